import { QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { arrival } from '#shared/i18n/arriving.ts';
import { LANGS, type Lang } from '#shared/i18n/index.ts';
import { LanguageProvider } from '../components/language.tsx';
import { bridge } from './bridge/index.ts';
import { DropGuard } from './dropGuard.tsx';
import { ErrorBoundary } from './errorBoundary.tsx';
import { Gate } from './gate.tsx';
import { askAhead, createQueries } from './hooks/api.ts';
import { LastActionProvider } from './hooks/lastAction.tsx';
import { useRemembered } from './hooks/remembered.ts';
import { ShortcutProvider } from './hooks/shortcuts.tsx';

/** When the other language is read ahead, ms; the first screen does without. */
const REST = 1_500;
const ignore = (): void => undefined;

/** @param first the language of the first screen, which has arrived */
export function App({ first }: { readonly first: Lang }) {
  const [lang, setLang] = useRemembered('language', LANGS, first);
  const choose = useCallback((next: Lang) => {
    const turn = async (): Promise<void> => { await arrival(next); setLang(next); };
    turn().catch(ignore);
  }, [setLang]);
  useEffect(() => {
    const timer = setTimeout(() => { for (const one of LANGS) arrival(one).catch(ignore); }, REST);
    return () => { clearTimeout(timer); };
  }, []);
  const [locked, setLocked] = useState(0);
  // a session that ended, or whose screen was locked, in one window shows the lock in all
  const queries = useMemo(() => {
    const made = createQueries(({ code }) => { if (code === 'app.NO_SESSION' || code === 'app.HELD') setLocked((count) => count + 1); });
    askAhead(made, 'accounts.state', {});
    return made;
  }, []);
  useEffect(() => { void bridge.setLanguage(lang); }, [lang]);
  useEffect(() => { if (locked > 0) void queries.invalidateQueries({ queryKey: ['accounts.state'] }); }, [locked, queries]);
  return (
    <LanguageProvider lang={lang} onChoose={choose}>
      <ErrorBoundary>
        <QueryClientProvider client={queries}>
          <ShortcutProvider><LastActionProvider><Gate /></LastActionProvider></ShortcutProvider>
          <DropGuard />
        </QueryClientProvider>
      </ErrorBoundary>
    </LanguageProvider>
  );
}
