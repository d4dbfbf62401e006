import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { connect } from '#electron/engine/store/connect.ts';
import { FILES, head, makePrivate } from '#electron/engine/store/files.ts';
import { createKeySlots, readKeyFile, openRing, writeKeyFile } from '#electron/engine/store/keySlots.ts';
import { lookAtFolder } from '#electron/engine/store/look.ts';
import { migrate, MIGRATIONS } from '#electron/engine/store/migrate.ts';
import { openStore } from '#electron/engine/store/open.ts';
import { createSql } from '#electron/engine/store/sql.ts';
import { present } from '#shared/lib/assert.ts';
import { systemClock, type Id } from '#shared/lib/ids.ts';
import { AT, LIGHT_WORK, newIds, seeded, temporaryFolder, value } from '#tests/support/store.ts';
import { rowId } from '#tests/support/rawDatabase.ts';
import { SCENARIOS, type Scenario } from './acts.ts';
import { brokenBackups, isSetAside } from './backups.ts';
import { broken, changesIn, digests, doneRows, goesOnFrom, headOf, look, readFacts, type Facts } from './facts.ts';
import { Killed, startKillable, type Killable } from './killable.ts';
import type { Act, Known, World } from './world.ts';

export interface Tally { kills: number; /** with the change done, though its answer never came */ done: number; reopened: number; lost: string[]; half: string[] }
export type Table = ReadonlyMap<string, Tally>;
const ME = 'Amina Direction', PASSPHRASE = 'quatre mots bien choisis';
/** A centre grows with every round; after so many there is a new one. */
const ROUNDS_A_CENTRE = 40;

/** What lies in one folder, and what its people know. */
interface Centre { readonly folder: string; dataKey: Buffer; readonly known: Known }
const unknown = (): Known => ({ facts: new Map(), ways: new Map([[ME, PASSPHRASE]]), words: null, unseen: null, backups: new Map() });
const copyOf = ({ facts, ways, words, unseen, backups }: Known): Known => ({ facts: new Map(facts), ways: new Map(ways), words, unseen, backups: new Map(backups) });
const stickOf = ({ folder }: { readonly folder: string }): string => `${folder}-stick`;
async function keyOf(folder: string, { ways }: Known): Promise<Buffer> {
  const { ring } = value(readKeyFile(folder));
  return value(await openRing(ring, { kind: 'passphrase', text: present(ways.get(ME), 'a passphrase'), user: ME })).dataKey;
}
/** A centre of an older version, whose key file knows no names yet: users, persons and a journal of one row. */
async function olderCentre(folder: string, version: number): Promise<Centre> {
  mkdirSync(folder, { recursive: true });
  const { dataKey, ring, slotId } = await createKeySlots({ passphrase: PASSPHRASE, ids: newIds, work: LIGHT_WORK }), file = path.join(folder, FILES.database);
  makePrivate(file);
  const db = connect(file, dataKey), sql = createSql(db);
  migrate(db, { dir: folder, clock: systemClock, migrations: MIGRATIONS.filter((each) => each.version <= version) });
  sql.insert('centre', { id: rowId(1), code: 'AGA', name_ar: 'م', name_fr: 'C', demonstration: true, created_at: AT });
  sql.insert('users', { id: rowId(2), name: ME, role: 'director', active: true, created_at: AT });
  sql.insert('key_slots', { id: slotId, user_id: rowId(2), kind: 'passphrase', created_at: AT });
  if (version >= 20) sql.insert('settings_versions', { version: 1, content: '{}', created_at: AT, created_by: rowId(2) });
  for (let n = 10; n < 400; n++) sql.insert('persons', { id: rowId(n), file_number: `F${n}`, file_number_key: `F${n}`, sex: 'F', name_fr: 'x'.repeat(300), created_at: AT, updated_at: AT });
  db.close();
  writeKeyFile(folder, { ring, databaseHead: head(file, 16).toString('hex') });
  return { folder, dataKey, known: { ...unknown(), facts: new Map([[`user:${ME}`, 'director'], ['settings:phone', ''], ['older:persons', '390']]) } };
}

