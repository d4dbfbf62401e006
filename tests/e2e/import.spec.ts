import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as XLSX from '@e965/xlsx';
import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { ask, demonstration, go, seen, words, workbook, type Cell } from './support/handover.ts';

const FAULTS: readonly Cell[] = [
  { sheet: 'beneficiaries', cell: 'F3', value: '31/02/1988' }, { sheet: 'beneficiaries', cell: 'N4', value: 'خياطه صناعيه' }, { sheet: 'beneficiaries', cell: 'B5', value: 'JT901500' },
  { sheet: 'equipment', cell: 'J3', value: '8.450' }, { sheet: 'equipment', cell: 'I4', value: -1 }, { sheet: 'beneficiaries', cell: 'I6', value: '0612 34' },
];
const PERSONS = [
  { cin: 'JK100100', name_ar: 'زينب المستوردة', name_fr: 'Zineb Importée', birth_date: '12/03/1991', sex: 'F', phone: '0661000001' },
  { cin: '', name_ar: 'حميد المستورد', name_fr: 'Hamid Importé', birth_date: '1984', sex: 'M', phone: '0661 22' },
] as const;
/** A workbook of case files, as an upload. */
function filesWorkbook(name: string, rows: readonly Readonly<Record<string, string>>[]): { name: string; mimeType: string; buffer: Buffer } {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.json_to_sheet([...rows]), 'beneficiaries');
  return { name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer };
}
for (const lang of flowIn('ar')) {
  const t = words(lang);
  test.describe(lang, () => {
    test.use({ lang });
    test('a faulty workbook: each error with its cell and its mending, then mended and read again', async ({ page }) => {
      await demonstration(page);
      await go(page, '/ceremonies/import');
      await expect(page.getByRole('heading', { name: t('importing.dropTitle') })).toBeVisible();
      await seen(page, lang, 'import');
      await page.getByTestId('workbook').setInputFiles(workbook('remise.xlsx', FAULTS));
      await expect(page.getByRole('alert')).toBeVisible();
      const rows = page.getByRole('region', { name: t('importing.colWhat') }).getByRole('row');
      await expect(rows.nth(1)).toContainText('F3');
      await expect(rows.nth(1)).toContainText('31/02/1988');
      await expect(rows.nth(1)).toContainText(t('exchange.IMPOSSIBLE_DATE').split('. ')[0] ?? '');
      await seen(page, lang, 'import-errors');
      await page.getByRole('button', { name: 'J3', exact: true }).click();
      const way = page.getByRole('region', { name: t('importing.way') });
      await expect(way.getByRole('heading', { name: t('importing.cell', { cell: 'J3' }) })).toBeVisible();
      await seen(page, lang, 'import-cell');
      await page.keyboard.press('Escape');
      await expect(way).toHaveCount(0);
      const all = await rows.count();
      await page.getByRole('button', { name: t('importing.kinds_warning', { count: 0 }).replace(/\(.*/, '') }).click();
      await expect.poll(() => rows.count()).toBeLessThan(all);
      await page.getByRole('searchbox', { name: t('importing.filter') }).fill('لا وجود له');
      await expect(page.getByText(t('importing.noneShown'))).toBeVisible();

      await page.getByTestId('workbook').setInputFiles(workbook('remise.xlsx'));
      const asks = page.getByRole('dialog', { name: t('importing.existsTitle') });
      await expect(asks).toBeVisible();
      await seen(page, lang, 'import-exists');
      await asks.getByRole('button', { name: t('importing.replace') }).click();
      await expect(page.getByText(t('importing.doneTitle', { people: 24, lines: 90 }))).toBeVisible();
      await seen(page, lang, 'import-done');
      await page.getByRole('button', { name: t('importing.openCeremony') }).click();
      await expect(page.getByRole('list', { name: t('ceremony.steps') })).toBeVisible();
    });
    test.describe('in the full run', () => {
      inFullRun();
      test('what is no workbook is refused in words', async ({ page }) => {
        await demonstration(page);
        await go(page, '/ceremonies/import');
        await page.getByTestId('workbook').setInputFiles({ name: 'notes.xlsx', mimeType: 'text/plain', buffer: Buffer.from('not a workbook') });
        await expect(page.getByRole('alert')).toContainText(t('exchange.NOT_A_WORKBOOK'));
        await page.getByTestId('workbook').setInputFiles({ name: 'film.xlsx', mimeType: 'video/mp4', buffer: Buffer.alloc(21 * 1_048_576) });
        await expect(page.getByRole('alert')).toContainText('20');
        await page.evaluate(() => {
          const carried = new DataTransfer();
          for (const name of ['a.xlsx', 'b.xlsx']) carried.items.add(new File(['x'], name));
          document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer: carried, cancelable: true, bubbles: true }));
          document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, cancelable: true, bubbles: true }));
        });
        await expect(page.getByRole('alert')).toContainText(t('importing.several', { count: 2 }));
      });
      test('case files: the empty workbook, errors by cell, the mended workbook, the files in the list; by keyboard alone', async ({ page }) => {
        await demonstration(page);
        await go(page, '/beneficiaries');
        await page.getByRole('link', { name: t('beneficiariesForm.importFiles') }).press('Enter');
        await expect(page.getByRole('heading', { level: 1, name: t('importing.filesTitle') })).toBeFocused();
        await seen(page, lang, 'files-import');
        const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: t('importing.template') }).press('Enter')]);
        await expect(page.getByText(t('importing.saved'))).toBeVisible();
        const input = page.getByTestId('workbook'), alert = page.getByRole('alert');
        await input.setInputFiles(await saved.path());
        await expect(alert).toBeFocused();
        await expect(page.getByRole('region', { name: t('importing.colWhat') })).toContainText(t('exchange.NO_BENEFICIARIES').split('. ')[0] ?? '');
        await input.setInputFiles(workbook('remise.xlsx'));
        await expect(alert).toContainText(t('exchange.CEREMONY_WORKBOOK'));

        // more errors than are told still stand cell by cell
        await input.setInputFiles(filesWorkbook('longue.xlsx', Array.from({ length: 1_100 }, () => ({ name_fr: 'X', sex: '', cin: '' }))));
        await expect(page.getByRole('button', { name: 'B2', exact: true })).toBeVisible();
        await input.setInputFiles(filesWorkbook('dossiers.xlsx', PERSONS.map((row, i) => (i === 0 ? { ...row, birth_date: '31/02/1991' } : { ...row, sex: '' }))));
        await expect(alert).toBeFocused();
        await expect(alert).toContainText(t('importing.nothing', { errors: 2, warnings: 1 }));
        await seen(page, lang, 'files-errors');
        await page.getByRole('button', { name: 'D2', exact: true }).press('Enter');
        await expect(page.getByRole('heading', { name: t('importing.cell', { cell: 'D2' }) })).toBeVisible();
        await seen(page, lang, 'files-cell');
        await page.keyboard.press('Escape');

        await input.setInputFiles(filesWorkbook('dossiers.xlsx', PERSONS));
        const done = page.getByRole('status').filter({ hasText: t('importing.filesDone', { count: 2 }) });
        await expect(done).toBeFocused();
        await seen(page, lang, 'files-done');
        // the file that a warning is about, and back to the warnings
        const { entries: [newest] } = await ask(page, 'beneficiaries.list', { text: 'Hamid Importé' });
        await page.getByRole('link', { name: newest?.fileNumber ?? '-' }).press('Enter');
        await expect(page.getByRole('heading', { level: 1, name: lang === 'ar' ? 'حميد المستورد' : 'Hamid Importé' })).toBeVisible();
        await page.goBack();
        await expect(done).toBeVisible();
        await page.getByRole('link', { name: t('importing.filesSee') }).press('Enter');
        for (const { name_ar, name_fr } of PERSONS) await expect(page.getByRole('button', { name: lang === 'ar' ? name_ar : name_fr })).toBeVisible();

        // a second time: nobody gets another file
        await go(page, '/beneficiaries/import');
        await input.setInputFiles(filesWorkbook('dossiers.xlsx', PERSONS));
        await expect(alert).toContainText(t('importing.nothing', { errors: 2, warnings: 1 }));
      });
    });
  });
}
test('a workbook dropped anywhere on the page is read', async ({ page }) => {
  const t = words('fr');
  await demonstration(page);
  await go(page, '/ceremonies/import');
  await expect(page.getByRole('heading', { name: t('importing.dropTitle') })).toBeVisible();
  const bytes = workbook('remise.xlsx', FAULTS).buffer.toString('base64');
  await page.evaluate((base64) => {
    const carried = new DataTransfer();
    carried.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], 'remise.xlsx'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, cancelable: true, bubbles: true }));
  }, bytes);
  await expect(page.getByRole('button', { name: 'F3', exact: true })).toBeVisible();
  await page.getByRole('button', { name: t('importing.again') }).click();
  await expect(page.getByRole('button', { name: 'F3', exact: true })).toBeVisible();
});

