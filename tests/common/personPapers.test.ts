import { describe, expect, it } from 'vitest';
import { attestationOf, discreet, isDiscreet, labelsOf, leafletOf, receiptOf, slipOf } from '#shared/domain/ceremonyPapers.ts';
import { contact, head, issuedCeremony, wholeCeremony } from '#tests/support/ceremonyViews.ts';
import { goodsOf, letterhead, NOTHING, pair, viewOf, type Asked } from '#tests/support/certificateViews.ts';

const issued = (asked: Asked = {}) => ({ reference: 'PV/AGA/2025/0004', content: viewOf(asked).content });
const prison = pair('قرب السجن المحلي', 'Près de la prison'), line = { ...goodsOf(1)[0]!, designation: prison, brandModel: 'Détenus SARL' };

describe('what a paper for one person holds', () => {
  it.each([['مؤسسة محمد السادس لإعادة إدماج السجناء', false], ['مركز الرعاية اللاحقة', true], ['Centre d’accompagnement post-carcéral', false], ['Établissement PÉNITENTIAIRE', false], ['Centre d’accompagnement et de réinsertion d’Agadir', true], ['', true]])('tells prison words from others: %s', (text, expected) => { expect(isDiscreet(text)).toBe(expected); });
  it('has a head without lines of prison, and the code where no name is left', () => {
    expect(discreet(letterhead).lines.ar).toEqual(['المملكة المغربية', 'ولاية جهة سوس ماسة', 'مركز المصاحبة وإعادة الإدماج بأكادير']);
    expect(discreet({ ...letterhead, name: pair('مركز السجناء', 'Centre des détenus'), logos: { left: 'a', right: 'b' } })).toMatchObject({ name: pair('AGA', 'AGA'), logos: { left: null, right: null } });
  });
  it('leaves out what tells of prison, wherever it was typed', () => {
    const asked: Asked = { lines: [line], recipient: { address: prison, birthPlace: prison, projectTitle: prison, commune: prison }, ceremony: { giver: { entity: prison, representative: prison, capacity: prison } } };
    const contents = [leafletOf(head, issued(asked), { ...contact, address: prison, hours: prison }), attestationOf(head, issued(asked)), labelsOf(head, [issued(asked)])];
    for (const content of contents) expect(isDiscreet(JSON.stringify({ ...content, wording: {} }))).toBe(true);
  });
  it('is no more than it shows', () => {
    expect(Object.keys(leafletOf(head, issued(), contact).recipient)).toEqual(['name']);
    const attestation = JSON.stringify(attestationOf(head, issued({ lines: 3 }))), leaflet = JSON.stringify(leafletOf(head, issued({ lines: 3 }), contact)), stickers = JSON.stringify(labelsOf(head, [issued({ lines: 3 })]));
    for (const [content, unsaid] of [[attestation, ['unitPrice', 'phone', 'fileNumber', '0694631683', 'purchaseReference', 'total']], [leaflet, ['J901503', 'unitPrice', 'birthDate', 'total']], [stickers, ['Guersifi', 'J901503', 'PV/AGA', 'unitPrice']]] as const) for (const word of unsaid) expect(content).not.toContain(word);
  });
  it.each([['ownership', 36, '2028-02-26'], ['ownership', 0, null], ['loan', 0, null], ['loan', 6, '2025-08-26']] as const)('of %s for %i months binds until %s', (transfer, noDisposalMonths, until) => {
    const one = issued({ ceremony: { transfer, noDisposalMonths } });
    expect(leafletOf(head, one, contact)).toMatchObject({ transfer, until });
    expect(attestationOf(head, one)).toMatchObject({ transfer, until });
  });
  it('of a receipt is the sum and the reader', () => {
    expect(receiptOf(head, issued({ who: 'nonReader', lines: 2 }))).toMatchObject({ total: 316_150 + 904_346, recipient: { reads: { ar: false, fr: false }, fileNumber: '3-2022-0019' } });
  });
  it('of a slip is only what is sent', () => {
    expect(slipOf(head, wholeCeremony, NOTHING, issuedCeremony(24), 'PVG/AGA/2025/0001').pieces).toEqual([
      { kind: 'certificate', papers: 24, copies: 24, first: 'PV/AGA/2025/0001', last: 'PV/AGA/2025/0024' }, { kind: 'summary', papers: 1, copies: 1, first: 'PVG/AGA/2025/0001', last: 'PVG/AGA/2025/0001' },
    ]);
    expect(slipOf(head, wholeCeremony, NOTHING, [], null).pieces.map(({ kind }) => kind)).toEqual(['summary']);
  });
});
