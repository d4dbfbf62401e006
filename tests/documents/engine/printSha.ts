/* A process of its own: prints one document and says its SHA-256. --later: 40 days on; --warm: after other documents. --set: it and another as one file. */
import { createHash } from 'node:crypto';
import type { DocumentDefinition, DocumentSet } from '#electron/engine/documents/definition.ts';
import { createPrinter } from '#electron/engine/documents/print.ts';
import { AMOUNT, PARAGRAPH, PARAGRAPH_FR } from './sample.ts';

if (process.argv.includes('--later')) {
  const { now } = Date;
  Date.now = () => now() + 40 * 86_400_000;
}
const definition: DocumentDefinition = {
  language: 'ar-MA', direction: 'rtl', info: { title: 'محضر', creationDate: new Date('2026-11-23T10:00:00Z'), reference: 'PV-AGA-2025-0001' },
  footer: (page, pages) => ({ text: `${page} / ${pages}` }), watermark: { text: 'مسودة', opacity: 0.1 },
  content: [{ text: PARAGRAPH, alignment: 'justify' }, { text: AMOUNT, font: 'Plex' }, { table: { body: [['أ', 'ب'], ['1', 'ⵜⴰⵎ']] } }, { ol: ['أولا', 'ثانيا'] }, 'عائلة 👩‍👩‍👧 ☃ ⯑ 漢 (☂) Bold', { text: 'عريض 漢 ☃', bold: true }, { qr: 'https://example.test' }],
};
const printer = createPrinter();
if (process.argv.includes('--warm')) {
  await printer.print({ ...definition, content: [{ text: `زرع ${PARAGRAPH_FR} ضخم` }] });
  await printer.print(definition);
}
const set: DocumentSet = {
  info: definition.info, language: 'ar-MA', freshSheets: true,
  parts: [{ definition, bookmark: 'محضر' }, { definition: { ...definition, language: 'fr-MA', direction: 'ltr', content: PARAGRAPH_FR }, bookmark: 'Procès-verbal' }],
};
const { pdf } = process.argv.includes('--set') ? await printer.printSet(set) : await printer.print(definition);
process.stdout.write(createHash('sha256').update(pdf).digest('hex'));
