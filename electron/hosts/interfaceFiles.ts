import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BugError } from '#shared/lib/assert.ts';
import { ASSET_LIST, readAssets, serveAsset, type Served } from '../policy/assets.ts';
import { newNonce } from '../policy/csp.ts';

/**
 * The built interface, read whole at the start (a few megabytes), so that a build made meanwhile cannot mix with it.
 * @returns the answer to a request's path (undecoded, without query); each page with a nonce of its own
 */
export function readInterface(folder: string): (path: string) => Served {
  const assets = readAssets(readFileSync(path.join(folder, ASSET_LIST), 'utf8'));
  const files = new Map([...assets.values()].map(({ file }) => [file, new Uint8Array(readFileSync(path.join(folder, file)))]));
  const read = (file: string): Uint8Array<ArrayBuffer> => {
    const bytes = files.get(file);
    if (!bytes) throw new BugError(`not in the list of built files: ${file}`);
    return bytes;
  };
  return (wanted) => serveAsset(assets, wanted, newNonce(), read);
}
