import type { Answer, Sent } from '#shared/contract/index.ts';
import { CEREMONY_KINDS, isPerPerson, type CeremonyKind, type PaperLang, type Sort } from '#shared/domain/papers.ts';

/* What a person chooses before printing, and what follows from it: pure. */
export interface Choices {
  readonly kinds: readonly CeremonyKind[];
  readonly language: PaperLang;
  /** Which named originals of each certificate, from 1; none: one text that names no recipient. */
  readonly originals: readonly number[];
  readonly sort: Sort;
  readonly sides: 'one' | 'two';
  readonly files: 'merged' | 'single';
}
export type PrintRequest = Sent<'handover.print'>;
export type PrintedPaper = Answer<'handover.print'>['papers'][number];

/** Kinds in the order in which they are shown and printed, whatever order they were ticked in. */
export const ticked = <T>(all: readonly T[], chosen: readonly T[], one: T, on: boolean): readonly T[] => all.filter((each) => (each === one ? on : chosen.includes(each)));

/** How many papers of a kind a ceremony has. */
export const papersOf = (kind: CeremonyKind, persons: number): number => (isPerPerson(kind) ? persons : 1);

export function requestOf(choices: Choices, ceremonyId: string, recipients: readonly string[] | null): PrintRequest {
  const { kinds, language, originals, sort, sides, files } = choices;
  const perPerson = recipients === null ? kinds : kinds.filter(isPerPerson);
  return {
    ceremonyId, language, kinds: [...perPerson], sort, originals: perPerson.includes('certificate') ? [...originals] : [],
    recipients: recipients === null ? null : [...recipients], freshSheets: sides === 'two', merge: files === 'merged',
  };
}
/**
 * Whether the papers may be made unasked, to be looked at: of a draft nothing is kept, and certificates have their numbers since validation.
 * Any other paper takes its number when it is made first.
 */
export const isHarmless = (status: 'draft' | 'validated', kinds: readonly CeremonyKind[]): boolean => status === 'draft' || kinds.every((kind) => kind === 'certificate');

/** Sheets of paper that go through the printer. */
export const sheetsOfPaper = (files: readonly { readonly pages: number }[], sides: Choices['sides']): number =>
  files.reduce((sum, { pages }) => sum + (sides === 'two' ? Math.ceil(pages / 2) : pages), 0);
/** How many sheets to put into the tray: a few more for those that jam, in whole tens; few sheets are counted by hand. */
export const trayFor = (sheets: number): number => (sheets < 20 ? sheets : Math.ceil((sheets * 1.02) / 10) * 10);

/** Signs that no font has, with each text that one stands in: a name has two writings, and both are to be mended. */
export const missingSigns = (files: readonly PrintedPaper[]): PrintedPaper['missing'] =>
  [...new Map(files.flatMap(({ missing }) => missing).map((one) => [JSON.stringify([one.character, one.text]), one])).values()];
export const ALL_KINDS: readonly CeremonyKind[] = CEREMONY_KINDS;
