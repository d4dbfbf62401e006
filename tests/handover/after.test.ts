import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Answer, Sent } from '#shared/contract/index.ts';
import { decideAdmit, decideLeave } from '#shared/domain/handoverAfter.ts';
import { decideAmend, type PaperState } from '#shared/domain/papers.ts';
import { openStore } from '#electron/engine/store/open.ts';
import { unwrapDataKey } from '#electron/engine/store/keySlots.ts';
import type { No, Result } from '#shared/lib/result.ts';
import { agadirWorkbook, given, PASSPHRASE, steadyClock, testEngine, type TestEngine } from '#tests/support/engine.ts';
import { aLine, aRecipient } from '#tests/support/forms.ts';
import { textOf } from '#tests/support/poppler.ts';

const of = (result: Result<unknown> | No | null): string => (result === null || result.ok ? 'allowed' : result.refusal.code);
describe('rules', () => {
  const paper = (more: Partial<PaperState> = {}): PaperState => ({ reference: 'PV/AGA/2025/0001', status: 'issued', signed: false, heir: null, ...more });
  it.each<[string, PaperState, string, string]>([
    ['unsigned', paper(), 'faute', 'cancelAndReplace'], ['unsigned, no reason', paper(), '', 'papers.REASON_NEEDED'], ['signed', paper({ signed: true }), 'faute', 'correct'], ['signed, no reason', paper({ signed: true }), '', 'papers.REASON_NEEDED'],
    ['cancelled, which said why', paper({ status: 'cancelled' }), '', 'replace'], ['replaced already', paper({ status: 'cancelled', heir: 'PV/AGA/2025/0002' }), '', 'papers.HAS_HEIR'], ['corrected already', paper({ signed: true, heir: 'PV/AGA/2025/0002' }), 'x', 'papers.HAS_HEIR'],
  ])('a certificate that is %s', (_, state, reason, expected) => {
    const way = decideAmend(state, reason);
    expect(way.ok ? way.value : way.refusal.code).toBe(expected);
  });
  const open = { status: 'validated', filed: false } as const;
  it.each<[string, Parameters<typeof decideLeave>, string]>([
    ['who waits', [open, { name: 'x', state: 'waiting', paper: paper() }, 'malade'], 'allowed'], ['without a reason', [open, { name: 'x', state: 'waiting', paper: paper() }, ''], 'papers.REASON_NEEDED'],
    ['who is absent', [open, { name: 'x', state: 'absent', paper: paper() }, 'malade'], 'allowed'], ['who has it', [open, { name: 'x', state: 'handedOver', paper: paper() }, 'malade'], 'handover.HANDED_OVER'],
    ['who has it with a reserve', [open, { name: 'x', state: 'reserved', paper: paper() }, 'malade'], 'handover.HANDED_OVER'], ['who signed', [open, { name: 'x', state: 'waiting', paper: paper({ signed: true }) }, 'malade'], 'papers.SIGNED'],
    ['whose paper is cancelled', [open, { name: 'x', state: 'waiting', paper: paper({ status: 'cancelled' }) }, ''], 'allowed'], ['of a draft', [{ status: 'draft', filed: false }, { name: 'x', state: 'waiting', paper: null }, 'x'], 'handover.NOT_VALIDATED'],
    ['once it is filed', [{ status: 'validated', filed: true }, { name: 'x', state: 'waiting', paper: paper() }, 'x'], 'handover.FILED'],
  ])('one leaves %s', (_, asked, expected) => { expect(of(decideLeave(...asked))).toBe(expected); });
  it('somebody comes in with something to get, until it is filed', () => {
    expect([decideAdmit(open, { name: 'x', lines: 1 }), decideAdmit(open, { name: 'x', lines: 0 }), decideAdmit({ status: 'validated', filed: true }, { name: 'x', lines: 1 }), decideAdmit({ status: 'draft', filed: false }, { name: 'x', lines: 1 })].map(of)).toEqual(['allowed', 'handover.NOTHING_TO_HAND_OVER', 'handover.FILED', 'handover.NOT_VALIDATED']);
  });
});

