import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract, type ProcedureName } from '#shared/contract/index.ts';
import type { Procedure } from '#shared/contract/procedure.ts';
import { LANGS, message, type MessageKey } from '#shared/i18n/index.ts';
import type { Clock, Id, Instant } from '#shared/lib/ids.ts';
import { agadirWorkbook, given, PASSPHRASE, testEngine, type TestEngine } from '#tests/support/engine.ts';

let now = 0, at: TestEngine;
const clock: Clock = { now: () => new Date(now += 1000).toISOString() as Instant };
beforeEach(async () => {
  now = Date.parse('2025-02-20T09:00:00.000Z');
  at = testEngine({ clock });
  at.session = given(await at.client.call('accounts.createCentre', { code: 'AGA', nameAr: 'م', nameFr: 'C', userName: 'Amina', passphrase: PASSPHRASE })).session;
});
afterEach(async () => { expect(at.bugs).toEqual([]); await at.remove(); });

const list = async (more: Parameters<typeof at.client.call<'audit.list'>>[1] = {}) => given(await at.client.call('audit.list', more));
const procedures = async (more: Parameters<typeof list>[0] = {}) => (await list(more)).entries.map(({ procedure }) => procedure);
async function lock(): Promise<void> { given(await at.client.call('accounts.lock', {})); at.session = null; }
async function unlock(user: string, passphrase: string): Promise<void> { now += 100_000; const opened = await at.client.call('accounts.unlock', { user, passphrase }); if (opened.ok) at.session = opened.value.session; }

