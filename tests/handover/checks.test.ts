import { describe, expect, it } from 'vitest';
import { birthFault, problemsOf, type Checked, type CheckedRecipient } from '#shared/domain/ceremonyChecks.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { centimes, type Centimes } from '#shared/domain/common/money.ts';
import { totalOf, type EquipmentLine, type Recipient } from '#shared/domain/handover.ts';
import { LANGS, message } from '#shared/i18n/index.ts';
import type { Id } from '#shared/lib/ids.ts';
import { aCeremony, aLine, aRecipient } from '#tests/support/forms.ts';

const { signatories, ...ceremony } = aCeremony() as unknown as Checked['ceremony'] & Pick<Checked, 'signatories'>;
let n = 0;
const person = (more: Partial<Recipient> = {}, lines: readonly Partial<EquipmentLine>[] = [{}]): CheckedRecipient => {
  n += 1;
  return { recipientId: `r${n}` as Id, recipient: { ...aRecipient({ cin: `JA${n}`, fileNumber: `F${n}`, name: { ar: `اسم ${n}`, fr: `Nom ${n}` } }) as Recipient, ...more }, lines: lines.map((line, i) => ({ lineId: `l${n}-${i}` as Id, line: { ...aLine() as EquipmentLine, ...line } })) };
};
const AT = { today: '2025-02-20', restricted: (text: string) => text.includes('secret') };
const found = (change: Partial<Checked> = {}, at = AT) => problemsOf({ ceremony, signatories, recipients: [person()], ...change }, at);
const codes = (change: Partial<Checked> = {}, at = AT): string[] => found(change, at).map(({ severity, code, field }) => `${severity === 'blocking' ? '!' : ''}${code.split('.')[1]} ${field ?? ''}`.trim());

