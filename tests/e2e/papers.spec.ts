import { readFileSync } from 'node:fs';
import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { ask, go, seen, words } from './support/handover.ts';
import { done, drawnPages, validated } from './support/validated.ts';

for (const lang of flowIn('fr')) {
  const t = words(lang);
  test.describe(lang, () => {
    test.use({ lang });
    // many papers are made on what may be a slow machine
    test.describe.configure({ timeout: 150_000 });
    test('a certificate’s life: cancelled with a reason, replaced, signed, reprinted', async ({ page }) => {
      const { ceremonyId, recipients } = await validated(page);
      const [first, second] = recipients, aside = page.getByRole('complementary');
      await done(page, 'handover.print', { ceremonyId, language: lang, kinds: ['certificate'], recipients: [first?.recipientId ?? '', second?.recipientId ?? ''] });
      await go(page, `/ceremonies/${ceremonyId}/papers`);
      await page.getByRole('button', { name: first?.name[lang] ?? '' }).first().click();
      await expect(aside.getByText('PV/AGA/2025/0001').first()).toBeVisible();
      await aside.getByRole('button', { name: t('printing.do_cancel') }).click();
      await aside.getByRole('button', { name: t('printing.do_cancel') }).click();
      await expect(aside.getByText(t('papers.REASON_NEEDED'))).toBeVisible();
      await aside.getByLabel(t('printing.reason'), { exact: true }).fill('خطأ في الاسم');
      await seen(page, lang, 'papers-cancel');
      await page.keyboard.press('Enter');
      await expect(aside.getByText(t('printing.is_cancelled'))).toBeVisible();
      await aside.getByRole('button', { name: t('printing.do_reissue') }).click();
      await aside.getByRole('button', { name: t('printing.do_reissue') }).click();
      await expect(aside.getByText('PV/AGA/2025/0025').first()).toBeVisible();
      await expect(aside.getByText(t('printing.former'))).toBeVisible();
      await page.getByRole('button', { name: second?.name[lang] ?? '' }).first().click();
      await aside.getByRole('button', { name: t('printing.do_reprint') }).click();
      await aside.getByRole('button', { name: t('printing.do_reprint') }).click();
      await expect(page.getByRole('dialog').getByRole('heading', { name: t('printing.duplicate', { reference: '', copy: 1 }).replace(/^\W*/, '').trim() })).toBeVisible();
      await expect(drawnPages(page).first()).toBeVisible({ timeout: 60_000 });
      await seen(page, lang, 'papers-duplicate');
      await page.getByRole('dialog').getByRole('button', { name: t('ui.close') }).click();
      await expect(aside.getByText(t('printing.duplicateNumber', { copy: 1 }))).toBeVisible();
      await aside.getByRole('button', { name: t('printing.do_sign') }).click();
      await aside.getByRole('button', { name: t('printing.do_sign') }).click();
      await expect(aside.getByRole('button', { name: t('printing.do_correct') })).toBeVisible();
      await expect(aside.getByRole('button', { name: t('printing.do_cancel') })).toHaveCount(0);
      await seen(page, lang, 'papers');
    });
    test.describe('in the full run', () => {
      inFullRun();
      test('a file or a code is verified', async ({ page }) => {
        const { ceremonyId, recipients: [first] } = await validated(page);
        await go(page, `/ceremonies/${ceremonyId}/print?person=${first?.recipientId}`);
        await expect(drawnPages(page).first()).toBeVisible({ timeout: 60_000 });
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name: t('pdf.save') }).click();
        const bytes = readFileSync(await (await download).path());
        await go(page, `/ceremonies/${ceremonyId}/papers`);
        await page.getByRole('button', { name: t('printing.verify') }).click();
        const dialog = page.getByRole('dialog'), file = dialog.locator('input[type=file]');
        await file.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: bytes });
        await expect(dialog.getByRole('status').filter({ hasText: 'a.pdf' })).toBeVisible();
        await seen(page, lang, 'papers-verify');
        await file.setInputFiles({ name: 'b.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([bytes, Buffer.from('x')]) });
        await expect(dialog.getByRole('alert').filter({ hasText: 'b.pdf' })).toBeVisible();
        await dialog.getByLabel(t('printing.verifyCode')).fill('AAAA');
        await page.keyboard.press('Enter');
        await expect(dialog.getByRole('alert').filter({ hasText: 'AAAA' })).toBeVisible();
        expect((await ask(page, 'handover.ceremony', { ceremonyId })).status).toBe('validated');
      });
    });
  });
}
