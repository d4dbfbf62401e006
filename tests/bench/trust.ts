import { scryptSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { caseFiles } from '#electron/engine/beneficiaries/access.ts';
import { createDispatcher } from '#electron/engine/dispatch.ts';
import { createFormDrafts } from '#electron/engine/drafts/service.ts';
import { createEngine } from '#electron/engine/engine.ts';
import { createForms } from '#electron/engine/exchange/forms.ts';
import { createFiles } from '#electron/engine/files.ts';
import { createDrafts } from '#electron/engine/handover/drafts.ts';
import { factsOf, picturesOf } from '#electron/engine/handover/facts.ts';
import { createHandover } from '#electron/engine/handover/service.ts';
import type { Handlers } from '#electron/engine/handlers.ts';
import { createJobs } from '#electron/engine/jobs.ts';
import { createPapers } from '#electron/engine/papers/service.ts';
import { createSearch } from '#electron/engine/search/service.ts';
import { createCurrentSettings } from '#electron/engine/settings/current.ts';
import { createSettings } from '#electron/engine/settings/service.ts';
import { connect } from '#electron/engine/store/connect.ts';
import { createKeySlots, writeKeyFile } from '#electron/engine/store/keySlots.ts';
import { migrate } from '#electron/engine/store/migrate.ts';
import { createSql } from '#electron/engine/store/sql.ts';
import { composeStore, type Store } from '#electron/engine/store/store.ts';
import { createClient, type Client } from '#shared/contract/client.ts';
import type { Id } from '#shared/lib/ids.ts';
import { ids as idsOf, systemClock as clock } from '#shared/lib/ids.ts';
import { given, inPlaceHelper, inPlacePrinter, PASSPHRASE } from '#tests/support/engine.ts';
import { aCeremony, aLine, aRecipient } from '#tests/support/forms.ts';
import { LIGHT_WORK } from '#tests/support/store.ts';

type Row = (what: string, ours: string, peer: string, ratio: string, wanted: string) => void;
const ms = (t: number): string => `${t.toFixed(2)} ms`;
const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? NaN;
const ids = idsOf(clock), throws = (_incident: string, error: unknown): never => { throw error; };

/** A centre with one director over the product's handlers, encrypted as the product's, or not at all: the product knows no such way. */
async function centre(dir: string, encrypted: boolean): Promise<Store> {
  mkdirSync(dir);
  const { dataKey, ring } = await createKeySlots({ passphrase: PASSPHRASE, ids, work: LIGHT_WORK }), file = path.join(dir, 'idmaj.db'), at = clock.now(), userId = ids.next();
  writeFileSync(file, '');
  const db = encrypted ? connect(file, dataKey) : new Database(file);
  if (!encrypted) for (const pragma of ['temp_store = MEMORY', 'trusted_schema = OFF', 'cell_size_check = ON', 'foreign_keys = ON', 'recursive_triggers = ON', 'journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON']) db.pragma(pragma);
  migrate(db, { dir, clock, copy: false });
  const sql = createSql(db);
  sql.insert('centre', { id: ids.next(), code: 'AGA', name_ar: 'م', name_fr: 'C', demonstration: true, created_at: at });
  sql.insert('users', { id: userId, name: 'Amina', role: 'director', active: true, created_at: at });
  sql.insert('settings_versions', { version: 1, content: '{}', created_at: at, created_by: userId });
  writeKeyFile(dir, { ring, databaseHead: '0'.repeat(32) });
  return composeStore({ db, dir, dataKey, databaseId: ring.databaseId, clock, warnings: [], release: () => undefined });
}
function clientOf(store: Store): Client {
  const files = createFiles(), drafts = createDrafts({ clock, ids, caseFiles }), settings = createCurrentSettings(), search = createSearch(), printer = inPlacePrinter(), unprintable = (): boolean => false;
  const papers = createPapers({ files, clock, ids, printer, factsOf, pictures: picturesOf(settings), reach: () => null, partnerOf: () => null, sharing: caseFiles.sharing, unprintable, onFailure: (error) => { throw error; } });
  const handlers = {
    ...createHandover({ files, clock, ids, papers: papers.papers, drafts, forms: createForms(clock), settings, finding: search.finding, caseFiles, unprintable }), ...papers.handlers, ...search.handlers,
    ...createFormDrafts({ clock }), ...createSettings({ files, clock, printer, current: settings }),
  } as unknown as Handlers;
  const user = { id: store.sql.one<{ id: Id }>`SELECT id FROM users`?.id ?? ('' as Id), name: 'Amina', role: 'director' as const };
  const { call } = createDispatcher({ handlers, sessions: { find: () => ({ user, store, held: false }) }, jobs: createJobs(ids), clock, onBug: throws });
  return createClient(call, () => 'bench');
}
const unlogged = (store: Store): Store => ({ ...store, audit: { ...store.audit, append: () => undefined }, changes: { ...store.changes, record: () => undefined } });

/** One round of commands as a day has them, each timed apart. */
async function round(client: Client, n: number, times: Map<string, number[]>): Promise<void> {
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now(), done = await work();
    times.set(name, [...times.get(name) ?? [], performance.now() - began]);
    return done;
  };
  const { ceremonyId } = given(await timed('createCeremony', () => client.call('handover.createCeremony', { ceremony: aCeremony({ title: { ar: 'حفل', fr: `Remise ${n}` }, convention: { number: `C${n}`, date: null, parties: { ar: '', fr: '' } } }) })));
  const recipients: Id[] = [];
  for (let i = 0; i < 5; i++) recipients.push(given(await timed('addRecipient', () => client.call('handover.addRecipient', { ceremonyId, recipient: aRecipient({ fileNumber: `N${n}-${i}`, cin: `JA${10_000 + n * 10 + i}` }), lines: [aLine(), aLine()] }))).recipientId);
  const recipientId = recipients.at(-1) ?? '' as Id, revision = async (): Promise<number> => given(await client.call('handover.revision', { ceremonyId })).revision;
  for (let i = 0; i < 5; i++) {
    const seen = await revision();
    given(await timed('changeRecipient', () => client.call('handover.changeRecipient', { ceremonyId, recipientId, revision: seen, recipient: aRecipient({ fileNumber: `N${n}-4`, cin: `JA${10_000 + n * 10 + 4}`, phone: `06000000${10 + i}` }) })));
    given(await timed('drafts.save', () => client.call('drafts.save', { key: `form/${n}-${i}`, content: JSON.stringify({ n, i }) })));
    given(await timed('settings.save', () => client.call('settings.save', { contact: { phone: `0522${100_000 + n * 10 + i}` } })));
    given(await timed('search.find', () => client.call('search.find', { text: 'fatima' })));
  }
  given(await timed('issue', () => client.call('handover.issue', { ceremonyId })));
  for (const id of recipients) {
    const seen = await revision();
    given(await timed('mark', () => client.call('handover.mark', { ceremonyId, recipientId: id, revision: seen, state: 'handedOver', note: '' })));
  }
}
/** The command that one store makes slowest beside another, each by its median. */
function worst(ours: ReadonlyMap<string, readonly number[]>, peer: ReadonlyMap<string, readonly number[]>): { readonly name: string; readonly ours: number; readonly peer: number; readonly ratio: number } {
  const all = [...ours].map(([name, times]) => { const [a, b] = [median(times), median(peer.get(name) ?? [])]; return { name, ours: a, peer: b, ratio: a / b }; });
  return all.toSorted((a, b) => b.ratio - a.ratio)[0] ?? { name: '', ours: 0, peer: 0, ratio: 0 };
}
const total = (times: ReadonlyMap<string, readonly number[]>): number => [...times.values()].reduce((sum, all) => sum + median(all), 0);

