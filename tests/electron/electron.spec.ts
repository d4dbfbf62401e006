import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, expect, test, type ElectronApplication } from '@playwright/test';
import { electronProgram, hasDisplay } from '#electron/hosts/start/electronProgram.ts';
import { LANGS } from '#shared/i18n/index.ts';
import { infoOf, textOf } from '#tests/support/poppler.ts';
import { steps } from './steps.ts';

/*
 * The real thing: the built application in Electron's own program, from the first run to a printed paper. It runs wherever that
 * program is (`npm start` fetches it once), and says elsewhere why it does not.
 */
const root = path.resolve(import.meta.dirname, '../..');
const program = electronProgram(path.join(root, 'node_modules', 'electron'));
const missing = !program ? 'Electron’s program is not on this machine: npm start fetches it where the network allows'
  : !hasDisplay(process.platform, process.env) ? 'no display on this machine: run under xvfb-run' : '';

/** Stands between the shell and the machine in the two places where a person would: the dialog for a file, and the printer. */
async function standIn(app: ElectronApplication, workbook: string, pdf: string): Promise<void> {
  await app.evaluate(({ app: main, dialog }, to) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [to.workbook] });
    main.on('web-contents-created', (_event, contents) => {
      const onPaper = async (done?: (success: boolean, reason: string) => void): Promise<void> => {
        process.getBuiltinModule('node:fs').writeFileSync(to.pdf, await contents.printToPDF({ preferCSSPageSize: true, printBackground: true }));
        done?.(true, '');
      };
      contents.print = (_options, done) => { void onPaper(done); };
    });
  }, { workbook, pdf });
}

for (const lang of LANGS) {
  test(`first run, list, validation, papers on paper (${lang})`, async () => {
    test.skip(missing !== '', missing);
    test.setTimeout(600_000);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'idmaj-electron-')), data = path.join(folder, 'data'), pdf = path.join(folder, 'printed.pdf');
    const app = await _electron.launch({
      executablePath: program ?? '', cwd: root, locale: lang === 'ar' ? 'ar-MA' : 'fr-MA', timezoneId: 'Africa/Casablanca',
      // Chromium's own sandbox does not start for root
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--lang=${lang}`, path.join(root, 'dist/electron/main.js'), '--data', data],
    });
    try {
      await standIn(app, path.join(root, 'electron/demonstration/ceremony-agadir.xlsx'), pdf);
      const page = await app.firstWindow(), faults: string[] = [];
      page.on('console', (said) => { if (said.type() === 'error') faults.push(said.text()); });
      page.on('pageerror', (error) => { faults.push(String(error)); });

      // what a page may reach, in the real program
      expect(page.url()).toMatch(/^app:\/\/bundle\//);
      expect(await page.evaluate('[typeof require, typeof process, typeof module, Object.keys(window.bridge).includes("call"), window.bridge.host]')).toEqual(['undefined', 'undefined', 'undefined', true, 'electron']);
      expect(await page.evaluate('Promise.all(["https://example.org/", "http://127.0.0.1:9/", "file:///etc/hosts", "app://print/print/print.html"].map((url) => fetch(url).then(() => "reached", () => "refused")))')).toEqual(['refused', 'refused', 'refused', 'refused']);
      expect(await page.evaluate('window.open("https://example.org/") === null')).toBe(true);
      faults.length = 0; // the four refusals speak in the console

      const way = steps(page, lang);
      await way.openDemonstration();
      await way.importWorkbook();
      await way.validate();
      await way.print();
      await expect.poll(() => existsSync(pdf) && readFileSync(pdf).subarray(-8).toString().includes('EOF'), { timeout: 300_000 }).toBe(true);
      expect(infoOf(pdf)).toMatch(/Page size: +59[45](?:\.\d+)? x 84[12]/);
      // pictures of pages: no text can be read in them, as none is meant to be
      expect(textOf(pdf)).toBe('');
      expect(faults).toEqual([]);
    } finally {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
      rmSync(`${data}-shell`, { recursive: true, force: true });
    }
  });
}
