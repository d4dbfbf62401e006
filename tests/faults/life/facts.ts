import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { createAudit } from '#electron/engine/store/audit.ts';
import { createChanges } from '#electron/engine/store/changes.ts';
import { connect } from '#electron/engine/store/connect.ts';
import { FILES } from '#electron/engine/store/files.ts';
import { openRing, readKeyFile } from '#electron/engine/store/keySlots.ts';
import { standing } from '#electron/engine/store/keyring.ts';
import { createSql } from '#electron/engine/store/sql.ts';
import { systemClock, type Id } from '#shared/lib/ids.ts';
import { value } from '#tests/support/store.ts';
import type { World } from './world.ts';

/** What a centre knows, one line a thing: `recipient:<id>` → `<ceremony>|<name>`. */
export type Facts = Map<string, string>;
/** What opens a centre: people's passphrases by their names, and the words of sheets that somebody may have. */
export interface Ways { readonly ways: ReadonlyMap<string, string>; readonly words?: string | null; readonly unseen?: { readonly words: string } | null }

const FACTS = `
  SELECT 'ceremony:' || id AS what, title_fr || '|' || status AS says FROM ceremonies
  UNION ALL SELECT 'recipient:' || id, ceremony_id || '|' || name_fr FROM recipients
  UNION ALL SELECT 'line:' || handover_lines.id, recipient_id || '|' || designation_fr || '|' || quantity FROM handover_lines JOIN units ON units.id = unit_id
  UNION ALL SELECT 'paper:' || reference, status || iif(signed_at IS NULL, '', ' signed') FROM documents
  UNION ALL SELECT 'mark:' || recipient_id, state FROM (SELECT recipient_id, state, max(seq) FROM day_marks GROUP BY recipient_id)
  UNION ALL SELECT 'photo:' || recipient_id, answer FROM photo_answers
  UNION ALL SELECT 'filed:' || ceremony_id, filed FROM (SELECT ceremony_id, filed, max(seq) FROM filings GROUP BY ceremony_id)
  UNION ALL SELECT 'draft:' || key, content FROM form_drafts
  UNION ALL SELECT 'settings:phone', coalesce(json_extract(content, '$.contact.phone'), '') FROM (SELECT content, max(version) FROM settings_versions)
  UNION ALL SELECT 'user:' || name, role || iif(active, '', ' removed') FROM users
  UNION ALL SELECT 'scan:' || id, iif(removed_at IS NULL, 'kept', 'removed') FROM scans
  UNION ALL SELECT 'archive:' || sha256, '' FROM archive
  UNION ALL SELECT 'file:' || person_id, name_fr || '|' || status FROM case_files JOIN persons ON persons.id = person_id
  UNION ALL SELECT 'consent:' || id, person_id || '|' || answer FROM consents
  UNION ALL SELECT 'attachment:' || id, person_id || '|' || iif(removed_at IS NULL, 'kept', 'removed') FROM attachments
  UNION ALL SELECT 'diagnosis:' || id, person_id || '|' || coalesce(json_extract(answers, '$.summary'), '') FROM diagnoses
  UNION ALL SELECT 'plan:' || id, person_id || '|' || state FROM life_projects
  UNION ALL SELECT 'visit:' || id, person_id || '|' || state || '|' || planned_on FROM visits
  UNION ALL SELECT 'attempt:' || id, person_id || '|' || outcome FROM contact_attempts
  UNION ALL SELECT 'older:persons', count(*) FROM persons WHERE length(name_fr) = 300`;

export const readFacts = (db: Database.Database): Facts => new Map((db.prepare(FACTS).raw().all() as [string, unknown][]).map(([what, says]) => [what, String(says)]));

/** A digest of every row of each table; of what is found by searching not, which is made again from the rest. */
export function digests(db: Database.Database): ReadonlyMap<string, string> {
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' ORDER BY name`).pluck().all() as string[];
  return new Map(tables.map((table) => {
    const hash = createHash('sha256');
    for (const row of db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).raw().iterate() as Iterable<unknown[]>) hash.update(JSON.stringify(row.map((cell) => (Buffer.isBuffer(cell) ? cell.toString('hex') : cell))));
    return [table, hash.digest('hex')];
  }));
}
export const doneRows = (db: Database.Database): number => Number(db.prepare(`SELECT count(*) FROM audit WHERE outcome = 'done'`).pluck().get());

