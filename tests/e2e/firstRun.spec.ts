import type { Page } from '@playwright/test';
import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { ask, seen, words } from './support/handover.ts';

const NAME = { ar: 'مركز المصاحبة وإعادة الإدماج بالمثال', fr: 'Centre d’accompagnement et de réinsertion d’Exemple' };
const PHRASE = 'olivier montagne trois bougies';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="100" height="100"><circle cx="5" cy="5" r="4" fill="#16402f"/></svg>';
const picture = (content: string) => ({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(content) });
const fill = async (page: Page, label: string, text: string): Promise<void> => page.getByLabel(label, { exact: true }).fill(text);

for (const lang of flowIn('ar')) {
  const t = words(lang), both = (label: string) => ({ ar: `${label} ${t('ui.inArabic')}`, fr: `${label} ${t('ui.inFrench')}` });
  const optional = (label: string): string => `${label} ${t('ui.optional')}`;
  test.describe(lang, () => {
    test.use({ lang, centre: 'none' });
    const next = (page: Page) => page.getByRole('button', { name: t('ui.next') });
    const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

    test('a centre is made in steps, by keyboard and with words for what is wrong', async ({ page }) => {
      test.slow(); // a long way, and every page of it is looked at
      await expect(heading(page, t('accountsForm.centreTitle'))).toBeVisible();
      await next(page).click();
      await expect(page.getByLabel(both(t('accountsForm.name')).ar)).toBeFocused();
      await expect(page.getByText(t('accounts.CODE_FORM'))).toBeVisible();
      await seen(page, lang, 'first-1-faults');
      await fill(page, both(t('accountsForm.name')).ar, NAME.ar);
      await fill(page, both(t('accountsForm.name')).fr, 'x'.repeat(10_000));
      await expect(page.getByText(t('app.TEXT_TOO_LONG', { field: both(t('accountsForm.name')).fr, most: 120 }))).toBeVisible();
      await fill(page, both(t('accountsForm.name')).fr, NAME.fr);
      // the keys of A, G, A on an AZERTY keyboard while the Arabic layout is on
      await fill(page, t('accountsForm.code'), 'ضلض');
      await page.getByRole('button', { name: /AGA/ }).click();
      await expect(page.getByLabel(t('accountsForm.code'), { exact: true })).toHaveValue('AGA');
      await expect(page.getByText(`PV/AGA/${new Date().getFullYear()}/0001`)).toBeVisible();
      // what is typed survives a change of language
      await page.getByRole('button', { name: t('ui.otherLanguage') }).click();
      await expect(page.locator('input[dir=rtl]').first()).toHaveValue(NAME.ar);
      await page.getByRole('button', { name: words(lang === 'ar' ? 'fr' : 'ar')('ui.otherLanguage') }).click();
      await next(page).click();

      await expect(heading(page, t('accountsForm.headTitle'))).toBeFocused();
      await expect(page.getByLabel(t('accountsForm.line', { n: 3 })).first()).toHaveValue(NAME.ar);
      await page.getByRole('group', { name: t('accountsForm.linesAr') }).getByRole('button', { name: t('accountsForm.addLine') }).click();
      await expect(page.getByLabel(t('accountsForm.line', { n: 4 })).first()).toBeFocused();
      await page.keyboard.type('سطر رابع');
      await page.getByRole('button', { name: t('rows.up', { name: t('accountsForm.line', { n: 4 }) }) }).first().click();
      await expect(page.getByLabel(t('accountsForm.line', { n: 3 })).first()).toHaveValue('سطر رابع');
      // a drawing with a programme in it is refused by the engine, at its field, after the centre is made
      await page.locator('input[type=file]').first().setInputFiles(picture(SVG.replace('<circle', '<script>1</script><circle')));
      await seen(page, lang, 'first-2');
      await next(page).click();

      await expect(heading(page, t('accountsForm.peopleTitle'))).toBeFocused();
      await page.getByRole('button', { name: t('settingsForm.addSignatory') }).click();
      await fill(page, optional(both(t('settingsForm.signName')).fr), 'Nadia Exemple');
      await seen(page, lang, 'first-3');
      await next(page).click();

      await expect(heading(page, t('accountsForm.phraseTitle'))).toBeFocused();
      await fill(page, t('accountsForm.userName'), 'Nadia Exemple');
      await fill(page, t('accountsForm.passphrase'), 'motdepasse2025');
      await expect(page.getByText(t('accountsForm.level_refused'))).toBeVisible();
      // tried with it, what is wrong is still said once, at the field
      await next(page).click();
      await expect(page.getByRole('textbox', { name: t('accountsForm.passphrase'), exact: true }).or(page.getByLabel(t('accountsForm.passphrase'), { exact: true }))).toHaveAccessibleDescription(new RegExp(t('accountsForm.level_refused')));
      await expect(page.getByText(t('accountsForm.level_refused'))).toHaveCount(1);
      await seen(page, lang, 'first-4-refused');
      await fill(page, t('accountsForm.passphrase'), PHRASE);
      await expect(page.getByText(t('accountsForm.level_good'))).toBeVisible();
      await fill(page, t('accountsForm.phraseAgain'), `${PHRASE}!`);
      await next(page).click();
      await expect(page.getByText(t('accountsForm.phraseDiffers'))).toBeVisible();
      await expect(page.getByText(t('accountsForm.phraseNotedNeeded'))).toBeVisible();
      await seen(page, lang, 'first-4-faults');
      await fill(page, t('accountsForm.phraseAgain'), PHRASE);
      await page.getByRole('checkbox').check();
      await next(page).click();

      await expect(heading(page, t('accountsForm.reviewTitle'))).toBeFocused();
      await expect(page.locator('body')).not.toContainText(PHRASE);
      await seen(page, lang, 'first-5');
      await page.getByRole('button', { name: t('accountsForm.create') }).click();

      await expect(heading(page, t('accountsForm.headTitle'))).toBeVisible();
      await expect(page.getByText(t('picture.SVG_ACTIVE'))).toBeVisible();
      await expect(page.getByText(t('accountsForm.createdNotFinished'))).toBeVisible();
      await seen(page, lang, 'first-2-refused');
      await page.locator('input[type=file]').first().setInputFiles(picture(SVG));
      await expect(page.getByText(t('picture.SVG_ACTIVE'))).toHaveCount(0);
      await next(page).click();
      await next(page).click();
      await page.getByRole('button', { name: t('accountsForm.finish') }).click();
      // the sheet, before the centre opens
      await expect(heading(page, t('accountsForm.sheetTitle'))).toBeFocused();
      await page.getByRole('button', { name: t('accountsForm.sheetMake') }).click();
      await expect(page.getByRole('listitem')).toHaveCount(12, { timeout: 30_000 });
      await expect(page.getByText(t('accountsForm.sheetOnce'))).toBeVisible();
      await page.getByRole('button', { name: t('accountsForm.sheetDone') }).click();
      await expect(page.getByRole('navigation', { name: t('ui.places') })).toBeVisible();
      await expect(page.getByRole('heading', { name: t('home.emptyTitle') })).toBeVisible();

      const { settings } = await ask(page, 'settings.show', {});
      expect([settings.name, settings.letterhead.ar.at(2), settings.signatories[0]?.name.fr, settings.logos.left]).toEqual([NAME, 'سطر رابع', 'Nadia Exemple', null]);
      expect(settings.logos.right).toMatch(/^[0-9a-f]{64}$/);
    });

    test.describe('in the full run', () => {
      inFullRun();
      test('the demonstration opens from here, in a folder of its own', async ({ page }) => {
        test.setTimeout(180_000);
        await page.getByRole('button', { name: t('accountsForm.demoOpen') }).click();
        // it is made now
        await expect(page.getByText(t('ui.demonstration'))).toBeVisible({ timeout: 120_000 });
        const { entries } = await ask(page, 'handover.ceremonies', {});
        expect(entries).toHaveLength(2);
        await page.getByRole('button', { name: t('ui.lock') }).click();
        await expect(page.getByText(t('accountsForm.demoUnlock', { phrase: '|' }).split(/\u2068?\|/)[0]?.trim() ?? '', { exact: false })).toBeVisible();
        await fill(page, t('accountsForm.passphrase'), 'demo');
        await page.keyboard.press('Enter');
        await expect(page.getByText(t('ui.demonstration'))).toBeVisible();
      });
    });
  });
}
