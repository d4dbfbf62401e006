import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import type { Lang } from '#shared/i18n/index.ts';
import type { Content, Inline, Table, Text } from '../../definition.ts';
import { bodyStyle, COLOUR, directionOf, SIZE } from './theme.ts';

interface Gaps { readonly gap?: number; readonly rowGap?: number; readonly rule?: boolean }
/**
 * The two languages of a paper side by side, Arabic on the right: each pair stands in one row as high as its longer side.
 * @param gap points between the columns, @param rowGap points under each pair, @param rule a hairline between the columns
 */
export function facing(pairs: readonly (readonly [arabic: Inline | Text, french: Inline | Text])[], { gap = 16, rowGap = 6, rule = false, style = {} }: Gaps & { style?: Omit<Text, 'text'> } = {}): Table {
  const side = (content: Inline | Text, lang: Lang): Text => ({ ...style, ...(isText(content) ? content : { text: content }), direction: directionOf(lang) });
  return {
    direction: 'rtl',
    table: { widths: ['*', '*'], dontBreakRows: true, body: pairs.map(([arabic, french]) => [side(arabic, 'ar'), side(french, 'fr')]) },
    layout: {
      hLineWidth: () => 0, vLineWidth: index => (rule && index === 1 ? 0.35 : 0), vLineColor: () => COLOUR.hair,
      paddingLeft: column => (column ? gap / 2 : 0), paddingRight: column => (column ? 0 : gap / 2), paddingTop: () => 0, paddingBottom: () => rowGap,
    },
  };
}
const isText = (content: Inline | Text): content is Text => typeof content === 'object' && !Array.isArray(content) && 'text' in content;

/** In narrow columns type is a little smaller, and French ragged. */
const ARABIC = { fontSize: SIZE.body.ar - 0.4 } as const, FRENCH = { ...bodyStyle('fr'), fontSize: SIZE.body.fr - 0.7, alignment: 'left' } as const;
/**
 * A clause in the paper's language, or in both side by side.
 * @param clause the clause in one language, its margin included
 */
export function inLangs(lang: PaperLang, clause: (lang: Lang) => Text, gaps: Gaps = {}): Content {
  const [first = 'ar', second] = langsOf(lang);
  if (second === undefined) return clause(first);
  const { margin, ...arabic } = clause(first), french = clause(second);
  return { ...(margin !== undefined && { margin }), stack: [facing([[{ ...ARABIC, ...arabic }, { ...FRENCH, ...french, alignment: 'left', margin: 0 }]], { rule: true, rowGap: 0, ...gaps })] };
}
