/* Where a ceremony stands, and where a home page reads what waits. */
export const CEREMONY_STEPS = ['prepare', 'check', 'validate', 'print', 'handOver', 'fileAway'] as const;
export type CeremonyStep = (typeof CEREMONY_STEPS)[number];

export interface Standing {
  readonly status: 'draft' | 'validated'; readonly filed: boolean; /** `YYYY-MM-DD` */ readonly date: string;
  readonly people: number; readonly blocking: number; /** who has no state of the day yet */ readonly waiting: number;
}
/** The step a ceremony is at; null when all are done. Papers are printed until its day comes, or somebody has received something. */
export function stepOf({ status, filed, date, people, blocking, waiting }: Standing, today: string): CeremonyStep | null {
  if (filed) return null;
  if (status === 'draft') return people === 0 ? 'prepare' : blocking > 0 ? 'check' : 'validate';
  if (waiting === 0) return 'fileAway';
  return waiting === people && today < date ? 'print' : 'handOver';
}
/** Whole days from one civil date to another; negative when it is past. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
