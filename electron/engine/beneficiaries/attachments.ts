import type { Answer } from '#shared/contract/index.ts';
import { FILE_LIMITS, MEGABYTE } from '#shared/contract/bridge.ts';
import { standing } from '#shared/domain/consents.ts';
import type { AttachmentKind } from '#shared/domain/beneficiaries.ts';
import type { Clock, Id, Ids, Instant } from '#shared/lib/ids.ts';
import { ok, refuse, type No, type Result } from '#shared/lib/result.ts';
import { sha256 } from '../../policy/digest.ts';
import { fileEnd } from '../../policy/fileEnd.ts';
import { fileFormat, type FileFormat } from '../../policy/fileFormat.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { Files } from '../files.ts';
import type { HandlersOf, User } from '../handlers.ts';
import type { Store } from '../store/store.ts';
import { caseFiles, fileOf, unsayable, writable } from './access.ts';
import { hasActiveContent } from './activeContent.ts';
import { answersOf } from './consentRows.ts';
import { pixelsOf } from './pixels.ts';

/* Papers that come into a file from outside: told by their content, kept as they came. */
type Shown = Answer<'beneficiaries.attach'>['attachment'];
type Names = 'beneficiaries.attach' | 'beneficiaries.attachments' | 'beneficiaries.attachment' | 'beneficiaries.removeAttachment';
const MOST = 200, MOST_MEGAPIXELS = 100;

interface Row {
  readonly id: Id; readonly person_id: Id; readonly title: string; readonly kind: AttachmentKind; readonly format: FileFormat; readonly size: number; readonly sha256: string; readonly attached_at: Instant; readonly attached: string;
  readonly removed_at: Instant | null; readonly removed: string | null; readonly removal_reason: string;
}
const shown = (row: Row): Shown => ({
  attachmentId: row.id, title: row.title, kind: row.kind, format: row.format, bytes: row.size, sha256: row.sha256, attachedAt: row.attached_at, attachedBy: row.attached,
  removed: row.removed_at === null ? null : { at: row.removed_at, by: row.removed ?? '', reason: row.removal_reason },
});
const rowsOf = ({ sql }: Store, members: readonly Id[]): Row[] => sql.all<Row>`SELECT attachments.*, users.name AS attached, removers.name AS removed FROM attachments JOIN users ON users.id = attached_by LEFT JOIN users AS removers ON removers.id = removed_by
  WHERE person_id IN (SELECT value FROM json_each(${JSON.stringify(members)})) ORDER BY attached_at DESC, attachments.rowid DESC`;
const rowOf = ({ sql }: Store, id: Id): Row | undefined => sql.one<Row>`SELECT attachments.*, users.name AS attached, removers.name AS removed FROM attachments JOIN users ON users.id = attached_by LEFT JOIN users AS removers ON removers.id = removed_by WHERE attachments.id = ${id}`;
/** A picture of the person is taken in only once they agreed to it; a «no» is heard whenever it comes. */
const PHOTO = { purpose: 'photo' } as const;
const unagreed = (store: Store, personId: Id): No | null => caseFiles.forbidden(store, personId, PHOTO) ?? (caseFiles.consent(store, personId, PHOTO) ? null : refuse('beneficiaries.PHOTO_UNASKED'));
const isActive = (format: FileFormat, bytes: Uint8Array): boolean => format === 'pdf' && hasActiveContent(bytes);

