import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { Text } from '../../components/refusals.ts';

export const NONE: Bilingual = { ar: '', fr: '' };
/** A value in both languages, as texts to be looked at. */
export const both = (path: string, value: Bilingual, most: number, needed = false): Text[] => [{ path: `${path}.ar`, text: value.ar, most, needed }, { path: `${path}.fr`, text: value.fr, most, needed }];
/** Only the two languages, whatever else an answer carried. */
export const pick = ({ ar, fr }: Bilingual): Bilingual => ({ ar, fr });
