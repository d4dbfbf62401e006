import { Box, Button, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../../components/language.tsx';
import { SheetPanel } from './sheetPanel.tsx';

/** After the centre was made, before it opens: its recovery sheet, printed while the director is there. */
export function SheetStep({ made, onMade, onDone }: { readonly made: boolean; readonly onMade: () => void; readonly onDone: () => void }) {
  const { t } = useLanguage();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => { head.current?.focus(); }, []);
  return (
    <Box sx={{ display: 'grid', gap: 2, maxWidth: 760 }}>
      <Box>
        <Typography ref={head} tabIndex={-1} variant="h1" sx={{ outline: 'none' }}>{t('accountsForm.sheetTitle')}</Typography>
        <Typography color="textSecondary">{t('accountsForm.sheetStepLead')}</Typography>
      </Box>
      <Typography>{t('accountsForm.sheetLead')}</Typography>
      <SheetPanel onMade={onMade} />
      <Box sx={{ pt: 1 }}><Button variant={made ? 'contained' : 'text'} onClick={onDone}>{t(made ? 'accountsForm.sheetDone' : 'accountsForm.sheetLater')}</Button></Box>
    </Box>
  );
}
