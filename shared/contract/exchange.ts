import { z } from 'zod';
import { job, query } from './procedure.ts';
import { bilingual, centimes, fileHandle, id } from './values.ts';

/** One thing wrong, or worth knowing, in a workbook: where, what was typed, and how to mend it in both languages. */
export const workbookProblem = z.strictObject({ sheet: z.string(), cell: z.string(), value: z.string(), code: z.string(), message: bilingual });

export const exchange = {
  /** All or nothing: either the whole ceremony is stored as a draft, or nothing is and `errors` says why. */
  'exchange.importCeremony': job('ceremony.prepare',
    z.strictObject({ file: fileHandle, fileName: z.string().max(255), replace: z.boolean().default(false) }),
    z.union([
      z.strictObject({
        ceremonyId: id, beneficiaries: z.int(), lines: z.int(), totalCentimes: centimes,
        envelopeCentimes: centimes.nullable(), remainderCentimes: centimes.nullable(), replaced: z.boolean(), warnings: z.array(workbookProblem),
      }),
      z.strictObject({ errors: z.array(workbookProblem).min(1), warnings: z.array(workbookProblem) }),
    ])),
  /** All or nothing too: every row becomes a case file of whoever imports it, for a new person or one whom a ceremony brought in. */
  'exchange.importBeneficiaries': job('file.write', z.strictObject({ file: fileHandle, fileName: z.string().max(255) }), z.union([
    z.strictObject({
      files: z.int(), /** of them, persons whom a ceremony had brought in */ known: z.int(), first: z.string(), last: z.string(),
      warnings: z.array(workbookProblem.extend({ /** what its row became; null of a head, of a sheet as such, and of trainings and experiences */ file: z.strictObject({ personId: id, fileNumber: z.string() }).nullable() })),
    }),
    z.strictObject({ errors: z.array(workbookProblem).min(1), warnings: z.array(workbookProblem) }),
  ])),
  /** The empty workbook of case files. */
  'exchange.beneficiariesTemplate': query('public', z.strictObject({}), z.strictObject({ file: fileHandle })),
  /** The empty workbook of a ceremony. */
  'exchange.ceremonyTemplate': query('public', z.strictObject({}), z.strictObject({ file: fileHandle })),
};
