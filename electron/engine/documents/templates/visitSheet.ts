import { visitNet, type VisitContent } from '#shared/domain/casePapers.ts';
import { isEmpty } from '#shared/domain/common/bilingual.ts';
import { ltr } from '#shared/domain/common/isolate.ts';
import { figures, type Centimes } from '#shared/domain/common/money.ts';
import type { PaperLang, PaperView } from '#shared/domain/papers.ts';
import { message } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, Table } from '../definition.ts';
import { caseFront, caseRunning, clause, dated, doneWords, headed, identityOf, lettered, prose, saidField, say, section, signaturesOf, tableSection, typedField } from './parts/caseParts.ts';
import { fieldsOf } from './parts/fields.ts';
import { paperOf } from './parts/paper.ts';
import { said, small, words } from './parts/rows.ts';
import { BLANK, COLOUR, directionOf, label, leading, PLAIN, writeOn } from './parts/theme.ts';
import { code, typed } from './parts/values.ts';

/** Goes up when the sheet says or shows anything differently. */
export const VISIT_SHEET_VERSION = 3;
/** Rows to write on where a visit is still to be made, and lines for what the person says. */
const ROWS = 4, LINES = 3;

/** Follow-up visit sheet (domain.md §4 D; بطاقة التتبع / fiche de suivi): what was found, or room to write it. */
export function visitSheet(view: PaperView<VisitContent>, lang: PaperLang): DocumentDefinition {
  const { content } = view, { person, companion, kind, plannedOn, doneOn, projectTitle, trade, activity, equipment, obstacles, next } = content, { sex } = person, blank = doneOn === null;
  const fields = fieldsOf([
    ...identityOf(person, companion, lang, { brief: true }), typedField('caseSheet.project', projectTitle), typedField('caseSheet.trade', trade), typedField('visitSheet.kind', kind, { bold: true }),
    saidField('visitSheet.planned', () => dated(plannedOn)), saidField('visitSheet.actual', () => dated(doneOn) || BLANK, { bold: !blank }),
    ...(blank && isEmpty(activity) ? [] : [typedField('visitSheet.activity', activity, { wide: true })]),
  ], lang);
  const [firstView = '', ...moreView] = blank ? [lines()] : prose(content.view, lang);
  const toWrite: readonly VisitContent['obstacles'][number][] = blank && obstacles.length === 0 ? Array.from({ length: ROWS }, () => EMPTY) : obstacles;
  const body: Content[] = [
    ...caseFront(view, lang, 'visitSheet.title', { named: false }), fields,
    ...(blank && isEmpty(activity) ? section(headed(say('visitSheet.activity'), lang), lines(1)) : []),
    tableSection(headed(say('visitSheet.equipment'), lang), equipment, {
      heads: ['columnDesignation', 'columnSerial', 'columnSighting', 'columnNote'].map(name => say(`visitSheet.${name as 'columnNote'}`)), widths: [null, 92, 66, 130], none: 'visitSheet.noEquipment',
      cells: ({ designation, serial, inventoryNumber, sighting, note }) =>
        [words(designation, lang), small([code(serial), code(inventoryNumber)].filter(Boolean).join('\n')), sighting === null ? '' : said(say(`visitSheet.sighting_${sighting}`), lang, { bold: true, alignment: 'center' }), isEmpty(note) ? '' : words(note, lang)],
    }, lang),
    figuresOf(content, lang),
    tableSection(headed(say('visitSheet.obstacles'), lang), toWrite, {
      heads: [say('visitSheet.columnObstacle'), say('visitSheet.columnAction'), say('visitSheet.columnOwner'), say('caseSheet.columnDate')], widths: [150, null, 88, 54], none: 'visitSheet.noObstacle',
      cells: one => (one === EMPTY ? [{ text: '\u00a0', margin: [0, 0, 0, 4] }, '', '', ''] : [words(one.obstacle, lang), words(one.action, lang), words(one.owner, lang), small(dated(one.date))]),
    }, lang),
    // what was said, what comes next and who signs it: one block
    { unbreakable: true, stack: [
      ...section(headed(one => message(one, 'visitSheet.view', { sex }), lang), firstView, ...moreView),
      { margin: [0, 4, 0, 4], stack: [fieldsOf([saidField('visitSheet.next', one => (next === null ? (blank ? BLANK : message(one, 'visitSheet.noNext')) : [typed(next.kind, one), dated(next.date)].filter(Boolean).join(' – ')), { bold: next !== null, wide: true })], lang)] },
      ...signaturesOf(content, lang, clause(one => doneWords(content, doneOn, 0, one), lang, 5), { director: false, ink: 46 }),
    ] },
  ];
  return paperOf(view, lang, { title: 'visitSheet.title', running: caseRunning(content, lang), content: body });
}
const NOTHING = { ar: '', fr: '' } as const;
const EMPTY: VisitContent['obstacles'][number] = { obstacle: NOTHING, action: NOTHING, owner: NOTHING, date: null };
const lines = (count = LINES): Content => writeOn({ text: '\u00a0' }, count - 1);

/** What the last month brought, side by side; what is not known is left to be written in. */
function figuresOf(content: VisitContent, lang: PaperLang): Content {
  const money = (value: Centimes | null): string => (value === null ? '' : ltr(figures(value, leading(lang))));
  const boxes = ([['turnover', money(content.turnover)], ['charges', money(content.charges)], ['net', money(visitNet(content))], ['jobs', content.jobs === null ? '' : String(content.jobs)]] as const).map(([name, value]): Content => ({
    stack: [label(lettered(say(`visitSheet.${name}`), lang), { alignment: 'center' }), label(value || '\u00a0', { alignment: 'center', bold: true, fontSize: 10.5, color: COLOUR.ink })],
  }));
  const table: Table = {
    direction: directionOf(lang), table: { widths: boxes.map(() => '*'), heights: 28, dontBreakRows: true, body: [boxes] },
    layout: { ...PLAIN, hLineWidth: rule => (rule === 0 ? 0 : 0.6), hLineColor: () => COLOUR.rule, vLineWidth: rule => (rule > 0 && rule < 4 ? 0.35 : 0), vLineColor: () => COLOUR.hair, paddingTop: () => 2, paddingBottom: () => 2 },
  };
  return { unbreakable: true, stack: section(headed(say('visitSheet.figures'), lang), table) };
}
