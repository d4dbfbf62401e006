import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caseFiles } from '#electron/engine/beneficiaries/access.ts';
import { createDrafts } from '#electron/engine/handover/drafts.ts';
import { plans } from '#electron/engine/lifeProjects/repository.ts';
import { createSearch } from '#electron/engine/search/service.ts';
import { createPersons } from '#electron/engine/persons/service.ts';
import { createFiles } from '#electron/engine/files.ts';
import { connect } from '#electron/engine/store/connect.ts';
import { readErasures } from '#electron/engine/store/erasuresFile.ts';
import { openStore } from '#electron/engine/store/open.ts';
import { unwrapDataKey } from '#electron/engine/store/keySlots.ts';
import type { Store } from '#electron/engine/store/store.ts';
import { evidenceIsOver, evidenceUntil, tellsOf, withoutPerson } from '#shared/domain/persons.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { ids, type Clock, type Instant } from '#shared/lib/ids.ts';
import { aCeremony, aLine, aRecipient } from '#tests/support/forms.ts';
import { given, inPlacePrinter, PASSPHRASE, testEngine, type TestEngine } from '#tests/support/engine.ts';
import { textOf } from '#tests/support/poppler.ts';
import { tracesIn } from '#tests/support/traces.ts';

/* A person with marks that nothing else bears, known everywhere; then erased. */
let now = 0, at: TestEngine, dir = '';
const clock: Clock = { now: () => new Date(now += 1000).toISOString() as Instant };
const MARKED = aRecipient({ fileNumber: 'Zqx-77/2025', cin: 'ZQ778899', name: { ar: 'زقكسان المراكشية', fr: 'Zqxane Wvutsr' }, phone: '0677889911', address: { ar: 'زنقة زقكسية', fr: 'Rue Zqxienne' }, birthPlace: { ar: 'زقكسورة', fr: 'Zqxville' }, projectTitle: { ar: 'مشروع زقكسي', fr: 'Projet Zqxien' }, birthDate: '1987-06-05' });
const MARKS = ['Zqx', 'zqx', 'ZQX', 'ZQ778899', '77/2025', '0677889911', 'زقكس', 'Wvutsr', 'wvutsr', '1987-06-05'];
const validated: { id: string; recipientId: string }[] = [];
let draft = '', person = '';

async function ceremony(title: string, date: string): Promise<{ id: string; recipientId: string }> {
  const { ceremonyId } = given(await at.client.call('handover.createCeremony', { ceremony: aCeremony({ title: { ar: title, fr: title }, date }) }));
  const { recipientId } = given(await at.client.call('handover.addRecipient', { ceremonyId, recipient: MARKED, lines: [aLine()] }));
  given(await at.client.call('handover.addRecipient', { ceremonyId, recipient: aRecipient({ fileNumber: `A-${title}`, cin: `JB1${title.length}` }), lines: [aLine()] }));
  return { id: ceremonyId, recipientId };
}
beforeEach(async () => {
  now = Date.parse('2025-03-20T09:00:00.000Z');
  at = testEngine({ clock });
  dir = path.join(at.folder, 'data');
  at.session = given(await at.client.call('accounts.createCentre', { code: 'AGA', nameAr: 'م', nameFr: 'C', userName: 'Amina', passphrase: PASSPHRASE })).session;
  validated.length = 0;
  const one = await ceremony('Hiver', '2025-02-26');
  given(await at.client.call('handover.issue', { ceremonyId: one.id }));
  given(await at.client.run('handover.print', { ceremonyId: one.id, language: 'fr', kinds: ['certificate', 'list'] }));
  const { recipients } = given(await at.client.call('handover.ceremony', { ceremonyId: one.id }));
  given(await at.client.call('papers.attachScan', { reference: recipients[0]?.paper?.reference ?? '', file: at.engine.files.put(Buffer.from('%PDF-1.4 scan of Zqxane %%EOF')) }));
  validated.push(one);
  const other = await ceremony('Printemps', '2025-05-26');
  draft = other.id;
  const { revision, recipient } = given(await at.client.call('handover.recipient', { ceremonyId: draft, recipientId: other.recipientId }));
  given(await at.client.call('handover.changeRecipient', { ceremonyId: draft, recipientId: other.recipientId, revision, recipient: { ...recipient, phone: '0677889912' } as never }));
  given(await at.client.call('drafts.save', { key: `recipient:${other.recipientId}`, content: JSON.stringify({ name: { fr: 'Zqxane Wvutsr' } }) }));
  given(await at.client.call('drafts.save', { key: 'free', content: JSON.stringify({ note: 'voir zqxane wvutsr' }) }));
  given(await at.client.call('drafts.save', { key: 'other', content: JSON.stringify({ note: 'rien' }) }));
  expect(given(await at.client.call('search.find', { text: 'Zqxane' })).hits.length).toBeGreaterThan(0);
  person = given(await at.client.call('persons.erasable', { recipientId: one.recipientId })).personId;
  // a dialog of the file, told by its key alone
  given(await at.client.call('drafts.save', { key: `postpone/${person}/v`, content: JSON.stringify({ to: '', reason: 'neige' }) }));
}, 120_000);
afterEach(async () => { expect(at.bugs).toEqual([]); await at.remove(); });

