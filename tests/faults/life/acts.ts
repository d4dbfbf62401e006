import { present } from '#shared/lib/assert.ts';
import type { Id } from '#shared/lib/ids.ts';
import { agadirWorkbook } from '#tests/support/engine.ts';
import { aCeremony, aLine, aRecipient } from '#tests/support/forms.ts';
import type { Facts } from './facts.ts';
import { FILES } from './fileActs.ts';
import { idsOf, learn, nothing, of, pick, type Act, type Make, type World } from './world.ts';

const ceremonies = ({ known }: World, status: 'draft' | 'validated'): Id[] => idsOf(known.facts, 'ceremony', (text) => text.endsWith(`|${status}`)) as Id[];
const recipients = ({ known }: World, ceremonyId: string): Id[] => idsOf(known.facts, 'recipient', (text) => text.startsWith(`${ceremonyId}|`)) as Id[];
const lines = ({ known }: World, recipientId: string): Id[] => idsOf(known.facts, 'line', (text) => text.startsWith(`${recipientId}|`)) as Id[];
const papers = ({ known }: World, state: string): string[] => idsOf(known.facts, 'paper', (text) => text === state).filter((reference) => reference.startsWith('PV/'));
const person = (n: number) => aRecipient({ fileNumber: `N${n}`, cin: `JA${200_000 + n}`, name: { ar: 'فاطمة', fr: `Personne ${n}` } });
const PICTURE = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#246"/></svg>');

/** One of a draft's recipients and, where there is one, a line of theirs. */
function place(world: World) {
  const ceremonyId = pick(world, ceremonies(world, 'draft'));
  if (!ceremonyId) return null;
  const recipientId = pick(world, recipients(world, ceremonyId));
  return { ceremonyId, recipientId, lineId: recipientId && pick(world, lines(world, recipientId)), revision: world.revision(ceremonyId) };
}
const forget = (facts: Facts, ceremonyId: string): void => {
  for (const [what, text] of facts) if (what.startsWith('recipient:') && text.startsWith(`${ceremonyId}|`)) dropRecipient(facts, what.slice('recipient:'.length));
  facts.delete(`ceremony:${ceremonyId}`);
};
const dropRecipient = (facts: Facts, id: string): void => {
  for (const [what, text] of facts) if (what.startsWith('line:') && text.startsWith(`${id}|`)) facts.delete(what);
  facts.delete(`recipient:${id}`);
};

