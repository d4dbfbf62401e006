import { expect, type Page } from '@playwright/test';
import { message, type Lang, type MessageKey } from '#shared/i18n/index.ts';

/*
 * The way through the screens, by the names that the catalogues give to what is on them: first run, list, validation, papers.
 * All that this test knows of the screens stands here.
 */
export function steps(page: Page, lang: Lang) {
  // screens bring their catalogues with them; a key that is not there is not found on the page either
  const say = (key: string): string => message(lang, key as MessageKey);
  const press = (key: string): Promise<void> => page.getByRole('button', { name: say(key), exact: true }).first().click();
  const open = (key: string): Promise<void> => page.getByRole('link', { name: say(key) }).or(page.getByRole('button', { name: say(key) })).first().click();
  return {
    /** A computer's first run; the demonstration brings its ceremony as a draft. */
    async openDemonstration(): Promise<void> {
      await press('accountsForm.demoOpen');
      await expect(page.getByRole('navigation', { name: say('ui.places') })).toBeVisible({ timeout: 60_000 });
    },
    /** The demonstration's own draft goes, and its workbook comes in again through the system's dialog, which the test answers. */
    async importWorkbook(): Promise<void> {
      await page.getByRole('link', { name: say('ui.ceremonies') }).first().click();
      await page.getByRole('table').getByRole('row').nth(1).getByRole('button').first().click();
      await press('ceremony.more');
      await page.getByRole('menuitem', { name: say('ceremony.discard') }).click();
      await page.getByRole('dialog').getByRole('button', { name: say('ceremony.discard') }).click();
      await open('ceremonies.importList');
      await press('importing.choose');
      await expect(page.getByRole('button', { name: say('importing.openCeremony') })).toBeVisible({ timeout: 60_000 });
      await press('importing.openCeremony');
    },
    async validate(): Promise<void> {
      await press('ceremony.validate');
      await page.getByRole('dialog').getByRole('button', { name: say('ceremony.validate') }).click();
      await expect(page.getByText(say('ceremony.validatedNext'))).toBeVisible();
    },
    async print(): Promise<void> {
      await open('ceremony.printPapers');
      // one of each certificate is enough
      await press('printing.untickAll');
      await page.getByRole('button', { name: say('printing.print'), exact: true }).first().click({ timeout: 120_000 });
    },
  };
}
