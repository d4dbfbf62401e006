import { inflateSync } from 'node:zlib';

/*
 * What a PDF may do by itself (ISO 32000-1, 12.6): told before it is ever opened, by the names of actions, so that the doubtful is held for
 * active. What starts an action (OpenAction, AA) is not looked for: it also just opens a page. Names of three signs would turn up in any scan by chance.
 */
const ACTIVE = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToR|GoToE|Movie|Sound|Rendition)(?![A-Za-z0-9])/;
/** Bytes that packed objects may grow to, together: a file beyond it is a bomb, or as good as one. */
const MOST_INFLATED = 64 * 1_048_576;
/** A name may spell any letter by its number: `/J#61vaScript`. */
const spelled = (text: string): string => text.replace(/#([0-9a-fA-F]{2})/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
/** From a stream's dictionary to its end; only packed objects (7.5.7) can hide a dictionary. */
const PACKED = /\/ObjStm[\s\S]{0,2000}?stream\r?\n/g;

/** Whether a PDF holds, or may hide, something that acts by itself: scripts, launches, files inside. An encrypted one cannot be looked into. */
export function hasActiveContent(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), text = spelled(file.toString('latin1'));
  if (ACTIVE.test(text) || /\/Encrypt(?![A-Za-z0-9])/.test(text)) return true;
  let left = MOST_INFLATED;
  const raw = text.length === file.length ? text : file.toString('latin1');
  for (const { index, 0: found } of raw.matchAll(PACKED)) {
    const from = index + found.length;
    try {
      const inside = inflateSync(file.subarray(from), { maxOutputLength: left + 1 });
      left -= inside.length;
      if (left < 0 || ACTIVE.test(spelled(inside.toString('latin1')))) return true;
    } catch { return true; }
  }
  return false;
}