const WRITE: readonly Make[] = [
  (world) => {
    const title = `Remise ${world.fresh()}`;
    return { name: 'handover.createCeremony', run: () => world.client.call('handover.createCeremony', { ceremony: aCeremony({ title: { ar: 'حفل', fr: title }, convention: { number: title, date: null, parties: { ar: '', fr: '' } } }) }), done: (known, answer) => { learn(known, 'ceremony', of(answer, 'ceremonyId'), `${title}|draft`); } };
  },
  (world) => {
    const at = place(world), title = `Autre ${world.fresh()}`;
    return at && { name: 'handover.changeCeremony', run: () => world.client.call('handover.changeCeremony', { ceremonyId: at.ceremonyId, revision: at.revision, ceremony: aCeremony({ title: { ar: 'حفل', fr: title } }) }), done: ({ facts }) => { facts.set(`ceremony:${at.ceremonyId}`, `${title}|draft`); } };
  },
  (world) => {
    const at = place(world), n = world.fresh();
    return at && {
      name: 'handover.addRecipient', run: () => world.client.call('handover.addRecipient', { ceremonyId: at.ceremonyId, recipient: person(n), lines: [aLine({ serial: `S${n}`, quantity: 1 }), aLine()] }),
      done: (known, answer) => { learn(known, 'recipient', of(answer, 'recipientId'), `${at.ceremonyId}|Personne ${n}`); },
    };
  },
  (world) => {
    const at = place(world), n = world.fresh(), recipientId = at?.recipientId;
    return at && recipientId ? { name: 'handover.changeRecipient', run: () => world.client.call('handover.changeRecipient', { ceremonyId: at.ceremonyId, recipientId, revision: at.revision, recipient: person(n) }), done: ({ facts }) => { facts.set(`recipient:${recipientId}`, `${at.ceremonyId}|Personne ${n}`); } } : null;
  },
  (world) => {
    const at = place(world), recipientId = at?.recipientId;
    return at && recipientId ? { name: 'handover.removeRecipient', run: () => world.client.call('handover.removeRecipient', { ceremonyId: at.ceremonyId, recipientId, revision: at.revision }), done: ({ facts }) => { dropRecipient(facts, recipientId); } } : null;
  },
  (world) => {
    const at = place(world), recipientId = at?.recipientId, n = world.fresh();
    return at && recipientId ? { name: 'handover.replaceRecipient', run: () => world.client.call('handover.replaceRecipient', { ceremonyId: at.ceremonyId, recipientId, revision: at.revision, recipient: person(n) }), done: ({ facts }) => { facts.set(`recipient:${recipientId}`, `${at.ceremonyId}|Personne ${n}`); } } : null;
  },
  (world) => {
    const at = place(world), recipientId = at?.recipientId;
    return at && recipientId ? { name: 'handover.moveRecipient', run: () => world.client.call('handover.moveRecipient', { ceremonyId: at.ceremonyId, recipientId, revision: at.revision, position: 1 + world.below(recipients(world, at.ceremonyId).length) }), done: nothing } : null;
  },
  (world) => {
    const at = place(world), recipientId = at?.recipientId, n = world.fresh();
    return at && recipientId ? { name: 'handover.addLine', run: () => world.client.call('handover.addLine', { ceremonyId: at.ceremonyId, recipientId, line: aLine({ designation: { ar: 'آلة', fr: `Machine ${n}` } }) }), done: (known, answer) => { learn(known, 'line', of(answer, 'lineId'), `${recipientId}|Machine ${n}|2`); } } : null;
  },
  (world) => {
    const at = place(world), lineId = at?.lineId, n = world.fresh();
    return at && lineId ? { name: 'handover.changeLine', run: () => world.client.call('handover.changeLine', { ceremonyId: at.ceremonyId, lineId, revision: at.revision, line: aLine({ quantity: n }) }), done: ({ facts }) => { facts.set(`line:${lineId}`, `${at.recipientId ?? ''}|Machine à coudre|${n}`); } } : null;
  },
  (world) => {
    const at = place(world), lineId = at?.lineId;
    return at && lineId ? { name: 'handover.removeLine', run: () => world.client.call('handover.removeLine', { ceremonyId: at.ceremonyId, lineId, revision: at.revision }), done: ({ facts }) => { facts.delete(`line:${lineId}`); } } : null;
  },
  (world) => {
    const drafts = ceremonies(world, 'draft'), ceremonyId = drafts.length > 3 ? pick(world, drafts) : null;
    return ceremonyId && { name: 'handover.discardDraft', run: () => world.client.call('handover.discardDraft', { ceremonyId }), done: ({ facts }) => { forget(facts, ceremonyId); } };
  },
];
const ISSUE: readonly Make[] = [(world) => {
  const ready = ceremonies(world, 'draft').filter((id) => { const all = recipients(world, id); return all.length > 0 && all.every((each) => lines(world, each).length > 0); });
  const ceremonyId = pick(world, ready);
  return ceremonyId && { name: 'handover.issue', run: () => world.client.call('handover.issue', { ceremonyId }), done: ({ facts }) => { const at = `ceremony:${ceremonyId}`; facts.set(at, (facts.get(at) ?? '').replace(/draft$/, 'validated')); } };
}];
const PRINT: readonly Make[] = [
  (world) => {
    const ceremonyId = pick(world, ceremonies(world, 'validated')), recipientId = ceremonyId && pick(world, recipients(world, ceremonyId));
    return ceremonyId && recipientId ? { name: 'handover.print', run: () => world.client.run('handover.print', { ceremonyId, language: 'fr', kinds: ['certificate', 'slip'], recipients: [recipientId], originals: world.below(3) }), done: nothing } : null;
  },
  (world) => {
    const reference = pick(world, papers(world, 'issued'));
    return reference === null ? null : { name: 'papers.reprint', run: () => world.client.run('papers.reprint', { reference, language: 'ar' }), done: nothing };
  },
];
const PAPERS: readonly Make[] = [
  (world) => { const reference = pick(world, papers(world, 'issued')); return reference === null ? null : { name: 'papers.sign', run: () => world.client.call('papers.sign', { paper: reference }), done: ({ facts }) => { facts.set(`paper:${reference}`, 'issued signed'); } }; },
  (world) => { const reference = pick(world, papers(world, 'issued')); return reference === null ? null : { name: 'papers.cancel', run: () => world.client.call('papers.cancel', { reference, reason: 'erreur de nom' }), done: ({ facts }) => { facts.set(`paper:${reference}`, 'cancelled'); } }; },
  (world) => { const reference = pick(world, papers(world, 'cancelled')); return reference === null ? null : { name: 'handover.reissue', run: () => world.client.run('handover.reissue', { reference }), done: (known, answer) => { learn(known, 'paper', of(answer, 'reference'), 'issued'); } }; },
  (world) => { const reference = pick(world, papers(world, 'issued signed')); return reference === null ? null : { name: 'handover.correct', run: () => world.client.run('handover.correct', { reference, reason: 'une lettre' }), done: (known, answer) => { learn(known, 'paper', of(answer, 'reference'), 'issued'); } }; },
  (world) => {
    const reference = pick(world, papers(world, 'issued signed'));
    return reference === null ? null : {
      name: 'papers.attachScan', run: async () => world.client.call('papers.attachScan', { reference, file: await world.put(new TextEncoder().encode(`%PDF-1.4 ${world.fresh()} ${'x'.repeat(20_000)} %%EOF`)) }),
      done: (known, answer) => { learn(known, 'scan', of(of(answer, 'scan'), 'scanId'), 'kept'); },
    };
  },
  (world) => { const scanId = pick(world, idsOf(world.known.facts, 'scan', (text) => text === 'kept')) as Id | null; return scanId && { name: 'papers.removeScan', run: () => world.client.call('papers.removeScan', { scanId, reason: 'mauvaise feuille' }), done: ({ facts }) => { facts.set(`scan:${scanId}`, 'removed'); } }; },
];
const DAY: readonly Make[] = [
  ...(['handedOver', 'reserved', 'absent', 'refused'] as const).map((state): Make => (world) => {
    const ceremonyId = pick(world, ceremonies(world, 'validated')), recipientId = ceremonyId && pick(world, recipients(world, ceremonyId));
    return ceremonyId && recipientId ? { name: 'handover.mark', run: () => world.client.call('handover.mark', { ceremonyId, recipientId, revision: world.revision(ceremonyId), state, note: 'il manque une pièce' }), done: ({ facts }) => { facts.set(`mark:${recipientId}`, state); } } : null;
  }),
  (world) => {
    const ceremonyId = pick(world, ceremonies(world, 'validated')), recipientId = ceremonyId && pick(world, recipients(world, ceremonyId)), photo = (['yes', 'no'] as const)[world.below(2)] ?? 'no';
    return ceremonyId && recipientId ? { name: 'handover.setPhoto', run: () => world.client.call('handover.setPhoto', { ceremonyId, recipientId, revision: world.revision(ceremonyId), photo }), done: ({ facts }) => { facts.set(`photo:${recipientId}`, photo); } } : null;
  },
  (world) => { const ceremonyId = pick(world, ceremonies(world, 'validated')); return ceremonyId && { name: 'handover.fileAway', run: () => world.client.call('handover.fileAway', { ceremonyId, reason: 'les feuilles sont au siège' }), done: ({ facts }) => { facts.set(`filed:${ceremonyId}`, '1'); } }; },
  (world) => { const ceremonyId = pick(world, idsOf(world.known.facts, 'filed', (text) => text === '1')) as Id | null; return ceremonyId && { name: 'handover.reopen', run: () => world.client.call('handover.reopen', { ceremonyId, reason: 'une feuille revient' }), done: ({ facts }) => { facts.set(`filed:${ceremonyId}`, '0'); } }; },
];
const IMPORT: readonly Make[] = [(world) => ({
  name: 'exchange.importCeremony',
  run: async () => world.client.run('exchange.importCeremony', { file: await world.put(agadirWorkbook()), fileName: 'agadir.xlsx', replace: true }),
  done: ({ facts }, answer) => {
    if (of(answer, 'errors')) return;
    // a replaced draft goes with all that was its own
    const id = of(answer, 'ceremonyId');
    for (const old of idsOf(facts, 'ceremony', (text) => IMPORTED.test(text))) if (old !== id) forget(facts, old);
  },
})];
const IMPORTED = /^(?!Remise|Autre)/;
const SETTINGS: readonly Make[] = [
  (world) => { const phone = `05220${world.fresh()}`; return { name: 'settings.save', run: () => world.client.call('settings.save', { contact: { phone } }), done: ({ facts }) => { facts.set('settings:phone', phone); } }; },
  (world) => ({ name: 'settings.setLogo', run: async () => world.client.call('settings.setLogo', { side: 'left', file: world.below(2) ? await world.put(PICTURE) : null }), done: nothing }),
];
const DRAFTS: readonly Make[] = [
  (world) => { const key = `form/${world.below(4)}`, content = JSON.stringify({ n: world.fresh() }); return { name: 'drafts.save', run: () => world.client.call('drafts.save', { key, content }), done: ({ facts }) => { facts.set(`draft:${key}`, content); } }; },
  (world) => { const key = pick(world, idsOf(world.known.facts, 'draft')); return key === null ? null : { name: 'drafts.drop', run: () => world.client.call('drafts.drop', { key }), done: ({ facts }) => { facts.delete(`draft:${key}`); } }; },
];
const others = ({ known, me }: World): string[] => idsOf(known.facts, 'user', (text) => !text.endsWith('removed')).filter((name) => name !== me);
/** Those without papers, marks or drafts of their own, so that a name tells one account. */
const USERS: readonly Make[] = [
  (world) => { const name = `Collègue ${world.fresh()}`, passphrase = `phrase de ${name}`; return { name: 'users.add', run: () => world.client.run('users.add', { name, role: 'companion', passphrase }), done: ({ facts, ways }) => { facts.set(`user:${name}`, 'companion'); ways.set(name, passphrase); } }; },
  (world) => {
    const old = pick(world, [...others(world), world.me]), name = `Collègue ${world.fresh()}`;
    return old === null || old === world.me ? null : { name: 'users.rename', run: () => world.client.run('users.rename', { id: world.userId(old), name }), done: ({ facts, ways }) => { facts.set(`user:${name}`, facts.get(`user:${old}`) ?? ''); facts.delete(`user:${old}`); ways.set(name, ways.get(old) ?? ''); ways.delete(old); } };
  },
  (world) => { const name = pick(world, others(world)); return name === null ? null : { name: 'users.setRole', run: () => world.client.call('users.setRole', { id: world.userId(name), role: 'auditor' }), done: ({ facts }) => { facts.set(`user:${name}`, 'auditor'); } }; },
  (world) => { const all = others(world), name = all.length > 2 ? pick(world, all) : null; return name === null ? null : { name: 'users.remove', run: () => world.client.run('users.remove', { id: world.userId(name) }), done: ({ facts, ways }) => { facts.set(`user:${name}`, `${facts.get(`user:${name}`) ?? ''} removed`); ways.delete(name); } }; },
  (world) => { const name = pick(world, others(world)), passphrase = `redonnée ${world.fresh()}`; return name === null ? null : { name: 'users.resetPassphrase', run: () => world.client.run('users.resetPassphrase', { id: world.userId(name), passphrase }), done: ({ ways }) => { ways.set(name, passphrase); } }; },
];
const SECRETS: readonly Make[] = [
  (world) => { const newPassphrase = `choisie ${world.fresh()}`; return { name: 'accounts.changePassphrase', run: () => world.client.run('accounts.changePassphrase', { passphrase: present(world.known.ways.get(world.me), 'my passphrase'), newPassphrase }), done: ({ ways }) => { ways.set(world.me, newPassphrase); } }; },
  (world) => ({ name: 'accounts.recoverySheet', run: () => world.client.run('accounts.recoverySheet', { language: 'fr' }), done: (known, answer) => { const words = of(answer, 'words'); known.unseen = Array.isArray(words) ? { sheet: of(answer, 'sheet') as Id, words: words.join(' ') } : null; } }),
  ({ client, known: { unseen } }) => unseen && { name: 'accounts.recoverySheetShown', run: () => client.call('accounts.recoverySheetShown', { sheet: unseen.sheet }), done: (known) => { [known.words, known.unseen] = [unseen.words, null]; } },
];
const SEARCH: readonly Make[] = [(world) => ({ name: 'search.find', run: () => world.client.call('search.find', { text: `Personne ${world.below(100)}` }), done: nothing })];

