import { Box, Link } from '@mui/material';
import { NavLink } from 'react-router';
import { color, narrow } from './theme.ts';

/** Parts of a page, each an address: links in a row, the current one underlined. `end`: a path is not that of those beneath it. */
export function NavTabs({ label, tabs }: { readonly label: string; readonly tabs: readonly { readonly to: string; readonly label: string; readonly end?: boolean }[] }) {
  return (
    <Box component="nav" aria-label={label} sx={{ flex: 'none', borderBottom: `1px solid ${color.line}`, px: 2, [narrow]: { px: 1 } }}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap' }}>
        {tabs.map(({ to, label: words, end = false }) => (
          <li key={to}>
            <Link component={NavLink} end={end} to={to} underline="none" sx={{ display: 'block', px: 1.5, py: 0.75, minHeight: 40, color: color.ink2, borderBottom: '3px solid transparent', '&:hover': { bgcolor: color.quiet }, '&:focus-visible': { outlineOffset: -3 }, '&[aria-current]': { color: color.greenDeep, fontWeight: 600, borderColor: color.green } }}>{words}</Link>
          </li>
        ))}
      </Box>
    </Box>
  );
}
