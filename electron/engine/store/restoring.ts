import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { refuse, type No } from '#shared/lib/result.ts';
import { ERASURES } from './erasuresFile.ts';
import { FILES, flush, flushFolderOf } from './files.ts';
import { lockFolder } from './lock.ts';
import { diskRefusal, orThrow } from './refusals.ts';

/*
 * How restored data take the place of those that are there, whenever the power fails. They are made ready, whole, in a folder of their own
 * inside the data folder. A note of two names, written whole or not at all, is the moment it counts: before it nothing was touched, and
 * after it every opening first carries on until it is done. What was there goes into another folder, and is never deleted.
 */
const NOTE = 'idmaj.restoring';
const MOVED = [FILES.database, `${FILES.database}-wal`, `${FILES.database}-shm`, FILES.keys, ERASURES, 'idmaj.tries', 'idmaj.head'] as const;
const note = z.strictObject({ ready: z.string().regex(/^restored-[0-9TZ-]{16,24}$/), aside: z.string().regex(/^before-restore-[0-9TZ-]{16,24}$/) });

export const readyName = (moment: string): string => `restored-${moment}`;
export const asideName = (moment: string): string => `before-restore-${moment}`;
/** What a restore that was cut short before its moment left: nothing counts on it. */
export const READY = /^restored-[0-9TZ-]{16,24}$/;

/** Whether a folder holds anything that a restore would have to set aside. */
export const holdsData = (dir: string): boolean => [FILES.database, FILES.keys].some((name) => existsSync(path.join(dir, name)));

/** The moment it counts: from here on the restored data are the centre's. To be followed by `finishRestore`. Throws the disk's error. */
export function decideRestore(dir: string, names: z.infer<typeof note>): void {
  const file = path.join(dir, NOTE), staged = `${file}.new`;
  writeFileSync(staged, JSON.stringify(note.parse(names)), { mode: 0o600 });
  flush(staged);
  renameSync(staged, file);
  flushFolderOf(file);
}

/**
 * Carries a restore that was decided to its end; nothing where none is under way. Every step may be the last one before the power fails:
 * as long as the restored database is in its own folder, what lies in the data folder is the former one's.
 * @param locked the caller holds the folder's lock
 * @returns FOLDER_IN_USE, FOLDER_NOT_WRITABLE, DISK_FULL, DISK_ERROR where it cannot go on now
 */
export function finishRestore(dir: string, locked = false): No | null {
  const file = path.join(dir, NOTE);
  if (!existsSync(file)) return null;
  const lock = locked ? null : lockFolder(dir);
  if (lock && !lock.ok) return lock;
  try {
    const read = note.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!read.success) return refuse('store.DISK_ERROR', { folder: dir });
    const [ready, aside] = [path.join(dir, read.data.ready), path.join(dir, read.data.aside)];
    if (existsSync(path.join(ready, FILES.database))) {
      for (const name of MOVED) {
        const there = path.join(dir, name);
        if (!existsSync(there)) continue;
        mkdirSync(aside, { recursive: true, mode: 0o700 });
        renameSync(there, path.join(aside, name));
      }
    }
    for (const name of MOVED) if (existsSync(path.join(ready, name))) renameSync(path.join(ready, name), path.join(dir, name));
    flushFolderOf(file);
    rmSync(ready, { recursive: true, force: true });
    rmSync(file, { force: true });
    flushFolderOf(file);
    return null;
  } catch (error) {
    return orThrow(diskRefusal(error, dir), error);
  } finally { if (lock?.ok) lock.value.undo(); }
}
