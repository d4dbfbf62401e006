import { ltr } from '#shared/domain/common/isolate.ts';
import type { CertificateView, Mark } from '#shared/domain/handover.ts';
import { message, type Lang } from '#shared/i18n/index.ts';
import type { Alignment, Content, PageBand, Text } from '../../definition.ts';
import { markFrames, markWords } from './marks.ts';
import { COLOUR, directionOf, endOf, label, PAGE, PLAIN, SIZE, startOf } from './theme.ts';

/* Head and foot of every page. */
const QR = 46;

/** From page 2 the paper's name and the person's; on every page the marks. */
export function headOf(marks: readonly Mark[], lang: Lang, { paper, person }: { readonly paper: string; readonly person: string }): PageBand {
  const running = (text: string, alignment: Alignment): Text => label(text, { width: '*', noWrap: true, alignment, margin: [0, 3, 0, 0] });
  return page => {
    const frames = markFrames(marks, lang, page === 1), parts: Content[] = [];
    if (frames !== null) parts.push({ margin: [0, 5, 0, 0], stack: [frames] });
    if (page > 1) parts.push({ direction: directionOf(lang), margin: [PAGE.left, frames === null ? 17 : -15, PAGE.right, 0], columns: [running(paper, startOf(lang)), ...(frames === null ? [] : [{ width: 200, text: '' }]), running(person, endOf(lang))] });
    return parts.length === 0 ? null : { stack: parts };
  };
}

/** Reference, paper and centre at the start; the page in the middle; code and QR of a validated paper in the outer corner. */
export function footOf({ reference, check, marks }: Pick<CertificateView, 'reference' | 'check' | 'marks'>, lang: Lang, { paper, centre }: { readonly paper: string; readonly centre: string }): PageBand {
  const small = (text: string, style: Omit<Text, 'text'> = {}): Text => label(text, { fontSize: SIZE.foot, ...style });
  const numbered = reference === null ? markWords(marks, lang) : ltr(reference);
  const start: Content = { margin: [0, 7, 0, 0], stack: [small(numbered, { bold: true, color: COLOUR.ink, fontSize: 7.6, noWrap: true }), small(paper, { noWrap: true }), small(centre, { noWrap: true })] };
  const end: Content = check === null ? '' : {
    columnGap: 6,
    columns: [
      { width: '*', margin: [0, 15, 0, 0], alignment: endOf(lang), stack: [small(message(lang, 'common.checkCode')), small(ltr(check.code), { bold: true, color: COLOUR.ink, fontSize: 8 })] },
      { width: QR + 1, qr: check.qr, fit: QR, eccLevel: 'M', alignment: lang === 'ar' ? 'left' : 'right', margin: [0, 5, 0, 0] },
    ],
  };
  return (page, pages) => ({
    margin: [PAGE.left, 4, PAGE.right, 0],
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: PAGE.inner, y2: 0, lineWidth: 0.4, lineColor: COLOUR.rule }] },
      { direction: directionOf(lang), table: { widths: ['*', 90, '*'], body: [[start, small(message(lang, 'common.pageOf', { page, pages }), { alignment: 'center', color: COLOUR.ink, margin: [0, 16, 0, 0] }), end]] }, layout: PLAIN },
    ],
  });
}
