import type { Clock } from '#shared/lib/ids.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import type { Forms } from '../forms.ts';

/** Workbooks read for others than the importer; the spreadsheet code is loaded when asked for. */
export const createForms = (clock: Clock): Forms => ({
  async read(bytes) {
    const { readCeremonyForm } = await import('./ceremonyWorkbook.ts');
    const read = readCeremonyForm(bytes, { today: clock.now().slice(0, 10) });
    if (read.ok) return ok(read.form);
    const [first] = read.errors;
    return refuse('exchange.FAULTY_WORKBOOK', { errors: read.errors.length, hasCell: first?.cell ? 'yes' : 'no', sheet: first?.sheet ?? '', cell: first?.cell ?? '', value: first?.value ?? '' });
  },
});
