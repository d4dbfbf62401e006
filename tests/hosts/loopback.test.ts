import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineHost } from '#electron/hosts/engineHost.ts';
import { startLoopback, type Loopback } from '#electron/hosts/loopback/loopback.ts';
import { readAssets, serveAsset } from '#electron/policy/assets.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import { ask, enter } from './requests.ts';

/** An engine that answers what it was asked, and holds files like the real one. */
function echo(): EngineHost & { readonly files: Map<string, Uint8Array<ArrayBuffer>>; state: string } {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const self: ReturnType<typeof echo> = {
    files, state: 'open',
    call: (name, input) => Promise.resolve(ok(name === 'accounts.state' ? { state: self.state } : { name, input })),
    put(bytes) { const handle = String(files.size).padStart(32, '0'); files.set(handle, new Uint8Array(bytes)); return Promise.resolve(ok(handle)); },
    take(handle) { const bytes = files.get(handle); files.delete(handle); return Promise.resolve(bytes ? ok(bytes) : refuse('app.UNKNOWN_FILE')); },
    place: () => Promise.resolve(ok('0'.repeat(32))),
    openDemonstration: () => Promise.resolve(ok(true)),
    keystoreKeep: () => Promise.resolve(refuse('app.NO_SESSION')), keystoreForget: () => Promise.resolve(ok({})), keystoreOpen: () => Promise.resolve(refuse('app.NO_SESSION')),
    close: () => Promise.resolve(),
  };
  return self;
}
const assets = readAssets('["index.html", "assets/index-12345678.js"]');
const page = (path: string) => serveAsset(assets, path, 'n', (file) => new TextEncoder().encode(file));
const engine = echo();
let host: Loopback, at: Awaited<ReturnType<typeof enter>>;
beforeAll(async () => { host = await startLoopback({ engine, page }); at = await enter(host.url); });
afterAll(() => host.close());
const own = async (): Promise<Loopback> => startLoopback({ engine: echo(), page });

