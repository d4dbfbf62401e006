import { Box, Button } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { color, narrow } from '#renderer/components/theme.ts';

/* What waits, line by line. */
export const List = ({ children }: { readonly children: ReactNode }) => <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{children}</Box>;
/** One thing that waits: when, what, how it stands, the deed. */
export function Row({ when, what, how, act }: { readonly when: ReactNode; readonly what: ReactNode; readonly how: ReactNode; readonly act: ReactNode }) {
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: '132px minmax(0, 1fr) minmax(0, 1fr) minmax(136px, auto)', columnGap: 2, alignItems: 'center', minHeight: 48, borderBottom: `1px solid ${color.line}`, py: 0.5, [narrow]: { gridTemplateColumns: 'minmax(0, 1fr) auto', rowGap: 0.5 } }}>
      <Box sx={{ color: color.ink2 }}>{when}</Box><Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>{what}</Box><Box sx={{ minWidth: 0 }}>{how}</Box><Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end' }}>{act}</Box>
    </Box>
  );
}
export const Go = ({ to, primary = false, children }: { readonly to: string; readonly primary?: boolean; readonly children: ReactNode }) => <Button size="small" variant={primary ? 'contained' : 'outlined'} component={RouterLink} to={to}>{children}</Button>;
