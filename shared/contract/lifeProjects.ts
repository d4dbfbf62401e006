import { z } from 'zod';
import { MILESTONES, VISIT_KINDS } from '#shared/domain/followUp.ts';
import { LEGAL_FORMS } from '#shared/domain/handover.ts';
import { ACTION_OWNERS, ACTION_STATES, DIFFERENCE_KINDS, EVIDENCE, FUNDERS, FUNDING_STATES, LIKELIHOODS, NEED_STATES, PERMIT_STATES, PROJECT_STATES, SECTIONS, TENURES, TRACKS } from '#shared/domain/lifeProjects.ts';
import { DOMAINS } from '#shared/domain/questionnaire.ts';
import { TRADES } from '#shared/domain/trades.ts';
import { amount, day, filledText, key, moved, OUT_OF_RANGE, revision, text, whole } from './caseFields.ts';
import { needLevel } from './diagnosis.ts';
import { words } from './handoverForms.ts';
import { proposal } from './matching.ts';
import { reason } from './papers.ts';
import { command, query } from './procedure.ts';
import { centimes, civilDate, id, instant } from './values.ts';

/*
 * The individual life project (domain.md §4 B). A draft may be unfinished: `problems` says what keeps it from being signed; a signed version
 * does not change, a new one says why. A need of health is left out for whoever lacks `health.read`, and stays as it was when such a user saves.
 */
const many = <T extends z.ZodType>(row: T, most: number) => z.array(row).max(most, OUT_OF_RANGE);
const owner = z.enum(ACTION_OWNERS), trade = z.enum(TRADES), sourced = z.strictObject({ words: text(2000), source: words(300), dated: day.nullable() });
const quantity = whole(1, 100_000);

/** A need of the diagnosis, or one found since; one of 2 and more leads to an action that names its key, or says why not. */
const need = z.strictObject({ key, domain: z.enum(DOMAINS), level: needLevel, words: text(500), state: z.enum(NEED_STATES), owner, /** why no action answers it */ whyNot: text(500) });
const action = z.strictObject({
  key, words: text(500), needs: many(key, 30), owner, partner: words(200), deadline: day.nullable(), indicator: text(300), resources: text(300), state: z.enum(ACTION_STATES),
});
const objective = z.strictObject({ key, words: text(500), actions: many(action, 20) });

/** Sheet of the income-generating project; forecasts are of one usual month. */
export const incomeProject = z.strictObject({
  title: text(250), trade: trade.nullable(), legalForm: z.enum(LEGAL_FORMS).nullable(), site: z.strictObject({ address: text(300), tenure: z.enum(TENURES), note: text(500) }),
  permits: many(z.strictObject({ key, words: text(200), state: z.enum(PERMIT_STATES) }), 20),
  investments: many(z.strictObject({ key, words: text(300), quantity, unitPrice: amount }), 100),
  financing: many(z.strictObject({ key, source: z.enum(FUNDERS), words: text(200), amount, state: z.enum(FUNDING_STATES) }), 20),
  sales: many(z.strictObject({ key, words: text(200), quantity, unitPrice: amount, /** what one unit costs to make or buy */ unitCost: amount }), 50),
  fixedCosts: many(z.strictObject({ key, words: text(200), amount }), 50),
  /** months 1 … 12: sales in percent of a usual month */
  rhythm: z.array(whole(0, 300)).length(12),
});

/** What a person fills in. */
export const lifeProjectForm = z.strictObject({
  /** the day the plan is of: no deadline lies before it */
  dated: day,
  summary: z.strictObject({ strengths: text(2000), needs: text(2000), obstacles: text(2000) }),
  training: many(z.strictObject({ words: text(200), duration: words(80), evidence: z.enum(EVIDENCE) }), 20), experience: many(z.strictObject({ words: text(200), duration: words(80), evidence: z.enum(EVIDENCE) }), 20),
  /** in the person's own words, as they were said */
  wishes: text(4000), track: z.enum(TRACKS).nullable(), trackWhy: text(2000), market: sourced, territory: sourced,
  needs: many(need, 40), objectives: many(objective, 20), incomeProject: incomeProject.nullable(),
  commitments: z.strictObject({ person: many(filledText(300), 20), centre: many(filledText(300), 20) }),
  risks: many(z.strictObject({ words: text(300), likelihood: z.enum(LIKELIHOODS), answer: text(500) }), 20),
  visits: many(z.strictObject({ milestone: z.enum(MILESTONES), kind: z.enum(VISIT_KINDS), plannedOn: day }), 30),
});
/** The trade that a person chose on a proposal, and why (law 09-08 art. 11: no decision by a machine alone). */
export const choice = z.strictObject({ trade, why: z.string(), chosenOn: civilDate, chosenBy: z.string(), proposal });
/** What a version holds, as it is kept. */
export const lifeProjectContent = lifeProjectForm.extend({ choice: choice.nullable() });
export type LifeProjectContent = z.output<typeof lifeProjectContent>;

