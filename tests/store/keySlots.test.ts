import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256 } from '#electron/policy/digest.ts';
import { createKeySlots, readKeyFile, STRONG_WORK, unwrapDataKey, wrapDataKey, writeKeyFile } from '#electron/engine/store/keySlots.ts';
import { codeOfRefusal, LIGHT_WORK, newIds, temporaryFolder, value } from '#tests/support/store.ts';

let dir = '';
let remove = (): void => undefined;
beforeEach(() => { ({ dir, remove } = temporaryFolder()); });
afterEach(() => remove());

const databaseHead = 'ab'.repeat(16);
async function written(passphrase: string, work = LIGHT_WORK): Promise<Buffer> {
  const { dataKey, ring } = await createKeySlots({ passphrase, ids: newIds, work });
  writeKeyFile(dir, { ring, databaseHead });
  return dataKey;
}

test('gives the key back for the passphrase, and for nothing else', async () => {
  const dataKey = await written('phrase secrète');
  expect(dataKey).toHaveLength(32);
  expect(value(await unwrapDataKey(dir, 'phrase secrète')).dataKey).toEqual(dataKey);
  for (const wrong of ['phrase secrete', 'Phrase secrète', 'phrase secrète ', '']) expect(codeOfRefusal(await unwrapDataKey(dir, wrong))).toBe('store.WRONG_PASSPHRASE');
});
test('takes a letter typed as one character or as two for the same', async () => {
  const dataKey = await written('secre\u0300te آمنة');
  expect(value(await unwrapDataKey(dir, 'secr\u00e8te \u0627\u0653منة')).dataKey).toEqual(dataKey);
});
test('finds a slot that was named before names were compared as people write them', async () => {
  const { dataKey, ring } = await createKeySlots({ passphrase: 'phrase', user: 'Saïd Ou-Hmad', ids: newIds, work: LIGHT_WORK });
  const owner = sha256(JSON.stringify([ring.databaseId, 'saïd ou-hmad'])).slice(0, 32);
  writeKeyFile(dir, { ring: { ...ring, slots: ring.slots.map((slot) => ({ ...slot, owner })) }, databaseHead });
  expect(value(await unwrapDataKey(dir, { kind: 'passphrase', text: 'phrase', user: ' SAÏD  Ou-Hmad' })).dataKey).toEqual(dataKey);
  expect(codeOfRefusal(await unwrapDataKey(dir, { kind: 'passphrase', text: 'phrase', user: 'Saïd' }))).toBe('store.WRONG_PASSPHRASE');
});
test('wraps with the work of the product: half a second, 128 MiB', async () => {
  const dataKey = await written('phrase', STRONG_WORK);
  expect(STRONG_WORK).toEqual({ logN: 17, r: 8, p: 1 });
  expect(value(await unwrapDataKey(dir, 'phrase')).dataKey).toEqual(dataKey);
});
test('gives another key and another file each time', async () => {
  const first = await written('phrase');
  const firstText = readFileSync(path.join(dir, 'idmaj.keys'), 'utf8');
  const second = await written('phrase');
  expect(second).not.toEqual(first);
  expect(readFileSync(path.join(dir, 'idmaj.keys'), 'utf8')).not.toBe(firstText);
});
test('binds a slot to its database: moved into another ring, it opens nothing', async () => {
  const { ring } = await createKeySlots({ passphrase: 'phrase', ids: newIds, work: LIGHT_WORK });
  writeKeyFile(dir, { ring: { ...ring, databaseId: newIds.next() }, databaseHead });
  expect(codeOfRefusal(await unwrapDataKey(dir, 'phrase'))).toBe('store.WRONG_PASSPHRASE');
});
test('finds a user’s slot by the name, and wants one where there are two', async () => {
  const { ring, dataKey, slotId } = await createKeySlots({ passphrase: 'phrase', user: 'Amina', ids: newIds, work: LIGHT_WORK });
  const other = await wrapDataKey({ dataKey, databaseId: ring.databaseId, secret: { kind: 'passphrase', text: 'autre', user: 'Brahim Aït' }, ids: newIds, work: LIGHT_WORK });
  writeKeyFile(dir, { ring: { ...ring, slots: [other, ...ring.slots] }, databaseHead });
  const open = (text: string, user?: string) => unwrapDataKey(dir, { kind: 'passphrase', text, ...(user === undefined ? {} : { user }) });
  expect(value(await open('phrase', 'amina'))).toMatchObject({ dataKey, slotId });
  expect(value(await open('autre', ' BRAHIM  ai\u0308t'))).toMatchObject({ dataKey, slotId: other.id });
  for (const [text, user] of [['autre', 'Amina'], ['phrase', 'Brahim Aït'], ['phrase', 'Chadia']] as const) expect(codeOfRefusal(await open(text, user))).toBe('store.WRONG_PASSPHRASE');
  expect(codeOfRefusal(await open('phrase'))).toBe('store.NAME_NEEDED');
  expect(codeOfRefusal(await unwrapDataKey(dir, { kind: 'recovery', text: 'phrase' }))).toBe('store.WRONG_PASSPHRASE');
});
test('reads a file of version 1, in which a slot is nobody’s by name', async () => {
  const dataKey = await written('phrase'), file = path.join(dir, 'idmaj.keys');
  const { owner: _, ...slot } = value(readKeyFile(dir)).ring.slots[0] ?? {};
  expect(slot).toMatchObject({ kind: 'passphrase' });
  const { databaseHead: head, ring } = value(readKeyFile(dir)), text = readFileSync(file, 'utf8').replace('"version": 2', '"version": 1');
  writeFileSync(file, text.replace(/"checksum": "[0-9a-f]*"/, `"checksum": "${sha256(JSON.stringify([head, ring]))}"`));
  expect(value(await unwrapDataKey(dir, { kind: 'passphrase', text: 'phrase', user: 'Amina' })).dataKey).toEqual(dataKey);
});
test('writes nothing of the key or the passphrase in clear', async () => {
  const dataKey = await written('Agadir très secret');
  const text = readFileSync(path.join(dir, 'idmaj.keys'), 'utf8');
  for (const secret of [dataKey.toString('hex'), dataKey.toString('base64'), 'Agadir']) expect(text).not.toContain(secret);
  expect(value(readKeyFile(dir)).databaseHead).toBe(databaseHead);
});
test('of one user whose passphrase is changing both open, and nobody is asked for a name: in a file of version 1, and where the user has none', async () => {
  for (const user of [undefined, '']) {
    const { ring, dataKey } = await createKeySlots({ passphrase: 'phrase', ...(user === undefined ? {} : { user }), ids: newIds, work: LIGHT_WORK });
    const slots = [...ring.slots, await wrapDataKey({ dataKey, databaseId: ring.databaseId, secret: { kind: 'passphrase', text: 'autre', user: '' }, ids: newIds, work: LIGHT_WORK })];
    writeKeyFile(dir, { ring: { ...ring, slots }, databaseHead });
    for (const [n, text] of ['phrase', 'autre'].entries()) expect(value(await unwrapDataKey(dir, { kind: 'passphrase', text, user: '' })).slotIds).toEqual([slots[n]?.id]);
  }
});
test('of before there were names opens by its passphrase as soon as a second user stands beside it', async () => {
  const { ring, dataKey } = await createKeySlots({ passphrase: 'phrase', ids: newIds, work: LIGHT_WORK });
  const other = await wrapDataKey({ dataKey, databaseId: ring.databaseId, secret: { kind: 'passphrase', text: 'autre', user: 'Brahim' }, ids: newIds, work: LIGHT_WORK });
  writeKeyFile(dir, { ring: { ...ring, slots: [...ring.slots, other] }, databaseHead });
  expect(value(await unwrapDataKey(dir, { kind: 'passphrase', text: 'phrase', user: 'Amina' })).dataKey).toEqual(dataKey);
});
test('tells all slots that a secret opens: one passphrase given twice', async () => {
  const { ring, dataKey, slotId } = await createKeySlots({ passphrase: 'phrase', user: 'Amina', ids: newIds, work: LIGHT_WORK });
  const again = await wrapDataKey({ dataKey, databaseId: ring.databaseId, secret: { kind: 'passphrase', text: 'phrase', user: 'Amina' }, ids: newIds, work: LIGHT_WORK });
  writeKeyFile(dir, { ring: { ...ring, slots: [...ring.slots, again] }, databaseHead });
  expect(value(await unwrapDataKey(dir, { kind: 'passphrase', text: 'phrase', user: 'Amina' })).slotIds).toEqual([slotId, again.id]);
});
