import { Box, Link, Typography } from '@mui/material';
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

type Visit = Answer<'followUp.agenda'>['due']['rows'][number];
/** How far it looks ahead, days; how many visits it shows, the overdue ones first. */
const AHEAD = 6, MOST = 6;

/** The visits that somebody waits for: overdue ones, today's, and those of the next days. Of all files for whoever sees them all. Not asked by the clock: each look at the agenda is written down. */
export function VisitsDue() {
  const { t } = useLanguage();
  const all = useMay('file.all'), writes = useMay('file.write'), today = localDate(new Date());
  const { data, refusal } = useAnswer('followUp.agenda', { from: today, to: addDays(today, AHEAD), whose: all ? 'all' : 'own' });
  if (refusal) return <RefusalNotice refusal={refusal} />;
  if (!data) return null;
  const visits = [...data.overdue.rows, ...data.due.rows], late = data.overdue.rows.length + data.overdue.more, more = visits.length + data.overdue.more + data.due.more - MOST;
  return (
    <Section title={<Box component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'center' }}>{t('home.visits')}{late > 0 && <Count n={late} amber />}</Box>} aside={<Go to={`/agenda${all ? '?whose=all' : ''}`}>{t('home.agenda')}</Go>}>
      {visits.length === 0 ? <Typography color="textSecondary" sx={{ py: 1.5 }}>{t('home.noVisits')}</Typography> : <List>{visits.slice(0, MOST).map((visit) => <Due key={visit.visitId} visit={visit} today={data.today} writes={writes} />)}</List>}
      {more > 0 && <Typography color="textSecondary" sx={{ pt: 1 }}>{t('home.moreVisits', { count: more })}</Typography>}
    </Section>
  );
}
function Due({ visit, today, writes }: { readonly visit: Visit; readonly today: string; readonly writes: boolean }) {
  const { t, lang } = useLanguage();
  const days = daysBetween(today, visit.plannedOn), at = `/beneficiaries/${visit.personId}/followUp?visit=${visit.visitId}`;
  return (
    <Row when={<><Day date={visit.plannedOn} /><Box sx={{ fontSize: '0.875rem', lineHeight: 1.3, ...(days < 0 ? { color: color.amber, fontWeight: 600 } : {}) }}>{days < 0 ? t('home.ago', { days: -days }) : days === 0 ? t('ui.today') : days === 1 ? t('home.tomorrowShort') : t('home.inDaysShort', { days })}</Box></>}
      what={<><Link component={RouterLink} to={at} underline="hover" sx={{ fontWeight: 600, color: color.ink }}><Name>{inLanguage(visit.name, lang)}</Name></Link><Box component="span" className="soft" sx={{ display: 'block', fontSize: '0.875rem', lineHeight: 1.4 }}><Ltr>{visit.fileNumber}</Ltr></Box></>}
      how={<Status tone={days < 0 ? 'warn' : 'wait'}>{t(`caseWords.milestone_${visit.milestone}`)} · {t(`caseWords.visitKind_${visit.kind}`)}</Status>} act={writes && <Go to={`${at}&form=record`}>{t('home.recordVisit')}</Go>} />
  );
}
