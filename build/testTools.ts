import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { failure, passed, run, type Outcome } from './steps.ts';

/*
 * What the tests need from the system: a Chromium (platform.md: IDMAJ_CHROMIUM, Playwright's own, the system's) and
 * pdftotext and pdftoppm, from poppler-utils.
 */
const onPath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '').split(path.delimiter).flatMap((folder) => [path.join(folder, name), path.join(folder, `${name}.exe`)]).find((file) => existsSync(file));

/** The Chromium that tests start (tests/support/chromium.ts looks in the same places), or undefined. */
export const chromiumFile = (): string | undefined =>
  [process.env['IDMAJ_CHROMIUM'], chromium.executablePath(), onPath('chromium'), onPath('chromium-browser')].find((file) => file && existsSync(file));
const missing = (): string[] => [
  ...(chromiumFile() ? [] : ['chromium']),
  ...(onPath('pdftotext') && onPath('pdftoppm') ? [] : ['poppler-utils']),
];

/** Update, then install, twice at most; answers what apt said when it failed, or nothing. */
async function aptInstall(packages: readonly string[]): Promise<string> {
  const program = process.getuid?.() === 0 ? 'env' : 'sudo';
  const apt = (...args: string[]) => run([...(program === 'sudo' ? ['-n', 'env'] : []), 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args], program);
  let said = '';
  for (let attempt = 1; attempt <= 2; attempt++) {
    const update = await apt('update', '-qq');
    const install = await apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
    if (install.ok) return '';
    said = `${update.output}${install.output}`;
  }
  return said;
}

/** Installs what is missing where that is ours to do (root on Debian, or CI); else says the command to run. */
export async function ensureTestTools(): Promise<Outcome> {
  const wanted = missing();
  if (wanted.length === 0) return passed;
  const command = `sudo apt-get update && sudo apt-get install -y ${wanted.join(' ')}`;
  const mayInstall = onPath('apt-get') !== undefined && (process.getuid?.() === 0 || process.env['CI'] === 'true');
  if (!mayInstall) {
    return failure([
      `The tests need ${wanted.join(' and ')}, which this machine lacks. Install, then run npm test again:`,
      `  Debian, Ubuntu: ${command}`,
      ...(wanted.includes('chromium') ? ['  elsewhere: npx playwright install chromium, or name a Chromium in IDMAJ_CHROMIUM'] : []),
      ...(wanted.includes('poppler-utils') ? ['  elsewhere: poppler from the system’s packages (pdftotext and pdftoppm on the PATH)'] : []),
    ].join('\n'));
  }
  const said = await aptInstall(wanted);
  const still = missing();
  return still.length === 0 ? passed : failure(`${said}\nStill missing: ${still.join(', ')}. Check the network, then: ${command}`);
}
