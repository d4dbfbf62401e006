import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlaywright } from '../../build/playwrightReport.ts';
import { createTally } from '../../build/steps.ts';
import { house, plant } from './plant.ts';

describe('what the closing line counts', () => {
  it('Vitest: good, bad, skipped with its reason, a file that does not load, a set-up that throws', () => {
    const root = plant({
      'mixed.test.ts': `import { expect, it } from 'vitest';
        it('good', () => { expect(1).toBe(1); });
        it('bad', () => { expect(1).toBe(2); });
        it('elsewhere', (context) => { context.skip('no Electron here'); });
        it.skip('silent', () => {});`,
      'broken.test.ts': "import './gone.ts';",
      'setup.test.ts': `import { beforeAll, it } from 'vitest';
        beforeAll(() => { throw new Error('no disk'); });
        it('never ran', () => {});`,
    });
    const report = path.join(root, 'report.json');
    const ran = spawnSync(process.execPath, [path.join(house, 'node_modules/vitest/vitest.mjs'), 'run', '--root', root, `--reporter=${path.join(house, 'build/vitestReporter.ts')}`],
      { cwd: root, env: { ...process.env, IDMAJ_TEST_REPORT: report } });
    expect(ran.status).toBe(1);
    const { passed, failed, skipped } = JSON.parse(readFileSync(report, 'utf8')) as { passed: number; failed: number; skipped: string[] };
    expect({ passed, failed, skipped: skipped.sort() }).toEqual({
      passed: 1, failed: 3,
      skipped: [
        'mixed.test.ts › elsewhere: no Electron here',
        'mixed.test.ts › silent: NO REASON GIVEN: use context.skip(reason)',
        'setup.test.ts › never ran: its file or set-up failed',
      ],
    });
  });
  it('Playwright: what passed at a second try is named', () => {
    const spec = (title: string, status: string, annotations: object[] = []) => ({ title, file: 'a.spec.ts', tests: [{ status, annotations }] });
    const report = {
      errors: [{ message: 'no tests found in b.spec.ts' }],
      suites: [{ specs: [spec('good', 'expected'), spec('flaky', 'flaky')], suites: [{ specs: [spec('bad', 'unexpected'), spec('far', 'skipped', [{ type: 'skip', description: 'no Electron here' }])] }] }],
    };
    expect(readPlaywright(JSON.stringify(report))).toEqual({ passed: 2, failed: 2, skipped: ['a.spec.ts › far: no Electron here'], secondTries: ['a.spec.ts › flaky'], output: '' });
  });
  it('ends with the closing line, and with 0 only where something passed and nothing failed', async () => {
    const close = async (...outcomes: (readonly [passed: number, failed: number, ...skipped: string[]])[]) => {
      const lines: string[] = [];
      const tally = createTally((line) => lines.push(line));
      for (const [passed, failed, ...skipped] of outcomes) await tally.step('planted', () => ({ passed, failed, skipped, output: '' }));
      return [tally.close(), lines.at(-1)];
    };
    expect(await close()).toEqual([1, '0 passed, 0 failed, 0 skipped']);
    expect(await close([0, 0, 'a: no disk'])).toEqual([1, '0 passed, 0 failed, 1 skipped']);
    expect(await close([3, 0], [1, 0])).toEqual([0, '4 passed, 0 failed, 0 skipped']);
    expect(await close([3, 0], [0, 1], [5, 0, 'a: no disk'])).toEqual([1, '8 passed, 1 failed, 1 skipped']);
  });
  it('names what passed only at a second try', async () => {
    const lines: string[] = [];
    const tally = createTally((line) => lines.push(line));
    await tally.step('planted', () => ({ passed: 2, failed: 0, skipped: [], secondTries: ['a.spec.ts › flaky'], output: '' }));
    expect([tally.close(), lines.slice(-2)]).toEqual([0, ['- passed only at the second try: a.spec.ts › flaky', '2 passed, 0 failed, 0 skipped']]);
  });
  it('a check that breaks is a failed one', async () => {
    const lines: string[] = [];
    const tally = createTally((line) => lines.push(line));
    await tally.step('planted', () => { throw new Error('a check that breaks'); });
    expect([tally.close(), lines.join('\n')]).toEqual([1, expect.stringContaining('Error: a check that breaks')]);
  });
});
