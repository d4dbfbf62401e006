import { request, type IncomingHttpHeaders } from 'node:http';

export interface Answered { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string; readonly bytes: Buffer }
export interface Asked { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string | Uint8Array }

/** One request, byte for byte as written: the path is not tidied, no header is added but Host. */
export function ask(origin: string, path: string, { method = 'GET', headers = {}, body = '' }: Asked = {}): Promise<Answered> {
  const { hostname, port, host } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers: { host, ...headers }, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.once('end', () => { const bytes = Buffer.concat(pieces); resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString('utf8') }); });
      response.once('error', reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
/** Enters by the printed address; answers how the browser asks from then on. */
export async function enter(url: string): Promise<{ readonly origin: string; readonly cookie: string; asPage(path: string, asked?: Asked): Promise<Answered>; rpc(name: string, input?: unknown): Promise<Answered> }> {
  const { origin, pathname, search } = new URL(url);
  const entered = await ask(origin, pathname + search);
  const cookie = String(entered.headers['set-cookie']?.[0]).split(';')[0] ?? '';
  const asPage = (path: string, { headers = {}, ...asked }: Asked = {}): Promise<Answered> =>
    ask(origin, path, { ...asked, headers: { cookie, 'sec-fetch-site': 'same-origin', ...(asked.method === 'POST' ? { origin } : {}), ...headers } });
  return { origin, cookie, asPage, rpc: (name, input = {}) => asPage('/rpc', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name, input }) }) };
}
