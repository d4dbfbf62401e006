/** Formats of scans and attachments. */
export type FileFormat = 'pdf' | 'jpeg' | 'png';
const BEGINNINGS: readonly (readonly [FileFormat, readonly number[]])[] = [['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]], ['jpeg', [0xff, 0xd8, 0xff]], ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]]];
/** What a file is by its first bytes; null for none of them. */
export const fileFormat = (bytes: Uint8Array): FileFormat | null => BEGINNINGS.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte))?.[0] ?? null;
