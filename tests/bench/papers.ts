import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { chromium } from 'playwright';
import { loadInternals } from '#electron/engine/documents/bidi/internals.ts';
import type { DocumentDefinition } from '#electron/engine/documents/definition.ts';
import { createPrinter } from '#electron/engine/documents/print.ts';
import { lifeProject } from '#electron/engine/documents/templates/lifeProject.ts';
import { handoverCertificate } from '#electron/engine/documents/templates/handoverCertificate.ts';
import { centimes } from '#shared/domain/common/money.ts';
import { checkCode, qrText } from '#shared/domain/common/references.ts';
import type { CertificateView } from '#shared/domain/handover.ts';
import { chromiumPath } from '#tests/support/chromium.ts';
import { file as caseFile } from '#tests/support/caseViews.ts';
import { paperView, viewOf } from '#tests/support/certificateViews.ts';
import { asHtml, asTypst, type QrPicture } from './peers.ts';

const require = createRequire(import.meta.url);
const fonts = {
  amiri: require.resolve('@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf'), amiriBold: require.resolve('@expo-google-fonts/amiri/700Bold/Amiri_700Bold.ttf'),
  plex: require.resolve('@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf'),
};
type Row = (what: string, ours: string, peer: string, ratio: string, wanted: string) => void;
const ms = (t: number): string => `${t < 100 ? t.toFixed(1) : t.toFixed(0)} ms`;
const s = (t: number): string => `${(t / 1000).toFixed(2)} s`;
const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? NaN;

/** Medians, in ms, of works done by turns, so that what else the machine does falls on all alike. */
async function byTurns<N extends string>(works: Readonly<Record<N, (i: number) => unknown>>, runs: number, warm: number): Promise<Record<N, number>> {
  const names = Object.keys(works) as N[], times = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<N, number[]>;
  for (let i = 0; i < warm + runs; i++) for (const name of names) {
    const start = performance.now();
    await works[name](i);
    if (i >= warm) times[name].push(performance.now() - start);
  }
  return Object.fromEntries(names.map(name => [name, median(times[name])])) as Record<N, number>;
}
/** Another person, other amounts and another code each time, so that nothing is measured on its cache of the very same page. */
const view = (i: number): CertificateView => {
  const one = viewOf({ lines: 5 }), reference = `PV/AGA/2025/${String(i).padStart(4, '0')}`, digest = (i + 1).toString(16).padStart(8, '0').repeat(8);
  return {
    ...one, reference, check: { code: checkCode(digest), qr: qrText(reference, digest) },
    content: { ...one.content, recipient: { ...one.content.recipient, fileNumber: `3-2024-${1000 + i}`, phone: `06${10_000_000 + i}` }, lines: one.content.lines.map((line, k) => ({ ...line, serial: `SN-${i}-${k}` })) },
  };
};
const certificate = (i: number): DocumentDefinition => handoverCertificate(view(i), 'ar');

/** A life project of six pages: another person, other needs, actions and amounts each time. */
export function sixPages(i: number): DocumentDefinition {
  const of = <T>(count: number, from: readonly T[], each: (one: T, k: number) => T): T[] => Array.from({ length: count }, (_, k) => each(from[k % from.length] as T, k));
  const one = caseFile.lifeProject, { project } = one, numbered = ({ ar, fr }: { readonly ar: string; readonly fr: string }, k: number) => ({ ar: `${ar} ${i}.${k}`, fr: `${fr} ${i}.${k}` });
  return lifeProject(paperView({
    ...one, person: { ...one.person, fileNumber: `3-2024-${1000 + i}`, phone: `06${10_000_000 + i}` }, needs: of(40, one.needs, (need, k) => ({ ...need, need: numbered(need.need, k) })), actions: of(30, one.actions, (action, k) => ({ ...action, action: numbered(action.action, k) })),
    project: project && { ...project, investment: of(16, project.investment, (row, k) => ({ label: numbered(row.label, k), amount: centimes(row.amount + i * 100 + k) })) },
  }, `PVI/AGA/2025/${String(i).padStart(4, '0')}`), 'ar');
}

