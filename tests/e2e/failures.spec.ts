import type { Page } from '@playwright/test';
import type { Answer } from '#shared/contract/index.ts';
import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { ask, demonstration, go, person, seen, words } from './support/handover.ts';
import { drawnPages, validated } from './support/validated.ts';

type Pending = Answer<'papers.archive'>['pending'];
type CeremonyId = Pending[number]['ceremonyId'];
interface Sent { readonly name: string; readonly input: unknown }
/**
 * A printer of papers that failed once. The engine's own does not: the archive is made to tell of it, and the second try is the usual print
 * of that one paper; all else is the engine's own answer.
 */
async function once(page: Page, { ceremonyId, reference, recipientId }: { readonly ceremonyId: CeremonyId; readonly reference: string; readonly recipientId: string }): Promise<void> {
  let pending: Pending = [{ ceremonyId, personId: null, partner: null, reference, kind: 'certificate', language: 'fr', original: 0, copy: 0, attempts: 2, failedAt: '2026-01-05T09:30:00.000Z' }];
  await page.route('**/rpc', async (route) => {
    const { name, input } = route.request().postDataJSON() as Sent;
    if (name === 'handover.printPending') {
      pending = [];
      return route.continue({ postData: JSON.stringify({ name: 'handover.print', input: { ...input as object, language: 'fr', kinds: ['certificate'], recipients: [recipientId] } }) });
    }
    if (name !== 'papers.archive') return route.continue();
    const response = await route.fetch({ maxRetries: 3 }), reply = await response.json() as { readonly value: Answer<'papers.archive'> };
    return route.fulfill({ response, json: { ...reply, value: { ...reply.value, pending } } });
  });
}
/** Stands in for Electron's bridge: a printer that has no paper at first. */
const PRINTER = `(() => {
  const rpc = async (to, body, type) => (await fetch(to, { method: 'POST', headers: { 'content-type': type }, body })).json();
  let tries = 0;
  window.printedFiles = [];
  window.bridge = {
    host: 'electron', call: (name, input) => rpc('/rpc', JSON.stringify({ name, input }), 'application/json'),
    take: async (handle) => { const response = await fetch('/files/' + handle); return { ok: true, value: new Uint8Array(await response.arrayBuffer()) }; },
    printers: async () => ({ ok: true, value: [{ name: 'P1', label: 'Imprimante du bureau', isDefault: true }] }),
    print: async (files, options, onPrinted) => {
      tries += 1;
      if (tries === 1) return { ok: false, refusal: { code: 'shell.PRINT_FAILED', params: { file: files[0].name } } };
      window.printedFiles = files.map(({ name }) => name);
      onPrinted(files.length);
      return { ok: true, value: { printed: files.length } };
    },
    setLanguage: async () => undefined, onCommand: () => () => undefined,
  };
})()`;

for (const lang of flowIn('fr')) {
  const t = words(lang);
  test.describe(lang, () => {
    test.use({ lang });
    inFullRun();
    // papers are made on what may be a slow machine
    test.describe.configure({ timeout: 150_000 });
    test('papers that failed in another window wait on the page of the day and on the print page, and are made at once', async ({ page }) => {
      const { ceremonyId, recipients: [first] } = await validated(page);
      const reference = first?.paper?.reference ?? '';
      await once(page, { ceremonyId, reference, recipientId: first?.recipientId ?? '' });
      await go(page, '/today');
      // the archive is asked once a visit
      await page.reload();
      const waits = page.getByRole('region', { name: t('home.pending') }).or(page.locator('section', { hasText: t('home.pending') })).first();
      await expect(waits.getByText(reference)).toBeVisible();
      await seen(page, lang, 'today-pending');
      await waits.getByRole('link', { name: t('home.pendingRow', { count: 1 }) }).click();
      await expect(page).toHaveURL(new RegExp(`${ceremonyId}/print`));
      // at once, before anything is printed here
      const told = page.getByRole('alert').filter({ hasText: reference });
      await expect(told).toBeVisible();
      await seen(page, lang, 'print-pending');
      await told.getByRole('button', { name: t('printing.makePending') }).click();
      await expect(page.getByText(t('printing.sheets', { originals: 0, files: 1, sheets: 1, sides: 'two' }))).toBeVisible({ timeout: 60_000 });
      await expect(told).toHaveCount(0);
      await expect(drawnPages(page).first()).toBeVisible({ timeout: 60_000 });
      await seen(page, lang, 'print-pending-made');
    });

    test('what the printer says is told in words, and a second try prints', async ({ page, context, app }) => {
      const { ceremonyId, recipients: [first] } = await validated(page);
      await context.addInitScript({ content: PRINTER });
      await page.goto(`${app.origin}/#/ceremonies/${ceremonyId}/print?person=${first?.recipientId ?? ''}`);
      await page.reload();
      await expect(drawnPages(page).first()).toBeVisible({ timeout: 90_000 });
      const print = page.getByRole('button', { name: t('printing.print'), exact: true });
      await print.click();
      await expect(page.getByRole('alert').filter({ hasText: t('shell.PRINT_FAILED', { file: `certificates.${lang}.pdf` }) })).toBeFocused();
      await seen(page, lang, 'print-failed');
      await print.click();
      await expect(page.getByText(t('printing.done_printed', { files: 1 }))).toBeVisible();
      await expect(page.getByText(t('shell.PRINT_FAILED', { file: `certificates.${lang}.pdf` }))).toHaveCount(0);
      expect(await page.evaluate(() => (window as unknown as { printedFiles: unknown }).printedFiles)).toEqual([`certificates.${lang}.pdf`]);
    });

    test('a sign that no font has is named with each text that holds it', async ({ page }) => {
      const { ceremonyId } = await demonstration(page), name = { ar: 'نادية 漢 الصنهاجي', fr: 'Nadia 漢 Sanhaji' };
      const { recipientId } = await ask(page, 'handover.addRecipient', { ceremonyId, recipient: person('9-2025-0001', { name }) });
      await go(page, `/ceremonies/${ceremonyId}/print?person=${recipientId}`);
      const warning = page.getByRole('alert').filter({ hasText: t('printing.missing', { count: 1 }) });
      await expect(warning).toBeVisible({ timeout: 90_000 });
      for (const text of [name.ar, name.fr]) await expect(warning.getByRole('listitem').filter({ hasText: t('printing.missingSign', { character: '漢', text }) })).toHaveCount(1);
      await expect(drawnPages(page).first()).toBeVisible({ timeout: 60_000 });
      await seen(page, lang, 'print-missing-sign');
    });
  });
}
