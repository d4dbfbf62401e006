import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder and those above it that are missing, and answers the first one made (undefined where all were there).
 * Level by level: Node's own recursive making never ends where the system answers ENOENT for a folder whose parent exists
 * (measured on Node 24 with `/proc/x`).
 */
export function makeFolder(folder: string, mode = 0o777): string | undefined {
  const missing: string[] = [];
  for (let at = path.resolve(folder); !existsSync(at) && path.dirname(at) !== at; at = path.dirname(at)) missing.unshift(at);
  for (const one of missing) mkdirSync(one, { mode });
  return missing[0];
}
