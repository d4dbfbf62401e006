import { EMPTY_PROFILE } from '#shared/domain/beneficiaries.ts';
import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { ask, demonstration, draft, go, inDays, line, person, seen, words } from './support/handover.ts';

const LONG = { ar: 'عبد الرحمان ولد سيدي محمد بن عبد القادر الإدريسي الحسني المعروف بابن الفقيه التزنيتي الصغير', fr: 'Abderrahmane Ould Sidi Mohamed Ben Abdelkader El Idrissi El Hassani dit Ben El Fkih Tiznit' };
for (const lang of flowIn('ar')) {
  const t = words(lang), beneficiary = (column: string): string => t(`ceremonyForm.column.beneficiaries.${column}` as 'ceremonyForm.column.beneficiaries.cin'), equipment = (column: string): string => t(`ceremonyForm.column.equipment.${column}` as 'ceremonyForm.column.equipment.serial');
  const label = (text: string): RegExp => new RegExp(`^${text.replace(/[()]/g, '\\$&')}`);
  test.describe(lang, () => {
    test.use({ lang });
    test('a blocking row leads to its field; lines by keyboard alone; then validated', async ({ page }) => {
      const id = await draft(page, 'Remise de Taroudannt', inDays(12));
      await ask(page, 'handover.addRecipient', { ceremonyId: id, recipient: person('T-1', { cin: 'JB445566' }), lines: [line('T-1')], position: null });
      await ask(page, 'handover.addRecipient', { ceremonyId: id, recipient: person('T-2', { name: LONG, sex: 'M', cin: 'JB445567' }), position: null });
      await go(page, `/ceremonies/${id}`);
      const validate = page.getByRole('button', { name: t('ceremony.validate') });
      await expect(page.getByText(t('ceremony.mendFirst', { count: 1 }))).toBeVisible();
      await expect(validate).toHaveAttribute('aria-disabled', 'true');
      await expect(validate).toHaveAccessibleDescription(t('ceremony.mendFirst', { count: 1 }));
      await seen(page, lang, 'ceremony-blocked');
      await page.getByRole('button', { name: t('ceremony.addLines') }).first().click();
      await expect(page.getByLabel(equipment('designation_ar'))).toBeFocused();
      await page.keyboard.type('مكواة بخارية');
      await page.getByLabel(label(t('ceremonyEdit.priceShort'))).focus();
      await page.keyboard.type('8.450');
      await page.keyboard.press('Enter');
      await expect(page.getByLabel(label(t('ceremonyEdit.priceShort')))).toBeFocused();
      await expect(page.getByText(t('exchange.AMBIGUOUS_NUMBER', { whole: '8450' }))).toBeVisible();
      await seen(page, lang, 'ceremony-line');
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type('1.234,50');
      await page.keyboard.press('Enter');
      // stored; the next one begins
      await expect(page.getByRole('heading', { name: t('ceremonyEdit.newLine') })).toBeVisible();
      await expect(page.getByLabel(equipment('designation_ar'))).toHaveValue('');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await expect(validate).toHaveAttribute('aria-disabled', 'false');
      await validate.click();
      const asks = page.getByRole('dialog', { name: t('ceremony.validateTitle', { count: 2 }) });
      await seen(page, lang, 'ceremony-validate');
      await asks.getByRole('button', { name: t('ceremony.validate') }).click();
      await expect(page.getByRole('link', { name: t('ceremony.printPapers') })).toBeVisible();
      await expect(page.getByText(/PV\/AGA\/\d{4}\/0002/).first()).toBeVisible();
      await expect(page.getByRole('list', { name: t('ceremony.steps') }).getByRole('listitem').and(page.locator('[aria-current=step]'))).toContainText(t('ceremony.step_print'));
      await seen(page, lang, 'ceremony-validated');
      const { recipients } = await ask(page, 'handover.ceremony', { ceremonyId: id });
      expect(recipients[1]?.lines.map(({ unitPrice }) => unitPrice)).toEqual([123_450]);
    });
    test('whose file is kept here is not typed again: it fills in the form, from the number of the card to the project', async ({ page }) => {
      const id = await draft(page, 'Remise de Tata', inDays(12)), none = { ar: '', fr: '' }, home = { ar: 'حي النهضة، طاطا', fr: '' };
      const { fileNumber } = await ask(page, 'beneficiaries.open', { identity: { cin: 'JB458721', name: LONG, sex: 'M', birthDate: '1987', birthPlace: none, phone: '0661234567', otherPhone: '', address: home, commune: none }, province: 'Tata', trade: 'metalwork', profile: { ...EMPTY_PROFILE, reads: { ar: false, fr: null } } });
      await go(page, `/ceremonies/${id}`);
      await page.getByRole('button', { name: t('ceremony.addPerson') }).first().click();
      await expect(page.getByLabel(label(beneficiary('name_ar')))).toBeFocused();
      // another spelling than the file's
      await page.keyboard.type('عبدالرحمن ولد سيدي محمد');
      await page.getByRole('listitem').filter({ hasText: fileNumber }).getByRole('button', { name: t('ceremonyEdit.fillFromFile') }).click();
      await expect(page.getByText(t('ceremonyEdit.filledFromFile'))).toBeVisible();
      await page.keyboard.press('Control+S');
      await expect(page.getByRole('heading', { name: t('ceremonyEdit.newLine') })).toBeVisible();
      const [added] = (await ask(page, 'handover.ceremony', { ceremonyId: id })).recipients, whole = (await ask(page, 'handover.recipient', { ceremonyId: id, recipientId: added?.recipientId ?? '' })).recipient;
      expect(whole).toMatchObject({ cin: 'JB458721', fileNumber, name: LONG, sex: 'M', birthDate: '1987', phone: '0661234567', address: home, trade: 'metalwork', reads: { ar: false, fr: true } });
    });
    test('a person added: faults at their fields, a number typed with the Arabic layout, undo', async ({ page }) => {
      const demo = await demonstration(page);
      await go(page, `/ceremonies/${demo.ceremonyId}`);
      await page.getByRole('button', { name: t('ceremony.addPerson') }).click();
      const name = page.getByLabel(label(beneficiary('name_ar')));
      await expect(name).toBeFocused();
      await name.fill('ن'.repeat(10_000));
      await page.getByRole('button', { name: t('ceremonyEdit.addThis') }).click();
      await expect(name).toBeFocused();
      await expect(page.getByText(t('app.TEXT_TOO_LONG', { field: beneficiary('name_ar'), most: 120 }))).toBeVisible();
      expect((await name.inputValue()).length).toBe(10_000);
      await name.fill('فاضمة أبناي');
      await page.getByLabel(label(beneficiary('cin'))).fill('تلا778899');
      await page.getByRole('button', { name: t('ui.writeInstead', { meant: '' }).split('\u2068')[0]?.trim() ?? '' }).first().click();
      await expect(page.getByLabel(label(beneficiary('cin')))).toHaveValue(/^[A-Z]{1,3}778899$/);
      await page.getByLabel(label(beneficiary('sex'))).selectOption('F');
      await page.getByLabel(label(beneficiary('trade'))).selectOption('sewing');
      await page.getByLabel(label(beneficiary('birth_date'))).fill('٠٩/٠٨/١٩٩٧');
      await seen(page, lang, 'ceremony-person-form');
      await page.keyboard.press('Control+S');
      await expect(page.getByRole('heading', { name: t('ceremonyEdit.newLine') })).toBeVisible();
      const added = (await ask(page, 'handover.ceremony', { ceremonyId: demo.ceremonyId })).recipients.at(-1);
      expect(added).toMatchObject({ position: 25, name: { ar: 'فاضمة أبناي' }, birthDate: '1997-08-09' });
      await page.getByRole('button', { name: t('ui.undo') }).click();
      await expect(page.getByText(t('ceremony.unknownPerson'))).toBeVisible();
      expect((await ask(page, 'handover.ceremony', { ceremonyId: demo.ceremonyId })).recipients).toHaveLength(24);
    });
    test('a person beside the list: walked by arrows, moved, taken out and brought back, their number shown', async ({ page }) => {
      test.slow();
      const demo = await demonstration(page), [first, second, third] = demo.recipients.map((one) => one);
      await go(page, `/ceremonies/${demo.ceremonyId}?person=${second?.recipientId ?? ''}`);
      const panel = (name: string | undefined) => page.getByRole('heading', { level: 2, name: name ?? '' });
      await expect(panel(second?.name.ar)).toBeVisible();
      await seen(page, lang, 'ceremony-person');
      await page.keyboard.press('ArrowDown');
      await expect(panel(third?.name.ar)).toBeVisible();
      await page.keyboard.press('ArrowUp');
      await expect(panel(second?.name.ar)).toBeVisible();
      // the page's keys rest behind a dialog; Escape leads back to the row, and so does a form that was saved
      const row = page.getByRole('button', { name: second?.name.ar ?? '', exact: true });
      await page.getByRole('button', { name: t('ceremony.validate') }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Delete');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(panel(second?.name.ar)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(row).toBeFocused();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: t('ceremony.edit'), exact: true }).click();
      await page.getByLabel(label(beneficiary('phone'))).fill('0611223344');
      await page.keyboard.press('Control+KeyS');
      await expect(row).toBeFocused();
      const cin = second?.cinTail ?? '';
      await page.getByRole('button', { name: t('ceremony.showId') }).click();
      await expect(page.getByText(t('ceremony.shownRecorded'))).toBeVisible();
      await expect(page.getByText(new RegExp(`^[A-Z]+\\d+${cin}$`))).toBeVisible();
      await page.keyboard.press('Alt+ArrowUp');
      await expect(page.getByText(t('ceremony.order', { position: 1, count: 24 }))).toBeVisible();
      await page.getByRole('button', { name: t('ceremony.remove'), exact: true }).click();
      await expect(panel(second?.name.ar)).toHaveCount(0);
      // told once it is done: until then the key takes nothing back, not what was done before either
      await expect(page.getByText(t('ceremony.removed', { name: second?.name[lang] ?? '' }))).toBeVisible();
      await page.keyboard.press('Control+Z');
      await expect(page.getByRole('button', { name: t('ui.undo') })).toHaveCount(0);
      // the button goes as soon as the way back is taken, which may take a while
      await expect.poll(async () => (await ask(page, 'handover.ceremony', { ceremonyId: demo.ceremonyId })).recipients.length).toBe(24);
      const now = await ask(page, 'handover.ceremony', { ceremonyId: demo.ceremonyId });
      expect(now.recipients.slice(0, 2).map(({ name }) => name.ar)).toEqual([second?.name.ar, first?.name.ar]);
      expect(now.recipients[0]?.lines).toHaveLength(second?.lines.length ?? 0);
      // the key takes out without asking: the way back stands, in words and by keyboard, until something else is done
      await page.getByRole('button', { name: third?.name.ar ?? '', exact: true }).click();
      await expect(panel(third?.name.ar)).toBeVisible();
      await page.keyboard.press('Delete');
      await expect(page.getByText(t('ceremony.removed', { name: third?.name[lang] ?? '' }))).toBeVisible();
      await expect(page.getByRole('button', { name: demo.recipients[3]?.name.ar ?? '', exact: true })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(panel(demo.recipients[3]?.name.ar)).toBeVisible();
      const back = page.getByRole('button', { name: t('ui.undo') });
      await expect(back).toBeVisible();
      await back.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: third?.name.ar ?? '', exact: true })).toBeVisible();
      expect((await ask(page, 'handover.ceremony', { ceremonyId: demo.ceremonyId })).recipients[2]?.name.ar).toBe(third?.name.ar);
    });
    test.describe('in the full run', () => {
      inFullRun();
      test('two windows change one person: the second learns it and loses nothing', async ({ page, context, app }) => {
        test.slow();
        const saving = (where: typeof page) => where.waitForResponse((response) => response.request().postData()?.includes('drafts.save') ?? false);
        const demo = await demonstration(page), someone = demo.recipients[4];
        await go(page, `/ceremonies/${demo.ceremonyId}?person=${someone?.recipientId ?? ''}&form=edit`);
        const phone = page.getByLabel(label(beneficiary('phone')));
        await phone.fill('0611111111');
        await page.getByLabel(label(beneficiary('address_fr'))).fill('Ma rue');
        const other = await context.newPage();
        await other.goto(app.origin);
        await expect(other.getByRole('main')).toBeVisible();
        await go(other, `/ceremonies/${demo.ceremonyId}?person=${someone?.recipientId ?? ''}&form=edit`);
        const theirs = other.getByLabel(label(beneficiary('phone')));
        await expect(theirs).toHaveValue('0611111111');
        const keptThere = saving(other);
        await theirs.fill('0622222222');
        await keptThere;
        // both type: the one that is second to be kept writes over nothing, and is told
        await phone.fill('0633333333');
        await expect(page.getByText(t('ui.typedElsewhere'))).toBeVisible();
        await seen(page, lang, 'ceremony-elsewhere');
        expect((await ask(page, 'drafts.list', {})).map(({ key }) => key.replace(/~.*/, '~'))).toHaveLength(2);
        await page.getByRole('button', { name: t('ui.takeTyped') }).click();
        await expect(phone).toHaveValue('0622222222');
        await expect(page.getByText(t('ui.typedElsewhere'))).toHaveCount(0);
        expect(await ask(page, 'drafts.list', {})).toHaveLength(1);
        const keptHere = saving(page);
        await phone.fill('0611111111');
        await keptHere;
        await other.getByRole('button', { name: t('ceremonyEdit.savePerson'), exact: true }).click();
        await expect(other.getByRole('heading', { level: 2, name: someone?.name.ar ?? '' })).toBeVisible();
        await page.getByRole('button', { name: t('ceremonyEdit.savePerson'), exact: true }).click();
        await expect(page.getByText(t('ceremonyEdit.meanwhile'))).toBeVisible();
        await expect(page.getByRole('cell', { name: '0622222222' })).toBeVisible();
        await seen(page, lang, 'ceremony-meanwhile');
        await page.getByRole('button', { name: t('ceremonyEdit.keepMine') }).click();
        await expect(phone).toHaveValue('0611111111');
        await page.getByRole('button', { name: t('ceremonyEdit.savePerson'), exact: true }).click();
        await expect(page.getByRole('heading', { level: 2, name: someone?.name.ar ?? '' })).toBeVisible();
        const now = (await ask(page, 'handover.ceremony', { ceremonyId: demo.ceremonyId })).recipients[4];
        expect([now?.phone, now?.address.fr]).toEqual(['0611111111', 'Ma rue']);
      });
    });
  });
}
test.describe('a long list', () => {
  inFullRun();
  const MANY = 500;
  test(`${MANY} people: found by name in either script, changed, summed up, validated; and what another window adds is told`, async ({ page }) => {
    test.setTimeout(420_000); // as many calls of one window after the other
    const id = await draft(page, 'Grande remise', inDays(5)), t = words('fr');
    await Promise.all(Array.from({ length: MANY }, (_, n) => ask(page, 'handover.addRecipient', { ceremonyId: id, recipient: person(`G-${n}`, { name: { ar: `سعيد المسكيني ${n}`, fr: `Saïd Meskini ${n}` } }), lines: [line(`G-${n}`), line(`G-${n}-b`)], position: null })));
    await go(page, `/ceremonies/${id}`);
    const table = page.getByRole('region', { name: t('ceremony.people') });
    await expect(table.getByText(/^Saïd Meskini \d+$/).first()).toBeVisible({ timeout: 60_000 });
    // only the rows in sight are there
    expect(await table.getByRole('row').count()).toBeLessThan(60);
    await expect(page.getByRole('region', { name: t('ceremony.totals') })).toContainText(t('ceremony.total', { count: MANY }));
    await seen(page, 'fr', 'ceremony-many');
    await page.getByRole('searchbox', { name: t('ceremony.find') }).fill('said meskini 219');
    await expect(table.getByRole('row')).toHaveCount(2);
    await table.getByText('سعيد المسكيني 219').click();
    await page.getByRole('button', { name: t('ceremony.edit'), exact: true }).click();
    await page.getByRole('textbox', { name: new RegExp(`^${t('ceremonyForm.column.beneficiaries.phone')}`) }).fill('0612345678');
    await page.keyboard.press('Control+KeyS');
    await expect(page.getByText(t('ceremony.changed', { name: 'سعيد المسكيني 219' }))).toBeVisible({ timeout: 60_000 });
    await ask(page, 'handover.addRecipient', { ceremonyId: id, recipient: person('G-new', { name: { ar: 'سعيد المسكيني 219', fr: '' } }), lines: [line('G-new')], position: null });
    await expect(page.getByText(t('ui.understood'))).toBeVisible({ timeout: 60_000 });
    // validated is what was read: all that the other window added
    await page.getByRole('searchbox', { name: t('ceremony.find') }).fill('');
    await expect(page.getByRole('region', { name: t('ceremony.totals') })).toContainText(t('ceremony.total', { count: MANY + 1 }), { timeout: 60_000 });
    await page.getByRole('button', { name: t('ceremony.validate') }).click();
    await page.getByRole('dialog').getByRole('button', { name: t('ceremony.validate') }).click();
    await expect(page.getByText(new RegExp(`PV/AGA/\\d{4}/${String(MANY + 1).padStart(4, '0')}`)).first()).toBeVisible({ timeout: 60_000 });
  });
});
