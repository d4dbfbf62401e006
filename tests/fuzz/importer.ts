import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import type { CellObject } from '@e965/xlsx';
import { agadir, bytesOf, draft, KEYS, type Draft, type Value } from '#tests/exchange/workbooks.ts';
import { chanceOf, type Chance, type Fuzz } from './chance.ts';
import { EVIL } from './inputs.ts';
import { centreOf } from './procedures.ts';

/*
 * Workbooks that were a ceremony's once, or a list of case files: bytes flipped, parts taken out, doubled, bent, cells that hold anything. What must hold: the
 * importer answers within its contract, what it refuses leaves the centre as it was, and what it takes can be shown.
 */
/** The demonstration's workbook with a few persons: a small one reads a hundred times a second. */
function small(): Draft {
  const of = draft();
  for (const [n, key] of KEYS.entries()) if (key !== 'ceremony') of.sheets[n]?.rows.splice(4);
  return of;
}
/** Persons with their trainings and experiences; nobody of them came before. */
function people(n: number): Draft {
  const cin = (row: number): string => `JB${n}${row}`;
  return { sheets: [
    { name: 'beneficiaries', rows: [['file_number', 'cin', 'name_ar', 'name_fr', 'sex', 'birth_date', 'phone', 'trade', 'opened_on', 'children', 'schooling', 'languages', 'contact_name', 'contact_guardian', 'released_on', 'wishes'],
      ...[1, 2, 3].map((row): Value[] => [`P ${n}-${row}`, cin(row), `سعاد ${row}`, `Souad ${n} ${row}`, 'F', '05/06/1987', '0611223344', 'Couture', '02/01/2025', row, 'Lycée', 'darija, français', 'Hamid', 'oui', '01/01/2025', 'un atelier'])] },
    { name: 'Formations', rows: [['cin', 'name', 'title', 'certificate', 'months', 'year', 'seen'], ...[1, 2, 2].map((row): Value[] => [cin(row), null, 'Couture', 'OFPPT', 9, 2019, 'oui']), [null, `Souad ${n} 3`, 'خياطة', null, null, null, null]] },
    { name: 'experiences', rows: [['file_number', 'title', 'trade', 'place', 'months', 'seen'], [`P ${n}-1`, 'Couturière', 'Couture', 'Agadir', 24, 'non']] },
  ] };
}
let plain: Uint8Array | null = null;
const ODD: readonly Value[] = [NaN, 1e308, -1e-308, 2_958_466, -1, 0.1 + 0.2, 45_000.5, true, false, null, { t: 'e', v: 0x17, w: '#REF!' } as CellObject, { t: 'n', v: 3, f: 'SUM(A1:XFD1048576)' } as CellObject, { t: 's', v: 'x', f: 'HYPERLINK("file:///x","x")' } as CellObject, { t: 'z', f: 'A1' } as CellObject];
const strayXml: readonly string[] = [
  '<', '>', '&', '&#0;', '&#xD800;', '&lol;', '<!DOCTYPE x [<!ENTITY lol "lol">]>', '<![CDATA[', ']]>', '<!--', '<c r="XFD1048576"><v>1</v></c>', '<c r="A99999999999"><v>1</v></c>', '<c r="A0"/>', '<c/>', '<row r="-1">', '</sheetData>', '<sheetData>', '<mergeCell ref="A1:XFD1048576"/>',
  '<c t="s"><v>99999999</v></c>', '<c t="s"><v>-1</v></c>', '<c t="inlineStr"><is><t>x</t></is></c>', '<c t="array"><f t="array" ref="A1:Z9">1</f></c>', '<f t="shared" si="0" ref="A1:XFD1048576">A1</f>', '<hyperlink ref="A1:XFD1048576" r:id="rId9"/>', '<dimension ref="A1:XFD1048576"/>', '\u0000', '\ufeff', '\ud800',
];
const asText = (bytes: Uint8Array): string => strFromU8(bytes);
/** One part's text bent in a few places. */
function bent(text: string, chance: Chance): string {
  let out = text;
  for (let n = 1 + chance.below(4); n > 0; n--) {
    const at = chance.below(out.length + 1), length = chance.below(40);
    out = chance.pick<() => string>([
      () => out.slice(0, at) + out.slice(at + length), () => out.slice(0, at) + chance.pick(strayXml) + out.slice(at), () => out.slice(0, at) + chance.pick(EVIL).slice(0, 200) + out.slice(at),
      () => out.slice(0, at) + out.slice(at, at + length).repeat(2 + chance.below(50)) + out.slice(at + length), () => out.replace(/ (r|t|s|ref|count|min|max|sheetId|r:id|Target)="[^"]*"/, ` $1="${chance.pick(['', '-1', '99999999999', '../x', 'A1:XFD1048576', 'constructor', '__proto__'])}"`),
      () => out.slice(0, at),
    ])();
  }
  return out;
}
/** A part that inflates past what a workbook may hold, in as many bytes as a picture. */
let zeros: Uint8Array | null = null;
const bomb = (files: Zippable): Uint8Array => zipSync({ ...files, 'xl/worksheets/sheet9.xml': [zeros ??= new Uint8Array(201 * 1024 * 1024), { level: 9 }] });
function mutated(chance: Chance, base: () => Draft): Uint8Array {
  const kind = chance.below(10);
  if (kind < 3) { // cells
    const of = base();
    for (let n = 1 + chance.below(6); n > 0; n--) {
      const { rows } = chance.pick(of.sheets), row = rows[chance.below(rows.length)];
      const value = chance.once(2) ? chance.pick(ODD) : chance.pick(EVIL).slice(0, 32_000);
      if (row) row[chance.below(row.length + 1)] = value;
    }
    if (chance.once(6)) chance.pick(of.sheets).rows.push(...Array.from({ length: 400 }, () => Array.from({ length: 12 }, () => chance.pick(EVIL).slice(0, 50))));
    if (chance.once(6)) chance.pick(of.sheets).merges = ['A1:C9', 'B2:D4'];
    if (chance.once(6)) chance.pick(of.sheets).rows.reverse();
    if (chance.once(8)) of.date1904 = true;
    if (chance.once(8)) of.sheets.splice(chance.below(of.sheets.length), 1);
    return bytesOf(of, chance.once(4));
  }
  const whole = base !== small ? bytesOf(base(), chance.once(4)) : chance.once(20) ? agadir() : plain ??= bytesOf(small());
  if (kind < 5) { // bytes
    const out = Uint8Array.from(whole);
    for (let n = 1 + chance.below(30); n > 0; n--) out[chance.below(out.length)] = chance.below(256);
    if (chance.once(4)) return out.slice(0, chance.below(out.length));
    return chance.once(6) ? new Uint8Array([...chance.bytes(chance.below(50)), ...out]) : out;
  }
  const parts = Object.entries(unzipSync(whole)), files: Zippable = Object.fromEntries(parts);
  for (let n = 1 + chance.below(2); n > 0; n--) {
    const [name, content] = chance.pick(parts);
    switch (chance.below(7)) {
      case 0: delete files[name]; break;
      case 1: files[chance.pick(['__proto__.xml', '../x.xml', '/xl/workbook.xml', 'XL/WORKBOOK.XML', `${name}/`, name.toUpperCase(), 'xl/worksheets/sheet1.xml'])] = content; break;
      case 2: files[name] = new Uint8Array(); break;
      default: files[name] = strToU8(bent(asText(content), chance));
    }
  }
  if (kind === 9 && chance.once(60)) return bomb(files);
  if (kind === 9 && chance.once(4)) for (let n = 0; n < 2100; n++) files[`x${n}`] = new Uint8Array();
  return zipSync(files, { level: chance.once(2) ? 0 : 1 });
}

