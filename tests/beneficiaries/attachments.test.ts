import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasActiveContent } from '#electron/engine/beneficiaries/activeContent.ts';
import { pixelsOf } from '#electron/engine/beneficiaries/pixels.ts';
import { chunk } from '#electron/engine/documents/pictures/png.ts';
import { fileEnd } from '#electron/policy/fileEnd.ts';
import { MEGABYTE } from '#shared/contract/bridge.ts';
import type { Id } from '#shared/lib/ids.ts';
import { given } from '#tests/support/engine.ts';
import { png as drawn } from '#tests/support/pictures.ts';
import { codeOf, testCentre, type Centre } from './support.ts';

const pdf = (body: string | Buffer): Uint8Array => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(body), Buffer.from('\n%%EOF\n')]);
/** Objects packed into a stream, where no reader of plain text sees them. */
const packed = (inside: string | Buffer, head = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode'): Buffer => Buffer.concat([Buffer.from(`5 0 obj << ${head} >>\nstream\n`), deflateSync(inside), Buffer.from('\nendstream endobj')]);
const png = (width: number, height: number): Uint8Array => { const head = Buffer.alloc(33); head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]); head.writeUInt32BE(13, 8); head.write('IHDR', 12); head.writeUInt32BE(width, 16); head.writeUInt32BE(height, 20); return head; };
const jpeg = (width: number, height: number): Uint8Array => { const bytes = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc00011080000000003012200021101031101ffd9', 'hex'), at = bytes.indexOf('ffc0', 0, 'hex'); bytes.writeUInt16BE(height, at + 5); bytes.writeUInt16BE(width, at + 7); return bytes; };

describe('what a PDF does by itself', () => {
  it.each([
    ['a page that opens', '1 0 obj << /Type /Catalog /OpenAction [3 0 R /Fit] >>', false], ['a script', '1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>', true], ['a name spelled by numbers', '<< /S /J#61vaScr#69pt >>', true], ['a launch', '<< /S /Launch /F (a.exe) >>', true],
    ['a file inside', '<< /Names << /EmbeddedFiles 4 0 R >> >>', true], ['words that begin so', '<< /LaunchPad 1 /JavaScripts 2 >>', false], ['what is encrypted', 'trailer << /Encrypt 9 0 R >>', true],
    ['a script in packed objects', packed('1 0 << /S /JavaScript >>'), true], ['packed objects without', packed('1 0 << /Type /Page >>'), false], ['packed by what cannot be read', '5 0 obj << /Type /ObjStm /Filter /LZWDecode >>\nstream\nxyz\nendstream', true],
    ['a bomb', packed(Buffer.alloc(70 * MEGABYTE)), true],
  ])('%s', (_what, body, active) => { expect(hasActiveContent(pdf(body))).toBe(active); });
});
it('the size of a picture is read from its head', () => {
  expect([pixelsOf('png', png(30_000, 30_000)), pixelsOf('png', png(0, 5)), pixelsOf('png', png(3, 4).subarray(0, 20)), pixelsOf('jpeg', jpeg(640, 480)), pixelsOf('jpeg', jpeg(640, 480).subarray(0, 20))]).toEqual([900_000_000, null, null, 307_200, null]);
});

const smallPicture = drawn(2, 2, () => [9, 9, 9, 255], { type: 2, bits: 8 });
const zip = (name = 'a.txt'): Buffer => Buffer.from(zipSync({ [name]: strToU8('inside') }));
const HTML = Buffer.from('<!doctype html><script>alert(1)</script>');
const coded = (bits = 'ff00ffd3ff00') => Buffer.from(`ffd8ffc00011080001000103012200021101031101ffda0002${bits}ffd9`, 'hex');
describe('what stands behind the end of a file', () => {
  const picture = smallPicture, film = Buffer.from('\0\0\0\x18ftypmp42');
  it.each([
    ['PNG', 'png', picture, 'whole'], ['PNG and zeros', 'png', Buffer.concat([picture, Buffer.alloc(9)]), 'whole'], ['PNG and ZIP', 'png', Buffer.concat([picture, zip()]), 'surplus'], ['PNG and a page', 'png', Buffer.concat([picture, HTML]), 'surplus'],
    ['PNG cut short', 'png', picture.subarray(0, -3), 'cut'], ['PNG with ZIP in a note of its own', 'png', Buffer.concat([picture.subarray(0, -12), chunk('zzIp', zip()), picture.subarray(-12)]), 'surplus'],
    ['JPEG', 'jpeg', coded(), 'whole'], ['JPEG and ZIP', 'jpeg', Buffer.concat([coded(), zip()]), 'surplus'], ['JPEG and a page', 'jpeg', Buffer.concat([coded(), HTML]), 'surplus'], ['JPEG cut short', 'jpeg', coded().subarray(0, -2), 'cut'],
    ['JPEG and a second picture', 'jpeg', Buffer.concat([coded(), coded()]), 'whole'], ['JPEG, a second picture and a page', 'jpeg', Buffer.concat([coded(), coded(), HTML]), 'surplus'], ['JPEG and film', 'jpeg', Buffer.concat([coded(), film]), 'whole'],
    ['JPEG and notes of the maker', 'jpeg', Buffer.concat([coded(), Buffer.from('SEFH......SEFT')]), 'whole'], ['JPEG and what nobody knows', 'jpeg', Buffer.concat([coded(), Buffer.from('0102fffe', 'hex')]), 'whole'], ['JPEG and a second one cut short', 'jpeg', Buffer.concat([coded(), coded().subarray(0, -2)]), 'whole'], ['JPEG and a program', 'jpeg', Buffer.concat([coded(), Buffer.from('MZ')]), 'surplus'], ['JPEG and ZIP posing as notes', 'jpeg', Buffer.concat([coded(), zip(), Buffer.from('SEFT')]), 'surplus'], ['JPEG, film and ZIP', 'jpeg', Buffer.concat([coded(), film, zip()]), 'surplus'],
    ['PDF', 'pdf', pdf('x'), 'whole'], ['PDF in two versions', 'pdf', Buffer.concat([pdf('x'), Buffer.from('7 0 obj << >> endobj\n%%EOF\r\n\0')]), 'whole'], ['PDF and a page', 'pdf', Buffer.concat([pdf('x'), HTML]), 'surplus'],
    ['PDF, a page and another end', 'pdf', Buffer.concat([pdf('x'), HTML, Buffer.from('%%EOF')]), 'surplus'], ['PDF and ZIP', 'pdf', Buffer.concat([pdf('x'), zip()]), 'surplus'], ['ZIP before the end of a PDF', 'pdf', pdf(zip()), 'surplus'], ['PDF cut short', 'pdf', pdf('x').subarray(0, -4), 'cut'],
  ] as const)('%s: %s', (_what, format, bytes, is) => { expect(fileEnd(format, bytes)).toBe(is); });
  it('takes the bytes of a view alone', () => { const all = Buffer.concat([HTML, coded(), HTML]); expect(fileEnd('jpeg', all.subarray(HTML.length, HTML.length + coded().length))).toBe('whole'); });
  it('ends on any bytes', () => {
    for (let seed = 1; seed < 4000; seed++) {
      const bytes = Buffer.concat([coded(), picture, pdf('x')]);
      for (let i = 0; i < 6; i++) bytes[(seed * 7919 + i * 104_729) % bytes.length] = (seed * 31 + i * 17) % 256;
      for (const format of ['png', 'jpeg', 'pdf'] as const) expect(['whole', 'cut', 'surplus']).toContain(fileEnd(format, bytes.subarray(0, seed % bytes.length)));
    }
  });
});

describe('attachments', () => {
  let centre: Centre, personId = '' as Id;
  const call: Centre['at']['client']['call'] = (name, input) => centre.at.client.call(name, input);
  const attach = (bytes: Uint8Array, title = 'Carte') => call('beneficiaries.attach', { personId, file: centre.at.engine.files.put(bytes), title, kind: 'identity' });
  beforeAll(async () => { centre = await testCentre(); ({ personId } = await centre.open()); });
  afterAll(async () => { expect(centre.at.bugs).toEqual([]); await centre.at.remove(); });

  it.each([
    ['beneficiaries.NOT_AN_ATTACHMENT', Buffer.from('PK\u0003\u0004 a workbook')], ['beneficiaries.NOT_AN_ATTACHMENT', Buffer.alloc(0)], ['beneficiaries.NOT_AN_ATTACHMENT', png(0, 0)], ['beneficiaries.TOO_MANY_PIXELS', png(60_000, 60_000)],
    ['beneficiaries.ATTACHMENT_TOO_LARGE', Buffer.concat([pdf('x'), Buffer.alloc(25 * MEGABYTE)])],
    ['beneficiaries.ATTACHMENT_SURPLUS', Buffer.concat([smallPicture, zip()])], ['beneficiaries.ATTACHMENT_SURPLUS', Buffer.concat([pdf('x'), HTML])], ['beneficiaries.NOT_AN_ATTACHMENT', Buffer.from('%PDF-1.7 cut')], ['beneficiaries.NOT_AN_ATTACHMENT', png(3, 4)],
  ])('%s', async (code, bytes) => { expect(codeOf(await attach(bytes))).toBe(code); });
  it('a picture of the person is kept only while they agree to it', async () => {
    const note = (answer: 'given' | 'withdrawn') => call('beneficiaries.consent', { personId, purpose: 'photo', answer, on: '2025-02-19', by: 'person' });
    const photo = () => call('beneficiaries.attach', { personId, file: centre.at.engine.files.put(jpeg(30, 40)), title: 'Photo', kind: 'photo' });
    expect(codeOf(await photo())).toBe('beneficiaries.PHOTO_UNASKED');
    given(await note('given'));
    const { attachmentId } = given(await photo()).attachment;
    given(await call('beneficiaries.attachment', { attachmentId }));
    expect((await centre.show(personId)).photo).toBe(attachmentId);
    given(await note('withdrawn'));
    expect((await centre.show(personId)).photo).toBeNull();
    expect(codeOf(await call('beneficiaries.attachment', { attachmentId }))).toBe('beneficiaries.FORBIDDEN_photo');
    expect(codeOf(await photo())).toBe('beneficiaries.FORBIDDEN_photo');
    given(await note('given'));
    const newer = given(await call('beneficiaries.attach', { personId, file: centre.at.engine.files.put(jpeg(31, 40)), title: 'Photo récente', kind: 'photo' })).attachment.attachmentId;
    given(await call('beneficiaries.attach', { personId, file: centre.at.engine.files.put(pdf('photo')), title: 'Photo en PDF', kind: 'photo' }));
    expect((await centre.show(personId)).photo, 'the newest picture; a PDF is none').toBe(newer);
    given(await call('beneficiaries.removeAttachment', { attachmentId: newer, reason: 'floue' }));
    expect((await centre.show(personId)).photo).toBe(attachmentId);
    for (const { attachmentId: id, removed } of given(await call('beneficiaries.attachments', { personId }))) if (!removed) given(await call('beneficiaries.removeAttachment', { attachmentId: id, reason: 'accord retiré' }));
    expect((await centre.show(personId)).photo).toBeNull();
  });
  it('come back as they were, told by their content; what is active is marked', async () => {
    const bytes = jpeg(100, 50), { attachment, active } = given(await attach(bytes)), odd = given(await attach(pdf('<< /S /JavaScript >>'), 'Formulaire'));
    expect([attachment.format, active, odd.attachment.format, odd.active]).toEqual(['jpeg', false, 'pdf', true]);
    expect(await attach(bytes, 'Encore')).toMatchObject({ ok: false, refusal: { code: 'beneficiaries.ATTACHMENT_TWICE', params: { title: 'Carte' } } });
    const back = given(await call('beneficiaries.attachment', { attachmentId: attachment.attachmentId }));
    expect(Buffer.from(given(centre.at.engine.files.take(back.file))).equals(Buffer.from(bytes))).toBe(true);
    expect(given(await call('beneficiaries.attachment', { attachmentId: odd.attachment.attachmentId })).active).toBe(true);
    expect(given(await call('beneficiaries.attachments', { personId })).map(({ title }) => title)).toEqual(['Formulaire', 'Carte', 'Photo en PDF', 'Photo récente', 'Photo']);
    expect((await centre.show(personId)).counts.attachments).toBe(2);
    await centre.as('Amal');
    expect(codeOf(await call('beneficiaries.attachment', { attachmentId: attachment.attachmentId }))).toBe('beneficiaries.NOT_YOURS');
    await centre.as('Directrice');
  });
  it('go with a reason, unless an answer rests on them', async () => {
    const { attachment: { attachmentId } } = given(await attach(pdf('accord'), 'Accord'));
    given(await call('beneficiaries.consent', { personId, purpose: 'caseWork', answer: 'given', on: '2025-02-19', by: 'person', attachmentId }));
    expect(codeOf(await call('beneficiaries.removeAttachment', { attachmentId, reason: 'x' }))).toBe('beneficiaries.ATTACHMENT_CITED');
    given(await call('beneficiaries.consent', { personId, purpose: 'caseWork', answer: 'given', on: '2025-02-20', by: 'person' }));
    expect(given(await call('beneficiaries.removeAttachment', { attachmentId, reason: 'mauvaise personne' })).attachment.removed).toMatchObject({ by: 'Directrice', reason: 'mauvaise personne' });
    expect(codeOf(await call('beneficiaries.attachment', { attachmentId }))).toBe('beneficiaries.ATTACHMENT_REMOVED');
    expect(codeOf(await call('beneficiaries.removeAttachment', { attachmentId, reason: 'x' }))).toBe('beneficiaries.ATTACHMENT_REMOVED');
    expect((await centre.show(personId)).counts.attachments).toBe(2);
  });
});
