import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contract, type Answer, type NamesOf, type ProcedureName, type Reply, type Sent } from '#shared/contract/index.ts';
import { ROLES, type Role } from '#shared/domain/accounts.ts';
import { EMPTY_PROFILE } from '#shared/domain/beneficiaries.ts';
import { aPlan } from '#tests/support/caseForms.ts';
import { given, lastReply, PASSPHRASE, testEngine } from '#tests/support/engine.ts';
import { aCeremony, aLine, aRecipient, anIdentity, aFile } from '#tests/support/forms.ts';
import { textOf } from '#tests/support/poppler.ts';
import { SENT } from '#tests/support/sent.ts';
import { ALLOWED } from './permissionTable.ts';
import type { Clock, Instant } from '#shared/lib/ids.ts';

/*
 * Every procedure that a role may call, asked for each id, reference and digest of a file that is not theirs to see, alone and beside a person
 * of their own: no answer, refusal or file tells of it, and nothing of it is changed. The same for what a file tells of health.
 */
const MARK = 'Zqxautrui', HEALTH = 'Zqxsante', CIN = 'ZZ998877';
let now = Date.parse('2025-03-20T09:00:00.000Z');
const clock: Clock = { now: () => new Date(now += 1000).toISOString() as Instant };
const at = testEngine({ clock });
const phrase = (who: string): string => `${PASSPHRASE} ${who}`;
async function be(who: string): Promise<void> {
  given(await at.client.call('accounts.lock', {}));
  now += 100_000;
  at.session = given(await at.client.call('accounts.unlock', { user: who, passphrase: phrase(who) })).session;
}
const strings = new Set<string>();
const gather = (value: unknown): void => {
  for (const [found] of JSON.stringify(value).matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|"[0-9a-f]{64}"|"[A-Z]{2,4}\/AGA\/\d{4}\/\d{4}"/g)) strings.add(found.replaceAll('"', ''));
};
/** Reads all that there is of a file. */
async function whole(personId: string): Promise<unknown[]> {
  const out: unknown[] = [];
  const see = async <N extends NamesOf<'query'>>(name: N, input: Sent<N>): Promise<Answer<N>> => { const answer = given(await at.client.call(name, input)); out.push(answer); return answer; };
  await see('beneficiaries.show', { personId }); await see('beneficiaries.attachments', { personId });
  const d = await see('diagnosis.list', { personId }), l = await see('lifeProjects.list', { personId }), v = await see('followUp.list', { personId });
  for (const one of d.diagnoses) await see('diagnosis.show', { diagnosisId: one.diagnosisId });
  for (const one of l.lifeProjects) await see('lifeProjects.show', { lifeProjectId: one.lifeProjectId });
  for (const one of v.visits) await see('followUp.show', { visitId: one.visitId });
  const p = await see('casePapers.list', { personId }); await see('casePapers.communications', { personId });
  for (const one of p) await see('papers.scans', { reference: one.reference });
  await see('followUp.attempts', { personId }); await see('beneficiaries.timeline', { personId });
  return out;
}
async function file(who: string, mark: string): Promise<{ personId: string; ids: string[] }> {
  strings.clear();
  await be(who);
  const call: typeof at.client.call = (name, input) => at.client.call(name, input);
  const { personId } = given(await call('beneficiaries.open', { identity: anIdentity({ name: { ar: `${mark} ع`, fr: `${mark} fr` }, cin: who === 'b' ? CIN : 'ZZ112233' }), ...aFile({ profile: { ...EMPTY_PROFILE, trainings: [], experiences: [], languages: [] } as never }), openedOn: '2025-01-10' }));
  const { attachment } = given(await call('beneficiaries.attach', { personId, file: at.engine.files.put(Buffer.from(`%PDF-1.4 ${mark}\n%%EOF`)), title: `${mark} titre`, kind: 'other' }));
  given(await call('beneficiaries.consent', { personId, purpose: 'sharing', partner: `${mark} OFPPT`, answer: 'given', on: '2025-01-12', by: 'person', attachmentId: attachment.attachmentId }));
  const { diagnosisId, revision } = given(await call('diagnosis.begin', { personId, begunOn: '2025-01-13' })), { content } = given(await call('diagnosis.questionnaire', {}));
  const levels = Object.fromEntries(content.domains.map(({ code }) => [code, { level: code === 'money' ? 3 : code === 'health' ? 2 : 0, note: code === 'money' ? mark : code === 'health' ? `${HEALTH} note` : '' }]));
  const saved = given(await call('diagnosis.save', { diagnosisId, revision, levels: levels as never, summary: mark, answers: { adjustment: { state: 'answered', value: true, source: 'said', on: '2025-01-13' } } }));
  given(await call('diagnosis.complete', { diagnosisId, revision: saved.revision, completedOn: '2025-01-14' }));
  const plan = given(await call('lifeProjects.draft', { personId, dated: '2025-01-15' })), base = aPlan({ dated: '2025-01-15', wishes: mark, visits: [] });
  const form = { ...base, needs: [...base.needs, { ...base.needs[0]!, key: 'nh', domain: 'health' as const, words: `${HEALTH} besoin`, whyNot: 'suivi' }] };
  const kept = given(await call('lifeProjects.save', { lifeProjectId: plan.lifeProjectId, revision: plan.revision, diagnosisId, form }));
  given(await call('lifeProjects.sign', { lifeProjectId: plan.lifeProjectId, revision: kept.revision, signedOn: '2025-01-20' }));
  const { visits } = given(await call('followUp.plan', { personId, visits: [{ kind: 'field', milestone: 'D15', plannedOn: '2025-02-04' }, { kind: 'call', milestone: 'M3', plannedOn: '2025-05-20' }] }));
  given(await call('followUp.record', { visitId: visits[0]!.visitId, revision: visits[0]!.revision, doneOn: '2025-02-04', kind: 'field', findings: { activity: 'active', activityNote: mark, equipment: [], turnover: null, charges: null, jobs: 1, obstacles: [{ domain: 'health', words: `${HEALTH} obstacle`, owner: 'person', deadline: null }] } }));
  given(await call('followUp.attempt', { personId, triedOn: '2025-03-01', way: 'phone', outcome: 'unreached', note: mark }));
  for (const kind of ['consent', 'diagnosis', 'lifeProject', 'visit', 'fileSummary'] as const) gather(given(await at.client.run('casePapers.print', { personId, kind, language: 'fr' })));
  gather(given(await at.client.run('casePapers.communicate', { personId, kind: 'lifeProject', language: 'fr', partner: `${mark} OFPPT`, purpose: 'formation' })));
  const refs = [...strings].filter((one) => /^[A-Z]/.test(one));
  for (const reference of refs) { given(await call('papers.attachScan', { reference, file: at.engine.files.put(Buffer.from(`%PDF-1.4 ${mark} scan ${reference}\n%%EOF`)) })); }
  given(await call('drafts.save', { key: `beneficiary:${personId}`, content: JSON.stringify({ t: mark }) }));
  gather(await whole(personId));
  return { personId, ids: [...strings] };
}
let mine: { personId: string; ids: string[] }, other: { personId: string; ids: string[] };
beforeAll(async () => {
  at.session = given(await at.client.call('accounts.createCentre', { code: 'AGA', nameAr: 'م', nameFr: 'C', userName: 'director', passphrase: phrase('director') })).session;
  for (const role of ROLES) if (role !== 'director' && role !== 'companion') given(await at.client.run('users.add', { name: role, role, passphrase: phrase(role) }));
  for (const who of ['a', 'b']) given(await at.client.run('users.add', { name: who, role: 'companion', passphrase: phrase(who) }));
  other = await file('b', MARK);
  mine = await file('a', 'Amienne');
}, 120_000);
afterAll(async () => { await at.remove(); });