const erase = (more: object = {}) => at.client.run('persons.erase', { personId: person, reason: 'Demande écrite du 12/03', confirmation: 'zqx-77/2025', ...more });
const code = (result: { ok: true } | { ok: false; refusal: { code: string } }): string => (result.ok ? 'done' : result.refusal.code);
const dataKey = async (): Promise<Buffer> => given(await unwrapDataKey(dir, { kind: 'passphrase', text: PASSPHRASE, user: 'Amina' })).dataKey;
async function opened<T>(look: (store: Store) => T): Promise<T> {
  await at.engine.close();
  const store = given(openStore({ dir, dataKey: await dataKey(), clock }));
  try { return look(store); } finally { store.close(); }
}
/** The same in every byte of a decrypted copy, free space too: what was deleted must not linger. Not while it is open. */
function bytesTell(file: string, key: Buffer): string[] {
  const plain = path.join(at.folder, 'plain.db');
  copyFileSync(file, plain);
  const db = connect(plain, key);
  db.pragma('journal_mode = DELETE');
  db.pragma("rekey = ''");
  db.close();
  const bytes = readFileSync(plain);
  expect(bytes.subarray(0, 15).toString()).toBe('SQLite format 3');
  return MARKS.filter((mark) => bytes.includes(mark));
}

