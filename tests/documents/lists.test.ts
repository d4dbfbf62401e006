import { describe, expect, it } from 'vitest';
import { ceremonyTotal, listOf, publicListOf } from '#shared/domain/ceremonyPapers.ts';
import { figures } from '#shared/domain/common/money.ts';
import { PRISON_WORDS } from '#shared/domain/common/lexicon.ts';
import { langsOf, PAPER_LANGS } from '#shared/domain/papers.ts';
import { head, issuedCeremony, wholeCeremony } from '#tests/support/ceremonyViews.ts';
import { expectGolden, expectInside, logos, sheet, tallHead, uglyCeremony } from './ceremony/sheets.ts';
import { squashed } from './printed.ts';

const LANDSCAPE = { width: 841.89, height: 595.28 };
const WORDS = {
  ar: { list: 'لائحة المستفيدين', public: 'لائحة المشاريع المستفيدة', internal: 'وثيقة داخلية', total: 'المجموع العام', column: 'رقم الملف', project: 'المشروع', woman: 'أنثى', note: 'لا تتضمن هذه اللائحة', none: 'لا يوجد أي' },
  fr: { list: 'Liste des bénéficiaires', public: 'Liste des projets bénéficiaires', internal: 'Document interne', total: 'Total général', column: 'N° de dossier', project: 'Projet', woman: 'F', note: 'Cette liste ne porte', none: 'Aucun' },
} as const;

describe.each(PAPER_LANGS)('the internal list (%s)', (lang) => {
  const langs = langsOf(lang), lead = langs[0]!;
  it('names everybody with both names, file, reference and amount, the identity number masked, and says on each page that it is internal', async () => {
    const content = listOf(head, wholeCeremony, issuedCeremony(60)), { on, pages, text } = await sheet('list', content, lang), all = Array.from({ length: pages }, (_, i) => i + 1), read = text();
    for (const { reference, fileNumber } of content.entries) for (const code of [reference!, fileNumber]) expect(on(code), code).toHaveLength(1);
    for (const one of langs) expect(on(WORDS[one].internal), 'on every page').toEqual(all);
    expect(on('JT••••00'), 'masked').not.toEqual([]);
    for (let i = 0; i < 60; i++) expect(read).not.toContain(`JT90${1500 + i}`);
    for (const hidden of ['0624211', '1977', 'رقم77', 'rue50']) expect(read, hidden).not.toContain(hidden);
    for (const name of ['Khadija Benaddi', 'خديجة بن عدي']) expect(on(name), name).not.toEqual([]);
    expect(on(figures(ceremonyTotal(content.entries), lead))).toEqual([pages]);
  });
  it.each([0, 1, 24, 500])('keeps its page rules with %d people', async (count) => {
    const content = listOf(head, wholeCeremony, issuedCeremony(count)), printed = await sheet('list', content, lang), { on, pages } = printed;
    expectInside(printed, LANDSCAPE);
    expect(on(WORDS[lead].total)).toEqual([pages]);
    if (count === 0) expect(on(WORDS[lead].none)).toEqual([1]);
    else {
      expect(on(content.entries.at(-1)!.reference!), 'the total under the last one').toEqual([pages]);
      expect(content.entries.slice(-3).flatMap(({ reference }) => on(reference!)), 'never one person alone with the total').toEqual(content.entries.slice(-3).map(() => pages));
      expect(on(WORDS[lead].column), 'the head on each page').toEqual(Array.from({ length: pages }, (_, i) => i + 1));
    }
  });
  it('prints ugly names and missing values, a tall head with logos, marks and no number on a draft', async () => {
    const printed = await sheet('list', listOf(tallHead, wholeCeremony, uglyCeremony()), lang, { pictures: logos, marks: ['draft', 'specimen'] });
    expectInside(printed, LANDSCAPE);
    expect(printed.text()).not.toMatch(/undefined|null|NaN|\(\)/);
    expect(printed.on('—')).not.toEqual([]);
    expect(printed.on('LB/')).toEqual([]);
    expect(printed.on(lead === 'ar' ? 'مسودة' : 'BROUILLON')).toContain(1);
  });
  it('looks as it was looked at, the same bytes each time', async () => {
    const content = listOf(head, wholeCeremony, issuedCeremony(24)), first = await sheet('list', content, lang), again = await sheet('list', content, lang);
    expect(first.pages, 'a ceremony of 24 on two pages').toBe(2);
    expectGolden(first, `list.${lang}`);
    expect(Buffer.from(again.pdf).equals(Buffer.from(first.pdf))).toBe(true);
    expect(first.missing).toEqual([]);
  });
});

describe.each(PAPER_LANGS)('the public list (%s)', (lang) => {
  const langs = langsOf(lang), lead = langs[0]!;
  it('tells trade, commune and project and nothing about anybody', async () => {
    const issued = issuedCeremony(24), { on, text } = await sheet('listPublic', publicListOf(head, wholeCeremony, issued), lang), read = text().toLowerCase();
    for (const { content: { recipient }, reference } of issued) {
      for (const value of [recipient.name.ar, recipient.name.fr, recipient.fileNumber, recipient.cin, recipient.phone, recipient.address.ar, recipient.address.fr, reference!, recipient.cin.slice(-4)]) expect(read, value).not.toContain(squashed(value).toLowerCase());
    }
    for (const { content: { lines } } of issued) for (const { unitPrice } of lines) expect(read).not.toContain(squashed(figures(unitPrice, lead)));
    expect(read).not.toMatch(/•/);
    for (const one of langs) {
      expect(on(WORDS[one].note)).toHaveLength(1);
      for (const word of one === 'ar' ? ['الميكانيك', 'تارودانت', 'ورشة إصلاح السيارات'] : ['Mécanique', 'Taroudannt', 'Garage mécanique']) expect(on(word), word).not.toEqual([]);
    }
    expect(JSON.stringify(publicListOf(head, wholeCeremony, issued).entries)).not.toMatch(PRISON_WORDS);
  });
  it.each([0, 1, 24, 500])('keeps its page rules with %d projects', async (count) => {
    const printed = await sheet('listPublic', publicListOf(head, wholeCeremony, issuedCeremony(count)), lang), { on, pages } = printed;
    expectInside(printed);
    expect(on(WORDS[lead].note)).toEqual([pages]);
    if (count === 0) expect(on(WORDS[lead].none)).toEqual([1]);
  });
  it('looks as it was looked at, the same bytes each time', async () => {
    const content = publicListOf(head, wholeCeremony, issuedCeremony(19)), first = await sheet('listPublic', content, lang), again = await sheet('listPublic', content, lang);
    expectGolden(first, `listPublic.${lang}`);
    expect(Buffer.from(again.pdf).equals(Buffer.from(first.pdf))).toBe(true);
    const ugly = await sheet('listPublic', publicListOf(tallHead, wholeCeremony, uglyCeremony()), lang, { pictures: logos, marks: ['duplicate'], copy: 3 });
    expectInside(ugly);
    expect(ugly.text()).not.toMatch(/undefined|null|NaN|\(\)/);
  });
});