const month = z.strictObject({ month: z.int(), income: centimes, variable: centimes, fixed: centimes, result: centimes });
/** All that is computed from the sheet, in integer centimes; how each is rounded stands in shared/domain/incomeProject.ts. */
export const incomeFigures = z.strictObject({
  investment: centimes, financing: centimes, /** financing minus investment: 0 where the plan closes */ gap: centimes,
  income: centimes, variable: centimes, fixed: centimes, margin: centimes, /** of a usual month */ result: centimes,
  /** margin of income, in hundredths of a percent; null without income */ marginRate: z.int().nullable(),
  /** the month's income from which costs are covered: fixed × income ÷ margin, rounded up; null where no margin is left to cover them, or none that could */ breakEven: centimes.nullable(),
  /** breakEven of income, in whole percent, rounded up */ breakEvenShare: z.int().nullable(),
  months: z.array(month), year: z.strictObject({ income: centimes, variable: centimes, fixed: centimes, result: centimes }),
});
/** What keeps a draft from being signed, or should be looked at; `code` is the key of its sentence. */
export const projectProblem = z.strictObject({
  severity: z.enum(['blocking', 'warning']), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), amounts: z.record(z.string(), centimes), section: z.enum(SECTIONS), key: z.string().nullable(),
});

const head = {
  lifeProjectId: id, version: z.int(), state: z.enum(PROJECT_STATES), /** of the version: why it was made; of an abandoned one: why it was given up */ reason: z.string(), former: z.int().nullable(),
  diagnosisId: id.nullable(), diagnosisNumber: z.int().nullable(), signedOn: civilDate.nullable(), signedBy: z.string().nullable(), createdAt: instant, createdBy: z.string(), updatedAt: instant, updatedBy: z.string(), revision,
};
const lifeProjectId = id, at = { lifeProjectId, revision };

export const lifeProjects = {
  /** Begins the first plan, filled from the last completed diagnosis; or, where one is in force, a new version of it, with `reason`. */
  'lifeProjects.draft': command('file.write', z.strictObject({ personId: id, dated: day, reason: z.union([z.literal(''), reason]).default('') }), z.strictObject({ lifeProjectId: id, version: z.int(), revision })),
  /** The whole form; `diagnosisId`: which completed diagnosis it rests on. */
  'lifeProjects.save': command('file.write', z.strictObject({ ...at, diagnosisId: id.nullable(), form: lifeProjectForm }), z.strictObject({ revision, problems: z.array(projectProblem) })),
  /** A trade chosen by a person, with the proposal of this moment; null takes the choice back. */
  'lifeProjects.choose': command('file.write', z.strictObject({ ...at, choice: z.strictObject({ trade, why: filledText(1000) }).nullable() }), moved),
  /** Signed on paper by all: it is in force, takes the place of the one before, and does not change any more. */
  'lifeProjects.sign': command('file.write', z.strictObject({ ...at, signedOn: day }), moved),
  /**
   * How an action of the plan in force stands by now, beside the signed plan: the paper stays as it was. `revision`: of this progress as it was
   * seen, 0 where none was noted; `progress`: null takes back what was noted.
   */
  'lifeProjects.progress': command('file.write', z.strictObject({ lifeProjectId: id, key, revision: z.int().min(0), progress: z.strictObject({ state: z.enum(ACTION_STATES), on: day, note: text(300) }).nullable() }), moved),
  /** Gives a draft up. */
  'lifeProjects.abandon': command('file.write', z.strictObject({ ...at, reason }), moved),
  'lifeProjects.show': query('file.read', z.strictObject({ lifeProjectId }), z.strictObject({
    personId: id, ...head, content: lifeProjectContent, figures: incomeFigures.nullable(), problems: z.array(projectProblem), healthHidden: z.boolean(),
    /** of a version that was signed: how each action stands by now, with what `lifeProjects.progress` was told of it; `on`: null where nothing was, and it stands as it was signed */
    progress: z.array(z.strictObject({ key, state: z.enum(ACTION_STATES), on: civilDate.nullable(), note: z.string(), by: z.string(), revision: z.int() })),
  }), true),
  /** All versions of a person's, the newest first; `draft` and `inForce` are the ones to open. */
  'lifeProjects.list': query('file.read', z.strictObject({ personId: id }), z.strictObject({
    lifeProjects: z.array(z.strictObject({ ...head, track: z.enum(TRACKS).nullable(), trade: trade.nullable() })), draft: id.nullable(), inForce: id.nullable(),
  })),
  /** What the sheet comes to while it is being filled in; nothing is stored. */
  'lifeProjects.figures': query('file.read', z.strictObject({ incomeProject }), incomeFigures),
  /** What a version changed of the one it was made from, or of another version of the same person. */
  'lifeProjects.differences': query('file.read', z.strictObject({ lifeProjectId, from: id.optional() }), z.strictObject({
    from: z.int(), to: z.int(), /** why the version was made */ reason: z.string(),
    /** `name`: what the row is called, `field`: which part of it; before and after as they are stored, null where there was none */
    differences: z.array(z.strictObject({ section: z.enum(SECTIONS), kind: z.enum(DIFFERENCE_KINDS), name: z.string(), field: z.string(), before: z.json(), after: z.json() })),
  }), true),
};
