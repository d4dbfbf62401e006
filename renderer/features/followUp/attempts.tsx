import { Box, Button, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { useAnswer, useCommand } from '#renderer/app/hooks/api.ts';
import { useKeptTexts } from '#renderer/app/hooks/kept.ts';
import { KeptHead } from '#renderer/app/hooks/keptHead.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { SelectField, TextField } from '#renderer/components/field.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { localDate } from '#renderer/components/localTime.ts';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Section } from '#renderer/components/page.tsx';
import { Status } from '#renderer/components/status.tsx';
import { color } from '#renderer/components/theme.ts';
import { Day, Name } from '#renderer/components/values.tsx';
import { ATTEMPT_OUTCOMES, ATTEMPT_WAYS, type AttemptOutcome } from '#shared/domain/followUp.ts';
import { dayText, readDay } from './texts.ts';

type Way = (typeof ATTEMPT_WAYS)[number];
/** Attempts to reach a person, and what «lost to follow-up» rests on. That one is being noted stands in the address. */
export function Attempts({ personId, icon, writes }: { readonly personId: string; readonly icon: ReactElement; readonly writes: boolean }) {
  const { t } = useLanguage();
  const { data, refusal } = useAnswer('followUp.attempts', { personId });
  const [params, setParams] = useSearchParams(), notes = writes && params.get('attempt') === 'yes';
  return (
    <Section title={t('followUpForm.attempts')} aside={writes && <Button size="small" variant="outlined" startIcon={icon} onClick={() => { setParams({ attempt: 'yes' }, { replace: true }); }}>{t('followUpForm.noteAttempt')}</Button>}>
      <RefusalNotice refusal={refusal} />
      {data && <Box sx={{ py: 1, display: 'grid', gap: 1 }}>
        <Typography>
          {data.lastContact === null ? t('followUpForm.noContact') : <Say k="followUpForm.lastContact" with={{ on: <Day date={data.lastContact} /> }} />}{' '}
          {t('followUpForm.unreached', { count: data.unreached, needed: data.needed, since: data.lastContact === null ? 'no' : 'yes' })}
        </Typography>
        {writes && data.enough && <Box><Status tone="warn">{t('followUpForm.enough')}</Status></Box>}
        {data.attempts.length > 0 && (
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {data.attempts.map(({ triedOn, way, outcome, note, notedBy }, i) => (
              <Box component="li" key={i} sx={{ display: 'flex', columnGap: 2, rowGap: 0.25, flexWrap: 'wrap', py: 0.75, borderBottom: `1px solid ${color.line}`, alignItems: 'baseline' }}>
                <Day date={triedOn} /><span>{t(`caseWords.attemptWay_${way}`)}</span><Status tone={outcome === 'reached' ? 'done' : 'todo'}>{t(`caseWords.attemptOutcome_${outcome}`)}</Status>
                <Box component="bdi" dir="auto" sx={{ flex: '1 1 160px', minWidth: 0, overflowWrap: 'anywhere' }}>{note}</Box><span className="soft"><Name>{notedBy}</Name></span>
              </Box>
            ))}
          </Box>
        )}
      </Box>}
      {notes && <Note personId={personId} onLeave={() => { setParams({}, { replace: true }); }} />}
    </Section>
  );
}
function Note({ personId, onLeave }: { readonly personId: string; readonly onLeave: () => void }) {
  const { t } = useLanguage();
  const { run, busy, refusal } = useCommand('followUp.attempt');
  const { texts: { on, way, outcome, note }, set, draft, done, giveUp } = useKeptTexts<{ on: string; way: Way; outcome: AttemptOutcome; note: string }>(`attempt/${personId}`, { on: dayText(localDate(new Date())), way: 'phone', outcome: 'unreached', note: '' }, onLeave);
  const [fault, setFault] = useState<string | undefined>(undefined);
  const submit = async (): Promise<void> => {
    const read = readDay(on);
    setFault('fault' in read ? t(read.fault, { field: t('followUpForm.f_triedOn') }) : undefined);
    if ('fault' in read || busy) return;
    if ((await run({ personId, triedOn: read.day, way, outcome, note })).ok) await done(t('followUpForm.attemptNoted'));
  };
  if (!draft.ready) return null;
  return (
    <Dialog open title={t('followUpForm.noteAttempt')} onClose={onLeave} actions={<><Button variant="contained" disabled={busy} onClick={() => { void submit(); }}>{t('ui.save')}</Button><Button variant="outlined" onClick={giveUp}>{t('ui.notNow')}</Button></>}>
      <Box component="form" noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }} sx={{ display: 'grid', gap: 1.5 }}>
        <KeptHead draft={draft} />
        <RefusalNotice refusal={refusal} field={t('followUpForm.f_note')} />
        <TextField label={t('followUpForm.f_triedOn')} hint={t('ceremonyEdit.dateHint')} content="code" error={fault} value={on} onChange={(event) => { set('on', event.target.value); }} />
        <SelectField label={t('followUpForm.f_way')} value={way} onChange={(value) => { set('way', value); }} options={ATTEMPT_WAYS.map((value) => ({ value, label: t(`caseWords.attemptWay_${value}`) }))} />
        <SelectField label={t('followUpForm.f_outcome')} value={outcome} onChange={(value) => { set('outcome', value); }} options={ATTEMPT_OUTCOMES.map((value) => ({ value, label: t(`caseWords.attemptOutcome_${value}`) }))} />
        <TextField label={t('followUpForm.f_note')} optional value={note} onChange={(event) => { set('note', event.target.value.slice(0, 300)); }} />
        <button type="submit" hidden tabIndex={-1} aria-hidden />
      </Box>
    </Dialog>
  );
}
