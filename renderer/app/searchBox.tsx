import SearchIcon from '@mui/icons-material/Search';
import { Autocomplete, Box, OutlinedInput, type PopperProps } from '@mui/material';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Answer } from '#shared/contract/index.ts';
import { inLanguage, type Bilingual } from '#shared/domain/common/bilingual.ts';
import { useLanguage } from '../components/language.tsx';
import { color } from '../components/theme.ts';
import { Day, Kbd, Ltr, MaskedId, Name, srOnly } from '../components/values.tsx';
import { bridge } from './bridge/index.ts';
import { useAnswer } from './hooks/api.ts';
import { useShortcut } from './hooks/shortcuts.tsx';

/** Signs of a search that are looked for (shared/contract/search.ts). */
const MOST = 200;
type Hit = Answer<'search.find'>['hits'][number];
/** A row of what was found, and where it leads; a person is one row for their file, one for their newest ceremony. */
interface Row { readonly hit: Hit; readonly key: string; readonly to: string; readonly file: boolean }
const inCeremony = ({ ceremonyId, recipientId }: { readonly ceremonyId: string; readonly recipientId?: string | null }): string => `/ceremonies/${ceremonyId}${recipientId ? `?person=${recipientId}` : ''}`;
function rowsOf(hit: Hit): Row[] {
  const row = (key: string, to: string, file = false): Row => ({ hit, key, to, file });
  switch (hit.kind) {
    case 'person': return [...(hit.file === null ? [] : [row(`file ${hit.file}`, `/beneficiaries/${hit.file}`, true)]), ...hit.ceremonies.slice(0, 1).map((at) => row(`person ${at.recipientId}`, inCeremony(at)))];
    case 'ceremony': return [row(`ceremony ${hit.ceremonyId}`, inCeremony(hit))];
    case 'paper': return [row(`paper ${hit.reference}`, inCeremony(hit))];
    case 'casePaper': return [row(`paper ${hit.reference}`, `/beneficiaries/${hit.file}/papers`)];
    case 'unit': return [row(`unit ${hit.recipientId} ${hit.serial} ${hit.inventoryNumber}`, inCeremony(hit))];
  }
}

