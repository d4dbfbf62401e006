import { embedded } from '#shared/domain/common/isolate.ts';
import { totalOf, type CertificateContent, type CertificateView } from '#shared/domain/handover.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import { message, wordsOf, type Words } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, Text } from '../definition.ts';
import { closedClause, declarationClause, doneClause, formerClause, introduction, readingClause, transferClause } from './parts/clauses.ts';
import { equipmentTable, fundersNote } from './parts/equipmentTable.ts';
import { facing, inLangs } from './parts/facing.ts';
import { runningOf } from './parts/bands.ts';
import { letterheadOf } from './parts/letterhead.ts';
import { paperOf } from './parts/paper.ts';
import { partiesOf } from './parts/parties.ts';
import { planOf, type Plan, type Sections } from './parts/plan.ts';
import { readsAll, signaturesOf, signingRows } from './parts/signatures.ts';
import { bodyStyle, COLOUR, leading, SIZE, writeOn } from './parts/theme.ts';
import { titleOf } from './parts/title.ts';
import { typed } from './parts/values.ts';

/** Goes up when the certificate says or shows anything differently. */
export const HANDOVER_CERTIFICATE_VERSION = 6;

/**
 * The handover certificate of one beneficiary (domain.md §4 A; محضر تسليم معدات وتجهيزات / procès-verbal de remise de matériel):
 * one page where everything has room on it, else the beneficiary's declaration and all signatures together on the last page. In both
 * languages the clauses face each other, Arabic on the right. The programme's label, offence, prison and release date are no part of its data.
 */
export function handoverCertificate(view: CertificateView, lang: PaperLang): DocumentDefinition {
  const { content: { ceremony, recipient, lines }, reference } = view;
  return paperOf(view, lang, {
    title: 'handoverCertificate.title', running: runningOf({ name: recipient.name, reference, sum: totalOf(lines) }, lang), subject: typed(ceremony.title, leading(lang)),
    content: bodyOf(view, lang),
  });
}

/** Originals of one certificate differ in head and foot alone: the printer is given the same object for what stands between, and draws it once. */
const bodies = new WeakMap<CertificateContent, { readonly key: string; readonly body: Content }>();
function bodyOf(view: CertificateView, lang: PaperLang): Content {
  const { content, reference, pictures, original } = view, key = JSON.stringify([lang, reference, Object.keys(pictures)]), known = bodies.get(content);
  if (known?.key === key) return known.body;
  const draw = sectionsOf(view, lang), { front, table, after, closing } = draw(planOf(draw, signingRows(content, lang), bodyStyle(lang)));
  const body = [...front, table, ...after, { unbreakable: true, stack: closing }];
  if (original !== null) bodies.set(content, { key, body });
  return body;
}

/** The sections of a plan. What does not change with it is made once, and so measured once: a plan is found by drawing several. */
function sectionsOf({ content, reference, pictures }: CertificateView, lang: PaperLang): (plan: Plan) => Sections {
  const { letterhead, ceremony, recipient, lines, wording, former } = content, { sex } = recipient;
  const words = { ar: wordsOf(wording, 'ar'), fr: wordsOf(wording, 'fr') };
  const clause = (write: (words: Words, style: Omit<Text, 'text'>) => Text): Content => inLangs(lang, one => write(words[one], {}));
  const head = letterheadOf(letterhead, pictures), title = titleOf('handoverCertificate.title', wording, reference, lang, { above: 0, below: 0 });
  const opening = [
    ...(former === null ? [] : [under(clause((w, style) => formerClause(former, w, style)), 3)]), clause(w => introduction(ceremony, sex, w)),
  ];
  const parties = partiesOf(ceremony.giver, recipient, lang), table = equipmentTable(lines, lang);
  const [note = null, otherNote = null] = langsOf(lang).map(one => fundersNote(lines, one)), funders: Content[] = note === null ? [] : otherNote === null ? [note] : [facing([[note, otherNote]], { rowGap: 0 })];
  const closed = clause((w, style) => closedClause(totalOf(lines), w, style));
  const transfer = clause((w, style) => transferClause(ceremony.transfer, sex, w, style)), clauses = [
    clause((w, style) => declarationClause(ceremony, sex, w, style)),
    ...(readsAll(content, lang) ? [] : [clause((w, style) => readingClause(recipient, w, style))]),
  ];
  const done = clause((w, style) => doneClause(ceremony, { sex, city: letterhead.city }, w, style)), signatures = signaturesOf(content, lang);
  return ({ air, ink, roomy }) => {
    // in two languages the block fills its page: what binds the giver alone stands before it, and it needs no heading
    const before = roomy && lang === 'both', gap = before ? 3 : roomy ? 6 : 3 + air;
    return {
      front: [head, { margin: [0, 4 + air, 0, (reference === null ? 6 : 2) + air], stack: [title] }, ...opening, parties(air)],
      table: table(air),
      after: [...funders, { margin: [0, 3 + air, 0, 3 + air], stack: [closed] }, ...(before ? [under(transfer, gap)] : [])],
      closing: [...(before ? [] : [...(roomy ? [heading(lang)] : []), under(transfer, gap)]), ...clauses.map(one => under(one, gap)), reservations(lang, roomy && (lang !== 'both' || readsAll(content, lang)) ? 2 : 0, before ? gap : gap + 2), under(done, before ? gap : gap + 3), signatures(ink)],
    };
  };
}
const under = (content: Content, points: number): Content => ({ margin: [0, 0, 0, points], stack: [content] });
const heading = (lang: PaperLang): Content => ({ text: message(leading(lang), 'handoverCertificate.closing'), bold: true, fontSize: SIZE.value[leading(lang)] + 2, color: COLOUR.deep, margin: [0, 4, 0, 6] });
/** One colon behind both languages. */
const reservationWords = (lang: PaperLang): string => (lang === 'both'
  ? `${langsOf(lang).map(one => embedded(message(one, 'handoverCertificate.reservations').replace(/[\s\u00a0]*:$/, ''))).join(' / ')}:` : message(leading(lang), 'handoverCertificate.reservations'));
/** Room to write what is not in order, besides the dotted line on which the words stand. */
const reservations = (lang: PaperLang, fullLines: number, below: number): Content => ({ margin: [0, 0, 0, below], stack: [writeOn({ text: reservationWords(lang), noWrap: true, bold: true, color: COLOUR.deep }, fullLines)] });
