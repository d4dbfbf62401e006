import { Box, Button, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useLanguage } from '../components/language.tsx';
import { color } from '../components/theme.ts';

/** The window before a centre is open: the name of the application, the language switch, one thing to do. */
export function Bare({ children, width = 720 }: { readonly children: ReactNode; readonly width?: number }) {
  const { t } = useLanguage();
  return (
    <Box sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column' }}>
      <Box component="header" sx={{ display: 'flex', alignItems: 'center', gap: 1.25, px: 4, minHeight: 56, borderBottom: `1px solid ${color.line}` }}>
        <Mark /><Typography sx={{ fontWeight: 700, fontSize: '1.125rem', flex: 1 }}>{t('ui.app')}</Typography>
        <LanguageSwitch />
      </Box>
      <Box component="main" sx={{ width: '100%', maxWidth: width, mx: 'auto', px: 4, py: 3, flex: 1 }}>{children}</Box>
    </Box>
  );
}
export const Mark = () => <Box aria-hidden sx={{ width: 12, height: 28, borderRadius: '3px', bgcolor: color.green, flex: 'none' }} />;

/** Changes the language and nothing else: the place, what is typed and what is chosen stay. */
export function LanguageSwitch() {
  const { t, other, choose } = useLanguage();
  return <Button variant="text" lang={other} onClick={() => { choose(other); }} sx={{ fontWeight: 400 }}>{t('ui.otherLanguage')}</Button>;
}
