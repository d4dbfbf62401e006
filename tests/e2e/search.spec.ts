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
      await page.route('**/rpc', async (route) => {
        if ((route.request().postDataJSON() as { readonly name: string }).name === 'search.find') await new Promise((resolve) => setTimeout(resolve, 500));
        return route.continue();
      });
      await box.fill(recipients[5]?.name.fr ?? '');
      await expect(page.getByRole('option').first()).toContainText(recipients[5]?.name.ar ?? '');
      await box.fill(recipients[7]?.name.fr ?? '');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(new RegExp(`person=${recipients[7]?.recipientId ?? ''}`));
      await expect(box).toHaveValue('');
      // not the text that came after the key
      await box.fill(recipients[5]?.name.fr ?? '');
      await page.keyboard.press('Enter');
      await page.keyboard.type(' x');
      await expect(page.getByRole('option').or(page.getByText(t('ui.foundNothing')))).not.toHaveCount(0);
      await page.waitForTimeout(1_200);
      await expect(page).toHaveURL(new RegExp(`person=${recipients[7]?.recipientId ?? ''}`));
    });
  });
}
