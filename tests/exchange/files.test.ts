import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read, utils, write, type WorkSheet } from '@e965/xlsx';
import { filesTemplate } from '#electron/engine/exchange/ceremonyTemplate.ts';
import { readFilesForm } from '#electron/engine/exchange/filesWorkbook.ts';
import { CODES, codeLabel } from '#electron/engine/exchange/words.ts';
import type { Answer } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { LANGS, message, type MessageKey } from '#shared/i18n/index.ts';
import { given, testEngine, type TestEngine } from '#tests/support/engine.ts';
import { aCeremony, aFile, aRecipient } from '#tests/support/forms.ts';
import { agadir } from './workbooks.ts';

const DAY = '2025-02-20' as CivilDate;
type Row = Readonly<Record<string, string | number>>;
/** The template filled as a person would, its own headers above the rows. */
function workbook(rows: readonly Row[], more: Readonly<Record<string, readonly Row[]>> = {}): Uint8Array {
  const book = utils.book_new(), keysOf = (all: readonly Row[]): string[] => [...new Set(all.flatMap((row) => Object.keys(row)))];
  const add = (name: string, keys: readonly string[], all: readonly Row[]): void => { utils.book_append_sheet(book, utils.aoa_to_sheet([[...keys], ...all.map((row) => keys.map((key) => row[key] ?? null))]), name); };
  add('beneficiaries', COLUMN_KEYS, rows);
  for (const [name, all] of Object.entries(more)) add(name, keysOf(all), all);
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}
const COLUMN_KEYS = ['file_number', 'cin', 'name_ar', 'name_fr', 'sex', 'birth_date', 'phone', 'other_phone', 'commune_fr', 'province', 'trade', 'opened_on', 'children', 'reads_ar', 'contact_name', 'wishes', 'marital_status', 'schooling', 'languages', 'contact_relation', 'contact_phone', 'contact_guardian', 'released_on', 'release_note'];
const one = (more: Row = {}): Row => ({ cin: 'JB1', name_ar: 'سعاد أولى', name_fr: 'Souad Une', sex: 'F', birth_date: '05/06/1987', phone: '0611223344', trade: 'Couture', ...more });
const codes = (rows: readonly Row[], more: Readonly<Record<string, readonly Row[]>> = {}): string[] => { const form = readFilesForm(workbook(rows, more), DAY); return form.ok ? [] : form.errors.map(({ cell, code }) => `${cell} ${code}`); };

