import { bare, ltr } from '#shared/domain/common/isolate.ts';
import { totalOf, type CertificateView } from '#shared/domain/handover.ts';
import { message, messageParts, type Lang } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, Span, Text } from '../definition.ts';
import { closedClause, declarationClause, doneClause, introduction, readingClause, transferClause } from './parts/clauses.ts';
import { footOf, headOf } from './parts/bands.ts';
import { equipmentTable, fundersNote } from './parts/equipmentTable.ts';
import { letterheadOf } from './parts/letterhead.ts';
import { watermarkOf } from './parts/marks.ts';
import { partiesOf } from './parts/parties.ts';
import { planOf, type Plan, type Sections } from './parts/plan.ts';
import { signaturesOf, signingRows } from './parts/signatures.ts';
import { bodyStyle, COLOUR, directionOf, PAGE, SIZE, writeOn } from './parts/theme.ts';
import { brief, typed } from './parts/values.ts';

/** Goes up when the certificate says or shows anything differently. */
export const HANDOVER_CERTIFICATE_VERSION = 1;

/**
 * The handover certificate of one beneficiary (domain.md §4 A; محضر تسليم معدات وتجهيزات / procès-verbal de remise de matériel):
 * one page where everything has room on it, else the beneficiary's declaration and all signatures together on the last page.
 * The programme's label, offence, prison and release date are no part of its data.
 */
export function handoverCertificate(view: CertificateView, lang: Lang): DocumentDefinition {
  const { content: { letterhead, ceremony, recipient }, reference, marks } = view;
  const title = message(lang, 'handoverCertificate.title');
  const draw = sectionsOf(view, lang);
  const { front, table, after, closing } = draw(planOf(draw, signingRows(view.content, lang), bodyStyle(lang)));
  const watermark = watermarkOf(marks, lang);
  return {
    content: [...front, table, ...after, { unbreakable: true, stack: closing }],
    info: {
      title: [title, reference ?? ''].join(' ').trim(), subject: bare(typed(ceremony.title, lang)), author: bare(typed(letterhead.name, lang)),
      creationDate: new Date(view.dated), reference: reference ?? 'DRAFT',
    },
    language: lang === 'ar' ? 'ar-MA' : 'fr-MA', direction: directionOf(lang), defaultStyle: bodyStyle(lang),
    pageSize: 'A4', pageMargins: [PAGE.left, PAGE.top, PAGE.right, PAGE.bottom],
    header: headOf(marks, lang, { paper: title, person: brief(recipient.name, lang, marks.length === 0 ? 64 : 40) }),
    footer: footOf(view, lang, { paper: title, centre: brief(letterhead.name, lang, 64) }),
    ...(watermark !== undefined && { watermark }),
  };
}

/** The sections of a plan. What does not change with it is made once, and so measured once: a plan is found by drawing several. */
function sectionsOf({ content, reference }: CertificateView, lang: Lang): (plan: Plan) => Sections {
  const { letterhead, ceremony, recipient, lines } = content, { sex } = recipient;
  const title: Content[] = [
    { text: message(lang, 'handoverCertificate.title'), bold: true, fontSize: SIZE.title[lang], lineHeight: 0.84 },
    ...(reference === null ? [] : [numberLine(reference, lang)]),
  ];
  const heading: Content = { text: message(lang, 'handoverCertificate.closing'), bold: true, fontSize: SIZE.value[lang] + 2, color: COLOUR.deep, margin: [0, 4, 0, 6] };
  const head = letterheadOf(letterhead), intro = introduction(ceremony, sex, lang), parties = partiesOf(ceremony.giver, recipient, lang), table = equipmentTable(lines, lang);
  const funders = fundersNote(lines, lang), closed = closedClause(totalOf(lines), lang, {});
  const clauses = [
    transferClause(ceremony.transfer, sex, lang, {}), declarationClause(ceremony, sex, lang, {}), ...(recipient.reads[lang] ? [] : [readingClause(recipient, lang, {})]),
  ];
  const done = doneClause(ceremony, { sex, city: letterhead.city }, lang, {}), signatures = signaturesOf(content, lang);
  return ({ air, ink, roomy }) => {
    const gap = roomy ? 6 : 3 + air;
    return {
      front: [head, { alignment: 'center', margin: [0, 4 + air, 0, (reference === null ? 6 : 2) + air], stack: title }, intro, parties(air)],
      table: table(air),
      after: [...(funders === null ? [] : [funders]), { ...closed, margin: [0, 3 + air, 0, 3 + air] }],
      closing: [
        ...(roomy ? [heading] : []),
        ...clauses.map((clause): Content => ({ ...clause, margin: [0, 0, 0, gap] })),
        reservations(lang, roomy ? 2 : 0, gap + 2),
        { ...done, margin: [0, 0, 0, gap + 3] },
        signatures(ink),
      ],
    };
  };
}
function numberLine(reference: string, lang: Lang): Text {
  const number: Span = { text: ltr(reference), font: 'Plex', bold: true, fontSize: 10 };
  return { text: messageParts<Span>(lang, 'handoverCertificate.number', { reference: number }), lineHeight: 0.8, ...(lang === 'ar' && { margin: [0, 5, 0, 0] as const }) }; // the title’s final م reaches down
}
/** Room to write what is not in order, besides the dotted line on which the words stand. */
const reservations = (lang: Lang, fullLines: number, under: number): Content => ({ margin: [0, 0, 0, under], stack: [writeOn({ text: message(lang, 'handoverCertificate.reservations'), bold: true, color: COLOUR.deep }, fullLines)] });
