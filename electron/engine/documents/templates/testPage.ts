import { iso, ltr } from '#shared/domain/common/isolate.ts';
import { civilDate, longDate } from '#shared/domain/common/dates.ts';
import { amount, centimes, figures } from '#shared/domain/common/money.ts';
import { isEmpty, type Bilingual } from '#shared/domain/common/bilingual.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import { LANGS, message, type Lang, type MessageKey, type MessageParams } from '#shared/i18n/index.ts';
import type { Instant } from '#shared/lib/ids.ts';
import type { Content, DocumentDefinition, Stack, Table, Text, Vector } from '../definition.ts';
import { frameOf, line, said } from './parts/loose.ts';
import { COLOUR, directionOf, figure, label, leading, PAGE, PLAIN, startOf } from './parts/theme.ts';
import { brief, share } from './parts/values.ts';

/** Goes up when the test page says or shows anything differently. */
export const TEST_PAGE_VERSION = 3;
const MM = 72 / 25.4;
/** Distances from the edge at which a frame shows what the printer reaches; text stays inside the last. */
const FRAMES = [{ mm: 5, dash: 1 }, { mm: 10, dash: 3 }, { mm: 15, dash: 0 }] as const, SIDE = 20 * MM, INNER = PAGE.width - 2 * SIDE;
/** Steps of grey in percent, lines in points. */
const GREYS = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100], LINES = [0.25, 0.35, 0.5, 0.75, 1] as const;
const SAMPLES = [18, 14, 11, 9] as const, AMOUNTS = [123, 338_535, 4_605_511, 99_999_999_999] as const;

/**
 * Two sides to try a printer with, by no means a paper of a series: what it reaches, whether it keeps the size, both scripts, greys, hairlines and
 * codes, and whether the second side lies on the first. @param dated goes into the file as its date, and into the sample
 */
export function testPage(lang: PaperLang, { centre }: { readonly centre: Bilingual }, dated: Instant): DocumentDefinition {
  return {
    content: [front(lang, centre, dated), { ...back(lang, dated), pageBreak: 'before' }],
    ...frameOf(lang, { title: 'testPage.title', centre, dated, reference: 'TEST' }), pageMargins: [SIDE, SIDE, SIDE, SIDE], background: () => marks(),
  };
}

/** Frames, their measures, and registration marks; the same on both sides and symmetrical, so that they meet against the light. */
function marks(): Content {
  const frames = FRAMES.map(({ mm, dash }): Vector => ({ type: 'rect', x: mm * MM, y: mm * MM, w: PAGE.width - 2 * mm * MM, h: PAGE.height - 2 * mm * MM, lineWidth: 0.5, lineColor: COLOUR.rule, ...(dash > 0 && { dash: { length: dash, space: 2 } }) }));
  const near = 10 * MM, spots = [near, PAGE.width / 2, PAGE.width - near].flatMap(x => [near, PAGE.height / 2, PAGE.height - near].map(y => ({ x, y }))).filter(({ x, y }) => x !== PAGE.width / 2 || y !== PAGE.height / 2);
  const crosses = spots.flatMap(({ x, y }): Vector[] => [
    { type: 'ellipse', x, y, r1: 5, r2: 5, lineWidth: 0.5 }, { type: 'line', x1: x - 9, y1: y, x2: x + 9, y2: y, lineWidth: 0.5 }, { type: 'line', x1: x, y1: y - 9, x2: x, y2: y + 9, lineWidth: 0.5 },
  ]);
  // a tick a millimetre from each edge inwards
  const rulers = Array.from({ length: 15 }, (_, i) => i + 1).flatMap((mm): Vector[] => {
    const at = mm * MM, long = mm % 5 === 0 ? 8 : 4, x = PAGE.width / 4, y = PAGE.height / 4;
    return [
      ...[at, PAGE.width - at].map((x1): Vector => ({ type: 'line', x1, y1: y, x2: x1, y2: y + long, lineWidth: 0.35 })), ...[at, PAGE.height - at].map((y1): Vector => ({ type: 'line', x1: x, y1, x2: x + long, y2: y1, lineWidth: 0.35 })),
    ];
  });
  const names = FRAMES.map(({ mm }): Content => ({ ...label(`${mm} mm`, { fontSize: 5.5, direction: 'ltr', alignment: 'left' }), absolutePosition: { x: 60, y: mm * MM + 0.5 } }));
  return [{ canvas: [...frames, ...crosses, ...rulers], absolutePosition: { x: 0, y: 0 } }, ...names];
}

