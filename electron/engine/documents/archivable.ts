/*
 * What a file says of itself, as PDF/A-2b (ISO 19005-2:2011, level B) asks: metadata, output intent, identifier. The claim of conformance (6.6.4)
 * is left out, because no validator of the standard has confirmed it yet: an archived paper could never take it back.
 */
import { createHash } from 'node:crypto';
import { bare } from '#shared/domain/common/isolate.ts';
import { assert } from '#shared/lib/assert.ts';
import type { Internals, PdfDocument } from './bidi/internals.ts';
import type { Info } from './definition.ts';

/** The information dictionary (ISO 32000-1, 14.3.3). `Reference` is read from the file's bytes to tell what a file claims to be. */
export interface FileInfo { readonly Producer: string; readonly Creator: string; readonly CreationDate: Date; readonly Title?: string; readonly Subject?: string; readonly Author?: string; readonly Reference?: string }

export function fileInfo({ title, subject, author, creationDate, reference }: Info): FileInfo {
  assert(!Number.isNaN(creationDate.getTime()), 'a document has a valid creation date');
  assert(reference === undefined || /^[\x20-\x7e]+$/.test(reference), 'the reference of a document is printable ASCII');
  const [Title, Subject, Author] = [title, subject, author].map(plain);
  return { Producer: 'pdfmake', Creator: 'Idmaj', ...(Title && { Title }), ...(Subject && { Subject }), ...(Author && { Author }), CreationDate: creationDate, ...(reference && { Reference: reference }) };
}
/** On one line, without what neither a viewer's title bar nor XML can hold. */
const plain = (text = ''): string => bare(text.toWellFormed()).replace(/[\p{Cc}\p{Noncharacter_Code_Point}\u2028\u2029]+/gu, ' ').trim();

/** Makes the file carry XMP that says the same as its information dictionary, the sRGB output intent, and the direction of reading. */
export function archivable(document: PdfDocument, { srgb }: Internals, about: FileInfo, language: string): void {
  const endMetadata = (): void => { // set as a variable: see bidi/nodes.ts
    const root = document._root.data, metadata = document.ref({ Type: 'Metadata', Subtype: 'XML' }), profile = document.ref({ N: 3, Filter: 'FlateDecode' });
    metadata.compress = false; // for tools that look for the packet in the file
    metadata.end(Buffer.from(xmp(about, language)));
    profile.end(srgb);
    root['Metadata'] = metadata;
    const name = new String('sRGB IEC61966-2.1'); // pdfkit tells a string from a name by this
    root['OutputIntents'] = [{ Type: 'OutputIntent', S: 'GTS_PDFA1', OutputConditionIdentifier: name, Info: name, DestOutputProfile: profile }];
  };
  document.endMetadata = endMetadata;
  if (/^ar\b/i.test(language)) Object.assign((document._root.data['ViewerPreferences'] as { data: object }).data, { Direction: 'R2L' });
}

const escaped = (text: string): string => text.replace(/[&<>]/g, char => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? char);
const alternative = (name: string, text: string | undefined): string => (text ? `<dc:${name}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt></dc:${name}>` : '');

/**
 * XMP (ISO 16684-1) of predefined properties alone, so that no extension schema is needed (ISO 19005-2, 6.6.2.3): the reference
 * is `dc:identifier`. Nothing stands here that is not in the information dictionary or the catalogue.
 */
function xmp({ Producer, Creator, CreationDate, Title, Subject, Author, Reference }: FileInfo, language: string): string {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>${alternative('title', Title)}${alternative('description', Subject)}${Author ? `<dc:creator><rdf:Seq><rdf:li>${escaped(Author)}</rdf:li></rdf:Seq></dc:creator>` : ''}${Reference ? `<dc:identifier>${escaped(Reference)}</dc:identifier>` : ''}</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreateDate>${CreationDate.toISOString().replace(/\.\d+Z$/, 'Z')}</xmp:CreateDate><xmp:CreatorTool>${Creator}</xmp:CreatorTool></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>${Producer}</pdf:Producer></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}

/** Sets both parts of the trailer's ID (ISO 32000-1, 14.4) to a digest of all that stands before it: pdfkit's would be the same for two papers of one title and time. */
export function identify(pdf: Uint8Array): void {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength), at = file.lastIndexOf('/ID [<');
  assert(at > 0, 'the file has an identifier');
  const id = createHash('sha256').update(pdf.subarray(0, at)).digest('hex').slice(0, 32);
  file.write(id, at + 6, 'latin1'); file.write(id, at + 6 + 32 + 3, 'latin1');
}
