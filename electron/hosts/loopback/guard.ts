import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Equal in a time that tells nothing of where they differ. */
const same = (a: string, b: string): boolean => timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
const secret = (): string => randomBytes(32).toString('hex');

export interface Asked { readonly method: string; readonly url: string; readonly headers: IncomingHttpHeaders }
/** What becomes of a request: let in, sent on with the cookie, or refused with a status. */
export type Verdict = { readonly kind: 'in' } | { readonly kind: 'enter'; readonly cookie: string | null } | { readonly kind: 'out'; readonly status: 401 | 403 | 405 | 421 };

const out = (status: 401 | 403 | 405 | 421): Verdict => ({ kind: 'out', status });

/**
 * Who may talk to the host at `127.0.0.1:port`. Other programs and other pages of this computer reach the same port, so:
 * - the address it is called by must be its own (a name that was bent to 127.0.0.1 is another site: DNS rebinding);
 * - a page of another origin is turned away by what the browser says of it (Fetch Metadata, Origin), whatever it asks;
 * - the token of the printed address opens once; after that only the cookie it was exchanged for does (HttpOnly, SameSite=Strict,
 *   named after the port, because cookies know no port).
 */
export function createGuard(port: number): { readonly origin: string; readonly token: string; judge(asked: Asked): Verdict } {
  const host = `127.0.0.1:${port}`, origin = `http://${host}`, name = `idmaj-${port}`;
  const token = secret(), session = secret();
  let unused = true;
  const holds = (cookies: string | undefined): boolean => (cookies ?? '').split(';').some((pair) => {
    const [key = '', value = ''] = pair.trim().split('=');
    return key === name && same(value, session);
  });
  return {
    origin, token,
    judge({ method, url, headers }) {
      if (headers.host !== host) return out(421);
      if (method !== 'GET' && method !== 'POST') return out(405);
      const site = headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin' && !(site === 'none' && method === 'GET')) return out(403);
      if (headers.origin !== undefined ? headers.origin !== origin : method === 'POST') return out(403);
      // shown inside another page, even one of ours, it would not be what the person thinks it is
      if (/^(?:iframe|frame|embed|object)$/.test(String(headers['sec-fetch-dest'] ?? ''))) return out(403);
      const held = holds(headers.cookie);
      const given = method === 'GET' && url.startsWith('/?token=') ? url.slice('/?token='.length) : null;
      if (given === null) return held ? { kind: 'in' } : out(401);
      if (held) return { kind: 'enter', cookie: null };
      if (!unused || !same(given, token)) return out(403);
      unused = false;
      return { kind: 'enter', cookie: `${name}=${session}; Path=/; HttpOnly; SameSite=Strict` };
    },
  };
}
