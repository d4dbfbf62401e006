import { EMPTY_PROFILE } from '#shared/domain/beneficiaries.ts';
import { expect, flowIn, test } from './support/app.ts';
import { ask, go, seen, words } from './support/handover.ts';

const NONE = { ar: '', fr: '' };
for (const lang of flowIn('ar')) {
  const t = words(lang);
  test.describe(lang, () => {
    test.use({ lang });
    test('a duplicate is looked at beside the file before it is joined to it, and parted again', async ({ page }) => {
      await expect(page.getByRole('main')).toBeVisible();
      const open = (name: { ar: string; fr: string }, birthDate: string) => ask(page, 'beneficiaries.open', { identity: { cin: '', name, sex: 'F', birthDate, birthPlace: NONE, phone: '', otherPhone: '', address: NONE, commune: NONE }, province: 'Agadir', trade: 'sewing', profile: EMPTY_PROFILE });
      const kept = await open({ ar: 'سعاد أمزيل', fr: 'Souad Amzil' }, '1990-05-06'), double = await open({ ar: 'سعاد أمزيل', fr: 'Souade Amzil' }, '1990-05-06');
      await go(page, `/beneficiaries/${kept.personId}`);
      await page.getByRole('button', { name: t('beneficiariesForm.merge') }).click();
      const dialog = page.getByRole('dialog'), row = (head: 'field_name_fr' | 'field_birthDate') => dialog.getByRole('row').filter({ hasText: t(`beneficiariesForm.${head}`) });
      await dialog.getByLabel(t('beneficiariesForm.mergeOther')).fill(double.fileNumber);
      await expect(row('field_name_fr')).toContainText('Souade Amzil');
      await expect(row('field_name_fr')).toContainText(t('beneficiariesForm.differs'));
      await expect(row('field_birthDate')).not.toContainText(t('beneficiariesForm.differs'));
      await seen(page, lang, 'merge');
      await dialog.getByLabel(t('beneficiariesForm.assignReason')).fill('même personne');
      await dialog.getByRole('button', { name: t('beneficiariesForm.merge') }).click();
      await expect(dialog).toHaveCount(0);
      expect((await ask(page, 'beneficiaries.find', { text: double.fileNumber })).map(({ personId }) => personId)).toEqual([kept.personId]);
      await page.getByRole('button', { name: t('beneficiariesForm.part') }).click();
      await expect.poll(async () => (await ask(page, 'beneficiaries.find', { text: double.fileNumber })).map(({ personId }) => personId)).toEqual([double.personId]);
    });
  });
}
