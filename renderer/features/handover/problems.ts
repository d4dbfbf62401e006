import type { Answer } from '#shared/contract/index.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { amount, centimes } from '#shared/domain/common/money.ts';
import type { Lang, MessageKey, MessageParams } from '#shared/i18n/index.ts';
import { bare, labelKey } from './labels.ts';

export type Ceremony = Answer<'handover.ceremony'>;
export type Problem = Ceremony['problems'][number];
type Translate = (key: MessageKey, params?: MessageParams) => string;

/** A problem's sentence, its names and amounts as the language writes them. */
export const problemWords = ({ code, params, texts, amounts }: Problem, t: Translate, lang: Lang): string =>
  t(code as MessageKey, { ...params, ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, inLanguage(value, lang)])), ...Object.fromEntries(Object.entries(amounts).map(([name, value]) => [name, amount(centimes(value), lang)])) });

/** Problems of each person, by their id; those of the ceremony itself under ''. */
export function byPerson(problems: readonly Problem[], severity: Problem['severity']): ReadonlyMap<string, readonly Problem[]> {
  const found = new Map<string, Problem[]>();
  for (const problem of problems) if (problem.severity === severity) { const key = problem.recipientId ?? ''; found.set(key, [...found.get(key) ?? [], problem]); }
  return found;
}

/** Where a problem is mended, and what the button that goes there says. */
export interface Mending { readonly words: string; /** within the ceremony's page */ readonly query: Readonly<Record<string, string>> | null; /** another page */ readonly to: string | null }
export function mendingOf(problem: Problem, { ceremonyId, recipients }: Ceremony, t: Translate): Mending {
  const { recipientId, lineId, code } = problem, field = problem.field === null ? null : bare(problem.field);
  if (recipientId === null) {
    if (recipients.length === 0) return { words: t('ceremony.addPerson'), query: { form: 'add' }, to: null };
    return { words: field ? t('ceremony.mendField', { field: t(labelKey('ceremony', field)) }) : t('ceremony.editCeremony'), query: null, to: `/ceremonies/${ceremonyId}/edit${field ? `?field=${encodeURIComponent(field)}` : ''}` };
  }
  const person = recipients.find((one) => one.recipientId === recipientId);
  if (lineId !== null) {
    const number = (person?.lines.findIndex((line) => line.lineId === lineId) ?? 0) + 1;
    return { words: t('ceremony.mendLine', { number }), query: { person: recipientId, line: lineId, ...(field ? { field } : {}) }, to: null };
  }
  if (code === 'ceremonyCheck.NO_EQUIPMENT') return { words: t('ceremony.addLines'), query: { person: recipientId, line: 'new' }, to: null };
  if (field === null) return { words: t('ceremony.openPerson'), query: { person: recipientId }, to: null };
  return { words: field === 'cin' && !person?.cinTail ? t('ceremony.fillCin') : t('ceremony.mendField', { field: t(labelKey('beneficiaries', field)) }), query: { person: recipientId, form: 'edit', field }, to: null };
}
