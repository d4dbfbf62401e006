import { describe, expect, it } from 'vitest';
import { LANGS, type Lang } from '#shared/i18n/index.ts';
import { goodsOf, officials, pair, viewOf, type Asked } from '#tests/support/certificateViews.ts';
import { paper, type Paper } from './certificate/paper.ts';

const WORDS = {
  ar: { total: 'المجموع العام', closed: 'حصر هذا المحضر', declaration: 'أصرح أنا', promise: '36 شهرا', done: 'حرر بمدينة', first: 'مدير المركز', last: 'رئيس مجلس الجهة', heading: 'التصريح والتوقيعات', table: 'التعيين', officer: 'خاص بالموثق' },
  fr: { total: 'Total général', closed: 'Arrêté le présent', declaration: 'Je soussigné', promise: '36 mois', done: 'Fait à Agadir', first: 'Nom et prénom, signature', last: 'Président du Conseil', heading: 'Déclaration et signatures', table: 'Désignation', officer: 'Réservé au notaire' },
} as const;

/** Where the text of a page ends, in points from its top. */
const FOOT = 841.89 - 57;

/** The rules of pages, whatever the number of lines. */
function check({ on, pages, layout }: Paper, lines: number, lang: Lang, reads: boolean): void {
  const words = WORDS[lang], [total] = on(words.total), last = pages;
  expect(on(words.total), 'one total').toHaveLength(1);
  const at = Array.from({ length: lines }, (_, i) => on(`INV/2025/${String(i + 1).padStart(4, '0')}`));
  expect(at.every(found => found.length === 1), 'each line once').toBe(true);
  expect(at.at(-1), 'the total under the last line').toEqual([total]);
  expect(on(words.table), 'the head on each page of the table').toEqual([...new Set(at.flat())]);
  for (const word of [words.declaration, words.promise, words.done, words.last, ...(reads ? [] : [words.officer])]) expect(on(word), word).toContain(last);
  expect(on(words.declaration), 'signatures with what they bind to').toEqual([last]);
  const [heading] = on(words.heading), shares = on(words.closed).includes(last);
  if (shares) expect(heading, 'a closing block that shares its page needs no heading').toBeUndefined();
  else if (heading === undefined) {
    // planned to share the page and yet moved on: only from a page that is nearly full
    const used = Math.max(...layout.lines.filter(line => line.page === last - 1 && line.y < FOOT).map(line => line.y + line.height));
    expect(FOOT - used, 'left empty by a wrong guess').toBeLessThan(60);
  }
}

