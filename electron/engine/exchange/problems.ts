import { ltr } from '#shared/domain/common/isolate.ts';
import { figures } from '#shared/domain/common/money.ts';
import { FORM_ERRORS, type Finding, type FormProblem } from '#shared/domain/exchange.ts';
import { message, type Lang, type MessageParams } from '#shared/i18n/index.ts';

/** As many errors as a person can use at once; the same for warnings. */
const MAX_FINDINGS = 1_000;
const VALUE_LENGTH = 120;

function inWords({ code, params, amounts, words }: Finding, lang: Lang): string {
  const filled: Record<string, MessageParams[string]> = { ...params, ...Object.fromEntries(Object.entries(amounts ?? {}).map(([name, value]) => [name, figures(value, lang)])) };
  // a Latin value inside an Arabic sentence keeps its own direction
  if (lang === 'ar') for (const [name, value] of Object.entries(filled)) if (typeof value === 'string' && !/\p{Script=Arabic}/u.test(value)) filled[name] = ltr(value);
  for (const [name, keys] of Object.entries(words ?? {})) filled[name] = keys.map((key) => message(lang, key)).join(lang === 'ar' ? '، ' : ', ');
  return message(lang, `exchange.${code}`, filled);
}
/** A finding with its sentence in both languages. */
export function problemOf(finding: Finding): FormProblem {
  const { sheet, cell, value, code } = finding;
  return { sheet, cell, value: value.length > VALUE_LENGTH ? `${value.slice(0, VALUE_LENGTH - 1)}…` : value, code, message: { ar: inWords(finding, 'ar'), fr: inWords(finding, 'fr') } };
}

const errors: ReadonlySet<string> = new Set(FORM_ERRORS);
/** Collects what is found: all of it up to a bound, then one last finding that says so. */
export interface Findings {
  add(finding: Finding): void;
  errors(): FormProblem[];
  warnings(): FormProblem[];
}
export function createFindings(): Findings {
  const found = { errors: [] as Finding[], warnings: [] as Finding[] };
  let moreErrors = 0, moreWarnings = 0;
  const whole = { sheet: '', cell: '', value: '' };
  return {
    add(finding) {
      const isError = errors.has(finding.code);
      const list = isError ? found.errors : found.warnings;
      if (list.length < MAX_FINDINGS) list.push(finding);
      else if (isError) moreErrors++;
      else moreWarnings++;
    },
    errors: () => [...found.errors, ...(moreErrors > 0 ? [{ ...whole, code: 'TOO_MANY_ERRORS' as const, params: { limit: MAX_FINDINGS } }] : [])].map(problemOf),
    warnings: () => [...found.warnings, ...(moreWarnings > 0 ? [{ ...whole, code: 'MORE_WARNINGS' as const, params: { more: moreWarnings } }] : [])].map(problemOf),
  };
}
