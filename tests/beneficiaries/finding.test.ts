import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasArabic } from '#shared/domain/common/names.ts';
import type { Id } from '#shared/lib/ids.ts';
import { given } from '#tests/support/engine.ts';
import { aCeremony, aRecipient } from '#tests/support/forms.ts';
import { codeOf, testCentre, type Centre } from './support.ts';

const CASES = readFileSync(path.join(import.meta.dirname, '../fixtures/names.tsv'), 'utf8').split('\n').filter((row) => row !== '' && !row.startsWith('#')).map((row) => { const [query = '', found = '', not = ''] = row.split('\t'); return { query, found, not }; });
/** Others of the kind: what is typed, whose name it is, and whose it is not. */
const MORE: readonly (readonly [query: string, found: string, not: string])[] = [
  ['houcine', 'حسين بوعزة', ''], ['حسن', 'حسن بوعزة', 'حسين بوعزة'], ['rachid', 'رشيد التيجاني', ''], ['rachad', 'رشاد الفاسي', 'رشيد التيجاني'], ['رشيد', 'Rachid Tijani', ''], ['khadija', 'خديجة بنسالم', ''], ['youssef', 'يوسف العلوي', ''], ['saida', 'سعيدة الوردي', ''], ['abdellah', 'عبد الله المرابط', ''],
  ['zineb', 'زينب الشاوي', ''], ['meriem', 'مريم حدو', ''], ['mustapha', 'مصطفى حمداوي', ''], ['brahim', 'إبراهيم أوبلا', ''], ['fatima zahra', 'فاطمة الزهراء أوشن', ''],
];
const isNumber = (text: string): boolean => /\d/.test(text);
let centre: Centre;
const call: Centre['at']['client']['call'] = (name, input) => centre.at.client.call(name, input);
const names = async (text: string): Promise<string[]> => given(await call('beneficiaries.find', { text })).flatMap(({ nameAr, nameFr }) => [nameAr, nameFr]).filter(Boolean);
beforeAll(async () => {
  centre = await testCentre();
  const people = [...new Set([...CASES.flatMap(({ found, not }) => [found, not]), ...MORE.flatMap(([, found, not]) => [found, not])])].filter((name) => name !== '' && !isNumber(name));
  for (const [i, name] of people.entries()) await centre.open({ cin: `QA${1000 + i}`, name: hasArabic(name) ? { ar: name, fr: '' } : { ar: '', fr: name }, phone: '' });
  await centre.open({ cin: 'JB900012', name: { ar: 'رقم البطاقة', fr: 'Carte Numero' }, phone: '0661000777', otherPhone: '0528111222' });
});
afterAll(async () => { expect(centre.at.bugs).toEqual([]); await centre.at.remove(); });

describe('a name is found in either script', () => {
  it.each(CASES.map(({ query, found, not }) => [query, found, not] as const).concat(MORE))('%s finds %s, not %s', async (query, found, not) => {
    const all = await names(query);
    expect(all).toContain(isNumber(found) ? 'Carte Numero' : found);
    if (not !== '') expect(all).not.toContain(not);
  });
  it('the same spelling first, a transliteration after it', async () => {
    const all = await names('rachid');
    expect(all.indexOf('Rachid Tijani')).toBeLessThan(all.indexOf('رشيد التيجاني'));
  });
  it.each([['0661000777'], ['+212 661-000-777'], ['066100'], ['0528111222'], ['900012'], ['9000'], ['012'], ['jb 900012']])('%s is a number of theirs', async (text) => { expect(await names(text)).toContain('Carte Numero'); });
  it.each([[''], ['"'], ['NOT'], ['name : x'], ['* OR *'], ['zzzz'], ['x'.repeat(2000)], ['🙂']])('any text is a question: %s', async (text) => { expect(given(await call('beneficiaries.find', { text }))).toEqual([]); });
  it('phones are words of the search box too', async () => { expect(given(await call('search.find', { text: '0661000777' })).hits).toMatchObject([{ kind: 'person', why: 'phone', name: { fr: 'Carte Numero' }, ceremonies: [] }]); });
});