export const fuzzImporter: Fuzz = async ({ seed: wanted, count }) => {
  const chance = chanceOf(wanted), faults: string[] = [];
  let accepted = 0, inputs = 0;
  while (inputs < count && faults.length < 10) {
    const { at, counts, close } = await centreOf();
    // what is told of the tables is dear: asked again only after something was taken
    let stands = counts();
    for (let n = 0; n < 4000 && inputs < count && faults.length < 10; n++) {
      const files = chance.once(3), number = inputs, base = files ? () => people(number) : small, bytes = mutated(chance, base), bugs = at.bugs.length;
      inputs += 1;
      const told = (what: string): void => void faults.push(`seed ${chance.seed}, workbook ${inputs}: ${what}`);
      const file = at.engine.files.put(bytes), result = files ? await at.client.run('exchange.importBeneficiaries', { file, fileName: 'x.xlsx' }) : await at.client.run('exchange.importCeremony', { file, fileName: 'x.xlsx', replace: true });
      if (at.bugs.length > bugs) told(`bug: ${at.bugs.slice(bugs).map((bug) => (bug instanceof Error ? bug.stack?.split('\n').slice(0, 5).join(' ') : String(bug))).join(' | ')}`);
      if (result.ok && 'ceremonyId' in result.value) {
        accepted += 1;
        const shown = await at.client.call('handover.ceremony', { ceremonyId: result.value.ceremonyId });
        if (!shown.ok) told(`taken, and not to be shown: ${shown.refusal.code}`);
        stands = counts();
      } else if (result.ok && 'files' in result.value) {
        accepted += 1;
        const { first, last } = result.value;
        for (const fileNumber of new Set([first, last])) {
          const shown = await at.client.call('beneficiaries.show', { fileNumber });
          if (!shown.ok) told(`taken, and not to be shown: ${shown.refusal.code}`);
        }
        stands = counts();
      } else {
        const now = counts();
        if (now !== stands) told('refused, and yet something was written');
        stands = now;
      }
      if (result.ok && 'errors' in result.value) for (const { message: words } of result.value.errors) if (words.ar.length < 4 || words.fr.length < 4) told('a problem without words');
    }
    await close();
  }
  return { seed: chance.seed, inputs, accepted, faults };
};
