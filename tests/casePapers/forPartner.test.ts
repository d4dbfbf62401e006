import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sent } from '#shared/contract/index.ts';
import { EMPTY_PROFILE } from '#shared/domain/beneficiaries.ts';
import type { Result } from '#shared/lib/result.ts';
import { aPlan, aSheet } from '#tests/support/caseForms.ts';
import { given, PASSPHRASE, testEngine } from '#tests/support/engine.ts';
import { infoOf, picture, textOf } from '#tests/support/poppler.ts';

/* What a partner reads in a file's paper: of consents their own alone, of other partners nothing (law 09-08, art. 3). */
const at = testEngine();
const call: typeof at.client.call = (name, input) => at.client.call(name, input);
const OUT = path.resolve(import.meta.dirname, '../../test-results/documents');
type Given = Sent<'casePapers.communicate'>;
let personId = '';
const code = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code);
const as = async (user: string, passphrase: string): Promise<void> => { given(await call('accounts.lock', {})); at.session = given(await at.client.call('accounts.unlock', { user, passphrase })).session; };
const say = async (partner: string, on = '2025-01-12', answer: 'given' | 'withdrawn' = 'given') => given(await call('beneficiaries.consent', { personId, purpose: 'sharing', partner, answer, on, by: 'person' }));
interface Read { readonly reference: string; readonly text: string; readonly bytes: Uint8Array; readonly file: string; readonly name: string; readonly sha256: string }
function opened(paper: { readonly file: string; readonly name: string; readonly reference: string | null; readonly sha256: string } | undefined): Read {
  const { name = '', reference = '', sha256 = '' } = paper ?? {}, file = path.join(OUT, `for-partner-${name}`), bytes = given(at.engine.files.take(paper?.file ?? ''));
  mkdirSync(OUT, { recursive: true });
  writeFileSync(file, bytes);
  return { reference: reference ?? '', text: textOf(file), bytes, file, name, sha256 };
}
const give = async (kind: Given['kind'], partner: string, language: Given['language'] = 'fr') => opened(given(await at.client.run('casePapers.communicate', { personId, kind, language, partner, purpose: 'Formation' })).papers[0]);
const own = async (kind: Given['kind'], language: Given['language'] = 'fr') => opened(given(await at.client.run('casePapers.print', { personId, kind, language })).papers[0]);
const verified = async (bytes: Uint8Array) => given(await call('papers.verifyFile', { file: at.engine.files.put(bytes) }));

