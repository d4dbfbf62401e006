import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_PROFILE } from '#shared/domain/beneficiaries.ts';
import { CASE_KINDS, type CaseKind } from '#shared/domain/papers.ts';
import { aPlan } from '#tests/support/caseForms.ts';
import { given, testEngine } from '#tests/support/engine.ts';
import { textOf } from '#tests/support/poppler.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/* A file as people make it, and what its papers say of it. */
const at = testEngine();
const call: typeof at.client.call = (name, input) => at.client.call(name, input);
const OUT = path.resolve(import.meta.dirname, '../../test-results/documents');
let personId = '', firstPlan = '';
/** What pdftotext reads in a paper, without white space. */
async function read(kind: CaseKind, language: 'ar' | 'fr' = 'fr', more: { readonly draft?: boolean; readonly subjectId?: string } = {}): Promise<string> {
  const { papers: [paper] } = given(await at.client.run('casePapers.print', { personId, kind, language, ...more }));
  mkdirSync(OUT, { recursive: true });
  const file = path.join(OUT, `from-file-${kind}.${language}.pdf`);
  writeFileSync(file, given(at.engine.files.take(paper?.file ?? '')));
  return textOf(file).replace(/[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}
/** Which of these words a paper does not say. */
const lacking = (text: string, words: readonly string[]): string[] => words.filter((one) => !text.includes(one.replace(/\s/g, '')));

beforeAll(async () => {
  await at.create({ userName: 'Zineb Amziane' });
  ({ personId } = given(await call('beneficiaries.open', {
    identity: { name: { ar: 'خديجة بن عدي', fr: 'Khadija Benaddi' }, sex: 'F', birthDate: '1985-04-11', birthPlace: { ar: 'تيزنيت', fr: 'Tiznit' }, phone: '0665844099', otherPhone: '', address: { ar: 'حي السلام', fr: 'Hay Salam' }, commune: { ar: 'إنزكان', fr: 'Inezgane' }, cin: 'JC901502', fileNumber: '3-2024-0003' },
    trade: 'sewing', openedOn: '2025-01-10', profile: { ...EMPTY_PROFILE, maritalStatus: 'widowed', children: 2, schooling: 'middle', trainings: [], experiences: [], languages: [], releasedOn: '2025-01-05' },
  })));
  given(await call('beneficiaries.consent', { personId, purpose: 'sharing', partner: 'OFPPT', answer: 'given', on: '2025-01-12', by: 'person' }));
  given(await call('beneficiaries.consent', { personId, purpose: 'photo', answer: 'refused', on: '2025-01-12', by: 'person' }));
  const { diagnosisId, revision } = given(await call('diagnosis.begin', { personId, begunOn: '2025-01-13' })), { content } = given(await call('diagnosis.questionnaire', {}));
  const levels = Object.fromEntries(content.domains.map(({ code }) => [code, { level: code === 'money' ? 3 : code === 'health' ? 'unknown' : 0, note: code === 'money' ? 'Aucun outil' : '' }]));
  const saved = given(await call('diagnosis.save', { diagnosisId, revision, levels: levels as never, summary: 'Elle sait coudre.', answers: { livesWith: { state: 'answered', value: 'spouse', source: 'said', on: '2025-01-13' }, ownMoney: { state: 'answered', value: 13_000, source: 'said', on: '2025-01-13' }, familyStatus: { state: 'answered', value: 'widowed', source: 'said', on: '2025-01-13' }, housingStable: { state: 'answered', value: true, source: 'observed', on: '2025-01-13' }, adjustment: { state: 'declined', on: '2025-01-13' }, debts: { state: 'unknown', on: '2025-01-13' }, skills: { state: 'answered', value: 'Coupe et couture', source: 'said', on: '2025-01-13' } } }));
  given(await call('diagnosis.complete', { diagnosisId, revision: saved.revision, completedOn: '2025-01-14' }));
  const plan = given(await call('lifeProjects.draft', { personId, dated: '2025-01-15' }));
  firstPlan = plan.lifeProjectId;
  const form = aPlan({ dated: '2025-01-15', visits: [{ milestone: 'D15', kind: 'field', plannedOn: '2025-02-17' }] });
  const kept = given(await call('lifeProjects.save', { lifeProjectId: plan.lifeProjectId, revision: plan.revision, diagnosisId, form }));
  given(await call('lifeProjects.sign', { lifeProjectId: plan.lifeProjectId, revision: kept.revision, signedOn: '2025-01-20' }));
  const second = given(await call('lifeProjects.draft', { personId, dated: '2025-02-01', reason: 'Deux machines de plus' }));
  given(await call('lifeProjects.save', { lifeProjectId: second.lifeProjectId, revision: second.revision, diagnosisId, form: { ...form, dated: '2025-02-01', visits: form.visits.map((visit) => ({ ...visit, plannedOn: '2025-02-20' })), wishes: 'أريد ورشتي', objectives: form.objectives.map((one) => ({ ...one, actions: one.actions.map((action) => ({ ...action, deadline: '2025-07-20' })) })) } }));
  given(await call('followUp.plan', { personId, visits: [{ kind: 'field', milestone: 'D15', plannedOn: '2025-02-17' }, { kind: 'call', milestone: 'M3', plannedOn: '2025-05-20' }] }));
});
afterAll(() => at.remove());

describe('the papers of a file as it is', () => {
  it('the consent form tells each purpose with its basis, and the answers that stand', async () => {
    expect(lacking(await read('consent'), ['Khadija Benaddi', '3-2024-0003', 'Mission de service public', 'OFPPT', '12/01/2025', 'Photo', 'Zineb Amziane'])).toEqual([]);
  });
  it('the diagnosis sheet tells levels by their anchors, and answers by how they are known', async () => {
    expect(lacking(await read('diagnosis'), ['Aucun outil', 'Constaté', 'Préfère ne pas répondre', 'Inconnu', 'Pas encore posées : Combien de personnes sont à charge', 'Veuve', '13 000', 'Coupe et couture', 'Elle sait coudre.', '14/01/2025'])).toEqual([]);
  });
  it('its answers are written as the paper’s language writes them, and name a woman’s husband', async () => {
    const arabic = await read('diagnosis', 'ar');
    expect(lacking(arabic, ['الزوج', '13.000'])).toEqual([]);
    expect(arabic).not.toContain('(ة)');
  });
  it('the life project is the one in force, until another is asked for; a new version says what it changed', async () => {
    const inForce = await read('lifeProject');
    expect(lacking(inForce, ['Veuve, 2 enfants', 'Collège', 'Je veux mon atelier', 'Louer le local', 'Action n° 1', 'Machine × 2', '12 000,00', 'version 1', '20 janvier 2025', 'La bénéficiaire s’engage à', 'Première version', 'Loué ; Agadir', 'Obtenue : Patente'])).toEqual([]);
    const { lifeProjects } = given(await call('lifeProjects.list', { personId })), draft = lifeProjects.find(({ state }) => state === 'draft')?.lifeProjectId ?? '';
    const arabic = await read('lifeProject', 'ar', { subjectId: draft });
    expect(lacking(arabic, ['أرملة، ابنان', 'أريد ورشتي', 'Deux machines de plus', 'رزنامة الزيارات – اليوم 15: تغيير'])).toEqual([]);
    expect(given(await call('casePapers.list', { personId })).filter(({ kind }) => kind === 'lifeProject').map(({ subjectId }) => subjectId)).toEqual([draft, firstPlan]);
  });
  it('a visit is the next one to make, and then the last one made', async () => {
    expect(lacking(await read('visit', 'fr', { draft: true }), ['Visite de terrain (15 jours)', '17/02/2025'])).toEqual([]);
    const { visits } = given(await call('followUp.list', { personId })), first = visits.find(({ milestone }) => milestone === 'D15');
    given(await call('followUp.record', {
      visitId: first?.visitId ?? '', revision: first?.revision ?? 0, doneOn: '2025-02-18', kind: 'field',
      findings: { activity: 'slow', equipment: [], turnover: 300_000, charges: 120_000, jobs: 1, obstacles: [{ domain: 'sales', words: 'Peu de clientes', owner: 'person', deadline: '2025-03-01' }], ownView: 'ça avance' },
    }));
    expect(lacking(await read('visit'), ['Au ralenti', '1 800,00', 'Peu de clientes', 'ça avance', '20/05/2025', '18/02/2025'])).toEqual([]);
  });
  it('the summary tells where the file stands', async () => {
    expect(lacking(await read('fileSummary'), ['Accueil', 'Couture', 'version 1', '3 – priorité', 'Au ralenti', 'PVI/AGA/', 'Établi'])).toEqual([]);
  });
  it('never the day of release', async () => {
    for (const kind of CASE_KINDS) for (const language of ['ar', 'fr'] as const) expect(await read(kind, language, { draft: true }), kind).not.toContain('05/01/2025');
    expect(at.bugs).toEqual([]);
  });
});
