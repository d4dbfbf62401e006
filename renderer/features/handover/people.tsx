import PeopleIcon from '@mui/icons-material/PeopleOutlined';
import SearchIcon from '@mui/icons-material/Search';
import { Box, Button, Link, OutlinedInput, Typography } from '@mui/material';
import { useDeferredValue, useMemo } from 'react';
import { Link as RouterLink } from 'react-router';
import { inTwo } from '#renderer/components/cellWay.ts';
import { useLanguage } from '#renderer/components/language.tsx';
import { Empty } from '#renderer/components/page.tsx';
import { Status } from '#renderer/components/status.tsx';
import { Table, type Column } from '#renderer/components/table.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { ClippedName, Ltr, MaskedId, Money } from '#renderer/components/values.tsx';
import { foldName } from '#shared/domain/common/names.ts';
import type { Person } from './personTexts.ts';
import { byPerson, mendingOf, problemWords, type Ceremony, type Problem } from './problems.ts';

/** Blocked people shown first with their problems; further ones come when these are mended. */
const MOST_FIRST = 20;
/** Signs of the filter that are looked for. */
const MOST_TYPED = 200;
export type Go = (query: Readonly<Record<string, string>>) => void;

/** Those whom a text finds: by name in either script and the usual spellings, by number, trade or reference. */
export function useFound(recipients: readonly Person[], text: string): readonly Person[] {
  const { t } = useLanguage();
  const asked = useDeferredValue(foldName(text.trim().slice(0, MOST_TYPED)));
  return useMemo(() => recipients.filter((one) => asked === '' || foldName(`${one.position} ${one.name.ar} ${one.name.fr} ${one.fileNumber} ${one.cinTail} ${t(`trades.${one.trade}`)} ${one.paper?.reference ?? ''}`).includes(asked)), [recipients, asked, t]);
}
/** Everybody of a ceremony in one table: first those whose problem stops the validation, each with the way to mend it. */
export function People({ own, ceremony, found, long, chosen, shownIds, onGo, mends, onAll }: {
  /** whether the filter's text is longer than what is looked for */ readonly long: boolean;
  /** whether what should be known of the ceremony itself is told */
  readonly own: boolean; readonly ceremony: Ceremony; readonly chosen: string | undefined; readonly onGo: Go; readonly mends: boolean;
  /** those that the filter leaves */
  readonly found: readonly Person[]; readonly onAll: () => void;
  /** told which people stand here, in order: whom ↑ ↓ walk */
  readonly shownIds: { current: readonly string[] };
}) {
  const { t } = useLanguage();
  const { recipients, problems } = ceremony;
  const blocking = useMemo(() => byPerson(problems, 'blocking'), [problems]), warnings = useMemo(() => byPerson(problems, 'warning'), [problems]);
  const first = found.filter(({ recipientId }) => blocking.has(recipientId)).slice(0, MOST_FIRST);
  const firstIds = new Set<string>(first.map(({ recipientId }) => recipientId));
  const rest = found.filter(({ recipientId }) => !firstIds.has(recipientId));
  shownIds.current = [...first, ...rest].map(({ recipientId }) => recipientId);
  const stop = problems.filter(({ severity }) => severity === 'blocking').length;
  const hidden = found.length === recipients.length ? [...blocking].filter(([id]) => id !== '' && !firstIds.has(id)).reduce((sum, [, all]) => sum + all.length, 0) : 0;
  const columns = useColumns(ceremony, chosen !== undefined, blocking, warnings);
  if (recipients.length === 0) {
    return <Empty icon={<PeopleIcon />} title={t('ceremony.emptyTitle')} action={mends && <>
      <Button variant="contained" onClick={() => { onGo({ form: 'add' }); }}>{t('ceremony.addPerson')}</Button>
      <Button variant="outlined" component={RouterLink} to="/ceremonies/import">{t('ceremonies.importList')}</Button>
    </>}>{t('ceremony.empty')}</Empty>;
  }
  return (
    <Box sx={{ flex: 1, minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column', [narrow]: { minHeight: 280 } }}>
      <Own ceremony={ceremony} onGo={onGo} mends={mends} warnings={own} />
      {found.length === 0 && <Box sx={{ px: 3, py: 2, display: 'flex', gap: 2, alignItems: 'center' }}><Typography>{t('ceremony.noneFound')}{long && <> {t('ui.searchBound', { most: MOST_TYPED })}</>}</Typography><Button variant="outlined" size="small" onClick={onAll}>{t('ceremony.showAll')}</Button></Box>}
      {found.length > 0 && (
        <Table label={t('ceremony.people')} columns={columns} rows={rest} rowKey={({ recipientId }) => recipientId} selected={chosen} onOpen={({ recipientId }) => { onGo({ person: recipientId }); }}
          first={first.length === 0 ? undefined : {
            heading: <span id="problems">{t('ceremony.mendFirst', { count: stop })}{hidden > 0 && <Box component="span" sx={{ fontWeight: 400 }}>{' · '}{t('ceremony.mendMore', { count: hidden })}</Box>}</span>, rows: first,
            beneath: ({ recipientId }) => <Box sx={{ display: 'grid', gap: 0.5, paddingInlineStart: '60px', [narrow]: { paddingInlineStart: 0 } }}>{(blocking.get(recipientId) ?? []).map((problem, at) => <Mend key={`${problem.code}${at}`} problem={problem} ceremony={ceremony} onGo={onGo} mends={mends} />)}</Box>,
          }} />
      )}
    </Box>
  );
}
/** What is wrong, in bold; how to mend it; the button that goes there. */
export function Mend({ problem, ceremony, onGo, mends }: { readonly problem: Problem; readonly ceremony: Ceremony; readonly onGo: Go; readonly mends: boolean }) {
  const { t, lang } = useLanguage();
  const [what, how] = inTwo(problemWords(problem, t, lang)), way = mendingOf(problem, ceremony, t);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', columnGap: 1.5, rowGap: 0.5, minHeight: 32, flexWrap: 'wrap', '& .MuiButton-root': { whiteSpace: 'normal' } }}>
      <Box sx={{ flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere', fontSize: '0.9375rem' }}><Box component="span" sx={{ fontWeight: 600 }}>{what}</Box>{how && <Box component="span" sx={{ color: color.ink2 }}> {how}</Box>}</Box>
      {mends && (way.to ? <Button size="small" variant="outlined" component={RouterLink} to={way.to}>{way.words}</Button> : way.query && <Button size="small" variant="outlined" onClick={() => { onGo(way.query ?? {}); }}>{way.words}</Button>)}
    </Box>
  );
}
/** Problems of the ceremony itself, which is nobody's row: what blocks always, what should be known when asked for. */
function Own({ ceremony, onGo, mends, warnings }: { readonly ceremony: Ceremony; readonly onGo: Go; readonly mends: boolean; readonly warnings: boolean }) {
  const shown = ceremony.problems.filter(({ recipientId, severity }) => recipientId === null && (severity === 'blocking' || warnings));
  if (shown.length === 0) return null;
  return (
    <Box id="own" sx={{ px: 3, py: 0.5, borderBottom: `1px solid ${color.line}`, flex: 'none', maxHeight: '40%', overflow: 'auto', [narrow]: { px: 2 } }}>
      {shown.map((problem, at) => <Mend key={`${problem.code}${at}`} problem={problem} ceremony={ceremony} onGo={onGo} mends={mends} />)}
    </Box>
  );
}
/** How many things should be known of the ceremony itself, and the way to them. */
export function OwnWarnings({ ceremony: { problems }, open, onOpen }: { readonly ceremony: Ceremony; readonly open: boolean; readonly onOpen: () => void }) {
  const { t } = useLanguage();
  const count = problems.filter(({ recipientId, severity }) => recipientId === null && severity === 'warning').length;
  return count > 0 && <><Link component="button" type="button" aria-expanded={open} onClick={onOpen} underline="always" sx={{ font: 'inherit', color: color.amber, verticalAlign: 'baseline' }}>{t('ceremony.worthKnowing', { count })}</Link> · </>;
}

export const isLong = (text: string): boolean => text.trim().length > MOST_TYPED;
export function PeopleFilter({ text, onText, found, count }: { readonly text: string; readonly onText: (text: string) => void; readonly found: number; readonly count: number }) {
  const { t } = useLanguage();
  return <OutlinedInput type="search" value={text} onChange={(event) => { onText(event.target.value); }} placeholder={t('ceremony.findHint')} startAdornment={<SearchIcon sx={{ color: color.ink2, fontSize: 20 }} />}
    endAdornment={text && <Box component="bdi" role="status" sx={{ color: color.ink2, fontSize: '0.875rem', whiteSpace: 'nowrap' }}>{t('ceremony.foundOf', { found, count })}</Box>}
    inputProps={{ 'aria-label': t('ceremony.find'), dir: 'auto', spellCheck: false }} sx={{ width: 240, px: 1.5, '& input': { textAlign: 'start', px: 1, minWidth: 0 } }} />;
}

/** How a person's certificate stands: on the way to validation, or after it. */
export function PersonState({ person: { paper, day, sex }, blocking, warnings }: { readonly person: Person; readonly blocking: number; readonly warnings: number }) {
  const { t } = useLanguage();
  if (!paper) return blocking > 0 ? <Status tone="block">{t('ceremony.blocked')}</Status> : warnings > 0 ? <Status tone="warn">{t('ceremony.warned', { count: warnings })}</Status> : <Status tone="done">{t('ceremony.ready')}</Status>;
  if (paper.status === 'cancelled') return <Status tone="warn">{t('ceremony.paper_cancelled')}</Status>;
  if (day.state !== 'waiting') return <Status tone={day.state === 'absent' || day.state === 'refused' ? 'warn' : 'done'}>{t(`ceremony.day_${day.state}`, { sex })}</Status>;
  return paper.signedAt ? <Status tone="done">{t('ceremony.paper_signed')}</Status> : <Status tone="active">{t('ceremony.paper_issued')}</Status>;
}

function useColumns({ status }: Ceremony, besides: boolean, blocking: ReadonlyMap<string, readonly Problem[]>, warnings: ReadonlyMap<string, readonly Problem[]>): readonly Column<Person>[] {
  const { t } = useLanguage();
  return useMemo(() => {
    const all: readonly (Column<Person> & { readonly aside?: boolean })[] = [
      { key: 'order', head: t('ceremony.colOrder'), width: 64, cell: ({ position }) => <bdi className="soft">{position}</bdi> },
      { key: 'ar', head: t('ceremony.colNameAr'), opens: true, cell: ({ name }) => <ClippedName lang="ar">{name.ar}</ClippedName> },
      { key: 'fr', head: t('ceremony.colNameFr'), secondary: true, cell: ({ name }) => (name.fr ? <span className="soft"><ClippedName lang="fr">{name.fr}</ClippedName></span> : <span className="faint">{t('ui.none')}</span>) },
      { key: 'id', head: t('ceremony.colId'), width: 104, aside: true, secondary: true, cell: ({ cinTail }) => <MaskedId tail={cinTail || null} /> },
      { key: 'trade', head: t('ceremony.colTrade'), width: 136, aside: true, secondary: true, cell: ({ trade }) => t(`trades.${trade}`) },
      ...(status === 'draft' ? [{ key: 'lines', head: t('ceremony.colLines'), width: 76, figures: true, aside: true, secondary: true, cell: ({ lines }: Person) => <bdi>{lines.length}</bdi> }] : []),
      { key: 'total', head: t('ceremony.colTotal'), width: 132, figures: true, aside: true, secondary: true, cell: ({ totalCentimes }) => <Money value={totalCentimes} /> },
      ...(status === 'validated' ? [{ key: 'reference', head: t('ceremony.paper'), width: 172, aside: true, secondary: true, cell: ({ paper }: Person) => paper && <Ltr>{paper.reference}</Ltr> }] : []),
      { key: 'state', head: t('ceremony.colState'), width: 172, cell: (person) => <PersonState person={person} blocking={blocking.get(person.recipientId)?.length ?? 0} warnings={warnings.get(person.recipientId)?.length ?? 0} /> },
    ];
    return besides ? all.filter(({ aside }) => !aside) : all;
  }, [t, status, besides, blocking, warnings]);
}
