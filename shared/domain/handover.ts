import { isEmpty, type Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { times, total, type Centimes } from '#shared/domain/common/money.ts';
import { foldName } from '#shared/domain/common/names.ts';
import type { Wording } from '#shared/domain/common/wording.ts';
import type { PaperView } from '#shared/domain/papers.ts';
import type { TradeCode } from '#shared/domain/trades.ts';

/*
 * A handover ceremony: who hands what to whom, under which convention (domain.md §4 A).
 * Amounts are integer centimes incl. tax, quantities whole numbers, dates civil (no time zone).
 */
export const SEXES = ['M', 'F'] as const;
export type Sex = (typeof SEXES)[number];
export const LEGAL_FORMS = ['auto-entrepreneur', 'cooperative', 'other'] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];
export const CONDITIONS = ['new', 'used'] as const;
export type Condition = (typeof CONDITIONS)[number];
/** Ownership passes to the beneficiary, or the goods are lent for use. */
export const TRANSFERS = ['ownership', 'loan'] as const;
export type Transfer = (typeof TRANSFERS)[number];
/** Published amounts are often «about» or «more than»: the word is kept with the figure. */
export const APPROXIMATIONS = ['about', 'more than'] as const;
export type Approximation = (typeof APPROXIMATIONS)[number];
/** Who signs: the giver first, then the partners; witnesses stand apart. */
export const SIGNATORY_ROLES = ['centre', 'foundation', 'committee', 'region', 'witness', 'other'] as const;
export type SignatoryRole = (typeof SIGNATORY_ROLES)[number];

export interface Convention {
  readonly number: string;
  readonly date: CivilDate | null;
  readonly parties: Bilingual;
}
export interface Giver { readonly entity: Bilingual; readonly representative: Bilingual; readonly capacity: Bilingual }

export interface Signatory {
  readonly role: SignatoryRole;
  readonly name: Bilingual;
  readonly capacity: Bilingual;
  readonly onBehalfOf: Bilingual;
}
export interface EquipmentLine {
  readonly designation: Bilingual;
  readonly brandModel: string;
  /** A line with a serial number is one unit; without, a lot of `quantity`. */
  readonly serial: string;
  readonly inventoryNumber: string;
  readonly unit: Bilingual;
  readonly quantity: number;
  readonly unitPrice: Centimes;
  readonly condition: Condition | null;
  readonly purchaseReference: string;
  readonly funder: Bilingual;
}
/** The recipient as printed: a snapshot, whatever the person's file says later. */
export interface Recipient {
  readonly fileNumber: string;
  readonly cin: string;
  readonly name: Bilingual;
  readonly sex: Sex;
  /** `YYYY-MM-DD`, or `YYYY` where only the year is known. */
  readonly birthDate: string | null;
  readonly birthPlace: Bilingual;
  readonly phone: string;
  readonly address: Bilingual;
  readonly commune: Bilingual;
  readonly trade: TradeCode;
  readonly projectTitle: Bilingual;
  readonly legalForm: LegalForm | null;
  readonly reads: { readonly ar: boolean; readonly fr: boolean };
  /** For a person who does not read the paper's language: the language it was explained in, and by whom; empty: left to fill by hand. */
  readonly readingLanguage: Bilingual;
  readonly reader: Bilingual;
}
export interface Ceremony {
  readonly title: Bilingual;
  readonly date: CivilDate;
  /** `HH:MM`, 24 hours, or null. */
  readonly time: string | null;
  readonly place: Bilingual;
  readonly convention: Convention;
  readonly conventionTotal: Centimes | null;
  readonly conventionTotalApproximate: Approximation | null;
  readonly envelope: Centimes | null;
  readonly envelopeApproximate: Approximation | null;
  readonly giver: Giver;
  /** How many signed originals of each certificate are made. */
  readonly originals: number;
  readonly noDisposalMonths: number;
  readonly transfer: Transfer;
}
/** What a centre puts on its papers. */
export interface Letterhead {
  readonly code: string;
  readonly name: Bilingual;
  /** City for «حرر بمدينة …» / «Fait à …»; empty where the setting is not filled. */
  readonly city: Bilingual;
  /** Lines of the head from the Kingdom down to the centre. */
  readonly lines: { readonly ar: readonly string[]; readonly fr: readonly string[] };
  /** SHA-256 of the pictures between the two languages; null for none. */
  readonly logos: { readonly left: string | null; readonly right: string | null };
}
/** What every paper carries from the centre's settings, frozen with it. */
export interface PaperHead {
  readonly letterhead: Letterhead;
  readonly wording: Wording;
  /** Which version of the settings it was. */
  readonly settingsVersion: number;
}
/** The paper that this one stands in for: cancelled before anyone signed it, or signed and corrected (domain.md §4). */
export interface Former { readonly relation: 'replaces' | 'corrects'; readonly reference: string; readonly date: CivilDate; readonly reason: string }
/** Everything one handover certificate says, in both languages; frozen at validation, and hashed as its canonical content. */
export interface CertificateContent extends PaperHead {
  readonly ceremony: Pick<Ceremony, 'title' | 'date' | 'time' | 'place' | 'convention' | 'giver' | 'originals' | 'noDisposalMonths' | 'transfer'>;
  readonly recipient: Recipient;
  readonly lines: readonly EquipmentLine[];
  readonly signatories: readonly Signatory[];
  readonly former: Former | null;
}
/** What lines are worth together: a certificate's value is the sum of its own lines (domain.md §1). */
export const totalOf = (lines: readonly EquipmentLine[]): Centimes => total(lines.map(({ unitPrice, quantity }) => times(unitPrice, quantity)));

/** Whether two names may be one body's: the same words, or one inside the other («مجلس جهة سوس ماسة», «جهة سوس ماسة»). */
const sameBody = (one: Bilingual, other: Bilingual): boolean => (['ar', 'fr'] as const).some((lang) => {
  const [a, b] = [foldName(one[lang]), foldName(other[lang])];
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a));
});
/** Who signs the certificate of these lines: the Region only where it pays for one of them, or where a funder is not said (domain.md §4 A); the others always. */
export const signatoriesOf = (signatories: readonly Signatory[], lines: readonly EquipmentLine[]): Signatory[] =>
  signatories.filter(({ role, onBehalfOf }) => role !== 'region' || isEmpty(onBehalfOf) || lines.some(({ funder }) => isEmpty(funder) || sameBody(funder, onBehalfOf)));

/** A certificate ready for its template. */
export type CertificateView = PaperView<CertificateContent>;

/** What validation looks at. */
export interface CeremonyState {
  readonly status: 'draft' | 'validated';
  readonly recipients: readonly { readonly name: Bilingual; readonly lines: number }[];
}
export type IssueRefusal =
  | { readonly code: 'handover.ALREADY_VALIDATED' }
  | { readonly code: 'handover.NO_RECIPIENTS' }
  | { readonly code: 'handover.NOTHING_TO_HAND_OVER'; readonly names: readonly Bilingual[] };

/**
 * May a ceremony be validated? A certificate binds its signatories, so each one must hand something over; a ceremony is
 * validated once (a numbered paper is corrected by another paper, never by doing it again; domain.md §4).
 */
export function decideIssue({ status, recipients }: CeremonyState): IssueRefusal | null {
  if (status === 'validated') return { code: 'handover.ALREADY_VALIDATED' };
  if (recipients.length === 0) return { code: 'handover.NO_RECIPIENTS' };
  const empty = recipients.filter(({ lines }) => lines === 0);
  return empty.length > 0 ? { code: 'handover.NOTHING_TO_HAND_OVER', names: empty.map(({ name }) => name) } : null;
}
