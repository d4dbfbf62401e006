import { describe, expect, it } from 'vitest';
import { backupSlip, type BackupSlip } from '#electron/engine/documents/templates/backupSlip.ts';
import { PAPER_LANGS, type PaperLang } from '#shared/domain/papers.ts';
import type { Instant } from '#shared/lib/ids.ts';
import { letterhead, pair } from '#tests/support/certificateViews.ts';
import { infoOf } from '#tests/support/poppler.ts';
import { expectAll, expectGolden, expectNone } from './person/check.ts';
import { printed, type Paper } from './printed.ts';

const slip: BackupSlip = {
  centre: letterhead.name, code: 'AGA', fileName: 'idmaj-AGA-20250226-093000.idmaj-backup', madeAt: '2025-02-26T09:30:00.000Z' as Instant, size: 12_345_678,
  sha256: '0123456789abcdef'.repeat(4), audit: { seq: 1234, hash: 'fedcba9876543210'.repeat(4) }, printedAt: '2025-02-26T09:31:00.000Z' as Instant, printedBy: 'Directrice',
};
const print = (lang: PaperLang, name = 'backup-slip', more: Partial<BackupSlip> = {}): Promise<Paper> => printed(backupSlip(lang, { ...slip, ...more }), `${name}.${lang}`);

describe('the slip of a backup', () => {
  it.each(PAPER_LANGS)('is one page that names the file and its marks (%s)', async (lang) => {
    const { drawn, pages, missing, file } = await print(lang);
    expect([pages, missing]).toEqual([1, []]);
    expectAll(drawn(), ['AGA', 'idmaj-AGA-20250226-093000.idmaj-backup', '26/02/2025 09:30 UTC', '12345678 B', '0123 4567 89ab cdef', '1234', 'fedc ba98 7654 3210']);
    if (lang !== 'fr') expectAll(drawn(), ['بطاقة نسخة احتياطية', 'الاسم والتوقيع']);
    if (lang !== 'ar') expectAll(drawn(), ['Bordereau de sauvegarde', 'Nom et signature']);
    expectNone(drawn(), ['undefined', 'null']);
    expect(infoOf(file)).toMatch(/Reference:\s+BACKUP/);
  });
  it.each(PAPER_LANGS)('stays one page whatever the centre and the person are called (%s)', async (lang) => {
    expect((await print(lang, 'backup-slip-wide', { centre: pair('ش'.repeat(200), 'W'.repeat(200)), printedBy: 'W'.repeat(100), size: 987_654_321_012 })).pages).toBe(1);
  });
  it.each(PAPER_LANGS)('looks as it was looked at, and is the same file every time (%s)', async (lang) => {
    const one = await print(lang, 'backup-slip-golden'), other = await print(lang, 'backup-slip-again');
    expectGolden(one, `backupSlip.${lang}`);
    expect(Buffer.compare(one.pdf, other.pdf)).toBe(0);
  });
});
