import { describe, expect, it } from 'vitest';
import { bookmarkOf, certificateOf, pictureNames, standing } from '#electron/engine/handover/ceremonyPapers.ts';
import type { IssuedPaper } from '#electron/engine/issuing.ts';
import { pair, viewOf } from '#tests/support/certificateViews.ts';

describe('contents frozen before papers had logos, own words and formers', () => {
  const { content } = viewOf({ lines: 2 }), { wording: _w, settingsVersion: _v, former: _f, letterhead: { logos: _l, ...letterhead }, ...rest } = content;
  it('are read as having none', () => {
    expect(certificateOf({ content: { letterhead, ...rest } })).toEqual({ ...content, letterhead: { ...content.letterhead, logos: { left: null, right: null } }, wording: {}, settingsVersion: 1, former: null });
    expect(certificateOf({ content })).toEqual(content);
    expect(pictureNames({ letterhead, ...rest })).toEqual([]);
    expect(pictureNames({ letterhead: { ...letterhead, logos: { left: null, right: 'a' } } })).toEqual(['a']);
  });
});

describe('certificates that stand', () => {
  const paper = (reference: string, more: Partial<IssuedPaper>): IssuedPaper => ({ reference, status: 'issued', heir: null, ...more }) as IssuedPaper;
  it('are neither cancelled nor stood in for', () => {
    expect(standing([paper('1', {}), paper('2', { status: 'cancelled' }), paper('3', { heir: '4' }), paper('4', {})]).map(({ reference }) => reference)).toEqual(['1', '4']);
  });
});

describe('a set’s outline', () => {
  const view = viewOf({ lines: 1 });
  it('names the person, the paper’s number and which original', () => {
    expect(bookmarkOf('certificate', view, 'fr')).toBe('PV/AGA/2025/0004 · Noureddine El Guersifi');
    expect(bookmarkOf('certificate', { ...view, original: { number: 2, of: 4, recipient: pair('قسم العمل الاجتماعي', 'DAS') } }, 'both')).toBe('PV/AGA/2025/0004 · نور الدين الكرسيفي · 2/4 قسم العمل الاجتماعي');
    expect(bookmarkOf('summary', { ...view, content: {} }, 'fr')).toBe('PV/AGA/2025/0004 · Procès-verbal récapitulatif');
    expect(bookmarkOf('certificate', { ...view, reference: null, original: { number: 5, of: 5, recipient: pair('', '') } }, 'ar')).toBe('نور الدين الكرسيفي · 5/5');
  });
});
