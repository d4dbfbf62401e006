import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { ask, go, seen, words } from './support/handover.ts';
import { done, validated } from './support/validated.ts';

for (const lang of flowIn('ar')) {
  const t = words(lang), beneficiary = (column: string): string => t(`ceremonyForm.column.beneficiaries.${column}` as 'ceremonyForm.column.beneficiaries.cin');
  const label = (text: string): RegExp => new RegExp(`^${text.replace(/[()]/g, '\\$&')}`);
  test.describe(lang, () => {
    test.use({ lang });
    test.describe.configure({ timeout: 150_000 });
    test.describe('in the full run', () => {
      inFullRun();
      test('minutes before the ceremony: a certificate replaced, one corrected, a person in another’s place, one who withdraws, one more', async ({ page }) => {
        const { ceremonyId, recipients } = await validated(page), [first, second, third, fourth] = recipients;
        const panel = (name: string) => page.getByRole('region', { name: t('ceremony.panel', { name }) }), show = () => ask(page, 'handover.ceremony', { ceremonyId });
        // unsigned: cancelled with the reason, and replaced
        await go(page, `/ceremonies/${ceremonyId}?person=${first?.recipientId ?? ''}`);
        await panel(first?.name.ar ?? '').getByRole('button', { name: t('ceremonyAfter.mend_cancelAndReplace') }).click();
        const nameFr = page.getByLabel(label(beneficiary('name_fr')));
        await expect(page.getByLabel(label(beneficiary('name_ar')))).toBeFocused();
        await nameFr.fill('Fatima-Zahra Ouhssaine');
        await page.getByRole('button', { name: t('ceremonyAfter.openLine', { number: 1 }) }).click();
        await page.getByLabel(label(t('ceremonyForm.column.equipment.quantity'))).fill('2,5');
        await page.getByRole('button', { name: t('ceremonyAfter.closeLine'), exact: true }).click();
        await page.getByRole('button', { name: t('ceremonyAfter.review') }).click();
        // a fault in a closed line opens it
        const quantity = page.getByLabel(label(t('ceremonyForm.column.equipment.quantity')));
        await expect(quantity).toBeFocused();
        await expect(page.getByText(t('exchange.NOT_WHOLE'))).toBeVisible();
        await quantity.fill('2');
        await page.getByRole('button', { name: t('ceremonyAfter.dropLine', { number: 2 }) }).click();
        await seen(page, lang, 'after-form');
        await page.getByRole('button', { name: t('ceremonyAfter.review') }).click();
        await expect(page.getByRole('heading', { name: t('ceremonyAfter.reviewTitle') })).toBeFocused();
        await expect(page.getByRole('row', { name: new RegExp(t('ceremonyAfter.lineRemoved')) })).toBeVisible();
        await expect(page.getByRole('row', { name: /Fatima-Zahra Ouhssaine/ })).toContainText(first?.name.fr ?? '');
        const confirm = page.getByRole('button', { name: t('ceremonyAfter.confirm_cancelAndReplace', { reference: 'PV/AGA/2025/0001' }) });
        await confirm.click();
        const reason = page.getByLabel(label(t('printing.reason')));
        await expect(reason).toBeFocused();
        await expect(page.getByText(t('papers.REASON_NEEDED'))).toBeVisible();
        await reason.fill('خطأ في الاسم');
        await seen(page, lang, 'after-review');
        await page.keyboard.press('Enter');
        await expect(page.getByText(t('ceremonyAfter.done_mend', { reference: 'PV/AGA/2025/0025', former: 'PV/AGA/2025/0001' }))).toBeVisible();
        await expect(panel(first?.name.ar ?? '').getByText('PV/AGA/2025/0025').first()).toBeVisible();
        const now = (await show()).recipients[0];
        expect(now).toMatchObject({ name: { fr: 'Fatima-Zahra Ouhssaine' }, paper: { reference: 'PV/AGA/2025/0025', former: 'PV/AGA/2025/0001' } });
        expect(now?.lines.map((line) => line.quantity)).toEqual([2, ...(first?.lines.slice(2).map((line) => line.quantity) ?? [])]);

        // signed: it stays, another one corrects it
        await done(page, 'handover.print', { ceremonyId, language: 'ar', kinds: ['certificate'], recipients: [second?.recipientId ?? ''] });
        await ask(page, 'papers.sign', { paper: second?.paper?.reference ?? '' });
        await go(page, `/ceremonies/${ceremonyId}/papers?person=${second?.recipientId ?? ''}`);
        await page.getByRole('complementary').getByRole('link', { name: t('ceremonyAfter.byForm') }).click();
        await page.getByLabel(label(beneficiary('phone'))).fill('0612345678');
        await page.keyboard.press('Control+S');
        await page.getByLabel(label(t('printing.reason'))).fill('خطأ في الهاتف');
        await page.getByRole('button', { name: t('ceremonyAfter.confirm_correct') }).click();
        await expect(page.getByText(t('ceremonyAfter.done_mend', { reference: 'PV/AGA/2025/0026', former: 'PV/AGA/2025/0002' }))).toBeVisible();

        // another in the place of the third
        await go(page, `/ceremonies/${ceremonyId}?person=${third?.recipientId ?? ''}`);
        await panel(third?.name.ar ?? '').getByRole('button', { name: t('ceremonyAfter.successor') }).click();
        await page.getByLabel(label(beneficiary('name_ar'))).fill('نادية الصنهاجي');
        await page.getByLabel(label(beneficiary('cin'))).fill('JB445566');
        await page.getByLabel(label(beneficiary('sex'))).selectOption('F');
        await page.getByRole('button', { name: t('ceremonyAfter.reviewNew') }).click();
        await page.getByLabel(label(t('ceremonyAfter.keptReason'))).fill('تعذر عليه الحضور');
        await seen(page, lang, 'after-successor');
        await page.getByRole('button', { name: t('ceremonyAfter.confirm_successor') }).click();
        await expect(panel('نادية الصنهاجي').getByText('PV/AGA/2025/0027').first()).toBeVisible();
        const after = await show();
        expect([after.recipients[2]?.name.ar, after.recipients.at(-1)?.recipientId, after.recipients.at(-1)?.paper?.status, after.totals.beneficiaries]).toEqual(['نادية الصنهاجي', third?.recipientId, 'cancelled', 24]);

        // one who withdraws
        await go(page, `/ceremonies/${ceremonyId}?person=${fourth?.recipientId ?? ''}`);
        await panel(fourth?.name.ar ?? '').getByRole('button', { name: t('ceremonyAfter.withdraw') }).click();
        await page.getByRole('button', { name: t('ceremonyAfter.confirm_withdraw') }).click();
        await expect(page.getByText(t('papers.REASON_NEEDED'))).toBeVisible();
        await page.getByLabel(label(t('ceremonyAfter.keptReason'))).fill('وجد عملا');
        await page.keyboard.press('Enter');
        await expect(panel(fourth?.name.ar ?? '').getByText(t('ceremony.paper_cancelled')).first()).toBeVisible();

        // one more, at the end
        await page.getByRole('button', { name: t('ceremony.more') }).click();
        await page.getByRole('menuitem', { name: t('ceremonyAfter.newcomer') }).click();
        await page.getByLabel(label(beneficiary('name_ar'))).fill('سعيد المسكيني');
        await page.getByLabel(label(beneficiary('file_number'))).fill('9-2025-0001');
        await page.getByLabel(label(beneficiary('sex'))).selectOption('M');
        await page.getByLabel(label(beneficiary('trade'))).selectOption('cooking');
        await page.getByRole('button', { name: t('ceremonyAfter.reviewNew') }).click();
        await expect(page.getByText(t('handover.NOTHING_TO_HAND_OVER', { names: 'سعيد المسكيني' }))).toBeVisible();
        await page.getByRole('button', { name: t('ceremony.addLine') }).click();
        await page.getByLabel(label(t('ceremonyForm.column.equipment.designation_ar'))).fill('فرن غازي');
        await page.getByLabel(label(t('ceremonyEdit.priceShort'))).fill('4500');
        await page.getByRole('button', { name: t('ceremonyAfter.reviewNew') }).click();
        await page.getByRole('button', { name: t('ceremonyAfter.confirm_newcomer') }).click();
        await expect(panel('سعيد المسكيني').getByText('PV/AGA/2025/0028').first()).toBeVisible();
        expect((await show()).recipients.at(-1)).toMatchObject({ position: 26, totalCentimes: 450_000, day: { state: 'waiting' } });
      });
    });
    test.describe('two windows', () => {
      inFullRun();
      test('the one that comes second is told, and writes over nothing', async ({ page, context, app }) => {
        const { ceremonyId, recipients: [first] } = await validated(page), at = `/ceremonies/${ceremonyId}?person=${first?.recipientId ?? ''}&form=mend`;
        await go(page, at);
        await page.getByLabel(label(beneficiary('phone'))).fill('0611111111');
        const other = await context.newPage();
        await other.goto(app.origin);
        await expect(other.getByRole('main')).toBeVisible();
        const { revision } = await ask(other, 'handover.ceremony', { ceremonyId });
        await ask(other, 'handover.setPhoto', { ceremonyId, recipientId: first?.recipientId ?? '', revision, photo: 'no' });
        await page.getByRole('button', { name: t('ceremonyAfter.review') }).click();
        await page.getByLabel(label(t('printing.reason'))).fill('خطأ في الهاتف');
        const confirm = page.getByRole('button', { name: t('ceremonyAfter.confirm_cancelAndReplace', { reference: 'PV/AGA/2025/0001' }) });
        await confirm.click();
        await expect(page.getByText(t('ceremonyEdit.meanwhile'))).toBeVisible();
        await page.getByRole('button', { name: t('ceremonyEdit.keepMine') }).click();
        await expect(page.getByLabel(label(beneficiary('phone')))).toHaveValue('0611111111');
        await page.getByRole('button', { name: t('ceremonyAfter.review') }).click();
        await confirm.click();
        await expect(page.getByText(t('ceremonyAfter.done_mend', { reference: 'PV/AGA/2025/0025', former: 'PV/AGA/2025/0001' }))).toBeVisible();
      });
    });
  });
}
