import { randomBytes } from 'node:crypto';
import { deflateRawSync, crc32 } from 'node:zlib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArchive } from '#electron/engine/exchange/archive.ts';
import { readCeremonyForm } from '#electron/engine/exchange/ceremonyWorkbook.ts';
import { LIMITS, readWorkbook } from '#electron/engine/exchange/workbook.ts';
import { agadir, brief, bytesOf, draft, errorsOf, KEYS, put, type Key, type Value } from './workbooks.ts';

/** A zip written byte by byte, so that its headers may lie. */
interface Entry { name: string; packed: Uint8Array; method: number; claimedSize: number; crc: number; flags?: number; zip64?: boolean }
function zip(entries: readonly Entry[]): Uint8Array {
  const locals: Buffer[] = [], directory: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, method, claimedSize, crc, flags = 0, zip64 = false } of entries) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0); local.writeUInt16LE(flags, 6); local.writeUInt16LE(method, 8); local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(packed.length, 18); local.writeUInt32LE(claimedSize, 22); local.writeUInt16LE(name.length, 26);
    const extra = zip64 ? Buffer.alloc(4 + 24) : Buffer.alloc(0);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0); central.writeUInt16LE(flags, 8); central.writeUInt16LE(method, 10); central.writeUInt32LE(crc, 16); central.writeUInt16LE(name.length, 28); central.writeUInt16LE(extra.length, 30);
    if (zip64) {
      extra.writeUInt16LE(1, 0); extra.writeUInt16LE(24, 2); extra.writeBigUInt64LE(BigInt(claimedSize), 4); extra.writeBigUInt64LE(BigInt(packed.length), 12); extra.writeBigUInt64LE(BigInt(offset), 20);
      for (const at of [20, 24, 42]) central.writeUInt32LE(0xffffffff, at);
    } else { central.writeUInt32LE(packed.length, 20); central.writeUInt32LE(claimedSize, 24); central.writeUInt32LE(offset, 42); }
    locals.push(local, Buffer.from(name), Buffer.from(packed));
    directory.push(central, Buffer.from(name), extra);
    offset += local.length + name.length + packed.length;
  }
  const end = Buffer.alloc(22), size = directory.reduce((sum, part) => sum + part.length, 0);
  end.writeUInt32LE(0x06054b50, 0); end.writeUInt16LE(entries.length, 8); end.writeUInt16LE(entries.length, 10); end.writeUInt32LE(size, 12); end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]));
}
const deflated = (name: string, content: Uint8Array, more: Partial<Entry> = {}): Entry => ({ name, packed: deflateRawSync(content), method: 8, claimedSize: content.length, crc: crc32(content), ...more });
const parts = (): [string, Uint8Array][] => Object.entries(unzipSync(agadir())).filter(([name]) => !name.endsWith('/'));
const codes = (bytes: Uint8Array): string[] => brief(errorsOf(readCeremonyForm(bytes)));
const NOT = ['NOT_A_WORKBOOK !'], LARGE = ['TOO_LARGE !'];

describe('what is no workbook', () => {
  const encrypted = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4_096)]);
  it.each<[string, Uint8Array]>([
    ['empty', new Uint8Array()], ['text', strToU8('file_number;cin\n1;2')], ['a PDF', strToU8('%PDF-1.7\n%âãÏÓ')], ['an image', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
    ['an encrypted or old workbook', new Uint8Array(encrypted)], ['noise', new Uint8Array(randomBytes(5_000))], ['another zip', zipSync({ 'word/document.xml': strToU8('<w:document/>') })], ['an empty zip', zipSync({})],
    ['half a workbook', agadir().slice(0, 10_000)], ['a workbook without its head', agadir().slice(2_000)], ['an encrypted part', zip(parts().map(([name, content]) => deflated(name, content, { flags: 1 })))],
    ['an unknown compression', zip(parts().map(([name, content]) => deflated(name, content, { method: 14 })))], ['a wrong checksum', zip(parts().map(([name, content]) => deflated(name, content, { crc: 7 })))],
    ['.xls', new Uint8Array(write({ SheetNames: ['ceremony'], Sheets: { ceremony: utils.aoa_to_sheet([['key']]) } }, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)],
    ['.ods', new Uint8Array(write({ SheetNames: ['ceremony'], Sheets: { ceremony: utils.aoa_to_sheet([['key']]) } }, { type: 'array', bookType: 'ods' }) as ArrayBuffer)],
    ['.xlsb', new Uint8Array(write({ SheetNames: ['ceremony'], Sheets: { ceremony: utils.aoa_to_sheet([['key']]) } }, { type: 'array', bookType: 'xlsb' }) as ArrayBuffer)],
    ['a sheet that is listed and not there', zip(parts().filter(([name]) => !name.endsWith('sheet3.xml')).map(([name, content]) => deflated(name, content)))],
    ['a workbook of broken XML', zip([deflated('xl/workbook.xml', strToU8('<workbook')), deflated('[Content_Types].xml', strToU8('<Types'))])],
  ])('%s', (_, bytes) => expect(codes(bytes)).toEqual(NOT));
});

