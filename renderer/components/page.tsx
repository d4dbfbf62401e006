import BackIcon from '@mui/icons-material/ArrowBack';
import { Box, IconButton, Typography } from '@mui/material';
import type { SxProps, Theme } from '@mui/material/styles';
import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { color, narrow, short } from './theme.ts';
import { mirrors } from './values.tsx';

/** A field that a person may be typing in keeps the focus. */
const isTypedIn = (element: Element | null): boolean => element !== null && /^(?:INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
/**
 * The head of a page: where one is, what can be done here; it has the focus when the page comes. `back`: the place above, and what it is
 * called. `below`: the title may be long and stands on one line, `meta` under it, on a second one where it must be and the window is not low. `mark`: whom or what the page is about, as a picture.
 */
export function PageHead({ title, meta, back, mark, below = false, children }: { readonly mark?: ReactNode; readonly title: ReactNode; readonly meta?: ReactNode; readonly below?: boolean; readonly back?: { readonly to: string; readonly label: string }; readonly children?: ReactNode }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => { if (!isTypedIn(document.activeElement)) head.current?.focus({ preventScroll: true }); }, []);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', columnGap: 1.5, px: 3, minHeight: 60, flex: 'none', [narrow]: { flexWrap: 'wrap', px: 2, py: 1, rowGap: 1 }, [short]: { minHeight: 44, py: 0.5, rowGap: 0.5, '& h1': { fontSize: '1.125rem', lineHeight: '32px' }, '& .MuiButton-root': { minHeight: 32, py: 0, px: 1.25, fontSize: '0.875rem' }, '& .MuiIconButton-root': { width: 32, height: 32 } } }}>
      {back && <IconButton component={RouterLink} to={back.to} aria-label={back.label} title={back.label} className="no-print" sx={{ marginInlineStart: -1.25 }}><BackIcon sx={mirrors} /></IconButton>}
      {mark}
      <Box sx={below ? { flex: 1, minWidth: 0, [narrow]: { flex: `1 1 calc(100% - ${mark ? 148 : 80}px)` }, '& > *': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }, '& > :last-child': { whiteSpace: 'normal' }, [short]: { '& > :last-child': { whiteSpace: 'nowrap' } } } : { display: 'contents' }}>
        <Typography ref={head} tabIndex={-1} variant="h1" sx={{ minWidth: 0, overflowWrap: 'anywhere', outline: 'none !important', ...(below ? { lineHeight: '38px' } : {}) }}>{title}</Typography>
        <Box sx={{ color: color.ink2, minWidth: 0, ...(below ? { fontSize: '0.9375rem', lineHeight: '21px' } : { flex: 1, paddingBlockStart: 0.5, [narrow]: { flexBasis: 'auto' } }) }}>{meta}</Box>
      </Box>
      <Box className="no-print" sx={{ display: 'flex', gap: 1, ...(below ? { flex: 'none', [narrow]: { flex: 'auto', flexWrap: 'wrap' } } : { flexWrap: 'wrap' }) }}>{children}</Box>
    </Box>
  );
}

/** A titled part of a page without a box: a rule under its title, space around. `beside`: a count next to the title; `aside`: what can be done, at the line's end. */
export function Section({ title, beside, aside, children, sx }: { readonly title: ReactNode; readonly beside?: ReactNode; readonly aside?: ReactNode; readonly children: ReactNode; readonly sx?: SxProps<Theme> }) {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id} {...(sx === undefined ? {} : { sx })}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 40, borderBottom: `1px solid ${color.ink}`, mb: '1px', breakAfter: 'avoid' }}>
        <Typography id={id} variant="h2">{title}</Typography>{beside}
        <Box sx={{ marginInlineStart: 'auto', color: color.ink2 }}>{aside}</Box>
      </Box>
      {children}
    </Box>
  );
}

/** Where there is nothing yet: what would stand here, and the next step. */
export function Empty({ icon, title, children, action }: { readonly icon: ReactElement; readonly title: string; readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', alignContent: 'start', columnGap: 3, maxWidth: 720, px: 3, py: 5 }}>
      <Box aria-hidden sx={{ gridRow: '1 / 4', width: 72, height: 72, borderRadius: 2, bgcolor: color.greenTint, color: color.green, display: 'grid', placeItems: 'center', '& svg': { fontSize: 36 } }}>{icon}</Box>
      <Typography variant="h2">{title}</Typography>
      <Typography color="textSecondary" sx={{ mb: 2 }}>{children}</Typography>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>{action}</Box>
    </Box>
  );
}

/** Facts as pairs: what it is called, what it is. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'minmax(96px, auto) minmax(0, 1fr)', columnGap: 2, rowGap: 0.5, '& dt': { color: color.ink2 }, '& dd': { m: 0, overflowWrap: 'anywhere' } }}>
      {facts.map(([name, value]) => [<dt key={`${name} `}>{name}</dt>, <dd key={name}>{value}</dd>])}
    </Box>
  );
}
