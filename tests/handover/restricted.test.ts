import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, type ProcedureName } from '#shared/contract/index.ts';
import { may, ROLES, type Role } from '#shared/domain/accounts.ts';
import { openStore } from '#electron/engine/store/open.ts';
import { unwrapDataKey } from '#electron/engine/store/keySlots.ts';
import type { Clock, Instant } from '#shared/lib/ids.ts';
import { aCeremony, aLine, aRecipient } from '#tests/support/forms.ts';
import { agadirWorkbook, given, lastReply, PASSPHRASE, testEngine, type TestEngine } from '#tests/support/engine.ts';
import { textOf } from '#tests/support/poppler.ts';
import { SENT } from '#tests/support/sent.ts';

/* The programme's label (domain.md §5): who may see it sees it on request, and nobody else meets it anywhere. */
const MARK = 'Zqxprogramme';
let now = Date.parse('2025-02-20T09:00:00.000Z'), at: TestEngine;
const clock: Clock = { now: () => new Date(now += 1000).toISOString() as Instant };
let draft = '', validated = '';
const phrase = (role: Role): string => `${PASSPHRASE} ${role}`;
async function be(role: Role): Promise<void> {
  given(await at.client.call('accounts.lock', {}));
  now += 100_000;
  at.session = given(await at.client.call('accounts.unlock', { user: role, passphrase: role === 'director' ? PASSPHRASE : phrase(role) })).session;
}
beforeAll(async () => {
  at = testEngine({ clock });
  at.session = given(await at.client.call('accounts.createCentre', { code: 'AGA', nameAr: 'م', nameFr: 'C', userName: 'director', passphrase: PASSPHRASE })).session;
  for (const role of ROLES) if (role !== 'director') given(await at.client.run('users.add', { name: role, role, passphrase: phrase(role) }));
  const imported = await at.import(agadirWorkbook());
  validated = 'ceremonyId' in imported ? imported.ceremonyId : '';
  const { revision } = given(await at.client.call('handover.revision', { ceremonyId: validated }));
  given(await at.client.call('handover.setRestricted', { ceremonyId: validated, revision, programmeLabel: `${MARK} 1` }));
  given(await at.client.call('handover.issue', { ceremonyId: validated }));
  given(await at.client.run('handover.print', { ceremonyId: validated, language: 'fr', kinds: ['certificate', 'list'] }));
  const made = given(await at.client.call('handover.createCeremony', { ceremony: aCeremony() }));
  draft = made.ceremonyId;
  given(await at.client.call('handover.setRestricted', { ceremonyId: draft, revision: made.revision, programmeLabel: `${MARK} 2` }));
  given(await at.client.call('handover.addRecipient', { ceremonyId: draft, recipient: aRecipient(), lines: [aLine()] }));
}, 120_000);
afterAll(async () => { expect(at.bugs).toEqual([]); await at.remove(); });

const HANDLE = /"([0-9a-f]{32})"/g;
const KEPT: ReadonlySet<ProcedureName> = new Set(['accounts.lock', 'accounts.hold', 'jobs.wait', 'jobs.cancel']);
/** What nobody needs to be in for is not a role's. */
const AT_GATE: ReadonlySet<ProcedureName> = new Set(['backups.preview', 'backups.restore', 'demonstration.make']);
/** What a role may call, the destruction of drafts last. */
const names = (Object.keys(contract) as ProcedureName[]).filter((name) => contract[name].kind !== 'gate' && !AT_GATE.has(name) && !KEPT.has(name)).toSorted((a, b) => Number(a === 'handover.discardDraft') - Number(b === 'handover.discardDraft'));

/** Real ids, references and digests in the place of those that exist nowhere. */
async function inputs(name: ProcedureName, ceremonyId: string): Promise<object> {
  const ceremony = given(await at.client.call('handover.ceremony', { ceremonyId })), { entries: [entry] } = await archive(), [first] = ceremony.recipients;
  const real: Record<string, unknown> = { ceremonyId, recipientId: first?.recipientId, lineId: first?.lines[0]?.lineId, revision: ceremony.revision, reference: first?.paper?.reference ?? entry?.reference, paper: first?.paper?.reference, sha256: entry?.sha256 };
  const sent = (SENT[name] ?? {}) as Record<string, unknown>;
  return {
    ...Object.fromEntries(Object.entries(sent).map(([key, value]) => [key, real[key] ?? value])),
    ...(name === 'handover.print' ? { kinds: ['certificate', 'summary', 'list', 'listPublic', 'programme', 'attendance', 'slip', 'leaflet', 'receipt', 'attestation', 'labels'] } : {}),
    ...(name === 'search.find' ? { text: MARK } : {}), ...(name === 'exchange.importCeremony' || name === 'papers.verifyFile' ? { file: at.engine.files.put(agadirWorkbook()) } : {}),
  };
}
let archived: { readonly entries: readonly { readonly reference: string | null; readonly sha256: string }[] } = { entries: [] };
const archive = () => Promise.resolve(archived);