describe('the journal', () => {
  it('tells sign-ins and wrong tries, refusals, reads of an ID number, prints and files taken, by whom and about what', async () => {
    const imported = await at.import(agadirWorkbook());
    if (!('ceremonyId' in imported)) throw new Error('not imported');
    const { ceremonyId } = imported, { recipients: [first] } = given(await at.client.call('handover.ceremony', { ceremonyId }));
    given(await at.client.call('handover.recipient', { ceremonyId, recipientId: first?.recipientId ?? '' }));
    given(await at.client.call('handover.issue', { ceremonyId }));
    const printed = given(await at.client.run('handover.print', { ceremonyId, language: 'fr', kinds: ['list'] })), reference = printed.papers[0]?.reference ?? '';
    given(await at.client.call('papers.archived', { sha256: printed.papers[0]?.sha256 ?? '' }));
    given(await at.client.run('users.add', { name: 'Omar', role: 'auditor', passphrase: `${PASSPHRASE} o` }));
    await lock();
    await unlock('Amina', 'fausse');
    await unlock('Omar', `${PASSPHRASE} o`);
    expect(await at.raw('handover.print', { ceremonyId, language: 'fr' })).toMatchObject({ ok: false, refusal: { code: 'app.NOT_ALLOWED' } });
    expect(await at.raw('papers.verifyCode', { code: 7 })).toMatchObject({ ok: false });
    const { entries, users } = await list();
    expect(entries.map(({ procedure, outcome, user, about }) => [procedure, outcome, user, about?.kind ?? ''])).toEqual([
      ['papers.verifyCode', 'app.INVALID_INPUT', 'Omar', ''], ['handover.print', 'app.NOT_ALLOWED', 'Omar', ''], ['accounts.unlock', 'done', 'Omar', ''], ['accounts.unlock', 'store.WRONG_PASSPHRASE', '', ''],
      ['accounts.lock', 'done', 'Amina', ''], ['users.add', 'done', 'Amina', 'user'], ['papers.archived', 'done', 'Amina', 'text'], ['handover.print', 'done', 'Amina', 'ceremony'], ['handover.issue', 'done', 'Amina', 'ceremony'],
      ['handover.recipient', 'done', 'Amina', 'person'], ['exchange.importCeremony', 'done', 'Amina', 'ceremony'], ['accounts.createCentre', 'done', 'Amina', ''],
    ]);
    expect(entries[6]?.about).toEqual({ kind: 'text', text: reference });
    expect(entries[9]?.about).toMatchObject({ name: first?.name, recipientId: first?.recipientId, ceremonyId });
    expect(users.map(({ name }) => name)).toEqual(['Amina', 'Omar']);
  });
  it('is narrowed to a user, a procedure, an area, an outcome, a subject and days', async () => {
    given(await at.client.run('users.add', { name: 'Omar', role: 'auditor', passphrase: `${PASSPHRASE} o` }));
    given(await at.client.call('accounts.setPin', { pin: '2580' }));
    expect((await at.client.run('users.add', { name: 'omar', role: 'auditor', passphrase: 'x' })).ok).toBe(false);
    const { users } = await list(), of = (name: string): Id => users.find((user) => user.name === name)?.id ?? ('' as Id);
    expect(await procedures({ what: 'users.' })).toEqual(['users.add', 'users.add']);
    expect(await procedures({ what: 'users' })).toEqual([]);
    expect(await procedures({ what: 'accounts.setPin' })).toEqual(['accounts.setPin']);
    expect(await procedures({ what: 'users.add', outcome: 'refused' })).toEqual(['users.add']);
    expect((await list({ what: 'users.add', outcome: 'done' })).entries[0]?.about).toEqual({ kind: 'user', name: 'Omar' });
    expect(await procedures({ subject: of('Omar') })).toEqual(['users.add']);
    expect(await procedures({ userId: of('Omar') })).toEqual([]);
    now = Date.parse('2025-02-22T09:00:00.000Z');
    await list({ outcome: 'done', limit: 7 });
    expect(await procedures({ from: '2025-02-22T00:00:00.000Z' })).toEqual(['audit.list']);
    expect(await procedures({ to: '2025-02-22T00:00:00.000Z', what: 'audit.' })).toHaveLength(8);
  });
  it('comes in pages that miss and repeat nothing, and one question leaves one row, however often its pages are asked for', async () => {
    for (let i = 0; i < 30; i += 1) given(await at.client.call('accounts.setPin', { pin: null }));
    const seen: number[] = [];
    for (let before: number | null = null; ;) {
      const page: Awaited<ReturnType<typeof list>> = await list({ before, limit: 7 });
      seen.push(...page.entries.map(({ seq }) => seq));
      if (page.next === null) break;
      before = page.next;
    }
    expect(seen).toEqual(Array.from({ length: 31 }, (_, i) => 31 - i));
    const looks = async () => { const { entries } = await list({ what: 'audit.list' }); return entries.length; };
    await list();
    await list({ limit: 3 });
    expect(await looks()).toBe(1); // the row of this very look comes after
    expect(await looks()).toBe(2);
    now += 11 * 60_000;
    await list({ what: 'audit.list' });
    expect(await looks()).toBe(3);
  });
  it('answers nobody but the auditor and the director', async () => {
    for (const [role, code] of [['auditor', 'done'], ['companion', 'app.NOT_ALLOWED'], ['administrator', 'app.NOT_ALLOWED']] as const) {
      given(await at.client.run('users.add', { name: role, role, passphrase: `${PASSPHRASE} ${role}` }));
      await lock();
      await unlock(role, `${PASSPHRASE} ${role}`);
      const found = await at.client.call('audit.list', {});
      expect(found.ok ? 'done' : found.refusal.code).toBe(code);
      await lock();
      await unlock('Amina', PASSPHRASE);
    }
  });
  it('tells that it is whole, and that a row told of on a slip is in it or not', async () => {
    const head = given(await at.client.call('audit.head', {}));
    given(await at.client.call('accounts.setPin', { pin: null }));
    const verify = async (slip: { seq: number; hash: string } | null) => given(await at.client.call('audit.verify', { head: slip }));
    expect(await verify(null)).toMatchObject({ verdict: 'whole', rows: 2, head: { seq: 2 } });
    expect(await verify({ seq: head.seq, hash: head.hash.slice(0, 16) })).toMatchObject({ verdict: 'whole' });
    expect(await verify({ seq: head.seq, hash: '0'.repeat(16) })).toEqual({ verdict: 'cut', seq: 1, rows: 4 });
    expect(await verify({ seq: 99, hash: head.hash })).toMatchObject({ verdict: 'cut', seq: 99 });
    expect(await at.client.call('audit.verify', { head: { seq: 1, hash: 'xyz' } })).toMatchObject({ ok: false, refusal: { code: 'audit.HASH_FORM' } });
  });
});

describe('what the journal tells of', () => {
  // all that can leave a row: an attempt that is not allowed leaves one for every procedure that asks for a right
  const told = (Object.keys(contract) as ProcedureName[]).filter((name) => { const { access, kind }: Procedure = contract[name]; return access !== 'public' || kind === 'gate' || kind === 'job' || name === 'accounts.lock' || name === 'accounts.hold'; });
  it.each(LANGS)('has words in %s, and its area too', (lang) => {
    for (const key of told.flatMap((name) => [`auditWords.${name}`, `auditWords.area_${name.split('.')[0] ?? ''}`])) expect(message(lang, key as MessageKey), key).not.toBe(key);
  });
  it('is told in words that differ from one another', () => {
    for (const lang of LANGS) { const words = told.map((name) => message(lang, `auditWords.${name}` as MessageKey)); expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]); }
  });
});
