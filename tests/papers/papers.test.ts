import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { read, utils, write, type WorkBook } from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '#shared/contract/index.ts';
import { say } from '#electron/hosts/cli/say.ts';
import { bare } from '#shared/domain/common/isolate.ts';
import type { PaperPrinter } from '#electron/engine/documents/paperJobs.ts';
import { LANGS, message } from '#shared/i18n/index.ts';
import type { Result } from '#shared/lib/result.ts';
import { agadirWorkbook, given, inPlacePrinter, testEngine, type TestEngine } from '#tests/support/engine.ts';
import { infoOf, textOf } from '#tests/support/poppler.ts';

let at: TestEngine, ceremonyId: string;
beforeEach(async () => {
  at = testEngine();
  await start();
});
afterEach(() => at.remove());
async function start(): Promise<void> {
  await at.create();
  const imported = await at.import(agadirWorkbook());
  if ('errors' in imported) throw new Error(JSON.stringify(imported.errors));
  ({ ceremonyId } = imported);
  given(await at.client.call('handover.issue', { ceremonyId }));
}
type Printed = Answer<'handover.print'>;
type Asked = Omit<Parameters<typeof print>[0], never>;
const print = (asked: { kinds?: ('certificate' | 'summary' | 'list' | 'listPublic' | 'slip' | 'receipt')[]; language?: 'ar' | 'fr' | 'both'; originals?: number | number[]; sort?: 'person' | 'recipient'; merge?: boolean; freshSheets?: boolean; recipients?: string[] }): Promise<Result<Printed>> =>
  at.client.run('handover.print', { ceremonyId, language: 'fr', kinds: ['certificate'], ...asked });
const printed = async (asked: Asked): Promise<Printed> => given(await print(asked));
const bytesOf = (file: string): Uint8Array => given(at.engine.files.take(file));
function text(file: string): string {
  const place = path.join(mkdtempSync(path.join(at.folder, 'look-')), 'a.pdf');
  writeFileSync(place, bytesOf(file));
  return textOf(place);
}
const FIRST = 'PV/AGA/2025/0001', THIRD = 'PV/AGA/2025/0003';
const cancel = (reference: string, reason = 'erreur de nom') => at.client.call('papers.cancel', { reference, reason });
const refusalOf = (result: Result<unknown>): string => {
  if (result.ok) return 'accepted';
  for (const lang of LANGS) expect(message(lang, result.refusal.code, result.refusal.params).length).toBeGreaterThan(20);
  return result.refusal.code;
};

describe('originals', () => {
  it('are named by who keeps them, and archived each by itself', async () => {
    const { papers } = await printed({ originals: 4, sort: 'recipient' });
    expect(papers).toHaveLength(96);
    expect(papers.slice(0, 2).map(({ name }) => name)).toEqual(['PV-AGA-2025-0001.original-1.fr.pdf', 'PV-AGA-2025-0002.original-1.fr.pdf']);
    expect(new Set(papers.map(({ sha256 }) => sha256)).size).toBe(96);
    expect(text(papers[24]!.file)).toContain('Original 2 sur 4 – Division de l’action sociale');
    const again = await printed({ originals: 4, sort: 'person' });
    expect(new Set(again.papers.map(({ sha256 }) => sha256))).toEqual(new Set(papers.map(({ sha256 }) => sha256)));
    expect(again.papers.slice(0, 2).map(({ name }) => name)).toEqual(['PV-AGA-2025-0001.original-1.fr.pdf', 'PV-AGA-2025-0001.original-2.fr.pdf']);
    const some = await printed({ originals: [4, 2, 4], sort: 'person' });
    expect(some.papers).toHaveLength(48);
    expect(some.papers.slice(0, 2).map(({ name }) => name)).toEqual(['PV-AGA-2025-0001.original-2.fr.pdf', 'PV-AGA-2025-0001.original-4.fr.pdf']);
  });
  it('are never more than the certificate says, nor asked of papers that have none', async () => {
    expect(refusalOf(await print({ originals: 5 }))).toBe('papers.TOO_MANY_ORIGINALS');
    expect(refusalOf(await print({ originals: [1, 5] }))).toBe('papers.TOO_MANY_ORIGINALS');
    expect(refusalOf(await print({ originals: 2, kinds: ['list'] }))).toBe('papers.ORIGINALS_OF_CERTIFICATES');
    expect((await printed({ originals: 1 })).papers).toHaveLength(24);
  });
});

