import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { present } from '#shared/lib/assert.ts';
import { expect, test } from './support/app.ts';

/* The browser's side of the loopback host, in a real browser: files in and out, and pages that do not belong. */
test.use({ centre: 'none' });
const root = path.resolve(import.meta.dirname, '../..');

/** The browser's bridge alone, put on the window of the application's page (past its policy, as developer's tools may). */
async function withBridge(page: Page): Promise<void> {
  const bundled = await build({
    root, configFile: false, logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry: path.join(root, 'renderer/app/bridge/browser.ts'), formats: ['iife'], name: 'browserSide' } },
  });
  const [one] = Array.isArray(bundled) ? bundled : [];
  const code = present(one?.output[0].code, 'one bundle');
  await page.evaluate(`${code}; window.browserSide = browserSide; window.testBridge = browserSide.browserBridge();`);
}
const onBridge = <T>(page: Page, code: string): Promise<T> => page.evaluate<T>(`(async (bridge) => { ${code} })(window.testBridge)`);

test.describe('an open centre', () => {
  // nothing comes out behind a locked screen (tests/hosts/loopback.test.ts)
  test.use({ centre: 'demonstration' });
  test('files go in by handle, come out once, are saved by name and shown in a tab', async ({ page, app, context }) => {
    app.allow(/status of 404/);
    await withBridge(page);
    expect(await onBridge(page, `
      const put = await bridge.put('workbook', new File(['abc'], 'حفل.xlsx'));
      const dropped = await bridge.put('picture', { name: 'a.png', size: 2, arrayBuffer: async () => new Uint8Array([1, 2]).buffer });
      const once = await bridge.take(put.value.handle), again = await bridge.take(put.value.handle);
      return [put.value.name, put.value.size, dropped.ok, new TextDecoder().decode(once.value), again, await bridge.printers(), bridge.host];
    `)).toEqual(['حفل.xlsx', 3, true, 'abc', { ok: false, refusal: { code: 'app.UNKNOWN_FILE' } }, { ok: true, value: [] }, 'browser']);

    const names: string[] = [], texts: string[] = [];
    page.on('download', (download) => { names.push(download.suggestedFilename()); void download.path().then((file) => { texts.push(readFileSync(file, 'utf8')); }); });
    expect(await onBridge(page, `return bridge.save(['محضر 1.pdf', 'a/b.pdf'].map((name) => ({ name, bytes: new TextEncoder().encode(name) })));`)).toEqual({ ok: true, value: { saved: 2 } });
    await expect.poll(() => [names, [...texts].sort()]).toEqual([['محضر 1.pdf', 'a-b.pdf'], ['a/b.pdf', 'محضر 1.pdf']]);

    const opened = context.waitForEvent('page'), served = context.waitForEvent('response', (response) => response.url().includes('/downloads/'));
    expect(await onBridge(page, `return bridge.print([{ name: 'p.pdf', bytes: new TextEncoder().encode('%PDF-1.7') }], { printer: null, sides: 'one', copies: 1 });`)).toEqual({ ok: true, value: { printed: 1 } });
    expect((await served).headers()).toMatchObject({ 'content-type': 'application/pdf', 'content-disposition': expect.stringContaining('inline; filename="p.pdf"') });
    await (await opened).close();
  });
});

