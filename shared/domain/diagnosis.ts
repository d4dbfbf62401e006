import type { Profile } from './beneficiaries.ts';
import { civilDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { foldName } from '#shared/domain/common/names.ts';
import { refuse, type No } from '#shared/lib/result.ts';
import { DOMAINS, HEALTH, questionsOf, type DomainCode, type NeedLevel, type Question, type Questionnaire } from './questionnaire.ts';

/* The shared diagnosis (domain.md §4 C): answers, each with how and when it is known, and a need level for each domain. */
export const SOURCES = ['said', 'document', 'observed'] as const;
/** How an answer is known. */
export type Source = (typeof SOURCES)[number];
/** `declined`: the person prefers not to answer; `unknown`: asked, and not to be told. A question without an answer was not asked yet. */
export type DiagnosisAnswer =
  | { readonly state: 'answered'; readonly value: string | number | boolean; readonly source: Source; readonly on: CivilDate }
  | { readonly state: 'declined' | 'unknown'; readonly on: CivilDate };
/** A need as it was judged, with what was seen; unknown is not 0. */
export interface DomainLevel { readonly level: NeedLevel | 'unknown'; readonly note: string }
export type Answers = Readonly<Record<string, DiagnosisAnswer>>;
export type Levels = Readonly<Partial<Record<DomainCode, DomainLevel>>>;
export interface DiagnosisContent { readonly answers: Answers; readonly levels: Levels; readonly summary: string }
export const EMPTY_DIAGNOSIS: DiagnosisContent = { answers: {}, levels: {}, summary: '' };

/** Begun on a day that has come, and not before the file was opened. */
export const decideBegin = (open: number | null, { begunOn, openedOn, today }: { readonly begunOn: CivilDate; readonly openedOn: CivilDate; readonly today: CivilDate }): No | null =>
  open !== null ? refuse('diagnosis.ALREADY_OPEN', { number: open }) : begunOn > today ? refuse('diagnosis.IN_FUTURE') : begunOn < openedOn ? refuse('diagnosis.BEFORE_FILE') : null;

/** What keeps a value from being an answer to the question; null where it is one. */
function valueFault({ kind, options, bounds }: Question, value: string | number | boolean, where: { readonly domain: DomainCode; readonly number: number }): No | null {
  const wrong = refuse('diagnosis.WRONG_ANSWER', where);
  switch (kind) {
    case 'yesNo': return typeof value === 'boolean' ? null : wrong;
    case 'text': return typeof value === 'string' ? null : wrong;
    case 'date': return typeof value === 'string' && civilDate(value) !== null ? null : wrong;
    case 'choice': return typeof value === 'string' && options.some(({ code }) => code === value) ? null : wrong;
    case 'number': {
      if (typeof value !== 'number' || !Number.isInteger(value)) return wrong;
      return bounds && (value < bounds.least || value > bounds.most) ? refuse('diagnosis.OUT_OF_RANGE', { ...where, least: bounds.least, most: bounds.most }) : null;
    }
  }
}
/** What is wrong with the answers of a change: a question that the version does not have, a value that is no answer to it, a day to come. */
export function answersFault(questionnaire: Questionnaire, answers: Readonly<Record<string, DiagnosisAnswer | null>>, today: CivilDate): No | null {
  const questions = questionsOf(questionnaire);
  for (const [code, answer] of Object.entries(answers)) {
    const found = questions.get(code);
    if (!found) return refuse('diagnosis.UNKNOWN_QUESTION', { question: code });
    if (answer === null) continue;
    const { domain, number, question } = found;
    if (answer.on > today) return refuse('diagnosis.ANSWER_IN_FUTURE', { domain, number });
    const fault = answer.state === 'answered' ? valueFault(question, answer.value, { domain, number }) : null;
    if (fault) return fault;
  }
  return null;
}
/** Members of a change over those that stand; null takes one away. */
export function merged<T>(standing: Readonly<Partial<Record<string, T>>>, change: Readonly<Partial<Record<string, T | null>>>): Record<string, T> {
  const out: Record<string, T> = {};
  for (const [name, value] of Object.entries({ ...standing, ...change })) if (value !== null && value !== undefined) out[name] = value;
  return out;
}

/** Questions whose answer a file may hold since the intake, where they are still asked in that manner: the codes of its fields are those of their choices. */
const OF_FILE = {
  familyStatus: ({ maritalStatus }: Profile) => maritalStatus, dependants: ({ dependants }: Profile) => dependants, schooling: ({ schooling }: Profile) => schooling, readsArabic: ({ reads }: Profile) => reads.ar, readsFrench: ({ reads }: Profile) => reads.fr,
};
/** What the person said of this when the file was opened, so that a first diagnosis does not ask it again. */
export function answersOfFile(questionnaire: Questionnaire, { profile, openedOn }: { readonly profile: Profile; readonly openedOn: CivilDate }): Answers {
  const answers: Record<string, DiagnosisAnswer> = {};
  for (const [code, of] of Object.entries(OF_FILE)) {
    const value = of(profile), answer: DiagnosisAnswer | null = value === null ? null : { state: 'answered', value, source: 'said', on: openedOn };
    if (answer && answersFault(questionnaire, { [code]: answer }, openedOn) === null) answers[code] = answer;
  }
  return answers;
}

/** Domains that have neither a level nor «unknown». */
export const missingLevels = (levels: Levels): DomainCode[] => DOMAINS.filter((domain) => levels[domain] === undefined);
export interface Completion { readonly completed: boolean; readonly levels: Levels; readonly begunOn: CivilDate; readonly completedOn: CivilDate; readonly today: CivilDate }
/** A diagnosis is complete when every domain was judged, be it as unknown; not before it was begun, nor on a day to come. */
export function decideComplete({ completed, levels, begunOn, completedOn, today }: Completion): No | null {
  if (completed) return refuse('diagnosis.COMPLETED');
  if (completedOn < begunOn) return refuse('diagnosis.BEFORE_BEGUN');
  if (completedOn > today) return refuse('diagnosis.IN_FUTURE');
  const [first, ...more] = missingLevels(levels);
  return first === undefined ? null : refuse('diagnosis.LEVEL_MISSING', { domain: first, more: more.length });
}

export interface Need { readonly domain: DomainCode; readonly level: NeedLevel; readonly note: string }
/** From here on a need leads to an action of the life project, or to a written reason why not. */
export const ACTED_ON = 2;
/** Needs of 2 and more, the highest first, then in the order of the domains. */
export const needsOf = (levels: Levels): Need[] => DOMAINS.flatMap((domain) => {
  const found = levels[domain];
  return found && found.level !== 'unknown' && found.level >= ACTED_ON ? [{ domain, level: found.level, note: found.note }] : [];
}).toSorted((one, other) => other.level - one.level);

const without = <T extends object>(record: T, names: readonly string[]): T => Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name))) as T;
const healthCodes = (questionnaire: Questionnaire): string[] => questionnaire.domains.filter(({ code }) => code === HEALTH).flatMap(({ questions }) => questions.map(({ code }) => code));
/** The same without what tells of health, for whoever may not read it. */
export const withoutHealth = ({ answers, levels, summary }: DiagnosisContent, questionnaire: Questionnaire): DiagnosisContent =>
  ({ answers: without(answers, healthCodes(questionnaire)), levels: without(levels, [HEALTH]), summary });
