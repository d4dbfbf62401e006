/* The 14 cases of what printed Arabic must pass: our content, the same as HTML for Chromium, and how each is judged. */
import type { Content } from '#electron/engine/documents/definition.ts';
import { iso, ltr } from '#shared/domain/common/isolate.ts';
import { escaped } from './browser.ts';
import { AMOUNT, DATE, FRENCH, LONG_NAME, LONG_WORD, PARAGRAPH, QUOTES } from './sample.ts';

export interface Case {
  /** begins with the number of the case */
  readonly name: string;
  readonly content: Content;
  /** null where Chromium has no say */
  readonly html: string | null;
  readonly lang?: 'fr';
  /** points; default 200 */
  readonly height?: number;
  /** compared: the lines letter by letter, only their number, or every line of Chromium is among ours */
  readonly compared?: 'lines' | 'count' | 'contains';
  readonly judged: string;
}
const p = (text: string, style = ''): string => `<p style="${style}">${text}</p>`;
const cell = (text: string, attributes = ''): string => `<td ${attributes}>${text}</td>`;
const phone = `الهاتف ${ltr('05 23 45 67 89')} بتاريخ ${ltr('01-02-2026')}.`, noWrap = 'الاسم الكامل للمستفيد';
const NFC = 'مُلَوَّن سُكَّرٌ'.normalize('NFC'), SHADDA_FIRST = NFC.normalize('NFD').replace(/([\u064b-\u0650])\u0651/g, '\u0651$1');
const rows = <T>(count: number, row: (n: number) => T): T[] => Array.from({ length: count }, (_, i) => row(i + 1));
const goods = rows(28, n => [String(n), `آلة خياطة رقم ${ltr(`SN-${1000 + n}`)}`, '1', '8.750,50']);
const kit = rows(60, n => [String(n), `تجهيز رقم ${n} "طراز/${n}"`, '1']);
const RLO = '\u202e', LRO = '\u202d';
const ugly: readonly (readonly [string, string])[] = [
  ['الاسم', iso(LONG_NAME.slice(0, 90).trim())], ['العنوان', iso('رقم 12/4، زنقة 23، حي السلام/الشطر 2، الجديدة 24000')], ['التعيين', iso('شاشة 24" HDMI/VGA')], ['الكمية', iso('١٢٣٫٤٥ درهم — ۱۲۳')],
  ['رمز', 'مسرور 😀 👨‍👩‍👧 جدا'], ['علامة', 'قبل \u0651 بعد'], ['واصل', 'مـ\u200dحـ\u200dمد'], ['قلب', `قبل ${RLO}abc 123${LRO} بعد (نص)`], ['بعده', 'سطر عادي (1) abc'],
];
const cut = (bold: boolean, word: readonly [string, string, string]): string => `${word[0]}<span style="${bold ? 'font-weight:bold' : 'color:red'}">${word[1]}</span>${word[2]}`;
const WORDS: readonly (readonly [boolean, readonly [string, string, string]])[] = [[false, ['مس', 'تف', 'يد']], [true, ['مس', 'تف', 'يد']], [true, ['س', 'لا', 'م']], [false, ['ال', 'إ', 'دماج']], [true, ['بال', 'آ', 'لات']]];

