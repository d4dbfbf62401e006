import { copyFileSync, cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unwrapDataKey } from '#electron/engine/store/keySlots.ts';
import { openStore } from '#electron/engine/store/open.ts';
import { LANGS, message } from '#shared/i18n/index.ts';
import { systemClock } from '#shared/lib/ids.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { given, PASSPHRASE } from '#tests/support/engine.ts';
import { aCeremony, aRecipient } from '#tests/support/forms.ts';
import { seeded, temporaryFolder } from '#tests/support/store.ts';
import { broken, look, readFacts, type Facts } from './life/facts.ts';
import { startKillable } from './life/killable.ts';

/* A centre that was killed in the middle of its work, its write-ahead log beside it, and then damaged: it opens whole, or it says what is missing. */
const { dir: root, remove } = temporaryFolder(), { seed, below } = seeded(), killed = path.join(root, 'killed'), earlier = path.join(root, 'earlier');
const DATABASE = 'idmaj.db', LOG = 'idmaj.db-wal', KEYS = 'idmaj.keys', HEAD = 'idmaj.head';
let facts: Facts = new Map();

beforeAll(async () => {
  const work = async (known: boolean): Promise<void> => {
    const host = startKillable({ cache: path.join(root, 'compiled') });
    await host.open(killed);
    const entered = known ? await host.client.call('accounts.unlock', { passphrase: PASSPHRASE }) : await host.client.call('accounts.createCentre', { code: 'AGA', nameAr: 'م', nameFr: 'C', passphrase: PASSPHRASE });
    host.session = given(entered).session;
    const { ceremonyId } = given(await host.client.call('handover.createCeremony', { ceremony: aCeremony({ title: { ar: 'حفل', fr: `Remise ${known}` }, convention: { number: String(known), date: null, parties: { ar: '', fr: '' } } }) }));
    for (let n = 0; n < 12; n++) given(await host.client.call('handover.addRecipient', { ceremonyId, recipient: aRecipient({ fileNumber: `F${known}${n}`, cin: `JA${known ? 1 : 2}000${n}` }) }));
    await host.kill();
  };
  await work(false);
  (await opened(killed)).close(); // brings the log home
  cpSync(killed, earlier, { recursive: true });
  await work(true);
  expect(readFileSync(path.join(killed, LOG)).length).toBeGreaterThan(50_000);
  const whole = path.join(root, 'whole');
  cpSync(killed, whole, { recursive: true });
  const store = await opened(whole);
  expect(store.warnings).toEqual([]);
  store.close();
  facts = look(whole, given(await unwrapDataKey(whole, PASSPHRASE)).dataKey, readFacts);
}, 600_000);
afterAll(() => { remove(); });

async function opened(folder: string) { return given(openStore({ dir: folder, dataKey: given(await unwrapDataKey(folder, PASSPHRASE)).dataKey, clock: systemClock })); }
let cases = 0;
/** What becomes of a damaged copy: refused in words, opened with a word of what is missing, or whole. */
async function outcome(damage: (folder: string) => void): Promise<string> {
  cases += 1;
  const folder = path.join(root, `case-${cases}`), where = `seed ${seed}, case ${cases}`;
  cpSync(killed, folder, { recursive: true });
  damage(folder);
  const say = ({ code, params }: Refusal): string => { for (const lang of LANGS) expect(message(lang, code, params), where).not.toMatch(/[{}]|^store\./); return code; };
  try {
    const key = await unwrapDataKey(folder, PASSPHRASE);
    if (!key.ok) return say(key.refusal);
    const store = openStore({ dir: folder, dataKey: key.value.dataKey, clock: systemClock });
    if (!store.ok) return say(store.refusal);
    const told = store.value.warnings.map(say);
    store.value.close();
    const found = look(folder, key.value.dataKey, readFacts), lost = [...facts].some(([what, says]) => found.get(what) !== says);
    if (told.length === 0) {
      expect(lost, `${where}: something is lost and nobody says it`).toBe(false);
      expect(await broken(folder, key.value.dataKey, { ways: new Map([['', PASSPHRASE]]) }), where).toEqual([]);
    }
    return told[0] ?? 'whole';
  } finally { rmSync(folder, { recursive: true, force: true }); }
}
const rewrite = (folder: string, name: string, change: (bytes: Buffer) => Buffer): void => { const file = path.join(folder, name); writeFileSync(file, change(readFileSync(file))); };
const flip = (name: string) => (folder: string): void => { rewrite(folder, name, (bytes) => { const at = below(bytes.length); bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8)); return bytes; }); };
const cut = (name: string) => (folder: string): void => { const file = path.join(folder, name); truncateSync(file, below(readFileSync(file).length)); };
const swap = (name: string, header: number, size: number) => (folder: string): void => {
  rewrite(folder, name, (bytes) => {
    const pages = Math.floor((bytes.length - header) / size), [a, b] = [below(pages), below(pages - 1)].map((page, n) => header + (n === 1 && page >= 0 ? page + 1 : page) * size) as [number, number], kept = Buffer.from(bytes.subarray(a, a + size));
    bytes.copy(bytes, a, b, b + size);
    kept.copy(bytes, b);
    return bytes;
  });
};
/** IDMAJ_FAULT_TIMES multiplies every number of cases. */
const TIMES = Number(process.env['IDMAJ_FAULT_TIMES'] ?? 1);
async function outcomes(times: number, damage: (folder: string) => void): Promise<string[]> {
  const seen = new Set<string>();
  for (let n = 0; n < times * TIMES; n++) seen.add(await outcome(damage));
  return [...seen].sort();
}
const LOST = 'store.CHANGES_LOST', DAMAGED = 'store.DAMAGED';

