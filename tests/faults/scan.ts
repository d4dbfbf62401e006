import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { constants, inflateRawSync, inflateSync } from 'node:zlib';

/* Looks for texts in files as somebody with the disk would: in every encoding a program may write, and inside what is compressed. */
const escaped = (text: string): string => [...text].map((sign) => (sign.codePointAt(0) ?? 0) < 128 ? sign : [...Array(sign.length).keys()].map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')).join('');
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
function formsOf(text: string): Buffer[] {
  const spellings = new Set([text, text.toLowerCase(), text.toUpperCase(), text.normalize('NFD'), encodeURIComponent(text), escaped(text), escaped(text).toUpperCase(), Buffer.from(text).toString('hex')]);
  // three ways for a text to lie in base64, but for the signs that it shares with its neighbours
  const base64 = [0, 1, 2].map((skip) => Buffer.from(text).subarray(skip)).map((bytes) => bytes.toString('base64').slice(0, Math.floor((bytes.length * 8) / 6))).filter((form) => form.length > 5);
  return [...[...spellings, ...base64].map((each) => Buffer.from(each)), Buffer.from(text, 'utf16le'), swapped(text)];
}
/** What lies compressed in some bytes, as far as it can be inflated: zlib by its head (streams of a PDF too), and a zip's parts. */
function* inflated(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf(0x78); at !== -1; at = bytes.indexOf(0x78, at + 1)) {
    if (((0x78 << 8) | (bytes[at + 1] ?? 0)) % 31 !== 0) continue;
    try { yield inflateSync(bytes.subarray(at), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 }); } catch { continue; }
  }
  for (let at = bytes.indexOf('PK\u0003\u0004', 0, 'latin1'); at !== -1 && at + 30 < bytes.length; at = bytes.indexOf('PK\u0003\u0004', at + 4, 'latin1')) {
    try { yield inflateRawSync(bytes.subarray(at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 }); } catch { continue; }
  }
}
/** Names of files below a folder, or their contents, in which one of the texts can be read, each with the text. Texts are of four signs and more. */
export function readableIn(folder: string, texts: readonly string[]): string[] {
  const forms = texts.map((text) => [text, formsOf(text)] as const), found: string[] = [];
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    const file = path.join(folder, name);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    const bytes = readFileSync(file), all = [Buffer.from(name), bytes, ...inflated(bytes)];
    for (const [text, written] of forms) if (all.some((one) => written.some((form) => one.includes(form)))) found.push(`${name}: ${text}`);
  }
  return found;
}
