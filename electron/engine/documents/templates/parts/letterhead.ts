import { oneLine } from '#shared/domain/common/names.ts';
import type { Letterhead } from '#shared/domain/handover.ts';
import type { Lang } from '#shared/i18n/index.ts';
import type { Content, Stack } from '../../definition.ts';
import { COLOUR, directionOf, PAGE, PLAIN, startOf } from './theme.ts';

const TYPE = { ar: 10.4, fr: 9.1 } as const;

/** One language's lines from the Kingdom to the centre; the first and last carry the weight. */
function side(letterhead: Letterhead, lang: Lang): Stack {
  const given = letterhead.lines[lang].map(oneLine).filter(Boolean), lines = given.length > 0 ? given : [letterhead.name[lang]];
  return {
    direction: directionOf(lang), alignment: startOf(lang), verticalAlignment: 'middle',
    stack: lines.map((text, i) => ({ text, bold: i === 0 || i === lines.length - 1, fontSize: TYPE[lang] + (i === 0 ? 0.8 : 0), lineHeight: 0.77 })),
  };
}
/** French at the left, Arabic at the right, whatever the paper's language, over a double rule. */
export function letterheadOf(letterhead: Letterhead): Content {
  const rule = (y: number, lineWidth: number) => ({ type: 'line', x1: 0, y1: y, x2: PAGE.inner, y2: y, lineWidth, lineColor: COLOUR.deep }) as const;
  return {
    direction: 'ltr', margin: [0, -12, 0, 0],
    stack: [
      { table: { widths: ['*', '*'], body: [[side(letterhead, 'fr'), side(letterhead, 'ar')]] }, layout: { ...PLAIN, paddingLeft: column => (column === 1 ? 10 : 0), paddingRight: column => (column === 0 ? 10 : 0) } },
      { canvas: [rule(0, 1.1), rule(2.2, 0.35)], margin: [0, 5, 0, 0] },
    ],
  };
}
