import { describe, expect, it } from 'vitest';
import { attestation } from '#electron/engine/documents/templates/attestation.ts';
import { attestationOf, type AttestationContent } from '#shared/domain/ceremonyPapers.ts';
import { PAPER_LANGS, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { head } from '#tests/support/ceremonyViews.ts';
import { goodsOf, NOTHING, pair, paperView, type Asked } from '#tests/support/certificateViews.ts';
import { infoOf } from '#tests/support/poppler.ts';
import { expectAll, expectDiscreet, expectGolden, expectInside, expectNone, issuedOf } from './person/check.ts';
import { printed, topOf, type Paper } from './printed.ts';

const NUMBER = 'AT/AGA/2025/0004';
type Marks = Partial<Pick<PaperView<AttestationContent>, 'marks' | 'copy' | 'original'>>;
const print = (asked: Asked, lang: PaperLang, name = 'attestation', marks: Marks = {}): Promise<Paper> =>
  printed(attestation(paperView(attestationOf(head, issuedOf(asked, { draft: marks.marks?.includes('draft') === true })), NUMBER, marks), lang), `${name}.${lang}`);

describe('an attestation', () => {
  it('in Arabic says whose the goods are, and until when they are not to be sold', async () => {
    const { text, missing } = await print({ lines: 5 }, 'ar');
    expect(missing).toEqual([]);
    expectAll(text(), [
      'شهادة ملكية معدات وتجهيزات', NUMBER, 'تشهد إدارة مركز المصاحبة وإعادة الإدماج بأكادير بأن المعدات والتجهيزات المبينة أسفله في ملكية السيد نور الدين الكرسيفي', 'ويستعملها في', 'مشروعه', 'Noureddine El Guersifi', 'J901503', 'ازداد بتاريخ', '23/05/1977', 'رقم 77، زنقة 50، حي السلام',
      'تيزنيت', 'الميكانيك', 'ورشة إصلاح السيارات', 'SN-2229-11', 'INV/2025/0001', 'لا يجوز بيع هذه المعدات والتجهيزات أو كراؤها أو رهنها أو تفويتها إلى غاية', '26 فبراير 2028', 'محضر التسليم رقم', 'PV/AGA/2025/0004',
      'سلمت هذه الشهادة للمعني بالأمر بطلب منه للإدلاء بها عند الاقتضاء', 'حرر بمدينة أكادير بتاريخ', 'مدير المركز', 'محمد أيت الطالب', 'التوقيع والخاتم',
    ]);
    expectNone(text(), ['السيدة', 'ازدادت', 'رهن الإشارة', 'درهم', '3.161,50', '46.055,11', '0694631683', '3-2023-0004', 'undefined', 'null']);
  });
  it('in French too, of a woman', async () => {
    const { text } = await print({ who: 'woman', lines: 3 }, 'fr');
    expectAll(text(), ['Attestation de propriété', 'La direction de l’établissement « Centre d’accompagnement et de réinsertion d’Agadir » atteste', 'la propriété de Mme Khadija Benaddi', 'Née le', '11/04/1975, à Tiznit', 'Ce matériel ne peut être ni vendu', 'jusqu’au 26 février 2028', 'délivrée à l’intéressée, à sa demande, pour servir et valoir ce que de droit', 'Fait à Agadir, le 26 février 2025.']);
    expectNone(text(), ['M. Khadija', 'Né le', 'undefined', 'DH']);
  });
  it.each([['ar', ['شهادة وضع معدات وتجهيزات رهن الإشارة', 'موضوعة رهن إشارة السيدة خديجة بن عدي', 'في مشروعها', 'تبقى ملكية هذه المعدات والتجهيزات للجهة التي سلمتها: مركز المصاحبة', 'وفي جميع الأحوال إلى غاية', 'للمعنية بالأمر بطلب منها'], ['في ملكية', 'إشهاد']], ['fr', ['Attestation de mise à disposition', 'mis à la disposition de Mme Khadija Benaddi', 'demeure la propriété de l’entité qui l’a remis : Centre d’accompagnement', 'en tout état de cause, jusqu’au 26 février 2028'], ['est la propriété', 'Attestation de propriété']]] as const)('of a loan says whose they stay (%s)', async (lang, said, unsaid) => {
    const { drawn } = await print({ who: 'woman', lines: 2, ceremony: { transfer: 'loan' } }, lang, 'attestation-loan');
    expectAll(drawn(), said);
    expectNone(drawn(), unsaid);
  });
  it('forbids nothing where nothing is forbidden, and goes on while a loan lasts', async () => {
    expectNone((await print({ lines: 2, ceremony: { noDisposalMonths: 0 } }, 'ar')).drawn(), ['لا يجوز']);
    const loan = (await print({ lines: 2, ceremony: { transfer: 'loan', noDisposalMonths: 0 } }, 'ar')).drawn();
    expectAll(loan, ['ما دامت موضوعة رهن الإشارة.']);
    expectNone(loan, ['إلى غاية']);
  });
  it('in both says it in both, neither cut by the other', async () => {
    const { drawn, layout } = await print({ lines: 3 }, 'both');
    expectAll(drawn(), ['شهادة ملكية معدات وتجهيزات', 'Attestation de propriété', 'في ملكية السيد نور الدين الكرسيفي', 'est la propriété de M. Noureddine El Guersifi', 'للإدلاء بها عند الاقتضاء', 'pour servir et valoir ce que de droit', 'ورشة إصلاح السيارات', 'Garage mécanique', 'مدير المركز', 'Directeur du centre']);
    const middle = 595.28 / 2, lines = layout.lines.filter(({ y, pieces }) => y > 160 && y < 780 && pieces.some(({ text }) => text.trim() !== '')).map(({ pieces }) => ({ left: Math.min(...pieces.map(({ x }) => x)), right: Math.max(...pieces.map(({ x, width }) => x + width)), text: pieces.map(({ text }) => text).join('') }));
    expect(lines.filter(({ left, right, text }) => left < middle - 30 && right > middle + 30 && !/J9|Désignation|التعيين|SN-|AT\/|Cric|Compresseur|Valise/.test(text)), 'text that stands on both sides').toEqual([]);
  });
  it.each(PAPER_LANGS)('without values has dashes and reads on (%s)', async (lang) => {
    const bare = goodsOf(2).map(line => ({ ...line, brandModel: '', serial: '', inventoryNumber: '', unit: NOTHING, designation: NOTHING }));
    const asked: Asked = { lines: bare, recipient: { cin: '', name: NOTHING, birthDate: null, birthPlace: NOTHING, address: NOTHING, commune: NOTHING, projectTitle: NOTHING }, ceremony: { transfer: 'loan', giver: { entity: NOTHING, representative: NOTHING, capacity: NOTHING } } };
    const { drawn, missing } = await print(asked, lang, 'attestation-bare', { marks: ['draft'] });
    expect(missing).toEqual([]);
    expect(drawn().match(/—/g)?.length).toBeGreaterThan(9);
    expectNone(drawn(), ['undefined', 'null', '()', 'PV/', 'AT/', '،،', ': .', 'رقم المؤرخ']);
  });
  it.each(PAPER_LANGS)('keeps silent about prison, whatever was typed, in its text and its file (%s)', async (lang) => {
    const prison = pair('قرب السجن المحلي لأيت ملول', 'Près de la prison locale'), foundation = pair('مؤسسة محمد السادس لإعادة إدماج السجناء', 'Fondation Mohammed VI pour la réinsertion des détenus');
    const lines = goodsOf(2).map(line => ({ ...line, designation: prison, brandModel: 'PRISON' }));
    const { drawn, text, file } = await print({ lines, recipient: { address: prison, birthPlace: prison, projectTitle: prison }, ceremony: { giver: { entity: foundation, representative: NOTHING, capacity: NOTHING }, transfer: 'loan' } }, lang, 'attestation-silent', { original: { number: 1, of: 2, recipient: foundation } });
    for (const said of [drawn(), text(), infoOf(file)]) expectDiscreet(said);
    expectAll(drawn(), ['—', NUMBER]);
  });
});

describe('pages of an attestation', () => {
  const SIGNS = { ar: 'عند الاقتضاء', fr: 'ce que de droit', both: 'عند الاقتضاء' } as const;
  it.each([...PAPER_LANGS.flatMap(lang => ([0, 1, 8, 24] as const).map(lines => [lines, lang] as const)), [500, 'both'] as const])('keep the terms with the signature (%i lines, %s)', async (lines, lang) => {
    const paper = await print({ lines }, lang, 'attestation-pages', { marks: ['cancelled'] }), { on, pages } = paper;
    expectInside(paper);
    expect(on(SIGNS[lang])).toEqual([pages]);
    expect(on(lang === 'fr' ? 'Mohamed Aït' : 'الطالب')).toEqual([pages]);
    expect(on(lang === 'fr' ? 'ANNULÉ' : 'ملغى')).toHaveLength(pages);
    if (lines > 0) expect(on(`INV/2025/${String(lines).padStart(4, '0')}`)).toHaveLength(1);
  });
  it.each(PAPER_LANGS)('are one for five things, owned or lent (%s)', async (lang) => {
    for (const asked of [{ lines: 5 }, { lines: 5, who: 'woman', ceremony: { transfer: 'loan' } }] satisfies Asked[]) expect((await print(asked, lang, 'attestation-short')).pages).toBe(1);
  });
  it.each(PAPER_LANGS)('name number, person and goods where the signature has a page of its own (%s)', async (lang) => {
    const paper = await print({ lines: 12 }, lang, 'attestation-apart');
    expect(paper.pages).toBe(2);
    expectAll(topOf(paper, 2), [...(lang === 'fr' ? [] : ['تتمة: شهادة ملكية معدات وتجهيزات رقم', 'نور الدين الكرسيفي', 'ضاغط هواء 200 لتر', 'و8 عناصر أخرى']), ...(lang === 'ar' ? [] : ['Suite : Attestation de propriété de matériel', 'Noureddine El Guersifi', 'Compresseur d’air 200 L', 'et 8 autres articles']), NUMBER]);
  });
  it.each(PAPER_LANGS)('bear the widest and longest (%s)', async (lang) => {
    const wide = pair('ش'.repeat(90), 'W'.repeat(90));
    const paper = await print({ lines: goodsOf(3).map(line => ({ ...line, designation: wide, serial: 'X'.repeat(60) })), recipient: { name: wide, address: wide, projectTitle: wide } }, lang, 'attestation-wide', { marks: ['specimen'] });
    expectInside(paper);
    expect(paper.on(SIGNS[lang])).toEqual([paper.pages]);
  });
  it.each(PAPER_LANGS)('look as they were looked at, and are the same file for the same content (%s)', async (lang) => {
    const one = await print({ lines: 4 }, lang, 'attestation-golden'), other = await print({ lines: 4 }, lang, 'attestation-again');
    expectGolden(one, `attestation.${lang}`);
    expect(Buffer.compare(one.pdf, other.pdf)).toBe(0);
  });
});
