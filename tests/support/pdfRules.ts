/* The rules of ISO 19005-2:2011 (PDF/A-2b) that can be checked in a file of pdfkit's plain structure, by clause. */
import { inflateSync } from 'node:zlib';

interface PdfObject { readonly number: number; readonly dictionary: string; readonly stream: Buffer | null }
const ALLOWED = new Set('b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "'.split(' '));

function objectsOf(file: string): { objects: Map<number, PdfObject>; broken: string[] } {
  const objects = new Map<number, PdfObject>(), broken: string[] = [], start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1] ?? NaN);
  const [, count = '0'] = /^xref\n0 (\d+)\n0000000000 65535 f \n/.exec(file.slice(start)) ?? [];
  const rows = file.slice(start).match(/^\d{10} \d{5} n $/gm) ?? [];
  if (rows.length !== Number(count) - 1) broken.push('6.1.4 the cross reference table');
  rows.forEach((row, i) => {
    const at = Number(row.slice(0, 10)), head = `${i + 1} 0 obj\n`, end = file.indexOf('\nendobj\n', at);
    if (!file.startsWith(head, at) || file[at - 1] !== '\n' || end < 0) { broken.push(`6.1.9 object ${i + 1}`); return; }
    const from = at + head.length, stream = file.indexOf('\nstream\n', from), has = stream >= 0 && file.startsWith('<<', from) && !file.slice(from, stream).includes('\nendobj\n');
    if (!has) { objects.set(i + 1, { number: i + 1, dictionary: file.slice(from, end), stream: null }); return; }
    const dictionary = file.slice(from, stream), length = Number(/\/Length (\d+)\b/.exec(dictionary)?.[1] ?? NaN), bytes = Buffer.from(file.slice(stream + 8, stream + 8 + length), 'latin1');
    if (!file.startsWith('\nendstream\nendobj\n', stream + 8 + length)) broken.push(`6.1.7.1 length of stream ${i + 1}`);
    objects.set(i + 1, { number: i + 1, dictionary, stream: dictionary.includes('/FlateDecode') ? inflated(bytes) : bytes });
  });
  return { objects, broken };
}
const inflated = (bytes: Buffer): Buffer => { try { return inflateSync(bytes); } catch { return bytes; } };

