import { Box } from '@mui/material';
import { color } from './theme.ts';

/** A height out of a few as small squares, filled from the page's start; a picture beside the words, never instead of them. `null`: not known. */
export function Level({ level, of = 4 }: { readonly level: number | null; readonly of?: number }) {
  return (
    <Box component="span" aria-hidden sx={{ display: 'inline-flex', gap: '3px', verticalAlign: 'middle' }}>
      {Array.from({ length: of }, (_, at) => (
        <Box key={at} component="span" sx={{ width: 9, height: 9, border: `1px ${level === null ? 'dashed' : 'solid'} ${color.green}`, bgcolor: level !== null && at < level ? color.green : color.ground }} />
      ))}
    </Box>
  );
}
