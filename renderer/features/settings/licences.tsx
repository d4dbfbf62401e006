import { Box } from '@mui/material';
import { useLanguage } from '../../components/language.tsx';
import { color } from '../../components/theme.ts';
import notices from '../../../THIRD-PARTY-NOTICES.md?raw';

/** The licences of everything that is in the program, as their authors wrote them. */
export function Licences() {
  const { t } = useLanguage();
  return <Box component="pre" role="region" tabIndex={0} aria-label={t('settingsForm.showLicences')} dir="ltr" lang="en" sx={{ m: 0, p: 2, maxHeight: 420, overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: '0.875rem', fontFamily: 'inherit', bgcolor: color.quiet, textAlign: 'left' }}>{notices}</Box>;
}
