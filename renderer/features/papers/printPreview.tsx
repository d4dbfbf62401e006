import NextIcon from '@mui/icons-material/SkipNextOutlined';
import PreviousIcon from '@mui/icons-material/SkipPreviousOutlined';
import { Box, IconButton, Select } from '@mui/material';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Refusal } from '#shared/lib/result.ts';
import { useLanguage } from '../../components/language.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { PdfView, type PdfHandle } from '../../components/pdf/pdfView.tsx';
import { color } from '../../components/theme.ts';
import { Kbd, mirrors } from '../../components/values.tsx';
import type { PrintedPaper } from './printRequest.ts';
import type { Printed } from './usePrinted.ts';

interface Mark { readonly title: string; readonly page: number }
/** What the printed papers look like: the very files, one at a time, with a list of the sheets in them. */
export function PrintPreview({ printed, named, onSave, waiting }: { readonly printed: Printed; /** what a file is called in the list */ readonly named: (paper: PrintedPaper) => string; readonly onSave: (() => void) | null; readonly waiting: ReactNode }) {
  const { t } = useLanguage();
  const { made, bytesOf } = printed;
  const [at, setAt] = useState(0);
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  const [page, setPage] = useState(1);
  const view = useRef<PdfHandle>(null);
  const papers = made?.papers ?? [];
  const paper = papers[Math.min(at, papers.length - 1)];
  useEffect(() => { setAt(0); }, [made]);
  useEffect(() => {
    setBytes(null);
    setRefusal(null);
    if (!paper) return undefined;
    let gone = false;
    void bytesOf(paper).then((taken) => { if (gone) return; if (taken.ok) setBytes(taken.value); else setRefusal(taken.refusal); });
    return () => { gone = true; };
  }, [paper, bytesOf]);
  const sheet = marks.findLastIndex((mark) => mark.page <= page);
  const label = paper ? named(paper) : t('printing.preview');
  const selects = { minHeight: 32, flex: '1 1 200px', maxWidth: 460, '& select': { py: '3px !important', fontWeight: 600, textOverflow: 'ellipsis' } } as const;
  const jump = (by: 1 | -1): void => { const mark = marks[sheet + by]; if (mark) view.current?.go(mark.page); };
  const head = (papers.length > 1 || marks.length > 1) && (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', justifyContent: 'center', minWidth: 0, px: 2, py: 0.75, borderBottom: `1px solid ${color.line}`, flexWrap: 'wrap' }}>
      {papers.length > 1 && (
        <Select native value={String(at)} onChange={(event) => { setAt(Number(event.target.value)); }} inputProps={{ 'aria-label': t('printing.whichFile') }} sx={selects}>
          {papers.map((one, index) => <option key={one.name} value={String(index)}>{named(one)}</option>)}
        </Select>
      )}
      {marks.length > 1 && (
        <>
        <IconButton size="small" aria-label={t('printing.previousSheet')} title={t('printing.previousSheet')} disabled={sheet <= 0} onClick={() => { jump(-1); }}><PreviousIcon sx={mirrors} /></IconButton>
        <Select native value={String(sheet)} onChange={(event) => { const mark = marks[Number(event.target.value)]; if (mark) view.current?.go(mark.page); }} inputProps={{ 'aria-label': t('printing.whichSheet') }} sx={selects}>
          {marks.map(({ title }, index) => <option key={index} value={String(index)}>{title}</option>)}
        </Select>
        <IconButton size="small" aria-label={t('printing.nextSheet')} title={t('printing.nextSheet')} disabled={sheet >= marks.length - 1} onClick={() => { jump(1); }}><NextIcon sx={mirrors} /></IconButton>
        </>
      )}
    </Box>
  );
  if (refusal) return <Box sx={{ p: 3, flex: 1 }}><RefusalNotice refusal={refusal} /></Box>;
  return (
    <PdfView bytes={bytes} label={label} head={head} onSave={onSave ?? undefined} handle={view} onPage={setPage} onMarks={setMarks} waiting={paper ? undefined : waiting}
      foot={<><span>{t('printing.thePdfItself')}</span><Box sx={{ flex: 1 }} /><span className="wide"><Kbd>PgUp</Kbd> <Kbd>PgDn</Kbd></span></>} />
  );
}
