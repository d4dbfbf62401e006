import type { Answer } from '#shared/contract/index.ts';
import { problemsOf, type Checked, type Problem } from '#shared/domain/ceremonyChecks.ts';
import { cinTail, maskedCin } from '#shared/domain/common/identity.ts';
import { centimes, times, total } from '#shared/domain/common/money.ts';
import { totalOf } from '#shared/domain/handover.ts';
import { TRADES } from '#shared/domain/trades.ts';
import type { Clock, Id } from '#shared/lib/ids.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import type { CaseFiles } from '../caseFiles.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { Finding } from '../finding.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Papers } from '../issuing.ts';
import type { Store } from '../store/store.ts';
import { ceremonyOf, ceremonyOfRow, ceremonyRow, lineOf, linesOf, pair, recipientOf, recipientRows, signatoriesOfCeremony, type CeremonyRow } from './ceremonies.ts';
import { dayCounts, dayMarks, filingOf, WAITING, withFilesNo } from './dayState.ts';
import { revisionOf } from './revisions.ts';

export interface OverviewParts { readonly clock: Clock; readonly papers: Papers; readonly settings: CurrentSettings; readonly finding: Finding; readonly caseFiles: CaseFiles }

/** A draft as the checks look at it. */
export function checkedOf(store: Store, ceremonyId: Id): Checked {
  const lines = linesOf(store, ceremonyId);
  return {
    ceremony: ceremonyOf(store, ceremonyId), signatories: signatoriesOfCeremony(store, ceremonyId),
    recipients: recipientRows(store, ceremonyId).map((row) => ({ recipientId: row.id, recipient: recipientOf(row), lines: (lines.get(row.id) ?? []).map((line) => ({ lineId: line.line_id, line: lineOf(line) })) })),
  };
}

/** Ceremonies as screens show them: the list, one whole, and whether it moved on. */
export function overviewHandlers({ clock, papers, settings, finding, caseFiles }: OverviewParts): Pick<HandlersOf<'handover'>, 'handover.ceremonies' | 'handover.ceremony' | 'handover.revision'> {
  const problems = (store: Store, { id, status }: CeremonyRow, restricted: (text: string) => boolean): Problem[] =>
    status === 'draft' ? problemsOf(checkedOf(store, id), { today: clock.now().slice(0, 10), restricted }) : [];
  return {
    'handover.ceremonies'({ text, ...filter }, { store }) {
      const rows = pageOf(store, { ...filter, found: text.trim() === '' ? null : finding.ceremonies(store, text) });
      const restricted = settings.restricted(store), entries = rows.slice(0, filter.limit).map((row): Answer<'handover.ceremonies'>['entries'][number] => {
        const found = problems(store, row, restricted), blocking = found.filter(({ severity }) => severity === 'blocking').length;
        return {
          ceremonyId: row.id, title: pair(row, 'title'), date: row.date, place: pair(row, 'place'), conventionNumber: row.convention_number, status: row.status, filedAt: filingOf(store, row.id)?.at ?? null, updatedAt: row.updated_at,
          revision: revisionOf(store, row.id).revision, beneficiaries: row.beneficiaries, lines: row.lines, totalCentimes: row.total, envelopeCentimes: row.envelope, remainderCentimes: row.envelope === null ? null : row.envelope - row.total,
          firstReference: row.first_reference, lastReference: row.last_reference, counts: dayCounts(store, row.id), blocking, warnings: found.length - blocking,
        };
      });
      const last = entries.at(-1);
      return ok({ entries, next: last && rows.length > filter.limit ? { date: last.date, ceremonyId: last.ceremonyId } : null });
    },

    'handover.revision'({ ceremonyId }, { store }) {
      return ceremonyRow(store, ceremonyId) ? ok(revisionOf(store, ceremonyId)) : refuse('handover.UNKNOWN_CEREMONY', { ceremony: ceremonyId });
    },

    'handover.ceremony'({ ceremonyId }, { store, user }) {
      const row = ceremonyRow(store, ceremonyId);
      if (!row) return refuse('handover.UNKNOWN_CEREMONY', { ceremony: ceremonyId });
      const ceremony = ceremonyOfRow(row), lines = linesOf(store, ceremonyId), certificates = papers.certificates(store, ceremonyId), marks = dayMarks(store, ceremonyId);
      const recipients = recipientRows(store, ceremonyId).map((one) => {
        const { cin, ...recipient } = recipientOf(one), goods = (lines.get(one.id) ?? []).map((line) => ({ lineId: line.line_id, position: line.position, ...lineOf(line) }));
        return {
          recipientId: one.id, position: one.position, ...recipient, cinMasked: maskedCin(cin), cinTail: cinTail(cin), paper: certificates.get(one.id) ?? null, day: withFilesNo(caseFiles, store, { ceremonyId, personId: one.person_id }, marks.get(one.id) ?? WAITING),
          caseFile: caseFiles.opens(store, user, one.person_id),
          lines: goods.map((line) => ({ ...line, totalCentimes: times(line.unitPrice, line.quantity) })), totalCentimes: totalOf(goods),
        };
      });
      // a ceremony's total is the sum of its certificates (domain.md §1): who has none that stands counts no more
      const counted = row.status === 'draft' ? recipients : recipients.filter(({ paper }) => paper?.status === 'issued'), sum = total(counted.map(({ totalCentimes }) => totalCentimes));
      const byTrade = TRADES.flatMap((trade) => {
        const own = counted.filter((one) => one.trade === trade);
        return own.length === 0 ? [] : [{ trade, beneficiaries: own.length, totalCentimes: total(own.map(({ totalCentimes }) => totalCentimes)) }];
      });
      const by = row.validated_by === null ? null : store.sql.one<{ name: string }>`SELECT name FROM users WHERE id = ${row.validated_by}`?.name ?? null;
      return ok({
        ceremonyId, revision: revisionOf(store, ceremonyId).revision, status: row.status, sourceName: row.source_name, createdAt: row.created_at, updatedAt: row.updated_at, validatedAt: row.validated_at, validatedBy: by,
        ceremony: { ...ceremony, signatories: signatoriesOfCeremony(store, ceremonyId) }, recipients, counts: dayCounts(store, ceremonyId), filed: filingOf(store, ceremonyId),
        totals: { beneficiaries: counted.length, lines: counted.reduce((count, one) => count + one.lines.length, 0), totalCentimes: sum, envelopeCentimes: ceremony.envelope, remainderCentimes: ceremony.envelope === null ? null : centimes(ceremony.envelope - sum), byTrade },
        problems: problems(store, row, settings.restricted(store)).map((one) => ({ ...one, params: { ...one.params }, texts: { ...one.texts }, amounts: { ...one.amounts } })),
      });
    },
  };
}

