import { z } from 'zod';
import { ROLES } from '#shared/domain/accounts.ts';
import { BACKUP_KINDS, VERDICTS } from '#shared/domain/backups.ts';
import { passphrase, said, userName } from './accounts.ts';
import { paperLang } from './papers.ts';
import { command, job, jobAtGate, query } from './procedure.ts';
import { fileHandle, id, instant, oneLine, sha256 } from './values.ts';

/**
 * A place on this computer that the host was shown: a folder, or a file in one. A host names it to the engine once and passes this on;
 * of a file that was uploaded it is the file's own handle, which stays good until the engine ends.
 */
const place = fileHandle;
const counts = z.strictObject({ persons: z.int(), ceremonies: z.int(), papers: z.int(), users: z.int() });
const audit = z.strictObject({ seq: z.int(), hash: sha256 });
const made = z.strictObject({
  folder: z.string(), fileName: z.string(), size: z.int(), sha256, madeAt: instant, audit,
  /** Where it lies, for `backups.slip` and `backups.verify`. */
  source: place,
});
const verified = z.strictObject({
  verdict: z.enum(VERDICTS), size: z.int(), sha256: sha256.nullable(), madeAt: instant.nullable(), centreCode: z.string().nullable(), audit: audit.nullable(),
  /** The data are of an older form: good, and brought to today's when they are restored. */
  older: z.boolean(),
  counts: counts.nullable(),
});
const source = { source: place };
const byPassphrase = { user: userName, passphrase }, byRecovery = { recovery: oneLine(400) };

/* Copies of the centre's data, made elsewhere, and the way back from them. */
export const backups = {
  /** How old the newest good backup is, for the line that is always on the screen. */
  'backups.state': query('signedIn', z.strictObject({}), z.strictObject({
    newest: z.strictObject({ madeAt: instant, hours: z.int(), days: z.int(), fileName: z.string(), folder: z.string() }).nullable(),
    warning: z.enum(['backups.NONE_YET', 'backups.TOO_OLD']).nullable(),
    /** Folders are chosen: backups are made without anybody asking. */
    automatic: z.boolean(),
    /** Why the last one that nobody asked for could not be made, where none was made since. */
    failure: said.nullable(),
  })),
  /** Makes one now: in a folder, or in all that are chosen. */
  'backups.make': job('backup.make', z.strictObject({ to: place.nullable().default(null) }), z.strictObject({ made: z.array(made), failed: z.array(said), removed: z.int() })),
  /** Makes one as a file for the host to save: where it can choose no folder. */
  'backups.download': job('backup.make', z.strictObject({}), z.strictObject({ file: fileHandle, fileName: z.string(), size: z.int(), sha256 })),
  /** What lies in a folder, or in every folder that backups were made in; told by the heads, without reading the data. */
  'backups.list': job('backup.make', z.strictObject({ from: place.nullable().default(null) }), z.strictObject({
    folders: z.array(z.strictObject({ folder: z.string(), chosen: z.boolean(), id: id.nullable(), refusal: said.nullable() })),
    backups: z.array(z.strictObject({
      ...source, folder: z.string(), fileName: z.string(), size: z.int(), verdict: z.enum(VERDICTS), madeAt: instant.nullable(), centreCode: z.string().nullable(), older: z.boolean(),
      kind: z.enum(BACKUP_KINDS).nullable(),
    })),
  })),
  /** Opens a backup for real, and says what it is. */
  'backups.verify': job('backup.make', z.strictObject(source), verified),
  /** Restores the newest good backup into a folder that is taken away again, and checks it through and through. */
  'backups.drill': job('backup.restore', z.strictObject({}), z.strictObject({
    fileName: z.string(), folder: z.string(), madeAt: instant, seconds: z.number(), size: z.int(), counts, auditRows: z.int(), changeRows: z.int(),
  })),
  /** The page that goes with a backup: what it must be, so that one cut short or put in its place shows. */
  'backups.slip': job('backup.make', z.strictObject({ ...source, language: paperLang.default('both') }), z.strictObject({ file: fileHandle, fileName: z.string() })),
  /** From now on backups are made there without anybody asking. */
  'backups.addFolder': command('backup.restore', z.strictObject({ folder: place }), z.strictObject({ id })),
  'backups.removeFolder': command('backup.restore', z.strictObject({ id }), z.strictObject({})),
  /** What a backup holds, and what restoring it here would take away. Nothing is changed. */
  'backups.preview': jobAtGate(z.union([z.strictObject({ ...source, ...byPassphrase }), z.strictObject({ ...source, ...byRecovery })]), z.strictObject({
    madeAt: instant, size: z.int(), sha256, older: z.boolean(), audit,
    centre: z.strictObject({ code: z.string(), nameAr: z.string(), nameFr: z.string(), demonstration: z.boolean() }),
    counts, users: z.array(z.strictObject({ name: z.string(), role: z.enum(ROLES) })),
    /** What is here now; null in an empty folder. Of another centre, or of one that cannot be opened, nothing more is known. */
    present: z.strictObject({
      same: z.boolean(), counts: counts.nullable(), lastAt: instant.nullable(),
      /** Rows of the journal since the backup; null where that cannot be told, or the two went different ways. */
      since: z.int().nullable(), apart: z.boolean(),
    }).nullable(),
    /** A list of erasures that is newer than the backup can be seen from here. */
    erasuresSeen: z.boolean(),
  })),
  /**
   * Puts a backup in place, by a passphrase that it knows, or by the recovery sheet; the same secret then opens it at the gate. What was
   * in the folder goes into one named `before-restore-…`, and who was in is signed out. Once it is `decided` it cannot be cancelled.
   */
  'backups.restore': jobAtGate(z.union([
    z.strictObject({ ...source, replace: z.boolean().default(false), ...byPassphrase }),
    z.strictObject({ ...source, replace: z.boolean().default(false), user: userName, ...byRecovery }),
  ]), z.strictObject({ madeAt: instant, setAside: z.string().nullable(), erasures: z.strictObject({ known: z.int(), replayed: z.int() }), warnings: z.array(said) })),
};
