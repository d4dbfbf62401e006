import AddIcon from '@mui/icons-material/Add';
import CeremonyIcon from '@mui/icons-material/EventAvailableOutlined';
import UploadIcon from '@mui/icons-material/FileUploadOutlined';
import { Box, Button, Link, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { call, useAnswer } from '#renderer/app/hooks/api.ts';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { useMay, useSession } from '#renderer/app/hooks/session.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { localDate } from '#renderer/components/localTime.ts';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Empty, PageHead, Section } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { Count, Status } from '#renderer/components/status.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Day, Ltr, Moment, Name } from '#renderer/components/values.tsx';
import type { Answer } from '#shared/contract/index.ts';
import { may } from '#shared/domain/accounts.ts';
import { daysBetween } from '#shared/domain/ceremonySteps.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { deedOf } from './deeds.ts';
import { unfinished } from './forms.ts';
import { Go, List, Row } from './rows.tsx';
import { VisitsDue } from './visits.tsx';

type Entry = Answer<'handover.ceremonies'>['entries'][number];
const MOST = 100;
/** How often this page is read again, ms: another window may have changed what waits. */
const EVERY = 15_000;

/** What waits: the next ceremony, what stands in its way, what was begun and not finished. */
export function Today() {
  const { t } = useLanguage();
  const today = localDate(new Date());
  const prepares = useMay('ceremony.prepare'), followsUp = useMay('file.read'), writes = useMay('file.write');
  const drafts = useAnswer('handover.ceremonies', { status: 'draft', limit: MOST }, { every: EVERY }), validated = useAnswer('handover.ceremonies', { status: 'validated', limit: MOST }, { every: EVERY });
  const anything = useAnswer('handover.ceremonies', { limit: 1 }, { every: EVERY }), files = useAnswer('beneficiaries.list', { limit: 1 }, { every: EVERY, enabled: followsUp });
  const loading = drafts.loading || validated.loading || anything.loading || files.loading;
  const refusal = drafts.refusal ?? validated.refusal ?? anything.refusal;
  // the nearest day first: the past ones wait longest
  const waiting = [...drafts.data?.entries ?? [], ...validated.data?.entries ?? []].toSorted((a, b) => a.date.localeCompare(b.date));
  const next = waiting.find(({ date }) => date >= today);
  const rest = waiting.filter((entry) => entry !== next);
  const none = anything.data?.entries.length === 0, empty = none && !files.data?.entries.length;
  return <>
    <PageHead title={t('home.title')} meta={<Day date={today} long />}>{!empty && !loading && <>
      {writes && <Button variant="outlined" startIcon={<AddIcon />} component={RouterLink} to="/beneficiaries/new">{t('home.newFile')}</Button>}
      <Button variant="outlined" component={RouterLink} to="/ceremonies">{t('home.allCeremonies')}</Button>
    </>}</PageHead>
    {refusal && <Box sx={{ px: 3 }}><RefusalNotice refusal={refusal} /></Box>}
    {loading && !refusal && <Box sx={{ px: 3, maxWidth: 480 }}><Progress label={t('home.reading')} /></Box>}
    {empty && (
      <Empty icon={<CeremonyIcon />} title={t('home.emptyTitle')} action={(prepares || writes) && <>
        {writes && <Button variant="contained" startIcon={<AddIcon />} component={RouterLink} to="/beneficiaries/new">{t('home.newFile')}</Button>}
        {prepares && <Button variant={writes ? 'outlined' : 'contained'} startIcon={<UploadIcon />} component={RouterLink} to="/ceremonies/import">{t('home.importList')}</Button>}
        {prepares && <Button variant="outlined" startIcon={<AddIcon />} component={RouterLink} to="/ceremonies/new">{t('home.newOne')}</Button>}
      </>}>{t('home.empty')}</Empty>
    )}
    {!loading && (
      <Box sx={{ px: 3, pb: 3, display: 'grid', gap: 3, [narrow]: { px: 2 } }}>
        {followsUp && <VisitsDue />}
        {!empty && <Next entry={next} today={today} />}
        {!empty && (
          <Section title={t('home.waits')} beside={rest.length > 0 && <Count n={rest.length} />}>
            {rest.length === 0 ? <Typography color="textSecondary" sx={{ py: 1.5 }}>{t(next ? 'home.nothingElse' : 'home.nothingWaits')}</Typography> : <List>{rest.map((entry) => <Waiting key={entry.ceremonyId} entry={entry} today={today} />)}</List>}
          </Section>
        )}
        {(prepares || writes) && <Forms />}
        <Pending />
      </Box>
    )}
  </>;
}

/** What it waits for, where that is done, and whether the day itself may be opened from here. */
function useDeed({ ceremonyId, status, filedAt, date, beneficiaries, blocking, counts }: Entry, today: string) {
  const { user } = useSession(), deed = deedOf({ status, filed: filedAt !== null, date, people: beneficiaries, blocking, waiting: counts.waiting }, today, user.role);
  return { ...deed, to: `/ceremonies/${ceremonyId}${deed.to}`, opensDay: status === 'validated' && deed.to !== '/day' && may(user.role, 'ceremony.day') };
}
function Next({ entry, today }: { readonly entry: Entry | undefined; readonly today: string }) {
  const { t } = useLanguage();
  return entry ? <NextOne entry={entry} today={today} /> : <Section title={t('home.next')}><Typography color="textSecondary" sx={{ py: 1.5 }}>{t('home.noNext')}</Typography></Section>;
}
function NextOne({ entry, today }: { readonly entry: Entry; readonly today: string }) {
  const { t, lang } = useLanguage();
  const days = daysBetween(today, entry.date), { act, to, tone, words, count, opensDay } = useDeed(entry, today);
  return (
    <Section title={t('home.next')}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, py: 1.5, flexWrap: 'wrap' }}>
        <Typography sx={{ fontSize: '1.5rem', fontWeight: 600, color: color.greenDeep }}>{days === 0 ? t('home.todayIs') : days === 1 ? t('home.tomorrow') : t('home.inDays', { days })}</Typography>
        <Box sx={{ flex: 1, minWidth: 260 }}>
          <Link component={RouterLink} to={`/ceremonies/${entry.ceremonyId}`} underline="hover" sx={{ fontWeight: 600, fontSize: '1.125rem', color: color.ink }}><Name>{inLanguage(entry.title, lang)}</Name></Link>
          <Typography color="textSecondary"><Day date={entry.date} long /> · <Name>{inLanguage(entry.place, lang)}</Name> · <bdi>{t('home.people', { count: entry.beneficiaries })}</bdi></Typography>
          <Box sx={{ mt: 0.5 }}><Status tone={tone}>{t(words, { count })}</Status></Box>
        </Box>
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          <Button variant="contained" component={RouterLink} to={to}>{t(act)}</Button>
          {opensDay && <Button variant="outlined" component={RouterLink} to={`/ceremonies/${entry.ceremonyId}/day`}>{t('home.dayAct')}</Button>}
        </Box>
      </Box>
    </Section>
  );
}
function Waiting({ entry, today }: { readonly entry: Entry; readonly today: string }) {
  const { t, lang } = useLanguage();
  const { act, to, tone, words, count } = useDeed(entry, today), days = daysBetween(today, entry.date);
  return (
    <Row when={<><Day date={entry.date} /><Box sx={{ fontSize: '0.875rem', lineHeight: 1.3 }}>{days >= 0 ? (days === 1 ? t('home.tomorrowShort') : t('home.inDaysShort', { days })) : t('home.ago', { days: -days })}</Box></>}
      what={<Link component={RouterLink} to={`/ceremonies/${entry.ceremonyId}`} underline="hover" sx={{ fontWeight: 600, color: color.ink }}><Name>{inLanguage(entry.title, lang)}</Name></Link>}
      how={<Status tone={tone}>{t(words, { count })}</Status>} act={<Go to={to}>{t(act)}</Go>} />
  );
}
/** Forms begun and not finished, by this person. */
function Forms() {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const { data, again } = useAnswer('drafts.list', {});
  if (!data || data.length === 0) return null;
  const drop = async (key: string): Promise<void> => {
    const kept = await call('drafts.load', { key });
    await call('drafts.drop', { key });
    again();
    const content = kept.ok ? kept.value?.content : undefined;
    tell({ words: t('home.formDropped'), ...(content === undefined ? {} : { undo: async () => { await call('drafts.save', { key, content }); again(); } }) });
  };
  return (
    <Section title={t('home.forms')} beside={<Count n={data.length} />}>
      <List>{data.map(({ key, savedAt }) => {
        const { name, to } = unfinished(key);
        return <Row key={key} when={<Moment at={savedAt} />} what={<Box sx={{ fontWeight: 600 }}>{t(name)}</Box>} how={null} act={<>{to && <Go to={to}>{t('home.formAct')}</Go>}<Button size="small" variant="text" onClick={() => { void drop(key); }}>{t('home.formDrop')}</Button></>} />;
      })}</List>
    </Section>
  );
}
/** Papers that could not be made. Asked once a visit: each look at the archive is written down. */
function Pending() {
  const { t } = useLanguage();
  const prints = useMay('paper.print');
  const [pending, setPending] = useState<Answer<'papers.archive'>['pending']>([]);
  useEffect(() => {
    let gone = false;
    if (prints) void call('papers.archive', {}).then((found) => { if (found.ok && !gone) setPending(found.value.pending); });
    return () => { gone = true; };
  }, [prints]);
  if (pending.length === 0) return null;
  const places = [...Map.groupBy(pending, ({ ceremonyId, personId }) => (ceremonyId === null ? `/beneficiaries/${personId ?? ''}/papers` : `/ceremonies/${ceremonyId}/print`))];
  return (
    <Section title={t('home.pending')} beside={<Count n={pending.length} amber />}>
      <List>{places.map(([to, papers]) => {
        const references = [...new Set(papers.map(({ reference }) => reference))];
        return (
          <Row key={to} when={<Moment at={papers.map(({ failedAt }) => failedAt).toSorted().at(-1) ?? ''} />} what={<>{references.slice(0, 3).map((reference, at) => <span key={reference}>{at > 0 && ' · '}<Ltr>{reference}</Ltr></span>)}{references.length > 3 && ' …'}</>}
            how={<Link component={RouterLink} to={to} underline="hover" sx={{ color: color.ink }}><Status tone="warn">{t('home.pendingRow', { count: papers.length })}</Status></Link>} act={<Go to={to}>{t('home.pendingAct')}</Go>} />
        );
      })}</List>
    </Section>
  );
}
