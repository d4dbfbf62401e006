import { assert } from '#shared/lib/assert.ts';
import { contentSecurityPolicy, NONCE_MARK, PART_POLICY, PERMISSIONS_POLICY } from './csp.ts';

/** The list of the built interface's files, written at build time into the folder of the files themselves. */
export const ASSET_LIST = 'assets.json';
const PAGE = 'index.html';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', mjs: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8', svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', ico: 'image/x-icon', woff2: 'font/woff2', pdf: 'application/pdf',
};
/** A name with a hash of its content, as Vite writes it: such a file never changes. */
const HASHED = /^assets\/[\w.-]+-[\w-]{8}\.\w+$/;
const NAME = /^[\w.-]+(?:\/[\w.-]+)*$/;

export interface Asset { readonly file: string; readonly type: string; readonly lasting: boolean }
/** Each address that is served, from the root (`/`, `/assets/index-1a2b3c4d.js`), and the built file behind it. */
export type Assets = ReadonlyMap<string, Asset>;
/** An answer as every host gives it on: status, headers, bytes. */
export interface Served { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array<ArrayBuffer> }

/**
 * The fixed map of what is served, from the text of the list. A request's path is only ever looked up in it, never resolved,
 * so that no spelling of a path leads elsewhere. A list that is not ours is a broken build.
 */
export function readAssets(text: string): Assets {
  const names = JSON.parse(text) as unknown;
  assert(Array.isArray(names) && names.includes(PAGE), 'the list of built files names the page');
  return new Map((names as readonly unknown[]).map((name) => {
    assert(typeof name === 'string' && NAME.test(name) && !name.split('/').includes('..'), `a built file has a plain name: ${String(name)}`);
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
    assert(type !== undefined, `a type is known for every built file: ${name}`);
    return [name === PAGE ? '/' : `/${name}`, { file: name, type, lasting: HASHED.test(name) }] as const;
  }));
}

/** What every answer says: take the type as told, show it to no other site, tell no other site about us. */
export const GUARDS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'permissions-policy': PERMISSIONS_POLICY,
  'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin', 'origin-agent-cluster': '?1',
};
const MISSING: Served = { status: 404, headers: { ...GUARDS, 'content-security-policy': PART_POLICY, 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' }, body: new Uint8Array() };

/**
 * The answer to a request for one of the interface's files.
 * @param path as the request has it, undecoded, without query
 * @param nonce of this response alone; it goes into the page and its policy
 * @param read the bytes of a file of the list
 */
export function serveAsset(assets: Assets, path: string, nonce: string, read: (file: string) => Uint8Array<ArrayBuffer>): Served {
  const asset = assets.get(path);
  if (!asset) return MISSING;
  const isPage = asset.file === PAGE;
  const bytes = read(asset.file);
  return {
    status: 200,
    headers: {
      ...GUARDS, 'content-type': asset.type,
      'content-security-policy': isPage ? contentSecurityPolicy(nonce) : PART_POLICY,
      'cache-control': isPage ? 'no-store' : asset.lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
    body: isPage ? new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll(NONCE_MARK, nonce)) : bytes,
  };
}
