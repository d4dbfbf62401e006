import { bare } from '#shared/domain/common/isolate.ts';
import { totalOf, type CertificateView } from '#shared/domain/handover.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import { message, wordsOf, type Words } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, Text } from '../definition.ts';
import { closedClause, declarationClause, doneClause, formerClause, introduction, readingClause, transferClause } from './parts/clauses.ts';
import { footOf, headOf } from './parts/bands.ts';
import { equipmentTable, fundersNote } from './parts/equipmentTable.ts';
import { facing, inLangs } from './parts/facing.ts';
import { letterheadOf } from './parts/letterhead.ts';
import { watermarkOf } from './parts/marks.ts';
import { partiesOf } from './parts/parties.ts';
import { planOf, type Plan, type Sections } from './parts/plan.ts';
import { readsAll, signaturesOf, signingRows } from './parts/signatures.ts';
import { bodyStyle, COLOUR, directionOf, leading, PAGE, SIZE, writeOn } from './parts/theme.ts';
import { nameOf, titleOf } from './parts/title.ts';
import { brief, inAll, typed } from './parts/values.ts';

/** Goes up when the certificate says or shows anything differently. */
export const HANDOVER_CERTIFICATE_VERSION = 2;

/**
 * The handover certificate of one beneficiary (domain.md §4 A; محضر تسليم معدات وتجهيزات / procès-verbal de remise de matériel):
 * one page where everything has room on it, else the beneficiary's declaration and all signatures together on the last page. In both
 * languages the clauses face each other, Arabic on the right. The programme's label, offence, prison and release date are no part of its data.
 */
export function handoverCertificate(view: CertificateView, lang: PaperLang): DocumentDefinition {
  const { content: { letterhead, ceremony, recipient, wording }, reference, marks } = view, main = leading(lang);
  const title = nameOf('handoverCertificate.title', wording, lang);
  const plan = planOf((given) => sectionsOf(view, lang, given), signingRows(view.content, lang), bodyStyle(lang));
  const { front, table, after, closing } = sectionsOf(view, lang, plan);
  const watermark = watermarkOf(view, lang);
  return {
    content: [...front, table, ...after, { unbreakable: true, stack: closing }],
    info: {
      title: [title, reference ?? ''].join(' ').trim(), subject: bare(typed(ceremony.title, main)), author: bare(typed(letterhead.name, main)),
      creationDate: new Date(view.dated), reference: reference ?? 'DRAFT',
    },
    language: main === 'ar' ? 'ar-MA' : 'fr-MA', direction: directionOf(lang), defaultStyle: bodyStyle(lang),
    pageSize: 'A4', pageMargins: [PAGE.left, PAGE.top, PAGE.right, PAGE.bottom],
    header: headOf(view, lang, { paper: title, person: brief(recipient.name, main, marks.length === 0 ? 64 : 40) }),
    footer: footOf(view, lang, { paper: title, centre: brief(letterhead.name, main, 64) }),
    ...(watermark !== undefined && { watermark }),
  };
}

function sectionsOf({ content, reference, pictures }: CertificateView, lang: PaperLang, { air, ink, roomy }: Plan): Sections {
  const { letterhead, ceremony, recipient, lines, wording, former } = content, { sex } = recipient, gap = roomy ? 6 : 3 + air, under = { margin: [0, 0, 0, gap] } as const;
  const words = { ar: wordsOf(wording, 'ar'), fr: wordsOf(wording, 'fr') };
  const clause = (write: (words: Words) => Text): Content => inLangs(lang, one => write(words[one]));
  const [note = null, otherNote = null] = langsOf(lang).map(one => fundersNote(lines, one)), funders: Content[] = note === null ? [] : otherNote === null ? [note] : [facing([[note, otherNote]], { rowGap: 0 })];
  const title = titleOf('handoverCertificate.title', wording, reference, lang, { above: 4 + air, below: (reference === null ? 6 : 2) + air });
  return {
    front: [
      letterheadOf(letterhead, pictures), title, ...(former === null ? [] : [clause(w => formerClause(former, w, { margin: [0, 0, 0, 3] }))]),
      clause(w => introduction(ceremony, sex, w)), partiesOf(ceremony.giver, recipient, lang, air),
    ],
    table: equipmentTable(lines, lang, air),
    after: [...funders, clause(w => closedClause(totalOf(lines), w, { margin: [0, 3 + air, 0, 3 + air] }))],
    closing: [
      ...(roomy ? [heading(lang)] : []),
      clause(w => transferClause(ceremony.transfer, sex, w, under)),
      clause(w => declarationClause(ceremony, sex, w, under)),
      ...(readsAll(content, lang) ? [] : [clause(w => readingClause(recipient, w, under))]),
      reservations(lang, roomy ? 2 : 0, gap + 2),
      clause(w => doneClause(ceremony, { sex, city: letterhead.city }, w, { margin: [0, 0, 0, gap + 3] })),
      signaturesOf(content, lang, ink),
    ],
  };
}
function heading(lang: PaperLang): Content {
  const [first = '', second] = langsOf(lang).map(one => message(one, 'handoverCertificate.closing'));
  const style = { bold: true, fontSize: SIZE.value[leading(lang)] + 2, color: COLOUR.deep } as const;
  return { margin: [0, 4, 0, 6], ...(second === undefined ? { text: first, ...style } : { columns: [{ text: first, ...style, width: '*', direction: 'rtl' }, { text: second, ...style, width: '*', direction: 'ltr' }] }) };
}
/** Room to write what is not in order, besides the dotted line on which the words stand. */
const reservations = (lang: PaperLang, fullLines: number, under: number): Content => ({ margin: [0, 0, 0, under], stack: [writeOn({ text: inAll(lang, 'handoverCertificate.reservations', {}, ' '), bold: true, color: COLOUR.deep }, fullLines)] });
