import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { utils, write } from '@e965/xlsx';
import { readWorkbook } from '#electron/engine/exchange/workbook.ts';
import { benchBackups } from './backups.ts';
import { benchCaseFiles } from './caseFiles.ts';
import { benchPapers } from './papers.ts';
import { benchStart } from './start.ts';
import { benchTrust } from './trust.ts';

/* `npm run bench`: each number beside a peer's or a floor's of the same run, on the same machine. Writes tests/bench/RESULTS.md. */
const root = path.resolve(import.meta.dirname, '../..');
const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? NaN;
async function time(work: (i: number) => unknown, runs: number, warm: number): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < warm + runs; i++) {
    const start = performance.now();
    await work(i);
    if (i >= warm) times.push(performance.now() - start);
  }
  return median(times);
}
const rows: string[][] = [];
const row = (what: string, ours: string, peer: string, ratio: string, wanted: string): void => { rows.push([what, ours, peer, ratio, wanted]); console.log([what, ours, peer, ratio, wanted].join(' | ')); };
const s = (t: number): string => `${(t / 1000).toFixed(2)} s`;

await benchPapers(row);
await benchTrust(row);
await benchBackups(row);
await benchCaseFiles(row);

// the command line, from process start to exit
const folder = mkdtempSync(path.join(os.tmpdir(), 'idmaj-bench-'));
const data = path.join(folder, 'data');
const command = (...args: string[]): { readonly out: string; readonly time: number } => {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'idmaj', '--', ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, IDMAJ_PASSPHRASE: 'demo' }, shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(stderr);
  return { out: stdout, time: performance.now() - start };
};
const floor = median([1, 2, 3].map(() => command('--help').time));
await benchStart(row, floor);
const { ceremonyId } = JSON.parse(command('demo', '--data', data, '--json').out) as { ceremonyId: string };
command('issue', ceremonyId, '--data', data);
for (const lang of ['ar', 'fr']) {
  const printed = command('print', ceremonyId, '--lang', lang, '--out', path.join(folder, lang), '--data', data);
  row(`24 certificates (${lang}) by the command line, archived`, s(printed.time), `npm run idmaj -- --help ${s(floor)}`, `${(printed.time / floor).toFixed(1)} ×`, '≤ 4 s');
}
const merged = command('print', ceremonyId, '--set', 'certificates', '--lang', 'ar', '--originals', '4', '--sort', 'recipient', '--duplex', '--merge', '--out', path.join(folder, 'merged'), '--data', data);
row('24 certificates × 4 originals (ar), merged, sorted by recipient, two-sided, by the command line, archived', s(merged.time), `npm run idmaj -- --help ${s(floor)}`, `${(merged.time / floor).toFixed(1)} ×`, '≤ 4 s');

/** The workbook of a ceremony: so many lines of equipment for so many people. */
function workbookOf(name: string, title: string, people: number, lines: number): string {
  const sheets = {
    ceremony: [['key', 'value'], ['title_ar', title], ['date', '26/02/2026'], ['place_ar', 'أكادير'], ['convention_no', '1/2026'], ['giver_entity_ar', 'المركز']],
    beneficiaries: [['file_number', 'cin', 'name_ar', 'name_fr', 'sex', 'trade'], ...Array.from({ length: people }, (_, i) => [`${people}-2026-${i}`, `ZZ${100_000 + people * 1000 + i}`, `محمد العلوي ${i}`, `Mohamed Alaoui ${i}`, i % 3 ? 'M' : 'F', 'الخياطة / Couture'])],
    equipment: [['file_number', 'designation_ar', 'designation_fr', 'serial', 'inventory_no', 'unit', 'quantity', 'unit_price', 'funder'], ...Array.from({ length: lines }, (_, i) => [`${people}-2026-${i % people}`, `آلة خياطة ${i}`, `Machine à coudre ${i}`, `BX-${people}-${i}`, `INV/${people}/${i}`, 'جهاز / unité', 1, (i * 137 % 99_999) / 100 + 1, 'INDH'])],
    signatories: [['role', 'capacity_ar'], ['centre', 'مدير المركز']],
  };
  const file = path.join(folder, name);
  writeFileSync(file, write({ SheetNames: Object.keys(sheets), Sheets: Object.fromEntries(Object.entries(sheets).map(([of, cells]) => [of, utils.aoa_to_sheet(cells)])) }, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return file;
}
const many = JSON.parse(command('import', 'ceremony', workbookOf('many.xlsx', 'حفل كبير', 500, 2500), '--data', data, '--json').out) as { readonly ceremonyId: string };
command('issue', many.ceremonyId, '--data', data);
const five = command('print', many.ceremonyId, '--set', 'certificates', '--lang', 'ar', '--out', path.join(folder, 'many'), '--data', data);
row('500 certificates (ar, 5 lines) by the command line, archived, by two printers', s(five.time), `npm run idmaj -- --help ${s(floor)}`, `${(five.time / floor).toFixed(1)} ×`, '≤ 10 s');

const LINES = 5000, workbook = workbookOf('large.xlsx', 'حفل القياس', 1000, LINES);
const raw = await time(() => readWorkbook(readFileSync(workbook)), 5, 2);
const imported = command('import', 'ceremony', workbook, '--data', data);
row(`import of ${LINES} lines by the command line`, s(imported.time), `reading its cells only ${s(raw)}`, `${(imported.time / raw).toFixed(1)} ×`, '≤ 5 s');
rmSync(folder, { recursive: true });

const table = [['What', 'Idmaj', 'Peer or floor, same run', 'Ratio', 'Wanted'], ['---', '---', '---', '---', '---'], ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
writeFileSync(path.join(import.meta.dirname, 'RESULTS.md'), `# Timings\nWritten by \`npm run bench\` on ${os.cpus().length} cores, Node ${process.versions.node}.\n\n${table}\n`);
