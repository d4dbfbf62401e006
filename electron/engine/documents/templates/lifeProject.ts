import type { LifeProjectContent, PlanAction } from '#shared/domain/casePapers.ts';
import { inLanguage, isEmpty, type Bilingual } from '#shared/domain/common/bilingual.ts';
import { embedded, ltr } from '#shared/domain/common/isolate.ts';
import { langsOf, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { message, type MessageKey } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, Table, Text } from '../definition.ts';
import { ABOVE, AIR, bullets, caseFront, caseRunning, clause, closingOf, consentColumns, consentsTitle, date, dated, doneWords, formSection, headed, identityOf, lettered, needColumns, prose, saidField, say, section, sideBySide, signaturesOf, sub, tableSection, textsOf, twoPart, typedField, WHOLE, type Say } from './parts/caseParts.ts';
import { fieldsOf } from './parts/fields.ts';
import { inLangs } from './parts/facing.ts';
import { paperOf } from './parts/paper.ts';
import { projectSection } from './parts/projectSheet.ts';
import { across, head, kept, noneRow, OPEN, rowsOf, said, small, widthsOf, words } from './parts/rows.ts';
import { cell, COLOUR, directionOf, label, PAGE, paragraph, PLAIN, SIZE, strong } from './parts/theme.ts';
import { DASH } from './parts/values.ts';

/** Goes up when the paper says or shows anything differently. */
export const LIFE_PROJECT_VERSION = 3;
const key = (name: string): MessageKey => `lifeProjectPaper.${name}` as MessageKey;

/**
 * Individual life project (domain.md §4 B; مشروع الحياة الفردي / projet de vie individuel), its fourteen sections. Each page has places for
 * initials; a heading never stands without what it heads, nor ink without what it binds to.
 */
