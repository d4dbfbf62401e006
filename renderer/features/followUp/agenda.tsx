import BeforeIcon from '@mui/icons-material/ArrowBack';
import AfterIcon from '@mui/icons-material/ArrowForward';
import AgendaIcon from '@mui/icons-material/EventNoteOutlined';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Box, Button, IconButton, Link, Typography } from '@mui/material';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { useAnswer } from '#renderer/app/hooks/api.ts';
import { useMay } from '#renderer/app/hooks/session.tsx';
import { useShortcut } from '#renderer/app/hooks/shortcuts.tsx';
import { OneOf } from '#renderer/components/choice.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { localDate } from '#renderer/components/localTime.ts';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Empty, PageHead, Section } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { Count } from '#renderer/components/status.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Day, Ltr, mirrors, Name } from '#renderer/components/values.tsx';
import type { Answer } from '#shared/contract/index.ts';
import { daysBetween } from '#shared/domain/ceremonySteps.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { addDays, civilDate, weekday, type CivilDate } from '#shared/domain/common/dates.ts';
import { Actions } from './agendaActions.tsx';
import { agendaRow, Reached, Under } from './agendaRow.tsx';
import { PostponeVisit } from './moveVisit.tsx';

type Row = Answer<'followUp.agenda'>['due']['rows'][number];
const VIEWS = ['week', 'day'] as const, WHOSE = ['own', 'all'] as const;
const WEEK = 7;
/** Weeks begin on Monday. */
const mondayOf = (date: CivilDate): CivilDate => addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % WEEK));