let at: TestEngine, ceremonyId: string;
beforeEach(async () => {
  at = testEngine();
  await at.create();
  const imported = await at.import(agadirWorkbook());
  if ('errors' in imported) throw new Error('not imported');
  ({ ceremonyId } = imported);
  given(await at.client.call('handover.issue', { ceremonyId }));
});
afterEach(() => at.remove());
type Shown = Answer<'handover.ceremony'>;
const call: TestEngine['client']['call'] = (name, input) => at.client.call(name, input);
const show = async (): Promise<Shown> => given(await call('handover.ceremony', { ceremonyId }));
const person = async (index: number): Promise<Shown['recipients'][number] & { revision: number }> => { const { recipients, revision } = await show(), one = recipients[index]; if (!one) throw new Error('nobody'); return { ...one, revision }; };
const linesOf = ({ lines }: Shown['recipients'][number]): Sent<'handover.amend'>['lines'] => lines.map(({ lineId: _i, position: _p, totalCentimes: _t, ...line }) => line);
const said = ({ recipientId: _r, position: _p, cinMasked: _m, cinTail: _t, lines: _l, totalCentimes: _s, paper: _paper, day: _d, caseFile: _f, ...rest }: Shown['recipients'][number]): Sent<'handover.amend'>['recipient'] => { const { revision: _rev, ...own } = rest as typeof rest & { revision?: number }; return own; };
async function words(kind: 'certificate' | 'summary', recipients: string[] | null = null): Promise<string> {
  const { papers: [paper] } = given(await at.client.run('handover.print', { ceremonyId, language: 'fr', kinds: [kind], recipients }));
  const place = path.join(mkdtempSync(path.join(at.folder, 'look-')), 'a.pdf');
  writeFileSync(place, given(at.engine.files.take(paper!.file)));
  return textOf(place);
}

