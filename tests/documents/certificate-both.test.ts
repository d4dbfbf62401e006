import { describe, expect, it } from 'vitest';
import { figures } from '#shared/domain/common/money.ts';
import { totalOf } from '#shared/domain/handover.ts';
import { LANGS } from '#shared/i18n/index.ts';
import { day, goodsOf, letterhead, officials, pair, viewOf, type Asked } from '#tests/support/certificateViews.ts';
import { infoOf } from '#tests/support/poppler.ts';
import { paper, squashed, topOf, type Paper } from './certificate/paper.ts';

/* The certificate in both languages: facing clauses of equal height, none cut by the other, and each language whole. */
const MARGIN = 39, PAGE_WIDTH = 595.28, FOOT = 841.89 - 57;
const inside = ({ layout }: Paper): void => {
  for (const { page, y, height, pieces } of layout.lines.filter(line => line.pieces.some(({ text }) => text.trim() !== ''))) {
    const words = `${pieces.map(({ text }) => text).join('')} on page ${page}`;
    expect(Math.min(...pieces.map(({ x }) => x)), words).toBeGreaterThan(MARGIN);
    expect(Math.max(...pieces.map(({ x, width }) => x + width)), words).toBeLessThan(PAGE_WIDTH - MARGIN);
    expect(y + height, words).toBeLessThan(842);
  }
};
/** The place of the line that begins with the words. */
const lineOf = ({ layout }: Paper, words: string) => layout.lines.find(({ pieces }) => squashed(pieces.map(({ text }) => text).join('')).includes(squashed(words)) || squashed(pieces.toReversed().map(({ text }) => text).join('')).includes(squashed(words)));

