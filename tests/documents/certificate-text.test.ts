import { describe, expect, it } from 'vitest';
import { LANGS } from '#shared/i18n/index.ts';
import { goodsOf, letterhead, NOTHING, officials, pair, viewOf, type Asked } from '#tests/support/certificateViews.ts';
import { fontsOf, infoOf } from '#tests/support/poppler.ts';
import { paper, squashed, type Paper } from './certificate/paper.ts';

const papers = new Map<string, Promise<Paper>>();
const printed = (name: string, asked: Asked, lang: 'ar' | 'fr'): Promise<Paper> => {
  const key = `certificate-${name}`, found = papers.get(`${key}.${lang}`) ?? paper(viewOf(asked), lang, key);
  papers.set(`${key}.${lang}`, found);
  return found;
};
const MAN: Asked = { who: 'man', lines: 5 }, WOMAN: Asked = { who: 'woman', lines: 3 }, NON_READER: Asked = { who: 'nonReader', lines: 4 };
const expectAll = (text: string, words: readonly string[]): void => { for (const one of words) expect(text).toContain(squashed(one)); };
const expectNone = (text: string, words: readonly string[]): void => { for (const one of words) expect(text).not.toContain(squashed(one)); };

describe('the certificate of a man', () => {
  it('in Arabic says every clause', async () => {
    const { text, missing } = await printed('man', MAN, 'ar');
    expect(missing).toEqual([]);
    expectAll(text(), [
      'محضر تسليم معدات وتجهيزات', 'PV/AGA/2025/0004', 'في يوم الأربعاء', 'فبراير', '10:30', 'بمناسبة حفل تسليم تجهيزات', 'وتنفيذا لاتفاقية الشراكة رقم', '12/2024', 'يونيو', 'المبرمة بين',
      'سلمت الجهة المبينة أسفله إلى المستفيد المعدات', 'الجهة القائمة بالتسليم', 'نور الدين الكرسيفي', 'Noureddine El Guersifi', 'J901503', 'ازداد بتاريخ', '23/05/1977', '06 94 63 16 83', 'تيزنيت', 'الميكانيك', 'ورشة إصلاح السيارات', 'مقاول ذاتي',
      'SN-2229-11', 'INV/2025/0001', 'Yato YT-1720', 'BC 1/2024', '3.161,50', '20.888,72', 'مستعمل', 'المجموع العام', '46.055,11', '42.275,18',
      'حصر هذا المحضر في مبلغ قدره', 'ستة وأربعون ألفا وخمسة وخمسون درهما وأحد عشر سنتيما', 'تنتقل ملكية المعدات والتجهيزات المذكورة أعلاه إلى المستفيد ابتداء من تاريخ توقيع هذا المحضر',
      'أصرح أنا الموقع أسفله بأنني تسلمت', 'في حالة جيدة وصالحة للاستعمال بعد معاينتها', '26/02/2028', '36', 'شهرا', 'وباستقبال زيارات التتبع', 'بكل ضياع أو سرقة أو عطب', 'التحفظات',
      'حرر بمدينة أكادير بتاريخ', 'في أربعة نظائر أصلية، سلم نظير منها للمستفيد', 'مدير المركز', 'المنسق الوطني', 'رئيس قسم العمل', 'رئيس مجلس الجهة', 'رمز التحقق',
    ]);
    expectNone(text(), ['المستفيدة', 'الموقعة', 'ازدادت', 'الشاهد الأول', 'البصمة', 'undefined', 'null', 'مسودة', 'نموذج']);
  });
  it('in French says every clause', async () => {
    const { text, missing } = await printed('man', MAN, 'fr');
    expect(missing).toEqual([]);
    expectAll(text(), [
      'Procès-verbal de remise de matériel', 'PV/AGA/2025/0004', 'Le mercredi 26 février 2025 à 10 h 30', 'lieu : Siège de la Wilaya', 'à l’occasion de la cérémonie intitulée « Cérémonie', 'convention de partenariat n° 12/2024 du 14 juin 2023', 'conclue entre : INDH',
      'a remis au bénéficiaire', 'L’entité remettante', 'نور الدين الكرسيفي', 'J901503', 'Né le', '23/05/1977, à Taroudannt', 'Mécanique', 'Garage mécanique', 'Auto-entrepreneur', '3 161,50', 'Occasion',
      'Total général', '46 055,11', 'Financeurs : INDH : 42 275,18 DH ; Région Souss-Massa : 3 779,93 DH', 'Arrêté le présent procès-verbal à la somme de 46 055,11 DH (en toutes lettres : quarante-six mille cinquante-cinq dirhams et onze centimes)',
      'est transférée au bénéficiaire', 'Je soussigné déclare', 'jusqu’au 26/02/2028 (36 mois)', 'Réserves éventuelles', 'Fait à Agadir, le 26 février 2025, en quatre exemplaires originaux, dont un remis au bénéficiaire', '« Lu et approuvé »', 'Coordonnateur national', 'Page 1 sur 2',
    ]);
    expectNone(text(), ['soussignée', 'la bénéficiaire', 'Née', 'témoin', 'Empreinte', 'undefined', 'null', 'BROUILLON', 'SPÉCIMEN']);
  });
  it('carries its reference and date inside the file', async () => {
    const info = infoOf((await printed('man', MAN, 'fr')).file);
    expect(info).toMatch(/Title:\s+Procès-verbal de remise de matériel PV\/AGA\/2025\/0004/);
    expect(info).toMatch(/Author:\s+Centre d’accompagnement/);
    expect(info).toMatch(/Reference:\s+PV\/AGA\/2025\/0004/);
    for (const font of fontsOf((await printed('man', MAN, 'ar')).file)) expect(font).toMatchObject({ embedded: true, subset: true, unicode: true });
  });
});

