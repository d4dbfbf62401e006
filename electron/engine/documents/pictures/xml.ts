/* The little of XML that an SVG needs, strictly: what is not understood is refused. */
import { refuse, type No } from '#shared/lib/result.ts';

export interface Element { readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly children: Element[]; text: string }
const DEPTH_LIMIT = 64, ELEMENT_LIMIT = 20_000;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: '\'' };

/** The root element without comments and instructions, or the refusal; names lose the prefix `svg:`. */
export function elementsOf(text: string): Element | No {
  const root: Element = { name: '', attributes: new Map(), children: [], text: '' }, open: Element[] = [root];
  const token = /<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<\?([\w-]+)[^]*?\?>|<!DOCTYPE[^>[]*(?:(\[)|>)|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;
  let count = 0;
  for (let found; token.lastIndex < text.length;) {
    found = token.exec(text);
    if (!found) return refuse('picture.DAMAGED');
    const [, cdata, instruction, subset, closed, opened, attributes = '', empty, characters] = found, here = open.at(-1) ?? root;
    if (subset || (instruction !== undefined && instruction !== 'xml' && instruction.startsWith('xml'))) return refuse('picture.SVG_ACTIVE'); // entities, style sheets from elsewhere
    if (cdata !== undefined) here.text += cdata;
    else if (characters !== undefined) { const plain = decoded(characters); if (plain === null || (here === root && plain.trim())) return refuse('picture.DAMAGED'); here.text += plain; }
    else if (closed !== undefined) { if (open.length < 2 || here.name !== nameOf(closed)) return refuse('picture.DAMAGED'); open.pop(); }
    else if (opened !== undefined) {
      if (++count > ELEMENT_LIMIT || open.length > DEPTH_LIMIT) return refuse('picture.SVG_TOO_COMPLEX');
      const map = new Map<string, string>();
      for (const [, name = '', double, single] of attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
        const value = decoded(double ?? single ?? '');
        if (value === null || map.has(name)) return refuse('picture.DAMAGED');
        map.set(name, value);
      }
      const element: Element = { name: nameOf(opened), attributes: map, children: [], text: '' };
      if (here === root && root.children.length > 0) return refuse('picture.DAMAGED');
      here.children.push(element);
      if (!empty) open.push(element);
    }
  }
  const [top] = root.children;
  return open.length === 1 && top ? top : refuse('picture.DAMAGED');
}
const nameOf = (name: string): string => name.replace(/^svg:/, '');
/** Null for an entity that XML itself does not know. */
function decoded(text: string): string | null {
  let known = true;
  const plain = text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w+));?/g, (_, decimal?: string, hex?: string, name?: string) => {
    const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : 0;
    if (name === undefined && code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    const char = name === undefined ? undefined : ENTITIES[name];
    if (char === undefined) known = false;
    return char ?? '';
  });
  return known ? plain : null;
}
export const attributeText = (value: string): string => value.replace(/[&<>"]/g, char => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char);
