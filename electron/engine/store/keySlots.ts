import { createCipheriv, createDecipheriv, randomBytes, scrypt, type ScryptOptions } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { closeUser, foldedUser } from '#shared/domain/common/names.ts';
import { ID_PATTERN, type Id, type Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import { sha256 } from '../../policy/digest.ts';
import { codeOf, FILES, flushFolderOf } from './files.ts';
import { inspectFolder, systemProbe, type Probe } from './folder.ts';
import { finishRestore } from './restoring.ts';

/*
 * The database's key is random (256 bits); each slot wraps it once: for one user's passphrase, for the words of a recovery sheet, or
 * for a secret that the operating system keeps: scrypt (RFC 7914), then AES-256-GCM bound to this database and this slot. A new
 * passphrase means a new slot, never a new encryption of the data. Version 2 says whose slot it is, without naming anybody.
 */
const VERSION = 2;
const MAX_BYTES = 262_144;
/** What a file may ask of this machine: 512 MiB, and some seconds. */
const MAX_MEMORY = 512 * 1024 * 1024;

const hex = (bytes: number): z.ZodString => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const id = z.string().regex(ID_PATTERN).transform((text) => text as Id);
const workShape = z.strictObject({ logN: z.int().min(10).max(20), r: z.int().min(1).max(32), p: z.int().min(1).max(4) })
  .refine(({ logN, r }) => 128 * 2 ** logN * r <= MAX_MEMORY);
const SLOT_KINDS = ['passphrase', 'recovery', 'keystore'] as const;
const slotShape = z.strictObject({
  id, kind: z.enum(SLOT_KINDS), kdf: z.literal('scrypt'), work: workShape, salt: hex(16), nonce: hex(12), wrapped: hex(32), tag: hex(16),
  /** Finds a user's slot by the name that is typed (`ownerOf`); nothing in a file of version 1, which has one user, and on a sheet. */
  owner: hex(16).optional(),
});
const ringShape = z.strictObject({ databaseId: id, slots: z.array(slotShape).min(1).max(256) });
const fileShape = z.strictObject({
  format: z.literal('idmaj-keys'), version: z.int().min(1).max(VERSION),
  /** The first bytes of the database, its salt: they tell a damaged database from another one. */
  databaseHead: hex(16), ring: ringShape,
  /** SHA-256 of version, head and ring, so that damage is not taken for a wrong passphrase; without the version in a file of version 1. */
  checksum: hex(32),
});
const versionShape = z.looseObject({ format: z.literal('idmaj-keys'), version: z.int().min(1) });

/** scrypt's cost: N = 2^logN, block size r, parallelism p; 128·N·r bytes of memory. */
export type Work = z.infer<typeof workShape>;
export type KeyRing = z.infer<typeof ringShape>;
export type Slot = z.infer<typeof slotShape>;
export type SlotKind = Slot['kind'];
/** What opens a slot: the kind of secret, and whose, where there are several users. */
export interface Secret { readonly kind: SlotKind; readonly text: string; readonly user?: string }
export const ringSchema = ringShape;
/** 128 MiB and about half a second (OWASP Password Storage: N = 2^17, r = 8, p = 1). */
export const STRONG_WORK: Work = { logN: 17, r: 8, p: 1 };

function derive(passphrase: string, salt: Buffer, { logN, r, p }: Work): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** logN, r, p, maxmem: 128 * 2 ** logN * r + 128 * r * p + 1024 * 1024 };
  // One letter may be typed as one character or as two: NFKC makes them one (RFC 8265)
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) => { if (error) reject(error); else resolve(key); });
  return promise;
}
const boundTo = (databaseId: Id, slotId: Id): Buffer => Buffer.from(`idmaj-keys/1/${databaseId}/${slotId}`);

/** Tells whose slot one is to who knows the name, and to nobody else at a glance: 128 bits over database and name. */
export const ownerOf = (databaseId: Id, name: string): string => digestOf(databaseId, foldedUser(name));
const digestOf = (databaseId: Id, folded: string): string => sha256(JSON.stringify([databaseId, folded])).slice(0, 32);

/** Wraps the data key for one more secret; about half a second, off the calling thread. Nothing is written. */
export async function wrapDataKey({ dataKey, databaseId, secret, ids, work = STRONG_WORK }: {
  readonly dataKey: Uint8Array; readonly databaseId: Id; readonly secret: Secret; readonly ids: Ids; readonly work?: Work;
}): Promise<Slot> {
  const slotId = ids.next(), salt = randomBytes(16), nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await derive(secret.text, salt, work), nonce).setAAD(boundTo(databaseId, slotId));
  const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return {
    id: slotId, kind: secret.kind, kdf: 'scrypt', work,
    salt: salt.toString('hex'), nonce: nonce.toString('hex'), wrapped: wrapped.toString('hex'), tag: cipher.getAuthTag().toString('hex'),
    ...(secret.user ? { owner: ownerOf(databaseId, secret.user) } : {}),
  };
}
/** A new data key (32 bytes) and the ring that wraps it for the passphrase. Nothing is written yet: `createStore` does that. */
export async function createKeySlots({ passphrase, user, ids, work = STRONG_WORK }: {
  readonly passphrase: string; readonly user?: string; readonly ids: Ids; readonly work?: Work;
}): Promise<{ readonly dataKey: Buffer; readonly ring: KeyRing; readonly slotId: Id }> {
  const dataKey = randomBytes(32), databaseId = ids.next();
  const slot = await wrapDataKey({ dataKey, databaseId, secret: { kind: 'passphrase', text: passphrase, ...(user === undefined ? {} : { user }) }, ids, work });
  return { dataKey, ring: { databaseId, slots: [slot] }, slotId: slot.id };
}

