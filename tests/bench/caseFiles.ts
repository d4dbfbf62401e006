import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startEngine, type RunningEngine } from '#electron/engine/client.ts';
import { createSearch } from '#electron/engine/search/service.ts';
import { connect } from '#electron/engine/store/connect.ts';
import { createSql } from '#electron/engine/store/sql.ts';
import type { Store } from '#electron/engine/store/store.ts';
import type { Sent } from '#shared/contract/index.ts';
import { addDays, type CivilDate } from '#shared/domain/common/dates.ts';
import { STEPS } from '#shared/domain/beneficiaries.ts';
import { askedOf } from '#shared/domain/search.ts';
import { TRADES } from '#shared/domain/trades.ts';
import { ids as idsOf, systemClock, type Id } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import { keysOf } from '#tests/support/backups.ts';
import { given, PASSPHRASE } from '#tests/support/engine.ts';
import { filler, type Known } from '#tests/support/manyFiles.ts';

type Row = (what: string, ours: string, peer: string, ratio: string, wanted: string) => void;
const ms = (t: number): string => `${t < 10 ? t.toFixed(1) : t.toFixed(0)} ms`;
const partOf = (times: readonly number[], part: number): number => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? NaN;
const SIZES = [1000, 10_000, 100_000], COMPANIONS = 50, PAGE = 100, DIRECTOR = 'Amina', COMPANION = 'Rachida';
const SCRIPT = pathToFileURL(path.resolve(import.meta.dirname, '../../dist/electron/engineWorker.js'));
type Listed = Sent<'beneficiaries.list'>;

const timed = async <T>(times: number[], work: () => Promise<T>): Promise<T> => {
  const began = performance.now(), done = await work();
  times.push(performance.now() - began);
  return done;
};
const good = (answers: readonly Result<unknown>[]): void => { for (const answer of answers) given(answer); };
/** So many of them, from all over; all where they are fewer. */
const spread = (known: readonly Known[], count: number): Known[] => known.filter((_, i) => i % Math.ceil(known.length / count) === 0);
/** What people type, key by key: names in either script, one that is spelt otherwise, numbers whole and in part; every fourth in a list that is filtered. */
function questions(known: readonly Known[], count: number): Listed[] {
  const texts = spread(known, count).flatMap(({ ar, fr, cin, phone, fileNumber }) => {
    const typed = (text: string, step: number): string[] => Array.from({ length: Math.ceil(text.length / step) }, (_, k) => text.slice(0, (k + 1) * step));
    return [...typed(fr, 2), ...typed(ar, 2), fr.replace(/ou/g, 'u').replace(/ss/g, 's'), cin, cin.slice(-3), phone, fileNumber, fileNumber.slice(-5)].map((text) => text.trim()).filter(Boolean);
  });
  const filters: Partial<Listed>[] = [{ status: 'open' }, { trade: 'sewing' }, { commune: 'Tiznit' }, { overdue: true }, { status: 'followUp' }];
  return texts.map((text, i) => ({ text, limit: PAGE, ...(i % 4 === 0 ? filters[i / 4 % filters.length] : {}) }));
}
/** Lists without a text, by each filter and some together. */
const LISTS = ([
  {}, { status: 'open' }, { status: 'closed' }, { status: 'committee' }, { trade: 'carWash' }, { commune: 'Agadir' }, { commune: 'القليعة' }, { overdue: true }, { overdue: true, status: 'open', trade: 'beekeeping' }, { trade: 'digital', commune: 'Massa' }, { overdue: true, commune: 'Tata', trade: TRADES[3], status: STEPS[4] },
] satisfies Listed[]).map((one: Listed) => ({ ...one, limit: PAGE }));

