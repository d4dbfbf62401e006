/* Random paragraphs of what the centre's people type, for the comparison with Chromium. */
import fc from 'fast-check';
import type { Direction } from '#electron/engine/documents/definition.ts';
import { iso, ltr } from '#shared/domain/common/isolate.ts';

export interface Run { readonly text: string; readonly bold?: true; readonly color?: string }
export interface Paragraph { readonly runs: readonly Run[]; readonly direction: Direction; /** points */ readonly width: number }

const arabic = fc.constantFrom('مركز', 'الإدماج', 'المستفيد', 'لا', 'مُدَرِّسٌ', 'سنة،', 'تسلّم', 'و', 'الآلات', 'لأجل', 'محمّد', 'هـ', 'مُلَوَّن', 'سكّر', 'حي؟', 'بتاريخ', 'ثمن؛', 'للدعم');
const french = fc.constantFrom('Centre', 'd’accompagnement', 'équipement', 'Nº', 'S.A.R.L.', 'et/ou', 'Jean-Pierre', 'Ahmed', 'le', '24’’', 'l’État', 'ENTRAIDE', 'e-mail', 'C++', 'œuvre');
const number = fc.constantFrom('850.000,00', '12,5%', '23/11/2026', '05 23 45 67 89', '+212 523-45-67-89', '٣٠', '١٢٣٫٤٥', '1', '-7', '24"', '100 €', '01-02-2026', '3/4', 'JB123456', '10:30', '±2', '#5', '50 %', '%50', '1.233.341,60', '(2)');
const sign = fc.constantFrom('(', ')', '«', '»', '[', ']', '{', '}', '/', ':', '.', '،', '…', '—', '-', '"', '’', '!', '؟', '+', '=', '<', '>', '*', '&', '%', '😀', '✓');
const tifinagh = fc.constantFrom('ⵜⴰⵎⴰⵣⵉⵖⵜ', 'ⴰⵣⵓⵍ');
const bracketed = fc.tuple(fc.oneof(arabic, french, number), fc.constantFrom(['(', ')'], ['«', '»'], ['[', ']'], ['« ', ' »'], ['"', '"'])).map(([inner, [open, close]]) => `${open ?? ''}${inner}${close ?? ''}`);
const typed = fc.array(fc.oneof(arabic, french, number, sign), { minLength: 1, maxLength: 3 }).map(words => words.join(' ')).chain(value => fc.constantFrom(iso(value), ltr(value)));
const token = fc.oneof({ weight: 7, arbitrary: arabic }, { weight: 4, arbitrary: french }, { weight: 4, arbitrary: number }, { weight: 2, arbitrary: sign }, { weight: 2, arbitrary: bracketed }, { weight: 2, arbitrary: typed }, { weight: 1, arbitrary: tifinagh });
const gap = fc.constantFrom(' ', ' ', ' ', ' ', '', '\u00a0');
const text = fc.array(fc.tuple(token, gap), { minLength: 1, maxLength: 22 }).map(words => words.map(([word, after]) => word + after).join('').trim());
const style = fc.constantFrom<Omit<Run, 'text'>>({ bold: true }, { color: 'red' }, { bold: true, color: 'blue' });

/** Cuts anywhere, in the middle of a word too, but not before a mark: no keyboard makes that. */
function cut(whole: string, cuts: readonly (readonly [number, number, Omit<Run, 'text'>])[]): Run[] {
  const chars = Array.from(whole), plain = {}, styles: Omit<Run, 'text'>[] = chars.map(() => plain);
  const floor = (at: number): number => { while (at > 0 && /\p{M}/u.test(chars[at] ?? '')) at--; return at; };
  for (const [at, length, given] of cuts) { const from = floor(Math.floor(at * chars.length)), to = floor(Math.min(chars.length, from + length)); styles.fill(given, from, to); }
  const runs: { text: string; style: Omit<Run, 'text'> }[] = [];
  chars.forEach((char, i) => { const given = styles[i] ?? plain, last = runs.at(-1); if (last && last.style === given) last.text += char; else runs.push({ text: char, style: given }); });
  return runs.map(run => ({ text: run.text, ...run.style }));
}
export const paragraph: fc.Arbitrary<Paragraph> = fc.record({
  whole: text, cuts: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 12 }), style), { maxLength: 3 }),
  direction: fc.constantFrom<Direction>('rtl', 'rtl', 'ltr', 'auto'), width: fc.integer({ min: 120, max: 500 }),
}).map(({ whole, cuts, direction, width }) => ({ runs: cut(whole, cuts), direction, width }));
