/* SVG, rebuilt from what is known to be harmless and drawable: shapes, groups, gradients, clips, and references within the file. */
import { ok, refuse, type No, type Result } from '#shared/lib/result.ts';
import type { Picture } from '#shared/domain/papers.ts';
import { cascade, rulesOf, type Rule } from './css.ts';
import { attributeText, elementsOf, type Element } from './xml.ts';

const SHAPES = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon']);
/** Drawn only where something refers to them. */
const ASIDE = new Set(['defs', 'symbol', 'clipPath', 'linearGradient', 'radialGradient']);
const KNOWN = new Set([...SHAPES, ...ASIDE, 'svg', 'g', 'use', 'stop']);
const LEFT_OUT = new Set(['title', 'desc', 'metadata', 'style']);
const ACTIVE = new Set(['script', 'foreignObject', 'image', 'a', 'animate', 'animateTransform', 'animateMotion', 'animateColor', 'set', 'handler', 'listener', 'iframe', 'object', 'embed', 'audio', 'video', 'feImage', 'cursor', 'view']);
const WRITING = new Set(['text', 'tspan', 'textPath', 'tref', 'font', 'glyph', 'altGlyph']);

/** The values of each kept attribute. Any `url()` or `href` is looked at apart. */
const NUMBERS = /^[\d\s.,eE+-]*$/, LENGTH = /^\s*[+-]?[\d.]+(?:e[+-]?\d+)?(?:px|pt|pc|mm|cm|in|em|ex|%)?\s*$/i, WORD = /^[\w\s-]*$/, PAINT = /^\s*(?:[a-z]+|#[\da-f]{3,8}|(?:rgb|hsl)a?\([\d\s.,%/+-]*\)|url\(\s*['"]?#[^()'"]*['"]?\s*\)(?:\s+(?:[a-z]+|#[\da-f]{3,8}))?)\s*$/i;
const PATH = /^[MmZzLlHhVvCcSsQqTtAa\d\s.,eE+-]*$/, TRANSFORM = /^(?:[\s,]*(?:matrix|translate|scale|rotate|skewX|skewY)\s*\([\d\s.,eE+-]+\))*[\s,]*$/;
const of = (grammar: RegExp, ...names: readonly string[]): [string, RegExp][] => names.map(name => [name, grammar]);
const VALUES: ReadonlyMap<string, RegExp> = new Map([
  ...of(PATH, 'd'), ...of(NUMBERS, 'points', 'viewBox', 'stroke-miterlimit'), ...of(TRANSFORM, 'transform', 'gradientTransform'),
  ...of(LENGTH, 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'fx', 'fy', 'width', 'height', 'offset', 'opacity', 'fill-opacity', 'stroke-opacity', 'stop-opacity', 'stroke-width', 'stroke-dashoffset'),
  ...of(PAINT, 'fill', 'stroke', 'stop-color', 'color', 'clip-path'), ...of(/^[\d\s.,%a-z+-]*$/i, 'stroke-dasharray'),
  ...of(WORD, 'fill-rule', 'clip-rule', 'stroke-linecap', 'stroke-linejoin', 'gradientUnits', 'clipPathUnits', 'spreadMethod', 'preserveAspectRatio', 'display', 'visibility'),
]);
/** Would change what is seen, and is not drawn by the printer. */
const UNDRAWN = new Set(['filter', 'mask', 'marker', 'marker-start', 'marker-mid', 'marker-end']);
/** No number of a picture needs more; larger ones overflow where they are multiplied. */
const NUMBER_LIMIT = 1e6, SHAPE_LIMIT = 5000, TEXT_LIMIT = 512 * 1024;
const NAME = /^[\w.:-]{1,200}$/;

/** What a part of the drawing comes to. */
interface Clean { readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly children: readonly Clean[] }
class Refused extends Error { readonly no: No; constructor(no: No) { super('refused'); this.no = no; } }
const stop = (no: No): never => { throw new Refused(no); };

export function readSvg(file: Buffer): Result<Picture> {
  let text: string;
  try { text = new TextDecoder(file[0] === 0xff && file[1] === 0xfe ? 'utf-16le' : 'utf-8', { fatal: true }).decode(file); } catch { return refuse('picture.NOT_A_PICTURE'); }
  if (!/<(?:svg:)?svg[\s>]/.test(text)) return refuse('picture.NOT_A_PICTURE');
  const root = elementsOf(text);
  if ('ok' in root) return root;
  if (root.name !== 'svg') return refuse('picture.NOT_A_PICTURE');
  try { return drawingOf(root); } catch (error) {
    if (error instanceof Refused) return error.no;
    throw error;
  }
}

function drawingOf(root: Element): Result<Picture> {
  const rules: Rule[] = [], byId = new Map<string, Clean>();
  for (const element of all(root)) if (element.name === 'style') rules.push(...(rulesOf(element.text) ?? stop(/@import|@font-face|url\(/i.test(element.text) ? refuse('picture.SVG_ACTIVE') : refuse('picture.SVG_UNSUPPORTED', { name: 'style' }))));
  const size = sizeOf(root.attributes) ?? stop(refuse('picture.SVG_NO_SIZE'));
  const clean = cleaned(root, rules, byId);
  const shapes = weigh(clean, byId, false, [], new Map());
  if (shapes === 0) return refuse('picture.EMPTY');
  const inside = clean.children.map(child => written(child, byId)).join(''), [left, top, width, height] = size;
  const paint = [...clean.attributes].filter(([name]) => !['viewBox', 'width', 'height', 'x', 'y', 'id', 'href', 'preserveAspectRatio'].includes(name)).map(([name, value]) => ` ${name}="${attributeText(value)}"`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="${left} ${top} ${width} ${height}"${paint}>${inside}</svg>`;
  return svg.length > TEXT_LIMIT ? refuse('picture.SVG_TOO_COMPLEX') : ok({ kind: 'svg', svg, width, height });
}
function* all(element: Element): Generator<Element> { yield element; for (const child of element.children) yield* all(child); }

function cleaned(element: Element, rules: readonly Rule[], byId: Map<string, Clean>): Clean {
  const attributes = new Map<string, string>();
  for (const [given, value] of cascade(element, rules)) {
    const name = given === 'xlink:href' ? 'href' : given;
    if (/^on/i.test(name)) stop(refuse('picture.SVG_ACTIVE'));
    if (name === 'id') { if (NAME.test(value)) attributes.set(name, value); continue; }
    if (name === 'href') { if (!value.trim().startsWith('#')) stop(refuse('picture.SVG_ACTIVE')); if (NAME.test(value.trim().slice(1))) attributes.set(name, value.trim()); continue; }
    for (const [, target = ''] of value.matchAll(/url\(([^)]*)/gi)) if (!/^\s*['"]?#/.test(target)) stop(refuse('picture.SVG_ACTIVE'));
    if (UNDRAWN.has(name) && value.trim() !== 'none') stop(refuse('picture.SVG_UNSUPPORTED', { name }));
    const grammar = VALUES.get(name);
    if (!grammar) continue;
    if (!grammar.test(value) || (value.match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi) ?? []).some(number => !(Math.abs(Number(number)) <= NUMBER_LIMIT)) && !/^\s*#/.test(value)) stop(refuse('picture.DAMAGED'));
    attributes.set(name, value);
  }
  const children: Clean[] = [];
  for (const child of element.children) {
    const { name } = child;
    if (ACTIVE.has(name)) stop(refuse('picture.SVG_ACTIVE'));
    if (WRITING.has(name)) { if ([...all(child)].some(({ text }) => text.trim() !== '')) stop(refuse('picture.SVG_TEXT')); continue; }
    if (LEFT_OUT.has(name) || name.includes(':')) continue; // notes of the program that drew it
    if (!KNOWN.has(name)) stop(refuse('picture.SVG_UNSUPPORTED', { name: name.slice(0, 40) }));
    children.push(cleaned(child, rules, byId));
  }
  const out: Clean = { name: element.name, attributes, children }, id = attributes.get('id');
  if (id !== undefined) { if (byId.has(id)) stop(refuse('picture.DAMAGED')); byId.set(id, out); }
  return out;
}

/** The names that an element refers to. */
const references = ({ attributes }: Clean): string[] => [...attributes].flatMap(([name, value]) => (name === 'href' ? [value.slice(1)] : [...value.matchAll(/url\(\s*['"]?#([^()'"]*?)['"]?\s*\)/g)].map(([, target = '']) => target)));

/** The shapes that are drawn, each as often as it is referred to; a circle of references is damage, and many shapes are too many for a logo. */
function weigh(clean: Clean, byId: ReadonlyMap<string, Clean>, aside: boolean, path: readonly Clean[], known: Map<Clean, number>): number {
  if (path.includes(clean)) return stop(refuse('picture.DAMAGED'));
  const before = known.get(clean), here = [...path, clean];
  if (before !== undefined) return before;
  let shapes = SHAPES.has(clean.name) ? 1 : 0;
  for (const name of references(clean)) { const target = byId.get(name); if (target) { const weight = weigh(target, byId, true, here, known); if (clean.name === 'use') shapes += weight; } }
  for (const child of clean.children) { const weight = weigh(child, byId, aside, here, known); if (aside || !ASIDE.has(child.name)) shapes += weight; }
  if (shapes > SHAPE_LIMIT) stop(refuse('picture.SVG_TOO_COMPLEX'));
  known.set(clean, shapes);
  return shapes;
}

/** What refers to nothing: paint is then none (SVG 1.1, 11.2), anything else is left out. */
function written({ name, attributes, children }: Clean, byId: ReadonlyMap<string, Clean>): string {
  let list = '';
  for (const [key, value] of attributes) {
    const [, target] = key === 'href' ? [value, value.slice(1)] : (/url\(\s*['"]?#([^()'"]*?)['"]?\s*\)/.exec(value) ?? []), found = target === undefined || byId.has(target);
    if (!found && name === 'use' && key === 'href') return '';
    if (found) list += ` ${key === 'href' ? 'xlink:href' : key}="${attributeText(value)}"`;
    else if (key === 'fill' || key === 'stroke') list += ` ${key}="none"`;
  }
  return children.length > 0 ? `<${name}${list}>${children.map(child => written(child, byId)).join('')}</${name}>` : `<${name}${list}/>`;
}

const UNITS: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 };
/** Left, top, width and height of the drawing in its own units. */
function sizeOf(attributes: ReadonlyMap<string, string>): readonly [number, number, number, number] | null {
  const box = (attributes.get('viewBox') ?? '').trim().split(/[\s,]+/).map(Number), length = (name: string): number => {
    const [, number, unit = ''] = /^\s*\+?(\d*\.?\d+)(px|pt|pc|mm|cm|in)?\s*$/i.exec(attributes.get(name) ?? '') ?? [];
    return Number(number) * (UNITS[unit.toLowerCase()] ?? NaN);
  };
  const [left = NaN, top = NaN, width = NaN, height = NaN] = box.length === 4 ? box : [0, 0, length('width'), length('height')];
  const fits = [left, top].every(value => Math.abs(value) <= NUMBER_LIMIT) && [width, height].every(value => value >= 0.01 && value <= NUMBER_LIMIT) && width / height <= 1000 && height / width <= 1000;
  return fits ? [left, top, width, height] : null;
}
