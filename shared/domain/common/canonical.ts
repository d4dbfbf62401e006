import { BugError } from '#shared/lib/assert.ts';

/**
 * A value as JSON text that is the same for equal values, to hash it: keys in the order of their UTF-16 code units, no white
 * space, numbers as ECMAScript writes them (RFC 8785), strings composed (NFC), which RFC 8785 leaves to the application.
 * @throws BugError for what JSON cannot say: undefined, NaN, infinities, functions, symbols, bigints, dates and other objects of a class
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string': return JSON.stringify(value.normalize('NFC'));
    case 'boolean': return String(value);
    case 'number':
      if (!Number.isFinite(value)) throw new BugError(`JSON has no ${value}`);
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
      return canonicalObject(value);
    default: throw new BugError(`JSON has no ${typeof value}`);
  }
}
function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) throw new BugError('JSON has plain objects only');
  // the default order is by UTF-16 code units, as RFC 8785 §3.2.3 asks
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
