import { Box, OutlinedInput, Select } from '@mui/material';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { useLanguage } from '#renderer/components/language.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import type { Answer } from '#shared/contract/index.ts';
import { civilDate, shortDate } from '#shared/domain/common/dates.ts';
import { readDate } from '#shared/domain/common/numbers.ts';
import { areaWords, procedureWords } from '#shared/i18n/procedures.ts';

const PAUSE = 300;
type List = Answer<'audit.list'>;
/** Who, what, with which outcome, about what, when. */
export function Filters({ params, users, procedures, onSet }: { readonly params: URLSearchParams; readonly users: List['users']; readonly procedures: List['procedures']; readonly onSet: (name: string, value: string) => void }) {
  const { t, lang } = useLanguage();
  const areas = Map.groupBy(procedures, (name) => name.slice(0, name.indexOf('.')));
  const choose = (name: string) => (event: { readonly target: { readonly value: unknown } }): void => { onSet(name, String(event.target.value)); };
  return (
    <Box role="search" aria-label={t('audit.filters')} className="no-print" sx={{ display: 'flex', columnGap: 2, rowGap: 1, px: 3, pb: 1.5, alignItems: 'center', flexWrap: 'wrap', [narrow]: { px: 2, gap: 1 } }}>
      <Labelled label={t('audit.who')}>{(id) => (
        <Select native value={params.get('who') ?? ''} onChange={choose('who')} inputProps={{ id }} sx={{ maxWidth: 220 }}>
          <option value="">{t('audit.everybody')}</option>{users.map((user) => <option key={user.id} value={user.id}>{user.name || t('audit.unnamed')}</option>)}
        </Select>
      )}</Labelled>
      <Labelled label={t('audit.what')}>{(id) => (
        <Select native value={params.get('what') ?? ''} onChange={choose('what')} inputProps={{ id }} sx={{ maxWidth: 280 }}>
          <option value="">{t('audit.everything')}</option>
          {[...areas].map(([area, names]) => (
            <optgroup key={area} label={areaWords(lang, area)}>
              <option value={`${area}.`}>{t('audit.allOf', { area: areaWords(lang, area) })}</option>
              {names.map((name) => <option key={name} value={name}>{procedureWords(lang, name)}</option>)}
            </optgroup>
          ))}
        </Select>
      )}</Labelled>
      <Labelled label={t('audit.outcome')}>{(id) => (
        <Select native value={params.get('outcome') ?? ''} onChange={choose('outcome')} inputProps={{ id }}>
          <option value="">{t('audit.anyOutcome')}</option><option value="done">{t('audit.outcome_done')}</option><option value="refused">{t('audit.outcome_refused')}</option>
        </Select>
      )}</Labelled>
      <DayField name="from" label={t('audit.from')} value={params.get('from')} onSet={onSet} />
      <DayField name="to" label={t('audit.to')} value={params.get('to')} onSet={onSet} />
      <Labelled label={t('audit.subject')}>{(id) => <Typed id={id} value={params.get('subject') ?? ''} placeholder="PV/AGA/2025/0001" width={264} onTyped={(text) => { onSet('subject', text.trim()); return true; }} />}</Labelled>
    </Box>
  );
}
function DayField({ name, label, value, onSet }: { readonly name: string; readonly label: string; readonly value: string | null; readonly onSet: (name: string, value: string) => void }) {
  const { t } = useLanguage();
  const date = civilDate(value ?? '');
  const read = (text: string): boolean => {
    const found = text.trim() === '' ? { ok: true, value: '' } as const : readDate(text, new Map(), new Set());
    if (found.ok) onSet(name, found.value);
    return found.ok;
  };
  return <Labelled label={label}>{(id) => <Typed id={id} value={date === null ? '' : shortDate(date)} placeholder={t('audit.dateForm')} width={160} wrong={t('app.NOT_A_DATE', { field: label })} onTyped={read} />}</Labelled>;
}
/** A line that is taken after a pause in typing, and says where it cannot be. */
function Typed({ id, value, placeholder, width, wrong, onTyped }: { readonly id: string; readonly value: string; readonly placeholder: string; readonly width: number; readonly wrong?: string; readonly onTyped: (text: string) => boolean }) {
  const [typed, setTyped] = useState(value), [bad, setBad] = useState(false);
  // the address may change by itself: back, forward, «show all»
  useEffect(() => { setTyped((now) => (now.trim() === value ? now : value)); setBad(false); }, [value]);
  useEffect(() => {
    if (typed.trim() === value) { setBad(false); return undefined; }
    const timer = setTimeout(() => { setBad(!onTyped(typed)); }, PAUSE);
    return () => { clearTimeout(timer); };
  // only what is typed sets it going
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [typed]);
  return (
    <Box sx={{ position: 'relative' }}>
      <OutlinedInput value={typed} error={bad} placeholder={placeholder} onChange={(event) => { setTyped(event.target.value.slice(0, 80)); }} inputProps={{ id, dir: 'ltr', spellCheck: false, autoComplete: 'off', 'aria-invalid': bad || undefined, 'aria-describedby': bad ? `${id}wrong` : undefined }} sx={{ width, '& input': { textAlign: 'start' } }} />
      {bad && <Box id={`${id}wrong`} role="alert" sx={{ color: color.amber, fontWeight: 600, fontSize: '0.875rem', maxWidth: 320 }}>{wrong}</Box>}
    </Box>
  );
}
function Labelled({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}><Box component="label" htmlFor={id} sx={{ color: color.ink2, whiteSpace: 'nowrap' }}>{label}</Box>{children(id)}</Box>;
}
