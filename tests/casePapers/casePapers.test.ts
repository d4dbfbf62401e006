import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CasePaperSource, CasePaperSources } from '#electron/engine/casePaperSources.ts';
import { caseFactsOf } from '#electron/engine/casePapers/facts.ts';
import type { Store } from '#electron/engine/store/store.ts';
import type { Sent } from '#shared/contract/index.ts';
import type { CaseContents, CaseTold, LifeProjectContent } from '#shared/domain/casePapers.ts';
import { EMPTY_PROFILE } from '#shared/domain/beneficiaries.ts';
import { CASE_KINDS, type CaseKind } from '#shared/domain/papers.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import { present } from '#shared/lib/assert.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import { file } from '#tests/support/caseViews.ts';
import { given, PASSPHRASE, testEngine } from '#tests/support/engine.ts';

/* Papers of a file over a real store and printer; what they tell is given, as the capabilities of the file will give it. */
const PERSON = '0192f0c4-0000-7000-8000-00000000000a' as Id, OTHER = '0192f0c4-0000-7000-8000-00000000000b' as Id, PLAN = '0192f0c4-0000-7000-8000-0000000000aa' as Id, CHANGED = '2025-02-20T10:00:00.000Z' as Instant;
let plan: Partial<LifeProjectContent> = {}, store: Store | null = null;
const db = (): Store => present(store, 'a paper was made before');
/** A content without what the printing adds. */
function toldOf<K extends CaseKind>(kind: K): CaseTold<K> {
  const { letterhead: _l, wording: _w, settingsVersion: _v, former: _f, cndp: _c, contact: _t, ...rest } = { cndp: '', contact: null, ...file[kind] };
  return { ...rest, ...(kind === 'lifeProject' ? plan : {}) } as unknown as CaseTold<K>;
}
const source = <K extends CaseKind>(kind: K): CasePaperSource<K> => (from, _user, personId, subjectId) => {
  store = from;
  if (personId !== PERSON || (subjectId !== null && subjectId !== PLAN)) return refuse('casePapers.NOTHING_TO_PRINT');
  return ok({ subjectId: kind === 'consent' || kind === 'fileSummary' ? null : PLAN, changedAt: CHANGED, told: toldOf(kind) });
};
const sources = Object.fromEntries(CASE_KINDS.map((kind) => [kind, source(kind)])) as unknown as CasePaperSources;
const at = testEngine({ casePaperSources: sources });
const call: typeof at.client.call = (name, input) => at.client.call(name, input);
const code = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code);
const print = (kind: CaseKind, more: Partial<Sent<'casePapers.print'>> = {}) => at.client.run('casePapers.print', { personId: PERSON, kind, language: 'fr', ...more });
async function one(kind: CaseKind, more: Partial<Sent<'casePapers.print'>> = {}) {
  const { papers } = given(await print(kind, more)), [paper] = papers;
  if (!paper || papers.length > 1) throw new Error('one paper');
  return { ...paper, bytes: given(at.engine.files.take(paper.file)) };
}
const list = async () => given(await call('casePapers.list', { personId: PERSON }));
async function as(user: string, passphrase: string): Promise<void> { given(await call('accounts.lock', {})); at.session = given(await at.client.call('accounts.unlock', { user, passphrase })).session; }

