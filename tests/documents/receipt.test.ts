import { describe, expect, it } from 'vitest';
import { receipt } from '#electron/engine/documents/templates/receipt.ts';
import { receiptOf, type ReceiptContent } from '#shared/domain/ceremonyPapers.ts';
import { figures } from '#shared/domain/common/money.ts';
import { totalOf } from '#shared/domain/handover.ts';
import { PAPER_LANGS, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { head } from '#tests/support/ceremonyViews.ts';
import { goodsOf, NOTHING, pair, paperView, type Asked } from '#tests/support/certificateViews.ts';
import { expectAll, expectGolden, expectInside, expectNone, issuedOf } from './person/check.ts';
import { printed, squashed, topOf, type Paper } from './printed.ts';

const NUMBER = 'RE/AGA/2025/0004';
type Marks = Partial<Pick<PaperView<ReceiptContent>, 'marks' | 'copy'>>;
const print = (asked: Asked, lang: PaperLang, name = 'receipt', marks: Marks = {}): Promise<Paper> =>
  printed(receipt(paperView(receiptOf(head, issuedOf(asked, { draft: marks.marks?.includes('draft') === true })), NUMBER, marks), lang), `${name}.${lang}`);

describe('a receipt', () => {
  it('in Arabic says who received what from whom', async () => {
    const { text, missing } = await print({ lines: 5 }, 'ar');
    expect(missing).toEqual([]);
    expectAll(text(), [
      'وصل تسلم', NUMBER, 'الجهة القائمة بالتسليم', 'مركز المصاحبة وإعادة الإدماج بأكادير', 'محمد أيت الطالب، مدير المركز', 'المستفيد', 'نور الدين الكرسيفي', 'Noureddine El Guersifi', 'J901503', 'PV/AGA/2025/0004', '26 فبراير 2025', 'مقر ولاية جهة سوس ماسة، أكادير',
      'أشهد أنا الموقع أسفله بأنني تسلمت من الجهة المبينة أعلاه', 'SN-2229-11', 'INV/2025/0001', 'Yato YT-1720', 'رافعة هيدروليكية', '46.055,11', 'القيمة الإجمالية', 'حصر هذا الوصل في مبلغ قدره', 'ستة وأربعون ألفا وخمسة وخمسون درهما وأحد عشر سنتيما',
      'إبراء لذمتها', 'حرر بمدينة أكادير بتاريخ', 'التوقيع والخاتم',
    ]);
    expectNone(text(), ['المستفيدة', 'الموقعة', 'تلي', 'البصمة', 'رهن إشارتي', '3.161,50', 'undefined', 'null']);
  });
  it('in French too, of a woman', async () => {
    const { text } = await print({ who: 'woman', lines: 3 }, 'fr');
    expectAll(text(), ['Reçu – décharge', 'La bénéficiaire', 'Khadija Benaddi', 'خديجة بن عدي', 'Je soussignée reconnais avoir reçu de l’entité désignée ci-dessus', 'Arrêté le présent reçu à la somme de', 'vaut décharge', 'Fait à Agadir, le 26 février 2025.', 'Signature et cachet']);
    expectNone(text(), ['Le bénéficiaire', 'soussigné r', 'Empreinte', 'undefined']);
  });
  it('in both says it in both, once what both write alike', async () => {
    const { drawn, layout } = await print({ who: 'woman', lines: 3 }, 'both');
    expectAll(drawn(), ['وصل تسلم', 'Reçu – décharge', 'أشهد أنا الموقعة أسفله بأنني تسلمت', 'Je soussignée reconnais avoir reçu', 'رافعة هيدروليكية', 'Cric hydraulique', 'ثلاثة وثلاثون ألفا', 'trente-trois mille', 'المستفيدة', 'La bénéficiaire']);
    expect(drawn().split('JC901502').length - 1, 'the number of the card').toBe(1);
    const middle = 595.28 / 2, clauses = layout.lines.filter(({ pieces }) => pieces.some(({ text }) => /soussign|reconnais|décharge\.?$|أشهد|الموقعة/.test(text.trim()) && text.length < 14)).flatMap(({ pieces }) => pieces.filter(({ text, fontSize }) => text.trim() !== '' && fontSize < 12));
    expect(clauses.filter(({ x, width }) => x < middle - 1 && x + width > middle + 1), 'neither side is cut by the other').toEqual([]);
  });
  it('of a loan says that the goods stay the giver’s', async () => {
    expectAll((await print({ lines: 2, ceremony: { transfer: 'loan' } }, 'ar')).text(), ['على أن توضع رهن إشارتي قصد الاستعمال وتبقى ملكيتها للجهة القائمة بالتسليم']);
    expectAll((await print({ lines: 2, ceremony: { transfer: 'loan' } }, 'fr')).text(), ['demeurant la propriété de l’entité remettante']);
  });
  it('of a person who does not read is read out, and has a frame for the thumb', async () => {
    expectAll((await print({ who: 'nonReader', lines: 2 }, 'ar')).drawn(), ['تلي مضمون هذا الوصل على المستفيد وشرح له باللغة الأمازيغية (تشلحيت) التي يفهمها', 'ثم وضع بصمته', 'البصمة داخل الإطار', 'رقم الملف', '3-2022-0019']);
    const her = await print({ who: 'woman', lines: 2, recipient: { reads: { ar: false, fr: false } } }, 'both');
    expectAll(her.drawn(), ['تلي مضمون هذا الوصل على المستفيدة وشرح لها باللغة …', 'ثم وضعت بصمتها', 'elle a apposé son empreinte', 'البصمة', 'Empreinte dans le cadre']);
    expectNone((await print({ who: 'woman', lines: 2, recipient: { reads: { ar: true, fr: false } } }, 'both')).drawn(), ['تلي', 'Empreinte']);
  });
  it.each(PAPER_LANGS)('without values has dashes and reads on (%s)', async (lang) => {
    const bare = goodsOf(2).map(line => ({ ...line, brandModel: '', serial: '', inventoryNumber: '', unit: NOTHING, designation: NOTHING }));
    const { drawn, missing } = await print({ lines: bare, recipient: { cin: '', fileNumber: '', name: NOTHING }, ceremony: { place: NOTHING, giver: { entity: NOTHING, representative: NOTHING, capacity: NOTHING } } }, lang, 'receipt-bare', { marks: ['draft'] });
    expect(missing).toEqual([]);
    expect(drawn().match(/—/g)?.length).toBeGreaterThan(7);
    expectNone(drawn(), ['undefined', 'null', '()', 'PV/', 'RE/', '،،']);
  });
});

describe('pages of a receipt', () => {
  const TOTAL = { ar: 'القيمة الإجمالية', fr: 'Valeur totale', both: 'القيمة الإجمالية' } as const, BINDS = { ar: 'إبراء لذمتها', fr: 'vaut décharge', both: 'إبراء' } as const, SIGNS = { ar: 'مدير المركز', fr: 'Signature et cachet', both: 'Signature et' } as const;
  it.each([...PAPER_LANGS.flatMap(lang => ([0, 1, 7, 12, 24] as const).map(lines => [lines, lang] as const)), [500, 'both'] as const])('keep total, discharge and signatures together (%i lines, %s)', async (lines, lang) => {
    const paper = await print({ lines }, lang, 'receipt-pages', { marks: ['duplicate'], copy: 2 }), { on, pages } = paper;
    expectInside(paper);
    expect(on(BINDS[lang])).toEqual([pages]);
    expect(on(SIGNS[lang])).toContain(pages);
    expect(on(TOTAL[lang])).toHaveLength(1);
    if (lines > 0) expect(on(`INV/2025/${String(lines).padStart(4, '0')}`), 'the last line above the total').toEqual(on(TOTAL[lang]));
    const rows = paper.layout.lines.flatMap(({ page, pieces }) => { const number = /INV\/2025\/(\d+)/.exec(pieces.map(({ text }) => text).join(''))?.[1]; return number === undefined ? [] : [{ page, number: Number(number) }]; });
    expect(rows.map(({ number }) => number), 'each line once').toEqual(Array.from({ length: lines }, (_, i) => i + 1));
    if (lines > 0) expect([...new Set(rows.map(({ page }) => page))], 'the head on each page of the table').toEqual(on(lang === 'fr' ? 'Désignation' : 'التعيين'));
    expect(on(lang === 'fr' ? 'DUPLICATA' : 'نسخة مكررة')).toHaveLength(pages);
  });
  it.each(PAPER_LANGS)('are one for seven things, and for five where it is read out (%s)', async (lang) => {
    expect((await print({ lines: 7 }, lang, 'receipt-short')).pages).toBe(1);
    for (const lines of [1, 2, 4, 5]) expect((await print({ who: 'nonReader', lines }, lang, 'receipt-read')).pages, `${lines} things`).toBe(1);
  });
  it.each(PAPER_LANGS)('name number, person, sum and goods where the signatures have a page of their own (%s)', async (lang) => {
    const paper = await print({ lines: 12, who: 'nonReader' }, lang, 'receipt-apart'), said = topOf(paper, 2), sum = figures(totalOf(goodsOf(12)), lang === 'fr' ? 'fr' : 'ar');
    expect(paper.pages).toBe(2);
    expectAll(said, [...(lang === 'fr' ? [] : ['تتمة: وصل تسلم رقم', 'الحسين بوعزة', 'ضاغط هواء 200 لتر', 'و8 عناصر أخرى']), ...(lang === 'ar' ? [] : ['Suite : Reçu – décharge', 'El Houssine Bouazza', 'Compresseur d’air 200 L', 'et 8 autres articles']), NUMBER]);
    expect(paper.on(sum), 'the sum over both pages').toEqual([1, 2]);
  });
  it.each(PAPER_LANGS)('set the total under no column: it begins where the table does (%s)', async (lang) => {
    const { layout } = await print({ lines: 3 }, lang, 'receipt-total'), found = layout.lines.filter(({ pieces }) => squashed(pieces.map(({ text }) => text).join('')).match(/الإجمالية|Valeurtotale/));
    expect(found).toHaveLength(lang === 'both' ? 2 : 1);
    for (const { pieces } of found) {
      const words = pieces.map(({ text }) => text).join(''), isArabic = words.includes('الإجمالية');
      expect(words).toMatch(/33[.\u202f]?093,68|33.093,68/);
      const left = Math.min(...pieces.map(({ x }) => x)), right = Math.max(...pieces.map(({ x, width }) => x + width));
      expect(isArabic ? 555.28 - right : left - 40, words).toBeLessThan(6);
      expect(right - left, 'the sum stands beside its words').toBeLessThan(260);
    }
  });
  it.each(PAPER_LANGS)('bear the widest and longest (%s)', async (lang) => {
    const wide = pair('ش'.repeat(90), 'W'.repeat(90));
    const paper = await print({ lines: goodsOf(3).map(line => ({ ...line, designation: wide, serial: 'X'.repeat(60) })), recipient: { name: wide, reads: { ar: false, fr: false } }, ceremony: { giver: { entity: wide, representative: wide, capacity: wide }, place: wide }, letterhead: { lines: { ar: Array.from({ length: 12 }, () => 'سطر'), fr: ['x'] } } }, lang, 'receipt-wide', { marks: ['specimen'] });
    expectInside(paper);
    expect(paper.on(BINDS[lang])).toEqual([paper.pages]);
  });
  it.each(PAPER_LANGS)('look as they were looked at, and are the same file for the same content (%s)', async (lang) => {
    const one = await print({ lines: 4 }, lang, 'receipt-golden'), other = await print({ lines: 4 }, lang, 'receipt-again');
    expectGolden(one, `receipt.${lang}`);
    expect(Buffer.compare(one.pdf, other.pdf)).toBe(0);
  });
});