export function lifeProject(view: PaperView<LifeProjectContent>, lang: PaperLang): DocumentDefinition {
  const { content } = view, { person, companion, version, family, schooling, consents, background, wishes, fit, actions, project, commitments, risks, revisions } = content, { sex } = person;
  const title = (number: number, params?: Record<string, string>): Text => headed(one => message(one, key(`s${number}`), params), lang, number);
  const fields = fieldsOf([...identityOf(person, companion, lang), typedField('caseSheet.family', family), typedField('caseSheet.schooling', schooling), saidField('lifeProjectPaper.version', () => ltr(String(version)))], lang);
  const [firstWish = '', ...moreWishes] = isEmpty(wishes) ? [clause(say('lifeProjectPaper.noWish'), lang)] : prose(wishes, lang, { fontSize: SIZE.cell + 1.4 });
  const [firstWhy, ...moreWhy] = whyOf(content, lang);
  const body: Content[] = [
    ...caseFront(view, lang, 'lifeProjectPaper.title'),
    ...formSection(title(1), fields),
    tableSection(headed(consentsTitle(content, 'lifeProjectPaper.s2'), lang, 2), consents, consentColumns(lang), lang),
    ...diagnosisOf(content, title(3), lang),
    tableSection(title(4), background, {
      heads: ['columnTraining', 'columnWhere', 'columnDuration', 'columnProof'].map(name => say(key(name))), widths: [null, 118, 74, 104], none: 'lifeProjectPaper.noBackground',
      cells: ({ what, where, duration, proof }) => [words(what, lang), words(where, lang), words(duration, lang), words(proof, lang)],
    }, lang),
    ...section(title(5, { sex }), { margin: [14, 0, 14, 0], stack: [firstWish] }, ...moreWishes.map((one): Content => ({ margin: [14, 0, 14, 0], stack: [one] }))),
    ...section(title(6), firstWhy ?? '', ...moreWhy),
    tableSection(title(7), fit, {
      heads: [say('lifeProjectPaper.columnFinding'), say('lifeProjectPaper.columnSource'), say('caseSheet.columnDate')], widths: [null, 150, 54], none: 'lifeProjectPaper.noFit',
      cells: ({ finding, source, date: on }) => [words(finding, lang), words(source, lang), date(on)],
    }, lang),
    actionsOf(actions, title(8), lang),
    ...projectSection(project, title(9), lang),
    ...section(title(10), sideBySide(lang, [say('lifeProjectPaper.centreCommits'), bullets(commitments.centre, lang)], [one => message(one, 'lifeProjectPaper.personCommits', { sex }), bullets(commitments.person, lang)])),
    tableSection(title(11), risks, {
      heads: [say('lifeProjectPaper.columnRisk'), say('lifeProjectPaper.columnChance'), say('caseSheet.columnResponse')], widths: [160, 60, null], none: 'lifeProjectPaper.noRisk',
      cells: ({ risk, chance, response }) => [words(risk, lang), words(chance, lang, { alignment: 'center' }), words(response, lang)],
    }, lang),
    ...calendarOf(content, title(12), lang),
    ...ending(tableSection(title(13), revisions, {
      heads: [say('lifeProjectPaper.columnVersion'), say('caseSheet.columnDate'), say('lifeProjectPaper.columnReason')], widths: [44, 54, null], none: 'caseSheet.none',
      cells: ({ version: of, date: on, reason, changes }) => [small(String(of), { bold: of === version }), date(on), changes.length === 0 ? words(reason, lang) : { stack: [words(reason, lang), { ul: changes.map(change => words(change, lang, { fontSize: SIZE.cell - 0.8 })), markerColor: COLOUR.grey }] }],
    }, lang), revisions.length + revisions.reduce((all, { changes }) => all + changes.length, 0), closingOf(title(14), clause(one => message(one, 'lifeProjectPaper.agreed', { sex }), lang), ...signaturesOf(content, lang, clause(one => doneWords(content, content.signedOn, 2, one), lang, 6)))),
  ];
  const initials: Say[] = [one => message(one, 'lifeProjectPaper.initialsPerson', { sex }), say('lifeProjectPaper.initialsCentre')];
  const running = langsOf(lang).map(one => embedded(`${caseRunning(content, one).join('')} · ${message(one, 'lifeProjectPaper.versionShort', { version: ltr(String(version)) })}`));
  return paperOf(view, lang, { title: 'lifeProjectPaper.title', running, content: body, initials });
}

