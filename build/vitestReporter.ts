import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import type { Outcome } from './steps.ts';

/*
 * Writes what a run of Vitest counted to the file named by IDMAJ_TEST_REPORT, with the reason of each skipped test
 * (`ctx.skip(reason)`), which Vitest's own JSON leaves out. A file that cannot be loaded, or a set-up
 * that throws, counts as one failed test.
 */
export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0, failed = unhandled.length;
    const skipped: string[] = [];
    for (const module of modules) {
      const broken = module.errors().length + [...module.children.allSuites()].reduce((sum, suite) => sum + suite.errors().length, 0);
      failed += broken;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') passed++;
        else if (result.state === 'skipped') skipped.push(`${module.relativeModuleId} › ${test.fullName}: ${result.note ?? (broken > 0 ? 'its file or set-up failed' : 'NO REASON GIVEN: use context.skip(reason)')}`);
        else failed++;
      }
    }
    const file = process.env['IDMAJ_TEST_REPORT'];
    if (file) writeFileSync(file, JSON.stringify({ passed, failed, skipped, output: '' } satisfies Outcome));
  }
}