describe('the programme’s label', () => {
  it('is shown on request to those who may see it, and each sight stands in the journal with its ceremony', async () => {
    archived = given(await at.client.call('papers.archive', {}));
    for (const role of ['director', 'nationalCoordinator'] as const) {
      await be(role);
      expect(given(await at.client.call('handover.restricted', { ceremonyId: validated })).programmeLabel).toBe(`${MARK} 1`);
      expect(JSON.stringify(await at.raw('handover.ceremony', { ceremonyId: validated }))).not.toContain(MARK);
    }
    await be('director');
    const { entries } = given(await at.client.call('audit.list', { what: 'handover.restricted' }));
    expect(entries.map(({ user, outcome, about }) => [user, outcome, about?.kind === 'ceremony' && about.ceremonyId])).toEqual([['nationalCoordinator', 'done', validated], ['director', 'done', validated]]);
  });
  it('is changed in a draft alone, by those who prepare it', async () => {
    const { revision } = given(await at.client.call('handover.revision', { ceremonyId: draft }));
    const sets = async (ceremonyId: string, seen: number) => { const set = await at.client.call('handover.setRestricted', { ceremonyId, revision: seen, programmeLabel: `${MARK} 3` }); return set.ok ? 'done' : set.refusal.code; };
    expect(await sets(validated, 99)).toBe('handover.ALREADY_VALIDATED');
    await be('nationalCoordinator');
    expect(await sets(draft, revision)).toBe('app.NOT_ALLOWED');
    await be('director');
    given(await at.client.call('handover.changeCeremony', { ceremonyId: draft, revision, ceremony: aCeremony({ time: '11:00' }) }));
    expect(await sets(draft, 1)).toBe('handover.CHANGED_MEANWHILE');
    const after = given(await at.client.call('handover.revision', { ceremonyId: draft })).revision;
    expect(await sets(draft, after)).toBe('done');
    expect(given(await at.client.call('handover.restricted', { ceremonyId: draft })).programmeLabel).toBe(`${MARK} 3`);
    given(await at.client.call('handover.setRestricted', { ceremonyId: draft, revision: after + 1, programmeLabel: '' }));
    expect(given(await at.client.call('handover.restricted', { ceremonyId: draft })).programmeLabel).toBe('');
    given(await at.client.call('handover.setRestricted', { ceremonyId: draft, revision: after + 2, programmeLabel: `${MARK} 2` }));
  });
  it.each(ROLES.filter((role) => !may(role, 'restricted.read')).toSorted((a, b) => Number(may(a, 'ceremony.prepare')) - Number(may(b, 'ceremony.prepare'))))('is in no answer, file, name or row of the journal that a %s gets from any procedure', { timeout: 300_000 }, async (role) => {
    const sent: [ProcedureName, object][] = [];
    await be('director');
    for (const name of names) for (const ceremonyId of [draft, validated]) sent.push([name, await inputs(name, ceremonyId)]);
    await be(role);
    let done = 0, files = 0;
    for (const [name, input] of sent) {
      const reply = await lastReply(at, name, input);
      done += Number(reply.ok);
      const text = JSON.stringify(reply);
      expect(text, name).not.toContain(MARK);
      for (const [, handle = ''] of text.matchAll(HANDLE)) {
        const taken = at.engine.files.take(handle);
        if (!taken.ok) continue;
        files += 1;
        const file = path.join(at.folder, 'x.pdf');
        writeFileSync(file, taken.value);
        if (Buffer.from(taken.value.subarray(0, 4)).toString() === '%PDF') expect(textOf(file), name).not.toContain(MARK);
      }
    }
    // the walk asked for something: else it would prove nothing
    expect(done).toBeGreaterThan(role === 'administrator' ? 2 : 10);
    if (may(role, 'paper.print')) expect(files).toBeGreaterThan(20);
  });
  it('is in no row of the journal and of the change log, and no digest of it either', async () => {
    await be('director');
    given(await at.client.call('accounts.lock', {}));
    const dir = path.join(at.folder, 'data'), { dataKey } = given(await unwrapDataKey(dir, { kind: 'passphrase', text: PASSPHRASE, user: 'director' })), store = given(openStore({ dir, dataKey, clock }));
    try {
      expect(JSON.stringify(store.sql.all`SELECT * FROM audit`)).not.toContain(MARK);
      for (const { sealed } of store.sql.all<{ sealed: Buffer }>`SELECT sealed FROM change_log`) expect(sealed.includes(MARK)).toBe(false);
      expect(store.sql.all<{ n: number }>`SELECT count(*) AS n FROM audit WHERE procedure = 'handover.setRestricted' AND outcome = 'done'`[0]?.n).toBeGreaterThan(3);
      const { sha256 } = await import('#electron/policy/digest.ts');
      const { canonicalJson } = await import('#shared/domain/common/canonical.ts');
      for (const label of [`${MARK} 1`, `${MARK} 2`, `${MARK} 3`]) for (let revision = 0; revision < 40; revision += 1) {
        for (const ceremonyId of [draft, validated]) expect(store.sql.one`SELECT 1 FROM audit WHERE detail_digest = ${sha256(canonicalJson({ input: { ceremonyId, revision, programmeLabel: label } }))}`).toBeUndefined();
      }
    } finally { store.close(); }
  });
});