/** What trust costs: the way in, the cipher, the journal and the change log. */
export async function benchTrust(row: Row, rounds = 25): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'idmaj-bench-'));
  try {
    const engine = createEngine({ folder: path.join(folder, 'way-in'), clock, ids, printer: inPlacePrinter(), helper: inPlaceHelper(), onBug: throws });
    let session: string | null = null;
    const client = createClient((call) => engine.call(call), () => session), unlocks: number[] = [], floors: number[] = [];
    ({ session } = given(await client.call('accounts.createCentre', { code: 'AGA', nameAr: 'م', nameFr: 'C', demonstration: false, passphrase: PASSPHRASE })));
    for (let i = 0; i < 5; i++) {
      given(await client.call('accounts.lock', {}));
      const began = performance.now();
      ({ session } = given(await client.call('accounts.unlock', { passphrase: PASSPHRASE })));
      unlocks.push(performance.now() - began);
      const derived = performance.now();
      scryptSync(PASSPHRASE, 'salt', 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 });
      floors.push(performance.now() - derived);
    }
    await engine.close();
    row('unlock, from the passphrase to the session', ms(median(unlocks)), `scrypt 2^17 alone ${ms(median(floors))}`, `${(median(unlocks) / median(floors)).toFixed(1)} ×`, '≤ 1.5 s');

    const stores = { encrypted: await centre(path.join(folder, 'encrypted'), true), plain: await centre(path.join(folder, 'plain'), false), bare: unlogged(await centre(path.join(folder, 'bare'), true)) };
    const clients = Object.entries(stores).map(([name, store]) => ({ name, client: clientOf(store), times: new Map<string, number[]>() }));
    // by turns, so that a busy moment of the machine is everybody's; the first rounds warm up
    for (let n = 0; n < rounds; n++) for (const one of clients) { await round(one.client, n, one.times); if (n < 3) one.times.clear(); }
    const [encrypted, plain, bare] = clients.map(({ times }) => times) as [Map<string, number[]>, Map<string, number[]>, Map<string, number[]>];
    const slowest = worst(encrypted, plain), logged = worst(encrypted, bare);
    row(`commands, encrypted, the one that pays most (${slowest.name})`, ms(slowest.ours), `the same, plain ${ms(slowest.peer)}`, `${slowest.ratio.toFixed(2)} ×`, '≤ 2.5 ×');
    row(`the journal and the change log, eight commands together`, ms(total(encrypted)), `without either ${ms(total(bare))}`, `+${((total(encrypted) / total(bare) - 1) * 100).toFixed(0)} %`, '≤ 25 %');
    row(`the same, the one that pays most (${logged.name})`, ms(logged.ours), `without either ${ms(logged.peer)}`, `+${((logged.ratio - 1) * 100).toFixed(0)} %`, '≤ 25 %');
    for (const store of Object.values(stores)) store.close();
  } finally { rmSync(folder, { recursive: true, force: true }); }
}
