import { Box, Button } from '@mui/material';
import { useEffect, useState } from 'react';
import type { Refusal } from '#shared/lib/result.ts';
import { host, saveFiles, takeFile } from '../../app/hooks/files.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { PdfView } from '../../components/pdf/pdfView.tsx';
import type { PrintedPaper } from './printRequest.ts';
import { usePrinters } from './printers.ts';

/** A duplicate that was just made. */
export function Duplicate({ paper, copy, onClose }: { readonly paper: PrintedPaper; readonly copy: number; readonly onClose: () => void }) {
  const { t } = useLanguage();
  return <OnePaper paper={paper} title={t('printing.duplicate', { reference: paper.reference ?? '', copy })} onClose={onClose} />;
}
/** A paper that was just made: looked at, printed, saved. */
export function OnePaper({ paper, title, onClose }: { readonly paper: PrintedPaper; readonly title: string; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const printers = usePrinters();
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void takeFile(paper.file).then((taken) => { if (gone) return; if (taken.ok) setBytes(taken.value); else setRefusal(taken.refusal); });
    return () => { gone = true; };
  }, [paper]);
  const files = bytes ? [{ name: paper.name, bytes }] : [];
  const print = async (): Promise<void> => {
    const outcome = await printers.print(files, 'two');
    setRefusal(outcome.ok ? null : outcome.refusal);
    if (outcome.ok && outcome.value) setSaid(t(host === 'browser' ? 'printing.done_shown' : 'printing.done_printed', { files: 1 }));
  };
  const save = async (): Promise<void> => {
    const outcome = await saveFiles(files);
    setRefusal(outcome.ok ? null : outcome.refusal);
    if (outcome.ok && outcome.value) setSaid(t('printing.done_saved', { files: 1 }));
  };
  return (
    <Dialog open wide title={title} onClose={onClose} actions={<>
      <Button variant="contained" disabled={!bytes} onClick={() => void print()}>{t('printing.print')}</Button>
      <Button variant="outlined" disabled={!bytes} onClick={() => void save()}>{t('printing.save')}</Button>
      <Button variant="text" onClick={onClose}>{t('ui.close')}</Button>
    </>}>
      <RefusalNotice refusal={refusal} />
      {said && <Notice tone="good">{said}</Notice>}
      <Box sx={{ height: '58vh', display: 'flex' }}><PdfView bytes={bytes} label={paper.reference ?? paper.name} /></Box>
    </Dialog>
  );
}