beforeAll(async () => {
  await at.create({ userName: 'Nadia' });
  for (const name of ['Hind', 'Salma']) given(await at.client.run('users.add', { name, role: 'companion', passphrase: `phrase de ${name}` }));
  // the store is the engine's own: it is seen where a paper is told
  given(await call('beneficiaries.open', { identity: { name: { ar: 'م', fr: 'M' }, sex: 'M', birthDate: null, birthPlace: { ar: '', fr: '' }, phone: '', otherPhone: '', address: { ar: '', fr: '' }, commune: { ar: '', fr: '' }, fileNumber: 'x' }, profile: { ...EMPTY_PROFILE, trainings: [], experiences: [], languages: [] } }));
  const first = given(await call('beneficiaries.show', { fileNumber: 'x' }));
  await at.client.run('casePapers.print', { personId: first.personId, kind: 'consent', language: 'fr', draft: true });
  const { sql } = db();
  const users = sql.all<{ id: string; name: string }>`SELECT id, name FROM users`, now = CHANGED, by = users[0]?.id ?? '', hind = users.find(({ name }) => name === 'Hind')?.id ?? '';
  for (const [id, number] of [[PERSON, '3-2023-0004'], [OTHER, '3-2023-0005']] as const) {
    sql.insert('persons', { id, file_number: number, file_number_key: number, name_ar: 'م', name_fr: 'M', sex: 'M', created_at: now, updated_at: now });
    sql.insert('case_files', { person_id: id, status: 'intake', companion_id: hind, opened_on: '2024-10-08', profile: JSON.stringify(EMPTY_PROFILE), created_at: now, created_by: by, updated_at: now, updated_by: by, revision: 1 });
  }
});
afterAll(() => at.remove());

