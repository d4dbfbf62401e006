import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { demonstration, go, seen, words } from './support/handover.ts';
import { drawnPages } from './support/validated.ts';

for (const lang of flowIn('ar')) {
  const t = words(lang);
  test.describe(lang, () => {
    test.use({ lang });
    // many papers are made on what may be a slow machine
    test.describe.configure({ timeout: 150_000 });
    test.describe('in the full run', () => {
      inFullRun();
      test('a draft is looked at page by page, as it will be printed', async ({ page }) => {
        const { ceremonyId, recipients } = await demonstration(page);
        await go(page, `/ceremonies/${ceremonyId}/print`);
        await expect(drawnPages(page).first()).toBeVisible({ timeout: 60_000 });
        await expect(page.getByText(t('printing.isDraft'))).toBeVisible();
        const number = page.getByLabel(t('pdf.pageNumber')), pages = page.locator('[data-pdf=open]'), zoom = page.getByLabel(t('pdf.zoom'), { exact: true });
        await expect(page.getByText(t('pdf.ofPages', { pages: recipients.length * 2 }), { exact: true })).toBeVisible();
        await seen(page, lang, 'print-draft');
        // keys, with the focus on the pages
        await pages.focus();
        await page.keyboard.press('PageDown');
        await expect(number).toHaveValue('2');
        await page.keyboard.press('End');
        await expect(number).toHaveValue(String(recipients.length * 2));
        await expect(drawnPages(page).first()).toBeVisible({ timeout: 60_000 });
        await page.keyboard.press('PageUp');
        await expect(number).toHaveValue(String(recipients.length * 2 - 1));
        await page.keyboard.press('Home');
        await expect(number).toHaveValue('1');
        await zoom.selectOption('1');
        await pages.focus();
        await page.keyboard.press('Control+Equal');
        await expect(zoom).toHaveValue('1.25');
        await page.keyboard.press('Control+Minus');
        await expect(zoom).toHaveValue('1');
        await page.keyboard.press('Control+Digit0');
        await expect(zoom).toHaveValue('width');
        await zoom.selectOption('page');
        await expect.poll(async () => pages.evaluate((box) => box.querySelector<HTMLElement>('[role=img]')?.offsetHeight ?? 0)).toBeLessThan(700);
        // a page is typed, in the digits of either script
        await number.fill('١٧');
        await number.press('Enter');
        await expect(number).toHaveValue('17');
        // only what is near the view is held
        await pages.evaluate((box) => { box.scrollTop = box.scrollHeight / 2; });
        await expect(drawnPages(page).first()).toBeVisible({ timeout: 60_000 });
        await expect.poll(() => page.locator('canvas').count()).toBeLessThan(8);
        // the sheets by their persons
        await page.getByLabel(t('printing.whichSheet')).selectOption({ index: 3 });
        await expect(number).toHaveValue('7');
        await page.getByRole('button', { name: t('printing.nextSheet') }).click();
        await expect(number).toHaveValue('9');
      });
    });
  });
}
