import { expect, test } from './support/app.ts';

for (const lang of ['ar', 'fr'] as const) {
  test.describe(lang, () => {
    test.use({ lang });
    for (const centre of ['none', 'demonstration'] as const) {
      test.describe(centre, () => {
        test.use({ centre });
        test('opens at the address that npm start printed', async ({ page, app }) => {
          await expect(page).toHaveURL(new RegExp(`^${app.origin}/(#.*)?$`));
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await page.reload();
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        });
      });
    }
  });
}
