import { describe, expect, it } from 'vitest';
import { labels, SHEET } from '#electron/engine/documents/templates/labels.ts';
import { labelsOf, type Label, type LabelsContent } from '#shared/domain/ceremonyPapers.ts';
import type { EquipmentLine } from '#shared/domain/handover.ts';
import { PAPER_LANGS, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { present } from '#shared/lib/assert.ts';
import { head, issuedCeremony } from '#tests/support/ceremonyViews.ts';
import { goodsOf, NOTHING, pair, paperView } from '#tests/support/certificateViews.ts';
import { expectAll, expectDiscreet, expectGolden, expectNone, issuedOf } from './person/check.ts';
import { printed, squashed, type Paper } from './printed.ts';

const MM = 72 / 25.4, HALF = 0.5;
type View = Partial<Pick<PaperView<LabelsContent>, 'marks' | 'copy' | 'original'>>;
const contentOf = (lines: number | readonly EquipmentLine[]): LabelsContent => labelsOf(head, [issuedOf({ lines })]);
const print = (content: LabelsContent, lang: PaperLang, name = 'labels', view: View = {}): Promise<Paper> => printed(labels(paperView(content, 'ET/AGA/2025/0001', view), lang), `${name}.${lang}`);
const one = present(goodsOf(1)[0], 'a thing');

/** Where the sticker of the sheet lies, in points: the first at the side where the language begins. */
function place(index: number, lang: PaperLang): { readonly page: number; readonly left: number; readonly top: number } {
  const on = index % 24, column = on % 3;
  return { page: Math.floor(index / 24) + 1, left: 7.2 * MM + (lang === 'fr' ? column : 2 - column) * 66 * MM, top: 12.9 * MM + Math.floor(on / 3) * 33.9 * MM };
}
/** Every code at its place, every text on its sticker with a margin for the cutter. */
function expectPlaced({ layout, pages }: Paper, all: readonly Label[], lang: PaperLang): void {
  expect(pages).toBe(Math.max(1, Math.ceil(all.length / 24)));
  const squares = layout.shapes.filter(({ parts }) => parts > 20), coded = all.flatMap(({ qr }, i) => (qr === '' ? [] : [i]));
  expect(squares.length).toBe(coded.length);
  for (const index of coded) {
    const { page, left, top } = place(index, lang);
    const square = present(squares.find(each => each.page === page && each.x > left && each.x + each.width < left + 63.5 * MM && each.y > top && each.y + each.height < top + 33.9 * MM), `the code of sticker ${index}`);
    expect(square.width, 'readable from 16 mm on').toBeGreaterThanOrEqual(16 * MM);
    expect(Math.abs(square.y + square.height / 2 - top - 33.9 * MM / 2), `code ${index} in the middle of its height`).toBeLessThan(HALF);
    const aside = lang === 'fr' ? left + 63.5 * MM - square.x - square.width : square.x - left;
    expect(Math.abs(aside - (square.width === 63 ? 12 : 8)), `code ${index} with its quiet zone at the outer edge`).toBeLessThan(HALF);
  }
  const texts = layout.lines.filter(({ y, pieces }) => y > 12.9 * MM && y < 284 * MM && pieces.some(({ text }) => text.trim() !== ''));
  for (const { page, y, height, pieces } of texts) {
    const left = Math.min(...pieces.map(({ x }) => x)), right = Math.max(...pieces.map(({ x, width }) => x + width)), words = pieces.map(({ text }) => text).join('');
    const at = Array.from({ length: Math.min(24, all.length - (page - 1) * 24) }, (_, i) => place((page - 1) * 24 + i, lang)).find(spot => left >= spot.left + 2 * MM && right <= spot.left + 61.5 * MM && y >= spot.top && y + height <= spot.top + 33.9 * MM + HALF);
    expect(at, `${words} (${left.toFixed(1)}–${right.toFixed(1)}, ${y.toFixed(1)}, page ${page}) leaves its sticker`).toBeDefined();
    const square = squares.find(each => each.page === page && y > each.y - 40 && y < each.y + each.height + 20 && left < each.x + each.width && right > each.x);
    expect(square, `${words} runs into a code`).toBeUndefined();
  }
}

describe('inventory labels', () => {
  it('cut sheets of 24 as Avery L7159 does', () => {
    const { left, top, width, height, pitch, columns, rows } = SHEET;
    expect([left / MM, top / MM, width / MM, height / MM, pitch / MM, columns, rows].map(value => Math.round(value * 100) / 100)).toEqual([7.2, 12.9, 63.5, 33.9, 66, 3, 8]);
  });
  it.each(PAPER_LANGS.flatMap(lang => ([1, 7, 24, 25, 100] as const).map(count => [count, lang] as const)))('stand at their places to half a point (%i, %s)', async (count, lang) => {
    const whole = contentOf(count), content = { ...whole, labels: whole.labels.slice(0, count) };
    const paper = await print(content, lang, 'labels-places');
    expect(paper.missing).toEqual([]);
    expectPlaced(paper, content.labels, lang);
  });
  it.each(PAPER_LANGS)('say number, designation, serial and centre, and which of several (%s)', async (lang) => {
    const { drawn } = await print(contentOf([one, { ...one, serial: '', quantity: 3 }]), lang);
    expectAll(drawn(), ['INV/2025/0001', 'SN-2229-11', ...(lang === 'fr' ? [] : ['رافعة هيدروليكية', 'مركز المصاحبة']), ...(lang === 'ar' ? [] : ['Cric hydraulique']), '1/3', '2/3', '3/3', 'ET/AGA/2025/0001', lang === 'fr' ? 'Imprimer à 100 %' : 'يطبع بحجم 100% دون ملاءمة']);
    expectNone(drawn(), ['undefined', 'null', '1/1']);
    expect(drawn().split('INV/2025/0001').length - 1).toBe(4);
  });
  it.each(PAPER_LANGS)('say the centre’s name whole, however many things there are of a lot (%s)', async (lang) => {
    const long = pair('مركز المصاحبة وإعادة الإدماج بجهة الدار البيضاء سطات بعين السبع', 'Centre d’accompagnement et de réinsertion de la région de Casablanca-Settat à Aïn Sebaâ');
    for (const name of [head.letterhead.name, long]) {
      const content = { ...contentOf([{ ...one, quantity: 3 }, one]), letterhead: { ...head.letterhead, name } }, paper = await print(content, lang, 'labels-centre');
      expectPlaced(paper, content.labels, lang);
      expectNone(paper.layout.lines.filter(({ y }) => y < 284 * MM).map(({ pieces }) => pieces.map(({ text }) => text).join('')).join(''), ['…']);
      expect(paper.drawn().split(squashed(lang === 'fr' ? name.fr : name.ar)).length - 1, 'on each of four stickers').toBeGreaterThanOrEqual(4);
    }
  });
  it.each(PAPER_LANGS)('of nothing are a page that says so (%s)', async (lang) => {
    const paper = await print(contentOf(0), lang, 'labels-none');
    expect(paper.pages).toBe(1);
    expectAll(paper.drawn(), [lang === 'fr' ? 'Aucune étiquette à imprimer' : 'لا ملصقات للطبع']);
    expect(paper.layout.shapes.filter(({ parts }) => parts > 20)).toEqual([]);
  });
  const odd: readonly (readonly [string, Partial<EquipmentLine>])[] = [
    ['wide', { designation: pair('ش'.repeat(90), 'W'.repeat(90)), inventoryNumber: 'W'.repeat(40), serial: 'M'.repeat(60) }], ['meem', { designation: pair('م'.repeat(90), '@'.repeat(90)), serial: '@'.repeat(90) }], ['words', { designation: pair('آلة خياطة صناعية '.repeat(12), 'Machine à coudre industrielle '.repeat(9)) }], ['endless', { designation: pair('كلمة '.repeat(2000), 'x'.repeat(5000)), inventoryNumber: 'I'.repeat(3000), serial: '9'.repeat(3000) }],
    ['bare', { designation: NOTHING, inventoryNumber: '', serial: '' }], ['one language', { designation: pair('', 'Cric'), inventoryNumber: 'INV-٢٣/أ' }], ['serial only', { inventoryNumber: '', serial: 'SN-1' }], ['long number', { inventoryNumber: 'AGA/INDH/2025/CUISINE/000123456789' }], ['signs', { designation: pair('شاشة 24" / «LED» \u202eقلب \u0651', 'Écran 24" / «LED» \u202eabc'), serial: 'a b\nc' }],
  ];
  it.each(PAPER_LANGS)('never leave their stickers, whatever stands on them (%s)', async (lang) => {
    const content = { ...contentOf(odd.map(([, asked]) => ({ ...one, ...asked }))), letterhead: { ...head.letterhead, name: pair('م'.repeat(90), 'W'.repeat(90)) } };
    const paper = await print(content, lang, 'labels-odd', { marks: ['specimen', 'duplicate'], copy: 1 });
    expectPlaced(paper, content.labels, lang);
    expectAll(paper.drawn(), ['—', '…', 'SN-1', 'CUISINE/', '000123456789', lang === 'fr' ? 'SPÉCIMEN' : 'نموذج']);
  });
  it('give a lot of many things one sticker for all', () => {
    expect(contentOf([{ ...one, quantity: 12 }]).labels.map(({ number, of }) => [number, of])).toHaveLength(12);
    expect(contentOf([{ ...one, quantity: 13 }]).labels.map(({ number, of }) => [number, of])).toEqual([[1, 1]]);
    expect(contentOf([{ ...one, quantity: 0 }]).labels).toEqual([]);
  });
  it.each([[{ inventoryNumber: 'inv/2025/0001' }, 'IDMAJ1/INV/INV/2025/0001'], [{ inventoryNumber: '', serial: 'sn-1' }, 'IDMAJ1/INV/SN-1'], [{ inventoryNumber: '', serial: '' }, ''], [{ inventoryNumber: 'X'.repeat(60), serial: 'SN-1' }, 'IDMAJ1/INV/SN-1'], [{ inventoryNumber: 'X'.repeat(60), serial: 'ش'.repeat(20) }, '']] as const)('hold in their code what finds the thing again (%j)', (asked, qr) => {
    expect(contentOf([{ ...one, ...asked }]).labels[0]?.qr).toBe(qr);
  });
  it.each(PAPER_LANGS)('keep silent about prison, whatever was typed (%s)', async (lang) => {
    const content = labelsOf({ ...head, letterhead: { ...head.letterhead, name: pair('مركز إدماج السجناء', 'Centre des détenus') } }, [issuedOf({ lines: [{ ...one, designation: pair('آلة السجن', 'Machine de la prison') }] })]);
    const { drawn, text } = await print(content, lang, 'labels-silent', { original: { number: 1, of: 2, recipient: pair('إدارة السجون', 'Prison') } });
    expectDiscreet(drawn());
    expectDiscreet(text());
    expectAll(drawn(), ['AGA', 'INV/2025/0001']);
  });
  it.each(PAPER_LANGS)('look as they were looked at, and are the same file for the same content (%s)', async (lang) => {
    const content = labelsOf(head, issuedCeremony(3)), first = await print(content, lang, 'labels-golden'), again = await print(content, lang, 'labels-again');
    expectGolden(first, `labels.${lang}`);
    expect(Buffer.compare(first.pdf, again.pdf)).toBe(0);
  });
});
