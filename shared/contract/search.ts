import { z } from 'zod';
import { FOUND_BY } from '#shared/domain/search.ts';
import { query } from './procedure.ts';
import { bilingual, civilDate, id } from './values.ts';

/** The place a hit leads to. */
const place = { ceremonyId: id, title: bilingual, date: civilDate };
const why = z.enum(FOUND_BY);

export const search = {
  /**
   * Persons, papers, ceremonies and units, by what a person remembers of them: names in either script and the usual spellings, file numbers, an
   * ID number or its last three digits, references, titles, serial numbers. Exact first, close spellings last; `limit` is per kind.
   */
  'search.find': query('ceremony.read', z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(50).default(8) }), z.strictObject({
    hits: z.array(z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('person'), why, name: bilingual, fileNumber: z.string(), cinTail: z.string(), /** the person whose case file this user may open; null where there is none, or it is not theirs */ file: id.nullable(), /** where they receive something, the newest first, at most three */ ceremonies: z.array(z.strictObject({ ...place, recipientId: id })) }),
      z.strictObject({ kind: z.literal('ceremony'), why, ...place, status: z.enum(['draft', 'validated']) }),
      z.strictObject({ kind: z.literal('paper'), why, reference: z.string(), status: z.enum(['issued', 'cancelled']), name: bilingual.nullable(), recipientId: id.nullable(), ...place }),
      z.strictObject({ kind: z.literal('casePaper'), why, reference: z.string(), status: z.enum(['issued', 'cancelled']), name: bilingual, /** the person whose file it belongs to, which this user may open */ file: id }),
      z.strictObject({ kind: z.literal('unit'), why, designation: bilingual, serial: z.string(), inventoryNumber: z.string(), name: bilingual, recipientId: id, ...place }),
    ])),
  })),
};