/** Made before the clock runs, in the peers' favour: they are measured setting a page, not making codes. */
function qrPicture(qr: string): QrPicture {
  const { DocMeasure } = loadInternals(), node = { qr, eccLevel: 'M' } as Parameters<typeof DocMeasure.prototype.measureQr>[0];
  const { _canvas: [, modules], _width: size } = DocMeasure.prototype.measureQr.call({ styleStack: { getProperty: () => null } } as never, node);
  return { svg: `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${size} ${size}'><path d='${(modules?.path?.operators ?? '').replace(/(\S+) (\S+) (\S+) (\S+) re\n?/g, 'M$1 $2h$3v$4h-$3z')}'/></svg>` };
}

const NAMES = ['نور الدين الكرسيفي', 'خديجة بن عدي', 'الحسين بوعزة', 'فاطمة الزهراء أيت علي', 'عبد الرحمن بن عبد السلام العلوي'] as const, LATIN = ['Noureddine El Guersifi', 'Khadija Benaddi', 'El Houssine Bouazza', 'Fatima Zahra Aït Ali', 'Abderrahmane Ben Abdessalam'] as const;
const COMMUNES = ['تيزنيت', 'إنزكان', 'طاطا', 'تارودانت', 'أيت ملول'] as const, TRADES = ['الميكانيك', 'الطبخ', 'الخياطة', 'الحلاقة', 'النجارة', 'الكهرباء'] as const, PROJECTS = ['ورشة إصلاح السيارات', 'مطبخ لتحضير الوجبات', 'ورشة خياطة عصرية', 'صالون حلاقة'] as const;
/** A list of so many people, by `seed` never the same. */
function list(count: number, seed: number): DocumentDefinition {
  const head = ['ر.ت', 'الاسم', 'Nom', 'البطاقة', 'الجماعة', 'الحرفة', 'المشروع', 'المرجع', 'المبلغ'];
  const of = (words: readonly string[], i: number): string => words[i % words.length] ?? '';
  const body = Array.from({ length: count }, (_, i) => [
    String(i + 1), `${of(NAMES, i)} ${i + seed}`, `${of(LATIN, i)} ${i + seed}`, `JB****${100 + (i * 7 + seed) % 900}`, of(COMMUNES, i), of(TRADES, i), of(PROJECTS, i), `PV/AGA/2025/${String(i + 1).padStart(4, '0')}`, `${(i * 137 + seed) % 90 + 10}.${String(i * 61 % 1000).padStart(3, '0')},00`,
  ]);
  return {
    language: 'ar-MA', direction: 'rtl', info: { title: 'لائحة', creationDate: new Date('2025-02-26T09:00:00Z') }, pageSize: 'A4', pageOrientation: 'landscape', pageMargins: 32, defaultStyle: { font: 'Amiri', fontSize: 8.2, lineHeight: 0.85, direction: 'rtl' },
    content: [{ table: { headerRows: 1, dontBreakRows: true, widths: [24, '*', 110, 56, 60, 60, '*', 80, 56], body: [head.map(text => ({ text, bold: true })), ...body] }, layout: 'lightHorizontalLines' }],
    footer: (page, pages) => ({ text: `${page} / ${pages}`, alignment: 'center' }),
  };
}

