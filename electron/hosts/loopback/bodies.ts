import type { IncomingMessage } from 'node:http';

/** A call's JSON: the engine's own bound (1 MiB of text) in UTF-8, escaped at its worst. */
export const CALL_BYTES = 6 * 1_048_576;
/** Deeper than any form; the engine bounds it closer. Bounded here because passing on a value to a worker recurses. */
const DEPTH = 64;

/**
 * Reads a request's body up to a limit, never more: what is too large is refused at the announced length, or as soon as the bytes
 * that came pass it, and none of them is kept.
 * @returns null where it is larger
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return null;
  const pieces: Buffer[] = [];
  let size = 0;
  // not `for await`: leaving that early destroys the request, and with it the answer
  return new Promise((resolve, reject) => {
    const end = (value: Uint8Array<ArrayBuffer> | null): void => { request.removeAllListeners('data'); resolve(value); };
    request.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > limit) { pieces.length = 0; end(null); } else pieces.push(piece);
    });
    request.once('end', () => { end(new Uint8Array(Buffer.concat(pieces))); });
    request.once('error', reject);
    request.once('close', () => { reject(new Error('the request was broken off')); });
  });
}

/** The JSON value of a body; undefined where it is none, or too deep. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return depthOf(text) > DEPTH ? undefined : JSON.parse(text) as unknown;
  } catch { return undefined; }
}
/** How deep brackets stand in each other, outside of texts. One look at each sign: a pattern would begin anew at every quote of a text without end. */
function depthOf(json: string): number {
  let depth = 0, deepest = 0, quoted = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (sign === '"') quoted = !quoted;
    else if (quoted) at += Number(sign === '\\');
    else if (sign === '[' || sign === '{') deepest = Math.max(deepest, depth += 1);
    else if (sign === ']' || sign === '}') depth -= 1;
  }
  return deepest;
}