describe('the certificate of a woman', () => {
  it('in Arabic agrees with her', async () => {
    const text = (await printed('woman', WOMAN, 'ar')).text();
    expectAll(text, ['إلى المستفيدة المعدات', 'ازدادت بتاريخ', 'أصرح أنا الموقعة أسفله', 'سلم نظير منها للمستفيدة', 'تصريح المستفيدة والتزامها', 'ثلاثة وثلاثون ألفا وثلاثة وتسعون درهما وثمانية وستون سنتيما']);
    expectNone(text.replaceAll('المستفيدة', '').replaceAll('للمستفيدة', ''), ['المستفيد', 'للمستفيد', 'الموقع أسفله', 'ازداد بتاريخ']);
  });
  it('in French agrees with her', async () => {
    const text = (await printed('woman', WOMAN, 'fr')).text();
    expectAll(text, ['a remis à la bénéficiaire', 'Née le', 'Je soussignée déclare', 'transférée à la bénéficiaire', 'dont un remis à la bénéficiaire', 'engagement de la bénéficiaire']);
    expectNone(text, ['au bénéficiaire', 'du bénéficiaire', 'Je soussigné déclare', 'Né le']);
  });
});

describe('the certificate of a person who does not read it', () => {
  it('in Arabic says that it was read and explained, and has a thumb, two witnesses and an officer', async () => {
    const text = (await printed('nonReader', NON_READER, 'ar')).text();
    expectAll(text, ['تلي مضمون هذا المحضر على المستفيد وشرح له باللغة الأمازيغية (تشلحيت) التي يفهمها، من طرف المساعدة', 'بحضور الشاهدين الموقعين أسفله، ثم وضع بصمته', 'البصمة', 'الشاهد الأول', 'الشاهد الثاني', '427', 'ازداد سنة', '1961', '3-2022-0019']);
    expectNone(text, ['قرئ وصودق', '…']);
  });
  it('in French too', async () => {
    const text = (await printed('nonReader', NON_READER, 'fr')).text();
    expectAll(text, ['a été lu et expliqué au bénéficiaire en langue amazighe (tachelhit), qu’il comprend, par l’assistante sociale du centre, en présence des deux témoins soussignés, après quoi il a apposé son empreinte', '1er témoin', '2e témoin', 'officier public', 'Dossier n°', 'Né en']);
    expectNone(text, ['Lu et approuvé', 'CNIE n° 3']);
  });
  it('leaves the language and the reader to be filled by hand, for a woman who reads French only', async () => {
    const asked: Asked = { who: 'woman', lines: 2, recipient: { reads: { ar: false, fr: true } } };
    const text = (await printed('fills', asked, 'ar')).text();
    expectAll(text, ['وشرح لها باللغة …', 'التي تفهمها، من طرف …', 'ثم وضعت بصمتها']);
    expectNone((await printed('fills', asked, 'fr')).text(), ['Empreinte', 'témoin', '…']);
  });
  it('names the witnesses that the ceremony names', async () => {
    const witness = (ar: string, fr: string) => ({ role: 'witness', name: pair(ar, fr), capacity: NOTHING, onBehalfOf: NOTHING }) as const;
    const signatories = [...officials(2), witness('عمر بناني', 'Omar Bennani'), witness('سعيد أوبلا', 'Saïd Oubella'), witness('ليلى أزروال', 'Leïla Azroual')];
    expectAll((await printed('witnesses', { who: 'nonReader', lines: 2, signatories }, 'ar')).text(), ['عمر بناني', 'سعيد أوبلا', 'ليلى أزروال', 'الشاهد رقم 3']);
    expectAll((await printed('witnesses', { who: 'man', lines: 2, signatories }, 'fr')).text(), ['Omar Bennani', 'Saïd Oubella', 'Leïla Azroual', '3e témoin']);
  });
});

