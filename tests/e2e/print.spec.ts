import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { go, seen, words } from './support/handover.ts';
import { drawnPages, validated } from './support/validated.ts';

for (const lang of flowIn('ar')) {
  const t = words(lang);
  test.describe(lang, () => {
    test.use({ lang });
    // many papers are made on what may be a slow machine
    test.describe.configure({ timeout: 150_000 });
    test('originals are chosen by who keeps them, counted in sheets, saved, shown to be printed', async ({ page, context }) => {
      const { ceremonyId } = await validated(page);
      await go(page, `/ceremonies/${ceremonyId}/print`);
      await expect(page.getByText(t('printing.sheets', { originals: 96, files: 1, sheets: 96, sides: 'two' }))).toBeVisible({ timeout: 60_000 });
      await expect(page.getByText(t('printing.tray', { sheets: 100 }))).toBeVisible();
      await expect(drawnPages(page).first()).toBeVisible({ timeout: 60_000 });
      await seen(page, lang, 'print');
      // two of the four keepers; the others are left out
      await page.getByRole('checkbox', { name: /^2 / }).uncheck();
      await page.getByRole('checkbox', { name: /^3 / }).uncheck();
      await expect(page.getByText(t('printing.sheets', { originals: 48, files: 1, sheets: 48, sides: 'two' }))).toBeVisible({ timeout: 60_000 });
      await expect(page.getByLabel(t('printing.whichSheet')).locator('option').nth(1)).toContainText('4/4');
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: t('pdf.save') }).click();
      expect((await saved).suggestedFilename()).toBe(`certificates.${lang}.pdf`);
      await expect(page.getByText(t('printing.done_saved', { files: 1 }))).toBeVisible();
      // a browser's own viewer prints
      const opened = context.waitForEvent('page');
      await page.getByRole('button', { name: t('printing.print'), exact: true }).click();
      await (await opened).close();
      await expect(page.getByText(t('printing.done_shown', { files: 1 }))).toBeVisible();
    });
    test.describe('in the full run', () => {
      inFullRun();
      test('one person’s papers, one file each; what takes its number only when it is made says so first', async ({ page }) => {
        const { ceremonyId, recipients: [first] } = await validated(page);
        await go(page, `/ceremonies/${ceremonyId}/print?person=${first?.recipientId}`);
        await expect(page.getByText(t('printing.sheets', { originals: 4, files: 1, sheets: 4, sides: 'two' }))).toBeVisible({ timeout: 60_000 });
        await page.getByRole('radio', { name: t('printing.single') }).check();
        await expect(page.getByText(t('printing.sheets', { originals: 4, files: 4, sheets: 4, sides: 'two' }))).toBeVisible({ timeout: 60_000 });
        await expect(page.getByLabel(t('printing.whichFile')).locator('option')).toHaveCount(4);
        await page.getByRole('checkbox', { name: t('papers.kind_receipt') }).check();
        await expect(page.getByText(t('printing.takesNumbers'))).toBeVisible();
        await seen(page, lang, 'print-person');
        await page.getByRole('button', { name: t('printing.make') }).click();
        await expect(page.getByLabel(t('printing.whichFile')).locator('option')).toHaveCount(5, { timeout: 60_000 });
        await page.getByRole('button', { name: t('printing.everybody') }).click();
        await expect(page.getByRole('checkbox', { name: t('papers.kind_summary') })).toBeVisible();
      });
    });
  });
}
