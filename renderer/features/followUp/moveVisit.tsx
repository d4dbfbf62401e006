import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useCommand } from '#renderer/app/hooks/api.ts';
import { useKeptTexts } from '#renderer/app/hooks/kept.ts';
import { KeptHead } from '#renderer/app/hooks/keptHead.tsx';
import { ReasonDialog } from '#renderer/app/hooks/reasonDialog.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextField } from '#renderer/components/field.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Day } from '#renderer/components/values.tsx';
import { dayText, readDay, REASON, reasonFaulty } from './texts.ts';

/** A visit as far as moving it needs to know it; `revision` as it was seen. */
interface Movable { readonly visitId: string; readonly personId: string; readonly plannedOn: string; readonly revision: number }
/** Another day, and why. What was typed stays where the visit was changed by somebody else meanwhile: the refusal says so. */
export function PostponeVisit({ visit: { visitId, personId, plannedOn, revision }, onLeave }: { readonly visit: Movable; readonly onLeave: () => void }) {
  const { t } = useLanguage();
  const { run, busy, refusal } = useCommand('followUp.postpone');
  const { texts: { to, reason }, set, draft, done, giveUp } = useKeptTexts(`postpone/${personId}/${visitId}`, { to: '', reason: '' }, onLeave);
  const [asked, setAsked] = useState(false);
  const read = readDay(to), fault = asked && 'fault' in read ? t(read.fault, { field: t('followUpForm.f_to') }) : undefined;
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (busy || 'fault' in read || reasonFaulty(reason)) return;
    if ((await run({ visitId, revision, to: read.day, reason: reason.trim() })).ok) await done(t('followUpForm.postponedTo', { to: dayText(read.day) }));
  };
  if (!draft.ready) return null;
  return (
    <Dialog open title={t('followUpForm.postponeTitle')} onClose={onLeave} actions={<><Button variant="contained" disabled={busy} onClick={() => { void submit(); }}>{t('followUpForm.postpone')}</Button><Button variant="outlined" onClick={giveUp}>{t('ui.notNow')}</Button></>}>
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
  const { run, busy, refusal } = useCommand('followUp.cancel');
  return (
    <ReasonDialog keep={`cancelVisit/${personId}/${visitId}`} title={t('followUpForm.cancelTitle')} label={t('followUpForm.f_reason')} lacking={t('followUpForm.reasonNeeded')} least={REASON.least} most={REASON.most} act={t('followUpForm.cancel')} busy={busy} refusal={refusal} onAct={(reason) => run({ visitId, revision, reason })} told={t('followUpForm.cancelled')} onClose={onLeave}>
      <Say k="followUpForm.plannedFor" with={{ on: <Day date={plannedOn} long /> }} /> {t('followUpForm.cancelWhat')}
    </ReasonDialog>
  );
}
