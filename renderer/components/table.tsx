import { Box, Link, Table as MuiTable, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { SxProps, Theme } from '@mui/material/styles';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { color, frame, useNarrow } from './theme.ts';
import { figures } from './values.tsx';

export interface Column<R> {
  readonly key: string;
  readonly head: ReactNode;
  readonly cell: (row: R) => ReactNode;
  /** In pixels; without, the column takes what is left. */
  readonly width?: number;
  /** Numbers: aligned on their digits. */
  readonly figures?: boolean;
  /** Left out on narrow pages. */
  readonly secondary?: boolean;
  /** Holds the button that opens the row, for the keyboard and for screen readers. */
  readonly opens?: boolean;
}
/** Fewer rows are simply all there, so that the browser's own search and print find them. */
const VIRTUAL_FROM = 200;

/**
 * Rows under heads that stay. A row that opens something is opened by a click anywhere on it, or by the button in its `opens` column, from
 * which arrows walk to its neighbours, opening them where one is open. Long tables hold only the rows in sight; `onEnd` is told when the last one comes near.
 */
export function Table<R>({ label, columns: all, rows, rowKey, onOpen, selected, onEnd, first, heading, sx }: {
  readonly label: string; readonly columns: readonly Column<R>[]; readonly rows: readonly R[]; readonly rowKey: (row: R) => string;
  readonly onOpen?: (row: R) => void; readonly selected?: string | undefined; readonly onEnd?: () => void;
  /** Rows that stand first under a heading, each with something said beneath it across all columns, such as blocking problems. */
  readonly first?: { readonly heading: ReactNode; readonly rows: readonly R[]; readonly beneath: (row: R) => ReactNode } | undefined;
  /** What a row that is no row but a heading over those after it says; null for the others. */
  readonly heading?: (row: R) => ReactNode;
  readonly sx?: SxProps<Theme>;
}) {
  const isNarrow = useNarrow();
  const columns = isNarrow ? all.filter(({ secondary }) => !secondary) : all;
  const scroller = useRef<HTMLDivElement>(null);
  const long = rows.length > VIRTUAL_FROM;
  const virtual = useVirtualizer({ count: rows.length, enabled: long, getScrollElement: () => scroller.current, estimateSize: () => frame.row, overscan: 12, getItemKey: (index) => { const row = rows[index]; return row === undefined ? index : rowKey(row); } });
  const seen = long ? virtual.getVirtualItems() : [];
  const shown = long ? seen.flatMap(({ index }) => { const row = rows[index]; return row === undefined ? [] : [{ row, index }]; }) : rows.map((row, index) => ({ row, index }));
  const above = seen[0]?.start ?? 0, below = long ? virtual.getTotalSize() - (seen.at(-1)?.end ?? 0) : 0;

  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    const at = (event.target as HTMLElement).closest('[data-opens]')?.closest('tr');
    let next = event.key === 'ArrowDown' ? at?.nextElementSibling : event.key === 'ArrowUp' ? at?.previousElementSibling : null;
    while (next && !next.querySelector('[data-opens]')) next = event.key === 'ArrowDown' ? next.nextElementSibling : next.previousElementSibling;
    const button = next?.querySelector<HTMLElement>('[data-opens]');
    if (button) { event.preventDefault(); button.focus(); if (selected !== undefined) button.click(); }
  };
  const near = (): void => {
    const box = scroller.current;
    if (onEnd && box && box.scrollHeight - box.scrollTop - box.clientHeight < 10 * frame.row) onEnd();
  };
  const gap = (height: number): ReactNode => height > 0 && <tr aria-hidden><td colSpan={columns.length} style={{ height, padding: 0, border: 0 }} /></tr>;
  const opener = (row: R, inside: ReactNode): ReactNode => (onOpen ? (
    <Link component="button" type="button" data-opens underline="hover" onClick={(event) => { event.stopPropagation(); onOpen(row); }}
      sx={{ font: 'inherit', color: 'inherit', display: 'block', width: '100%', textAlign: 'left', '&:focus-visible': { outlineOffset: -1 } }}>{inside}</Link>
  ) : inside);
  const line = (row: R, more: object = {}): ReactNode => {
    const id = rowKey(row), headed = heading?.(row);
    if (headed) return <TableRow key={id} {...more}><TableCell colSpan={columns.length} sx={{ height: 33, py: 0, fontWeight: 600, bgcolor: color.quiet }}>{headed}</TableCell></TableRow>;
    return (
      <TableRow key={id} hover={Boolean(onOpen)} selected={selected === id} {...(onOpen ? { onClick: () => onOpen(row), sx: { cursor: 'pointer' } } : {})} {...more}>
        {columns.map(({ key, cell, figures: isFigures, opens }) => (
          <TableCell key={key} sx={[{ overflow: 'hidden', textOverflow: 'ellipsis' }, isFigures ? figures : {}]}>{opens ? opener(row, cell(row)) : cell(row)}</TableCell>
        ))}
      </TableRow>
    );
  };
  return (
    <Box ref={scroller} tabIndex={0} role="region" aria-label={label} onScroll={near} onKeyDown={walk} sx={[{ flex: 1, minWidth: 0, minHeight: 0, overflow: 'auto', '&:focus-visible': { outlineOffset: -3 } }, ...(Array.isArray(sx) ? sx : [sx ?? {}])]}>
      <MuiTable stickyHeader aria-rowcount={long ? rows.length + 1 : undefined} sx={{ tableLayout: 'fixed', '& td:first-of-type, & th:first-of-type': { paddingInlineStart: '24px' }, '& td:last-of-type, & th:last-of-type': { paddingInlineEnd: '24px' } }}>
        <TableHead>
          <TableRow>
            {columns.map(({ key, head, width, figures: isFigures }) => <TableCell key={key} sx={[width === undefined ? {} : { width }, isFigures ? figures : {}]}>{head}</TableCell>)}
          </TableRow>
        </TableHead>
        <TableBody>
          {first && first.rows.length > 0 && <>
            <TableRow><TableCell colSpan={columns.length} sx={{ height: 33, py: 0, borderBottom: `2px solid ${color.amberMark}`, color: color.amber, fontWeight: 600 }}>{first.heading}</TableCell></TableRow>
            {first.rows.map((row) => <Fragment key={rowKey(row)}>
              {line(row, { sx: { ...(onOpen ? { cursor: 'pointer' } : {}), '& td': { borderBottom: 0 } } })}
              <TableRow><TableCell colSpan={columns.length} sx={{ pt: 0 }}>{first.beneath(row)}</TableCell></TableRow>
            </Fragment>)}
            <TableRow aria-hidden><TableCell colSpan={columns.length} sx={{ height: 0, p: 0, borderBottom: `1px solid ${color.ink}` }} /></TableRow>
          </>}
          {gap(above)}
          {shown.map(({ row, index }) => line(row, long ? { 'aria-rowindex': index + 2, 'data-index': index, ref: virtual.measureElement } : {}))}
          {gap(below)}
        </TableBody>
      </MuiTable>
    </Box>
  );
}
