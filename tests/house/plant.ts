import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export const house = path.resolve(import.meta.dirname, '../..');

/** A small tree of files in a folder of its own, which is removed when the test ends; packages are those of the house, or none. */
export function plant(files: Readonly<Record<string, string>>, packages: 'house' | 'none' = 'house'): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'idmaj-house-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  if (packages === 'house') symlinkSync(path.join(house, 'node_modules'), path.join(root, 'node_modules'), 'junction');
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}