/** What the file breaks, each with its clause; empty for a file in which nothing was found. */
export function violationsOf(pdf: Uint8Array): string[] {
  const file = Buffer.from(pdf).toString('latin1'), { objects, broken: out } = objectsOf(file), all = [...objects.values()];
  const rule = (holds: boolean, clause: string): void => { if (!holds) out.push(clause); };
  const referred = (dictionary: string, key: string): PdfObject | undefined => objects.get(Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1]));
  const trailer = file.slice(file.lastIndexOf('trailer')), root = referred(trailer, 'Root')?.dictionary ?? '', info = referred(trailer, 'Info')?.dictionary ?? '';
  const words = all.map(({ dictionary }) => dictionary.replace(/\((?:\\[^]|[^\\)])*\)/g, '()')); // keys alone, without strings

  rule(/^%PDF-1\.[0-7]\n%[\x80-\xff]{4,}\n/.test(file), '6.1.2 header');
  rule(/\/ID \[<([\da-f]{32})> <\1>\]/.test(trailer) && !/\/ID \[<0{32}>/.test(trailer), '6.1.3 identifier');
  rule(!trailer.includes('/Encrypt'), '6.1.3 encryption');
  for (const key of ['F', 'FFilter', 'FDecodeParms']) rule(!all.some(({ stream, dictionary }) => stream && new RegExp(`/${key}\\b(?! \\d)`).test(dictionary)), `6.1.7.1 ${key}`);
  for (const filter of ['LZWDecode', 'Crypt']) rule(!words.some(text => text.includes(`/${filter}`)), `6.1.7.2 ${filter}`);
  for (const key of ['TR', 'HTP', 'HTO', 'OPI', 'PS', 'Alternates', 'JavaScript', 'JS', 'Launch', 'Sound', 'Movie', 'EmbeddedFiles', 'AcroForm', 'AA', 'OCProperties', 'AlternatePresentations', 'PresSteps', 'Requirements', 'XFA', 'Perms', 'Ref', 'DeviceCMYK'])
    rule(!words.some(text => new RegExp(`/${key}(?![\\w])`).test(text)), `6 forbidden: ${key}`);
  rule(!words.some(text => /\/Interpolate true/.test(text)), '6.2.8 interpolation');

  const intent = /\/OutputIntents \[<<([^]*?)>>/.exec(root)?.[1] ?? '', profile = referred(intent, 'DestOutputProfile');
  rule(intent.includes('/S /GTS_PDFA1') && intent.includes('/OutputConditionIdentifier ('), '6.2.3 output intent');
  rule(/\/N 3\b/.test(profile?.dictionary ?? '') && profile?.stream?.toString('latin1', 12, 20) === 'mntrRGB ' && profile.stream.toString('latin1', 36, 40) === 'acsp' && profile.stream.readUInt32BE(0) === profile.stream.length && (profile.stream[8] ?? 9) <= 4, '6.2.3 profile');

  for (const { dictionary, number, stream } of all) {
    if (/\/Type \/Font\n\/Subtype/.test(dictionary)) {
      if (dictionary.includes('/Subtype /Type0')) rule(/\/Encoding \/Identity-H/.test(dictionary) && Boolean(referred(dictionary, 'ToUnicode')?.stream), `6.2.11.3 font ${number}`);
      else rule(/\/Subtype \/CIDFontType2/.test(dictionary) && /\/CIDToGIDMap \/Identity/.test(dictionary), `6.2.11.3.2 font ${number}`);
    }
    if (/\/Type \/FontDescriptor/.test(dictionary)) rule(/\/FontName \/[A-Z]{6}\+/.test(dictionary) && (referred(dictionary, 'FontFile2')?.stream?.readUInt32BE(0) === 0x00010000), `6.2.11.4.1 embedded font ${number}`);
    if (/\/Subtype \/CIDFontType2/.test(dictionary)) rule(widthsAgree(dictionary, referred(referred(dictionary, 'FontDescriptor')?.dictionary ?? '', 'FontFile2')?.stream), `6.2.11.5 widths of ${number}`);
    if (/\/Type \/Page\n/.test(dictionary) || /\/Subtype \/Form/.test(dictionary)) {
      const content = /\/Type \/Page\n/.test(dictionary) ? referred(dictionary, 'Contents')?.stream : stream;
      rule(dictionary.includes('/Resources'), `6.2.2 resources of ${number}`);
      out.push(...contentViolations(content?.toString('latin1') ?? '', number));
    }
    if (/\/Type \/Annot/.test(dictionary)) rule(/\/F 4\b/.test(dictionary) && /\/Subtype \/Link/.test(dictionary), `6.3.2 annotation ${number}`);
    for (const [, mode = ''] of dictionary.matchAll(/\/BM \/(\w+)/g)) rule(mode === 'Normal' || mode === 'Compatible', `6.2.10 blend mode ${mode}`);
    for (const [text] of dictionary.matchAll(/\((?:\\[^]|[^\\)])*\)/g)) rule(text.length <= 32_767, '6.1.13 length of a string');
  }

  const metadata = referred(root, 'Metadata'), xmp = metadata?.stream?.toString('utf8') ?? '', value = (pattern: string): string => new RegExp(pattern).exec(xmp)?.[1] ?? '';
  rule(/\/Subtype \/XML/.test(metadata?.dictionary ?? '') && !(metadata?.dictionary ?? '').includes('/Filter') && /^<\?xpacket begin="\ufeff" id="[^"]+"\?>/.test(xmp), '6.6.2.1 metadata stream');
  rule(!xmp.includes('pdfaid'), '6.6.4 a claim of conformance that no validator has shown');
  for (const name of xmp.match(/(?<=<)[a-z]+:\w+/gi) ?? []) rule(/^(?:x:xmpmeta|rdf:(?:RDF|Description|Alt|Bag|Seq|li)|dc:(?:format|language|title|description|creator|identifier)|xmp:(?:CreateDate|CreatorTool)|pdf:Producer)$/.test(name), `6.6.2.3 ${name} is no predefined property`);
  const told = (key: string): string => textOf(referred(info, key)?.dictionary ?? '()'), plain = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  for (const [key, pattern] of [['Title', '<dc:title>.*?x-default">(.*?)<'], ['Subject', '<dc:description>.*?x-default">(.*?)<'], ['Author', '<dc:creator><rdf:Seq><rdf:li>(.*?)<'], ['Reference', '<dc:identifier>(.*?)<'], ['Creator', '<xmp:CreatorTool>(.*?)<'], ['Producer', '<pdf:Producer>(.*?)<']] as const)
    rule(told(key) === plain(value(pattern)), `6.6.3 ${key}`);
  rule(told('CreationDate').replace(/\D/g, '') === value('<xmp:CreateDate>(.*?)<').replace(/\D/g, ''), '6.6.3 CreationDate');
  return out;
}

