import AddIcon from '@mui/icons-material/Add';
import CeremonyIcon from '@mui/icons-material/EventAvailableOutlined';
import UploadIcon from '@mui/icons-material/FileUploadOutlined';
import SearchIcon from '@mui/icons-material/Search';
import { Box, Button, OutlinedInput } from '@mui/material';
import { useMemo } from 'react';
import { Link as RouterLink, useNavigate, useSearchParams } from 'react-router';
import { usePieces } from '#renderer/app/hooks/api.ts';
import { useMay } from '#renderer/app/hooks/session.tsx';
import { TemplateButton } from '#renderer/app/hooks/templateButton.tsx';
import { InlineSelect, useSearchText } from '#renderer/components/filters.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Empty, PageHead } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { Status } from '#renderer/components/status.tsx';
import { Table, type Column } from '#renderer/components/table.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { ClippedName, Day, Money, srOnly } from '#renderer/components/values.tsx';
import type { Answer } from '#shared/contract/index.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { latinDigits } from '#shared/domain/common/names.ts';
import { CeremonyState, stateOf } from './ceremonyState.tsx';

type Entry = Answer<'handover.ceremonies'>['entries'][number];
const STATES = ['draft', 'validated', 'filed'] as const;
const PIECE = 100, YEARS_BACK = 12;

/** All ceremonies, the newest first; what is looked for stands in the address. */
export function Ceremonies() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const prepares = useMay('ceremony.prepare');
  const [params, setParams] = useSearchParams();
  const text = params.get('q') ?? '', status = STATES.find((one) => one === params.get('state')) ?? null, typedYear = Number(params.get('year'));
  const year = Number.isInteger(typedYear) && typedYear >= 1900 && typedYear <= 9999 ? typedYear : null;
  const { pieces, refusal, loading, more, again } = usePieces('handover.ceremonies', { text: latinDigits(text).slice(0, 200), status, year, limit: PIECE }, (last) => last.next && { after: last.next });
  const rows = useMemo(() => pieces.flatMap(({ entries }) => entries), [pieces]);
  const filtered = text !== '' || status !== null || year !== null;
  const whole = pieces.at(-1)?.next === null;
  const set = (name: string, value: string): void => { setParams((now) => { const next = new URLSearchParams(now); if (value) next.set(name, value); else next.delete(name); return next; }, { replace: true }); };
  const columns = useColumns();
  const actions = prepares && <>
    <Button component={RouterLink} to="/ceremonies/import" variant="contained" startIcon={<UploadIcon />}>{t('ceremonies.importList')}</Button>
    <Button component={RouterLink} to="/ceremonies/new" variant="outlined" startIcon={<AddIcon />}>{t('ceremonies.newOne')}</Button>
  </>;
  const nothing = !loading && !refusal && rows.length === 0;
  return <>
    <PageHead title={t('ceremonies.title')} meta={rows.length > 0 && t(whole ? 'ceremonies.countShown' : 'ceremonies.countAtLeast', { count: rows.length })}>{!(nothing && !filtered) && actions}</PageHead>
    <RefusalNotice refusal={refusal} action={<Button size="small" variant="outlined" onClick={again}>{t('ui.again')}</Button>} />
    {!(nothing && !filtered) && <Filters text={text} status={status} year={year} onSet={set} />}
    {loading && <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('ceremonies.reading')} /></Box>}
    {nothing && !filtered && (
      <Empty icon={<CeremonyIcon />} title={t('ceremonies.emptyTitle')} action={prepares && <>
        <Button component={RouterLink} to="/ceremonies/import" variant="contained" startIcon={<UploadIcon />}>{t('ceremonies.importList')}</Button>
        <Button component={RouterLink} to="/ceremonies/new" variant="outlined" startIcon={<AddIcon />}>{t('ceremonies.byHand')}</Button>
        <TemplateButton of="ceremony" />
      </>}>{t('ceremonies.empty')}</Empty>
    )}
    {nothing && filtered && <Empty icon={<SearchIcon />} title={t('ceremonies.noneFound')} action={<Button variant="outlined" onClick={() => { setParams({}, { replace: true }); }}>{t('ceremonies.showAll')}</Button>}>{t('ceremonies.noneFoundHint')}</Empty>}
    {rows.length > 0 && <Table label={t('ceremonies.title')} columns={columns} rows={rows} rowKey={({ ceremonyId }) => ceremonyId} onOpen={({ ceremonyId }) => { void navigate(`/ceremonies/${ceremonyId}`); }} onEnd={more} />}
  </>;
}

