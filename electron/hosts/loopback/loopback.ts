import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FILE_KINDS, FILE_LIMITS, MEGABYTE, type FileKind } from '#shared/contract/bridge.ts';
import type { Reply } from '#shared/contract/index.ts';
import { LANGS, message, type MessageKey } from '#shared/i18n/index.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import { GUARDS, type Served } from '../../policy/assets.ts';
import type { EngineHost } from '../engineHost.ts';
import { CALL_BYTES, jsonOf, readBody } from './bodies.ts';
import { createDownloads, DOWNLOAD_BYTES } from './downloads.ts';
import { createGuard } from './guard.ts';

export interface LoopbackParts {
  readonly engine: EngineHost;
  /** The built interface: the answer to a path. */
  readonly page: (path: string) => Served;
  /** 0, or nothing: a free one by chance. */
  readonly port?: number;
  /** Told of a bug in answering. */
  readonly onBug?: (error: unknown) => void;
}
export interface Loopback {
  /** The address that opens the interface, once. */
  readonly url: string;
  readonly close: () => Promise<void>;
}
/** Against callers that hold connections without sending: ms, and how many at once. */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 120_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 5_000 } as const, CONNECTIONS = 64;
/** How long what is still sent is thrown away after a refusal, so that the browser gets to read why, ms. */
const DRAIN = 10_000;

const PLAIN = { ...GUARDS, 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" } as const;

/**
 * The interface in an ordinary browser of this computer: for machines without Electron, and for end-to-end tests. It listens on
 * 127.0.0.1 alone. Throws what listening throws (EADDRINUSE, EACCES).
 */
export async function startLoopback({ engine, page, port = 0, onBug = () => undefined }: LoopbackParts): Promise<Loopback> {
  const downloads = createDownloads(() => performance.now());
  const server = createServer({ ...PATIENCE, maxHeaderSize: 16_384 });
  server.maxConnections = CONNECTIONS;
  await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(port, '127.0.0.1', resolve); });
  const guard = createGuard((server.address() as AddressInfo).port);

  const routes: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => Promise<void>>> = {
    async 'POST /rpc'(request, response) {
      if (request.headers['content-type'] !== 'application/json') { end(response, 415); return; }
      const body = await readBody(request, CALL_BYTES);
      if (body === null) { tooLarge(request, response, refuse('app.INPUT_TOO_LARGE', { field: '—' })); return; }
      const asked = jsonOf(body);
      if (!isCall(asked)) { reply(response, 400, refuse('app.INVALID_INPUT', { field: 'name' })); return; }
      reply(response, 200, await engine.call(asked.name, asked.input));
    },
    async 'POST /demonstration'(_request, response) {
      reply(response, 200, await engine.openDemonstration());
    },
    async 'POST /files'(request, response, query) {
      const kind = query.get('kind');
      if (!isKind(kind) || request.headers['content-type'] !== 'application/octet-stream') { end(response, 415); return; }
      const limit = FILE_LIMITS[kind];
      const body = await readBody(request, limit * MEGABYTE);
      if (body === null) tooLarge(request, response, refuse('files.FILE_TOO_LARGE', { file: (query.get('name') ?? '').slice(0, 255), limit }));
      else reply(response, 200, await engine.put(body));
    },
    async 'POST /downloads'(request, response, query) {
      const use = query.get('use');
      if ((use !== 'save' && use !== 'show') || request.headers['content-type'] !== 'application/octet-stream') { end(response, 415); return; }
      const name = query.get('name') ?? '';
      const body = await readBody(request, DOWNLOAD_BYTES);
      if (body === null) tooLarge(request, response, refuse('files.FILE_TOO_LARGE', { file: name.slice(0, 255), limit: DOWNLOAD_BYTES / MEGABYTE }));
      else reply(response, 200, ok({ address: downloads.add(name, use, body) }));
    },
    async 'GET /files/'(request, response) {
      const taken = await engine.take(String(request.url).slice('/files/'.length));
      if (taken.ok) send(response, 200, { ...PLAIN, 'content-type': 'application/octet-stream' }, taken.value);
      else reply(response, 404, taken);
    },
    // a tab that shows a PDF has no page of ours to say where its icon is, and asks here
    'GET /favicon.ico'(_request, response) { end(response, 204); return Promise.resolve(); },
    async 'GET /downloads/'(request, response) {
      // whoever sits down at a locked screen finds the tab of a paper again among those that were closed
      if (!await isOpen()) downloads.clear();
      const download = downloads.take(String(request.url));
      // a policy would bind the browser's own viewer of PDFs too, which needs its own styles
      const { 'content-security-policy': _, ...headers } = PLAIN;
      if (download) send(response, 200, { ...headers, ...download.headers }, download.bytes);
      else say(response, 404, 'start.DOWNLOAD_GONE');
    },
  };
  async function isOpen(): Promise<boolean> {
    const { ok: answered, value } = { value: null, ...await engine.call('accounts.state', {}) };
    return answered && typeof value === 'object' && value !== null && 'state' in value && value.state === 'open';
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const verdict = guard.judge({ method, url, headers });
    if (verdict.kind === 'out') { refuseEntry(response, verdict.status); return; }
    if (verdict.kind === 'enter') { send(response, 303, { ...PLAIN, location: '/', ...(verdict.cookie === null ? {} : { 'set-cookie': verdict.cookie }) }); return; }
    const [path = '', query] = url.split('?', 2);
    const route = routes[`${method} ${path}`] ?? routes[`${method} ${path.slice(0, path.indexOf('/', 1) + 1)}`];
    if (route) { await route(request, response, new URLSearchParams(query)); return; }
    if (method !== 'GET') { end(response, 404); return; }
    const { status, headers: served, body } = page(url);
    send(response, status, served, body);
  }
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (request.readableAborted) return; // the caller went away
      onBug(error);
      if (response.headersSent) response.destroy();
      else end(response, 500);
    });
  });
  return {
    url: `${guard.origin}/?token=${guard.token}`,
    async close() {
      await new Promise<void>((resolve) => { server.close(() => { resolve(); }); server.closeAllConnections(); });
    },
  };
}

