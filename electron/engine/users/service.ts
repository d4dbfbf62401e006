import { accountRefusal, type Account, type Role } from '#shared/domain/accounts.ts';
import { CLOSINGS } from '#shared/domain/beneficiaries.ts';
import { foldedUser } from '#shared/domain/common/names.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type No } from '#shared/lib/result.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Work } from '../store/keySlots.ts';
import { lastSignIn } from '../store/signIns.ts';
import type { Store } from '../store/store.ts';

interface Row { readonly id: Id; readonly name: string; readonly role: Role; readonly active: number; readonly must_change: number; readonly created_at: string }

const rows = ({ sql }: Store): readonly Row[] => sql.all<Row>`SELECT id, name, role, active, must_change, created_at FROM users ORDER BY active DESC, created_at, id`;
const accounts = (store: Store): Account[] => rows(store).map(({ id, role, active }) => ({ id, role, active: active === 1 }));

/** Names are how people sign in: no two that look alike, and nobody without one once there are several. */
function nameRefusal(store: Store, name: string, but: Id | null): No | null {
  const active = rows(store).filter(({ active: used }) => used === 1);
  if (active.some(({ id, name: taken }) => id !== but && foldedUser(taken) === foldedUser(name))) return refuse('users.NAME_TAKEN', { name });
  return but === null && active.some(({ name: taken }) => !taken) ? refuse('users.UNNAMED') : null;
}

/** The people who work with a centre's data: each with a passphrase and a role of their own. */
export function createUsers({ clock, ids, work }: { readonly clock: Clock; readonly ids: Ids; readonly work?: Work }): HandlersOf<'users'> {
  const change = (store: Store, by: Id, id: Id, before: Record<string, string | number | boolean> | null, after: Record<string, string | number | boolean>): void =>
    store.changes.record({ table: 'users', rowId: id, personId: null, userId: by, before, after });
  const known = (store: Store, id: Id): Row | undefined => rows(store).find((row) => row.id === id && row.active === 1);
  return {
    'users.list'(_input, { store }) {
      // one whose words nobody saw is nobody's: the journal tells that they were shown
      const sheet = store.sql.one<{ at: string }>`SELECT created_at AS at FROM key_slots WHERE kind = 'recovery' AND revoked_at IS NULL
        AND EXISTS (SELECT 1 FROM audit WHERE procedure = 'accounts.recoverySheetShown' AND subject = key_slots.id AND outcome = 'done') ORDER BY rowid DESC LIMIT 1`;
      const files = new Map(store.sql.all<{ id: Id; files: number }>`SELECT companion_id AS id, count(*) AS files FROM case_files WHERE status NOT IN (SELECT value FROM json_each(${JSON.stringify(CLOSINGS)}))
        AND person_id NOT IN (SELECT id FROM persons WHERE merged_into IS NOT NULL) GROUP BY companion_id`.map((row) => [row.id, row.files]));
      return ok({
        users: rows(store).map((row) => ({ id: row.id, name: row.name, role: row.role, active: row.active === 1, createdAt: row.created_at, lastSignIn: lastSignIn(store.sql, row.id), mustChange: row.must_change === 1, files: files.get(row.id) ?? 0 })),
        recoverySheetAt: sheet?.at ?? null,
      });
    },
    async 'users.add'({ name, role, passphrase }, { user, store, about, commit }) {
      const refused = nameRefusal(store, name, null);
      if (refused) return refused;
      const slot = await store.keys.wrap({ kind: 'passphrase', text: passphrase, user: name }, ids, work), id = ids.next();
      const done = commit(() => {
        const taken = nameRefusal(store, name, null);
        if (taken) return taken;
        about(id);
        const now = clock.now();
        store.sql.insert('users', { id, name, role, active: true, must_change: true, created_at: now });
        store.keys.add(slot, id, now);
        change(store, user.id, id, null, { name, role, active: true });
        return ok({ id });
      });
      // those of before there were several users get their names' marks; and what was refused leaves no slot behind
      store.keys.tidy();
      return done;
    },
    async 'users.rename'({ id, name }, { user, store, about, commit }) {
      const done = commit(() => {
        about(id);
        const before = known(store, id);
        if (!before) return refuse('users.UNKNOWN');
        const taken = nameRefusal(store, name, id);
        if (taken) return taken;
        store.sql.update('users', id, { name });
        store.keys.rename(id, name);
        change(store, user.id, id, { name: before.name }, { name });
        return ok({});
      });
      store.keys.tidy();
      return Promise.resolve(done);
    },
    'users.setRole'({ id, role }, { user, store, about }) {
      about(id);
      const refused = accountRefusal(accounts(store), id, role, user.id), before = known(store, id);
      if (refused || !before) return refuse(refused ?? 'users.UNKNOWN');
      store.sql.update('users', id, { role });
      change(store, user.id, id, { role: before.role }, { role });
      return ok({});
    },
    async 'users.remove'({ id }, { user, store, about, commit }) {
      const done = commit(() => {
        about(id);
        const refused = accountRefusal(accounts(store), id, null, user.id);
        if (refused) return refuse(refused);
        store.sql.update('users', id, { active: false });
        store.keys.revoke({ userId: id }, clock.now());
        store.sql.run`DELETE FROM form_drafts WHERE user_id = ${id}`;
        change(store, user.id, id, { active: true }, { active: false });
        return ok({});
      });
      store.keys.tidy();
      return Promise.resolve(done);
    },
    async 'users.resetPassphrase'({ id, passphrase }, { user, store, about, commit }) {
      about(id);
      if (id === user.id) return refuse('users.YOURSELF');
      const found = known(store, id);
      if (!found) return refuse('users.UNKNOWN');
      const slot = await store.keys.wrap({ kind: 'passphrase', text: passphrase, user: found.name }, ids, work);
      const done = commit(() => {
        if (!known(store, id)) return refuse('users.UNKNOWN');
        const now = clock.now();
        store.keys.add(slot, id, now);
        store.keys.revoke({ userId: id }, now, slot.id);
        store.sql.update('users', id, { must_change: true });
        return ok({});
      });
      store.keys.tidy();
      return done;
    },
  };
}