describe('a workbook of case files', () => {
  it('has a template that is read back, with headers in both languages', () => {
    const sheet = read(filesTemplate(), { type: 'array' }).Sheets['beneficiaries'] as WorkSheet, [head = []] = utils.sheet_to_json<string[]>(sheet, { header: 1 });
    expect(head).toHaveLength(31);
    expect(read(filesTemplate(), { type: 'array' }).SheetNames).toEqual(['beneficiaries', 'trainings', 'experiences', 'lists']);
    expect(head.some((text) => text.includes('Préfecture ou province'))).toBe(true);
    // the hidden sheet holds the choices of its own columns alone
    expect(utils.sheet_to_json<string[]>(read(filesTemplate(), { type: 'array' }).Sheets['lists'] as WorkSheet, { header: 1 })[0]).toEqual(['sex', 'yesNo', 'maritalStatus', 'schooling', 'trade']);
    const empty = readFilesForm(filesTemplate(), DAY);
    expect(empty.ok ? [] : empty.errors.map(({ code }) => code)).toEqual(['NO_BENEFICIARIES']);
  });
  it('is read row by row', () => {
    const form = readFilesForm(workbook([one({ file_number: 'Ancien 7', opened_on: '02/01/2025', children: 3, reads_ar: 'oui', contact_name: 'Hamid', wishes: 'ouvrir un atelier', other_phone: '+212 700 112 233', marital_status: 'مطلقة', schooling: 'ثانوي / Lycée' })]), DAY);
    expect(form.ok && form.rows).toMatchObject([{ openedOn: '2025-01-02', trade: 'sewing', identity: { fileNumber: 'Ancien 7', cin: 'JB1', birthDate: '1987-06-05', otherPhone: '0700112233' }, profile: { maritalStatus: 'divorced', schooling: 'secondary', children: 3, reads: { ar: true, fr: null }, contact: { name: 'Hamid', guardian: false }, wishes: 'ouvrir un atelier' } }]);
  });
  it.each([
    ['E2 MISSING_VALUE', { sex: '' }], ['C2 NO_NAME', { name_ar: '', name_fr: '' }], ['F2 IMPOSSIBLE_BIRTH_DATE', { birth_date: '2026' }], ['F2 IMPOSSIBLE_DATE', { birth_date: '31/02/1990' }], ['L2 DATE_IN_FUTURE', { opened_on: '01/01/2026' }], ['K2 UNKNOWN_TRADE', { trade: 'astronaute' }], ['M2 OUT_OF_RANGE', { children: 99 }],
    ['Q2 UNKNOWN_CODE', { marital_status: 'fiancé' }], ['R2 UNKNOWN_CODE', { schooling: 'doctorant' }], ['P2 TEXT_TOO_LONG', { wishes: 'x'.repeat(2001) }], ['P2 RESTRICTED_LABEL', { wishes: 'programme Moussalaha' }],
  ])('%s', (code, more) => { expect(codes([one(more as Row)])).toEqual([code]); });
  it.each(LANGS)('every choice of the template is read back, in %s', (lang) => {
    for (const code of CODES.language) for (const typed of [message(lang, codeLabel('language', code)), ...message(lang, `fileForm.words.language.${code}` as MessageKey).split('|')]) {
      const form = readFilesForm(workbook([one({ languages: typed })]), DAY);
      expect(form.ok && form.rows[0]?.profile.languages, typed).toEqual([code]);
    }
    for (const list of ['maritalStatus', 'schooling'] as const) for (const code of CODES[list]) for (const typed of [message(lang, codeLabel(list, code)), ...message(lang, `fileForm.words.${list}.${code}` as MessageKey).split('|')]) {
      const form = readFilesForm(workbook([one({ [list === 'schooling' ? list : 'marital_status']: typed })]), DAY);
      expect(form.ok && form.rows[0]?.profile[list], typed).toBe(code);
    }
  });
  it('reads languages, the guardian and the release', () => {
    const form = readFilesForm(workbook([one({ languages: 'Darija, français ؛ الأمازيغية', contact_name: 'Hamid', contact_phone: '0612345678', contact_guardian: 'نعم', released_on: '20/03/2025', release_note: 'préparation' })]), DAY);
    expect(form.ok && form.rows[0]?.profile).toMatchObject({ languages: ['darija', 'french', 'tamazight'], contact: { name: 'Hamid', phone: '0612345678', guardian: true }, releasedOn: '2025-03-20', releaseNote: 'préparation' });
    expect(codes([one({ released_on: '20/03/2025' })])).toEqual(['W2 RELEASED_LATER']);
    expect(codes([one({ languages: 'darija, klingon' })])).toEqual(['S2 UNKNOWN_CODE']);
    expect(readFilesForm(workbook([one({ contact_phone: '0612345678' })]), DAY).warnings).toMatchObject([{ cell: 'U2', code: 'NO_CONTACT_NAME' }]);
  });
  describe('trainings and experiences, a row each', () => {
    const people = [one({ file_number: 'Ancien 7' }), one({ cin: 'JB2', name_ar: 'نادية ثانية', name_fr: 'Nadia Deux' }), one({ cin: '', name_ar: '', name_fr: 'Élise Trois' })];
    it('come to their person by file number, ID or name', () => {
      const form = readFilesForm(workbook(people, {
        'Formations': [{ file_number: 'ancien 7', title: 'Couture', certificate: 'OFPPT', months: 9, year: 2019, seen: 'oui' }, { cin: 'jb2', name: 'نادية ثانية', title: 'خياطة' }, { name: 'elise trois', title: 'Cuisine' }, { cin: 'JB1', title: 'Broderie', seen: 'non' }],
        'التجارب المهنية': [{ cin: 'JB2', title: 'Couturière', trade: 'Couture', place: 'Agadir', months: 24, seen: 'نعم' }],
      }), DAY);
      expect(form.ok && form.rows.map(({ profile }) => profile.trainings)).toEqual([
        [{ title: 'Couture', certificate: 'OFPPT', months: 9, year: 2019, seen: true }, { title: 'Broderie', certificate: '', months: null, year: null, seen: false }],
        [{ title: 'خياطة', certificate: '', months: null, year: null, seen: false }], [{ title: 'Cuisine', certificate: '', months: null, year: null, seen: false }],
      ]);
      expect(form.ok && form.rows[1]?.profile.experiences).toEqual([{ title: 'Couturière', trade: 'sewing', place: 'Agadir', months: 24, seen: true }]);
      expect(form.warnings.filter(({ sheet }) => sheet !== 'beneficiaries')).toEqual([]);
    });
    it.each<[string, Row]>([
      ['A2 NO_IDENTIFIER', { cin: '', title: 'x' }], ['B2 MISSING_VALUE', { cin: 'JB1', title: '' }], ['A2 UNKNOWN_BENEFICIARY', { cin: 'JB9', title: 'x' }], ['A2 UNKNOWN_NAME', { name: 'Personne', title: 'x' }], ['B2 NAME_DISAGREES', { cin: 'JB1', name: 'Nadia Deux', title: 'x' }],
      ['A2 IDENTIFIERS_DISAGREE', { file_number: 'Ancien 7', cin: 'JB2', title: 'x' }], ['C2 TRAINING_IN_FUTURE', { cin: 'JB1', title: 'x', year: 2026 }], ['C2 OUT_OF_RANGE', { cin: 'JB1', title: 'x', months: 121 }], ['C2 UNKNOWN_CODE', { cin: 'JB1', title: 'x', seen: 'peut-être' }], ['B2 RESTRICTED_LABEL', { cin: 'JB1', title: 'programme Moussalaha' }],
    ])('%s', (code, row) => { expect(codes(people, { trainings: [row] })).toEqual([code]); });
    it('are refused where a name is of two persons, where there are too many, and in two sheets of one kind', () => {
      expect(codes([...people, one({ cin: 'JB4', name_fr: 'Nadia Deux' })], { trainings: [{ name: 'Nadia Deux', title: 'x' }] })).toEqual(['A2 NAME_NOT_UNIQUE']);
      expect(codes(people, { experience: Array.from({ length: 33 }, (_, n) => ({ cin: 'JB1', title: `x${n}` })) })).toEqual(['A32 TOO_MANY_OF_PERSON']);
      expect(codes(people, { trainings: [{ cin: 'JB1', title: 'x' }], Formation: [{ cin: 'JB1', title: 'x' }] })).toEqual([' DUPLICATE_SHEET']);
      expect(codes(people, { trainings: [{ title: 'x' }] })).toEqual([' MISSING_COLUMN', ' NO_IDENTIFIER']);
    });
  });
  it('says what stands twice, and what is no workbook', () => {
    expect(codes([one(), one({ name_fr: 'Autre' })])).toEqual(['B3 DUPLICATE_ID']);
    expect(codes([one({ file_number: 'A 1' }), one({ cin: 'JB2', file_number: 'a1' })])).toEqual(['A3 DUPLICATE_FILE_NUMBER']);
    const bad = readFilesForm(Buffer.from('not a workbook'), DAY);
    expect(bad.ok ? [] : bad.errors.map(({ code }) => code)).toEqual(['NOT_A_WORKBOOK']);
    expect(readFilesForm(workbook([one({ name_ar: '' }), one({ cin: 'JB2', name_ar: '', name_fr: 'SOUAD  UNE' }), one({ cin: 'JB3', name_ar: '', birth_date: '1987' })]), DAY).warnings).toMatchObject([{ cell: 'D3', code: 'SAME_NAME' }]);
  });
  it('is not a ceremony’s, whose persons would else be taken for files', () => {
    const form = readFilesForm(agadir(), DAY);
    expect(form.ok ? [] : form.errors.map(({ sheet, code }) => `${sheet}${code}`)).toEqual(['CEREMONY_WORKBOOK']);
  });
});

