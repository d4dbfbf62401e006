import { protocol, type Session } from 'electron';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ASSET_LIST, readAssets, serveAsset, type Assets, type Served } from '../policy/assets.ts';
import { newNonce } from '../policy/csp.ts';
import { INTERFACE, SCHEME } from '../policy/pages.ts';

/** The built interface: its fixed map of addresses and how a file of it is read. */
export interface Interface { readonly assets: Assets; read(file: string): Uint8Array<ArrayBuffer> }
export function readInterface(folder: string): Interface {
  return {
    assets: readAssets(readFileSync(path.join(folder, ASSET_LIST), 'utf8')),
    read: (file) => new Uint8Array(readFileSync(path.join(folder, file))),
  };
}

/** Makes `app://` a scheme like https to Chromium: its own origin, storage, fetch. Only before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }]);
}
export const respond = ({ status, headers, body }: Served): Response => new Response(body, { status, headers: { ...headers } });
export const refuseRequest = (status: 404 | 405): Response => new Response(null, { status });

/** Serves one origin of `app://` in a session; any other host or method gets nothing. */
export function serve(session: Session, origin: string, answer: (path: string) => Response): void {
  session.protocol.handle(SCHEME, (request) => {
    const { protocol: scheme, host, pathname } = new URL(request.url);
    if (`${scheme}//${host}` !== origin) return refuseRequest(404);
    return request.method === 'GET' ? answer(pathname) : refuseRequest(405);
  });
}
export function serveInterface(session: Session, { assets, read }: Interface): void {
  serve(session, INTERFACE, (pathname) => respond(serveAsset(assets, pathname, newNonce(), read)));
}