/** The journal's newest row, and whether a database's journal has a row. */
export interface Head { readonly seq: number; readonly hash: string }
export const headOf = (db: Database.Database): Head => db.prepare<[], Head>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1').get() ?? { seq: 0, hash: '' };
export const goesOnFrom = (db: Database.Database, { seq, hash }: Head): boolean => seq === 0 || db.prepare('SELECT hash FROM audit WHERE seq = ?').pluck().get(seq) === hash;

/** Looks into a database that another process has open, or nobody. */
export function look<T>(folder: string, dataKey: Uint8Array, work: (db: Database.Database) => T): T {
  const db = connect(path.join(folder, FILES.database), dataKey, { readonly: true });
  try { return work(db); } finally { db.close(); }
}

/** How often a row of a case file was changed. */
export const changesIn = (folder: string, dataKey: Uint8Array): World['changes'] => (table, id) => look(folder, dataKey, (db) => Number(db.prepare(`SELECT revision FROM ${table} WHERE ${table === 'case_files' ? 'person_id' : 'id'} = ?`).pluck().get(id)));

/** Whatever must hold of any centre at any moment; what does not, in words. */
export async function broken(folder: string, dataKey: Uint8Array, { ways, words = null, unseen = null }: Ways): Promise<string[]> {
  const db = connect(path.join(folder, FILES.database), dataKey), found: string[] = [];
  try {
    const sql = createSql(db), said = (name: string, result: unknown, wanted: unknown): void => { if (JSON.stringify(result) !== JSON.stringify(wanted)) found.push(`${name}: ${JSON.stringify(result)}`); };
    said('integrity', db.pragma('integrity_check', { simple: true }), 'ok');
    said('foreign keys', db.pragma('foreign_key_check'), []);
    said('audit', createAudit(sql).verify().ok, true);
    said('change log', createChanges(sql, systemClock).verify().ok, true);
    said('numbers of papers', sql.all`SELECT kind, year, last_number FROM document_series AS series WHERE kind <> 'D' AND (last_number <> (SELECT count(*) FROM documents WHERE kind = series.kind AND year = series.year AND centre_code = series.centre_code)
      OR last_number <> (SELECT coalesce(max(number), 0) FROM documents WHERE kind = series.kind AND year = series.year AND centre_code = series.centre_code))`, []);
    said('numbers of files', sql.all`SELECT year, last_number FROM document_series WHERE kind = 'D' AND last_number <> (SELECT count(*) FROM persons WHERE file_number LIKE 'D/' || centre_code || '/' || year || '/%')`, []);
    said('places of recipients', sql.all`SELECT ceremony_id FROM recipients GROUP BY ceremony_id HAVING count(*) <> max(position)`, []);
    for (const { sha256, bytes } of sql.all<{ sha256: string; bytes: Buffer }>`SELECT sha256, bytes FROM archive`) said('archive', createHash('sha256').update(bytes).digest('hex'), sha256);
    db.exec(`INSERT INTO search_words (search_words) VALUES ('integrity-check')`);
    const { ring } = value(readKeyFile(folder));
    const slots = new Set(ring.slots.map(({ id }) => id));
    said('slots without a key', sql.all<{ id: Id }>`SELECT id FROM key_slots WHERE revoked_at IS NULL`.filter(({ id }) => !slots.has(id)), []);
    for (const [name, passphrase] of ways) {
      const opened = await openRing(ring, { kind: 'passphrase', text: passphrase, user: name });
      const owner = opened.ok ? sql.one<{ name: string }>`SELECT name FROM users WHERE active = 1 AND id = ${standing(sql, opened.value.slotIds)?.userId ?? ''}`?.name : opened.refusal.code;
      said(`${name || 'the only user'} signs in`, owner ?? 'nobody', name);
    }
    for (const text of [words, unseen?.words ?? null]) if (text !== null) {
      const opened = await openRing(ring, { kind: 'recovery', text });
      said('the sheet opens', opened.ok ? standing(sql, opened.value.slotIds)?.kind : opened.refusal.code, 'recovery');
    }
    for (const copy of readdirSync(folder).filter((file) => /^before-.*\.db$/.test(file))) said(copy, wholeCopy(path.join(folder, copy), dataKey), 'ok');
    return found;
  } finally { db.close(); }
}
function wholeCopy(file: string, dataKey: Uint8Array): unknown {
  try {
    const db = connect(file, dataKey, { readonly: true });
    try { return db.pragma('quick_check(1)', { simple: true }); } finally { db.close(); }
  } catch (error) { return String(error); }
}
