import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { LANGS } from '#shared/i18n/index.ts';
import { LanguageProvider } from '../components/language.tsx';
import { bridge } from './bridge/index.ts';
import { ErrorBoundary } from './errorBoundary.tsx';
import { Gate } from './gate.tsx';
import { askAhead, createQueries } from './hooks/api.ts';
import { LastActionProvider } from './hooks/lastAction.tsx';
import { useRemembered } from './hooks/remembered.ts';
import { ShortcutProvider } from './hooks/shortcuts.tsx';

/** The language of the computer where nobody has chosen one yet: French where it is French, else Arabic. */
const FIRST = navigator.language.startsWith('fr') ? 'fr' : 'ar';

export function App() {
  const [lang, choose] = useRemembered('language', LANGS, FIRST);
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
        </QueryClientProvider>
      </ErrorBoundary>
    </LanguageProvider>
  );
}
