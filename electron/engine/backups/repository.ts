import path from 'node:path';
import type { BackupKind, Verdict } from '#shared/domain/backups.ts';
import type { Id, Ids } from '#shared/lib/ids.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { connect } from '../store/connect.ts';
import { FILES } from '../store/files.ts';
import type { Store } from '../store/store.ts';
import type { MadeBackup } from './make.ts';

interface Row { readonly id: Id; readonly at: string; readonly kind: BackupKind; readonly folder: string; readonly file_name: string; readonly audit_seq: number; readonly outcome: string }
export interface Folder { readonly id: Id; readonly path: string }

/** The migration that brought the folders of backups. */
export const FOLDERS_SINCE = 50;
/** The chosen folders of data that no store is open on yet. */
export function chosenIn(dir: string, dataKey: Uint8Array): readonly string[] {
  const db = connect(path.join(dir, FILES.database), dataKey, { readonly: true });
  try { return pathsIn(db); } finally { db.close(); }
}
export const pathsIn = (db: ReturnType<typeof connect>): readonly string[] => db.prepare<[], { path: string }>('SELECT path FROM backup_folders ORDER BY added_at, id').all().map(({ path: one }) => one);

export const chosenFolders = ({ sql }: Store): readonly Folder[] => sql.all<Folder>`SELECT id, path FROM backup_folders ORDER BY added_at, id`;
/** The chosen ones, and those that backups were put into once. */
export function knownFolders(store: Store): readonly (Folder | { readonly id: null; readonly path: string })[] {
  const chosen = chosenFolders(store), used = store.sql.all<{ folder: string }>`SELECT folder FROM backups_made WHERE outcome IN ('done', 'spoiled') AND folder <> '' GROUP BY folder ORDER BY max(at) DESC LIMIT 20`;
  return [...chosen, ...used.filter(({ folder }) => !chosen.some(({ path: known }) => known === folder)).map(({ folder }) => ({ id: null, path: folder }))];
}
export const newestGood = ({ sql }: Store): Row | null => sql.one<Row>`SELECT * FROM backups_made WHERE outcome = 'done' ORDER BY at DESC, id DESC LIMIT 1` ?? null;
/** The last attempt that failed in a chosen folder, where none succeeded there since. */
export const lastFailure = ({ sql }: Store): Row | null => sql.one<Row>`SELECT * FROM backups_made AS failed WHERE outcome NOT IN ('done', 'spoiled') AND folder IN (SELECT path FROM backup_folders)
  AND NOT EXISTS (SELECT 1 FROM backups_made AS later WHERE later.folder = failed.folder AND later.outcome = 'done' AND later.at >= failed.at) ORDER BY at DESC, id DESC LIMIT 1` ?? null;
/** Of a file made by this very database, why. */
export const kindsByName = ({ sql }: Store): ReadonlyMap<string, BackupKind> => new Map(sql.all<{ file_name: string; kind: BackupKind }>`SELECT file_name, kind FROM backups_made WHERE outcome IN ('done', 'spoiled')`.map((row) => [row.file_name, row.kind]));

/** Writes an attempt down. One that fails as the one before it did is the same trouble, told once: a stick that stays away for a week makes one row. Answers whether there is a new one. */
export function record({ sql }: Store, ids: Ids, { at, kind, folder, outcome }: { readonly at: string; readonly kind: BackupKind; readonly folder: string; readonly outcome: Result<MadeBackup> }): boolean {
  const last = sql.one<Row>`SELECT * FROM backups_made WHERE folder = ${folder} ORDER BY at DESC, id DESC LIMIT 1`;
  if (!outcome.ok && last?.outcome === outcome.refusal.code) { sql.update('backups_made', last.id, { at }); return false; }
  const made = outcome.ok ? { file_name: path.basename(outcome.value.file), size: outcome.value.size, sha256: outcome.value.sha256, audit_seq: outcome.value.audit.seq } : {};
  sql.insert('backups_made', { id: ids.next(), at, kind, folder, outcome: outcome.ok ? 'done' : outcome.refusal.code, ...made });
  return true;
}
/** What a file is that can be restored by nobody any more. One that is not there may lie elsewhere; one of a newer form is good elsewhere. */
const SPOILED: ReadonlySet<Verdict> = new Set(['truncated', 'altered', 'notBackup', 'partial', 'foreign']);
/** Takes note of files that were good when they were made and turned out not to be any more: none of them counts as the newest good one. */
export function noteSpoiled(store: Store, found: readonly { readonly file: string; readonly verdict: Verdict }[]): void {
  const rows = found.filter(({ verdict }) => SPOILED.has(verdict))
    .flatMap(({ file }) => store.sql.all<{ id: Id }>`SELECT id FROM backups_made WHERE outcome = 'done' AND folder = ${path.dirname(file)} AND file_name = ${path.basename(file)}`);
  if (rows.length > 0) store.transaction(() => { for (const { id } of rows) store.sql.update('backups_made', id, { outcome: 'spoiled' }); return ok(null); });
}
/** The newest good backup in a folder, and whether anything was done since but coming, going and making backups. */
export function sinceIn({ sql }: Store, folder: string): { readonly newest: string | null; readonly changed: boolean } {
  const row = sql.one<Row>`SELECT * FROM backups_made WHERE outcome = 'done' AND folder = ${folder} ORDER BY at DESC, id DESC LIMIT 1`;
  const changed = sql.one`SELECT 1 FROM audit WHERE seq > ${row?.audit_seq ?? 0} AND outcome = 'done' AND procedure NOT LIKE 'backups.%' AND procedure NOT LIKE 'doctor.%'
    AND procedure NOT IN ('accounts.unlock', 'accounts.keystoreOpen', 'accounts.lock', 'accounts.hold', 'accounts.resume', 'accounts.setPin') LIMIT 1`;
  return { newest: row?.at ?? null, changed: changed !== undefined };
}
