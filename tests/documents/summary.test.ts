import { describe, expect, it } from 'vitest';
import { ceremonyTotal, summaryOf, type SummaryContent } from '#shared/domain/ceremonyPapers.ts';
import { amountInWords } from '#shared/domain/common/amountInWords.ts';
import { centimes, figures } from '#shared/domain/common/money.ts';
import { langsOf, PAPER_LANGS } from '#shared/domain/papers.ts';
import { head, issuedCeremony, wholeCeremony } from '#tests/support/ceremonyViews.ts';
import { NOTHING, officials, pair } from '#tests/support/certificateViews.ts';
import { expectGolden, expectInside, logos, sheet, tallHead, uglyCeremony } from './ceremony/sheets.ts';
import { squashed } from './printed.ts';

const voided = [{ reference: 'PV/AGA/2025/0903', replacedBy: 'PV/AGA/2025/0925' }, { reference: 'PV/AGA/2025/0910', replacedBy: null }];
const summary = (count: number, ceremony: Partial<typeof wholeCeremony> = {}): SummaryContent => summaryOf(head, { ...wholeCeremony, ...ceremony }, officials(4), issuedCeremony(count), voided);
const WORDS = {
  ar: { title: 'المحضر التجميعي', total: 'المجموع العام', closed: 'حصر هذا المحضر', done: 'حرر بمدينة', last: 'رئيس مجلس الجهة', voided: 'المحاضر الملغاة', not: 'لم يعوض', rest: 'الرصيد المتبقي', over: 'التجاوز', about: 'حوالي', more: 'أكثر من', less: 'أقل من', column: 'مرجع المحضر', approximate: 'الغلاف المالي مبلغ تقريبي', unknown: 'ممول غير محدد', trade: 'الخياطة' },
  fr: { title: 'Procès-verbal récapitulatif', total: 'Total général', closed: 'Arrêté le présent', done: 'Fait à Agadir', last: 'Karim Soussi', voided: 'Procès-verbaux annulés', not: 'non remplacé', rest: 'Reliquat', over: 'Dépassement', about: 'environ', more: 'plus de', less: 'moins de', column: 'Réf. du PV', approximate: 'est un montant approché', unknown: 'Financeur non précisé', trade: 'Couture' },
} as const;

