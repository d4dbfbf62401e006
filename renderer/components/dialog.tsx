import { Box, Button, Dialog as MuiDialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId, type ReactNode } from 'react';
import { useLanguage } from './language.tsx';
import { Progress } from './progress.tsx';

/** What opened a dialog may be gone when it closes: the keyboard then goes on from the head of the page. */
const onExited = (): void => { if (document.activeElement === document.body) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true }); };
/** A dialog with a title; Escape and a click outside close it. */
export function Dialog({ open, title, onClose, children, actions, wide = false }: { readonly open: boolean; readonly title: ReactNode; readonly onClose: () => void; readonly children: ReactNode; readonly actions?: ReactNode; readonly wide?: boolean }) {
  const id = useId();
  return (
    <MuiDialog open={open} onClose={onClose} aria-labelledby={id} maxWidth={wide ? 'md' : 'sm'} fullWidth slotProps={{ transition: { onExited } }}>
      <DialogTitle id={id} component="h2" sx={{ fontSize: '1.125rem', fontWeight: 600, pb: 1 }}>{title}</DialogTitle>
      <DialogContent>{children}</DialogContent>
      {actions && <DialogActions sx={{ px: 3, pb: 2, gap: 1, justifyContent: 'flex-start', '& > :not(style) ~ :not(style)': { marginInlineStart: 0 } }}>{actions}</DialogActions>}
    </MuiDialog>
  );
}
/** Asks before what cannot be taken back. `act` names the deed itself («cancel the certificate»), never a bare «yes». */
export function Confirm({ open, title, children, act, onAct, onClose, busy = false, blocked = false }: { readonly open: boolean; readonly title: ReactNode; readonly children?: ReactNode; readonly act: ReactNode; readonly onAct: () => void; readonly onClose: () => void; readonly busy?: boolean; readonly blocked?: boolean }) {
  const { t } = useLanguage();
  return (
    <Dialog open={open} title={title} onClose={onClose} actions={<>
      <Button variant="contained" onClick={onAct} disabled={busy || blocked}>{act}</Button>
      <Button variant="outlined" onClick={onClose} disabled={busy}>{t('ui.notNow')}</Button>
    </>}>
      <Typography component="div">{children}</Typography>
      {busy && <Box sx={{ mt: 2 }}><Progress label={t('ui.working')} /></Box>}
    </Dialog>
  );
}
