import type { SlipContent, SlipPiece } from '#shared/domain/ceremonyPapers.ts';
import { longDate } from '#shared/domain/common/dates.ts';
import { ltr } from '#shared/domain/common/isolate.ts';
import { langsOf, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { message, wordsOf, type Lang } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, Stack, Table, Text } from '../definition.ts';
import { inLangs } from './parts/facing.ts';
import { fieldsOf, type Field } from './parts/fields.ts';
import { columnHead } from './parts/itemsTable.ts';
import { letterheadOf } from './parts/letterhead.ts';
import { paperOf } from './parts/paper.ts';
import { planOf, type Plan, type Sections } from './parts/plan.ts';
import { captionOf, signingOf } from './parts/signing.ts';
import { bodyStyle, cell, COLOUR, directionOf, drop, endOf, figure, label, paragraph, PLAIN, SIZE, startOf, writeOn } from './parts/theme.ts';
import { titleOf } from './parts/title.ts';
import { code, given, typed } from './parts/values.ts';

/** Goes up when the slip says or shows anything differently. */
export const SLIP_VERSION = 5;

/** Which papers go to whom, with a receipt to be signed and sent back (domain.md §4 L; ورقة الإرسال / bordereau d’envoi). The courtesy is the centre's to change. */
export function slip(view: PaperView<SlipContent>, lang: PaperLang): DocumentDefinition {
  const draw = sectionsOf(view, lang), { front, table, after, closing } = draw(planOf(draw, 1, bodyStyle(lang)));
  return paperOf(view, lang, { title: 'sendingSlip.title', content: [...front, table, ...after, { unbreakable: true, stack: closing }] });
}
function sectionsOf({ content, reference, pictures }: PaperView<SlipContent>, lang: PaperLang): (plan: Plan) => Sections {
  const { letterhead, wording, pieces } = content, words = (one: Lang) => wordsOf(wording, one), cells = [receiptOf(lang), senderOf(content, lang)];
  const clause = (key: 'sendingSlip.courtesy' | 'sendingSlip.body', style: Omit<Text, 'text'>): Content => inLangs(lang, one => paragraph(words(one).say(key), one, style));
  const head = letterheadOf(letterhead, pictures), fields = fieldsOf(fieldsOfSlip(content), lang), table = piecesTable(pieces, lang);
  return ({ air, ink }) => ({
    front: [
      head, titleOf('sendingSlip.title', wording, reference, lang, { above: 2 + 1.5 * air, below: 2 + air }), placeAndDate(content, lang), { margin: [0, 2 + air, 0, 6 + 1.5 * air], stack: [fields] },
      clause('sendingSlip.courtesy', { margin: [0, 0, 0, 2], bold: true }), clause('sendingSlip.body', { margin: [0, 0, 0, 6 + air] }),
    ],
    table, after: [], closing: [{ margin: [0, 6 + 1.5 * air, 0, 0], stack: [signingOf(cells, lang, ink)] }],
  });
}
/** At the end of the line; in both languages each on its own side. */
function placeAndDate({ ceremony: { date }, letterhead }: SlipContent, lang: PaperLang): Content {
  const lines = langsOf(lang).map((one): Text => {
    const city = typed(letterhead.city, one);
    return { text: message(one, 'sendingSlip.placeAndDate', { hasCity: given(city), city, date: longDate(date, one) }), direction: directionOf(one), alignment: lang === 'both' ? startOf(one) : endOf(one), width: '*' };
  });
  return lines.length === 1 ? lines : { columns: lines };
}
function fieldsOfSlip({ to, ceremony: { title, convention, giver } }: SlipContent): Field[] {
  const from = (lang: Lang): string => [typed(giver.capacity, lang), typed(giver.entity, lang)].filter(Boolean).join(lang === 'ar' ? '، ' : ', ');
  const subject = (lang: Lang): string => { const name = typed(title, lang); return message(lang, 'sendingSlip.subjectText', { hasTitle: given(name), title: name }); };
  const number = code(convention.number), basis = (lang: Lang): string =>
    message(lang, 'sendingSlip.referenceText', { hasNumber: given(number), number, hasDate: given(convention.date), date: convention.date === null ? '' : longDate(convention.date, lang) });
  return [
    { label: lang => message(lang, 'sendingSlip.from'), value: from, bold: true, wide: true }, { label: lang => message(lang, 'sendingSlip.to'), value: lang => typed(to, lang), bold: true, wide: true },
    { label: lang => message(lang, 'sendingSlip.subject'), value: subject, wide: true },
    ...(number === '' && convention.date === null ? [] : [{ label: (lang: Lang) => message(lang, 'sendingSlip.reference'), value: basis, wide: true }]),
  ];
}