describe('who gets in', () => {
  it('the printed address opens once, for a cookie that no script and no other site can use', async () => {
    const fresh = await own();
    const { origin, pathname, search, port } = new URL(fresh.url);
    const first = await ask(origin, pathname + search);
    expect([first.status, first.headers.location, first.headers['referrer-policy']]).toEqual([303, '/', 'no-referrer']);
    expect(first.headers['set-cookie']).toEqual([expect.stringMatching(new RegExp(`^idmaj-${port}=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict$`))]);
    const again = await ask(origin, pathname + search);
    expect([again.status, again.headers['set-cookie']]).toEqual([403, undefined]);
    expect(again.text).toMatch(/استعمل هذا العنوان[^]*Cette adresse a déjà servi/);
    // whoever is in already is sent on, without another cookie
    const cookie = String(first.headers['set-cookie']?.[0]).split(';')[0] ?? '';
    const inside = await ask(origin, pathname + search, { headers: { cookie } });
    expect([inside.status, inside.headers['set-cookie']]).toEqual([303, undefined]);
    await fresh.close();
  });
  it.each(['', 'x', '0'.repeat(64)])('not with the token %j, which uses nothing up', async (token) => {
    const fresh = await own();
    const { origin, pathname, search } = new URL(fresh.url);
    expect((await ask(origin, `/?token=${token}`)).status).toBe(403);
    expect((await ask(origin, pathname + search)).status).toBe(303);
    await fresh.close();
  });
  it.each([
    ['no cookie', {}, 401], ['an empty one', { cookie: '' }, 401], ['a guessed one', { cookie: `idmaj-1=${'0'.repeat(64)}` }, 401], ['another program’s', { cookie: 'sid=abc; idmaj=1' }, 401],
  ])('%s: 401', async (_, headers, status) => {
    expect([(await ask(at.origin, '/', { headers })).status, (await ask(at.origin, '/assets/index-12345678.js', { headers })).status]).toEqual([status, status]);
  });
  it.each(['localhost', 'evil.example', '127.0.0.1', '127.0.0.1:1', '[::1]', '0.0.0.0'])('called %s, it answers nobody (DNS rebinding)', async (name) => {
    const { port } = new URL(at.origin);
    const called = name.includes(':') || name === '127.0.0.1' ? name : `${name}:${port}`;
    expect((await ask(at.origin, '/', { headers: { host: called, cookie: at.cookie } })).status).toBe(421);
  });
  it.each([
    ['a foreign page', { 'sec-fetch-site': 'cross-site' }], ['another port of this computer', { 'sec-fetch-site': 'same-site' }], ['a foreign origin', { origin: 'http://evil.example' }],
    ['an opaque origin', { origin: 'null' }], ['another port’s origin', { origin: 'http://127.0.0.1:1' }], ...['iframe', 'frame', 'embed', 'object'].map((dest) => [`an ${dest}`, { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': dest }] as [string, Record<string, string>]),
  ])('%s is turned away, cookie or not', async (_, headers) => {
    const json = { 'content-type': 'application/json' };
    for (const [path, asked] of [['/', {}], ['/rpc', { method: 'POST', body: '{"name":"x","input":{}}' }]] as const) {
      const { status, headers: answered, text } = await ask(at.origin, path, { ...asked, headers: { cookie: at.cookie, ...(path === '/rpc' ? { origin: at.origin, ...json } : {}), ...headers } });
      expect([status, answered['access-control-allow-origin']]).toEqual([403, undefined]);
      expect(text).not.toContain('"ok"');
    }
  });
  it('a call must say where it comes from', async () => {
    const { status } = await ask(at.origin, '/rpc', { method: 'POST', headers: { cookie: at.cookie, 'content-type': 'application/json' }, body: '{"name":"x","input":{}}' });
    expect(status).toBe(403);
    expect((await ask(at.origin, '/rpc', { method: 'POST', headers: { cookie: at.cookie, origin: at.origin, 'sec-fetch-site': 'none', 'content-type': 'application/json' }, body: '{"name":"x","input":{}}' })).status).toBe(403);
  });
  it('answers no preflight', async () => {
    const { status, headers } = await ask(at.origin, '/rpc', { method: 'OPTIONS', headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' } });
    expect([status, headers['access-control-allow-origin'], headers.allow]).toEqual([405, undefined, 'GET, POST']);
  });
});

describe('what is served', () => {
  it('the page and its files, by exact name', async () => {
    expect((await at.asPage('/')).text).toBe('index.html');
    expect((await at.asPage('/assets/index-12345678.js')).text).toBe('assets/index-12345678.js');
  });
  it('no icon, and no error, to a tab that shows a PDF', async () => { expect((await at.asPage('/favicon.ico')).status).toBe(204); });
  it.each(['/index.html', '/..', '/../package.json', '/assets/../index.html', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json', '//etc/passwd', '/assets', '/assets.json', '/rpc', '/files', '/files/', '/downloads', '/?x', '/assets/index-12345678.js?x', '/constructor', '/__proto__'])('GET %s: 404', async (path) => {
    expect((await at.asPage(path)).status).toBe(404);
  });
  it.each(['PUT', 'DELETE', 'PATCH', 'HEAD', 'TRACE', 'PROPFIND'])('%s: 405', async (method) => {
    expect((await at.asPage('/', { method })).status).toBe(405);
  });
  it.each(['/', '/other', '/assets/index-12345678.js', '/files/x', '/downloads/x'])('POST %s: 404', async (path) => {
    expect((await at.asPage(path, { method: 'POST', body: 'x' })).status).toBe(404);
  });
});

describe('calls', () => {
  const json = { 'content-type': 'application/json' };
  it('go to the engine as they are', async () => {
    const { status, headers, text } = await at.rpc('papers.x', { a: ['é', 'ع'] });
    expect([status, headers['content-type'], headers['cache-control'], headers['x-content-type-options']]).toEqual([200, 'application/json; charset=utf-8', 'no-store', 'nosniff']);
    expect(JSON.parse(text)).toEqual(ok({ name: 'papers.x', input: { a: ['é', 'ع'] } }));
  });
  it.each([
    ['no JSON', 'x'], ['half of it', '{"name":"x"'], ['nothing', ''], ['a list', '[]'], ['null', 'null'], ['no name', '{"input":{}}'], ['a name that is none', '{"name":1,"input":{}}'],
    ['a session of its own', '{"name":"x","input":{},"session":"s"}'], ['no input', '{"name":"x"}'], ['bytes that are no text', Buffer.from([0x7b, 0xff, 0x7d])],
    ['a text without end, quotes in it', `{"name":"x","input":"${'\\"'.repeat(500_000)}`],
    ['100,000 brackets', `{"name":"x","input":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('%s: 400', async (_, body) => {
    const { status, text } = await at.asPage('/rpc', { method: 'POST', headers: json, body });
    expect([status, JSON.parse(text)]).toEqual([400, refuse('app.INVALID_INPUT', { field: 'name' })]);
  });
  it('brackets in a text are no depth', async () => {
    expect((await at.rpc('x', { text: '["\\'.repeat(1000) })).status).toBe(200);
  });
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/json; charset=utf-16'])('as %s: 415, as a form of a foreign page would send it', async (type) => {
    expect((await at.asPage('/rpc', { method: 'POST', headers: { 'content-type': type }, body: '{"name":"x","input":{}}' })).status).toBe(415);
  });
  it('too large: 413 in words', async () => {
    const { status, text } = await at.rpc('x', { text: 'x'.repeat(7 * 1_048_576) });
    expect([status, JSON.parse(text)]).toEqual([413, refuse('app.INPUT_TOO_LARGE', { field: '—' })]);
  });
});

describe('files', () => {
  const bytes = { 'content-type': 'application/octet-stream' };
  const upload = (kind: string, body: Uint8Array, headers: Readonly<Record<string, string>> = bytes) => at.asPage(`/files?kind=${kind}&name=a.xlsx`, { method: 'POST', headers, body });
  it('go in by kind, come out once', async () => {
    const { text } = await upload('workbook', Buffer.from([1, 2, 3]));
    const { value: handle } = JSON.parse(text) as { value: string };
    const taken = await at.asPage(`/files/${handle}`);
    expect([taken.status, taken.headers['content-type'], [...taken.bytes]]).toEqual([200, 'application/octet-stream', [1, 2, 3]]);
    const again = await at.asPage(`/files/${handle}`);
    expect([again.status, JSON.parse(again.text)]).toEqual([404, refuse('app.UNKNOWN_FILE')]);
  });
  it.each(['', 'program', '__proto__', 'workbook2'])('of kind %j: 415', async (kind) => { expect((await upload(kind, Buffer.from('x'))).status).toBe(415); });
  it('as a form of a foreign page: 415', async () => { expect((await upload('workbook', Buffer.from('x'), { 'content-type': 'text/plain' })).status).toBe(415); });
  it('exactly as large as allowed is taken, one byte more is refused in words', async () => {
    expect((await upload('picture', Buffer.alloc(10 * 1_048_576))).status).toBe(200);
    const { status, text } = await upload('picture', Buffer.alloc(10 * 1_048_576 + 1));
    expect([status, JSON.parse(text)]).toEqual([413, refuse('files.FILE_TOO_LARGE', { file: 'a.xlsx', limit: 10 })]);
    engine.files.clear();
  });
  it('of 200 MB whose length is not said: refused while it streams, and never held', async () => {
    globalThis.gc?.();
    const before = process.memoryUsage.rss();
    let highest = 0;
    const piece = Buffer.alloc(1_048_576, 7);
    const { hostname, port } = new URL(at.origin);
    const answered = await new Promise<{ status: number; text: string; sent: number }>((resolve, reject) => {
      let sent = 0, ended: { status: number; text: string } | null = null;
      const stream = request({ hostname, port, path: '/files?kind=workbook&name=big.xlsx', method: 'POST', agent: false, headers: { host: `${hostname}:${port}`, origin: at.origin, cookie: at.cookie, ...bytes } }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => { text += part; });
        response.once('end', () => { ended = { status: response.statusCode ?? 0, text }; write(); });
      });
      stream.on('error', (error) => { if (!ended) reject(error); });
      const write = (): void => {
        highest = Math.max(highest, process.memoryUsage.rss());
        if (stream.destroyed) return;
        if (ended || sent === 200) { resolve({ ...(ended ?? { status: 0, text: '' }), sent }); stream.destroy(); return; }
        sent += 1;
        if (stream.write(piece)) setImmediate(write); else stream.once('drain', write);
      };
      write();
    });
    expect([answered.status, JSON.parse(answered.text)]).toEqual([413, refuse('files.FILE_TOO_LARGE', { file: 'big.xlsx', limit: 20 })]);
    expect(answered.sent).toBeLessThan(100);
    expect((highest - before) / 1_048_576).toBeLessThan(100);
    expect(engine.files.size).toBe(0);
  });
  it('whose announced length is too large: refused before a byte is read', async () => {
    const { hostname, port } = new URL(at.origin);
    const status = await new Promise<number>((resolve, reject) => {
      const sent = request({ hostname, port, path: '/files?kind=scan', method: 'POST', agent: false, headers: { host: `${hostname}:${port}`, origin: at.origin, cookie: at.cookie, ...bytes, 'content-length': String(200 * 1_048_576) } }, (response) => { resolve(response.statusCode ?? 0); sent.destroy(); });
      sent.once('error', reject);
      sent.flushHeaders();
    });
    expect(status).toBe(413);
  });
  it('broken off half-way leave nothing, and the host goes on', async () => {
    const { hostname, port } = new URL(at.origin);
    await new Promise<void>((resolve) => {
      const sent = request({ hostname, port, path: '/files?kind=scan', method: 'POST', agent: false, headers: { host: `${hostname}:${port}`, origin: at.origin, cookie: at.cookie, ...bytes, 'content-length': '1000' } });
      sent.once('error', () => { resolve(); });
      sent.write('half', () => { sent.destroy(); });
      sent.once('close', () => { resolve(); });
    });
    expect((await at.rpc('x')).status).toBe(200);
    expect(engine.files.size).toBe(0);
  });
});

describe('downloads', () => {
  const offer = async (name: string, use: string, body = 'PDF'): Promise<string> => {
    const { text } = await at.asPage(`/downloads?${new URLSearchParams({ name, use }).toString()}`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body });
    return (JSON.parse(text) as { value: { address: string } }).value.address;
  };
  it.each([
    ['محضر 1.pdf', "attachment; filename=\"____ 1.pdf\"; filename*=UTF-8''%D9%85%D8%AD%D8%B6%D8%B1%201.pdf"],
    ['a"b;c\r\nSet-Cookie: x.pdf', "attachment; filename=\"a-b_c--Set-Cookie- x.pdf\"; filename*=UTF-8''a-b%3Bc--Set-Cookie-%20x.pdf"],
    ['../../etc/passwd', "attachment; filename=\"-..-etc-pass\"; filename*=UTF-8''-..-etc-pass"],
    ['fdp.\u202efdp.exe', "attachment; filename=\"fdp.-fdp.exe\"; filename*=UTF-8''fdp.-fdp.exe"],
    ["l'été (1)*.pdf", "attachment; filename=\"l__t_ (1)-.pdf\"; filename*=UTF-8''l%27%C3%A9t%C3%A9%20%281%29-.pdf"],
    ['\ud800', "attachment; filename=\"_\"; filename*=UTF-8''%EF%BF%BD"],
    ['', "attachment; filename=\"_\"; filename*=UTF-8''_"],
  ])('%j is saved once, under a name that harms nothing', async (name, header) => {
    const address = await offer(name, 'save');
    const { status, headers, text } = await at.asPage(address);
    expect([status, headers['content-disposition'], headers['content-type'], headers['set-cookie'], text]).toEqual([200, header, 'application/octet-stream', undefined, 'PDF']);
    expect((await at.asPage(address)).status).toBe(404);
  });
  it('shown in a tab, its viewer may ask again', async () => {
    const address = await offer('a.pdf', 'show');
    for (let i = 0; i < 2; i++) {
      const { status, headers } = await at.asPage(address);
      expect([status, headers['content-type'], headers['content-disposition'], headers['cache-control']]).toEqual([200, 'application/pdf', "inline; filename=\"a.pdf\"; filename*=UTF-8''a.pdf", 'no-store']);
    }
  });
  it.each(['held', 'locked', 'none', 'problem'])('lead nowhere once the centre is %s, even when it is open again', async (state) => {
    const addresses = [await offer('a.pdf', 'show'), await offer('b.pdf', 'save')];
    engine.state = state;
    for (const address of addresses) expect([(await at.asPage(address)).status, (await at.asPage(address)).text]).toEqual([404, expect.not.stringContaining('PDF')]);
    engine.state = 'open';
    for (const address of addresses) expect((await at.asPage(address)).status).toBe(404);
  });
  it.each(['open', '', 'inline'])('with use %j: 415', async (use) => {
    expect((await at.asPage(`/downloads?name=a&use=${use}`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: 'x' })).status).toBe(415);
  });
  it('are nobody else’s: the address alone opens nothing', async () => {
    const address = await offer('a.pdf', 'show');
    expect((await ask(at.origin, address)).status).toBe(401);
    expect((await ask(at.origin, address, { headers: { cookie: at.cookie, 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });
});

describe('callers that only hold on', () => {
  it('are not waited for: as many connections as allowed, and no more', async () => {
    const fresh = await own();
    const { port } = new URL(fresh.url);
    const sockets = Array.from({ length: 80 }, () => connect({ port: Number(port), host: '127.0.0.1' }));
    const dropped = await new Promise<number>((resolve) => {
      let closed = 0;
      for (const socket of sockets) { socket.on('error', () => undefined); socket.once('close', () => { closed += 1; if (closed === 16) resolve(closed); }); }
    });
    expect(dropped).toBe(16);
    for (const socket of sockets) socket.destroy();
    await fresh.close();
  });
  it('does not hold up closing', async () => {
    const fresh = await own();
    const { port } = new URL(fresh.url);
    const socket = connect({ port: Number(port), host: '127.0.0.1' });
    socket.on('error', () => undefined);
    await new Promise((resolve) => { socket.once('connect', resolve); });
    socket.write('GET / HTTP/1.1\r\n');
    await fresh.close();
    await expect(ask(new URL(fresh.url).origin, '/')).rejects.toThrow(/ECONNREFUSED/);
  });
});
