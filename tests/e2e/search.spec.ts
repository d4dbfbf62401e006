import { expect, flowIn, test } from './support/app.ts';
import { demonstration, examined, words } from './support/handover.ts';

for (const lang of flowIn('ar')) {
  const t = words(lang);
  test.describe(lang, () => {
    test.use({ lang });
    test('the search opens a person by Enter and by a click', async ({ page }) => {
      const { ceremonyId, recipients } = await demonstration(page), box = page.getByRole('combobox', { name: t('ui.search'), exact: true });
      const second = recipients[1];
      await page.keyboard.press('Control+KeyK');
      await expect(box).toBeFocused();
      await page.keyboard.type('brahim el idrissi');
      await expect(page.getByRole('option')).not.toHaveCount(0);
      await examined(page, `${lang}-search`);
      await expect(page.getByRole('option').first()).toContainText(second?.name.ar ?? '');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(new RegExp(`/ceremonies/${ceremonyId}\\?person=${second?.recipientId ?? ''}`));
      await expect(box).toHaveValue('');
      await page.keyboard.press('Control+KeyK');
      await page.keyboard.type(recipients[3]?.name.fr ?? '');
      // until then the hits are those of fewer letters
      await expect(page.getByRole('option').first()).toContainText(recipients[3]?.name.ar ?? '');
      await page.getByRole('option').first().click();
      await expect(page).toHaveURL(new RegExp(`person=${recipients[3]?.recipientId ?? ''}`));

      // pressed while the hits are still those of what was typed before: it opens who is meant, once they are known
      let answers = true, held: (() => void)[] = [];
      const hold = (): void => { answers = false; }, release = (): void => { answers = true; for (const go of held) go(); held = []; };
      await page.route('**/rpc', async (route) => {
        if (!answers && (route.request().postDataJSON() as { readonly name: string }).name === 'search.find') await new Promise<void>((resolve) => { held.push(resolve); });
        return route.continue();
      });
      await box.fill(recipients[5]?.name.fr ?? '');
      await expect(page.getByRole('option').first()).toContainText(recipients[5]?.name.ar ?? '');
      hold();
      await box.fill(recipients[7]?.name.fr ?? '');
      await page.keyboard.press('Enter');
      release();
      await expect(page).toHaveURL(new RegExp(`person=${recipients[7]?.recipientId ?? ''}`));
      await expect(box).toHaveValue('');
      // not the text that came after the key
      hold();
      await box.fill(recipients[9]?.name.fr ?? '');
      await page.keyboard.press('Enter');
      await page.keyboard.type(' x');
      release();
      await expect(page.getByText(t('ui.foundNothing'))).toBeVisible();
      await expect(page).toHaveURL(new RegExp(`person=${recipients[7]?.recipientId ?? ''}`));
    });
  });
}