describe('other writers’ archives', () => {
  it('reads stored parts, Zip64 fields, a comment at the end, macros left aside', () => {
    for (const make of [
      () => zip(parts().map(([name, content]) => ({ name, packed: content, method: 0, claimedSize: content.length, crc: crc32(content) }))),
      () => zip(parts().map(([name, content]) => deflated(name, content, { zip64: true }))),
      () => zip([...parts().map(([name, content]) => deflated(name, content)), deflated('xl/vbaProject.bin', randomBytes(999))]),
      () => { const plain = Buffer.from(zip(parts().map(([name, content]) => deflated(name, content)))); plain.writeUInt16LE(7, plain.length - 2); return new Uint8Array(Buffer.concat([plain, Buffer.from('comment')])); },
    ]) expect(readCeremonyForm(make()).ok).toBe(true);
  });
});

describe('bombs', () => {
  const zeros = new Uint8Array(64 * 1024 * 1024);
  it('stops at 200 MB inflated, whatever the headers claim', () => {
    const bomb = zip([1, 2, 3, 4].map((n) => deflated(`xl/worksheets/sheet${n}.xml`, zeros, { claimedSize: 10 })));
    expect(bomb.length).toBeLessThan(400_000);
    expect(codes(bomb)).toEqual(LARGE);
  });
  it('counts what is inflated so far, part by part, and stops inside a part', () => {
    const limits = { inflatedBytes: 1_000_000, parts: 10 };
    expect(readArchive(zip([deflated('a', new Uint8Array(1_000_000), { claimedSize: 1 })]), limits).ok).toBe(true);
    expect(readArchive(zip([deflated('a', new Uint8Array(1_000_001), { claimedSize: 1 })]), limits)).toEqual({ ok: false, fault: 'TOO_LARGE' });
    expect(readArchive(zip([deflated('a', new Uint8Array(600_000)), deflated('b', new Uint8Array(600_000))]), limits)).toEqual({ ok: false, fault: 'TOO_LARGE' });
    expect(readArchive(zip([deflated('a', new Uint8Array(1_000_000)), { name: 'b', packed: new Uint8Array(5), method: 0, claimedSize: 0, crc: 0 }]), limits)).toEqual({ ok: false, fault: 'TOO_LARGE' });
  });
  it('one part listed a thousand times, and too many parts', () => {
    const part = deflated('xl/x.xml', zeros);
    const end = Buffer.from(zip([part])), directory = end.readUInt32LE(end.length - 6), entry = end.subarray(directory, end.length - 22), tail = Buffer.from(end.subarray(end.length - 22));
    tail.writeUInt16LE(1_000, 10);
    expect(codes(new Uint8Array(Buffer.concat([end.subarray(0, directory), ...Array.from({ length: 1_000 }, () => entry), tail])))).toEqual(LARGE);
    expect(codes(zip(Array.from({ length: LIMITS.parts + 1 }, (_, n) => deflated(`${n}.xml`, new Uint8Array(1)))))).toEqual(['TOO_MANY_PARTS !']);
  });
  it('more XML, cells or array formulas than any form has', () => {
    const inSheet = (more: string) => codes(zip(parts().map(([name, content]) =>
      deflated(name, name === 'xl/worksheets/sheet3.xml' ? strToU8(strFromU8(content).replace('</sheetData>', `${more}</sheetData>`)) : content))));
    expect(inSheet(`<row>${'<c/>'.repeat(LIMITS.cells)}</row>`)).toEqual(['TOO_MANY_CELLS !']);
    expect(inSheet(`<row>${'<c><f t="array" ref="A1"/></c>'.repeat(LIMITS.arrayFormulas + 1)}</row>`)).toEqual(['TOO_MANY_CELLS !']);
    expect(inSheet(`<row r="999"><c><v>${'1'.repeat(LIMITS.parsedBytes)}</v></c></row>`)).toEqual(LARGE);
  });
  it('a link over every cell there can be', () => {
    const links = (element: string) => readCeremonyForm(zip(parts().map(([name, content]) =>
      deflated(name, name === 'xl/worksheets/sheet3.xml' ? strToU8(strFromU8(content).replace('</sheetData>', `</sheetData>${element}`)) : content))));
    for (const element of ['<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>', '<x:hyperlink ref="A1:XFD1048576" location="x"/>']) expect(links(element).ok).toBe(true);
  });
});