/** Whether the users must say who they are: one user's slots speak for themselves, also while a passphrase or a name is changing. */
export const asksName = ({ slots }: KeyRing): boolean =>
  new Set(new Map(slots.filter(({ kind }) => kind === 'passphrase').map(({ id: slotId, owner }) => [slotId, owner])).values()).size > 1;

/**
 * The data key out of a ring, and every slot that the secret opens: after a change that was broken off, or whose old slot is not taken
 * out yet, one of several counts (`standing`). A name that nobody has costs as much time as one that somebody has. Refused: NAME_NEEDED,
 * WRONG_PASSPHRASE (whatever was wrong: the kind, the name or the words).
 */
export async function openRing(ring: KeyRing, { kind, text, user }: Secret): Promise<Result<{ readonly dataKey: Buffer; readonly slotId: Id; readonly slotIds: readonly Id[] }>> {
  const { databaseId } = ring, ofKind = ring.slots.filter((slot) => slot.kind === kind);
  if (kind === 'passphrase' && !user && asksName(ring)) return refuse('store.NAME_NEEDED');
  // a file that was not opened since has the names as they were compared before (`tidy` writes them anew)
  const owners = user ? [ownerOf(databaseId, user), digestOf(databaseId, closeUser(user))] : null;
  // a user changing a passphrase has two slots for a moment; one that says no name is the only user's, or of before there were names
  const slots = ofKind.filter((slot) => owners === null || slot.owner === undefined || owners.includes(slot.owner));
  let dataKey: Buffer | undefined;
  const slotIds: Id[] = [];
  for (const slot of slots.length > 0 ? slots : ring.slots.slice(0, 1)) {
    const key = await derive(text, Buffer.from(slot.salt, 'hex'), slot.work);
    const opener = createDecipheriv('aes-256-gcm', key, Buffer.from(slot.nonce, 'hex'), { authTagLength: 16 })
      .setAAD(boundTo(databaseId, slot.id)).setAuthTag(Buffer.from(slot.tag, 'hex'));
    try {
      const unwrapped = Buffer.concat([opener.update(Buffer.from(slot.wrapped, 'hex')), opener.final()]);
      if (slots.includes(slot)) { dataKey = unwrapped; slotIds.push(slot.id); }
    } catch { continue; } // the tag does not match: not this slot's secret
  }
  const [slotId] = slotIds;
  if (dataKey && slotId) return ok({ dataKey, slotId, slotIds });
  return refuse('store.WRONG_PASSPHRASE');
}
/**
 * The data key, by the folder's key file. Refused: what `inspectFolder` refuses, NO_CENTRE, KEYS_MISSING, KEYS_DAMAGED, KEYS_NEWER,
 * NAME_NEEDED, WRONG_PASSPHRASE.
 */
export async function unwrapDataKey(dir: string, secret: string | Secret, probe: Probe = systemProbe): ReturnType<typeof openRing> {
  const inspected = inspectFolder(dir, probe);
  if (!inspected.ok) return inspected;
  const unfinished = finishRestore(dir);
  if (unfinished) return unfinished;
  const file = readKeyFile(dir);
  return file.ok ? openRing(file.value.ring, typeof secret === 'string' ? { kind: 'passphrase', text: secret } : secret) : file;
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
  if (!parsed.success || parsed.data.checksum !== checksum(parsed.data, parsed.data.version)) return refuse('store.KEYS_DAMAGED', params);
  return ok({ ring: parsed.data.ring, databaseHead: parsed.data.databaseHead });
}
/** zod gives the fields back in the order of the shape, so that the same file always gives the same text. */
const checksum = ({ databaseHead, ring }: KeyFile, version: number): string =>
  sha256(JSON.stringify([...(version === 1 ? [] : [version]), databaseHead, ringShape.parse(ring)]));

/** Writes it whole or not at all, for its owner only. Throws the system's error (ENOSPC, EACCES …). */
export function writeKeyFile(dir: string, keys: KeyFile): void {
  const file = path.join(dir, FILES.keys);
  const staged = `${file}.${randomBytes(4).toString('hex')}.new`;
  const text = JSON.stringify({ format: 'idmaj-keys', version: VERSION, ...keys, checksum: checksum(keys, VERSION) }, null, 2);
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
