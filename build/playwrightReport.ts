import type { Outcome } from './steps.ts';

interface PlaywrightSuite { readonly suites?: readonly PlaywrightSuite[]; readonly specs?: readonly { readonly title: string; readonly file: string; readonly tests: readonly PlaywrightTest[] }[] }
interface PlaywrightTest { readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped'; readonly annotations: readonly { readonly type: string; readonly description?: string }[] }
/** What Playwright's JSON report counts: what passed at a second try passed, and is named. */
export function readPlaywright(text: string): Outcome {
  const report = JSON.parse(text) as { suites: PlaywrightSuite[]; errors: unknown[] };
  const specs = (suite: PlaywrightSuite): NonNullable<PlaywrightSuite['specs']>[number][] => [...suite.specs ?? [], ...(suite.suites ?? []).flatMap(specs)];
  const tests = report.suites.flatMap(specs).flatMap((spec) => spec.tests.map((test) => ({ ...test, name: `${spec.file} › ${spec.title}` })));
  return {
    passed: tests.filter((test) => test.status === 'expected' || test.status === 'flaky').length,
    failed: tests.filter((test) => test.status === 'unexpected').length + report.errors.length,
    skipped: tests.filter((test) => test.status === 'skipped').map((test) => `${test.name}: ${test.annotations.find(({ type }) => type === 'skip')?.description ?? 'NO REASON GIVEN'}`),
    secondTries: tests.filter((test) => test.status === 'flaky').map(({ name }) => name),
    output: '',
  };
}