interface Filter { readonly status: 'draft' | 'validated' | 'filed' | null; readonly year: number | null; readonly after: { readonly date: string; readonly ceremonyId: Id } | null; readonly limit: number; /** only these; null for all */ readonly found: readonly Id[] | null }
interface ListRow extends CeremonyRow { readonly beneficiaries: number; readonly lines: number; readonly total: number; readonly first_reference: string | null; readonly last_reference: string | null }
/** Greater than any date and any id. */
const AFTER_ALL = 'z';
/** One row more than asked for tells whether there is a next page. */
export function pageOf({ sql }: Store, { status, year, after, limit, found }: Filter): ListRow[] {
  const { date, ceremonyId } = after ?? { date: AFTER_ALL, ceremonyId: AFTER_ALL }, [from, to] = year === null ? ['', AFTER_ALL] : [`${year}-01-01`, `${year}-12-31`], ids = found === null ? null : JSON.stringify(found);
  // everybody of a draft, then those whose certificate stands
  return sql.all<ListRow>`WITH counted AS (SELECT recipients.id, ceremony_id FROM recipients JOIN ceremonies ON ceremonies.id = ceremony_id
      WHERE ceremonies.status = 'draft' OR EXISTS (SELECT 1 FROM documents WHERE recipient_id = recipients.id AND kind = 'PV' AND documents.status = 'issued'))
    SELECT ceremonies.*,
      (SELECT count(*) FROM counted WHERE ceremony_id = ceremonies.id) AS beneficiaries,
      (SELECT count(*) FROM counted JOIN handover_lines ON recipient_id = counted.id WHERE ceremony_id = ceremonies.id) AS lines,
      (SELECT coalesce(sum(quantity * unit_price), 0) FROM counted JOIN handover_lines ON recipient_id = counted.id JOIN units ON units.id = unit_id WHERE ceremony_id = ceremonies.id) AS total,
      (SELECT reference FROM documents WHERE ceremony_id = ceremonies.id AND kind = 'PV' ORDER BY number LIMIT 1) AS first_reference,
      (SELECT reference FROM documents WHERE ceremony_id = ceremonies.id AND kind = 'PV' ORDER BY number DESC LIMIT 1) AS last_reference
    FROM ceremonies WHERE (date, id) < (${date}, ${ceremonyId}) AND date BETWEEN ${from} AND ${to}
      AND (${status} IS NULL OR CASE WHEN status = 'validated' AND (SELECT filed FROM filings WHERE ceremony_id = ceremonies.id ORDER BY seq DESC LIMIT 1) = 1 THEN 'filed' ELSE status END = ${status})
      AND (${ids} IS NULL OR id IN (SELECT value FROM json_each(${ids})))
    ORDER BY date DESC, id DESC LIMIT ${limit + 1}`;
}
