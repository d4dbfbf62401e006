import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { ask, demonstration, draft, go, inDays, line, newCentre, person, seen, words } from './support/handover.ts';

for (const lang of flowIn('ar')) {
  const t = words(lang);
  test.describe(lang, () => {
    test.use({ lang });
    test.describe('in the full run', () => {
      inFullRun();
      test('what waits, and the way to each', async ({ page }) => {
        const soon = await draft(page, 'Remise de Taroudannt', inDays(12));
        await ask(page, 'handover.addRecipient', { ceremonyId: soon, recipient: person('T-1', { cin: 'JB445566' }), lines: [line('T-1')], position: null });
        await draft(page, 'Remise de Tata', inDays(20));
        await ask(page, 'handover.issue', { ceremonyId: soon });
        await go(page, '/today');
        await page.reload();
        await expect(page.getByText(t('home.inDays', { days: 12 }))).toBeVisible();
        await expect(page.getByText(t('home.toFill', { count: 0 }))).toBeVisible();
        await seen(page, lang, 'today');
        await page.getByRole('link', { name: 'Remise de Tata' }).click();
        await expect(page.getByRole('heading', { name: t('ceremony.emptyTitle') })).toBeVisible();
        await seen(page, lang, 'ceremony-empty');
      });
    });
    test('a form that was not finished waits, and goes on where it was left', async ({ page }) => {
      const demo = await demonstration(page);
      await go(page, '/ceremonies/new');
      const kept = page.waitForResponse((response) => response.request().postData()?.includes('drafts.save') ?? false);
      await page.getByLabel(t('ceremonyForm.column.ceremony.title_fr')).fill('Remise à finir');
      await kept;
      await page.reload();
      await go(page, '/today');
      await page.getByRole('link', { name: t('home.formAct') }).click();
      await expect(page.getByLabel(t('ceremonyForm.column.ceremony.title_fr'))).toHaveValue('Remise à finir');
      await seen(page, lang, 'ceremony-new');
      await page.getByRole('button', { name: t('ceremonyEdit.throwAway') }).click();
      // the form leads back to the list by itself, once it is forgotten
      await expect(page).toHaveURL(/#\/ceremonies$/);
      await ask(page, 'handover.discardDraft', { ceremonyId: demo.ceremonyId });
      await go(page, '/today');
      // no ceremony, and many files: nobody is welcomed to their first one
      await expect(page.getByText(t('home.noNext'))).toBeVisible();
      await expect(page.getByRole('heading', { name: t('home.emptyTitle') })).toHaveCount(0);
      await expect(page.getByRole('link', { name: t('home.newFile') })).toBeVisible();
      await expect(page.getByText(t('home.forms'))).toHaveCount(0);
    });
    test.describe('a new centre', () => {
      test.use({ centre: 'none' });
      test('nothing yet: the first steps', async ({ page }) => {
        await newCentre(page);
        await go(page, '/today');
        await expect(page.getByRole('heading', { name: t('home.emptyTitle') })).toBeVisible();
        await seen(page, lang, 'today-empty');
      });
    });
  });
}