describe('sets', () => {
  it('are one file in order, archived, the same again, and known by verify', async () => {
    const once = await printed({ merge: true, originals: 2, sort: 'recipient', freshSheets: true, language: 'ar' });
    expect(once.papers.map(({ name }) => name)).toEqual(['certificates.ar.pdf']);
    const [set] = once.papers, again = await printed({ merge: true, originals: 2, sort: 'recipient', freshSheets: true, language: 'ar' });
    expect(again.papers[0]?.sha256).toBe(set?.sha256);
    const listed = given(await at.client.call('papers.archive', { ceremonyId })).entries.find(({ sha256 }) => sha256 === set?.sha256);
    expect(listed).toMatchObject({ status: 'set', papers: 48, members: { length: 48 } });
    expect(listed?.members.slice(23, 26)).toEqual([{ reference: 'PV/AGA/2025/0024', original: 1 }, { reference: 'PV/AGA/2025/0001', original: 2 }, { reference: 'PV/AGA/2025/0002', original: 2 }]);
    const bytes = bytesOf(set!.file), verdict = await at.client.call('papers.verifyFile', { file: at.engine.files.put(bytes) });
    expect(given(verdict)).toMatchObject({ verdict: 'set', kind: 'certificate', language: 'ar', papers: { length: 24 } });
    const altered = new Uint8Array(bytes);
    altered[altered.length >> 1]! ^= 1;
    expect(given(await at.client.call('papers.verifyFile', { file: at.engine.files.put(altered) }))).toMatchObject({ verdict: 'altered', reference: set?.reference });
    expect((await printed({ merge: true, originals: 2, sort: 'person', freshSheets: true, language: 'ar' })).papers[0]?.sha256).not.toBe(set?.sha256);
    given(await cancel(THIRD));
    expect(given(await at.client.call('papers.verifyFile', { file: at.engine.files.put(bytes) }))).toMatchObject({ papers: expect.arrayContaining([{ reference: THIRD, status: 'cancelled', replacedBy: null }]) });
  });
  it.each([['ar', /^Title:\s+محاضر التسليم$/m, 'مركز التجربة'], ['fr', /^Title:\s+Procès-verbaux de remise$/m, 'Centre d’essai'], ['both', /^Title:\s+محاضر التسليم · Procès-verbaux de remise$/m, 'مركز التجربة']] as const)('are called in their own language, and are the centre’s (%s)', async (language, title, centre) => {
    const [set] = (await printed({ merge: true, language })).papers, file = path.join(mkdtempSync(path.join(at.folder, 'set-')), 'set.pdf');
    writeFileSync(file, bytesOf(set!.file));
    expect(infoOf(file)).toMatch(title);
    expect(infoOf(file)).toContain(`Author:          ${centre}`);
  });
  it('stop when cancelled, and leave nothing half', async () => {
    const stop = new AbortController(), seen: number[] = [];
    const result = await at.client.run('handover.print', { ceremonyId, language: 'fr', kinds: ['certificate'], merge: true, originals: 4 }, { signal: stop.signal, onProgress: (done) => { seen.push(done); if (done >= 5) stop.abort(); } });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'app.CANCELLED' } });
    expect(seen.at(-1)).toBeLessThan(96);
    expect(given(await at.client.call('papers.archive', {})).entries).toEqual([]);
  });
  it('of a draft are for reading over: marked, not kept', async () => {
    await at.remove();
    at = testEngine();
    await at.create();
    const imported = await at.import(agadirWorkbook());
    if ('errors' in imported) throw new Error('not imported');
    ({ ceremonyId } = imported);
    const { papers: [set] } = await printed({ merge: true });
    expect(set).toMatchObject({ name: 'certificates.fr.pdf', reference: null });
    expect(text(set!.file)).toContain('BROUILLON');
    expect(given(await at.client.call('papers.archive', {})).entries).toEqual([]);
  });
});