/** Copies stand in a column of their own where any paper goes in another number than one. */
function piecesTable(pieces: readonly SlipPiece[], lang: PaperLang): Table {
  const several = pieces.some(({ papers, copies }) => copies !== papers), langs = langsOf(lang), top = { margin: [0, drop(SIZE.cell, 8.4), 0, 0] } as const;
  const heads = (['columnNumber', 'columnPieces', 'columnPapers', ...(several ? ['columnCopies'] as const : []), 'columnNotes'] as const).map(key => columnHead(one => message(one, `sendingSlip.${key}`), lang));
  const inBoth = (say: (lang: Lang) => string, style: Omit<Text, 'text'> = {}): Stack => ({ stack: [...new Set(langs.map(say))].map((text, i): Text => cell(text, { direction: directionOf(langs[i] ?? 'ar'), alignment: startOf(lang), ...style })) });
  const count = (value: number, bold = false): Text => figure(String(value), { alignment: 'center', fontSize: 8.4, bold, ...top }), counts = (papers: number, copies: number, bold = false): Text[] => [count(papers, bold), ...(several ? [count(copies, bold)] : [])];
  const range = ({ first, last }: SlipPiece, one: Lang): string => (first === null || last === null || first === last ? code(first ?? last ?? '') : message(one, 'sendingSlip.range', { first: ltr(first), last: ltr(last) }));
  const rows: Content[][] = pieces.map((piece, i) => [count(i + 1), inBoth(one => message(one, `sendingSlip.piece_${piece.kind}`)), ...counts(piece.papers, piece.copies), inBoth(one => range(piece, one), { fontSize: 9, noWrap: true })]);
  const sum = (of: (piece: SlipPiece) => number): number => pieces.reduce((all, piece) => all + of(piece), 0);
  const total: Content[] = [cell(langs.map(one => message(one, 'sendingSlip.total')).join(' · '), { bold: true, colSpan: 2 }), '', ...counts(sum(({ papers }) => papers), sum(({ copies }) => copies), true), ''];
  const none: Content[] = [{ text: langs.map(one => message(one, 'sendingSlip.none')).join(' · '), alignment: 'center', color: COLOUR.grey, colSpan: heads.length }, ...heads.slice(1).map(() => '')];
  const body = [heads, ...(rows.length === 0 ? [none] : rows), total], isEdge = (rule: number): boolean => rule === 0 || rule === body.length;
  return {
    direction: directionOf(lang), table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths: [20, '*', 56, ...(several ? [60] : []), 196], body },
    layout: {
      ...PLAIN, hLineWidth: rule => (isEdge(rule) ? 0.9 : rule === 1 || rule === body.length - 1 ? 0.6 : 0.35), hLineColor: rule => (isEdge(rule) || rule === 1 || rule === body.length - 1 ? COLOUR.ink : COLOUR.hair), hLineWhenBroken: true,
      paddingLeft: () => 4, paddingRight: () => 4, paddingTop: () => 2, paddingBottom: () => 4,
    },
  };
}
/** To be filled and sent back by whom the papers went to. */
function receiptOf(lang: PaperLang): Content {
  const both = (key: 'sendingSlip.receivedBy' | 'sendingSlip.receivedOn' | 'sendingSlip.arrival' | 'sendingSlip.signature'): string => langsOf(lang).map(one => message(one, key)).join(' · ');
  const line = (key: Parameters<typeof both>[0]): Content => ({ margin: [0, 4, 0, 0], stack: [writeOn(label(both(key), { fontSize: 7.6 }))] });
  return { stack: [captionOf({ capacity: one => message(one, 'sendingSlip.receipt') }, lang), line('sendingSlip.receivedBy'), line('sendingSlip.receivedOn'), line('sendingSlip.arrival'), label(both('sendingSlip.signature'), { fontSize: 7.6, margin: [0, 5, 0, 0] })] };
}
function senderOf({ ceremony: { giver } }: SlipContent, lang: PaperLang): Content {
  const { entity, representative, capacity } = giver;
  return captionOf({ capacity: one => typed(capacity, one) || message(one, 'sendingSlip.sender'), onBehalfOf: one => typed(entity, one), name: one => typed(representative, one), note: one => message(one, 'sendingSlip.nameAndStamp', { hasName: given(typed(representative, one)) }) }, lang);
}