/** Kills in a row, over all scenarios by turns; `only` names some of them. Prints nothing. */
export async function runKills({ kills, seed: wanted, only, until = Infinity }: { readonly kills: number; readonly seed?: number; readonly only?: readonly string[]; readonly until?: number }): Promise<{ readonly seed: number; readonly table: Table }> {
  const { seed, below } = seeded(wanted), scenarios = SCENARIOS.filter(({ name }) => !only || only.includes(name));
  const table = new Map(scenarios.map(({ name }): [string, Tally] => [name, { kills: 0, done: 0, reopened: 0, lost: [], half: [] }]));
  const root = temporaryFolder(), start = (): Killable => startKillable({ cache: path.join(root.dir, 'compiled') });
  const length = new Map<string, { steps: number; ms: number }>();
  let numbers = 0, centre: Centre | null = null, age = 0, spare = start();
  const fresh = (): number => { numbers += 1; return 100 + numbers; };
  const folderOf = (): string => path.join(root.dir, `centre-${fresh()}`);

  function worldOf(host: Killable, at: Centre): World {
    return {
      client: host.client, known: at.known, me: ME, put: (bytes) => host.put(bytes), onStick: (file = '') => host.place(path.join(stickOf(at), file)), below, fresh,
      revision: (ceremonyId) => look(at.folder, at.dataKey, (db) => Number(db.prepare('SELECT coalesce(max(revision), 0) FROM ceremony_revisions WHERE ceremony_id = ?').pluck().get(ceremonyId))),
      changes: changesIn(at.folder, at.dataKey),
      userId: (name) => look(at.folder, at.dataKey, (db) => db.prepare('SELECT id FROM users WHERE name = ? AND active = 1').pluck().get(name)) as Id,
    };
  }
  const factsOf = ({ folder, dataKey }: Centre): Facts => look(folder, dataKey, readFacts);
  /** Runs an act that is not killed; what it made is taken over from the database once it was acknowledged. */
  async function acknowledged(host: Killable, at: Centre, act: Act): Promise<void> {
    const begun = performance.now();
    await host.arm(0);
    const result = await act.run();
    if (!result.ok) return;
    act.done(at.known, result.value);
    for (const [what, says] of factsOf(at)) if (!at.known.facts.has(what)) at.known.facts.set(what, says);
    length.set(act.name, { steps: host.steps(), ms: performance.now() - begun });
  }
  async function enter(host: Killable, at: Centre): Promise<void> {
    await host.open(at.folder);
    host.session = value(await host.client.call('accounts.unlock', { user: ME, passphrase: present(at.known.ways.get(ME), 'a passphrase') })).session;
  }
  async function begin(host: Killable): Promise<Centre> {
    const folder = folderOf(), known = unknown();
    await host.open(folder);
    host.session = value(await host.client.call('accounts.createCentre', { code: 'AGA', nameAr: 'م', nameFr: 'C', userName: ME, passphrase: PASSPHRASE })).session;
    const at: Centre = { folder, dataKey: await keyOf(folder, known), known };
    known.facts = factsOf(at);
    const world = worldOf(host, at), of = (name: string, n: number): Act | null => present(SCENARIOS.find((each) => each.name === name), name).acts[n]?.(world) ?? null;
    const firsts = [['write', 0], ['write', 2], ['write', 2], ['write', 2], ['issue', 0], ['write', 0], ['write', 2], ['write', 2], ['users', 0], ['users', 0], ['users', 0], ['secrets', 1], ['secrets', 2], ['files', 13], ['files', 13], ['backup', 0], ['write', 0]] as const;
    for (const [name, n] of firsts) {
      const act = of(name, n);
      if (act) await acknowledged(host, at, act);
    }
    return at;
  }

  async function round(scenario: Scenario, tally: Tally): Promise<void> {
    const host = spare;
    spare = start();
    let at: Centre;
    if (scenario.begins === 'older') { at = await olderCentre(folderOf(), [10, 20, 30][below(3)] ?? 30); await host.open(at.folder); }
    else if (scenario.begins === 'empty') { at = { folder: folderOf(), dataKey: Buffer.alloc(32), known: unknown() }; await host.open(at.folder); }
    else if (!centre || age >= ROUNDS_A_CENTRE) { [at, age] = [await begin(host), 0]; centre = at; }
    else { at = centre; if (scenario.begins === 'in') await enter(host, at); else await host.open(at.folder); }
    age += 1;
    if (scenario.begins === 'locked' && host.session !== null) value(await host.client.call('accounts.lock', {}));

    const world = worldOf(host, at), act = [...scenario.acts].sort(() => below(3) - 1).map((make) => make(world)).find((made) => made !== null);
    if (!act) { await host.kill(); return; }
    // some acts are acknowledged first, of which nothing may be lost
    if (scenario.begins === 'in') for (let n = below(3); n > 0; n--) {
      const firsts = scenario.before ?? scenario.acts, before = firsts[below(firsts.length)]?.(world);
      if (before) await acknowledged(host, at, before);
    }
    const doomed = scenario.begins === 'in' ? [...scenario.acts].sort(() => below(3) - 1).map((make) => make(world)).find((made) => made !== null) ?? act : act;
    const exists = scenario.begins !== 'empty', snapshot = !exists ? null : look(at.folder, at.dataKey, (db) => ({ rows: digests(db), done: doneRows(db), head: headOf(db), facts: scenario.begins === 'older' ? at.known.facts : readFacts(db) }));

    // at a step of its own, the last ones rather, or at a moment by the clock; its usual length is what it took before
    const usual = length.get(doomed.name) ?? (doomed.replaces ? { steps: 70, ms: 150 } : { steps: 40, ms: 60 }), bySteps = below(3) > 0;
    const step = bySteps ? Math.max(1, below(2) ? usual.steps - below(16) : 1 + below(usual.steps + 4)) : 0;
    await host.arm(step);
    const timer = bySteps ? null : setTimeout(() => { void host.kill(); }, below(Math.ceil(usual.ms * 1.1)));
    const known = copyOf(at.known);
    let heard = false, granted = false;
    const begun = performance.now();
    try {
      const result = await doomed.run();
      [heard, granted] = [true, result.ok];
      if (result.ok) { doomed.done(known, result.value); length.set(doomed.name, { steps: host.steps(), ms: performance.now() - begun }); }
    } catch (error) { if (!(error instanceof Killed)) throw error; }
    if (timer) clearTimeout(timer);
    await host.kill();
    tally.kills += 1;
    const where = `seed ${seed}, ${scenario.name} ${doomed.name}, kill ${tally.kills}, ${bySteps ? `step ${step} of about ${usual.steps}` : 'by the clock'}, ${heard ? 'acknowledged' : 'not acknowledged'}`;
    if (host.bugs() > 0) tally.half.push(`${where}: a bug was told: ${host.said().slice(0, 400)}`);

    // a centre that was never acknowledged may be there or not; where it is not, one can be made
    if (!exists && !heard && (!lookAtFolder(at.folder).ok || !value(lookAtFolder(at.folder)).centre)) {
      const again = spare;
      spare = start();
      await again.open(at.folder);
      const made = await again.client.call('accounts.createCentre', { code: 'AGA', nameAr: 'م', nameFr: 'C', userName: ME, passphrase: PASSPHRASE });
      await again.kill();
      if (made.ok) tally.reopened += 1; else tally.half.push(`${where}: ${made.refusal.code}`);
      return;
    }
    if (!exists) at.dataKey = await keyOf(at.folder, known);
    const opened = openStore({ dir: at.folder, dataKey: at.dataKey, clock: systemClock });
    if (!opened.ok) { tally.lost.push(`${where}: ${opened.refusal.code}`); centre = null; return; }
    opened.value.close();
    tally.reopened += 1;
    const now = look(at.folder, at.dataKey, (db) => ({ rows: digests(db), done: doneRows(db), facts: readFacts(db), replaced: snapshot !== null && !goesOnFrom(db, snapshot.head) }));
    // an answer that never came: the journal says whether it was done
    const jotting = doomed.name.startsWith('drafts.') && [...now.facts].some(([what, says]) => snapshot?.facts.get(what) !== says);
    const late = !heard && (doomed.replaces ? now.replaced : (snapshot?.done ?? 0) < now.done || jotting || [...(snapshot?.facts.keys() ?? [])].some((what) => !now.facts.has(what)));
    if (late) { doomed.done(known, null); tally.done += 1; }
    const wrong = [...known.facts].filter(([what, says]) => now.facts.get(what) !== says), surplus = [...now.facts].filter(([what]) => !known.facts.has(what));
    if (wrong.length > 0) tally.lost.push(`${where}: ${wrong.slice(0, 3).map(([what, says]) => `${what} is «${now.facts.get(what) ?? 'gone'}», not «${says}»`).join('; ')}`);
    if (!heard && !late && scenario.begins !== 'older' && !scenario.steps) {
      // a refusal that nobody heard is written down too; whoever replaces the data is signed out before
      const moved = [...now.rows].filter(([name, digest]) => snapshot?.rows.get(name) !== digest && !(name === 'audit' && (doomed.replaces || now.done === snapshot?.done))).map(([name]) => name);
      if (moved.length > 0) tally.half.push(`${where}: not done, and yet changed in ${moved.join(', ')}`);
    } else if (!heard && !late && surplus.some(([what]) => !/^(archive|paper):/.test(what))) tally.half.push(`${where}: not done, and yet there: ${surplus.map(([what]) => what).join(', ')}`);
    if (now.replaced !== (doomed.replaces === true && (granted || late))) tally.lost.push(`${where}: ${now.replaced ? 'another journal is in its place' : 'its own journal is still there'}`);
    if (snapshot && now.replaced && !isSetAside(at.folder, at.dataKey, snapshot.head)) tally.lost.push(`${where}: what was there before is in no folder`);
    for (const fault of [...await broken(at.folder, at.dataKey, known), ...brokenBackups({ ...at, stick: stickOf(at), scratch: path.join(root.dir, 'scratch'), backups: known.backups, tidied: granted && doomed.name === 'backups.make' })]) tally.half.push(`${where}: ${fault}`);
    known.facts = now.facts;
    [at.known.facts, at.known.words, at.known.unseen] = [known.facts, known.words, known.unseen];
    for (const [file, kept] of known.backups) at.known.backups.set(file, kept);
    at.known.ways.clear();
    for (const [name, passphrase] of known.ways) at.known.ways.set(name, passphrase);
    if (scenario.begins === 'older' || scenario.begins === 'empty') rmSync(at.folder, { recursive: true, force: true });
    if (tally.lost.length + tally.half.length > 0) centre = null; // what follows would only say it again
  }

  try {
    for (let n = 0; n < kills && performance.now() < until; n++) {
      const scenario = present(scenarios[n % scenarios.length], 'a scenario');
      await round(scenario, present(table.get(scenario.name), scenario.name));
    }
  } finally {
    await spare.kill();
    root.remove();
  }
  return { seed, table };
}
/** The table as text; nothing in it depends on when it was made. */
export const asTable = (table: Table): string => [
  '| scenario | kills | of them done, unheard | reopened | lost | half-applied |', '|---|---|---|---|---|---|',
  ...[...table, ['all', [...table.values()].reduce<Tally>((sum, each) => ({ kills: sum.kills + each.kills, done: sum.done + each.done, reopened: sum.reopened + each.reopened, lost: [...sum.lost, ...each.lost], half: [...sum.half, ...each.half] }), { kills: 0, done: 0, reopened: 0, lost: [], half: [] })] as const]
    .map(([name, { kills, done, reopened, lost, half }]) => `| ${name} | ${kills} | ${done} | ${reopened} | ${lost.length} | ${half.length} |`), '',
].join('\n');
export const faultsOf = (table: Table): string[] => [...table.values()].flatMap(({ lost, half }) => [...lost, ...half]);