describe('cancelling and standing in', () => {
  it('keeps the number, makes the replacement cite it, and the summary tell of it', async () => {
    const before = await printed({ kinds: ['summary'] });
    expect(refusalOf(await at.client.run('handover.reissue', { reference: THIRD }))).toBe('papers.NOT_CANCELLED');
    given(await cancel(THIRD));
    expect(refusalOf(await cancel(THIRD))).toBe('papers.ALREADY_CANCELLED');
    expect(refusalOf(await at.client.run('handover.correct', { reference: THIRD }))).toBe('papers.CANCELLED');
    const made = given(await at.client.run('handover.reissue', { reference: THIRD }));
    expect(made).toMatchObject({ reference: 'PV/AGA/2025/0025', former: THIRD });
    expect(refusalOf(await at.client.run('handover.reissue', { reference: THIRD }))).toBe('papers.HAS_HEIR');
    const { papers } = await printed({});
    expect(papers).toHaveLength(24);
    expect(papers.some(({ reference }) => reference === THIRD)).toBe(false);
    // in the place of the person it is for
    expect(papers[2]).toMatchObject({ reference: 'PV/AGA/2025/0025' });
    const words = text(papers[2]!.file);
    expect(words).toContain('remplace le procès-verbal n° PV/AGA/2025/0003');
    expect(words).toContain('erreur de nom');
    const after = await printed({ kinds: ['summary'] });
    expect(after.papers[0]?.reference).toBe('PVG/AGA/2025/0002');
    expect(after.papers[0]?.sha256).not.toBe(before.papers[0]?.sha256);
    expect(text(after.papers[0]!.file)).toContain('PV/AGA/2025/0025');
    expect((await printed({ kinds: ['summary'] })).papers[0]?.sha256).toBe(after.papers[0]?.sha256);
  });
  it('after signature corrects instead, and the corrective one names the first', async () => {
    expect(given(await at.client.call('papers.sign', { paper: FIRST }))).toEqual({ references: [FIRST] });
    expect(refusalOf(await at.client.call('papers.sign', { paper: FIRST }))).toBe('papers.ALREADY_SIGNED');
    expect(refusalOf(await cancel(FIRST))).toBe('papers.SIGNED');
    const made = given(await at.client.run('handover.correct', { reference: FIRST, reason: 'numéro de série' }));
    expect(made).toMatchObject({ reference: 'PV/AGA/2025/0025', former: FIRST });
    expect(refusalOf(await at.client.run('handover.correct', { reference: FIRST }))).toBe('papers.HAS_HEIR');
    const { papers } = await printed({});
    expect(text(papers[0]!.file)).toContain('rectifie le procès-verbal n° PV/AGA/2025/0001');
    expect(given(await at.client.call('papers.sign', { paper: ceremonyId })).references).toHaveLength(24);
    expect(refusalOf(await at.client.call('papers.sign', { paper: ceremonyId }))).toBe('papers.NOTHING_TO_SIGN');
  });
  it('of a whole ceremony leaves out what was never on paper', async () => {
    expect(refusalOf(await at.client.call('papers.sign', { paper: ceremonyId }))).toBe('papers.NONE_PRINTED');
    await printed({ kinds: ['certificate'] });
    given(await cancel(THIRD));
    given(await at.client.run('handover.reissue', { reference: THIRD }));
    expect(given(await at.client.call('papers.sign', { paper: ceremonyId })).references).toHaveLength(23);
  });
  it.each([['PV/AGA/2025/9999', 'papers.UNKNOWN_PAPER'], ['PV/AGA', 'papers.NOT_A_REFERENCE'], ['', 'papers.NOT_A_REFERENCE'], ["PV/AGA/2025/0001' OR 1=1", 'papers.NOT_A_REFERENCE']])('%j is refused as %s', async (reference, code) => {
    expect(refusalOf(await cancel(reference))).toBe(code);
    expect(refusalOf(await at.client.run('handover.reissue', { reference }))).toBe(code);
    expect(refusalOf(await at.client.run('handover.correct', { reference }))).toBe(code);
    expect(refusalOf(await at.client.run('papers.reprint', { reference, language: 'ar' }))).toBe(code);
  });
  it.each(['', ' ', 'a\nb', 'x'.repeat(301), 'abc\u202e'])('asks for a reason where it is %j', async (reason) => { expect(refusalOf(await cancel(FIRST, reason))).toBe('papers.REASON_NEEDED'); });
  it.each(['programme Moussalaha', 'برنامج مصالحة', 'Moussa-laha', 'erreur sur un ancien détenu', 'بعد خروجه من السجن'])('prints no reason that tells of the programme or of prison: %j', async (reason) => {
    expect(refusalOf(await cancel(FIRST, reason))).toBe('papers.RESTRICTED_REASON');
    expect(refusalOf(await at.client.run('handover.correct', { reference: FIRST, reason }))).toBe('papers.RESTRICTED_REASON');
    expect(given(await cancel(FIRST, 'erreur de prénom'))).toEqual({ reference: FIRST });
  });
  it('takes a number as it stands in a file’s name, in any case', async () => { expect(given(await cancel('pv-aga-2025-0004'))).toEqual({ reference: 'PV/AGA/2025/0004' }); });
});