describe('erasing a person', () => {
  it('is previewed: what goes, what stays and until when', async () => {
    const found = given(await at.client.call('persons.erasable', { fileNumber: 'zqx-77/2025' }));
    expect(found).toMatchObject({ personId: person, confirmBy: 'fileNumber', forms: 3, drafts: [{ ceremonyId: draft }], validated: [{ ceremonyId: validated[0]?.id, papers: 1, files: 2, shared: 1, until: '2035-02-26', over: false }] });
    expect(found.changes).toBeGreaterThan(3);
    expect(code(await at.client.call('persons.erasable', { fileNumber: 'nobody' }))).toBe('persons.UNKNOWN');
  });
  it('names the free texts that tell of the person, and changes none of them', async () => {
    const { client } = at, name = MARKED.name.fr, told = () => client.call('persons.erasable', { fileNumber: 'zqx-77/2025' }).then((found) => given(found).mentions.map(({ where, ceremonyId, status, count }) => [where, ceremonyId, status, count]));
    expect(await told()).toEqual([]);
    const drafted = given(await client.call('handover.ceremony', { ceremonyId: draft })), other = drafted.recipients[1]?.recipientId ?? ('' as never), line = drafted.recipients[1]?.lines[0]?.lineId ?? ('' as never);
    // a town where many are born is no trace of one of them
    given(await client.call('handover.changeCeremony', { ceremonyId: draft, revision: drafted.revision, ceremony: aCeremony({ title: { ar: MARKED.name.ar, fr: 'Chez zqxane  wvutsr' }, place: { ar: 'قاعة', fr: 'Zqxville' }, date: '2025-05-26', giver: { ...aCeremony().giver, representative: { ar: 'ممثل', fr: 'pour CIN ZQ778899' } } }) }));
    const revision = async (ceremonyId: string) => given(await client.call('handover.revision', { ceremonyId: ceremonyId as never })).revision;
    given(await client.call('handover.changeLine', { ceremonyId: draft, lineId: line, revision: await revision(draft), line: aLine({ designation: { ar: 'آلة', fr: `Machine de ${name}` } }) }));
    given(await client.call('handover.changeRecipient', { ceremonyId: draft, recipientId: other, revision: await revision(draft), recipient: aRecipient({ fileNumber: 'A-Printemps', cin: 'JB19', reader: { ar: 'قارئ', fr: name } }) }));
    given(await client.call('handover.setRestricted', { ceremonyId: draft, revision: await revision(draft), programmeLabel: `Programme ${name}` }));
    const [first] = validated, day = given(await client.call('handover.ceremony', { ceremonyId: first?.id ?? '' })), neighbour = day.recipients[1];
    for (const recipientId of [first?.recipientId, neighbour?.recipientId, neighbour?.recipientId]) given(await client.call('handover.mark', { ceremonyId: first?.id ?? '', recipientId: recipientId ?? '', revision: await revision(first?.id ?? ''), state: 'reserved', note: `voir ${name}` }));
    given(await client.call('papers.cancel', { reference: neighbour?.paper?.reference ?? '', reason: `confondu avec ${name}` }));
    const wanted = [['giver', draft, 'draft', 1], ['line', draft, 'draft', 1], ['programme', draft, 'draft', 1], ['reader', draft, 'draft', 1], ['title', draft, 'draft', 1], ['cancel', first?.id, 'validated', 1], ['note', first?.id, 'validated', 2]];
    expect((await told()).toSorted()).toEqual(wanted.toSorted());
    const before = given(await client.call('handover.ceremony', { ceremonyId: draft }));
    given(await erase());
    const after = given(await client.call('handover.ceremony', { ceremonyId: draft }));
    expect(after.ceremony).toEqual(before.ceremony);
  });
  it('asks for a reason that does not tell whose it was, and for their number', async () => {
    expect(code(await erase({ confirmation: 'Zqx-78/2025' }))).toBe('persons.NOT_CONFIRMED');
    expect(code(await erase({ confirmation: '' }))).toBe('persons.NOT_CONFIRMED');
    expect(code(await erase({ reason: 'demande de zqxane  WVUTSR' }))).toBe('persons.REASON_TELLS');
    expect(code(await erase({ reason: 'CIN ZQ778899' }))).toBe('persons.REASON_TELLS');
    expect(given(await at.client.call('persons.erasures', {})).erasures).toEqual([]);
    expect(existsSync(path.join(dir, 'idmaj.erasures'))).toBe(false);
  });
  it('leaves nothing but the papers that the law keeps, and both chains hold', async () => {
    writeFileSync(path.join(dir, 'before-50-20250101T000000Z.db'), 'copy of before an update');
    const done = given(await erase());
    expect(statSync(path.join(dir, 'idmaj.db-wal')).size).toBe(0);
    expect(done).toMatchObject({ erasedBy: 'Amina', papers: 'keep', outcome: { drafts: 1, forms: 3, papers: 0, files: 0, kept: [{ papers: 2, until: '2035-02-26' }] } });
    expect(given(await at.client.call('search.find', { text: 'Zqxane' })).hits).toEqual([]);
    expect(given(await at.client.call('search.find', { text: 'ZQ778899' })).hits).toEqual([]);
    expect(code(await erase())).toBe('persons.UNKNOWN');
    expect(given(await at.client.call('handover.ceremony', { ceremonyId: draft })).recipients.map(({ position, fileNumber }) => [position, fileNumber])).toEqual([[1, 'A-Printemps']]);
    const { recipients } = given(await at.client.call('handover.ceremony', { ceremonyId: validated[0]?.id ?? '' })), paper = recipients[0]?.paper?.reference ?? '';
    expect(recipients[0]).toMatchObject({ name: { fr: 'Personne effacée' }, cinTail: '', phone: '', fileNumber: '' });
    expect(code(await at.client.run('handover.correct', { reference: paper, reason: 'xxx' }))).toBe('handover.ERASED_PERSON');
    expect(given(await at.client.call('drafts.list', {})).map(({ key }) => key)).toEqual(['other']);
    expect(readdirSync(dir).filter((name) => name.startsWith('before-'))).toEqual([]);
    expect(given(await at.client.call('audit.verify', {}))).toMatchObject({ verdict: 'whole' });
    const list = readErasures(dir);
    expect(list.map(({ digest }) => digest)).toEqual([done.digest]);
    const { traces, said } = await opened((store) => ({ traces: tracesIn(store, MARKS), said: store.sql.all<{ content: string }>`SELECT content FROM documents WHERE content LIKE '%Zqx%'`.length }));
    // the certificate and the list as frozen, and the scan of the signed sheet: evidence until 2035
    expect(traces).toEqual(['archive.bytes', 'documents.content']);
    expect(said).toBe(2);
  });
  it('takes the papers of this person too where the director so decides, and only those', async () => {
    const done = given(await erase({ papers: 'erase' }));
    expect(done).toMatchObject({ papers: 'erase', outcome: { papers: 1, files: 2, kept: [{ papers: 1, until: '2035-02-26' }] } });
    const { entries } = given(await at.client.call('papers.archive', { ceremonyId: validated[0]?.id ?? null }));
    expect(entries.map(({ kind }) => kind)).toEqual(['list', 'certificate']);
    given(await at.client.run('handover.print', { ceremonyId: validated[0]?.id ?? '', language: 'fr', kinds: ['certificate', 'list', 'summary'] }));
    expect(readErasures(dir)).toHaveLength(2);
    expect(await opened((store) => tracesIn(store, MARKS))).toEqual(['documents.content']); // the list, which names the others too
  });
  it('after the ten years takes all papers of the ceremony that name them, and no page of the database lingers', async () => {
    now = Date.parse('2035-02-27T09:00:00.000Z');
    given(await at.client.call('accounts.lock', {}));
    // the search sees them before: else it would prove nothing
    expect(bytesTell(path.join(dir, 'idmaj.db'), await dataKey())).toEqual(expect.arrayContaining(['Zqx', 'ZQ778899', 'زقكس']));
    at.session = given(await at.client.call('accounts.unlock', { user: 'Amina', passphrase: PASSPHRASE })).session;
    const done = given(await erase());
    expect(done.outcome).toMatchObject({ papers: 2, kept: [] });
    const found = await opened((store) => ({ traces: tracesIn(store, MARKS), audit: store.audit.verify().ok, changes: store.changes.verify().ok }));
    expect(found).toEqual({ traces: [], audit: true, changes: true });
    expect(bytesTell(path.join(dir, 'idmaj.db'), await dataKey())).toEqual([]);
    // three signs turn up in a megabyte of encrypted bytes by chance
    for (const name of readdirSync(dir)) { const bytes = readFileSync(path.join(dir, name)); for (const mark of MARKS.filter((one) => one.length > 3)) expect(bytes.includes(mark), `${name}: ${mark}`).toBe(false); }
  });
  it('is all or nothing: a failure in the midst changes nothing', async () => {
    await opened((store) => {
      const failing = { ...createSearch().finding, forgetPerson: () => { throw new Error('power'); } };
      const { erasing } = createPersons({ clock, files: createFiles(), printer: inPlacePrinter(), drafts: createDrafts({ clock, ids: ids(clock), caseFiles }), finding: failing, plans });
      const before = tracesIn(store, MARKS), digest = hmac(store, person);
      expect(() => erasing.replay(store, [{ at: clock.now(), digest }])).toThrow('power');
      expect(tracesIn(store, MARKS)).toEqual(before);
      expect(store.sql.all`SELECT * FROM erasures`).toEqual([]);
    });
  });
  it('is done again in data of before, by the list alone, its decision on papers too', async () => {
    await opened((store) => {
      const { erasing } = createPersons({ clock, files: createFiles(), printer: inPlacePrinter(), drafts: createDrafts({ clock, ids: ids(clock), caseFiles }), finding: createSearch().finding, plans });
      const list = [{ at: '2025-04-01T00:00:00.000Z' as Instant, digest: hmac(store, person) }, { at: '2025-04-01T00:00:00.000Z' as Instant, digest: hmac(store, `${person} papers`) }, { at: clock.now(), digest: 'a'.repeat(64) }];
      expect(given(erasing.replay(store, list))).toEqual({ erased: 1 });
      expect(given(erasing.replay(store, list))).toEqual({ erased: 0 });
      expect(tracesIn(store, MARKS)).toEqual(['documents.content']);
      expect(readErasures(store.dir).map(({ digest }) => digest).sort()).toEqual(list.map(({ digest }) => digest).sort());
      expect(store.audit.verify().ok && store.changes.verify().ok).toBe(true);
    });
  });
  it('writes into the list what only the database knows, at the next opening', async () => {
    const done = given(await erase());
    writeFileSync(path.join(dir, 'idmaj.erasures'), `2025-01-01T00:00:00.000Z ${'b'.repeat(64)}\n2025-01-01T00:0`);
    given(await at.client.call('accounts.lock', {}));
    at.session = given(await at.client.call('accounts.unlock', { user: 'Amina', passphrase: PASSPHRASE })).session;
    expect(readErasures(dir).map(({ digest }) => digest)).toEqual(['b'.repeat(64), done.digest]);
  });
  it('is certified on one page that names nobody', async () => {
    const { digest } = given(await erase()), made = given(await at.client.run('persons.erasureCertificate', { digest }));
    const file = path.join(at.folder, 'x.pdf');
    writeFileSync(file, given(at.engine.files.take(made.file)));
    const text = textOf(file);
    for (const mark of MARKS) expect(text).not.toContain(mark);
    for (const said of ['Attestation d’effacement', digest, 'Demande écrite du 12/03', 'Amina', '26/02/2035']) expect(text).toContain(said);
    expect(code(await at.client.run('persons.erasureCertificate', { digest: 'c'.repeat(64) }))).toBe('persons.UNKNOWN_ERASURE');
  });
});
const hmac = (store: Store, text: string): string => {
  const { createHmac } = process.getBuiltinModule('node:crypto');
  return createHmac('sha256', store.keys.databaseId).update(text).digest('hex');
};