/** A string of a file: of bytes, or UTF-16BE after its mark. */
function textOf(literal: string): string {
  const bytes = Buffer.from(literal.slice(1, -1).replace(/\\([nrtbf()\\])/g, (_, char: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[char] ?? char), 'latin1');
  return bytes[0] === 0xfe && bytes[1] === 0xff ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le') : bytes.toString('latin1');
}
function widthsAgree(dictionary: string, font: Buffer | null | undefined): boolean {
  const widths = (/\/W \[0 \[([^\]]*)\]/.exec(dictionary)?.[1] ?? '').trim().split(/\s+/).map(Number);
  if (!font) return false;
  const table = (tag: string): Buffer => { for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) if (font.toString('latin1', at, at + 4) === tag) return font.subarray(font.readUInt32BE(at + 8), font.readUInt32BE(at + 8) + font.readUInt32BE(at + 12)); return Buffer.alloc(0); };
  const metrics = table('hmtx'), em = table('head').readUInt16BE(18);
  return widths.length > 1 && widths.every((width, glyph) => glyph === 0 || Number.isNaN(width) || Math.abs(width - metrics.readUInt16BE(4 * glyph) * 1000 / em) <= 1);
}
/** Of a page's or a form's operators. */
export function contentViolations(content: string, number: number): string[] {
  const out: string[] = [], plain = content.replace(/<[\da-f]*>/gi, '()').replace(/\[[^\]]*\]/g, '()').replace(/<<[^]*?>>/g, '()');
  let depth = 0, deepest = 0;
  for (const word of plain.split(/\s+/)) {
    if (word === '' || /^(?:[+-]?[\d.]+|\/.*|\(\)[^A-Za-z]*)$/.test(word)) continue;
    const operator = word.replace(/^\(\)/, '');
    if (operator && !ALLOWED.has(operator)) out.push(`6.2.2 operator ${operator} in ${number}`);
    depth += operator === 'q' ? 1 : operator === 'Q' ? -1 : 0;
    deepest = Math.max(deepest, depth);
    if (operator === 'K' || operator === 'k') out.push('6.2.4.3 CMYK');
  }
  if (depth !== 0 || deepest > 28) out.push(`6.1.13 nesting of q and Q in ${number}`);
  for (const [, hex = ''] of content.replace(/<<[^]*?>>/g, '').matchAll(/<([\da-f]*)>/gi)) for (const code of hex.match(/.{1,4}/g) ?? []) if (code === '0000') out.push(`6.2.11.8 .notdef in ${number}`);
  return out;
}
