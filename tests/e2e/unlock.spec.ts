import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { ask, go, seen, words } from './support/handover.ts';

for (const lang of flowIn('fr')) {
  const t = words(lang);
  test.describe(lang, () => {
    test.use({ lang });
    test.describe('in the full run', () => {
      inFullRun();
      test('wrong words are told and wait; the same page opens again', async ({ page }) => {
        await expect(page.getByRole('main')).toBeVisible();
        const { settings } = await ask(page, 'settings.show', {});
        await go(page, '/settings/contact');
        await expect(page.getByLabel(t('settingsForm.field_phone'))).toBeVisible();
        await page.keyboard.press('Control+KeyL');
        const input = page.getByLabel(t('accountsForm.passphrase'), { exact: true });
        await expect(input).toBeFocused();
        await expect(page.locator('body')).not.toContainText(settings.name[lang]);
        await seen(page, lang, 'unlock');
        await page.keyboard.press('Enter');
        await expect(page.getByText(t('accountsForm.phraseNeeded'))).toBeVisible();
        // one letter of an Arabic layout is enough to say so
        await input.dispatchEvent('keydown', { key: 'ش', code: 'KeyA' });
        await input.fill('شيء آخر');
        await expect(page.getByText(t('accountsForm.arabicLetters'))).toBeVisible();
        for (let wrong = 0; wrong < 5; wrong++) {
          await page.getByRole('button', { name: t('accountsForm.resume') }).click();
          await expect(page.getByText(t('store.WRONG_PASSPHRASE'))).toBeVisible();
          await expect(input).toBeFocused();
        }
        const waits = page.locator('button[type=submit][aria-disabled=true]');
        await expect(waits).toBeVisible();
        await seen(page, lang, 'unlock-wait');
        await expect(page.getByRole('button', { name: t('accountsForm.resume') })).toBeVisible({ timeout: 20_000 });
        await input.fill('demo');
        await page.keyboard.press('Enter');
        await expect(page.getByLabel(t('settingsForm.field_phone'))).toBeVisible();
        await expect(page).toHaveURL(/#\/settings\/contact$/);
      });
    });
    test('the words can be shown, and too many are refused in words', async ({ page }) => {
      await page.getByRole('button', { name: t('ui.lock') }).click();
      const input = page.getByLabel(t('accountsForm.passphrase'), { exact: true });
      await input.fill('x'.repeat(10_000));
      await page.keyboard.press('Enter');
      await expect(page.getByText(t('accountsForm.phraseTooLong', { most: 1024 }))).toBeVisible();
      await page.getByRole('button', { name: t('accountsForm.show') }).click();
      await expect(input).toHaveAttribute('type', 'text');
    });
  });
}
