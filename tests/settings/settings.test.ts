import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, type Sent } from '#shared/contract/index.ts';
import { PAPER_KINDS, PAPER_LANGS, type CeremonyKind } from '#shared/domain/papers.ts';
import { LANGS, message, type MessageKey } from '#shared/i18n/index.ts';
import type { Refusal, Result } from '#shared/lib/result.ts';
import { createCurrentSettings } from '#electron/engine/settings/current.ts';
import { unwrapDataKey } from '#electron/engine/store/keySlots.ts';
import { openStore } from '#electron/engine/store/open.ts';
import type { Store } from '#electron/engine/store/store.ts';
import { agadirWorkbook, given, PASSPHRASE, steadyClock, testEngine } from '#tests/support/engine.ts';
import { textOf } from '#tests/support/poppler.ts';

const test = testEngine();
const { client } = test;
beforeAll(() => test.create({ userName: 'سعاد الأمينة' }));
afterAll(() => test.remove());

const show = async (version?: number) => given(await client.call('settings.show', version === undefined ? {} : { version }));
const save = (change: Sent<'settings.save'>): ReturnType<typeof client.call<'settings.save'>> => client.call('settings.save', change);
const refusal = (result: Result<unknown>): Refusal => { if (result.ok) throw new Error('accepted'); return result.refusal; };
/** A refusal is a sentence of both languages that names its field. */
function inWords({ code, params }: Refusal): void {
  for (const lang of LANGS) {
    const sentence = message(lang, code, params);
    expect(sentence).toMatch(lang === 'ar' ? /\p{Script=Arabic}{3}.*[.]$/u : /[a-z]{3}.*[.]$/u);
    if (params?.['field'] !== undefined) expect(sentence).toContain(String(params['field']));
  }
}
/** A grey square of so many pixels. */
function png(side: number): Uint8Array {
  const table = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c; });
  const crc = (bytes: Buffer): number => (bytes.reduce((sum, byte) => (table[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]), length = Buffer.alloc(4), sum = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, side, 0, 0, 0, side, 8, 0, 0, 0, 0]), rows = Buffer.alloc(side * (side + 1), 0x50).map((byte, i) => (i % (side + 1) === 0 ? 0 : byte));
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

describe('the settings of a new centre', () => {
  it('are version 1: its name and head, and usual words for the rest', async () => {
    const { version, settings, texts } = await show();
    expect(version).toBe(1);
    expect(settings).toMatchObject({
      name: { ar: 'مركز التجربة', fr: 'Centre d’essai' }, city: { fr: 'Agadir' }, logos: { left: null, right: null }, wording: {}, contact: { phone: '' },
      letterhead: { fr: ['Royaume du Maroc', 'Fondation Mohammed VI pour la réinsertion des détenus', 'Centre d’essai'] },
    });
    expect(settings.originals.map(({ fr }) => fr)).toEqual(['Le bénéficiaire', 'Division de l’action sociale', 'Fondation Mohammed VI pour la réinsertion des détenus', 'Le centre', 'La Région']);
    expect(settings.programme.map(({ minutes }) => minutes)).toEqual(settings.programme.map(({ minutes }) => minutes ?? 0).sort((a, b) => a - b));
    for (const { text } of settings.programme) expect(text.ar && text.fr).toBeTruthy();
    expect(texts.find(({ key }) => key === 'handoverCertificate.closed')?.placeholders).toEqual([
      { name: 'amount', kind: 'value', branches: [], required: true }, { name: 'words', kind: 'value', branches: [], required: true },
    ]);
    expect(texts.find(({ key }) => key === 'handoverCertificate.transfer')?.placeholders[0]).toEqual({ name: 'transfer', kind: 'choice', branches: ['loan', 'other'], required: false });
  });
});

