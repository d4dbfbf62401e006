import type { Answer } from '#shared/contract/index.ts';
import { FILE_LIMITS } from '#shared/contract/bridge.ts';
import { decideSign } from '#shared/domain/papers.ts';
import type { Clock, Id, Ids, Instant } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import { sha256 } from '../../policy/digest.ts';
import { fileEnd } from '../../policy/fileEnd.ts';
import { fileFormat } from '../../policy/fileFormat.ts';
import type { Files } from '../files.ts';
import type { HandlersOf, User } from '../handlers.ts';
import type { IssuedPaper } from '../issuing.ts';
import type { Store } from '../store/store.ts';
import { archivedBytes, keep } from './archive.ts';
import { markSigned, stateOf } from './documents.ts';

/* Scans of signed papers: kept in the archive as they came, told by their content, never changed; one taken away stays, marked so. */
type Scan = Answer<'papers.attachScan'>['scan'];
export interface ScanParts {
  readonly files: Files; readonly clock: Clock; readonly ids: Ids;
  readonly found: (store: Store, user: User, reference: string) => Result<IssuedPaper>; readonly reaches: (store: Store, user: User, of: Pick<IssuedPaper, 'personId'>) => boolean;
}
const MOST_SCANS = 20, MEGABYTE = 1024 * 1024;
interface Row {
  readonly id: Id; readonly person_id: Id | null; readonly reference: string; readonly position: number; readonly format: Scan['format']; readonly size: number; readonly sha256: string; readonly attached_at: Instant; readonly attached: string;
  readonly removed_at: Instant | null; readonly removed: string | null; readonly remove_reason: string;
}
const scanOf = (row: Row): Scan => ({
  scanId: row.id, reference: row.reference, order: row.position, format: row.format, bytes: row.size, sha256: row.sha256, attachedAt: row.attached_at, attachedBy: row.attached,
  removed: row.removed_at === null ? null : { at: row.removed_at, by: row.removed ?? '', reason: row.remove_reason },
});
const byId = ({ sql }: Store, id: Id): Row | undefined => sql.one<Row>`SELECT scans.*, reference, person_id, users.name AS attached, removers.name AS removed FROM scans JOIN documents ON documents.id = document_id JOIN users ON users.id = attached_by
  LEFT JOIN users AS removers ON removers.id = removed_by WHERE scans.id = ${id}`;
const listed = ({ sql }: Store, documentId: Id | null, ceremonyId: Id | null): Scan[] => sql.all<Row>`SELECT scans.*, reference, person_id, users.name AS attached, removers.name AS removed
  FROM documents JOIN scans ON document_id = documents.id JOIN users ON users.id = attached_by LEFT JOIN users AS removers ON removers.id = removed_by
  WHERE documents.id = ${documentId} OR documents.ceremony_id = ${ceremonyId} ORDER BY documents.kind, documents.number, position`.map(scanOf);

export function scanHandlers({ files, clock, ids, found: paperOf, reaches }: ScanParts): Pick<HandlersOf<'papers'>, 'papers.attachScan' | 'papers.scans' | 'papers.scan' | 'papers.removeScan'> {
  const found = (store: Store, user: User, scanId: Id): Result<Row> => { const row = byId(store, scanId); return row && reaches(store, user, { personId: row.person_id }) ? ok(row) : refuse('papers.UNKNOWN_SCAN'); };
  return {
    'papers.attachScan'({ reference, file }, { store, user, about }) {
      about(reference);
      const asked = paperOf(store, user, reference);
      if (!asked.ok) return asked;
      const paper = asked.value;
      const signed = paper.signedAt !== null, refused = signed ? null : decideSign(stateOf(paper));
      if (refused) return refused;
      const taken = files.take(file);
      if (!taken.ok) return taken;
      const bytes = taken.value, format = fileFormat(bytes);
      if (format === null) return refuse('papers.NOT_A_SCAN');
      if (bytes.length > FILE_LIMITS.scan * MEGABYTE) return refuse('papers.SCAN_TOO_LARGE', { limit: FILE_LIMITS.scan });
      const end = fileEnd(format, bytes);
      if (end !== 'whole') return refuse(end === 'cut' ? 'papers.SCAN_CUT' : 'papers.SCAN_SURPLUS');
      const before = listed(store, paper.id, null), standing = before.filter(({ removed }) => removed === null), digest = sha256(bytes), at = clock.now();
      if (standing.some((one) => one.sha256 === digest)) return refuse('papers.SCAN_TWICE', { reference });
      if (standing.length >= MOST_SCANS) return refuse('papers.TOO_MANY_SCANS', { reference, limit: MOST_SCANS });
      if (!signed) markSigned(store, paper.id, at, user.id);
      keep(store, digest, bytes);
      const id = ids.next(), order = before.length + 1;
      store.sql.insert('scans', { id, document_id: paper.id, position: order, format, size: bytes.length, sha256: digest, attached_at: at, attached_by: user.id });
      return ok({ scan: { scanId: id, reference, order, format, bytes: bytes.length, sha256: digest, attachedAt: at, attachedBy: user.name, removed: null }, signed: !signed });
    },
    'papers.scans'({ reference, ceremonyId }, { store, user }) {
      if (reference === null) return ok(ceremonyId === null ? [] : listed(store, null, ceremonyId));
      const paper = paperOf(store, user, reference);
      return paper.ok ? ok(listed(store, paper.value.id, null)) : paper;
    },
    'papers.scan'({ scanId }, { store, user, about }) {
      about(scanId);
      const row = found(store, user, scanId);
      if (!row.ok) return row;
      const bytes = archivedBytes(store, row.value.sha256);
      return bytes && sha256(bytes) === row.value.sha256 ? ok({ file: files.put(bytes), scan: scanOf(row.value) }) : refuse('papers.SCAN_ALTERED', { reference: row.value.reference });
    },
    'papers.removeScan'({ scanId, reason }, { store, user, about }) {
      about(scanId);
      const row = found(store, user, scanId);
      if (!row.ok) return row;
      if (row.value.removed_at !== null) return refuse('papers.SCAN_REMOVED');
      const at = clock.now();
      store.sql.update('scans', scanId, { removed_at: at, removed_by: user.id, remove_reason: reason });
      return ok({ scan: scanOf({ ...row.value, removed_at: at, removed: user.name, remove_reason: reason }) });
    },
  };
}
