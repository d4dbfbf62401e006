import { Box, Button, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useCommand } from '#renderer/app/hooks/api.ts';
import { TextField } from '#renderer/components/field.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { localDate } from '#renderer/components/localTime.ts';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { narrow } from '#renderer/components/theme.ts';
import { createReader } from '#renderer/components/typed.ts';
import { shortDate } from '#shared/domain/common/dates.ts';

/** A new diagnosis: the day on which it was begun. */
export function Begin({ personId, first, onBegun, onLeave }: { readonly personId: string; readonly first: boolean; readonly onBegun: (diagnosisId: string) => void; readonly onLeave: () => void }) {
  const { t } = useLanguage();
  const { run, busy, refusal } = useCommand('diagnosis.begin');
  const [on, setOn] = useState(() => shortDate(localDate(new Date()))), [fault, setFault] = useState<string | undefined>(undefined);
  const field = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  useEffect(() => { field.current?.focus(); }, []);
  const begin = async (): Promise<void> => {
    if (busy) return;
    const read = createReader(), begunOn = read.date('begunOn', on);
    setFault(begunOn === null ? t(read.faults[0]?.code ?? 'app.EMPTY', { field: t('diagnosisForm.f_begunOn') }) : undefined);
    if (begunOn === null) { field.current?.focus(); return; }
    const outcome = await run({ personId, begunOn });
    if (outcome.ok) onBegun(outcome.value.diagnosisId);
  };
  return (
    <Box component="form" noValidate onSubmit={(event) => { event.preventDefault(); void begin(); }} sx={{ px: 3, py: 2, maxWidth: 640, display: 'grid', gap: 2, [narrow]: { px: 2 } }}>
      <Typography variant="h2">{t(first ? 'diagnosisForm.beginFirst' : 'diagnosisForm.beginTitle')}</Typography>
      <Typography color="textSecondary">{t(first ? 'diagnosisForm.beginWhat' : 'diagnosisForm.beginAgainWhat')}</Typography>
      <RefusalNotice refusal={refusal} />
      <Box sx={{ maxWidth: 240 }}><TextField inputRef={field} label={t('diagnosisForm.f_begunOn')} hint={t('ceremonyEdit.dateHint')} error={fault} content="code" value={on} onChange={(event) => { setOn(event.target.value); }} /></Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button type="submit" variant="contained" disabled={busy}>{t('diagnosisForm.begin')}</Button>
        <Button variant="outlined" onClick={onLeave}>{t('ui.notNow')}</Button>
      </Box>
    </Box>
  );
}
