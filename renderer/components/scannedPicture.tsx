import { Box, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useLanguage } from './language.tsx';
import { color } from './theme.ts';

/** A scanned picture, as wide as its place. */
export function ScannedPicture({ bytes, label }: { readonly bytes: Uint8Array<ArrayBuffer>; readonly label: string }) {
  const { t } = useLanguage();
  const [at, setAt] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([bytes]));
    setAt(url);
    return () => { URL.revokeObjectURL(url); };
  }, [bytes]);
  return (
    <Box tabIndex={0} role="region" aria-label={label} sx={{ flex: 1, overflow: 'auto', bgcolor: '#E4EAE7', p: 2, '&:focus-visible': { outlineOffset: -3 } }}>
      {broken ? <Typography>{t('filing.pictureBroken')}</Typography> : at && <Box component="img" src={at} alt={label} onError={() => { setBroken(true); }} sx={{ width: '100%', display: 'block', bgcolor: color.ground }} />}
    </Box>
  );
}
