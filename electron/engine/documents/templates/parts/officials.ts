import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { Signatory } from '#shared/domain/handover.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import type { Lang } from '#shared/i18n/index.ts';
import type { Content, Stack, Table, Text } from '../../definition.ts';
import { heightOf } from './height.ts';
import { bodyStyle, COLOUR, directionOf, label, PAGE, PLAIN } from './theme.ts';
import { inRows } from './signatures.ts';
import { typed } from './values.ts';

/* Officials who sign a paper of the whole ceremony, with room for ink and stamps. */
const PAD = 6, GAP = 8;
type Official = Pick<Signatory, 'name' | 'capacity' | 'onBehalfOf'>;

function words({ name, capacity, onBehalfOf }: Official, lang: Lang, note: string): Stack {
  const line = (value: Bilingual, fontSize: number, bold = false): Text[] => { const text = typed(value, lang); return text === '' ? [] : [{ text, fontSize, bold, lineHeight: lang === 'ar' ? 0.86 : 0.78 }]; };
  const smaller = lang === 'fr' ? 0.6 : 0, role = line(capacity, 10 - smaller, true), body = line(onBehalfOf, role.length === 0 ? 10 - smaller : 8.8 - smaller, role.length === 0), who = line(name, 9.6 - smaller);
  return { stack: [...role, ...body, ...who, ...(who.length === 0 ? [label(note, { fontSize: 7, color: COLOUR.ink, margin: [0, 2.5, 0, 0] })] : [])], direction: directionOf(lang) };
}
/** In both languages the Arabic stands at the right of the cell and the French at its left. */
function place(official: Official, lang: PaperLang, note: (lang: Lang) => string): Content {
  const [first = 'ar', second] = langsOf(lang), one = words(official, first, note(first));
  return second === undefined ? one : { direction: 'rtl', columns: [{ ...one, width: '*' }, { ...words(official, second, note(second)), width: '*' }], columnGap: GAP };
}
/** Two in a row where both languages share a cell. */
const most = (lang: PaperLang): number => (lang === 'both' ? 2 : 3);
/** How many rows of the grid grow with the room there is. */
export const officialRows = (count: number, lang: PaperLang): number => Math.ceil(count / most(lang));

/** @param ink points under the words of a cell; @param note asks for a name where none is known */
export function officialsGrid(officials: readonly Official[], lang: PaperLang, ink: number, note: (lang: Lang) => string): Table {
  const rows = inRows(officials, most(lang)).map((row) => {
    const cells = row.map(one => place(one, lang, note));
    return { cells, height: ink + Math.max(...cells.map(content => heightOf(content, PAGE.inner / cells.length - 2 * PAD, bodyStyle(lang)))) };
  });
  const spans = 6;
  return {
    direction: directionOf(lang),
    table: {
      widths: Array.from({ length: spans }, () => '*'), heights: rows.map(({ height }) => height), dontBreakRows: true,
      body: rows.map(({ cells }) => cells.flatMap((content): Content[] => { const colSpan = spans / cells.length; return [{ stack: [content], colSpan }, ...Array.from({ length: colSpan - 1 }, () => '')]; })),
    },
    layout: { ...PLAIN, hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => COLOUR.rule, vLineColor: () => COLOUR.rule, paddingLeft: () => PAD, paddingRight: () => PAD, paddingTop: () => 2, paddingBottom: () => 3 },
  };
}
