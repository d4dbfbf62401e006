import { Box, Button } from '@mui/material';
import { Say, useLanguage } from './language.tsx';
import { Notice } from './notice.tsx';
import { Moment } from './values.tsx';

/** What became of a form's text that is kept while it is typed: the same form is typed in another window, and the person chooses which text goes on; or it could not be kept. */
export function Elsewhere({ of: { elsewhere: of, unkept } }: { readonly of: { readonly unkept: boolean; readonly elsewhere: { readonly at: string; readonly keep: () => Promise<void>; readonly take: () => Promise<void> } | null } }) {
  const { t } = useLanguage();
  if (!of) return unkept ? <Notice tone="attention">{t('ui.notKept')}</Notice> : null;
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