/** The versions stand on the page of the signatures where they take few lines: ink has what it binds to above it. */
const ending = (versions: Content, lines: number, closing: Content): Content[] => (lines > FEW ? [versions, closing] : [{ unbreakable: true, stack: [versions, closing] }]);
const FEW = 8;
/** Strengths and obstacles side by side, then what was needed and what answers it. */
function diagnosisOf({ diagnosedOn, strengths, obstacles, needs }: LifeProjectContent, title: Text, lang: PaperLang): Content[] {
  const lists = sideBySide(lang, [say('caseSheet.strengths'), bullets(strengths, lang)], [say('caseSheet.obstacles'), bullets(obstacles, lang)]);
  const when: Content[] = diagnosedOn === null ? [] : [said(one => message(one, 'lifeProjectPaper.diagnosedOn', { date: dated(diagnosedOn) }), lang, { fontSize: SIZE.cell + 0.4, margin: [0, 0, 0, 2] })];
  const name: Text = { ...sub(say('lifeProjectPaper.needs'), lang), margin: 0 };
  return [...section(title, { stack: [...when, lists] }), { margin: [0, -4, 0, 0], stack: [tableSection(name, needs, needColumns(lang), lang)] }];
}
/** The track in bold, and why it was chosen. */
function whyOf({ track, why }: LifeProjectContent, lang: PaperLang): Content[] {
  const named: Content[] = track === null ? [] : [inLangs(lang, one => paragraph(strong(message(one, `caseSheet.track_${track}`)), one, { margin: [0, 0, 0, 2] }))];
  const [first, ...rest] = prose(why, lang);
  return [{ stack: [...named, first ?? ''] }, ...rest];
}
/** Each objective once, over the first of its actions; the head on each page. */
function actionsOf(actions: readonly PlanAction[], title: Text, lang: PaperLang): Content {
  const widths = widthsOf([14, null, 96, 46, 100, 50], PAGE.inner), heads = [say('caseSheet.columnNumber'), ...['columnAction', 'columnOwner', 'columnDeadline', 'columnIndicator', 'columnStatus'].map(name => say(key(name)))].map(one => head(one, lang));
  const rowOf = ({ action, resources, responsible, partner, deadline, indicator, status }: PlanAction, i: number): Content[] =>
    [small(String(i + 1)), twoPart(action, resources, lang), twoPart(responsible, partner, lang), small(dated(deadline), { fontSize: 7.2 }), words(indicator, lang), cell(words(status, lang).text, { fontSize: SIZE.cell - 0.6, ...(lang === 'both' && OPEN) })];
  const band = (objective: Bilingual): Content[] => across(cell([{ text: `${langsOf(lang).map(one => message(one, 'lifeProjectPaper.objective')).join(' · ')}\u00a0\u00a0`, color: COLOUR.grey }, { text: textsOf(objective, lang).map(embedded).join(' · ') || DASH, bold: true, color: COLOUR.deep }], { fillColor: COLOUR.tint }), widths.length);
  const isNew = ({ objective: { ar, fr } }: PlanAction, i: number): boolean => { const before = actions[i - 1]?.objective; return before?.ar !== ar || before.fr !== fr; };
  const body = actions.map((action, i) => (isNew(action, i) ? kept([band(action.objective), rowOf(action, i)], widths, false, AIR) : rowOf(action, i)));
  const table = rowsOf({ title, heads: [heads], body: body.length === 0 ? [noneRow(say('lifeProjectPaper.noAction'), lang, widths.length)] : body, widths, air: AIR }, lang);
  return { margin: [0, ABOVE, 0, 0], unbreakable: actions.length <= WHOLE, stack: [table] };
}

/** Visits side by side, with a place to note the day on which each was made. */
const A_ROW = 7;
function calendarOf({ visits }: LifeProjectContent, title: Text, lang: PaperLang): Content[] {
  if (visits.length === 0) return section(title, clause(say('lifeProjectPaper.noVisit'), lang));
  const rows = Array.from({ length: Math.ceil(visits.length / A_ROW) }, (_, i) => visits.slice(i * A_ROW, (i + 1) * A_ROW));
  const table = (row: LifeProjectContent['visits']): Table => {
    const blank = Array.from({ length: rows.length > 1 ? A_ROW - row.length : 0 }, (): Content => '');
    const line = (cells: readonly Content[]): Content[] => [...cells, ...blank];
    return {
      direction: directionOf(lang), margin: [0, 0, 0, rows.length > 1 ? 5 : 0],
      table: {
        // a few stand as wide as they would in a full row
        widths: [...row, ...blank].map(() => (row.length + blank.length < 4 ? 120 : '*')), heights: [10, 10, 24], dontBreakRows: true,
        body: [
          line(row.map(visit => label(lettered(one => inLanguage(visit.label, one), lang), { bold: true, color: COLOUR.ink, alignment: 'center', fillColor: COLOUR.tint, lineHeight: 0.95 }))),
          line(row.map(visit => small(dated(visit.date), { margin: 0 }))), line(row.map(() => label(lettered(say('lifeProjectPaper.visitDone'), lang), { fontSize: 6, alignment: 'center' }))),
        ],
      },
      layout: { ...PLAIN, hLineWidth: rule => (rule === 1 ? 0.6 : 0.35), hLineColor: () => COLOUR.rule, vLineWidth: () => 0.35, vLineColor: () => COLOUR.hair, paddingTop: () => 1.5, paddingBottom: () => 1.5, paddingLeft: () => 2, paddingRight: () => 2 },
    };
  };
  const [first, ...rest] = rows.map(table);
  return section(title, first ?? '', ...rest);
}