export function attachmentHandlers({ files, clock, ids, settings }: { readonly files: Files; readonly clock: Clock; readonly ids: Ids; readonly settings: CurrentSettings }): Pick<HandlersOf<'beneficiaries'>, Names> {
  /** Of a file that this user may see; another's is as unknown as what is not there. */
  function found(store: Store, user: User, id: Id): Result<Row> {
    const row = rowOf(store, id);
    if (!row) return refuse('beneficiaries.UNKNOWN_ATTACHMENT');
    const file = fileOf(store, user, row.person_id);
    return file.ok ? ok(row) : file;
  }
  return {
    'beneficiaries.attach'({ personId, file, title, kind }, { store, user, about }) {
      about(personId);
      const writing = writable(store, user, personId);
      if (!writing.ok) return writing;
      const unsaid = unsayable(store, settings, { title });
      if (unsaid) return unsaid;
      const unwanted = kind === 'photo' ? unagreed(store, personId) : null;
      if (unwanted) return unwanted;
      const taken = files.take(file);
      if (!taken.ok) return taken;
      const bytes = taken.value, format = fileFormat(bytes);
      if (bytes.length > FILE_LIMITS.attachment * MEGABYTE) return refuse('beneficiaries.ATTACHMENT_TOO_LARGE', { limit: FILE_LIMITS.attachment });
      const pixels = format === null ? null : format === 'pdf' ? 0 : pixelsOf(format, bytes);
      if (format === null || pixels === null) return refuse('beneficiaries.NOT_AN_ATTACHMENT');
      if (pixels > MOST_MEGAPIXELS * 1_000_000) return refuse('beneficiaries.TOO_MANY_PIXELS', { limit: MOST_MEGAPIXELS });
      const end = fileEnd(format, bytes);
      if (end !== 'whole') return refuse(end === 'cut' ? 'beneficiaries.NOT_AN_ATTACHMENT' : 'beneficiaries.ATTACHMENT_SURPLUS');
      const { members, personId: id } = writing.value, standingRows = rowsOf(store, members).filter(({ removed_at }) => removed_at === null), digest = sha256(bytes), same = standingRows.find((one) => one.sha256 === digest);
      if (same) return refuse('beneficiaries.ATTACHMENT_TWICE', { title: same.title });
      if (standingRows.length >= MOST) return refuse('beneficiaries.TOO_MANY_ATTACHMENTS', { limit: MOST });
      const attachmentId = ids.next(), at = clock.now();
      store.sql.insert('attachments', { id: attachmentId, person_id: id, title, kind, format, size: bytes.length, sha256: digest, attached_at: at, attached_by: user.id });
      store.sql.insert('attachment_bytes', { attachment_id: attachmentId, bytes });
      store.changes.record({ table: 'attachments', rowId: attachmentId, personId: id, userId: user.id, before: null, after: { title, kind, sha256: digest } });
      caseFiles.touch(store, id, at, user.id);
      return ok({ attachment: { attachmentId, title, kind, format, bytes: bytes.length, sha256: digest, attachedAt: at, attachedBy: user.name, removed: null }, active: isActive(format, bytes) });
    },
    'beneficiaries.attachments'({ personId }, { store, user }) {
      const file = fileOf(store, user, personId);
      return file.ok ? ok(rowsOf(store, file.value.members).map(shown)) : file;
    },
    'beneficiaries.attachment'({ attachmentId }, { store, user, about }) {
      about(attachmentId);
      const row = found(store, user, attachmentId);
      if (!row.ok) return row;
      if (row.value.removed_at !== null) return refuse('beneficiaries.ATTACHMENT_REMOVED');
      const unwanted = row.value.kind === 'photo' ? caseFiles.forbidden(store, row.value.person_id, PHOTO) : null;
      if (unwanted) return unwanted;
      const bytes = store.sql.one<{ bytes: Buffer }>`SELECT bytes FROM attachment_bytes WHERE attachment_id = ${attachmentId}`?.bytes;
      if (!bytes || sha256(bytes) !== row.value.sha256) return refuse('beneficiaries.ATTACHMENT_ALTERED');
      return ok({ file: files.put(bytes), attachment: shown(row.value), active: isActive(row.value.format, bytes) });
    },
    'beneficiaries.removeAttachment'({ attachmentId, reason }, { store, user, about }) {
      about(attachmentId);
      const row = found(store, user, attachmentId);
      if (!row.ok) return row;
      const writing = writable(store, user, row.value.person_id);
      if (!writing.ok) return writing;
      const unsaid = unsayable(store, settings, { reason });
      if (unsaid) return unsaid;
      if (row.value.removed_at !== null) return refuse('beneficiaries.ATTACHMENT_REMOVED');
      const { members, personId: id } = writing.value;
      if (standing(answersOf(store, members)).some((one) => one.attachmentId === attachmentId)) return refuse('beneficiaries.ATTACHMENT_CITED');
      const at = clock.now();
      store.sql.run`DELETE FROM attachment_bytes WHERE attachment_id = ${attachmentId}`;
      store.sql.update('attachments', attachmentId, { removed_at: at, removed_by: user.id, removal_reason: reason });
      store.changes.record({ table: 'attachments', rowId: attachmentId, personId: id, userId: user.id, before: { title: row.value.title }, after: { removed: true, reason } });
      caseFiles.touch(store, id, at, user.id);
      return ok({ attachment: shown({ ...row.value, removed_at: at, removed: user.name, removal_reason: reason }) });
    },
  };
}
