import type { CivilDate } from '#shared/domain/common/dates.ts';

/* A moment by this computer's clock and time zone. */
const two = (n: number): string => String(n).padStart(2, '0');
/** `YYYY-MM-DD`. */
export const localDate = (at: Date): CivilDate => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}` as CivilDate;
/** `HH:MM`. */
export const localTime = (at: Date): string => `${two(at.getHours())}:${two(at.getMinutes())}`;
