import CloseIcon from '@mui/icons-material/Close';
import CopyIcon from '@mui/icons-material/ContentCopy';
import SearchIcon from '@mui/icons-material/Search';
import { Box, Button, IconButton, Link, OutlinedInput, Select, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useDeferredValue, useMemo, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { useShortcut } from '#renderer/app/hooks/shortcuts.tsx';
import { byCell, inTwo, isCell } from '#renderer/components/cellWay.ts';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { Status } from '#renderer/components/status.tsx';
import { Table, type Column } from '#renderer/components/table.tsx';
import { color, narrow, short } from '#renderer/components/theme.ts';
import { Ltr } from '#renderer/components/values.tsx';
import { foldName } from '#shared/domain/common/names.ts';
import type { Faulty } from './reading.ts';

/** `file`: the case file that its row became. */
type Problem = Faulty['errors'][number] & { readonly file?: { readonly personId: string; readonly fileNumber: string } | null };
interface Row extends Problem { readonly key: string; readonly kind: 'error' | 'warning' }
const KINDS = ['all', 'error', 'warning'] as const;

/** What stopped the import: errors first, in the order of the workbook. */
export function ImportProblems({ faulty: { errors, warnings } }: { readonly faulty: Faulty }) {
  const { t } = useLanguage();
  return <>
    <Box sx={{ px: 3, pb: 1.5, [narrow]: { px: 2 } }}>
      <Notice tone="attention" focus title={t('importing.nothing', { errors: errors.length, warnings: warnings.length })}>{t('importing.nothingHow')}</Notice>
    </Box>
    <ProblemTable errors={errors} warnings={warnings} />
  </>;
}

/** Problems of a workbook, each with the way to its cell beside the table. */
export function ProblemTable({ errors, warnings }: { readonly errors: readonly Problem[]; readonly warnings: readonly Problem[] }) {
  const { t, lang } = useLanguage();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('all');
  const [sheet, setSheet] = useState('');
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const asked = useDeferredValue(foldName(typed.trim()));
  const all = useMemo(() => {
    const rows = (kindOf: Row['kind'], problems: readonly Problem[]): Row[] => problems.map((problem, at) => ({ ...problem, kind: kindOf, key: `${kindOf}${at}` }));
    const order = [...new Set([...errors, ...warnings].map((problem) => problem.sheet))];
    const sorted = (part: Row[]): Row[] => part.toSorted((a, b) => order.indexOf(a.sheet) - order.indexOf(b.sheet) || byCell(a, b));
    return [...sorted(rows('error', errors)), ...sorted(rows('warning', warnings))];
  }, [errors, warnings]);
  const sheets = [...new Set(all.map((row) => row.sheet))].filter(Boolean);
  const shown = all.filter((row) => (kind === 'all' || row.kind === kind) && (sheet === '' || row.sheet === sheet) && (asked === '' || foldName(`${row.cell} ${row.value} ${row.message[lang]} ${row.sheet}`).includes(asked)));
  const chosen = shown.find(({ key }) => key === open) ?? null;
  const count = { all: all.length, error: errors.length, warning: warnings.length };
  const columns: readonly Column<Row>[] = [
    { key: 'kind', head: t('importing.colKind'), width: 128, cell: (row) => <Status tone={row.kind === 'error' ? 'block' : 'warn'}>{t(`importing.${row.kind}`)}</Status> },
    ...(chosen ? [] : [{ key: 'sheet', head: t('importing.colSheet'), width: 128, secondary: true, cell: (row: Row) => <bdi dir="auto">{row.sheet}</bdi> }]),
    { key: 'cell', head: t('importing.colCell'), width: 92, opens: true, cell: ({ cell, sheet: of }) => <Box component="span" sx={{ color: color.green, fontWeight: 600, textDecoration: 'underline' }}>{cell ? <Ltr>{cell}</Ltr> : t(of ? 'importing.wholeSheet' : 'importing.wholeFile')}</Box> },
    ...(chosen ? [] : [{ key: 'value', head: t('importing.colValue'), width: 172, secondary: true, cell: (row: Row) => <Value value={row.value} /> }]),
    { key: 'what', head: t('importing.colWhat'), cell: ({ message }) => { const [what, how] = inTwo(message[lang]); return <Box sx={{ py: 0.5, overflowWrap: 'anywhere' }}><Box component="span" sx={{ fontWeight: 600 }}>{what}</Box> <Box component="span" sx={{ color: color.ink2 }}>{how}</Box></Box>; } },
    ...(!chosen && all.some(({ file }) => file) ? [{ key: 'file', head: t('importing.colFile'), width: 172, cell: ({ file }: Row) => file && <Link component={RouterLink} to={`/beneficiaries/${file.personId}`} onClick={(event) => { event.stopPropagation(); }}><Ltr>{file.fileNumber}</Ltr></Link> }] : []),
  ];
  return <>
    <Box role="search" aria-label={t('importing.filter')} className="no-print" sx={{ display: 'flex', gap: 2, px: 3, pb: 1.5, alignItems: 'center', flexWrap: 'wrap', [narrow]: { px: 2, gap: 1 } }}>
      {errors.length > 0 && warnings.length > 0 && (
        <ToggleButtonGroup exclusive size="small" value={kind} onChange={(_event, next: (typeof KINDS)[number] | null) => { if (next) setKind(next); }} aria-label={t('importing.kinds')}>
          {KINDS.map((one) => <ToggleButton key={one} value={one} sx={{ px: 1.5, minHeight: 40, color: color.ink, borderColor: color.edge, '&.Mui-selected': { bgcolor: color.greenTint, color: color.greenDeep, fontWeight: 600 } }}>{t(`importing.kinds_${one}`, { count: count[one] })}</ToggleButton>)}
        </ToggleButtonGroup>
      )}
      <Select native value={sheet} onChange={(event) => { setSheet(event.target.value); }} inputProps={{ 'aria-label': t('importing.sheet') }}>
        <option value="">{t('importing.allSheets')}</option>{sheets.map((one) => <option key={one} value={one}>{one}</option>)}
      </Select>
      <OutlinedInput type="search" value={typed} onChange={(event) => { setTyped(event.target.value.slice(0, 200)); }} placeholder={t('importing.filterHint')} startAdornment={<SearchIcon sx={{ color: color.ink2, fontSize: 20 }} />} inputProps={{ 'aria-label': t('importing.filter'), dir: 'auto', spellCheck: false }} sx={{ flex: '0 1 300px', minWidth: 180, '& input': { textAlign: 'start' } }} />
    </Box>
    {shown.length === 0 && <Typography sx={{ px: 3 }}>{t('importing.noneShown')}</Typography>}
    <Box className="no-print" sx={{ flex: 1, minHeight: 0, [short]: { flex: 'none', height: '80vh' }, display: shown.length === 0 ? 'none' : 'flex' }}>
      <Table label={t('importing.colWhat')} columns={columns} rows={shown} rowKey={({ key }) => key} onOpen={({ key }) => { setOpen(key); }} selected={chosen?.key} />
      {chosen && <Way key={chosen.key} row={chosen} onClose={() => { setOpen(null); }} />}
    </Box>
    <PrintedList rows={shown} />
  </>;
}

function Value({ value }: { readonly value: string }) {
  const { t } = useLanguage();
  return value === '' ? <Box component="span" sx={{ color: color.ink3 }}>{t('importing.emptyValue')}</Box>
    : <Box component="bdi" dir="auto" title={value} sx={{ display: 'inline-block', maxWidth: '100%', verticalAlign: 'middle', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', border: `1px solid ${color.line}`, bgcolor: color.quiet, borderRadius: '4px', px: 0.75 }}>{value}</Box>;
}

/** How to get to a cell in Excel, in plain words, and its address to copy. */
function Way({ row: { cell, sheet, value, message, kind, file }, onClose }: { readonly row: Row; readonly onClose: () => void }) {
  const { t, lang } = useLanguage();
  const [said, setSaid] = useState('');
  const [what, how] = inTwo(message[lang]);
  useShortcut('Escape', 'importing.closeWay', onClose);
  const copy = async (): Promise<void> => {
    try { await navigator.clipboard.writeText(cell); setSaid(t('importing.copied', { cell })); } catch { setSaid(t('importing.notCopied', { cell })); }
  };
  return (
    <Box component="section" aria-label={t('importing.way')} sx={{ width: 380, flex: 'none', borderInlineStart: `1px solid ${color.ink}`, p: 2.5, overflow: 'auto', display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.5, alignContent: 'start', [narrow]: { width: '55%', p: 1.5 } }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1 }}>
        <Box sx={{ flex: 1 }}>
          <Typography variant="h2">{cell ? t('importing.cell', { cell }) : t(sheet ? 'importing.wholeSheet' : 'importing.wholeFile')}</Typography>
          <Typography color="textSecondary"><bdi dir="auto">{sheet}</bdi></Typography>
        </Box>
        <IconButton aria-label={t('importing.closeWay')} onClick={onClose}><CloseIcon /></IconButton>
      </Box>
      <Box><Status tone={kind === 'error' ? 'block' : 'warn'}>{t(`importing.${kind}`)}</Status></Box>
      <Box><Value value={value} /></Box>
      <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{what}</Typography>
      {how && <Typography sx={{ overflowWrap: 'anywhere' }}>{how}</Typography>}
      {file && <Box><Button component={RouterLink} to={`/beneficiaries/${file.personId}`} variant="outlined"><Say k="importing.openFile" with={{ file: <Ltr>{file.fileNumber}</Ltr> }} /></Button></Box>}
      <Typography variant="h3" sx={{ borderTop: `1px solid ${color.line}`, pt: 1.5 }}>{t('importing.way')}</Typography>
      <Typography>{isCell(cell) ? <Say k="importing.inExcel" with={{ sheet: <bdi dir="auto">{sheet}</bdi>, cell: <b><Ltr>{cell}</Ltr></b> }} /> : sheet ? <Say k="importing.inExcelSheet" with={{ sheet: <bdi dir="auto">{sheet}</bdi> }} /> : t('importing.inExcelFile')}</Typography>
      {isCell(cell) && <Box><Button variant="outlined" startIcon={<CopyIcon />} onClick={() => { void copy(); }}>{t('importing.copy', { cell })}</Button></Box>}
      <Typography role="status" variant="body2" color="textSecondary">{said}</Typography>
    </Box>
  );
}
/** On paper the whole list stands, however long. */
function PrintedList({ rows }: { readonly rows: readonly Row[] }) {
  const { t, lang } = useLanguage(), files = rows.some(({ file }) => file);
  return (
    <Box component="table" sx={{ display: 'none', '@media print': { display: 'table' }, width: '100%', borderCollapse: 'collapse', '& th, & td': { textAlign: 'start', verticalAlign: 'top', p: 0.5, borderBottom: `1px solid ${color.edge}`, fontSize: '11pt' } }}>
      <thead><tr><th>{t('importing.colKind')}</th><th>{t('importing.colSheet')}</th><th>{t('importing.colCell')}</th><th>{t('importing.colValue')}</th><th>{t('importing.colWhat')}</th>{files && <th>{t('importing.colFile')}</th>}</tr></thead>
      <tbody>{rows.map(({ key, kind, sheet, cell, value, message, file }) => <tr key={key}><td>{t(`importing.${kind}`)}</td><td><bdi dir="auto">{sheet}</bdi></td><td><Ltr>{cell}</Ltr></td><td><bdi dir="auto">{value}</bdi></td><td>{message[lang]}</td>{files && <td>{file && <Ltr>{file.fileNumber}</Ltr>}</td>}</tr>)}</tbody>
    </Box>
  );
}
