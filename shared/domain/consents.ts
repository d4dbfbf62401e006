import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { foldName, oneLine } from '#shared/domain/common/names.ts';
import { ok, refuse, type No, type Result } from '#shared/lib/result.ts';
import type { Id } from '#shared/lib/ids.ts';

/* Who agreed to what (law 09-08; domain.md §5). An answer is never changed: a later one stands for it. */
export const PURPOSES = ['caseWork', 'sharing', 'photo', 'naming', 'statistics'] as const;
export type Purpose = (typeof PURPOSES)[number];
export type Basis = 'publicService' | 'consent';
/**
 * On what each purpose rests (law 09-08, art. 4). Case work and counting without names are the centre's public service: a «no» to them is an
 * objection, which is noted and which a person decides about. A file's papers for a partner, a picture, a name before others rest on consent alone.
 *
 * `sharing` is not what a ceremony's own papers rest on. The certificate, its grouped summary and the sending slip go to those who sign and pay under
 * the convention, because the handing over and its evidence are that contract's (the slip counts papers and names nobody; those it goes with name
 * their recipient). The internal list stays in the centre, with masked ID numbers; the public list knows no name. This is the project's reading of
 * art. 4: no source confirms it yet, and a centre's authorisation may ask for more.
 */
export const BASES: Readonly<Record<Purpose, Basis>> = { caseWork: 'publicService', sharing: 'consent', photo: 'consent', naming: 'consent', statistics: 'publicService' };
export const ANSWERS = ['given', 'refused', 'withdrawn'] as const;
export type ConsentAnswer = (typeof ANSWERS)[number];
export const ANSWERED_BY = ['person', 'guardian'] as const;

/** An answer as noted; the list is in the order they were noted. */
export interface Consent { readonly purpose: Purpose; readonly partner: string; readonly ceremonyId: Id | null; readonly answer: ConsentAnswer; readonly on: CivilDate }
/** What a purpose may be narrowed to: sharing is asked for each partner, a picture and the name may be asked for one ceremony. */
export function decideConsent({ purpose, partner, ceremonyId, answer, on }: Consent, standing: Consent | null, today: CivilDate): No | null {
  if ((purpose === 'sharing') !== (partner !== '')) return refuse(purpose === 'sharing' ? 'beneficiaries.PARTNER_NEEDED' : 'beneficiaries.NO_PARTNER_HERE');
  if (ceremonyId !== null && purpose !== 'photo' && purpose !== 'naming') return refuse('beneficiaries.NO_CEREMONY_HERE');
  if (on > today) return refuse('beneficiaries.CONSENT_IN_FUTURE');
  return answer === 'withdrawn' && standing?.answer !== 'given' ? refuse('beneficiaries.NOTHING_TO_WITHDRAW') : null;
}
/** «OFPPT» and «ofppt» are one partner: an answer is found however the name was typed. */
export const samePartner = (one: string, other: string): boolean => { const key = (text: string): string => foldName(text) || oneLine(text); return key(one) === key(other); };
type Scope = Pick<Consent, 'purpose' | 'partner' | 'ceremonyId'>;
export const sameScope = (one: Scope, other: Scope): boolean => one.purpose === other.purpose && samePartner(one.partner, other.partner) && one.ceremonyId === other.ceremonyId;
/** The last answer of each scope, in the order of the purposes. */
export const standing = <C extends Consent>(consents: readonly C[]): C[] => consents.filter((one, i) => !consents.slice(i + 1).some((later) => sameScope(one, later)))
  .toSorted((one, other) => PURPOSES.indexOf(one.purpose) - PURPOSES.indexOf(other.purpose));
/**
 * The answer that holds at the point of use; null where nobody was asked. For a ceremony: its own answer, but for a general «no» that came
 * later; a general «yes» never lifts a «no» to that very ceremony.
 */
export function answerFor<C extends Consent>(consents: readonly C[], { purpose, partner = '', ceremonyId = null }: { readonly purpose: Purpose; readonly partner?: string; readonly ceremonyId?: Id | null }): C | null {
  const last = (scope: Id | null): number => consents.findLastIndex((one) => sameScope(one, { purpose, partner, ceremonyId: scope }));
  const general = last(null), own = ceremonyId === null ? -1 : last(ceremonyId);
  const at = own < 0 || (general > own && consents[general]?.answer !== 'given') ? general : own;
  return consents[at] ?? null;
}
export const forbids = (answer: ConsentAnswer): boolean => answer !== 'given';
/**
 * The answer on which a file's papers may go to a partner: the last one about that partner, where it is a «yes». Unlike a photo, which a «no»
 * alone forbids, nothing goes to a partner the person was not asked about.
 */
export function decideSharing<C extends Consent>(consents: readonly C[], partner: string): Result<C> {
  const last = answerFor(consents, { purpose: 'sharing', partner });
  if (!last) return refuse('casePapers.PARTNER_NOT_ASKED', { partner });
  return forbids(last.answer) ? refuse('casePapers.PARTNER_FORBIDDEN', { partner: last.partner, answer: last.answer, on: shortDate(last.on) }) : ok(last);
}
