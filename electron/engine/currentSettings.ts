import type { Picture } from '#shared/domain/papers.ts';
import type { Settings } from '#shared/domain/settings.ts';
import type { Store } from './store/store.ts';

/** The centre's settings, for what capabilities put on papers. */
export interface CurrentSettings {
  of(store: Store): { readonly version: number; readonly settings: Settings };
  /** Whether a text holds the programme's name, which may stand on no paper (domain.md §5). */
  restricted(store: Store): (text: string) => boolean;
  /** Pictures by their SHA-256, ready to be printed. */
  pictures(store: Store, sha256s: readonly string[]): Readonly<Record<string, Picture>>;
}