describe('a corrected workbook', () => {
  const workbook = (change: (book: WorkBook) => void): Uint8Array => {
    const book = read(agadirWorkbook());
    change(book);
    return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  };
  const setCell = (sheet: string, cell: string, value: string | number) => (book: WorkBook): void => { utils.sheet_add_aoa(book.Sheets[sheet]!, [[value]], { origin: cell }); };
  const reissue = async (bytes: Uint8Array) => at.client.run('handover.reissue', { reference: THIRD, file: at.engine.files.put(bytes) });
  beforeEach(async () => { given(await cancel(THIRD)); });

  it('gives the replacement the person’s mended data and goods; the first paper keeps its own', async () => {
    const old = await printed({ kinds: ['certificate'] });
    const mended = workbook((book) => { setCell('beneficiaries', 'D4', 'Khadija Ben Addi')(book); setCell('equipment', 'H9', 2)(book); });
    const made = given(await reissue(mended));
    expect(made.recipient.fr).toBe('Khadija Ben Addi');
    const { papers } = await printed({});
    expect(text(papers[2]!.file)).toContain('Khadija Ben Addi');
    expect(papers.map(({ sha256 }) => sha256).filter((digest) => old.papers.some(({ sha256 }) => sha256 === digest))).toHaveLength(23);
  });
  it.each<[string, (book: WorkBook) => void, string]>([
    ['of another day', setCell('ceremony', 'B4', '27/02/2025'), 'handover.OTHER_CEREMONY'],
    ['without the person', (book) => { setCell('beneficiaries', 'A4', '9-2024-9999')(book); setCell('beneficiaries', 'B4', 'ZZ111111')(book); for (let row = 2; row <= 91; row++) if ((book.Sheets['equipment']?.[`A${row}`] as { v?: string } | undefined)?.v === '3-2024-0003') { setCell('equipment', `A${row}`, '9-2024-9999')(book); setCell('equipment', `B${row}`, 'ZZ111111')(book); } }, 'handover.NOT_IN_WORKBOOK'],
    ['with errors', setCell('ceremony', 'B4', 'demain'), 'exchange.FAULTY_WORKBOOK'],
  ])('%s is refused, and nothing changes', async (_, change, code) => {
    expect(refusalOf(await reissue(workbook(change)))).toBe(code);
    expect(refusalOf(await at.client.run('handover.reissue', { reference: THIRD, file: at.engine.files.put(new Uint8Array([1, 2, 3])) }))).toBe('exchange.FAULTY_WORKBOOK');
    expect(given(await at.client.run('handover.reissue', { reference: THIRD }))).toMatchObject({ reference: 'PV/AGA/2025/0025' });
  });
  it('a faulty workbook’s refusal names its first error: sheet, cell and value', async () => {
    const answer = await reissue(workbook(setCell('ceremony', 'B4', 'demain')));
    const said = answer.ok ? '' : message('fr', answer.refusal.code, answer.refusal.params);
    expect(said).toContain('1 erreur\u00a0; la première est à la feuille «\u00a0ceremony\u00a0», cellule B4, où on lit «\u00a0demain\u00a0»');
    // the command line isolates what fills an Arabic sentence, but not the word by which the sentence chooses its form
    expect(answer.ok ? '' : bare(say('ar', answer.refusal.code, answer.refusal.params))).toContain('«ceremony»، الخلية B4، وفيها «demain»');
  });
});

