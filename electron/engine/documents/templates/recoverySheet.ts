import { isEmpty, type Bilingual } from '#shared/domain/common/bilingual.ts';
import { civilDate, shortDate } from '#shared/domain/common/dates.ts';
import { bare, iso, ltr } from '#shared/domain/common/isolate.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import { message, type Lang, type MessageKey } from '#shared/i18n/index.ts';
import type { Instant } from '#shared/lib/ids.ts';
import type { Content, DocumentDefinition, Table, Text } from '../definition.ts';
import { LOCALE } from './parts/paper.ts';
import { bodyStyle, COLOUR, directionOf, figure, leading, PAGE, startOf } from './parts/theme.ts';
import { brief, typed } from './parts/values.ts';

/** Goes up when the sheet says or shows anything differently. */
export const RECOVERY_SHEET_VERSION = 1;
const SIDE = 56, COLUMNS = 3, CODE = 132;

/** What opens a centre's data when every passphrase is lost, or the computer is: to be printed once and kept locked away. */
export interface RecoverySheet {
  readonly centre: Bilingual; readonly code: string;
  /** In their order; French words without accents, as they are typed (BIP 39). */
  readonly words: readonly string[];
  readonly madeAt: Instant; readonly madeBy: string;
}
type Key = Extract<MessageKey, `recoverySheet.${string}`>;

/** One page: whose it is, the words in large letters and as a code, what to do with it. Of no series, and kept nowhere. */
export function recoverySheet(lang: PaperLang, { centre, code, words, madeAt, madeBy }: RecoverySheet): DocumentDefinition {
  const langs = langsOf(lang), title = langs.map((one) => message(one, 'recoverySheet.title')).join(' · '), day = civilDate(madeAt.slice(0, 10));
  const line = (one: Lang, key: Key, style: Omit<Text, 'text'> = {}, params: Readonly<Record<string, string>> = {}): Text => ({ text: message(one, key, params), direction: directionOf(one), alignment: startOf(one), width: '*', ...style });
  /** A sentence in the sheet's language, or both beside each other. */
  const said = (key: Key, style: Omit<Text, 'text'> = {}, params: Readonly<Record<string, string>> = {}): Content => {
    const lines = langs.map((one) => line(one, key, style, params));
    return lines.length === 1 ? { stack: lines } : { direction: 'rtl', columns: lines, columnGap: 22 };
  };
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
  const steps = (['recoverySheet.keep', 'recoverySheet.use', 'recoverySheet.secret', 'recoverySheet.renew'] as const).map((key): Content => ({ margin: [0, 7, 0, 0], stack: [said(key, { fontSize: 11 })] }));
  const named: Content[] = isEmpty(centre) ? [] : [{ text: `${brief(centre, leading(lang), 90)} · ${ltr(code)}`, alignment: 'center', direction: directionOf(lang), fontSize: 12, margin: [0, 8, 0, 0] }];
  return {
    content: [
      ...langs.map((one, i): Content => ({ text: message(one, 'recoverySheet.title'), bold: true, alignment: 'center', direction: directionOf(one), color: COLOUR.deep, fontSize: i > 0 ? 15 : 21, lineHeight: 0.9 })),
      ...named,
      { margin: [0, 16, 0, 6], stack: [said('recoverySheet.what', { fontSize: 11.5 })] },
      grid,
      { margin: [0, 14, 0, 0], direction: 'ltr', columns: [{ width: CODE, qr: words.join(' '), fit: CODE, eccLevel: 'M' }, { width: '*', stack: langs.map((one) => line(one, 'recoverySheet.code', { fontSize: 10.5, margin: [0, 8, 0, 0] })) }], columnGap: 18 },
      ...steps,
      { margin: [0, 18, 0, 0], stack: [said('recoverySheet.made', { fontSize: 9, color: COLOUR.grey }, { date: day ? ltr(shortDate(day)) : '', name: iso(madeBy || '—') })] },
    ],
    info: { title, author: bare(typed(centre, leading(lang))), creationDate: new Date(madeAt), reference: 'RECOVERY' },
    language: LOCALE[leading(lang)], direction: directionOf(lang), defaultStyle: bodyStyle(lang), pageSize: 'A4', pageMargins: [SIDE, PAGE.left, SIDE, PAGE.left],
  };
}
