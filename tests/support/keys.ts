import { readKeyFile, unwrapDataKey, wrapDataKey, writeKeyFile } from '#electron/engine/store/keySlots.ts';
import { LIGHT_WORK, value } from './store.ts';

/**
 * Wraps a folder's data key for its passphrase anew, with a work that a test can afford: a program that is started fifty times on the folder
 * would else derive the product's own half a second fifty times. The centre is closed meanwhile.
 */
export async function lightenKeys(dir: string, passphrase: string): Promise<void> {
  const { dataKey, slotId } = value(await unwrapDataKey(dir, passphrase)), { ring, databaseHead } = value(readKeyFile(dir));
  const light = await wrapDataKey({ dataKey, databaseId: ring.databaseId, secret: { kind: 'passphrase', text: passphrase }, ids: { next: () => slotId }, work: LIGHT_WORK });
  writeKeyFile(dir, { databaseHead, ring: { ...ring, slots: ring.slots.map((slot) => (slot.id === slotId ? { ...light, ...(slot.owner === undefined ? {} : { owner: slot.owner }) } : slot)) } });
}
