import { Box, Button } from '@mui/material';
import { useEffect, useState, type ReactNode } from 'react';
import { Dialog } from '../components/dialog.tsx';
import { useLanguage } from '../components/language.tsx';
import { Kbd } from '../components/values.tsx';
import { bridge } from './bridge/index.ts';
import { useShortcut, useShortcuts } from './hooks/shortcuts.tsx';

/** The name on the key where it is none of the code's own. */
const shown = (part: string): string => ({ Space: '␣', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', PageUp: 'PgUp', PageDown: 'PgDn', Escape: 'Esc', Equal: '+', Minus: '−' })[part] ?? part.replace(/^(?:Key|Digit)/, '');

/** The help over the page's keys, opened by its own key and the host's menu: its element, and another way to open it. */
export function useShortcutHelp(): readonly [help: ReactNode, open: () => void] {
  const [open, set] = useState(false);
  const show = (): void => { set(true); };
  useShortcut('F1', 'ui.shortcuts', show, { evenInFields: true });
  useEffect(() => bridge.onCommand((command) => { if (command === 'help') set(true); }), []);
  return [<ShortcutHelp key="help" open={open} onClose={() => { set(false); }} />, show];
}
/** Every key that does something on this page. */
function ShortcutHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
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
