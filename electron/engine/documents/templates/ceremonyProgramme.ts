import { clock } from '#shared/domain/common/dates.ts';
import { ltr } from '#shared/domain/common/isolate.ts';
import type { ProgrammeContent } from '#shared/domain/ceremonyPapers.ts';
import { langsOf, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { message, wordsOf, type Lang } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, Table, Text } from '../definition.ts';
import { dayOf, occasionLines } from './parts/occasion.ts';
import { head, noneRow, rowsOf, widthsOf } from './parts/rows.ts';
import { INNER } from './parts/paper.ts';
import { sheetOf } from './parts/sheet.ts';
import { COLOUR, directionOf, label, leading, startOf } from './parts/theme.ts';
import { DASH, inAll, typed } from './parts/values.ts';

/** Goes up when the programme says or shows anything differently. */
export const PROGRAMME_VERSION = 4;
/** Read at arm's length, in the hall. */
const STEP = { ar: 13, fr: 12 } as const, TIME = 10;
/** Points above and below a step: a short programme fills its page. */
const airOf = (steps: number): number => (steps <= 8 ? 8 : steps <= 12 ? 6 : 3.5);

/** What happens when (domain.md §4 G; برنامج حفل التسليم / programme de la cérémonie), with a welcome and the bodies that take part. */
export function ceremonyProgramme(view: PaperView<ProgrammeContent>, lang: PaperLang): DocumentDefinition {
  const { ceremony, partners } = view.content;
  return sheetOf(view, lang, {
    title: 'ceremonyProgramme.programmeTitle', running: dayOf(ceremony.date, lang),
    content: [occasionLines(ceremony, lang, { larger: 1.5 }), stepsTable(view.content, lang), { unbreakable: true, margin: [0, 16, 0, 0], stack: [...langsOf(lang).map(one => welcome(view.content, one)), ...participants(partners, lang)] }],
  });
}

/** Times at the start of each row; in both languages between the Arabic and the French. */
function stepsTable({ steps }: ProgrammeContent, lang: PaperLang): Table {
  const timed = steps.some(({ time }) => time !== null), TIMES = lang === 'both' ? 74 : 80, air = airOf(steps.length);
  const text = (value: ProgrammeContent['steps'][number]['text'], one: Lang): Text => ({ text: typed(value, one) || DASH, fontSize: lang === 'both' && one === 'fr' ? STEP.fr - 1.2 : STEP[one], lineHeight: 0.8, direction: directionOf(one), alignment: one === 'ar' ? 'right' : 'left', margin: [0, air, 0, air] });
  const at = (time: string | null): Text => label(time === null ? DASH : langsOf(lang).map(one => ltr(clock(time, one))).join(' · '), { fontSize: lang === 'both' ? TIME - 1.5 : TIME, bold: true, color: time === null ? COLOUR.grey : COLOUR.deep, alignment: 'center', noWrap: true, margin: [0, air + 3.2, 0, 0] });
  const row = (step: ProgrammeContent['steps'][number]): Content[] => {
    const times = timed ? [at(step.time)] : [];
    return lang === 'both' ? [text(step.text, 'ar'), ...times, text(step.text, 'fr')] : [...times, text(step.text, leading(lang))];
  };
  const timeHead = timed ? [head(one => message(one, 'ceremonyProgramme.columnTime'), lang)] : [];
  const stepHead = (one: PaperLang): Text => head(two => message(two, 'ceremonyProgramme.columnStep'), one, { direction: directionOf(one), alignment: startOf(one) });
  const heads = [lang === 'both' ? [stepHead('ar'), ...timeHead, stepHead('fr')] : [...timeHead, stepHead(lang)]];
  const widths = widthsOf(lang === 'both' ? [null, ...(timed ? [TIMES] : []), null] : [...(timed ? [TIMES] : []), null], INNER.portrait);
  return rowsOf({ heads, body: steps.length > 0 ? steps.map(row) : [noneRow(one => message(one, 'ceremonyProgramme.emptySteps'), lang, widths.length)], widths }, lang, { margin: [0, 8, 0, 0] });
}
const welcome = ({ wording }: ProgrammeContent, lang: Lang): Text =>
  ({ text: wordsOf(wording, lang).say('ceremonyProgramme.welcome'), bold: true, color: COLOUR.deep, alignment: 'center', fontSize: STEP[lang] - 0.5, lineHeight: 0.86, direction: directionOf(lang), margin: [30, 0, 30, 4] });
function participants(partners: ProgrammeContent['partners'], lang: PaperLang): Content[] {
  if (partners.length === 0) return [];
  const title = label(inAll(lang, 'ceremonyProgramme.partners'), { alignment: 'center', fontSize: 8.5, margin: [0, 8, 0, 2] });
  return [title, ...partners.map((body): Text => {
    const names = [...new Set(langsOf(lang).map(one => typed(body, one)))].join(' · ');
    return { text: names, alignment: 'center', lineHeight: 0.86 };
  })];
}
