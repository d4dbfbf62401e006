import { protocol, type Session } from 'electron';
import type { Served } from '../policy/assets.ts';
import { SCHEME } from '../policy/pages.ts';

/** Makes `app://` a scheme like https to Chromium: its own origin, storage, fetch. Only before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }]);
}
const respond = ({ status, headers, body }: Served): Response => new Response(body, { status, headers: { ...headers } });

/** Serves one origin of `app://` in a session by a map of paths; any other host or method gets nothing. */
export function serve(session: Session, origin: string, answer: (path: string) => Served): void {
  session.protocol.handle(SCHEME, (request) => {
    const { protocol: scheme, host, pathname } = new URL(request.url);
    if (`${scheme}//${host}` !== origin) return new Response(null, { status: 404 });
    return request.method === 'GET' ? respond(answer(pathname)) : new Response(null, { status: 405 });
  });
}
