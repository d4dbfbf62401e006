import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sent } from '#shared/contract/index.ts';
import { openStore } from '#electron/engine/store/open.ts';
import { unwrapDataKey } from '#electron/engine/store/keySlots.ts';
import path from 'node:path';
import type { Result } from '#shared/lib/result.ts';
import { agadirWorkbook, given, PASSPHRASE, steadyClock, testEngine, type TestEngine } from '#tests/support/engine.ts';
import { aCeremony, aLine, aRecipient } from '#tests/support/forms.ts';

let at: TestEngine;
beforeEach(async () => { at = testEngine(); await at.create(); });
afterEach(() => at.remove());

const call: TestEngine['client']['call'] = (name, input) => at.client.call(name, input);
const code = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code);
const create = async (more: Partial<Sent<'handover.createCeremony'>['ceremony']> = {}): Promise<{ ceremonyId: string; revision: number }> => given(await call('handover.createCeremony', { ceremony: aCeremony(more) }));
const show = async (ceremonyId: string) => given(await call('handover.ceremony', { ceremonyId }));
const imported = async (): Promise<string> => { const result = await at.import(agadirWorkbook()); if ('errors' in result) throw new Error('refused'); return result.ceremonyId; };

describe('a ceremony by hand', () => {
  it('begins with what the settings know', async () => {
    given(await call('settings.save', { giver: { representative: { ar: 'سعاد المديرة', fr: 'Souad Directrice' } }, signatories: [{ role: 'foundation', name: { ar: '', fr: '' }, capacity: { ar: 'المنسق', fr: 'Coordonnateur' }, onBehalfOf: { ar: '', fr: '' } }] }));
    const { ceremony } = given(await call('handover.newCeremony', {}));
    expect(ceremony).toMatchObject({ date: '2025-02-20', giver: { entity: { ar: 'مركز التجربة' }, representative: { fr: 'Souad Directrice' } }, originals: 5, signatories: [{ role: 'foundation', capacity: { fr: 'Coordonnateur' } }] });
    expect(given(await call('settings.save', { signatories: null })).changed).toBe(true);
    expect(given(await call('handover.newCeremony', {})).ceremony.signatories).toEqual([]);
  });
  it('is made, filled, checked, validated, printed for one person', async () => {
    const { ceremonyId, revision } = await create();
    expect(revision).toBe(1);
    const one = given(await call('handover.addRecipient', { ceremonyId, recipient: aRecipient(), lines: [aLine()] }));
    const two = given(await call('handover.addRecipient', { ceremonyId, recipient: aRecipient({ cin: 'ja 200.002', fileNumber: 'F2', name: { ar: 'كريم ثان', fr: 'Karim Deux' }, sex: 'M' }), position: 1 }));
    const blocked = await show(ceremonyId);
    expect(blocked.recipients.map(({ recipientId, position, cinTail, cinMasked }) => [recipientId, position, cinTail, cinMasked])).toEqual([[two.recipientId, 1, '002', 'JA••••02'], [one.recipientId, 2, '001', 'JA••••01']]);
    expect(blocked.problems.filter(({ severity }) => severity === 'blocking')).toMatchObject([{ code: 'ceremonyCheck.NO_EQUIPMENT', recipientId: two.recipientId, params: { name: 'كريم ثان' } }]);
    expect(JSON.stringify(blocked)).not.toContain('JA200002');
    expect(code(await call('handover.issue', { ceremonyId }))).toBe('handover.NOTHING_TO_HAND_OVER');
    const line = given(await call('handover.addLine', { ceremonyId, recipientId: two.recipientId, line: aLine({ serial: 'SN-2', quantity: 1, unitPrice: 250_000 }) }));
    expect(code(await call('handover.issue', { ceremonyId, revision: two.revision }))).toBe('handover.CHANGED_MEANWHILE');
    const whole = await show(ceremonyId);
    expect(whole.totals).toEqual({ beneficiaries: 2, lines: 2, totalCentimes: 450_000, envelopeCentimes: 85_000_000, remainderCentimes: 84_550_000, byTrade: [{ trade: 'sewing', beneficiaries: 2, totalCentimes: 450_000 }] });
    expect(whole.revision).toBe(line.revision);
    expect(given(await call('handover.ceremonies', {})).entries).toMatchObject([{ ceremonyId, beneficiaries: 2, lines: 2, blocking: 0, counts: { waiting: 2 } }]);
    const draft = given(await at.client.run('handover.print', { ceremonyId, language: 'fr', kinds: ['certificate'], recipients: [one.recipientId] }));
    expect(draft.papers).toHaveLength(1);
    expect(given(await call('handover.issue', { ceremonyId, revision: line.revision })).certificates).toHaveLength(2);
    const printed = given(await at.client.run('handover.print', { ceremonyId, language: 'ar', kinds: ['certificate', 'leaflet'], recipients: [one.recipientId] }));
    expect(printed.papers.map(({ kind, reference }) => [kind, reference])).toEqual([['certificate', 'PV/AGA/2025/0002'], ['leaflet', 'NI/AGA/2025/0001']]);
    expect(code(await at.client.run('handover.print', { ceremonyId, language: 'ar', recipients: [ceremonyId] }))).toBe('handover.UNKNOWN_RECIPIENT');
    expect(code(await call('handover.addLine', { ceremonyId, recipientId: one.recipientId, line: aLine({ serial: 'SN-3' }) }))).toBe('handover.ALREADY_VALIDATED');
    expect(given(await call('handover.recipient', { ceremonyId, recipientId: one.recipientId })).recipient.cin).toBe('JA100001');
    expect((await show(ceremonyId)).recipients[1]).toMatchObject({ paper: { reference: 'PV/AGA/2025/0002', status: 'issued', signedAt: null, former: null, scans: 0 } });
  });
  it('has its fields and signatories changed, and stands once', async () => {
    const { ceremonyId, revision } = await create();
    const other = await create({ title: { ar: 'حفل آخر', fr: '' } });
    const changed = given(await call('handover.changeCeremony', { ceremonyId, revision, ceremony: aCeremony({ originals: 5, signatories: [{ role: 'centre', name: { ar: 'س', fr: 'S' }, capacity: { ar: '', fr: '' }, onBehalfOf: { ar: '', fr: '' } }] }) }));
    expect(await show(ceremonyId)).toMatchObject({ revision: changed.revision, ceremony: { originals: 5, signatories: [{ role: 'centre' }] } });
    expect(code(await call('handover.createCeremony', { ceremony: aCeremony({ title: { ar: 'حَفْل  التجربة', fr: 'x' } }) }))).toBe('handover.SAME_CEREMONY');
    expect(code(await call('handover.changeCeremony', { ceremonyId: other.ceremonyId, revision: other.revision, ceremony: aCeremony() }))).toBe('handover.SAME_CEREMONY');
    expect(code(await call('handover.changeCeremony', { ceremonyId: other.ceremonyId, revision: other.revision, ceremony: aCeremony({ title: { ar: 'حفل المصالحة', fr: '' } }) }))).toBe('settings.RESTRICTED_LABEL');
  });
  it.each<[string, object, string]>([
    ['a title without Arabic', { title: { ar: ' ', fr: 'T' } }, 'app.EMPTY'], ['10,000 signs', { place: { ar: 'ا'.repeat(10_000), fr: '' } }, 'app.TEXT_TOO_LONG'], ['30 February', { date: '2025-02-30' }, 'app.NOT_A_DATE'],
    ['25 o’clock', { time: '25:00' }, 'app.NOT_A_TIME'], ['half a centime', { envelope: 0.5 }, 'app.NOT_AN_AMOUNT'], ['a negative amount', { envelope: -1 }, 'app.NOT_AN_AMOUNT'], ['no originals', { originals: 0 }, 'app.OUT_OF_RANGE'],
    ['an unknown field', { colour: 'x' }, 'app.UNKNOWN_FIELD'],
  ])('refuses %s', async (_, more, expected) => {
    expect(code(await call('handover.createCeremony', { ceremony: { ...aCeremony(), ...more } as never }))).toBe(expected);
  });
});

