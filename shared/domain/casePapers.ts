import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { centimes, total, type Centimes } from '#shared/domain/common/money.ts';
import type { Contact } from '#shared/domain/ceremonyPapers.ts';
import type { PaperHead, Sex } from '#shared/domain/handover.ts';
import type { CaseKind } from '#shared/domain/papers.ts';

/*
 * What the papers of a person's file say (domain.md §4 B, C, D, J, and the file's summary). Each holds what it shows and nothing else,
 * because it is frozen and kept. What a person said may be in either script: a value in one language stands for both. None has a
 * place for an offence, a release or the programme's name; of health they know whether work is to be adjusted (domain.md §5).
 */

/** Whom the paper is of, as printed. */
export interface CasePerson {
  readonly fileNumber: string; readonly cin: string; readonly name: Bilingual; readonly sex: Sex;
  /** `YYYY-MM-DD`, or `YYYY` where only the year is known. */
  readonly birthDate: string | null;
  readonly birthPlace: Bilingual; readonly phone: string; readonly address: Bilingual; readonly commune: Bilingual;
  readonly reads: { readonly ar: boolean; readonly fr: boolean };
}
/** The paper of the same person that this one stands in for. */
export interface CaseFormer { readonly relation: 'replaces' | 'renews'; readonly reference: string }
/** What all five say. */
export interface CasePaper extends PaperHead {
  readonly person: CasePerson;
  /** Who of the centre accompanies. */
  readonly companion: Bilingual;
  /** The day that the paper is of: of its consents, interview, plan or visit, or the day it was printed. */
  readonly date: CivilDate;
  readonly former: CaseFormer | null;
  /** It leaves out what the file knows of health: a paper of a line of its own beside the one that tells all. */
  readonly withoutHealth?: true;
  /** Made for this partner alone, in a line of its own too: it tells neither of health nor of consents, papers and partners that do not concern them. */
  readonly forPartner?: string;
}

/** Why the centre may keep something (law 09-08, art. 4): its public service, or consent, which is asked only where nothing else bears it. */
export const LEGAL_BASES = ['publicService', 'consent'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];
export type ConsentAnswer = 'given' | 'refused' | 'withdrawn';
/** One purpose, and the answer where it is asked; null: a box to tick by hand. */
export interface ConsentLine {
  readonly purpose: Bilingual; readonly basis: LegalBasis;
  /** Whom it is shared with, or which ceremony it is of; empty for none. */
  readonly detail: Bilingual;
  readonly answer: ConsentAnswer | null; readonly answeredOn: CivilDate | null; readonly answeredBy: 'person' | 'guardian' | null;
}
/** Informed consent (J): purposes with their bases, recipients, what must be answered and what follows, rights and delays. */
export interface ConsentContent extends CasePaper {
  /** The number of the CNDP's prior authorisation; empty: left to be written in. */
  readonly cndp: string;
  readonly contact: Contact;
  readonly purposes: readonly ConsentLine[];
  /** Bodies that receive something of the file, each once. */
  readonly recipients: readonly Bilingual[];
  /** Who answers for the person, where somebody does. */
  readonly guardian: Bilingual;
}

/** Anchors of a need; null: unknown, which is no level. */
export const NEED_LEVELS = [0, 1, 2, 3, 4] as const;
export type NeedLevel = (typeof NEED_LEVELS)[number];
export const ANSWER_SOURCES = ['said', 'document', 'observed'] as const;
export type AnswerSource = (typeof ANSWER_SOURCES)[number];
/** `declined`: prefers not to answer; `unknown`: asked, and not to be told; `unasked`: not asked yet. None is an answer, and none is another. */
export interface DiagnosisAnswer { readonly question: Bilingual; readonly state: 'answered' | 'declined' | 'unknown' | 'unasked'; readonly answer: Bilingual; readonly source: AnswerSource | null; readonly date: CivilDate | null }
export interface DiagnosisDomain {
  readonly title: Bilingual; readonly level: NeedLevel | null;
  /** What that level means in this domain, and what the need is. */
  readonly anchor: Bilingual; readonly need: Bilingual;
  readonly answers: readonly DiagnosisAnswer[];
}
/** Diagnosis sheet (C). */
export interface DiagnosisContent extends CasePaper {
  /** Which diagnosis of the person, and the questionnaire's version. */
  readonly number: number; readonly questionnaire: number;
  readonly begunOn: CivilDate; readonly completedOn: CivilDate | null;
  readonly domains: readonly DiagnosisDomain[];
  readonly strengths: readonly Bilingual[]; readonly urgent: readonly Bilingual[];
  readonly summary: Bilingual;
}

