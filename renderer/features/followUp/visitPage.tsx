import { Box, Button, Link, Typography } from '@mui/material';
import { useAnswer } from '#renderer/app/hooks/api.ts';
import { useWrites } from '#renderer/app/hooks/fileRights.ts';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Facts, Section } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Day, Ltr, Money, Name } from '#renderer/components/values.tsx';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { CancelVisit, PostponeVisit } from './moveVisit.tsx';
import { RecordVisit } from './recordVisit.tsx';
import type { Shown } from './texts.ts';
import { VisitState } from './visitState.tsx';

/** One visit: what it found, or when it is due; and what can be done with it. */
export function VisitPage({ visitId, form, onForm, onLeave }: { readonly visitId: string; readonly form: string | null; readonly onForm: (form: string | null, /** over the page: no step of the way back */ over?: boolean) => void; readonly onLeave: () => void }) {
  const { t } = useLanguage();
  const { data, refusal } = useAnswer('followUp.show', { visitId }), writes = useWrites(data?.personId ?? '');
  if (!data) return <Box sx={{ p: 3, maxWidth: 480 }}>{refusal ? <RefusalNotice refusal={refusal} /> : <Progress label={t('followUpForm.reading')} />}</Box>;
  if (form === 'record' && writes && data.state !== 'cancelled') return <RecordVisit key={visitId} data={data} onLeave={() => { onForm(null); }} />;
  const { state, milestone, kind, plannedOn, doneOn, reason, postponed } = data, moves = writes && state === 'planned';
  return (
    <Box tabIndex={0} role="region" aria-label={t(`caseWords.milestone_${milestone}`)} sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 3, py: 1.5, '&:focus-visible': { outlineOffset: -3 }, [narrow]: { px: 2, overflow: 'visible', flex: 'none' } }}>
      <Box sx={{ maxWidth: 960, display: 'grid', gap: 2 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', columnGap: 2, rowGap: 1, flexWrap: 'wrap' }}>
          <Link component="button" type="button" onClick={onLeave} sx={{ font: 'inherit' }}>{t('followUpForm.allVisits')}</Link>
          <Typography variant="h2">{t(`caseWords.milestone_${milestone}`)} – {t(`caseWords.visitKind_${kind}`)}</Typography>
          <VisitState visit={data} />
          {writes && <Box sx={{ marginInlineStart: 'auto', display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            {moves && <><Button variant="contained" onClick={() => { onForm('record'); }}>{t('followUpForm.record')}</Button><Button variant="outlined" onClick={() => { onForm('postpone', true); }}>{t('followUpForm.postpone')}</Button><Button variant="text" onClick={() => { onForm('cancel', true); }}>{t('followUpForm.cancel')}</Button></>}
            {state === 'done' && <Button variant="outlined" size="small" onClick={() => { onForm('record'); }}>{t('followUpForm.mend')}</Button>}
          </Box>}
        </Box>
        <Facts facts={[
          [t('followUpForm.f_plannedOn'), <Day key="p" date={plannedOn} long />], ...(doneOn === null ? [] : [[t('followUpForm.f_doneOn'), <Day key="d" date={doneOn} long />] as const]),
          ...(reason ? [[t(state === 'cancelled' ? 'followUpForm.cancelWhy' : 'followUpForm.mendWhy'), <bdi key="r" dir="auto">{reason}</bdi>] as const] : []), [t('followUpForm.writtenBy'), <Name key="b">{data.updatedBy}</Name>],
        ]} />
        {postponed.length > 0 && <Section title={t('followUpForm.postponed')}><Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{postponed.map(({ from, to, reason: why, by }) => <Box component="li" key={`${from}${to}`} sx={{ py: 0.75, borderBottom: `1px solid ${color.line}`, overflowWrap: 'anywhere' }}><Say k="followUpForm.postponedFromTo" with={{ from: <Day date={from} />, to: <Day date={to} />, by: <Name>{by}</Name> }} /> <bdi dir="auto">{why}</bdi></Box>)}</Box></Section>}
        {data.findings && <Findings data={data} findings={data.findings} />}
      </Box>
      {moves && form === 'postpone' && <PostponeVisit visit={data} onLeave={() => { onForm(null, true); }} />}
      {moves && form === 'cancel' && <CancelVisit visit={data} onLeave={() => { onForm(null, true); }} />}
    </Box>
  );
}
const cells = { width: '100%', borderCollapse: 'collapse', '& th, & td': { textAlign: 'start', px: 1, py: 0.625, borderBottom: `1px solid ${color.line}`, verticalAlign: 'top', overflowWrap: 'anywhere', fontWeight: 400 }, '& thead th': { fontSize: '0.875rem', fontWeight: 600, color: color.ink2, bgcolor: color.quiet } } as const;
function Findings({ data: { units, net }, findings: { activity, activityNote, equipment, turnover, charges, jobs, obstacles, ownView } }: { readonly data: Shown; readonly findings: NonNullable<Shown['findings']> }) {
  const { t, lang } = useLanguage();
  const money = (value: number | null) => (value === null ? <span className="faint">{t('ui.none')}</span> : <Money value={value} unit />);
  return <>
    <Section title={t('followUpForm.f_activity')}><Box sx={{ py: 1, overflowWrap: 'anywhere' }}><span className="strong">{t(`caseWords.activity_${activity}`)}</span>{activityNote && <> – <bdi dir="auto">{activityNote}</bdi></>}</Box></Section>
    {units.length > 0 && <Section title={t('followUpForm.f_equipment')}>
      <Box component="table" sx={cells}><thead><tr><th scope="col">{t('followUpForm.colUnit')}</th><th scope="col">{t('followUpForm.colSerial')}</th><th scope="col">{t('followUpForm.colSeen')}</th><th scope="col">{t('followUpForm.f_note')}</th></tr></thead>
        <tbody>{units.map((unit) => { const seen = equipment.find(({ unitId }) => unitId === unit.unitId); return <tr key={unit.unitId}><th scope="row"><bdi dir="auto">{inLanguage(unit.designation, lang)}</bdi></th><td><Ltr>{unit.serial || unit.inventoryNumber}</Ltr></td><td>{t(`caseWords.unitState_${seen?.state ?? 'notLookedAt'}`)}</td><td><bdi dir="auto">{seen?.note}</bdi></td></tr>; })}</tbody></Box>
    </Section>}
    <Section title={t('followUpForm.money')}><Box sx={{ py: 1 }}><Facts facts={[[t('followUpForm.f_turnover'), money(turnover)], [t('followUpForm.f_charges'), money(charges)], [t('followUpForm.net'), money(net)], [t('followUpForm.f_jobs'), jobs === null ? <span key="j" className="faint">{t('ui.none')}</span> : <bdi key="j">{jobs}</bdi>]]} /></Box></Section>
    <Section title={t('followUpForm.f_obstacles')}>
      {obstacles.length === 0 ? <Box sx={{ py: 1 }} className="soft">{t('followUpForm.noObstacle')}</Box> : (
        <Box component="table" sx={cells}><thead><tr>{(['obstacles_words', 'obstacles_action', 'obstacles_owner', 'obstacles_deadline'] as const).map((one) => <th key={one} scope="col">{t(`followUpForm.f_${one}`)}</th>)}</tr></thead>
          <tbody>{obstacles.map(({ domain, words, action, owner, deadline }, i) => <tr key={i}><th scope="row"><span className="strong">{t(`caseWords.obstacle_${domain}`)}</span><br /><bdi dir="auto">{words}</bdi></th><td><bdi dir="auto">{action}</bdi></td><td>{t(`caseWords.owner_${owner}`)}</td><td>{deadline && <Day date={deadline} />}</td></tr>)}</tbody></Box>
      )}
    </Section>
    {ownView && <Section title={t('followUpForm.f_ownView')}><Box dir="auto" sx={{ py: 1, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', textAlign: 'start' }}>{ownView}</Box></Section>}
  </>;
}
