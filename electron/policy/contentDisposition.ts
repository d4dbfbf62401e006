/** Signs that no file name needs and that could mislead: control signs, and those that turn the direction of a text. */
// eslint-disable-next-line no-control-regex -- control signs are what is looked for
const MISLEADING = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
/** What RFC 8187 lets stand as it is; the rest is percent-encoded. */
const encoded = (text: string): string => encodeURIComponent(text).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The header that names a download (RFC 6266): the name in plain ASCII for old programs, and whole in UTF-8.
 * @param how `attachment` is saved, `inline` is shown
 * @param name as a person reads it, without a folder; a name of nothing but misleading signs becomes `idmaj`
 */
export function contentDisposition(how: 'attachment' | 'inline', name: string): string {
  const plain = name.toWellFormed().replace(MISLEADING, '').replace(/[/\\]/g, '-').replace(/^[\s.]+|[\s.]+$/g, '').slice(0, 150) || 'idmaj';
  const ascii = plain.replace(/[^\w .,()-]/g, '_');
  return `${how}; filename="${ascii}"; filename*=UTF-8''${encoded(plain)}`;
}
