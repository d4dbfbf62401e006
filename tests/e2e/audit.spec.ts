import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { ask, go, seen, words } from './support/handover.ts';

for (const lang of flowIn('ar')) {
  const t = words(lang);
  test.describe(lang, () => {
    test.use({ lang });
    inFullRun();
    test.describe.configure({ timeout: 180_000 });
    test.beforeEach(async ({ page }) => { await expect(page.getByRole('navigation', { name: t('ui.places') })).toBeVisible(); });

    test('the journal is found in the settings, narrowed, followed to what it tells of, and verified', async ({ page }) => {
      await ask(page, 'accounts.setPin', { pin: null });
      const head = await ask(page, 'audit.head', {});
      await go(page, '/settings/centre');
      await page.getByRole('link', { name: t('settingsForm.section_audit'), exact: true }).click();
      const table = page.getByRole('table');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('audit.title'));
      await expect(table.getByText(t('auditWords.exchange.importCeremony'))).toBeVisible();
      await seen(page, lang, 'audit');
      await page.getByLabel(t('audit.what'), { exact: true }).selectOption('exchange.');
      await expect(table.getByText(t('auditWords.accounts.unlock'))).toHaveCount(0);
      await page.getByLabel(t('audit.from'), { exact: true }).fill('31/02/2025');
      await expect(page.getByRole('alert')).toBeVisible();
      await page.getByLabel(t('audit.from'), { exact: true }).fill('01/01/2090');
      await expect(page.getByRole('heading', { level: 2, name: t('audit.emptyTitle') })).toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);
      await seen(page, lang, 'audit-empty');
      await page.reload();
      await page.getByRole('button', { name: t('audit.showAll') }).click();
      await expect(table).toBeVisible();

      await page.getByRole('button', { name: t('audit.verify') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: t('audit.verifyNow'), exact: true }).click();
      await expect(dialog.getByRole('status')).toContainText(t('audit.wholeHead', { seq: '', hash: '' }).slice(0, 8));
      await dialog.getByLabel(t('audit.slipSeq')).fill(String(head.seq));
      await dialog.getByLabel(t('audit.slipSeq')).press('Enter');
      await expect(dialog.getByText(t('audit.slipBoth'))).toBeVisible();
      await dialog.getByLabel(t('audit.slipHash')).fill(head.hash.slice(0, 16));
      await dialog.getByLabel(t('audit.slipHash')).press('Enter');
      await expect(dialog.getByText(t('audit.slipFound', { seq: String(head.seq) }))).toBeVisible();
      await seen(page, lang, 'audit-whole');
      await dialog.getByLabel(t('audit.slipHash')).fill('00000000');
      await dialog.getByLabel(t('audit.slipHash')).press('Enter');
      await expect(dialog.getByRole('alert')).toBeVisible();
      await page.keyboard.press('Escape');
      await table.getByRole('link').first().click();
      await expect(page).toHaveURL(/#\/ceremonies\/[0-9a-f-]{36}$/);
    });
  });
}
