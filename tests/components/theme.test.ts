import { describe, expect, it } from 'vitest';
import { color } from '#renderer/components/theme.ts';

/** WCAG 2.2, relative luminance and contrast ratio. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};
describe('the colours', () => {
  it('are measured as WCAG measures', () => {
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.478, 2);
  });
  it.each([
    ['ink', 'ground'], ['ink', 'quiet'], ['ink', 'greenTint'], ['ink', 'amberTint'], ['ink2', 'ground'], ['ink2', 'quiet'], ['ink2', 'greenTint'], ['ink2', 'amberTint'], ['ink3', 'ground'], ['ink3', 'quiet'],
    ['green', 'ground'], ['green', 'quiet'], ['green', 'greenTint'], ['greenDeep', 'greenTint'], ['amber', 'ground'], ['amber', 'amberTint'], ['ground', 'green'], ['ground', 'greenDeep'],
  ] as const)('let %s be read on %s: 4.5 and more', (text, ground) => { expect(contrast(color[text], color[ground])).toBeGreaterThanOrEqual(4.5); });
  it.each([['edge', 'ground'], ['edge', 'quiet'], ['amberMark', 'ground'], ['greenMid', 'ground']] as const)('let the edge %s be seen on %s: 3 and more', (edge, ground) => { expect(contrast(color[edge], color[ground])).toBeGreaterThanOrEqual(3); });
});