describe('papers of a file', () => {
  it('as drafts are marked, and have neither number nor place in the archive', async () => {
    for (const kind of CASE_KINDS) expect(await one(kind, { draft: true }), kind).toMatchObject({ reference: null, name: `DRAFT-${{ consent: 'consent', diagnosis: 'diagnosis', lifeProject: 'life-project', visit: 'visit', fileSummary: 'summary' }[kind]}-3-2023-0004.fr.pdf` });
    expect(await list()).toEqual([]);
    const { bytes } = await one('visit', { draft: true });
    expect(given(await call('papers.verifyFile', { file: at.engine.files.put(bytes) }))).toEqual({ verdict: 'draft' });
  });
  it('issued have a number of their series, are kept, and the same is given again as it was', async () => {
    const first = await one('lifeProject'), again = await one('lifeProject'), arabic = await one('lifeProject', { language: 'ar' });
    expect(first).toMatchObject({ reference: 'PVI/AGA/2025/0001', name: 'PVI-AGA-2025-0001.fr.pdf', kind: 'lifeProject' });
    expect(Buffer.compare(first.bytes, again.bytes)).toBe(0);
    expect(arabic).toMatchObject({ reference: 'PVI/AGA/2025/0001' });
    expect((await one('consent')).reference).toBe('CO/AGA/2025/0001');
    expect((await one('diagnosis')).reference).toBe('DI/AGA/2025/0001');
    expect((await list()).map(({ reference, subjectId, status }) => [reference, subjectId, status])).toEqual([['DI/AGA/2025/0001', PLAN, 'issued'], ['CO/AGA/2025/0001', null, 'issued'], ['PVI/AGA/2025/0001', PLAN, 'issued']]);
    expect(given(await call('papers.archive', {})).entries.map(({ reference, language }) => [reference, language])).toContainEqual(['PVI/AGA/2025/0001', 'ar']);
  });
  it('are known again by their bytes and by their code', async () => {
    const { bytes } = await one('lifeProject');
    const known = { verdict: 'known', kind: 'lifeProject', reference: 'PVI/AGA/2025/0001', ceremonyDate: null, paperDate: '2024-11-12', totalCentimes: null, recipient: file.lifeProject.person.name, replacedBy: null };
    expect(given(await call('papers.verifyFile', { file: at.engine.files.put(bytes) }))).toMatchObject({ ...known, language: 'fr', original: 0, copy: 0 });
    const checked = db().sql.one<{ check_code: string }>`SELECT check_code FROM documents WHERE reference = 'PVI/AGA/2025/0001'`;
    expect(given(await call('papers.verifyCode', { code: checked?.check_code ?? '' }))).toMatchObject(known);
    const altered = Buffer.concat([bytes, Buffer.from('x')]);
    expect(given(await call('papers.verifyFile', { file: at.engine.files.put(altered) }))).toEqual({ verdict: 'altered', reference: 'PVI/AGA/2025/0001' });
  });
  it('are found by their number, and lead to the file', async () => {
    expect(given(await call('search.find', { text: 'pvi-aga-2025-0001' })).hits).toEqual([{ kind: 'casePaper', why: 'reference', reference: 'PVI/AGA/2025/0001', status: 'issued', name: { ar: 'م', fr: 'M' }, file: PERSON }]);
  });
  it('reprinted are marked duplicates, counted for each', async () => {
    const { copy, paper } = given(await at.client.run('papers.reprint', { reference: 'PVI/AGA/2025/0001', language: 'fr' }));
    expect([copy, paper.name]).toEqual([1, 'PVI-AGA-2025-0001.duplicate-1.fr.pdf']);
    expect(given(await at.client.run('papers.reprint', { reference: 'PVI/AGA/2025/0001', language: 'fr' })).copy).toBe(2);
  });
  it('that tell something else get a new number and name the former; a new letterhead makes no new paper', async () => {
    given(await call('settings.save', { city: { fr: 'Tiznit' } }));
    expect((await one('lifeProject')).reference).toBe('PVI/AGA/2025/0001');
    plan = { version: 3 };
    expect((await one('lifeProject')).reference).toBe('PVI/AGA/2025/0002');
    const content = JSON.parse(db().sql.one<{ content: string }>`SELECT content FROM documents WHERE reference = 'PVI/AGA/2025/0002'`?.content ?? '{}') as { content: CaseContents['lifeProject'] };
    expect(content.content.former).toEqual({ relation: 'renews', reference: 'PVI/AGA/2025/0001' });
    expect((await list()).find(({ reference }) => reference === 'PVI/AGA/2025/0001')?.replacedBy).toBe('PVI/AGA/2025/0002');
    // the number of the authorisation is the centre's, and stands on the form
    given(await call('settings.save', { cndp: 'A-PO-9/2025' }));
    expect((await one('consent')).reference).toBe('CO/AGA/2025/0002');
  });
  it('are cancelled before they are signed, and the next one replaces them; signed ones stay', async () => {
    given(await call('papers.cancel', { reference: 'PVI/AGA/2025/0002', reason: 'Erreur de date' }));
    expect((await one('lifeProject')).reference).toBe('PVI/AGA/2025/0003');
    const { bytes } = await one('lifeProject'), scan = new TextEncoder().encode('%PDF-1.4 signé %%EOF');
    expect(given(await call('papers.attachScan', { reference: 'PVI/AGA/2025/0003', file: at.engine.files.put(scan) }))).toMatchObject({ signed: true });
    expect(code(await call('papers.cancel', { reference: 'PVI/AGA/2025/0003', reason: 'Trop tard' }))).toBe('papers.SIGNED');
    expect((await list()).find(({ reference }) => reference === 'PVI/AGA/2025/0003')).toMatchObject({ scans: 1 });
    expect(given(await call('papers.verifyFile', { file: at.engine.files.put(bytes) }))).toMatchObject({ verdict: 'known', replacedBy: null });
    expect(given(await call('papers.sign', { paper: 'DI/AGA/2025/0001' }))).toEqual({ references: ['DI/AGA/2025/0001'] });
  });
  it('say no word of prison and no programme’s name; the Foundation is called as it is called', async () => {
    plan = { why: { ar: 'تكوين بالسجن المحلي', fr: '' } };
    expect(code(await print('lifeProject'))).toBe('casePapers.RESTRICTED_TEXT');
    expect(code(await print('lifeProject', { draft: true }))).toBe('casePapers.RESTRICTED_TEXT');
    plan = { why: { ar: '', fr: 'Suivi par le programme Moussalaha' } };
    expect(code(await print('lifeProject'))).toBe('casePapers.RESTRICTED_TEXT');
    plan = { why: { ar: 'بدعم من مؤسسة محمد السادس لإعادة إدماج السجناء', fr: 'Soutien de la Fondation Mohammed VI pour la réinsertion des détenus' }, version: 4, person: { ...file.lifeProject.person, address: { ar: 'درب السجن القديم', fr: 'Derb de l’ancienne prison' } } };
    expect(code(await print('lifeProject', { draft: true }))).toBe('accepted');
    plan = {};
  });
  it('of what is not there are refused by name', async () => {
    expect(code(await at.client.run('casePapers.print', { personId: OTHER, kind: 'visit', language: 'ar' }))).toBe('casePapers.NOTHING_TO_PRINT');
    expect(code(await print('visit', { subjectId: OTHER }))).toBe('casePapers.NOTHING_TO_PRINT');
    expect(code(await call('casePapers.list', { personId: PLAN }))).toBe('beneficiaries.UNKNOWN');
  });
  it('are for those who may see the file: to another companion there is no such paper', async () => {
    const { sha256, reference } = await one('diagnosis'), { bytes } = await one('diagnosis');
    const [scan] = given(await call('papers.scans', { reference: 'PVI/AGA/2025/0003' }));
    await as('Salma', 'phrase de Salma');
    expect(code(await call('casePapers.list', { personId: PERSON }))).toBe('beneficiaries.NOT_YOURS');
    expect(given(await call('search.find', { text: reference ?? '' })).hits).toEqual([]);
    expect(code(await at.client.run('papers.reprint', { reference: reference ?? '', language: 'fr' }))).toBe('papers.UNKNOWN_PAPER');
    expect(code(await call('papers.archived', { sha256 }))).toBe('papers.UNKNOWN_FILE');
    expect(code(await call('papers.archived', { sha256: scan?.sha256 ?? '' }))).toBe('papers.UNKNOWN_FILE');
    expect(code(await call('papers.scan', { scanId: scan?.scanId ?? '' }))).toBe('papers.UNKNOWN_SCAN');
    expect(code(await call('papers.scans', { reference }))).toBe('papers.UNKNOWN_PAPER');
    expect(code(await call('papers.sign', { paper: 'CO/AGA/2025/0002' }))).toBe('papers.NOTHING_TO_SIGN');
    expect(code(await call('papers.attachScan', { reference: reference ?? '', file: at.engine.files.put(new TextEncoder().encode('%PDF-1.4 y %%EOF')) }))).toBe('papers.UNKNOWN_PAPER');
    expect(given(await call('papers.archive', {})).entries).toEqual([]);
    // who holds the paper sees the name on it: nothing is told of whose it is
    expect(given(await call('papers.verifyFile', { file: at.engine.files.put(bytes) }))).toMatchObject({ verdict: 'known', recipient: null });
    await as('Hind', 'phrase de Hind');
    expect(code(await call('casePapers.list', { personId: PERSON }))).toBe('accepted');
    expect(code(await at.client.run('papers.reprint', { reference: reference ?? '', language: 'fr' }))).toBe('accepted');
    await as('Nadia', PASSPHRASE);
  });
  it('of somebody who was erased tell nothing, and still answer', () => {
    for (const content of [undefined, {}]) expect(caseFactsOf({ content })).toEqual({ recipient: null, ceremonyDate: null, paperDate: null, totalCentimes: null });
  });
  it('leave a row in the journal that names the person by id alone, and no bug', async () => {
    await one('visit', { draft: true });
    const rows = db().sql.all<{ subject: string }>`SELECT subject, outcome FROM audit WHERE procedure = 'casePapers.print' ORDER BY seq DESC LIMIT 3`;
    expect(rows.map(({ subject }) => subject)).toEqual([PERSON, PERSON, PERSON]);
    expect(at.bugs).toEqual([]);
  });
});
