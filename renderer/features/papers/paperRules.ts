import type { Answer } from '#shared/contract/index.ts';
import { foldName, latinDigits } from '#shared/domain/common/names.ts';

/* The life of a certificate as a screen shows it: pure. The rules themselves are the engine's (shared/domain/papers.ts). */
export type Ceremony = Answer<'handover.ceremony'>;
export type Holder = Ceremony['recipients'][number];
export type Paper = NonNullable<Holder['paper']>;
export type Print = Answer<'papers.archive'>['entries'][number];

export const STATES = ['none', 'cancelled', 'signed', 'issued'] as const;
export type PaperState = (typeof STATES)[number];
export const stateOf = (paper: Paper | null): PaperState => (paper === null ? 'none' : paper.status === 'cancelled' ? 'cancelled' : paper.signedAt !== null ? 'signed' : 'issued');

/** What may be done with a paper now; what the engine would refuse anyway is not offered. */
export const DEEDS = ['sign', 'cancel', 'reissue', 'correct', 'reprint'] as const;
export type Deed = (typeof DEEDS)[number];
const POSSIBLE: Readonly<Record<PaperState, readonly Deed[]>> = { none: [], issued: ['sign', 'reprint', 'cancel'], signed: ['reprint', 'correct'], cancelled: ['reissue', 'reprint'] };
export const possible = (paper: Paper | null): readonly Deed[] => POSSIBLE[stateOf(paper)];

/** Prints of one paper, alone or in a file of several, the newest last: first each original, then its marked duplicates. */
export const printsOf = (prints: readonly Print[], reference: string): readonly Print[] =>
  prints.flatMap((print) => (print.reference === reference ? [print] : print.members.filter((member) => member.reference === reference).map(({ original }) => ({ ...print, reference, original })))).toSorted((a, b) => a.printedAt.localeCompare(b.printedAt) || a.original - b.original || a.copy - b.copy);

/** Holders by part of a name in either script, the number, or a reference. */
export function holdersBy(recipients: readonly Holder[], typed: string): readonly Holder[] {
  const text = latinDigits(typed.slice(0, 200)).trim(), words = foldName(text).split(' ').filter(Boolean);
  if (text === '') return recipients;
  if (/^\d{1,4}$/.test(text)) return recipients.filter(({ position, cinTail }) => String(position) === text || cinTail === text);
  return recipients.filter(({ name, paper }) => { const all = `${foldName(name.ar)} ${foldName(name.fr)} ${foldName(paper?.reference ?? '')}`; return words.every((word) => all.includes(word)); });
}
