import AddIcon from '@mui/icons-material/Add';
import UploadIcon from '@mui/icons-material/FileUploadOutlined';
import PeopleIcon from '@mui/icons-material/PeopleOutlined';
import SearchIcon from '@mui/icons-material/Search';
import { Box, Button, Checkbox, FormControlLabel, OutlinedInput } from '@mui/material';
import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import { Link as RouterLink, useLocation, useNavigate, useSearchParams } from 'react-router';
import { useAnswer, usePieces } from '#renderer/app/hooks/api.ts';
import { useMay } from '#renderer/app/hooks/session.tsx';
import { InlineSelect, useSearchText } from '#renderer/components/filters.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Empty, PageHead } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { Status } from '#renderer/components/status.tsx';
import { Table, type Column } from '#renderer/components/table.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { ClippedName, Day, Ltr, Name } from '#renderer/components/values.tsx';
import type { Answer, Sent } from '#shared/contract/index.ts';
import { CLOSINGS, isClosed, STATUSES, STEPS } from '#shared/domain/beneficiaries.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { latinDigits } from '#shared/domain/common/names.ts';
import { TRADES } from '#shared/domain/trades.ts';

const Erased = lazy(async () => ({ default: (await import('#renderer/app/hooks/erasePerson.tsx')).Erased }));

type Entry = Answer<'beneficiaries.list'>['entries'][number];
type Asked = Sent<'beneficiaries.list'>;
const PIECE = 100;
const FILTERS = ['open', 'closed', ...STATUSES] as const;
const oneOf = <T extends string>(list: readonly T[], text: string | null): T | null => list.find((one) => one === text) ?? null;

/** All files, the last changed first; what is looked for stands in the address. */
export function Beneficiaries() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const writes = useMay('file.write'), erases = useMay('person.erase');
  // a file that was just erased leads here, where nothing of it stands any more
  const { erased } = (useLocation().state ?? {}) as { readonly erased?: string };
  const [params, setParams] = useSearchParams();
  const text = params.get('q') ?? '', overdue = params.get('overdue') === '1';
  const asked: Asked = { text: latinDigits(text).slice(0, 200), status: oneOf(FILTERS, params.get('status')), trade: oneOf(TRADES, params.get('trade')), commune: params.get('commune') ?? '', companionId: params.get('companion'), overdue, limit: PIECE };
  const { pieces, refusal, loading, more, again } = usePieces('beneficiaries.list', asked, (last) => last.next === null ? null : { cursor: last.next });
  const rows = useMemo(() => pieces.flatMap(({ entries }) => entries), [pieces]);
  const filtered = params.size > 0, whole = pieces.at(-1)?.next === null, nothing = !loading && !refusal && rows.length === 0;
  const set = (name: string, value: string): void => { setParams((now) => { const next = new URLSearchParams(now); if (value) next.set(name, value); else next.delete(name); return next; }, { replace: true }); };
  const columns = useColumns();
  const add = writes && <>
    <Button component={RouterLink} to="/beneficiaries/import" variant="outlined" startIcon={<UploadIcon />}>{t('beneficiariesForm.importFiles')}</Button>
    <Button component={RouterLink} to="/beneficiaries/new" variant="contained" startIcon={<AddIcon />}>{t('beneficiariesForm.newFile')}</Button>
  </>;
  return <>
    <PageHead title={t('beneficiariesForm.title')} meta={rows.length > 0 && <>{t(whole ? 'beneficiariesForm.countShown' : 'beneficiariesForm.countAtLeast', { count: rows.length })}{text === '' && ` · ${t('beneficiariesForm.lastChanged')}`}</>}>{!(nothing && !filtered) && add}</PageHead>
    <RefusalNotice refusal={refusal} action={<Button size="small" variant="outlined" onClick={again}>{t('ui.again')}</Button>} />
    {!(nothing && !filtered) && <Filters params={params} onSet={set} />}
    {loading && <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('beneficiariesForm.reading')} /></Box>}
    {nothing && !filtered && <Empty icon={<PeopleIcon />} title={t('beneficiariesForm.emptyTitle')} action={add}>{t('beneficiariesForm.empty')}</Empty>}
    {nothing && filtered && <Empty icon={<SearchIcon />} title={t('beneficiariesForm.noneFound')} action={<Button variant="outlined" onClick={() => { setParams({}, { replace: true }); }}>{t('beneficiariesForm.showAll')}</Button>}>{t('beneficiariesForm.noneFoundHint')}</Empty>}
    {rows.length > 0 && <Table label={t('beneficiariesForm.title')} columns={columns} rows={rows} rowKey={({ personId }) => personId} onOpen={({ personId }) => { void navigate(`/beneficiaries/${personId}`); }} onEnd={more} />}
    {erases && erased !== undefined && <Suspense fallback={null}><Erased digest={erased} onClose={() => { void navigate('/beneficiaries', { replace: true }); }} /></Suspense>}
  </>;
}

