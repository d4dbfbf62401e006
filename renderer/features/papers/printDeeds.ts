import { useState } from 'react';
import type { Refusal, Result } from '#shared/lib/result.ts';
import { call } from '../../app/hooks/api.ts';
import { host, saveFiles, takeFile } from '../../app/hooks/files.ts';
import { useSession } from '../../app/hooks/session.tsx';
import type { Printers } from './printers.ts';
import type { Choices } from './printRequest.ts';
import type { Printed } from './usePrinted.ts';

export type Work = 'taking' | 'printing' | 'testing';
/** What was done, in words; it stands until something else is done. */
export interface Done { readonly what: 'printed' | 'shown' | 'saved' | 'tested' | 'testShown' | 'cancelled'; readonly files: number }
export interface PrintDeeds {
  readonly work: { readonly is: Work; readonly done: number } | null;
  readonly refusal: Refusal | null;
  readonly done: Done | null;
  /** Null where there is nothing to print yet, or something is under way. */
  readonly print: (() => void) | null;
  readonly save: (() => void) | null;
  readonly testPage: () => void;
}
/** What is done with made papers, one deed at a time, with its outcome. */
export function usePrintDeeds(printed: Printed, printers: Printers, { sides, language }: Choices): PrintDeeds {
  const { centre } = useSession();
  const [work, setWork] = useState<PrintDeeds['work']>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const { made, all } = printed;
  const during = async (is: Work, deed: () => Promise<Result<Done | null>>): Promise<void> => {
    if (work) return;
    setWork({ is, done: 0 });
    setRefusal(null);
    setDone(null);
    const outcome = await deed();
    setWork(null);
    if (outcome.ok) setDone(outcome.value ?? { what: 'cancelled', files: 0 });
    else setRefusal(outcome.refusal);
  };
  const on = (is: Work) => (count: number): void => { setWork({ is, done: count }); };
  const print = (): void => void during('taking', async () => {
    const files = await all(on('taking'));
    if (!files.ok) return files;
    const outcome = await printers.print(files.value, sides, on('printing'));
    return outcome.ok ? { ok: true, value: outcome.value && { what: host === 'browser' ? 'shown' : 'printed', files: outcome.value.printed } } : outcome;
  });
  const save = (): void => void during('taking', async () => {
    const files = await all(on('taking'));
    if (!files.ok) return files;
    const outcome = await saveFiles(files.value);
    return outcome.ok ? { ok: true, value: outcome.value && { what: 'saved', files: outcome.value.saved } } : outcome;
  });
  const testPage = (): void => void during('testing', async () => {
    const page = await call('papers.testPage', { language, centre: { ar: centre.nameAr, fr: centre.nameFr } });
    if (!page.ok) return page;
    const bytes = await takeFile(page.value.file);
    if (!bytes.ok) return bytes;
    const outcome = await printers.print([{ name: `test-page.${language}.pdf`, bytes: bytes.value }], sides);
    return outcome.ok ? { ok: true, value: outcome.value && { what: host === 'browser' ? 'testShown' : 'tested', files: 1 } } : outcome;
  });
  const ready = made !== null && made.papers.length > 0 && !work;
  return { work, refusal, done, print: ready ? print : null, save: ready ? save : null, testPage };
}