describe('the list', () => {
  it('comes in pieces, the last changed first, each file once, and a text narrows it', async () => {
    const all = given(await call('beneficiaries.list', { limit: 200 })), seen: Id[] = [];
    for (let cursor: string | null = null, i = 0; i === 0 || cursor !== null; i++) { const piece: typeof all = given(await call('beneficiaries.list', { limit: 7, cursor })); seen.push(...piece.entries.map(({ personId }) => personId)); cursor = piece.next; }
    expect(seen).toEqual(all.entries.map(({ personId }) => personId));
    expect(all.entries.map(({ updatedAt }) => updatedAt)).toEqual(all.entries.map(({ updatedAt }) => updatedAt).toSorted().toReversed());
    const first = given(await call('beneficiaries.list', { text: 'mohamed', limit: 1 })), next = given(await call('beneficiaries.list', { text: 'mohamed', limit: 50, cursor: first.next }));
    expect([...first.entries, ...next.entries].map(({ name }) => name.ar || name.fr).toSorted()).toEqual((await names('mohamed')).toSorted());
    expect(new Set([...first.entries, ...next.entries].map(({ personId }) => personId)).size).toBe(first.entries.length + next.entries.length);
  });
  it('is filtered by status, trade, commune, companion and what is overdue', async () => {
    const { personId, revision } = await centre.open({ cin: 'QB1', name: { ar: 'لائق المصفى', fr: 'Laiq Filtre' }, commune: { ar: 'تارودانت', fr: 'Taroudannt' } }, { trade: 'beekeeping' }, { companionId: centre.ids.amal });
    const of = async (input: object): Promise<string[]> => given(await call('beneficiaries.list', input)).entries.map(({ name }) => name.fr);
    expect(await of({ trade: 'beekeeping' })).toEqual(['Laiq Filtre']);
    expect(await of({ commune: 'TAROUDANNT' })).toEqual(['Laiq Filtre']);
    expect(await of({ companionId: centre.ids.amal })).toEqual(['Laiq Filtre']);
    given(await call('beneficiaries.setStatus', { personId, revision, to: 'suspended', reason: 'x' }));
    expect([await of({ status: 'closed' }), await of({ status: 'suspended' })]).toEqual([['Laiq Filtre'], ['Laiq Filtre']]);
    expect(await of({ status: 'open' })).not.toContain('Laiq Filtre');
    expect(await of({ text: 'laiq', status: 'open' })).toEqual([]);
    expect(await of({ overdue: true })).toEqual([]);
    expect(given(await call('beneficiaries.choices', {})).communes).toEqual([{ ar: 'أكادير', fr: 'Agadir' }, { ar: 'تارودانت', fr: 'Taroudannt' }]);
  });
});

describe('two files of one person', () => {
  it('are joined: every number leads to the one who stays, whose file shows both; and parted again', async () => {
    const one = await centre.open({ cin: 'QC1', name: { ar: 'نورة المضمومة', fr: 'Noura Jointe' } }), two = await centre.open({ cin: 'QC2', fileNumber: 'VIEUX-7', name: { ar: 'نورا', fr: 'Nora Doublon' } });
    given(await call('beneficiaries.consent', { personId: two.personId, purpose: 'photo', answer: 'refused', on: '2025-01-02', by: 'person' }));
    expect(codeOf(await call('beneficiaries.merge', { personId: one.personId, otherId: one.personId, revision: 1, reason: 'x' }))).toBe('beneficiaries.MERGE_ITSELF');
    const { mergeId, revision } = given(await call('beneficiaries.merge', { personId: one.personId, otherId: two.personId, revision: 1, reason: 'même carte' }));
    expect(given(await call('beneficiaries.show', { fileNumber: 'vieux-7' })).personId).toBe(one.personId);
    expect((await centre.show(two.personId)).identity.name.fr).toBe('Noura Jointe');
    expect(await centre.show(one.personId)).toMatchObject({ consents: [{ purpose: 'photo', answer: 'refused' }], joined: [{ mergeId, fileNumber: 'VIEUX-7', reason: 'même carte' }] });
    expect([await names('doublon'), await names('QC2'), await names('vieux-7')]).toEqual([['نورة المضمومة', 'Noura Jointe'], ['نورة المضمومة', 'Noura Jointe'], ['نورة المضمومة', 'Noura Jointe']]);
    expect(given(await call('beneficiaries.list', { text: 'doublon' })).entries).toHaveLength(1);
    expect(codeOf(await call('beneficiaries.merge', { personId: (await centre.open({ cin: 'QC3' })).personId, otherId: two.personId, revision: 1, reason: 'x' }))).toBe('beneficiaries.ALREADY_MERGED');
    // a ceremony finds them by either number, once
    const { ceremonyId } = given(await call('handover.createCeremony', { ceremony: aCeremony() }));
    given(await call('handover.addRecipient', { ceremonyId, recipient: aRecipient({ cin: 'QC2', fileNumber: '', name: { ar: 'نورا', fr: '' } }) }));
    expect(codeOf(await call('handover.addRecipient', { ceremonyId, recipient: aRecipient({ cin: 'QC1', fileNumber: '', name: { ar: 'نورة المضمومة', fr: '' } }) }))).toBe('handover.ALREADY_THERE');
    const joined = await centre.show(one.personId);
    expect(joined.counts.ceremonies).toBe(1);
    expect(joined.revision).toBe(revision);
    given(await call('beneficiaries.part', { mergeId }));
    expect(codeOf(await call('beneficiaries.part', { mergeId }))).toBe('beneficiaries.UNKNOWN_MERGE');
    expect((await centre.show(two.personId)).identity.name.fr).toBe('Nora Doublon');
    expect((await centre.show(one.personId)).consents).toEqual([]);
    expect(await names('doublon')).toEqual(['نورا', 'Nora Doublon']);
    expect(given(await call('beneficiaries.timeline', { personId: one.personId })).events).toContainEqual(expect.objectContaining({ kind: 'merge', undone: true, fileNumber: 'VIEUX-7' }));
  });
});
