import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { checkBackup } from '#electron/engine/backups/check.ts';
import { FILES } from '#electron/engine/store/files.ts';
import { readKeyFile } from '#electron/engine/store/keySlots.ts';
import { BACKUP_ENDING } from '#shared/domain/backups.ts';
import { value } from '#tests/support/store.ts';
import type { Kept } from './world.ts';
import { goesOnFrom, look, type Head } from './facts.ts';

interface Place { readonly folder: string; readonly dataKey: Uint8Array; readonly stick: string; /** A file that is not there. */ readonly scratch: string; readonly backups: ReadonlyMap<string, Kept>; /** One was made just now: what earlier ones left half-way is gone. */ readonly tidied: boolean }
const SILENT = { progress: () => undefined, cancelled: () => false };

/** What does not hold of a folder of backups, in words: whatever has a backup's name is whole, and what was acknowledged is there as it was. */
export function brokenBackups({ folder, dataKey, stick, scratch, backups, tidied }: Place): string[] {
  const there = existsSync(stick) ? readdirSync(stick).filter((name) => name.endsWith(BACKUP_ENDING)) : [], { ring } = value(readKeyFile(folder));
  return [
    ...(tidied ? readdirSync(folder).filter((name) => name.endsWith('.part')).map((name) => `${name} is still there`) : []),
    ...[...backups.keys()].filter((name) => !there.includes(name)).map((name) => `the backup ${name} is gone`),
    ...there.flatMap((name) => {
      const { verdict, sha256 } = value(checkBackup({ file: path.join(stick, name), known: { databaseId: ring.databaseId, dataKey }, to: scratch, keep: false }, SILENT)), wanted = backups.get(name)?.sha256;
      return verdict === 'good' && (wanted === undefined || wanted === sha256) ? [] : [`the backup ${name} is ${verdict === 'good' ? 'another' : verdict}`];
    }),
  ];
}
/** Whether the data that were there before a restore are kept beside those that came. */
export const isSetAside = (folder: string, dataKey: Uint8Array, head: Head): boolean =>
  readdirSync(folder).some((name) => name.startsWith('before-restore-') && existsSync(path.join(folder, name, FILES.database)) && look(path.join(folder, name), dataKey, (db) => goesOnFrom(db, head)));
