import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { ID_PATTERN, type Id } from '#shared/lib/ids.ts';
import { ringSchema } from '../store/keySlots.ts';

/*
 * One backup is one file:
 *   prefix   32 bytes  magic, format, length of header and erasures, and a checksum of these: never changes with the format
 *   header   JSON      what can be told without a key, and the key ring that opens the rest with a passphrase or the recovery sheet
 *   erasures text      the list of erasures as it stood, digests only
 *   64 bytes           SHA-256 of all before, and its HMAC: the head can be trusted without reading the data behind it
 *   database           the encrypted copy, byte for byte
 *   trailer  72 bytes  magic, SHA-256 of all before, and its HMAC
 * The HMAC's key and the one that seals the facts are derived from the data key (HKDF, RFC 5869).
 */
export const FORMAT = 1;
const MAGIC = Buffer.from('IDMAJBAK'), END = Buffer.from('IDMAJEND');
export const PREFIX_BYTES = 32, DIGESTS_BYTES = 64, TRAILER_BYTES = END.length + DIGESTS_BYTES;
const CHECKED_BYTES = 20;
/** A ring of 256 slots is a tenth of it; 50,000 erasures are 5 MB. */
const MOST_HEADER = 1_048_576, MOST_ERASURES = 64 * 1_048_576;

const hex = (bytes: number): z.ZodString => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const id = z.string().regex(ID_PATTERN).transform((text) => text as Id);
const headSchema = z.strictObject({
  format: z.literal('idmaj-backup'), version: z.literal(FORMAT), madeAt: z.iso.datetime(),
  centreCode: z.string().regex(/^[A-Z][A-Z0-9]{1,7}$/), databaseId: id, ring: ringSchema,
  /** Of the database: which migrations it has been through. */
  schemaVersion: z.int().min(0), databaseBytes: z.int().min(1),
  /** The newest row of the audit chain: with the slip, it shows a copy that was put in place of a newer one. */
  audit: z.strictObject({ seq: z.int().min(0), hash: hex(32) }),
  sealed: z.strictObject({ nonce: hex(12), text: z.string().max(200_000), tag: hex(16) }),
});
export type Head = z.infer<typeof headSchema>;
const counts = z.strictObject({ persons: z.int(), ceremonies: z.int(), papers: z.int(), users: z.int() });
const factsSchema = z.strictObject({
  nameAr: z.string(), nameFr: z.string(), demonstration: z.boolean(), counts,
  users: z.array(z.strictObject({ name: z.string(), role: z.string() })),
});
/** What only who has the key is told before anything is restored. */
export type Facts = z.infer<typeof factsSchema>;

const sha = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const derived = (dataKey: Uint8Array, databaseId: Id, use: 'mac' | 'seal'): Buffer => Buffer.from(hkdfSync('sha256', dataKey, databaseId, `idmaj-backup/1/${use}`, 32));
/** HMAC of a digest: only who has the data key can make it. */
const macOf = (dataKey: Uint8Array, databaseId: Id, digest: Uint8Array): Buffer => createHmac('sha256', derived(dataKey, databaseId, 'mac')).update(digest).digest();
export const isMac = (dataKey: Uint8Array, databaseId: Id, digest: Uint8Array, mac: Uint8Array): boolean => timingSafeEqual(macOf(dataKey, databaseId, digest), mac);

const sealedTo = (databaseId: Id, madeAt: string): Buffer => Buffer.from(JSON.stringify(['idmaj-backup', databaseId, madeAt]));
export function seal(facts: Facts, dataKey: Uint8Array, databaseId: Id, madeAt: string): Head['sealed'] {
  const nonce = randomBytes(12), cipher = createCipheriv('aes-256-gcm', derived(dataKey, databaseId, 'seal'), nonce).setAAD(sealedTo(databaseId, madeAt));
  const text = Buffer.concat([cipher.update(JSON.stringify(facts)), cipher.final()]);
  return { nonce: nonce.toString('hex'), text: text.toString('base64'), tag: cipher.getAuthTag().toString('hex') };
}
/** Null where they are not what was sealed. */
export function unseal({ sealed, databaseId, madeAt }: Head, dataKey: Uint8Array): Facts | null {
  try {
    const opener = createDecipheriv('aes-256-gcm', derived(dataKey, databaseId, 'seal'), Buffer.from(sealed.nonce, 'hex'), { authTagLength: 16 }).setAAD(sealedTo(databaseId, madeAt)).setAuthTag(Buffer.from(sealed.tag, 'hex'));
    return factsSchema.parse(JSON.parse(Buffer.concat([opener.update(Buffer.from(sealed.text, 'base64')), opener.final()]).toString('utf8')));
  } catch { return null; }
}

