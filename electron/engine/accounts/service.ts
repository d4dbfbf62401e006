import { randomBytes } from 'node:crypto';
import type { Answer } from '#shared/contract/index.ts';
import type { Role } from '#shared/domain/accounts.ts';
import { restrictedFinder } from '#shared/domain/exchange.ts';
import { LANGS, message } from '#shared/i18n/index.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { Sessions } from '../dispatch.ts';
import type { HandlersOf, User } from '../handlers.ts';
import { soon } from '../soon.ts';
import { createKeySlots, unwrapDataKey, type Work } from '../store/keySlots.ts';
import { createStore, openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';

export interface AccountsParts {
  readonly folder: string | null;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The work of deriving a passphrase's key; the product's own unless a test asks for less. */
  readonly keyWork?: Work;
}
export interface Accounts extends Sessions {
  readonly handlers: HandlersOf<'accounts'>;
  close(): void;
}
/** Who is at the keyboard: the gates that make or open a centre, and the one session they give. */
export function createAccounts({ folder, clock, ids, keyWork }: AccountsParts): Accounts {
  let open: { readonly session: string; readonly user: User; readonly store: Store } | null = null;
  const dir = (): string => present(folder, 'this host opens no centre');

  function enter(store: Store, slotId: Id, procedure: string): Result<Answer<'accounts.unlock'>> {
    const { sql } = store;
    const row = present(sql.one<{ id: Id; name: string; role: Role }>`SELECT users.id, users.name, users.role FROM key_slots JOIN users ON users.id = user_id
      WHERE key_slots.id = ${slotId} AND revoked_at IS NULL AND active = 1`, 'a slot of the ring belongs to an active user');
    const centre = present(sql.one<{ id: Id; code: string; name_ar: string; name_fr: string; demonstration: number }>`SELECT * FROM centre`, 'an open store has its centre');
    const entered = store.transaction(() => {
      store.audit.append({ at: clock.now(), userId: row.id, procedure, outcome: 'done', subject: slotId, detail: {} });
      return ok(null);
    });
    if (!entered.ok) { store.close(); return entered; }
    open = { session: randomBytes(32).toString('hex'), user: { id: row.id, name: row.name, role: row.role }, store };
    return ok({
      session: open.session, user: open.user,
      centre: { id: centre.id, code: centre.code, nameAr: centre.name_ar, nameFr: centre.name_fr, demonstration: centre.demonstration === 1 },
      warnings: store.warnings.map(({ code, params }) => (params ? { code, params: { ...params } } : { code })),
    });
  }

  return {
    find: (session) => (open && session !== null && session === open.session ? open : null),
    close() {
      open?.store.close();
      open = null;
    },
    handlers: {
      ...soon<'accounts'>(),
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
      async 'accounts.unlock'({ passphrase }) {
        if (open) return refuse('app.ALREADY_OPEN');
        const unwrapped = await unwrapDataKey(dir(), passphrase);
        if (!unwrapped.ok) return unwrapped;
        const opened = openStore({ dir: dir(), dataKey: unwrapped.value.dataKey, clock });
        return opened.ok ? enter(opened.value, unwrapped.value.slotId, 'accounts.unlock') : opened;
      },
    },
  };
}
/** From the Kingdom down to the centre; an authority in between where one is named. */
const letterhead = (lang: 'ar' | 'fr', authority: string, name: string): string[] =>
  [message(lang, 'accounts.KINGDOM'), authority, message(lang, 'accounts.FOUNDATION'), name].filter(Boolean);