describe('a loan, and other clauses', () => {
  it('binds while the goods are lent', async () => {
    const ar = (await printed('loan', { who: 'woman', lines: 2, ceremony: { transfer: 'loan', noDisposalMonths: 6 } }, 'ar')).text();
    expectAll(ar, ['توضع المعدات والتجهيزات المذكورة أعلاه رهن إشارة المستفيدة قصد الاستعمال، وتبقى ملكيتها للجهة القائمة بالتسليم', 'ما دامت موضوعة رهن إشارتي، وفي جميع الأحوال إلى غاية', '26/08/2025', 'أشهر']);
    expectNone(ar, ['تنتقل ملكية']);
    const fr = (await printed('loan', { lines: 2, ceremony: { transfer: 'loan', noDisposalMonths: 0 } }, 'fr')).text();
    expectAll(fr, ['mis à la disposition du bénéficiaire pour usage ; il demeure la propriété', 'ni le céder tant qu’il est mis à ma disposition, à accepter']);
    expectNone(fr, ['en tout état de cause', '0 mois']);
  });
  it('leaves disposal free where ownership has no such months', async () => {
    const view = { lines: 2, ceremony: { noDisposalMonths: 0, originals: 1 } };
    expectAll((await printed('free', view, 'ar')).text(), ['حصريا في مشروعي، وباستقبال زيارات التتبع', 'في نظير أصلي واحد.']);
    expectNone((await printed('free', view, 'ar')).text(), ['بيعها', 'سلم نظير']);
    expectAll((await printed('free', view, 'fr')).text(), ['pour mon projet, à accepter les visites', 'en un exemplaire original.']);
  });
});

describe('marks', () => {
  const draft: Asked = { who: 'woman', lines: 4, marks: ['draft', 'specimen'] };
  it('stand on every page, and a draft has neither number nor code', async () => {
    const ar = await printed('draft', draft, 'ar'), fr = await printed('draft', draft, 'fr');
    expectAll(ar.text(), ['مسودة', 'نموذج بدون قيمة', 'لا قيمة لها قبل المصادقة']);
    expectAll(fr.text(), ['BROUILLON', 'SPÉCIMEN', 'sans valeur avant validation']);
    expect(fr.on('BROUILLON')).toEqual(Array.from({ length: fr.pages }, (_, i) => i + 1));
    for (const { text, file } of [ar, fr]) {
      expectNone(text(), ['PV/', 'رمز التحقق', 'Code de contrôle', 'رقم:']);
      expect(infoOf(file)).toMatch(/Reference:\s+DRAFT/);
    }
  });
  it('say a specimen alone, numbered', async () => {
    const { text } = await printed('specimen', { lines: 1, marks: ['specimen'] }, 'fr');
    expectAll(text(), ['SPÉCIMEN', 'PV/AGA/2025/0004', 'Code de contrôle']);
    expectNone(text(), ['BROUILLON']);
  });
});