/** The file up to where the database begins. */
export function writeHead(head: Head, erasures: Uint8Array, dataKey: Uint8Array): Buffer {
  const header = Buffer.from(JSON.stringify(headSchema.parse(head))), prefix = Buffer.alloc(PREFIX_BYTES);
  MAGIC.copy(prefix);
  prefix.writeUInt32BE(FORMAT, 8);
  prefix.writeUInt32BE(header.length, 12);
  prefix.writeUInt32BE(erasures.length, 16);
  sha(prefix.subarray(0, CHECKED_BYTES)).copy(prefix, CHECKED_BYTES, 0, PREFIX_BYTES - CHECKED_BYTES);
  const text = Buffer.concat([prefix, header, erasures]), digest = sha(text);
  return Buffer.concat([text, digest, macOf(dataKey, head.databaseId, digest)]);
}
/** @param digest SHA-256 of all before */
export const writeTrailer = (digest: Uint8Array, databaseId: Id, dataKey: Uint8Array): Buffer => Buffer.concat([END, digest, macOf(dataKey, databaseId, digest)]);
/** Null where these bytes end no backup. */
export const readTrailer = (bytes: Buffer): { readonly digest: Buffer; readonly mac: Buffer } | null =>
  (bytes.length === TRAILER_BYTES && bytes.subarray(0, END.length).equals(END) ? { digest: bytes.subarray(END.length, END.length + 32), mac: bytes.subarray(END.length + 32) } : null);

export type ReadPrefix = { readonly is: 'whole'; readonly headBytes: number; readonly headerBytes: number } | { readonly is: 'truncated' | 'altered' | 'newer' | 'olderFormat' | 'notBackup' };
/** @param bytes the file's first 32, or all there are */
export function readPrefix(bytes: Buffer): ReadPrefix {
  const there = Math.min(bytes.length, MAGIC.length), same = MAGIC.subarray(0, there).filter((byte, i) => byte === bytes[i]).length;
  // a few wrong bytes in the first eight are damage; anything else is somebody else's file
  if (there === 0 || same < there / 2 || (there < MAGIC.length && same < there)) return { is: 'notBackup' };
  if (bytes.length < PREFIX_BYTES) return { is: same < there ? 'altered' : 'truncated' };
  if (same < there || !sha(bytes.subarray(0, CHECKED_BYTES)).subarray(0, PREFIX_BYTES - CHECKED_BYTES).equals(bytes.subarray(CHECKED_BYTES, PREFIX_BYTES))) return { is: 'altered' };
  const [version, headerBytes, erasuresBytes] = [bytes.readUInt32BE(8), bytes.readUInt32BE(12), bytes.readUInt32BE(16)];
  if (version !== FORMAT) return { is: version > FORMAT ? 'newer' : 'olderFormat' };
  if (headerBytes > MOST_HEADER || erasuresBytes > MOST_ERASURES) return { is: 'altered' };
  return { is: 'whole', headerBytes, headBytes: PREFIX_BYTES + headerBytes + erasuresBytes + DIGESTS_BYTES };
}
export interface ReadHead { readonly head: Head; readonly erasures: Buffer; readonly digest: Buffer; readonly mac: Buffer }
/** The head out of its bytes, as long as the prefix says; null where they are not what was written. */
export function readHead(bytes: Buffer, headerBytes: number): ReadHead | null {
  const end = bytes.length - DIGESTS_BYTES, digest = bytes.subarray(end, end + 32);
  if (!sha(bytes.subarray(0, end)).equals(digest)) return null;
  try {
    const head = headSchema.parse(JSON.parse(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + headerBytes).toString('utf8')));
    return { head, erasures: bytes.subarray(PREFIX_BYTES + headerBytes, end), digest, mac: bytes.subarray(end + 32) };
  } catch { return null; }
}
