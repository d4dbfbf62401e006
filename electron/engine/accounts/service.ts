import { randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Answer } from '#shared/contract/index.ts';
import { clockDoubt, countedNow, NO_TRIES, PIN_TRIES, pinTooPlain, secondsLeft, waitAfter, type Role, type Tries } from '#shared/domain/accounts.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { foldedUser } from '#shared/domain/common/names.ts';
import { restrictedFinder } from '#shared/domain/exchange.ts';
import { LANGS, message } from '#shared/i18n/index.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type No, type Result } from '#shared/lib/result.ts';
import type { Sessions } from '../dispatch.ts';
import type { Entering, OpenCentre } from '../entering.ts';
import type { PaperPrinter } from '../documents/paperJobs.ts';
import type { Erasing } from '../erasing.ts';
import type { Files } from '../files.ts';
import type { HandlersOf, User } from '../handlers.ts';
import type { Jobs } from '../jobs.ts';
import { sha256 } from '../../policy/digest.ts';
import { FILES } from '../store/files.ts';
import { asksName, createKeySlots, readKeyFile, unwrapDataKey, type Secret, type Work } from '../store/keySlots.ts';
import { standing } from '../store/keyring.ts';
import { lookAtFolder } from '../store/look.ts';
import { createStore, openStore as openData } from '../store/open.ts';
import { lastSignIn } from '../store/signIns.ts';
import type { Store } from '../store/store.ts';
import { recoveryText } from './recovery.ts';
import { createOwnSecrets } from './secrets.ts';
import { readTries, writeTries } from './tries.ts';

