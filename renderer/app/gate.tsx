import { useQueryClient } from '@tanstack/react-query';
import { Box, Button, Typography } from '@mui/material';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { arrival } from '#shared/i18n/arriving.ts';
import { LANGS, type MessageKey } from '#shared/i18n/index.ts';
import { useLanguage } from '../components/language.tsx';
import { Notice } from '../components/notice.tsx';
import { Progress } from '../components/progress.tsx';
import { Bare } from './bare.tsx';
import { bridge } from './bridge/index.ts';
import { call, useAnswer } from './hooks/api.ts';
import { keepForms } from './hooks/formDraft.ts';
import { useIdle } from './hooks/idle.ts';
import { remember } from './hooks/remembered.ts';
import { SessionContext, type Session } from './hooks/session.tsx';
import { useShortcut } from './hooks/shortcuts.tsx';
import { Routes } from './routes.tsx';

/** The first run fills in both languages' texts. */
const FirstRun = lazy(async () => { await Promise.all(LANGS.map(arrival)); return { default: (await import('../features/accounts/firstRun.tsx')).FirstRun }; });
const Unlock = lazy(async () => ({ default: (await import('../features/accounts/unlock.tsx')).Unlock }));
const FirstChange = lazy(async () => ({ default: (await import('../features/accounts/account.tsx')).FirstChange }));
const Restore = lazy(async () => ({ default: (await import('../features/backups/restore.tsx')).Restore }));

/** Which window this is: a computer without a centre, a locked centre, one that cannot be opened, or the application itself. */
export function Gate() {
  const { t, other, choose } = useLanguage();
  const queries = useQueryClient();
  const { data: here, refusal, again } = useAnswer('accounts.state', {});
  // a centre made by half is open already; the window stays with the first run until the rest is there
  const [making, setMaking] = useState(false);
  /** A backup takes the place of what is here, or where nothing is yet. */
  const [restoring, setRestoring] = useState(false);
  const inside = here?.state === 'open' || here?.state === 'held' ? here : null;
  const demonstration = inside?.centre.demonstration ?? null;
  // the lock screen of the demonstration says its passphrase; of a centre it says nothing
  useEffect(() => { if (demonstration !== null) remember('centre', demonstration ? 'demonstration' : 'own'); }, [demonstration]);
  const leave = useCallback(async (how: 'accounts.hold' | 'accounts.lock') => {
    await keepForms();
    await call(how, {});
    // nothing that was read stays in the window; who comes next begins at their own first page
    if (how === 'accounts.lock') location.hash = '#/';
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'accounts.state' });
    await queries.invalidateQueries({ queryKey: ['accounts.state'] });
  }, [queries]);
  const lock = useCallback(() => { void leave('accounts.hold'); }, [leave]), signOut = useCallback(() => { void leave('accounts.lock'); }, [leave]);
  const session = useMemo<Session | null>(() => (here?.state === 'open' ? { user: here.user, centre: here.centre, warnings: here.warnings as Session['warnings'], lastSignIn: here.lastSignIn, pin: here.pin, lock, signOut } : null), [here, lock, signOut]);
  const mustChange = here?.state === 'open' && here.mustChange;
  useIdle(session ? lock : null);
  // on every page, those outside of the frame too: a computer that goes to sleep locks
  useShortcut('Ctrl+L', 'ui.lock', session ? lock : null, { everywhere: true });
  useShortcut('Shift+F9', 'ui.changeLanguage', () => { choose(other); }, { everywhere: true });
  const open = session !== null;
  useEffect(() => bridge.onCommand((command) => {
    if (command === 'lock' && open) lock();
    else if (command === 'language') choose(other);
  }), [open, lock, choose, other]);
  const waiting = <Box sx={{ p: 4, maxWidth: 480 }}><Progress label={t('ui.opening')} /></Box>;
  const toRestore = <Box sx={{ mt: 3 }}><Button variant="text" onClick={() => { setRestoring(true); }}>{t('backupsForm.restoreLink')}</Button></Box>;
  const leaveRestore = (): void => { setRestoring(false); void queries.invalidateQueries({ queryKey: ['accounts.state'] }); };
  if (restoring) return <Suspense fallback={waiting}><Bare width={760}><Restore onDone={leaveRestore} onBack={leaveRestore} /></Bare></Suspense>;
  const problem = here?.state === 'problem' ? here.refusal as { code: MessageKey; params?: Record<string, string | number> } : refusal;
  if (problem && problem.code !== 'app.NO_SESSION') {
    return (
      <Bare>
        <Typography variant="h1" sx={{ mb: 2 }}>{t('ui.cannotOpen')}</Typography>
        <Notice tone="attention" focus>{t(problem.code, problem.params)}</Notice>
        <Button variant="contained" sx={{ mt: 2 }} onClick={again}>{t('ui.again')}</Button>
        {toRestore}
      </Bare>
    );
  }
  if (!here) return waiting;
  return (
    <Suspense fallback={waiting}>
      {(here.state === 'none' || making) && <Bare width={1118}><FirstRun onBusy={setMaking} />{!making && toRestore}</Bare>}
      {here.state === 'locked' && !making && <Bare width={560}><Unlock key="locked" waitSeconds={here.waitSeconds} askName={here.askName} held={null} />{toRestore}</Bare>}
      {here.state === 'held' && !making && <Bare width={560}><Unlock key="held" waitSeconds={here.waitSeconds} askName={false} held={{ pin: here.pin, onSignOut: signOut }} /></Bare>}
      {session && !making && <SessionContext value={session}>{mustChange ? <Bare width={640}><FirstChange /></Bare> : <Routes />}</SessionContext>}
    </Suspense>
  );
}
