import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sent } from '#shared/contract/index.ts';
import { EMPTY_PROFILE } from '#shared/domain/beneficiaries.ts';
import type { Result } from '#shared/lib/result.ts';
import { given, inPlacePrinter, PASSPHRASE, testEngine } from '#tests/support/engine.ts';
import { textOf } from '#tests/support/poppler.ts';

/* A file's papers given to partners: by the consent that is noted, bearing whom they are for, and kept in a register. */
const printer = inPlacePrinter();
let broken = false;
const at = testEngine({ printer: { ...printer, print: (job) => (broken ? Promise.reject(new Error('no printer')) : printer.print(job)) } });
const call: typeof at.client.call = (name, input) => at.client.call(name, input);
const OUT = path.resolve(import.meta.dirname, '../../test-results/documents');
let personId = '', hers = '', diagnosisId = '';
const code = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code);
const as = async (user: string, passphrase: string): Promise<void> => { given(await call('accounts.lock', {})); at.session = given(await at.client.call('accounts.unlock', { user, passphrase })).session; };
const give = (more: Partial<Sent<'casePapers.communicate'>> = {}) => at.client.run('casePapers.communicate', { personId, kind: 'diagnosis', language: 'fr', partner: 'OFPPT', purpose: 'Inscription en formation', ...more });
const say = async (answer: 'given' | 'refused' | 'withdrawn', partner = 'OFPPT') => given(await call('beneficiaries.consent', { personId, purpose: 'sharing', partner, answer, on: '2025-02-01', by: 'person' }));
const register = async (of = personId) => given(await call('casePapers.communications', { personId: of }));
function read(handle: string, name: string): string {
  mkdirSync(OUT, { recursive: true });
  const file = path.join(OUT, name);
  writeFileSync(file, given(at.engine.files.take(handle)));
  return textOf(file).replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').replace(/\s+/g, ' ');
}
const file = (fr: string, cin: string) => ({
  identity: { name: { ar: '', fr }, sex: 'F' as const, birthDate: null, birthPlace: { ar: '', fr: '' }, phone: '', otherPhone: '', address: { ar: '', fr: '' }, commune: { ar: '', fr: '' }, cin }, openedOn: '2025-01-10', profile: { ...EMPTY_PROFILE, trainings: [], experiences: [], languages: [] },
});

beforeAll(async () => {
  await at.create({ userName: 'Nadia' });
  ({ personId } = given(await call('beneficiaries.open', file('Khadija Benaddi', 'JC901502'))));
  const begun = given(await call('diagnosis.begin', { personId, begunOn: '2025-01-13' })), { content } = given(await call('diagnosis.questionnaire', {}));
  ({ diagnosisId } = begun);
  const levels = Object.fromEntries(content.domains.map(({ code: domain }) => [domain, { level: domain === 'health' ? 2 : 1, note: domain === 'health' ? 'Poste assis' : '' }]));
  given(await call('diagnosis.save', { diagnosisId, revision: begun.revision, levels: levels as never, summary: 'Elle sait coudre.', answers: {} }));
  given(await at.client.run('users.add', { name: 'Salma', role: 'companion', passphrase: 'phrase de Salma' }));
  await as('Salma', 'phrase de Salma');
  ({ personId: hers } = given(await call('beneficiaries.open', file('Malika Idrissi', 'JC901503'))));
  await as('Nadia', PASSPHRASE);
});
afterAll(() => at.remove());