export const CASES: readonly Case[] = [
  { name: '1 brackets', content: AMOUNT, html: p(AMOUNT), judged: 'letters and order as Chromium; extraction exact; drawn brackets mirrored (engine-text)' },
  { name: '2 quotes', content: QUOTES, html: p(QUOTES), judged: 'letters and order as Chromium; extraction exact; the dot leftmost (engine-text)' },
  { name: '3 date and percent', content: DATE, html: p(DATE), judged: 'letters and order as Chromium; date one piece, sign left of its number (engine-text)' },
  { name: '4 isolates', content: phone, html: p(phone), judged: 'letters and order as Chromium; groups from left to right (engine-text)' },
  { name: '5 French', content: { text: FRENCH, direction: 'ltr' }, html: `<p dir="ltr">${FRENCH}</p>`, lang: 'fr', judged: 'letters and order as Chromium; extraction exact; the full stop rightmost (engine-text)' },
  { name: '6 vowel signs', content: [NFC, SHADDA_FIRST].map(text => ({ text, fontSize: 40 })), html: p(NFC, 'font-size:40pt') + p(SHADDA_FIRST, 'font-size:40pt'), height: 260, judged: 'the two inputs give one bitmap at 150 dpi, other than that of the word without signs (engine-text)' },
  {
    name: '7 tables', height: 420, judged: 'cells of every line in the order of Chromium; column 1 rightmost, spans, repeated headers, whole rows, a table in a cell (engine-structures)',
    content: { table: { headerRows: 1, dontBreakRows: true, widths: [60, 240, 40, 90], body: [
      ['الأول', 'الثاني', 'الثالث', 'الرابع'].map(text => ({ text, bold: true })), [{ text: 'مدى', rowSpan: 2 }, 'برج', 'جيم', 'دال'], ['', 'باب', { text: 'كبير', colSpan: 2 }, ''],
      ['أمل', { table: { widths: [80, 80], body: [['داخلي', 'خارجي']] } }, 'قاف', 'ديك'], ...goods, [{ text: 'المجموع', colSpan: 3, bold: true }, '', '', '245.014,00'],
    ] } },
    html: `<table style="width:${60 + 240 + 40 + 90 + 4 * 9}pt"><colgroup><col style="width:69pt"><col style="width:249pt"><col style="width:49pt"><col style="width:99pt"></colgroup><thead><tr>${['الأول', 'الثاني', 'الثالث', 'الرابع'].map(text => cell(`<b>${text}</b>`)).join('')}</tr></thead><tbody>`
      + `<tr>${cell('مدى', 'rowspan="2"')}${cell('برج')}${cell('جيم')}${cell('دال')}</tr><tr>${cell('باب')}${cell('كبير', 'colspan="2"')}</tr>`
      + `<tr>${cell('أمل')}${cell(`<table style="width:178pt"><tr>${cell('داخلي')}${cell('خارجي')}</tr></table>`)}${cell('قاف')}${cell('ديك')}</tr>`
      + `${goods.map(row => `<tr>${row.map(text => cell(text)).join('')}</tr>`).join('')}<tr>${cell('<b>المجموع</b>', 'colspan="3"')}${cell('245.014,00')}</tr></tbody></table>`,
  },
  { name: '8 justified', content: { text: PARAGRAPH, alignment: 'justify' }, html: p(PARAGRAPH, 'text-align:justify'), judged: 'the same lines as Chromium; all but the last fill the width, the last is flush right (engine-text)' },
  {
    name: '9 cells', compared: 'count', judged: 'as many lines as Chromium; joining forms kept at every cut, noWrap shrinks, nothing leaves its cell (engine-structures)',
    content: { table: { widths: [80, 200], body: [[LONG_WORD, { text: noWrap, noWrap: true }]] } },
    html: `<table style="width:298pt"><tr>${cell(LONG_WORD, 'style="width:89pt;overflow-wrap:anywhere"')}${cell(noWrap, 'style="width:209pt;white-space:nowrap"')}</tr></table>`,
  },
  { name: '10 lists', content: [{ ol: ['البند الأول', 'البند الثاني'] }, { ul: ['نقطة أولى', 'نقطة Deux ثانية'] }], html: '<ol><li>البند الأول</li><li>البند الثاني</li></ol><ul><li>نقطة أولى</li><li>نقطة Deux ثانية</li></ul>', judged: 'letters and order as Chromium; markers right of the text with a gap (engine-structures)' },
  {
    name: '11 cut words', height: 420, judged: 'letters and order as Chromium; glyph forms at every cut of bold, colour, size and raised text, lam-alef whole (engine-cuts)',
    content: WORDS.map(([bold, [a, b, c]]) => ({ fontSize: 32, text: [a, { text: b, ...(bold ? { bold } : { color: 'red' }) }, c] })), html: WORDS.map(([bold, word]) => p(cut(bold, word), 'font-size:32pt')).join(''),
  },
  { name: '12 same bytes', content: [{ text: PARAGRAPH, alignment: 'justify' }, { table: { body: [['أ', AMOUNT]] } }], html: null, height: 260, judged: 'one SHA-256 from two printers; from three processes, time zones, 40 days on, warm caches (engine-robust)' },
  { name: '13 fonts', content: [{ text: 'الأمازيغية: ⵜⴰⵎⴰⵣⵉⵖⵜ ✓ ☑ 😀 — 漢 — ก' }, { text: 'عنوان', font: 'Plex', bold: true }], html: null, judged: 'pdffonts: every font embedded and subset; no .notdef; 漢 and ก shown as a sign and reported with their text (engine-text)' },
  {
    name: '14 ugly input', compared: 'contains', height: 842, judged: 'every line in the order of Chromium, which gets the text without its override; order, containment, report and extraction (engine-robust, engine-emoji)',
    content: [{ table: { widths: [60, '*'], body: ugly } }, { margin: [0, 10], table: { headerRows: 1, dontBreakRows: true, widths: [30, '*', 40], body: [['ر', 'التعيين', 'ك'], ...kit] } }],
    html: `<table style="width:100%">${ugly.map(([head, text]) => `<tr>${cell(head, 'style="width:69pt"')}${cell(escaped(text.replace(/[\u202d\u202e]/g, '')))}</tr>`).join('')}</table><br><table style="width:100%"><thead><tr>${cell('ر', 'style="width:39pt"')}${cell('التعيين')}${cell('ك', 'style="width:49pt"')}</tr></thead><tbody>${kit.map(row => `<tr>${row.map(text => cell(text)).join('')}</tr>`).join('')}</tbody></table>`,
  },
];
