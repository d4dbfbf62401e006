/* The little of CSS that drawing programs write into an SVG: `.a, #b, path { fill: red }`, and `style` attributes. */
import type { Element } from './xml.ts';

export interface Rule { readonly kind: 'name' | 'class' | 'id'; readonly value: string; readonly declarations: readonly (readonly [string, string])[] }

const declarationsOf = (text: string): (readonly [string, string])[] =>
  text.split(';').flatMap(part => { const at = part.indexOf(':'); return at < 0 ? [] : [[part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).replace(/!\s*important\s*$/i, '').trim()] as const]; });

/** Null for a style sheet with anything but simple selectors. */
export function rulesOf(sheet: string): Rule[] | null {
  const plain = sheet.replace(/\/\*[^]*?\*\//g, ''), rules: Rule[] = [];
  const rest = plain.replace(/([^{}]*)\{([^{}]*)\}/g, (_, selectors: string, body: string) => {
    for (const selector of selectors.split(',')) {
      const [, mark, value] = /^\s*([.#]?)([\w-]+)\s*$/.exec(selector) ?? [];
      if (value === undefined) return '@';
      rules.push({ kind: mark === '.' ? 'class' : mark === '#' ? 'id' : 'name', value, declarations: declarationsOf(body) });
    }
    return '';
  });
  return rest.trim() === '' ? rules : null;
}

/** An element's attributes with what its styles say laid over them: by name, by class, by id, by itself. */
export function cascade({ name, attributes }: Element, rules: readonly Rule[]): Map<string, string> {
  const out = new Map(attributes), classes = new Set((attributes.get('class') ?? '').split(/\s+/)), id = attributes.get('id');
  for (const kind of ['name', 'class', 'id'] as const) for (const rule of rules) {
    if (rule.kind !== kind || !(kind === 'name' ? rule.value === name : kind === 'class' ? classes.has(rule.value) : rule.value === id)) continue;
    for (const [property, value] of rule.declarations) out.set(property, value);
  }
  for (const [property, value] of declarationsOf(attributes.get('style') ?? '')) out.set(property, value);
  return out;
}