export const TRACKS = ['paidJob', 'selfEmployment', 'training', 'studies'] as const;
export type Track = (typeof TRACKS)[number];
export interface PlanNeed { readonly domain: Bilingual; readonly level: NeedLevel | null; readonly need: Bilingual; /** the action that answers it, or why none does */ readonly response: Bilingual }
export interface PlanAction {
  readonly objective: Bilingual; readonly action: Bilingual; readonly resources: Bilingual; readonly responsible: Bilingual; readonly partner: Bilingual;
  readonly deadline: CivilDate | null; readonly indicator: Bilingual; readonly status: Bilingual;
}
export interface MoneyRow { readonly label: Bilingual; readonly amount: Centimes }
/** The income-generating project: amounts of a month, and the sum below which a month loses money, where there is one. */
export interface ProjectSheet {
  readonly title: Bilingual; readonly trade: Bilingual; readonly site: Bilingual; readonly permits: Bilingual;
  readonly investment: readonly MoneyRow[]; readonly financing: readonly MoneyRow[];
  readonly income: readonly MoneyRow[]; readonly variable: readonly MoneyRow[]; readonly fixed: readonly MoneyRow[];
  readonly breakEven: Centimes | null;
}
/** Individual life project (B), sections 1 to 14. */
export interface LifeProjectContent extends CasePaper {
  readonly version: number;
  /** Null until it is signed: the day is then written by hand. */
  readonly signedOn: CivilDate | null;
  readonly family: Bilingual; readonly schooling: Bilingual;
  readonly consents: readonly ConsentLine[];
  readonly diagnosedOn: CivilDate | null;
  readonly strengths: readonly Bilingual[]; readonly obstacles: readonly Bilingual[]; readonly needs: readonly PlanNeed[];
  readonly background: readonly { readonly what: Bilingual; readonly where: Bilingual; readonly duration: Bilingual; readonly proof: Bilingual }[];
  /** In the person's own words. */
  readonly wishes: Bilingual;
  readonly track: Track | null; readonly why: Bilingual;
  readonly fit: readonly { readonly finding: Bilingual; readonly source: Bilingual; readonly date: CivilDate | null }[];
  readonly actions: readonly PlanAction[];
  readonly project: ProjectSheet | null;
  readonly commitments: { readonly centre: readonly Bilingual[]; readonly person: readonly Bilingual[] };
  readonly risks: readonly { readonly risk: Bilingual; readonly chance: Bilingual; readonly response: Bilingual }[];
  /** `label`: «بعد 15 يوما» or «6 mois». */
  readonly visits: readonly { readonly label: Bilingual; readonly date: CivilDate }[];
  /** All versions up to this one; `changes`: what differs from the one before. */
  readonly revisions: readonly { readonly version: number; readonly date: CivilDate; readonly reason: Bilingual; readonly changes: readonly Bilingual[] }[];
}

export const SIGHTINGS = ['seen', 'broken', 'missing', 'sold', 'notLookedAt'] as const;
export type Sighting = (typeof SIGHTINGS)[number];
/** Follow-up visit sheet (D); a visit that was not done yet is a form to be written on. */
export interface VisitContent extends CasePaper {
  readonly kind: Bilingual; readonly plannedOn: CivilDate; readonly doneOn: CivilDate | null;
  readonly projectTitle: Bilingual; readonly trade: Bilingual;
  readonly activity: Bilingual;
  readonly equipment: readonly { readonly designation: Bilingual; readonly serial: string; readonly inventoryNumber: string; readonly sighting: Sighting | null; readonly note: Bilingual }[];
  readonly turnover: Centimes | null; readonly charges: Centimes | null; readonly jobs: number | null;
  readonly obstacles: readonly { readonly obstacle: Bilingual; readonly action: Bilingual; readonly owner: Bilingual; readonly date: CivilDate | null }[];
  /** The person's own view, in their words. */
  readonly view: Bilingual;
  readonly next: { readonly kind: Bilingual; readonly date: CivilDate } | null;
}

/** Where a file stands, on one or two pages. */
export interface FileSummaryContent extends CasePaper {
  readonly openedOn: CivilDate; readonly status: Bilingual; readonly statusSince: CivilDate;
  readonly family: Bilingual; readonly schooling: Bilingual; readonly trade: Bilingual; readonly projectTitle: Bilingual;
  /** Latest last. */
  readonly path: readonly { readonly status: Bilingual; readonly on: CivilDate; readonly reason: Bilingual }[];
  readonly diagnosedOn: CivilDate | null; readonly strengths: readonly Bilingual[]; readonly needs: readonly PlanNeed[];
  readonly plan: { readonly version: number; readonly signedOn: CivilDate | null; readonly track: Track | null; readonly actions: number; readonly done: number; readonly overdue: number } | null;
  readonly visits: readonly { readonly kind: Bilingual; readonly plannedOn: CivilDate; readonly doneOn: CivilDate | null; readonly finding: Bilingual }[];
  readonly consents: readonly ConsentLine[];
  /** Null on a partner's: what else was made for the person is not theirs to know. */
  readonly papers: readonly { readonly reference: string; readonly title: Bilingual; readonly date: CivilDate; readonly state: Bilingual }[] | null;
}

export interface CaseContents { readonly consent: ConsentContent; readonly diagnosis: DiagnosisContent; readonly lifeProject: LifeProjectContent; readonly visit: VisitContent; readonly fileSummary: FileSummaryContent }
/** What a kind's own capability tells of it: its head, settings and former paper come with the printing. */
export type CaseTold<K extends CaseKind> = Omit<CaseContents[K], keyof PaperHead | 'former' | 'withoutHealth' | 'cndp' | 'contact'>;

export const sumOf = (rows: readonly MoneyRow[]): Centimes => total(rows.map(({ amount }) => amount));
/** What a month brings after all its charges. */
export const netOf = ({ income, variable, fixed }: Pick<ProjectSheet, 'income' | 'variable' | 'fixed'>): Centimes => centimes(sumOf(income) - sumOf(variable) - sumOf(fixed));
/** Turnover less charges; null where one of them is not known. */
export const visitNet = ({ turnover, charges }: Pick<VisitContent, 'turnover' | 'charges'>): Centimes | null => (turnover === null || charges === null ? null : centimes(turnover - charges));
/** Bodies named by consents that stand, each once, for the paper that lists who receives something. */
export const recipientsOf = (lines: readonly ConsentLine[]): Bilingual[] =>
  [...new Map(lines.filter(({ basis, detail, answer }) => basis === 'consent' && answer !== 'refused' && answer !== 'withdrawn' && (detail.ar || detail.fr)).map(({ detail }) => [detail.fr || detail.ar, detail])).values()];
