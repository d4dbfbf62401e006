import type { SlipContent, SlipPiece } from '#shared/domain/ceremonyPapers.ts';
import { longDate } from '#shared/domain/common/dates.ts';
import { ltr } from '#shared/domain/common/isolate.ts';
import { langsOf, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { message, wordsOf, type Lang } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, Stack, Table, Text } from '../definition.ts';
import { inLangs } from './parts/facing.ts';
import { fieldsOf, type Field } from './parts/fields.ts';
import { columnHead } from './parts/itemsTable.ts';
import { heightOf } from './parts/height.ts';
import { letterheadOf } from './parts/letterhead.ts';
import { paperOf } from './parts/paper.ts';
import { captionOf, gridOf, inkFor } from './parts/signing.ts';
import { bodyStyle, cell, COLOUR, directionOf, drop, endOf, figure, label, PAGE, paragraph, PLAIN, SIZE, startOf, writeOn } from './parts/theme.ts';
import { nameOf, titleOf } from './parts/title.ts';
import { code, given, typed } from './parts/values.ts';

/** Goes up when the slip says or shows anything differently. */
export const SLIP_VERSION = 1;
const HEADS = ['sendingSlip.columnNumber', 'sendingSlip.columnPieces', 'sendingSlip.columnPapers', 'sendingSlip.columnCopies', 'sendingSlip.columnNotes'] as const;
/** Points under the lines to fill in, for signature and stamp. */
const INK = { least: 26, full: 88 } as const;

/** Which papers go to whom, with a receipt to be signed and sent back (domain.md §4 L; ورقة الإرسال / bordereau d’envoi). The courtesy is the centre's to change. */
export function slip(view: PaperView<SlipContent>, lang: PaperLang): DocumentDefinition {
  const body = (ink: number): Content[] => bodyOf(view, lang, ink);
  return paperOf(view, lang, { title: nameOf('sendingSlip.title', view.content.wording, lang), person: '', content: body(inkFor(body(0), lang, INK)) });
}
function bodyOf({ content, reference, pictures }: PaperView<SlipContent>, lang: PaperLang, ink: number): Content[] {
  const { letterhead, wording, pieces } = content, words = (one: Lang) => wordsOf(wording, one), receipt = receiptOf(lang), half = PAGE.inner / 2 - 12;
  const clause = (key: 'sendingSlip.courtesy' | 'sendingSlip.body', style: Omit<Text, 'text'>): Content => inLangs(lang, one => paragraph(words(one).say(key), one, style));
  return [
    letterheadOf(letterhead, pictures), titleOf('sendingSlip.title', wording, reference, lang, { above: 10, below: 6 }), placeAndDate(content, lang), { margin: [0, 8, 0, 14], stack: [fieldsOf(fieldsOfSlip(content), lang)] },
    clause('sendingSlip.courtesy', { margin: [0, 0, 0, 3], bold: true }), clause('sendingSlip.body', { margin: [0, 0, 0, 12] }), piecesTable(pieces, lang),
    { unbreakable: true, margin: [0, 14, 0, 0], stack: [gridOf([receipt, senderOf(content, lang)], lang, ink + heightOf(receipt, half, bodyStyle(lang)))] },
  ];
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

function piecesTable(pieces: readonly SlipPiece[], lang: PaperLang): Table {
  const head = HEADS.map(key => columnHead(one => message(one, key), lang)), langs = langsOf(lang), top = { margin: [0, drop(SIZE.cell, 8.4), 0, 0] } as const;
  const inBoth = (say: (lang: Lang) => string, style: Omit<Text, 'text'> = {}): Stack => ({ stack: [...new Set(langs.map(say))].map((text, i): Text => cell(text, { direction: directionOf(langs[i] ?? 'ar'), alignment: startOf(lang), ...style })) });
  const count = (value: number, bold = false): Text => figure(String(value), { alignment: 'center', fontSize: 8.4, bold, ...top });
  const range = ({ first, last }: SlipPiece, one: Lang): string => (first === null || last === null || first === last ? code(first ?? last ?? '') : message(one, 'sendingSlip.range', { first: ltr(first), last: ltr(last) }));
  const rows: Content[][] = pieces.map((piece, i) => [count(i + 1), inBoth(one => message(one, `sendingSlip.piece_${piece.kind}`)), count(piece.papers), count(piece.copies), inBoth(one => range(piece, one), { fontSize: 9, noWrap: true })]);
  const sum = (of: (piece: SlipPiece) => number): number => pieces.reduce((all, piece) => all + of(piece), 0);
  const total: Content[] = [cell(langs.map(one => message(one, 'sendingSlip.total')).join(' · '), { bold: true, colSpan: 2 }), '', count(sum(({ papers }) => papers), true), count(sum(({ copies }) => copies), true), ''];
  const none: Content[] = [{ text: langs.map(one => message(one, 'sendingSlip.none')).join(' · '), alignment: 'center', color: COLOUR.grey, colSpan: 5 }, '', '', '', ''];
  const body = [head, ...(rows.length === 0 ? [none] : rows), total], isEdge = (rule: number): boolean => rule === 0 || rule === body.length;
  return {
    direction: directionOf(lang), table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths: [20, '*', 56, 60, 196], body },
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
