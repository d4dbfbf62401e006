import type { Id, Ids, Instant } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import { ownerOf, readKeyFile, wrapDataKey, writeKeyFile, type KeyFile, type Secret, type Slot, type Work } from './keySlots.ts';
import { Refused } from './refusals.ts';
import type { Sql } from './sql.ts';

/**
 * The slots of an open centre: the key file beside the database, and the rows that say whose each slot is. A row is what counts: a slot
 * without a row that stands opens the file, and is refused (`standing`). So the file is written first, with the old slots still in it,
 * inside the transaction that changes the rows; the old ones are taken out afterwards (`tidy`). Whenever the power fails, what was
 * told as done is done, and the old way in works as long as the new one does not.
 */
export interface Keyring {
  readonly databaseId: Id;
  /** 32 bytes. Only for a second connection to the same data: a backup and its check. */
  readonly dataKey: Uint8Array;
  /** One more secret that opens the data; half a second, so before the transaction that `add`s it. */
  wrap(secret: Secret, ids: Ids, work?: Work): Promise<Slot>;
  /** In a transaction: the slot beside the others in the file, and its row. Throws the disk's error. @param userId whose it is; of a recovery sheet, who made it */
  add(slot: Slot, userId: Id, at: Instant): void;
  /** In a transaction: a user's slots, or those of a kind, open nothing from now on, but for the one `except`. */
  revoke(which: { readonly userId: Id; readonly kind?: Slot['kind'] } | { readonly kind: Slot['kind'] }, at: Instant, except?: Id): void;
  /** In a transaction: the user's slots are found by this name too; by the old one until they are tidied. Throws the disk's error. */
  rename(userId: Id, name: string): void;
  /** Takes slots that open nothing out of the file, and notes in it whose the others are. A disk that refuses leaves it for the next opening. */
  tidy(): void;
  /** What the key file holds now, for a backup to carry. */
  file(): Result<KeyFile>;
}
/** Whose slots they are: of those that a secret opened, the one whose row stands. */
export const standing = (sql: Sql, slots: Id | readonly Id[]): { readonly slotId: Id; readonly userId: Id; readonly kind: string } | null =>
  sql.one<{ slotId: Id; userId: Id; kind: string }>`SELECT id AS slotId, user_id AS userId, kind FROM key_slots WHERE id IN (SELECT value FROM json_each(${JSON.stringify([slots].flat())})) AND revoked_at IS NULL` ?? null;

export function createKeyring({ sql, dir, dataKey, databaseId }: { readonly sql: Sql; readonly dir: string; readonly dataKey: Uint8Array; readonly databaseId: Id }): Keyring {
  const read = (): KeyFile => {
    const file = readKeyFile(dir);
    if (!file.ok) throw new Refused(file);
    return file.value;
  };
  return {
    databaseId, dataKey,
    file: () => readKeyFile(dir),
    wrap: (secret, ids, work) => wrapDataKey({ dataKey, databaseId, secret, ids, ...(work ? { work } : {}) }),
    add(slot, userId, at) {
      sql.insert('key_slots', { id: slot.id, user_id: userId, kind: slot.kind, created_at: at });
      const { ring, databaseHead } = read();
      writeKeyFile(dir, { databaseHead, ring: { ...ring, slots: [...ring.slots, slot] } });
    },
    revoke(which, at, except) {
      const userId = 'userId' in which ? which.userId : null, kind = which.kind ?? null;
      sql.run`UPDATE key_slots SET revoked_at = ${at} WHERE revoked_at IS NULL AND (${userId} IS NULL OR user_id = ${userId}) AND (${kind} IS NULL OR kind = ${kind})
        AND id <> ${except ?? ''} AND (kind <> 'recovery' OR ${kind} = 'recovery')`;
    },
    rename(userId, name) {
      const { ring, databaseHead } = read(), own = new Set(sql.all<{ id: Id }>`SELECT id FROM key_slots WHERE user_id = ${userId} AND kind <> 'recovery' AND revoked_at IS NULL`.map(({ id }) => id));
      const more = ring.slots.filter(({ id }) => own.has(id)).map((slot) => ({ ...slot, owner: ownerOf(databaseId, name) }));
      writeKeyFile(dir, { databaseHead, ring: { ...ring, slots: [...ring.slots, ...more] } });
    },
    tidy() {
      const file = readKeyFile(dir);
      if (!file.ok) return;
      const { ring, databaseHead } = file.value;
      const names = new Map(sql.all<{ id: Id; kind: string; name: string }>`SELECT key_slots.id, kind, name FROM key_slots JOIN users ON users.id = user_id WHERE revoked_at IS NULL`.map((row) => [row.id, row]));
      const slots = [...new Map(ring.slots.map((slot) => [slot.id, slot])).values()].filter(({ id }) => names.has(id)).map((slot): Slot => {
        const { owner: _, ...bare } = slot, row = names.get(slot.id);
        return row && row.kind !== 'recovery' && row.name ? { ...bare, owner: ownerOf(databaseId, row.name) } : bare;
      });
      if (slots.length === 0 || JSON.stringify(slots) === JSON.stringify(ring.slots)) return;
      try { writeKeyFile(dir, { databaseHead, ring: { ...ring, slots } }); } catch { /* as said */ }
    },
  };
}
