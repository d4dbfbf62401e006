import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { civilDate, shortDate } from '#shared/domain/common/dates.ts';
import { iso, ltr } from '#shared/domain/common/isolate.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import type { Instant } from '#shared/lib/ids.ts';
import type { Content, DocumentDefinition, Table } from '../definition.ts';
import { line, loosePage, said } from './parts/loose.ts';
import { COLOUR, figure } from './parts/theme.ts';

/** Goes up when the slip says or shows anything differently. */
export const BACKUP_SLIP_VERSION = 1;
const GROUP = 4, HALF = 32, MEGABYTE = 1_048_576;

/** What a backup is, on paper: kept away from it, it shows a file that was cut short, changed, or put in its place. */
export interface BackupSlip {
  readonly centre: Bilingual; readonly code: string;
  readonly fileName: string; readonly madeAt: Instant; readonly size: number; readonly sha256: string;
  /** The newest row of the audit chain that the backup holds. */
  readonly audit: { readonly seq: number; readonly hash: string };
  readonly printedAt: Instant; readonly printedBy: string;
}
type Key = Extract<MessageKey, `backupSlip.${string}`>;
/** `0a1b 2c3d …`: digits that two people can read to each other. */
const grouped = (hex: string): string => hex.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join(' ') ?? '';
const moment = (at: Instant): string => { const day = civilDate(at.slice(0, 10)); return day ? `${shortDate(day)} ${at.slice(11, 16)} UTC` : ''; };

/** One page: which backup, its marks, and who put it away where. Of no series, and kept nowhere. */
export function backupSlip(lang: PaperLang, { centre, code, fileName, madeAt, size, sha256, audit, printedAt, printedBy }: BackupSlip): DocumentDefinition {
  const value = (lines: readonly string[]): Content => ({ margin: [8, 6, 8, 6], stack: lines.map((text) => figure(ltr(text), { fontSize: 11.5, alignment: 'left' })) });
  const named = (key: Key): Content => ({ stack: langsOf(lang).map((one) => line(one, key, { fontSize: 10, margin: [8, 3, 8, 3] })) });
  const rows: readonly (readonly [Key, ...string[]])[] = [
    ['backupSlip.madeAt', moment(madeAt)], ['backupSlip.file', fileName], ['backupSlip.size', `${(size / MEGABYTE).toFixed(2)} MiB · ${size} B`],
    ['backupSlip.sha256', grouped(sha256.slice(0, 32))], ['backupSlip.row', String(audit.seq)], ['backupSlip.hash', grouped(audit.hash.slice(0, HALF)), grouped(audit.hash.slice(HALF))],
  ];
  const table: Table = {
    direction: 'ltr',
    table: { widths: ['*', 150], body: rows.map(([key, ...lines]) => [value(lines), named(key)]) },
    layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => COLOUR.rule, vLineColor: () => COLOUR.rule, paddingLeft: () => 0, paddingRight: () => 0, paddingTop: () => 0, paddingBottom: () => 0 },
  };
  const blank = (key: Key): Content => ({ margin: [0, 16, 0, 0], stack: [said(lang, key, { fontSize: 11 }), { canvas: [{ type: 'line', x1: 0, y1: 34, x2: 483, y2: 34, lineWidth: 0.5, lineColor: COLOUR.rule }] }] });
  return loosePage(lang, {
    title: 'backupSlip.title', centre, code, dated: printedAt, reference: 'BACKUP',
    content: [
      { margin: [0, 16, 0, 10], stack: [said(lang, 'backupSlip.what', { fontSize: 11 })] },
      table,
      { margin: [0, 14, 0, 0], stack: [said(lang, 'backupSlip.use', { fontSize: 10.5 })] },
      blank('backupSlip.place'), blank('backupSlip.signature'),
      { margin: [0, 22, 0, 0], stack: [said(lang, 'backupSlip.made', { fontSize: 9, color: COLOUR.grey }, { date: ltr(moment(printedAt)), name: iso(printedBy || '—') })] },
    ],
  });
}
