import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '#electron/engine/store/connect.ts';
import { matching, refresh } from '#electron/engine/search/repository.ts';
import path from 'node:path';
import { foldName } from '#shared/domain/common/names.ts';
import { soundsOfFolded } from '#shared/domain/common/sounds.ts';
import { askedOf, personQueries } from '#shared/domain/search.ts';
import { ok } from '#shared/lib/result.ts';
import { given, testEngine } from '#tests/support/engine.ts';
import { aCeremony, aLine, aRecipient } from '#tests/support/forms.ts';
import { createTestCentre, insertPerson, temporaryFolder } from '#tests/support/store.ts';

const soundsOf = (name: string): string[] => soundsOfFolded(foldName(name));

const at = testEngine();
let ceremonyId = '';
const PEOPLE = [
  aRecipient({ cin: 'JT123456', fileNumber: 'F-2025/014', name: { ar: 'محمد العمراني', fr: 'Mohamed El Amrani' } }), aRecipient({ cin: 'JB77', fileNumber: '', name: { ar: 'خديجة بن علي', fr: '' } }),
  aRecipient({ cin: 'JC456', fileNumber: '', name: { ar: 'عبد القادر حسين', fr: 'Abdelkader Houcine' } }), aRecipient({ cin: 'JD1', fileNumber: '', name: { ar: 'يوسف الناصري', fr: 'Youssef Ennaciri' } }),
];
beforeAll(async () => {
  await at.create();
  ({ ceremonyId } = given(await at.client.call('handover.createCeremony', { ceremony: aCeremony() })));
  for (const [i, recipient] of PEOPLE.entries()) given(await at.client.call('handover.addRecipient', { ceremonyId, recipient, lines: [aLine({ serial: `SN-10${i}`, inventoryNumber: `INV ${i}`, quantity: 1 })] }));
  given(await at.client.call('handover.createCeremony', { ceremony: aCeremony({ title: { ar: 'حفل تارودانت', fr: 'Remise à Taroudannt' }, convention: { number: 'INDH-77', date: null, parties: { ar: '', fr: '' } } }) }));
  given(await at.client.call('handover.issue', { ceremonyId }));
});
afterAll(() => at.remove());
const find = async (text: string) => given(await at.client.call('search.find', { text })).hits;
/** Hits as short words: the kind, why, and who or what. */
const told = async (text: string): Promise<string[]> => (await find(text)).map((hit) => `${hit.kind} ${hit.why} ${hit.kind === 'person' ? hit.cinTail : hit.kind === 'paper' || hit.kind === 'casePaper' ? hit.reference : hit.kind === 'unit' ? hit.serial : hit.title.fr}`);

describe('the search box', () => {
  it.each([
    ['محمد', ['person name 456']], ['مُحَمَّد العُمراني', ['person name 456']], ['mohamed', ['person name 456']], ['MOHAM', ['person name 456']], ['amrani mohamed', ['person name 456']],
    ['Mohammed', ['person closeSpelling 456']], ['Muhammad Lamrani', ['person closeSpelling 456']], ['Muhammad Lamouri', []], ['Khadija', ['person closeSpelling B77']], ['Benali', ['person closeSpelling B77']], ['Abdulqadir', ['person closeSpelling 456']], ['Hocine', ['person closeSpelling 456']],
    ['Yusuf', ['person closeSpelling JD1']], ['النصيري', ['person closeSpelling JD1']],
    ['JT123456', ['person cin 456']], ['jt 123-456', ['person cin 456']], ['F-2025/014', ['person fileNumber 456']], ['f2025014', ['person fileNumber 456']],
    ['PV/AGA/2025/0002', ['paper reference PV/AGA/2025/0002']], ['pv-aga-2025-0003', ['paper reference PV/AGA/2025/0003']], ['0004', ['paper reference PV/AGA/2025/0004']],
    ['SN-102', ['unit serial SN-102']], ['sn103', ['unit serial SN-103']], ['inv 1', ['unit inventory SN-101']],
    ['taroudannt', ['ceremony title Remise à Taroudannt']], ['تارودانت', ['ceremony title Remise à Taroudannt']], ['INDH-77', ['ceremony convention Remise à Taroudannt']],
    ['', []], ['"', []], ['name : x', []], ['* OR *', []], ['NOT', []], ['zzzz', []], ['x'.repeat(200), []],
  ])('%s', async (text, expected) => { expect(await told(text)).toEqual(expected); });
  it('finds everybody whose ID number ends so', async () => {
    expect((await told('456')).sort()).toEqual(['person cin 456', 'person cin 456']);
  });
  it('leads to the place, and knows what changed since', async () => {
    expect(await find('JD1')).toMatchObject([{ kind: 'person', name: { fr: 'Youssef Ennaciri' }, ceremonies: [{ ceremonyId, title: { fr: 'Cérémonie d’essai' } }] }]);
    const other = given(await at.client.call('handover.createCeremony', { ceremony: aCeremony({ title: { ar: 'حفل ثالث', fr: '' } }) }));
    given(await at.client.call('handover.addRecipient', { ceremonyId: other.ceremonyId, recipient: aRecipient({ cin: 'ZQ9', fileNumber: '', name: { ar: 'وفاء', fr: 'Ouafae Neuve' } }) }));
    expect(await told('ouafae')).toEqual(['person name ZQ9']);
    given(await at.client.call('handover.discardDraft', { ceremonyId: other.ceremonyId }));
    expect(await told('ouafae')).toEqual([]);
    expect(await told('حفل ثالث')).toEqual([]);
  });
  it('searches the list of ceremonies', async () => {
    const list = async (text: string) => given(await at.client.call('handover.ceremonies', { text })).entries.map(({ title }) => title.fr);
    expect(await list('taroud')).toEqual(['Remise à Taroudannt']);
    expect(await list('agadir')).toHaveLength(2);
    expect(await list('nowhere')).toEqual([]);
    expect(await list(' ')).toHaveLength(2);
  });
});

