import { Box, Button } from '@mui/material';
import { Dialog } from '../components/dialog.tsx';
import { useLanguage } from '../components/language.tsx';
import { Kbd } from '../components/values.tsx';
import { useShortcuts } from './hooks/shortcuts.tsx';

/** The name on the key where it is none of the code's own. */
const shown = (part: string): string => ({ Space: '␣', ArrowUp: '↑', ArrowDown: '↓', PageUp: 'PgUp', PageDown: 'PgDn', Escape: 'Esc', Equal: '+', Minus: '−' })[part] ?? part.replace(/^(?:Key|Digit)/, '');

/** Every key that does something on this page. */
export function ShortcutHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const shortcuts = useShortcuts();
  const rows = [...new Map(shortcuts.map((each) => [each.keys, each])).values()];
  return (
    <Dialog open={open} title={t('ui.shortcuts')} onClose={onClose} actions={<Button variant="outlined" onClick={onClose}>{t('ui.close')}</Button>}>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '1fr auto', rowGap: 1, columnGap: 3, '& dd': { m: 0, textAlign: 'end' } }}>
        {rows.map(({ keys, label }) => [
          <dt key={label}>{t(label)}</dt>,
          <dd key={keys}><bdi dir="ltr">{keys.split('+').map((part, at) => <span key={part}>{at > 0 && ' + '}<Kbd>{shown(part)}</Kbd></span>)}</bdi></dd>,
        ])}
      </Box>
    </Dialog>
  );
}