describe('the checks of a draft', () => {
  it('find nothing in a whole one', () => { expect(found()).toEqual([]); });
  it.each<[string, Partial<Checked>, string[]]>([
    ['nobody', { recipients: [] }, ['!NO_RECIPIENTS']], ['no equipment', { recipients: [person({}, [])] }, ['!NO_EQUIPMENT']],
    ['no numbers', { recipients: [person({ cin: '', fileNumber: '' })] }, ['!NO_IDENTIFIER cin']], ['no card', { recipients: [person({ cin: '' })] }, ['NO_CIN cin']],
    ['one card of two', { recipients: [person({ cin: 'X1' }), person({ cin: 'X1' })] }, ['!DUPLICATE_ID cin']], ['one file of two', { recipients: [person({ fileNumber: 'a 1' }), person({ fileNumber: 'A1' })] }, ['!DUPLICATE_FILE_NUMBER fileNumber']],
    ['one serial of two', { recipients: [person({}, [{ serial: 'SN-1', quantity: 1 }]), person({}, [{ serial: 'sn1', quantity: 1 }])] }, ['!DUPLICATE_SERIAL serial']],
    ['one inventory number of two', { recipients: [person({}, [{ inventoryNumber: 'I1' }, { inventoryNumber: 'i1' }])] }, ['DUPLICATE_INVENTORY inventoryNumber']],
    ['a birth after the day', { recipients: [person({ birthDate: '2026' })] }, ['!IMPOSSIBLE_BIRTH_DATE birthDate']], ['a child', { recipients: [person({ birthDate: '2015-01-01' })] }, ['UNUSUAL_AGE birthDate']],
    ['the programme’s name', { recipients: [person({ projectTitle: { ar: '', fr: 'secret' } })] }, ['!RESTRICTED_LABEL projectTitle.fr']], ['a sign that fonts lack', { recipients: [person({ reader: { ar: '', fr: '名' }, reads: { ar: true, fr: true } })] }, ['UNUSUAL_SIGN reader.fr']],
    ['a sum that no paper can say', { recipients: [person({}, [{ quantity: 100_000, unitPrice: 99_999_999_999 as Centimes }])] }, ['!TOTAL_TOO_LARGE']],
    ['more than the envelope', { ceremony: { ...ceremony, envelope: 1 as Centimes } }, ['OVER_ENVELOPE envelope']], ['nobody who signs', { signatories: [] }, ['NO_SIGNATORIES signatories']],
    ['a signatory of nothing', { signatories: [{ role: 'other', name: { ar: 'س', fr: '' }, capacity: { ar: '', fr: '' }, onBehalfOf: { ar: '', fr: '' } }] }, ['SIGNATORY_WITHOUT_CAPACITY signatories.0.capacity']],
    ['a Region that does not pay', { signatories: [{ role: 'region', name: { ar: 'س', fr: '' }, capacity: { ar: 'رئيس', fr: '' }, onBehalfOf: { ar: 'مجلس الجهة', fr: '' } }] }, ['REGION_DOES_NOT_FUND signatories']],
    ['no representative', { ceremony: { ...ceremony, giver: { ...ceremony.giver, representative: { ar: '', fr: '' } } } }, ['NO_GIVER_REPRESENTATIVE giver.representative']],
    ['a day long ago', { ceremony: { ...ceremony, date: '1999-01-01' as CivilDate } }, ['UNUSUAL_DATE date', 'UNUSUAL_AGE birthDate']], ['a day that passed', { ceremony: { ...ceremony, date: '2025-02-19' as CivilDate } }, ['DATE_PASSED date']], ['a day far ahead', { ceremony: { ...ceremony, date: '2029-01-01' as CivilDate } }, ['UNUSUAL_DATE date']],
    ['no Latin name', { recipients: [person({ name: { ar: 'اسم', fr: '' } })] }, ['NO_LATIN_NAME name.fr']], ['a Latin Arabic name', { recipients: [person({ name: { ar: 'Nom', fr: 'Nom' } })] }, ['NAME_NOT_ARABIC name.ar']],
    ['odd numbers', { recipients: [person({ cin: 'ABCD', phone: '12' })] }, ['UNUSUAL_ID cin', 'UNUSUAL_PHONE phone']],
    ['two of one name and birth', { recipients: [person({ name: { ar: 'نفس الاسم', fr: 'A' } }), person({ name: { ar: 'نفس الإسم', fr: 'B' } })] }, ['SAME_NAME name.ar']], ['two of one name', { recipients: [person({ name: { ar: 'نفس الاسم', fr: 'A' } }), person({ name: { ar: 'نفس الإسم', fr: 'B' }, birthDate: '1980' })] }, ['HOMONYM name.ar']],
    ['a reader of one language', { recipients: [person({ reads: { ar: true, fr: false } })] }, ['NO_READING_LANGUAGE readingLanguage']], ['one who does not read', { recipients: [person({ reads: { ar: false, fr: false }, readingLanguage: { ar: 'الأمازيغية', fr: 'amazighe' } })] }, []],
    ['goods without a French name, a funder, one number for two', { recipients: [person({}, [{ designation: { ar: 'آلة', fr: '' }, serial: 'S', quantity: 2, funder: { ar: '', fr: '' } }])] }, ['NO_DESIGNATION_FR designation.fr', 'SERIAL_WITH_QUANTITY serial', 'NO_FUNDER funder']],
  ])('%s', (_, change, expected) => { expect(codes(change)).toEqual(expected); });
  it.each([[-1, ['OVER_ENVELOPE envelope']], [0, []], [1, []]])('an envelope %i centimes above the total', (more, expected) => {
    const one = person(), total = totalOf(one.lines.map(({ line }) => line));
    expect(codes({ recipients: [one], ceremony: { ...ceremony, envelope: centimes(total + more) } })).toEqual(expected);
  });
  it('say every problem in both languages', () => {
    const all = found({ ceremony: { ...ceremony, envelope: 1 as Centimes }, recipients: [person({}, []), person({ cin: '', fileNumber: '', phone: '1', name: { ar: 'x', fr: '' } }, [{ serial: 'S', quantity: 3, funder: { ar: '', fr: '' } }])] });
    expect(all.length).toBeGreaterThan(6);
    for (const { code, params, amounts } of all) for (const lang of LANGS) expect(message(lang, code, { ...params, ...amounts })).toMatch(lang === 'ar' ? /\p{Script=Arabic}{3}.*\.$/u : /[a-z]{3}.*\.$/u);
  });
  it.each([[null, null], ['2025', null], ['1915-01-01', null], ['1914', 'IMPOSSIBLE_BIRTH_DATE'], ['2025-02-27', 'IMPOSSIBLE_BIRTH_DATE'], ['2011', 'UNUSUAL_AGE'], ['2010', null]])('a birth of %s: %s', (birth, fault) => {
    expect(birthFault(birth, '2025-02-26' as CivilDate)).toBe(birth === '2025' ? 'UNUSUAL_AGE' : fault);
  });
});