describe('recipients', () => {
  it('are whom the importer would take them for', async () => {
    const agadir = await imported();
    const known = (await show(agadir)).recipients[0];
    if (!known) throw new Error('nobody');
    const full = given(await call('handover.recipient', { ceremonyId: agadir, recipientId: known.recipientId })).recipient;
    const { ceremonyId } = await create();
    const other = aRecipient({ cin: full.cin, fileNumber: 'ZZ-9', name: { ar: 'اسم آخر تماما', fr: 'Tout Autre' } });
    const added = given(await call('handover.addRecipient', { ceremonyId, recipient: other }));
    expect(added.warnings.map(({ code: one }) => one).sort()).toEqual(['ceremonyCheck.FILE_NUMBER_DIFFERS', 'ceremonyCheck.ID_KNOWN_UNDER_OTHER_NAME']);
    expect(code(await call('handover.addRecipient', { ceremonyId, recipient: { ...full, fileNumber: '' } }))).toBe('handover.ALREADY_THERE');
    expect(code(await call('handover.addRecipient', { ceremonyId, recipient: aRecipient({ cin: 'ZZ1', fileNumber: full.fileNumber }) }))).toBe('handover.FILE_NUMBER_TAKEN');
    expect(code(await call('handover.addRecipient', { ceremonyId, recipient: aRecipient({ cin: '', fileNumber: '' }) }))).toBe('ceremonyCheck.NO_IDENTIFIER');
    expect(code(await call('handover.addRecipient', { ceremonyId, recipient: aRecipient({ cin: 'ZZ2', birthDate: '2030' }) }))).toBe('ceremonyCheck.IMPOSSIBLE_BIRTH_DATE');
    expect(code(await call('handover.addRecipient', { ceremonyId, recipient: aRecipient({ cin: 'ZZ3', projectTitle: { ar: '', fr: 'Projet Moussalaha' } }) }))).toBe('settings.RESTRICTED_LABEL');
  });
  it('come back at their place after a removal, and another may take a place with its lines', async () => {
    const ceremonyId = await imported(), before = await show(ceremonyId), second = before.recipients[1];
    if (!second) throw new Error('nobody');
    const removed = given(await call('handover.removeRecipient', { ceremonyId, recipientId: second.recipientId, revision: before.revision }));
    const without = await show(ceremonyId);
    expect(without.recipients.map(({ position }) => position)).toEqual(Array.from({ length: 23 }, (_, i) => i + 1));
    expect(without.totals.lines).toBe(before.totals.lines - second.lines.length);
    const { recipient, lines, position } = removed.removed;
    given(await call('handover.addRecipient', { ceremonyId, recipient, lines, position }));
    const after = await show(ceremonyId), told = ({ recipients }: typeof after) => recipients.map(({ recipientId: _id, lines: own, ...rest }) => ({ ...rest, lines: own.map(({ lineId: _line, ...line }) => line) }));
    expect(told(after)).toEqual(told(before));
    const place = after.recipients[1];
    if (!place) throw new Error('nobody');
    const { replaced } = given(await call('handover.replaceRecipient', { ceremonyId, recipientId: place.recipientId, revision: after.revision, recipient: aRecipient() }));
    expect(replaced).toEqual(recipient);
    const now = (await show(ceremonyId)).recipients[1];
    expect(now).toMatchObject({ recipientId: place.recipientId, name: aRecipient().name, totalCentimes: second.totalCentimes, position: 2 });
    expect(given(await call('handover.moveRecipient', { ceremonyId, recipientId: place.recipientId, revision: (await show(ceremonyId)).revision, position: 24 })).revision).toBeGreaterThan(0);
    expect((await show(ceremonyId)).recipients.at(-1)?.recipientId).toBe(place.recipientId);
    // whom only this draft knew, and who is gone from it, leaves no file
    await at.engine.close();
    const dir = path.join(at.folder, 'data'), { dataKey } = given(await unwrapDataKey(dir, PASSPHRASE)), store = given(openStore({ dir, dataKey, clock: steadyClock() }));
    try {
      expect(store.sql.one<{ n: number }>`SELECT count(*) AS n FROM persons`?.n).toBe(24);
      expect(store.sql.one<{ n: number }>`SELECT count(*) AS n FROM units`?.n).toBe(before.totals.lines);
      expect(store.changes.verify().ok && store.audit.verify().ok).toBe(true);
    } finally { store.close(); }
  });
  it('are changed without their ID number being seen, which then stays', async () => {
    const { ceremonyId } = await create(), { cin: _cin, ...change } = aRecipient({ phone: '+212 612 34 56 78' });
    const { recipientId, revision } = given(await call('handover.addRecipient', { ceremonyId, recipient: aRecipient() }));
    const changed = given(await call('handover.changeRecipient', { ceremonyId, recipientId, revision, recipient: change }));
    expect(given(await call('handover.recipient', { ceremonyId, recipientId }))).toMatchObject({ revision: changed.revision, recipient: { cin: 'JA100001', phone: '0612345678' } });
  });
  it('whose number was mistyped are the person whom the right one names', async () => {
    const agadir = await imported(), first = (await show(agadir)).recipients[0];
    if (!first) throw new Error('nobody');
    const full = given(await call('handover.recipient', { ceremonyId: agadir, recipientId: first.recipientId })).recipient;
    const { ceremonyId } = await create();
    const wrong = given(await call('handover.addRecipient', { ceremonyId, recipient: { ...full, cin: 'ZZ999999', fileNumber: '' } }));
    const mended = given(await call('handover.changeRecipient', { ceremonyId, recipientId: wrong.recipientId, revision: wrong.revision, recipient: full }));
    expect(mended.warnings).toEqual([]);
    expect(given(await call('search.find', { text: full.cin })).hits).toMatchObject([{ kind: 'person', ceremonies: [{}, {}] }]);
    expect(given(await call('search.find', { text: 'ZZ999999' })).hits).toEqual([]);
  });
});

