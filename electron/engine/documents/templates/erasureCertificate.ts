import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { civilDate, shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { iso, ltr } from '#shared/domain/common/isolate.ts';
import type { MessageKey, MessageParams } from '#shared/i18n/index.ts';
import type { Instant } from '#shared/lib/ids.ts';
import type { Content, DocumentDefinition, Text } from '../definition.ts';
import { loosePage, said } from './parts/loose.ts';
import { COLOUR } from './parts/theme.ts';

/** Goes up when the page says or shows anything differently. */
export const ERASURE_CERTIFICATE_VERSION = 1;
const SHOWN = 2;

/** What is told of an erasure: digests, counts and dates; nothing of the person. */
export interface ErasureCertificate {
  readonly centre: Bilingual; readonly code: string; readonly digest: string; readonly fileDigest: string; readonly erasedAt: string; readonly erasedBy: string; readonly reason: string; readonly papers: 'keep' | 'erase'; readonly printedAt: Instant;
  readonly outcome: { readonly drafts: number; readonly forms: number; readonly papers: number; readonly files: number; readonly changes: number; readonly kept: readonly { readonly papers: number; readonly files: number; readonly until: string }[] };
}
type Key = Extract<MessageKey, `persons.certificate_${string}`>;
const day = (at: string): string => { const date = civilDate(at.slice(0, 10)); return date ? ltr(shortDate(date as CivilDate)) : ''; };

/** One page in both languages, of no series: made on request from what the erasure left. */
export function erasureCertificate({ centre, code, digest, fileDigest, erasedAt, erasedBy, reason, papers, printedAt, outcome }: ErasureCertificate): DocumentDefinition {
  const told = (key: Key, params: MessageParams = {}, style: Omit<Text, 'text'> = {}): Content => said('both', key, { fontSize: 10.5, ...style }, params, { block: { margin: [0, 5, 0, 0] } });
  const figures = (text: string): Content => ({ text: ltr(text), fontSize: 9, alignment: 'center', direction: 'ltr', margin: [0, 2, 0, 4], color: COLOUR.grey });
  return loosePage('both', {
    title: 'persons.certificate_title', centre, code, dated: printedAt, reference: 'ERASURE', below: 8,
    content: [
      told('persons.certificate_done', { date: day(erasedAt), name: iso(erasedBy || '—') }, { bold: true }),
      told('persons.certificate_reason', { reason: iso(reason || '—') }),
      told('persons.certificate_file'), figures(fileDigest),
      told('persons.certificate_digest'), figures(digest),
      told('persons.certificate_what', {}, { bold: true }),
      told('persons.certificate_always'),
      told('persons.certificate_counts', { drafts: outcome.drafts, forms: outcome.forms, changes: outcome.changes }),
      told('persons.certificate_papers', { choice: papers, papers: outcome.papers, files: outcome.files }),
      told('persons.certificate_kept', {}, { bold: true }),
      ...(outcome.kept.length === 0 ? [told('persons.certificate_nothingKept')] : outcome.kept.slice(0, SHOWN).map((kept) => told('persons.certificate_keptLine', { papers: kept.papers, files: kept.files, date: day(kept.until) }))),
      ...(outcome.kept.length > SHOWN ? [told('persons.certificate_keptMore', { count: outcome.kept.length - SHOWN })] : []),
      told('persons.certificate_backups'),
      told('persons.certificate_proof', { date: day(printedAt) }, { fontSize: 9, color: COLOUR.grey }),
      told('persons.certificate_sign', {}, { bold: true, margin: [0, 8, 0, 0] }),
    ],
  });
}
