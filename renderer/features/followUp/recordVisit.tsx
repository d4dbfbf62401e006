import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useWatch, type Control, type FieldValues } from 'react-hook-form';
import { call, useCommand } from '#renderer/app/hooks/api.ts';
import { useKept } from '#renderer/app/hooks/kept.ts';
import { Choice, Columns, FieldsOf, Text, Tick, useFields } from '#renderer/app/hooks/keptFields.tsx';
import { KeptRows } from '#renderer/app/hooks/keptRows.tsx';
import { KeptFoot, type Theirs } from '#renderer/app/hooks/keptFoot.tsx';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { useMay } from '#renderer/app/hooks/session.tsx';
import { useShortcut } from '#renderer/app/hooks/shortcuts.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { localDate } from '#renderer/components/localTime.ts';
import { clashes } from '#renderer/components/merge.ts';
import { Notice } from '#renderer/components/notice.tsx';
import { Section } from '#renderer/components/page.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Ltr, Moment, Money } from '#renderer/components/values.tsx';
import { fieldNamed } from '#renderer/components/typed.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { readAmount } from '#shared/domain/common/numbers.ts';
import { ACTIVITY_STATES, MILESTONES, OBSTACLES, UNIT_STATES, VISIT_KINDS } from '#shared/domain/followUp.ts';
import { ACTION_OWNERS } from '#shared/domain/lifeProjects.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { labelOf, newObstacle, readRecord, recordTexts, type RecordTexts, type Shown } from './texts.ts';

const SPEAKS_OF: Readonly<Record<string, string>> = { 'followUp.NOT_YET': 'doneOn', 'followUp.BEFORE_FILE': 'doneOn', 'followUp.NEXT_BEFORE': 'next.plannedOn', 'followUp.ALREADY_PLANNED': 'next.milestone', 'followUp.TOO_FAR': 'next.plannedOn', 'papers.REASON_NEEDED': 'reason' };
const fieldOf = (refusal: Refusal): string | null => SPEAKS_OF[refusal.code] ?? fieldNamed(refusal)?.replace(/^findings\./, '') ?? null;
const body = { display: 'grid', gap: 1.5, pt: 1.5 } as const;

