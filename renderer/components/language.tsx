import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { CssBaseline } from '@mui/material';
import { ThemeProvider } from '@mui/material/styles';
import rtlPlugin from '@mui/stylis-plugin-rtl';
import { createContext, use, useLayoutEffect, useMemo, type ReactNode } from 'react';
import { isolated } from '#shared/domain/common/isolate.ts';
import { message, messageParts, type Lang, type MessageKey, type MessageParams } from '#shared/i18n/index.ts';
import { BugError } from '#shared/lib/assert.ts';
import { makeTheme } from './theme.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
const options = nonce ? { nonce } : {};
/*
 * Two style caches with two keys, kept for the life of the page: a change of language never leaves flipped rules behind. No prefixer: the
 * product runs in one known Chromium, and that of stylis ≥ 4.3 crashes on `::placeholder` inside emotion, which carries stylis 4.2.
 */
const CACHES = { ar: createCache({ key: 'ir', stylisPlugins: [rtlPlugin], ...options }), fr: createCache({ key: 'il', stylisPlugins: [], ...options }) };

export interface Language {
  readonly lang: Lang;
  /** The other of the two, for the switch. */
  readonly other: Lang;
  /** The catalogue's sentence; texts that come from outside are isolated, so that they cannot turn the words around them. */
  t(key: MessageKey, params?: MessageParams): string;
  choose(lang: Lang): void;
}
const LanguageContext = createContext<Language | null>(null);

/** A sentence as the interface says it, outside of components too. */
export const say = (lang: Lang, key: MessageKey, params?: MessageParams): string => message(lang, key, params && isolated(params));

export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (!language) throw new BugError('a component stands outside of LanguageProvider');
  return language;
}

/** Language, direction, theme and words for everything below; `<html>` follows, because menus and dialogs hang outside the root. */
export function LanguageProvider({ lang, onChoose, children }: { readonly lang: Lang; readonly onChoose: (lang: Lang) => void; readonly children: ReactNode }) {
  const theme = useMemo(() => makeTheme(lang), [lang]);
  const language = useMemo<Language>(() => ({ lang, other: lang === 'ar' ? 'fr' : 'ar', choose: onChoose, t: (key, params) => say(lang, key, params) }), [lang, onChoose]);
  useLayoutEffect(() => {
    document.documentElement.lang = lang === 'ar' ? 'ar-MA' : 'fr-MA';
    document.documentElement.dir = theme.direction;
  }, [lang, theme.direction]);
  return (
    <LanguageContext value={language}>
      <CacheProvider value={CACHES[lang]}>
        <ThemeProvider theme={theme}><CssBaseline />{children}</ThemeProvider>
      </CacheProvider>
    </LanguageContext>
  );
}

/** A sentence whose placeholders hold elements: `<Say k="…" with={{ name: <Name>…</Name> }} />`. */
export function Say({ k, with: params }: { readonly k: MessageKey; readonly with: Readonly<Record<string, ReactNode>> }) {
  const { lang } = useLanguage();
  // an element is an object to the formatter; texts and numbers go in as they are
  const parts = messageParts<object>(lang, k, params as Readonly<Record<string, string | number | object>>);
  // the parts of one sentence never change places
  return <>{parts.map((part, at) => <span key={at}>{part as ReactNode}</span>)}</>;
}
