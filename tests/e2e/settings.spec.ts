import { expect, flowIn, test } from './support/app.ts';
import { ask, go, seen, words } from './support/handover.ts';
import { drawnPages } from './support/validated.ts';

const SECTIONS = ['centre', 'letterhead', 'texts', 'signatories', 'originals', 'programme', 'contact', 'numbering', 'application'] as const;

for (const lang of flowIn('fr')) {
  const t = words(lang), inFrench = (label: string): string => `${label} ${t('ui.inFrench')}`;
  const city = inFrench(t('settingsForm.field_city'));
  test.describe(lang, () => {
    test.use({ lang });
    // an address set before the first page is there would be lost
    test.beforeEach(async ({ page }) => { await expect(page.getByRole('navigation', { name: t('ui.places') })).toBeVisible(); });
    test('every section has its address, nothing to mend for axe, and room at twice the size', async ({ page }) => {
      test.slow(); // nine sections, each looked at twice
      for (const section of SECTIONS) {
        await go(page, `/settings/${section}`);
        await expect(page.getByRole('link', { name: t(`settingsForm.section_${section}`), exact: true })).toHaveAttribute('aria-current', 'page');
        await expect(page.getByText(t('ui.loading'))).toHaveCount(0);
        if (section === 'originals') await expect(drawnPages(page).first()).toBeVisible({ timeout: 30_000 });
        await seen(page, lang, `settings-${section}`);
      }
      await page.setViewportSize({ width: 683, height: 384 });
      for (const section of SECTIONS) {
        await go(page, `/settings/${section}`);
        await expect(page.getByRole('link', { name: t(`settingsForm.section_${section}`), exact: true })).toHaveAttribute('aria-current', 'page');
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth && (document.getElementById('main')?.scrollWidth ?? 0) <= (document.getElementById('main')?.clientWidth ?? 0)), section).toBe(true);
      }
      await page.screenshot({ path: `test-results/screens/${lang}-settings-narrow.png` });
    });

    test('a change is kept while it is typed, saved with its key, and taken back', async ({ page }) => {
      await go(page, '/settings/centre');
      const input = page.getByLabel(city);
      await expect(input).toHaveValue('Agadir');
      const kept = page.waitForResponse((response) => response.request().postData()?.includes('drafts.save') ?? false);
      await input.fill('Inezgane');
      await kept;
      await page.reload();
      await expect(page.getByLabel(city)).toHaveValue('Inezgane');
      await expect(page.getByText(t('settingsForm.unsaved'), { exact: true })).toBeVisible();
      await page.getByLabel(city).press('Control+KeyS');
      await expect(page.getByText(t('settingsForm.saved'), { exact: true })).toBeVisible();
      expect((await ask(page, 'settings.show', {})).settings.city.fr).toBe('Inezgane');
      expect(await ask(page, 'drafts.list', {})).toEqual([]);
      await seen(page, lang, 'settings-saved');
      await page.getByRole('button', { name: t('ui.undo') }).click();
      await expect(page.getByLabel(city)).toHaveValue('Agadir');
      expect((await ask(page, 'settings.show', {})).settings.city.fr).toBe('Agadir');
    });

    test('a text with a value that does not exist is refused at its field, and goes back to the original', async ({ page }) => {
      await go(page, '/settings/texts?text=handoverCertificate.done');
      const input = page.getByLabel(t('settingsForm.textFr'), { exact: true });
      await input.fill('Fait le {dat}, en {originals}.');
      await input.press('Control+KeyS');
      await expect(input).toHaveAttribute('aria-invalid', 'true');
      await expect(input).toBeFocused();
      await expect(page.locator('form').getByText('{dat}', { exact: false }).first()).toBeVisible();
      await seen(page, lang, 'settings-text-refused');
      await input.fill('Fait le ');
      await page.getByRole('button', { name: t('settingsForm.insert', { name: 'date' }), exact: true }).click();
      await expect(input).toHaveValue('Fait le {date}');
      await page.getByRole('button', { name: t('settingsForm.restoreText') }).click();
      await expect(page.getByText(t('settingsForm.saved'), { exact: true })).toBeVisible();
    });

    test('a second window learns of the change and loses nothing', async ({ page, context, app }) => {
      await go(page, '/settings/contact');
      const label = t('settingsForm.field_phone');
      await page.getByLabel(label).fill('05 28 11 11 11');
      const other = await context.newPage();
      await other.goto(`${app.origin}/#/settings/contact`);
      // the draft is this person's, in whichever window
      await other.getByLabel(label).fill('05 28 22 22 22');
      await other.getByLabel(label).press('Control+KeyS');
      await expect(other.getByText(t('settingsForm.saved'), { exact: true })).toBeVisible();
      await expect(page.getByText(t('settingsForm.theirsTitle'))).toBeVisible({ timeout: 15_000 });
      await expect(page.getByLabel(label)).toHaveValue('05 28 11 11 11');
      await seen(page, lang, 'settings-other-window');
      await page.getByRole('button', { name: t('settingsForm.takeTheirs') }).click();
      await expect(page.getByLabel(label)).toHaveValue('05 28 22 22 22');
    });

    test('a logo is shown, refused in words, and taken away', async ({ page }) => {
      await go(page, '/settings/letterhead');
      await expect(page.getByRole('img', { name: t('accountsForm.logoRight') })).toBeVisible();
      await page.locator('input[type=file]').last().setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
      await expect(page.getByText(t('picture.NOT_A_PICTURE'))).toBeVisible();
      await seen(page, lang, 'settings-logo-refused');
      await page.getByRole('button', { name: `${t('ui.remove')} (${t('accountsForm.logoRight')})` }).click();
      await expect(page.getByRole('img', { name: t('accountsForm.logoRight') })).toHaveCount(0);
    });
  });
}