describe('a change', () => {
  it('makes the next version, and touches only what it names', async () => {
    const before = await show();
    expect(given(await save({ city: { fr: 'Tiznit' }, contact: { phone: '0528 00 00 00', address: { ar: 'زنقة 1' } }, letterhead: { fr: ['Royaume du Maroc', '  Un   centre '] } }))).toEqual({ version: before.version + 1, changed: true });
    const after = await show();
    expect(after.settings).toEqual({
      ...before.settings, city: { ar: 'أكادير', fr: 'Tiznit' }, contact: { phone: '0528 00 00 00', address: { ar: 'زنقة 1', fr: '' }, hours: { ar: '', fr: '' } },
      letterhead: { ar: before.settings.letterhead.ar, fr: ['Royaume du Maroc', 'Un centre'] },
    });
    expect((await show(before.version)).settings).toEqual(before.settings);
    expect(refusal(await client.call('settings.show', { version: 99 }))).toEqual({ code: 'settings.UNKNOWN_VERSION', params: { version: 99 } });
  });
  it('that changes nothing makes no version', async () => {
    const { version, settings } = await show();
    expect(given(await save({}))).toEqual({ version, changed: false });
    expect(given(await save({ name: settings.name, originals: settings.originals, programme: settings.programme, wording: [] }))).toEqual({ version, changed: false });
  });
  it('to null brings back what stood there first', async () => {
    const first = (await show(1)).settings;
    given(await save({ originals: [{ ar: 'أ', fr: 'A' }], slipTo: { fr: 'Quelqu’un' }, name: { fr: 'Autre' } }));
    expect((await show()).settings).toMatchObject({ originals: [{ ar: 'أ', fr: 'A' }], slipTo: { ar: first.slipTo.ar, fr: 'Quelqu’un' }, name: { ar: first.name.ar, fr: 'Autre' } });
    given(await save({ originals: null, slipTo: null, name: null, letterhead: null, contact: null, city: null, programme: null, wording: null }));
    expect((await show()).settings).toEqual(first);
  });
  it('of a wording stays until it is emptied', async () => {
    const key = 'handoverCertificate.title', original = (await show()).texts.find((text) => text.key === key)?.original ?? { ar: '', fr: '' };
    given(await save({ wording: [{ key, fr: ' Décharge ' }] }));
    expect((await show()).settings.wording).toEqual({ [key]: { ar: '', fr: 'Décharge' } });
    given(await save({ wording: [{ key, ar: 'إبراء ذمة' }] }));
    expect((await show()).settings.wording).toEqual({ [key]: { ar: 'إبراء ذمة', fr: 'Décharge' } });
    given(await save({ wording: [{ key, ar: original.ar, fr: '' }] }));
    expect((await show()).settings.wording).toEqual({});
  });
});

