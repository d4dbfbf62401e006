import { Box, Typography } from '@mui/material';
import { useDeferredValue, useMemo } from 'react';
import type { Lang } from '#shared/i18n/index.ts';
import { readMessage } from '#shared/i18n/placeholders.ts';
import { useLanguage } from '../../components/language.tsx';
import { color } from '../../components/theme.ts';

/** So many cases are shown: a text of many choices says dozens of things. */
const SHOWN = 3;
/** What a text says in its cases, without its braces; a value stands as dots. */
export function Sayings({ lang, text }: { readonly lang: Lang; readonly text: string }) {
  const { t } = useLanguage();
  const still = useDeferredValue(text);
  const read = useMemo(() => readMessage(lang, still), [lang, still]);
  const sayings = read.fault === null ? read.sayings ?? [] : [];
  return (
    <Box sx={{ bgcolor: color.quiet, borderRadius: 1, px: 1.5, py: 1, mt: 0.5 }}>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>{t('settingsForm.reads')}</Typography>
      {read.fault !== null && <Typography variant="body2" sx={{ color: color.amber }}>{t('settingsForm.readsNothing')}</Typography>}
      {sayings.slice(0, SHOWN).map((saying) => <Typography key={saying} variant="body2" dir={lang === 'ar' ? 'rtl' : 'ltr'} lang={lang} sx={{ overflowWrap: 'anywhere' }}>{saying.replaceAll('\ufffc', '…')}</Typography>)}
      {sayings.length > SHOWN && <Typography variant="body2" color="textSecondary">{t('settingsForm.readsMore', { count: sayings.length - SHOWN })}</Typography>}
    </Box>
  );
}
