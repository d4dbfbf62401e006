import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Answer } from '#shared/contract/index.ts';
import type { Verdict } from '#shared/domain/backups.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { ReplayErasures } from '../erasing.ts';
import type { Helper } from '../helper.ts';
import { FILES } from '../store/files.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import type { Watch } from '../workerLine.ts';
import { erasureLines } from '../store/erasuresFile.ts';
import type { Known } from './look.ts';
import type { Restoring } from './restore.ts';
import { putInPlace, readyPlace, stage } from './stage.ts';
import { verdictRefusal } from './telling.ts';
import { lockFolder } from '../store/lock.ts';

interface Parts { readonly clock: Clock; readonly ids: Ids; readonly helper: Helper; readonly replayErasures: ReplayErasures; readonly visible: Restoring['visible'] }
/** A restore from end to end, by the same steps as a real one, into a folder that is taken away again whatever comes of it. */
export function createDrill({ clock, ids, helper, replayErasures, visible }: Parts): (file: string, known: Known, centre: Store, watch: Watch, onVerdict: (verdict: Verdict) => void) => Promise<Result<Answer<'backups.drill'>>> {
  return async (file, known, { dir: here }, watch, onVerdict) => {
    const began = performance.now(), place = mkdtempSync(path.join(os.tmpdir(), 'idmaj-drill-')), dir = path.join(place, 'centre');
    try {
      const ready = readyPlace(dir, clock), database = path.join(ready.folder, FILES.database);
      const checked = await helper.run('check', { file, known, to: database, keep: true }, watch);
      if (!checked.ok) return checked;
      const { verdict, head, erasures, facts, size, sha256 } = checked.value;
      onVerdict(verdict);
      if (verdict !== 'good' || !head || !facts) return verdictRefusal(verdict, file);
      const lists = visible(file, head, erasureLines(erasures), known, here);
      const staged = stage(ready.folder, { dir, head, size, sha256, dataKey: known.dataKey, slotId: '' as Id, erasures: lists.lines, folders: [], clock, ids, replayErasures, allowed: () => ok(null) });
      if (!staged.ok) return staged;
      const lock = lockFolder(dir);
      if (!lock.ok) return lock;
      const placed = putInPlace(dir, ready.moment);
      lock.value.release();
      if (!placed.ok) return placed;
      const opened = openStore({ dir, dataKey: known.dataKey, clock });
      if (!opened.ok) return opened;
      opened.value.close();
      const examined = await helper.run('examine', { database: path.join(dir, FILES.database), dataKey: known.dataKey }, watch);
      if (!examined.ok) return examined;
      const { sound, audit, changes } = examined.value;
      if (!sound || !audit.ok || !changes.ok) return refuse('backups.DRILL_FAILED', { file: path.basename(file) });
      return ok({
        fileName: path.basename(file), folder: path.dirname(file), madeAt: head.madeAt, seconds: Math.round(performance.now() - began) / 1000, size, counts: facts.counts, auditRows: audit.rows, changeRows: changes.rows,
      });
    } finally { rmSync(place, { recursive: true, force: true }); }
  };
}
