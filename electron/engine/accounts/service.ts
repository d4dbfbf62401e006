import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Answer } from '#shared/contract/index.ts';
import { clockDoubt, NO_TRIES, secondsLeft, waitAfter, type Role, type Tries } from '#shared/domain/accounts.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { restrictedFinder } from '#shared/domain/exchange.ts';
import { LANGS, message } from '#shared/i18n/index.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { Sessions } from '../dispatch.ts';
import type { HandlersOf, User } from '../handlers.ts';
import type { Jobs } from '../jobs.ts';
import { FILES } from '../store/files.ts';
import { createKeySlots, unwrapDataKey, type Work } from '../store/keySlots.ts';
import { lookAtFolder } from '../store/look.ts';
import { createStore, openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { readTries, writeTries } from './tries.ts';

export interface AccountsParts {
  readonly folder: string | null;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Waited for before the store is closed. */
  readonly jobs: Pick<Jobs, 'settle'>;
  /** The work of deriving a passphrase's key; the product's own unless a test asks for less. */
  readonly keyWork?: Work;
}
export interface Accounts extends Sessions {
  readonly handlers: HandlersOf<'accounts'>;
  /** Closes the store, after what is under way at the gates. */
  close(): Promise<void>;
}
/** Who is at the keyboard: the gates that make or open a centre, and the one session they give. */
export function createAccounts({ folder, clock, ids, jobs, keyWork }: AccountsParts): Accounts {
  type Here = Omit<Answer<'accounts.unlock'>, 'session'>;
  let open: { readonly session: string; readonly user: User; readonly store: Store; readonly here: Here } | null = null;
  let locking = false, tries: Tries | null = null;
  /** One passphrase at a time: tried side by side, many would slip past the wait. */
  let line: Promise<unknown> = Promise.resolve();
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const next = line.then(work, work);
    line = next.catch(() => null);
    return next;
  };
  const dir = (): string => present(folder, 'this host opens no centre');

  function enter(store: Store, slotId: Id, procedure: string): Result<Answer<'accounts.unlock'>> {
    const { sql } = store;
    const row = present(sql.one<{ id: Id; name: string; role: Role }>`SELECT users.id, users.name, users.role FROM key_slots JOIN users ON users.id = user_id
      WHERE key_slots.id = ${slotId} AND revoked_at IS NULL AND active = 1`, 'a slot of the ring belongs to an active user');
    const centre = present(sql.one<{ id: Id; code: string; name_ar: string; name_fr: string; demonstration: number }>`SELECT * FROM centre`, 'an open store has its centre');
    const now = clock.now(), last = sql.one<{ at: string }>`SELECT at FROM audit ORDER BY seq DESC LIMIT 1`?.at ?? null, doubt = clockDoubt(now, last);
    const entered = store.transaction(() => {
      store.audit.append({ at: now, userId: row.id, procedure, outcome: 'done', subject: slotId, detail: {} });
      return ok(null);
    });
    if (!entered.ok) { store.close(); return entered; }
    const here: Here = {
      user: { id: row.id, name: row.name, role: row.role }, centre: { id: centre.id, code: centre.code, nameAr: centre.name_ar, nameFr: centre.name_fr, demonstration: centre.demonstration === 1 },
      warnings: [
        ...store.warnings.map(({ code, params }) => (params ? { code, params: { ...params } } : { code })),
        ...(doubt ? [{ code: doubt, params: { now: day(now), last: day(last ?? now) } }] : []),
      ],
    };
    open = { session: randomBytes(32).toString('hex'), user: here.user, store, here };
    return ok({ session: open.session, ...here });
  }
  /** The data key, unless too many wrong passphrases came before; a right one in the wait is not looked at either. */
  async function unwrapped(passphrase: string): ReturnType<typeof unwrapDataKey> {
    tries ??= readTries(dir());
    const now = Date.parse(clock.now()), seconds = secondsLeft(tries, now);
    if (seconds > 0) return refuse('accounts.TOO_MANY_TRIES', { seconds });
    const key = await unwrapDataKey(dir(), passphrase);
    if (!key.ok && key.refusal.code !== 'store.WRONG_PASSPHRASE') return key;
    tries = key.ok ? NO_TRIES : { wrong: tries.wrong + 1, lastAt: Date.parse(clock.now()) };
    writeTries(dir(), tries);
    const wait = waitAfter(tries.wrong);
    return key.ok || wait === 0 ? key : refuse('accounts.WRONG_PASSPHRASE_WAIT', { seconds: wait });
  }
  async function close(): Promise<void> {
    await line;
    open?.store.close();
    open = null;
  }

  return {
    find: (session) => (open && session !== null && session === open.session ? open : null),
    close,
    handlers: {
      async 'accounts.createCentre'(wanted) {
        if (open) return refuse('app.ALREADY_OPEN');
        const printed = [wanted.nameAr, wanted.nameFr, wanted.cityAr, wanted.cityFr, wanted.authorityAr, wanted.authorityFr];
        if (printed.some(restrictedFinder(LANGS.flatMap((lang) => message(lang, 'accounts.restrictedNames').split('|'))))) return refuse('exchange.RESTRICTED_LABEL');
        const { dataKey, ring, slotId } = await createKeySlots({ passphrase: wanted.passphrase, ids, ...(keyWork ? { work: keyWork } : {}) });
        const created = createStore({
          dir: dir(), dataKey, ring, clock,
          fill({ sql }) {
            const created_at = clock.now();
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
            return ok(null);
          },
        });
        return created.ok ? enter(created.value, slotId, 'accounts.createCentre') : created;
      },
      'accounts.unlock': ({ passphrase }) => inLine(async () => {
        if (open) return refuse('app.ALREADY_OPEN');
        const key = await unwrapped(passphrase);
        if (!key.ok) return key;
        const opened = openStore({ dir: dir(), dataKey: key.value.dataKey, clock });
        return opened.ok ? enter(opened.value, key.value.slotId, 'accounts.unlock') : opened;
      }),
      'accounts.state'() {
        if (folder === null) return ok({ state: 'none' });
        // the files went while the centre was open: a disk pulled out, a folder deleted
        if (open) return existsSync(path.join(folder, FILES.database)) ? ok({ state: 'open', ...open.here }) : ok({ state: 'problem', refusal: { code: 'store.DATABASE_MISSING', params: { folder, file: FILES.database } } });
        if (locking) return ok({ state: 'locked', waitSeconds: 0 });
        const looked = lookAtFolder(folder);
        if (!looked.ok) return ok({ state: 'problem', refusal: { code: looked.refusal.code, ...(looked.refusal.params ? { params: { ...looked.refusal.params } } : {}) } });
        if (!looked.value.centre) return ok({ state: 'none' });
        tries ??= readTries(folder);
        return ok({ state: 'locked', waitSeconds: secondsLeft(tries, Date.parse(clock.now())) });
      },
      'accounts.lock': () => inLine(async () => {
        if (!open) return ok({});
        const { session, store, user } = open;
        // no new work from here on; what runs comes to its end
        [open, locking] = [null, true];
        await jobs.settle(session);
        store.transaction(() => { store.audit.append({ at: clock.now(), userId: user.id, procedure: 'accounts.lock', outcome: 'done', subject: '', detail: {} }); return ok(null); });
        store.close();
        locking = false;
        return ok({});
      }),
    },
  };
}
const day = (at: string): string => shortDate(at.slice(0, 10) as CivilDate);
/** From the Kingdom down to the centre; an authority in between where one is named. */
const letterhead = (lang: 'ar' | 'fr', authority: string, name: string): string[] =>
  [message(lang, 'accounts.KINGDOM'), authority, message(lang, 'accounts.FOUNDATION'), name].filter(Boolean);
