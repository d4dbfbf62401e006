import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** Notes what broke in the shell, for whoever is asked for help: time, number, kind and the places in our code; no text, which could quote a person. */
export interface Incidents {
  /** Answers the number shown to the user. */
  note(kind: string, error?: unknown): string;
}
const LARGEST = 256 * 1024;

export function createIncidents(file: string, now: () => string = () => new Date().toISOString()): Incidents {
  return {
    note(kind, error) {
      const incident = randomBytes(4).toString('hex').toUpperCase();
      const places = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).join('\n') : '';
      try {
        mkdirSync(path.dirname(file), { recursive: true });
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) rmSync(file);
        appendFileSync(file, `${now()} ${incident} ${kind}${error instanceof Error ? ` ${error.name}` : ''}\n${places === '' ? '' : `${places}\n`}`, { mode: 0o600 });
      } catch { /* a disk that takes nothing: the number is all there is */ }
      return incident;
    },
  };
}
