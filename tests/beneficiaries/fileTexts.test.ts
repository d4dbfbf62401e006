import { describe, expect, it } from 'vitest';
import { likelyAsked, newFile, readFile, type FileTexts } from '#renderer/features/beneficiaries/fileTexts.ts';
import { contract } from '#shared/contract/index.ts';

const typed = (more: Partial<FileTexts>): FileTexts => ({ ...newFile(), name: { ar: 'رقية بومثال', fr: '' }, ...more });

describe('what is asked about likely duplicates while a form is typed', () => {
  it.each([
    ['21/09/1989', '1989-09-21'], ['21 شتنبر 1989', '1989-09-21'], ['1989', '1989'], ['', null], ['21/09/19', null], ['31/02/1989', null], ['?', null],
  ])('a birth date typed as «%s» is a day, a year or not yet anything', (birthDate, asked) => { expect(likelyAsked(typed({ birthDate }))).toMatchObject({ birthDate: asked }); });
  it('is within the bounds of the contract, whatever was pasted', () => {
    const long = 'ن'.repeat(10_000), asked = likelyAsked(typed({ name: { ar: long, fr: long }, cin: long, birthDate: long }));
    expect(contract['beneficiaries.duplicates'].input.safeParse(asked).success).toBe(true);
  });
  it('is nothing where too little is typed', () => {
    expect(likelyAsked(typed({ name: { ar: 'ر', fr: '' }, cin: null, birthDate: '1989' }))).toBeNull();
  });
});

it('an empty form is told all that it lacks at once', () => {
  expect(readFile(newFile())).toMatchObject({ ok: false, faults: [{ path: 'name.ar', code: 'beneficiaries.NO_NAME' }, { path: 'sex' }] });
});
