import { appendFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkMigrations, freezeMigrations } from '../../build/checks/migrations.ts';
import { plant } from './plant.ts';

const FOLDER = 'electron/engine/store/migrations';
/** Two frozen and tested migrations. */
function landed(): string {
  const root = plant({
    [`${FOLDER}/0010-first.ts`]: "export const up = 'CREATE TABLE a (b TEXT)';\n",
    [`${FOLDER}/0020-more-rows.ts`]: "export const up = 'CREATE TABLE c (d TEXT)';\n",
    'tests/store/migration-0010.test.ts': '', 'tests/store/migration-0020.test.ts': '',
  });
  expect(freezeMigrations(root)).toEqual(['0010-first.ts', '0020-more-rows.ts']);
  return root;
}
const at = (root: string, name: string) => path.join(root, FOLDER, name);

describe('migrations', () => {
  it('accepts what is numbered, frozen and tested', () => {
    expect(checkMigrations(landed())).toEqual([]);
  });
  it('finds a change after freezing, and freezing again does not hide it', () => {
    const root = landed();
    appendFileSync(at(root, '0010-first.ts'), '// one more word\n');
    expect(freezeMigrations(root)).toEqual([]);
    expect(checkMigrations(root)).toEqual([`${FOLDER}/0010-first.ts:1 was changed after it was frozen: write a new migration`]);
  });
  it('finds a frozen one that is gone, and the gap it leaves', () => {
    const root = landed();
    rmSync(at(root, '0010-first.ts'));
    expect(checkMigrations(root)).toEqual([
      `${FOLDER}/0020-more-rows.ts:1 should be number 0010: migrations count by tens without a gap`,
      `${FOLDER}/frozen.json:1 0010-first.ts was frozen and is gone`,
    ]);
  });
  it('finds a wrong number', () => {
    const root = landed();
    renameSync(at(root, '0020-more-rows.ts'), at(root, '0025-more-rows.ts'));
    expect(checkMigrations(root)).toContain(`${FOLDER}/0025-more-rows.ts:1 should be number 0020: migrations count by tens without a gap`);
  });
  it('finds what is not frozen, has no test, imports, or is misnamed', () => {
    const root = plant({
      [`${FOLDER}/0010-first.ts`]: "import type { Database } from 'better-sqlite3';\nexport const up = (db: Database) => db;\n",
      [`${FOLDER}/20_second.ts`]: 'export const up = 1;\n',
    });
    expect(checkMigrations(root)).toEqual([
      `${FOLDER}/0010-first.ts:1 imports better-sqlite3: a migration imports nothing`,
      `${FOLDER}/0010-first.ts:1 is not frozen: npm run check -- --freeze`,
      `${FOLDER}/0010-first.ts:1 has no test: tests/store/migration-0010.test.ts`,
      `${FOLDER}/20_second.ts:1 is not named NNNN-some-words.ts`,
    ]);
  });
});