/** One box that finds people, papers, ceremonies and equipment, from every page. */
export function SearchBox() {
  const { t, lang } = useLanguage();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const { data, refusal, stale } = useAnswer('search.find', { text: asked.slice(0, MOST) }, { enabled: asked !== '', keep: true });
  // a key typed meanwhile goes before the rows of the last one
  const hits = useDeferredValue(data?.hits);
  /** The rows answer what stands in the box now. */
  const current = !stale && asked === text.trim() && hits === data?.hits;
  // Enter pressed before that: the first hit is opened once it is known, unless the text has changed or a row was chosen since
  const [waiting, setWaiting] = useState<string | null>(null);
  const open = (row: Row | undefined): void => {
    setWaiting(null);
    if (row) { setText(''); input.current?.blur(); void navigate(row.to); }
  };
  const rows = useMemo(() => hits?.flatMap(rowsOf) ?? [], [hits]);
  const nothing = asked !== '' && current && rows.length === 0;
  useEffect(() => { if (waiting !== null && waiting === text && current && data) open(rows[0]); });
  const focus = (): void => { input.current?.focus(); input.current?.select(); };
  useShortcut('Ctrl+K', 'ui.search', focus, { evenInFields: true });
  useEffect(() => bridge.onCommand((command) => { if (command === 'search') focus(); }), []);

  const names = (name: Bilingual): ReactNode => <><Name lang="ar">{name.ar}</Name>{name.fr && <span className="second"> <Name lang="fr">{name.fr}</Name></span>}</>;
  const line = ({ hit, file }: Row): { head: ReactNode; detail: ReactNode } => {
    switch (hit.kind) {
      case 'person': return { head: names(hit.name), detail: <>{t(file ? 'ui.foundFile' : 'ui.foundPerson')} · <MaskedId tail={hit.cinTail} />{hit.fileNumber && <> · <Ltr>{hit.fileNumber}</Ltr></>}{!file && hit.ceremonies[0] && <> · <Name>{inLanguage(hit.ceremonies[0].title, lang)}</Name></>}</> };
      case 'ceremony': return { head: <Name>{inLanguage(hit.title, lang)}</Name>, detail: <>{t('ui.foundCeremony')} · <Day date={hit.date} /></> };
      case 'casePaper': case 'paper': return { head: <Ltr>{hit.reference}</Ltr>, detail: <>{t(hit.status === 'cancelled' ? 'ui.foundPaperCancelled' : 'ui.foundPaper')}{hit.name && <> · {names(hit.name)}</>}</> };
      case 'unit': return { head: <Name>{inLanguage(hit.designation, lang)}</Name>, detail: <>{t('ui.foundUnit')} · <Ltr>{hit.serial || hit.inventoryNumber}</Ltr> · {names(hit.name)}</> };
    }
  };
  return (
    <Box sx={{ position: 'relative', flex: '0 1 620px', minWidth: 0 }}><Autocomplete<Row, false, false, true>
      freeSolo autoHighlight clearOnBlur={false} value={null} inputValue={text} options={asked ? rows : []} filterOptions={(all) => all} getOptionKey={(row) => (typeof row === 'string' ? row : row.key)} getOptionLabel={() => text}
      onInputChange={(_event, value, reason) => { if (reason !== 'selectOption') { setText(value); setWaiting(null); } }}
      onClose={(_event, reason) => { if (reason === 'escape' || reason === 'blur') setWaiting(null); }}
      onChange={(event, row) => {
        // a click means the row that is seen; Enter on the text, or on a row of an earlier text, the first hit of what is typed
        if (row !== null && typeof row !== 'string' && (current || event.type === 'click')) open(row);
        else if (current) open(rows[0]);
        else setWaiting(text);
      }}
      // inside the page's own landmark, under the name of the box
      disablePortal slots={{ popper: Beneath }} slotProps={{ listbox: { 'aria-label': t('ui.search'), 'aria-labelledby': undefined } }}
      clearText={t('ui.clear')}
      renderOption={({ key, ...props }, row) => {
        const { head, detail } = line(row);
        return (
          <li key={key} {...props}>
            <div className="hit"><div>{head}</div>{row.hit.why === 'closeSpelling' && <div className="beside">{t('ui.closeSpelling')}</div>}</div>
            <div className="beside">{detail}</div>
          </li>
        );
      }}
      renderInput={({ id, slotProps: { input: { ref: frame }, htmlInput } }) => {
        const { ref, ...rest } = htmlInput;
        // the library and this box both hold on to the input
        const held = (element: HTMLInputElement | null): void => { input.current = element; if (typeof ref === 'function') ref(element); else if (ref) ref.current = element; };
        return (
          <Box ref={frame} role="search" sx={{ position: 'relative' }}>
            <OutlinedInput fullWidth id={id} type="search" placeholder={t('ui.searchHint')} startAdornment={<SearchIcon sx={{ color: color.ink2, fontSize: 20 }} />} endAdornment={<span className="wide"><Kbd>Ctrl K</Kbd></span>}
              inputProps={{ ...rest, ref: held, 'aria-label': t('ui.search'), dir: 'auto', spellCheck: false }} sx={{ '&&': { px: 1.5, py: 0 }, '& input': { textAlign: 'start' } }} />
            {text.length > MOST && <Box role="status" sx={{ position: 'absolute', insetInline: 0, top: '100%', zIndex: 3, bgcolor: color.amberTint, color: color.amber, px: 1.5, py: 0.5, fontSize: '0.875rem', fontWeight: 600 }}>{t('ui.searchBound', { most: MOST })}</Box>}
            {nothing && text.length <= MOST && <Box aria-hidden sx={{ display: 'none', position: 'absolute', insetInline: 0, top: '100%', zIndex: 'modal', bgcolor: color.ground, border: `1px solid ${color.line}`, color: color.ink2, px: 1.5, py: 1, '[role=search]:focus-within &': { display: 'block' } }}>{t('ui.foundNothing')}</Box>}
            <span role="status" style={srOnly}>{refusal ? t(refusal.code, refusal.params) : asked && data ? t('ui.foundCount', { count: data.hits.flatMap(rowsOf).length }) : ''}</span>
          </Box>
        );
      }}
    /></Box>
  );
}
/** Plain elements under one style: thirty hits that each compute theirs would hold back the next key. */
const HITS = {
  position: 'absolute', insetInline: 0, top: '100%', zIndex: 'modal',
  '& li[role=option]': { display: 'block', borderBottom: `1px solid ${color.line}`, '&[aria-selected=true], &.Mui-focused': { bgcolor: `${color.greenTint} !important` } },
  '& .hit': { display: 'flex', gap: '8px' }, '& .hit > :first-of-type': { flex: 1, fontWeight: 600 }, '& .second': { color: color.ink2 }, '& .beside': { color: color.ink2, fontSize: '0.875rem', fontWeight: 400 },
} as const;
/** The hits' place: under the box, which does not move. The library's own looks at the whole page for a place with each key. */
const Beneath = ({ open, children }: PopperProps) => open && <Box sx={HITS}>{children as ReactNode}</Box>;
