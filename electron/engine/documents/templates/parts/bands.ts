import { inLanguage, type Bilingual } from '#shared/domain/common/bilingual.ts';
import { embedded, iso, ltr } from '#shared/domain/common/isolate.ts';
import { amount, type Centimes } from '#shared/domain/common/money.ts';
import { oneLine } from '#shared/domain/common/names.ts';
import { langsOf, type Original, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { message, type Lang } from '#shared/i18n/index.ts';
import type { Alignment, Content, Direction, PageBand, Stack, Text } from '../../definition.ts';
import { fitted, widthOfLine } from './height.ts';
import { markFrames, markWords, MARKS_TOP, type Marked } from './marks.ts';
import { COLOUR, directionOf, endOf, label, leading, PAGE, PLAIN, SIZE, startOf } from './theme.ts';
import { brief, inAll, measured } from './values.ts';

/* Head and foot of every page. */
const QR = 46;
type Say = (lang: Lang) => string;
/** Points of a box for initials. */
const INITIALS = 70, INITIALS_HIGH = 28;
/** Points between what stands in a foot and the boxes. */
const ASIDE = 4;
type Marks = Pick<PaperView<unknown>, 'marks' | 'copy' | 'original'>;

const LABEL = { font: 'Plex', fontSize: SIZE.label } as const;
const FOOT = { font: 'Plex', fontSize: SIZE.foot } as const, ORIGINAL = { foot: { ...FOOT, bold: true }, head: { font: 'Plex', fontSize: 7.6, bold: true } } as const;
const BESIDE = { font: 'Plex', fontSize: 7.4, bold: true } as const;
/** Points between columns of a head. */
const GAP = 6;
/** For whom an original or a copy is, cut to the points that a line has for it; empty where nobody is named. */
function recipientIn(recipient: Bilingual, lang: Lang, width: number, style: typeof BESIDE | (typeof ORIGINAL)['foot' | 'head'], least?: number): string {
  const name = measured(oneLine(inLanguage(recipient, lang)));
  return name && iso(fitted(name, width, style, least));
}
/**
 * `النظير 2 من 4 – قسم العمل الاجتماعي` / `Original 2 sur 4 – …`, a part a language. `نسخة موجهة إلى …` / `Exemplaire destiné à : …` of a partner's copy.
 * @param width of a part, in points
 */
function originalWords({ number, of, recipient }: Original, lang: PaperLang, room: 'foot' | 'head', width: number): string[] {
  return langsOf(lang).map((one) => {
    const words = (name: string): string => (of === null ? message(one, 'common.copyFor', { name }) : message(one, 'common.original', { number, of, hasName: name ? 'yes' : 'no', name }));
    const style = ORIGINAL[room];
    return embedded(words(recipientIn(recipient, one, width - widthOfLine(words(' '), style), style)));
  });
}

/**
 * On the first page which original it is, where no mark takes the place (a partner's copy says so beside the marks too); from page 2 the paper's name and the person's; on every page the marks.
 * @param inner width of the text, for a paper that lies on its side
 */
export function headOf({ marks, copy, original }: Marks, lang: PaperLang, { paper, running, inner = PAGE.inner }: { readonly paper: readonly string[]; readonly running: readonly string[]; readonly inner?: number }): PageBand {
  const marked: Marked = { marks, copy };
  /** In both languages a line each, so that neither is shrunk; under two frames there is room for one. */
  const side = (parts: readonly string[], alignment: Alignment, lines: boolean): Stack => ({ width: '*', margin: [0, 3, 0, 0], stack: (lines ? parts : [parts.join(' · ')]).map(text => label(text, { noWrap: true, alignment, lineHeight: lines ? 0.92 : 1 })) });
  return page => {
    const frames = markFrames(marked, lang, page === 1), parts: Content[] = [], gap = inner * 0.39;
    // two frames in two languages leave no room beside them
    const beside = frames !== null && !(lang === 'both' && marks.length > 1);
    if (frames !== null) parts.push({ margin: [0, MARKS_TOP, 0, 0], stack: [frames] });
    if (original !== null && page === 1 && frames === null) parts.push(label(originalWords(original, lang, 'head', inner / langsOf(lang).length).join(' · '), { ...ORIGINAL.head, color: COLOUR.ink, noWrap: true, direction: directionOf(lang), alignment: 'center', margin: [PAGE.left, 10, PAGE.right, 0] }));
    if (original?.of === null && page === 1 && frames !== null) parts.push(besideFrames(original.recipient, lang, inner, beside ? (marks.length > 1 ? inner * 0.52 : gap) : inner * 0.62));
    const lines = lang === 'both' && (frames === null || beside), top = beside ? -16 : frames !== null ? -3 : lines ? 9 : 17;
    if (page > 1) parts.push({ direction: directionOf(lang), margin: [PAGE.left, top, PAGE.right, 0], columns: [side(paper.map(text => fitted(text, (inner - (beside ? gap : 0)) / 2 / (lines ? 1 : paper.length), LABEL)), startOf(lang), lines), ...(beside ? [{ width: gap, text: '' }] : []), side(running, endOf(lang), lines)], columnGap: GAP });
    return parts.length === 0 ? null : { stack: parts };
  };
}

/**
 * For which partner a copy is, beside the marks: each language at its own side, over the letterhead in that language; two lines, whatever the name.
 * @param inner width of the text, and @param gap of what the marks take of it, in points
 */
function besideFrames(recipient: Bilingual, lang: PaperLang, inner: number, gap: number): Content {
  const width = (inner - gap) / 2 - GAP;
  const side = (one: Lang): Content => {
    const line = (text: string): Text => label(text, { ...BESIDE, noWrap: true, color: COLOUR.ink, lineHeight: 0.95, direction: directionOf(one), alignment: startOf(one) });
    return langsOf(lang).includes(one) ? { width: '*', stack: [line(message(one, 'common.copyFor', { name: '' }).trim()), line(recipientIn(recipient, one, width, BESIDE, 0.9))] } : { width: '*', text: '' };
  };
  return { direction: 'ltr', margin: [PAGE.left, -20, PAGE.right, 0], columnGap: GAP, columns: [side('fr'), { width: gap, text: '' }, side('ar')] };
}

/** Whose paper a page is, its number and what it is about, so that no page with signatures stands without them. */
export function runningOf({ name, reference, sum }: { readonly name: Bilingual; readonly reference: string | null; readonly sum?: Centimes }, lang: PaperLang): string[] {
  const main = leading(lang), what = [...(reference === null ? [] : [ltr(reference)]), ...(sum === undefined ? [] : [iso(amount(sum, main))])];
  return [brief(name, main, 36), ...(what.length === 0 ? [] : [what.join(' · ')])];
}

/**
 * Reference, which original, paper and centre at the start; the page in the middle; code and QR of a validated paper in the outer corner.
 * @param initials who initials each page, in the middle, the page's number then standing over the code
 */
export function footOf({ reference, check, marks, copy, original }: Pick<PaperView<unknown>, 'reference' | 'check'> & Marks, lang: PaperLang, { paper, centre, inner = PAGE.inner, initials = null }: { readonly paper: readonly string[]; readonly centre: string; readonly inner?: number; readonly initials?: readonly Say[] | null }): PageBand {
  const direction: Direction = directionOf(lang);
  const small = (text: string, style: Omit<Text, 'text'> = {}): Text => label(text, { fontSize: SIZE.foot, lineHeight: lang === 'both' ? 0.86 : 1, ...style });
  const numbered = reference === null ? markWords({ marks, copy }, lang) : ltr(reference), between = initials !== null ? INITIALS * 2 + 8 : lang === 'both' ? 110 : 90, room = (inner - between) / 2 - ASIDE;
  const which = original === null ? [] : originalWords(original, lang, 'foot', room);
  // a line a language, for the original or else for the paper's name: for both there is no room
  const names = which.length > 1 ? [paper.map(text => fitted(text, room / paper.length, FOOT)).join(' · ')] : paper.map(text => fitted(text, room, FOOT));
  const start: Content = { margin: { end: ASIDE, top: original === null ? 7 : lang === 'both' ? 1 : 3 }, stack: [small(numbered, { bold: true, color: COLOUR.ink, fontSize: 7.6, noWrap: true }), ...which.map(text => small(text, { bold: true, color: COLOUR.ink, noWrap: true })), ...names.map(text => small(text, { noWrap: true })), small(centre, { noWrap: true })] };
  const codeLabel = inAll(lang, 'common.checkCode');
  const end: Content = check === null ? '' : {
    columnGap: 6,
    columns: [
      { width: '*', margin: [0, 15, 0, 0], alignment: endOf(lang), stack: [small(codeLabel, { noWrap: true }), small(ltr(check.code), { bold: true, color: COLOUR.ink, fontSize: 8 })] },
      { width: QR + 1, qr: check.qr, fit: QR, eccLevel: 'M', alignment: leading(lang) === 'ar' ? 'left' : 'right', margin: [0, 5, 0, 0] },
    ],
  };
  const middle = (page: number, pages: number): Content => {
    const number = small(inAll(lang, 'common.pageOf', { page, pages }), { alignment: 'center', color: COLOUR.ink });
    return initials === null ? { ...number, margin: [0, 16, 0, 0] } : { stack: [{ ...number, noWrap: true, margin: [0, 2, 0, 1.5] }, initialsOf(initials, lang)] };
  };
  return (page, pages) => ({
    margin: [PAGE.left, 4, PAGE.right, 0],
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: inner, y2: 0, lineWidth: 0.4, lineColor: COLOUR.rule }] },
      { direction, table: { widths: ['*', between, '*'], body: [[start, middle(page, pages), end]] }, layout: PLAIN },
    ],
  });
}

/** A box for each who initials the page. */
const initialsOf = (who: readonly Say[], lang: PaperLang): Content => ({
  direction: directionOf(lang),
  table: { widths: who.map(() => INITIALS), heights: INITIALS_HIGH, body: [who.map(say => label(langsOf(lang).map(one => embedded(say(one))).join('\n'), { fontSize: 5.8, lineHeight: 0.88, alignment: 'center' }))] },
  layout: { ...PLAIN, hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => COLOUR.rule, vLineColor: () => COLOUR.rule, paddingTop: () => 1 },
});
