import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { ask, go, seen, words } from './support/handover.ts';

const PHRASE = 'olivier montagne trois bougies', OTHER = 'lanterne bleue sous la pluie';
const fill = async (page: Page, label: string, text: string): Promise<void> => page.locator('input, textarea').and(page.getByLabel(label, { exact: true })).fill(text);

for (const lang of flowIn('ar')) {
  const t = words(lang);
  test.describe(lang, () => {
    test.use({ lang });
    const main = (page: Page) => page.getByRole('navigation', { name: t('ui.places'), exact: true });

    test.describe('in the full run', () => {
      inFullRun();
      test('a second person gets an account, chooses a phrase of their own, and sees what the role allows', async ({ page }) => {
        test.slow();
        await expect(main(page)).toBeVisible();
        await go(page, '/settings/users');
        await page.getByRole('button', { name: t('usersForm.add') }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('button', { name: t('usersForm.add') }).click();
        await expect(dialog.getByText(t('app.EMPTY', { field: t('usersForm.name') }))).toBeVisible();
        await seen(page, lang, 'user-faults');
        await fill(page, t('usersForm.name'), 'سعيد التجريبي');
        await dialog.getByRole('combobox').selectOption('administrator');
        await expect(dialog.getByText(t('usersForm.may_administrator'))).toBeVisible();
        await fill(page, t('usersForm.firstPhraseLabel'), PHRASE);
        await fill(page, t('accountsForm.phraseAgain'), PHRASE);
        await dialog.getByRole('button', { name: t('usersForm.add') }).click();
        await expect(page.getByText(t('usersForm.added', { name: 'سعيد التجريبي' }))).toBeVisible({ timeout: 40_000 });
        await expect(page.getByText(t('usersForm.firstPhrase'))).toBeVisible();
        await seen(page, lang, 'users');

        await go(page, '/account');
        await page.getByRole('button', { name: t('accountsForm.signOut') }).click();
        await expect(page.getByRole('heading', { name: t('accountsForm.unlockTitle') })).toBeVisible();
        await page.getByRole('button', { name: t('accountsForm.open') }).click();
        await expect(page.getByText(t('accountsForm.nameNeeded'))).toBeVisible();
        await seen(page, lang, 'unlock-name');
        await fill(page, t('accountsForm.yourName'), ' سعيد  التجريبي');
        await fill(page, t('accountsForm.passphrase'), PHRASE);
        await page.keyboard.press('Enter');

        await expect(page.getByRole('heading', { name: t('accountsForm.firstChangeTitle') })).toBeVisible({ timeout: 40_000 });
        await seen(page, lang, 'first-change');
        await fill(page, t('accountsForm.givenPhrase'), 'fausse');
        await fill(page, t('accountsForm.newPhrase'), OTHER);
        await fill(page, t('accountsForm.phraseAgain'), OTHER);
        await page.getByRole('button', { name: t('accountsForm.changePhrase') }).click();
        await expect(page.getByText(t('store.WRONG_PASSPHRASE'))).toBeVisible({ timeout: 40_000 });
        await fill(page, t('accountsForm.givenPhrase'), PHRASE);
        await page.getByRole('button', { name: t('accountsForm.changePhrase') }).click();
        // an administrator: accounts, and no ceremony, no search
        await expect(page.getByRole('heading', { name: t('usersForm.title') })).toBeVisible({ timeout: 40_000 });
        await expect(main(page).getByRole('listitem')).toHaveText([t('ui.settings')]);
        await expect(page.getByRole('combobox', { name: t('ui.search') })).toHaveCount(0);
        await go(page, '/ceremonies');
        await expect(page.getByText(t('app.NOT_ALLOWED'))).toBeVisible();
      });
    });

    test('the screen locks, opens by a number, and what was being typed is there', async ({ page }) => {
      await expect(main(page)).toBeVisible();
      await go(page, '/account');
      await fill(page, t('accountsForm.pin'), '1234');
      await page.getByRole('button', { name: t('accountsForm.pinChoose') }).click();
      await expect(page.getByText(t('accounts.PIN_TOO_PLAIN'))).toBeVisible();
      await fill(page, t('accountsForm.pin'), '2580');
      await page.getByRole('button', { name: t('accountsForm.pinChoose') }).click();
      await expect(page.getByText(t('accountsForm.pinSet'))).toBeVisible();
      await seen(page, lang, 'account');
      const { entries: [ceremony] } = await ask(page, 'handover.ceremonies', {});
      await go(page, '/settings/contact');
      const phone = page.getByLabel(t('settingsForm.field_phone'));
      // locked at once after the last key: what is typed is kept first
      await phone.fill('05 28 00 00 01');
      await page.keyboard.press('Control+KeyL');
      await expect(page.getByRole('heading', { name: t('accountsForm.heldTitle') })).toBeVisible();
      await seen(page, lang, 'held');
      await expect(page.locator('body')).not.toContainText(ceremony?.title[lang] ?? '—');
      for (let left = 4; left > 0; left -= 1) {
        await fill(page, t('accountsForm.pin'), '1379');
        await page.keyboard.press('Enter');
        await expect(page.getByText(t('accounts.WRONG_PIN', { left }))).toBeVisible();
      }
      await fill(page, t('accountsForm.pin'), '2580');
      await page.keyboard.press('Enter');
      await expect(phone).toHaveValue('05 28 00 00 01');
      // five wrong ones: the phrase
      await page.keyboard.press('Control+KeyL');
      for (let wrong = 0; wrong < 5; wrong += 1) {
        await fill(page, t('accountsForm.pin'), '1379');
        await page.keyboard.press('Enter');
        await expect(page.getByText(wrong < 4 ? t('accounts.WRONG_PIN', { left: 4 - wrong }) : t('accounts.PIN_SPENT'))).toBeVisible();
      }
      await fill(page, t('accountsForm.passphrase'), 'demo');
      await page.keyboard.press('Enter');
      await expect(phone).toHaveValue('05 28 00 00 01');
    });

    test('the recovery sheet is saved, and its words open the centre', async ({ page }) => {
      test.slow();
      await expect(main(page)).toBeVisible();
      await go(page, '/settings/users');
      await expect(page.getByText(t('accountsForm.sheetNone'))).toBeVisible();
      await page.getByRole('button', { name: t('accountsForm.sheetMake') }).click();
      const list = page.getByRole('list', { name: t('accountsForm.words') }).getByRole('listitem');
      await expect(list).toHaveCount(12, { timeout: 30_000 });
      const found = (await list.allTextContents()).map((text) => text.replace(/^\d+/, ''));
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: t('accountsForm.sheetSave') }).click();
      const file = await (await saving).path();
      expect(readFileSync(file).subarray(0, 4).toString()).toBe('%PDF');
      await seen(page, lang, 'sheet');
      await go(page, '/account');
      await page.getByRole('button', { name: t('accountsForm.signOut') }).click();
      await page.getByRole('button', { name: t('accountsForm.bySheet') }).click();
      await page.getByRole('button', { name: t('accountsForm.recoverAct') }).click();
      await expect(page.getByText(t('accountsForm.wordsNeeded'))).toBeVisible();
      await seen(page, lang, 'recover-faults');
      await fill(page, t('accountsForm.words'), `${found.slice(1).join(' ')} ${found[0]}`);
      await fill(page, t('accountsForm.newPhrase'), OTHER);
      await fill(page, t('accountsForm.phraseAgain'), OTHER);
      await page.getByRole('button', { name: t('accountsForm.recoverAct') }).click();
      await expect(page.getByText(t('accounts.WRONG_RECOVERY'))).toBeVisible({ timeout: 40_000 });
      await fill(page, t('accountsForm.words'), found.map((word) => word.slice(0, 4)).join(' '));
      await page.getByRole('button', { name: t('accountsForm.recoverAct') }).click();
      await expect(main(page)).toBeVisible({ timeout: 40_000 });
      await page.keyboard.press('Control+KeyL');
      await fill(page, t('accountsForm.passphrase'), OTHER);
      await page.keyboard.press('Enter');
      await expect(main(page)).toBeVisible({ timeout: 40_000 });
    });
  });
}
