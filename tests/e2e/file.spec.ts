import { png } from '#tests/support/pictures.ts';
import { expect, flowIn, test } from './support/app.ts';
import { ask, go, late, seen, words } from './support/handover.ts';
import { mark, validated } from './support/validated.ts';

const picture = (shade: number): Buffer => png(40, 56, () => [shade, shade, shade, 255], { type: 2, bits: 8 });
for (const lang of flowIn('fr')) {
  const t = words(lang);
  test.describe(lang, () => {
    test.use({ lang });
    // many papers are made on what may be a slow machine
    test.describe.configure({ timeout: 150_000 });
    test('scans find their papers by name or by choice; closing without some, and reopening, ask for a reason', async ({ page }) => {
      const { ceremonyId, recipients } = await validated(page);
      await mark(page, ceremonyId, (order) => (order <= 3 ? 'handedOver' : 'absent'));
      await go(page, `/ceremonies/${ceremonyId}/file`);
      await expect(page.getByText(t('filing.missing', { count: 3 }))).toBeVisible();
      const input = page.locator('input[type=file][multiple]');
      await input.setInputFiles([
        { name: 'pv-aga-2025-0001 signé.png', mimeType: 'image/png', buffer: picture(200) }, { name: 'scan0007.png', mimeType: 'image/png', buffer: picture(120) },
        { name: 'PV-AGA-2025-0003.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no PDF at all') },
      ]);
      await expect(page.getByText(t('filing.missing', { count: 2 }))).toBeVisible();
      await expect(page.getByText(t('papers.NOT_A_SCAN'))).toBeVisible();
      await seen(page, lang, 'file');
      // what belongs to nobody by its name is looked at, then given
      await page.getByRole('button', { name: t('filing.look') }).first().click();
      await expect(page.getByRole('complementary').getByRole('img')).toBeVisible();
      await page.getByLabel(t('filing.whose', { file: 'scan0007.png' }).split('scan0007')[0]?.trim() ?? '').first().selectOption({ label: t('day.numbered', { order: 2, name: recipients[1]?.name[lang] ?? '' }) });
      await page.getByRole('button', { name: t('filing.attach'), exact: true }).first().click();
      await expect(page.getByText(t('filing.missing', { count: 1 }))).toBeVisible();
      // a wrong one is removed with its reason
      await page.getByRole('button', { name: t('filing.scanOf', { reference: 'PV/AGA/2025/0001', number: 1 }) }).click();
      const aside = page.getByRole('complementary');
      await aside.getByRole('button', { name: t('filing.removeScan') }).click();
      await aside.getByLabel(t('filing.removeReason')).fill('page blanche');
      await seen(page, lang, 'file-scan');
      await page.keyboard.press('Enter');
      await expect(page.getByText(t('filing.missing', { count: 2 }))).toBeVisible();
      await page.getByRole('button', { name: t('filing.leaveOut') }).click();
      await page.getByRole('button', { name: t('filing.closeWithout') }).click();
      await expect(page.getByText(t('filing.reasonNeeded'))).toBeVisible();
      await page.getByLabel(t('filing.closeReason')).fill('feuilles à la wilaya');
      const answered = await late(page, 'papers.scans');
      await page.getByRole('button', { name: t('filing.closeWithout') }).click();
      await expect(page.getByText(t('filing.isFiled'), { exact: true })).toBeVisible();
      await seen(page, lang, 'file-closed');
      // typed while the closing is still being told of: it stays
      await page.getByLabel(t('filing.reopenReason')).fill('une feuille est revenue');
      await expect(page.getByRole('button', { name: t('filing.reopen') })).toBeDisabled();
      answered();
      await expect(page.getByRole('button', { name: t('filing.reopen') })).toBeEnabled();
      await expect(page.getByLabel(t('filing.reopenReason'))).toHaveValue('une feuille est revenue');
      await page.getByRole('button', { name: t('filing.reopen') }).click();
      await expect(page.getByText(t('filing.missing', { count: 2 }))).toBeVisible();
      expect((await ask(page, 'handover.day', { ceremonyId })).filed).toBeNull();
    });
  });
}
