import { oneLine } from '#shared/domain/common/names.ts';
import type { Letterhead } from '#shared/domain/handover.ts';
import type { Picture } from '#shared/domain/papers.ts';
import type { Lang } from '#shared/i18n/index.ts';
import type { Content, Stack } from '../../definition.ts';
import { logoOf } from './logo.ts';
import { COLOUR, directionOf, PAGE, PLAIN, startOf } from './theme.ts';

const TYPE = { ar: 10.4, fr: 9.1 } as const;
/** A logo's place, in points: two of them leave each language more than 190. */
const LOGO = 44, LOGO_GAP = 10;

/** One language's lines from the Kingdom to the centre; the first and last carry the weight. */
function side(letterhead: Letterhead, lang: Lang): Stack {
  const given = letterhead.lines[lang].map(oneLine).filter(Boolean), lines = given.length > 0 ? given : [letterhead.name[lang]];
  return {
    direction: directionOf(lang), alignment: startOf(lang), verticalAlignment: 'middle',
    stack: lines.map((text, i) => ({ text, bold: i === 0 || i === lines.length - 1, fontSize: TYPE[lang] + (i === 0 ? 0.8 : 0), lineHeight: 0.77 })),
  };
}
/**
 * French at the left, Arabic at the right, whatever the paper's language, the centre's logos between them, over a double rule.
 * @param pictures by SHA-256; @param inner width of the text in points
 */
export function letterheadOf(letterhead: Letterhead, pictures: Readonly<Record<string, Picture>> = {}, inner: number = PAGE.inner): Content {
  const rule = (y: number, lineWidth: number) => ({ type: 'line', x1: 0, y1: y, x2: inner, y2: y, lineWidth, lineColor: COLOUR.deep }) as const;
  const logos = [letterhead.logos.left, letterhead.logos.right].flatMap((sha256) => { const picture = sha256 === null ? undefined : pictures[sha256]; return picture ? [picture] : []; });
  const middle = logos.map((picture): Content => ({ stack: [logoOf(picture, [LOGO, LOGO])], verticalAlignment: 'middle' }));
  const widths = ['*', ...logos.map(() => LOGO), '*'], last = widths.length - 1, gap = logos.length === 0 ? 20 : LOGO_GAP;
  return {
    direction: 'ltr', margin: [0, -12, 0, 0],
    stack: [
      { table: { widths, body: [[side(letterhead, 'fr'), ...middle, side(letterhead, 'ar')]] }, layout: { ...PLAIN, paddingLeft: column => (column === 0 ? 0 : gap / 2), paddingRight: column => (column === last ? 0 : gap / 2) } },
      { canvas: [rule(0, 1.1), rule(2.2, 0.35)], margin: [0, 5, 0, 0] },
    ],
  };
}
