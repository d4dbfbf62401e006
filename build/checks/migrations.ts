import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { importsOf } from './imports.ts';
import { parseFile, type Problem } from './source.ts';

const FOLDER = 'electron/engine/store/migrations';
const FROZEN = `${FOLDER}/frozen.json`;
const NAME = /^(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/;

const digest = (root: string, name: string): string =>
  createHash('sha256').update(readFileSync(path.join(root, FOLDER, name), 'utf8').replaceAll('\r\n', '\n')).digest('hex');
const readFrozen = (root: string): Record<string, string> =>
  existsSync(path.join(root, FROZEN)) ? JSON.parse(readFileSync(path.join(root, FROZEN), 'utf8')) as Record<string, string> : {};
const migrations = (root: string): string[] =>
  existsSync(path.join(root, FOLDER)) ? readdirSync(path.join(root, FOLDER)).filter((name) => /^\d.*\.ts$/.test(name)).sort() : [];

/**
 * Migrations `NNNN-name.ts`: numbered 0010, 0020, … without a gap, importing nothing, unchanged since they were frozen, and
 * each named by a test file of tests/store (its name holds the number).
 */
export function checkMigrations(root: string): Problem[] {
  const problems: Problem[] = [];
  const names = migrations(root), frozen = readFrozen(root);
  const tests = existsSync(path.join(root, 'tests/store')) ? readdirSync(path.join(root, 'tests/store'), { recursive: true, encoding: 'utf8' }) : [];
  for (const [index, name] of names.entries()) {
    const file = `${FOLDER}/${name}`, expected = String((index + 1) * 10).padStart(4, '0'), number = name.slice(0, 4);
    if (!NAME.test(name)) { problems.push(`${file}:1 is not named NNNN-some-words.ts`); continue; }
    if (number !== expected) problems.push(`${file}:1 should be number ${expected}: migrations count by tens without a gap`);
    for (const { specifier, line } of importsOf(parseFile(root, file))) problems.push(`${file}:${line} imports ${specifier ?? 'a computed name'}: a migration imports nothing`);
    if (!(name in frozen)) problems.push(`${file}:1 is not frozen: npm run check -- --freeze`);
    else if (frozen[name] !== digest(root, name)) problems.push(`${file}:1 was changed after it was frozen: write a new migration`);
    if (!tests.some((test) => test.endsWith('.test.ts') && path.basename(test).includes(number))) problems.push(`${file}:1 has no test: tests/store/migration-${number}.test.ts`);
  }
  for (const name of Object.keys(frozen)) if (!names.includes(name)) problems.push(`${FROZEN}:1 ${name} was frozen and is gone`);
  return problems;
}

/** Writes the hashes of migrations not yet frozen; those frozen keep theirs, changed or not. Answers the names added. */
export function freezeMigrations(root: string): string[] {
  const frozen = readFrozen(root);
  const added = migrations(root).filter((name) => !(name in frozen));
  if (added.length === 0) return added;
  const all = { ...frozen, ...Object.fromEntries(added.map((name) => [name, digest(root, name)])) };
  writeFileSync(path.join(root, FROZEN), `${JSON.stringify(all, Object.keys(all).sort(), 2)}\n`);
  return added;
}
