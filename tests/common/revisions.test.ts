import { expect, it } from 'vitest';
import { staleness } from '#shared/domain/common/revisions.ts';

const NOW = '2025-02-20T10:00:00.000Z', record = { revision: 5, updatedAt: '2025-02-20T09:57:01.000Z', updatedBy: 'Amina' };
it('what was decided on the record as it stands goes through', () => { expect(staleness(record, 5, NOW)).toBeNull(); });
it.each([[4, 'an older state'], [6, 'a newer one, which a restored backup does not know']])('what was decided on count %i, %s, is refused by name', (seen) => {
  expect(staleness(record, seen, NOW)?.refusal).toEqual({ code: 'app.CHANGED_MEANWHILE', params: { by: 'user', who: 'Amina', minutes: 2 } });
});
it('a change by nobody known was made in another window; a clock set back makes no minutes below nought', () => {
  expect(staleness({ ...record, updatedBy: '' }, 4, '2025-02-20T09:00:00.000Z')?.refusal.params).toEqual({ by: 'window', who: '', minutes: 0 });
});
