import { randomBytes } from 'node:crypto';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { PaperPrinter } from '../documents/paperJobs.ts';
import type { Files } from '../files.ts';
import type { HandlersOf } from '../handlers.ts';
import { standing } from '../store/keyring.ts';
import type { Secret, Work } from '../store/keySlots.ts';
import { newRecoveryWords, recoveryText } from './recovery.ts';

interface Parts {
  readonly clock: Clock; readonly ids: Ids; readonly work?: Work;
  readonly printer: Pick<PaperPrinter, 'sheet'>;
  readonly files: Files;
  /** Looks at a secret as at the door: counted, and refused while there is a wait. */
  readonly check: (secret: Secret) => Promise<Result<{ readonly slotIds: readonly Id[] }>>;
  /** The session's own passphrase is its owner's choice now. */
  readonly changed: () => void;
}
/** What the one who is signed in does to their own way in, and to the sheet that stands for all. */
export function createOwnSecrets({ clock, ids, work, printer, files, check, changed }: Parts): Pick<HandlersOf<'accounts'>, 'accounts.changePassphrase' | 'accounts.recoverySheet' | 'accounts.recoverySheetShown' | 'accounts.keystoreKeep' | 'accounts.keystoreForget'> {
  return {
    async 'accounts.changePassphrase'({ passphrase, newPassphrase }, { user, store, about, commit }) {
      about(user.id);
      const known = await check({ kind: 'passphrase', text: passphrase, user: user.name });
      if (!known.ok) return known;
      if (standing(store.sql, known.value.slotIds)?.userId !== user.id) return refuse('store.WRONG_PASSPHRASE');
      if (passphrase.normalize('NFKC') === newPassphrase.normalize('NFKC')) return refuse('accounts.SAME_PASSPHRASE');
      const slot = await store.keys.wrap({ kind: 'passphrase', text: newPassphrase, user: user.name }, ids, work);
      const done = commit(() => {
        store.keys.add(slot, user.id, clock.now());
        store.keys.revoke({ userId: user.id }, clock.now(), slot.id);
        store.sql.update('users', user.id, { must_change: false });
        return ok({});
      });
      store.keys.tidy();
      if (!done.ok) return done;
      changed();
      return done;
    },
    async 'accounts.keystoreKeep'(_input, { user, store, about, commit }) {
      about(user.id);
      const secret = randomBytes(32).toString('hex');
      const slot = await store.keys.wrap({ kind: 'keystore', text: secret, user: user.name }, ids, work);
      const done = commit(() => {
        store.keys.add(slot, user.id, clock.now());
        store.keys.revoke({ userId: user.id, kind: 'keystore' }, clock.now(), slot.id);
        return ok({ secret, user: user.name });
      });
      store.keys.tidy();
      return done;
    },
    // its slot leaves the key file at the next opening: a command runs inside its transaction
    'accounts.keystoreForget'(_input, { user, store, about }) {
      about(user.id);
      store.keys.revoke({ userId: user.id, kind: 'keystore' }, clock.now());
      return ok({});
    },
    async 'accounts.recoverySheet'({ language }, { user, store, commit }) {
      const centre = store.sql.one<{ code: string; ar: string; fr: string }>`SELECT code, name_ar AS ar, name_fr AS fr FROM centre`;
      const words = newRecoveryWords(), now = clock.now();
      const slot = await store.keys.wrap({ kind: 'recovery', text: recoveryText(words.join(' ')) ?? '' }, ids, work);
      const { pdf } = await printer.sheet({ sheet: 'recoverySheet', lang: language, of: { centre: { ar: centre?.ar ?? '', fr: centre?.fr ?? '' }, code: centre?.code ?? '', words, madeAt: now, madeBy: user.name } });
      const done = commit(() => {
        // somebody has the oldest one in a drawer (the first row, for a clock may be set back): it is good until these words were seen; what was made between is nobody's
        const kept = store.sql.one<{ id: Id }>`SELECT id FROM key_slots WHERE kind = 'recovery' AND revoked_at IS NULL ORDER BY rowid LIMIT 1`;
        store.keys.revoke({ kind: 'recovery' }, now, kept?.id);
        store.keys.add(slot, user.id, now);
        return ok(null);
      });
      store.keys.tidy();
      if (!done.ok) return done;
      return ok({ sheet: slot.id, words: [...words], file: files.put(pdf), fileName: `idmaj-${centre?.code ?? ''}-recovery.pdf` });
    },
    // their slots leave the key file at the next opening, as above
    'accounts.recoverySheetShown'({ sheet }, { store, about }) {
      about(sheet);
      if (standing(store.sql, sheet)?.kind !== 'recovery') return refuse('accounts.SHEET_GONE');
      store.keys.revoke({ kind: 'recovery' }, clock.now(), sheet);
      return ok({});
    },
  };
}
