import SearchIcon from '@mui/icons-material/Search';
import { Autocomplete, Box, OutlinedInput, type PopperProps } from '@mui/material';
import { useDeferredValue, useEffect, useRef, useState, type ReactNode } from 'react';
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
const keyOf = (hit: Hit): string => {
  switch (hit.kind) {
    case 'person': return `person ${hit.fileNumber} ${hit.cinTail} ${hit.name.ar} ${hit.name.fr}`;
    case 'ceremony': return `ceremony ${hit.ceremonyId}`;
    case 'paper': return `paper ${hit.reference}`;
    case 'unit': return `unit ${hit.recipientId} ${hit.serial} ${hit.inventoryNumber}`;
  }
};
/** Where a hit leads; null where it leads nowhere yet. */
function addressOf(hit: Hit): string | null {
  const at = hit.kind === 'person' ? hit.ceremonies[0] : hit;
  if (!at) return null;
  return 'recipientId' in at && at.recipientId ? `/ceremonies/${at.ceremonyId}?person=${at.recipientId}` : `/ceremonies/${at.ceremonyId}`;
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
  const focus = (): void => { input.current?.focus(); input.current?.select(); };
  useShortcut('Ctrl+K', 'ui.search', focus, { evenInFields: true });
  useEffect(() => bridge.onCommand((command) => { if (command === 'search') focus(); }), []);

  const names = (name: Bilingual): ReactNode => <><Name lang="ar">{name.ar}</Name>{name.fr && <span className="second"> <Name lang="fr">{name.fr}</Name></span>}</>;
  const line = (hit: Hit): { head: ReactNode; detail: ReactNode } => {
    switch (hit.kind) {
      case 'person': return { head: names(hit.name), detail: <>{t('ui.foundPerson')} · <MaskedId tail={hit.cinTail} />{hit.fileNumber && <> · <Ltr>{hit.fileNumber}</Ltr></>}{hit.ceremonies[0] && <> · <Name>{inLanguage(hit.ceremonies[0].title, lang)}</Name></>}</> };
      case 'ceremony': return { head: <Name>{inLanguage(hit.title, lang)}</Name>, detail: <>{t('ui.foundCeremony')} · <Day date={hit.date} /></> };
      case 'paper': return { head: <Ltr>{hit.reference}</Ltr>, detail: <>{t(hit.status === 'cancelled' ? 'ui.foundPaperCancelled' : 'ui.foundPaper')}{hit.name && <> · {names(hit.name)}</>}</> };
      case 'unit': return { head: <Name>{inLanguage(hit.designation, lang)}</Name>, detail: <>{t('ui.foundUnit')} · <Ltr>{hit.serial || hit.inventoryNumber}</Ltr> · {names(hit.name)}</> };
    }
  };
  return (
    <Box sx={{ position: 'relative', flex: '0 1 620px', minWidth: 0 }}><Autocomplete<Hit, false, false, true>
      freeSolo autoHighlight clearOnBlur={false} value={null} inputValue={text} options={asked ? hits ?? [] : []} filterOptions={(all) => all} getOptionKey={(hit) => (typeof hit === 'string' ? hit : keyOf(hit))} getOptionLabel={() => text}
      onInputChange={(_event, value, reason) => { if (reason !== 'selectOption') setText(value); }}
      onChange={(_event, hit) => {
        // Enter on the text itself opens the first hit, once the hits are those of this text
        const chosen = typeof hit === 'string' ? (stale || asked !== text.trim() ? null : data?.hits[0]) : hit;
        const to = chosen ? addressOf(chosen) : null;
        if (to) { setText(''); input.current?.blur(); void navigate(to); }
      }}
      // inside the page's own landmark, under the name of the box
      disablePortal slots={{ popper: Beneath }} slotProps={{ listbox: { 'aria-label': t('ui.search'), 'aria-labelledby': undefined } }}
      noOptionsText={t('ui.foundNothing')} clearText={t('ui.clear')}
      renderOption={({ key, ...props }, hit) => {
        const { head, detail } = line(hit);
        return (
          <li key={key} {...props}>
            <div className="hit"><div>{head}</div>{hit.why === 'closeSpelling' && <div className="beside">{t('ui.closeSpelling')}</div>}</div>
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
            <span role="status" style={srOnly}>{refusal ? t(refusal.code, refusal.params) : asked && data ? t('ui.foundCount', { count: data.hits.length }) : ''}</span>
          </Box>
        );
      }}
    /></Box>
  );
}
/** Plain elements under one style: thirty hits that each compute theirs would hold back the next key. */
const HITS = {
  position: 'absolute', insetInline: 0, top: '100%', zIndex: 'modal',
  '& li[role=option]': { display: 'block', borderBottom: `1px solid ${color.line}`, '&[aria-selected], &.Mui-focused': { bgcolor: `${color.greenTint} !important` } },
  '& .hit': { display: 'flex', gap: '8px' }, '& .hit > :first-of-type': { flex: 1, fontWeight: 600 }, '& .second': { color: color.ink2 }, '& .beside': { color: color.ink2, fontSize: '0.875rem', fontWeight: 400 },
} as const;
/** The hits' place: under the box, which does not move. The library's own looks at the whole page for a place with each key. */
const Beneath = ({ open, children }: PopperProps) => open && <Box sx={HITS}>{children as ReactNode}</Box>;