beforeAll(async () => {
  await at.create({ userName: 'Nadia', demonstration: true });
  ({ personId } = given(await call('beneficiaries.open', {
    identity: { name: { ar: 'خديجة بن عدي', fr: 'Khadija Benaddi' }, sex: 'F', birthDate: '1985-04-11', birthPlace: { ar: 'تيزنيت', fr: 'Tiznit' }, phone: '0665844099', otherPhone: '', address: { ar: 'حي السلام', fr: 'Hay Salam' }, commune: { ar: 'إنزكان', fr: 'Inezgane' }, cin: 'JC901502', fileNumber: '3-2024-0003' },
    trade: 'sewing', openedOn: '2025-01-10', profile: { ...EMPTY_PROFILE, trainings: [], experiences: [], languages: [] },
  })));
  for (const partner of ['OFPPT', 'Association Nour']) await say(partner);
  given(await call('beneficiaries.consent', { personId, purpose: 'photo', answer: 'refused', on: '2025-01-13', by: 'person' }));
  const { diagnosisId, revision } = given(await call('diagnosis.begin', { personId, begunOn: '2025-01-13' })), { content } = given(await call('diagnosis.questionnaire', {}));
  const levels = Object.fromEntries(content.domains.map(({ code: domain }) => [domain, { level: domain === 'money' ? 3 : domain === 'health' ? 2 : 0, note: domain === 'money' ? 'Aucun outil' : domain === 'health' ? 'Poste assis' : '' }]));
  const saved = given(await call('diagnosis.save', { diagnosisId, revision, levels: levels as never, summary: '', answers: {} }));
  given(await call('diagnosis.complete', { diagnosisId, revision: saved.revision, completedOn: '2025-01-14' }));
  const version = async (dated: string, need: string, reason = ''): Promise<void> => {
    const plan = given(await call('lifeProjects.draft', { personId, dated, ...(reason && { reason }) })), { needs, objectives } = aPlan();
    const actions = objectives[0]?.actions.flatMap((action) => [action, { ...action, key: 'a2', words: 'Suivre la formation', needs: [], owner: 'partner' as const, partner: 'ofppt' }, { ...action, key: 'a3', words: 'Ouvrir un compte', needs: [], owner: 'partner' as const, partner: 'Banque Atlas' }]) ?? [];
    const form = aPlan({
      dated, needs: [...needs, { key: 'n2', domain: 'health', level: 2, words: need, state: 'open', owner: 'companion', whyNot: 'Suivi ailleurs' }], objectives: [{ key: 'o1', words: 'Ouvrir l’atelier', actions }],
      incomeProject: aSheet({ financing: [{ key: 'f1', source: 'partner', words: 'Fonds Tamwil', amount: 1_200_000, state: 'promised' }] }),
    });
    const kept = given(await call('lifeProjects.save', { lifeProjectId: plan.lifeProjectId, revision: plan.revision, diagnosisId, form }));
    given(await call('lifeProjects.sign', { lifeProjectId: plan.lifeProjectId, revision: kept.revision, signedOn: dated }));
  };
  await version('2025-01-20', 'Poste assis');
  await version('2025-02-01', 'Poste surélevé', 'Deux machines de plus');
  given(await at.client.run('casePapers.print', { personId, kind: 'consent', language: 'fr' }));
  given(await at.client.run('users.add', { name: 'Salma', role: 'companion', passphrase: 'phrase de Salma' }));
}, 60_000);
afterAll(() => at.remove());

