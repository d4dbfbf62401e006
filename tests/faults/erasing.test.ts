import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createFiles } from '#electron/engine/files.ts';
import { caseFiles } from '#electron/engine/beneficiaries/access.ts';
import { createDrafts } from '#electron/engine/handover/drafts.ts';
import { plans } from '#electron/engine/lifeProjects/repository.ts';
import { createPersons } from '#electron/engine/persons/service.ts';
import { createSearch } from '#electron/engine/search/service.ts';
import { personDigest, readErasures } from '#electron/engine/store/erasuresFile.ts';
import { openStore } from '#electron/engine/store/open.ts';
import type { Id } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import { inPlacePrinter } from '#tests/support/engine.ts';
import { AT, createTestCentre, heldClock as clock, insertPerson, newIds, seeded, temporaryFolder, value } from '#tests/support/store.ts';

const PEOPLE = 60;
test('killed in the middle of erasures: each person is wholly there or wholly gone, and the list catches up', { timeout: 180_000 }, async () => {
  const { seed, below } = seeded(), { dir, remove } = temporaryFolder();
  const { store: made, dataKey, userId } = await createTestCentre(dir);
  const people: Id[] = [], ceremony = newIds.next();
  value(made.transaction(() => {
    made.sql.insert('ceremonies', { id: ceremony, title_ar: 'حفل', title_key: 'حفل', date: '2025-02-26', originals: 4, no_disposal_months: 36, transfer: 'ownership', status: 'draft', created_at: AT, created_by: userId, updated_at: AT, updated_by: userId });
    for (let n = 1; n <= PEOPLE; n += 1) {
      const id = insertPerson(made, `file-${n}`, { name_fr: `Marque${n} Personne` });
      people.push(id);
      made.sql.update('persons', id, { phone: String(n) });
      made.changes.record({ table: 'persons', rowId: id, personId: id, userId, before: null, after: { name_fr: `Marque${n}` } });
      made.sql.insert('recipients', { id: newIds.next(), ceremony_id: ceremony, person_id: id, position: n, name_fr: `Marque${n} Personne`, sex: 'F', trade: 'sewing', reads_ar: true, reads_fr: true });
      made.sql.insert('form_drafts', { user_id: userId, key: `person:${id}`, content: '{}', saved_at: AT });
    }
    return ok(null);
  }));
  made.close();
  let said = 0;
  try {
    for (let round = 1; round <= 4; round += 1) {
      const child = spawn(process.execPath, [path.resolve(import.meta.dirname, 'children/eraser.ts'), dir, dataKey.toString('hex')], { stdio: ['ignore', 'pipe', 'inherit'] }), ended = once(child, 'exit');
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      for (let heard = 0, most = 1 + below(6); heard < most; heard += 1) said = Number((await lines.next()).value);
      await wait(below(30));
      child.kill('SIGKILL');
      await ended;
      for await (const line of lines) said = Number(line);

      const where = `IDMAJ_SEED=${seed}, round ${round}`, store = value(openStore({ dir, dataKey, clock }));
      const { erasing } = createPersons({ clock, files: createFiles(), printer: inPlacePrinter(), drafts: createDrafts({ clock, ids: newIds, caseFiles }), finding: createSearch().finding, plans });
      const { databaseId } = store.keys, gone: number[] = [];
      people.forEach((id, i) => {
        const digest = personDigest(databaseId, id);
        const traces = store.sql.one<{ n: number }>`SELECT (SELECT count(*) FROM persons WHERE id = ${id}) + (SELECT count(*) FROM person_keys WHERE person_id = ${id}) + (SELECT count(*) FROM recipients WHERE person_id = ${id})
          + (SELECT count(*) FROM form_drafts WHERE key = ${`person:${id}`}) AS n`?.n;
        const listed = store.sql.one`SELECT 1 FROM erasures WHERE digest = ${digest}` !== undefined;
        expect([listed, traces], `${where}, person ${i + 1}`).toEqual(listed ? [true, 0] : [false, 4]);
        if (listed) gone.push(i + 1);
      });
      expect(gone, where).toEqual(Array.from({ length: gone.length }, (_, i) => i + 1));
      expect([said, said + 1], where).toContain(gone.length);
      expect(store.sql.all<{ position: number }>`SELECT position FROM recipients ORDER BY position`.map(({ position }) => position), where).toEqual(Array.from({ length: PEOPLE - gone.length }, (_, i) => i + 1));
      expect(store.changes.verify().ok, where).toBe(true);
      erasing.catchUp(store);
      expect(new Set(readErasures(dir).map(({ digest }) => digest)), where).toEqual(new Set(gone.map((n) => personDigest(databaseId, people[n - 1] ?? ('' as Id)))));
      store.close();
    }
  } finally { remove(); }
  expect(said).toBeGreaterThan(3);
});