const ask = (name: ProcedureName, input: object): Promise<Reply> => lastReply(at, name, input);
const SKIP = new Set<ProcedureName>(['accounts.lock', 'accounts.hold', 'jobs.wait', 'jobs.cancel', 'accounts.setPin', 'accounts.changePassphrase', 'accounts.keystoreKeep', 'accounts.keystoreForget', 'accounts.recoverySheet', 'accounts.recoverySheetShown', 'backups.preview', 'backups.restore', 'demonstration.make', 'users.remove', 'users.setRole', 'users.rename', 'users.resetPassphrase', 'users.add']);
const isId = (v: unknown): boolean => typeof v === 'string' && (v.startsWith('0192f0c4-') || v === 'PV/AGA/2025/0001' || v === 'ab'.repeat(32));
function fits(slot: string, id: string): boolean { return slot.includes('/') ? id.includes('/') : slot.length === 64 ? id.length === 64 : id.length === 36; }
/** All inputs of a procedure with ids of the other's file, alone and beside one's own person. */
function* inputs(name: ProcedureName): Generator<object> {
  const sent = SENT[name] ?? {};
  const fields = Object.entries(sent).filter(([, v]) => isId(v));
  const optional: Record<string, string[]> = { 'casePapers.print': ['subjectId'], 'casePapers.communicate': ['subjectId'], 'beneficiaries.consent': ['attachmentId', 'ceremonyId', 'paper'], 'beneficiaries.list': ['companionId'], 'audit.list': ['userId', 'subject'], 'papers.scans': ['reference', 'ceremonyId'], 'beneficiaries.duplicates': ['except'], 'beneficiaries.open': ['personId', 'companionId'], 'lifeProjects.save': ['diagnosisId'], 'papers.archive': ['ceremonyId'] };
    const kinds = 'kind' in sent && name.startsWith('casePapers') ? ['diagnosis', 'lifeProject', 'visit'] : [null];
  for (const kind of kinds) {
    const base = { ...sent, ...(kind === null ? {} : { kind }) };
    for (const id of other.ids) {
      const direct = fields.filter(([, slot]) => fits(String(slot), id));
      if (direct.length > 0) {
        yield { ...base, ...Object.fromEntries(direct.map(([field]) => [field, id])) };
        if (direct.some(([field]) => field === 'personId') && direct.length > 1) yield { ...base, ...Object.fromEntries(direct.map(([field]) => [field, field === 'personId' ? mine.personId : id])) };
      }
      for (const field of optional[name] ?? []) yield { ...base, ...(fields.some(([f]) => f === 'personId') ? { personId: mine.personId } : {}), [field]: id };
      if (name === 'lifeProjects.save') for (const own of mine.ids.filter((one) => one.length === 36)) yield { ...base, lifeProjectId: own, diagnosisId: id };
    }
    if (fields.length === 0) yield base;
  }
}
const FIND = [MARK, CIN, MARK.toLowerCase()];
const names = (Object.keys(contract) as ProcedureName[]).filter((name) => contract[name].kind !== 'gate' && !SKIP.has(name));

