import { describe, expect, it } from 'vitest';
import { anchorOf, boxesOf, drawn, factorOf, GAP, heightOf, pageAt, pixelRatio, scrollTo, stepped } from '#renderer/components/pdf/layout.ts';
import { possible, printsOf, type Paper, type Print } from '#renderer/features/papers/paperRules.ts';
import { isHarmless, missingSigns, requestOf, sheetsOfPaper, ticked, trayFor, type Choices, type PrintedPaper } from '#renderer/features/papers/printRequest.ts';

const CHOICES: Choices = { kinds: ['certificate', 'summary'], language: 'fr', originals: [1, 3], sort: 'recipient', sides: 'two', files: 'merged' };
describe('what is asked of the printer', () => {
  it('follows from the choices', () => {
    expect(requestOf(CHOICES, 'c', null)).toEqual({ ceremonyId: 'c', language: 'fr', kinds: ['certificate', 'summary'], sort: 'recipient', originals: [1, 3], recipients: null, freshSheets: true, merge: true });
  });
  it('of one person holds only papers that are one a person, and originals only of certificates', () => {
    expect(requestOf(CHOICES, 'c', ['p'])).toMatchObject({ kinds: ['certificate'], recipients: ['p'], originals: [1, 3] });
    expect(requestOf({ ...CHOICES, kinds: ['summary'] }, 'c', null)).toMatchObject({ kinds: ['summary'], originals: [] });
  });
  it('keeps the order of the list, whatever was ticked first', () => {
    expect(ticked([1, 2, 3, 4], [3], 1, true)).toEqual([1, 3]);
    expect(ticked([1, 2, 3, 4], [1, 3], 3, false)).toEqual([1]);
  });
  it('is made unasked only where that gives no number away', () => {
    expect([isHarmless('draft', ['slip']), isHarmless('validated', ['certificate']), isHarmless('validated', ['certificate', 'slip'])]).toEqual([true, true, false]);
  });
  it.each([[[{ pages: 192 }], 'two', 96], [[{ pages: 3 }, { pages: 1 }], 'two', 3], [[{ pages: 3 }, { pages: 1 }], 'one', 4], [[], 'two', 0]] as const)('sheets of %j on %s: %i', (files, sides, sheets) => { expect(sheetsOfPaper(files, sides)).toBe(sheets); });
  it.each([[0, 0], [4, 4], [19, 19], [20, 30], [96, 100], [100, 110], [1000, 1020]])('for %i sheets put %i', (sheets, tray) => { expect(trayFor(sheets)).toBe(tray); });
  it('tells each text in which a sign is missing once', () => {
    const paper = (...missing: PrintedPaper['missing']): PrintedPaper => ({ missing }) as unknown as PrintedPaper;
    expect(missingSigns([paper({ character: '☃', text: 'a' }), paper({ character: '☃', text: 'b' }, { character: '☃', text: 'a' }, { character: '♘', text: 'c' })])).toEqual([{ character: '☃', text: 'a' }, { character: '☃', text: 'b' }, { character: '♘', text: 'c' }]);
  });
});
describe('what may be done with a certificate', () => {
  const paper = (more: Partial<Paper>): Paper => ({ reference: 'A', status: 'issued', signedAt: null, cancelReason: null, former: null, scans: 0, ...more });
  it('before the signature, after it, and once cancelled', () => {
    expect(possible(null)).toEqual([]);
    expect(possible(paper({}))).toEqual(['sign', 'reprint', 'cancel']);
    expect(possible(paper({ signedAt: 'x' }))).toEqual(['reprint', 'correct']);
    expect(possible(paper({ status: 'cancelled' }))).toEqual(['reissue', 'reprint']);
  });
});
describe('prints of a certificate', () => {
  const print = (more: Partial<Print>): Print => ({ kind: 'certificate', reference: null, status: 'issued', language: 'fr', original: 0, copy: 0, partner: null, sha256: '', pages: 2, printedAt: '2025-02-20T09:00:00.000Z', papers: 1, members: [], ...more });
  it('are those alone and those in a file of several, in their order', () => {
    const all = [print({ reference: 'A', original: 1, copy: 1, printedAt: '2025-02-21T09:00:00.000Z' }), print({ reference: 'B' }), print({ status: 'set', papers: 3, members: [{ reference: 'A', original: 1 }, { reference: 'B', original: 1 }, { reference: 'A', original: 2 }] })];
    expect(printsOf(all, 'A').map(({ reference, original, copy }) => [reference, original, copy])).toEqual([['A', 1, 0], ['A', 2, 0], ['A', 1, 1]]);
    expect(printsOf(all, 'C')).toEqual([]);
  });
});
describe('pages of the viewer', () => {
  const a4 = { width: 595.28, height: 841.89 }, view = { width: 800, height: 600 };
  it('fit the view, or are as large as on paper', () => {
    expect(factorOf(1, a4, view)).toBe(1);
    expect(boxesOf([a4], factorOf('width', a4, view))[0]?.width).toBe(view.width - 2 * GAP);
    expect(boxesOf([a4], factorOf('page', a4, view))[0]?.height).toBeLessThanOrEqual(view.height - 2 * GAP);
    expect(factorOf('width', a4, { width: 0, height: 0 })).toBeGreaterThan(0);
  });
  it.each([[1, 1, 1.25], [1.1, 1, 1.25], [0.999, 1, 1.25], [1, -1, 0.75], [4, 1, 4], [0.3, -1, 0.5]] as const)('from %d step %d is %d', (from, direction, to) => { expect(stepped(from, direction)).toBe(to); });
  it('are drawn only near the view, from the first to the last', () => {
    const boxes = boxesOf(Array.from({ length: 100 }, () => a4), 1);
    expect(drawn(boxes, 0, 600)).toEqual({ from: 0, to: 1 });
    for (let top = 0; top < heightOf(boxes); top += 777) {
      const { from, to } = drawn(boxes, top, 600), at = pageAt(boxes, top, 600);
      expect(to - from, String(top)).toBeLessThanOrEqual(4);
      expect(at >= from && at <= to, String(top)).toBe(true);
    }
    expect(drawn(boxes, heightOf(boxes), 600).to).toBe(99);
    expect(drawn([], 0, 600)).toEqual({ from: 0, to: -1 });
  });
  it('stay where they are when the zoom changes', () => {
    const before = boxesOf(Array.from({ length: 9 }, () => a4), 1), after = boxesOf(Array.from({ length: 9 }, () => a4), 2);
    for (const top of [0, 500, 1123, 5000]) {
      const at = anchorOf(before, top);
      expect(anchorOf(after, scrollTo(after, at)).page).toBe(at.page);
      expect(scrollTo(before, at)).toBeCloseTo(top, 0);
    }
  });
  it('never take more pixels than memory bears', () => {
    expect(pixelRatio({ width: 800, height: 1100 }, 2)).toBe(2);
    const ratio = pixelRatio({ width: 3200, height: 4500 }, 3);
    expect(3200 * 4500 * ratio * ratio).toBeLessThanOrEqual(16_000_001);
  });
});