describe('a certificate in both languages', () => {
  it('says every clause in each, Arabic on the right, both from the same height', async () => {
    const printed = await paper(viewOf({ lines: 5 }), 'both', 'certificate-both-man');
    // in the order of drawing: pdftotext chooses one direction a page
    const text = printed.drawn();
    for (const words of ['محضر تسليم معدات وتجهيزات', 'Procès-verbal de remise de matériel', 'نور الدين الكرسيفي', 'Noureddine El Guersifi', 'J901503', '06 94 63 16 83', 'الميكانيك', 'Mécanique', 'Yato YT-1720', 'Cric hydraulique', 'رافعة هيدروليكية', 'مستعمل', 'Occasion', '46.055,11', '46 055,11 DH', 'quarante-six mille', 'وأربعون ألفا وخمسة وخمسون درهما', 'أصرح أنا الموقع أسفله', 'Je soussigné déclare', '26/02/2028', 'الصفحة 1 من', 'Page 1 sur']) expect(text, words).toContain(squashed(words));
    expect(printed.missing).toEqual([]);
    for (const [ar, fr] of [['في يوم', 'Le mercredi'], ['حصر هذا', 'Arrêté'], ['نقل الملكية', 'Transfert de propriété'], ['حرر بمدينة', 'Fait à Agadir']] as const) {
      const right = lineOf(printed, ar), left = lineOf(printed, fr);
      expect(right && left, `${ar} | ${fr}`).toBeTruthy();
      expect([left!.page, Math.abs(right!.y - left!.y) < 6], `${ar} | ${fr}`).toEqual([right!.page, true]);
      expect(Math.min(...right!.pieces.map(({ x }) => x))).toBeGreaterThan(Math.max(...left!.pieces.map(({ x, width }) => x + width)));
    }
    const info = infoOf(printed.file);
    expect(info).toMatch(/Title:\s+محضر تسليم معدات وتجهيزات · Procès-verbal/);
  });
  it('never lets a clause of one language overlap that of the other, or a row be cut', async () => {
    for (const asked of [{ lines: 5 }, { who: 'nonReader', lines: 4 }, { lines: 31 }, { lines: 60, signatories: officials(8) }] satisfies Asked[]) {
      const printed = await paper(viewOf(asked), 'both', 'certificate-both-pages');
      inside(printed);
      for (const words of ['أصرح أنا', 'Je soussigné', 'حرر بمدينة', 'Fait à Agadir']) expect(printed.on(words), words).toEqual([printed.pages]);
      expect(printed.on('المجموع العام')).toEqual(printed.on('Total général'));
      const texts = printed.layout.lines.filter(({ y, pieces }) => y < FOOT && pieces.some(({ text }) => text.trim() !== '')).map(({ page, y, height, pieces }) => ({ page, y, height, x: Math.min(...pieces.map(one => one.x)), right: Math.max(...pieces.map(one => one.x + one.width)), words: pieces.map(({ text }) => text).join('') }));
      for (const [i, a] of texts.entries()) for (const b of texts.slice(i + 1)) {
        if (a.page !== b.page || a.x >= b.right - 0.5 || b.x >= a.right - 0.5) continue;
        const overlap = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
        // Amiri's line box is taller than its letters: what touches is less than two thirds of the smaller line
        expect(overlap, `«${a.words}» over «${b.words}» on page ${a.page}`).toBeLessThan(Math.min(a.height, b.height) * 0.67);
      }
    }
  });
  it.each(Array.from({ length: 20 }, (_, i) => 1 + i * 3))('keeps its page rules with %d lines', async (lines) => {
    const { on, pages } = await paper(viewOf({ lines }), 'both', 'certificate-both-pages');
    const at = Array.from({ length: lines }, (_, i) => on(`INV/2025/${String(i + 1).padStart(4, '0')}`));
    expect(at.every(found => found.length === 1)).toBe(true);
    expect(at.at(-1), 'the total under the last line').toEqual(on('Total général'));
    expect(on('Désignation'), 'the head on each page of the table').toEqual([...new Set(at.flat())]);
    expect(on('Je soussigné')).toEqual([pages]);
  });
  it.each([1, 2, 3, 4, 5])('takes two pages for %d lines though it is read aloud, declaration and signatures together', async (lines) => {
    for (const recipient of [{}, { name: pair('عبد الرحيم بن الحسين أكنسوس', 'Abderrahim Ben El Houssine Aguensous') }]) {
      const { on, pages } = await paper(viewOf({ who: 'nonReader', lines, recipient }), 'both', 'certificate-both-read');
      expect(pages).toBe(2);
      for (const words of ['أصرح أنا', 'Je soussigné', 'تلي مضمون', 'الشاهد الثاني', 'Président du Conseil régional', 'خاص بالموثق']) expect(on(words), words).toEqual([2]);
    }
  });
  it.each([['both', 14], ['ar', 14], ['fr', 14]] as const)('names number, person and sum on the page of the signatures (%s)', async (lang, lines) => {
    const printed = await paper(viewOf({ lines }), lang, 'certificate-running'), head = topOf(printed, printed.pages, 36);
    for (const words of ['PV/AGA/2025/0004', lang === 'fr' ? 'Noureddine El Guersifi' : 'نور الدين الكرسيفي', figures(totalOf(goodsOf(lines)), lang === 'fr' ? 'fr' : 'ar')]) expect(head).toContain(squashed(words));
  });
  it('is read aloud to who does not read one of the two', async () => {
    const { drawn: text } = await paper(viewOf({ who: 'woman', lines: 2, recipient: { reads: { ar: true, fr: false } } }), 'both', 'certificate-both-reads');
    for (const words of ['تلي مضمون هذا المحضر على المستفيدة', 'a été lu et expliqué à la bénéficiaire', 'الشاهد الأول · 1er témoin', 'البصمة', 'Empreinte']) expect(text(), words).toContain(squashed(words));
  });
  it('shows once what is the same in both, and the other language’s value where one is missing', async () => {
    const { text } = await paper(viewOf({ lines: goodsOf(1).map(line => ({ ...line, designation: pair('آلة', ''), funder: pair('INDH', 'INDH') })), recipient: { name: pair('حسن بناني', '') } }), 'both', 'certificate-both-missing');
    expect(text().match(/آلة/g)).toHaveLength(1);
    expect(text()).not.toMatch(/undefined|null|\(\)/);
  });
});

describe('values as papers write them', () => {
  it.each(['ar', 'fr', 'both'] as const)('have the digits of the whole paper, whichever were typed (%s)', async (lang) => {
    const { drawn } = await paper(viewOf({ lines: goodsOf(1).map(line => ({ ...line, serial: 'SN-\u0664\u0662' })), recipient: { address: pair('رقم \u0661\u0662\u0663، حي السلام', 'N° \u06f1\u06f2\u06f3, hay Salam'), phone: '\u0660\u0666\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668' } }), lang, 'certificate-digits');
    expect(drawn()).not.toMatch(/[\u0660-\u0669\u06f0-\u06f9]/);
    for (const words of [lang === 'fr' ? 'N°123' : '123،', 'SN-42', '0612345678']) expect(drawn()).toContain(words);
  });
  it('no French sign begins a line, nor is a guillemet left at the end of one', async () => {
    const { layout } = await paper(viewOf({ lines: 1, ceremony: { title: pair('', 'mot « cité » : suite ; fin ! oui ? '.repeat(12)) } }), 'fr', 'certificate-signs');
    for (const { pieces } of layout.lines) {
      const words = pieces.map(({ text }) => text).join('').replace(/[\u2066-\u2069]/g, '').trim();
      expect(words).not.toMatch(/^[:;?!»]/);
      expect(words).not.toMatch(/«$/);
    }
  });
});

