/* A file's bytes, gathered as pdfkit writes them: it hands each line of an object to a stream of Node, which costs more than writing it. */
import { assert } from '#shared/lib/assert.ts';
import { identify } from './archivable.ts';
import type { Internals, PdfDocument } from './bidi/internals.ts';

/** Has documents keep what they write, lines as Latin-1 text and streams as bytes, in place of pushing it. */
export function patchBytes({ PDFDocument }: Internals): void {
  PDFDocument.prototype._write = function gathered(data) {
    const written = this.written ??= [], bytes = typeof data === 'object' ? data : `${data}\n`, last = written.length - 1, before = written[last];
    if (typeof bytes === 'string' && typeof before === 'string') written[last] = before + bytes; else written.push(bytes);
    this._offset += bytes.length;
  };
}
/** The finished file, in a buffer of its own, so that a worker can hand it over. @throws BugError where something of it is still to be written */
export function bytesOf(document: PdfDocument): Uint8Array {
  document.end();
  assert(document._waiting === 0, 'all objects of a finished document are written');
  const pdf = Buffer.from(new ArrayBuffer(document._offset));
  let at = 0;
  for (const part of document.written ?? []) {
    if (typeof part === 'string') pdf.write(part, at, 'latin1'); else pdf.set(part, at);
    at += part.length;
  }
  const bytes = new Uint8Array(pdf.buffer);
  identify(bytes);
  return bytes;
}
