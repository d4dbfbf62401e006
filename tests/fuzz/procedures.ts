import path from 'node:path';
import { connect } from '#electron/engine/store/connect.ts';
import { FILES } from '#electron/engine/store/files.ts';
import { unwrapDataKey } from '#electron/engine/store/keySlots.ts';
import { contract, type ProcedureName, type Reply } from '#shared/contract/index.ts';
import type { Procedure } from '#shared/contract/procedure.ts';
import { LANGS, message } from '#shared/i18n/index.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { agadirWorkbook, given, inPlacePrinter, PASSPHRASE, stubPrinter, testEngine, type TestEngine } from '#tests/support/engine.ts';
import { aCeremony, aLine, aRecipient } from '#tests/support/forms.ts';
import { chanceOf, type Fuzz } from './chance.ts';
import { learn, spoilt, valid, type Live } from './inputs.ts';

/*
 * Every procedure of the contract, in any order, with inputs of every kind. What must hold: no bug is told, no answer leaves the contract
 * (the dispatcher tells that as a bug), a refusal is a sentence in both languages and changes nothing but the journal.
 */
const NAMES = Object.keys(contract) as ProcedureName[];
/** A centre takes so many calls; then there is a new one. */
const CALLS_A_CENTRE = 1500;

export interface Centre { readonly at: TestEngine; readonly live: Live; readonly counts: () => string; readonly close: () => Promise<void> }
/** A centre with an issued ceremony and two drafts. */
export async function centreOf({ real = false } = {}): Promise<Centre> {
  const stub = { pdf: new TextEncoder().encode('%PDF-1.7 stub'), pages: 1, templateVersion: 1, missing: [] }, sheet = () => Promise.resolve(stub);
  const at = testEngine({ printer: real ? inPlacePrinter() : stubPrinter(sheet) });
  await at.create();
  const live: Live = { ids: [], handles: [], references: [], digests: [], words: [PASSPHRASE, 'Demandeur', 'آلة'], revision: 1 };
  for (let n = 0; n < 3; n++) {
    const made = given(await at.client.call('handover.createCeremony', { ceremony: aCeremony({ title: { ar: `حفل ${n}`, fr: `C${n}` } }) }));
    for (let r = 0; r < 2; r++) learn(live, given(await at.client.call('handover.addRecipient', { ceremonyId: made.ceremonyId, recipient: aRecipient({ fileNumber: `F${n}${r}`, cin: `JA10${n}${r}11` }), lines: [aLine(), aLine()] })));
    learn(live, made);
    if (n === 0) learn(live, given(await at.client.call('handover.issue', { ceremonyId: made.ceremonyId })));
    learn(live, given(await at.client.call('handover.ceremony', { ceremonyId: made.ceremonyId })));
  }
  const dir = path.join(at.folder, 'data'), { dataKey } = given(await unwrapDataKey(dir, PASSPHRASE)), db = connect(path.join(dir, FILES.database), dataKey, { readonly: true });
  const tables = (db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' AND name <> 'audit'`).pluck().all() as string[]);
  const counting = db.prepare(`SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(', ')}, (SELECT coalesce(max(hash), '') FROM change_log WHERE seq = (SELECT max(seq) FROM change_log)) AS head`);
  return { at, live, counts: () => JSON.stringify(counting.get()), close: async () => { db.close(); await at.remove(); } };
}
/** The session again, whatever became of it; false where nobody gets in any more (a passphrase was changed). */
async function back({ at }: Centre): Promise<boolean> {
  for (let tries = 0; tries < 80; tries++) {
    const state = await at.client.call('accounts.state', {});
    if (state.ok && state.value.state === 'open' && (await at.client.call('users.list', {})).ok) return true;
    const entered = state.ok && state.value.state === 'held' ? await at.client.call('accounts.resume', { passphrase: PASSPHRASE }) : await at.client.call('accounts.unlock', { user: '', passphrase: PASSPHRASE });
    if (entered.ok) { at.session = entered.value.session; return true; }
    if (!['accounts.TOO_MANY_TRIES', 'accounts.WRONG_PASSPHRASE_WAIT'].includes(entered.refusal.code)) return false;
  }
  return false;
}
/** A job followed to its end: what came of it. */
async function settled(at: TestEngine, reply: Reply): Promise<Reply> {
  const jobId = reply.ok && typeof reply.value === 'object' && reply.value !== null && 'jobId' in reply.value ? reply.value.jobId : null;
  if (jobId === null) return reply;
  for (let seen = 0; ;) {
    const ended = await at.raw('jobs.wait', { jobId, seen, waitMs: 5000 });
    if (!ended.ok) return ended;
    const job = ended.value as { state: string; seen: number; result?: unknown; refusal?: Refusal };
    if (job.state !== 'running') return job.refusal ? { ok: false, refusal: job.refusal } : { ok: true, value: job.result };
    ({ seen } = job);
  }
}
function unsaid({ code, params }: Refusal): string | null {
  for (const lang of LANGS) {
    try {
      const words = message(lang, code, params);
      if (words === code || words.length < 4) return `${code} says nothing in ${lang}`;
    } catch (error) { return `${code} in ${lang}: ${String(error)}`; }
  }
  return null;
}
const shown = (input: unknown): string => { try { return (JSON.stringify(input, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : typeof value === 'string' ? value.slice(0, 60) : value)) ?? String(input)).slice(0, 400); } catch { return 'something'; } };

export const fuzzProcedures: Fuzz = async ({ seed: wanted, count, real = false }) => {
  const chance = chanceOf(wanted), faults: string[] = [];
  let inputs = 0, accepted = 0;
  while (inputs < count && faults.length < 10) {
    const centre = await centreOf({ real }), { at, live } = centre;
    for (let n = 0; n < CALLS_A_CENTRE && inputs < count && faults.length < 10; n++) {
      const name = chance.pick(NAMES), procedure: Procedure = contract[name];
      const fits = valid(procedure.input, chance, live), input = chance.once(2) ? fits : spoilt(fits, chance);
      if (chance.once(20)) live.handles.push(at.engine.files.put(chance.once(2) ? chance.bytes(chance.below(3000)) : agadirWorkbook()));
      const before = centre.counts(), bugs = at.bugs.length;
      const reply = await settled(at, await at.raw(name, input));
      inputs += 1;
      const told = (what: string): void => void faults.push(`seed ${chance.seed}, input ${inputs}, ${name} ${shown(input)}: ${what}`);
      if (at.bugs.length > bugs) told(`bug: ${at.bugs.slice(bugs).map((bug) => (bug instanceof Error ? bug.stack?.split('\n').slice(0, 4).join(' ') : String(bug))).join(' | ')}`);
      if (reply.ok) { accepted += 1; learn(live, reply.value); continue; }
      const unheard = unsaid(reply.refusal);
      if (unheard !== null) told(unheard);
      if (centre.counts() !== before) told(`refused with ${reply.refusal.code}, and yet changed ${before} into ${centre.counts()}`);
      if (/^app\.(NO_SESSION|HELD)$/.test(reply.refusal.code) && procedure.access !== 'public' && !await back(centre)) break;
    }
    // whatever came, the engine still answers
    const alive = await at.client.call('accounts.state', {});
    if (!alive.ok) faults.push(`seed ${chance.seed}, after input ${inputs}: the engine answers ${alive.refusal.code}`);
    await centre.close();
  }
  return { seed: chance.seed, inputs, accepted, faults };
};
