/** A broken promise of our own code: a bug, never something a user did. */
export class BugError extends Error { override name = 'BugError'; }

export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new BugError(what);
}
/** The value, which the caller knows to be there. */
export function present<T>(value: T | null | undefined, what: string): T {
  assert(value !== null && value !== undefined, what);
  return value;
}
