import { ltr } from '#shared/domain/common/isolate.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import { message, wordsOf, type MessageKey } from '#shared/i18n/index.ts';
import type { Wording } from '#shared/domain/common/wording.ts';
import type { Content, Inline, Stack } from '../../definition.ts';
import { directionOf, leading, SIZE } from './theme.ts';

/** A paper's name in each of its languages, for heads, feet and the file's own title. */
export const namesOf = (key: MessageKey, wording: Wording, lang: PaperLang): string[] => langsOf(lang).map(one => wordsOf(wording, one).say(key));

/**
 * The title of a paper, in both languages one under the other, with its number where it has one.
 * @param key the title's message; @param space points above and below
 */
export function titleOf(key: MessageKey, wording: Wording, reference: string | null, lang: PaperLang, { above = 4, below = 4, size = SIZE.title }: { readonly above?: number; readonly below?: number; readonly size?: Readonly<Record<'ar' | 'fr', number>> } = {}): Stack {
  const both = lang === 'both';
  const lines = langsOf(lang).map((one, i): Content => ({
    text: wordsOf(wording, one).say(key), bold: true, fontSize: both && i > 0 ? size[one] - 3 : size[one], lineHeight: both && i > 0 ? 0.8 : 0.84, direction: directionOf(one),
    ...(i > 0 && { margin: [0, 3, 0, 0] as const }), // the Arabic title’s final م reaches down
  }));
  return { alignment: 'center', margin: [0, above, 0, below], stack: [...lines, ...(reference === null ? [] : [numberLine(reference, lang)])] };
}
/** In both languages the French word and the number are one, left to right, and the Arabic word stands before them at the right. */
function numberLine(reference: string, lang: PaperLang): Content {
  const style = { font: 'Plex', bold: true, fontSize: 10 } as const, word = message(leading(lang), 'common.numberWord');
  const text: Inline = lang === 'both' ? [`${word} `, { text: ltr(`${message('fr', 'common.numberWord')}\u00a0${reference}`), ...style }] : [`${word} `, { text: ltr(reference), ...style }];
  return { text, lineHeight: 0.8, direction: directionOf(lang), ...(leading(lang) === 'ar' && { margin: [0, lang === 'both' ? 2 : 5, 0, 0] as const }) };
}
