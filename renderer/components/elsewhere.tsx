import { Box, Button } from '@mui/material';
import { Say, useLanguage } from './language.tsx';
import { Notice } from './notice.tsx';
import { Moment } from './values.tsx';

/** The same form is typed in another window: which text goes on is the person's choice. */
export function Elsewhere({ of }: { readonly of: { readonly at: string; readonly keep: () => Promise<void>; readonly take: () => Promise<void> } | null }) {
  const { t } = useLanguage();
  if (!of) return null;
  return (
    <Notice tone="attention" title={t('ui.typedElsewhere')}>
      <Say k="ui.typedElsewhereWhat" with={{ at: <Moment at={of.at} /> }} />
      <Box sx={{ display: 'flex', gap: 1, mt: 1, flexWrap: 'wrap' }}>
        <Button size="small" variant="outlined" onClick={() => { void of.keep(); }}>{t('ui.keepTyped')}</Button>
        <Button size="small" variant="outlined" onClick={() => { void of.take(); }}>{t('ui.takeTyped')}</Button>
      </Box>
    </Notice>
  );
}