const BACKUP: readonly Make[] = [(world) => ({
  name: 'backups.make', run: async () => world.client.run('backups.make', { to: await world.onStick() }),
  done(known, answer) {
    const [made] = (of(answer, 'made') ?? []) as readonly { readonly fileName: string; readonly sha256: string }[];
    if (made) known.backups.set(made.fileName, { sha256: made.sha256, facts: new Map(known.facts), ways: new Map(known.ways), words: known.words });
  },
})];
const RESTORE: readonly Make[] = [(world) => {
  const chosen = pick(world, [...world.known.backups]);
  return chosen && {
    name: 'backups.restore', replaces: true,
    run: async () => world.client.run('backups.restore', { source: await world.onStick(chosen[0]), user: world.me, passphrase: present(chosen[1].ways.get(world.me), 'the passphrase of then'), replace: true }),
    done(known) {
      [known.facts, known.words, known.unseen] = [new Map(chosen[1].facts), chosen[1].words, null];
      known.ways.clear();
      for (const [name, passphrase] of chosen[1].ways) known.ways.set(name, passphrase);
    },
  };
}];

/** How a scenario begins: signed in, at the locked door, with an older database behind it, or in an empty folder. */
export type Begins = 'in' | 'locked' | 'older' | 'empty';
export interface Scenario { readonly name: string; readonly begins: Begins; readonly acts: readonly Make[]; /** What may be acknowledged before it, where that is something else. */ readonly before?: readonly Make[]; /** Several transactions: what is killed in the middle stays as far as it came. */ readonly steps?: true }
const locked = (world: World, name: 'accounts.unlock'): Act => ({ name, run: () => world.client.call(name, { user: world.me, passphrase: present(world.known.ways.get(world.me), 'my passphrase') }), done: nothing });
/** What is killed. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'write', begins: 'in', acts: WRITE },
  { name: 'issue', begins: 'in', acts: ISSUE },
  { name: 'print', begins: 'in', acts: PRINT, steps: true },
  { name: 'papers', begins: 'in', acts: PAPERS },
  { name: 'day', begins: 'in', acts: DAY },
  { name: 'import', begins: 'in', acts: IMPORT },
  { name: 'settings', begins: 'in', acts: SETTINGS },
  { name: 'drafts', begins: 'in', acts: DRAFTS },
  { name: 'users', begins: 'in', acts: USERS },
  { name: 'secrets', begins: 'in', acts: SECRETS },
  { name: 'search', begins: 'in', acts: SEARCH },
  { name: 'files', begins: 'in', acts: FILES },
  { name: 'backup', begins: 'in', acts: BACKUP, before: [...BACKUP, ...WRITE] },
  { name: 'restore', begins: 'in', acts: RESTORE, before: [...BACKUP, ...WRITE, ...SECRETS] },
  { name: 'unlock', begins: 'locked', acts: [(world) => locked(world, 'accounts.unlock')] },
  { name: 'recover', begins: 'locked', acts: [(world) => {
    const { words } = world.known, newPassphrase = `retrouvée ${world.fresh()}`;
    return words === null ? null : { name: 'accounts.recover', run: () => world.client.call('accounts.recover', { user: world.me, recovery: words, newPassphrase }), done: ({ ways }) => { ways.set(world.me, newPassphrase); } };
  }] },
  { name: 'migration', begins: 'older', acts: [(world) => locked(world, 'accounts.unlock')] },
  { name: 'create', begins: 'empty', acts: [(world) => ({
    name: 'accounts.createCentre', run: () => world.client.call('accounts.createCentre', { code: 'AGA', nameAr: 'م', nameFr: 'C', userName: world.me, passphrase: present(world.known.ways.get(world.me), 'my passphrase') }),
    done: ({ facts }) => { facts.set(`user:${world.me}`, 'director'); facts.set('settings:phone', ''); },
  })] },
];