type Key = Extract<MessageKey, `testPage.${string}`>;
const beside = (key: Key, lang: PaperLang, style: Omit<Text, 'text'> = {}, params: MessageParams = {}): Content => said(lang, key, style, params, { columnGap: 14 });
/** @param above points between it and what stands before */
const part = (key: Key, lang: PaperLang, body: Content, above = 11): Stack => ({ unbreakable: true, margin: [0, above, 0, 0], stack: [beside(key, lang, { bold: true, color: COLOUR.deep, margin: [0, 0, 0, 3] }), body] });
const heading = (lang: PaperLang, side: 1 | 2): Content[] => [
  ...langsOf(lang).map((one, i): Content => ({ text: message(one, 'testPage.title'), bold: true, alignment: 'center', direction: directionOf(one), fontSize: i > 0 ? 14 : 19, lineHeight: 0.86, margin: [0, i > 0 ? 3 : 0, 0, 0] })),
  { margin: [0, 6, 0, 0], stack: [beside('testPage.side', lang, { bold: true, fontSize: 11.5, ...(lang !== 'both' && { alignment: 'center' as const }) }, { side: String(side) })] },
];

function front(lang: PaperLang, centre: Bilingual, dated: Instant): Stack {
  const day = dayOf(dated), ticks = Array.from({ length: 101 }, (_, i): Vector => ({ type: 'line', x1: i * MM, y1: 0, x2: i * MM, y2: i % 10 === 0 ? 11 : i % 5 === 0 ? 8 : 5, lineWidth: i % 10 === 0 ? 0.7 : 0.3 }));
  const bar: Vector[] = [{ type: 'line', x1: 0, y1: 0, x2: 100 * MM, y2: 0, lineWidth: 0.7 }, ...ticks], samples = (one: Lang): Stack => ({
    direction: directionOf(one), alignment: startOf(one),
    stack: SAMPLES.map((size): Text => ({ text: `${ltr(String(size))}  ${sample(one, day)}`, fontSize: one === 'ar' ? size : size * 0.9, lineHeight: 0.86 })),
  });
  const named: Content[] = isEmpty(centre) ? [] : [{ text: brief(centre, leading(lang), 60), alignment: 'center', fontSize: 10, margin: [0, 4, 0, 0] }];
  return {
    stack: [
      ...heading(lang, 1), ...named, { margin: [0, 8, 0, 0], stack: [beside('testPage.margins', lang)] },
      part('testPage.bar', lang, { columns: [{ width: (INNER - 100 * MM) / 2, text: '' }, { width: '*', direction: 'ltr', stack: [{ canvas: bar }] }], direction: 'ltr' }),
      part('testPage.arabic', lang, { stack: [samples('ar'), { text: marked(message('ar', 'testPage.marksSample')), fontSize: 18, direction: 'rtl', alignment: 'right', lineHeight: 0.86, margin: [0, 6, 0, 0] }] }),
      part('testPage.french', lang, samples('fr')), part('testPage.amounts', lang, amountsTable()),
    ],
  };
}
const dayOf = (dated: Instant) => civilDate(dated.slice(0, 10)) ?? ('2000-01-01' as NonNullable<ReturnType<typeof civilDate>>);
const sample = (lang: Lang, day: ReturnType<typeof dayOf>): string => message(lang, 'testPage.sample', { serial: ltr('SN-2229-11'), amount: iso(amount(centimes(4_605_511), lang)), date: longDate(day, lang) });
/** Vowel marks over the letters, as no paper has them: a printer's own fonts would tear them off. */
const MARKS = ['\u064f', '\u064e', '\u0651\u064e', '\u064c'] as const;
const marked = (word: string): string => [...word].map((letter, i) => `${letter}${MARKS[i] ?? ''}`).join('');
const amountsTable = (): Table => ({
  direction: 'ltr', table: { widths: [110, 110], body: AMOUNTS.map(value => LANGS.toReversed().map(one => figure(ltr(figures(centimes(value), one)), { fontSize: 9 }))) },
  layout: { ...PLAIN, hLineWidth: () => 0.35, hLineColor: () => COLOUR.hair, paddingTop: () => 1, paddingBottom: () => 1 },
});

