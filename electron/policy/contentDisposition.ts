import { plainName } from './places.ts';

/** What RFC 8187 lets stand as it is; the rest is percent-encoded. */
const encoded = (text: string): string => encodeURIComponent(text).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The header that names a download (RFC 6266): the name in plain ASCII for old programs, and whole in UTF-8.
 * @param how `attachment` is saved, `inline` is shown
 */
export function contentDisposition(how: 'attachment' | 'inline', name: string): string {
  const plain = plainName(name.toWellFormed());
  return `${how}; filename="${plain.replace(/[^\w .,()-]/g, '_')}"; filename*=UTF-8''${encoded(plain)}`;
}
