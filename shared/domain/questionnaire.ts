import type { Bilingual } from './common/bilingual.ts';
import { canonicalJson } from './common/canonical.ts';
import { READ_OF_DIAGNOSIS, type QuestionRead } from './matching.ts';

/*
 * The questions of the shared diagnosis (domain.md §4 C): data in versions. A version never changes; an answer keeps the one it was given
 * under. Version 1 stands beside this file as JSON.
 */
export const DOMAINS = ['family', 'housing', 'administrative', 'health', 'education', 'training', 'experience', 'money', 'wishes', 'market', 'motivation', 'strengths', 'urgent'] as const;
export type DomainCode = (typeof DOMAINS)[number];
/** 0 none, 1 light advice, 2 planned action, 3 priority, 4 urgent; unknown is kept apart from 0. */
export const LEVELS = [0, 1, 2, 3, 4] as const;
export type NeedLevel = (typeof LEVELS)[number];
export const ANSWER_KINDS = ['choice', 'number', 'text', 'yesNo', 'date'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

export interface Option { readonly code: string; readonly text: Bilingual }
export interface Question {
  /** One word, kept from version to version as long as the question asks the same. */
  readonly code: string;
  readonly kind: AnswerKind;
  readonly text: Bilingual;
  /** Of a choice, two at least; empty for the others. */
  readonly options: readonly Option[];
  /** Of a number: whole, from `least` to `most`; null for the others. */
  readonly bounds: { readonly least: number; readonly most: number } | null;
}
export interface QuestionDomain {
  readonly code: DomainCode;
  readonly title: Bilingual;
  /** What each need level 0–4 means here, shown beside the choice. */
  readonly anchors: readonly Bilingual[];
  readonly questions: readonly Question[];
}
export interface Questionnaire { readonly domains: readonly QuestionDomain[] }

/** The one question about health, and its domain: shown and kept by those alone who may read it (domain.md §4 C). */
export const HEALTH: DomainCode = 'health';
export const HEALTH_QUESTION = 'adjustment';

export type QuestionnaireFault =
  | { readonly code: 'diagnosis.DOMAINS_INCOMPLETE'; readonly domain: DomainCode }
  | { readonly code: 'diagnosis.HEALTH_FIXED' }
  | { readonly code: 'diagnosis.CODE_TWICE'; readonly question: string }
  | { readonly code: 'diagnosis.QUESTION_NEEDED'; readonly question: QuestionRead }
  | { readonly code: 'diagnosis.CHOICES_NEEDED'; readonly question: QuestionRead; readonly count: number }
  | { readonly code: 'diagnosis.OPTIONS_FAULTY' | 'diagnosis.BOUNDS_FAULTY'; readonly domain: DomainCode; readonly number: number };
/**
 * What is wrong with a questionnaire that a person wrote, beyond its form: each domain once and in the house's order, no code twice, options
 * for choices alone, bounds for numbers alone; health asks one thing only, whether work is to be adjusted; and what advice reads stays.
 */
export function questionnaireFault({ domains }: Questionnaire): QuestionnaireFault | null {
  const missing = DOMAINS.find((code, i) => domains[i]?.code !== code);
  if (missing !== undefined || domains.length !== DOMAINS.length) return { code: 'diagnosis.DOMAINS_INCOMPLETE', domain: missing ?? 'urgent' };
  const health = domains.find(({ code }) => code === HEALTH)?.questions ?? [];
  if (health.length !== 1 || health[0]?.code !== HEALTH_QUESTION || health[0].kind !== 'yesNo') return { code: 'diagnosis.HEALTH_FIXED' };
  const seen = new Set<string>();
  for (const { code: domain, questions } of domains) {
    for (const [i, { code, kind, options, bounds }] of questions.entries()) {
      if (seen.has(code)) return { code: 'diagnosis.CODE_TWICE', question: code };
      seen.add(code);
      const codes = new Set(options.map((option) => option.code));
      if (kind === 'choice' ? codes.size < 2 || codes.size < options.length : options.length > 0) return { code: 'diagnosis.OPTIONS_FAULTY', domain, number: i + 1 };
      if (kind === 'number' ? bounds === null || bounds.least > bounds.most : bounds !== null) return { code: 'diagnosis.BOUNDS_FAULTY', domain, number: i + 1 };
    }
  }
  const asked = new Map(domains.flatMap(({ questions }) => questions.map((question) => [question.code, question] as const)));
  for (const code of Object.keys(READ_OF_DIAGNOSIS) as QuestionRead[]) {
    const found = asked.get(code), offered = new Set(found?.options.map((option) => option.code)), count = neededOptions(code).filter((option) => !offered.has(option)).length;
    if (found?.kind !== READ_OF_DIAGNOSIS[code].kind) return { code: 'diagnosis.QUESTION_NEEDED', question: code };
    if (count > 0) return { code: 'diagnosis.CHOICES_NEEDED', question: code, count };
  }
  return null;
}
/** Whether advice on trades reads this question: it stays in every version, and is asked in the same manner. */
export const isNeeded = (question: string): question is QuestionRead => Object.hasOwn(READ_OF_DIAGNOSIS, question);
/** The choices that a question keeps, by their codes. */
export const neededOptions = (question: string): readonly string[] => (isNeeded(question) ? READ_OF_DIAGNOSIS[question].options : []);

/** What a version changes of one domain, against another. */
export interface DomainChanges {
  readonly domain: DomainCode;
  readonly added: readonly Question[];
  readonly removed: readonly Question[];
  /** As they are asked now. */
  readonly changed: readonly Question[];
  /** Whether questions that stay follow one another otherwise. */
  readonly moved: boolean;
  /** Whether its title or what its levels mean is said otherwise. */
  readonly worded: boolean;
}
const same = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);
/** What differs between two versions, domain by domain; only those where something does. */
export const questionnaireChanges = (was: Questionnaire, now: Questionnaire): DomainChanges[] => now.domains.flatMap(({ code, title, anchors, questions }) => {
  const former = was.domains.find((one) => one.code === code), asked = former?.questions ?? [];
  const before = new Map(asked.map((question) => [question.code, question])), after = new Set(questions.map((question) => question.code));
  const changes: DomainChanges = {
    domain: code, added: questions.filter((question) => !before.has(question.code)), removed: asked.filter((question) => !after.has(question.code)),
    changed: questions.filter((question) => before.has(question.code) && !same(before.get(question.code), question)),
    moved: !same(asked.map((question) => question.code).filter((one) => after.has(one)), questions.map((question) => question.code).filter((one) => before.has(one))),
    worded: former === undefined || !same({ title, anchors }, { title: former.title, anchors: former.anchors }),
  };
  return changes.moved || changes.worded || changes.added.length + changes.removed.length + changes.changed.length > 0 ? [changes] : [];
});
/** Every question with its domain and its number there, from 1, by code. */
export const questionsOf = ({ domains }: Questionnaire): ReadonlyMap<string, { readonly domain: DomainCode; readonly number: number; readonly question: Question }> =>
  new Map(domains.flatMap(({ code: domain, questions }) => questions.map((question, i) => [question.code, { domain, number: i + 1, question }] as const)));
