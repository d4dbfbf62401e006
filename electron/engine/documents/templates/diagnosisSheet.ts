import { NEED_LEVELS, type DiagnosisAnswer, type DiagnosisContent, type DiagnosisDomain } from '#shared/domain/casePapers.ts';
import { isEmpty } from '#shared/domain/common/bilingual.ts';
import { embedded, ltr } from '#shared/domain/common/isolate.ts';
import type { Sex } from '#shared/domain/handover.ts';
import { langsOf, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { message, type Lang } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, Table, Text } from '../definition.ts';
import { AIR, bullets, caseFront, caseRunning, clause, closingOf, dated, doneWords, headed, identityOf, levelWords, prose, saidField, say, section, signaturesOf, underAnchor } from './parts/caseParts.ts';
import { fieldsOf } from './parts/fields.ts';
import { paperOf } from './parts/paper.ts';
import { across, head, kept, noneRow, notes, rowsOf, said, small, widthsOf, words } from './parts/rows.ts';
import { cell, COLOUR, label, PAGE, SIZE } from './parts/theme.ts';
import { typed } from './parts/values.ts';

/** Goes up when the sheet says or shows anything differently. */
export const DIAGNOSIS_SHEET_VERSION = 3;

/** Diagnosis sheet (domain.md §4 C; استمارة التشخيص / fiche de diagnostic): levels with their anchors at one glance, then each answer with its source and date. */
export function diagnosisSheet(view: PaperView<DiagnosisContent>, lang: PaperLang): DocumentDefinition {
  const { content } = view, { person, companion, domains, strengths, urgent, summary, number, questionnaire, begunOn, completedOn } = content, { sex } = person;
  const fields = fieldsOf([
    ...identityOf(person, companion, lang), saidField('diagnosisSheet.number', one => message(one, 'diagnosisSheet.numberValue', { number: ltr(String(number)), version: ltr(String(questionnaire)) })),
    saidField('diagnosisSheet.dates', one => message(one, 'diagnosisSheet.datesValue', { done: completedOn === null ? 'no' : 'yes', from: dated(begunOn), to: dated(completedOn) })),
  ], lang);
  const scale = (one: Lang): string => message(one, 'diagnosisSheet.scale', { scale: NEED_LEVELS.map(level => embedded(levelWords(level, one))).join(one === 'ar' ? '، ' : ', ') });
  const body: Content[] = [
    ...caseFront(view, lang, 'diagnosisSheet.title'), fields,
    overview(domains, lang), ...notes([scale], lang, [0, 3, 0, 0]),
    ...section(headed(say('caseSheet.strengths'), lang), bullets(strengths, lang)),
    ...section(headed(say('diagnosisSheet.urgent'), lang), urgent.length === 0 ? said(say('diagnosisSheet.noUrgent'), lang) : bullets(urgent, lang)),
    answersOf(domains, sex, lang),
    ...(isEmpty(summary) ? [] : textSection(say('diagnosisSheet.summary'), prose(summary, lang), lang)),
    closingOf(headed(say('diagnosisSheet.signatures'), lang), clause(one => message(one, 'diagnosisSheet.closing', { sex }), lang), ...signaturesOf(content, lang, clause(one => doneWords(content, completedOn, 0, one), lang, 6), { director: false })),
  ];
  return paperOf(view, lang, { title: 'diagnosisSheet.title', running: caseRunning(content, lang), content: body });
}
const textSection = (title: (one: Lang) => string, [first = '', ...rest]: readonly Content[], lang: PaperLang): Content[] => section(headed(title, lang), first, ...rest);

