import { readdirSync } from 'node:fs';
import { EMPTY_PROFILE } from '#shared/domain/beneficiaries.ts';
import { textOf } from '#tests/support/poppler.ts';
import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { ask, demonstration, go, seen, words } from './support/handover.ts';

for (const lang of flowIn('fr')) {
  const t = words(lang);
  test.describe(lang, () => {
    test.use({ lang });
    inFullRun();
    test.describe.configure({ timeout: 180_000 });

    test('the programme’s label is shown on request, hidden again, changed in the draft, and each sight is written down', async ({ page }) => {
      const { ceremonyId, revision } = await demonstration(page);
      await ask(page, 'handover.setRestricted', { ceremonyId, revision, programmeLabel: 'Programme Zqx' });
      await go(page, `/ceremonies/${ceremonyId}`);
      await page.getByRole('button', { name: t('ceremony.more') }).click();
      await page.getByRole('menuitem', { name: t('ceremony.restricted') }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toBeVisible();
      expect(await page.content()).not.toContain('Zqx');
      await dialog.getByRole('button', { name: t('ceremony.restrictedShow'), exact: true }).click();
      await expect(dialog.getByLabel(t('ceremony.restrictedLabel'), { exact: true })).toHaveValue('Programme Zqx');
      await seen(page, lang, 'restricted');
      await dialog.getByRole('button', { name: t('ceremony.restrictedHide'), exact: true }).click();
      await expect(dialog.getByLabel(t('ceremony.restrictedLabel'), { exact: true })).toHaveCount(0);
      await dialog.getByRole('button', { name: t('ceremony.restrictedShow'), exact: true }).click();
      await dialog.getByLabel(t('ceremony.restrictedLabel'), { exact: true }).fill('Programme Wvu');
      await dialog.getByRole('button', { name: t('ceremony.restrictedSave'), exact: true }).click();
      await expect(dialog).toHaveCount(0);
      expect((await ask(page, 'handover.restricted', { ceremonyId })).programmeLabel).toBe('Programme Wvu');
      // twice by the screen, once by the line above
      expect((await ask(page, 'audit.list', { what: 'handover.restricted' })).entries).toHaveLength(3);
    });

    test('a person is erased after a preview, a reason and their number', async ({ page, app }) => {
      const { ceremonyId, revision, recipients } = await demonstration(page), person = recipients[2];
      await ask(page, 'handover.setRestricted', { ceremonyId, revision, programmeLabel: `Programme de ${person?.name.fr ?? ''}` });
      await page.reload(); // or the screen would tell of it as another window's
      await go(page, `/ceremonies/${ceremonyId}?person=${person?.recipientId ?? ''}`);
      await page.getByRole('button', { name: t('persons.erase') }).click();
      const dialog = page.getByRole('dialog'), act = dialog.getByRole('button', { name: t('persons.act'), exact: true });
      await expect(dialog.getByText(t('persons.goesFile'))).toBeVisible();
      // what somebody wrote elsewhere is named, for the director to decide
      await expect(dialog.getByText(t('persons.mentionsLead'))).toBeVisible();
      await expect(dialog.getByRole('listitem').filter({ hasText: t('persons.mention_programme') })).toBeVisible();
      await expect(act).toBeDisabled();
      await dialog.getByLabel(t('persons.reason'), { exact: true }).fill('Demande écrite du 12/03/2026');
      const confirm = dialog.getByLabel(t('persons.confirm_fileNumber', { number: person?.fileNumber ?? '' }));
      await confirm.fill('0');
      await act.click();
      await expect(dialog.getByRole('alert')).toContainText(t('persons.NOT_CONFIRMED'));
      await seen(page, lang, 'erase');
      await confirm.fill(person?.fileNumber ?? '');
      await act.click();
      await expect(dialog.getByRole('status')).toContainText(t('persons.done'));
      await seen(page, lang, 'erased');
      const saved = page.waitForEvent('download');
      await dialog.getByRole('button', { name: t('persons.saveCertificate') }).click();
      expect((await saved).suggestedFilename()).toMatch(/^idmaj-AGA-erasure-[0-9a-f]{8}\.pdf$/);
      await dialog.getByRole('button', { name: t('persons.close'), exact: true }).click();
      await expect(dialog).toHaveCount(0);
      // the screen's own deed is not told as another window's
      await expect(page.getByText(t('ui.understood'), { exact: true })).toHaveCount(0);
      expect((await demonstration(page)).recipients.map(({ recipientId }) => recipientId)).not.toContain(person?.recipientId);
      expect((await ask(page, 'search.find', { text: person?.name.fr ?? '' })).hits.filter(({ kind, why }) => kind === 'person' && why !== 'closeSpelling')).toEqual([]);
      expect(readdirSync(app.data)).toContain('idmaj.erasures');
    });

    test('somebody who has a case file alone is erased from it, by the keyboard, and leads back to the list', async ({ page, app }) => {
      const none = { ar: '', fr: '' }, name = { ar: 'زقكسان وفتسر', fr: 'Zqxane Wvutsr' }, fileNumber = 'ZQX/2026/9917';
      await expect(page.getByRole('main')).toBeVisible();
      const { personId } = await ask(page, 'beneficiaries.open', {
        identity: { fileNumber, name, sex: 'F', birthDate: '1990-05-04', birthPlace: none, phone: '0661234567', otherPhone: '', address: none, commune: { ar: 'إنزكان', fr: 'Inezgane' }, cin: 'ZQX99001' }, trade: 'sewing', openedOn: '2025-03-04', profile: EMPTY_PROFILE,
      });
      await page.reload();
      await go(page, '/beneficiaries');
      await page.getByRole('searchbox', { name: t('beneficiariesForm.find') }).fill('Zqxane');
      await expect(page).toHaveURL(/q=Zqxane/);
      await expect(page.getByRole('row').filter({ hasText: fileNumber })).toBeVisible();
      await go(page, `/beneficiaries/${personId}`);
      // last among the file's deeds
      const opens = page.getByRole('button', { name: t('persons.erase') }), dialog = page.getByRole('dialog'), act = dialog.getByRole('button', { name: t('persons.act'), exact: true });
      await page.getByRole('button', { name: t('beneficiariesForm.merge') }).focus();
      await page.keyboard.press('Tab');
      await expect(opens).toBeFocused();
      await seen(page, lang, 'file-deeds');
      await page.keyboard.press('Enter');
      await expect(dialog.getByRole('heading', { name: t('persons.title', { name: name[lang] }) })).toBeVisible();
      await expect(dialog.getByText(t('persons.goesCase', { diagnoses: 0, lifeProjects: 0, visits: 0, attachments: 0, papers: 0 }))).toBeVisible();
      await expect(dialog.getByText(t('persons.staysBackups'))).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await expect(opens).toBeFocused();
      await page.keyboard.press('Enter');
      await dialog.getByLabel(t('persons.reason'), { exact: true }).fill('Demande écrite du 12/03/2026');
      await dialog.getByLabel(t('persons.confirm_fileNumber', { number: fileNumber })).fill(fileNumber);
      await seen(page, lang, 'file-erase');
      await page.keyboard.press('Tab');
      await expect(act).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(dialog.getByRole('status')).toContainText(t('persons.done'));
      await expect(page).toHaveURL(/#\/beneficiaries$/);
      await seen(page, lang, 'file-erased');
      expect(await page.content()).not.toContain(fileNumber);
      const saved = page.waitForEvent('download');
      await dialog.getByRole('button', { name: t('persons.saveCertificate') }).click();
      const certificate = textOf(await (await saved).path());
      expect(certificate).toContain('12/03/2026');
      expect(certificate).not.toMatch(/Zqxane|Wvutsr|ZQX\/2026\/9917|ZQX99001/);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await expect(page.getByRole('heading', { level: 1, name: t('beneficiariesForm.title') })).toBeFocused();
      await page.reload();
      await expect(page.getByRole('row').nth(1)).toBeVisible();
      await expect(dialog).toHaveCount(0);
      await page.getByRole('searchbox', { name: t('beneficiariesForm.find') }).fill('Zqxane');
      await expect(page.getByText(t('beneficiariesForm.noneFound'))).toBeVisible();
      expect((await ask(page, 'search.find', { text: 'Zqxane Wvutsr' })).hits.filter(({ why }) => why !== 'closeSpelling')).toEqual([]);
      expect((await ask(page, 'search.find', { text: fileNumber })).hits.filter(({ why }) => why !== 'closeSpelling')).toEqual([]);
      // who comes back by an old address is told, and sees nothing of them
      await go(page, `/beneficiaries/${personId}`);
      await expect(page.getByRole('alert')).toContainText(t('beneficiaries.UNKNOWN'));
      expect(readdirSync(app.data)).toContain('idmaj.erasures');
    });
  });
}