/** As long as what a paper's code holds, so that its squares are as fine. */
const LONG = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
function back(lang: PaperLang, dated: Instant): Stack {
  const step = INNER / GREYS.length, grey = (percent: number): string => `#${Math.round(255 * (1 - percent / 100)).toString(16).padStart(2, '0').repeat(3)}`;
  const greys: Vector[] = [...GREYS.map((percent, i): Vector => ({ type: 'rect', x: i * step, y: 0, w: step, h: 26, color: grey(percent), lineWidth: 0 })), { type: 'rect', x: 0, y: 0, w: INNER, h: 26, lineWidth: 0.4 }];
  const row = (texts: readonly string[]): Table => ({ direction: 'ltr', table: { widths: texts.map(() => INNER / texts.length), body: [texts.map(text => label(text, { alignment: 'center', direction: 'ltr', color: COLOUR.ink }))] }, layout: PLAIN });
  const fifth = INNER / LINES.length, lines = LINES.map((lineWidth, i): Vector => ({ type: 'line', x1: i * fifth + 8, y1: 5, x2: (i + 1) * fifth - 8, y2: 5, lineWidth }));
  const tints = [COLOUR.tint, COLOUR.hair, COLOUR.rule, COLOUR.grey, COLOUR.deep], swatches = tints.map((color, i): Vector => ({ type: 'rect', x: i * fifth, y: 0, w: fifth - 6, h: 26, color, lineWidth: 0 }));
  const held = `IDMAJ1/TEST/${dated.slice(0, 10)}/${LONG}${LONG}`, code = (modules: 1 | 2): Content => ({ width: 37 * modules + 20, qr: held, fit: 37 * modules, eccLevel: 'M' });
  const checks = (['testPage.checkFrame', 'testPage.checkBar', 'testPage.checkSides', 'testPage.checkLines'] as const).map((key): Content => {
    const box = (): Content => ({ width: 14, canvas: [{ type: 'rect', x: 1, y: 4, w: 9, h: 9, lineWidth: 0.8 }] });
    const [first, second] = langsOf(lang).map((one) => line(one, key));
    return { direction: directionOf(lang), columns: [box(), first ?? '', ...(second === undefined ? [] : [second, box()])], columnGap: 4, margin: [0, 1, 0, 0] };
  });
  return {
    stack: [
      ...heading(lang, 2), { margin: [0, 6, 0, 0], ...part('testPage.greys', lang, { stack: [{ canvas: greys }, row(GREYS.map(percent => share(lang === 'fr' ? `${percent}\u202f%` : `${percent}%`, leading(lang))))] }, 26) },
      part('testPage.lines', lang, { stack: [{ canvas: lines }, { margin: [0, 3, 0, 0], stack: [row(LINES.map(width => String(width).replace('.', ',')))] }] }, 26),
      part('testPage.colours', lang, { stack: [{ canvas: swatches }, row(tints)] }, 26),
      part('testPage.code', lang, { direction: 'ltr', columns: [code(1), code(2), { width: '*', ...label(ltr(held.replace(/(.{32})/g, '$1\n')), { fontSize: 8, color: COLOUR.ink, direction: 'ltr', alignment: 'left' }) }], columnGap: 6 }, 26),
      part('testPage.checks', lang, { stack: checks }, 26),
    ],
  };
}