const isKind = (kind: string | null): kind is FileKind => FILE_KINDS.some((known) => known === kind);
const isCall = (value: unknown): value is { readonly name: string; readonly input: unknown } =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' && 'input' in value && Object.keys(value).length === 2;

function send(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>, body: Uint8Array | string = ''): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
const end = (response: ServerResponse, status: number): void => { send(response, status, { ...PLAIN, 'content-type': 'text/plain; charset=utf-8' }); };
const reply = (response: ServerResponse, status: number, value: Reply): void => { send(response, status, { ...PLAIN, 'content-type': 'application/json; charset=utf-8' }, JSON.stringify(value)); };
/** A sentence for a person, in both languages: which one they read is not known here. */
const say = (response: ServerResponse, status: number, key: MessageKey, headers: Readonly<Record<string, string>> = {}): void => {
  send(response, status, { ...PLAIN, ...headers, 'content-type': 'text/plain; charset=utf-8' }, `${LANGS.map((lang) => message(lang, key)).join('\n\n')}\n`);
};
function refuseEntry(response: ServerResponse, status: 401 | 403 | 405 | 421): void {
  if (status === 405) say(response, status, 'start.NOT_HERE', { allow: 'GET, POST' });
  else say(response, status, status === 421 ? 'start.NOT_HERE' : 'start.NOT_LET_IN', { connection: 'close' });
}
/**
 * Refuses what is still being sent: the whole answer goes out at once, but the connection stays until the rest has come and been thrown
 * away, or for a while. Closed at once, a browser that is still sending would see a broken connection, and no answer.
 */
function tooLarge(request: IncomingMessage, response: ServerResponse, value: Reply): void {
  const body = JSON.stringify(value);
  response.writeHead(413, { ...PLAIN, 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body), connection: 'close' });
  response.write(body);
  const timer = setTimeout(() => { request.destroy(); }, DRAIN);
  request.once('close', () => { clearTimeout(timer); });
  request.once('end', () => { response.end(); });
  request.resume();
}