describe('what a certificate may carry besides', () => {
  const original = { number: 2, of: 4, recipient: pair('قسم العمل الاجتماعي', 'Division de l’action sociale') };
  it.each([['ar', 'النظير 2 من 4 – قسم العمل الاجتماعي'], ['fr', 'Original 2 sur 4 – Division de l’action sociale'], ['both', 'النظير 2 من 4']] as const)('which original it is, on each page and at the head of the first (%s)', async (lang, words) => {
    const times = ({ drawn }: Paper): number => drawn().split(squashed(words)).length - 1;
    const printed = await paper(viewOf({ lines: 5, original }), lang, 'certificate-original'), marked = await paper(viewOf({ lines: 5, original, marks: ['specimen', 'draft'] }), lang, 'certificate-original-marked');
    expect(printed.on(words)).toEqual(Array.from({ length: printed.pages }, (_, i) => i + 1));
    expect([times(printed), times(marked)]).toEqual([printed.pages + 1, marked.pages]);
    inside(printed);
    inside(marked);
  });
  it('an original without a name says its number alone', async () => {
    const { text } = await paper(viewOf({ lines: 1, original: { number: 5, of: 5, recipient: pair('', '') } }), 'fr', 'certificate-original-unnamed');
    expect(text()).toContain('Original5sur5');
    expect(text()).not.toContain('Original5sur5–');
  });
  it.each([['ar', 'نسخة مكررة – إعادة طبع', 'رقم 3'], ['fr', 'DUPLICATA', 'réimpression n° 3'], ['both', 'DUPLICATA – نسخة مكررة', '3']] as const)('the mark of a duplicate with its count, and of a cancelled paper, on each page (%s)', async (lang, mark, count) => {
    const { on, pages, text } = await paper(viewOf({ lines: 5, marks: ['duplicate', 'cancelled'], copy: 3 }), lang, 'certificate-duplicate');
    const every = Array.from({ length: pages }, (_, i) => i + 1);
    if (lang !== 'both') expect(on(mark)).toEqual(every);
    for (const words of lang === 'both' ? ['DUPLICATA', 'نسخة مكررة'] : [mark]) expect(text()).toContain(squashed(words));
    expect(on(count)).toEqual(expect.arrayContaining(every));
    expect(text()).toContain(lang === 'ar' ? 'ملغى' : 'ANNULÉ');
  });
  it.each(LANGS)('the paper it replaces or corrects, with the reason (%s)', async (lang) => {
    const former = { relation: 'replaces', reference: 'PV/AGA/2025/0001', date: day('2025-02-26'), reason: 'خطأ في رقم البطاقة' } as const;
    const replaced = await paper(viewOf({ lines: 1, former }), lang, 'certificate-replaces'), corrected = await paper(viewOf({ lines: 1, former: { ...former, relation: 'corrects', reason: '' } }), lang, 'certificate-corrects');
    expect(replaced.text()).toContain(squashed(lang === 'ar' ? 'يعوض المحضر رقم PV/AGA/2025/0001' : 'remplace le procès-verbal n° PV/AGA/2025/0001'));
    expect(replaced.text()).toContain(squashed('خطأ في رقم البطاقة'));
    expect(corrected.text()).toContain(squashed(lang === 'ar' ? 'تصحيح للمحضر رقم PV/AGA/2025/0001' : 'rectifie le procès-verbal n° PV/AGA/2025/0001'));
    expect(corrected.text()).not.toContain(squashed(lang === 'ar' ? 'للسبب' : 'motif'));
  });
  it('the centre’s own words and logos', async () => {
    const png = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==', sha256 = 'a'.repeat(64);
    const printed = await paper(viewOf({
      lines: 1, wording: { 'handoverCertificate.title': pair('محضر المركز', 'PV du centre'), 'handoverCertificate.transfer': pair('', 'Ceci est cédé {sex, select, F{à elle} other{à lui}}.') },
      letterhead: { logos: { left: sha256, right: sha256 } }, pictures: { [sha256]: { kind: 'png', width: 2, height: 2, dataUrl: png } },
    }), 'fr', 'certificate-own');
    expect(printed.text()).toContain('PVducentre');
    expect(printed.text()).toContain('Ceciestcédéàlui.');
    expect(printed.layout.images.map(({ width, height }) => [width, height])).toEqual([[44, 44], [44, 44]]);
    expect(letterhead.lines.fr.length).toBe(4);
  });
});
