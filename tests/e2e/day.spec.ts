import type { Locator, Page } from '@playwright/test';
import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { ask, go, late, seen, words } from './support/handover.ts';
import { mark, validated } from './support/validated.ts';

/** The space bar acts on who has been in view for a moment; a test is quicker than a hand. */
const settle = (page: Page): Promise<void> => page.waitForTimeout(450);
/** The space bar once more, at the moment at which somebody else comes into view. */
const bounceOnto = (head: Locator): Promise<void> => head.evaluate((shown) => {
  new MutationObserver((_changes, watching) => {
    watching.disconnect();
    shown.dispatchEvent(new KeyboardEvent('keydown', { code: 'Space', key: ' ', bubbles: true, cancelable: true }));
  }).observe(shown, { characterData: true, childList: true, subtree: true });
});
for (const lang of flowIn('ar')) {
  const t = words(lang);
  test.describe(lang, () => {
    test.use({ lang });
    // many papers are made on what may be a slow machine
    test.describe.configure({ timeout: 150_000 });
    test('one after the other by keyboard: handed over, taken back, absent, refused, with a reserve', async ({ page }) => {
      const { ceremonyId, recipients } = await validated(page);
      const name = (at: number): string => recipients[at]?.name[lang] ?? '', sex = (at: number): string => recipients[at]?.sex ?? '';
      const head = page.getByRole('heading', { level: 2 }).first();
      await go(page, `/ceremonies/${ceremonyId}/day`);
      await expect(head).toHaveText(name(0));
      await expect(head).toBeFocused();
      await seen(page, lang, 'day');
      await settle(page);
      // a bar that bounces hands nothing over to the next one
      await bounceOnto(head);
      await page.keyboard.press('Space');
      await expect(head).toHaveText(name(1));
      await settle(page);
      await expect(head).toHaveText(name(1));
      await page.keyboard.press('Control+KeyZ');
      await expect(head).toHaveText(name(0));
      await expect(page.getByText(t('day.handedOf', { done: 0, total: recipients.length }))).toBeVisible();
      // what is taken back while it is still under way is taken back once it is done
      const answered = await late(page, 'handover.mark');
      await settle(page);
      await page.keyboard.press('Space');
      await page.keyboard.press('Control+KeyZ');
      const undone = page.waitForResponse((response) => response.request().postData()?.includes('handover.unmark') ?? false);
      answered();
      await undone;
      await expect(head).toHaveText(name(0));
      await expect(page.getByText(t('day.handedOf', { done: 0, total: recipients.length }))).toBeVisible();
      await settle(page);
      await page.keyboard.press('Space');
      await expect(head).toHaveText(name(1));
      // keys wait until the mark before them is kept
      const kept = () => expect(page.getByRole('button', { name: t('day.withReserve') })).toBeEnabled();
      await kept();
      await page.keyboard.press('KeyA');
      await expect(head).toHaveText(name(2));
      await expect(page.getByRole('status').filter({ hasText: t('day.is_absent', { sex: sex(1) }) })).toBeVisible();
      await kept();
      await page.keyboard.press('KeyF');
      await expect(head).toHaveText(name(3));
      await kept();
      // a reserve without words is none
      await page.keyboard.press('KeyR');
      await page.getByRole('button', { name: t('day.handOverReserved') }).click();
      await expect(page.getByText(t('handover.RESERVE_NEEDED'))).toBeVisible();
      await page.getByLabel(t('day.reserve'), { exact: true }).fill('ينقص برغي');
      await seen(page, lang, 'day-reserve');
      await page.keyboard.press('Enter');
      await expect(head).toHaveText(name(4));
      const { counts } = await ask(page, 'handover.day', { ceremonyId });
      expect(counts).toEqual({ waiting: recipients.length - 4, handedOver: 1, reserved: 1, absent: 1, refused: 1 });
      // an absent person who comes after all, found by the end of the card's number
      await page.keyboard.press('KeyL');
      await page.getByRole('textbox', { name: t('day.find') }).fill(recipients[1]?.cinTail ?? '');
      await seen(page, lang, 'day-list');
      // what is taken back in a field is what was typed there, never a mark
      await page.keyboard.press('Control+KeyZ');
      // the keys of the day rest behind the help over them
      await page.keyboard.press('F1');
      await expect(page.getByRole('dialog', { name: t('ui.shortcuts') })).toBeVisible();
      await page.keyboard.press('KeyL');
      await page.keyboard.press('Control+KeyZ');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.getByRole('textbox', { name: t('day.find') })).toBeFocused();
      expect((await ask(page, 'handover.day', { ceremonyId })).counts).toEqual(counts);
      await page.getByRole('textbox', { name: t('day.find') }).fill(recipients[1]?.cinTail ?? '');
      await page.keyboard.press('Enter');
      await expect(head).toHaveText(name(1));
      await settle(page);
      await page.keyboard.press('Space');
      await expect(head).toHaveText(name(4));
    });
    test('a button that was clicked is not pressed again by the space bar; one reached by Tab is', async ({ page }) => {
      const { ceremonyId, recipients } = await validated(page);
      const head = page.getByRole('heading', { level: 2 }).first(), photo = async (at: number): Promise<string | undefined> => (await ask(page, 'handover.day', { ceremonyId })).recipients[at]?.day.photo;
      await go(page, `/ceremonies/${ceremonyId}/day`);
      // what is said of pictures keeps nobody waiting: the bar is heard before it is stored
      const answered = await late(page, 'handover.setPhoto');
      await page.getByRole('button', { name: t('ui.no'), exact: true }).click();
      await expect(head).toBeFocused();
      await settle(page);
      await page.keyboard.press('Space');
      answered();
      await expect(head).toHaveText(recipients[1]?.name[lang] ?? '');
      expect(await photo(0)).toBe('no');
      expect((await ask(page, 'handover.day', { ceremonyId })).recipients[0]?.day.state).toBe('handedOver');
      await page.getByRole('button', { name: t('ui.yes'), exact: true }).focus();
      await page.keyboard.press('Space');
      await expect(page.getByText(t('day.photo_yes', { sex: recipients[1]?.sex ?? '' }))).toBeVisible();
      expect(await photo(1)).toBe('yes');
      await expect(head).toHaveText(recipients[1]?.name[lang] ?? '');
    });
    test.describe('in the full run', () => {
      inFullRun();
      test('two windows on one day: each learns, no mark is lost; namesakes; the end', async ({ page, context, app }) => {
        const { ceremonyId, recipients } = await validated(page);
        const head = page.getByRole('heading', { level: 2 }).first();
        // the demonstration has two persons of one name
        const twin = recipients.find((one) => recipients.some((two) => two !== one && two.name.ar === one.name.ar));
        await go(page, `/ceremonies/${ceremonyId}/day?person=${twin?.recipientId}`);
        await expect(page.getByText(t('day.homonym', { count: 2, others: '' }).split('(')[0] ?? '')).toBeVisible();
        await seen(page, lang, 'day-homonym');
        await go(page, `/ceremonies/${ceremonyId}/day?person=${recipients[0]?.recipientId}`);
        const second = await context.newPage();
        await second.goto(`${app.origin}/#/ceremonies/${ceremonyId}/day?person=${recipients[0]?.recipientId}`);
        await expect(second.getByRole('heading', { level: 2 }).first()).toHaveText(recipients[0]?.name[lang] ?? '');
        await second.getByRole('button', { name: t('day.absent', { sex: recipients[0]?.sex ?? '' }) }).click();
        await expect(page.getByText(t('day.is_absent', { sex: recipients[0]?.sex ?? '' })).first()).toBeVisible();
        await second.close();
        await mark(page, ceremonyId, (order) => (order === 1 || order === recipients.length ? null : order === 5 ? 'reserved' : 'handedOver'));
        await go(page, `/ceremonies/${ceremonyId}/day?person=${recipients.at(-1)?.recipientId}`);
        await expect(head).toHaveText(recipients.at(-1)?.name[lang] ?? '');
        await expect(page.getByRole('button', { name: t('day.toEnd') })).toBeVisible();
        await page.getByRole('button', { name: t('day.refused', { sex: recipients.at(-1)?.sex ?? '' }) }).click();
        await expect(page.getByRole('heading', { name: t('day.allCalled') })).toBeFocused();
        await seen(page, lang, 'day-end');
        await page.getByRole('link', { name: t('day.toFile') }).click();
        await expect(page.getByRole('heading', { name: t('filing.title') })).toBeVisible();
      });
    });
    test.describe('in the full run', () => {
      inFullRun();
      test('fits 200 % zoom; a draft says what comes first', async ({ page }) => {
        await page.setViewportSize({ width: 683, height: 384 });
        const { ceremonyId } = await validated(page);
        // a form that the ceremony's state no longer allows leaves the list, not an empty page
        await go(page, `/ceremonies/${ceremonyId}?form=add`);
        await expect(page.getByRole('region', { name: t('ceremony.people') })).toBeVisible();
        await go(page, `/ceremonies/${ceremonyId}/day`);
        await expect(page.getByRole('button', { name: t('day.handOver') })).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(683);
        // what has the focus is never under the foot that stays
        const photo = page.getByRole('button', { name: t('ui.yes'), exact: true });
        await photo.focus();
        expect(await photo.evaluate((button) => { const { left, bottom } = button.getBoundingClientRect(); return button.contains(document.elementFromPoint(left + 8, bottom - 4)); })).toBe(true);
        await seen(page, lang, 'day-narrow');
      });
    });
  });
}