describe('a killed centre', { timeout: 600_000 }, () => {
  it('opens whole where nothing was damaged, and where only what is made again is gone', async () => {
    expect(await outcome(() => undefined)).toBe('whole');
    expect(await outcome((folder) => { rmSync(path.join(folder, 'idmaj.db-shm')); })).toBe('whole');
    expect(await outcome((folder) => { rmSync(path.join(folder, HEAD)); })).toBe('whole');
  });
  it('without its write-ahead log, or with an earlier copy in its place, says that changes are missing', async () => {
    expect(await outcome((folder) => { rmSync(path.join(folder, LOG)); })).toBe(LOST);
    expect(await outcome((folder) => { for (const name of [DATABASE, KEYS]) copyFileSync(path.join(earlier, name), path.join(folder, name)); rmSync(path.join(folder, LOG)); })).toBe(LOST);
  });
  it('with a damaged log opens whole or says that changes are missing', async () => {
    for (const seen of [...await outcomes(10, flip(LOG)), ...await outcomes(4, cut(LOG)), ...await outcomes(3, swap(LOG, 32, 4120))]) expect([LOST, DAMAGED, 'whole']).toContain(seen);
  });
  it('with a damaged database is refused, or what was damaged stands whole in the log', async () => {
    for (const seen of [...await outcomes(8, flip(DATABASE)), ...await outcomes(3, cut(DATABASE)), ...await outcomes(4, swap(DATABASE, 0, 4096))]) expect([DAMAGED, 'store.FOREIGN_FILE', 'whole']).toContain(seen);
  });
  it('with a damaged key file is refused; a damaged mark of the journal costs nothing', async () => {
    for (const seen of [...await outcomes(8, flip(KEYS)), ...await outcomes(3, cut(KEYS))]) expect(['store.KEYS_DAMAGED', 'store.KEYS_NEWER', 'whole']).toContain(seen);
    expect([...await outcomes(4, flip(HEAD)), ...await outcomes(2, cut(HEAD))].filter((seen) => seen !== 'whole')).toEqual([]);
  });
  it('without its database, or its keys, says which file is missing', async () => {
    expect(await outcome((folder) => { rmSync(path.join(folder, DATABASE)); })).toBe('store.DATABASE_MISSING');
    expect(await outcome((folder) => { rmSync(path.join(folder, KEYS)); })).toBe('store.KEYS_MISSING');
  });
});

it('a clock set back is told, and what is written then stands in its order', async () => {
  const folder = path.join(root, 'clock'), YEAR = 365 * 86_400_000;
  cpSync(killed, folder, { recursive: true });
  const host = startKillable({ cache: path.join(root, 'compiled'), shift: -YEAR });
  await host.open(folder);
  const entered = given(await host.client.call('accounts.unlock', { passphrase: PASSPHRASE }));
  host.session = entered.session;
  expect(entered.warnings.map(({ code }) => code)).toEqual(['accounts.CLOCK_BEHIND']);
  const title = { ar: 'حفل', fr: 'Remise d’avant' };
  const { ceremonyId } = given(await host.client.call('handover.createCeremony', { ceremony: aCeremony({ title, convention: { number: 'avant', date: null, parties: { ar: '', fr: '' } } }) }));
  const added = given(await host.client.call('handover.addRecipient', { ceremonyId, recipient: aRecipient({ fileNumber: 'avant', cin: 'JA900001' }) }));
  given(await host.client.call('handover.changeRecipient', { ceremonyId, recipientId: added.recipientId, revision: added.revision, recipient: aRecipient({ fileNumber: 'avant', cin: 'JA900002' }) }));
  expect(given(await host.client.call('handover.ceremonies', { text: 'avant' })).entries).toMatchObject([{ title }]);
  await host.kill();
  expect(host.bugs()).toBe(0);
  expect(await broken(folder, given(await unwrapDataKey(folder, PASSPHRASE)).dataKey, { ways: new Map([['', PASSPHRASE]]) })).toEqual([]);
}, 600_000);
