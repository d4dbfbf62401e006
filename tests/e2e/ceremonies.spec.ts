import type { Sent } from '#shared/contract/index.ts';
import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { ask, demonstration, draft, go, inDays, newCentre, seen, words } from './support/handover.ts';

for (const lang of flowIn('fr')) {
  const t = words(lang);
  test.describe(lang, () => {
    test.use({ lang });
    test('the list of ceremonies: searched, filtered by the address, opened by keyboard', async ({ page }) => {
      const demo = await demonstration(page);
      await draft(page, 'Remise de Tiznit', inDays(9));
      await go(page, '/ceremonies');
      const table = page.getByRole('region', { name: t('ceremonies.title') });
      await expect(table.getByRole('row')).toHaveCount(4);
      await seen(page, lang, 'ceremonies');
      await page.getByRole('searchbox', { name: t('ceremonies.find') }).fill('tiznit');
      await expect(table.getByRole('row')).toHaveCount(2);
      await expect(page).toHaveURL(/q=tiznit/);
      await page.getByRole('searchbox', { name: t('ceremonies.find') }).fill('لا وجود له');
      await expect(page.getByRole('heading', { name: t('ceremonies.noneFound') })).toBeVisible();
      await page.getByRole('button', { name: t('ceremonies.showAll') }).click();
      await expect(table.getByRole('row')).toHaveCount(4);
      await page.getByLabel(t('ceremonies.year'), { exact: true }).selectOption('2025');
      await expect(table.getByRole('row')).toHaveCount(2);
      await page.getByLabel(t('ceremonies.state'), { exact: true }).selectOption('filed');
      await expect(page.getByRole('heading', { name: t('ceremonies.noneFound') })).toBeVisible();
      await go(page, '/ceremonies?year=2025&state=draft');
      const opener = table.getByRole('button', { name: demo.ceremony.title[lang] });
      await opener.focus();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(new RegExp(`/ceremonies/${demo.ceremonyId}`));
      await expect(page.getByRole('heading', { level: 1, name: demo.ceremony.title[lang] })).toBeVisible();
    });
    test.describe('a new centre', () => {
      test.use({ centre: 'none' });
      test('no ceremony: the next step', async ({ page }) => {
        await newCentre(page);
        await go(page, '/ceremonies');
        await expect(page.getByRole('heading', { name: t('ceremonies.emptyTitle') })).toBeVisible();
        await seen(page, lang, 'ceremonies-empty');
        await page.getByRole('link', { name: t('ceremonies.importList') }).click();
        await expect(page.getByRole('heading', { level: 1, name: t('importing.title') })).toBeVisible();
      });
    });
  });
}
test.describe('in the full run', () => {
  inFullRun();
  test('more ceremonies than one answer holds come as one scrolls', async ({ page }) => {
    const t = words('fr');
    const { ceremony } = await demonstration(page);
    for (let n = 0; n < 104; n++) await ask(page, 'handover.createCeremony', { ceremony: { ...ceremony, title: { ar: `حفل ${n}`, fr: `Remise ${n}` }, date: inDays(n + 1) } as Sent<'handover.createCeremony'>['ceremony'] });
    await go(page, '/ceremonies');
    await expect(page.getByText(t('ceremonies.countAtLeast', { count: 100 }))).toBeVisible();
    // the rows come a screenful first, then more and more: as one scrolls on
    await expect(async () => {
      await page.getByRole('region', { name: t('ceremonies.title') }).evaluate((box) => { box.scrollTop = box.scrollHeight; });
      await expect(page.getByText(t('ceremonies.countShown', { count: 106 }))).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 20_000 });
  });
});
test('at 200 % zoom no page scrolls sideways', async ({ page }) => {
  const demo = await demonstration(page);
  await page.setViewportSize({ width: 683, height: 384 });
  for (const at of ['/today', '/ceremonies', '/ceremonies/import', '/ceremonies/new', `/ceremonies/${demo.ceremonyId}`, `/ceremonies/${demo.ceremonyId}?person=${demo.recipients[3]?.recipientId ?? ''}&form=edit`]) {
    await go(page, at);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    expect(await page.getByRole('main').evaluate((main) => main.scrollWidth - main.clientWidth), at).toBe(0);
  }
});
