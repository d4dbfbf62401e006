import { describe, expect, it } from 'vitest';
import { leaflet } from '#electron/engine/documents/templates/leaflet.ts';
import { leafletOf, type Contact, type LeafletContent } from '#shared/domain/ceremonyPapers.ts';
import { PAPER_LANGS, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { contact, head } from '#tests/support/ceremonyViews.ts';
import { goodsOf, NOTHING, pair, paperView, type Asked } from '#tests/support/certificateViews.ts';
import { expectAll, expectDiscreet, expectGolden, expectInside, expectNone, issuedOf } from './person/check.ts';
import { printed, type Paper } from './printed.ts';

const NUMBER = 'NI/AGA/2025/0004';
type Marks = Partial<Pick<PaperView<LeafletContent>, 'marks' | 'copy'>>;
const print = (asked: Asked, lang: PaperLang, name = 'leaflet', marks: Marks = {}, whom: Contact = contact): Promise<Paper> =>
  printed(leaflet(paperView(leafletOf(head, issuedOf(asked, { draft: marks.marks?.includes('draft') === true }), whom), NUMBER, marks), lang), `${name}.${lang}`);

describe('the leaflet of a person', () => {
  it('in Arabic says what is theirs, what they may not do, what they must do and whom to call', async () => {
    const { text, missing } = await print({ lines: 4 }, 'ar');
    expect(missing).toEqual([]);
    expectAll(text(), [
      'ورقتي: أحتفظ بها عندي', 'نور الدين الكرسيفي', 'PV/AGA/2025/0004', NUMBER, 'هذه المعدات صارت ملكا لي', 'رافعة هيدروليكية', '×1', 'إلى غاية', '26 فبراير 2028', 'لا يجوز لي أن', 'أبيعها', 'أكريها', 'أرهنها', 'أعطيها لغيري',
      'ينتهي هذا المنع', 'أستعملها في مشروعي فقط', 'أستقبل من يزورني من المركز', 'أخبر المركز فورا', 'بمن أتصل', 'مركز المصاحبة وإعادة الإدماج بأكادير', '05 28 23 12 34', '8:30', 'شارع الحسن الثاني',
    ]);
    expectNone(text(), ['undefined', 'null', 'مسودة', 'المملكة', 'مؤسسة', 'J901503', '3.161,50', 'الدار']);
  });
  it('in French too', async () => {
    const { text } = await print({ lines: 4 }, 'fr');
    expectAll(text(), ['Ma feuille : je la garde', 'Noureddine El Guersifi', 'N° de mon procès-verbal : PV/AGA/2025/0004', 'Ce matériel est maintenant à moi', 'Cric hydraulique', 'Jusqu’au 26 février 2028, je n’ai pas le droit de :', 'le mettre en gage', 'cette interdiction prend fin', 'Qui appeler', 'Avenue Hassan II']);
    expectNone(text(), ['undefined', 'Royaume', 'Fondation']);
  });
  it('stands in two facing halves of equal height', async () => {
    const { layout, on, pages } = await print({ lines: 5 }, 'both');
    expect(pages).toBe(1);
    const at = (words: string): number => Math.round(layout.lines.find(({ pieces }) => pieces.some(({ text }) => text.trim() === words))?.y ?? 0);
    for (const [ar, fr] of [['رافعة', 'Cric'], ['صندوق', 'Coffret'], ['أستعملها', 'l’utilise'], ['أستقبل', 'J’accueille']] as const) {
      expect(on(ar), ar).toEqual([1]);
      expect(Math.abs(at(ar) - at(fr)), `${ar} and ${fr} in one row`).toBeLessThan(6);
    }
    const middle = 595.28 / 2, body = layout.lines.filter(({ y }) => y > 70 && y < 780).flatMap(({ pieces }) => pieces);
    expect(body.filter(({ x, width }) => x < middle && x + width > middle), 'neither half is cut by the other').toEqual([]);
  });
  it('says of a loan that it stays the giver’s, with a date or without', async () => {
    const free = await print({ lines: 2, ceremony: { transfer: 'loan', noDisposalMonths: 0 } }, 'ar'), dated = await print({ lines: 2, ceremony: { transfer: 'loan' } }, 'fr');
    expectAll(free.text(), ['ما وضع رهن إشارتي', 'ليست ملكا لي', 'ما دامت رهن إشارتي، لا يجوز لي أن']);
    expectNone(free.text(), ['صارت ملكا', 'إلى غاية', 'ينتهي هذا المنع']);
    expectAll(dated.text(), ['Il n’est pas à moi', 'Tant qu’il est à ma disposition et, dans tous les cas, jusqu’au 26 février 2028']);
    expectNone(dated.text(), ['à moi.Je m’en sers', 'prend fin']);
  });
  it('forbids nothing where nothing is forbidden, and counts its sections through', async () => {
    const paper = await print({ lines: 2, ceremony: { noDisposalMonths: 0 } }, 'ar');
    expectNone(paper.text(), ['لا يجوز']);
    const rings = paper.layout.lines.filter(({ pieces }) => pieces.length === 1).flatMap(({ pieces }) => pieces).filter(({ text, color }) => /^\d$/.test(text) && color === '#16402f').map(({ text }) => text);
    expect(rings).toEqual(['1', '2', '3']);
  });
  it.each([[13, 'وتجهيز واحد آخر: انظر المحضر', 'et 1 autre article : voir'], [14, 'وتجهيزان آخران', 'et 2 autres articles'], [17, 'و5 تجهيزات أخرى', 'et 5 autres'], [30, 'و18 تجهيزا آخر', 'et 18'], [112, 'و100 تجهيز آخر', 'et 100'], [500, 'و488 تجهيزا آخر', 'et 488 autres articles']] as const)('of %i lines names twelve and counts the others', async (lines, ar, fr) => {
    const { drawn, pages, on } = await print({ lines }, 'both');
    expect(pages).toBe(1);
    expectAll(drawn(), [ar, fr]);
    expect(on('Compresseur d’air').length).toBe(1);
  });
  it('leaves to be filled by hand what is not known', async () => {
    const { drawn, pages } = await print({ lines: [], recipient: { name: NOTHING } }, 'both', 'leaflet-empty', { marks: ['draft'] }, { phone: '', address: NOTHING, hours: NOTHING });
    expect(pages).toBe(1);
    expectAll(drawn(), ['لم تسجل أي معدات بعد', 'Aucun matériel', 'الهاتف:', 'Téléphone :', '—', 'مسودة – BROUILLON']);
    expectNone(drawn(), ['undefined', 'null', 'PV/', 'NI/', 'رقم محضري', '()']);
  });
});

describe('every leaflet', () => {
  const long = (n: number) => pair('جهاز طويل الاسم '.repeat(n), 'Appareil au nom bien long '.repeat(n)), wide = pair('ش'.repeat(90), 'W'.repeat(90));
  const cases: readonly (readonly [string, Asked, Contact?])[] = [
    ['one thing', { lines: 1 }], ['24 things', { lines: 24 }], ['500 things, lent', { lines: 500, ceremony: { transfer: 'loan' } }], ['long designations', { lines: goodsOf(12).map(line => ({ ...line, designation: long(3) })) }],
    ['endless designations', { lines: goodsOf(14).map(line => ({ ...line, designation: long(300) })), ceremony: { transfer: 'loan' } }, { phone: '0'.repeat(60), address: long(100), hours: long(100) }], ['the widest letters', { lines: goodsOf(12).map(line => ({ ...line, designation: wide })), recipient: { name: wide } }, { ...contact, address: wide }],
  ];
  it.each(cases.flatMap(([name, asked, whom]) => PAPER_LANGS.map(lang => [name, lang, asked, whom ?? contact] as const)))('is one page (%s, %s)', async (_, lang, asked, whom) => {
    const paper = await print(asked, lang, 'leaflet-pages', { marks: ['specimen', 'duplicate'], copy: 1 }, whom), plain = await print(asked, lang, 'leaflet-pages', {}, whom);
    for (const one of [paper, plain]) { expect(one.pages).toBe(1); expectInside(one); }
    expect(paper.on(lang === 'fr' ? 'DUPLICATA' : 'نسخة مكررة')).toEqual([1]);
  });
  it('has type as large as the page bears', async () => {
    const sizes = (paper: Paper) => Math.max(...paper.layout.lines.flatMap(({ pieces }) => pieces.filter(({ text }) => text.includes('مشروعي')).map(({ fontSize }) => fontSize)));
    expect(sizes(await print({ lines: 1 }, 'ar'))).toBe(20);
    expect(sizes(await print({ lines: 12 }, 'ar'))).toBeGreaterThanOrEqual(15);
    expect(sizes(await print({ lines: 12 }, 'both'))).toBeGreaterThanOrEqual(12);
  });
  it.each(PAPER_LANGS)('keeps silent about prison, whatever was typed (%s)', async (lang) => {
    const lines = goodsOf(2).map(line => ({ ...line, designation: pair('آلة من مصنع السجن', 'Machine de la prison') }));
    const { text } = await print({ lines }, lang, 'leaflet-silent', {}, { ...contact, address: pair('قرب السجن المحلي', 'Près de la prison') });
    expectDiscreet(text());
    expectAll(text(), ['—', '05 28 23 12 34']);
  });
  it.each(PAPER_LANGS)('looks as it was looked at, and is the same file for the same content (%s)', async (lang) => {
    const one = await print({ lines: 5 }, lang, 'leaflet-golden'), other = await print({ lines: 5 }, lang, 'leaflet-again');
    expectGolden(one, `leaflet.${lang}`);
    expect(Buffer.compare(one.pdf, other.pdf)).toBe(0);
  });
});
