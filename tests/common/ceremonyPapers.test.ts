import { describe, expect, it } from 'vitest';
import { balanceOf, ceremonyTotal, programmeOf, publicListOf, summaryOf, attendanceOf, listOf } from '#shared/domain/ceremonyPapers.ts';
import { centimes } from '#shared/domain/common/money.ts';
import type { Approximation } from '#shared/domain/handover.ts';
import { head, issuedCeremony, steps, wholeCeremony } from '#tests/support/ceremonyViews.ts';
import { officials, pair } from '#tests/support/certificateViews.ts';

describe('the balance of an envelope', () => {
  it.each<[number, Approximation | null, number, object]>([
    [1000, null, 400, { kind: 'remainder', amount: 600, approximate: null }], [1000, 'about', 400, { kind: 'remainder', amount: 600, approximate: 'about' }], [1000, 'more than', 400, { kind: 'remainder', amount: 600, approximate: 'more' }],
    [1000, null, 1000, { kind: 'remainder', amount: 0, approximate: null }], [1000, null, 1400, { kind: 'excess', amount: 400, approximate: null }], [1000, 'about', 1400, { kind: 'excess', amount: 400, approximate: 'about' }], [1000, 'more than', 1400, { kind: 'excess', amount: 400, approximate: 'less' }],
  ])('%d (%s) of which %d is spent', (envelope, approximate, spent, balance) => { expect(balanceOf(centimes(envelope), approximate, centimes(spent))).toEqual(balance); });
});

describe('the papers of one ceremony', () => {
  const issued = issuedCeremony(24), signatories = [...officials(4), { ...officials(1)[0]!, role: 'witness' as const }];
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
