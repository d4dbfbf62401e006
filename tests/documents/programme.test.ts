import { describe, expect, it } from 'vitest';
import { attendanceOf, programmeOf, type ProgrammeStep } from '#shared/domain/ceremonyPapers.ts';
import { langsOf, PAPER_LANGS } from '#shared/domain/papers.ts';
import { head, issuedCeremony, steps, wholeCeremony } from '#tests/support/ceremonyViews.ts';
import { NOTHING, officials, pair } from '#tests/support/certificateViews.ts';
import { expectGolden, expectInside, logos, longName, sheet, tallHead, uglyCeremony } from './ceremony/sheets.ts';

const WORDS = {
  ar: { title: 'برنامج حفل التسليم', at: '10:45', step: 'النشيد الوطني', welcome: 'يرحب المنظمون', partners: 'بمشاركة', body: 'جهة سوس ماسة', column: 'التوقيت', none: 'يحدد البرنامج لاحقا', sheet: 'لائحة الحضور', officials: 'المسؤولون وممثلو الشركاء', beneficiaries: 'المستفيدون', guests: 'المدعوون', sign: 'التوقيع', office: 'مدير المركز، مركز المصاحبة' },
  fr: { title: 'Programme de la cérémonie', at: '10 h 45', step: 'Hymne national', welcome: 'souhaitent la bienvenue', partners: 'Avec la participation', body: 'Région Souss-Massa', column: 'Horaire', none: 'précisé ultérieurement', sheet: 'Feuille de présence', officials: 'Responsables et représentants', beneficiaries: 'Bénéficiaires', guests: 'Invités', sign: 'Signature', office: 'Directeur du centre, Centre' },
} as const;

describe.each(PAPER_LANGS)('the programme (%s)', (lang) => {
  const langs = langsOf(lang), lead = langs[0]!;
  it('says what happens when, welcomes the officials and names their bodies, on one page', async () => {
    const { on, pages } = await sheet('programme', programmeOf(head, wholeCeremony, steps, officials(4)), lang);
    expect(pages).toBe(1);
    for (const one of langs) { const { title, at, step, welcome, partners, body, column } = WORDS[one]; for (const word of [title, at, step, welcome, partners, body, column]) expect(on(word), word).toEqual([1]); }
  });
  it('shows no times where none is given, and a dash where one is not', async () => {
    const untimed = await sheet('programme', programmeOf(head, { ...wholeCeremony, time: null }, steps), lang);
    for (const one of langs) for (const word of [WORDS[one].column, WORDS[one].partners, '—']) expect(untimed.on(word), word).toEqual([]);
    expect(untimed.on(WORDS[lead].step)).toEqual([1]);
    expect((await sheet('programme', programmeOf(head, wholeCeremony, steps), lang)).on('—')).toEqual([1]);
  });
  it('keeps its page rules with no step, 60 steps, long ones, ugly values, marks', async () => {
    const many: ProgrammeStep[] = Array.from({ length: 60 }, (_, i) => ({ minutes: i * 5, text: i % 7 === 0 ? longName : i % 5 === 0 ? NOTHING : pair(`فقرة ${i}`, `Étape ${i}`) }));
    const none = await sheet('programme', programmeOf(head, wholeCeremony, []), lang);
    expect(none.on(WORDS[lead].none)).toEqual([1]);
    const long = await sheet('programme', programmeOf(tallHead, { ...wholeCeremony, title: NOTHING, place: NOTHING }, many, officials(4)), lang, { pictures: logos, marks: ['draft', 'specimen'] });
    expect(long.pages).toBeGreaterThan(1);
    expect(long.on(WORDS[lead].column)).toEqual(Array.from({ length: long.on(WORDS[lead].column).length }, (_, i) => i + 1));
    expect(long.text()).not.toMatch(/undefined|null|NaN|\(\)/);
    expect(long.on('PC/')).toEqual([]);
    for (const printed of [none, long]) expectInside(printed);
  });
  it('looks as it was looked at, the same bytes each time', async () => {
    const content = programmeOf(head, wholeCeremony, steps, officials(4)), first = await sheet('programme', content, lang), again = await sheet('programme', content, lang);
    expectGolden(first, `programme.${lang}`);
    expect(Buffer.from(again.pdf).equals(Buffer.from(first.pdf))).toBe(true);
  });
});

