import { EMPTY_PROFILE } from '#shared/domain/beneficiaries.ts';
import { expect, flowIn, inFullRun, test } from './support/app.ts';
import { ask, go, seen, words } from './support/handover.ts';

const none = { ar: '', fr: '' };
for (const lang of flowIn('ar')) {
  const t = words(lang);
  test.describe(lang, () => {
    inFullRun();
    test.use({ lang });
    test.describe.configure({ timeout: 150_000 });
    test('a new version of the questions; a diagnosis begun by mistake goes and comes back', async ({ page }) => {
      await expect(page.getByRole('main')).toBeVisible();
      const { personId } = await ask(page, 'beneficiaries.open', { identity: { name: { ar: 'نادية السنهاجي', fr: 'Nadia Sanhaji' }, sex: 'F', birthDate: '1990-05-04', birthPlace: none, phone: '', otherPhone: '', address: none, commune: none }, profile: { ...EMPTY_PROFILE }, openedOn: '2026-01-10' });
      const { diagnosisId } = await ask(page, 'diagnosis.begin', { personId, begunOn: '2026-02-01' });
      const button = (key: Parameters<typeof t>[0], params?: Parameters<typeof t>[1]) => page.getByRole('button', { name: t(key, params), exact: true }).first();
      const field = (name: string) => page.locator(`[name="now.${name}"]`).first(), now = 'domains.family.questions';

      await go(page, '#/settings/questionnaire');
      await expect(page.getByText(t('questionnaireForm.bank'))).toBeVisible();
      await seen(page, lang, 'questionnaire');
      await button('questionnaireForm.make').click();
      // what the advice reads cannot go
      await page.getByRole('navigation', { name: t('questionnaireForm.domains') }).getByText(t('caseWords.domain_training')).click();
      await expect(button('rows.remove', { name: t('questionnaireForm.question', { number: 1 }) })).toBeDisabled();
      await page.getByRole('navigation', { name: t('questionnaireForm.domains') }).getByText(t('caseWords.domain_family')).click();
      await button('questionnaireForm.editOf', { number: 1 }).click();
      await expect(field(`${now}.0.text.ar`)).toBeFocused();
      await field(`${now}.0.text.fr`).fill('Quelle est votre situation de famille ?');
      // taken away, put back by undo, taken away again
      const second = button('rows.remove', { name: t('questionnaireForm.question', { number: 2 }) }), region = page.getByRole('group', { name: t('questionnaireForm.questionsOf', { domain: t('caseWords.domain_family') }) });
      await second.click();
      await expect(region.getByText('Avec qui la personne vit-elle', { exact: false })).toHaveCount(0);
      await page.getByRole('button', { name: t('ui.undo') }).click();
      await expect(region.getByText('Avec qui la personne vit-elle', { exact: false })).toBeVisible();
      await second.click();
      await button('questionnaireForm.addQuestion').click();
      await page.getByLabel(t('questionnaireForm.f_kind')).selectOption('number');
      await field(`${now}.4.text.ar`).fill('كم عدد الإخوة؟');
      await field(`${now}.4.least`).fill('20');
      await field(`${now}.4.most`).fill('0');
      // moved by the keyboard alone
      await button('rows.up', { name: t('questionnaireForm.question', { number: 5 }) }).focus();
      await page.keyboard.press('Enter');
      await expect(button('rows.up', { name: t('questionnaireForm.question', { number: 4 }) })).toBeFocused();
      await expect(page.getByText(t('questionnaireForm.changedDomains', { count: 1 }))).toBeVisible();
      await seen(page, lang, 'questionnaire-edit');
      await expect.poll(async () => (await ask(page, 'drafts.load', { key: 'questionnaire/new' }))?.content ?? '').toContain('كم عدد الإخوة؟');

      // a window that went away: all of it is there again
      await page.reload();
      await expect(region.getByText('كم عدد الإخوة؟')).toBeVisible();
      await button('questionnaireForm.toReview').click();
      await expect(button('questionnaireForm.force', { version: 2 })).toBeDisabled();
      await page.getByRole('button', { name: t('questionnaireForm.faultsIn', { domain: t('caseWords.domain_family'), count: 2 }) }).click();
      await expect(field(`${now}.3.text.fr`)).toBeFocused();
      await field(`${now}.3.text.fr`).fill('Combien a-t-elle de frères et sœurs ?');
      await field(`${now}.3.least`).fill('0');
      await field(`${now}.3.most`).fill('20');
      await button('questionnaireForm.toReview').click();
      await seen(page, lang, 'questionnaire-review');
      await button('questionnaireForm.force', { version: 2 }).click();
      await expect(field('reason')).toBeFocused();
      await field('reason').fill('أسئلة الأسرة أقصر');
      await button('questionnaireForm.force', { version: 2 }).click();
      // meanwhile another window made a version: it learns of it, and loses nothing of what was typed
      const { content: theirs } = await ask(page, 'diagnosis.questionnaire', {});
      theirs.domains[0]?.questions.pop();
      theirs.domains[1]?.questions.pop();
      await ask(page, 'diagnosis.changeQuestionnaire', { version: 1, reason: 'Autre fenêtre', content: theirs });
      await page.getByRole('dialog').getByRole('button', { name: t('questionnaireForm.force', { version: 2 }) }).click();
      await expect(page.getByText(t('diagnosis.VERSION_PASSED', { version: 2 }))).toBeVisible();
      await seen(page, lang, 'questionnaire-meanwhile');
      await button('ceremonyEdit.keepMine').click();
      await button('questionnaireForm.force', { version: 3 }).click();
      await page.getByRole('dialog').getByRole('button', { name: t('questionnaireForm.force', { version: 3 }) }).click();
      await expect(page.getByText(t('questionnaireForm.done', { version: 3 }))).toBeVisible();
      const { versions, content } = await ask(page, 'diagnosis.questionnaire', {});
      expect(versions.map(({ version, reason }) => [version, reason])).toEqual([[3, 'أسئلة الأسرة أقصر'], [2, 'Autre fenêtre'], [1, '']]);
      expect(content.domains.slice(0, 2).map(({ questions }) => questions.length)).toEqual([5, 3]);
      expect(content.domains[0]?.questions.map(({ kind, text, bounds }) => [kind, text.fr, bounds?.most])[3]).toEqual(['number', 'Combien a-t-elle de frères et sœurs ?', 20]);
      expect(await ask(page, 'drafts.load', { key: 'questionnaire/new' })).toBeNull();

      // the one that was begun before asks what it asked; it goes, comes back, and goes for one with the new questions
      await seen(page, lang, 'questionnaire-versions');
      await go(page, `#/beneficiaries/${personId}/diagnosis?domain=family`);
      await expect(page.getByText(lang === 'ar' ? 'مع من يسكن الشخص؟' : 'Avec qui la personne vit-elle', { exact: false })).toBeVisible();
      await field('answers.dependants.value').fill('4');
      for (const undo of [true, false]) {
        await button('diagnosisForm.discard').click();
        if (undo) await seen(page, lang, 'diagnosis-discard');
        await page.getByRole('dialog').getByRole('button', { name: t('diagnosisForm.discard') }).click();
        await expect(page.getByText(t('diagnosisForm.noneTitle'))).toBeVisible();
        if (!undo) continue;
        await page.getByRole('button', { name: t('ui.undo') }).click();
        await expect(page.getByText(t('diagnosisForm.questionsVersion', { version: 1 }))).toBeVisible();
        expect((await ask(page, 'diagnosis.show', { diagnosisId })).revision).toBe(2);
        expect(await ask(page, 'drafts.list', {})).toEqual([]);
      }
      await button('diagnosisForm.begin').click();
      await page.getByLabel(t('diagnosisForm.f_begunOn')).fill('01/02/2026');
      await button('diagnosisForm.begin').click();
      await expect(page.getByText(lang === 'ar' ? 'كم عدد الإخوة؟' : 'Combien a-t-elle de frères et sœurs ?')).toBeVisible();
    });
  });
}
