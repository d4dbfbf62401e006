import { describe, expect, it } from 'vitest';
import { slip } from '#electron/engine/documents/templates/slip.ts';
import { slipOf, type SlipContent } from '#shared/domain/ceremonyPapers.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { Ceremony, PaperHead } from '#shared/domain/handover.ts';
import { PAPER_LANGS, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { head, issuedCeremony, wholeCeremony } from '#tests/support/ceremonyViews.ts';
import { NOTHING, pair, paperView } from '#tests/support/certificateViews.ts';
import { expectAll, expectGolden, expectInside, expectNone } from './person/check.ts';
import { printed, squashed, type Paper } from './printed.ts';

const TO = pair('السيد رئيس قسم العمل الاجتماعي، عمالة أكادير إداوتنان', 'Monsieur le chef de la Division de l’action sociale, préfecture d’Agadir Ida-Outanane');
interface Asked { readonly count?: number; readonly to?: Bilingual; readonly ceremony?: Partial<Ceremony>; readonly own?: Partial<PaperHead>; readonly marks?: PaperView<SlipContent>['marks'] }
const print = ({ count = 24, to = TO, ceremony = {}, own = {}, marks = [] }: Asked, lang: PaperLang, name = 'slip'): Promise<Paper> => {
  const draft = marks.includes('draft');
  return printed(slip(paperView(slipOf({ ...head, ...own }, { ...wholeCeremony, ...ceremony }, to, issuedCeremony(count, { draft }), draft ? null : 'PVG/AGA/2025/0001'), 'BE/AGA/2025/0001', { marks }), lang), `${name}.${lang}`);
};

describe('a sending slip', () => {
  it('in Arabic says who sends what to whom', async () => {
    const { drawn, missing, pages } = await print({}, 'ar');
    expect(missing).toEqual([]);
    expect(pages).toBe(1);
    expectAll(drawn(), [
      'ورقة الإرسال', 'BE/AGA/2025/0001', 'أكادير، في 26 فبراير 2025', 'مدير المركز، مركز المصاحبة وإعادة الإدماج بأكادير', TO.ar, 'وثائق تسليم المعدات والتجهيزات – حفل تسليم', 'اتفاقية الشراكة رقم 12/2024 المؤرخة في 14 يونيو 2023', 'سلام تام بوجود مولانا الإمام،', 'فيشرفني أن أبعث إليكم طيه',
      'محاضر تسليم معدات وتجهيزات', 'من PV/AGA/2025/0001 إلى PV/AGA/2025/0024', 'المحضر التجميعي', 'PVG/AGA/2025/0001', 'المجموع', '25', 'وصل التسلم (يوقع ويرجع)', 'تاريخ التسلم', 'رقم التسجيل', 'التوقيع والخاتم', 'محمد أيت الطالب',
    ]);
    expectNone(drawn(), ['undefined', 'null', 'راجيا', 'أكنسوس']);
  });
  it('in French too', async () => {
    const { drawn } = await print({}, 'fr');
    expectAll(drawn(), ['Bordereau d’envoi', 'Agadir, le 26 février 2025', TO.fr, 'Convention de partenariat n° 12/2024 du 14 juin 2023', 'J’ai l’honneur de vous transmettre', 'Procès-verbaux de remise de matériel', 'de PV/AGA/2025/0001 à PV/AGA/2025/0024', 'Procès-verbal récapitulatif', 'Total', 'Accusé de réception (à signer et à retourner)', 'Reçu le', 'Signature et cachet']);
    expectNone(drawn(), ['undefined', 'null', 'Aguensous']);
  });
  it('in both says it in both on one page', async () => {
    const { drawn, pages } = await print({}, 'both');
    expect(pages).toBe(1);
    expectAll(drawn(), ['ورقة الإرسال', 'Bordereau d’envoi', 'سلام تام', 'Madame, Monsieur,', 'محاضر تسليم', 'Procès-verbaux', 'من PV/AGA/2025/0001', 'de PV/AGA/2025/0001', 'المجموع · Total', 'وصل التسلم', 'Accusé de réception', 'الاسم والصفة · Nom et qualité']);
  });
  it('bears the courtesy that the centre chose', async () => {
    const own = { wording: { 'sendingSlip.courtesy': pair('تحية طيبة وبعد،', 'Monsieur le Gouverneur,') } };
    expectAll((await print({ own }, 'both')).drawn(), ['تحية طيبة', 'Monsieur le Gouverneur']);
    expectNone((await print({ own }, 'ar')).drawn(), ['سلام تام']);
  });
  it.each(PAPER_LANGS)('counts what it sends: one, none (%s)', async (lang) => {
    const one = await print({ count: 1 }, lang, 'slip-one');
    expect(one.drawn().split('PV/AGA/2025/0001').length - 1, 'one reference alone, not from one to the same').toBe(1);
    const none = await print({ count: 0 }, lang, 'slip-none');
    expectNone(none.drawn(), ['محاضر تسليم', 'Procès-verbaux de remise']);
    expectNone(one.drawn(), ['عدد النظائر', 'Exemplaires']);
    const content = slipOf(head, wholeCeremony, TO, issuedCeremony(3), 'PVG/AGA/2025/0001'), several = await printed(slip(paperView({ ...content, pieces: content.pieces.map(piece => ({ ...piece, copies: piece.papers * 4 })) }, 'BE/AGA/2025/0001'), lang), `slip-several.${lang}`);
    expectAll(several.drawn(), [lang === 'fr' ? 'Exemplaires' : 'عدد النظائر', '12', '16']);
    const empty = await printed(slip(paperView({ ...slipOf(head, wholeCeremony, TO, [], null), pieces: [] }, 'BE/AGA/2025/0001'), lang), `slip-empty.${lang}`);
    expectAll(empty.drawn(), [lang === 'fr' ? 'Aucune pièce' : 'لا وثائق للإرسال']);
  });
  it.each(PAPER_LANGS)('without values has dashes and reads on (%s)', async (lang) => {
    const { drawn, missing } = await print({ marks: ['draft'], to: NOTHING, ceremony: { title: NOTHING, convention: { number: '', date: null, parties: NOTHING }, giver: { entity: NOTHING, representative: NOTHING, capacity: NOTHING } }, own: { letterhead: { ...head.letterhead, city: NOTHING } } }, lang, 'slip-bare');
    expect(missing).toEqual([]);
    expect(drawn().match(/—/g)?.length).toBeGreaterThanOrEqual(2);
    expectNone(drawn(), ['undefined', 'null', 'BE/', 'PV/', '()', 'المرجع:', '–.']);
    expectAll(drawn(), [lang === 'fr' ? 'L’expéditeur' : 'الجهة المرسلة', lang === 'fr' ? 'BROUILLON' : 'مسودة']);
  });
  it.each(PAPER_LANGS)('leaves room for a round stamp of 40 mm under the lines to fill in, and beside them (%s)', async (lang) => {
    const { layout, pages } = await print({}, lang, 'slip-stamp'), words = lang === 'fr' ? 'Signature et cachet' : 'التوقيع والخاتم';
    expect(pages).toBe(1);
    const low = Math.max(...layout.lines.filter(line => squashed(line.pieces.map(({ text }) => text).join('')).includes(squashed(words).slice(0, 7))).map(line => line.y + line.height));
    const frame = Math.max(...layout.shapes.filter(({ y }) => y < 780).map(({ y, height }) => y + (height ?? 0)));
    expect(frame - low).toBeGreaterThanOrEqual(113);
  });
  it.each(PAPER_LANGS)('bears the widest and longest (%s)', async (lang) => {
    const wide = pair('ش'.repeat(90), 'W'.repeat(90)), paper = await print({ to: wide, ceremony: { title: wide, giver: { entity: wide, representative: wide, capacity: wide } }, marks: ['specimen', 'duplicate'] }, lang, 'slip-wide');
    expectInside(paper);
    expect(paper.on(lang === 'fr' ? 'Accusé' : 'وصل التسلم')).toContain(paper.pages);
  });
  it.each(PAPER_LANGS)('looks as it was looked at, and is the same file for the same content (%s)', async (lang) => {
    const one = await print({}, lang, 'slip-golden'), other = await print({}, lang, 'slip-again');
    expectInside(one);
    expectGolden(one, `slip.${lang}`);
    expect(Buffer.compare(one.pdf, other.pdf)).toBe(0);
  });
});
