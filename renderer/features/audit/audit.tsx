import SearchIcon from '@mui/icons-material/Search';
import { Box, Button, Link } from '@mui/material';
import { useMemo, useState } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { usePieces } from '#renderer/app/hooks/api.ts';
import { useLanguage } from '#renderer/components/language.tsx';
import { localDate, localTime } from '#renderer/components/localTime.ts';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Empty, PageHead } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { Status } from '#renderer/components/status.tsx';
import { Table, type Column } from '#renderer/components/table.tsx';
import { color } from '#renderer/components/theme.ts';
import { ClippedName, Day, Ltr, Time } from '#renderer/components/values.tsx';
import type { Answer } from '#shared/contract/index.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { procedureWords } from '#shared/i18n/procedures.ts';
import { Filters } from './filters.tsx';
import { FILTERS, askedOf } from './question.ts';
import { Verify } from './verify.tsx';

type Entry = Answer<'audit.list'>['entries'][number];
/** A day as a heading, or a row of the journal. */
type Line = { readonly day: string } | Entry;
const PIECE = 100;

/** The journal: who did what, when, with filters in the address; and whether it is whole. */
export function Audit() {
  const { t } = useLanguage();
  const [params, setParams] = useSearchParams();
  const [verifying, setVerifying] = useState(false);
  const { pieces, refusal, loading, more } = usePieces('audit.list', { ...askedOf(params), limit: PIECE }, (last) => (last.next === null ? null : { before: last.next }));
  const entries = useMemo(() => pieces.flatMap((piece) => piece.entries), [pieces]);
  const lines = useMemo(() => byDay(entries), [entries]);
  const columns = useColumns();
  const whole = pieces.at(-1)?.next === null, first = pieces[0];
  const set = (name: string, value: string): void => { setParams((now) => { const next = new URLSearchParams(now); if (value) next.set(name, value); else next.delete(name); return next; }, { replace: true }); };
  return <>
    <PageHead title={t('audit.title')} back={{ to: '/settings', label: t('audit.back') }} meta={entries.length > 0 && t(whole ? 'audit.countShown' : 'audit.countAtLeast', { count: entries.length })}>
      <Button variant="outlined" onClick={() => { setVerifying(true); }}>{t('audit.verify')}</Button>
    </PageHead>
    <RefusalNotice refusal={refusal} />
    <Filters params={params} users={first?.users ?? []} procedures={first?.procedures ?? []} onSet={set} />
    {loading && <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('audit.reading')} /></Box>}
    {!loading && !refusal && entries.length === 0 && (
      <Empty icon={<SearchIcon />} title={t('audit.emptyTitle')} action={FILTERS.some((name) => params.has(name)) && <Button variant="outlined" onClick={() => { setParams({}, { replace: true }); }}>{t('audit.showAll')}</Button>}>{t('audit.empty')}</Empty>
    )}
    {lines.length > 0 && <Table label={t('audit.title')} columns={columns} rows={lines} rowKey={(line) => ('day' in line ? line.day : String(line.seq))} heading={(line) => 'day' in line && <Day date={line.day} long />} onEnd={more} />}
    {verifying && <Verify onClose={() => { setVerifying(false); }} />}
  </>;
}

/** Rows under the days of this computer's clock. */
function byDay(entries: readonly Entry[]): Line[] {
  let day = '';
  return entries.flatMap((entry): Line[] => {
    const own = localDate(new Date(entry.at));
    if (own === day) return [entry];
    day = own;
    return [{ day }, entry];
  });
}
function useColumns(): readonly Column<Line>[] {
  const { t, lang } = useLanguage();
  return useMemo(() => {
    const of = (cell: (entry: Entry) => React.ReactNode) => (line: Line): React.ReactNode => ('day' in line ? null : cell(line));
    return [
      { key: 'time', head: t('audit.colTime'), width: 104, cell: of(({ at }) => <Time time={localTime(new Date(at))} />) },
      { key: 'who', head: t('audit.colWho'), width: 200, cell: of(({ user, userId }) => (user ? <ClippedName>{user}</ClippedName> : <Box component="span" sx={{ color: color.ink2 }}>{t(userId === null ? 'audit.nobody' : 'audit.unnamed')}</Box>)) },
      { key: 'what', head: t('audit.colWhat'), cell: of(({ procedure }) => <Box component="span" title={procedure}>{procedureWords(lang, procedure)}</Box>) },
      { key: 'about', head: t('audit.colAbout'), secondary: true, cell: of((entry) => <About about={entry.about} />) },
      { key: 'outcome', head: t('audit.colOutcome'), width: 128, cell: of(({ outcome }) => <Box component="span" title={outcome === 'done' ? undefined : outcome}><Status tone={outcome === 'done' ? 'done' : 'warn'}>{t(`audit.outcome_${outcome === 'done' ? 'done' : 'refused'}`)}</Status></Box>) },
    ];
  }, [t, lang]);
}
function About({ about }: { readonly about: Entry['about'] }) {
  const { lang } = useLanguage();
  if (about === null) return null;
  if (about.kind === 'text') return <Box component="span" title={about.text} sx={{ display: 'block', overflow: 'hidden', textOverflow: 'ellipsis' }}><Ltr>{about.text}</Ltr></Box>;
  if (about.kind === 'user') return <ClippedName>{about.name}</ClippedName>;
  const ceremony = about.kind === 'ceremony', name = inLanguage(ceremony ? about.title : about.name, lang);
  return <Link component={RouterLink} to={`/ceremonies/${about.ceremonyId}${ceremony ? '' : `?person=${about.recipientId}`}`} underline="hover" sx={{ color: 'inherit' }}><ClippedName>{name}</ClippedName></Link>;
}
