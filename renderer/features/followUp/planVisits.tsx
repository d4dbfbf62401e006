import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useAnswer, useCommand } from '#renderer/app/hooks/api.ts';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { Tick } from '#renderer/components/choice.tsx';
import { SelectField, TextField } from '#renderer/components/field.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Section } from '#renderer/components/page.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Day } from '#renderer/components/values.tsx';
import { VISIT_KINDS, type Milestone, type VisitKind } from '#shared/domain/followUp.ts';
import { dayText, readDay } from './texts.ts';

interface Wanted { readonly ticked: boolean; readonly kind: VisitKind; readonly plannedOn: string }
/** The usual calendar as it would fall, to be ticked and moved; and one visit besides. */
export function PlanVisits({ personId, onLeave }: { readonly personId: string; readonly onLeave: () => void }) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const { data, refusal } = useAnswer('followUp.proposal', { personId });
  const plan = useCommand('followUp.plan');
  const [changed, setChanged] = useState<Readonly<Partial<Record<Milestone, Wanted>>>>({}), [faults, setFaults] = useState<Readonly<Partial<Record<Milestone, string>>>>({});
  const [other, setOther] = useState<Wanted>({ ticked: false, kind: 'field', plannedOn: '' });
  const free = (data?.visits ?? []).filter(({ already }) => !already), taken = (data?.visits ?? []).filter(({ already }) => already);
  const wantedOf = ({ milestone, kind, plannedOn }: (typeof free)[number]): Wanted => changed[milestone] ?? { ticked: true, kind, plannedOn: dayText(plannedOn) };
  const rows: readonly (readonly [Milestone, Wanted])[] = [...free.map((one) => [one.milestone, wantedOf(one)] as const), ['other', other]];
  const chosen = rows.filter(([, { ticked }]) => ticked);
  const submit = async (): Promise<void> => {
    const read = chosen.map(([milestone, { kind, plannedOn }]) => ({ milestone, kind, read: readDay(plannedOn) }));
    setFaults(Object.fromEntries(read.flatMap(({ milestone, read: found }) => ('fault' in found ? [[milestone, t(found.fault, { field: t('followUpForm.f_plannedOn') })]] : []))));
    if (plan.busy || chosen.length === 0 || read.some((one) => 'fault' in one.read)) return;
    const outcome = await plan.run({ personId, visits: read.map(({ milestone, kind, read: found }) => ({ milestone, kind, plannedOn: 'day' in found ? found.day : '' })) });
    if (outcome.ok) { tell({ words: t('followUpForm.planned', { count: chosen.length }) }); onLeave(); }
  };
  const row = (milestone: Milestone, wanted: Wanted, set: (wanted: Wanted) => void) => (
    <Box component="li" key={milestone} sx={{ display: 'grid', gridTemplateColumns: '200px minmax(0, 1fr) minmax(0, 1fr)', columnGap: 2, rowGap: 0.5, alignItems: 'end', py: 1, borderBottom: `1px solid ${color.line}`, [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' } }}>
      <Tick label={<span className="strong">{t(`caseWords.milestone_${milestone}`)}</span>} checked={wanted.ticked} onChange={(ticked) => { set({ ...wanted, ticked }); }} />
      <TextField label={t('followUpForm.f_plannedOn')} content="code" disabled={!wanted.ticked} error={faults[milestone]} value={wanted.plannedOn} onChange={(event) => { set({ ...wanted, plannedOn: event.target.value }); }} />
      <SelectField label={t('followUpForm.f_kind')} disabled={!wanted.ticked} value={wanted.kind} onChange={(kind) => { set({ ...wanted, kind }); }} options={VISIT_KINDS.map((value) => ({ value, label: t(`caseWords.visitKind_${value}`) }))} />
    </Box>
  );
  return (
    <Box component="form" noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }} sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 3, py: 1.5, [narrow]: { px: 2, flex: 'none' } }}>
      <Box sx={{ maxWidth: 800, display: 'grid', gap: 2 }}>
        <Section title={t('followUpForm.plan')}>
          <Box sx={{ display: 'grid', gap: 1, pt: 1 }}>
            <RefusalNotice refusal={refusal ?? plan.refusal} />
            {data && <Typography color="textSecondary">{data.from === null ? t('followUpForm.basis_none') : <Say k={data.basis === 'handover' ? 'followUpForm.basis_handover' : 'followUpForm.basis_signature'} with={{ from: <Day date={data.from} /> }} />}</Typography>}
            {taken.length > 0 && <Typography color="textSecondary">{t('followUpForm.already', { visits: taken.map(({ milestone }) => t(`caseWords.milestone_${milestone}`)).join(t('lifeProjectForm.comma')) })}</Typography>}
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {free.map((one) => row(one.milestone, wantedOf(one), (wanted) => { setChanged((now) => ({ ...now, [one.milestone]: wanted })); }))}
              {row('other', other, setOther)}
            </Box>
          </Box>
        </Section>
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          <Button type="submit" variant="contained" disabled={plan.busy || chosen.length === 0}>{t('followUpForm.planDo', { count: chosen.length })}</Button>
          <Button variant="outlined" onClick={onLeave}>{t('ui.notNow')}</Button>
        </Box>
      </Box>
    </Box>
  );
}