describe('sounds', () => {
  it.each([
    ['Mohammed', 'Mohamed', 'Muhammad', 'Mouhamed', 'محمد'], ['Youssef', 'Yusuf', 'Youcef', 'يوسف'], ['Khadija', 'Khadidja', 'خديجة'], ['Hassan', 'Hasan', 'حسن'], ['Rachid', 'Rashid', 'رشيد'], ['Fatima', 'Fatimah', 'فاطمة'],
    ['Abdelkader', 'Abdulqadir', 'عبد القادر', 'عبدالقادر'], ['El Amrani', 'Elamrani', 'Al-Amrani', 'العمراني'], ['Zineb', 'Zaynab', 'زينب'], ['Benali', 'Ben Ali', 'بن علي'], ['Ghita', 'غيثة'],
  ])('of %s and %s are alike', (first, ...others) => { for (const other of others) expect([other, soundsOf(other)]).toEqual([other, soundsOf(first)]); });
  it('tell names apart', () => { expect(new Set(['Rachid', 'Rafiq', 'Karim', 'Karima Ghali', 'Khalid', 'Kamal'].map((name) => soundsOf(name).join(' '))).size).toBe(6); });
});

it('asks the index, never every row', async () => {
  const folder = temporaryFolder(), { store, dataKey } = await createTestCentre(folder.dir);
  given(store.transaction(() => { for (let i = 0; i < 2000; i++) insertPerson(store, `F${i}`, { name_fr: `Mohamed Numero${i}`, name_ar: 'محمد', cin: `AB${i}` }); return ok(null); }));
  given(refresh(store));
  expect(matching(store, personQueries(askedOf('mohamed'))[0]?.match ?? '', 8)).toHaveLength(8);
  store.close();
  const db = connect(path.join(folder.dir, 'idmaj.db'), dataKey, { readonly: true });
  const plan = (sql: string, ...values: unknown[]): string[] => db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values).map(({ detail }) => detail);
  expect(plan('SELECT record_id FROM search_words JOIN search_entries ON entry = search_words.rowid WHERE search_words MATCH ? ORDER BY search_words.rowid DESC LIMIT ?', 'name : "x"', 8)).toEqual([
    expect.stringMatching(/^SCAN search_words VIRTUAL TABLE INDEX \d+:M/), 'SEARCH search_entries USING INTEGER PRIMARY KEY (rowid=?)']);
  expect(plan('SELECT recipients.id FROM recipients JOIN ceremonies ON ceremonies.id = ceremony_id WHERE person_id = ? ORDER BY date DESC, ceremony_id DESC LIMIT 3', 'x').every((step) => !step.startsWith('SCAN'))).toBe(true);
  db.close();
  folder.remove();
});
