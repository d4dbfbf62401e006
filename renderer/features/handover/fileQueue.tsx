import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, Select, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { Progress } from '../../components/progress.tsx';
import { color, narrow } from '../../components/theme.ts';
import { Ltr, Name, srOnly } from '../../components/values.tsx';
import type { Person } from './fileRules.ts';
import type { Queued, ScanQueue } from './useScanQueue.ts';

/** Where files are dropped or chosen, and those that wait for a choice. */
export function FileQueue({ queue, brief, over, persons, onFiles, onLook }: { readonly queue: ScanQueue; /** there is little room */ readonly brief: boolean; /** a file is being dragged over the page */ readonly over: boolean; readonly persons: readonly Person[]; readonly onFiles: (files: readonly File[]) => void; readonly onLook: (file: File) => void }) {
  const { t } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const asking = queue.items.filter(({ state }) => state === 'asking' || state === 'refused');
  return (
    <Box sx={{ px: 3, pb: 1.5, display: 'grid', gap: 1.5, [narrow]: { px: 2 } }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap', p: 1.5, borderRadius: 1, border: `2px dashed ${over ? color.green : color.edge}`, bgcolor: over ? color.greenTint : color.ground }}>
        <UploadIcon sx={{ color: color.green }} />
        <Box sx={{ flex: 1, minWidth: 200 }}><Typography sx={{ fontWeight: 600 }}>{t('filing.dropHere')}</Typography>{!brief && <Typography variant="body2" color="textSecondary">{t('filing.dropHint', { example: `${(persons[0]?.paper?.reference ?? '').replaceAll('/', '-')}.pdf` })}</Typography>}</Box>
        <Button variant="outlined" onClick={() => input.current?.click()}>{t('filing.chooseFiles')}</Button>
        <input ref={input} type="file" multiple accept=".pdf,.jpg,.jpeg,.png" aria-label={t('filing.chooseFiles')} tabIndex={-1} style={srOnly} onChange={(event) => { onFiles([...event.target.files ?? []]); event.target.value = ''; }} />
      </Box>
      {queue.progress && <Progress label={t('filing.attaching')} done={queue.progress.done} total={queue.progress.total} onCancel={queue.stop} />}
      {!queue.progress && queue.attached > 0 && <Notice tone="good">{t('filing.attached', { count: queue.attached })}</Notice>}
      {asking.length > 0 && (
        <Box component="section" aria-label={t('filing.toPlace', { count: asking.length })}>
          <Typography variant="h2" sx={{ borderBottom: `1px solid ${color.ink}` }}>{t('filing.toPlace', { count: asking.length })}</Typography>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 240, overflow: 'auto' }}>{asking.map((item) => <ToPlace key={item.key} item={item} persons={persons} queue={queue} onLook={onLook} />)}</Box>
        </Box>
      )}
    </Box>
  );
}
/** A file that belongs to nobody by its name, or was refused: looked at, given to a person, or left out. */
function ToPlace({ item, persons, queue, onLook }: { readonly item: Queued; readonly persons: readonly Person[]; readonly queue: ScanQueue; readonly onLook: (file: File) => void }) {
  const { t, lang } = useLanguage();
  const [chosen, setChosen] = useState(item.reference ?? '');
  const { file, refusal, key } = item;
  return (
    <Box component="li" sx={{ py: 1, borderBottom: `1px solid ${color.line}`, display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <Box sx={{ flex: '1 1 180px', minWidth: 0, overflowWrap: 'anywhere' }}><Ltr>{file.name.length > 60 ? `${file.name.slice(0, 40)}…${file.name.slice(-16)}` : file.name}</Ltr>{refusal && <Typography variant="body2" role="alert" sx={{ color: color.amber, fontWeight: 600 }}>{t(refusal.code, refusal.params)}</Typography>}</Box>
      <Button size="small" variant="outlined" onClick={() => { onLook(file); }}>{t('filing.look')}</Button>
      <Select native value={chosen} onChange={(event) => { setChosen(event.target.value); }} inputProps={{ 'aria-label': t('filing.whose', { file: file.name }) }} sx={{ minHeight: 32, flex: '1 1 220px', maxWidth: 320, '& select': { py: '3px !important' } }}>
        <option value="">{t('filing.whosePaper')}</option>
        {persons.map(({ recipientId, order, name, paper }) => paper && <option key={recipientId} value={paper.reference}>{t('day.numbered', { order, name: inLanguage(name, lang) })}{paper.scans > 0 ? ` (${t('filing.hasScans', { count: paper.scans })})` : ''}</option>)}
      </Select>
      <Button size="small" variant="contained" disabled={chosen === ''} onClick={() => { queue.attach(key, chosen); }}>{t('filing.attach')}</Button>
      <Button size="small" variant="text" onClick={() => { queue.drop(key); }}>{t('filing.leaveOut')}<span style={srOnly}> <Name>{file.name}</Name></span></Button>
    </Box>
  );
}
