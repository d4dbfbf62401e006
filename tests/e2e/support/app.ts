import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect, type BrowserContext } from '@playwright/test';
import { startHost, type RunningHost } from '#tests/support/host.ts';
import { demonstrationIn } from '#tests/support/demonstration.ts';

/*
 * Every end-to-end test imports `test` and `expect` from here. It gets the built application on a data folder of its own, and fails
 * where any page of it writes an error to the console, throws, breaks its policy of content, or asks for anything of another origin.
 *
 *   test.use({ lang: 'fr', centre: 'demonstration' });
 *   test('…', async ({ page, app }) => { … });   // `page` shows the application; `app` is its host and folder
 */
export type Lang = 'ar' | 'fr';
/**
 * The languages of a flow that a spec walks through. Each screen is opened, looked at and examined in both by look.spec.ts; a flow, which takes
 * minutes, runs in the one its spec names, and in both with IDMAJ_E2E=full.
 */
export const flowIn = (lang: Lang): readonly Lang[] => (process.env['IDMAJ_E2E'] === 'full' ? ['ar', 'fr'] : [lang]);
export interface App {
  readonly lang: Lang;
  /** Without the token, which is spent. */
  readonly origin: string;
  readonly data: string;
  readonly host: RunningHost;
  /** What this test provokes on purpose: an error that says so is none. */
  allow(pattern: RegExp): void;
}
interface Options {
  /** The browser's language, which the application takes up. */
  readonly lang: Lang;
  /** `none`: a computer's first run. `demonstration`: the demonstration centre, unlocked, its ceremony imported as a draft. */
  readonly centre: 'none' | 'demonstration';
}
/** Runs in the page: what its policy stopped becomes an error of its console. */
const TELL_VIOLATIONS = "document.addEventListener('securitypolicyviolation', (v) => { console.error('policy of content: ' + v.effectiveDirective + ' ' + v.blockedURI + ' ' + v.sample + ' at ' + v.sourceFile + ':' + v.lineNumber); });";
const folder = (): string => mkdtempSync(path.join(os.tmpdir(), 'idmaj-e2e-'));

/** Collects what must not happen in any page of the context. */
function watch(context: BrowserContext, origin: string): { readonly problems: string[]; readonly allowed: RegExp[] } {
  const problems: string[] = [], allowed: RegExp[] = [];
  context.on('console', (said) => { if (said.type() === 'error') problems.push(`console: ${said.text()} (${said.location().url})`); });
  context.on('weberror', (error) => { problems.push(`thrown: ${error.error().stack ?? error.error().message}`); });
  context.on('request', (request) => { if (!request.url().startsWith(`${origin}/`) && !/^(?:blob|data|about|chrome|chrome-extension):/.test(request.url())) problems.push(`asked elsewhere: ${request.url()}`); });
  return { problems, allowed };
}

export const test = base.extend<Options & { readonly app: App }, { readonly demonstration: string }>({
  lang: ['fr', { option: true }],
  centre: ['demonstration', { option: true }],
  locale: async ({ lang }, use) => { await use(lang === 'ar' ? 'ar-MA' : 'fr-MA'); },
  /** A folder with the demonstration, made once a worker and copied for each test. */
  demonstration: [async ({}, use) => { // eslint-disable-line no-empty-pattern -- Playwright reads the names of what is wanted here
    const made = folder();
    await demonstrationIn(path.join(made, 'data'));
    await use(path.join(made, 'data'));
    rmSync(made, { recursive: true, force: true });
  }, { scope: 'worker', timeout: 300_000 }],
  app: async ({ context, lang, centre, demonstration }, use) => {
    const own = folder(), data = path.join(own, 'data');
    if (centre === 'demonstration') cpSync(demonstration, data, { recursive: true });
    const host = await startHost([...(centre === 'demonstration' ? ['--demo'] : []), '--data', data]);
    const { problems, allowed } = watch(context, host.origin);
    await context.addInitScript({ content: TELL_VIOLATIONS });
    await use({ lang, origin: host.origin, data, host, allow: (pattern) => { allowed.push(pattern); } });
    // what a test's route still holds would fail it after its end
    for (const page of context.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
    await host.stop();
    rmSync(own, { recursive: true, force: true });
    expect(problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem))), 'errors in the application’s pages').toEqual([]);
  },
  page: async ({ page, app }, use) => {
    await page.goto(app.host.url);
    await use(page);
  },
});
/** Called in a describe: its flows take minutes, and run with IDMAJ_E2E=full; each passed so before it was kept out of the ordinary run. */
export const inFullRun = (): void => { test.skip(process.env['IDMAJ_E2E'] !== 'full', 'takes long: runs with IDMAJ_E2E=full'); };
export { expect };
