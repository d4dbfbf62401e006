import { describe, expect, it } from 'vitest';
import { found, mainDeed, namesakes, neighbour, nextWaiting, reading, type Day, type DayState, type Person } from '#renderer/features/handover/dayRules.ts';
import { referenceIn, scansOf, toScan, unscanned, type Scan } from '#renderer/features/handover/fileRules.ts';

const person = (order: number, state: DayState = 'waiting', more: Partial<Person> = {}): Person => ({
  recipientId: `00000000-0000-7000-8000-${String(order).padStart(12, '0')}` as Person['recipientId'], order, name: { ar: `اسم ${order}`, fr: `Nom ${order}` }, sex: 'M', cinTail: String(500 + order), trade: 'sewing', reads: { ar: true, fr: false }, equipment: [],
  paper: { reference: `PV/AGA/2025/000${order}`, status: 'issued', signedAt: null, cancelReason: null, former: null, scans: 0 }, day: { state, note: '', at: null, by: null, canUndo: false, photo: 'unknown' }, unnamed: false, ...more,
});
const orders = (people: readonly (Person | null)[]): (number | undefined)[] => people.map((one) => one?.order);

describe('the next person', () => {
  const all = [person(1, 'handedOver'), person(2), person(3, 'absent'), person(4)];
  it.each([[null, 2], [2, 4], [4, 2], [3, 4]])('after %s comes %s', (after, next) => {
    expect(nextWaiting(all, after === null ? null : person(after).recipientId)?.order).toBe(next);
  });
  it('is nobody where everybody was called, or only the one in view waits', () => {
    expect(nextWaiting([person(1, 'refused')], null)).toBeNull();
    expect(nextWaiting([person(1), person(2, 'absent')], person(1).recipientId)).toBeNull();
  });
  it('by arrows is whoever stands beside, and the same at either end', () => {
    expect(orders([neighbour(all, person(2).recipientId, 1), neighbour(all, person(1).recipientId, -1), neighbour(all, person(4).recipientId, 1), neighbour([], 'x', 1)])).toEqual([3, 1, 4, undefined]);
  });
  it.each([['waiting', 'handOver'], ['absent', 'handOver'], ['refused', 'handOver'], ['handedOver', 'goOn'], ['reserved', 'goOn']] as const)('the space bar for %s: %s', (state, deed) => {
    expect(mainDeed(person(1, state))).toBe(deed);
  });
});
describe('finding a person', () => {
  const all = [person(1, 'waiting', { name: { ar: 'أحمد بن علي', fr: 'Ahmed Ben Ali' } }), person(12, 'waiting', { name: { ar: 'فاطمة', fr: 'Fátima' }, cinTail: '001' }), person(3, 'waiting', { name: { ar: 'احمد بن على', fr: '' } })];
  it.each([['', [1, 12, 3]], ['احمد', [1, 3]], ['fatima', [12]], ['12', [12]], ['١٢', [12]], ['001', [12]], ['ben ahmed', [1]], ['PV/AGA/2025/0003', [3]], ['nobody', []], ['x'.repeat(10_000), []]] as const)('%s', (typed, expected) => {
    expect(orders(found(all, typed))).toEqual(expected);
  });
  it('tells namesakes by how names compare, and never two without a name', () => {
    const [first] = all;
    expect(first && orders(namesakes(all, first))).toEqual([3]);
    const nameless = person(1, 'waiting', { name: { ar: '', fr: '' } });
    expect(namesakes([nameless, person(2, 'waiting', { name: { ar: '', fr: '' } })], nameless)).toEqual([]);
  });
  it.each([[true, true, 'both'], [true, false, 'ar'], [false, true, 'fr'], [false, false, 'none']] as const)('reads ar %s fr %s: %s', (ar, fr, words) => {
    expect(reading(person(1, 'waiting', { reads: { ar, fr } }))).toBe(words);
  });
});
describe('whose scan a file is', () => {
  const known = new Set(['PV/AGA/2025/0001', 'PV/AGA/2025/0012']);
  it.each([
    ['PV-AGA-2025-0001.pdf', 'PV/AGA/2025/0001'], ['pv_aga_2025_0012 signé.JPG', 'PV/AGA/2025/0012'], ['scan PV AGA 2025 0001 (2).png', 'PV/AGA/2025/0001'], ['٢٠٢٥ PV-AGA-٢٠٢٥-٠٠٠١.pdf', 'PV/AGA/2025/0001'],
    ['PV-AGA-2025-00011.pdf', null], ['PV-AGA-2025-0002.pdf', null], ['XPV-AGA-2025-0001.pdf', null], ['scan0001.pdf', null], ['', null], [`${'PV-AGA-'.repeat(2000)}.pdf`, null],
  ])('%s', (name, reference) => { expect(referenceIn(name, known)).toBe(reference); });
  it('asks only for the scans of those who took their equipment under a paper that stands', () => {
    const day = { recipients: [person(1, 'handedOver'), person(2, 'absent'), person(3, 'reserved'), person(4, 'handedOver', { paper: null }), person(5, 'handedOver', { paper: { reference: 'PV/AGA/2025/0005', status: 'issued', signedAt: null, cancelReason: null, former: null, scans: 2 } })] } as unknown as Day;
    expect(orders(toScan(day))).toEqual([1, 3, 5]);
    expect(orders(unscanned(day))).toEqual([1, 3]);
  });
  it('counts no removed scan', () => {
    const scan = (order: number, removed: Scan['removed']): Scan => ({ scanId: `s${order}` as Scan['scanId'], reference: 'A', order, format: 'png', bytes: 1, sha256: '', attachedAt: '', attachedBy: '', removed });
    expect(scansOf([scan(1, null), scan(2, { at: '', by: '', reason: 'x' }), { ...scan(3, null), reference: 'B' }], 'A').map(({ order }) => order)).toEqual([1]);
  });
});
