import { z } from 'zod';
import { SOURCES } from '#shared/domain/diagnosis.ts';
import { ANSWER_KINDS, DOMAINS } from '#shared/domain/questionnaire.ts';
import { code, day, filledText, moved, revision, text, whole, wording } from './caseFields.ts';
import { reason } from './papers.ts';
import { command, query } from './procedure.ts';
import { civilDate, id, instant } from './values.ts';

/*
 * The shared diagnosis (domain.md §4 C). Answers stand under the code of their question, levels under the code of their domain. What tells of
 * health (domain `health`) is left out for whoever lacks `health.read`, and stays as it was when such a user saves.
 */
const both = z.strictObject({ ar: wording(400), fr: wording(400) });
const bounds = z.strictObject({ least: whole(-1_000_000, 1_000_000_000), most: whole(-1_000_000, 1_000_000_000) });
const question = z.strictObject({ code, kind: z.enum(ANSWER_KINDS), text: both, options: z.array(z.strictObject({ code, text: both })).max(60), bounds: bounds.nullable() });
/** A questionnaire whole: all thirteen domains, five anchors each. */
export const questionnaireContent = z.strictObject({
  domains: z.array(z.strictObject({ code: z.enum(DOMAINS), title: both, anchors: z.array(both).length(5), questions: z.array(question).min(1).max(40) })).max(DOMAINS.length),
});
export type QuestionnaireContent = z.output<typeof questionnaireContent>;

const domain = z.enum(DOMAINS);
/** A choice is answered by the option's code, a date by `YYYY-MM-DD`, yes or no by a boolean. */
export const diagnosisAnswer = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('answered'), value: z.union([z.boolean(), z.number(), filledText(2000)]), source: z.enum(SOURCES), on: day }),
  z.strictObject({ state: z.enum(['declined', 'unknown']), on: day }),
]);
export const needLevel = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export const levelOrUnknown = z.union([needLevel, z.literal('unknown')]);
export const domainLevel = z.strictObject({ level: levelOrUnknown, note: text(1000).default('') });
/** What a diagnosis holds, as it is kept. */
export const diagnosisContent = z.strictObject({ answers: z.record(code, diagnosisAnswer), levels: z.partialRecord(domain, domainLevel), summary: text(4000).default('') });

const head = {
  diagnosisId: id, /** 1, 2 … of this person */ number: z.int(), questionnaire: z.int(), begunOn: civilDate, completedOn: civilDate.nullable(), completedBy: z.string().nullable(),
  updatedAt: instant, updatedBy: z.string(), revision,
};
const version = z.strictObject({ version: z.int(), reason: z.string(), createdAt: instant, /** null: the bank that the product brings */ createdBy: z.string().nullable() });

export const diagnosis = {
  /** A version of the questions, the newest where none is named; and the list of all, the newest first. */
  'diagnosis.questionnaire': query('file.read', z.strictObject({ version: whole(1, 100_000).optional() }), z.strictObject({ ...version.shape, content: questionnaireContent, versions: z.array(version) })),
  /** A new version in place of the newest, which `version` names; diagnoses that were begun keep theirs. */
  'diagnosis.changeQuestionnaire': command('questionnaire.change', z.strictObject({ version: whole(0, 100_000), reason, content: questionnaireContent }), z.strictObject({ version: z.int() })),
  /** A new diagnosis under the newest questions; refused where one is open. */
  'diagnosis.begin': command('file.write', z.strictObject({ personId: id, begunOn: day }), z.strictObject({ diagnosisId: id, number: z.int(), revision })),
  /** Some answers and levels: what is not named stays, null takes away. */
  'diagnosis.save': command('file.write', z.strictObject({
    diagnosisId: id, revision, answers: z.record(code, diagnosisAnswer.nullable()).default({}), levels: z.partialRecord(domain, domainLevel.nullable()).default({}), summary: text(4000).optional(),
  }), moved),
  /** From then on it does not change. Refused where a domain has neither a level nor «unknown». */
  'diagnosis.complete': command('file.write', z.strictObject({ diagnosisId: id, revision, completedOn: day }), moved),
  /** Takes an open one that was begun by mistake out of the file; refused where a sheet of it was printed. `bringBack` undoes it. */
  'diagnosis.discard': command('file.write', z.strictObject({ diagnosisId: id, revision }), z.strictObject({ personId: id })),
  /** Puts a discarded one back as it stood; refused where another is open. */
  'diagnosis.bringBack': command('file.write', z.strictObject({ personId: id, diagnosisId: id }), z.strictObject({ diagnosisId: id, number: z.int(), revision })),
  'diagnosis.show': query('file.read', z.strictObject({ diagnosisId: id }), z.strictObject({
    personId: id, ...head, content: diagnosisContent,
    /** Domains that have neither a level nor «unknown» yet. */
    missing: z.array(domain), /** needs of 2 and more, the highest first */ needs: z.array(z.strictObject({ domain, level: needLevel, note: z.string() })), /** whether health was left out */ healthHidden: z.boolean(),
  }), true),
  /** All of a person's, the newest first. */
  'diagnosis.list': query('file.read', z.strictObject({ personId: id }), z.strictObject({ diagnoses: z.array(z.strictObject({ ...head, levels: z.partialRecord(domain, levelOrUnknown) })) })),
  /** Levels side by side over time, the oldest first; in each row one cell a diagnosis, null where nothing was judged. */
  'diagnosis.compare': query('file.read', z.strictObject({ personId: id }), z.strictObject({
    diagnoses: z.array(z.strictObject({ diagnosisId: id, number: z.int(), begunOn: civilDate, completedOn: civilDate.nullable() })),
    /** questions to which different answers were given, with one cell a diagnosis, null where it was not asked */
    answers: z.array(z.strictObject({ domain, question, answers: z.array(diagnosisAnswer.nullable()) })),
    /** strengths from the first diagnosis that tells of some to the last; null where fewer than two do. `from` and `to`: their numbers */
    strengths: z.strictObject({ from: z.int(), to: z.int(), gained: z.array(z.string()), lost: z.array(z.string()), kept: z.array(z.string()) }).nullable(),
    rows: z.array(z.strictObject({ domain, levels: z.array(levelOrUnknown.nullable()), /** last known minus first known; null where fewer than two are known */ change: z.int().nullable() })),
  }), true),
};