for (const [centre, lang] of [['none', 'ar'], ['demonstration', 'fr']] as const) {
  test.describe(`a file dropped where none goes, ${centre}`, () => {
    const t = words(lang);
    test.use({ centre, lang });
    test('opens nothing, and a line says so until the person goes on', async ({ page, app, context }) => {
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const at = page.url(), file = path.join(app.data, '..', 'other.txt'), browser = await context.newCDPSession(page);
      writeFileSync(file, 'another file');
      // dragged by the browser itself: what a page does not prevent, it does
      const drag = async (x: number, y: number, link?: string): Promise<void> => {
        const data = link === undefined ? { items: [], files: [file], dragOperationsMask: 1 } : { items: [{ mimeType: 'text/uri-list', data: link }, { mimeType: 'text/plain', data: link }], dragOperationsMask: 1 };
        for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await browser.send('Input.dispatchDragEvent', { type, x, y, data });
      };
      await drag(700, 400);
      const told = page.getByText(t('ui.dropNotHere'));
      await expect(told).toBeVisible();
      expect([page.url(), context.pages().length]).toEqual([at, 1]);
      await seen(page, lang, `drop-${centre}`);
      await page.keyboard.press('Tab');
      await expect(told).toHaveCount(0);
      // a link would be followed; where one types it is a text
      await drag(700, 600, 'https://elsewhere.invalid/');
      expect([page.url(), context.pages().length]).toEqual([at, 1]);
      if (centre === 'none') {
        const name = page.getByRole('main').getByRole('textbox').first(), box = await name.boundingBox();
        await drag((box?.x ?? 0) + 20, (box?.y ?? 0) + 10, 'https://elsewhere.invalid/');
        await expect(name).toHaveValue('https://elsewhere.invalid/');
        return;
      }
      // over a field too, which would take a text; and where a zone takes it, nothing is said
      await go(page, '/ceremonies/new');
      const field = await page.getByRole('textbox').first().boundingBox();
      await drag((field?.x ?? 0) + 20, (field?.y ?? 0) + 10);
      await expect(told).toBeVisible();
      await go(page, '/ceremonies/import');
      await expect(page.getByRole('heading', { name: t('importing.dropTitle') })).toBeVisible();
      await page.keyboard.press('Tab');
      await drag(700, 400);
      await expect(page.getByRole('alert')).toBeVisible();
      await expect(told).toHaveCount(0);
      expect(context.pages().length).toBe(1);
    });
  });
}
