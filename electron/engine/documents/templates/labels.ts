import type { Label, LabelsContent } from '#shared/domain/ceremonyPapers.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { iso, ltr } from '#shared/domain/common/isolate.ts';
import { oneLine } from '#shared/domain/common/names.ts';
import { langsOf, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { message, wordsOf, type Lang } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, PageBand, Table, Text } from '../definition.ts';
import { fitted, heightOf, widthOfLine } from './parts/height.ts';
import { markFrames, MARKS_TOP } from './parts/marks.ts';
import { paperOf } from './parts/paper.ts';
import { COLOUR, directionOf, endOf, label, PAGE, PLAIN, startOf } from './parts/theme.ts';
import { namesOf } from './parts/title.ts';
import { code, DASH, measured } from './parts/values.ts';

/** Goes up when the labels say or show anything differently. */
export const LABELS_VERSION = 5;
const MM = 72 / 25.4;
/**
 * Sheets of 24 stickers as Avery L7159 cuts them, in points: 63.5 × 33.9 mm, three columns 66 mm apart from 7.2 mm on, eight rows
 * without a gap from 12.9 mm on.
 */
export const SHEET = { left: 7.2 * MM, top: 12.9 * MM, width: 63.5 * MM, height: 33.9 * MM, pitch: 66 * MM, columns: 3, rows: 8 } as const;
const GAP = SHEET.pitch - SHEET.width;
/** Stickers are cut with a play of about a millimetre: nothing comes nearer to the edge than this. */
const SAFE = 2.4 * MM;
/**
 * Modules of a code are two points wide, 0.7 mm (three in the smallest, so that none is under 16 mm), which a phone reads from a sticker;
 * four of them on each side stay white (ISO/IEC 18004).
 */
const MODULE = 2, QUIET = 4;
/** Signs that a QR code of version 1, 2, … holds with error correction Q, since a machine gets dirty; of capitals and digits one less, as `Qr` says why. */
const CAPACITY = { alphanumeric: [15, 28, 46, 66, 86], bytes: [11, 20, 32, 46, 60] } as const;

/** Sheets of inventory stickers: every one at its place to half a point, whatever stands on it. No word on them tells of prison. */
export function labels(view: PaperView<LabelsContent>, lang: PaperLang): DocumentDefinition {
  const { content } = view, perPage = SHEET.columns * SHEET.rows, names = namesOf('labels.title', content.wording, lang);
  const pages = Array.from({ length: Math.ceil(content.labels.length / perPage) }, (_, i) => content.labels.slice(i * perPage, (i + 1) * perPage));
  const sheets = pages.map((page, i): Content => ({ ...sheetOf(page, content, lang), ...(i > 0 && { pageBreak: 'before' }) }));
  const none: Content = { margin: [0, 200, 0, 0], alignment: 'center', stack: langsOf(lang).map((one): Text => ({ text: message(one, 'labels.none'), fontSize: 14, direction: directionOf(one) })) };
  return {
    ...paperOf({ ...view, original: null }, lang, { title: 'labels.title', content: sheets.length === 0 ? none : sheets }),
    // a hair less than the sheet's own margin below: eight rows fill the page to the last fraction of a point
    pageMargins: [SHEET.left, SHEET.top, PAGE.width - SHEET.left - 2 * SHEET.pitch - SHEET.width - 0.2, PAGE.height - SHEET.top - SHEET.rows * SHEET.height - 0.5],
    header: hintOf(view, lang), footer: lineOf(view, lang, names.join(' · ')),
  };
}
/** Outside the stickers: how to print, or the marks; the hint stays short, since many a printer leaves 5 mm white. */
function hintOf({ marks, copy, content }: PaperView<LabelsContent>, lang: PaperLang): PageBand {
  const frames = markFrames({ marks, copy }, lang, false), hint = langsOf(lang).map(one => iso(wordsOf(content.wording, one).say('labels.hint'))).join(' · ');
  const text = label(hint, { fontSize: 7, alignment: 'center', noWrap: true, color: COLOUR.ink, direction: directionOf(lang), margin: [PAGE.left, frames === null ? 19 : -1, PAGE.right, 0] });
  return frames === null ? text : { margin: [0, MARKS_TOP, 0, 0], stack: [frames, text] };
}
function lineOf({ reference, check, content }: PaperView<LabelsContent>, lang: PaperLang, title: string): PageBand {
  const side = (text: string, alignment: 'left' | 'right'): Text => label(text, { width: '*', fontSize: 6.6, noWrap: true, alignment });
  const parts = [title, iso(oneLine(inLanguage(content.letterhead.name, langsOf(lang)[0] ?? 'ar'))), code(reference ?? '')].filter(Boolean).join(' · ');
  const ends = (page: number, pages: number): string => [...(check === null ? [] : [ltr(check.code)]), ...langsOf(lang).map(one => iso(message(one, 'common.pageOf', { page, pages })))].join(' · ');
  return (page, pages) => ({ direction: directionOf(lang), margin: [PAGE.left, 8, PAGE.right, 0], columnGap: 10, columns: [{ ...side(parts, startOf(lang) === 'left' ? 'left' : 'right'), width: '60%' }, side(ends(page, pages), endOf(lang) === 'left' ? 'left' : 'right')] });
}

