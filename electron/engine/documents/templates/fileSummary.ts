import type { FileSummaryContent } from '#shared/domain/casePapers.ts';
import { ltr } from '#shared/domain/common/isolate.ts';
import type { PaperLang, PaperView } from '#shared/domain/papers.ts';
import { message, type Lang } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition } from '../definition.ts';
import { bullets, caseFront, caseRunning, consentColumns, consentsTitle, date, dated, headed, identityOf, needColumns, noteInMiddle, saidField, say, section, tableSection, typedField, WHOLE } from './parts/caseParts.ts';
import { fieldsOf } from './parts/fields.ts';
import { paperOf } from './parts/paper.ts';
import { small, words } from './parts/rows.ts';
import { given, inAll, typed } from './parts/values.ts';

/** Goes up when the summary says or shows anything differently. */
export const FILE_SUMMARY_VERSION = 3;

/** Where a person's file stands, for the centre's own use: what somebody who takes it over reads first; a partner's leaves out what is not theirs to know. */
export function fileSummary(view: PaperView<FileSummaryContent>, lang: PaperLang): DocumentDefinition {
  const { content } = view, { person, companion, openedOn, status, statusSince, family, schooling, trade, projectTitle, path, diagnosedOn, strengths, needs, visits, consents, papers } = content;
  const fields = fieldsOf([
    ...identityOf(person, companion, lang), typedField('caseSheet.family', family), typedField('caseSheet.schooling', schooling), typedField('caseSheet.trade', trade), typedField('caseSheet.project', projectTitle),
    saidField('fileSummary.openedOn', () => dated(openedOn)), saidField('fileSummary.status', one => message(one, 'fileSummary.statusValue', { status: typed(status, one), date: dated(statusSince) }), { bold: true }),
    saidField('fileSummary.diagnosis', one => dated(diagnosedOn) || message(one, 'fileSummary.noDiagnosis')), saidField('fileSummary.plan', one => planOf(content, one)),
    ...(content.plan === null ? [] : [saidField('fileSummary.actions', one => actionsOf(content, one))]),
  ], lang);
  // two pages at most: in two languages tables are cut where a page ends
  const whole = lang === 'both' ? 0 : WHOLE;
  const body: Content[] = [
    ...caseFront(view, lang, 'fileSummary.title'), ...(content.forPartner === undefined ? [noteInMiddle(inAll(lang, 'fileSummary.internal'))] : []), fields,
    ...section(headed(say('caseSheet.strengths'), lang), bullets(strengths, lang)),
    tableSection(headed(say('fileSummary.needs'), lang), needs, needColumns(lang), lang, whole),
    tableSection(headed(say('fileSummary.visits'), lang), visits, {
      heads: [say('fileSummary.columnKind'), say('fileSummary.columnPlanned'), say('fileSummary.columnDone'), say('fileSummary.columnFinding')], widths: [110, 54, 54, null], none: 'fileSummary.noVisit',
      cells: ({ kind, plannedOn, doneOn, finding }) => [words(kind, lang), date(plannedOn), date(doneOn), words(finding, lang)],
    }, lang, whole),
    tableSection(headed(say('fileSummary.path'), lang), path, {
      heads: [say('fileSummary.columnStatus'), say('caseSheet.columnDate'), say('fileSummary.columnReason')], widths: [150, 54, null], none: 'caseSheet.none',
      cells: ({ status: step, on, reason }) => [words(step, lang), date(on), words(reason, lang)],
    }, lang, whole),
    tableSection(headed(consentsTitle(content, 'fileSummary.consents'), lang), consents, consentColumns(lang), lang, whole),
    ...(papers === null ? [] : [tableSection(headed(say('fileSummary.papers'), lang), papers, {
      heads: [say('fileSummary.columnReference'), say('fileSummary.columnPaper'), say('caseSheet.columnDate'), say('fileSummary.columnState')], widths: [104, null, 54, 120], none: 'fileSummary.noPaper',
      cells: ({ reference, title, date: on, state }) => [small(ltr(reference)), words(title, lang), date(on), words(state, lang)],
    }, lang, whole)]),
  ];
  return paperOf(view, lang, { title: 'fileSummary.title', running: caseRunning(content, lang), content: body });
}
function planOf({ plan }: FileSummaryContent, lang: Lang): string {
  if (plan === null) return message(lang, 'fileSummary.noPlan');
  return message(lang, 'fileSummary.planValue', {
    version: ltr(String(plan.version)), signed: plan.signedOn === null ? 'no' : 'yes', date: dated(plan.signedOn), hasTrack: given(plan.track), track: plan.track === null ? '' : message(lang, `caseSheet.track_${plan.track}`),
  });
}
function actionsOf({ plan }: FileSummaryContent, lang: Lang): string {
  return message(lang, 'fileSummary.actionsValue', { done: ltr(String(plan?.done ?? 0)), all: ltr(String(plan?.actions ?? 0)), overdue: ltr(String(plan?.overdue ?? 0)) });
}