describe('bringing it in', () => {
  let at: TestEngine;
  beforeAll(async () => { at = testEngine(); await at.create(); });
  afterAll(async () => { expect(at.bugs).toEqual([]); await at.remove(); });
  const bring = async (rows: readonly Row[], more: Readonly<Record<string, readonly Row[]>> = {}): Promise<Answer<'exchange.importBeneficiaries'>> => given(await at.client.run('exchange.importBeneficiaries', { file: at.engine.files.put(workbook(rows, more)), fileName: 'x.xlsx' }));
  const list = async () => given(await at.client.call('beneficiaries.list', {})).entries;

  it('opens a file for each row, for whom a ceremony brought in too, or nothing at all', async () => {
    const { ceremonyId } = given(await at.client.call('handover.createCeremony', { ceremony: aCeremony() }));
    given(await at.client.call('handover.addRecipient', { ceremonyId, recipient: aRecipient({ cin: 'JB1', fileNumber: '', name: { ar: 'سعاد أولى', fr: '' }, phone: '0699999999' }) }));
    expect(await bring([one(), one({ cin: 'JB2', name_fr: 'Deux', sex: '' })])).toMatchObject({ errors: [{ cell: 'E3', code: 'MISSING_VALUE' }] });
    expect(await list()).toEqual([]);
    expect(await bring([one({ phone: '' }), one({ cin: 'JB2', file_number: 'Ancien 9', name_ar: '', name_fr: 'Nadia Deux' }), one({ cin: '', name_ar: 'ثالثة', name_fr: '' })], { trainings: [{ cin: 'JB1', title: 'Couture', seen: 'oui' }] })).toMatchObject({ files: 3, known: 1, first: 'D/AGA/2025/0001', last: 'D/AGA/2025/0002' });
    expect((await list()).map(({ fileNumber }) => fileNumber).toSorted()).toEqual(['Ancien 9', 'D/AGA/2025/0001', 'D/AGA/2025/0002']);
    const known = given(await at.client.call('beneficiaries.show', { fileNumber: 'D/AGA/2025/0001' }));
    expect(known).toMatchObject({ identity: { name: { ar: 'سعاد أولى', fr: 'Souad Une' }, phone: '0699999999' }, counts: { ceremonies: 1 }, status: 'intake', profile: { trainings: [{ title: 'Couture', seen: true }] } });
  });
  it('says which file came of the row that a warning is about', async () => {
    const brought = await bring([one({ cin: 'JC1', name_ar: 'رابعة', name_fr: 'Rabia Quatre', phone: '12' }), one({ cin: 'JC2', name_ar: 'خامسة', name_fr: '' })], { trainings: [{ cin: 'JC1', title: 'Couture', remarque: 'x' }] });
    const entries = await list(), made = (nameFr: string, nameAr: string) => entries.find(({ name }) => name.fr === nameFr && name.ar === nameAr);
    const warned = 'errors' in brought ? [] : brought.warnings.map(({ code, cell, file }) => [code, cell, file]);
    const [first, second] = [made('Rabia Quatre', 'رابعة'), made('', 'خامسة')];
    expect(warned).toEqual([['UNUSUAL_PHONE', 'G2', { personId: first?.personId, fileNumber: first?.fileNumber }], ['NO_LATIN_NAME', 'D3', { personId: second?.personId, fileNumber: second?.fileNumber }], ['UNKNOWN_COLUMN', 'C1', null]]);
  });
  it('refuses whoever has a file, and a number that is another’s, by cell', async () => {
    given(await at.client.call('beneficiaries.open', { identity: { cin: 'ZZ1', name: { ar: 'أخرى', fr: 'Autre' }, sex: 'F', birthDate: null, birthPlace: { ar: '', fr: '' }, phone: '', otherPhone: '', address: { ar: '', fr: '' }, commune: { ar: '', fr: '' } }, ...aFile() }));
    expect(await bring([one()])).toMatchObject({ errors: [{ cell: 'C2', code: 'HAS_FILE' }] });
    expect(await bring([one({ cin: 'NEW1', file_number: 'ancien 9' })])).toMatchObject({ errors: [{ cell: 'A2', code: 'FILE_NUMBER_TAKEN' }] });
    expect(await list()).toHaveLength(6);
  });
  it('refuses the same workbook a second time where nobody has a number, and takes whom an ID number tells apart', async () => {
    const rows = [one({ cin: '', name_ar: 'حميد سابع', name_fr: 'Hamid Sept' }), one({ cin: '', name_ar: '', name_fr: 'Rachid Huit', birth_date: '1984' })], before = (await list()).length;
    expect(await bring(rows)).toMatchObject({ files: 2 });
    expect(await bring(rows)).toMatchObject({ errors: [{ cell: 'C2', code: 'LIKELY_HAS_FILE' }, { cell: 'D3', code: 'LIKELY_HAS_FILE' }] });
    // born on another day, or of another name
    expect(await bring([one({ cin: '', name_ar: 'حميد سابع', name_fr: '', birth_date: '06/06/1987' }), one({ cin: '', name_ar: '', name_fr: 'Rachida Huit', birth_date: '1984' })])).toMatchObject({ files: 2 });
    // the card of one of them is known
    expect(await bring([one({ cin: 'JD1', name_ar: 'حميد سابع', name_fr: '' })])).toMatchObject({ errors: [{ code: 'LIKELY_HAS_FILE' }] });
    expect(await bring([one({ cin: 'JD2', name_ar: 'رابعة', name_fr: 'Rabia Quatre' })])).toMatchObject({ files: 1 });
    expect(await list()).toHaveLength(before + 5);
  });
  it('reads nobody twice who has neither a number nor a birth, and tells who is likely the same', async () => {
    const bare = (more: Row): Row => one({ cin: '', birth_date: '', phone: '', ...more });
    const rows = [bare({ name_ar: 'زهرة تسع', name_fr: 'Zahra Neuf', commune_fr: 'Aït Melloul', phone: '0612345601' }), bare({ name_ar: '', name_fr: 'Brahim Dix', sex: 'M' })], before = (await list()).length;
    const found = async (more: readonly Row[]) => { const answer = await bring(more); return [...('errors' in answer ? answer.errors : []), ...answer.warnings].filter(({ code }) => !['NO_LATIN_NAME', 'NAME_NOT_ARABIC'].includes(code)).map(({ cell, code }) => `${cell} ${code}`); };
    expect(await found(rows)).toEqual([]);
    expect(await found(rows), 'the whole workbook again').toEqual(['C2 ROW_HAS_FILE', 'D3 ROW_HAS_FILE']);
    expect(await found([bare({ name_ar: '', name_fr: 'ZAHRA  NEUF', commune_fr: 'ait melloul' })]), 'less said, and nothing else').toEqual(['D2 ROW_HAS_FILE']);
    // refused and told at once
    expect(await found([rows[1] ?? {}, bare({ name_fr: 'Zahra Neuf', phone: '0612345601', commune_fr: 'Agadir' })])).toEqual(['D2 ROW_HAS_FILE', 'C3 LIKELY_DOUBLE']);
    expect(await list()).toHaveLength(before + 2);
    // one thing more is said, and the rest may be the same person: told, and brought in
    expect(await found([bare({ name_ar: '', name_fr: 'Zahra Neuf', commune_fr: 'Aït Melloul', birth_date: '1990' }), bare({ name_fr: 'Brahim Dix', name_ar: 'ابراهيم عشرة', sex: 'M', cin: 'JZ10' })])).toEqual(['D2 LIKELY_DOUBLE', 'C3 LIKELY_DOUBLE']);
    // somebody else: another commune and telephone, another sex
    expect(await found([bare({ name_ar: '', name_fr: 'Zahra Neuf', commune_fr: 'Tiznit', phone: '0612345602' }), bare({ name_ar: '', name_fr: 'Brahim Dix' })])).toEqual([]);
    expect(await list()).toHaveLength(before + 6);
  });
  it('finds them within one workbook too', async () => {
    const bare = (more: Row): Row => one({ cin: '', birth_date: '', phone: '', name_ar: '', name_fr: 'Hassan Onze', sex: 'M', ...more }), before = (await list()).length;
    expect(await bring([bare({ commune_fr: 'Tata' }), bare({ commune_fr: 'TATA' })])).toMatchObject({ errors: [{ cell: 'D3', code: 'SAME_ROW' }] });
    const told = await bring([bare({ commune_fr: 'Tata', phone: '0612345611' }), bare({ commune_fr: 'Tata', phone: '0612345612' }), bare({ commune_fr: 'Agadir', phone: '0612345613' }), bare({ file_number: 'V1', name_fr: 'Omar Douze' }), bare({ file_number: 'V2', name_fr: 'Omar Douze' })]);
    expect(told.warnings.filter(({ code }) => code !== 'NAME_NOT_ARABIC')).toMatchObject([{ cell: 'D3', code: 'LIKELY_TWICE', message: { fr: expect.stringContaining('D2') as string } }]);
    expect(await list()).toHaveLength(before + 5);
  });
  it('tells a thousand of those who have a file, and that there are more', async () => {
    const many = Array.from({ length: 1_002 }, (_, i) => one({ cin: `JE${i}`, name_ar: '', name_fr: `Personne ${i}` }));
    expect(await bring(many)).toMatchObject({ files: 1_002 });
    const again = await bring(many);
    expect('errors' in again && [again.errors.length, again.errors[0], again.errors.at(-1)]).toMatchObject([1_001, { cell: 'D2', code: 'HAS_FILE' }, { sheet: '', code: 'TOO_MANY_ERRORS' }]);
  });
});