async function walk(who: string, role: Role, marks: readonly string[]): Promise<string[]> {
  const leaks: string[] = [];
  let answered = 0;
  await be(who);
  for (const name of names) {
    if (ALLOWED[name] && !ALLOWED[name].includes(role)) continue;
    for (const input of inputs(name)) {
      const fresh = Object.fromEntries(Object.entries(input).map(([k, v]) => [k, k === 'file' && v === 'ab'.repeat(16) ? at.engine.files.put(Buffer.from('%PDF-1.4 x\n%%EOF')) : k === 'text' ? MARK : v]));
      const reply = await ask(name, fresh);
      const told = JSON.stringify(reply);
      answered += Number(reply.ok);
      if (marks.some((mark) => told.includes(mark))) leaks.push(`${name} ${JSON.stringify(fresh).slice(0, 200)} → ${told.slice(0, 400)}`);
      for (const [, handle = ''] of told.matchAll(/"([0-9a-f]{32})"/g)) {
        const taken = at.engine.files.take(handle);
        if (!taken.ok) continue;
        const bytes = Buffer.from(taken.value);
        let text = bytes.toString('latin1');
        if (text.startsWith('%PDF-1.') && bytes.length > 3000) { const f = path.join(at.folder, 'x.pdf'); writeFileSync(f, bytes); text += textOf(f); }
        if (marks.some((mark) => text.includes(mark))) leaks.push(`${name} FILE ${JSON.stringify(fresh).slice(0, 200)}`);
      }
    }
  }
  // the walk was let in somewhere: else it would prove nothing
  expect(answered).toBeGreaterThan(5);
  expect(at.bugs).toEqual([]);
  return [...new Set(leaks)].slice(0, 20);
}
it('a companion reaches nothing of another’s file, and changes nothing', async () => {
  await be('director');
  const before = JSON.stringify(await whole(other.personId));
  expect(other.ids.length).toBeGreaterThan(30);
  expect(await walk('a', 'companion', FIND)).toEqual([]);
  await be('director');
  expect(JSON.stringify(await whole(other.personId))).toBe(before);
}, 600_000);
it('by its numbers in a ceremony or a workbook a companion learns that a file is there, not whose; and what they say changes nothing in it', async () => {
  await be('director');
  // all but the timeline, in which the ceremony stands
  const seen = async (): Promise<string> => JSON.stringify((await whole(other.personId)).slice(0, -1)), before = await seen(), { identity: { fileNumber } } = given(await at.client.call('beneficiaries.show', { personId: other.personId }));
  await be('a');
  const { ceremonyId } = given(await at.client.call('handover.createCeremony', { ceremony: aCeremony({ title: { ar: 'حفل آخر', fr: 'Autre' } }) })), add = (more: object) => ask('handover.addRecipient', { ceremonyId, recipient: aRecipient(more), lines: [aLine()] });
  const told: unknown[] = [];
  for (const more of [{ fileNumber, cin: '' }, { fileNumber, cin: 'JA1' }]) told.push(await add(more));
  expect(told).toEqual([{ ok: false, refusal: { code: 'handover.FILE_NUMBER_ELSEWHERE' } }, { ok: false, refusal: { code: 'handover.FILE_NUMBER_ELSEWHERE' } }]);
  const { recipientId, revision, warnings } = given(await at.client.call('handover.addRecipient', { ceremonyId, recipient: aRecipient({ fileNumber: 'F7', cin: CIN }), lines: [aLine()] }));
  told.push(warnings, await add({ fileNumber: 'F8', cin: CIN }));
  told.push(await ask('handover.changeRecipient', { ceremonyId, recipientId, revision, recipient: aRecipient({ fileNumber: 'F7', cin: CIN, phone: '0699999999', address: { ar: 'عنوان', fr: 'ailleurs' } }) }));
  for (const text of [MARK, CIN, '0699999999']) told.push(await ask('search.find', { text }), await ask('beneficiaries.find', { text }));
  const book = utils.book_new(), keys = ['file_number', 'cin', 'name_ar', 'name_fr', 'sex'];
  utils.book_append_sheet(book, utils.aoa_to_sheet([keys, [fileNumber, '', 'سعاد', 'Souad', 'F'], ['', CIN, 'منى', 'Mouna', 'F']]), 'beneficiaries');
  const workbook = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  told.push(await ask('exchange.importBeneficiaries', { file: at.engine.files.put(workbook), fileName: 'x.xlsx' }));
  expect(JSON.stringify(told)).not.toContain(MARK);
  expect(JSON.stringify(told)).toContain('ceremonyCheck.KNOWN_ELSEWHERE');
  await be('director');
  expect((await seen()).replace('"ceremonies":1', '"ceremonies":0')).toBe(before);
  // whoever may see the file is told whose it is
  expect(JSON.stringify(await add({ fileNumber, cin: 'JA1' }))).toContain(MARK);
});
it.each(['placementOfficer', 'auditor'] as const)('a %s reads files, and nothing of health', async (role) => { expect(await walk(role, role, [HEALTH])).toEqual([]); }, 600_000);
it.each(['regionalCoordinator', 'nationalCoordinator', 'administrator'] as const)('a %s reads no file', async (role) => { expect(await walk(role, role, [MARK])).toEqual([]); }, 600_000);
