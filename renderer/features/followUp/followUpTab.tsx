import AddIcon from '@mui/icons-material/Add';
import CallIcon from '@mui/icons-material/PhoneInTalkOutlined';
import VisitIcon from '@mui/icons-material/EventNoteOutlined';
import { Box, Button } from '@mui/material';
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useAnswer } from '#renderer/app/hooks/api.ts';
import { useWrites } from '#renderer/app/hooks/fileRights.ts';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Empty, Section } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { Table, type Column } from '#renderer/components/table.tsx';
import { narrow } from '#renderer/components/theme.ts';
import { Day, Money } from '#renderer/components/values.tsx';
import { Attempts } from './attempts.tsx';
import { PlanVisits } from './planVisits.tsx';
import type { Visit } from './texts.ts';
import { VisitPage } from './visitPage.tsx';
import { VisitState } from './visitState.tsx';

/** A person's follow-up: visits with what is overdue first, one visit, planning, and attempts to reach the person. What is open stands in the address. */
export function FollowUpTab() {
  const { t } = useLanguage();
  const { personId = '' } = useParams();
  const writes = useWrites(personId);
  const [params, setParams] = useSearchParams();
  const { data, refusal, loading, again } = useAnswer('followUp.list', { personId });
  const columns = useColumns();
  const visits = useMemo(() => inOrder(data?.visits ?? []), [data]);
  const go = (to: Readonly<Record<string, string>>): void => { setParams(to); };
  const visit = params.get('visit'), plans = params.get('plan') === 'yes' && writes;
  if (loading) return <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('followUpForm.reading')} /></Box>;
  if (!data) return <Box sx={{ p: 3 }}><RefusalNotice refusal={refusal} action={<Button size="small" variant="outlined" onClick={again}>{t('ui.again')}</Button>} /></Box>;
  if (visit !== null) return <VisitPage key={visit} visitId={visit} form={params.get('form')} onForm={(form, over = false) => { setParams(form === null ? { visit } : { visit, form }, { replace: over }); }} onLeave={() => { go({}); }} />;
  if (plans) return <PlanVisits personId={personId} onLeave={() => { go({}); }} />;
  const plan = writes && <Button variant={visits.length === 0 ? 'contained' : 'outlined'} size={visits.length === 0 ? 'medium' : 'small'} startIcon={<AddIcon />} onClick={() => { go({ plan: 'yes' }); }}>{t('followUpForm.plan')}</Button>;
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', [narrow]: { flex: 'none', overflow: 'visible' } }}>
      {visits.length === 0 ? <Empty icon={<VisitIcon />} title={t('followUpForm.noneTitle')} action={plan}>{t('followUpForm.none')}</Empty> : (
        <Box sx={{ pt: 1.5 }}>
          <Box sx={{ px: 3, [narrow]: { px: 2 } }}><Section title={t('followUpForm.visits')} aside={plan}>{null}</Section></Box>
          <Table label={t('followUpForm.visits')} columns={columns} rows={visits} rowKey={({ visitId }) => visitId} onOpen={({ visitId }) => { go({ visit: visitId }); }} sx={{ flex: 'none', overflow: 'visible' }} />
        </Box>
      )}
      <Box sx={{ px: 3, py: 2.5, [narrow]: { px: 2 } }}><Attempts personId={personId} icon={<CallIcon />} writes={writes} /></Box>
    </Box>
  );
}
/** What is overdue first, the longest first; then what is planned, the next first; then what was made, the newest first. */
function inOrder(visits: readonly Visit[]): readonly Visit[] {
  const rank = ({ state, overdue }: Visit): number => (overdue ? 0 : state === 'planned' ? 1 : 2);
  return visits.toSorted((one, other) => rank(one) - rank(other) || (rank(one) < 2 ? 1 : -1) * (one.plannedOn < other.plannedOn ? -1 : one.plannedOn > other.plannedOn ? 1 : 0));
}
function useColumns(): readonly Column<Visit>[] {
  const { t } = useLanguage();
  return useMemo(() => [
    { key: 'milestone', head: t('followUpForm.f_milestone'), width: 148, opens: true, cell: ({ milestone }) => <span className="strong">{t(`caseWords.milestone_${milestone}`)}</span> },
    { key: 'state', head: t('followUpForm.colState'), width: 148, cell: (visit) => <VisitState visit={visit} /> },
    { key: 'on', head: t('followUpForm.colOn'), width: 132, cell: ({ doneOn, plannedOn }) => <Day date={doneOn ?? plannedOn} /> },
    { key: 'kind', head: t('followUpForm.f_kind'), width: 168, secondary: true, cell: ({ kind }) => t(`caseWords.visitKind_${kind}`) },
    { key: 'activity', head: t('followUpForm.f_activity'), cell: ({ findings, moves }) => (findings ? t(`caseWords.activity_${findings.activity}`) : moves > 0 ? <span className="soft">{t('followUpForm.moved', { count: moves })}</span> : null) },
    { key: 'obstacles', head: t('followUpForm.f_obstacles'), width: 128, secondary: true, cell: ({ findings }) => (findings && findings.obstacles.length > 0 ? t('followUpForm.obstacleCount', { count: findings.obstacles.length }) : null) },
    { key: 'net', head: t('followUpForm.net'), width: 136, figures: true, secondary: true, cell: ({ net }) => (net === null ? null : <Money value={net} />) },
  ], [t]);
}