export interface AccountsParts {
  readonly folder: string | null;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Waited for before the store is closed. */
  readonly jobs: Pick<Jobs, 'settle'>;
  /** Makes the recovery sheet's pages. */
  readonly printer: Pick<PaperPrinter, 'sheet'>;
  readonly files: Files;
  readonly erasing: Pick<Erasing, 'catchUp'>;
  /** What is to be done with a centre that is about to be closed, still open: a backup. It never fails. */
  readonly beforeClosing?: (centre: OpenCentre) => Promise<void>;
  /** What is to be done with data that are about to be brought to a newer form: a backup. It never fails. */
  readonly beforeMigrating?: (dataKey: Uint8Array, version: number) => void;
  /** The work of deriving a passphrase's key; the product's own unless a test asks for less. */
  readonly keyWork?: Work;
  /** How a new centre's data come to be; where one is made for later, nothing is opened for good. */
  readonly create?: typeof createStore;
}
export interface Accounts extends Sessions {
  readonly handlers: HandlersOf<'accounts'>;
  readonly entering: Entering;
  /** Closes the store, after what is under way at the gates. */
  close(): Promise<void>;
}
/** Who is at the keyboard: the gates that make or open a centre, and the one session they give. */
export function createAccounts({ folder, clock, ids, jobs, printer, files, erasing, keyWork, beforeClosing = () => Promise.resolve(), beforeMigrating = () => undefined, create = createStore }: AccountsParts): Accounts {
  type Here = Omit<Answer<'accounts.unlock'>, 'session'>;
  /** The number that unlocks the screen, as its salted digest: it lives as long as the session, in memory alone. */
  interface Pin { readonly salt: string; readonly digest: string; tries: number }
  interface Open { readonly session: string; readonly user: User; readonly store: Store; here: Here; held: boolean; pin: Pin | null }
  let open: Open | null = null;
  let locking = false, tries: Tries | null = null;
  /** One passphrase at a time: tried side by side, many would slip past the wait. */
  let line: Promise<unknown> = Promise.resolve();
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const next = line.then(work, work);
    line = next.catch(() => null);
    return next;
  };
  const openStore: typeof openData = (place) => openData({ ...place, beforeMigrating: (version) => { beforeMigrating(place.dataKey, version); } });
  const dir = (): string => present(folder, 'this host opens no centre');
  const work = keyWork ? { work: keyWork } : {};
  const note = (store: Store, userId: Id | null, procedure: string, outcome: string, subject: string, detail: object = {}): void =>
    store.audit.append({ at: clock.now(), userId, procedure, outcome, subject, detail });

  /**
   * Whose slot was opened, and what they should know; a slot that stands for nobody any more opens nothing.
   * @param slots those that the secret opened
   * @param procedure by which; null: of the centre's creation, whose row is written with its first rows
   * @param change what is done to the accounts by coming in, in the same transaction as its row of the journal
   */
  function enter(store: Store, slots: Id | readonly Id[], procedure: string | null, wrong: number, change = (): void => undefined): Result<Answer<'accounts.unlock'>> {
    const { sql } = store, now = clock.now();
    const entered = store.transaction(() => {
      change();
      const owner = standing(sql, slots);
      const row = owner && sql.one<{ id: Id; name: string; role: Role; must_change: number }>`SELECT id, name, role, must_change FROM users WHERE id = ${owner.userId} AND active = 1`;
      if (!row) return refuse('store.WRONG_PASSPHRASE');
      const last = sql.one<{ at: string }>`SELECT at FROM audit ORDER BY seq DESC LIMIT 1`?.at ?? null;
      if (procedure === null) return ok({ row, last: null, before: null });
      const before = lastSignIn(sql, row.id);
      if (wrong > 0) note(store, null, procedure, 'store.WRONG_PASSPHRASE', '', { times: wrong });
      for (const { code } of store.warnings) if (code === 'store.CHANGES_LOST') note(store, row.id, procedure, code, '');
      note(store, row.id, procedure, 'done', owner.slotId);
      return ok({ row, last, before });
    });
    if (!entered.ok) { store.close(); return entered; }
    const { row, last, before } = entered.value, doubt = clockDoubt(now, last);
    const centre = present(sql.one<{ id: Id; code: string; name_ar: string; name_fr: string; demonstration: number }>`SELECT * FROM centre`, 'an open store has its centre');
    store.keys.tidy();
    erasing.catchUp(store);
    const here: Here = {
      user: { id: row.id, name: row.name, role: row.role }, centre: { id: centre.id, code: centre.code, nameAr: centre.name_ar, nameFr: centre.name_fr, demonstration: centre.demonstration === 1 },
      warnings: [
        ...store.warnings.map(({ code, params }) => (params ? { code, params: { ...params } } : { code })),
        ...(doubt ? [{ code: doubt, params: { now: day(now), last: day(last ?? now) } }] : []),
      ],
      lastSignIn: { at: before, wrong }, mustChange: row.must_change === 1, pin: false,
    };
    open = { session: randomBytes(32).toString('hex'), user: here.user, store, here, held: false, pin: null };
    return ok({ session: open.session, ...here });
  }
  const triesAt = (now: number): Tries => tries = countedNow(tries ?? readTries(dir()), now);
  /**
   * Looks at a secret, unless too many wrong ones came before; a right one in the wait is not looked at either. `wrong`: how many came before.
   * @param forgives a right one begins the count anew
   */
  async function tried<T extends object>(look: () => Promise<Result<T>>, forgives: boolean): Promise<Result<T & { readonly wrong: number }>> {
    const now = Date.parse(clock.now()), before = triesAt(now), { wrong } = before, seconds = secondsLeft(before, now);
    if (seconds > 0) return refuse('accounts.TOO_MANY_TRIES', { seconds });
    const key = await look();
    if (!key.ok && key.refusal.code !== 'store.WRONG_PASSPHRASE') return key;
    if (!key.ok || forgives) writeTries(dir(), tries = key.ok ? NO_TRIES : { wrong: wrong + 1, lastAt: Date.parse(clock.now()) });
    return key.ok ? ok({ ...key.value, wrong }) : key;
  }
  /** The data key of the centre that is here. */
  async function unwrapped(secret: Secret): Promise<Result<{ readonly dataKey: Buffer; readonly slotIds: readonly Id[]; readonly wrong: number }>> {
    const key = await tried(() => unwrapDataKey(dir(), secret), true);
    if (key.ok || key.refusal.code !== 'store.WRONG_PASSPHRASE') return key;
    const wait = waitAfter(tries?.wrong ?? 0);
    if (secret.kind === 'recovery') return wait === 0 ? refuse('accounts.WRONG_RECOVERY') : refuse('accounts.WRONG_RECOVERY_WAIT', { seconds: wait });
    return wait === 0 ? key : refuse('accounts.WRONG_PASSPHRASE_WAIT', { seconds: wait });
  }
  /** Opens the centre for whom the secret is. */
  async function openBy(secret: Secret, procedure: string): Promise<Result<Answer<'accounts.unlock'>>> {
    if (open) return refuse('app.ALREADY_OPEN');
    const key = await unwrapped(secret);
    if (!key.ok) return key;
    const opened = openStore({ dir: dir(), dataKey: key.value.dataKey, clock });
    return opened.ok ? enter(opened.value, key.value.slotIds, procedure, key.value.wrong) : opened;
  }
  async function close(): Promise<void> {
    await line;
    if (open) await leave(open, beforeClosing);
  }
  /** No new work from here on; what runs comes to its end, and then the store is closed. */
  async function leave(at: Open, ...last: readonly ((centre: OpenCentre) => unknown)[]): Promise<void> {
    [open, locking] = [null, true];
    try {
      await jobs.settle(at.session);
      for (const step of last) await step(at);
    } finally {
      at.store.close();
      // what was made for the one who leaves is for nobody else
      files.clear();
      locking = false;
    }
  }
  const signedOut = ({ store, user }: OpenCentre): unknown => store.transaction(() => { note(store, user.id, 'accounts.lock', 'done', ''); return ok(null); });
  /** Whose account the sheet opens: the one named, or the first director. */
  function recoverable({ sql }: Store, user: string): Result<{ readonly id: Id; readonly name: string }> {
    const active = sql.all<{ id: Id; name: string; role: Role }>`SELECT id, name, role FROM users WHERE active = 1 ORDER BY created_at, id`;
    const who = user ? active.find(({ name }) => foldedUser(name) === foldedUser(user)) : active.find(({ role }) => role === 'director');
    return who ? ok(who) : refuse('accounts.NO_SUCH_USER', { name: user || '—' });
  }
  /** The words of the sheet open the data; a user (the first director where none is named) gets a slot of their own and nothing else changes. */
  async function recovered(user: string, words: string, newPassphrase: string): Promise<Result<Answer<'accounts.unlock'>>> {
    const recovery = recoveryText(words);
    if (recovery === null) return refuse('accounts.WRONG_RECOVERY');
    const key = await unwrapped({ kind: 'recovery', text: recovery });
    if (!key.ok) return key;
    const opened = openStore({ dir: dir(), dataKey: key.value.dataKey, clock });
    if (!opened.ok) return opened;
    const store = opened.value, found = standing(store.sql, key.value.slotIds) ? recoverable(store, user) : refuse('accounts.WRONG_RECOVERY');
    if (!found.ok) { store.close(); return found; }
    const who = found.value;
    const slot = await store.keys.wrap({ kind: 'passphrase', text: newPassphrase, user: who.name }, ids, keyWork);
    return enter(store, slot.id, 'accounts.recover', key.value.wrong, () => {
      store.keys.add(slot, who.id, clock.now());
      store.keys.revoke({ userId: who.id }, clock.now(), slot.id);
      store.sql.update('users', who.id, { must_change: false });
    });
  }
  /** Back to a session whose screen was locked. */
  function resumed(at: Open, wrong = 0): Result<Answer<'accounts.unlock'>> {
    at.held = false;
    if (at.pin) at.pin.tries = 0;
    const noted = at.store.transaction(() => {
      if (wrong > 0) note(at.store, null, 'accounts.resume', 'store.WRONG_PASSPHRASE', '', { times: wrong });
      note(at.store, at.user.id, 'accounts.resume', 'done', '');
      return ok(null);
    });
    return noted.ok ? ok({ session: at.session, ...at.here }) : noted;
  }
  function pinRefusal(at: Open, pin: string): No | null {
    if (!at.pin) return refuse('accounts.NO_PIN');
    if (timingSafeEqual(Buffer.from(at.pin.digest), Buffer.from(sha256(at.pin.salt + pin)))) return null;
    at.pin.tries += 1;
    const left = PIN_TRIES - at.pin.tries;
    if (left <= 0) forgetPin(at);
    const refused = left > 0 ? refuse('accounts.WRONG_PIN', { left }) : refuse('accounts.PIN_SPENT');
    at.store.transaction(() => { note(at.store, at.user.id, 'accounts.resume', refused.refusal.code, ''); return ok(null); });
    return refused;
  }
  const forgetPin = (at: Open): void => { [at.pin, at.here] = [null, { ...at.here, pin: false }]; };

  return {
    find: (session) => (open && session !== null && session === open.session ? open : null),
    close,
    handlers: {
      async 'accounts.createCentre'(wanted) {
        if (open) return refuse('app.ALREADY_OPEN');
        const printed = [wanted.nameAr, wanted.nameFr, wanted.cityAr, wanted.cityFr, wanted.authorityAr, wanted.authorityFr];
        if (printed.some(restrictedFinder(LANGS.flatMap((lang) => message(lang, 'accounts.restrictedNames').split('|'))))) return refuse('exchange.RESTRICTED_LABEL');
        const { dataKey, ring, slotId } = await createKeySlots({ passphrase: wanted.passphrase, user: wanted.userName, ids, ...work });
        const created = create({
          dir: dir(), dataKey, ring, clock,
          fill(store) {
            const { sql } = store, created_at = clock.now();
            const userId = ids.next();
            const head = { ar: letterhead('ar', wanted.authorityAr, wanted.nameAr), fr: letterhead('fr', wanted.authorityFr, wanted.nameFr) };
            sql.insert('centre', {
              id: ids.next(), code: wanted.code, name_ar: wanted.nameAr, name_fr: wanted.nameFr, city_ar: wanted.cityAr, city_fr: wanted.cityFr,
              letterhead_ar: JSON.stringify(head.ar), letterhead_fr: JSON.stringify(head.fr),
              demonstration: wanted.demonstration, created_at,
            });
            sql.insert('users', { id: userId, name: wanted.userName, role: 'director', active: true, created_at });
            sql.insert('settings_versions', { version: 1, content: JSON.stringify({ letterhead: head }), created_at, created_by: userId });
            sql.insert('key_slots', { id: slotId, user_id: userId, kind: 'passphrase', created_at });
            note(store, userId, 'accounts.createCentre', 'done', slotId);
            return ok(null);
          },
        });
        return created.ok ? enter(created.value, slotId, null, 0) : created;
      },
      'accounts.unlock': ({ user, passphrase }) => inLine(() => openBy({ kind: 'passphrase', text: passphrase, user }, 'accounts.unlock')),
      'accounts.keystoreOpen': ({ user, secret }) => inLine(() => openBy({ kind: 'keystore', text: secret, user }, 'accounts.keystoreOpen')),
      'accounts.recover': ({ user, recovery, newPassphrase }) => inLine(async () => (open ? refuse('app.ALREADY_OPEN') : recovered(user, recovery, newPassphrase))),
      'accounts.state'() {
        if (folder === null) return ok({ state: 'none' });
        const wait = (): number => { const now = Date.parse(clock.now()); return secondsLeft(triesAt(now), now); };
        // the files went while the centre was open: a disk pulled out, a folder deleted
        if (open && !existsSync(path.join(folder, FILES.database))) return ok({ state: 'problem', refusal: { code: 'store.DATABASE_MISSING', params: { folder, file: FILES.database } } });
        if (open) return ok(open.held ? { state: 'held', waitSeconds: wait(), ...open.here } : { state: 'open', ...open.here });
        if (locking) return ok({ state: 'locked', waitSeconds: 0, askName: false });
        const looked = lookAtFolder(folder);
        if (!looked.ok) return ok({ state: 'problem', refusal: { code: looked.refusal.code, ...(looked.refusal.params ? { params: { ...looked.refusal.params } } : {}) } });
        if (!looked.value.centre) return ok({ state: 'none' });
        const keys = readKeyFile(folder);
        return ok({ state: 'locked', waitSeconds: wait(), askName: keys.ok && asksName(keys.value.ring) });
      },
      'accounts.hold'() {
        if (!open || open.held) return ok({});
        const { store, user } = open;
        open.held = true;
        return store.transaction(() => { note(store, user.id, 'accounts.hold', 'done', ''); return ok({}); });
      },
      'accounts.resume': (by) => inLine(async () => {
        if (!open) return refuse('app.NO_SESSION');
        const at = open;
        if (!at.held) return ok({ session: at.session, ...at.here });
        if ('pin' in by) return pinRefusal(at, by.pin) ?? resumed(at);
        const key = await unwrapped({ kind: 'passphrase', text: by.passphrase, user: at.user.name });
        if (!key.ok) return key;
        return standing(at.store.sql, key.value.slotIds)?.userId === at.user.id ? resumed(at, key.value.wrong) : refuse('store.WRONG_PASSPHRASE');
      }),
      'accounts.setPin'({ pin }) {
        const at = present(open, 'somebody is signed in');
        if (pin !== null && pinTooPlain(pin)) return refuse('accounts.PIN_TOO_PLAIN');
        const salt = randomBytes(16).toString('hex');
        [at.pin, at.here] = [pin === null ? null : { salt, digest: sha256(salt + pin), tries: 0 }, { ...at.here, pin: pin !== null }];
        return ok({});
      },
      ...createOwnSecrets({ clock, ids, printer, files, check: (secret) => inLine(() => unwrapped(secret)), changed: () => { if (open) open.here = { ...open.here, mustChange: false }; }, ...work }),
      'accounts.lock': () => inLine(async () => {
        if (open) await leave(open, signedOut, beforeClosing);
        return ok({});
      }),
    },
    entering: {
      current: () => open,
      tried: (look) => inLine(() => tried(look, false)),
      secretOf(by) {
        if ('passphrase' in by) return ok({ kind: 'passphrase', text: by.passphrase, user: by.user });
        const text = recoveryText(by.recovery);
        return text === null ? refuse('accounts.WRONG_RECOVERY') : ok({ kind: 'recovery', text });
      },
      recoverable,
      vacate: () => inLine(async () => {
        if (open) await leave(open, signedOut);
        tries = null; // read again from the folder
      }),
    },
  };
}
const day = (at: string): string => shortDate(at.slice(0, 10) as CivilDate);
/** From the Kingdom down to the centre; an authority in between where one is named. */
const letterhead = (lang: 'ar' | 'fr', authority: string, name: string): string[] =>
  [message(lang, 'accounts.KINGDOM'), authority, message(lang, 'accounts.FOUNDATION'), name].filter(Boolean);