function Filters({ text, status, year, onSet }: { readonly text: string; readonly status: string | null; readonly year: number | null; readonly onSet: (name: string, value: string) => void }) {
  const { t } = useLanguage();
  const [typed, setTyped] = useSearchText(text, (said) => { onSet('q', said); });
  const thisYear = new Date().getFullYear();
  const years = [...new Set([thisYear + 1, ...Array.from({ length: YEARS_BACK }, (_, back) => thisYear - back), ...(year === null ? [] : [year])])].toSorted((a, b) => b - a);
  return (
    <Box role="search" aria-label={t('ceremonies.find')} className="no-print" sx={{ display: 'flex', gap: 2, px: 3, pb: 1.5, alignItems: 'center', flexWrap: 'wrap', [narrow]: { px: 2, gap: 1 } }}>
      <OutlinedInput type="search" value={typed} onChange={(event) => { setTyped(event.target.value.slice(0, 200)); }} placeholder={t('ceremonies.findHint')} startAdornment={<SearchIcon sx={{ color: color.ink2, fontSize: 20 }} />} inputProps={{ 'aria-label': t('ceremonies.find'), dir: 'auto', spellCheck: false }} sx={{ flex: '0 1 360px', minWidth: 200, '& input': { textAlign: 'start' } }} />
      <InlineSelect label={t('ceremonies.state')} value={status ?? ''} onChange={(value) => { onSet('state', value); }}>
        <option value="">{t('ceremonies.all')}</option>{STATES.map((one) => <option key={one} value={one}>{t(`ceremonies.states_${one}`)}</option>)}
      </InlineSelect>
      <InlineSelect label={t('ceremonies.year')} value={year === null ? '' : String(year)} onChange={(value) => { onSet('year', value); }}>
        <option value="">{t('ceremonies.allYears')}</option>{years.map((one) => <option key={one} value={one}>{one}</option>)}
      </InlineSelect>
    </Box>
  );
}
function useColumns(): readonly Column<Entry>[] {
  const { t, lang } = useLanguage();
  return useMemo(() => [
    { key: 'date', head: t('ceremonies.colDate'), width: 128, cell: ({ date }) => <Day date={date} /> },
    { key: 'title', head: t('ceremonies.colTitle'), opens: true, cell: ({ title }) => <span className="strong"><ClippedName>{inLanguage(title, lang)}</ClippedName></span> },
    { key: 'state', head: t('ceremonies.colState'), width: 132, cell: (entry) => <CeremonyState state={stateOf(entry)} /> },
    { key: 'people', head: t('ceremonies.colPeople'), width: 96, figures: true, secondary: true, cell: ({ beneficiaries }) => <bdi>{beneficiaries}</bdi> },
    { key: 'total', head: t('ceremonies.colTotal'), width: 136, figures: true, secondary: true, cell: ({ totalCentimes }) => <Money value={totalCentimes} /> },
    { key: 'remainder', head: t('ceremonies.colRemainder'), width: 120, figures: true, secondary: true, cell: ({ remainderCentimes }) => (remainderCentimes === null ? <><span aria-hidden>–</span><span style={srOnly}>{t('ui.none')}</span></> : <span {...(remainderCentimes < 0 ? { className: 'strong', style: { color: color.amber } } : {})}><Money value={remainderCentimes} /></span>) },
    { key: 'problems', head: t('ceremonies.colProblems'), width: 168, cell: ({ blocking, warnings }) => (blocking > 0 ? <Status tone="block">{t('ceremonies.blockingCount', { count: blocking })}</Status> : warnings > 0 ? <Status tone="warn">{t('ceremonies.warningCount', { count: warnings })}</Status> : null) },
  ], [t, lang]);
}
