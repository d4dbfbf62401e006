import { describe, expect, it } from 'vitest';
import { attendanceOf, attestationOf, balanceOf, ceremonyTotal, discreet, isDiscreet, labelsOf, leafletOf, listOf, programmeOf, publicListOf, receiptOf, slipOf, summaryOf } from '#shared/domain/ceremonyPapers.ts';
import { maskedCin } from '#shared/domain/common/identity.ts';
import { PRISON_WORDS } from '#shared/domain/common/lexicon.ts';
import { centimes } from '#shared/domain/common/money.ts';
import { totalOf, type Approximation } from '#shared/domain/handover.ts';
import { contact, head, issuedCeremony, steps, wholeCeremony } from '#tests/support/ceremonyViews.ts';
import { officials, pair } from '#tests/support/certificateViews.ts';

const issued = issuedCeremony(24), sums = issued.map(({ content }) => totalOf(content.lines)), all = sums.reduce((sum, one) => sum + one, 0);

describe('the balance of an envelope', () => {
  it.each<[number, Approximation | null, number, object]>([
    [1000, null, 400, { kind: 'remainder', amount: 600, approximate: null }], [1000, 'about', 400, { kind: 'remainder', amount: 600, approximate: 'about' }], [1000, 'more than', 400, { kind: 'remainder', amount: 600, approximate: 'more' }],
    [1000, null, 1000, { kind: 'remainder', amount: 0, approximate: null }], [1000, null, 1400, { kind: 'excess', amount: 400, approximate: null }], [1000, 'about', 1400, { kind: 'excess', amount: 400, approximate: 'about' }], [1000, 'more than', 1400, { kind: 'excess', amount: 400, approximate: 'less' }],
  ])('%d (%s) of which %d is spent', (envelope, approximate, spent, balance) => { expect(balanceOf(centimes(envelope), approximate, centimes(spent))).toEqual(balance); });
});

describe('the papers of one ceremony', () => {
  const signatories = [...officials(4), { ...officials(1)[0]!, role: 'witness' as const }];
  it('agree on the total, and leave witnesses to the certificates', () => {
    const summary = summaryOf(head, wholeCeremony, signatories, issued, []);
    expect(ceremonyTotal(listOf(head, wholeCeremony, issued).entries)).toBe(ceremonyTotal(summary.entries));
    expect(summary.funders.reduce((sum, { total }) => sum + total, 0)).toBe(ceremonyTotal(summary.entries));
    expect(summary.signatories).toHaveLength(4);
    expect(attendanceOf(head, wholeCeremony, signatories, issued).officials).toHaveLength(4);
  });
  it('name a body once on the programme, however it is written', () => {
    const [first] = officials(1), twice = [{ ...first!, onBehalfOf: pair('جهة', 'Région Souss') }, { ...first!, onBehalfOf: pair('جهة', 'region  souss') }, { ...first!, onBehalfOf: pair('', '') }];
    expect(programmeOf(head, wholeCeremony, steps, twice).partners).toHaveLength(1);
  });
  it('order the public list without a trace of the certificates, and without names in titles', () => {
    const first = publicListOf(head, wholeCeremony, issued), turned = publicListOf(head, wholeCeremony, issued.toReversed());
    expect(turned.entries).toEqual(first.entries);
    const named = issued.map(({ reference, content }) => ({ reference, content: { ...content, recipient: { ...content.recipient, projectTitle: pair(`مشروع ${content.recipient.name.ar}`, `Projet ${content.recipient.name.fr}`) } } }));
    expect(publicListOf(head, wholeCeremony, named).entries.every(({ projectTitle }) => projectTitle.ar === '' && projectTitle.fr === '')).toBe(true);
    for (const [title, hidden] of [['ورشة للإدريسي', true], ['ورشة الإدريسي', true], ['ورشة إدريسي', true], ['ورشة وبالإدريسي', true], ['بإبراهيم', true], ['مطبخ لتحضير الوجبات', false], ['ورشة بناء', false]] as const) {
      const [one] = issued, recipient = { ...one!.content.recipient, name: pair('إبراهيم الإدريسي', 'Brahim El Idrissi'), projectTitle: pair(title, '') };
      expect(publicListOf(head, wholeCeremony, [{ reference: null, content: { ...one!.content, recipient } }]).entries[0]?.projectTitle.ar, title).toBe(hidden ? '' : title);
    }
    expect(Object.keys(first.entries[0]!).sort()).toEqual(['commune', 'order', 'projectTitle', 'trade']);
  });
});

