import { safeStorage } from 'electron';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { KeystoreAct, KeystoreState } from '#shared/contract/bridge.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { EngineHost } from '../hosts/engineHost.ts';

const kept = z.strictObject({ secret: z.string().regex(/^[0-9a-f]{64}$/), user: z.string() });
export type Keystore = (act: KeystoreAct) => Promise<Result<KeystoreState>>;

/**
 * Lets the computer's own account open the centre for one person: a random secret that opens their slot, kept in a file that only the
 * operating system's keystore can read (DPAPI, libsecret, kwallet). Linux without a keystore would only disguise it (`basic_text`):
 * that is none. What the file holds never reaches the interface.
 */
export function createKeystore({ file, engine, platform = process.platform }: { readonly file: string; readonly engine: Pick<EngineHost, 'keystoreKeep' | 'keystoreForget' | 'keystoreOpen'>; readonly platform?: NodeJS.Platform }): Keystore {
  const available = (): boolean => safeStorage.isEncryptionAvailable() && (platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');
  function read(): z.output<typeof kept> | null {
    try { return kept.parse(JSON.parse(safeStorage.decryptString(readFileSync(file)))); } catch { return null; }
  }
  const drop = (): void => { rmSync(file, { force: true }); };
  const state = (): KeystoreState => (!available() ? 'unavailable' : read() ? 'on' : 'off');
  return async (act) => {
    if (act === 'state' || !available()) return ok(state());
    if (act === 'forget') {
      const forgotten = await engine.keystoreForget();
      if (!forgotten.ok) return forgotten;
      drop();
    } else if (act === 'keep') {
      const made = await engine.keystoreKeep();
      if (!made.ok) return made;
      try { writeFileSync(file, safeStorage.encryptString(JSON.stringify(made.value)), { mode: 0o600 }); } catch { return refuse('shell.NOT_KEPT'); }
    } else {
      const secret = read();
      if (!secret) return refuse('shell.KEYSTORE_EMPTY');
      const opened = await engine.keystoreOpen(secret);
      if (!opened.ok) {
        // it opens nothing any more: the passphrase was changed, or the account closed
        if (opened.refusal.code === 'store.WRONG_PASSPHRASE') { drop(); return refuse('shell.KEYSTORE_EMPTY'); }
        return opened;
      }
    }
    return ok(state());
  };
}
