import { Box } from '@mui/material';
import type { SxProps, Theme } from '@mui/material/styles';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, memo, startTransition, useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { color, frame, size, useNarrow } from './theme.ts';

export interface Column<R> {
  readonly key: string;
  readonly head: ReactNode;
  readonly cell: (row: R) => ReactNode;
  /** In pixels; without, the column takes what is left. */
  readonly width?: number;
  /** The same on narrow pages, where it is less. */
  readonly slim?: number;
  /** Numbers: aligned on their digits. */
  readonly figures?: boolean;
  /** Left out on narrow pages. */
  readonly secondary?: boolean;
  /** Holds the button that opens the row, for the keyboard and for screen readers. */
  readonly opens?: boolean;
}
/** Fewer rows are simply all there, so that the browser's own search and print find them. */
const VIRTUAL_FROM = 200;
/** Rows that are drawn in one piece, so that no piece holds the window. */
const PIECE = 12;
/** Rows that are in sight at most while nothing is scrolled: the frame and the head of a page take the place of seven. */
const screenful = (): number => Math.max(PIECE, Math.ceil(innerHeight / frame.row) - 7);

/** Plain elements under one style: hundreds of cells that each compute theirs would hold the window. */
const LOOK = {
  flex: 1, minWidth: 0, minHeight: 0, overflow: 'auto', '&:focus-visible': { outlineOffset: -3 },
  '& table': { width: '100%', borderCollapse: 'separate', borderSpacing: 0, tableLayout: 'fixed' },
  '& th, & td': { padding: '4px 12px', borderBottom: `1px solid ${color.line}`, fontSize: '1rem', lineHeight: 1.5 },
  '& th:not(.figures), & td:not(.figures)': { textAlign: 'start' },
  '& th': { height: frame.headRow, fontSize: `${size.small / 16}rem`, fontWeight: 600, color: color.ink2, backgroundColor: color.quiet, whiteSpace: 'nowrap', position: 'sticky', top: 0, zIndex: 2 },
  '& td': { height: frame.row }, '& td.cell': { overflow: 'hidden', textOverflow: 'ellipsis' },
  '& th:first-of-type, & td:first-of-type': { paddingInlineStart: '24px' }, '& th:last-of-type, & td:last-of-type': { paddingInlineEnd: '24px' },
  '& tr.opens': { cursor: 'pointer' }, '& tr.opens:hover': { backgroundColor: color.quiet }, '& tr.selected, & tr.selected:hover': { backgroundColor: color.greenTint },
  '& tr.mend > td': { borderBottom: 0 }, '& tr.beneath > td': { paddingTop: 0 },
  '& tr.heading > td': { height: 33, paddingBlock: 0, borderBottom: `2px solid ${color.amberMark}`, color: color.amber, fontWeight: 600 },
  '& tr.group > td': { height: 33, paddingBlock: 0, fontWeight: 600, backgroundColor: color.quiet },
  '& tr.rule > td': { height: 0, padding: 0, borderBottom: `1px solid ${color.ink}` }, '& tr.gap > td': { padding: 0, border: 0 },
  // on paper all columns share its width, and nothing is cut
  '@media print': { overflow: 'visible', '& table': { tableLayout: 'auto' }, '& th': { position: 'static', width: 'auto !important', whiteSpace: 'normal' }, '& th, & td': { padding: '3px 6px', fontSize: '0.8125rem' }, '& td': { height: 28 }, '& .clipped, & .status': { whiteSpace: 'normal', fontSize: 'inherit' }, '& th:first-of-type, & td:first-of-type': { paddingInlineStart: '16px' }, '& th:last-of-type, & td:last-of-type': { paddingInlineEnd: '16px' } },
  '& [data-opens]': { font: 'inherit', color: 'inherit', display: 'block', width: '100%', margin: 0, padding: 0, border: 0, background: 'none', textAlign: 'left', cursor: 'pointer', userSelect: 'none', '&:hover': { textDecoration: 'underline' }, '&:focus-visible': { outlineOffset: -1 } },
} as const;

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
  const columns = useMemo(() => (isNarrow ? all.filter(({ secondary }) => !secondary) : all), [isNarrow, all]);
  const scroller = useRef<HTMLDivElement>(null);
  const long = rows.length > VIRTUAL_FROM;
  const virtual = useVirtualizer({ count: rows.length, enabled: long, getScrollElement: () => scroller.current, estimateSize: () => frame.row, overscan: 12, getItemKey: (index) => { const row = rows[index]; return row === undefined ? index : rowKey(row); } });
  const drawn = useGrowing(long ? 0 : rows.length, columns.map(({ key }) => key).join(), scroller);
  const seen = long ? virtual.getVirtualItems() : [];
  const shown = long ? seen.flatMap(({ index }) => { const row = rows[index]; return row === undefined ? [] : [{ row, index }]; }) : rows.slice(0, drawn).map((row, index) => ({ row, index }));
  const above = seen[0]?.start ?? 0, below = long ? virtual.getTotalSize() - (seen.at(-1)?.end ?? 0) : 0;
  // rows that did not change are not drawn again, whatever their page makes anew
  const latest = useRef(onOpen);
  latest.current = onOpen;
  const opens = onOpen !== undefined;
  const open = useCallback((row: R) => latest.current?.(row), []);

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
  const gap = (height: number): ReactNode => height > 0 && <tr aria-hidden className="gap"><td colSpan={columns.length} style={{ height }} /></tr>;
  const line = (row: R, more: Pick<LineProps<R>, 'index' | 'measure' | 'mends'> = {}): ReactNode => {
    const id = rowKey(row), headed = heading?.(row);
    if (headed) return <tr key={id} className="group" {...(more.index === undefined ? {} : { 'data-index': more.index, ref: more.measure })}><td colSpan={columns.length}>{headed}</td></tr>;
    return <Line key={id} row={row} columns={columns} selected={selected === id} {...(opens ? { onOpen: open } : {})} {...more} />;
  };
  return (
    <Box ref={scroller} tabIndex={0} role="region" aria-label={label} onScroll={near} onKeyDown={walk} sx={[LOOK, ...(Array.isArray(sx) ? sx : [sx ?? {}])]}>
      <table aria-rowcount={long ? rows.length + 1 : undefined}>
        <thead>
          <tr>{columns.map(({ key, head, width, slim = width, figures }) => <th key={key} scope="col" className={figures ? 'figures' : undefined} style={width === undefined ? undefined : { width: isNarrow ? slim : width }}>{head}</th>)}</tr>
        </thead>
        <tbody>
          {first && first.rows.length > 0 && <>
            <tr className="heading"><td colSpan={columns.length}>{first.heading}</td></tr>
            {first.rows.map((row) => <Fragment key={rowKey(row)}>
              {line(row, { mends: true })}
              <tr className="beneath"><td colSpan={columns.length}>{first.beneath(row)}</td></tr>
            </Fragment>)}
            <tr aria-hidden className="rule"><td colSpan={columns.length} /></tr>
          </>}
          {gap(above)}
          {shown.map(({ row, index }) => line(row, long ? { index, measure: virtual.measureElement } : {}))}
          {gap(below)}
        </tbody>
      </table>
    </Box>
  );
}
/**
 * How many rows are drawn by now: a screenful after the table itself, then the rest in pieces, all of which give way to whatever a person does.
 * Other columns (`shape`) begin anew with what is in sight.
 */