describe('a refused change', () => {
  const long = 'x'.repeat(121), head = Array.from({ length: 9 }, () => 'x'), pair = { ar: 'أ', fr: 'A' };
  it.each<[string, object, string, string]>([
    ['an unknown field', { colour: 'red' }, 'app.UNKNOWN_FIELD', 'colour'],
    ['an unknown field inside', { contact: { fax: '1' } }, 'app.UNKNOWN_FIELD', 'contact.fax'],
    ['no line of the head', { letterhead: { ar: [] } }, 'settings.LETTERHEAD_FORM', 'letterhead.ar'],
    ['nine lines of it', { letterhead: { fr: head } }, 'settings.LETTERHEAD_FORM', 'letterhead.fr'],
    ['no list of lines', { letterhead: { fr: 'x' } }, 'settings.LETTERHEAD_FORM', 'letterhead.fr'],
    ['a line too long', { letterhead: { fr: ['x', long] } }, 'app.TEXT_TOO_LONG', 'letterhead.fr.1'],
    ['a blank line', { letterhead: { fr: ['x', '  '] } }, 'app.NOT_ONE_LINE', 'letterhead.fr.1'],
    ['two lines in one', { letterhead: { fr: ['x\ny'] } }, 'app.NOT_ONE_LINE', 'letterhead.fr.0'],
    ['a line of nothing seen', { letterhead: { fr: ['\u200b'] } }, 'settings.EMPTY', 'letterhead.fr.0'],
    ['a name of nothing', { name: { fr: '' } }, 'app.NOT_ONE_LINE', 'name.fr'],
    ['eleven originals', { originals: Array.from({ length: 11 }, () => pair) }, 'settings.ORIGINALS_FORM', 'originals'],
    ['no original', { originals: [] }, 'settings.ORIGINALS_FORM', 'originals'],
    ['an original in one language', { originals: [{ ar: 'أ', fr: '' }] }, 'app.NOT_ONE_LINE', 'originals.0.fr'],
    ['half a minute', { programme: [{ minutes: 0.5, text: pair }] }, 'settings.MINUTES_FORM', 'programme.0.minutes'],
    ['a day later', { programme: [{ minutes: 1440, text: pair }] }, 'settings.MINUTES_FORM', 'programme.0.minutes'],
    ['no step', { programme: [] }, 'settings.PROGRAMME_FORM', 'programme'],
    ['the programme’s name in a head', { letterhead: { ar: ['x', 'برنامج مصالحة'] } }, 'settings.RESTRICTED_LABEL', 'letterhead.ar.1'],
    ['the programme’s name in a step', { programme: [{ minutes: 0, text: { ar: 'أ', fr: 'Bilan de Mossalaha 2017-2025' } }] }, 'settings.RESTRICTED_LABEL', 'programme.0.text.fr'],
    ['the programme’s name in a wording', { wording: [{ key: 'handoverCertificate.title', fr: 'Remise Moussalaha' }] }, 'settings.RESTRICTED_LABEL', 'text.handoverCertificate.title.fr'],
    ['a wording with an unknown value', { wording: [{ key: 'handoverCertificate.title', ar: '{name}' }] }, 'settings.PLACEHOLDER_UNKNOWN', 'text.handoverCertificate.title.ar'],
  ])('%s', async (_what, change, code, field) => {
    const before = await show(), refused = refusal(await save(change as Sent<'settings.save'>));
    expect(refused).toMatchObject({ code, params: { field } });
    inWords(refused);
    expect(await show()).toEqual(before);
  });
  it.each(['handoverCertificate.signature', 'app.CANCELLED', 'constructor', '__proto__'])('a text that is no centre’s: %s', async (key) => {
    const refused = refusal(await save({ wording: [{ key, fr: 'x' }] }));
    expect(refused).toEqual({ code: 'settings.TEXT_NOT_EDITABLE', params: { key } });
    inWords(refused);
  });
});

describe('logos', () => {
  const logo = (side: 'left' | 'right', bytes: Uint8Array | null) => client.call('settings.setLogo', { side, file: bytes && test.engine.files.put(bytes) });
  it('are kept once, named by their SHA-256, and taken away again', async () => {
    const { version } = await show();
    expect(given(await logo('left', png(40)))).toEqual({ version: version + 1, changed: true });
    expect(given(await logo('left', png(40)))).toEqual({ version: version + 1, changed: false });
    expect(given(await logo('right', png(40)))).toEqual({ version: version + 2, changed: true });
    const { logos } = (await show()).settings;
    expect(logos.left).toMatch(/^[0-9a-f]{64}$/);
    expect(logos.right).toBe(logos.left);
    given(await save({ city: { fr: 'Tata' } }));
    expect((await show()).settings.logos).toEqual(logos);
    expect(given(await logo('left', null)).changed).toBe(true);
    expect((await show()).settings.logos).toEqual({ left: null, right: logos.right });
  });
  it('come back as they were given', async () => {
    given(await logo('left', png(40)));
    const found = given(await client.call('settings.logo', { side: 'left' })), taken = test.engine.files.take(found?.file ?? '');
    expect([found?.kind, Buffer.compare(given(taken), png(40))]).toEqual(['png', 0]);
    given(await logo('left', null));
    expect(given(await client.call('settings.logo', { side: 'left' }))).toBe(null);
  });
  it('that are no picture are refused, and change nothing', async () => {
    const before = await show();
    for (const bytes of [Buffer.from('no picture'), Buffer.alloc(0), png(40).subarray(0, 45), Buffer.alloc(3_000_000, 0x89)]) inWords(refusal(await logo('left', bytes)));
    expect(refusal(await client.call('settings.setLogo', { side: 'left', file: 'ab'.repeat(16) }))).toEqual({ code: 'app.UNKNOWN_FILE' });
    expect(await show()).toEqual(before);
  });
});