/** What a visit found: the activity, each piece of equipment, the month's money, obstacles with what is done about them, the person's own view, the next visit. */
export function RecordVisit({ data, onLeave }: { readonly data: Shown; readonly onLeave: () => void }) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const { visitId } = data, mends = data.state === 'done', today = localDate(new Date());
  const kept = useKept<RecordTexts>(`visit/${data.personId}/${visitId}`, recordTexts(data, today), data.revision, fieldOf);
  const record = useCommand('followUp.record');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [other, setOther] = useState<Theirs<RecordTexts> | null>(null);
  const { draft, form } = kept;
  const submit = async (): Promise<void> => {
    if (record.busy || !draft.ready) return;
    setRefusal(null); setOther(null);
    const said = kept.check(readRecord(mends));
    if (!said) return;
    const outcome = await record.run({ visitId, revision: form.getValues().revision, ...said });
    if (outcome.ok) { await draft.drop(); tell({ words: t(outcome.value.nextVisitId === null ? 'followUpForm.recorded' : 'followUpForm.recordedNext') }); onLeave(); return; }
    if (outcome.refusal.code === 'app.CHANGED_MEANWHILE') {
      const there = await call('followUp.show', { visitId });
      if (there.ok && there.value.state === data.state) {
        const { was, now } = form.getValues(), texts = recordTexts(there.value, today);
        setOther({ texts, revision: there.value.revision, clashes: clashes(was, now, texts), words: t(outcome.refusal.code, outcome.refusal.params) });
        return;
      }
    }
    if (!kept.atField(outcome.refusal)) setRefusal(outcome.refusal);
  };
  const leave = (): void => { void draft.drop().then(onLeave); };
  useShortcut('Ctrl+S', 'ui.save', () => { void submit(); });
  if (!draft.ready) return null;
  return (
    <Box component="form" noValidate ref={kept.box} onSubmit={(event) => { event.preventDefault(); void submit(); }} sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', position: 'relative', px: 3, py: 1.5, '& .MuiInputBase-multiline': { p: 0 }, [narrow]: { px: 2, overflow: 'visible' } }}>
        <Box sx={{ maxWidth: 960, display: 'grid', gap: 2.5 }}>
          <Typography variant="h2">{t(mends ? 'followUpForm.mendTitle' : 'followUpForm.recordTitle', { milestone: t(`caseWords.milestone_${data.milestone}`) })}</Typography>
          {draft.restoredAt && <Notice tone="good" action={<Button size="small" variant="outlined" onClick={leave}>{t('ceremonyEdit.throwAway')}</Button>}><Say k="ceremonyEdit.restored" with={{ at: <Moment at={draft.restoredAt} /> }} /></Notice>}
          <FieldsOf kept={kept} label={labelOf}>
            <Columns of={4}><Text path="doneOn" content="code" autoFocus /><Choice path="kind" options={VISIT_KINDS.map((one) => [one, t(`caseWords.visitKind_${one}`)])} /><Choice path="activity" options={[['', t('followUpForm.chooseActivity')], ...ACTIVITY_STATES.map((one): [string, string] => [one, t(`caseWords.activity_${one}`)])]} /></Columns>
            <Text path="activityNote" optional multiline />
            <Section title={t('followUpForm.f_equipment')}><Equipment data={data} /></Section>
            <Section title={t('followUpForm.money')}><Box sx={body}><Columns of={4}><Text path="turnover" content="code" hint={t('followUpForm.oneMonth')} inputMode="decimal" optional /><Text path="charges" content="code" hint={t('followUpForm.oneMonth')} inputMode="decimal" optional /><Net /><Text path="jobs" content="code" hint={t('followUpForm.jobsHint')} inputMode="numeric" optional /></Columns></Box></Section>
            <Section title={t('followUpForm.f_obstacles')}><Box sx={body}><Obstacles /></Box></Section>
            <Text path="ownView" multiline optional hint={t('followUpForm.ownViewHint')} />
            <Section title={t('followUpForm.next')}><Box sx={body}><Next control={form.control as unknown as Control<FieldValues>} /></Box></Section>
            {mends && <Text path="reason" hint={t('followUpForm.mendReasonHint')} />}
          </FieldsOf>
        </Box>
      </Box>
      <KeptFoot kept={kept} other={other} onChosen={() => { setOther(null); }} label={(path) => t(labelOf(path))} refusal={refusal}>
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}><Button type="submit" variant="contained" disabled={record.busy}>{t(mends ? 'followUpForm.mendDo' : 'followUpForm.recordDo')}</Button><Button variant="outlined" onClick={leave}>{t('ceremonyEdit.cancel')}</Button></Box>
      </KeptFoot>
    </Box>
  );
}
/** Each unit of what was handed over, seen or not. */
function Equipment({ data: { units } }: { readonly data: Shown }) {
  const { t, lang } = useLanguage();
  if (units.length === 0) return <Typography sx={{ py: 1 }} color="textSecondary">{t('followUpForm.noUnits')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {units.map((unit, i) => {
        const name = inLanguage(unit.designation, lang);
        return (
          <Box component="li" key={unit.unitId} sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 4fr) 176px minmax(0, 4fr)', columnGap: 2, rowGap: 0.5, alignItems: 'center', py: 0.75, borderBottom: `1px solid ${color.line}`, [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' } }}>
            <Box sx={{ overflowWrap: 'anywhere' }}><bdi dir="auto">{name}</bdi>{unit.quantity > 1 && <> × <bdi>{unit.quantity}</bdi></>}{(unit.serial || unit.inventoryNumber) && <span className="soft"> · <Ltr>{unit.serial || unit.inventoryNumber}</Ltr></span>}{unit.last && <Box component="span" className="soft" sx={{ display: 'block', fontSize: '0.875rem' }}>{t('followUpForm.lastSeen', { state: t(`caseWords.unitState_${unit.last.state}`) })}</Box>}</Box>
            <Choice path={`equipment.${i}.state`} label={t('followUpForm.seenOf', { name })} seen={null} options={UNIT_STATES.map((one) => [one, t(`caseWords.unitState_${one}`)])} />
            <Text path={`equipment.${i}.note`} label={t('followUpForm.noteOf', { name })} seen={null} />
          </Box>
        );
      })}
    </Box>
  );
}
function Net() {
  const { t } = useLanguage();
  const { control } = useFields();
  const [turnover, charges]: unknown[] = useWatch({ control, name: ['now.turnover', 'now.charges'] });
  const [in_, out] = [readAmount(String(turnover ?? '')), readAmount(String(charges ?? ''))];
  return <Box role="status"><Typography variant="h3">{t('followUpForm.net')}</Typography><Box sx={{ lineHeight: '40px' }} className="strong">{in_.ok && out.ok ? <Money value={in_.value - out.value} unit /> : <span className="faint">–</span>}</Box></Box>;
}
function Obstacles() {
  const { t } = useLanguage();
  const health = useMay('health.read');
  return (
    <KeptRows titled path="obstacles" blank={newObstacle} first="words" most={20} name={(number) => t('followUpForm.row_obstacle', { number })} add={t('followUpForm.add_obstacle')} none={t('followUpForm.noObstacle')}>
      {(at) => (
        <Box sx={{ display: 'grid', gap: 1 }}>
          <Columns><Choice path={`${at}domain`} options={OBSTACLES.filter((one) => one !== 'health' || health).map((one) => [one, t(`caseWords.obstacle_${one}`)])} /><Text path={`${at}words`} /></Columns>
          <Columns of={3}><Text path={`${at}action`} optional /><Choice path={`${at}owner`} options={ACTION_OWNERS.map((one) => [one, t(`caseWords.owner_${one}`)])} /><Text path={`${at}deadline`} content="code" optional /></Columns>
        </Box>
      )}
    </KeptRows>
  );
}
function Next({ control }: { readonly control: Control<FieldValues> }) {
  const { t } = useLanguage();
  const plans = useWatch({ control, name: 'now.plans' }) as boolean | undefined;
  return <>
    <Tick path="plans" label={t('followUpForm.plansNext')} />
    {plans && <Columns of={3}><Choice path="next.milestone" options={MILESTONES.map((one) => [one, t(`caseWords.milestone_${one}`)])} /><Choice path="next.kind" options={VISIT_KINDS.map((one) => [one, t(`caseWords.visitKind_${one}`)])} /><Text path="next.plannedOn" content="code" /></Columns>}
  </>;
}
