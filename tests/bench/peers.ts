import type { Content, DocumentDefinition, Inline, Span } from '#electron/engine/documents/definition.ts';

/*
 * The same paper for the peers: a definition's words, styles, tables and columns as HTML for Chromium and as Typst markup.
 * Rough in its lengths, whole in its text: what is compared is the work of setting one such page, not its looks.
 */
/** The code of a paper as a picture, made beforehand. */
export interface QrPicture { readonly svg: string }
interface Peer {
  readonly qr: (picture: QrPicture) => string;
  readonly run: (text: string, style: Span) => string;
  readonly block: (runs: string, style: Span) => string;
  readonly table: (rows: readonly (readonly { readonly cell: string; readonly span: number }[])[], columns: number) => string;
  readonly columns: (cells: readonly string[]) => string;
}
function inline(peer: Peer, text: Inline, style: Span): string {
  if (Array.isArray(text)) return (text as readonly Inline[]).map((part) => inline(peer, part, style)).join('');
  if (typeof text === 'object') return inline(peer, (text as Span).text, { ...style, ...(text as Span) });
  return peer.run(String(text), style);
}
function block(peer: Peer, content: Content, qr: QrPicture): string {
  if (typeof content === 'string' || typeof content === 'number') return content === '' ? '' : peer.block(peer.run(String(content), { text: '' }), { text: '' });
  if (Array.isArray(content)) return (content as readonly Content[]).map((part) => block(peer, part, qr)).join('');
  if ('stack' in content) return content.stack.map((part) => block(peer, part, qr)).join('');
  if ('columns' in content) return peer.columns(content.columns.map((part) => block(peer, part, qr)));
  if ('table' in content) {
    const rows = content.table.body.map((row) => row.flatMap((cell, i) => {
      const span = typeof cell === 'object' && 'colSpan' in cell ? cell.colSpan ?? 1 : 1;
      const covered = row.slice(0, i).some((before, k) => typeof before === 'object' && 'colSpan' in before && k + (before.colSpan ?? 1) > i);
      return covered ? [] : [{ cell: block(peer, cell, qr), span }];
    }));
    return peer.table(rows, content.table.body[0]?.length ?? 1);
  }
  if ('qr' in content) return peer.qr(qr);
  if ('text' in content) return peer.block(inline(peer, content.text, content as unknown as Span), content as unknown as Span);
  return '';
}
const bands = ({ header, footer }: DocumentDefinition): [Content, Content] =>
  [header, footer].map((band) => (typeof band === 'function' ? band(1, 1, { width: 595, height: 842 }) : band) ?? '') as [Content, Content];

const html: Peer = {
  qr: ({ svg }) => svg.replace('<svg', '<svg style="width:46pt"'),
  run: (text, { bold, fontSize, font }) => `<span style="${bold ? 'font-weight:700;' : ''}${fontSize ? `font-size:${fontSize}pt;` : ''}${font === 'Plex' ? 'font-family:Plex' : ''}">${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</span>`,
  block: (runs, { alignment, direction }) => `<p style="${alignment ? `text-align:${alignment};` : ''}" ${direction ? `dir="${direction}"` : ''}>${runs}</p>`,
  table: (rows) => `<table>${rows.map((row) => `<tr>${row.map(({ cell, span }) => `<td colspan="${span}">${cell}</td>`).join('')}</tr>`).join('')}</table>`,
  columns: (cells) => `<div class="columns">${cells.map((cell) => `<div>${cell}</div>`).join('')}</div>`,
};
/** The paper as a page for Chromium, with the product's own fonts. */
export function asHtml(definition: DocumentDefinition, fonts: { readonly amiri: string; readonly amiriBold: string; readonly plex: string }, qr: QrPicture): string {
  const [header, footer] = bands(definition);
  return `<!doctype html><html dir="${definition.defaultStyle?.direction ?? 'rtl'}"><meta charset="utf-8"><style>
@font-face{font-family:Amiri;src:url("file://${fonts.amiri}")}@font-face{font-family:Amiri;font-weight:700;src:url("file://${fonts.amiriBold}")}@font-face{font-family:Plex;src:url("file://${fonts.plex}")}
@page{size:A4;margin:44pt 40pt}body{font:11pt Amiri;margin:0}p{margin:0 0 3pt}table{width:100%;border-collapse:collapse}td{border-bottom:.4pt solid #999;vertical-align:top}.columns{display:flex;gap:8pt}.columns>div{flex:1}
</style><body>${block(html, header, qr)}${block(html, definition.content, qr)}${block(html, footer, qr)}</body></html>`;
}

const escape = (text: string): string => text.replace(/[\\#$*_`<>@[\]"~/=+-]/g, (sign) => `\\${sign}`);
const typst: Peer = {
  qr: ({ svg }) => `#image(bytes("${svg}"), format: "svg", width: 46pt)\n`,
  run: (text, { bold, fontSize, font }) => `#text(${[bold ? 'weight: "bold"' : '', fontSize ? `size: ${fontSize}pt` : '', font === 'Plex' ? 'font: "IBM Plex Sans Arabic"' : ''].filter(Boolean).join(', ')})[${escape(text)}]`,
  block: (runs, { alignment }) => (alignment && alignment !== 'justify' ? `#align(${alignment})[${runs}]\n` : `#par[${runs}]\n`),
  table: (rows, columns) => `#table(columns: (${'1fr,'.repeat(columns)}), stroke: .4pt, ${rows.flat().map(({ cell, span }) => (span > 1 ? `table.cell(colspan: ${span})[${cell}]` : `[${cell}]`)).join(', ')})\n`,
  columns: (cells) => `#grid(columns: (${'1fr,'.repeat(cells.length)}), ${cells.map((cell) => `[${cell}]`).join(', ')})\n`,
};
/** The paper as Typst markup. */
export function asTypst(definition: DocumentDefinition, qr: QrPicture): string {
  const [header, footer] = bands(definition);
  const rtl = definition.defaultStyle?.direction !== 'ltr';
  return `#set page(paper: "a4", margin: (x: 40pt, y: 44pt))\n#set text(font: ("Amiri", "IBM Plex Sans Arabic"), size: 11pt, lang: "${rtl ? 'ar' : 'fr'}", dir: ${rtl ? 'rtl' : 'ltr'})\n${block(typst, header, qr)}${block(typst, definition.content, qr)}${block(typst, footer, qr)}`;
}
