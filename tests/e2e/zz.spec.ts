import { test } from './support/app.ts';
import { ask, go } from './support/handover.ts';
for (const lang of ['fr', 'ar'] as const) test.describe(lang, () => {
  test.use({ lang, viewport: { width: 1366, height: 768 } });
  test('look', async ({ page }) => {
    await page.waitForTimeout(2000);
    const { entries } = await ask(page, 'beneficiaries.list', { status: 'inserted' } as never) as unknown as { entries: { personId: string; fileNumber: string }[] };
    const id = entries[0]?.personId ?? '';
    await go(page, `#/beneficiaries/${id}/diagnosis?compare=yes`);
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `/tmp/zz-${lang}-compare1.png` });
    await page.locator('[role=region]').last().evaluate((el) => { el.scrollTop = 99999; });
    await page.waitForTimeout(300);
    await page.screenshot({ path: `/tmp/zz-${lang}-compare2.png` });
    await go(page, `#/beneficiaries/${id}`);
    await page.waitForTimeout(1000);
    await page.screenshot({ path: `/tmp/zz-${lang}-file.png` });
  });
});
