import { describe, expect, it } from 'vitest';
import { claimedReference } from '#electron/engine/papers/pdfClaim.ts';
import type { DocumentDefinition } from '#electron/engine/documents/definition.ts';
import { readPicture } from '#electron/engine/documents/picture.ts';
import { createPrinter } from '#electron/engine/documents/print.ts';
import { handoverCertificate } from '#electron/engine/documents/templates/handoverCertificate.ts';
import { logoOf } from '#electron/engine/documents/templates/parts/logo.ts';
import { LANGS } from '#shared/i18n/index.ts';
import { viewOf } from '#tests/support/certificateViews.ts';
import { contentViolations, violationsOf } from '#tests/support/pdfRules.ts';
import { JPEG, png, SVG } from '#tests/support/pictures.ts';
import { CREATED, definitionOf } from './engine/lab.ts';
import { AMOUNT, PARAGRAPH_FR } from './engine/sample.ts';

const printer = createPrinter(), latin1 = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1'), bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const pictures = [Buffer.from(SVG), JPEG, png(20, 20, (x, y) => [x * 12, y * 12, 0, x * 12], { type: 6, bits: 8 })].map(file => { const read = readPicture(file); if (!read.ok) throw new Error(read.refusal.code); return logoOf(read.value, [80, 80]); });
/** All that a template can ask for. */
const EVERYTHING: DocumentDefinition = definitionOf('عنوان (A) & <B> \\', [
  { text: AMOUNT, decoration: 'underline', background: 'yellow', opacity: 0.7 }, { text: PARAGRAPH_FR, direction: 'ltr', link: 'https://example.test' }, { table: { body: [['أ', { text: 'ب', fillColor: '#eee', fillOpacity: 0.5 }]] } }, { ul: ['1', 'ⵜⴰⵎ', '😀 \ue000'] }, { qr: 'https://example.test' },
  { canvas: [{ type: 'ellipse', x: 20, y: 20, r1: 10, r2: 5, color: 'red', fillOpacity: 0.3 }, { type: 'rect', x: 0, y: 0, w: 30, h: 30, r: 4, lineColor: 'blue', dash: { length: 2 } }, { type: 'polyline', points: [{ x: 0, y: 0 }, { x: 5, y: 9 }], closePath: true }] }, ...pictures,
], { watermark: { text: 'مسودة', opacity: 0.1 }, info: { title: 'عنوان (A) & <B> \\', subject: 'S\nT', author: 'é\u2067ا\u2069', creationDate: CREATED, reference: 'PV/AGA/2025/0001' } });

describe('PDF/A-2b, as far as its rules can be checked here', () => {
  it.each(LANGS)('certificates (%s)', async (lang) => {
    for (const marks of [[], ['draft']] as const) expect(violationsOf((await printer.print(handoverCertificate(viewOf({ lines: 12, marks }), lang))).pdf)).toEqual([]);
  });
  it('all that a template can ask for, alone and in a set', async () => {
    expect(violationsOf((await printer.print(EVERYTHING)).pdf)).toEqual([]);
    const set = await printer.printSet({ info: EVERYTHING.info, language: 'fr-MA', freshSheets: true, parts: [{ definition: EVERYTHING, bookmark: 'ع' }, { definition: { ...EVERYTHING, language: 'fr-MA' }, bookmark: 'é' }] });
    expect(violationsOf(set.pdf)).toEqual([]);
  });
  it('and what breaks a rule is seen', async () => {
    const file = latin1((await printer.print(EVERYTHING)).pdf), of = (from: string | RegExp, to: string): string[] => { const changed = file.replace(from, to); expect(changed, String(from)).not.toBe(file); return violationsOf(bytes(changed)); };
    expect(of('/GTS_PDFA1', '/GTS_PDFX1')).toContain('6.2.3 output intent');
    expect(of('>application/pdf<', '>pdfaid:part 2  <')).toContain('6.6.4 a claim of conformance that no validator has shown');
    expect(of('<dc:identifier>PV/AGA', '<dc:identifier>PV/XXX')).toContain('6.6.3 Reference');
    expect(of('<dc:format>', '<dc:former>')).toContain('6.6.2.3 dc:former is no predefined property');
    expect(of('/FontFile2', '/FontFile9').some(found => found.startsWith('6.2.11.4.1'))).toBe(true);
    expect(of(/\/W \[0 \[(\d+) (\d)/, '/W [0 [$1 9').some(found => found.startsWith('6.2.11.5'))).toBe(true);
    expect(of('/BM /Normal', '/BM /Screen')).toContain('6.2.10 blend mode Screen');
    expect(of(/\/F 4\n/, '/F 2\n').some(found => found.startsWith('6.3.2'))).toBe(true);
    expect(of(/\/ID \[<./, '/ID [<z')).toContain('6.1.3 identifier');
    expect(of(/(\/Length \d)(\d+)/, '$18').some(found => found.startsWith('6.1.7.1 length'))).toBe(true);
    expect(contentViolations('q BT [<00010000> 5 <0002>] TJ ET Q', 7)).toEqual(['6.2.11.8 .notdef in 7']);
    expect(contentViolations('q 1 0 0 1 0 0 cm /X Do', 7)).toEqual(['6.1.13 nesting of q and Q in 7']);
    expect(contentViolations('0 0 0 1 k 5 5 zz', 7)).toEqual(['6.2.4.3 CMYK', '6.2.2 operator zz in 7']);
    expect(of('%PDF-1.7', '%PDF-2.0')).toContain('6.1.2 header');
  });
});

describe('what a file says of itself', () => {
  it('its title is shown, an Arabic paper is read from the right, and its reference is found', async () => {
    const [arabic, french] = await Promise.all([EVERYTHING, { ...EVERYTHING, language: 'fr-MA' }].map(async definition => latin1((await printer.print(definition)).pdf)));
    expect([arabic, french].map(file => [file?.includes('/DisplayDocTitle true'), file?.includes('/Direction /R2L')])).toEqual([[true, true], [true, false]]);
    expect(claimedReference(bytes(arabic ?? ''))).toBe('PV/AGA/2025/0001');
    const xmp = Buffer.from(arabic ?? '', 'latin1').toString('utf8');
    expect(xmp).toContain('<dc:title><rdf:Alt><rdf:li xml:lang="x-default">عنوان (A) &amp; &lt;B&gt; \\</rdf:li>');
    expect(xmp).toContain('<dc:description><rdf:Alt><rdf:li xml:lang="x-default">S T<');
  });
  it('its identifier is of its content, not of its title and time', async () => {
    const idOf = async (content: string): Promise<string> => /\/ID \[<(\w+)>/.exec(latin1((await printer.print(definitionOf('واحد', content))).pdf))?.[1] ?? '';
    expect(await idOf('أ')).not.toBe(await idOf('ب'));
    expect(await idOf('أ')).toBe(await idOf('أ'));
  });
});
