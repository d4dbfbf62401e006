import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { isUsualCin, isUsualPhone } from '#shared/domain/common/identity.ts';
import { hasArabic } from '#shared/domain/common/names.ts';
import { refuse, type No } from '#shared/lib/result.ts';
import type { Sex } from './handover.ts';
import type { TradeCode } from './trades.ts';

/* The case file of a person: where they are in their way through the centre, and what is known of them (domain.md §2). */
/** The way of one person, in its order. */
export const STEPS = ['intake', 'diagnosis', 'lifeProject', 'feasibility', 'committee', 'purchase', 'acceptance', 'handover', 'followUp'] as const;
/** How a file ends. */
export const CLOSINGS = ['inserted', 'suspended', 'lost', 'transferred', 'cancelled'] as const;
export const STATUSES = [...STEPS, ...CLOSINGS] as const;
export type Step = (typeof STEPS)[number];
export type Status = (typeof STATUSES)[number];
export const isClosed = (status: Status): boolean => (CLOSINGS as readonly Status[]).includes(status);
/** The step that comes next; null at the end of the way, and for a closed file. */
export const nextStep = (status: Status): Step | null => { const at = (STEPS as readonly Status[]).indexOf(status); return at < 0 ? null : STEPS[at + 1] ?? null; };

/** Contact attempts in a row without an answer, before somebody counts as lost. */
export const LOST_AFTER = 3;
/** `unanswered`: contact attempts without answer since the person was last reached or visited. */
export interface StatusState { readonly status: Status; readonly unanswered: number }
/**
 * May the file go on to this status? Every change keeps who, when and why; the next step needs no reason, everything else does: leaving a
 * step out, going back, closing, reopening. A closed file is reopened before it is closed otherwise.
 */
export function decideStatus({ status, unanswered }: StatusState, to: Status, reason: string): No | null {
  if (to === status) return refuse('beneficiaries.SAME_STATUS');
  if (isClosed(status) && isClosed(to)) return refuse('beneficiaries.CLOSED');
  if (to === 'lost' && unanswered < LOST_AFTER) return refuse('beneficiaries.NOT_LOST', { needed: LOST_AFTER, noted: unanswered });
  return nextStep(status) === to || reason.trim() !== '' ? null : refuse('beneficiaries.REASON_NEEDED');
}

export const MARITAL_STATUSES = ['single', 'married', 'divorced', 'widowed'] as const;
export const SCHOOLINGS = ['none', 'literacy', 'primary', 'middle', 'secondary', 'baccalaureate', 'higher'] as const;
export const LANGUAGES = ['darija', 'tamazight', 'hassaniya', 'arabic', 'french', 'spanish', 'english', 'other'] as const;
/** As many as a file holds. */
export const MOST_TRAININGS = 20, MOST_EXPERIENCES = 30;
/** Null where it was not asked: not known is not «none». `seen`: whether the certificate or proof was seen. */
export interface Training { readonly title: string; readonly certificate: string; readonly months: number | null; readonly year: number | null; readonly seen: boolean }
export interface Experience { readonly title: string; readonly trade: TradeCode | null; readonly months: number | null; readonly place: string; readonly seen: boolean }
export interface ContactPerson { readonly name: string; readonly relation: string; readonly phone: string; /** the law asks for their word too */ readonly guardian: boolean }
/** What is known of a person beside their identity. `releasedOn` stays inside the file: it is printed nowhere (domain.md §5). */
export interface Profile {
  readonly maritalStatus: (typeof MARITAL_STATUSES)[number] | null;
  readonly children: number | null;
  readonly dependants: number | null;
  readonly schooling: (typeof SCHOOLINGS)[number] | null;
  readonly trainings: readonly Training[];
  readonly experiences: readonly Experience[];
  readonly languages: readonly (typeof LANGUAGES)[number][];
  readonly reads: { readonly ar: boolean | null; readonly fr: boolean | null };
  readonly contact: ContactPerson | null;
  readonly releasedOn: CivilDate | null;
  /** Why the release is later than the intake: a file that was opened before it. */
  readonly releaseNote: string;
  readonly wishes: string;
}
export const EMPTY_PROFILE: Profile = { maritalStatus: null, children: null, dependants: null, schooling: null, trainings: [], experiences: [], languages: [], reads: { ar: null, fr: null }, contact: null, releasedOn: null, releaseNote: '', wishes: '' };

