import { isolated } from '#shared/domain/common/isolate.ts';
import { message, type Lang, type MessageKey, type MessageParams } from '#shared/i18n/index.ts';
import type { Refusal } from '#shared/lib/result.ts';

/** A sentence for the terminal. In Arabic what comes from outside is isolated, or a path would tear the sentence apart. */
export function say(lang: Lang, key: MessageKey, params: MessageParams = {}): string {
  return message(lang, key, lang === 'fr' ? params : isolated(params));
}
/** A sentence as a warning. It holds isolates of its own, so it is not isolated as a whole: that would take its direction from a Latin first word. */
export const warning = (lang: Lang, sentence: string): string => message(lang, 'cli.WARNING', { message: sentence });
/** One thing wrong, in the one form that every command prints: in the terminal as a line, with `--json` as a value. */
export interface Problem { readonly sheet: string; readonly cell: string; readonly value: string; readonly code: string; readonly message: { readonly ar: string; readonly fr: string } }

/** The problem of a refusal, which has no cell to point at. */
export function problemOf({ code, params }: Refusal): Problem {
  return { sheet: '', cell: '', value: '', code: code.slice(code.indexOf('.') + 1), message: { ar: say('ar', code, params), fr: say('fr', code, params) } };
}
/** The problem as one line. */
export function lineOf(lang: Lang, { sheet, cell, value, message: sentence }: Problem): string {
  const place = [sheet, cell].filter(Boolean).join(' '), said = sentence[lang];
  if (place === '') return said;
  return value ? say(lang, 'cli.PROBLEM', { place, value, message: said }) : say(lang, 'cli.PROBLEM_NO_VALUE', { place, message: said });
}
