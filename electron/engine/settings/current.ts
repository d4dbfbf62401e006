import type { Picture } from '#shared/domain/papers.ts';
import { BugError, present } from '#shared/lib/assert.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import { readKeptPicture } from '../documents/picture.ts';
import type { Store } from '../store/store.ts';
import { currentVersion, pictureBytes, restrictedOf } from './repository.ts';

/** Read pictures are kept: a set of papers asks for the same two again and again. */
export function createCurrentSettings(): CurrentSettings {
  const read = new Map<string, Picture>();
  function picture(store: Store, sha256: string): Picture {
    const known = read.get(sha256);
    if (known) return known;
    const checked = readKeptPicture(present(pictureBytes(store, sha256), 'a picture is kept before anything names it'));
    if (!checked.ok) throw new BugError(`a kept picture is refused: ${checked.refusal.code}`);
    read.set(sha256, checked.value);
    return checked.value;
  }
  return { of: currentVersion, restricted: restrictedOf, pictures: (store, sha256s) => Object.fromEntries(sha256s.map((sha256) => [sha256, picture(store, sha256)])) };
}
