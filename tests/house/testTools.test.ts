import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureTestTools } from '../../build/testTools.ts';
import { plant } from './plant.ts';

/* apt-get and sudo are scripts that note their runs; `install` makes the programs appear, unless a file says how often it fails. */
const APT = `#!${process.execPath}
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
const here = (name) => path.join(import.meta.dirname, name);
appendFileSync(here('apt.log'), process.env.DEBIAN_FRONTEND + ' ' + process.argv.slice(2).join(' ') + '\\n');
const failures = existsSync(here('failures')) ? Number(readFileSync(here('failures'), 'utf8')) : 0;
if (process.argv[2] === 'install' && failures > 0) { writeFileSync(here('failures'), String(failures - 1)); console.error('E: no network'); process.exit(100); }
if (process.argv[2] === 'install') for (const name of ['chromium', 'pdftotext', 'pdftoppm']) writeFileSync(here(name), '');
`;
const SUDO = `#!${process.execPath}
import { spawnSync } from 'node:child_process';
process.exit(spawnSync(process.argv[3], process.argv.slice(4), { stdio: 'inherit' }).status);
`;

let bin = '';
function machine(files: Readonly<Record<string, string>>): void {
  bin = plant({ 'package.json': '{"type":"module"}', ...files }, 'none');
  for (const name of Object.keys(files)) chmodSync(path.join(bin, name), 0o755);
  symlinkSync('/usr/bin/env', path.join(bin, 'env'));
  vi.stubEnv('PATH', bin);
  vi.stubEnv('CI', 'true');
  vi.stubEnv('IDMAJ_CHROMIUM', '');
}
beforeEach((context) => {
  if (process.platform === 'win32') context.skip('the stand-ins for apt-get and sudo are scripts with #!, which Windows does not run');
  return () => { vi.unstubAllEnvs(); };
});
const aptRuns = (): string[] => readFileSync(path.join(bin, 'apt.log'), 'utf8').trimEnd().split('\n');

describe('what tests need from the system', () => {
  it('installs nothing where all is there', async () => {
    machine({ 'apt-get': APT, sudo: SUDO, chromium: '', pdftotext: '', pdftoppm: '' });
    expect(await ensureTestTools()).toMatchObject({ passed: 1, failed: 0 });
    expect(existsSync(path.join(bin, 'apt.log'))).toBe(false);
  });
  it('updates the lists and installs what is missing, and tries a second time', async () => {
    machine({ 'apt-get': APT, sudo: SUDO, failures: '1' });
    expect(await ensureTestTools()).toMatchObject({ passed: 1, failed: 0, output: '' });
    expect(aptRuns()).toHaveLength(4);
    expect(aptRuns()[0]).toBe('noninteractive update -qq');
    expect(aptRuns()[3]).toMatch(/^noninteractive install -y -qq --no-install-recommends (?:chromium )?poppler-utils$/);
  });
  it('fails with what apt said when the second time fails too', async () => {
    machine({ 'apt-get': APT, sudo: SUDO, failures: '2' });
    const { failed, output } = await ensureTestTools();
    expect(failed).toBe(1);
    expect(output).toContain('E: no network');
    expect(output).toMatch(/Still missing: .*poppler-utils/);
  });
  it('gives the command to run where it may not install', async () => {
    machine({});
    const { failed, output } = await ensureTestTools();
    expect(failed).toBe(1);
    expect(output).toMatch(/sudo apt-get update && sudo apt-get install -y (?:chromium )?poppler-utils/);
  });
});