describe('what is missing or ugly', () => {
  const empty: Asked = {
    lines: goodsOf(1).map(line => ({ ...line, brandModel: '', serial: '', inventoryNumber: '', unit: NOTHING, condition: null, purchaseReference: '', funder: NOTHING })), signatories: [],
    recipient: { cin: '', fileNumber: '', name: pair('حسن', ''), birthDate: null, birthPlace: NOTHING, phone: '', address: NOTHING, commune: NOTHING, projectTitle: NOTHING, legalForm: null },
    ceremony: { time: null, place: NOTHING, title: NOTHING, convention: { number: '', date: null, parties: NOTHING }, giver: { entity: NOTHING, representative: NOTHING, capacity: NOTHING } }, letterhead: { city: NOTHING, lines: { ar: [], fr: [] } },
  };
  it.each(LANGS)('is a dash, and the sentence reads on (%s)', async (lang) => {
    const { text, missing, on } = await printed('empty', empty, lang);
    expect(missing).toEqual([]);
    expect(text().match(/—/g)?.length).toBeGreaterThan(10);
    expectNone(text(), ['undefined', 'null', 'NaN', '،،', ',,', '()', '«»']);
    expect(on(lang === 'ar' ? 'سلمت الجهة المبينة أسفله إلى المستفيد' : 'l’entité désignée ci-dessous a remis')).toEqual([1]);
    expectAll(text(), lang === 'ar' ? ['حرر بتاريخ'] : ['Le mercredi 26 février 2025, l’entité', 'Fait le 26 février 2025']);
  });
  it('in French falls back to the Arabic value', async () => {
    const { text } = await printed('fallback', { lines: goodsOf(1).map(line => ({ ...line, designation: pair('آلة خياطة صناعية', '') })), recipient: { name: pair('حسن بناني', ''), address: pair('رقم 77، زنقة 50', '') } }, 'fr');
    expectAll(text(), ['آلة خياطة صناعية', 'حسن بناني', 'زنقة']);
  });
  it.each(LANGS)('prints long names, quotes, brackets, isolates and signs without a font (%s)', async (lang) => {
    const long = 'عبد الرحمن محمد الأمين بن عبد العزيز بن عبد السلام العلوي الإدريسي الحسني المدغري السجلماسي الفاسي', longFr = 'Abderrahmane Mohamed El Amine Ben Abdelaziz Ben Abdeslam El Alaoui El Idrissi El Hassani El Fassi';
    const [first] = goodsOf(1);
    const { missing, text, pages } = await printed('ugly', {
      lines: [{ ...first!, designation: pair('شاشة 24" / «LED» \u202eقلب 漢 😀 \u0651 ١٢٣', 'Écran 24" / LED \u202eabc 漢 😀'), serial: 'X'.repeat(60), brandModel: 'W'.repeat(50), quantity: 12_345 }],
      recipient: { name: pair(long, longFr), address: pair('حي 12/34، إقامة "النور" (ب)\nالطابق 3', '12/34 résidence "Nour" (B)\nétage 3'), projectTitle: pair(`${long} ${long}`, `${longFr} ${longFr}`), phone: '+212 6 12-34' },
      ceremony: { title: pair(long, longFr) }, signatories: officials(8).map(one => ({ ...one, name: pair(long, longFr) })),
    }, lang);
    expect(missing.map(({ codePoint }) => codePoint)).toEqual([0x6f22]);
    expectAll(text(), ['39.028.717,50'.replaceAll('.', lang === 'ar' ? '.' : ''), lang === 'ar' ? 'السجلماسي الفاسي' : 'El Hassani El Fassi', '12/34']);
    expect(pages).toBe(2);
  });
});

describe('every certificate', () => {
  const all: readonly (readonly [string, Asked])[] = [['man', MAN], ['woman', WOMAN], ['nonReader', NON_READER], ['sixty', { lines: 60 }], ['loan', { who: 'woman', lines: 2, ceremony: { transfer: 'loan' } }]];
  it.each(all.flatMap(([name, asked]) => LANGS.map(lang => [name, lang, asked] as const)))('keeps silent about prison and programme (%s, %s)', async (name, lang, asked) => {
    const text = (await printed(`silent-${name}`, asked, lang)).text();
    // the official name of the Foundation stays: it stands on the letterhead and among the parties
    const rest = text.replaceAll(squashed('مؤسسة محمد السادس لإعادة إدماج السجناء'), '').replaceAll(squashed(letterhead.lines.fr[2] ?? ''), '');
    expect(rest).not.toMatch(/مصالحة|moussalaha|سجن|سجين|سجناء|إفراج|عقوبة|حكم|جريمة|prison|détenu|libér|condamn|peine|infraction|délit/iu);
  });
  it.each(LANGS)('is the same file for the same content (%s)', async (lang) => {
    const [one, other] = [await paper(viewOf(MAN), lang, 'certificate-same'), await paper(viewOf(MAN), lang, 'certificate-same')];
    expect(Buffer.compare(one.pdf, other.pdf)).toBe(0);
  });
});
