import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import type { Clock, Id } from '#shared/lib/ids.ts';
import { sha256 } from '../../policy/digest.ts';
import { CHAIN_START, walk, type Verified } from './chain.ts';
import type { Sql } from './sql.ts';

/** A row's columns as JSON values; null before it was made, or after it was deleted. */
export type Values = Readonly<Record<string, string | number | boolean | null>> | null;
export interface Change {
  readonly table: string;
  readonly rowId: Id;
  /** Whom the values are about: they are sealed with that person's own key. Null where they are about nobody. */
  readonly personId: Id | null;
  readonly userId: Id | null;
  readonly before: Values;
  readonly after: Values;
}
export interface PastChange {
  readonly seq: number; readonly at: string; readonly userId: string | null;
  /** Null once the person was erased. */
  readonly values: { readonly before: Values; readonly after: Values } | null;
}
export interface Changes {
  record(change: Change): void;
  /** What was done to one row, oldest first. */
  history(table: string, rowId: Id): PastChange[];
  /** The chain of hashes, over sealed values only: it holds after a person was erased too. */
  verify(): Verified;
  /**
   * Part of erasing a person: without the key, no old value of theirs can be read again. The key's bytes are overwritten in the
   * database; older copies of the file hold them still, so the one who erases must also deal with backups (domain.md §5).
   */
  destroyKey(personId: Id): void;
}
interface Row {
  readonly seq: number; readonly at: string; readonly user_id: string | null; readonly table_name: string; readonly row_id: string;
  readonly person_id: string | null; readonly nonce: Buffer | null; readonly sealed: Buffer; readonly previous_hash: string; readonly hash: string;
}
const TAG_BYTES = 16;

const hashOf = (row: Omit<Row, 'hash'>): string =>
  sha256(JSON.stringify([row.previous_hash, row.seq, row.at, row.user_id, row.table_name, row.row_id, row.person_id, row.nonce?.toString('hex') ?? null, sha256(row.sealed)]));
/** Binds sealed values to their row, so that they cannot pass for another row's. */
const boundTo = (row: Pick<Row, 'seq' | 'table_name' | 'row_id' | 'person_id'>): Buffer =>
  Buffer.from(JSON.stringify([row.seq, row.table_name, row.row_id, row.person_id]));

/** Old and new values of what changed. A change about nobody is kept as JSON: the database itself is encrypted. */
export function createChanges(sql: Sql, clock: Clock): Changes {
  const keyOf = (personId: string): Buffer | undefined =>
    sql.one<{ key: Buffer }>`SELECT key FROM person_keys WHERE person_id = ${personId}`?.key;
  function keyFor(personId: Id): Buffer {
    const known = keyOf(personId);
    if (known) return known;
    const key = randomBytes(32);
    sql.insert('person_keys', { person_id: personId, key });
    return key;
  }
  function read(row: Row): PastChange['values'] {
    let text = row.sealed;
    if (row.person_id !== null && row.nonce !== null) {
      const key = keyOf(row.person_id);
      if (!key) return null;
      const opener = createDecipheriv('aes-256-gcm', key, row.nonce, { authTagLength: TAG_BYTES }).setAAD(boundTo(row)).setAuthTag(row.sealed.subarray(-TAG_BYTES));
      text = Buffer.concat([opener.update(row.sealed.subarray(0, -TAG_BYTES)), opener.final()]);
    }
    return JSON.parse(text.toString('utf8')) as PastChange['values'];
  }
  return {
    record({ table, rowId, personId, userId, before, after }) {
      const last = sql.one<Pick<Row, 'seq' | 'hash'>>`SELECT seq, hash FROM change_log ORDER BY seq DESC LIMIT 1`;
      const place = { seq: (last?.seq ?? 0) + 1, table_name: table, row_id: rowId, person_id: personId };
      const text = Buffer.from(JSON.stringify({ before, after }));
      let nonce: Buffer | null = null;
      let sealed = text;
      if (personId !== null) {
        nonce = randomBytes(12);
        // a key object: bytes given as they are cost three times as much
        const cipher = createCipheriv('aes-256-gcm', createSecretKey(keyFor(personId)), nonce).setAAD(boundTo(place));
        sealed = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
      }
      const row = { ...place, at: clock.now(), user_id: userId, nonce, sealed, previous_hash: last?.hash ?? CHAIN_START };
      sql.insert('change_log', { ...row, hash: hashOf(row) });
    },
    history: (table, rowId) => sql.all<Row>`SELECT * FROM change_log WHERE table_name = ${table} AND row_id = ${rowId} ORDER BY seq`
      .map((row) => ({ seq: row.seq, at: row.at, userId: row.user_id, values: read(row) })),
    verify: () => walk<Row>((after) => sql.all<Row>`SELECT * FROM change_log WHERE seq > ${after} ORDER BY seq LIMIT 1000`, hashOf),
    destroyKey: (personId) => { sql.run`DELETE FROM person_keys WHERE person_id = ${personId}`; },
  };
}
