import CloseIcon from '@mui/icons-material/Close';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { useEffect, useState, type ReactNode } from 'react';
import type { Refusal } from '#shared/lib/result.ts';
import { call, useCommand } from '../../app/hooks/api.ts';
import { saveFiles, takeFile } from '../../app/hooks/files.ts';
import { TextField } from '../../components/field.tsx';
import { useLanguage } from '../../components/language.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { PdfView } from '../../components/pdf/pdfView.tsx';
import { Progress } from '../../components/progress.tsx';
import { ScannedPicture } from '../../components/scannedPicture.tsx';
import { color } from '../../components/theme.ts';
import type { Scan } from './fileRules.ts';

/** What is looked at: a scan that is kept, or a file that waits to be attached. */
export type Looked = { readonly scan: Scan } | { readonly file: File };
type Bytes = Uint8Array<ArrayBuffer>;

function useLookedAt(looked: Looked): { readonly bytes: Bytes | null; readonly refusal: Refusal | null } {
  const [state, set] = useState<{ readonly bytes: Bytes | null; readonly refusal: Refusal | null }>({ bytes: null, refusal: null });
  const scanId = 'scan' in looked ? looked.scan.scanId : null, file = 'file' in looked ? looked.file : null;
  useEffect(() => {
    let gone = false;
    const tell = (bytes: Bytes | null, refusal: Refusal | null): void => { if (!gone) set({ bytes, refusal }); };
    set({ bytes: null, refusal: null });
    void (async () => {
      if (file) { try { tell(new Uint8Array(await file.arrayBuffer()), null); } catch { tell(null, { code: 'files.FILE_NOT_READABLE', params: { file: file.name } }); } return; }
      const found = await call('papers.scan', { scanId: scanId ?? '' });
      const taken = found.ok ? await takeFile(found.value.file) : found;
      if (taken.ok) tell(taken.value, null); else tell(null, taken.refusal);
    })();
    return () => { gone = true; };
  }, [scanId, file]);
  return state;
}
const isPdf = (bytes: Bytes): boolean => bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46;

/** The scan beside the list; one that is kept can be removed with a reason. */
export function ScanPanel({ looked, title, mayRemove, onRemoved, onClose }: { readonly looked: Looked; readonly title: ReactNode; readonly mayRemove: boolean; readonly onRemoved: () => void; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { bytes, refusal } = useLookedAt(looked);
  const removal = useCommand('papers.removeScan');
  const [asking, setAsking] = useState(false), [reason, setReason] = useState(''), [wanting, setWanting] = useState(false);
  const label = 'file' in looked ? looked.file.name : t('filing.scanOf', { reference: looked.scan.reference, number: looked.scan.order });
  const name = 'file' in looked ? looked.file.name : `${looked.scan.reference.replaceAll('/', '-')}.scan-${looked.scan.order}.${looked.scan.format === 'jpeg' ? 'jpg' : looked.scan.format}`;
  const remove = async (): Promise<void> => {
    if (!('scan' in looked)) return;
    if (reason.trim() === '') { setWanting(true); return; }
    if ((await removal.run({ scanId: looked.scan.scanId, reason })).ok) onRemoved();
  };
  return (
    <Box component="aside" aria-label={label} onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); onClose(); } }} sx={{ display: 'flex', flexDirection: 'column', minWidth: 0, minHeight: 0, borderInlineStart: `1px solid ${color.line}` }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, minHeight: 56 }}>
        <Typography variant="h2" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>{title}</Typography>
        {mayRemove && 'scan' in looked && <Button size="small" variant="outlined" onClick={() => { setAsking(true); }}>{t('filing.removeScan')}</Button>}
        <IconButton aria-label={t('ui.close')} onClick={onClose}><CloseIcon /></IconButton>
      </Box>
      {asking && (
        <Box component="form" noValidate onSubmit={(event) => { event.preventDefault(); void remove(); }} sx={{ px: 2, pb: 2, display: 'grid', gap: 1.5 }}>
          <RefusalNotice refusal={removal.refusal} />
          <TextField label={t('filing.removeReason')} hint={t('filing.removeHint')} error={wanting && reason.trim() === '' ? t('filing.reasonNeeded') : undefined} value={reason} onChange={(event) => { setReason(event.target.value); }} autoFocus />
          <Box sx={{ display: 'flex', gap: 1 }}><Button type="submit" variant="contained" disabled={removal.busy}>{t('filing.removeScan')}</Button><Button variant="outlined" onClick={() => { setAsking(false); }}>{t('ui.notNow')}</Button></Box>
        </Box>
      )}
      {refusal ? <Box sx={{ p: 2 }}><RefusalNotice refusal={refusal} /></Box>
        : !bytes ? <Box sx={{ p: 2 }}><Progress label={t('ui.loading')} /></Box>
          : isPdf(bytes) ? <PdfView bytes={bytes} label={label} onSave={'scan' in looked ? () => void saveFiles([{ name, bytes }]) : undefined} foot={t('filing.blankHint')} /> : <ScannedPicture bytes={bytes} label={label} />}
    </Box>
  );
}