/** First of all, in a process that has done nothing else: what other programs keep is not ours. @returns ms of one in a row, the median of the hundred before memory is looked at */
async function benchMany(row: Row): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  /** Once V8 has given back the pages that its collections freed: it keeps them for 8 s (`--trace-gc-verbose`: "Pool buffering"), more than 100 MB while it prints without a pause. */
  const memory = async (): Promise<{ readonly rss: number; readonly used: number }> => {
    collect(); collect();
    await wait(12_000);
    collect();
    const { rss, heapUsed, external } = process.memoryUsage();
    return { rss: rss / 1e6, used: (heapUsed + external) / 1e6 };
  };
  const many = createPrinter();
  const times: number[] = [];
  let at200 = { rss: NaN, used: NaN };
  for (let i = 1; i <= 500; i++) {
    const start = performance.now();
    await many.print(certificate(5000 + i));
    times.push(performance.now() - start);
    if (i === 200) at200 = await memory();
  }
  const at500 = await memory(), grown = (key: 'rss' | 'used'): string => `${((at500[key] / at200[key] - 1) * 100).toFixed(1)} %`;
  row('500 certificates by one printer', s(times.reduce((sum, one) => sum + one, 0)), `rss ${at200.rss.toFixed(0)} → ${at500.rss.toFixed(0)} MB, heap and external ${at200.used.toFixed(0)} → ${at500.used.toFixed(0)} MB from the 200th to the 500th`, `${grown('rss')}, ${grown('used')}`, '≤ 10 s, ≤ 10 %');
  // those after it are still slowed by the forced collections, which let go of compiled code
  return median(times.slice(100, 200));
}

export async function benchPapers(row: Row): Promise<void> {
  const inARow = await benchMany(row);
  const printer = createPrinter(), typst = NodeCompiler.create({ fontArgs: [{ fontPaths: [path.dirname(path.dirname(fonts.amiri)), path.dirname(path.dirname(fonts.plex))] }] });
  const qr = qrPicture('IDMAJ PV/AGA/2025/0004 5ae1c0de9b7f4a3d2c1b0a9988776655'), found = chromiumPath();
  const browser = found ? await chromium.launch({ executablePath: found, args: ['--no-sandbox'] }) : null, page = await browser?.newPage();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'idmaj-bench-')), file = path.join(folder, 'page.html');
  const markups: string[] = [];
  const one = await byTurns({
    ours: i => printer.print(certificate(i)),
    typst: i => typst.pdf({ mainFileContent: asTypst(certificate(i), qr) }),
    template: i => { markups[i] = asTypst(certificate(1000 + i), qr); },
    compile: i => typst.pdf({ mainFileContent: markups[i] ?? '' }),
  }, 100, 60);
  row('one certificate (ar, 5 lines), from its data, warm', ms(one.ours), `Typst ${ms(one.typst)}`, `${(one.ours / one.typst).toFixed(2)} ×`, '≤ 1.5 ×');
  row('the same', ms(one.ours), `Typst, its markup given ${ms(one.compile)}`, `${(one.ours / one.compile).toFixed(2)} ×`, '');
  if (page) {
    const beside = await byTurns({
      ours: i => printer.print(certificate(2000 + i)),
      chromium: async i => { writeFileSync(file, asHtml(certificate(2000 + i), fonts, qr)); await page.goto(`file://${file}`); await page.pdf({ preferCSSPageSize: true }); },
    }, 15, 5);
    const theirs = `Chromium page.pdf ${ms(beside.chromium)}`, faster = (ours: number): string => `${(beside.chromium / ours).toFixed(1)} × faster`;
    row('the same, in a row, as a ceremony’s papers are made', ms(inARow), theirs, faster(inARow), '≥ 25 × faster');
    row('the same, one by one by turns with Chromium, each after what the other left of the processor’s caches', ms(beside.ours), theirs, faster(beside.ours), '');
  } else console.log('Chromium: not found, not measured');
  await browser?.close();
  rmSync(folder, { recursive: true });

  const project = await byTurns({ ours: i => printer.print(sixPages(i)) }, 30, 15);
  row(`a life project of ${(await printer.print(sixPages(999))).pages} pages (ar), from its data, warm`, ms(project.ours), '', '', '≤ 150 ms');
  const pages = (await printer.print(list(900, 0))).pages;
  const lists = await byTurns({ ours: i => printer.print(list(900, i + 1)), typst: i => typst.pdf({ mainFileContent: asTypst(list(900, i + 1), qr) }) }, 5, 2);
  row(`a list of 900 people, ${pages} pages`, ms(lists.ours), `Typst ${ms(lists.typst)}`, `${(lists.ours / lists.typst).toFixed(2)} ×`, '≤ 1 s');
}