/** Visits and actions of a week or a day, what is overdue first. What is shown, and which visit is being postponed, stands in the address; the page prints as it is seen. */
export function Agenda() {
  const { t } = useLanguage();
  const all = useMay('file.all'), writes = useMay('file.write'), prints = useMay('paper.print');
  const [params, setParams] = useSearchParams();
  const today = localDate(new Date()), day = civilDate(params.get('day') ?? '') ?? today, view = VIEWS.find((one) => one === params.get('view')) ?? 'week', whose = all ? WHOSE.find((one) => one === params.get('whose')) ?? 'own' : 'own';
  const from = view === 'week' ? mondayOf(day) : day, to = view === 'week' ? addDays(from, WEEK - 1) : day;
  const { data, refusal, loading, again } = useAnswer('followUp.agenda', { from, to, whose }, { keep: true });
  const set = (name: string, value: string | null): void => { setParams((now) => { const next = new URLSearchParams(now); if (value === null) next.delete(name); else next.set(name, value); return next; }, { replace: true }); };
  const step = (by: number): void => { set('day', addDays(day, by * (view === 'week' ? WEEK : 1))); };
  useShortcut('Ctrl+P', 'followUpForm.print', prints ? () => { print(); } : null);
  const days = Array.from({ length: view === 'week' ? WEEK : 1 }, (_, i) => addDays(from, i)), due = data?.due.rows ?? [], actions = data?.actions.due.rows ?? [];
  const postpone = params.get('postpone'), moved = writes && [...data?.overdue.rows ?? [], ...due].find(({ visitId }) => visitId === postpone);
  const nothing = data !== undefined && [due, actions, data.overdue.rows, data.actions.overdue.rows].every(({ length }) => length === 0);
  return <>
    <PageHead title={t('followUpForm.agenda')} meta={view === 'week' ? <Say k="followUpForm.weekFromTo" with={{ from: <Day date={from} />, to: <Day date={to} /> }} /> : <Day date={day} long />}>
      {prints && <Button variant="outlined" startIcon={<PrintIcon />} onClick={() => { print(); }}>{t('followUpForm.print')}</Button>}
    </PageHead>
    <Box className="no-print" sx={{ display: 'flex', columnGap: 3, rowGap: 0.5, alignItems: 'center', flexWrap: 'wrap', px: 3, pb: 1, [narrow]: { px: 2 } }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
        <IconButton aria-label={t(view === 'week' ? 'followUpForm.weekBefore' : 'followUpForm.dayBefore')} title={t(view === 'week' ? 'followUpForm.weekBefore' : 'followUpForm.dayBefore')} onClick={() => { step(-1); }}><BeforeIcon sx={mirrors} fontSize="small" /></IconButton>
        <Button size="small" variant="outlined" disabled={day === today} onClick={() => { set('day', null); }}>{t('ui.today')}</Button>
        <IconButton aria-label={t(view === 'week' ? 'followUpForm.weekAfter' : 'followUpForm.dayAfter')} title={t(view === 'week' ? 'followUpForm.weekAfter' : 'followUpForm.dayAfter')} onClick={() => { step(1); }}><AfterIcon sx={mirrors} fontSize="small" /></IconButton>
      </Box>
      <OneOf inline label={t('followUpForm.view')} value={view} onChange={(value) => { set('view', value); }} options={VIEWS.map((value) => ({ value, label: t(`followUpForm.view_${value}`) }))} />
      {all && <OneOf inline label={t('followUpForm.whose')} value={whose} onChange={(value) => { set('whose', value); }} options={WHOSE.map((value) => ({ value, label: t(`followUpForm.whose_${value}`) }))} />}
    </Box>
    <Box sx={{ px: 3, pb: 3, display: 'grid', gap: 2.5, [narrow]: { px: 2 } }}>
      <RefusalNotice refusal={refusal} action={<Button size="small" variant="outlined" onClick={again}>{t('ui.again')}</Button>} />
      {loading && <Box sx={{ maxWidth: 480 }}><Progress label={t('followUpForm.readingAgenda')} /></Box>}
      {data && data.overdue.rows.length > 0 && (
        <Section title={t('followUpForm.overdueTitle')} beside={<Count amber n={data.overdue.rows.length + data.overdue.more} />}>
          <Visits rows={data.overdue.rows} more={data.overdue.more} lateFrom={data.today} writes={writes} onMove={({ visitId }) => { set('postpone', visitId); }} whose={whose} />
        </Section>
      )}
      {data && data.actions.overdue.rows.length > 0 && (
        <Section title={t('followUpForm.overdueActions')} beside={<Count amber n={data.actions.overdue.rows.length + data.actions.overdue.more} />}>
          <Actions rows={data.actions.overdue.rows} more={data.actions.overdue.more} lateFrom={data.today} writes={writes} whose={whose} />
        </Section>
      )}
      {nothing && <Empty icon={<AgendaIcon />} title={t('followUpForm.nothingTitle')}>{t('followUpForm.nothing')}</Empty>}
      {data && !nothing && days.map((date) => {
        const rows = due.filter(({ plannedOn }) => plannedOn === date), toDo = actions.filter(({ deadline }) => deadline === date), free = rows.length + toDo.length === 0;
        return free && view === 'week' ? null : (
          <Section key={date} title={<Box component="span" sx={{ display: 'inline-block', '&::first-letter': { textTransform: 'uppercase' } }}><Day date={date} long /></Box>} aside={date === data.today ? t('ui.today') : null}>
            {free && <Typography sx={{ py: 1 }} color="textSecondary">{t('followUpForm.freeDay')}</Typography>}
            {rows.length > 0 && <Visits rows={rows} more={0} lateFrom={null} writes={writes} onMove={({ visitId }) => { set('postpone', visitId); }} whose={whose} />}
            {toDo.length > 0 && <Actions rows={toDo} more={0} lateFrom={null} writes={writes} whose={whose} />}
          </Section>
        );
      })}
      {data && !nothing && view === 'week' && <FreeDays days={days.filter((date) => !due.some(({ plannedOn }) => plannedOn === date) && !actions.some(({ deadline }) => deadline === date))} />}
      {data && data.due.more > 0 && <Typography>{t('followUpForm.more', { count: data.due.more })}</Typography>}
      {data && data.actions.due.more > 0 && <Typography>{t('followUpForm.moreActions', { count: data.actions.due.more })}</Typography>}
    </Box>
    {moved && <PostponeVisit key={moved.visitId} visit={moved} onLeave={() => { set('postpone', null); }} />}
  </>;
}
function FreeDays({ days }: { readonly days: readonly CivilDate[] }) {
  const { t, lang } = useLanguage();
  return days.length === 0 ? null : <Typography color="textSecondary">{t('followUpForm.freeDays', { days: days.map((date) => weekday(date, lang)).join(t('lifeProjectForm.comma')) })}</Typography>;
}
function Visits({ rows, more, lateFrom, writes, onMove, whose }: { readonly rows: readonly Row[]; readonly more: number; /** today, where the rows are overdue */ readonly lateFrom: string | null; readonly writes: boolean; readonly onMove: (row: Row) => void; readonly whose: (typeof WHOSE)[number] }) {
  const { t, lang } = useLanguage();
  return <>
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => (
        <Box component="li" key={row.visitId} sx={agendaRow(lateFrom !== null)}>
          <Box>{lateFrom === null ? <span className="strong">{t(`caseWords.milestone_${row.milestone}`)}</span> : <><Box component="span" sx={{ display: 'block', color: color.amber, fontWeight: 600, lineHeight: 1.4 }}>{t('followUpForm.daysLate', { count: daysBetween(row.plannedOn, lateFrom) })}</Box><Under><Day date={row.plannedOn} /></Under></>}</Box>
          <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}><Link component={RouterLink} to={`/beneficiaries/${row.personId}/followUp?visit=${row.visitId}`} underline="hover" sx={{ fontWeight: 600 }}><Name>{inLanguage(row.name, lang)}</Name></Link><Under><Ltr>{row.fileNumber}</Ltr></Under></Box>
          <Box sx={{ minWidth: 0 }}>{lateFrom !== null && <><span className="strong">{t(`caseWords.milestone_${row.milestone}`)}</span> · </>}{t(`caseWords.visitKind_${row.kind}`)}{row.moves > 0 && <Under>{t('followUpForm.moved', { count: row.moves })}</Under>}</Box>
          <Reached commune={inLanguage(row.commune, lang)} phone={row.phone} companion={whose === 'all' ? row.companion : null} />
          {writes && <Box className="no-print" sx={{ display: 'flex', gap: 0.5, justifyContent: 'flex-end', [narrow]: { justifyContent: 'flex-start' } }}>
            <Button size="small" variant="text" aria-label={t('followUpForm.postponeOf', { name: inLanguage(row.name, lang) })} onClick={() => { onMove(row); }}>{t('followUpForm.postpone')}</Button>
            <Button size="small" variant="outlined" component={RouterLink} aria-label={t('followUpForm.recordOf', { name: inLanguage(row.name, lang) })} to={`/beneficiaries/${row.personId}/followUp?visit=${row.visitId}&form=record`}>{t('followUpForm.record')}</Button>
          </Box>}
        </Box>
      ))}
    </Box>
    {more > 0 && <Typography sx={{ pt: 1 }}>{t('followUpForm.more', { count: more })}</Typography>}
  </>;
}