describe('a paper for a partner', () => {
  it('is refused by name where the person was not asked, or said no; nothing is made of it', async () => {
    expect(await give()).toMatchObject({ ok: false, refusal: { code: 'casePapers.PARTNER_NOT_ASKED', params: { partner: 'OFPPT' } } });
    await say('given', 'ANAPEC');
    await say('refused');
    expect(await give({ partner: 'ofppt' })).toMatchObject({ ok: false, refusal: { code: 'casePapers.PARTNER_FORBIDDEN', params: { partner: 'OFPPT', answer: 'refused', on: '01/02/2025' } } });
    expect(await register()).toEqual([]);
    expect(given(await call('casePapers.list', { personId }))).toEqual([]);
  });
  it('bears whom it is for, tells nothing of health, and is noted with the answer it rests on', async () => {
    await say('given');
    const done = given(await give({ partner: 'ofppt' })), [paper] = done.papers;
    expect(done).toMatchObject({ reference: 'DI/AGA/2025/0001', pending: [] });
    expect(paper?.name).toBe('DI-AGA-2025-0001.partner-1.fr.pdf');
    const text = read(paper?.file ?? '', 'communication.fr.pdf');
    expect(text).toContain('Exemplaire destiné à : OFPPT');
    expect(text).toContain('Elle sait coudre.');
    expect(text).not.toContain('Poste assis');
    expect(await register()).toEqual([{ communicationId: done.communicationId, kind: 'diagnosis', reference: 'DI/AGA/2025/0001', language: 'fr', partner: 'OFPPT', purpose: 'Inscription en formation', at: expect.any(String) as string, by: 'Nadia', consentOn: '2025-02-01', corrected: null }]);
    expect(given(await call('beneficiaries.timeline', { personId })).events).toContainEqual(expect.objectContaining({ kind: 'communication', reference: 'DI/AGA/2025/0001', partner: 'OFPPT', corrected: false }));
  });
  it('and the one that tells all are two papers, neither of which renews the other', async () => {
    const { papers: [whole] } = given(await at.client.run('casePapers.print', { personId, kind: 'diagnosis', language: 'fr' }));
    expect(whole?.reference).toBe('DI/AGA/2025/0002');
    const text = read(whole?.file ?? '', 'communication-none.fr.pdf');
    expect(text).toContain('Poste assis');
    expect(text).not.toContain('Exemplaire destiné');
    expect(given(await give()).reference).toBe('DI/AGA/2025/0001');
    expect(given(await at.client.run('casePapers.print', { personId, kind: 'diagnosis', language: 'fr' })).papers[0]?.reference).toBe('DI/AGA/2025/0002');
    expect(given(await call('casePapers.list', { personId })).map(({ replacedBy }) => replacedBy)).toEqual([null, null]);
  });
  it('is one copy a partner, however spelt; in both languages it names them too', async () => {
    const again = given(await give({ partner: 'Ofppt' })), other = given(await give({ partner: 'anapec', language: 'both' }));
    expect(again.papers[0]?.name).toBe('DI-AGA-2025-0001.partner-1.fr.pdf');
    expect(other.papers[0]?.name).toBe('DI-AGA-2025-0001.partner-2.both.pdf');
    const text = read(other.papers[0]?.file ?? '', 'communication.both.pdf');
    expect(text).toContain('Exemplaire destiné à : ANAPEC');
    expect(text).not.toContain('OFPPT');
    expect((await register()).map(({ partner }) => partner)).toEqual(['ANAPEC', 'OFPPT', 'OFPPT', 'OFPPT']);
  });
  it('that tells a partner all that the centre’s own tells is that one', async () => {
    given(await call('beneficiaries.consent', { personId: hers, purpose: 'sharing', partner: 'ANAPEC', answer: 'given', on: '2025-02-01', by: 'person' }));
    given(await call('followUp.plan', { personId: hers, visits: [{ kind: 'call', milestone: 'M3', plannedOn: '2025-05-20' }] }));
    const { papers: [own] } = given(await at.client.run('casePapers.print', { personId: hers, kind: 'visit', language: 'fr' }));
    expect(given(await give({ personId: hers, kind: 'visit', partner: 'ANAPEC' })).reference).toBe(own?.reference);
    expect(code(await give({ kind: 'visit' }))).toBe('casePapers.NOTHING_TO_PRINT');
  });
  it('reprinted is a duplicate for the same partner; a number that is nobody’s has none', async () => {
    const { paper } = given(await at.client.run('papers.reprint', { reference: 'DI/AGA/2025/0001', language: 'fr', original: 1 }));
    expect(read(paper.file, 'communication-duplicate.fr.pdf')).toContain('Exemplaire destiné à : OFPPT');
    expect(code(await at.client.run('papers.reprint', { reference: 'DI/AGA/2025/0001', language: 'fr', original: 9 }))).toBe('papers.NEVER_PRINTED');
  });
  it('whose copy could not be made is one giving, which goes on when it is asked for again', async () => {
    broken = true;
    const failed = given(await give({ language: 'ar', purpose: 'Stage' }));
    expect(failed).toMatchObject({ papers: [], pending: ['DI/AGA/2025/0001'] });
    broken = false;
    const made = given(await give({ language: 'ar', purpose: 'Stage' }));
    expect(made.communicationId).toBe(failed.communicationId);
    expect(read(made.papers[0]?.file ?? '', 'communication.ar.pdf')).toContain('OFPPT');
    expect((await register()).filter(({ purpose }) => purpose === 'Stage')).toHaveLength(1);
    at.bugs.length = 0;
  });
  it('is no more given, nor reprinted, once the person took it back under whatever spelling; what was given stays in the register', async () => {
    const before = await register();
    await say('withdrawn', 'ofppt');
    expect(await give()).toMatchObject({ ok: false, refusal: { code: 'casePapers.PARTNER_FORBIDDEN', params: { answer: 'withdrawn' } } });
    expect(code(await at.client.run('papers.reprint', { reference: 'DI/AGA/2025/0001', language: 'fr', original: 1 }))).toBe('casePapers.PARTNER_FORBIDDEN');
    expect(await register()).toEqual(before);
  });
  it('entered by mistake says so beside it, once', async () => {
    const [last] = await register(), communicationId = last?.communicationId ?? '';
    given(await call('casePapers.uncommunicate', { communicationId, reason: 'Autre dossier' }));
    expect((await register())[0]).toMatchObject({ communicationId, corrected: { reason: 'Autre dossier', by: 'Nadia' } });
    expect(code(await call('casePapers.uncommunicate', { communicationId, reason: 'encore' }))).toBe('casePapers.ALREADY_CORRECTED');
    expect(code(await call('casePapers.uncommunicate', { communicationId: personId, reason: 'x' }))).toBe('casePapers.UNKNOWN_COMMUNICATION');
    expect(given(await call('beneficiaries.timeline', { personId })).events).toContainEqual(expect.objectContaining({ kind: 'communication', id: communicationId, corrected: true }));
  });
  it('is nobody’s but of those whose file it is, and a closed file gives none', async () => {
    const [row] = await register();
    await as('Salma', 'phrase de Salma');
    expect(code(await give({ partner: 'ANAPEC' }))).toBe('beneficiaries.NOT_YOURS');
    expect(code(await call('casePapers.communications', { personId }))).toBe('beneficiaries.NOT_YOURS');
    expect(code(await call('casePapers.uncommunicate', { communicationId: row?.communicationId ?? '', reason: 'x' }))).toBe('beneficiaries.NOT_YOURS');
    expect(await register(hers)).toMatchObject([{ kind: 'visit', partner: 'ANAPEC' }]);
    await as('Nadia', PASSPHRASE);
    const { revision } = given(await call('beneficiaries.show', { personId }));
    given(await call('beneficiaries.setStatus', { personId, revision, to: 'cancelled', reason: 'Départ' }));
    expect(code(await give({ partner: 'ANAPEC' }))).toBe('beneficiaries.CLOSED');
    expect(await register()).toHaveLength(5);
    expect(at.bugs).toEqual([]);
  });
});
