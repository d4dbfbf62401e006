import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAPER_LANGS } from '#shared/domain/papers.ts';
import { day, viewOf, type Asked } from '#tests/support/certificateViews.ts';
import { paper, readable } from './certificate/paper.ts';

/* The layout of the main certificates as readable text. After a change that is meant: UPDATE_GOLDEN=1, read the difference, look at the pictures. */
const GOLDEN = path.resolve(import.meta.dirname, '../golden');
const variants: readonly (readonly [string, Asked])[] = [
  ['man', { who: 'man', lines: 5 }], ['woman-loan', { who: 'woman', lines: 3, ceremony: { transfer: 'loan' } }], ['non-reader', { who: 'nonReader', lines: 4 }], ['draft-specimen', { who: 'woman', lines: 4, marks: ['draft', 'specimen'] }],
  ['corrective-original', { who: 'woman', lines: 2, original: { number: 2, of: 4, recipient: { ar: 'قسم العمل الاجتماعي', fr: 'Division de l’action sociale' } }, former: { relation: 'corrects', reference: 'PV/AGA/2025/0003', date: day('2025-02-26'), reason: 'خطأ في الاسم' } }],
];

describe('the layout of a certificate', () => {
  it.each(variants.flatMap(([name, asked]) => PAPER_LANGS.map(lang => [name, lang, asked] as const)))('is the one looked at (%s, %s)', async (name, lang, asked) => {
    const file = path.join(GOLDEN, `certificate-${name}.${lang}.txt`), now = readable(await paper(viewOf(asked), lang, `certificate-golden-${name}`));
    if (process.env['UPDATE_GOLDEN']) { mkdirSync(GOLDEN, { recursive: true }); writeFileSync(file, now); }
    expect(existsSync(file), `${file} is missing: run with UPDATE_GOLDEN=1`).toBe(true);
    expect(now).toBe(readFileSync(file, 'utf8'));
  });
});