describe('who may', () => {
  it('read and change', () => {
    expect([contract['settings.show'].access, contract['settings.save'].access, contract['settings.setLogo'].access]).toEqual(['settings.read', 'settings.change', 'settings.change']);
  });
  it('not without a session', async () => {
    for (const name of ['settings.show', 'settings.save']) expect(await test.raw(name, {}, null)).toEqual({ ok: false, refusal: { code: 'app.NO_SESSION' } });
  });
});

describe('what is kept', () => {
  it('each version with its author, the change log and the audit; a ceremony’s own programme name is refused too', async () => {
    const other = testEngine();
    let store: Store | null = null;
    try {
      await other.create();
      await other.import(agadirWorkbook());
      given(await other.client.call('settings.save', { city: { fr: 'Tata' } }));
      given(await other.client.call('settings.setLogo', { side: 'right', file: other.engine.files.put(png(24)) }));
      given(await other.client.call('settings.save', {}));
      await other.client.call('settings.save', { wording: [{ key: 'handoverCertificate.title', fr: '{x}' }] });
      await other.engine.close();
      const dir = path.join(other.folder, 'data'), { dataKey } = given(await unwrapDataKey(dir, PASSPHRASE));
      store = given(openStore({ dir, dataKey, clock: steadyClock() }));
      const { sql } = store;
      expect(sql.all`SELECT version, created_by = (SELECT id FROM users) AS own FROM settings_versions ORDER BY version`).toEqual([{ version: 1, own: 1 }, { version: 2, own: 1 }, { version: 3, own: 1 }]);
      expect(sql.all`SELECT procedure, outcome, subject FROM audit WHERE procedure LIKE 'settings.%' ORDER BY seq`).toEqual([
        { procedure: 'settings.save', outcome: 'done', subject: '2' }, { procedure: 'settings.setLogo', outcome: 'done', subject: '3' },
        { procedure: 'settings.save', outcome: 'done', subject: '3' }, { procedure: 'settings.save', outcome: 'settings.PLACEHOLDER_UNKNOWN', subject: '' },
      ]);
      const centre = sql.one<{ id: never }>`SELECT id FROM centre`;
      expect(store.changes.history('settings_versions', centre?.id as never).map(({ values }) => values)).toMatchObject([
        { before: { version: 1, city: '{"ar":"أكادير","fr":"Agadir"}' }, after: { version: 2, city: '{"ar":"أكادير","fr":"Tata"}' } }, { before: { version: 2 }, after: { version: 3 } },
      ]);
      const current = createCurrentSettings(), { version, settings } = current.of(store);
      expect(version).toBe(3);
      const right = settings.logos.right ?? '';
      expect(current.pictures(store, [right, right])).toMatchObject({ [right]: { kind: 'png' } });
      expect(current.pictures(store, [])).toEqual({});
      expect(() => current.pictures(store as Store, ['0'.repeat(64)])).toThrow('a picture is kept');
    } finally {
      store?.close();
      await other.remove();
    }
  });
});

it('what chance seldom meets is said in words too', () => {
  const told: readonly MessageKey[] = ['settings.BOTH_LANGUAGES', 'settings.TEXT_TOO_MANY_CASES'];
  expect(told).toHaveLength(2);
  for (const code of told) inWords({ code, params: { field: 'x' } });
});

describe('versions', () => {
  it('tell the newest first when, by whom and what was changed', async () => {
    const { version, savedBy } = await show();
    given(await save({ city: { fr: 'Ville des versions' }, originals: [{ ar: 'أ', fr: 'A' }] }));
    const all = given(await client.call('settings.versions', {}));
    expect(all[0]).toMatchObject({ version: version + 1, changed: ['city', 'originals'] });
    expect(all.map((one) => one.version)).toEqual(Array.from({ length: version + 1 }, (_, i) => version + 1 - i));
    expect(all.at(-1)?.changed).toEqual([]);
    const by = { name: 'سعاد الأمينة', role: 'director' };
    expect([savedBy, (await show(1)).savedBy, ...all.map((one) => one.savedBy)]).toEqual(Array.from({ length: all.length + 2 }, () => by));
  });
});