function sheetOf(page: readonly Label[], content: LabelsContent, lang: PaperLang): Table {
  const rows = Array.from({ length: Math.ceil(page.length / SHEET.columns) }, (_, row) => page.slice(row * SHEET.columns, (row + 1) * SHEET.columns));
  const cells = (row: readonly Label[]): Content[] => Array.from({ length: SHEET.columns }, (_, i): Content[] => {
    const one = row[i], sticker = one === undefined ? '' : stickerOf(one, content, lang);
    return i === 0 ? [sticker] : ['', sticker];
  }).flat();
  return {
    direction: directionOf(lang), table: { widths: [SHEET.width, GAP, SHEET.width, GAP, SHEET.width], heights: SHEET.height, dontBreakRows: true, body: rows.map(cells) }, layout: PLAIN,
  };
}
/** The version of the code that holds this text, from 1; 0 for none. */
function versionOf(text: string): number {
  if (text === '') return 0;
  const capacity = /^[0-9A-Z $%*+./:-]*$/.test(text) ? CAPACITY.alphanumeric : CAPACITY.bytes, length = encodeURI(text).replace(/%../g, '.').length;
  return capacity.findIndex(most => length <= most) + 1;
}

type Style = Omit<Text, 'text'> & { readonly fontSize: number; readonly font: 'Amiri' | 'Plex' };
/** One line, whole or cut as `fitted` says. */
const line = (text: string, width: number, style: Style, { isolate = iso, least }: { readonly isolate?: (value: string) => string; readonly least?: number } = {}): Text =>
  ({ lineHeight: 1, noWrap: true, ...style, text: isolate(fitted(oneLine(text), width, style, least)) });
/** Words in two lines where one is too short for them at full size. */
function inTwo(text: string, width: number, style: Style): readonly string[] {
  const words = measured(oneLine(text)).split(' '), fits = (count: number): boolean => widthOfLine(words.slice(0, count).join(' '), style) <= width * 0.96;
  if (fits(words.length) || words.length === 1) return [words.join(' ')];
  let count = 1;
  while (count < words.length - 1 && fits(count + 1)) count++;
  return [words.slice(0, count).join(' '), words.slice(count).join(' ')];
}
/** Sizes of the centre's name, from which the first is taken that sets it in two lines, and lines at most. */
const CENTRE = [6, 5.5, 5], MOST_LINES = 3;
/** The centre's name whole, in one line or more, smaller where it is long; only what no name is as long as loses its end. */
function centreLines(name: string, width: number, style: Omit<Style, 'fontSize'>): Text[] {
  const wrapped = (fontSize: number): string[] => {
    const lines: string[] = [];
    for (const word of oneLine(name).split(' ')) {
      const longer = `${lines.at(-1) ?? ''} ${word}`;
      if (lines.length > 0 && widthOfLine(longer, { ...style, fontSize }) <= width * 0.97) lines[lines.length - 1] = longer; else lines.push(word);
    }
    return lines;
  };
  const size = CENTRE.find(one => wrapped(one).length <= 2) ?? 5, lines = wrapped(size);
  return [...lines.slice(0, MOST_LINES - 1), ...(lines.length < MOST_LINES ? [] : [lines.slice(MOST_LINES - 1).join(' ')])].map(text => line(text, width, { ...style, fontSize: size, lineHeight: 0.86 }));
}
const NUMBER = { large: { font: 'Plex', fontSize: 15, bold: true, lineHeight: 0.92 }, halves: { font: 'Plex', fontSize: 10, bold: true, lineHeight: 0.92 } } as const;
/** The number by which the thing is known, whole as long as can be: large, smaller, or in two lines. */
function numberLines(number: string, width: number, alignment: Text['alignment'] & string): Text[] {
  const isolated = { isolate: ltr, least: 0.56 }, one = oneLine(number);
  if (widthOfLine(one, { ...NUMBER.large, fontSize: NUMBER.large.fontSize * 0.62 }) <= width) return [line(one, width, { ...NUMBER.large, alignment }, isolated)];
  const middle = Math.ceil(one.length / 2), sign = /[/.\- ]/.exec(one.slice(middle - 4, middle + 5)), at = sign === null ? middle : Math.max(1, middle - 4) + sign.index + 1;
  return [one.slice(0, at), one.slice(at)].map(part => line(part, width, { ...NUMBER.halves, alignment }, isolated));
}

