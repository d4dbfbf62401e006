import { clock, longDate, weekday, type CivilDate } from '#shared/domain/common/dates.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { embedded, ltr } from '#shared/domain/common/isolate.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import { message, type Lang } from '#shared/i18n/index.ts';
import type { Content, Text } from '../../definition.ts';
import { directionOf, SIZE } from './theme.ts';
import { given, typed } from './values.ts';

/* What ceremony a list, a programme or an attendance sheet is of. */
export interface Occasion { readonly title: Bilingual; readonly date: CivilDate; readonly time: string | null; readonly place: Bilingual }

const centred = (text: string, lang: Lang, style: Omit<Text, 'text'> = {}): Text => ({ text, alignment: 'center', direction: directionOf(lang), fontSize: SIZE.value[lang], lineHeight: lang === 'ar' ? 0.82 : 0.8, ...style });
/**
 * The occasion, then the day, hour and place, in the middle under the title.
 * @param larger points added to the type; @param beside the two languages side by side, on a paper that has the width; @param below points under it
 */
export function occasionLines({ title, date, time, place }: Occasion, lang: PaperLang, { larger = 0, beside = false, below = 8 }: { readonly larger?: number; readonly beside?: boolean; readonly below?: number } = {}): Content {
  const lines = langsOf(lang).map((one): Content[] => {
    const occasion = typed(title, one), where = typed(place, one), size = SIZE.value[one] + larger;
    const when = message(one, 'ceremonyList.when', { weekday: weekday(date, one), date: longDate(date, one), hasTime: given(time), time: time === null ? '' : ltr(clock(time, one)), hasPlace: given(where), place: where });
    return [...(occasion ? [centred(occasion, one, { bold: true, fontSize: size })] : []), centred(when, one, { fontSize: size })];
  });
  const margin = [0, 0, 0, below + larger] as const;
  return beside && lang === 'both' ? { direction: 'rtl', columns: lines.map((stack): Content => ({ width: '*', stack })), columnGap: 20, margin } : { stack: lines.flat(), margin };
}
/** The day of the ceremony, for a running head. */
export const dayOf = (date: CivilDate, lang: PaperLang): string[] => langsOf(lang).map(one => embedded(message(one, 'ceremonyList.running', { date: longDate(date, one) })));