describe.each(PAPER_LANGS)('the attendance sheet (%s)', (lang) => {
  const langs = langsOf(lang), lead = langs[0]!, words = WORDS[lead];
  it('lists officials with their office, beneficiaries, and blank rows for guests, each on a sheet of its own that shows nobody else’s names', async () => {
    const content = attendanceOf(head, wholeCeremony, officials(4), issuedCeremony(24)), { on, pages, layout, text } = await sheet('attendance', content, lang);
    for (const one of langs) {
      for (const word of [WORDS[one].sheet, WORDS[one].officials, WORDS[one].office]) expect(on(word), word).toContain(1);
      expect(on(WORDS[one].guests)).toEqual([pages]);
    }
    expect(pages, 'officials, 24 beneficiaries, guests').toBe(3);
    const said = (page: number): string => layout.lines.filter(line => line.page === page).flatMap(({ pieces }) => pieces.map(piece => piece.text)).join(' ');
    for (const { name } of content.beneficiaries) for (const part of [name.ar.split(' ')[1]!, name.fr.split(' ')[1]!]) for (const page of [1, 3]) expect(said(page), part).not.toContain(part);
    for (const one of langs) { expect(on(WORDS[one].beneficiaries)).toEqual([2]); expect(on(WORDS[one].officials), 'nor the officials beside the beneficiaries').toEqual([1]); }
    expect(on('10'), 'rows for officials who come unannounced').toContain(1);
    expect(text(), 'no identity number, phone or file').not.toMatch(/JT90|0624|3-2024/);
    expect(on('22'), 'numbered guest rows').toContain(pages);
  });
  it.each([0, 1, 24, 500])('keeps its page rules with %d beneficiaries', async (count) => {
    const printed = await sheet('attendance', attendanceOf(head, wholeCeremony, officials(4), issuedCeremony(count)), lang), { on, pages, layout } = printed;
    expectInside(printed);
    expect(on(words.sign), 'a place to sign on each page').toEqual(Array.from({ length: pages }, (_, i) => i + 1));
    expect(on(words.guests), 'guests fill one page').toEqual([pages]);
    // numbers of one section under each other, 9 mm apart at least
    const ys = layout.lines.filter(({ page, pieces }) => page === pages && /^\d+$/.test(pieces.map(({ text }) => text).join('')) && pieces[0]!.fontSize > 7.5).map(({ y }) => y).sort((a, b) => a - b);
    expect(ys.length).toBeGreaterThanOrEqual(22);
    for (let i = 1; i < ys.length; i++) expect(ys[i]! - ys[i - 1]!).toBeGreaterThan(25.5);
  });
  it('prints ugly values, nobody at all, marks', async () => {
    const nobody = await sheet('attendance', attendanceOf(head, wholeCeremony, [], []), lang), ugly = await sheet('attendance', attendanceOf(tallHead, wholeCeremony, officials(4).map((one, i) => ({ ...one, name: longName, ...(i === 0 && { capacity: NOTHING, onBehalfOf: NOTHING }) })), uglyCeremony()), lang, { pictures: logos, marks: ['cancelled'] });
    for (const printed of [nobody, ugly]) { expectInside(printed); expect(printed.text()).not.toMatch(/undefined|null|NaN|\(\)/); }
    expect(nobody.on(words.officials)).toEqual([]);
    expect(ugly.on(lead === 'ar' ? 'ملغى' : 'ANNULÉ')).toContain(1);
  });
  it('looks as it was looked at, the same bytes each time', async () => {
    const content = attendanceOf(head, wholeCeremony, officials(4), issuedCeremony(24)), first = await sheet('attendance', content, lang), again = await sheet('attendance', content, lang);
    expectGolden(first, `attendance.${lang}`);
    expect(Buffer.from(again.pdf).equals(Buffer.from(first.pdf))).toBe(true);
  });
});