describe('lines', () => {
  it('are changed, removed and brought back; a serial number has one holder', async () => {
    const { ceremonyId } = await create();
    const { recipientId } = given(await call('handover.addRecipient', { ceremonyId, recipient: aRecipient(), lines: [aLine({ serial: 'SN-1' }), aLine({ serial: 'SN-2' })] }));
    const { recipients: [one], revision } = await show(ceremonyId), line = one?.lines[0];
    if (!line) throw new Error('no line');
    expect(code(await call('handover.addLine', { ceremonyId, recipientId, line: aLine({ serial: 'sn 2' }) }))).toBe('handover.SERIAL_TWICE');
    const other = await create({ title: { ar: 'حفل آخر', fr: '' } });
    expect(await call('handover.addRecipient', { ceremonyId: other.ceremonyId, recipient: aRecipient(), lines: [aLine({ serial: 'SN1' })] })).toMatchObject({ ok: false, refusal: { code: 'handover.SERIAL_HELD', params: { title: 'حفل التجربة' } } });
    const changed = given(await call('handover.changeLine', { ceremonyId, lineId: line.lineId, revision, line: aLine({ serial: 'SN-1', unitPrice: 5 }) }));
    const { removed } = given(await call('handover.removeLine', { ceremonyId, lineId: line.lineId, revision: changed.revision }));
    expect(removed).toMatchObject({ recipientId, position: 1, line: { serial: 'SN-1', unitPrice: 5 } });
    given(await call('handover.addLine', { ceremonyId, recipientId, line: removed.line, position: removed.position }));
    expect((await show(ceremonyId)).recipients[0]?.lines.map(({ serial, position }) => [serial, position])).toEqual([['SN-1', 1], ['SN-2', 2]]);
    expect(code(await call('handover.changeLine', { ceremonyId, lineId: line.lineId, revision: 99, line: aLine() }))).toBe('handover.UNKNOWN_LINE');
    expect(code(await call('handover.addLine', { ceremonyId, recipientId, line: aLine({ quantity: 100_000, unitPrice: 99_999_999_999 }) }))).toBe('ceremonyCheck.TOTAL_TOO_LARGE');
  });
});

