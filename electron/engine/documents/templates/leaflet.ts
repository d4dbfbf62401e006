import type { LeafletContent } from '#shared/domain/ceremonyPapers.ts';
import { isEmpty, type Bilingual } from '#shared/domain/common/bilingual.ts';
import { longDate } from '#shared/domain/common/dates.ts';
import { ltr } from '#shared/domain/common/isolate.ts';
import { langsOf, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { message, wordsOf, type Lang } from '#shared/i18n/index.ts';
import type { Columns, Content, DocumentDefinition, Inline, Stack, Table, Text, Vector } from '../definition.ts';
import { heightOf } from './parts/height.ts';
import { letterheadOf } from './parts/letterhead.ts';
import { paperOf } from './parts/paper.ts';
import { bodyStyle, COLOUR, directionOf, drop, PAGE, PLAIN, strong, writeOn } from './parts/theme.ts';
import { brief, DASH, phone } from './parts/values.ts';

/** Goes up when the leaflet says or shows anything differently. */
export const LEAFLET_VERSION = 5;

/** Goods named one by one; of more, the certificate tells. */
const MOST_ITEMS = 12;
/** Letters shown of a value, however long it is: the certificate holds it whole. */
const LETTERS = { name: 90, item: 80, contact: 110 } as const;
/** Type of running text in points, the largest that fits being taken; the last fits whatever is said. */
const LARGEST = { ar: 20, fr: 20, both: 14.5 } as const, STEP = 0.5, SMALLEST = 6.5;
/** French letters look larger than Arabic ones of one size. */
const FRENCH = 0.88;
const LEADING = { ar: 0.8, fr: 0.8 } as const;
/** Points between sections, as the page has room. */
const LEAST_GAP = 3, MOST_GAP = 24;
/** Heights are estimated, and a second page is never taken: so much of the page and of the width of its lines is not counted on. */
const DOUBT = 0.04, NARROWER = 0.86;
const NUMBER = 27, MIDDLE = 18;

/** What one section says in one language: a heading and rows under it, as many in either language. */
interface Section { readonly heading: string; readonly rows: readonly Content[]; /** rows with a rule under them, above the first too */ readonly ruled?: readonly number[] }

/**
 * One page in plain words for the person to keep (domain.md §4): what is mine, what I may not do and until when, what I must do, whom
 * to call. In the first person, so that no Arabic verb needs a gender. Its head names the centre and nothing else.
 */
export function leaflet(view: PaperView<LeafletContent>, lang: PaperLang): DocumentDefinition {
  const room = (PAGE.height - PAGE.top - PAGE.bottom) * (1 - DOUBT), sections = sectionsOf(view, 'ar', SMALLEST).length, steps = (LARGEST[lang] - SMALLEST) / STEP;
  const height = (size: number): number => heightOf(pageOf(view, lang, size, 0), PAGE.inner * NARROWER, bodyStyle(lang));
  const fits = (size: number): boolean => height(size) + LEAST_GAP * sections <= room;
  // halved at each step: the largest that fits lies from `low` on, below `high`
  let low = 0, high = steps + 1;
  while (high - low > 1) { const middle = Math.floor((low + high) / 2); if (fits(SMALLEST + middle * STEP)) low = middle; else high = middle; }
  const size = SMALLEST + low * STEP, gap = Math.min(MOST_GAP, Math.max(0, (room - height(size)) / sections));
  return paperOf(view, lang, { title: 'leaflet.title', content: pageOf(view, lang, size, gap) });
}

/** Arabic's size is the measure. */
const sizeIn = (lang: Lang, size: number): number => (lang === 'ar' ? size : size * FRENCH);
const shown = (value: Bilingual, lang: Lang, letters: number): string => (isEmpty(value) ? DASH : brief(value, lang, letters));
function pageOf(view: PaperView<LeafletContent>, lang: PaperLang, size: number, gap: number): Content[] {
  const { letterhead, wording } = view.content, langs = langsOf(lang), line = (value: Bilingual, one: Lang): string => brief(value, one, LETTERS.name);
  const head = { ...letterhead, lines: { ar: [line(letterhead.name, 'ar')], fr: [line(letterhead.name, 'fr')] } };
  const title = (one: Lang): Stack => ({
    direction: directionOf(one), alignment: 'center',
    stack: [{ text: wordsOf(wording, one).say('leaflet.title'), bold: true, fontSize: Math.min(28, sizeIn(one, size) * 1.5), lineHeight: 0.86 }, whose(view.content, one, sizeIn(one, size) * 0.75)],
  });
  const [first = 'ar', second] = langs, sides = langs.map(one => sectionsOf(view, one, size)), above = { margin: [0, gap / 3, 0, 0] } as const;
  return [letterheadOf(head), ...(second === undefined ? [{ ...above, ...title(first) }] : []), { ...above, stack: [rowsOf(langs, langs.map(title), sides, size, gap)] }];
}
/** The number has a line of its own: it must not break. */
function whose({ recipient, certificate }: LeafletContent, lang: Lang, fontSize: number): Stack {
  const number = certificate === null ? [] : [{ text: [`${message(lang, 'leaflet.certificate')} `, { text: ltr(certificate), font: 'Plex', bold: true, fontSize: fontSize * 0.8 }], noWrap: true } satisfies Text];
  return { fontSize, lineHeight: LEADING[lang], margin: [0, lang === 'ar' ? 4 : 2, 0, 0], stack: [{ text: shown(recipient.name, lang, LETTERS.name), bold: true }, ...number] };
}

const NO_RULE: readonly [boolean, boolean, boolean, boolean] = [false, false, false, false];
/** Each row stands on both sides at the same height, its rule too: the number of a section in the outer column, a hairline down the middle. */
function rowsOf(langs: readonly Lang[], titles: readonly Content[], sides: readonly (readonly Section[])[], size: number, gap: number): Table {
  const isBoth = langs.length > 1, body: Content[][] = [], rules = new Map<number, number>();
  const row = (parts: readonly Content[], numbers: readonly Content[], space = 0): void => {
    const at = (content: Content = '', lang?: Lang): Stack => ({ stack: [content], margin: [0, space, 0, 0], ...(lang !== undefined && { direction: directionOf(lang) }) });
    const [first, second] = langs.map((lang, i) => at(parts[i], lang)), [one, other] = numbers.map((number): Stack => ({ ...at(number), border: NO_RULE }));
    const middle: Content[] = [{ text: '', border: [false, false, true, false] }, { text: '', border: [true, false, false, false] }];
    body.push([one ?? '', first ?? '', ...(isBoth ? [...middle, second ?? '', other ?? ''] : [])]);
  };
  if (isBoth) row(titles, ['', '']);
  sides[0]?.forEach(({ rows, ruled }, n) => {
    row(sides.map((side, i) => headingOf(side[n]?.heading ?? '', sizeIn(langs[i] ?? 'ar', size), langs[i] ?? 'ar')), langs.map(lang => circle(n + 1, sizeIn(lang, size), lang === 'ar')), gap);
    rows.forEach((_, r) => {
      if (ruled?.includes(r)) { if (!rules.has(body.length)) rules.set(body.length, 0.9); rules.set(body.length + 1, 0.4); }
      row(sides.map(side => side[n]?.rows[r] ?? ''), ['', '']);
    });
  });
  return {
    direction: directionOf(langs[0] ?? 'ar'), table: { widths: isBoth ? [NUMBER, '*', MIDDLE / 2, MIDDLE / 2, '*', NUMBER] : [NUMBER, '*'], body, dontBreakRows: true },
    layout: {
      ...PLAIN, vLineWidth: rule => (isBoth && rule === 3 ? 0.4 : 0), vLineColor: () => COLOUR.hair,
      hLineWidth: rule => rules.get(rule) ?? 0, hLineColor: rule => (rules.get(rule) === 0.9 ? COLOUR.ink : COLOUR.hair), paddingBottom: rule => (rules.has(rule + 1) ? 1.5 : 0),
    },
  };
}
const headingOf = (text: string, size: number, lang: Lang): Text => ({ text, bold: true, fontSize: size * 1.1, color: COLOUR.deep, lineHeight: LEADING[lang] });
/** The number of a section in a ring at the outer side of its column; drawings do not turn with the language. */
function circle(n: number, size: number, isArabic: boolean): Content {
  const radius = Math.min(10.5, size * 0.62), x = isArabic ? NUMBER - radius - 1 : radius + 1, figure = radius * 1.15, aside = NUMBER - 2 * radius - 2;
  const ring: Vector = { type: 'ellipse', x, y: size * 0.95, r1: radius, r2: radius, lineWidth: 1.1, lineColor: COLOUR.deep };
  const number: Text = { text: String(n), font: 'Plex', bold: true, fontSize: figure, lineHeight: 1, color: COLOUR.deep, alignment: 'center', margin: [isArabic ? aside : 0, -radius - figure * 0.76, isArabic ? 0 : aside, 0] };
  return { direction: 'ltr', stack: [{ canvas: [ring] }, number] };
}

function sectionsOf({ content }: PaperView<LeafletContent>, lang: Lang, base: number): Section[] {
  const { items, transfer, until, contact, letterhead, wording } = content, words = wordsOf(wording, lang), size = sizeIn(lang, base), isLoan = transfer === 'loan';
  const said = (text: Inline, scale = 1, style: Omit<Text, 'text'> = {}): Text => ({ text, fontSize: size * scale, lineHeight: LEADING[lang], ...style });
  const named = items.slice(0, MOST_ITEMS), others = items.length - named.length;
  const goods: Content[] = named.map(({ designation, quantity }) => goodsRow(said(shown(designation, lang, LETTERS.item), 0.9), quantity, size));
  if (items.length === 0) goods.push(said(message(lang, 'leaflet.noItem'), 0.9, { color: COLOUR.grey }));
  if (others > 0) goods.push(said(message(lang, 'leaflet.others', { count: others }), 0.8, { margin: [0, 2, 0, 0] }));
  const sections: Section[] = [{ heading: words.say('leaflet.mine', { transfer }), ruled: named.map((_, i) => i + 1), rows: [said(words.say('leaflet.mineText', { transfer }), 1, { margin: [0, 0, 0, 3] }), ...goods] }];
  if (isLoan || until !== null) {
    const disposal = isLoan ? (until === null ? 'loan' : 'loanUntil') : 'until';
    const grid = (one: string, other: string): Content => ({ columns: [{ ...marked(CROSS, said(one, 1, { bold: true }), size), width: '40%' }, marked(CROSS, said(other, 1, { bold: true }), size)], columnGap: 6 });
    sections.push({
      heading: words.say('leaflet.mayNot'),
      rows: [
        said(words.parts<Extract<Inline, object>>('leaflet.mayNotLead', { disposal, until: until === null ? '' : strong(longDate(until, lang)) }) as readonly Inline[]),
        grid(message(lang, 'leaflet.mayNotSell'), message(lang, 'leaflet.mayNotPledge')), grid(message(lang, 'leaflet.mayNotRent'), message(lang, 'leaflet.mayNotGive')),
        ...(isLoan ? [] : [said(words.say('leaflet.mayNotAfter'), 0.85, { color: COLOUR.grey })]),
      ],
    });
  }
  sections.push({ heading: words.say('leaflet.must'), rows: (['leaflet.mustUse', 'leaflet.mustReceive', 'leaflet.mustTell'] as const).map(key => marked(TICK, said(words.say(key)), size)) });
  sections.push({ heading: words.say('leaflet.call'), rows: callRows(brief(letterhead.name, lang, LETTERS.name), contact, lang, size, said) });
  return sections;
}
function goodsRow(name: Text, quantity: number, size: number): Content {
  const figure = size * 0.66;
  return { columns: [{ ...name, width: '*' }, { width: 44, text: ltr(`\u00d7\u00a0${quantity}`), font: 'Plex', bold: true, fontSize: figure, lineHeight: 1, noWrap: true, alignment: 'center', margin: [0, drop(size * 0.9, figure), 0, 0] }] };
}

/** Drawn for type of 16 points. */
const CROSS = [[2, 9, 11, 18], [11, 9, 2, 18]] as const, TICK = [[2, 13, 6, 17.5], [6, 17.5, 12, 7.5]] as const;
function marked(strokes: readonly (readonly [number, number, number, number])[], text: Text, size: number): Columns {
  const scale = size / 16;
  const canvas = strokes.map(([x1, y1, x2, y2]): Vector => ({ type: 'line', x1: x1 * scale, y1: y1 * scale, x2: x2 * scale, y2: y2 * scale, lineWidth: 1.7 * scale, lineCap: 'round' }));
  return { columns: [{ width: 14 * scale, canvas }, { ...text, width: '*' }], columnGap: 4 };
}
/** What is not known is left to be written in by hand. */
function callRows(centre: string, contact: LeafletContent['contact'], lang: Lang, size: number, said: (text: Inline, scale?: number, style?: Omit<Text, 'text'>) => Text): Content[] {
  const number = phone(contact.phone), line = (value: Bilingual): Content => (isEmpty(value) ? '' : said(brief(value, lang, LETTERS.contact), 0.85));
  return [
    said(centre, 1, { bold: true }),
    number ? { text: number, font: 'Plex', bold: true, fontSize: size * 1.25, lineHeight: 1 } : { stack: [writeOn(said(message(lang, 'leaflet.phone')))] },
    line(contact.hours), line(contact.address),
  ];
}