function Filters({ params, onSet }: { readonly params: URLSearchParams; readonly onSet: (name: string, value: string) => void }) {
  const { t, lang } = useLanguage();
  const all = useMay('file.all');
  const { data } = useAnswer('beneficiaries.choices', {});
  const text = params.get('q') ?? '';
  const [typed, setTyped] = useSearchText(text, (said) => { onSet('q', said); });
  const options = (list: readonly (readonly [string, string])[]): ReactNode => list.map(([value, label]) => <option key={value} value={value}>{label}</option>);
  const communes = (data?.communes ?? []).map((one) => inLanguage(one, lang)), chosen = params.get('commune') ?? '';
  return (
    <Box role="search" aria-label={t('beneficiariesForm.find')} className="no-print" sx={{ display: 'flex', columnGap: 1.5, rowGap: 1, px: 3, pb: 1.5, alignItems: 'center', flexWrap: 'wrap', [narrow]: { px: 2, columnGap: 1 } }}>
      <OutlinedInput type="search" value={typed} onChange={(event) => { setTyped(event.target.value.slice(0, 200)); }} placeholder={t('beneficiariesForm.findHint')} startAdornment={<SearchIcon sx={{ color: color.ink2, fontSize: 20 }} />} inputProps={{ 'aria-label': t('beneficiariesForm.find'), dir: 'auto', spellCheck: false }} sx={{ flex: '1 1 240px', maxWidth: 320, '& input': { textAlign: 'start' } }} />
      <Filter label={t('beneficiariesForm.filterStatus')} name="status" params={params} onSet={onSet}>
        {options([['', t('beneficiariesForm.all')], ['open', t('beneficiariesForm.openOnes')], ['closed', t('beneficiariesForm.closedOnes')]])}
        <optgroup label={t('beneficiariesForm.stepsGroup')}>{options(STEPS.map((one) => [one, t(`beneficiaries.status_${one}`)]))}</optgroup>
        <optgroup label={t('beneficiariesForm.closingsGroup')}>{options(CLOSINGS.map((one) => [one, t(`beneficiaries.status_${one}`)]))}</optgroup>
      </Filter>
      <Filter label={t('beneficiariesForm.filterTrade')} name="trade" params={params} onSet={onSet}>{options([['', t('beneficiariesForm.allTrades')], ...TRADES.map((one) => [one, t(`trades.${one}`)] as const)])}</Filter>
      {(communes.length > 1 || chosen) && <Filter label={t('beneficiariesForm.filterCommune')} name="commune" params={params} onSet={onSet}>{options([['', t('beneficiariesForm.all')], ...[...new Set([...communes, ...(chosen ? [chosen] : [])])].map((one) => [one, one] as const)])}</Filter>}
      {all && <Filter label={t('beneficiariesForm.filterCompanion')} name="companion" params={params} onSet={onSet}>{options([['', t('beneficiariesForm.allTrades')], ...(data?.companions ?? []).map(({ id, name }) => [id, name] as const)])}</Filter>}
      <FormControlLabel label={t('beneficiariesForm.overdueOnly')} control={<Checkbox checked={params.get('overdue') === '1'} onChange={(_event, on) => { onSet('overdue', on ? '1' : ''); }} />} />
    </Box>
  );
}
const WIDEST = 148;
function Filter({ label, name, params, onSet, children }: { readonly label: string; readonly name: string; readonly params: URLSearchParams; readonly onSet: (name: string, value: string) => void; readonly children: ReactNode }) {
  return <InlineSelect label={label} value={params.get(name) ?? ''} onChange={(value) => { onSet(name, value); }} maxWidth={WIDEST}>{children}</InlineSelect>;
}

/** A status takes a second line where its column is narrow, rather than being cut. */
const wrapping = (words: string): ReactNode => <span style={{ whiteSpace: 'normal' }}>{words}</span>;
function useColumns(): readonly Column<Entry>[] {
  const { t, lang } = useLanguage();
  return useMemo(() => [
    { key: 'file', head: t('beneficiariesForm.colFile'), width: 172, cell: ({ fileNumber }) => <Ltr>{fileNumber}</Ltr> },
    { key: 'name', head: t('beneficiariesForm.colName'), opens: true, cell: ({ name }) => <span className="strong"><ClippedName lang={lang}>{inLanguage(name, lang)}</ClippedName></span> },
    { key: 'status', head: t('beneficiariesForm.colStatus'), width: 204, slim: 148, cell: ({ status }) => <Status tone={isClosed(status) ? (status === 'inserted' ? 'done' : 'todo') : 'active'}>{wrapping(t(`beneficiaries.status_${status}`))}</Status> },
    { key: 'trade', head: t('beneficiariesForm.colTrade'), width: 132, secondary: true, cell: ({ trade }) => trade && t(`trades.${trade}`) },
    { key: 'commune', head: t('beneficiariesForm.colCommune'), width: 116, secondary: true, cell: ({ commune }) => <Name lang={lang}>{inLanguage(commune, lang)}</Name> },
    { key: 'companion', head: t('beneficiariesForm.colCompanion'), width: 148, secondary: true, cell: ({ companion }) => <ClippedName>{companion.name}</ClippedName> },
    { key: 'visit', head: t('beneficiariesForm.colVisit'), width: 168, slim: 148, cell: ({ nextVisit, overdue, lateActions }) => (overdue + lateActions === 0 ? nextVisit && <Day date={nextVisit} />
      : <Status tone="warn">{wrapping(overdue === 0 ? t('beneficiariesForm.lateActionsCount', { count: lateActions }) : lateActions === 0 ? t('beneficiariesForm.overdueCount', { count: overdue }) : t('beneficiariesForm.lateBoth', { visits: overdue, actions: lateActions }))}</Status>) },
  ], [t, lang]);
}
