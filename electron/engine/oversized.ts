/** A call carries forms, never files (those go by handle): one text of 64 KiB, 1 MiB in all, 12 levels deep are already generous. */
const MAX_TEXT = 65_536, MAX_WHOLE = 1_048_576, MAX_DEPTH = 12;

/**
 * Walks a value that came from outside before anything parses it. Returns the path of the field that is too large or
 * too deep, or null where all is within bounds.
 */
export function oversized(value: unknown): string | null {
  let whole = 0;
  const walk = (at: unknown, path: string, depth: number): string | null => {
    if (depth > MAX_DEPTH) return path || '—';
    if (typeof at === 'string') {
      whole += at.length;
      if (at.length > MAX_TEXT) return path || '—';
    } else if (ArrayBuffer.isView(at)) {
      whole += at.byteLength;
    } else if (typeof at === 'object' && at !== null) {
      for (const key of Object.keys(at)) {
        whole += key.length + 8;
        if (whole > MAX_WHOLE) return (path || key).slice(0, 80);
        const found = walk((at as Record<string, unknown>)[key], path ? `${path}.${key}` : key, depth + 1);
        if (found !== null) return found.slice(0, 80);
      }
    }
    return whole > MAX_WHOLE ? path || '—' : null;
  };
  return walk(value, '', 0);
}