describe('a percentage', () => {
  /** Where the sign and the number of each percentage begin. */
  const places = async (lang: 'ar' | 'fr' | 'both') => (await sheet('summary', summary(3), lang)).layout.lines.flatMap(({ pieces }) => {
    const sign = pieces.flatMap(({ codePoints, x, width, text, level }) => codePoints.flatMap((of, i) => (of[0] === 0x25 ? [{ at: x + (width * i) / codePoints.length, french: text.includes('\u202f') || pieces.some((one) => one.text.includes('environ')), level }] : [])))[0], number = pieces.find(({ text }) => /\d/.test(text));
    return sign && number ? [{ sign: sign.at, number: number.x, french: sign.french }] : [];
  });
  it.each(['ar', 'both'] as const)('has its sign at the left of the number in Arabic, in a cell as in a sentence (%s)', async (lang) => {
    const arabic = (await places(lang)).filter(({ french }) => !french);
    expect(arabic.length).toBeGreaterThan(3);
    for (const { sign, number } of arabic) expect(sign).toBeLessThan(number);
  });
  it('has it at the right in French', async () => {
    for (const { sign, number } of await places('fr')) expect(sign).toBeGreaterThan(number);
  });
});
describe.each(PAPER_LANGS)('the summary of a ceremony (%s)', (lang) => {
  const langs = langsOf(lang), lead = langs[0]!, money = (value: number): string => figures(centimes(value), lead);
  it('says each certificate, subtotals, the total, the envelope with its words, funders, cancelled references, and who signs', async () => {
    const content = summary(24), all = ceremonyTotal(content.entries), { on, pages, text, drawn } = await sheet('summary', content, lang);
    for (const { reference } of content.entries) expect(on(reference!), reference!).toHaveLength(1);
    for (const group of Map.groupBy(content.entries, ({ trade }) => trade).values()) expect(on(money(ceremonyTotal(group)))).not.toEqual([]);
    for (const one of langs) {
      const words = WORDS[one];
      expect(on(words.title)).toContain(1);
      for (const word of [words.total, words.closed, words.done, words.rest, words.voided, words.not, words.approximate, words.trade]) expect(on(word), word).toHaveLength(1);
      for (const word of [words.about, words.more, words.last]) expect(on(word), word).not.toEqual([]);
      expect(on(words.over)).toEqual([]);
      expect(text(), 'the sum in words').toContain(squashed(amountInWords(all, one)).slice(0, 12));
    }
    for (const one of [money(all), 'PV/AGA/2025/0903', 'PV/AGA/2025/0925', 'PV/AGA/2025/0910', ...content.funders.map(({ total }) => money(total))]) expect(on(one), one).not.toEqual([]);
    const grouped = (value: number): string => money(value * 100).replace(/,00$/, ''), share = (value: number, one: 'ar' | 'fr'): string => `${WORDS[one].about} ${value}${one === 'ar' ? '%' : '\u202f%'}`;
    for (const value of [850_000, 5_800_000, Math.round(850_000 - all / 100)]) {
      expect(on(grouped(value)), grouped(value)).not.toEqual([]);
      expect(text(), 'an approximate sum has no centimes').not.toContain(squashed(`${grouped(value)},`));
    }
    for (const one of langs) for (const value of [88, 12]) expect(drawn(), 'a share of an approximate sum is whole, and says that it is approximate').toContain(squashed(share(value, one)));
    expect(text()).not.toMatch(/87,69|12,31/);
    expect(on(WORDS[lead].closed), 'the closing sum with the signatures').toEqual([pages]);
    expect(on(WORDS[lead].last)).toContain(pages);
  });
  it('calls what goes beyond an envelope an excess, as inexact as the envelope', async () => {
    const words = WORDS[lead], content = summary(8, { envelope: centimes(100), envelopeApproximate: 'more than' }), { on } = await sheet('summary', content, lang);
    expect(on(words.over)).not.toEqual([]);
    expect(on(words.less)).not.toEqual([]);
    expect(on(words.rest)).toEqual([]);
    const exact = await sheet('summary', summary(8, { envelopeApproximate: null, conventionTotalApproximate: null }), lang);
    for (const word of [words.approximate, words.about, words.more]) expect(exact.on(word), word).toEqual([]);
    expect(exact.on(money(85_000_000)), 'an exact sum keeps its centimes').not.toEqual([]);
    expect(exact.on(money(580_000_000))).not.toEqual([]);
    const none = await sheet('summary', summary(8, { envelope: null, envelopeApproximate: null, conventionTotal: null, conventionTotalApproximate: null, convention: { number: '', date: null, parties: NOTHING }, place: NOTHING, title: NOTHING }), lang);
    expect(none.on(words.rest)).toEqual([]);
    expect(none.text()).not.toMatch(/undefined|null|NaN|\(\)/);
  });
  it.each([0, 1, 2, 7, 24, 100])('keeps its page rules with %d certificates', async (count) => {
    const content = summary(count), printed = await sheet('summary', content, lang), { on, pages } = printed;
    const last = content.entries.at(-1)?.reference, words = WORDS[lead];
    expectInside(printed);
    expect(on(words.total)).toHaveLength(1);
    if (last) expect(on(last), 'the total under the last certificate').toEqual(on(words.total));
    const rows = [...new Set(content.entries.flatMap(({ reference }) => on(reference!)))];
    if (count > 0) expect(on(words.column), 'the head on each page of the table').toEqual(rows);
    for (const word of [words.closed, words.done]) expect(on(word), word).toEqual([pages]);
    expect(pages).toBeLessThanOrEqual(Math.ceil(count / (lang === 'both' ? 18 : 26)) + 2);
  });
  it.each([5, 9, 12, 18, 24, 30, 100])('leaves no page bare, and signs none without figures (%d certificates)', async (count) => {
    const content = summary(count), { layout, pages, on } = await sheet('summary', content, lang), foot = 781;
    const lowestOf = (page: number): number => Math.max(...[...layout.lines.filter(({ pieces }) => pieces.some(({ text }) => text.trim() !== '')), ...layout.shapes].filter(one => one.page === page && one.y < foot).map(({ y, height }) => y + height));
    for (let page = 1; page <= pages; page++) expect((foot - lowestOf(page)) / 2.835, `millimetres left under page ${page} of ${pages}`).toBeLessThan(65);
    expect([WORDS[lead].rest, WORDS[lead].voided].flatMap(on), 'what the signatures are for').toContain(pages);
  });
  it('lets those who sign stand four in a row where that keeps a page', async () => {
    const heads = lead === 'ar' ? /^(مدير|المنسق|رئيس)$/ : /^(Directeur|Coordonnateur|Chef|Président)$/, rowsOf = async (count: number): Promise<number> => {
      const { layout, pages } = await sheet('summary', { ...summary(count), voided: [] }, lang);
      return new Set(layout.lines.filter(({ page, pieces }) => page === pages && pieces.some(({ text, fontSize }) => fontSize === 10 && heads.test(text.trim()))).map(({ y }) => Math.round(y))).size;
    };
    if (lang === 'both') return expect(await rowsOf(22)).toBe(1);
    expect(await rowsOf(7), 'seven on one page, signed in one row').toBe(1);
    expect(await rowsOf(3), 'in two where there is room').toBe(2);
  });
  it('prints ugly names, missing values, many funders, officials and cancelled references, no official, tall heads', async () => {
    const ugly = summaryOf(tallHead, wholeCeremony, officials(9), uglyCeremony(), Array.from({ length: 60 }, (_, i) => ({ reference: `PV/AGA/2025/${3000 + i}`, replacedBy: null })));
    const many = { ...ugly, funders: [{ funder: NOTHING, total: centimes(5) }, ...Array.from({ length: 40 }, (_, i) => ({ funder: pair(`ممول ${i}`, `Financeur ${i}`), total: centimes(100 + i) }))] };
    const printed = await sheet('summary', many, lang, { pictures: logos });
    expectInside(printed);
    for (const word of [WORDS[lead].closed, WORDS[lead].unknown, 'PV/AGA/2025/3059']) expect(printed.on(word), word).toHaveLength(1);
    expect(printed.text()).not.toMatch(/undefined|null|NaN/);
    expect(printed.layout.images.length).toBeGreaterThanOrEqual(2);
    const nobody = await sheet('summary', { ...summary(3), signatories: [], funders: [], voided: [] }, lang);
    expect(nobody.on(lead === 'ar' ? 'محمد أيت الطالب' : 'Mohamed Aït Taleb'), 'the giver’s representative signs').toEqual([nobody.pages]);
    for (const word of [WORDS[lead].voided]) expect(nobody.on(word)).toEqual([]);
  });
  it('is marked, and a draft has neither number nor code', async () => {
    const draft = await sheet('summary', summaryOf(head, wholeCeremony, officials(4), issuedCeremony(3, { draft: true }), []), lang, { marks: ['draft', 'specimen'] });
    expect(draft.on('PVG/')).toEqual([]);
    expect(draft.on(lead === 'ar' ? 'مسودة' : 'BROUILLON')).not.toEqual([]);
    expect(draft.on(lead === 'ar' ? 'رمز التحقق' : 'Code de contrôle')).toEqual([]);
    const again = await sheet('summary', summary(3), lang, { marks: ['duplicate', 'cancelled'], copy: 2 });
    expect(again.on(lead === 'ar' ? 'نسخة مكررة' : 'DUPLICATA')).toContain(1);
    expect(again.on('PVG/AGA/2025/0001')).toContain(1);
  });
  it('looks as it was looked at, the same bytes each time, every letter in a font', async () => {
    const first = await sheet('summary', summary(24), lang), again = await sheet('summary', summary(24), lang);
    expectGolden(first, `summary.${lang}`);
    expect(Buffer.from(again.pdf).equals(Buffer.from(first.pdf))).toBe(true);
    expect(first.missing).toEqual([]);
  });
});