/** A change as somebody may make it who does not see health: what they send of it does not count, so that what they do not see stays. */
export const changeWithoutHealth = <A extends object, L extends object>(change: { readonly answers: A; readonly levels: L }, questionnaire: Questionnaire): { readonly answers: A; readonly levels: L } =>
  ({ answers: without(change.answers, healthCodes(questionnaire)), levels: without(change.levels, [HEALTH]) });

export interface ComparedRow { readonly domain: DomainCode; readonly levels: readonly (NeedLevel | 'unknown' | null)[]; readonly change: number | null }
/** Levels of repeated diagnoses side by side, given the oldest first; `change` from the first known one to the last, never through unknown. */
export const compared = (diagnoses: readonly Levels[]): ComparedRow[] => DOMAINS.map((domain) => {
  const levels = diagnoses.map((one) => one[domain]?.level ?? null);
  const known = levels.filter((level): level is NeedLevel => typeof level === 'number'), first = known[0], last = known.at(-1);
  return { domain, levels, change: first === undefined || last === undefined || known.length < 2 ? null : last - first };
});

/** A diagnosis as it is compared: its answers with the questions they were given to. */
export interface Asked { readonly answers: Answers; readonly questionnaire: Questionnaire }
export interface ComparedAnswer { readonly domain: DomainCode; /** as it is asked last; a choice with all options that any of the versions offered */ readonly question: Question; readonly answers: readonly (DiagnosisAnswer | null)[] }
/** The domain whose answers are told as strengths. */
const STRENGTHS: DomainCode = 'strengths';
const saidAs = (answer: DiagnosisAnswer): string => (answer.state === 'answered' ? `=${typeof answer.value === 'string' ? foldName(answer.value) : String(answer.value)}` : answer.state);
/**
 * Questions to which different answers were given, in the order of the last questionnaire that asked them, given the oldest diagnosis first. Not
 * asked is no answer; how and when one is known makes no difference. Strengths are told by themselves.
 */