test('a file is chosen by the browser’s own dialog', async ({ page }) => {
  await withBridge(page);
  const chooser = page.waitForEvent('filechooser');
  const chosen = onBridge(page, `const chosen = await bridge.open('workbook'); return { ...chosen.value, handle: chosen.value.handle.length, left: document.querySelectorAll('input[type=file]').length };`);
  await (await chooser).setFiles({ name: 'حفل.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('abcd') });
  expect(await chosen).toEqual({ name: 'حفل.xlsx', size: 4, handle: 32, left: 0 });
});

test('a file of 200 MB is refused in words, before it is sent and while it is, and fills no memory', async ({ page, app }) => {
  app.allow(/status of 413/);
  await withBridge(page);
  const refused = { ok: false, refusal: { code: 'files.FILE_TOO_LARGE', params: { file: 'big.xlsx', limit: 20 } } };
  expect(await onBridge(page, `window.big = new File(Array.from({ length: 200 }, () => new Uint8Array(1048576)), 'big.xlsx'); return bridge.put('workbook', big);`)).toEqual(refused);
  // past the page's own look at it
  expect(await onBridge(page, `const response = await fetch('/files?kind=workbook&name=big.xlsx', { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: big }); return [response.status, await response.json()];`)).toEqual([413, refused]);
  if (process.platform === 'linux') {
    const highest = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${app.host.child.pid}/status`, 'utf8'))?.[1]) / 1024;
    expect(highest).toBeLessThan(350); // megabytes: Node, the engine's and the printer's workers, and no file
  }
});

test('a page of another origin reaches nothing', async ({ page, app, context }) => {
  app.allow(/asked elsewhere: http:\/\/127\.0\.0\.1:|ERR_|status of 40|CORS|Cross-Origin|MIME type|frame|X-Frame|http:\/\/127\.0\.0\.1:\d+\/\)$/);
  const html = `<!doctype html><title>other</title><form method="post" action="${app.origin}/rpc" enctype="text/plain"><input name='{"name":"accounts.state","input":{},"x":"' value='"}'></form>`;
  const other = createServer((_request, response) => { response.setHeader('content-type', 'text/html'); response.end(html); });
  await new Promise<void>((resolve) => { other.listen(0, '127.0.0.1', resolve); });
  try {
    // the same browser, which holds the cookie
    const foreign = await context.newPage();
    await foreign.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    const tried = await foreign.evaluate<string[]>(`(async (origin) => {
      const attempt = async (work) => { try { return String(await work()); } catch (error) { return error.name; } };
      const call = '{"name":"accounts.state","input":{}}', credentials = 'include';
      return [
        await attempt(async () => (await fetch(origin + '/rpc', { method: 'POST', headers: { 'content-type': 'application/json' }, body: call, credentials })).status),
        await attempt(async () => (await fetch(origin + '/rpc', { method: 'POST', mode: 'no-cors', body: call, credentials })).type),
        await attempt(async () => (await fetch(origin + '/', { credentials })).status),
        await attempt(() => new Promise((resolve) => {
          const picture = document.createElement('img');
          picture.addEventListener('load', () => { resolve('loaded'); });
          picture.addEventListener('error', () => { resolve('refused'); });
          picture.src = origin + '/downloads/x';
        })),
      ];
    })('${app.origin}')`);
    expect([tried[0], tried[2], tried[3]]).toEqual(['TypeError', 'TypeError', 'refused']);
    expect(['opaque', 'TypeError']).toContain(tried[1]);
    const posted = foreign.waitForResponse((response) => response.request().isNavigationRequest());
    await foreign.evaluate(`document.forms[0].submit()`);
    expect((await posted).status()).toBe(403);
    await expect(foreign.locator('body')).not.toContainText('"ok"');
    await foreign.close();
  } finally { await new Promise((resolve) => { other.close(resolve); other.closeAllConnections(); }); }
  // and the application's own page goes on
  expect((await page.reload())?.status()).toBe(200);
});

test('the printed address opens no second window', async ({ page, app, browser }) => {
  app.allow(/403/);
  expect(await page.evaluate('window.crossOriginIsolated === false && document.cookie')).not.toContain('idmaj-');
  const other = await browser.newContext();
  const second = await other.newPage();
  expect((await second.goto(app.host.url))?.status()).toBe(403);
  await expect(second.locator('body')).toContainText('Cette adresse a déjà servi');
  await expect(second.locator('body')).toContainText('استعمل هذا العنوان');
  await other.close();
});
