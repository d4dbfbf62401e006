import { bare } from '#shared/domain/common/isolate.ts';
import { totalOf, type CertificateView } from '#shared/domain/handover.ts';
import { message, wordsOf, type Lang } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition } from '../definition.ts';
import { closedClause, declarationClause, doneClause, formerClause, introduction, readingClause, transferClause } from './parts/clauses.ts';
import { footOf, headOf } from './parts/bands.ts';
import { equipmentTable, fundersNote } from './parts/equipmentTable.ts';
import { letterheadOf } from './parts/letterhead.ts';
import { watermarkOf } from './parts/marks.ts';
import { partiesOf } from './parts/parties.ts';
import { planOf, type Plan, type Sections } from './parts/plan.ts';
import { signaturesOf, signingRows } from './parts/signatures.ts';
import { bodyStyle, COLOUR, directionOf, PAGE, SIZE, writeOn } from './parts/theme.ts';
import { nameOf, titleOf } from './parts/title.ts';
import { brief, typed } from './parts/values.ts';

/** Goes up when the certificate says or shows anything differently. */
export const HANDOVER_CERTIFICATE_VERSION = 2;

/**
 * The handover certificate of one beneficiary (domain.md §4 A; محضر تسليم معدات وتجهيزات / procès-verbal de remise de matériel):
 * one page where everything has room on it, else the beneficiary's declaration and all signatures together on the last page.
 * The programme's label, offence, prison and release date are no part of its data.
 */
export function handoverCertificate(view: CertificateView, lang: Lang): DocumentDefinition {
  const { content: { letterhead, ceremony, recipient, wording }, reference, marks } = view;
  const title = nameOf('handoverCertificate.title', wording, lang);
  const plan = planOf((given) => sectionsOf(view, lang, given), signingRows(view.content, lang), bodyStyle(lang));
  const { front, table, after, closing } = sectionsOf(view, lang, plan);
  const watermark = watermarkOf(view, lang);
  return {
    content: [...front, table, ...after, { unbreakable: true, stack: closing }],
    info: {
      title: [title, reference ?? ''].join(' ').trim(), subject: bare(typed(ceremony.title, lang)), author: bare(typed(letterhead.name, lang)),
      creationDate: new Date(view.dated), reference: reference ?? 'DRAFT',
    },
    language: lang === 'ar' ? 'ar-MA' : 'fr-MA', direction: directionOf(lang), defaultStyle: bodyStyle(lang),
    pageSize: 'A4', pageMargins: [PAGE.left, PAGE.top, PAGE.right, PAGE.bottom],
    header: headOf(view, lang, { paper: title, person: brief(recipient.name, lang, marks.length === 0 ? 64 : 40) }),
    footer: footOf(view, lang, { paper: title, centre: brief(letterhead.name, lang, 64) }),
    ...(watermark !== undefined && { watermark }),
  };
}

function sectionsOf({ content, reference, pictures }: CertificateView, lang: Lang, { air, ink, roomy }: Plan): Sections {
  const { letterhead, ceremony, recipient, lines, wording, former } = content, gap = roomy ? 6 : 3 + air, words = wordsOf(wording, lang), under = { margin: [0, 0, 0, gap] } as const;
  const funders = fundersNote(lines, lang);
  const title = titleOf('handoverCertificate.title', wording, reference, lang, { above: 4 + air, below: (reference === null ? 6 : 2) + air });
  const heading: Content = { text: message(lang, 'handoverCertificate.closing'), bold: true, fontSize: SIZE.value[lang] + 2, color: COLOUR.deep, margin: [0, 4, 0, 6] };
  return {
    front: [letterheadOf(letterhead, pictures), title, ...(former === null ? [] : [formerClause(former, words, { margin: [0, 0, 0, 3] })]), introduction(ceremony, recipient.sex, words), partiesOf(ceremony.giver, recipient, lang, air)],
    table: equipmentTable(lines, lang, air),
    after: [...(funders === null ? [] : [funders]), closedClause(totalOf(lines), words, { margin: [0, 3 + air, 0, 3 + air] })],
    closing: [
      ...(roomy ? [heading] : []),
      transferClause(ceremony.transfer, recipient.sex, words, under),
      declarationClause(ceremony, recipient.sex, words, under),
      ...(recipient.reads[lang] ? [] : [readingClause(recipient, words, under)]),
      reservations(lang, roomy ? 2 : 0, gap + 2),
      doneClause(ceremony, { sex: recipient.sex, city: letterhead.city }, words, { margin: [0, 0, 0, gap + 3] }),
      signaturesOf(content, lang, ink),
    ],
  };
}
/** Room to write what is not in order, besides the dotted line on which the words stand. */
const reservations = (lang: Lang, fullLines: number, under: number): Content => ({ margin: [0, 0, 0, under], stack: [writeOn({ text: message(lang, 'handoverCertificate.reservations'), bold: true, color: COLOUR.deep }, fullLines)] });
