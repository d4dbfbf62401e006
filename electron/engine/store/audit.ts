import { canonicalJson } from '#shared/domain/common/canonical.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import { sha256 } from '../../policy/digest.ts';
import { CHAIN_START, walk, type Verified } from './chain.ts';
import type { Sql } from './sql.ts';

export interface AuditEntry {
  readonly at: Instant;
  /** Null where nobody was known, as at a wrong passphrase. */
  readonly userId: Id | null;
  readonly procedure: string;
  /** `done`, or the code of the refusal. */
  readonly outcome: string;
  /** An id or a reference; never a name: these rows outlive the person's file. */
  readonly subject: string;
  /** What was asked, as a JSON value. Only its digest is kept. */
  readonly detail: object;
}
export interface Audit {
  append(entry: AuditEntry): void;
  /** Walks the whole chain: the number of the first row that is altered or missing. Rows cut off at the end leave no trace. */
  verify(): Verified;
  /** The newest row: written down outside the database, it shows afterwards that rows were cut off the end, or the whole was set back. */
  head(): ChainHead;
}
export interface ChainHead { readonly seq: number; readonly hash: string }
interface Row {
  readonly seq: number; readonly at: string; readonly user_id: string | null; readonly procedure: string; readonly outcome: string;
  readonly subject: string; readonly detail_digest: string; readonly previous_hash: string; readonly hash: string;
}
/** JSON of a list of texts and numbers: no two different rows give the same text. */
const hashOf = (row: Omit<Row, 'hash'>): string =>
  sha256(JSON.stringify([row.previous_hash, row.seq, row.at, row.user_id, row.procedure, row.outcome, row.subject, row.detail_digest]));

/** Who did what, when, as a chain in which no row can be changed without breaking every later one. */
export function createAudit(sql: Sql): Audit {
  const head = (): ChainHead => sql.one<ChainHead>`SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1` ?? { seq: 0, hash: CHAIN_START };
  return {
    head,
    append({ at, userId, procedure, outcome, subject, detail }) {
      const last = head();
      const row = {
        seq: last.seq + 1, at, user_id: userId, procedure, outcome, subject,
        detail_digest: sha256(canonicalJson(detail)), previous_hash: last.hash,
      };
      sql.insert('audit', { ...row, hash: hashOf(row) });
    },
    verify() {
      return walk<Row>((after) => sql.all<Row>`SELECT * FROM audit WHERE seq > ${after} ORDER BY seq LIMIT 1000`, hashOf);
    },
  };
}
