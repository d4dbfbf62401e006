import { IntlMessageFormat } from 'intl-messageformat';
import arAccounts from './ar/accounts.json' with { type: 'json' };
import frAccounts from './fr/accounts.json' with { type: 'json' };
import arApp from './ar/app.json' with { type: 'json' };
import frApp from './fr/app.json' with { type: 'json' };
import arCli from './ar/cli.json' with { type: 'json' };
import frCli from './fr/cli.json' with { type: 'json' };
import arHandoverCertificate from './ar/handoverCertificate.json' with { type: 'json' };
import frHandoverCertificate from './fr/handoverCertificate.json' with { type: 'json' };
import arHandover from './ar/handover.json' with { type: 'json' };
import frHandover from './fr/handover.json' with { type: 'json' };
import arStore from './ar/store.json' with { type: 'json' };
import frStore from './fr/store.json' with { type: 'json' };
import arCeremonyForm from './ar/ceremonyForm.json' with { type: 'json' };
import frCeremonyForm from './fr/ceremonyForm.json' with { type: 'json' };
import arCommon from './ar/common.json' with { type: 'json' };
import frCommon from './fr/common.json' with { type: 'json' };
import arExchange from './ar/exchange.json' with { type: 'json' };
import frExchange from './fr/exchange.json' with { type: 'json' };
import arPicture from './ar/picture.json' with { type: 'json' };
import frPicture from './fr/picture.json' with { type: 'json' };
import arTrades from './ar/trades.json' with { type: 'json' };
import frTrades from './fr/trades.json' with { type: 'json' };

/*
 * One catalogue a capability and language; the two languages hold the same keys and placeholders (build/checks/catalogues.ts).
 * Messages are ICU MessageFormat: plural, select for the person's sex. Placeholders take text or numbers.
 */
export type Lang = 'ar' | 'fr';
export const LANGS = ['ar', 'fr'] as const;

const catalogues = {
  ar: { accounts: arAccounts, app: arApp, cli: arCli, common: arCommon, handover: arHandover, handoverCertificate: arHandoverCertificate, store: arStore, ceremonyForm: arCeremonyForm, exchange: arExchange, picture: arPicture, trades: arTrades },
  fr: { accounts: frAccounts, app: frApp, cli: frCli, common: frCommon, handover: frHandover, handoverCertificate: frHandoverCertificate, store: frStore, ceremonyForm: frCeremonyForm, exchange: frExchange, picture: frPicture, trades: frTrades },
};
type French = typeof catalogues.fr;
export type MessageKey = { [N in keyof French & string]: `${N}.${keyof French[N] & string}` }[keyof French & string];
export type MessageParams = Readonly<Record<string, string | number>>;

const compiled = new Map<string, IntlMessageFormat>();
function formatter(lang: Lang, key: MessageKey): IntlMessageFormat {
  const id = `${lang}:${key}`;
  let found = compiled.get(id);
  if (!found) {
    const dot = key.indexOf('.');
    const area = catalogues[lang][key.slice(0, dot) as keyof French] as Readonly<Record<string, string>>;
    // Latin digits in both languages, as Moroccan papers use them
    found = new IntlMessageFormat(area[key.slice(dot + 1)] ?? key, lang === 'ar' ? 'ar-MA-u-nu-latn' : 'fr-MA', undefined, { ignoreTag: true });
    compiled.set(id, found);
  }
  return found;
}
/** The sentence in the language. Values go in as they are: the caller isolates what a person typed. */
export const message = (lang: Lang, key: MessageKey, params?: MessageParams): string => String(formatter(lang, key).format(params));

/** The sentence in pieces, where a placeholder may be a styled piece of a document instead of text. */
export function messageParts<T extends object>(lang: Lang, key: MessageKey, params: Readonly<Record<string, string | number | T>>): (string | T)[] {
  const out = formatter(lang, key).format<T>(params as never);
  return Array.isArray(out) ? out : [out as string | T];
}
