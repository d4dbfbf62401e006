import type { ConsentContent, ConsentLine } from '#shared/domain/casePapers.ts';
import { isEmpty } from '#shared/domain/common/bilingual.ts';
import { ltr } from '#shared/domain/common/isolate.ts';
import { langsOf, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { message, type Lang, type MessageKey } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, Vector } from '../definition.ts';
import { answerWords, caseFront, caseRunning, clause, closingOf, date, doneWords, headed, identityOf, inline, saidField, say, section, signaturesOf, tableSection, twoPart } from './parts/caseParts.ts';
import { fieldsOf } from './parts/fields.ts';
import { paperOf } from './parts/paper.ts';
import { notes, said } from './parts/rows.ts';
import { BLANK, cell, COLOUR, SIZE } from './parts/theme.ts';
import { code, phone, typed } from './parts/values.ts';

/** Goes up when the form says or shows anything differently. */
export const CONSENT_FORM_VERSION = 3;
const BOX = 7.5;
const RIGHTS = ['rightRectification', 'rightObjection', 'rightWithdrawal', 'rightRetention', 'rightComplaint'] as const;
/** What must be answered, what is needed for what, what is free: with what follows where nothing is said (law 09-08, art. 5). */
const DATA = [['dataIdentity', 'kindCompulsory', 'withoutIdentity'], ['dataProject', 'kindNeeded', 'withoutProject'], ['dataOther', 'kindFree', 'withoutOther'], ['dataShown', 'kindFree', 'withoutShown']] as const;
const key = (name: string): MessageKey => `consentForm.${name}` as MessageKey;

/** Informed consent (domain.md §4 J; الموافقة المستنيرة / consentement éclairé): answered, or with boxes to tick. */
export function consentForm(view: PaperView<ConsentContent>, lang: PaperLang): DocumentDefinition {
  const { content } = view, { person, companion, letterhead, purposes, recipients, guardian, cndp } = content, { sex } = person;
  const partners = recipients.filter(one => !isEmpty(one)), isAnswered = purposes.some(({ answer }) => answer !== null);
  const cndpValue = (one: Lang): string => message(one, 'consentForm.cndpValue', { number: code(cndp) || BLANK });
  const fields = fieldsOf([
    ...identityOf(person, companion, lang), saidField('consentForm.controller', one => typed(letterhead.name, one)), saidField('consentForm.cndp', cndpValue, { bold: true }),
  ], lang);
  const list = (items: readonly Content[]): Content => ({ ul: items, markerColor: COLOUR.deep });
  const item = (name: string, params?: (one: Lang) => Record<string, string>): Content => cell(inline(one => message(one, key(name), params?.(one)), lang), { fontSize: SIZE.cell + 0.4, lineHeight: 0.84 });
  const named = (one: Lang): string => partners.map(partner => typed(partner, one)).join(one === 'ar' ? '، ' : ', ');
  const body: Content[] = [
    ...caseFront(view, lang, 'consentForm.title'), clause(one => message(one, 'consentForm.intro', { sex }), lang, 6), fields,
    tableSection(headed(say('consentForm.purposes'), lang, 1), purposes, {
      heads: [say('caseSheet.columnPurpose'), say('caseSheet.columnBasis'), say('caseSheet.columnAnswer'), say('caseSheet.columnDate')], widths: [null, 112, 124, 54], none: 'consentForm.noPurpose',
      cells: line => [twoPart(line.purpose, line.detail, lang), said(say(`caseSheet.basis_${line.basis}`), lang), answerOf(line, lang), line.answeredOn === null && line.basis === 'consent' ? '' : date(line.answeredOn)],
    }, lang),
    ...notes([say('consentForm.purposesNote')], lang, [0, 3, 0, 0]),
    ...section(headed(say('consentForm.recipients'), lang, 2), list([item('recipientStaff'), ...(partners.length === 0 ? [] : [item('recipientPartners', one => ({ list: named(one) }))]), item('recipientNobody')])),
    tableSection(headed(say('consentForm.compulsory'), lang, 3), DATA, {
      heads: [say('consentForm.columnData'), say('consentForm.columnKind'), say('consentForm.columnWithout')], widths: [null, 84, 214], none: 'caseSheet.none',
      cells: ([data, kind, without]) => [said(say(key(data)), lang), said(say(key(kind)), lang, { bold: true }), said(say(key(without)), lang)],
    }, lang),
    ...section(headed(say('consentForm.rights'), lang, 4), list([item('rightAccess')]), list([...RIGHTS.map(name => item(name)), item('contact', one => ({ contact: contactOf(content, one) || BLANK }))])),
    closingOf(headed(say('consentForm.signatures'), lang, 5), clause(say('consentForm.declaration'), lang),
      ...signaturesOf(content, lang, clause(one => doneWords(content, isAnswered ? content.date : null, 2, one), lang, 6), { director: false, guardian: isEmpty(guardian) ? null : guardian })),
  ];
  return paperOf(view, lang, { title: 'consentForm.title', running: caseRunning(content, lang), content: body });
}
function contactOf({ contact }: ConsentContent, lang: Lang): string {
  return [typed(contact.address, lang), contact.phone === '' ? '' : phone(contact.phone), typed(contact.hours, lang)].filter(Boolean).join(lang === 'ar' ? '، ' : ', ');
}

/** «Yes» and «no» with a box each: crossed where it was answered, to be crossed by hand where not. */
function answerOf(line: ConsentLine, lang: PaperLang): Content {
  if (line.basis !== 'consent') return said(one => answerWords(line, one), lang);
  const box = (crossed: boolean): Content => ({ width: BOX, canvas: [{ type: 'rect', x: 0, y: 4.5, w: BOX, h: BOX, lineWidth: 0.7, lineColor: COLOUR.ink }, ...(crossed ? cross(4.5) : [])] });
  const word = (name: 'yes' | 'no'): Content => ({ ...cell(langsOf(lang).map(one => ltr(message(one, key(name)))).join(' / ')), width: lang === 'both' ? 46 : 30 });
  const boxes: Content = { columns: [box(line.answer === 'given'), word('yes'), box(line.answer === 'refused'), word('no')], columnGap: 3.5 };
  return line.answer === 'withdrawn' || line.answeredBy === 'guardian' ? { stack: [boxes, said(one => answerWords(line, one), lang, { bold: true, fontSize: SIZE.cell - 0.6 })] } : boxes;
}
const cross = (top: number): Vector[] => [[0, BOX], [BOX, 0]].map(([from = 0, to = 0]): Vector => ({ type: 'line', x1: 1.4, y1: top + from + (from === 0 ? 1.4 : -1.4), x2: BOX - 1.4, y2: top + to + (to === 0 ? 1.4 : -1.4), lineWidth: 1.3, lineColor: COLOUR.ink }));