export function answersChanged(diagnoses: readonly Asked[]): ComparedAnswer[] {
  const asked = new Map<string, { readonly domain: DomainCode; readonly question: Question }>();
  for (const { questionnaire } of diagnoses.toReversed()) for (const { code: domain, questions } of questionnaire.domains) for (const question of questions) {
    const newer = asked.get(question.code), known = newer?.question.options.map(({ code }) => code) ?? [];
    asked.set(question.code, newer ? { ...newer, question: { ...newer.question, options: [...newer.question.options, ...question.options.filter(({ code }) => !known.includes(code))] } } : { domain, question });
  }
  return DOMAINS.filter((code) => code !== STRENGTHS).flatMap((code) => [...asked.values()].filter(({ domain }) => domain === code).flatMap(({ domain, question }) => {
    const answers = diagnoses.map((one) => one.answers[question.code] ?? null), said = new Set(answers.flatMap((answer) => (answer ? [saidAs(answer)] : [])));
    return said.size > 1 ? [{ domain, question, answers }] : [];
  }));
}
export interface StrengthsMoved { /** places of the two diagnoses in the list */ readonly from: number; readonly to: number; readonly gained: readonly string[]; readonly lost: readonly string[]; readonly kept: readonly string[] }
/** Strengths as they were written, one a line. */
const strengthsOf = ({ answers, questionnaire }: Asked): string[] => questionnaire.domains.filter(({ code }) => code === STRENGTHS).flatMap(({ questions }) => questions).flatMap(({ code }) => {
  const answer = answers[code];
  return answer?.state === 'answered' && typeof answer.value === 'string' ? answer.value.split(/[\n;\u061b]/u).map((line) => line.trim()).filter((line) => foldName(line) !== '') : [];
});
/** From the first diagnosis that tells of strengths to the last one that does; null where fewer than two do: what nobody wrote down is not lost. */
export function strengthsMoved(diagnoses: readonly Asked[]): StrengthsMoved | null {
  const told = diagnoses.flatMap((one, place) => { const lines = strengthsOf(one); return lines.length > 0 ? [{ place, lines }] : []; }), first = told[0], last = told.at(-1);
  if (!first || !last || first === last) return null;
  const missingIn = (lines: readonly string[], others: readonly string[]): string[] => { const known = new Set(others.map(foldName)); return lines.filter((line) => !known.has(foldName(line))); };
  const gained = missingIn(last.lines, first.lines);
  return { from: first.place, to: last.place, gained, lost: missingIn(first.lines, last.lines), kept: last.lines.filter((line) => !gained.includes(line)) };
}
