import type { Page } from '@playwright/test';
import type { HostCommand } from '#shared/contract/bridge.ts';
import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { ask, demonstration, go, words } from './support/handover.ts';

/* What Electron's menu and its power events ask of the interface: a bridge as Electron's preload makes it, over the loopback host's calls. */
const BRIDGE = `{
  const listeners = new Set();
  window.tell = (command) => Promise.all([...listeners].map((listener) => listener(command)));
  window.bridge = {
    host: 'electron',
    call: async (name, input) => (await fetch('/rpc', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name, input }) })).json(),
    take: async () => ({ ok: false, refusal: { code: 'app.UNKNOWN_FILE' } }), printers: async () => ({ ok: true, value: [] }), setLanguage: async () => undefined, keystore: async () => ({ ok: true, value: 'unavailable' }),
    onCommand: (listener) => { listeners.add(listener); return () => { listeners.delete(listener); }; },
  };
}`;
const tell = (page: Page, command: HostCommand): Promise<unknown> => page.evaluate(`window.tell(${JSON.stringify(command)})`);

for (const lang of flowIn('fr')) {
  const t = words(lang);
  test.describe(lang, () => {
    test.use({ lang });
    test.describe('in the full run', () => {
      inFullRun();
      test('the host’s menu is heard on every page; a computer that goes to sleep locks the day too', async ({ page }) => {
        await page.addInitScript({ content: BRIDGE });
        await page.reload();
        const { ceremonyId } = await demonstration(page), title = page.getByRole('heading', { level: 1 });
        await go(page, `/ceremonies/${ceremonyId}`);
        await expect(page.getByRole('row')).not.toHaveCount(0);
        await tell(page, 'print');
        await expect(page).toHaveURL(/\/print$/);
        await tell(page, 'settings');
        await expect(page).toHaveURL(/\/settings/);
        await expect(title).toHaveText(t('ui.settings'));
        await tell(page, 'search');
        await expect(page.getByLabel(t('ui.search'), { exact: true })).toBeFocused();
        await ask(page, 'handover.issue', { ceremonyId });
        await go(page, `/ceremonies/${ceremonyId}/day`);
        await expect(page.getByRole('heading', { level: 2 }).first()).toBeFocused();
        await tell(page, 'lock');
        await expect(page.locator('input[type=password]')).toBeVisible();
        await expect(page).toHaveURL(/\/day$/);
      });
    });
    test('an unfinished form is kept before the window closes', async ({ page }) => {
      await page.addInitScript({ content: BRIDGE });
      await page.reload();
      // an address set before the first page is there would be lost
      await expect(page.getByRole('main')).toBeVisible();
      await go(page, '/ceremonies/new');
      await page.getByLabel(t('ceremonyForm.column.ceremony.title_ar')).fill('حفل لم يكتمل');
      expect(await tell(page, 'closing')).toContain(true);
      const [kept] = await ask(page, 'drafts.list', {});
      expect(kept?.key).toContain('ceremony');
      const found = await ask(page, 'drafts.load', { key: kept?.key ?? '' });
      expect(found?.content).toContain('حفل لم يكتمل');
    });
  });
}