describe('the rules', () => {
  it('keep evidence ten years after the day', () => {
    expect(evidenceUntil('2024-02-29' as CivilDate)).toBe('2034-02-28');
    expect([evidenceIsOver('2025-02-26' as CivilDate, '2035-02-26' as CivilDate), evidenceIsOver('2025-02-26' as CivilDate, '2035-02-27' as CivilDate)]).toEqual([false, true]);
  });
  it('find a person in a text whatever its spelling, and leave other texts alone', () => {
    const tells = tellsOf(['أمينة الإدريسي', 'ZQ778899', 'F1']);
    expect(['امينه الادريسي', 'voir ZQ778899.', '… أمينة الإدريسي …', 'زيارة\nأمينة الإدريسي', 'سلم لأمينة الإدريسي', 'أخوها وأمينة\nالإدريسي'].map(tells)).toEqual(Array.from({ length: 6 }, () => true));
    expect(['أمينة', 'F1', 'ZQ77889', ''].map(tells)).toEqual([false, false, false, false]);
    expect(withoutPerson({ recipient: { name: { ar: 'أمينة الإدريسي', fr: '' }, cin: 'ZQ778899', birthDate: '1990' }, lines: [{ designation: { ar: 'آلة', fr: '' }, price: 1 }], total: 1 }, ['أمينة الإدريسي', 'ZQ778899'], { ar: 'م', fr: 'P' }))
      .toEqual({ recipient: { name: { ar: 'م', fr: 'P' }, cin: '', birthDate: null }, lines: [{ designation: { ar: 'آلة', fr: '' }, price: 1 }], total: 1 });
  });
});
