import { createCache } from '../cache.ts';
import type { StyleStack } from './internals.ts';

/** Every style property of a piece of text, resolved. */
export interface ResolvedStyle {
  font: string; fontFallback: readonly string[]; fontSize: number; bold: boolean; italics: boolean; alignment: 'left' | 'right' | 'center' | 'justify' | null; direction: 'rtl' | 'ltr' | 'auto';
  fontFeatures: readonly string[] | null; characterSpacing: number; color: string; opacity: number; background: string | null; lineHeight: number; leadingIndent: number;
  decoration: string | readonly string[] | null; decorationColor: string | null; decorationStyle: string | null; decorationThickness: number | null; link: string | null;
  noWrap: boolean; sup: boolean; sub: boolean; preserveLeadingSpaces: boolean; preserveTrailingSpaces: boolean;
  /** What keyOfStyle says of it, once asked; a copy begins without. */
  key: string | null;
}
const PLAIN: ResolvedStyle = {
  font: 'Amiri', fontFallback: [], fontSize: 12, bold: false, italics: false, alignment: null, direction: 'auto', fontFeatures: null, characterSpacing: 0, color: 'black', opacity: 1,
  background: null, lineHeight: 1, leadingIndent: 0, decoration: null, decorationColor: null, decorationStyle: null, decorationThickness: null, link: null,
  noWrap: false, sup: false, sub: false, preserveLeadingSpaces: false, preserveTrailingSpaces: false, key: null,
};
const NAMES = (Object.keys(PLAIN) as (keyof ResolvedStyle)[]).filter(name => name !== 'key');
const KEYS: ReadonlySet<string> = new Set(NAMES);
type Properties = Readonly<Record<string, unknown>>;
const STYLES = 1000;

/** By the few keys that a node has, not by the many that a style may have: this runs for every node and layer. */
function take(into: Record<string, unknown>, from: Properties): void {
  for (const key in from) {
    const value = from[key];
    if (value !== undefined && value !== null && KEYS.has(key)) into[key] = value;
  }
}
function takeNamed(into: Record<string, unknown>, name: string, stack: StyleStack, seen: readonly string[] = []): void {
  const style = stack.styleDictionary?.[name];
  if (!style || seen.includes(name)) return;
  for (const parent of names(style['extends'])) takeNamed(into, parent, stack, [...seen, name]);
  take(into, style);
}
const names = (value: unknown): string[] => (typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter(name => typeof name === 'string') : []);

/** The style of texts that stand in the layers of a stack, and in the first so many of them. */
export interface KnownStyles { readonly styles: ResolvedStyle[]; readonly layers: unknown[] }
/**
 * The style that a stack of pdfmake comes to: pdfmake walks the stack once a property and a word. Most layers are those of the text before,
 * and most nodes say nothing of style.
 */
export function styleOfStack(stack: StyleStack): ResolvedStyle {
  const layers = stack.styleOverrides, { styles, layers: before } = stack.known ??= { styles: [styleOfSpan(stack.defaultStyle ?? {}, PLAIN, stack)], layers: [] };
  let same = 0;
  while (same < before.length && same < layers.length && before[same] === layers[same]) same++;
  before.length = same; styles.length = same + 1;
  let style = styles[same] as ResolvedStyle;
  for (; same < layers.length; same++) {
    const layer = layers[same];
    style = typeof layer === 'string' ? styleOfSpan({ style: layer }, style, stack) : withOwn(style, layer ?? {});
    before.push(layer); styles.push(style);
  }
  return style;
}
/** The style of a part of a text within the style around it. */
export function styleOfSpan(span: Properties, around: ResolvedStyle, stack: StyleStack): ResolvedStyle {
  if (span['style'] === undefined) return withOwn(around, span);
  const style: ResolvedStyle & Record<string, unknown> = { ...around, key: null };
  for (const name of names(span['style'])) takeNamed(style, name, stack);
  take(style, span);
  return style;
}
/** With what a node itself says; the same object where it says nothing. */
function withOwn(around: ResolvedStyle, from: Properties): ResolvedStyle {
  let style: (ResolvedStyle & Record<string, unknown>) | undefined;
  for (const key in from) {
    const value = from[key];
    if (value !== undefined && value !== null && KEYS.has(key) && value !== (style ?? around)[key as keyof ResolvedStyle]) (style ??= { ...around, key: null })[key] = value;
  }
  return style ?? around;
}
const listKeys = new WeakMap<object, string>();
/** Lists of families are handed down from the default style, the same object to every text. */
function listKey(list: object): string {
  let key = listKeys.get(list);
  if (key === undefined) listKeys.set(list, key = JSON.stringify(list));
  return key;
}
/** Styles by what differs from the plain one: a number each, which makes short keys. */
const numbers = createCache<string>(STYLES);
let count = 0;
/** Equal for equal styles, and for no others; not the same in every process. */
export function keyOfStyle(style: ResolvedStyle): string {
  if (style.key !== null) return style.key;
  let differs = '';
  for (let i = 0; i < NAMES.length; i++) {
    const name = NAMES[i] as keyof ResolvedStyle, value = style[name];
    if (value !== PLAIN[name]) differs += `\x03${i}=${typeof value === 'object' && value !== null ? listKey(value) : String(value)}`; // no value holds a control character
  }
  let key = numbers.get(differs);
  if (key === undefined) numbers.set(differs, key = String(count++));
  return style.key = key;
}
