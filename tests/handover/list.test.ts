import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answer } from '#shared/contract/index.ts';
import { connect } from '#electron/engine/store/connect.ts';
import { unwrapDataKey } from '#electron/engine/store/keySlots.ts';
import { given, PASSPHRASE, testEngine } from '#tests/support/engine.ts';
import { aCeremony } from '#tests/support/forms.ts';

const at = testEngine();
beforeAll(async () => {
  await at.create();
  for (let i = 0; i < 25; i++) given(await at.client.call('handover.createCeremony', { ceremony: aCeremony({ title: { ar: `حفل رقم ${i}`, fr: `Cérémonie ${i}` }, date: `202${4 + (i % 2)}-0${1 + (i % 3)}-15` }) }));
});
afterAll(() => at.remove());

it('comes in pages, the newest day first, each ceremony once', async () => {
  const seen: { date: string; ceremonyId: string }[] = [];
  let after: Answer<'handover.ceremonies'>['next'] = null;
  do {
    const page: Answer<'handover.ceremonies'> = given(await at.client.call('handover.ceremonies', { after, limit: 7 }));
    seen.push(...page.entries);
    after = page.next;
  } while (after !== null && seen.length < 100);
  expect(new Set(seen.map(({ ceremonyId }) => ceremonyId)).size).toBe(25);
  expect(seen.map(({ date, ceremonyId }) => date + ceremonyId)).toEqual(seen.map(({ date, ceremonyId }) => date + ceremonyId).toSorted().reverse());
});
it('is narrowed by year, state and text', async () => {
  const count = async (filter: object): Promise<number> => given(await at.client.call('handover.ceremonies', filter)).entries.length;
  expect([await count({ year: 2024 }), await count({ year: 2025 }), await count({ year: 2020 }), await count({ status: 'draft' }), await count({ status: 'validated' }), await count({ text: 'cérémonie 24' }), await count({ text: 'رقم', year: 2024 })]).toEqual([13, 12, 0, 25, 0, 1, 13]);
});
it('walks the index by date, and looks up everything else', async () => {
  await at.engine.close();
  const dir = path.join(at.folder, 'data'), { dataKey } = given(await unwrapDataKey(dir, PASSPHRASE)), db = connect(path.join(dir, 'idmaj.db'), dataKey, { readonly: true });
  const plan = (sql: string, ...values: unknown[]): string => db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values).map(({ detail }) => detail).join('\n');
  const list = plan(`SELECT ceremonies.*, (SELECT count(*) FROM recipients JOIN handover_lines ON recipient_id = recipients.id WHERE ceremony_id = ceremonies.id) AS lines FROM ceremonies
    WHERE (date, id) < (?, ?) AND date BETWEEN ? AND ? ORDER BY date DESC, id DESC LIMIT ?`, 'z', 'z', '', 'z', 100);
  expect(list).toMatch(/ceremonies USING INDEX ceremonies_by_date/);
  expect(list).not.toMatch(/TEMP B-TREE|SCAN (?!ceremonies USING INDEX)/);
  const marks = plan(`SELECT day_marks.* FROM recipients JOIN day_marks ON seq = (SELECT max(seq) FROM day_marks WHERE recipient_id = recipients.id) WHERE ceremony_id = ?`, 'x');
  expect(marks).toMatch(/SEARCH day_marks USING INTEGER PRIMARY KEY/);
  expect(marks).not.toMatch(/SCAN/);
  db.close();
});
