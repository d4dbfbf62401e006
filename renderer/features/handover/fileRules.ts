import type { Answer } from '#shared/contract/index.ts';
import { latinDigits } from '#shared/domain/common/names.ts';
import { isHandedOver } from '#shared/domain/handoverDay.ts';

/* What is missing before a ceremony is filed away, and to whom a scanned file belongs: pure. */
export type Day = Answer<'handover.day'>;
export type Person = Day['recipients'][number];
export type Scan = Answer<'papers.scans'>[number];

/**
 * The reference that a file's name holds, such as `PV-AGA-2025-0007 signé.pdf`; only one of those given, else null. A number that goes on
 * is another number.
 */
export function referenceIn(fileName: string, references: ReadonlySet<string>): string | null {
  const found = /(?<![A-Z])([A-Z]{2,4})[\s_.\-/]?([A-Z0-9]{2,8})[\s_.\-/](\d{4})[\s_.\-/](\d{4,})(?!\d)/.exec(latinDigits(fileName).toUpperCase());
  const reference = found?.slice(1).join('/');
  return reference !== undefined && references.has(reference) ? reference : null;
}
/** Those whose signed certificate is to be kept: they took their equipment. */
export const toScan = ({ recipients }: Day): readonly Person[] => recipients.filter(({ day, paper }) => isHandedOver(day.state) && paper?.status === 'issued');
export const unscanned = (day: Day): readonly Person[] => toScan(day).filter(({ paper }) => paper?.scans === 0);
/** Scans that count, of one paper, in the order in which they came. */
export const scansOf = (scans: readonly Scan[], reference: string): readonly Scan[] => scans.filter((scan) => scan.reference === reference && scan.removed === null);