/** Points of one of the five fields of a scale, and the padding beside it. */
const STEP = 15;
/** The higher the need, the darker its field, on a photocopy too. */
const SHADES = [{ color: COLOUR.ink, fillColor: COLOUR.tint }, { color: COLOUR.ink, fillColor: '#d5e2db' }, { color: '#ffffff', fillColor: '#5f8775' }, { color: '#ffffff', fillColor: '#2f5f4b' }, { color: '#ffffff', fillColor: COLOUR.ink }] as const;
/** A row a domain: the five levels with the one that holds, or «unknown» over all; beside it what that level means here. */
function overview(domains: readonly DiagnosisDomain[], lang: PaperLang): Table {
  const widths = widthsOf([98, ...NEED_LEVELS.map(() => STEP), null], PAGE.inner), columns = widths.length;
  const heads = [[head(say('caseSheet.columnDomain'), lang), ...across(head(say('caseSheet.columnLevel'), lang), NEED_LEVELS.length), head(say('diagnosisSheet.columnAnchor'), lang)]];
  const step = (level: number, own: number): Text => label(String(level), { fontSize: SIZE.figure, alignment: 'center', verticalAlignment: 'middle', ...(level === own ? { bold: true, ...SHADES[own] } : { color: COLOUR.rule }) });
  const rows = domains.map(({ title, level, anchor, need }): Content[] => [
    words(title, lang, { bold: true, verticalAlignment: 'middle' }),
    ...(level === null ? across(said(say('caseSheet.levelUnknown'), lang, { alignment: 'center', color: COLOUR.grey, verticalAlignment: 'middle' }), NEED_LEVELS.length) : NEED_LEVELS.map(one => step(one, level))),
    isEmpty(anchor) && isEmpty(need) ? said(one => (level === null ? '' : message(one, `caseSheet.level_${level}`)), lang) : underAnchor(anchor, need, lang),
  ]);
  return rowsOf({ title: headed(say('diagnosisSheet.overview'), lang), heads, body: rows.length === 0 ? [noneRow(say('diagnosisSheet.noDomain'), lang, columns)] : rows, widths, air: AIR }, lang, { margin: [0, 9, 0, 0] });
}
/** What a person prefers not to answer, what nobody knows and what was not asked yet: three things, and none of them an answer. */
function answerCell({ state, answer }: DiagnosisAnswer, sex: Sex, lang: PaperLang): Text {
  if (state === 'answered') return words(answer, lang, { bold: true });
  return said(one => (state === 'declined' ? message(one, 'diagnosisSheet.declined', { sex }) : message(one, 'diagnosisSheet.unknown')), lang, { color: COLOUR.grey });
}
/** Questions that were not asked take a row together: what was answered is not to be looked for among them. */
const unaskedOf = (questions: readonly DiagnosisAnswer[], lang: PaperLang): Text =>
  said(one => message(one, 'diagnosisSheet.unasked', { list: questions.map(({ question }) => typed(question, one)).join(' · ') }), lang, { color: COLOUR.grey, fontSize: SIZE.cell - 1 });
/** Each domain's name over its first question; the head on each page. */
function answersOf(domains: readonly DiagnosisDomain[], sex: Sex, lang: PaperLang): Table {
  const widths = widthsOf([null, 176, 60, 54], PAGE.inner);
  const heads = [[head(say('diagnosisSheet.columnQuestion'), lang), head(say('diagnosisSheet.columnAnswer'), lang), head(say('diagnosisSheet.columnSource'), lang), head(say('caseSheet.columnDate'), lang)]];
  const rowOf = (one: DiagnosisAnswer): Content[] => [
    words(one.question, lang), answerCell(one, sex, lang), one.source === null ? '' : said(say(`diagnosisSheet.source_${one.source}`), lang, { fontSize: SIZE.cell - 0.8, alignment: 'center' }), one.date === null ? '' : small(dated(one.date)),
  ];
  const body = domains.flatMap(({ title, level, answers }): Content[][] => {
    const names = langsOf(lang).map(one => `${typed(title, one)}\u00a0 (${levelWords(level, one)})`);
    const band = across(cell(names.map(embedded).join('\u00a0 · \u00a0'), { bold: true, color: COLOUR.deep, fillColor: COLOUR.tint }), widths.length);
    const unasked = answers.filter(({ state }) => state === 'unasked'), asked = answers.filter(({ state }) => state !== 'unasked').map(rowOf);
    const [first = across(said(say('diagnosisSheet.noQuestion'), lang, { color: COLOUR.grey }), widths.length), ...rest] = unasked.length === 0 ? asked : [...asked, across(unaskedOf(unasked, lang), widths.length)];
    return [kept([band, first], widths, false, AIR), ...rest];
  });
  return rowsOf({ title: headed(say('diagnosisSheet.answers'), lang), heads, body: body.length === 0 ? [noneRow(say('diagnosisSheet.noDomain'), lang, widths.length)] : body, widths, air: AIR }, lang, { margin: [0, 9, 0, 0] });
}
