import { Box, OutlinedInput } from '@mui/material';
import { useDeferredValue, useMemo, useState, type Ref } from 'react';
import { useLanguage } from '../../components/language.tsx';
import { localTime } from '../../components/localTime.ts';
import { Status, type Tone } from '../../components/status.tsx';
import { Table, type Column } from '../../components/table.tsx';
import { narrow } from '../../components/theme.ts';
import { ClippedName, MaskedId, srOnly, Time } from '../../components/values.tsx';
import { found, type DayState, type Person } from './dayRules.ts';

export const TONES: Readonly<Record<DayState, Tone>> = { waiting: 'wait', handedOver: 'done', reserved: 'done', absent: 'warn', refused: 'warn' };

/** Everybody of the day, found by name, number or last digits; a row leads to the person. */
export function DayList({ recipients, current, onOpen, fieldRef }: { readonly recipients: readonly Person[]; readonly current: string | undefined; readonly onOpen: (person: Person) => void; readonly fieldRef: Ref<HTMLInputElement> }) {
  const { t, lang, other } = useLanguage();
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed);
  const rows = useMemo(() => found(recipients, asked), [recipients, asked]);
  const columns: readonly Column<Person>[] = [
    { key: 'order', head: t('day.number'), width: 84, figures: true, cell: ({ order }) => <bdi>{order}</bdi> },
    { key: 'name', head: t('day.name'), opens: true, cell: ({ name }) => <ClippedName lang={lang}>{name[lang] || name[other]}</ClippedName> },
    { key: 'other', head: t('day.otherName'), secondary: true, cell: ({ name }) => <ClippedName lang={other}>{name[other]}</ClippedName> },
    { key: 'tail', head: t('day.idEnds'), width: 190, secondary: true, cell: ({ cinTail }) => <MaskedId tail={cinTail || null} /> },
    { key: 'state', head: t('day.state'), width: 260, cell: ({ day: { state, at }, sex }) => <><Status tone={TONES[state]}>{t(`day.is_${state}`, { sex })}</Status>{at && <Box component="span" sx={{ marginInlineStart: 1 }}><Time time={localTime(new Date(at))} /></Box>}</> },
  ];
  return (
    <Box component="main" id="main" sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
      <Box role="search" aria-label={t('day.find')} sx={{ px: 4, py: 1.5, display: 'flex', gap: 2, alignItems: 'center', [narrow]: { px: 2 } }}>
        {/* by what is typed, not by what is shown: the rows may come a moment later, and the wrong person would be called */}
        <OutlinedInput inputRef={fieldRef} value={typed} onChange={(event) => { setTyped(event.target.value); }} placeholder={t('day.findHint')} autoComplete="off"
          onKeyDown={(event) => { if (event.key !== 'Enter') return; const [first] = found(recipients, typed); if (first) { event.preventDefault(); onOpen(first); } }} inputProps={{ 'aria-label': t('day.find'), dir: 'auto', spellCheck: false }} sx={{ flex: '0 1 520px', '& input': { textAlign: 'start' } }} />
        <span role="status">{t('day.countFound', { count: rows.length })}</span>
      </Box>
      <h2 style={srOnly}>{t('day.list')}</h2>
      <Table label={t('day.list')} columns={columns} rows={rows} rowKey={({ recipientId }) => recipientId} selected={current} onOpen={onOpen} />
    </Box>
  );
}
