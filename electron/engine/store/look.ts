import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import { HEAD_BYTES, isPlain } from './connect.ts';
import { FILES, head } from './files.ts';
import { inspectFolder, systemProbe, type Probe } from './folder.ts';
import { readKeyFile } from './keySlots.ts';
import { lockFolder } from './lock.ts';
import { diskRefusal, orThrow } from './refusals.ts';
import { PAGE_BYTES, stagedName } from './open.ts';
import { finishRestore } from './restoring.ts';

/**
 * What can be told of a folder's centre without a key: whether there is one, and whether opening it would be refused. Nothing is
 * changed, but that a restore which was cut short after it was decided is carried to its end. Refused: what `openStore` refuses, as far as it shows from outside; never asked of a folder that this process holds open.
 */
export function lookAtFolder(dir: string, probe: Probe = systemProbe): Result<{ readonly centre: boolean }> {
  const inspected = inspectFolder(dir, probe);
  if (!inspected.ok) return inspected;
  const database = path.join(dir, FILES.database), where = { folder: dir, file: FILES.database };
  try {
    const unfinished = finishRestore(dir);
    if (unfinished) return unfinished;
    const keys = readKeyFile(dir);
    if (!keys.ok) return keys.refusal.code === 'store.NO_CENTRE' ? ok({ centre: false }) : keys;
    if (!existsSync(database)) return existsSync(path.join(dir, stagedName(keys.value.ring.databaseId))) ? ok({ centre: true }) : refuse('store.DATABASE_MISSING', where);
    const found = statSync(database);
    // looked at under the lock: while another start has it open, its file is not ours to read
    const lock = lockFolder(dir);
    if (!lock.ok) return lock;
    try {
      if (!found.isFile() || isPlain(head(database, HEAD_BYTES))) return refuse('store.FOREIGN_FILE', where);
      return found.size < PAGE_BYTES ? refuse('store.DAMAGED', where) : ok({ centre: true });
    } finally { lock.value.undo(); }
  } catch (error) {
    return orThrow(diskRefusal(error, dir), error);
  }
}
