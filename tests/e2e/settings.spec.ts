import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { ask, go, seen, words } from './support/handover.ts';
import { drawnPages } from './support/validated.ts';

const SECTIONS = ['centre', 'letterhead', 'texts', 'signatories', 'originals', 'programme', 'contact', 'numbering', 'versions', 'application'] as const;

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
      // what has the focus is never under the foot that stays
      await go(page, '/settings/letterhead');
      await expect(page.getByRole('main').getByRole('textbox').nth(3)).toBeEnabled();
      expect(await page.getByRole('main').getByRole('textbox').evaluateAll((fields) => fields.filter((field) => {
        (field as HTMLElement).focus();
        const { left, top, width, height } = field.getBoundingClientRect();
        return !field.parentElement?.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      }).length)).toBe(0);
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

    test.describe('in the full run', () => {
      inFullRun();
      test('the sample is of the chosen paper and language; the former one stays until the new one is there', async ({ page }) => {
        test.slow(); // six papers are made, each looked at
        await go(page, '/settings/contact');
        const paper = page.getByLabel(t('settingsForm.previewPaper')), pages = page.locator('[data-pdf]');
        await expect(paper).toHaveValue('consent');
        await expect(drawnPages(page).first()).toBeVisible({ timeout: 60_000 });
        const shownNow = (): Promise<string> => page.locator('canvas').first().evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
        // whatever happens from here, no moment without a drawn page, and none at which it stands elsewhere
        await pages.evaluate((box) => {
          const at = box.querySelector('canvas')?.getBoundingClientRect(), found = { bare: 0, moved: 0 };
          const look = (): void => {
            const now = box.querySelector('canvas')?.getBoundingClientRect();
            if (!now) found.bare += 1; else if (now.top !== at?.top) found.moved += 1;
            requestAnimationFrame(look);
          };
          Object.assign(window, { seenInPreview: found });
          requestAnimationFrame(look);
        });
        let before = await shownNow();
        for (const change of [
          () => page.getByLabel(t('settingsForm.field_cndp')).fill('D-W-12/2026'), () => paper.selectOption('summary'), () => page.getByRole('button', { name: t('printing.both') }).click(),
          () => paper.selectOption('attestation'), () => paper.selectOption('labels'), () => paper.selectOption('lifeProject'),
        ]) {
          await change();
          await expect.poll(shownNow, { timeout: 60_000 }).not.toBe(before);
          before = await shownNow();
          await expect(page.getByLabel(t('settingsForm.previewWaiting'))).toHaveCount(0);
        }
        expect(await page.evaluate(() => (window as unknown as { seenInPreview: unknown }).seenInPreview)).toEqual({ bare: 0, moved: 0 });
        await seen(page, lang, 'settings-preview');
        // of a text, its own paper
        await go(page, '/settings/texts?text=sendingSlip.body');
        await expect(paper).toHaveValue('slip');
        await go(page, '/settings/texts?text=handoverReceipt.reading');
        await expect(paper).toHaveValue('receipt');
        await expect(drawnPages(page).first()).toBeVisible({ timeout: 60_000 });
        await seen(page, lang, 'settings-preview-text');
      });
    });

    test.describe('in the full run', () => {
      inFullRun();
      test('versions tell when, by whom and what was changed', async ({ page }) => {
        await go(page, '/settings/centre');
        await page.getByLabel(city).fill('Tiznit');
        await page.getByLabel(city).press('Control+KeyS');
        await expect(page.getByText(t('settingsForm.saved'), { exact: true })).toBeVisible();
        await go(page, '/settings/versions');
        const newest = page.getByRole('row').nth(1);
        await expect(newest.getByRole('link', { name: t('settingsForm.section_centre') })).toBeVisible();
        await expect(newest.getByRole('cell').nth(2)).not.toHaveText('');
        await expect(page.getByRole('cell', { name: t('settingsForm.versionFirst') })).toBeVisible();
        await seen(page, lang, 'settings-versions');
      });
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
