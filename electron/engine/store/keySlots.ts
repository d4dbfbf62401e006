import { createCipheriv, createDecipheriv, randomBytes, scrypt, type ScryptOptions } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ID_PATTERN, type Id, type Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import { sha256 } from '../../policy/digest.ts';
import { codeOf, FILES, flushFolderOf } from './files.ts';
import { inspectFolder, systemProbe, type Probe } from './folder.ts';

/*
 * The database's key is random (256 bits); each slot wraps it for one person's passphrase: scrypt (RFC 7914), then AES-256-GCM
 * bound to this database and this slot. A new passphrase means a new slot, never a new encryption of the data.
 */
const VERSION = 1;
const MAX_BYTES = 65_536;
/** What a file may ask of this machine: 512 MiB, and some seconds. */
const MAX_MEMORY = 512 * 1024 * 1024;

const hex = (bytes: number): z.ZodString => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const id = z.string().regex(ID_PATTERN).transform((text) => text as Id);
const workShape = z.strictObject({ logN: z.int().min(10).max(20), r: z.int().min(1).max(32), p: z.int().min(1).max(4) })
  .refine(({ logN, r }) => 128 * 2 ** logN * r <= MAX_MEMORY);
const slotShape = z.strictObject({
  id, kind: z.literal('passphrase'), kdf: z.literal('scrypt'), work: workShape, salt: hex(16), nonce: hex(12), wrapped: hex(32), tag: hex(16),
});
const ringShape = z.strictObject({ databaseId: id, slots: z.array(slotShape).min(1).max(32) });
const fileShape = z.strictObject({
  format: z.literal('idmaj-keys'), version: z.literal(VERSION),
  /** The first bytes of the database, its salt: they tell a damaged database from another one. */
  databaseHead: hex(16), ring: ringShape,
  /** SHA-256 of head and ring, so that damage is not taken for a wrong passphrase. */
  checksum: hex(32),
});
const versionShape = z.looseObject({ format: z.literal('idmaj-keys'), version: z.int().min(1) });

/** scrypt's cost: N = 2^logN, block size r, parallelism p; 128·N·r bytes of memory. */
export type Work = z.infer<typeof workShape>;
export type KeyRing = z.infer<typeof ringShape>;
type Slot = z.infer<typeof slotShape>;
/** 128 MiB and about half a second (OWASP Password Storage: N = 2^17, r = 8, p = 1). */
export const STRONG_WORK: Work = { logN: 17, r: 8, p: 1 };

function derive(passphrase: string, salt: Buffer, { logN, r, p }: Work): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** logN, r, p, maxmem: 128 * 2 ** logN * r + 128 * r * p + 1024 * 1024 };
  // One letter may be typed as one character or as two: NFKC makes them one (RFC 8265)
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) => { if (error) reject(error); else resolve(key); });
  return promise;
}
const boundTo = (databaseId: Id, slotId: Id): Buffer => Buffer.from(`idmaj-keys/${VERSION}/${databaseId}/${slotId}`);

/** A new data key (32 bytes) and the ring that wraps it for the passphrase. Nothing is written yet: `createStore` does that. */
export async function createKeySlots({ passphrase, ids, work = STRONG_WORK }: {
  readonly passphrase: string; readonly ids: Ids; readonly work?: Work;
}): Promise<{ readonly dataKey: Buffer; readonly ring: KeyRing; readonly slotId: Id }> {
  const dataKey = randomBytes(32);
  const [databaseId, slotId] = [ids.next(), ids.next()];
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, work), nonce).setAAD(boundTo(databaseId, slotId));
  const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  const slot: Slot = {
    id: slotId, kind: 'passphrase', kdf: 'scrypt', work,
    salt: salt.toString('hex'), nonce: nonce.toString('hex'), wrapped: wrapped.toString('hex'), tag: cipher.getAuthTag().toString('hex'),
  };
  return { dataKey, ring: { databaseId, slots: [slot] }, slotId };
}

/**
 * The data key, by the folder's key file; about half a second a slot, off the calling thread.
 * Refused: what `inspectFolder` refuses, NO_CENTRE, KEYS_MISSING, KEYS_DAMAGED, KEYS_NEWER, WRONG_PASSPHRASE.
 */
export async function unwrapDataKey(dir: string, passphrase: string, probe: Probe = systemProbe): Promise<Result<{ readonly dataKey: Buffer; readonly slotId: Id }>> {
  const inspected = inspectFolder(dir, probe);
  if (!inspected.ok) return inspected;
  const file = readKeyFile(dir);
  if (!file.ok) return file;
  const { databaseId, slots } = file.value.ring;
  for (const slot of slots) {
    const key = await derive(passphrase, Buffer.from(slot.salt, 'hex'), slot.work);
    const opener = createDecipheriv('aes-256-gcm', key, Buffer.from(slot.nonce, 'hex'), { authTagLength: 16 })
      .setAAD(boundTo(databaseId, slot.id)).setAuthTag(Buffer.from(slot.tag, 'hex'));
    try {
      return ok({ dataKey: Buffer.concat([opener.update(Buffer.from(slot.wrapped, 'hex')), opener.final()]), slotId: slot.id });
    } catch { continue; } // the tag does not match: not this slot's passphrase
  }
  return refuse('store.WRONG_PASSPHRASE');
}

export interface KeyFile { readonly ring: KeyRing; readonly databaseHead: string }
/** The folder's key file, strictly parsed. Refused: NO_CENTRE, KEYS_MISSING, KEYS_DAMAGED, KEYS_NEWER. */
export function readKeyFile(dir: string): Result<KeyFile> {
  const params = { folder: dir, file: FILES.keys };
  const file = path.join(dir, FILES.keys);
  if (!existsSync(file)) return existsSync(path.join(dir, FILES.database)) ? refuse('store.KEYS_MISSING', params) : refuse('store.NO_CENTRE', { folder: dir });
  let json: unknown;
  try {
    if (statSync(file).size > MAX_BYTES) return refuse('store.KEYS_DAMAGED', params);
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return refuse(['EACCES', 'EPERM'].includes(codeOf(error)) ? 'store.FOLDER_NOT_WRITABLE' : 'store.KEYS_DAMAGED', params);
  }
  const version = versionShape.safeParse(json);
  if (version.success && version.data.version > VERSION) return refuse('store.KEYS_NEWER', params);
  const parsed = fileShape.safeParse(json);
  if (!parsed.success || parsed.data.checksum !== checksum(parsed.data)) return refuse('store.KEYS_DAMAGED', params);
  return ok({ ring: parsed.data.ring, databaseHead: parsed.data.databaseHead });
}
/** zod gives the fields back in the order of the shape, so that the same file always gives the same text. */
const checksum = ({ databaseHead, ring }: KeyFile): string =>
  sha256(JSON.stringify([databaseHead, ringShape.parse(ring)]));

/** Writes it whole or not at all, for its owner only. Throws the system's error (ENOSPC, EACCES …). */
export function writeKeyFile(dir: string, keys: KeyFile): void {
  const file = path.join(dir, FILES.keys);
  const staged = `${file}.${randomBytes(4).toString('hex')}.new`;
  const text = JSON.stringify({ format: 'idmaj-keys', version: VERSION, ...keys, checksum: checksum(keys) }, null, 2);
  const handle = openSync(staged, 'wx', 0o600);
  try {
    try { writeFileSync(handle, text); fsyncSync(handle); } finally { closeSync(handle); }
    renameSync(staged, file);
  } catch (error) {
    rmSync(staged, { force: true });
    throw error;
  }
  flushFolderOf(file);
}
