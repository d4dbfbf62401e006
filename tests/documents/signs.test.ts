import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fontFiles } from '#electron/engine/documents/fonts.ts';
import { unprintedSign } from '#shared/domain/common/signs.ts';
import { openFont } from './engine/lab.ts';

/* What the importer and the checks of a ceremony call unprintable is what no font of the papers has. */
const FILE = new URL('../../shared/domain/common/signs.json', import.meta.url), LAST = 0xe01ef;
const fonts = Object.values(fontFiles()).map(({ normal }) => openFont(normal));
const has = (code: number): boolean => fonts.some(font => font.hasGlyphForCodePoint(code));

/** Ranges of characters that some font has, in hexadecimal. */
function ranges(): string[] {
  const found: string[] = [], hex = (code: number): string => code.toString(16);
  for (let code = 0x21; code <= LAST; code++) {
    if (!has(code)) continue;
    const from = code;
    while (has(code + 1)) code++;
    found.push(from === code ? hex(from) : `${hex(from)}-${hex(code)}`);
  }
  return found;
}

describe('signs that papers print', () => {
  it('are those of their fonts', () => {
    const wanted = ranges();
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(FILE, `${JSON.stringify(wanted)}\n`);
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(wanted);
  });
  it.each(['☎ 05 28', 'عمر 😀', '👩‍🔧', '❤️', '1️⃣', 'ⴰⵣⵓⵍ', 'پژ', 'Ḍ ṭ ẓ œ €', '№ ✓ ☐ © ™ ½ × ÷', 'مُلَوَّن', 'عبد\u200cالله', 'a\u00a0b\u202fc'])('%s is printed', (text) => {
    expect(unprintedSign(text)).toBeNull();
  });
  it.each([['Мотор', 'М'], ['عمر 名', '名'], ['Aɣilas', 'ɣ'], ['12 ৳', '৳'], ['α', 'α'], ['a\u{1D11E}', '\u{1D11E}']])('%s has %s, which no font has', (text, sign) => {
    expect(unprintedSign(text)).toBe(sign);
  });
});
