import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CertificateContent, Signatory } from '#shared/domain/handover.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import { message, type Lang } from '#shared/i18n/index.ts';
import type { Content, Stack, Table, Text } from '../../definition.ts';
import { heightOf } from './height.ts';
import { bodyStyle, COLOUR, directionOf, label, leading, PAGE, PLAIN, writeOn } from './theme.ts';
import { inAll, typed } from './values.ts';

/* Who signs, with room for ink and stamps. */
const COLUMNS = 6, PAD = 6;
/** Heights that fit a thumb's frame; a witness's name and number; an officer's words; and what these two are given to sign and seal in. */
const THUMB = { width: 58, height: 68 } as const, WITNESS = 50, OFFICER = 45, MOST_EXTRA = 50;

/** Its height is that of its words and the ink under them; `words` may be more than they take, and `most` bounds the ink. */
interface Row { readonly cells: readonly Content[]; readonly words: number; readonly least?: number; readonly most?: number }
type Signing = Pick<CertificateContent, 'signatories' | 'recipient' | 'ceremony'>;

/** The centre signs beside the beneficiary; where no signatory speaks for it, the giver's representative does. */
function officials({ signatories, ceremony: { giver } }: Signing): { readonly centre: Signatory; readonly others: readonly Signatory[] } {
  const signing = signatories.filter(({ role }) => role !== 'witness'), centre = signing.find(({ role }) => role === 'centre');
  const stand = centre ?? { role: 'centre', name: giver.representative, capacity: giver.capacity, onBehalfOf: giver.entity };
  return { centre: stand, others: signing.filter(one => one !== centre) };
}
/** How many rows of the grid grow with the room there is. */
export function signingRows(signing: Signing, lang: PaperLang): number {
  const reads = readsAll(signing, lang);
  return 1 + Math.ceil(officials(signing).others.length / 3) + Math.ceil(witnessesOf(signing, lang).length / 2) + (reads ? 0 : 1);
}
/** A paper in two languages binds in both: who does not read one of them has it read. */
export const readsAll = ({ recipient: { reads } }: Pick<Signing, 'recipient'>, lang: PaperLang): boolean => langsOf(lang).every(one => reads[one]);
/** Those the ceremony names; two at least where the paper is read to the beneficiary. */
function witnessesOf({ signatories, recipient }: Signing, lang: PaperLang): Bilingual[] {
  const named = signatories.filter(({ role }) => role === 'witness').map(({ name }) => name);
  return readsAll({ recipient }, lang) ? named : [...named, NO_ONE, NO_ONE].slice(0, Math.max(2, named.length));
}
/** Rows of `most` at most, as even as can be: four are two and two. */
export function inRows<T>(items: readonly T[], most = 3): T[][] {
  const rows = Math.ceil(items.length / most), out: T[][] = [];
  for (let from = 0, left = rows; left > 0; left--) {
    const size = Math.ceil((items.length - from) / left);
    out.push(items.slice(from, from + size));
    from += size;
  }
  return out;
}

const NO_ONE: Bilingual = { ar: '', fr: '' };
/** The lines of a cell in one language: capacity, on whose behalf, name, and what is to be done here. */
interface Caption { readonly capacity: string; readonly onBehalfOf?: string; readonly name?: string; readonly note?: string }
/**
 * One language under the other where there are two, a line that is the same in both standing once; side by side in a wide cell.
 * @param wide the cell is half the page or more
 */
