import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runChecks } from './check.ts';
import { readPlaywright } from './playwrightReport.ts';
import { createTally, failure, program, root, run, type Outcome } from './steps.ts';
import { ensureTestTools } from './testTools.ts';

/*
 * `npm test`: the system's tools, the checks, the bundle, then the tests. `npm test -- tests/exchange` runs only the tests
 * whose file matches; what begins with tests/e2e or tests/electron is Playwright's, and an option goes to whoever runs. Ends with one line, `N passed, N failed, N skipped`.
 */
const tool = (...parts: string[]): string => path.join(root, 'node_modules', ...parts);

/** Runs a test runner that writes its count to a file; a run that fails without a failed test counts as one. */
async function counted(file: string, args: readonly string[], read: (report: string) => Outcome): Promise<Outcome> {
  const { ok, output } = await run(args);
  if (!existsSync(file)) return failure(output);
  const outcome = read(readFileSync(file, 'utf8'));
  return { ...outcome, failed: Math.max(outcome.failed, ok ? 0 : 1), output };
}

const asked = process.argv.slice(2), options = asked.filter((word) => word.startsWith('-')), filters = asked.filter((word) => !word.startsWith('-'));
const PLAYWRIGHTS = /^tests\/(?:e2e|electron)/;
const inBrowser = filters.filter((filter) => PLAYWRIGHTS.test(filter)), here = filters.filter((filter) => !PLAYWRIGHTS.test(filter));
const all = filters.length === 0;
const tally = createTally();
const reports = mkdtempSync(path.join(os.tmpdir(), 'idmaj-test-'));
// where tests/support/demonstration.ts makes the demonstration once for them all
process.env['IDMAJ_DEMONSTRATION'] = path.join(reports, 'demonstration');
const ready = await tally.step('Chromium and poppler', ensureTestTools);
if (!ready) process.exit(tally.close());
if (all) await runChecks(tally);
await tally.step('bundle', () => program([path.join(root, 'build', 'start.mjs'), 'build']));
if (all || here.length > 0) await tally.step('tests', () => {
  process.env['IDMAJ_TEST_REPORT'] = path.join(reports, 'vitest.json');
  const args = [tool('vitest', 'vitest.mjs'), 'run', '--reporter=default', `--reporter=${path.join(root, 'build', 'vitestReporter.ts')}`, ...options, ...here];
  return counted(process.env['IDMAJ_TEST_REPORT'], args, (report) => JSON.parse(report) as Outcome);
});
if (all || inBrowser.length > 0) {
  await tally.step('end-to-end tests', () => {
    process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] = path.join(reports, 'playwright.json');
    return counted(process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'], [tool('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json', ...options, ...inBrowser], readPlaywright);
  });
}
rmSync(reports, { recursive: true, force: true });
process.exit(tally.close());
