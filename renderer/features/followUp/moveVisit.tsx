import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useCommand } from '#renderer/app/hooks/api.ts';
import { useKeptTexts } from '#renderer/app/hooks/kept.ts';
import { KeptHead } from '#renderer/app/hooks/keptHead.tsx';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextField } from '#renderer/components/field.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { ReasonDialog } from '#renderer/components/reasonDialog.tsx';
import { Day } from '#renderer/components/values.tsx';
import { dayText, readDay, REASON, reasonFaulty } from './texts.ts';

/** A visit as far as moving it needs to know it; `revision` as it was seen. */
interface Movable { readonly visitId: string; readonly personId: string; readonly plannedOn: string; readonly revision: number }
/** Another day, and why. What was typed stays where the visit was changed by somebody else meanwhile: the refusal says so. */
export function PostponeVisit({ visit: { visitId, personId, plannedOn, revision }, onLeave }: { readonly visit: Movable; readonly onLeave: () => void }) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const { run, busy, refusal } = useCommand('followUp.postpone');
  const { texts: { to, reason }, set, draft } = useKeptTexts(`postpone/${personId}/${visitId}`, { to: '', reason: '' });
  const [asked, setAsked] = useState(false);
  const read = readDay(to), fault = asked && 'fault' in read ? t(read.fault, { field: t('followUpForm.f_to') }) : undefined;
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (busy || 'fault' in read || reasonFaulty(reason)) return;
    const outcome = await run({ visitId, revision, to: read.day, reason: reason.trim() });
    if (outcome.ok) { await draft.drop(); tell({ words: t('followUpForm.postponedTo', { to: dayText(read.day) }) }); onLeave(); }
  };
  if (!draft.ready) return null;
  return (
    <Dialog open title={t('followUpForm.postponeTitle')} onClose={onLeave} actions={<><Button variant="contained" disabled={busy} onClick={() => { void submit(); }}>{t('followUpForm.postpone')}</Button><Button variant="outlined" onClick={() => { void draft.drop().then(onLeave); }}>{t('ui.notNow')}</Button></>}>
      <Box component="form" noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }} sx={{ display: 'grid', gap: 1.5 }}>
        <Box><Say k="followUpForm.plannedFor" with={{ on: <Day date={plannedOn} long /> }} /></Box>
        <KeptHead draft={draft} />
        <RefusalNotice refusal={refusal} field={t('followUpForm.f_reason')} />
        <TextField autoFocus label={t('followUpForm.f_to')} hint={t('ceremonyEdit.dateHint')} content="code" error={fault} value={to} onChange={(event) => { set('to', event.target.value); }} />
        <TextField label={t('followUpForm.f_reason')} hint={t('followUpForm.reasonHint')} error={asked && reasonFaulty(reason) ? t('followUpForm.reasonNeeded') : undefined} value={reason} onChange={(event) => { set('reason', event.target.value); }} />
        <button type="submit" hidden tabIndex={-1} aria-hidden />
      </Box>
    </Dialog>
  );
}
export function CancelVisit({ visit: { visitId, personId, plannedOn, revision }, onLeave }: { readonly visit: Movable; readonly onLeave: () => void }) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const { run, busy, refusal } = useCommand('followUp.cancel');
  const { texts, set, draft } = useKeptTexts(`cancelVisit/${personId}/${visitId}`, { reason: '' });
  const cancel = async (reason: string): Promise<void> => {
    if ((await run({ visitId, revision, reason })).ok) { await draft.drop(); tell({ words: t('followUpForm.cancelled') }); onLeave(); }
  };
  if (!draft.ready) return null;
  return (
    <ReasonDialog kept={{ typed: texts.reason, onType: (typed) => { set('reason', typed); }, onGiveUp: () => { void draft.drop().then(onLeave); }, head: <KeptHead draft={draft} /> }} title={t('followUpForm.cancelTitle')} label={t('followUpForm.f_reason')} lacking={t('followUpForm.reasonNeeded')} least={REASON.least} most={REASON.most} act={t('followUpForm.cancel')} busy={busy} refusal={refusal} onAct={(reason) => { void cancel(reason); }} onClose={onLeave}>
      <Say k="followUpForm.plannedFor" with={{ on: <Day date={plannedOn} long /> }} /> {t('followUpForm.cancelWhat')}
    </ReasonDialog>
  );
}