describe('a preview', () => {
  it('prints what is not saved, marked as a specimen, and saves nothing', async () => {
    const before = (await show()).version;
    const { file, pages } = given(await client.run('settings.preview', { change: { name: { fr: 'Centre d’un autre nom' } }, paper: 'certificate', language: 'fr' }));
    const pdf = path.join(test.folder, 'preview.pdf');
    writeFileSync(pdf, given(test.engine.files.take(file)));
    expect(pages).toBeGreaterThan(0);
    const text = textOf(pdf);
    expect(text).toContain('Centre d’un autre nom');
    expect(text).toMatch(/SP[EÉ]CIMEN/);
    expect(text).not.toContain('PV/');
    expect((await show()).version).toBe(before);
  });
  it.each(PAPER_KINDS)('shows every kind of paper in each language: %s', async (paper) => {
    for (const language of PAPER_LANGS) {
      const { file, pages } = given(await client.run('settings.preview', { change: { letterhead: { ar: ['رأس جديد'], fr: ['Tête nouvelle'] }, name: { ar: 'مركز آخر', fr: 'Centre autre' } }, paper, language }));
      const pdf = path.join(test.folder, `preview-${paper}.${language}.pdf`);
      writeFileSync(pdf, given(test.engine.files.take(file)));
      const text = textOf(pdf);
      expect(pages).toBeGreaterThan(0);
      expect(text).toMatch(language === 'ar' ? /نموذج/ : /SP[EÉ]CIMEN/);
      expect(text.replace(/\s/g, '')).toMatch(/Têtenouvelle|رأسجديد|Centreautre|مركزآخر/);
      expect(text).not.toMatch(/undefined|null|\{|[A-Z]{2,}\/[A-Z]{2,}\/\d{4}\/0001/);
    }
  });
  it('shows on a file’s paper what the settings say there, and takes no kind it does not know', async () => {
    const asked = { change: { cndp: 'D-123/2026', contact: { phone: '0528 99 88 77' } }, paper: 'consent', language: 'fr' } as const, pdf = path.join(test.folder, 'preview-consent.pdf');
    writeFileSync(pdf, given(test.engine.files.take(given(await client.run('settings.preview', asked)).file)));
    for (const told of ['D-123/2026', '0528 99 88 77', message('fr', 'settings.samplePartner')]) expect(textOf(pdf)).toContain(told);
    for (const paper of ['erasureCertificate', 'Consent', '']) expect(await client.run('settings.preview', { ...asked, paper } as never)).toMatchObject({ ok: false, refusal: { code: 'app.INVALID_INPUT' } });
  });
  it('shows a text that stands on a paper in one case alone', async () => {
    const said = async (paper: CeremonyKind, text: string): Promise<string> => {
      const pdf = path.join(test.folder, 'preview-text.pdf');
      writeFileSync(pdf, given(test.engine.files.take(given(await client.run('settings.preview', { change: {}, paper, text, language: 'fr' })).file)));
      return textOf(pdf);
    };
    expect(await said('certificate', 'handoverCertificate.title')).not.toContain('a été lu et expliqué');
    for (const key of ['handoverCertificate.reading', 'handoverCertificate.readingLead']) expect(await said('certificate', key)).toContain('a été lu et expliqué');
    expect(await said('receipt', 'handoverReceipt.reading')).toContain('a été lu et expliqué');
    expect(await said('certificate', 'handoverCertificate.former')).toMatch(/remplace/);
    expect(await said('attestation', 'attestation.titleLoan')).toContain(message('fr', 'attestation.titleLoan'));
  });
  it('refuses what saving would refuse', async () => {
    expect(await client.run('settings.preview', { change: { name: { fr: 'Moussalaha' } }, paper: 'slip', language: 'both' })).toMatchObject({ ok: false, refusal: { code: 'settings.RESTRICTED_LABEL' } });
  });
});
