import { describe, expect, it } from 'vitest';
import { testPage } from '#electron/engine/documents/templates/testPage.ts';
import { PAPER_LANGS, type PaperLang } from '#shared/domain/papers.ts';
import type { Instant } from '#shared/lib/ids.ts';
import { letterhead, pair } from '#tests/support/certificateViews.ts';
import { infoOf } from '#tests/support/poppler.ts';
import { expectAll, expectGolden, expectNone } from './person/check.ts';
import { printed, type Paper } from './printed.ts';

const MM = 72 / 25.4, WIDTH = 595.28, HEIGHT = 841.89;
const print = (lang: PaperLang, name = 'test-page', centre = letterhead.name): Promise<Paper> => printed(testPage(lang, { centre }, '2025-02-20T09:00:00.000Z' as Instant), `${name}.${lang}`);

describe('the test page', () => {
  it.each(PAPER_LANGS)('has two sides with samples, measures and checks (%s)', async (lang) => {
    const { drawn, pages, missing, on, file } = await print(lang);
    expect(pages).toBe(2);
    expect(missing).toEqual([]);
    expectAll(drawn(), ['5 mm', '10 mm', '15 mm', 'آلة خياطة', 'الآلات والأدوات والأثاث', 'SN-2229-11', '46.055,11', '20 فبراير 2025', '46 055,11', 'œuvre, pièces', '999.999.999,99', '0,25', '100%', 'IDMAJ1/TEST/2025-02-20/ABC']);
    expect(drawn().normalize('NFC'), 'marks of vowels').toContain('مُلَوَّنٌ'.normalize('NFC'));
    if (lang !== 'fr') { expect(on('الوجه 1 من 2')).toEqual([1]); expect(on('الوجه 2 من 2')).toEqual([2]); expectAll(drawn(), ['صفحة تجريبية للطابعة', 'تقلب الورقة على حافتها الطويلة', '100 ملم بالضبط']); }
    if (lang !== 'ar') { expect(on('Face 1 sur 2')).toEqual([1]); expect(on('Face 2 sur 2')).toEqual([2]); expectAll(drawn(), ['Page d’essai de l’imprimante', 'bord long', 'exactement 100 mm']); }
    expectNone(drawn(), ['undefined', 'null']);
    expect(infoOf(file)).toMatch(/Reference:\s+TEST/);
  });
  it.each(PAPER_LANGS)('measures what it says, at the same places on both sides (%s)', async (lang) => {
    const { layout } = await print(lang);
    const of = (page: number) => layout.shapes.filter(shape => shape.page === page), near = (one: number, other: number): boolean => Math.abs(one - other) < 0.1;
    for (const page of [1, 2]) for (const mm of [5, 10, 15]) {
      expect(of(page).some(({ x, y, width, height }) => near(x, mm * MM) && near(y, mm * MM) && near(width, WIDTH - 2 * mm * MM) && near(height, HEIGHT - 2 * mm * MM)), `a frame ${mm} mm from the edge of side ${page}`).toBe(true);
    }
    expect(of(1).filter(({ width, height }) => near(width, 100 * MM) && near(height, 0)), 'a bar of 100 mm').toHaveLength(1);
    const rings = (page: number) => of(page).filter(({ type, width }) => type === 'ellipse' && near(width, 10)).map(({ x, y }) => ({ x: x + 5, y: y + 5 }));
    const spots = (all: readonly { readonly x: number; readonly y: number }[]) => all.map(({ x, y }) => `${Math.round(x * 4)} ${Math.round(y * 4)}`).toSorted();
    expect(rings(1)).toHaveLength(8);
    expect(spots(rings(2))).toEqual(spots(rings(1)));
    expect(spots(rings(1).map(({ x, y }) => ({ x: WIDTH - x, y }))), 'turned on the long edge the marks meet').toEqual(spots(rings(1)));
  });
  it.each(PAPER_LANGS)('keeps its text inside the frame of 15 mm, whatever the centre is called (%s)', async (lang) => {
    for (const centre of [letterhead.name, pair('ش'.repeat(300), 'W'.repeat(300)), pair('', '')]) {
      const { layout, pages } = await print(lang, 'test-page-wide', centre);
      expect(pages).toBe(2);
      for (const { pieces, y, height } of layout.lines.filter(line => line.pieces.some(({ text }) => text.trim() !== '' && !/^\d+$|mm/.test(text.trim())))) {
        const words = pieces.map(({ text }) => text).join('');
        expect(Math.min(...pieces.map(({ x }) => x)), words).toBeGreaterThan(15 * MM);
        expect(Math.max(...pieces.map(({ x, width }) => x + width)), words).toBeLessThan(WIDTH - 15 * MM);
        expect(y + height, words).toBeLessThan(HEIGHT - 15 * MM);
      }
    }
  });
  it.each(PAPER_LANGS)('looks as it was looked at, and is the same file every time (%s)', async (lang) => {
    const one = await print(lang, 'test-page-golden'), other = await print(lang, 'test-page-again');
    expectGolden(one, `testPage.${lang}`);
    expect(Buffer.compare(one.pdf, other.pdf)).toBe(0);
  });
});