describe('contents built from the certificates', () => {
  it('the summary counts every certificate once, trade by trade, and its funders pay for all of it', () => {
    const { entries, funders } = summaryOf(head, wholeCeremony, [], issued, []);
    expect(entries.map(({ order }) => order)).toEqual(issued.map((_, i) => i + 1));
    expect(entries.reduce((sum, { total }) => sum + total, 0)).toBe(all);
    expect(funders.reduce((sum, { total }) => sum + total, 0)).toBe(all);
    const trades = entries.map(({ trade }) => trade);
    expect(trades.filter((trade, i) => trade !== trades[i - 1])).toEqual(['sewing', 'printing', 'cooking', 'mechanics']);
    expect(entries.map(({ reference }) => reference).toSorted()).toEqual(issued.map(({ reference }) => reference));
  });
  it('the internal list masks ID numbers, and never holds one whole', () => {
    const list = listOf(head, wholeCeremony, issued);
    expect(list.entries[0]).toMatchObject({ cin: 'JT••••00', order: 1, reference: 'PV/AGA/2025/0001' });
    for (const { content } of issued) expect(JSON.stringify(list)).not.toContain(content.recipient.cin);
  });
  it.each([['JT901500', 'JT••••00'], ['J123', 'J•23'], ['J12', '••'], ['', ''], ['123456', '••••56'], ['ABC12345', 'AB••••45']])('masks %s as %s', (cin, masked) => { expect(maskedCin(cin)).toBe(masked); });

  it('the public list holds nothing of a person, not even in what is kept and not shown', () => {
    const kept = JSON.stringify(publicListOf(head, wholeCeremony, issued));
    for (const { reference, content: { recipient, lines } } of issued) {
      for (const value of [reference ?? '', recipient.name.ar, recipient.name.fr, recipient.cin, recipient.fileNumber, recipient.phone, recipient.address.ar, recipient.address.fr, lines[0]?.serial ?? 'none', recipient.birthDate ?? 'none']) {
        if (value !== '') expect(kept).not.toContain(value);
      }
    }
    expect(JSON.parse(kept)).toMatchObject({ entries: { length: 24 } });
  });
  it('a project that bears its holder’s name is shown by its trade alone', () => {
    const named = issued.slice(0, 4).map((one, i) => ({ ...one, content: { ...one.content, recipient: { ...one.content.recipient, name: pair('حسن الإدريسي', 'Hassan El Idrissi'), projectTitle: [pair('مخبزة الإدريسي', 'Boulangerie'), pair('مخبزة', 'Chez Hassan'), pair('مخبزة للإدريسي', ''), pair('مخبزة النور', 'Boulangerie Nour')][i] ?? pair('', '') } } }));
    expect(publicListOf(head, wholeCeremony, named).entries.map(({ projectTitle }) => projectTitle).filter(({ ar, fr }) => ar + fr !== '')).toEqual([pair('مخبزة النور', 'Boulangerie Nour')]);
  });
  it('a project that tells of prison, too; and the public list’s head does not', () => {
    const [one] = issued, told = { ...one!, content: { ...one!.content, recipient: { ...one!.content.recipient, projectTitle: pair('ورشة سجين سابق', 'Atelier') } } };
    expect(publicListOf(head, wholeCeremony, [told]).entries[0]?.projectTitle).toEqual(pair('', 'Atelier'));
    expect(JSON.stringify(publicListOf(head, wholeCeremony, issued))).not.toMatch(PRISON_WORDS);
  });
  it('a place in the public order does not lead to a place in another paper', () => {
    const reversed = publicListOf(head, wholeCeremony, issued.toReversed()), straight = publicListOf(head, wholeCeremony, issued);
    const groups = (entries: typeof straight.entries): string[] => [...Map.groupBy(entries, ({ trade }) => trade)].map(([trade, rows]) => JSON.stringify([trade, rows.map(({ order: _, ...row }) => row)])).toSorted();
    expect(groups(reversed.entries)).toEqual(groups(straight.entries));
  });

  it('the programme counts from the ceremony’s beginning, and leaves what is not announced', () => {
    const times = (time: string | null) => programmeOf(head, { ...wholeCeremony, time }, steps).steps.map((step) => step.time);
    expect(times('10:30')).toEqual(['10:30', '10:45', '10:50', '10:55', '11:10', '11:30', null]);
    expect(times('23:50').slice(0, 3)).toEqual(['23:50', null, null]);
    expect(times(null)).toEqual(steps.map(() => null));
    expect(programmeOf(head, { ...wholeCeremony, time: '00:10' }, [{ minutes: -30, text: pair('', '') }]).steps[0]?.time).toBeNull();
  });
  it('the slip cites the first and last certificate and the summary', () => {
    expect(slipOf(head, wholeCeremony, pair('إلى', 'À'), issued, 'PVG/AGA/2025/0001').pieces).toMatchObject([{ kind: 'certificate', papers: 24, first: 'PV/AGA/2025/0001', last: 'PV/AGA/2025/0024' }, { kind: 'summary', first: 'PVG/AGA/2025/0001' }]);
  });
  it('what a person shows to others, or sticks on a machine, has no word of prison in any text it holds', () => {
    const [one] = issued;
    for (const content of [leafletOf(head, one!, contact), attestationOf(head, one!), labelsOf(head, issued)]) expect(JSON.stringify(content)).not.toMatch(PRISON_WORDS);
    expect(JSON.stringify(receiptOf(head, one!))).toMatch(PRISON_WORDS); // its letterhead is the whole one
  });
  it.each([['مؤسسة محمد السادس لإعادة إدماج السجناء', false], ['Fondation pour la réinsertion des détenus', false], ['Administration pénitentiaire', false], ['مركز المصاحبة وإعادة الإدماج', true], ['Centre d’Agadir', true], ['', true]])('%s: %s', (text, discrete) => {
    expect(isDiscreet(text)).toBe(discrete);
    expect(discreet({ ...head.letterhead, lines: { ar: [text, 'x'], fr: ['y'] } }).lines.ar).toEqual(discrete ? [text, 'x'] : ['x']);
  });
  it('stickers: one a thing, one for a large lot, with a square of capitals', () => {
    const [one] = issuedCeremony(1), [line] = one!.content.lines;
    const content = { ...one!.content, lines: [{ ...line!, quantity: 3, serial: '', inventoryNumber: 'inv/2025/9' }, { ...line!, quantity: 50 }] };
    const { labels } = labelsOf(head, [{ ...one!, content }]);
    expect(labels.map(({ number, of }) => `${number}/${of}`)).toEqual(['1/3', '2/3', '3/3', '1/1']);
    expect(labels[0]?.qr).toBe('IDMAJ1/INV/INV/2025/9');
  });
});
