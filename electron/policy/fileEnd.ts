import type { FileFormat } from './fileFormat.ts';

/*
 * Where a scan or attachment ends by its own format, and what comes after it: a picture or document may carry a second file behind itself, which
 * another program opens as what it is (a ZIP, a page with scripts).
 */
/** `cut`: it does not reach its end, and so is damaged; `surplus`: something else comes behind it. */
export type FileEnd = 'whole' | 'cut' | 'surplus';
const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** After the chunk IEND (ISO/IEC 15948, 5.2 and 11.2.5). */
function endOfPng(file: Buffer): number | null {
  for (let at = 8; at + 12 <= file.length;) {
    const next = at + 12 + file.readUInt32BE(at);
    if (next > file.length) return null;
    if (file.toString('latin1', at + 4, at + 8) === 'IEND') return next;
    at = next;
  }
  return null;
}
/** After the marker EOI: markers with their length, after SOS coded data in which 0xff is followed by 0 or RST (ITU-T T.81, B.1.1). */
function endOfJpeg(file: Buffer, start = 0): number | null {
  for (let at = start + 2; at + 1 < file.length;) {
    const marker = file[at + 1] ?? 0;
    if (file[at] !== 0xff) return null;
    if (marker === 0xd9) return at + 2;
    if (marker === 0xff) { at++; continue; }
    if (at + 4 > file.length) return null;
    at += 2 + file.readUInt16BE(at + 2);
    if (marker === 0xda) for (;;) {
      at = file.indexOf(0xff, at);
      if (at < 0) return null;
      const next = file[at + 1] ?? 0;
      if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) break;
      at++;
    }
  }
  return null;
}
/** After the last mark of the end (ISO 32000-1, 7.5.5); each new version of the file ends with one of its own. */
function endOfPdf(file: Buffer): number | null {
  const at = file.lastIndexOf('%%EOF');
  return at < 0 ? null : at + 5;
}
/** What fills up a file: zeros, and ends of lines. */
const isPadding = (rest: Buffer): boolean => rest.every((byte) => byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 32);
/** How another program's file begins: an archive, a document, a page, a program. */
const ANOTHERS_START = /^[\s\0]*(?:PK|%PDF|<|MZ|\x7fELF|#!|Rar!|7z\xbc\xaf)/;
/** Telephones put films, depths and notes of their maker's behind a photograph, each maker its own: they pass, the file of another program does not. */
const startsAnother = (rest: Buffer): boolean => ANOTHERS_START.test(rest.toString('latin1', 0, 200));
/** The directory that ends a ZIP, of one volume, however its comment is used (APPNOTE 4.3.16): looked for as far from the end as it may stand. */
const ZIP_END = Buffer.from('PK\x05\x06\0\0\0\0', 'latin1'), ZIP_REACH = 22 + 65_535 + 4096;
const endsAsZip = (file: Buffer): boolean => file.subarray(-ZIP_REACH).includes(ZIP_END);
/** What may follow the end of a version of a PDF: an object of the next one, a table of them, a comment; or the end of the stream that it lies in. */
const goesOn = (file: Buffer, at: number): boolean => /^[\s\0]*(?:\d|%|xref|startxref|endstream|$)/.test(file.toString('latin1', at, at + 200));

/** Whether a file of this format ends where it should. */
export function fileEnd(format: FileFormat, bytes: Uint8Array): FileEnd {
  const file = bufferOf(bytes);
  let end = format === 'png' ? endOfPng(file) : format === 'jpeg' ? endOfJpeg(file) : endOfPdf(file);
  if (end === null) return 'cut';
  // a second picture behind the first: depth, another exposure
  while (format === 'jpeg' && file[end] === 0xff && file[end + 1] === 0xd8) end = endOfJpeg(file, end) ?? file.length;
  const rest = file.subarray(end);
  if (endsAsZip(file) || (format === 'pdf' && !goesOn(file, file.indexOf('%%EOF') + 5))) return 'surplus';
  return isPadding(rest) || (format === 'jpeg' && !startsAnother(rest)) ? 'whole' : 'surplus';
}
