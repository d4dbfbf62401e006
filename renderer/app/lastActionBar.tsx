import CloseIcon from '@mui/icons-material/Close';
import DoneIcon from '@mui/icons-material/CheckCircle';
import UndoIcon from '@mui/icons-material/Undo';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { useIsMutating } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage } from '../components/language.tsx';
import { color } from '../components/theme.ts';
import { Kbd, mirrors } from '../components/values.tsx';
import { useLastAction } from './hooks/lastAction.tsx';
import { useShortcut } from './hooks/shortcuts.tsx';

/** What was done last, with the way back. */
export function LastActionBar() {
  const { t, lang } = useLanguage();
  const { last, clear } = useLastAction();
  const [busy, setBusy] = useState(false);
  // while something is being done, what stands here is not the last deed any more
  const undo = last?.undo, doing = useIsMutating() > 0;
  // words of the other language are not read here; what can be taken back stays so
  const words = last === null ? null : last.lang === lang ? last.words : undo ? t('ui.lastDeed') : null;
  const takeBack = undo && !busy && !doing ? () => { setBusy(true); void undo().finally(() => { setBusy(false); clear(); }); } : null;
  useShortcut('Ctrl+Z', 'ui.undo', takeBack);
  return (
    <Box role="status" className="no-print">
      {words !== null && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, px: 3, minHeight: 48, bgcolor: color.quiet, borderTop: `1px solid ${color.line}` }}>
          <DoneIcon sx={{ color: color.green }} /><Typography sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>{words}</Typography>
          {takeBack && <Button size="small" variant="outlined" startIcon={<UndoIcon sx={mirrors} />} onClick={takeBack}>{t('ui.undo')} <Box component="span" sx={{ marginInlineStart: 1 }}><Kbd>Ctrl Z</Kbd></Box></Button>}
          <Box sx={{ flex: 1 }} />
          <IconButton aria-label={t('ui.close')} onClick={clear}><CloseIcon fontSize="small" /></IconButton>
        </Box>
      )}
    </Box>
  );
}
