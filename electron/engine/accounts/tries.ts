import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NO_TRIES, type Tries } from '#shared/domain/accounts.ts';

/* Wrong passphrases are counted beside the keys, so that starting anew does not begin anew. Who can delete the file can copy the keys too: it slows a hand, not a machine. */
const NAME = 'idmaj.tries';

export function readTries(dir: string): Tries {
  try {
    const { wrong, lastAt } = JSON.parse(readFileSync(path.join(dir, NAME), 'utf8')) as Partial<Record<keyof Tries, unknown>>;
    return Number.isSafeInteger(wrong) && Number(wrong) >= 0 && Number.isSafeInteger(lastAt) ? { wrong: Number(wrong), lastAt: Number(lastAt) } : NO_TRIES;
  } catch { return NO_TRIES; }
}
/** Where it cannot be written, memory counts on alone. */
export function writeTries(dir: string, tries: Tries): void {
  const file = path.join(dir, NAME);
  try {
    if (tries.wrong === 0) rmSync(file, { force: true });
    else writeFileSync(file, JSON.stringify(tries), { mode: 0o600 });
  } catch { /* as said */ }
}
