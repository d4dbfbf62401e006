import { describe, expect, it } from 'vitest';
import { signatoriesOf, type Signatory } from '#shared/domain/handover.ts';
import { goodsOf, officials, pair } from '#tests/support/certificateViews.ts';

const region = (ar: string, fr: string): Signatory => ({ role: 'region', name: pair('', ''), capacity: pair('رئيس المجلس', 'Président'), onBehalfOf: pair(ar, fr) });
const fundedBy = (ar: string, fr: string) => goodsOf(2).map((line) => ({ ...line, funder: pair(ar, fr) }));

describe('the Region signs where it pays', () => {
  it.each([
    ['جهة سوس ماسة', 'Région Souss-Massa', 'جهة سوس ماسة', 'Région Souss-Massa', true],
    ['مجلس جهة سوس ماسة', 'Conseil régional', 'جهة سوس ماسة', '', true],
    ['', 'Région Souss-Massa', '', 'region souss massa', true],
    ['جهة سوس ماسة', 'Région Souss-Massa', 'المبادرة الوطنية للتنمية البشرية', 'INDH', false],
    ['جهة سوس ماسة', '', '', '', true],
    ['', '', 'المبادرة الوطنية للتنمية البشرية', 'INDH', true],
  ])('%s / %s, funds by %s / %s: %s', (ar, fr, funderAr, funderFr, signs) => {
    const others = officials(2).filter(({ role }) => role !== 'region');
    expect(signatoriesOf([...others, region(ar, fr)], fundedBy(funderAr, funderFr))).toHaveLength(others.length + (signs ? 1 : 0));
  });
});
