import type { Picture } from '#shared/domain/papers.ts';
import type { Settings } from '#shared/domain/settings.ts';
import type { Store } from './store/store.ts';

/** The centre's settings, for what capabilities put on papers. */
export interface CurrentSettings {
  of(store: Store): { readonly version: number; readonly settings: Settings };
  /** Pictures by their SHA-256, ready to be printed. */
  pictures(store: Store, sha256s: readonly string[]): Readonly<Record<string, Picture>>;
}
