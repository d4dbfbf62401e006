/* Erases one person after the other until it is killed, and says each one's place once it is done. Arguments: folder, data key in hexadecimal. */
import { writeSync } from 'node:fs';
import { createFiles } from '#electron/engine/files.ts';
import { caseFiles } from '#electron/engine/beneficiaries/access.ts';
import { createDrafts } from '#electron/engine/handover/drafts.ts';
import { plans } from '#electron/engine/lifeProjects/repository.ts';
import { createPersons } from '#electron/engine/persons/service.ts';
import { createSearch } from '#electron/engine/search/service.ts';
import { personDigest } from '#electron/engine/store/erasuresFile.ts';
import { openStore } from '#electron/engine/store/open.ts';
import { ids, systemClock as clock, type Id } from '#shared/lib/ids.ts';

const [dir = '', key = ''] = process.argv.slice(2);
const opened = openStore({ dir, dataKey: Buffer.from(key, 'hex'), clock });
if (!opened.ok) throw new Error(opened.refusal.code);
const store = opened.value;
const printer = { sheet: () => Promise.reject(new Error('not printed here')) };
const { erasing } = createPersons({ clock, files: createFiles(), printer, drafts: createDrafts({ clock, ids: ids(clock), caseFiles }), finding: createSearch().finding, plans });
for (const { id, phone } of store.sql.all<{ id: Id; phone: string }>`SELECT id, phone FROM persons ORDER BY CAST(phone AS INTEGER)`) {
  const done = erasing.replay(store, [{ at: clock.now(), digest: personDigest(store.keys.databaseId, id) }]);
  if (!done.ok) throw new Error(done.refusal.code);
  writeSync(1, `${phone}\n`);
}
setInterval(() => store, 60_000);