describe('reprints', () => {
  it('are marked and counted by paper and original, whatever their language; the original never changes', async () => {
    expect(refusalOf(await at.client.run('papers.reprint', { reference: FIRST, language: 'fr' }))).toBe('papers.NEVER_PRINTED');
    const [first] = (await printed({})).papers;
    const one = given(await at.client.run('papers.reprint', { reference: FIRST, language: 'fr' })), two = given(await at.client.run('papers.reprint', { reference: FIRST, language: 'fr' }));
    expect([one.copy, two.copy, two.paper.name]).toEqual([1, 2, 'PV-AGA-2025-0001.duplicate-2.fr.pdf']);
    const words = text(two.paper.file);
    expect(words).toContain('DUPLICATA');
    expect(words).toContain('réimpression n° 2');
    const third = given(await at.client.run('papers.reprint', { reference: FIRST, language: 'ar' }));
    expect([third.copy, third.paper.name]).toEqual([3, 'PV-AGA-2025-0001.duplicate-3.ar.pdf']);
    expect(text(third.paper.file)).toContain('رقم 3');
    expect(given(await at.client.run('papers.reprint', { reference: 'PV/AGA/2025/0002', language: 'ar' })).copy).toBe(1);
    expect((await printed({})).papers[0]?.sha256).toBe(first?.sha256);
    const bytes = bytesOf(one.paper.file);
    expect(given(await at.client.call('papers.verifyFile', { file: at.engine.files.put(bytes) }))).toMatchObject({ verdict: 'known', reference: FIRST, copy: 1, original: 0 });
  });
  it('of a cancelled paper say that it is cancelled', async () => {
    await printed({});
    given(await cancel(FIRST));
    expect(text(given(await at.client.run('papers.reprint', { reference: FIRST, language: 'fr' })).paper.file)).toContain('ANNULÉ');
  });
});

describe('the archive', () => {
  it('lists and gives back what was printed, byte for byte', async () => {
    const { papers } = await printed({ kinds: ['certificate', 'summary'] });
    const { entries } = given(await at.client.call('papers.archive', { ceremonyId }));
    expect(entries.map(({ sha256 }) => sha256).toSorted()).toEqual(papers.map(({ sha256 }) => sha256).toSorted());
    const { file } = given(await at.client.call('papers.archived', { sha256: papers[3]!.sha256 }));
    expect(Buffer.compare(bytesOf(file), bytesOf(papers[3]!.file))).toBe(0);
    expect(refusalOf(await at.client.call('papers.archived', { sha256: 'ab'.repeat(32) }))).toBe('papers.UNKNOWN_FILE');
  });
  it('makes what failed when asked again, and gives the others at once', async () => {
    const real = inPlacePrinter();
    let broken = true;
    const printer: PaperPrinter = { ...real, print: (job) => (broken && job.view.reference === 'PV/AGA/2025/0007' ? Promise.reject(new Error('jam')) : real.print(job)) };
    await at.remove();
    at = testEngine({ printer });
    await start();
    const some = await printed({});
    expect(some.papers).toHaveLength(23);
    expect(some.pending).toEqual(['PV/AGA/2025/0007']);
    expect(given(await at.client.call('papers.archive', {})).pending).toMatchObject([{ reference: 'PV/AGA/2025/0007', attempts: 1, language: 'fr' }]);
    broken = false;
    const whole = await printed({});
    expect([whole.papers.length, whole.pending.length]).toEqual([24, 0]);
    expect(given(await at.client.call('papers.archive', {})).pending).toEqual([]);
  });
});

describe('a duplicate that could not be made', () => {
  it('keeps its number: another language’s is the next, and asked for again it is made under it', async () => {
    const real = inPlacePrinter();
    let broken = false;
    await at.remove();
    at = testEngine({ printer: { ...real, print: (job) => (broken ? Promise.reject(new Error('jam')) : real.print(job)) } });
    await start();
    await printed({});
    const reprint = (language: 'ar' | 'fr' | 'both') => at.client.run('papers.reprint', { reference: FIRST, language });
    broken = true;
    expect(refusalOf(await reprint('ar'))).toBe('papers.PRINTER_FAILED');
    broken = false;
    expect(given(await reprint('fr')).copy).toBe(2);
    expect(given(await reprint('ar')).copy).toBe(1);
    expect(given(await at.client.call('papers.archive', { ceremonyId })).pending).toEqual([]);
    expect(given(await reprint('both')).copy).toBe(3);
  });
});