/** An engine in its thread, as a host has it, and who is in. */
async function opened(dir: string, user: string): Promise<RunningEngine> {
  const engine = startEngine({ folder: dir, warmPrinter: null }, SCRIPT);
  ({ session: engine.session } = given(await engine.call('accounts.unlock', { passphrase: PASSPHRASE, user })));
  return engine;
}
interface Figures { readonly first: number; readonly page: number[]; readonly agenda: number[]; readonly agendaOwn: number[]; readonly lists: number[]; readonly search: number[]; readonly searchOwn: number[] }
/** What a director and a companion wait for, each question asked from outside the engine's thread. */
async function measure(dir: string, known: readonly Known[], companionId: Id): Promise<Figures> {
  const today = systemClock.now().slice(0, 10) as CivilDate, week = { from: today, to: addDays(today, 6) }, first: number[] = [], page: number[] = [], agenda: number[] = [], agendaOwn: number[] = [], lists: number[] = [], search: number[] = [], searchOwn: number[] = [];
  let engine = await opened(dir, DIRECTOR);
  const list = async (times: number[], asked: Listed): Promise<void> => { given(await timed(times, () => engine.call('beneficiaries.list', asked))); };
  try {
    // with what the screen asks beside it
    await timed(first, async () => { good(await Promise.all([engine.call('beneficiaries.choices', {}), engine.call('beneficiaries.list', { limit: PAGE })])); });
    for (const { personId } of spread(known, 200)) await timed(page, async () => { good(await Promise.all([engine.call('beneficiaries.show', { personId }), engine.call('beneficiaries.timeline', { personId })])); });
    for (let i = 0; i < 20; i++) given(await timed(agenda, () => engine.call('followUp.agenda', { ...week, whose: 'all' })));
    for (let i = 0; i < 3; i++) for (const asked of LISTS) await list(lists, asked);
    for (const asked of questions(known, 40)) await list(search, asked);
    await engine.close();
    engine = await opened(dir, COMPANION);
    for (let i = 0; i < 20; i++) given(await timed(agendaOwn, () => engine.call('followUp.agenda', { ...week, whose: 'own' })));
    for (const asked of questions(known.filter((one) => one.companionId === companionId), 20)) await list(searchOwn, asked);
  } finally { await engine.close(); }
  return { first: first[0] ?? NaN, page, agenda, agendaOwn, lists, search, searchOwn };
}
/** A page of persons as the repository finds them, beside one bare FTS5 query that finds the same rows; both on one connection, by turns, the sums of all. */
function besideBare(dir: string, dataKey: Uint8Array, known: readonly Known[]): { readonly ours: number; readonly bare: number; readonly asked: number } {
  const db = connect(path.join(dir, 'idmaj.db'), dataKey), store = { sql: createSql(db), transaction: (work: () => unknown) => db.transaction(work)() } as unknown as Store, { finding } = createSearch();
  db.pragma('cache_size = -65536'); // as the product's own
  const bare = db.prepare<[string]>(`SELECT rowid FROM search_words WHERE search_words MATCH ? ORDER BY rowid DESC LIMIT ${PAGE}`), begin = (column: string, words: readonly string[]): string => `${column} : (${words.map((word) => `"${word}" *`).join(' AND ')})`;
  const sums = { ours: 0, bare: 0, asked: 0 };
  for (const counts of [false, true]) for (const text of new Set(questions(known, 40).map((asked) => asked.text ?? ''))) {
    const { words, sounds, whole, hasDigit } = askedOf(text), match = hasDigit ? `(${begin('code', words)}) OR (${begin('code', [whole])})` : sounds.join('').length < 2 ? begin('name', words) : `(${begin('name', words)}) OR (${begin('sound', sounds)})`;
    const began = performance.now();
    bare.all(match);
    const between = performance.now();
    let found = 0;
    for (const _person of finding.persons(store, text)) if (++found === PAGE) break;
    if (counts) { sums.asked += 1; sums.bare += between - began; sums.ours += performance.now() - between; }
  }
  db.close();
  return sums;
}
/** A centre of 100,000 files and ten events each: what is looked at, and how it grows from 1,000 on. */
export async function benchCaseFiles(row: Row): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'idmaj-bench-')), dir = path.join(folder, 'data'), ids = idsOf(systemClock), at = systemClock.now();
  try {
    const engine = startEngine({ folder: dir, warmPrinter: null }, SCRIPT);
    ({ session: engine.session } = given(await engine.call('accounts.createCentre', { code: 'AGA', nameAr: 'م', nameFr: 'C', userName: DIRECTOR, demonstration: false, passphrase: PASSPHRASE })));
    const { dataKey } = await keysOf(dir), { id: companionId } = given(await engine.run('users.add', { name: COMPANION, role: 'companion', passphrase: PASSPHRASE }));
    await engine.close();
    const db = connect(path.join(dir, 'idmaj.db'), dataKey), sql = createSql(db), companions = [companionId, ...Array.from({ length: COMPANIONS - 1 }, () => ids.next())];
    for (const [i, id] of companions.entries()) if (i > 0) sql.insert('users', { id, name: `Companion ${i}`, role: 'companion', active: true, created_at: at });
    sql.insert('questionnaires', { version: 1, content: '{}', created_at: at });
    const fill = filler(db, { today: at.slice(0, 10) as CivilDate, companions }), all: Figures[] = [];
    let known: Known[] = [];
    for (const files of SIZES) {
      known = fill.upTo(files);
      all.push(await measure(dir, known, companionId));
    }
    db.close();
    const last = all.at(-1) as Figures, { ours, bare, asked } = besideBare(dir, dataKey, known), count = SIZES.at(-1) ?? 0;
    const growth = (of: (figures: Figures) => number): string => all.map((one, i) => `${ms(of(one))} (${SIZES[i]})`).join(', ');
    const found = last.search.length + last.searchOwn.length, worst = (part: number): string => ms(Math.max(partOf(last.search, part), partOf(last.searchOwn, part)));
    row(`${count} files, ${count * 10} events: a page of ${PAGE} found in the repository, in the mean`, ms(ours / asked), `one bare FTS5 query for the same rows ${ms(bare / asked)}`, `${(ours / bare).toFixed(2)} ×`, '≤ 2 ×');
    row(`the same, ${found} questions key by key, a quarter in a filtered list, engine's thread and back: p50 ${worst(0.5)}, p99`, worst(0.99), `a director's ${ms(partOf(last.search, 0.99))}, a companion's ${ms(partOf(last.searchOwn, 0.99))}`, '', '≤ 50 ms');
    row(`lists without a text, ${LISTS.length} filters, p50 ${ms(partOf(last.lists, 0.5))}, slowest`, ms(Math.max(...last.lists)), '', '', '');
    row('the first list after unlocking, with its filters', ms(last.first), '', '', '≤ 1 s');
    row('a file’s page (glance and timeline), p99', ms(partOf(last.page, 0.99)), '', '', '≤ 100 ms');
    row('the agenda of a week and what is overdue, p50', ms(partOf(last.agenda, 0.5)), `a companion's own ${ms(partOf(last.agendaOwn, 0.5))}`, '', '≤ 50 ms');
    row('how a file’s page grows with the files, p50', growth(({ page }) => partOf(page, 0.5)), `the first list ${growth(({ first }) => first)}`, '', 'like the logarithm');
    row('how a companion’s agenda grows, p50', growth(({ agendaOwn }) => partOf(agendaOwn, 0.5)), `a director's ${growth(({ agenda }) => partOf(agenda, 0.5))}`, '', '');
  } finally { rmSync(folder, { recursive: true, force: true }); }
}