/** Of other purposes and other partners, of health and of the centre's own papers. */
const NOT_THEIRS = ['Association Nour', 'Photo', 'Statistiques', 'Accompagnement, projet de vie', 'Banque Atlas', 'Tamwil', 'Poste', 'CO/AGA', 'Documents établis', 'Usage interne'];
describe('a paper made for a partner', () => {
  it('shows the consent that concerns them, and of other partners, other purposes and health nothing', async () => {
    for (const kind of ['lifeProject', 'fileSummary'] as const) {
      const { text } = await give(kind, 'ofppt');
      expect(NOT_THEIRS.filter((words) => text.includes(words)), kind).toEqual([]);
      for (const words of ['Exemplaire destiné à : OFPPT', 'Consentement à ce partage', 'Partage du dossier avec un partenaire OFPPT', '12/01/2025', 'Remis avec l’accord de la personne']) expect(text, kind).toContain(words);
    }
    const { text } = await give('lifeProject', 'OFPPT');
    for (const words of ['Suivre la formation', 'ofppt', 'Ouvrir un compte', 'Deux machines de plus']) expect(text).toContain(words);
    // what the centre keeps to itself still says all
    for (const words of ['Association Nour', 'Photo', 'Banque Atlas', 'Fonds Tamwil', 'Poste surélevé']) expect((await own('lifeProject')).text).toContain(words);
    for (const words of ['Association Nour', 'Photo', 'Documents établis', 'CO/AGA', 'Usage interne', 'Poste surélevé']) expect((await own('fileSummary')).text).toContain(words);
  });
  it('says the same in Arabic, and in both languages', async () => {
    for (const kind of ['lifeProject', 'fileSummary'] as const) for (const language of ['ar', 'both'] as const) {
      const { text, file } = await give(kind, 'OFPPT', language);
      picture(file);
      expect([...NOT_THEIRS, 'الوثائق المحررة', 'للاستعمال الداخلي', 'إحصائيات'].filter((words) => text.includes(words)), `${kind} ${language}`).toEqual([]);
      expect(text).toContain('OFPPT');
    }
  });
  it('is a paper of that partner’s alone: it renews neither another’s nor the centre’s own', async () => {
    const theirs = await give('lifeProject', 'OFPPT'), others = await give('lifeProject', 'Association Nour'), whole = await own('lifeProject');
    expect(new Set([theirs, others, whole].map(({ reference }) => reference)).size).toBe(3);
    expect(others.text).not.toContain('OFPPT');
    expect(others.name).toContain('.partner-1.fr.pdf');
    expect([(await give('lifeProject', 'Ofppt')).reference, (await give('lifeProject', 'association nour')).reference, (await own('lifeProject')).reference]).toEqual([theirs.reference, others.reference, whole.reference]);
    const list = given(await call('casePapers.list', { personId })).filter(({ kind }) => kind === 'lifeProject');
    expect(list.map(({ reference, outside, replacedBy }) => [reference, outside, replacedBy])).toEqual([[others.reference, true, null], [whole.reference, false, null], [theirs.reference, true, null]]);
    // what is said anew to one partner makes their paper anew, and nobody else's
    await say('OFPPT', '2025-02-10');
    const renewed = await give('lifeProject', 'OFPPT');
    expect(renewed.text).toContain(theirs.reference);
    expect((await give('lifeProject', 'Association Nour')).reference).toBe(others.reference);
    expect(given(await call('casePapers.list', { personId })).filter(({ replacedBy }) => replacedBy === renewed.reference).map(({ reference }) => reference)).toEqual([theirs.reference]);
  });
  it('bears SPÉCIMEN on every page in a demonstration, a duplicate of it too', async () => {
    const { text, file, reference } = await give('lifeProject', 'OFPPT'), pages = Number(/^Pages: +(\d+)$/m.exec(infoOf(file))?.[1]);
    expect(pages).toBeGreaterThan(1);
    expect(text.match(/SPÉCIMEN/g)).toHaveLength(pages);
    const duplicate = opened(given(await at.client.run('papers.reprint', { reference, language: 'fr', original: 1 })).paper);
    expect(duplicate.text.match(/SPÉCIMEN/g)).toHaveLength(pages);
    expect(duplicate.text).toContain('Exemplaire destiné à : OFPPT');
    // nobody has an unnamed print of it to repeat
    expect(code(await at.client.run('papers.reprint', { reference, language: 'fr' }))).toBe('papers.NEVER_PRINTED');
  });
  it('is told by its file, by its code and in the archive as that partner’s, to those alone who may see the file', async () => {
    const theirs = await give('lifeProject', 'OFPPT'), both = await give('diagnosis', 'Association Nour'), whole = await own('lifeProject');
    const typed = /Code de contrôle (?<code>[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}|\S+)/.exec(theirs.text)?.groups?.['code'] ?? '';
    expect(await verified(theirs.bytes)).toMatchObject({ verdict: 'known', reference: theirs.reference, partner: 'OFPPT' });
    expect(await verified(both.bytes)).toMatchObject({ verdict: 'known', partner: 'Association Nour' });
    expect(await verified(whole.bytes)).toMatchObject({ verdict: 'known', partner: null });
    expect(given(await call('papers.verifyCode', { code: typed }))).toMatchObject({ verdict: 'known', reference: theirs.reference, partner: 'OFPPT' });
    const { entries } = given(await call('papers.archive', {})), told = (of: Read) => entries.find(({ sha256 }) => sha256 === of.sha256)?.partner;
    expect([theirs, both, whole].map(told)).toEqual(['OFPPT', 'Association Nour', null]);
    await as('Salma', 'phrase de Salma');
    expect(await verified(theirs.bytes)).toMatchObject({ verdict: 'known', recipient: null, partner: null });
    expect(given(await call('papers.verifyCode', { code: typed }))).toMatchObject({ verdict: 'known', recipient: null, partner: null });
    expect(given(await call('papers.archive', {})).entries).toEqual([]);
    await as('Nadia', PASSPHRASE);
    expect(at.bugs).toEqual([]);
  });
});
