import { readFileSync } from 'node:fs';
import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { ask, go, seen, words } from './support/handover.ts';

/* A backup out of the browser, and back: from inside, after the lock, and on a computer where nothing is yet. */
for (const lang of flowIn('ar')) {
  const t = words(lang);
  test.describe(lang, () => {
    test.use({ lang });
    inFullRun();
    test.describe.configure({ timeout: 120_000 });
    test('is saved as a file, and put back in place of what is there', async ({ page }) => {
      await expect(page.getByRole('main')).toBeVisible();
      await go(page, '/settings/backups');
      await expect(page.getByText(t('backupsForm.noFolder'))).toBeVisible();
      await seen(page, lang, 'backups');
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: t('backupsForm.download') }).click();
      const saved = await download, file = await saved.path();
      expect(saved.suggestedFilename()).toMatch(/^idmaj-AGA-\d{8}-\d{6}\.idmaj-backup$/);
      await expect(page.getByRole('link', { name: t('backupsForm.ageShort', { days: 0 }) })).toBeVisible();
      const before = (await ask(page, 'handover.ceremonies', {})).entries.length;
      await page.keyboard.press('Control+KeyL');
      await expect(page.getByLabel(t('accountsForm.passphrase'), { exact: true })).toBeFocused();
      // a locked screen is somebody's session: it ends before anything takes the data's place
      await page.getByRole('button', { name: t('accountsForm.otherPerson') }).click();
      await page.getByRole('button', { name: t('backupsForm.restoreLink') }).click();
      await expect(page.getByRole('heading', { level: 1, name: t('backupsForm.restore') })).toBeFocused();
      await seen(page, lang, 'restore');
      // a file that is none is named as such, and nothing is asked further
      const give = async (buffer: Buffer, name = saved.suggestedFilename()): Promise<void> => {
        const chooser = page.waitForEvent('filechooser');
        await page.getByRole('button', { name: new RegExp(`^(?:${t('backupsForm.choose')}|${t('backupsForm.other')})$`) }).click();
        await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
        await expect(page.getByText(name)).toBeVisible();
      };
      const open = async (): Promise<void> => { await page.getByLabel(t('backupsForm.phrase'), { exact: true }).fill('demo'); await page.getByRole('button', { name: t('backupsForm.see') }).click(); };
      await give(readFileSync(file).subarray(0, -1), 'cut.idmaj-backup');
      await open();
      await expect(page.getByRole('alert')).toContainText(lang === 'ar' ? 'مبتورة' : 'coupée');
      await give(readFileSync(file));
      await page.getByRole('button', { name: t('backupsForm.see') }).click();
      await expect(page.getByRole('heading', { level: 2, name: t('backupsForm.holds') })).toBeVisible({ timeout: 60_000 });
      await seen(page, lang, 'restore-preview');
      await page.getByRole('button', { name: t('backupsForm.actReplace') }).click();
      await expect(page.getByRole('button', { name: t('backupsForm.enter') })).toBeVisible({ timeout: 60_000 });
      await seen(page, lang, 'restore-done');
      await page.getByRole('button', { name: t('backupsForm.enter') }).click();
      await expect(page.getByRole('navigation').first()).toBeVisible();
      expect((await ask(page, 'handover.ceremonies', {})).entries.length).toBe(before);
    });
    test('is restored by the recovery sheet, with a passphrase that is not easily guessed', async ({ page }) => {
      await expect(page.getByRole('main')).toBeVisible();
      await go(page, '/settings/users');
      await page.getByRole('button', { name: t('accountsForm.sheetMake') }).click();
      const list = page.getByRole('list', { name: t('accountsForm.words') }).getByRole('listitem');
      await expect(list).toHaveCount(12, { timeout: 30_000 });
      const sheet = (await list.allTextContents()).map((text) => text.replace(/^\d+/, '')).join(' ');
      await go(page, '/settings/backups');
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: t('backupsForm.download') }).click();
      const file = await (await download).path();
      await page.getByRole('button', { name: t('backupsForm.restore') }).click();
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: t('backupsForm.choose') }).click();
      await (await chooser).setFiles({ name: 'one.idmaj-backup', mimeType: 'application/octet-stream', buffer: readFileSync(file) });
      await page.getByRole('radio', { name: t('backupsForm.byWords') }).check();
      await page.getByLabel(t('backupsForm.words'), { exact: true }).fill(sheet);
      await page.getByRole('button', { name: t('backupsForm.see') }).click();
      await expect(page.getByRole('heading', { level: 2, name: t('backupsForm.holds') })).toBeVisible({ timeout: 60_000 });
      const chosen = async (phrase: string): Promise<void> => {
        for (const label of [t('accountsForm.newPhrase'), t('accountsForm.phraseAgain')]) await page.getByLabel(label, { exact: true }).fill(phrase);
        await page.getByRole('button', { name: t('backupsForm.actReplace') }).click();
      };
      await chosen('a'.repeat(20));
      await expect(page.getByText(t('accountsForm.level_refused'))).toBeVisible();
      await page.getByRole('button', { name: t('backupsForm.actReplace') }).click();
      await expect(page.getByRole('button', { name: t('backupsForm.actReplace') })).toBeVisible();
      await seen(page, lang, 'restore-weak');
      await chosen('olivier montagne trois bougies');
      await expect(page.getByRole('button', { name: t('backupsForm.enter') })).toBeVisible({ timeout: 60_000 });
    });
    test.describe('a computer’s first run', () => {
      test.use({ centre: 'none' });
      test('offers to restore', async ({ page }) => {
        await page.getByRole('button', { name: t('backupsForm.restoreLink') }).click();
        await expect(page.getByRole('heading', { level: 1, name: t('backupsForm.restore') })).toBeFocused();
        await page.getByRole('button', { name: t('ui.notNow') }).click();
        await expect(page.getByRole('button', { name: t('backupsForm.restoreLink') })).toBeVisible();
      });
    });
  });
}
