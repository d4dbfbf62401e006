import { Box, Link, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { useAnswer } from '#renderer/app/hooks/api.ts';
import { useMay } from '#renderer/app/hooks/session.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { localDate } from '#renderer/components/localTime.ts';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Section } from '#renderer/components/page.tsx';
import { Count, Status } from '#renderer/components/status.tsx';
import { color } from '#renderer/components/theme.ts';
import { Day, Ltr, Name } from '#renderer/components/values.tsx';
import type { Answer } from '#shared/contract/index.ts';
import { daysBetween } from '#shared/domain/ceremonySteps.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { addDays } from '#shared/domain/common/dates.ts';
import { Go, List, Row } from './rows.tsx';

type Agenda = Answer<'followUp.agenda'>;
type Visit = Agenda['due']['rows'][number];
type Action = Agenda['actions']['due']['rows'][number];
/** How far it looks ahead, days; how many visits and actions it shows, the overdue ones first. */
const AHEAD = 6, MOST = 6;

const amount = ({ rows, more }: { readonly rows: readonly unknown[]; readonly more: number }): number => rows.length + more;

/** The visits and actions of plans that somebody waits for: overdue ones, today's, and those of the next days. Of all files for whoever sees them all. Not asked by the clock: each look at the agenda is written down. */
export function VisitsDue() {
  const { t } = useLanguage();
  const all = useMay('file.all'), writes = useMay('file.write'), today = localDate(new Date());
  const { data, refusal } = useAnswer('followUp.agenda', { from: today, to: addDays(today, AHEAD), whose: all ? 'all' : 'own', limit: MOST });
  if (refusal) return <RefusalNotice refusal={refusal} />;
  if (!data) return null;
  const { overdue, due, actions } = data, late = amount(overdue) + amount(actions.overdue), more = late + amount(due) + amount(actions.due) - MOST;
  const rows = [
    ...[...overdue.rows, ...due.rows].map((visit) => ({ on: visit.plannedOn, row: <VisitDue key={visit.visitId} visit={visit} today={data.today} writes={writes} /> })),
    ...[...actions.overdue.rows, ...actions.due.rows].map((action) => ({ on: action.deadline, row: <ActionDue key={`${action.lifeProjectId} ${action.key}`} action={action} today={data.today} writes={writes} /> })),
  ].toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  return (
    <Section title={t('home.visits')} beside={late > 0 && <Count n={late} amber />} aside={<Go to={`/agenda${all ? '?whose=all' : ''}`}>{t('home.agenda')}</Go>}>
      {rows.length === 0 ? <Typography color="textSecondary" sx={{ py: 1.5 }}>{t('home.noVisits')}</Typography> : <List>{rows.slice(0, MOST).map(({ row }) => row)}</List>}
      {more > 0 && <Typography color="textSecondary" sx={{ pt: 1 }}>{t('home.moreVisits', { count: more })}</Typography>}
    </Section>
  );
}
function VisitDue({ visit, today, writes }: { readonly visit: Visit; readonly today: string; readonly writes: boolean }) {
  const { t } = useLanguage();
  const at = `/beneficiaries/${visit.personId}/followUp?visit=${visit.visitId}`;
  return <Due on={visit.plannedOn} today={today} who={visit} to={at} act={writes && <Go to={`${at}&form=record`}>{t('home.recordVisit')}</Go>}>{t(`caseWords.milestone_${visit.milestone}`)} · {t(`caseWords.visitKind_${visit.kind}`)}</Due>;
}
function ActionDue({ action, today, writes }: { readonly action: Action; readonly today: string; readonly writes: boolean }) {
  const { t } = useLanguage();
  const at = `/beneficiaries/${action.personId}/plan?version=${action.lifeProjectId}`;
  return <Due on={action.deadline} today={today} who={action} to={at} act={writes && <Go to={`${at}&action=${encodeURIComponent(action.key)}`}>{t('home.noteAction')}</Go>}><bdi dir="auto">{action.words}</bdi> · {t(`caseWords.owner_${action.owner}`)}</Due>;
}
function Due({ on, today, who, to, act, children }: { readonly on: string; readonly today: string; readonly who: Pick<Visit, 'name' | 'fileNumber'>; readonly to: string; readonly act: ReactNode; readonly children: ReactNode }) {
  const { t, lang } = useLanguage();
  const days = daysBetween(today, on);
  return (
    <Row when={<><Day date={on} /><Box sx={{ fontSize: '0.875rem', lineHeight: 1.3, ...(days < 0 ? { color: color.amber, fontWeight: 600 } : {}) }}>{days < 0 ? t('home.ago', { days: -days }) : days === 0 ? t('ui.today') : days === 1 ? t('home.tomorrowShort') : t('home.inDaysShort', { days })}</Box></>}
      what={<><Link component={RouterLink} to={to} underline="hover" sx={{ fontWeight: 600, color: color.ink }}><Name>{inLanguage(who.name, lang)}</Name></Link><Box component="span" className="soft" sx={{ display: 'block', fontSize: '0.875rem', lineHeight: 1.4 }}><Ltr>{who.fileNumber}</Ltr></Box></>}
      how={<Status tone={days < 0 ? 'warn' : 'wait'}>{children}</Status>} act={act} />
  );
}
