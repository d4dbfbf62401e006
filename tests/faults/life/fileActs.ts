import type { Id } from '#shared/lib/ids.ts';
import { aFile, anIdentity } from '#tests/support/forms.ts';
import { idsOf, learn, nothing, of, pick, type Make, type World } from './world.ts';

/* What is done in case files, for kills in the middle of it. */
const today = (): string => new Date().toISOString().slice(0, 10);
const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj <<>> endobj\n%%EOF\n');
const file = (world: World): Id | null => pick(world, idsOf(world.known.facts, 'file', (text) => !text.endsWith('|cancelled'))) as Id | null;
/** One of what belongs to files, with whose it is. */
function part(world: World, kind: string, says: (text: string) => boolean): { readonly id: Id; readonly personId: string } | null {
  const id = pick(world, idsOf(world.known.facts, kind, says)) as Id | null;
  return id && { id, personId: (world.known.facts.get(`${kind}:${id}`) ?? '').slice(0, 36) };
}
export const FILES: readonly Make[] = [
  (world) => {
    const personId = file(world), n = world.fresh();
    return personId && {
      name: 'beneficiaries.change', run: () => world.client.call('beneficiaries.change', { personId, revision: world.changes('case_files', personId), identity: anIdentity({ cin: `JD${300_000 + n}`, name: { ar: 'سعيد', fr: `Dossier ${n}` } }), ...aFile() }),
      done: ({ facts }) => { const at = `file:${personId}`; facts.set(at, `Dossier ${n}|${(facts.get(at) ?? '').split('|')[1] ?? ''}`); },
    };
  },
  (world) => {
    const personId = file(world), at = `file:${personId ?? ''}`, [name = '', status = ''] = (world.known.facts.get(at) ?? '').split('|'), to = status === 'intake' ? 'diagnosis' : 'intake';
    return personId && { name: 'beneficiaries.setStatus', run: () => world.client.call('beneficiaries.setStatus', { personId, revision: world.changes('case_files', personId), to, reason: 'repris depuis le début' }), done: ({ facts }) => { facts.set(at, `${name}|${to}`); } };
  },
  (world) => {
    const personId = file(world), answer = (['given', 'refused', 'withdrawn'] as const)[world.below(3)] ?? 'given';
    return personId && { name: 'beneficiaries.consent', run: () => world.client.call('beneficiaries.consent', { personId, purpose: 'naming', answer, on: today(), by: 'person' }), done: (known, told) => { learn(known, 'consent', of(of(told, 'consent'), 'consentId'), `${personId}|${answer}`); } };
  },
  (world) => {
    const personId = file(world);
    return personId && { name: 'beneficiaries.attach', run: async () => world.client.call('beneficiaries.attach', { personId, file: await world.put(PDF), title: `Pièce ${world.fresh()}`, kind: 'other' }), done: (known, told) => { learn(known, 'attachment', of(of(told, 'attachment'), 'attachmentId'), `${personId}|kept`); } };
  },
  (world) => {
    const one = part(world, 'attachment', (text) => text.endsWith('|kept'));
    return one && { name: 'beneficiaries.removeAttachment', run: () => world.client.call('beneficiaries.removeAttachment', { attachmentId: one.id, reason: 'mauvaise feuille' }), done: ({ facts }) => { facts.set(`attachment:${one.id}`, `${one.personId}|removed`); } };
  },
  (world) => {
    const personId = file(world);
    return personId && { name: 'diagnosis.begin', run: () => world.client.call('diagnosis.begin', { personId, begunOn: today() }), done: (known, told) => { learn(known, 'diagnosis', of(told, 'diagnosisId'), `${personId}|`); } };
  },
  (world) => {
    const one = part(world, 'diagnosis', () => true), summary = `Synthèse ${world.fresh()}`;
    return one && { name: 'diagnosis.save', run: () => world.client.call('diagnosis.save', { diagnosisId: one.id, revision: world.changes('diagnoses', one.id), summary }), done: ({ facts }) => { facts.set(`diagnosis:${one.id}`, `${one.personId}|${summary}`); } };
  },
  (world) => {
    const one = part(world, 'diagnosis', () => true);
    return one && { name: 'diagnosis.discard', run: () => world.client.call('diagnosis.discard', { diagnosisId: one.id, revision: world.changes('diagnoses', one.id) }), done: ({ facts }) => { facts.delete(`diagnosis:${one.id}`); } };
  },
  (world) => {
    const personId = file(world);
    return personId && { name: 'lifeProjects.draft', run: () => world.client.call('lifeProjects.draft', { personId, dated: today() }), done: (known, told) => { learn(known, 'plan', of(told, 'lifeProjectId'), `${personId}|draft`); } };
  },
  (world) => {
    const one = part(world, 'plan', (text) => text.endsWith('|draft'));
    return one && { name: 'lifeProjects.abandon', run: () => world.client.call('lifeProjects.abandon', { lifeProjectId: one.id, revision: world.changes('life_projects', one.id), reason: 'commencé par erreur' }), done: ({ facts }) => { facts.set(`plan:${one.id}`, `${one.personId}|abandoned`); } };
  },
  (world) => {
    const personId = file(world);
    return personId && { name: 'followUp.plan', run: () => world.client.call('followUp.plan', { personId, visits: [{ kind: 'call', milestone: 'other', plannedOn: today() }] }), done: (known, told) => { learn(known, 'visit', of((of(told, 'visits') as readonly unknown[] | undefined)?.[0], 'visitId'), `${personId}|planned|${today()}`); } };
  },
  (world) => {
    const one = part(world, 'visit', (text) => text.includes('|planned|')), to = new Date(Date.now() + (1 + world.below(200)) * 86_400_000).toISOString().slice(0, 10);
    return one && { name: 'followUp.postpone', run: () => world.client.call('followUp.postpone', { visitId: one.id, revision: world.changes('visits', one.id), to, reason: 'absent ce jour' }), done: ({ facts }) => { facts.set(`visit:${one.id}`, `${one.personId}|planned|${to}`); } };
  },
  (world) => {
    const personId = file(world);
    return personId && { name: 'followUp.attempt', run: () => world.client.call('followUp.attempt', { personId, triedOn: today(), way: 'phone', outcome: 'unreached' }), done: nothing };
  },
  (world) => {
    const n = world.fresh();
    return {
      name: 'beneficiaries.open', run: () => world.client.call('beneficiaries.open', { identity: anIdentity({ cin: `JD${300_000 + n}`, name: { ar: 'سعيد', fr: `Dossier ${n}` } }), ...aFile() }),
      done: (known, answer) => { learn(known, 'file', of(answer, 'personId'), `Dossier ${n}|intake`); },
    };
  },
];
