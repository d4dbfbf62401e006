import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useCommand } from '#renderer/app/hooks/api.ts';
import { useKept } from '#renderer/app/hooks/kept.ts';
import { FieldsOf, Text } from '#renderer/app/hooks/keptFields.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { localDate } from '#renderer/components/localTime.ts';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { narrow } from '#renderer/components/theme.ts';
import { createReader, fieldNamed, type Fault, type Read } from '#renderer/components/typed.ts';
import { shortDate } from '#shared/domain/common/dates.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { labelOf } from './texts.ts';

interface StartTexts { dated: string; reason: string }
const SPEAKS_OF: Readonly<Record<string, string>> = { 'lifeProjects.DATED_IN_FUTURE': 'dated', 'lifeProjects.DATED_BEFORE_FILE': 'dated', 'papers.REASON_NEEDED': 'reason' };
/** The first plan, or a new version of the one in force, which says why. */
export function PlanStart({ personId, renews, onBegun, onLeave }: { readonly personId: string; /** the version in force */ readonly renews: number | null; readonly onBegun: (lifeProjectId: string) => void; readonly onLeave: () => void }) {
  const { t } = useLanguage();
  const { run, busy } = useCommand('lifeProjects.draft');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const kept = useKept<StartTexts>(`lifeProject/${personId}/new`, { dated: shortDate(localDate(new Date())), reason: '' }, 0, (told) => SPEAKS_OF[told.code] ?? fieldNamed(told));
  const read = ({ dated, reason }: StartTexts): Read<{ dated: string; reason: string }> => {
    const reader = createReader(), day = reader.date('dated', dated);
    const faults: Fault[] = [...reader.faults, ...(dated.trim() === '' ? [{ path: 'dated', code: 'app.EMPTY' as const }] : []), ...(renews !== null && (reason.trim().length < 3 || reason.trim().length > 300) ? [{ path: 'reason', code: 'papers.REASON_NEEDED' as const }] : [])];
    return faults.length > 0 || day === null ? { ok: false, faults } : { ok: true, value: { dated: day, reason: renews === null ? '' : reason.trim() } };
  };
  const begin = async (): Promise<void> => {
    if (busy) return;
    setRefusal(null);
    const said = kept.check(read);
    if (!said) return;
    const outcome = await run({ personId, ...said });
    if (outcome.ok) { await kept.draft.drop(); onBegun(outcome.value.lifeProjectId); } else if (!kept.atField(outcome.refusal)) setRefusal(outcome.refusal);
  };
  const leave = (): void => { void kept.draft.drop().then(onLeave); };
  if (!kept.draft.ready) return null;
  return (
    <Box component="form" noValidate ref={kept.box} onSubmit={(event) => { event.preventDefault(); void begin(); }} sx={{ px: 3, py: 2, maxWidth: 720, display: 'grid', gap: 2, [narrow]: { px: 2 } }}>
      <Typography variant="h2">{renews === null ? t('lifeProjectForm.beginTitle') : t('lifeProjectForm.renewTitle', { version: renews })}</Typography>
      <Typography color="textSecondary">{t(renews === null ? 'lifeProjectForm.beginWhat' : 'lifeProjectForm.renewWhat')}</Typography>
      <RefusalNotice refusal={refusal} />
      <FieldsOf kept={kept} label={labelOf}>
        <Box sx={{ maxWidth: 240 }}><Text path="dated" content="code" hint={t('ceremonyEdit.dateHint')} autoFocus /></Box>
        {renews !== null && <Text path="reason" hint={t('lifeProjectForm.reasonHint')} />}
      </FieldsOf>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button type="submit" variant="contained" disabled={busy}>{t(renews === null ? 'lifeProjectForm.begin' : 'lifeProjectForm.renewDo')}</Button>
        <Button variant="outlined" onClick={leave}>{t('ui.notNow')}</Button>
      </Box>
    </Box>
  );
}
