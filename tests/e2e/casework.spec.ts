import type { Locator } from '@playwright/test';
import { EMPTY_PROFILE } from '#shared/domain/beneficiaries.ts';
import { DOMAINS } from '#shared/domain/questionnaire.ts';
import { LANGS } from '#shared/i18n/index.ts';
import { textOf } from '#tests/support/poppler.ts';
import { expect, inFullRun, test } from './support/app.ts';
import { ask, go, inDays, late, seen, words } from './support/handover.ts';

const OPENED = '10/01/2026', DAY_TEXT = '01/02/2026', NAME = { ar: 'نادية السنهاجي', fr: 'Nadia Sanhaji' };
// what the issue asks to be shown in either language, always
for (const lang of LANGS) {
  const t = words(lang);
  test.describe(lang, () => {
    test.use({ lang });
    test.describe.configure({ timeout: 120_000 });
    test('one person from the intake to the printed life project and a visit', async ({ page }) => {
      const button = (key: Parameters<typeof t>[0], params?: Parameters<typeof t>[1]) => page.getByRole('button', { name: t(key, params), exact: true }).first();
      const field = (name: string) => page.locator(`[name="now.${name}"]`).first();
      /** Establishes a paper of the file, and saves it as it is shown. Answers its text, on one line. */
      const printed = async (kind: 'consent' | 'lifeProject' | 'visit'): Promise<string> => {
        await page.getByRole('row').filter({ hasText: t(`casePapersForm.kind_${kind}`) }).getByRole('button', { name: t('casePapersForm.issue') }).click();
        const dialog = page.getByRole('dialog'), saved = page.waitForEvent('download');
        await dialog.getByRole('button', { name: t('printing.save') }).click();
        const text = textOf(await (await saved).path());
        await dialog.getByRole('button', { name: t('ui.close') }).click();
        return text;
      };

      await expect(page.getByRole('main')).toBeVisible();
      await go(page, '#/beneficiaries');
      await page.getByRole('link', { name: t('beneficiariesForm.newFile') }).click();
      await expect(field('name.ar')).toBeFocused();
      await page.keyboard.type(NAME.ar);
      await field('name.fr').fill(NAME.fr);
      await field('sex').selectOption('F');
      // the market's data are of provinces spelt so
      await expect(page.locator('datalist option[value="Agadir Ida-Outanane"]')).toHaveCount(1);
      // a day that no calendar has is told at its field
      await field('birthDate').fill('31/02/1990');
      await field('openedOn').fill(OPENED);
      await page.keyboard.press('Control+KeyS');
      await expect(field('birthDate')).toBeFocused();
      await field('birthDate').fill('04/05/1990');
      await page.keyboard.press('Control+KeyS');
      await expect(page.getByRole('heading', { level: 1, name: NAME[lang] })).toBeVisible();
      const personId = /beneficiaries\/([^/?]+)/.exec(page.url())?.[1] ?? '', file = `#/beneficiaries/${personId}`;

      // many people double-click: one step is one step, and nobody else changed the file meanwhile
      await button('beneficiariesForm.goOn', { step: t('beneficiaries.status_diagnosis') }).dblclick();
      await expect(button('beneficiariesForm.goOn', { step: t('beneficiaries.status_lifeProject') })).toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);

      await go(page, `${file}/consents`);
      const about = (purpose: 'photo' | 'caseWork') => page.getByRole('row').filter({ hasText: t(`beneficiariesForm.purpose_${purpose}`) }), dialog = page.getByRole('dialog');
      const noteIt = () => dialog.getByRole('button', { name: t('beneficiariesForm.note'), exact: true }).click();
      // no answer stands there before somebody gave one
      await about('photo').getByRole('button').click();
      await noteIt();
      await expect(dialog.getByText(t('beneficiariesForm.answerNeeded'))).toBeVisible();
      await dialog.getByRole('radio', { name: t('beneficiariesForm.answer_refused') }).check();
      await dialog.getByRole('button', { name: t('beneficiariesForm.note'), exact: true }).dblclick();
      await expect(about('photo')).toContainText(t('beneficiariesForm.answer_refused'));
      await expect(dialog).toHaveCount(0);
      const { events } = await ask(page, 'beneficiaries.timeline', { personId });
      expect(events.filter(({ kind }) => kind === 'consent' || kind === 'status')).toHaveLength(3);
      await go(page, `${file}/papers`);
      expect(await printed('consent')).toContain(NAME[lang]);
      await go(page, `${file}/consents`);
      await about('caseWork').getByRole('button').click();
      await dialog.getByRole('radio', { name: t('beneficiariesForm.answer_given') }).check();
      await dialog.getByLabel(t('beneficiariesForm.consentForm')).selectOption('CO/AGA/2026/0001');
      await noteIt();
      await expect(about('caseWork')).toContainText('CO/AGA/2026/0001');

      await go(page, `${file}/diagnosis`);
      await button('diagnosisForm.begin').click();
      await page.getByLabel(t('diagnosisForm.f_begunOn')).fill(DAY_TEXT);
      await button('diagnosisForm.begin').click();
      // a number out of its bounds is told at its field, and nothing is stored
      await field('answers.dependants.value').fill('31');
      await button('diagnosisForm.saveNext').click();
      await expect(field('answers.dependants.value')).toBeFocused();
      await field('answers.dependants.value').fill('3');
      await page.locator('input[name="now.level"][value="2"]').check();
      // the way to another part is asked for while this one is still being stored: it is gone once it is
      const domains = page.getByRole('navigation', { name: t('diagnosisForm.domains') }), saved = await late(page, 'diagnosis.save');
      await page.keyboard.press('Control+KeyS');
      await domains.getByText(t('caseWords.domain_housing')).click();
      saved();
      await expect(page.getByRole('heading', { name: t('caseWords.domain_housing'), exact: true })).toBeVisible();
      // another window fills in the rest: what is typed here stays, and goes with it
      await page.locator('input[name="now.level"][value="1"]').check();
      const { diagnoses: [begun] } = await ask(page, 'diagnosis.list', { personId });
      const diagnosisId = begun?.diagnosisId ?? '';
      await ask(page, 'diagnosis.save', { diagnosisId, revision: begun?.revision ?? 0, levels: Object.fromEntries(DOMAINS.slice(2).map((domain) => [domain, { level: 'unknown' as const }])) });
      await button('diagnosisForm.saveNext').click();
      await expect(page.getByRole('heading', { name: t('caseWords.domain_administrative'), exact: true })).toBeVisible();
      await domains.getByText(t('diagnosisForm.conclusion')).click();
      await field('completedOn').fill(DAY_TEXT);
      await button('diagnosisForm.complete').click();
      await expect(page.getByText(t('diagnosisForm.completed'), { exact: true })).toBeVisible();

      await go(page, `${file}/plan`);
      await button('lifeProjectForm.begin').click();
      await field('dated').fill(DAY_TEXT);
      await button('lifeProjectForm.begin').click();
      await expect(field('needs.0.words')).toBeVisible();
      await field('wishes').fill('أريد أن أطبخ للناس.');
      await field('track').selectOption('training');
      await field('trackWhy').fill('Elle veut un certificat.');
      await button('lifeProjectForm.add_objective').click();
      await field('objectives.0.words').fill('Obtenir un certificat');
      await field('objectives.0.actions.0.words').fill('Inscription à la formation');
      await field('objectives.0.actions.0.indicator').fill('reçu');
      for (const side of ['person', 'centre'] as const) {
        await page.locator('#plan-commitments').getByRole('button', { name: t('lifeProjectForm.add_commitment') }).nth(side === 'person' ? 0 : 1).click();
        await field(`commitments.${side}.0.words`).fill('Venir chaque semaine');
      }
      // what is typed while the rest is being stored is not taken for stored
      const stored = await late(page, 'lifeProjects.save');
      await page.keyboard.press('Control+KeyS');
      await field('wishes').fill('أريد أن أطبخ للناس كل يوم.');
      stored();
      await expect(page.getByText(t('lifeProjectForm.saved'))).toBeVisible();
      await page.keyboard.press('Control+KeyS');
      const { draft } = await ask(page, 'lifeProjects.list', { personId });
      await expect.poll(async () => (await ask(page, 'lifeProjects.show', { lifeProjectId: draft ?? '' })).content.wishes).toBe('أريد أن أطبخ للناس كل يوم.');
      // what is missing leads to its field
      await button('lifeProjectForm.seeProblems').click();
      await page.locator('#plan-sign').getByRole('button', { name: t('lifeProjectForm.mendIn', { section: t('caseWords.section_objectives') }) }).first().click();
      await expect(field('objectives.0.actions.0.deadline')).toBeFocused();
      await page.keyboard.type('01/06/2026');
      await page.locator('#plan-objectives').getByRole('checkbox').first().check();
      await page.keyboard.press('Control+KeyS');
      await expect(page.getByText(t('lifeProjectForm.readyToSign'))).toBeVisible();
      await page.getByLabel(t('lifeProjectForm.f_signedOn')).fill(DAY_TEXT);
      await button('lifeProjectForm.sign').click();
      await expect(page.getByText(t('caseWords.projectState_signed'), { exact: true }).last()).toBeVisible();
      const { inForce } = await ask(page, 'lifeProjects.list', { personId });
      expect(inForce).not.toBeNull();
      // the signed plan stays; that its action was done is noted beside it, and taken back
      const stands = async () => (await ask(page, 'lifeProjects.show', { lifeProjectId: inForce ?? '' })).progress.map((one) => [one.state, one.on, one.note]);
      await button('lifeProjectForm.progressOf', { action: 'Inscription à la formation' }).click();
      await page.getByRole('dialog').getByLabel(t('lifeProjectForm.f_progressOn')).fill('02/02/2026');
      await page.getByRole('dialog').getByRole('button', { name: t('lifeProjectForm.progressDo') }).click();
      const told = page.getByText(t('lifeProjectForm.progressNoted', { action: 'Inscription à la formation', state: t('caseWords.actionState_done') }));
      await expect(told).toBeVisible();
      expect(await stands()).toEqual([['done', '2026-02-02', '']]);
      await page.getByRole('button', { name: t('ui.undo') }).click();
      await expect(told).toHaveCount(0);
      expect(await stands()).toEqual([['toDo', null, '']]);

      await go(page, `${file}/papers`);
      const plan = await printed('lifeProject');
      expect(plan).toContain(NAME[lang]);
      expect(plan).toContain('Inscription à la formation');

      await go(page, `${file}/followUp`);
      await button('followUpForm.plan').click();
      await page.getByRole('button', { name: t('followUpForm.planDo', { count: 7 }) }).click();
      await page.getByRole('button', { name: t('caseWords.milestone_D15') }).click();
      await button('followUpForm.record').click();
      await field('turnover').fill('8500');
      await field('charges').fill('6100,50');
      await button('followUpForm.add_obstacle').click();
      await field('obstacles.0.words').fill('Peu de clientes');
      // nobody found the activity going on before they said so
      await button('followUpForm.recordDo').click();
      await expect(field('activity')).toBeFocused();
      await field('activity').selectOption('active');
      await button('followUpForm.recordDo').click();
      await expect(page.getByText(t('caseWords.visitState_done'), { exact: true })).toBeVisible();
      const { visits } = await ask(page, 'followUp.list', { personId });
      expect(visits.find(({ milestone }) => milestone === 'D15')?.net).toBe(239_950);

      await go(page, `${file}/papers`);
      expect(await printed('visit')).toContain('Peu de clientes');

      // closed with its reason, the file takes nothing but reopening
      const status = async (open: 'changeStatus' | 'reopen', to: 'cancelled' | 'followUp'): Promise<void> => {
        await page.getByRole('button', { name: t(`beneficiariesForm.${open}`), exact: true }).click();
        await page.getByRole('dialog').getByRole('combobox').selectOption(to);
        await page.getByRole('dialog').getByRole('textbox').fill('À sa demande');
        await page.getByRole('dialog').getByRole('button', { name: t('beneficiariesForm.changeStatus') }).click();
      };
      await status('changeStatus', 'cancelled');
      await expect(page.getByText(t('beneficiariesForm.closedNotice', { status: t('beneficiaries.status_cancelled') }))).toBeVisible();
      await expect(page.getByRole('button', { name: t('beneficiariesForm.attach') })).toHaveCount(0);
      await status('reopen', 'followUp');
      await expect(page.getByRole('button', { name: t('beneficiariesForm.attach') })).toBeVisible();
    });
    test.describe('in the full run', () => {
      inFullRun();
      test('postponing a visit from the agenda stands in the address: it is open again after the window was', async ({ page }) => {
        await expect(page.getByRole('main')).toBeVisible();
        const none = { ar: '', fr: '' }, dialog = page.getByRole('dialog');
        const { personId } = await ask(page, 'beneficiaries.open', { identity: { cin: '', name: NAME, sex: 'F', birthDate: '1990-05-04', birthPlace: none, phone: '', otherPhone: '', address: none, commune: none }, province: 'Agadir', trade: 'sewing', profile: EMPTY_PROFILE });
        await ask(page, 'followUp.plan', { personId, visits: [{ kind: 'field', milestone: 'D15', plannedOn: inDays(12) }] });
        await go(page, `/agenda?view=day&day=${inDays(12)}&whose=all`);
        const opens = page.getByRole('button', { name: t('followUpForm.postponeOf', { name: NAME[lang] }) });
        await opens.click();
        await dialog.getByLabel(t('followUpForm.f_reason')).fill('Elle est en voyage');
        await page.reload();
        await expect(dialog.getByLabel(t('followUpForm.f_reason'))).toHaveValue('Elle est en voyage');
        await seen(page, lang, 'agenda-postpone');
        await page.keyboard.press('Escape');
        await expect(dialog).toHaveCount(0);
        await expect(page).not.toHaveURL(/postpone/);
        // moved away, the address that asked for it opens nothing
        await opens.click();
        await dialog.getByLabel(t('followUpForm.f_to')).fill(inDays(20).split('-').toReversed().join('/'));
        await dialog.getByRole('button', { name: t('followUpForm.postpone'), exact: true }).click();
        await expect(dialog).toHaveCount(0);
        await expect(opens).toHaveCount(0);
        expect(await ask(page, 'drafts.list', {})).toEqual([]);
      });
      test('what is typed in the small dialogs of a file outlives a lock, until it is done or given up', async ({ page }) => {
        await expect(page.getByRole('main')).toBeVisible();
        const none = { ar: '', fr: '' };
        const { personId } = await ask(page, 'beneficiaries.open', { identity: { cin: '', name: NAME, sex: 'F', birthDate: '1990-05-04', birthPlace: none, phone: '', otherPhone: '', address: none, commune: none }, province: 'Agadir', trade: 'sewing', profile: EMPTY_PROFILE });
        const { visits: [visit] } = await ask(page, 'followUp.plan', { personId, visits: [{ kind: 'field', milestone: 'D15', plannedOn: inDays(12) }] });
        const file = `/beneficiaries/${personId}`, followUp = `${file}/followUp`, ofVisit = `${followUp}?visit=${visit?.visitId ?? ''}`;
        const dialog = page.getByRole('dialog'), button = (key: Parameters<typeof t>[0]): Locator => page.getByRole('button', { name: t(key), exact: true }), labelled = (key: Parameters<typeof t>[0]): Locator => dialog.getByLabel(t(key)), only = dialog.getByRole('textbox');
        const refused = dialog.getByRole('radio', { name: t('beneficiariesForm.answer_refused') }), step = dialog.getByRole('combobox');
        const dialogs: readonly (readonly [at: string, name: Parameters<typeof t>[0], opens: Locator, typed: Locator])[] = [
          [`${file}/consents`, 'home.formConsent', page.getByRole('row').filter({ hasText: t('beneficiariesForm.purpose_photo') }).getByRole('button'), labelled('beneficiariesForm.colNote')],
          [file, 'home.formStatus', button('beneficiariesForm.changeStatus'), only], [file, 'home.formAssign', button('beneficiariesForm.assign'), only], [file, 'home.formMerge', button('beneficiariesForm.merge'), labelled('beneficiariesForm.assignReason')],
          [followUp, 'home.formAttempt', button('followUpForm.noteAttempt'), labelled('followUpForm.f_note')],
          [ofVisit, 'home.formPostpone', button('followUpForm.postpone'), labelled('followUpForm.f_reason')], [ofVisit, 'home.formCancelVisit', button('followUpForm.cancel'), only],
        ];
        const WORDS = 'Elle a rappelé le soir';
        for (const [at, name, opens, typed] of dialogs) await test.step(name, async () => {
          const stands = async (): Promise<void> => {
            await expect(typed).toHaveValue(WORDS);
            if (name === 'home.formConsent') await expect(refused).toBeChecked();
            if (name === 'home.formStatus') await expect(step).toHaveValue('diagnosis');
          };
          await go(page, at);
          await opens.click();
          if (name === 'home.formConsent') await refused.check();
          if (name === 'home.formStatus') await step.selectOption('diagnosis');
          // locked at once after the last key
          await typed.fill(WORDS);
          await page.keyboard.press('Control+KeyL');
          await expect(page.getByRole('heading', { name: t('accountsForm.heldTitle') })).toBeVisible();
          await page.getByLabel(t('accountsForm.passphrase'), { exact: true }).fill('demo');
          await page.keyboard.press('Enter');
          // the dialog stands where it stood; closed, it is led back to from the home page, and found again from its button
          await stands();
          await seen(page, lang, `kept-${name.slice('home.form'.length)}`);
          await page.keyboard.press('Escape');
          await expect(dialog).toHaveCount(0);
          await go(page, '/today');
          await expect(page.getByText(t(name), { exact: true })).toBeVisible();
          await page.getByRole('link', { name: t('home.formAct') }).click();
          await stands();
          await page.keyboard.press('Escape');
          await expect(dialog).toHaveCount(0);
          await opens.click();
          await stands();
          await dialog.getByRole('button', { name: t('ui.notNow') }).click();
          await expect(dialog).toHaveCount(0);
          expect(await ask(page, 'drafts.list', {})).toEqual([]);
          await opens.click();
          await expect(typed).toHaveValue('');
          await dialog.getByRole('button', { name: t('ui.notNow') }).click();
        });
        // what is done leaves nothing behind either
        await button('followUpForm.cancel').click();
        const kept = page.waitForResponse((response) => response.request().postData()?.includes('drafts.save') ?? false);
        await only.fill(WORDS);
        await kept;
        await dialog.getByRole('button', { name: t('followUpForm.cancel'), exact: true }).click();
        await expect(page.getByText(t('caseWords.visitState_cancelled'), { exact: true }).first()).toBeVisible();
        await expect(dialog).toHaveCount(0);
        await expect.poll(() => ask(page, 'drafts.list', {})).toEqual([]);
      });
    });
  });
}