describe('one person’s certificate, by form', () => {
  it('is cancelled with the reason and replaced by one that says the new words and cites it', async () => {
    const third = await person(2), [first, ...rest] = linesOf(third);
    const made = given(await call('handover.amend', { reference: third.paper!.reference, revision: third.revision, recipient: { ...said(third), name: { ...third.name, fr: 'Khadija Ben Addi' } }, lines: [{ ...first!, quantity: 3, serial: '' }, ...rest], reason: 'faute dans le nom' }));
    expect(made).toMatchObject({ reference: 'PV/AGA/2025/0025', former: 'PV/AGA/2025/0003', cancelled: true, recipient: { fr: 'Khadija Ben Addi' }, warnings: [] });
    const now = await person(2);
    expect(now.paper).toMatchObject({ reference: 'PV/AGA/2025/0025', former: 'PV/AGA/2025/0003', status: 'issued' });
    expect(now.totalCentimes).toBe(made.totalCentimes);
    expect(now.cinMasked).toBe(third.cinMasked);
    expect((await show()).revision).toBe(made.revision);
    const printed = await words('certificate', [third.recipientId]);
    expect(printed).toContain('remplace le procès-verbal n° PV/AGA/2025/0003');
    expect(printed).toContain('faute dans le nom');
    expect(printed).toContain('Khadija Ben Addi');
    // a second window that still sees the first paper
    expect(await call('handover.amend', { reference: 'PV/AGA/2025/0003', revision: third.revision, recipient: said(third), lines: linesOf(third), reason: 'encore' })).toMatchObject({ ok: false, refusal: { code: 'papers.HAS_HEIR', params: { heir: 'PV/AGA/2025/0025' } } });
  });
  it('is corrected where it is signed, which it stays', async () => {
    const one = await person(0);
    given(await call('papers.sign', { paper: one.paper!.reference }));
    const made = given(await call('handover.amend', { reference: one.paper!.reference, revision: one.revision, recipient: { ...said(one), phone: '0612345678' }, lines: linesOf(one), reason: 'téléphone' }));
    expect(made).toMatchObject({ cancelled: false, former: 'PV/AGA/2025/0001' });
    expect(await words('certificate', [one.recipientId])).toContain('rectifie le procès-verbal n° PV/AGA/2025/0001');
    expect(given(await call('papers.archive', { ceremonyId })).entries.map(({ reference, status }) => [reference, status])).toEqual([['PV/AGA/2025/0025', 'issued']]);
  });
  it.each<[string, (one: Awaited<ReturnType<typeof person>>, other: Awaited<ReturnType<typeof person>>) => Partial<Sent<'handover.amend'>>, string]>([
    ['no reason', () => ({ reason: '' }), 'papers.REASON_NEEDED'], ['a reason that tells of prison', () => ({ reason: 'ancien détenu' }), 'papers.RESTRICTED_REASON'], ['no goods', () => ({ lines: [] }), 'handover.NOTHING_TO_HAND_OVER'],
    ['a serial number twice', (one) => ({ lines: [{ ...linesOf(one)[0]!, serial: 'S-1' }, { ...linesOf(one)[0]!, serial: 's 1' }] }), 'handover.SERIAL_TWICE'],
    ['a serial number that another has', (one, other) => ({ lines: [...linesOf(one), { ...aLine(), serial: linesOf(other).find(({ serial }) => serial !== '')!.serial, quantity: 1 }] }), 'handover.SERIAL_HELD'],
    ['another’s file number', (one, other) => ({ recipient: { ...said(one), fileNumber: other.fileNumber } }), 'handover.FILE_NUMBER_TAKEN'], ['an impossible birth', (one) => ({ recipient: { ...said(one), birthDate: '2030' } }), 'ceremonyCheck.IMPOSSIBLE_BIRTH_DATE'],
    ['the programme’s name', (one) => ({ recipient: { ...said(one), projectTitle: { ar: '', fr: 'Projet Moussalaha' } } }), 'settings.RESTRICTED_LABEL'], ['10,000 signs', (one) => ({ recipient: { ...said(one), name: { ar: 'ا'.repeat(10_000), fr: '' } } }), 'app.TEXT_TOO_LONG'],
    ['an unknown paper', () => ({ reference: 'PV/AGA/2025/9999' }), 'papers.UNKNOWN_PAPER'],
  ])('with %s is refused, and nothing changes', async (_, change, code) => {
    const one = await person(4), other = await person(5), before = await show();
    expect(of(await call('handover.amend', { reference: one.paper!.reference, revision: one.revision, recipient: said(one), lines: linesOf(one), reason: 'faute', ...change(one, other) }))).toBe(code);
    expect(await show()).toEqual(before);
  });
  it('whose person moved on since is refused in words, not overwritten', async () => {
    const one = await person(0);
    given(await call('handover.setPhoto', { ceremonyId, recipientId: one.recipientId, revision: one.revision, photo: 'no' }));
    expect(of(await call('handover.amend', { reference: one.paper!.reference, revision: one.revision, recipient: said(one), lines: linesOf(one), reason: 'faute' }))).toBe('handover.CHANGED_MEANWHILE');
  });
});

