import { describe, expect, it } from 'vitest';
import { ceremonyKey, checkAgainstKnown, knownQuery, personFinder, restrictedFinder, serialKey, totals, type KnownPerson } from '#shared/domain/exchange.ts';
import type { Id } from '#shared/lib/ids.ts';
import { readCeremonyForm } from '#electron/engine/exchange/ceremonyWorkbook.ts';
import { agadir, changed, formOf, put } from './workbooks.ts';

const form = formOf(readCeremonyForm(agadir()));
const person = (more: Partial<KnownPerson>): KnownPerson => ({ id: 'p' as Id, cin: 'JT901500', fileNumber: '3-2024-0001', name: { ar: 'عبد الرحيم أكنسوس', fr: 'Abderrahim Aguensous' }, elsewhere: false, ...more });
const check = (persons: KnownPerson[], serials: string[] = []) => {
  const { errors, warnings } = checkAgainstKnown(form, { persons, serialsHeld: new Map(serials.map((key) => [key, { ar: 'حفل آخر', fr: 'Autre cérémonie' }])) });
  return [...errors, ...warnings].map(({ sheet, cell, value, code }) => [code, `${sheet}!${cell}`, value]);
};

describe('a form against what the store knows', () => {
  it('is silent about nobody known, and about the same person, however the name is spelt', () => {
    expect(check([])).toEqual([]);
    expect(check([person({})])).toEqual([]);
    expect(check([person({}), person({ fileNumber: '' })])).toEqual([]);
    expect(check([person({ name: { ar: 'عبدالرحيم اكنسوس', fr: '' } })])).toEqual([]);
  });
  it('refuses a file number that another person holds', () => {
    const taken = [['FILE_NUMBER_TAKEN', 'beneficiaries!A2', '3-2024-0001']];
    expect(check([person({ cin: 'X1' })])).toEqual(taken);
    expect(check([person({ cin: '', name: { ar: 'سعيد', fr: 'Saïd' } })])).toEqual(taken);
    expect(check([person({ fileNumber: '' }), person({ id: 'q' as Id, cin: '' })])).toEqual(taken);
  });
  it('links a person without an ID card by file number and name', () => {
    const find = personFinder([person({ cin: '' })]);
    expect(find({ cin: '', fileNumber: ' 3-2024-0001', name: person({}).name })).toMatchObject({ person: { id: 'p' }, taken: null });
    expect(find({ cin: 'JT901500', fileNumber: '3-2024-0001', name: person({}).name })).toMatchObject({ person: { id: 'p' }, taken: null });
    expect(find({ cin: '', fileNumber: '', name: person({}).name })).toEqual({ person: null, taken: null });
  });
  it('warns about an ID known under another name or with another file number', () => {
    expect(check([person({ name: { ar: 'سعيد', fr: 'Abderrahim Aguensous' } })])).toEqual([['ID_KNOWN_UNDER_OTHER_NAME', 'beneficiaries!B2', 'JT901500']]);
    expect(check([person({ name: { ar: 'سعيد', fr: 'Saïd' } })])).toEqual([['ID_KNOWN_UNDER_OTHER_NAME', 'beneficiaries!B2', 'JT901500']]);
    expect(check([person({ fileNumber: '3-2020-9999' })])).toEqual([['FILE_NUMBER_DIFFERS', 'beneficiaries!A2', '3-2024-0001']]);
    // of a file that somebody else accompanies no more is told than that it is there
    expect(check([person({ elsewhere: true, fileNumber: '3-2020-9999' })])).toEqual([['KNOWN_ELSEWHERE', 'beneficiaries!B2', 'JT901500']]);
    expect(check([person({ elsewhere: true, name: { ar: 'سعيد', fr: 'Saïd' } })])).toEqual([['KNOWN_ELSEWHERE', 'beneficiaries!B2', 'JT901500']]);
    expect(check([person({ elsewhere: true })])).toEqual([]);
    expect(JSON.stringify(checkAgainstKnown(form, { persons: [person({ elsewhere: true, cin: 'X1', name: { ar: 'سعيد', fr: 'Saïd' } })], serialsHeld: new Map() }))).not.toMatch(/سعيد|Saïd/);
  });
  it('refuses a serial number held elsewhere, however it is written', () => {
    expect(check([], [serialKey('sn 6383 1')])).toEqual([['SERIAL_HELD', 'equipment!F2', 'SN-6383-1']]);
  });
  it('refuses one person on two rows, by ID number on one and by file number on the other', () => {
    const [first, second] = form.beneficiaries;
    const known = person({ fileNumber: second!.recipient.fileNumber });
    const twice = { ...form, beneficiaries: [{ ...first!, recipient: { ...first!.recipient, fileNumber: '' } }, { ...second!, recipient: { ...second!.recipient, cin: '', name: known.name } }] };
    expect(checkAgainstKnown(twice, { persons: [known], serialsHeld: new Map() }).errors).toMatchObject([{ code: 'SAME_PERSON', cell: 'C3', params: { cell: 'C2' } }]);
  });
  it('asks for every number once', () => {
    const { cins, fileNumbers, serials } = knownQuery(form);
    // one person of the sample has no ID card
    expect([cins.length, fileNumbers.length]).toEqual([23, 24]);
    expect(serials).toContain('SN63831');
    expect(serials).not.toContain('');
  });
});

it('the same ceremony is known by title, date and convention, however they are typed', () => {
  const key = ceremonyKey(form);
  const typed = formOf(changed((of) => { put(of, 'ceremony', 'B2', ' حَفْل تسليم  تجهيزات لفائدة حاملي المشاريع '); put(of, 'ceremony', 'B4', '26-2-2025'); put(of, 'ceremony', 'B8', '١٢ / ٢٠٢٤'); }));
  expect(ceremonyKey(typed)).toEqual(key);
  for (const [cell, value] of [['B2', 'حفل آخر'], ['B4', '27/02/2025'], ['B8', '13/2024']] as const) expect(ceremonyKey(formOf(changed((of) => put(of, 'ceremony', cell, value))))).not.toEqual(key);
});
it('sums the sample, and leaves the remainder open without an envelope', () => {
  expect(totals(form)).toEqual({ beneficiaries: 24, lines: 90, totalCentimes: 84_758_666, envelopeCentimes: 85_000_000, remainderCentimes: 241_334 });
  expect(totals({ ...form, ceremony: { ...form.ceremony, envelope: null } })).toMatchObject({ envelopeCentimes: null, remainderCentimes: null });
});
it('finds the programme’s name whatever its years, prefixes and accents', () => {
  const named = restrictedFinder(['مصالحة 2017-2025', 'Moussalaha']);
  for (const text of ['برنامج مُصالحة', 'في إطار المصالحة 2025', 'بمصالحة', 'Programme MOUSSALAHA', 'moussalaha 2020', 'حضر برنامج\nمصالحة', 'Formée au\nMoussalaha']) expect(named(text), text).toBe(true);
  for (const text of ['مصلحة', 'المصالح', 'Salah', '', '2017-2025', 'مصالحات']) expect(named(text), text).toBe(false);
  expect(restrictedFinder(['', '2017', 'abc'])('2017 abc')).toBe(false);
});