function useGrowing(count: number, shape: string, scroller: { readonly current: HTMLElement | null }): number {
  const [now, set] = useState({ shape, drawn: 0 });
  if (now.shape !== shape) set({ shape, drawn: scroller.current?.scrollTop === 0 ? Math.min(now.drawn, screenful()) : now.drawn });
  useEffect(() => {
    if (now.drawn < count) startTransition(() => { set(({ drawn, ...rest }) => ({ ...rest, drawn: drawn === 0 ? screenful() : drawn + PIECE })); });
  }, [now, count]);
  return now.drawn;
}

interface LineProps<R> {
  readonly row: R; readonly columns: readonly Column<R>[]; readonly selected: boolean; readonly onOpen?: (row: R) => void;
  /** of a table that holds only the rows in sight */
  readonly index?: number; readonly measure?: Ref<HTMLTableRowElement>;
  /** something is said beneath it */
  readonly mends?: boolean;
}
const Line = memo(<R,>({ row, columns, selected, onOpen, index, measure, mends = false }: LineProps<R>) => (
  <tr className={[onOpen && 'opens', selected && 'selected', mends && 'mend'].filter(Boolean).join(' ') || undefined} {...(onOpen ? { onClick: () => { onOpen(row); } } : {})}
    {...(index === undefined ? {} : { 'aria-rowindex': index + 2, 'data-index': index, ref: measure })}>
    {columns.map(({ key, cell, figures, opens }) => (
      <td key={key} className={figures ? 'cell figures' : 'cell'}>
        {opens && onOpen ? <button type="button" data-opens onClick={(event) => { event.stopPropagation(); onOpen(row); }}>{cell(row)}</button> : cell(row)}
      </td>
    ))}
  </tr>
)) as <R>(props: LineProps<R>) => ReactNode;