it('keeps types and addresses: dates, truths, errors, formulas', () => {
  const of = draft();
  const values: Value[] = [1.5, 'x', true, { t: 'n', v: 45714, z: 'dd/mm/yyyy' }, { t: 'e', v: 0x17, w: '#REF!' }, { t: 'n', v: 3, f: '1+2' }, { t: 's', v: '', f: '""' }];
  values.forEach((value, column) => put(of, 'equipment', utils.encode_cell({ r: 199, c: column }), value));
  const reading = readWorkbook(bytesOf(of));
  const last = reading.ok ? reading.workbook.sheets[2]?.rows.at(-1) : undefined;
  expect(last?.row).toBe(199);
  expect([...last?.values ?? []]).toEqual([
    [0, { kind: 'number', number: 1.5, dated: false }], [1, { kind: 'text', text: 'x' }], [2, { kind: 'truth', truth: true }], [3, { kind: 'number', number: 45714, dated: true }],
    [4, { kind: 'error', text: '#REF!' }], [5, { kind: 'number', number: 3, dated: false }],
  ]);
});

describe('never throws (fast-check prints the seed of a failure)', () => {
  const settled = (bytes: Uint8Array): void => {
    const reading = readCeremonyForm(bytes);
    if (reading.ok) expect(reading.form.beneficiaries.length).toBeGreaterThan(0);
    else for (const { code, message } of reading.errors) { expect(code).toMatch(/^[A-Z_]+$/); expect(message.ar).not.toBe(''); expect(message.fr).not.toBe(''); }
    expect(reading.ok || reading.errors.length > 0).toBe(true);
  };
  const original = agadir();
  it('on the sample’s bytes changed anywhere', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }), fc.option(fc.nat(original.length)), (changes, cut) => {
      const bytes = original.slice(0, cut ?? undefined);
      for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
      settled(bytes);
    }), { numRuns: 200 });
  });
  it('on the XML inside changed anywhere', () => {
    const texts = parts();
    const scraps = fc.constantFrom('<', '>', '"', '&', '<c r="ZZZZZ99999999"><v>1</v></c>', '<row r="1048577">', ' t="s"', ' t="e"', '<v>99999999</v>', '<f>A1</f>', '</row>', '\u0000', '<mergeCell ref="A1:XFD1048576"/>', 'NaN', '-1', '1e999');
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(texts.length - 1), fc.double({ min: 0, max: 1, noNaN: true }), scraps, fc.nat(12)), { minLength: 1, maxLength: 4 }), (changes) => {
      const files = new Map(texts.map(([name, content]) => [name, strFromU8(content)]));
      for (const [part, share, scrap, removed] of changes) {
        const name = texts[part]?.[0] ?? '', text = files.get(name) ?? '', at = Math.floor(share * text.length);
        files.set(name, text.slice(0, at) + scrap + text.slice(at + removed));
      }
      settled(zipSync(Object.fromEntries([...files].map(([name, text]) => [name, strToU8(text)]))));
    }), { numRuns: 100 });
  });
  it('on any value in any cell', () => {
    const value: fc.Arbitrary<Value> = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 8 }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null), fc.constant('{'), fc.constant("ceremonyForm.{x}'"), fc.constant('م'.repeat(3_000)),
      fc.double({ min: -1e6, max: 4e6, noNaN: true }).map((v): Value => ({ t: 'n', v, z: 'dd/mm/yyyy' })), fc.constantFrom('8.450', '31/02/2025', '#REF!', '=1+1', '__proto__', 'constructor', '1e400', '٨٫٥', '-'),
    );
    const place = fc.tuple(fc.constantFrom<Key>(...KEYS), fc.nat(30), fc.nat(20), value);
    fc.assert(fc.property(fc.array(place, { minLength: 1, maxLength: 12 }), (changes) => {
      const of = draft();
      for (const [key, r, c, typed] of changes) put(of, key, utils.encode_cell({ r, c }), typed);
      settled(bytesOf(of));
    }), { numRuns: 100 });
  });
});