describe.each(LANGS)('page breaks (%s)', (lang) => {
  // the blocks that a non-reader's paper has besides are of one height: every third length meets each place that a page can break at
  it.each([['man', 1], ['nonReader', 3]] as const)('hold from 1 to 60 lines (%s)', async (who, step) => {
    const pages: number[] = [];
    for (let lines = 1; lines <= 60; lines += step) {
      const printed = await paper(viewOf({ who, lines }), lang, 'certificate-pages');
      check(printed, lines, lang, who === 'man');
      pages.push(printed.pages);
    }
    expect(pages, 'more lines never take fewer pages').toEqual(pages.toSorted((a, b) => a - b));
    expect(pages[0]).toBe(who === 'man' ? 1 : 2);
  });
  it('put a certificate of some lines on one page', async () => {
    const most = lang === 'ar' ? 2 : 1;
    for (let lines = 1; lines <= most; lines++) expect((await paper(viewOf({ lines, signatories: officials(4) }), lang, 'certificate-pages')).pages, `${lines} lines`).toBe(1);
  });
  it.each<[string, Asked]>([
    ['200 lines', { lines: 200 }], ['eight signatories', { lines: 5, signatories: officials(8) }], ['eight signatories and 200 lines, read aloud', { who: 'nonReader', lines: 200, signatories: officials(8) }], ['no signatory', { lines: 12, signatories: [] }],
  ])('hold with %s', async (_, asked) => {
    const printed = await paper(viewOf(asked), lang, 'certificate-pages');
    expect(printed.on(WORDS[lang].declaration)).toEqual([printed.pages]);
    expect(printed.on(WORDS[lang].done)).toEqual([printed.pages]);
  });
  it('break a closing block that is higher than a page between its rows', async () => {
    const printed = await paper(viewOf({ who: 'nonReader', lines: 2, signatories: officials(8), recipient: { reader: { ar: 'المساعدة الاجتماعية بالمركز، '.repeat(150), fr: 'l’assistante sociale du centre, '.repeat(150) } } }), lang, 'certificate-pages');
    expect(printed.on(WORDS[lang].officer)).toEqual([printed.pages]);
    expect(printed.on(WORDS[lang].done)).toHaveLength(1);
    expect(printed.pages).toBeGreaterThan(2);
  });
  const long = pair('كلمة طويلة '.repeat(600), 'mot trop long '.repeat(600)), endless = pair('ب'.repeat(1000), 'x'.repeat(1000)), [first, ...rest] = goodsOf(4);
  it.each<[string, Asked]>([
    ['no line', { lines: [] }], ['an endless last designation', { lines: [...rest, { ...first!, designation: long }] }], ['an endless serial', { lines: [{ ...first!, serial: 'X'.repeat(3000) }] }],
    ['an endless name', { recipient: { name: long } }], ['the widest letters', { lines: 60, recipient: { name: pair('ش'.repeat(90), 'W'.repeat(90)) }, letterhead: { name: pair('ش'.repeat(90), 'W'.repeat(90)) }, marks: ['draft', 'specimen'] }], ['an endless word', { recipient: { address: endless, name: endless }, marks: ['draft', 'specimen'] }], ['an endless title', { ceremony: { title: long } }],
    ['sixty funders', { lines: goodsOf(60).map((line, i) => ({ ...line, funder: pair(`ممول ${i}`, `Financeur ${i}`) })) }], ['an endless head', { letterhead: { name: long, lines: { ar: Array.from({ length: 80 }, () => 'سطر'), fr: [long.fr] } } }],
    ['endless capacities', { signatories: officials(4).map(one => ({ ...one, capacity: long })) }],
  ])('print %s', async (_, asked) => {
    const printed = await paper(viewOf(asked), lang, 'certificate-pages');
    for (const word of [WORDS[lang].total, WORDS[lang].declaration, WORDS[lang].done]) expect(printed.on(word), word).toHaveLength(1);
  });
  it('keep every text inside the page and above the foot', async () => {
    for (const asked of [{ lines: 5 }, { who: 'nonReader', lines: 4 }, { lines: 60 }, { who: 'woman', lines: 4, marks: ['draft', 'specimen'] }] satisfies Asked[]) {
      const { layout } = await paper(viewOf(asked), lang, 'certificate-pages');
      for (const { page, y, height, pieces } of layout.lines.filter(line => line.pieces.some(({ text }) => text.trim() !== ''))) {
        const words = `${pieces.map(({ text }) => text).join('')} on page ${page}`;
        expect(Math.min(...pieces.map(({ x }) => x)), words).toBeGreaterThan(39);
        expect(Math.max(...pieces.map(({ x, width }) => x + width)), words).toBeLessThan(595.28 - 39);
        expect(y + height, words).toBeLessThan(842);
      }
    }
  });
});

describe('figures', () => {
  it.each(LANGS)('stand flush right under each other (%s)', async (lang) => {
    const { layout } = await paper(viewOf({ lines: 5 }), lang, 'certificate-pages');
    const ends = (amounts: readonly string[]) => new Set(amounts.map(amount => {
      const wanted = amount.replaceAll('.', lang === 'ar' ? '.' : ' ');
      const found = layout.lines.find(({ pieces }) => pieces.map(({ text }) => text).join('').replace(/[\u2066-\u2069]/g, '').replace(/\u202f/g, ' ') === wanted && (pieces[0]?.fontSize ?? 0) > 7.5);
      return Math.round((found?.pieces ?? []).reduce((right, piece) => Math.max(right, piece.x + piece.width), 0));
    }));
    const right = ends(['3.161,50', '9.043,46', '20.888,72']);
    expect(right.size).toBe(1);
    expect([...right][0]).toBeGreaterThan(40);
  });
});
