import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import * as XLSX from '@e965/xlsx';
import type { Page } from '@playwright/test';
import type { Answer, NamesOf, Sent } from '#shared/contract/index.ts';
import { isolated } from '#shared/domain/common/isolate.ts';
import { message, type MessageKey, type MessageParams } from '#shared/i18n/index.ts';
import { expect, test, type Lang } from './app.ts';

/* State made through the engine, and words from the catalogues, for the tests of ceremonies. */
/** The sentence as the interface shows it: texts from outside isolated, words of code that choose a form left alone. */
export const words = (lang: Lang) => (key: MessageKey, params?: MessageParams): string =>
  message(lang, key, params && isolated(params));

/** Asks the engine through the page's own host. */
export async function ask<N extends NamesOf<'query' | 'command'>>(page: Page, name: N, input: Sent<N>): Promise<Answer<N>> {
  const response = await page.evaluate(async ([to, body]) => {
    const reply = await fetch(to ?? '', { method: 'POST', headers: { 'content-type': 'application/json' }, body: body ?? '' });
    return reply.text();
  }, ['/rpc', JSON.stringify({ name, input })]);
  const reply = JSON.parse(response) as { ok: boolean; value: Answer<N>; refusal?: unknown };
  expect(reply.ok, `${name}: ${JSON.stringify(reply.refusal)}`).toBe(true);
  return reply.value;
}
/** Keeps the engine's answer to one procedure back, as an old computer does, until the function it answers is called. */
export async function late(page: Page, name: NamesOf<'query' | 'command'>): Promise<() => void> {
  let answer = (): void => {};
  const waited = new Promise<void>((resolve) => { answer = resolve; });
  await page.route('**/rpc', async (route) => {
    if ((route.request().postDataJSON() as { readonly name: string }).name !== name) return route.fallback();
    // a connection that the host has closed meanwhile is no failure
    const response = await route.fetch({ maxRetries: 3 });
    await waited;
    return route.fulfill({ response });
  });
  return answer;
}
export const go = (page: Page, at: string): Promise<void> => page.evaluate((hash) => { location.hash = hash; }, at);
/** A centre with nothing in it yet, on a computer's first run. */
export async function newCentre(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await ask(page, 'accounts.createCentre' as never, { code: 'TST', nameAr: 'مركز التجربة', nameFr: 'Centre d’essai', cityAr: 'أكادير', cityFr: 'Agadir', userName: 'Nadia', passphrase: 'une longue phrase de test' } as never);
  await page.reload();
  await expect(page.getByRole('navigation')).not.toHaveCount(0);
}
/** The demonstration's draft: the newest of its ceremonies. */
export async function demonstration(page: Page): Promise<Answer<'handover.ceremony'>> {
  await expect(page.getByRole('main')).toBeVisible();
  const { entries: [first] } = await ask(page, 'handover.ceremonies', {});
  return ask(page, 'handover.ceremony', { ceremonyId: first?.ceremonyId ?? '' });
}

const none = { ar: '', fr: '' };
type Recipient = Sent<'handover.addRecipient'>['recipient'];
export const person = (fileNumber: string, more: Partial<Recipient> = {}): Recipient => ({
  fileNumber, name: { ar: 'نادية الصنهاجي', fr: 'Nadia Sanhaji' }, sex: 'F', birthDate: '1994-01-11', birthPlace: none, phone: '', address: none, commune: none, trade: 'sewing', projectTitle: none,
  legalForm: null, reads: { ar: true, fr: true }, readingLanguage: none, reader: none, cin: '', ...more,
});
type Line = Sent<'handover.addLine'>['line'];
export const line = (serial: string, more: Partial<Line> = {}): Line => ({
  designation: { ar: 'ماكينة خياطة صناعية', fr: 'Machine à coudre industrielle' }, brandModel: 'Juki DDL-8100e', serial, inventoryNumber: '', unit: { ar: 'وحدة', fr: 'unité' }, quantity: 1, unitPrice: 685_000,
  condition: 'new', purchaseReference: '', funder: { ar: 'جهة سوس ماسة', fr: 'Région Souss-Massa' }, ...more,
});
/** `YYYY-MM-DD`, so many days from now. */
export const inDays = (days: number): string => {
  const at = new Date(Date.now() + days * 86_400_000), two = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
};
/** A draft like the demonstration's, of another title and day, without anybody in it. */
export async function draft(page: Page, title: string, date: string): Promise<string> {
  const { ceremony } = await demonstration(page);
  const made = await ask(page, 'handover.createCeremony', { ceremony: { ...ceremony, title: { ar: title, fr: title }, date } as Sent<'handover.createCeremony'>['ceremony'] });
  return made.ceremonyId;
}

const DEMONSTRATION = path.resolve(import.meta.dirname, '../../../electron/demonstration/ceremony-agadir.xlsx');
export interface Cell { readonly sheet: 'ceremony' | 'beneficiaries' | 'equipment'; readonly cell: string; readonly value: string | number }
/** The demonstration's workbook with some cells written otherwise, as an upload. */
export function workbook(name: string, cells: readonly Cell[] = []): { name: string; mimeType: string; buffer: Buffer } {
  const book = XLSX.read(readFileSync(DEMONSTRATION));
  for (const { sheet, cell, value } of cells) {
    const page = book.Sheets[sheet];
    if (page) page[cell] = typeof value === 'number' ? { t: 'n', v: value } : { t: 's', v: value };
  }
  return { name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer };
}

/**
 * What axe cannot decide by itself and a person has looked at, each with what was seen. Anything else that it leaves open is a finding.
 */
const REVIEWED: Readonly<Record<string, string>> = {
  'aria-hidden-focus': 'the page behind a dialog, which holds the focus until it is closed (MUI’s Modal)',
  'color-contrast': 'text over an input’s frame, a sticky head or a canvas: every pair of colours is measured in tests/components/theme.test.ts',
};
/** What axe finds on the screen, or leaves open without a reason above: nothing. */
export async function examined(page: Page, name: string): Promise<void> {
  // a table draws its rows once it has been measured
  await expect.poll(() => page.locator('table').evaluateAll((tables) => tables.every((table) => table.querySelector('tbody tr') !== null)), { message: `rows of the tables on ${name}` }).toBe(true);
  const { violations, incomplete } = await new AxeBuilder({ page }).analyze();
  const told = [...violations, ...incomplete.filter(({ id }) => !(id in REVIEWED))];
  expect(told.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`), `axe on ${name}`).toEqual([]);
}
/**
 * A picture for the eye, and axe: of what look.spec.ts opens always, and of each step of a flow with IDMAJ_E2E=full, for a hundred of them
 * take minutes.
 */
export async function seen(page: Page, lang: Lang, name: string): Promise<void> {
  if (process.env['IDMAJ_E2E'] !== 'full' && !test.info().file.endsWith('look.spec.ts')) return;
  mkdirSync('test-results/screens', { recursive: true });
  await page.screenshot({ path: `test-results/screens/${lang}-${name}.png` });
  await examined(page, `${lang}-${name}`);
}