describe('people, after validation', () => {
  it('one who withdraws has no paper, counts no more, and the day says so; the number stays used', async () => {
    const before = await show(), one = await person(1);
    expect(given(await call('handover.withdraw', { ceremonyId, recipientId: one.recipientId, revision: one.revision, reason: 'a trouvé un emploi' })).reference).toBe('PV/AGA/2025/0002');
    const after = await show();
    expect(after.recipients[1]).toMatchObject({ paper: { status: 'cancelled', cancelReason: 'a trouvé un emploi' }, day: { state: 'refused', note: 'a trouvé un emploi' } });
    expect(after.totals).toMatchObject({ beneficiaries: 23, totalCentimes: before.totals.totalCentimes - one.totalCentimes });
    expect(given(await call('handover.ceremonies', {})).entries[0]).toMatchObject({ beneficiaries: 23, totalCentimes: after.totals.totalCentimes, lines: after.totals.lines });
    expect(await words('summary')).toContain('PV/AGA/2025/0002');
    // and comes back after all: what stands is made again
    const back = await person(1);
    expect(given(await call('handover.amend', { reference: 'PV/AGA/2025/0002', revision: back.revision, recipient: said(back), lines: linesOf(back), reason: '' }))).toMatchObject({ reference: 'PV/AGA/2025/0025', former: 'PV/AGA/2025/0002', cancelled: false });
  });
  it('another takes the place and the goods of one who leaves, under the next number', async () => {
    const one = await person(1), goods = linesOf(one), revision = one.revision;
    expect(goods.some(({ serial }) => serial !== '')).toBe(true);
    const made = given(await call('handover.admit', { ceremonyId, revision, recipient: aRecipient(), lines: goods, replaces: one.recipientId, reason: 'ne peut pas venir' }));
    expect(made).toMatchObject({ reference: 'PV/AGA/2025/0025', cancelled: 'PV/AGA/2025/0002', warnings: [] });
    const { recipients, totals } = await show();
    expect(recipients).toHaveLength(25);
    expect(recipients[1]).toMatchObject({ recipientId: made.recipientId, position: 2, name: aRecipient().name, totalCentimes: one.totalCentimes, paper: { reference: 'PV/AGA/2025/0025', former: null } });
    expect(recipients[24]).toMatchObject({ recipientId: one.recipientId, position: 25, lines: [], paper: { status: 'cancelled', cancelReason: 'ne peut pas venir' }, day: { state: 'absent' } });
    expect(totals.beneficiaries).toBe(24);
    // what one says of themselves is not printed on another's paper
    expect(await words('certificate', [made.recipientId])).not.toContain('ne peut pas venir');
    expect(of(await at.client.run('handover.reissue', { reference: 'PV/AGA/2025/0002' }))).toBe('handover.NOTHING_TO_HAND_OVER');
    await at.engine.close();
    const dir = path.join(at.folder, 'data'), { dataKey } = given(await unwrapDataKey(dir, PASSPHRASE)), store = given(openStore({ dir, dataKey, clock: steadyClock() }));
    try {
      expect(store.changes.verify().ok && store.audit.verify().ok).toBe(true);
      expect(store.sql.all<{ procedure: string; outcome: string }>`SELECT procedure, outcome FROM audit WHERE procedure = 'handover.admit'`).toEqual([{ procedure: 'handover.admit', outcome: 'done' }]);
      expect(store.sql.one<{ n: number }>`SELECT count(*) AS n FROM units`?.n).toBe(totals.lines);
    } finally { store.close(); }
  });
  it('one comes in at the end, with a certificate of their own', async () => {
    const made = given(await call('handover.admit', { ceremonyId, revision: 0, recipient: aRecipient(), lines: [aLine()] }));
    expect(made).toMatchObject({ reference: 'PV/AGA/2025/0025', cancelled: null });
    expect((await show()).recipients.at(-1)).toMatchObject({ position: 25, day: { state: 'waiting' }, paper: { status: 'issued' } });
    expect(given(await call('handover.day', { ceremonyId })).recipients.at(-1)?.paper?.reference).toBe('PV/AGA/2025/0025');
    expect(given(await call('search.find', { text: 'Fatima Une' })).hits[0]).toMatchObject({ kind: 'person' });
  });
  it('a refusal half-way leaves everything as it was', async () => {
    const one = await person(1), two = await person(2), before = await show(), serial = linesOf(two).find((line) => line.serial !== '')!.serial;
    const admit = (more: Partial<Sent<'handover.admit'>>) => call('handover.admit', { ceremonyId, revision: one.revision, recipient: aRecipient(), lines: [aLine()], replaces: one.recipientId, reason: 'parti', ...more });
    expect(of(await admit({ lines: [aLine({ serial, quantity: 1 })] }))).toBe('handover.SERIAL_HELD');
    expect(of(await admit({ lines: [] }))).toBe('handover.NOTHING_TO_HAND_OVER');
    expect(of(await admit({ reason: '' }))).toBe('papers.REASON_NEEDED');
    expect(of(await admit({ recipient: aRecipient({ cin: '', fileNumber: two.fileNumber, name: two.name }) }))).toBe('handover.ALREADY_THERE');
    expect(of(await admit({ replaces: ceremonyId }))).toBe('handover.UNKNOWN_RECIPIENT');
    expect(await show()).toEqual(before);
    given(await call('handover.mark', { ceremonyId, recipientId: one.recipientId, revision: before.revision, state: 'handedOver' }));
    expect(of(await admit({ revision: 99 }))).toBe('handover.HANDED_OVER');
    expect(of(await call('handover.withdraw', { ceremonyId, recipientId: one.recipientId, revision: 99, reason: 'parti' }))).toBe('handover.HANDED_OVER');
  });
});
