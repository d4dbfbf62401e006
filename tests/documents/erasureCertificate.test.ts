import { rmSync, writeFileSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { printSheet } from '#electron/engine/documents/papers.ts';
import { createPrinter } from '#electron/engine/documents/print.ts';
import type { ErasureCertificate } from '#electron/engine/documents/templates/erasureCertificate.ts';
import type { Instant } from '#shared/lib/ids.ts';
import { picture, textOf } from '#tests/support/poppler.ts';

/* One page in both languages, whatever it has to tell. */
const printer = createPrinter(), folder = process.env['IDMAJ_PICTURES'] ?? mkdtempSync(path.join(os.tmpdir(), 'idmaj-'));
afterAll(() => { if (process.env['IDMAJ_PICTURES'] === undefined) rmSync(folder, { recursive: true, force: true }); });
const kept = (count: number): ErasureCertificate['outcome']['kept'] => Array.from({ length: count }, (_, i) => ({ papers: 3, files: 4, until: `203${i % 10}-02-26` }));
const certificate = (more: Partial<ErasureCertificate> = {}): ErasureCertificate => ({
  centre: { ar: 'مركز المصاحبة وإعادة الإدماج بأكادير', fr: 'Centre d’accompagnement et de réinsertion d’Agadir' }, code: 'AGA', digest: 'ab'.repeat(32), fileDigest: '12'.repeat(32), erasedAt: '2026-03-12T10:00:00.000Z',
  erasedBy: 'Amina Direction', reason: 'Demande écrite du 10/03/2026', papers: 'keep', printedAt: '2026-03-12T10:05:00.000Z' as Instant, outcome: { drafts: 1, forms: 2, papers: 0, files: 0, changes: 14, kept: kept(1) }, ...more,
});
describe('the certificate of an erasure', () => {
  it.each<[string, ErasureCertificate]>([
    ['plain', certificate()], ['everything', certificate({ papers: 'erase', outcome: { drafts: 0, forms: 0, papers: 4, files: 9, changes: 120, kept: [] } })],
    ['long', certificate({ reason: 'motif '.repeat(50).trim(), erasedBy: 'م'.repeat(100), outcome: { drafts: 3, forms: 9, papers: 12, files: 40, changes: 999, kept: kept(12) } })],
  ])('%s: one page, both languages, when, by whom, why, what stays until when', async (name, view) => {
    const { pdf, pages } = await printSheet(printer, { sheet: 'erasureCertificate', of: view }), file = path.join(folder, `erasure-${name}.pdf`);
    writeFileSync(file, pdf);
    if (process.env['IDMAJ_PICTURES'] !== undefined) picture(file);
    expect(pages).toBe(1);
    const text = textOf(file);
    for (const said of ['Attestation d’effacement', 'شهادة محو معطيات شخصية', 'ab'.repeat(32), '12'.repeat(32), '12/03/2026']) expect(text).toContain(said);
    if (view.outcome.kept.length > 0) expect(text).toContain('26/02/2030');
    else expect(text).toContain('Rien ne reste');
  });
});
