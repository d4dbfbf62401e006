/** Throws where a text is not well-formed XML: tags that do not close, attributes twice or unquoted, stray < or &. */
export function parseXml(xml: string): void {
  const open: string[] = [];
  const rest = xml.replace(/^<\?xml [^<>]*\?>\s*/, '').replace(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g, (_, closing: string, name: string, attributes: string, empty: string) => {
    const names = [...attributes.matchAll(/([\w:.-]+)="/g)].map(([, attribute]) => attribute);
    if (new Set(names).size !== names.length) throw new Error(`attribute twice in <${name}>`);
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(attributes)) throw new Error(`stray & in <${name}>`);
    if (closing !== '') { const last = open.pop(); if (last !== name) throw new Error(`</${name}> closes <${last}>`); }
    else if (empty === '') open.push(name);
    return '';
  });
  if (open.length > 0) throw new Error(`<${open.at(-1)}> stays open`);
  if (/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(rest)) throw new Error(`stray sign in: ${rest.slice(0, 60)}`);
}