function caption(lang: PaperLang, wordsIn: (lang: Lang) => Caption, wide = false): Stack {
  const seen = new Set<string>(), fresh = (text: string): boolean => { const known = text === '' || seen.has(text); seen.add(text); return !known; };
  const stacks = langsOf(lang).map((one, i): Content => {
    const { capacity, onBehalfOf = '', name = '', note = '' } = wordsIn(one), smaller = i > 0 ? 0.8 : 0;
    const line = (text: string, style: Omit<Text, 'text'>): Text[] => (fresh(text) || (wide && text !== '') ? [{ text, lineHeight: one === 'ar' ? 0.86 : 0.78, ...style }] : []);
    return {
      direction: directionOf(one),
      stack: [...line(capacity, { fontSize: 10 - smaller, bold: true }), ...line(onBehalfOf, { fontSize: 8.8 - smaller }), ...line(name, { fontSize: 9.6 - smaller }), ...(note ? [label(note, { fontSize: i > 0 ? 6.4 : 7, color: COLOUR.ink, margin: [0, 2.5, 0, 0] })] : [])],
    };
  });
  return { stack: wide && stacks.length > 1 ? [{ columns: stacks.map(stack => ({ width: '*', stack: [stack] })), columnGap: 6 }] : stacks, direction: directionOf(lang) };
}
/** A place without a name asks for it. */
const official = ({ name, capacity, onBehalfOf }: Signatory, lang: PaperLang, wide = false): Content => caption(lang, one => {
  const [role, body, who] = [typed(capacity, one), typed(onBehalfOf, one), typed(name, one)];
  return { capacity: role || body, onBehalfOf: role && body, name: who, note: who ? '' : message(one, 'handoverCertificate.nameAndStamp') };
}, wide);
const beneficiary = ({ recipient: { name, sex, reads } }: Signing, lang: PaperLang): Stack => {
  const all = readsAll({ recipient: { reads } as Signing['recipient'] }, lang);
  return caption(lang, one => ({ capacity: message(one, 'handoverCertificate.receiver', { sex }), name: typed(name, one), note: message(one, all ? 'handoverCertificate.signHere' : 'handoverCertificate.thumbHere') }), all);
};
/** The words, with a frame for a thumbprint beside them. */
function withThumb(words: Stack, lang: PaperLang): Content {
  const frame: Content = {
    width: THUMB.width,
    stack: [
      { canvas: [{ type: 'rect', x: 0.5, y: 2, w: THUMB.width - 2, h: THUMB.height, r: 10, lineWidth: 0.7, lineColor: COLOUR.rule, dash: { length: 2, space: 2 } }] },
      label(inAll(lang, 'handoverCertificate.thumbprint'), { fontSize: 7, alignment: 'center', margin: [0, -15, 0, 4] }),
    ],
  };
  return { columns: [{ ...words, width: '*' }, frame], columnGap: 6 };
}
function witness(name: string, number: number, lang: PaperLang): Content {
  const toFill = (text: string, value: string): Content => ({ margin: [0, 1, 0, 0], stack: [writeOn(label([text, ' ', { text: value || '\u00a0', font: 'Amiri', fontSize: 9.6, color: COLOUR.ink }], { margin: [0, 3, 0, 0] }))] });
  return {
    stack: [
      { text: inAll(lang, 'handoverCertificate.witness', { n: number }), bold: true, fontSize: 10, lineHeight: 0.74 },
      toFill(inAll(lang, 'handoverCertificate.name'), name), toFill(inAll(lang, 'handoverCertificate.cin'), ''),
      label(inAll(lang, 'handoverCertificate.signature'), { margin: [0, 3, 0, 0] }),
    ],
  };
}

/**
 * The grid of signatures. A person who does not read the paper's language prints a thumb before two witnesses, and a public
 * officer may receive the paper (D.O.C. art. 427); elsewhere witnesses appear where the ceremony names them.
 * Given by the height under the words of a cell, for signature and stamp; the cells are made once.
 */
export function signaturesOf(signing: Signing, lang: PaperLang): (ink: number) => Table {
  const inRow = (cells: readonly Content[]): Row => ({ cells, words: Math.max(...cells.map(content => heightOf(content, PAGE.inner / cells.length - 2 * PAD, bodyStyle(lang)))) });
  const { centre, others } = officials(signing), reads = readsAll(signing, lang);
  const witnesses = witnessesOf(signing, lang);
  const words = beneficiary(signing, lang), first = inRow([words, official(centre, lang, true)]);
  const rows: Row[] = [
    reads ? first : { cells: [withThumb(words, lang), ...first.cells.slice(1)], words: first.words, least: THUMB.height + 6 },
    ...inRows(others).map(row => inRow(row.map(one => official(one, lang)))),
    ...pairs(witnesses.map((name, i) => witness(typed(name, leading(lang)), i + 1, lang))).map(cells => ({ cells, words: WITNESS, most: MOST_EXTRA })),
    ...(reads ? [] : [{ cells: [caption(lang, one => ({ capacity: message(one, 'handoverCertificate.officer'), note: message(one, 'handoverCertificate.officerNote') }), true)], words: OFFICER, most: MOST_EXTRA }]),
  ];
  const widths = Array.from({ length: COLUMNS }, () => '*'), body = rows.map(({ cells }) => cells.flatMap(content => spanning(content, COLUMNS / cells.length)));
  return ink => ({
    direction: directionOf(lang),
    table: { widths, heights: rows.map(({ words: high, least = 0, most = Infinity }) => Math.max(Math.min(ink, most) + high, least)), dontBreakRows: true, body },
    layout: { ...PLAIN, hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => COLOUR.rule, vLineColor: () => COLOUR.rule, paddingLeft: () => PAD, paddingRight: () => PAD, paddingTop: () => 2, paddingBottom: () => 3 },
  });
}
const pairs = (cells: readonly Content[]): Content[][] => Array.from({ length: Math.ceil(cells.length / 2) }, (_, i) => cells.slice(2 * i, 2 * i + 2));
const spanning = (content: Content, colSpan: number): Content[] => [{ stack: [content], colSpan }, ...Array.from({ length: colSpan - 1 }, () => '')];