export interface Identity {
  readonly fileNumber: string;
  readonly cin: string;
  readonly name: Bilingual;
  readonly sex: Sex;
  /** `YYYY-MM-DD`, or `YYYY` where only the year is known. */
  readonly birthDate: string | null;
  readonly birthPlace: Bilingual;
  readonly phone: string;
  readonly otherPhone: string;
  readonly address: Bilingual;
  readonly commune: Bilingual;
}
const YOUNGEST = 15, OLDEST = 110;
const age = (birthDate: string, on: CivilDate): number => Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
/** What no file may say. @param openedOn the day of the intake */
export function identityRefusal({ name, birthDate }: Pick<Identity, 'name' | 'birthDate'>, openedOn: CivilDate, today: CivilDate): No | null {
  if (name.ar === '' && name.fr === '') return refuse('beneficiaries.NO_NAME');
  if (openedOn > today) return refuse('beneficiaries.OPENED_IN_FUTURE');
  if (birthDate !== null && birthDate > today) return refuse('beneficiaries.BIRTH_IN_FUTURE');
  return birthDate !== null && (birthDate > openedOn || age(birthDate, openedOn) > OLDEST) ? refuse('beneficiaries.IMPOSSIBLE_BIRTH_DATE') : null;
}
/** A release after the intake is told why: a centre also prepares people before it. */
export const profileRefusal = ({ releasedOn, releaseNote, trainings }: Pick<Profile, 'releasedOn' | 'releaseNote' | 'trainings'>, openedOn: CivilDate, today: CivilDate): No | null =>
  releasedOn !== null && releasedOn > openedOn && releaseNote === '' ? refuse('beneficiaries.RELEASED_LATER')
    : trainings.some(({ year }) => year !== null && year > Number(today.slice(0, 4))) ? refuse('beneficiaries.TRAINING_IN_FUTURE') : null;

export const WARNINGS = ['UNUSUAL_CIN', 'UNUSUAL_PHONE', 'UNUSUAL_AGE', 'NO_CIN', 'NO_BIRTH_DATE', 'NO_LATIN_NAME', 'NO_ARABIC_NAME', 'NO_GUARDIAN', 'SAME_CIN'] as const;
/** Worth looking at again, never refused: `beneficiaries.<code>` is its sentence, `field` the path in the form. */
export interface Warning { readonly code: (typeof WARNINGS)[number]; readonly field: string }
const MAJORITY = 18;
/** Doubts about an identity. @param sameCin whether another person bears the ID number */
export function doubts(identity: Identity, profile: Pick<Profile, 'contact'>, { openedOn, sameCin }: { readonly openedOn: CivilDate; readonly sameCin: boolean }): Warning[] {
  const { cin, name, birthDate, phone, otherPhone } = identity, years = birthDate === null ? null : age(birthDate, openedOn);
  const when = (met: boolean, code: Warning['code'], field: string): Warning[] => (met ? [{ code, field }] : []);
  return [
    ...when(cin === '', 'NO_CIN', 'cin'), ...when(cin !== '' && !isUsualCin(cin), 'UNUSUAL_CIN', 'cin'), ...when(sameCin, 'SAME_CIN', 'cin'),
    ...when(birthDate === null, 'NO_BIRTH_DATE', 'birthDate'), ...when(years !== null && years < YOUNGEST, 'UNUSUAL_AGE', 'birthDate'),
    ...when(!hasArabic(name.ar), 'NO_ARABIC_NAME', 'name.ar'), ...when(name.fr === '', 'NO_LATIN_NAME', 'name.fr'),
    ...when(phone !== '' && !isUsualPhone(phone), 'UNUSUAL_PHONE', 'phone'), ...when(otherPhone !== '' && !isUsualPhone(otherPhone), 'UNUSUAL_PHONE', 'otherPhone'),
    ...when(years !== null && years < MAJORITY && profile.contact?.guardian !== true, 'NO_GUARDIAN', 'contact'),
  ];
}

export const ATTACHMENT_KINDS = ['identity', 'consent', 'diagnosis', 'lifeProject', 'visit', 'certificate', 'photo', 'other'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];
