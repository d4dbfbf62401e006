import { expect, test } from 'vitest';
import { message } from '#shared/i18n/index.ts';
import { figures } from '#shared/domain/common/money.ts';

test('a count in a sentence is grouped as amounts are', () => {
  const [space] = /\s/.exec(figures(100_000 as never, 'fr')) ?? [];
  expect(message('fr', 'doctor.audit_OK', { rows: 1180 })).toContain(`1${space ?? ''}180`);
  expect(message('ar', 'doctor.audit_OK', { rows: 1180 })).toContain('1.180');
});
