import { describe, expect, it } from 'vitest';
import { consentForm } from '#electron/engine/documents/templates/consentForm.ts';
import { diagnosisSheet } from '#electron/engine/documents/templates/diagnosisSheet.ts';
import { fileSummary } from '#electron/engine/documents/templates/fileSummary.ts';
import { lifeProject } from '#electron/engine/documents/templates/lifeProject.ts';
import { visitSheet } from '#electron/engine/documents/templates/visitSheet.ts';
import type { DocumentDefinition } from '#electron/engine/documents/definition.ts';
import { COLOUR } from '#electron/engine/documents/templates/parts/theme.ts';
import type { CaseContents } from '#shared/domain/casePapers.ts';
import { figures, centimes } from '#shared/domain/common/money.ts';
import { CASE_KINDS, PAPER_LANGS, SERIES, type CaseKind, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { bareFile, file, longFile, man, woman } from '#tests/support/caseViews.ts';
import { NOTHING, pair, paperView } from '#tests/support/certificateViews.ts';
import { expectAll, expectDiscreet, expectGolden, expectInside, expectNone } from './person/check.ts';
import { printed, squashed, type Paper } from './printed.ts';

const DEFINE: { readonly [K in CaseKind]: (view: PaperView<CaseContents[K]>, lang: PaperLang) => DocumentDefinition } = { consent: consentForm, diagnosis: diagnosisSheet, lifeProject, visit: visitSheet, fileSummary };
const print = <K extends CaseKind>(kind: K, content: CaseContents[K], lang: PaperLang, name = 'case', asked: Partial<Pick<PaperView<unknown>, 'marks' | 'copy' | 'original'>> = {}): Promise<Paper> =>
  printed(DEFINE[kind](paperView<CaseContents[K]>(content, `${SERIES[kind]}/AGA/2025/0031`, asked), lang), `${name}-${kind}.${lang}`);
/** Below the letterhead of the first page, which is the centre's own. */
const bodyOf = ({ layout }: Paper): string => layout.lines.filter(({ page, y }) => page > 1 || y > 96).filter(({ y }) => y < 782).map(({ pieces }) => pieces.map(({ text }) => text).join('')).join('\n');
const FOOT = 782;
/** Headings are the only words in this colour and size. */
function expectHeadingsKept({ layout }: Paper): void {
  const lines = layout.lines.filter(({ y, pieces }) => y < FOOT && y > 36 && pieces.some(({ text }) => text.trim() !== ''));
  const headings = lines.filter(({ pieces }) => pieces.every(({ color, fontSize }) => color === COLOUR.deep && fontSize > 8.4) && pieces.some(({ fontSize }) => fontSize > 10.5));
  expect(headings).not.toHaveLength(0);
  for (const { page, y, pieces } of headings) {
    const below = lines.filter((line) => line.page === page && line.y > y + 8 && line.pieces.some(({ color }) => color !== COLOUR.deep));
    expect(below.length, `${pieces.map(({ text }) => text).join('')} stands alone at the end of page ${page}`).toBeGreaterThan(0);
  }
}

describe('a summary for a partner', () => {
  it.each(PAPER_LANGS)('has its one consent and says that it was given, not that it stays (%s)', async (lang) => {
    const { consents, ...more } = file.fileSummary, paper = await print('fileSummary', { ...more, forPartner: 'OFPPT', consents: consents.filter(({ detail }) => detail.fr !== '').slice(0, 1), papers: null }, lang, 'partner');
    expectGolden(paper, `case-fileSummary-partner.${lang}`);
    expectInside(paper);
    expectHeadingsKept(paper);
    expectAll(paper.drawn(), [lang === 'fr' ? 'Remis avec l’accord' : 'سلمت بموافقة']);
    expectNone(paper.drawn(), ['Usage interne', 'للاستعمال الداخلي', 'Papiers établis', 'الوثائق المحررة']);
  });
});
describe.each(CASE_KINDS)('a paper of a file: %s', (kind) => {
  it.each(PAPER_LANGS)('looks as it was looked at, and is the same file for the same content (%s)', async (lang) => {
    const one = await print(kind, file[kind], lang, 'golden'), other = lang === 'ar' ? await print(kind, file[kind], lang, 'again') : one;
    expect(one.missing).toEqual([]);
    expectGolden(one, `case-${kind}.${lang}`);
    expect(Buffer.compare(one.pdf, other.pdf)).toBe(0);
    expectInside(one);
    expectHeadingsKept(one);
    expectDiscreet(bodyOf(one));
  });
  it.each(PAPER_LANGS)('bears having nothing but a person (%s)', async (lang) => {
    const nobody = { ...woman, cin: '', fileNumber: '', birthDate: null, birthPlace: NOTHING, phone: '', address: NOTHING, commune: NOTHING, reads: { ar: false, fr: false } };
    const paper = await print(kind, { ...bareFile[kind], person: nobody, companion: NOTHING }, lang, 'bare', { marks: ['draft'] });
    expect(paper.missing).toEqual([]);
    expectInside(paper);
    expectHeadingsKept(paper);
    expectNone(paper.drawn(), ['undefined', 'null', 'NaN', '[object', '()', '،،', 'المستفيد، ', 'AGA/2025/0031']);
    expect(paper.on(lang === 'fr' ? 'BROUILLON' : 'مسودة')).toHaveLength(paper.pages);
    if (kind !== 'fileSummary') expectAll(paper.drawn(), [lang === 'fr' ? 'La bénéficiaire' : 'المستفيدة', lang === 'fr' ? 'qu’elle comprend' : 'التي تفهمها']);
  });
  it.each(PAPER_LANGS)('bears the most that a file holds (%s)', async (lang) => {
    const paper = await print(kind, longFile[kind], lang, 'long', { marks: ['duplicate'], copy: 3 });
    expectInside(paper);
    expectHeadingsKept(paper);
    const words = lang === 'fr' ? 'DUPLICATA' : 'نسخة مكررة';
    expect(paper.on(words)).toHaveLength(paper.pages);
    // who signs stands on the last page, with what it binds to
    if (kind !== 'fileSummary') expect(paper.on(lang === 'fr' ? 'Pour l’accompagnement' : 'عن المصاحبة')).toEqual([paper.pages]);
  });
});

describe('an individual life project', () => {
  it.each(PAPER_LANGS)('has its fourteen sections in their order, and places for initials on every page (%s)', async (lang) => {
    const paper = await print('lifeProject', file.lifeProject, lang, 'sections'), text = paper.drawn(), ar = lang !== 'fr';
    const heads = ar ? ['1. الهوية', '2. الموافقات', '3. خلاصة التشخيص', '4. التكوين', '5. رغبة المستفيد بكلماته', '6. المسار', '7. الملاءمة', '8. الأهداف', '9. بطاقة المشروع', '10. التزامات', '11. المخاطر', '12. برنامج زيارات', '13. الصيغ', '14. التوقيعات']
      : ['1. Identité', '2. Consentements', '3. Synthèse', '4. Formation', '5. Souhaits', '6. Voie', '7. Adéquation', '8. Objectifs', '9. Fiche du projet', '10. Engagements', '11. Risques', '12. Calendrier', '13. Versions', '14. Signatures'];
    const places = heads.map((one) => text.indexOf(squashed(one)));
    expect(places.every((place) => place >= 0), JSON.stringify(places)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(paper.on(ar ? 'تأشير المستفيد' : 'Paraphe bénéf.')).toEqual(Array.from({ length: paper.pages }, (_, i) => i + 1));
    expect(paper.on(ar ? `الصفحة ${paper.pages} من ${paper.pages}` : `Page ${paper.pages} sur ${paper.pages}`)).toEqual([paper.pages]);
    expectAll(text, [ar ? 'الصيغة 2' : 'version 2', ar ? 'إضافة جهاز التشخيص بدل رافعة ثانية' : 'valise de diagnostic à la place', figures(centimes(415_241), ar ? 'ar' : 'fr'), figures(centimes(448_500), ar ? 'ar' : 'fr'), '65,02', '37,58']);
  });
  it('agrees with a woman, and leaves the day to be written until it is signed', async () => {
    const her = { ...file.lifeProject, person: woman, signedOn: null };
    const ar = (await print('lifeProject', her, 'ar', 'woman')).drawn(), fr = (await print('lifeProject', her, 'fr', 'woman')).drawn();
    expectAll(ar, ['رغبة المستفيدة بكلماتها', 'تلتزم المستفيدة', 'اطلعت المستفيدة', 'سلم أحدهما للمستفيدة', 'تأشير المستفيدة', 'بتاريخ …']);
    expectAll(fr, ['avec les mots de la bénéficiaire', 'La bénéficiaire s’engage à', 'La bénéficiaire a pris connaissance', 'remis à la bénéficiaire', 'le …']);
    expectNone(fr, ['Le bénéficiaire s’engage', 'le 15 janvier']);
  });
  it('says how far financing and investment are apart, and that there is no break-even where each sale loses', async () => {
    const project = { ...file.lifeProject.project, financing: [] } as NonNullable<typeof file.lifeProject.project>;
    expectAll((await print('lifeProject', { ...file.lifeProject, project }, 'fr', 'missing')).drawn(), ['Il manque 53 355,11 DH']);
    expectAll((await print('lifeProject', { ...file.lifeProject, project: { ...project, breakEven: null } }, 'ar', 'none')).drawn(), ['فلا عتبة']);
    expectAll((await print('lifeProject', { ...file.lifeProject, project: null }, 'fr', 'job')).drawn(), ['ne comprend pas de projet']);
  });
  it('gives a person’s words once, in the script they were said in, whatever the paper’s language', async () => {
    for (const lang of PAPER_LANGS) expect((await print('lifeProject', file.lifeProject, lang, 'wishes')).drawn().split(squashed('أعرف هذه الحرفة منذ صغري')).length - 1, lang).toBe(1);
  });
});

describe('values in the other script', () => {
  const twoParts = (text: string): NonNullable<typeof file.lifeProject.project> => ({ ...file.lifeProject.project!, site: pair(`كراء؛ ${text.replace('|', '؛ ')}`, `Loué ; ${text.replace('|', ' ; ')}`) });
  it.each([['fr', 'الدراركة|قرب السوق', 'الدراركة', 'قرب'], ['ar', 'Drarga|près du souk', 'Drarga', 'près']] as const)('keep their order one after the other (%s)', async (lang, text, first, second) => {
    const { layout } = await print('lifeProject', { ...file.lifeProject, project: twoParts(text) }, lang, 'parts');
    const at = (word: string): number => { for (const { pieces } of layout.lines) { const piece = pieces.find((one) => one.text.includes(word)); if (piece) return piece.x; } return Number.NaN; };
    if (lang === 'fr') expect(at(first)).toBeLessThan(at(second)); else expect(at(first)).toBeGreaterThan(at(second));
  });
  it('said alike in both languages stand once, over the whole width; what differs faces', async () => {
    const { drawn } = await print('lifeProject', { ...file.lifeProject, why: pair('حرفة مكتسبة.\nالمهنة المختارة: النجارة', 'حرفة مكتسبة.\nMétier choisi : Menuiserie') }, 'both', 'once');
    expect(drawn().split(squashed('حرفة مكتسبة.')).length - 1).toBe(1);
    expectAll(drawn(), ['المهنة المختارة', 'Métier choisi']);
  });
});

describe('the end of a paper', () => {
  it.each(PAPER_LANGS.flatMap((lang) => (['consent', 'diagnosis', 'lifeProject', 'visit'] as const).map((kind) => [kind, lang] as const)))('is «حرر», after what was read out (%s, %s)', async (kind, lang) => {
    const { layout } = await print(kind, { ...file[kind], person: { ...woman, reads: { ar: false, fr: false } } }, lang, 'end');
    const place = (words: string): number => { const found = layout.lines.find(({ pieces }) => squashed(pieces.map(({ text }) => text).join('')).includes(squashed(words)) || squashed(pieces.toReversed().map(({ text }) => text).join('')).includes(squashed(words))); return found ? found.page * 1000 + found.y : Number.NaN; };
    expect(place(lang === 'fr' ? 'Fait à' : 'حرر بمدينة')).toBeGreaterThan(place(lang === 'fr' ? 'Le contenu du présent' : 'تلي مضمون'));
  });
  it('versions that say much stand where there is room, and leave no page empty for the signatures’ sake', async () => {
    const [first, second] = file.lifeProject.revisions, changes = Array.from({ length: 15 }, (_, i) => pair(`رزنامة الزيارات – الشهر ${i}: تغيير`, `Calendrier – ${i} mois : modifié`));
    const paper = await print('lifeProject', { ...file.lifeProject, needs: [], background: [], risks: Array.from({ length: 12 }, () => file.lifeProject.risks[0]!), project: null, revisions: [first!, { ...second!, changes }] }, 'fr', 'versions');
    expect(paper.on('13. Versions')[0]).toBe(paper.on('12. Calendrier')[0]);
    expect(paper.on('14. Signatures')).toEqual([paper.pages]);
  });
});

describe('the other papers of a file', () => {
  it('a consent form says number, bases, what must be answered, rights and delays; its boxes are crossed as it was answered, or empty', async () => {
    const answered = await print('consent', file.consent, 'fr', 'answered'), blank = await print('consent', bareFile.consent, 'fr', 'blank');
    expectAll(answered.drawn(), ['N° A-PO-123/2024', 'Mission de service public', 'OFPPT', 'Comité provincial', 'Obligatoires', 'Le dossier ne peut être ni ouvert ni suivi', 'Accès', 'dix jours francs', 'Opposition', 'cinq ans après la clôture', 'Retiré', 'loi n° 09-08', '05 28 12 34 56', '12 novembre 2024']);
    // a crossed box is two lines in it
    const crosses = ({ layout }: Paper): number => layout.shapes.filter(({ type, width }) => type === 'line' && width > 2 && width < 8).length;
    expect(crosses(answered)).toBe(4);
    expect(crosses(blank)).toBe(0);
    expectAll(blank.drawn(), ['N° …', 'Oui', 'Non', 'le …']);
    expectAll((await print('consent', { ...file.consent, guardian: pair('علي بنعدي', 'Ali Benaddi') }, 'ar', 'guardian')).drawn(), ['الولي أو النائب', 'علي بنعدي']);
  });
  it('a diagnosis keeps what is declined, unknown and not asked apart, and unknown apart from 0', async () => {
    const ar = (await print('diagnosis', file.diagnosis, 'ar', 'states')).drawn(), fr = (await print('diagnosis', { ...file.diagnosis, person: woman }, 'fr', 'states')).drawn();
    expectAll(ar, ['يفضل عدم الجواب', 'أسئلة لم تطرح بعد: هل يستعمل الحاسوب', 'غير معروف', '0 – لا حاجة', '3 – أولوية', 'معاينة', 'وثيقة', '15/10/2024', 'لا وسائل للانطلاق', '«غير معروف» ليس «لا حاجة»']);
    expectAll(fr, ['Préfère ne pas répondre', 'Pas encore posées : Se sert-il', 'Inconnu', '4 – urgence', 'Constaté', 'la bénéficiaire en a pris connaissance']);
    expectAll((await print('diagnosis', { ...file.diagnosis, person: woman }, 'ar', 'her')).drawn(), ['تفضل عدم الجواب', 'اطلعت المستفيدة']);
  });
  it('a visit stands on one page, made or still to be made', async () => {
    for (const lang of ['ar', 'fr'] as const) expect((await print('visit', file.visit, lang, 'one')).pages, lang).toBe(1);
    const done = (await print('visit', file.visit, 'fr', 'done')).drawn();
    expectAll(done, ['En panne', 'Non vérifié', '2 500,00', 'Relancer la commune', '26/08/2025', 'la valise me manque']);
  });
  it('a paper that stands in for another cites it', async () => {
    expectAll((await print('visit', { ...file.visit, former: { relation: 'replaces', reference: 'FV/AGA/2025/0007' } }, 'fr', 'former')).drawn(), ['Le présent document remplace le n° FV/AGA/2025/0007']);
    expectAll((await print('lifeProject', { ...file.lifeProject, former: { relation: 'renews', reference: 'PVI/AGA/2025/0007' } }, 'ar', 'former')).drawn(), ['تحل هذه الورقة محل الورقة رقم PVI/AGA/2025/0007']);
  });
  it('a summary stands on two pages at most', async () => {
    for (const lang of PAPER_LANGS) expect((await print('fileSummary', file.fileSummary, lang, 'two')).pages, lang).toBeLessThanOrEqual(2);
  });
  it('a summary is for the centre alone, and says so on no paper for a partner', async () => {
    const partner = { number: 1, of: null, recipient: pair('قسم العمل الاجتماعي', 'Division de l’action sociale') };
    for (const lang of PAPER_LANGS) {
      const internal = [lang === 'fr' ? 'Usage interne' : 'للاستعمال الداخلي'];
      expectAll((await print('fileSummary', file.fileSummary, lang, 'own')).drawn(), internal);
      expectNone((await print('fileSummary', { ...file.fileSummary, forPartner: 'DAS' }, lang, 'partner', { original: partner })).drawn(), internal);
    }
  });
  it.each(PAPER_LANGS)('a partner’s name stands beside the marks, over the letterhead and the logo (%s)', async (lang) => {
    const long = pair('المكتب الوطني للتكوين المهني وإنعاش الشغل بجهة سوس ماسة بأكادير', 'Office de la formation professionnelle et de la promotion du travail');
    for (const marks of [['specimen'], ['duplicate', 'specimen']] as const) {
      const { layout } = await print('diagnosis', file.diagnosis, lang, `beside-${marks.length}`, { marks, copy: 2, original: { number: 1, of: null, recipient: long } });
      const named = layout.lines.filter(({ page, y, pieces }) => page === 1 && y < 120 && pieces.some(({ text }) => /Exemplaire|Office|نسخة موجهة|المكتب/.test(text)));
      expect(named.length, marks.join(' ')).toBeGreaterThan(0);
      for (const { y } of named) expect(y, marks.join(' ')).toBeLessThan(26);
      // and clear of the frames, which stand some points around their words
      const edges = (lines: typeof named): { readonly x: number; readonly end: number }[] => lines.map(({ pieces }) => ({ x: Math.min(...pieces.map(({ x }) => x)), end: Math.max(...pieces.map(({ x, width }) => x + width)) }));
      const frames = edges(layout.lines.filter(({ page, y, pieces }) => page === 1 && y < 30 && pieces.some(({ text }) => /SPÉCIMEN|DUPLICATA|نموذج|مكررة/.test(text))));
      expect(frames.length, marks.join(' ')).toBe(marks.length);
      for (const name of edges(named)) for (const frame of frames) expect(name.end < frame.x - 7 || name.x > frame.end + 7, `${marks.join(' ')} ${JSON.stringify([name, frame])}`).toBe(true);
    }
  });
  it('an objective stands once, over its actions', async () => {
    const [action] = file.lifeProject.actions as readonly [(typeof file.lifeProject.actions)[number]], objective = pair('إطلاق الورشة قبل الصيف', 'Lancer l’atelier avant l’été');
    const text = (await print('lifeProject', { ...file.lifeProject, actions: [{ ...action, objective }, { ...action, objective }, action] }, 'fr', 'objectives')).drawn();
    expect(text.split(squashed('Lancer l’atelier avant l’été')).length - 1).toBe(1);
  });
  it('a summary counts what is done and what is late', async () => {
    expectAll((await print('fileSummary', file.fileSummary, 'ar', 'counts')).drawn(), ['المنجز 1 من أصل 5', 'المتأخر 1', 'PVI/AGA/2025/0031', 'للاستعمال الداخلي', man.fileNumber]);
  });
});
