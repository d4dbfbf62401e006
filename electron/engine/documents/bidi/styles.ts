import type { StyleStack } from './internals.ts';

/** Every style property of a piece of text, resolved. */
export interface ResolvedStyle {
  font: string; fontFallback: readonly string[]; fontSize: number; bold: boolean; italics: boolean; alignment: 'left' | 'right' | 'center' | 'justify' | null; direction: 'rtl' | 'ltr' | 'auto';
  fontFeatures: readonly string[] | null; characterSpacing: number; color: string; opacity: number; background: string | null; lineHeight: number; leadingIndent: number;
  decoration: string | readonly string[] | null; decorationColor: string | null; decorationStyle: string | null; decorationThickness: number | null; link: string | null;
  noWrap: boolean; sup: boolean; sub: boolean; preserveLeadingSpaces: boolean; preserveTrailingSpaces: boolean;
}
const PLAIN: ResolvedStyle = {
  font: 'Amiri', fontFallback: [], fontSize: 12, bold: false, italics: false, alignment: null, direction: 'auto', fontFeatures: null, characterSpacing: 0, color: 'black', opacity: 1,
  background: null, lineHeight: 1, leadingIndent: 0, decoration: null, decorationColor: null, decorationStyle: null, decorationThickness: null, link: null,
  noWrap: false, sup: false, sub: false, preserveLeadingSpaces: false, preserveTrailingSpaces: false,
};
const NAMES = Object.keys(PLAIN) as (keyof ResolvedStyle)[];
const KEYS: ReadonlySet<string> = new Set(NAMES);
type Properties = Readonly<Record<string, unknown>>;

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

/** The style that a stack of pdfmake comes to, in one pass: pdfmake walks the stack once a property and a word. */
export function styleOfStack(stack: StyleStack): ResolvedStyle {
  const style: ResolvedStyle & Record<string, unknown> = { ...PLAIN };
  if (stack.defaultStyle) take(style, stack.defaultStyle);
  let last: unknown;
  for (const layer of stack.styleOverrides) {
    if (layer === last) continue; // pdfmake pushes the cell of a table three times
    last = layer;
    if (typeof layer === 'string') takeNamed(style, layer, stack);
    else take(style, layer);
  }
  return style;
}
/** The style of a part of a text within the style around it. */
export function styleOfSpan(span: Properties, around: ResolvedStyle, stack: StyleStack): ResolvedStyle {
  const style: ResolvedStyle & Record<string, unknown> = { ...around };
  for (const name of names(span['style'])) takeNamed(style, name, stack);
  take(style, span);
  return style;
}
const listKeys = new WeakMap<object, string>();
/** Lists of families are handed down from the default style, the same object to every text. */
function listKey(list: object): string {
  let key = listKeys.get(list);
  if (key === undefined) listKeys.set(list, key = JSON.stringify(list));
  return key;
}
/** Equal for equal styles: what differs from the plain one, each by its place in it. */
export function keyOfStyle(style: ResolvedStyle): string {
  let key = '';
  for (let i = 0; i < NAMES.length; i++) {
    const name = NAMES[i] as keyof ResolvedStyle, value = style[name];
    if (value !== PLAIN[name]) key += `\x03${i}=${typeof value === 'object' && value !== null ? listKey(value) : String(value)}`; // no value holds a control character
  }
  return key;
}
