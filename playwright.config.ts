import { defineConfig } from '@playwright/test';
import { chromiumFile } from './build/testTools.ts';

const executablePath = chromiumFile();
/**
 * The built application in Chromium, through the loopback host, and in Electron where its program is (`npm run test:electron`);
 * what they wait for is bounded for a computer several times slower than ours;
 * by hand there is no second try; where CI has one, the closing lines name what needed it, so that what fails by chance is seen.
 */
export default defineConfig({
  projects: [{ name: 'browser', testDir: 'tests/e2e' }, { name: 'electron', testDir: 'tests/electron' }],
  testMatch: '**/*.spec.ts', outputDir: 'test-results', snapshotPathTemplate: 'tests/golden/screens/{arg}{ext}',
  workers: 2, retries: process.env['CI'] === 'true' ? 1 : 0, forbidOnly: process.env['CI'] === 'true', timeout: 120_000, expect: { timeout: 20_000 }, reporter: 'list',
  use: {
    viewport: { width: 1366, height: 768 }, timezoneId: 'Africa/Casablanca', screenshot: 'only-on-failure',
    // Chromium's own sandbox does not start for root
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] },
  },
});