const NAME = {
  one: { ar: { font: 'Amiri', fontSize: 10.4, lineHeight: 0.74 }, fr: { font: 'Amiri', fontSize: 9.4, lineHeight: 0.74 } },
  both: { ar: { font: 'Amiri', fontSize: 9.2, lineHeight: 0.72 }, fr: { font: 'Amiri', fontSize: 8.2, lineHeight: 0.72 } },
} as const;
/** The centre; the number, large; the designation; the serial number, where another number is the large one; `2/3` beside the centre. */
function stickerOf({ designation, serial, inventoryNumber, number, of, qr }: Label, { letterhead }: LabelsContent, lang: PaperLang): Content {
  const version = versionOf(qr), cell = version === 1 ? MODULE + 1 : MODULE, side = version === 0 ? 0 : (17 + 4 * version) * cell, quiet = QUIET * cell, edge = Math.max(SAFE, quiet), langs = langsOf(lang), lead = langs[0] ?? 'ar', aside = side === 0 ? SAFE : edge + side + quiet, width = SHEET.width - SAFE - aside;
  const alignment = startOf(lead), names = langs.flatMap((one): Text[] => {
    const style = NAME[lang === 'both' ? 'both' : 'one'][one], text = lang === 'both' ? designation[one] : inLanguage(designation, one);
    return text === '' ? [] : inTwo(text, width, style).map(part => line(part, width, { ...style, direction: directionOf(one), alignment: startOf(one) }));
  });
  const part = of > 1 ? 30 : 0, centre = centreLines(inLanguage(letterhead.name, lead), width - part, { font: 'Plex', color: COLOUR.grey, direction: directionOf(lead), alignment });
  const lines: readonly Content[] = [
    ...(part === 0 ? centre : [{ columns: [{ stack: centre, width: '*' }, { ...line(message(lead, 'labels.part', { number, of }), part, { font: 'Plex', fontSize: 7.4, bold: true, alignment: endOf(lead) }, { isolate: ltr }), width: part }] }]),
    ...numberLines(inventoryNumber || serial || DASH, width, alignment), ...names,
    ...(serial && inventoryNumber ? [{ ...serialLine(serial, width, lead), margin: [0, 2, 0, 0] as const }] : []),
  ];
  const above = Math.max(0, (SHEET.height - heightOf(lines, width)) / 2), isRtl = directionOf(lang) === 'rtl';
  const square: Content = side === 0 ? '' : { qr, fit: side, version, eccLevel: 'Q', margin: [isRtl ? edge : quiet, (SHEET.height - side) / 2, 0, 0] };
  return { table: { widths: [width + SAFE, aside], heights: SHEET.height, body: [[{ stack: lines, margin: [isRtl ? 0 : SAFE, above, isRtl ? SAFE : 0, 0] }, square]] }, layout: PLAIN };
}
const serialLine = (serial: string, width: number, lang: Lang): Text => {
  const words = message(lang, 'labels.serial');
  return { ...line(`${words} ${serial}`, width, { font: 'Plex', fontSize: 7, color: COLOUR.ink, direction: directionOf(lang), alignment: startOf(lang) }, { isolate: value => (value.startsWith(words) ? `${words} ${ltr(value.slice(words.length + 1))}` : iso(value)), least: 0.62 }) };
};
