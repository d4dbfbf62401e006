import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { civilDate, shortDate } from '#shared/domain/common/dates.ts';
import { iso, ltr } from '#shared/domain/common/isolate.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import type { Instant } from '#shared/lib/ids.ts';
import type { Content, DocumentDefinition, Table } from '../definition.ts';
import { line, loosePage, said } from './parts/loose.ts';
import { COLOUR, figure } from './parts/theme.ts';

/** Goes up when the sheet says or shows anything differently. */
export const RECOVERY_SHEET_VERSION = 1;
const COLUMNS = 3, CODE = 132;

/** What opens a centre's data when every passphrase is lost, or the computer is: to be printed once and kept locked away. */
export interface RecoverySheet {
  readonly centre: Bilingual; readonly code: string;
  /** In their order; French words without accents, as they are typed (BIP 39). */
  readonly words: readonly string[];
  readonly madeAt: Instant; readonly madeBy: string;
}

/** One page: whose it is, the words in large letters and as a code, what to do with it. Of no series, and kept nowhere. */
export function recoverySheet(lang: PaperLang, { centre, code, words, madeAt, madeBy }: RecoverySheet): DocumentDefinition {
  const day = civilDate(madeAt.slice(0, 10));
  const rows = Math.ceil(words.length / COLUMNS);
  const grid: Table = {
    direction: 'ltr',
    table: {
      widths: Array.from({ length: COLUMNS }, () => '*'),
      body: Array.from({ length: rows }, (_, row) => Array.from({ length: COLUMNS }, (_unused, column): Content => {
        const at = column * rows + row, word = words[at] ?? '';
        return figure(ltr(`${String(at + 1).padStart(2, ' ')}   ${word}`), { fontSize: 17, alignment: 'left', margin: [8, 7, 4, 7] });
      })),
    },
    layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => COLOUR.rule, vLineColor: () => COLOUR.rule, paddingLeft: () => 0, paddingRight: () => 0, paddingTop: () => 0, paddingBottom: () => 0 },
  };
  const steps = (['recoverySheet.keep', 'recoverySheet.use', 'recoverySheet.secret', 'recoverySheet.renew'] as const).map((key): Content => ({ margin: [0, 7, 0, 0], stack: [said(lang, key, { fontSize: 11 })] }));
  return loosePage(lang, {
    title: 'recoverySheet.title', centre, code, dated: madeAt, reference: 'RECOVERY',
    content: [
      { margin: [0, 16, 0, 6], stack: [said(lang, 'recoverySheet.what', { fontSize: 11.5 })] },
      grid,
      { margin: [0, 14, 0, 0], direction: 'ltr', columns: [{ width: CODE, qr: words.join(' '), fit: CODE, eccLevel: 'M' }, { width: '*', stack: langsOf(lang).map((one) => line(one, 'recoverySheet.code', { fontSize: 10.5, margin: [0, 8, 0, 0] })) }], columnGap: 18 },
      ...steps,
      { margin: [0, 18, 0, 0], stack: [said(lang, 'recoverySheet.made', { fontSize: 9, color: COLOUR.grey }, { date: day ? ltr(shortDate(day)) : '', name: iso(madeBy || '—') })] },
    ],
  });
}
