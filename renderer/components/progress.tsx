import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { useId, type ReactNode } from 'react';
import { useLanguage } from './language.tsx';
import { color } from './theme.ts';

/** Long work in words: what is being done, how far it is where that is known, and a way to stop it. `share`: in hundredths, where the steps are nothing one counts. */
export function Progress({ label, done, total, share = false, onCancel }: { readonly label: ReactNode; readonly done?: number; readonly total?: number; readonly share?: boolean; readonly onCancel?: (() => void) | undefined }) {
  const { t } = useLanguage();
  const id = useId();
  const known = total !== undefined && total > 0 && done !== undefined;
  return (
    <Box role="status" sx={{ display: 'grid', gap: 0.75 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, minHeight: 32 }}>
        <Typography id={id} sx={{ flex: 1 }}>{label}{known && <> <bdi>{share ? t('ui.donePercent', { percent: Math.floor((done / total) * 100) }) : t('ui.doneOf', { done, total })}</bdi></>}</Typography>
        {onCancel && <Button size="small" variant="outlined" onClick={onCancel}>{t('ui.stop')}</Button>}
      </Box>
      <LinearProgress aria-labelledby={id} {...(known ? { variant: 'determinate', value: Math.min(100, (done / total) * 100) } : {})} sx={{ height: 6, borderRadius: 1, bgcolor: color.line }} />
    </Box>
  );
}
