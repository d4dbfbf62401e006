import { isEmpty, type Bilingual } from '#shared/domain/common/bilingual.ts';
import { civilDate, shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { bare, iso, ltr } from '#shared/domain/common/isolate.ts';
import { LANGS, message, type Lang, type MessageKey } from '#shared/i18n/index.ts';
import type { Instant } from '#shared/lib/ids.ts';
import type { Content, DocumentDefinition, Text } from '../definition.ts';
import { LOCALE } from './parts/paper.ts';
import { bodyStyle, COLOUR, directionOf, leading, PAGE, startOf } from './parts/theme.ts';
import { brief, typed } from './parts/values.ts';

/** Goes up when the page says or shows anything differently. */
export const ERASURE_CERTIFICATE_VERSION = 1;
const SIDE = 56, SHOWN = 3;

/** What is told of an erasure: digests, counts and dates; nothing of the person. */
export interface ErasureCertificate {
  readonly centre: Bilingual; readonly code: string; readonly digest: string; readonly fileDigest: string; readonly erasedAt: string; readonly erasedBy: string; readonly reason: string; readonly papers: 'keep' | 'erase'; readonly printedAt: Instant;
  readonly outcome: { readonly drafts: number; readonly forms: number; readonly papers: number; readonly files: number; readonly changes: number; readonly kept: readonly { readonly papers: number; readonly files: number; readonly until: string }[] };
}
type Key = Extract<MessageKey, `persons.certificate_${string}`>;
type Params = Readonly<Record<string, string | number>>;
const day = (at: string): string => { const date = civilDate(at.slice(0, 10)); return date ? ltr(shortDate(date as CivilDate)) : ''; };

/** One page in both languages, of no series: made on request from what the erasure left. */
export function erasureCertificate({ centre, code, digest, fileDigest, erasedAt, erasedBy, reason, papers, printedAt, outcome }: ErasureCertificate): DocumentDefinition {
  const line = (lang: Lang, key: Key, params: Params, style: Omit<Text, 'text'> = {}): Text => ({ text: message(lang, key, params), direction: directionOf(lang), alignment: startOf(lang), width: '*', ...style });
  const said = (key: Key, params: Params = {}, style: Omit<Text, 'text'> = {}): Content => ({ margin: [0, 5, 0, 0], direction: 'rtl', columns: LANGS.map((lang) => line(lang, key, params, { fontSize: 10.5, ...style })), columnGap: 22 });
  const figures = (text: string): Content => ({ text: ltr(text), fontSize: 9, alignment: 'center', direction: 'ltr', margin: [0, 2, 0, 4], color: COLOUR.grey });
  return {
    content: [
      ...LANGS.map((lang, i): Content => ({ text: message(lang, 'persons.certificate_title'), bold: true, alignment: 'center', direction: directionOf(lang), color: COLOUR.deep, fontSize: i > 0 ? 15 : 21, lineHeight: 0.9 })),
      ...(isEmpty(centre) ? [] : [{ text: `${brief(centre, 'ar', 90)} · ${ltr(code)}`, alignment: 'center', direction: directionOf('ar'), fontSize: 12, margin: [0, 8, 0, 8] } satisfies Content]),
      said('persons.certificate_done', { date: day(erasedAt), name: iso(erasedBy || '—') }, { bold: true }),
      said('persons.certificate_reason', { reason: iso(reason || '—') }),
      said('persons.certificate_file'), figures(fileDigest),
      said('persons.certificate_digest'), figures(digest),
      said('persons.certificate_what', {}, { bold: true }),
      said('persons.certificate_always'),
      said('persons.certificate_counts', { drafts: outcome.drafts, forms: outcome.forms, changes: outcome.changes }),
      said('persons.certificate_papers', { choice: papers, papers: outcome.papers, files: outcome.files }),
      said('persons.certificate_kept', {}, { bold: true }),
      ...(outcome.kept.length === 0 ? [said('persons.certificate_nothingKept')] : outcome.kept.slice(0, SHOWN).map((kept) => said('persons.certificate_keptLine', { papers: kept.papers, files: kept.files, date: day(kept.until) }))),
      ...(outcome.kept.length > SHOWN ? [said('persons.certificate_keptMore', { count: outcome.kept.length - SHOWN })] : []),
      said('persons.certificate_backups'),
      said('persons.certificate_sign', {}, { bold: true, margin: [0, 8, 0, 0] }),
      said('persons.certificate_proof', { date: day(printedAt) }, { fontSize: 9, color: COLOUR.grey, margin: [0, 56, 0, 0] }),
    ],
    info: { title: LANGS.map((lang) => message(lang, 'persons.certificate_title')).join(' · '), author: bare(typed(centre, 'ar')), creationDate: new Date(printedAt), reference: 'ERASURE' },
    language: LOCALE[leading('both')], direction: 'rtl', defaultStyle: bodyStyle('both'), pageSize: 'A4', pageMargins: [SIDE, PAGE.left, SIDE, PAGE.left],
  };
}
