import { Box, Select } from '@mui/material';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { color } from './theme.ts';

/** Milliseconds without a key until a list is asked anew. */
const PAUSE = 200;
/** A text that a list is searched by: what is typed, and told after a pause; it follows what is asked for (`text`), which may change by itself: back, forward, «show all». */
export function useSearchText(text: string, onSearch: (text: string) => void): [typed: string, type: (text: string) => void] {
  const [typed, setTyped] = useState(text);
  useEffect(() => { setTyped((now) => (now.trim() === text ? now : text)); }, [text]);
  useEffect(() => {
    if (typed.trim() === text) return undefined;
    const timer = setTimeout(() => { onSearch(typed.trim()); }, PAUSE);
    return () => { clearTimeout(timer); };
  // only what is typed sets it going
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [typed]);
  return [typed, setTyped];
}
/** One of a few, its label before it on the line. `children`: options. */
export function InlineSelect({ label, value, onChange, maxWidth, children }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void; readonly maxWidth?: number; readonly children: ReactNode }) {
  const id = useId();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
      <Box component="label" htmlFor={id} sx={{ color: color.ink2, whiteSpace: 'nowrap' }}>{label}</Box>
      <Select native value={value} onChange={(event) => { onChange(event.target.value); }} inputProps={{ id }} {...(maxWidth === undefined ? {} : { sx: { maxWidth } })}>{children}</Select>
    </Box>
  );
}
