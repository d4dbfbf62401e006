import type { CivilDate } from '#shared/domain/common/dates.ts';
import { saidInBoth } from '#shared/i18n/both.ts';
import type { Clock } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { CaseFiles } from '../caseFiles.ts';
import type { CasePaperSource, CasePaperSources, FileTelling, PlanTelling, VisitTelling } from '../casePaperSources.ts';
import type { Papers } from '../issuing.ts';

/** Visits and papers that the summary names, the newest. */
const MOST = { visits: 8, papers: 12 } as const;
/** From here on a need asks for an answer (domain.md §4 C). */
const ACTED_ON = 2;
interface SummaryParts { readonly clock: Clock; readonly files: CaseFiles; readonly papers: Papers; readonly telling: FileTelling; readonly plans: PlanTelling; readonly visits: VisitTelling; readonly sources: Pick<CasePaperSources, 'diagnosis' | 'lifeProject'> }

/** Where a file stands today, from what its other papers tell. */
export const summarySource = ({ clock, files, papers, telling, plans, visits, sources }: SummaryParts): CasePaperSource<'fileSummary'> => (store, reader, personId) => {
  const found = files.read(store, reader, personId);
  if (!found.ok) return found;
  const file = found.value, now = clock.now(), today = now.slice(0, 10) as CivilDate, plan = sources.lifeProject(store, reader, personId, null), diagnosis = sources.diagnosis(store, reader, personId, null), { partner } = reader;
  const judged = diagnosis.ok ? diagnosis.value.told : null, planned = plan.ok ? plan.value.told : null;
  const needs = planned?.needs ?? judged?.domains.map(({ title, level, need }) => ({ domain: title, level, need, response: { ar: '', fr: '' } })) ?? [];
  return ok({
    subjectId: null, changedAt: now,
    told: {
      ...telling.whose(store, file), ...telling.way(store, file), date: today, openedOn: file.openedOn, family: telling.family(file), schooling: telling.schooling(file), trade: file.trade === null ? { ar: '', fr: '' } : saidInBoth(`trades.${file.trade}`),
      projectTitle: plans.title(store, file), diagnosedOn: judged?.completedOn ?? null, strengths: planned?.strengths ?? judged?.strengths ?? [], needs: needs.filter(({ level }) => level !== null && level >= ACTED_ON),
      plan: plans.progress(store, file, today), visits: visits.lines(store, file).slice(-MOST.visits), consents: telling.consents(store, file, partner), ...(partner !== undefined && { forPartner: partner }),
      papers: partner !== undefined ? null : papers.ofPerson(store, file.personId).filter(({ kind }) => kind !== 'fileSummary').slice(-MOST.papers).map(({ kind, reference, issuedAt, status, signedAt }) => ({
        reference, title: saidInBoth(`papers.kind_${kind}`), date: issuedAt.slice(0, 10) as CivilDate, state: saidInBoth(`caseSheet.paper_${status === 'cancelled' ? 'cancelled' : signedAt === null ? 'issued' : 'signed'}`),
      })),
    },
  });
};