describe('two windows', () => {
  it('disturb each other only where they change the same record, and nothing is lost', async () => {
    const ceremonyId = await imported(), seen = await show(ceremonyId), [one, two] = seen.recipients;
    if (!one || !two) throw new Error('nobody');
    const { cin: _a, ...first } = given(await call('handover.recipient', { ceremonyId, recipientId: one.recipientId })).recipient;
    given(await call('handover.changeRecipient', { ceremonyId, recipientId: one.recipientId, revision: seen.revision, recipient: { ...first, phone: '0611111111' } }));
    // the second window saw the ceremony before that
    expect(await call('handover.changeRecipient', { ceremonyId, recipientId: one.recipientId, revision: seen.revision, recipient: { ...first, phone: '0622222222' } })).toMatchObject({ ok: false, refusal: { code: 'handover.CHANGED_MEANWHILE', params: { minutes: 0 } } });
    expect((await show(ceremonyId)).recipients[0]?.phone).toBe('0611111111');
    given(await call('handover.moveRecipient', { ceremonyId, recipientId: two.recipientId, revision: seen.revision, position: 5 }));
    given(await call('handover.changeCeremony', { ceremonyId, revision: seen.revision, ceremony: { ...seen.ceremony, originals: 3 } as Sent<'handover.createCeremony'>['ceremony'] }));
    expect(given(await call('handover.revision', { ceremonyId })).revision).toBe(seen.revision + 3);
  });
});
