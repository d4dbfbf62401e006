import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/Close';
import DownIcon from '@mui/icons-material/KeyboardArrowDown';
import UpIcon from '@mui/icons-material/KeyboardArrowUp';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { useEffect, useRef, type ReactNode } from 'react';
import { useLanguage } from './language.tsx';
import { color } from './theme.ts';

/**
 * A list that a person puts together: rows are added, taken away and moved. `children` draws what one row holds. The focus follows what was
 * done: into a new row, along with a moved one, to the neighbour of one that went.
 * @param name what a row is called, `Line 2`
 * @param title as a heading over each row, for rows of several lines
 * @param stays rows that cannot be taken away
 */
export function Rows<T>({ label, rows, onChange, blank, name, add, most, least = 0, disabled = false, ordered = true, titled = false, stays, error, children }: {
  readonly label: string; readonly rows: readonly T[]; readonly onChange: (rows: T[]) => void; readonly blank: T; readonly name: (number: number) => string; readonly add: string;
  readonly most: number; readonly least?: number; readonly disabled?: boolean; readonly ordered?: boolean; readonly titled?: boolean; readonly stays?: (row: T) => boolean; readonly error?: ReactNode;
  readonly children: (row: T, index: number, change: (row: T) => void) => ReactNode;
}) {
  const { t } = useLanguage();
  const list = useRef<HTMLOListElement>(null), adder = useRef<HTMLButtonElement>(null);
  const next = useRef<{ readonly row: number; readonly on: string } | null>(null);
  useEffect(() => {
    const to = next.current;
    if (!to) return;
    next.current = null;
    const row = list.current?.children[Math.min(to.row, rows.length - 1)];
    const target = row?.querySelector<HTMLElement>(`${to.on}:not(:disabled)`) ?? row?.querySelector<HTMLElement>('[data-move]:not(:disabled)') ?? adder.current;
    target?.focus();
  }, [rows]);
  const move = (from: number, by: 1 | -1): void => {
    const row = rows[from], other = rows[from + by];
    if (row === undefined || other === undefined) return;
    next.current = { row: from + by, on: `[data-move="${by}"]` };
    onChange(rows.with(from, other).with(from + by, row));
  };
  const button = (index: number, key: 'rows.up' | 'rows.down' | 'rows.remove', icon: ReactNode, act: () => void, off: boolean, mark = '') => (
    <IconButton size="small" aria-label={t(key, { name: name(index + 1) })} title={t(key, { name: name(index + 1) })} disabled={disabled || off} onClick={act} data-move={mark} sx={{ width: 32, height: 40 }}>{icon}</IconButton>
  );
  return (
    <Box role="group" aria-label={label}>
      {error && <Typography variant="body2" role="alert" sx={{ color: color.amber, fontWeight: 600, mb: 1 }}>{error}</Typography>}
      <Box component="ol" ref={list} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: titled ? 2.5 : 1 }}>
        {rows.map((row, index) => (
          // a row has no name of its own; what it holds is all in `rows`
          <Box component="li" key={index} sx={{ display: 'flex', alignItems: 'flex-end', flexWrap: titled ? 'wrap' : 'nowrap', gap: 0.5, minWidth: 0, ...(titled ? { borderTop: `1px solid ${color.line}`, pt: 1 } : {}) }}>
            {titled && <Typography variant="h3" sx={{ flex: 1, alignSelf: 'center' }}>{name(index + 1)}</Typography>}
            {!titled && <Box aria-hidden component="span" sx={{ width: 24, flex: 'none', color: color.ink3, lineHeight: '40px' }}>{index + 1}</Box>}
            {!titled && <Box sx={{ flex: 1, minWidth: 0 }}>{children(row, index, (changed) => { onChange(rows.with(index, changed)); })}</Box>}
            <Box sx={{ display: 'flex', flex: 'none' }}>
              {ordered && button(index, 'rows.up', <UpIcon />, () => { move(index, -1); }, index === 0, '-1')}
              {ordered && button(index, 'rows.down', <DownIcon />, () => { move(index, 1); }, index === rows.length - 1, '1')}
              {button(index, 'rows.remove', <RemoveIcon fontSize="small" />, () => { next.current = { row: index, on: 'input' }; onChange(rows.toSpliced(index, 1)); }, rows.length <= least || stays?.(row) === true)}
            </Box>
            {titled && <Box sx={{ flex: '1 0 100%', minWidth: 0 }}>{children(row, index, (changed) => { onChange(rows.with(index, changed)); })}</Box>}
          </Box>
        ))}
      </Box>
      {rows.length < most && (
        <Button ref={adder} variant="text" startIcon={<AddIcon />} disabled={disabled} onClick={() => { next.current = { row: rows.length, on: 'select, input' }; onChange([...rows, blank]); }} sx={{ mt: 1, marginInlineStart: -1.25 }}>{add}</Button>
      )}
    </Box>
  );
}
