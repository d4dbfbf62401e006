import { useEffect, useState } from 'react';
import type { HeldFile, Printer, PrintOptions } from '#shared/contract/bridge.ts';
import type { Refusal, Result } from '#shared/lib/result.ts';
import { host, listPrinters, printFiles } from '../../app/hooks/files.ts';
import { recall, remember } from '../../app/hooks/remembered.ts';

export interface Printers {
  /** Empty in a browser, whose own viewer prints. */
  readonly list: readonly Printer[];
  readonly refusal: Refusal | null;
  /** The chosen printer's name; empty: the system's dialog asks. */
  readonly chosen: string;
  readonly choose: (name: string) => void;
  readonly print: (files: readonly HeldFile[], sides: 'one' | 'two', onPrinted?: (done: number) => void) => Promise<Result<{ readonly printed: number } | null>>;
}
/** The host's printers, with the one chosen on this computer before; a printer that is gone is not chosen any more. */
export function usePrinters(): Printers {
  const [list, setList] = useState<readonly Printer[]>([]);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [asked, setAsked] = useState(() => recall('printer') ?? '');
  useEffect(() => {
    if (host === 'browser') return undefined;
    let gone = false;
    void listPrinters().then((found) => { if (gone) return; if (found.ok) setList(found.value); else setRefusal(found.refusal); });
    return () => { gone = true; };
  }, []);
  const chosen = list.some(({ name }) => name === asked) ? asked : '';
  const options = (sides: 'one' | 'two'): PrintOptions => ({ printer: chosen || null, sides: sides === 'two' ? 'longEdge' : 'one', copies: 1 });
  return { list, refusal, chosen, choose: (name) => { remember('printer', name); setAsked(name); }, print: (files, sides, onPrinted) => printFiles(files, options(sides), onPrinted) };
}