describe('what failed before', () => {
  it('is made at the asking, in its language and as the original or reprint it was to be; what no longer stands is not', async () => {
    const real = inPlacePrinter(), broken = new Set<string>();
    await at.remove();
    at = testEngine({ printer: { ...real, print: (job) => (broken.has(job.view.reference ?? '') ? Promise.reject(new Error('jam')) : real.print(job)) } });
    await start();
    const recipients = given(await at.client.call('handover.ceremony', { ceremonyId })).recipients.slice(6, 8).map(({ recipientId }) => recipientId);
    await printed({ language: 'ar', recipients });
    broken.add('PV/AGA/2025/0007').add('PV/AGA/2025/0008');
    await printed({ language: 'ar', originals: [2], recipients });
    await printed({ language: 'fr', recipients });
    expect(refusalOf(await at.client.run('papers.reprint', { reference: 'PV/AGA/2025/0007', language: 'ar' }))).toBe('papers.PRINTER_FAILED');
    given(await cancel('PV/AGA/2025/0008'));
    const pending = async () => given(await at.client.call('papers.archive', { ceremonyId })).pending.map(({ reference, language, original, copy, ceremonyId: of }) => [reference, language, original, copy, of]);
    expect(await pending()).toEqual([['ar', 0, 1], ['ar', 2, 0], ['fr', 0, 0]].map((one) => ['PV/AGA/2025/0007', ...one, ceremonyId]));
    const still = given(await at.client.run('handover.printPending', { ceremonyId }));
    expect(still).toMatchObject({ papers: [], pending: { length: 3 } });
    broken.clear();
    const { papers, pending: none } = given(await at.client.run('handover.printPending', { ceremonyId }));
    expect(papers.map(({ name }) => name)).toEqual(['PV-AGA-2025-0007.duplicate-1.ar.pdf', 'PV-AGA-2025-0007.original-2.ar.pdf', 'PV-AGA-2025-0007.fr.pdf']);
    expect(none).toEqual([]);
    expect(text(papers[0]!.file)).toContain('نسخة مكررة');
    expect(await pending()).toEqual([]);
    // the same bytes as the usual print gives
    expect((await printed({ language: 'ar', originals: [2], recipients })).papers.find(({ reference }) => reference === 'PV/AGA/2025/0007')?.sha256).toBe(papers[1]?.sha256);
    expect(given(await at.client.run('handover.printPending', { ceremonyId }))).toMatchObject({ papers: [], pending: [] });
    expect(refusalOf(await at.client.run('handover.printPending', { ceremonyId: '0192f0c4-0000-7000-8000-000000000001' }))).toBe('handover.UNKNOWN_CEREMONY');
  });
});

describe('settings on papers', () => {
  it('reach what is printed from then on, never what was issued before', async () => {
    given(await at.client.call('settings.save', { letterhead: { fr: ['Royaume du Maroc', 'Une autre ligne'] }, wording: [{ key: 'handoverCertificate.title', fr: 'Procès-verbal du centre' }] }));
    const { papers } = await printed({ kinds: ['certificate', 'summary'] });
    expect(text(papers[0]!.file)).not.toContain('Une autre ligne');
    expect(text(papers.at(-1)!.file)).toContain('Une autre ligne');
    given(await cancel(FIRST));
    given(await at.client.run('handover.reissue', { reference: FIRST }));
    const { papers: [newer] } = await printed({});
    const words = text(newer!.file);
    expect(words).toContain('Procès-verbal du centre');
    expect(words).toContain('Une autre ligne');
    // a new letterhead does not make a new summary: it tells the same… until the cancelled number
    given(await at.client.call('settings.save', { letterhead: { fr: ['Royaume du Maroc', 'Encore une autre'] } }));
    const a = await printed({ kinds: ['list'] }), b = await printed({ kinds: ['list'] });
    expect(a.papers[0]?.sha256).toBe(b.papers[0]?.sha256);
  });
});
