import { connect } from 'node:net';
import type { EngineHost } from '#electron/hosts/engineHost.ts';
import { startLoopback } from '#electron/hosts/loopback/loopback.ts';
import { readAssets, serveAsset } from '#electron/policy/assets.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import { ask, enter } from '#tests/hosts/requests.ts';
import { chanceOf, type Chance, type Fuzz } from './chance.ts';
import { EVIL, spoilt } from './inputs.ts';

/*
 * Raw bytes on the loopback host's port. What must hold: it always answers in HTTP or hangs up, no bug is told, nothing from outside
 * reaches the engine, nothing but calls and files does from inside, and it still serves the interface afterwards.
 */
const PATIENCE = 500, AT_A_TIME = 90;
/** What a raw request brought back: all of it, until the other side hung up or was silent for long. */
function raw(port: number, pieces: readonly (string | Uint8Array)[]): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1'), end = (): void => { clearTimeout(timer); socket.destroy(); resolve(heard); };
    const timer = setTimeout(end, PATIENCE);
    socket.setEncoding('latin1').on('data', (piece: string) => { heard += piece; }).on('error', end).on('close', end);
    void (async () => {
      for (const piece of pieces) {
        socket.write(piece);
        await new Promise((resume) => { setImmediate(resume); }); // a slow sender: one piece, then the next
      }
      if (pieces.length > 3) socket.end();
    })();
  });
}
const METHODS = ['GET', 'POST', 'GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'CONNECT', 'TRACE', 'PATCH', 'get', 'G\u0000T', 'PROPFIND', ''];
const PATHS = ['/', '/rpc', '/files?kind=workbook', '/files?kind=scan&name=x', '/files', '/files/', `/files/${'0'.repeat(32)}`, '/downloads?use=save&name=a.pdf', '/downloads/', `/downloads/${'0'.repeat(48)}`, '/demonstration', '/assets/index-12345678.js', '/index.html', '/?token=', `/?token=${'0'.repeat(64)}`,
  '/../../etc/passwd', '/assets/../../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '//evil.example/', 'http://evil.example/', '*', '/\\..\\..', '/constructor', '/__proto__', '/rpc/', '/rpc?x', '/%', '/%00', `/${'a'.repeat(9000)}`, '/é', ''];
const TYPES = ['application/json', 'application/octet-stream', 'text/plain', 'application/json; charset=utf-8', 'multipart/form-data; boundary=x', ''];

/** Requests that belong together, so that what comes next to being right is tried too. */
const SANE: readonly (readonly [method: string, path: string, type: string])[] = [
  ['POST', '/rpc', 'application/json'], ['POST', '/files?kind=workbook&name=a', 'application/octet-stream'], ['POST', '/downloads?use=save&name=a.pdf', 'application/octet-stream'], ['POST', '/demonstration', ''], ['GET', `/files/${'0'.repeat(32)}`, ''], ['GET', '/', ''], ['GET', '/assets/index-12345678.js', ''],
];
interface Sent { readonly pieces: (string | Uint8Array)[]; /** It may not come in. */ readonly outside: boolean; readonly told: string }
function sent(chance: Chance, host: string, cookie: string): Sent {
  const outsider = chance.once(2), spoil = outsider ? chance.below(5) : -1;
  const sane = chance.once(3) ? chance.pick(SANE) : null, [method, path, type] = sane ?? [chance.pick(METHODS), chance.pick(PATHS), chance.pick(TYPES)];
  const headers: [string, string][] = [
    ['host', spoil === 0 ? chance.pick(['evil.example', `localhost:${host.split(':')[1] ?? ''}`, '127.0.0.1', `[::1]:${host.split(':')[1] ?? ''}`, '', `${host}.evil.example`]) : host],
    ['cookie', spoil === 1 ? chance.pick(['', cookie.replace(/.$/, (last) => (last === '0' ? '1' : '0')), `${cookie.split('=')[0] ?? ''}=`, `x${cookie}`, cookie.slice(0, 40), cookie.replace('=', '=%')]) : cookie],
    ['sec-fetch-site', spoil === 2 ? chance.pick(['cross-site', 'same-site', 'x']) : 'same-origin'],
    ['origin', spoil === 3 ? chance.pick(['http://evil.example', 'null', '', `https://${host}`, `http://localhost:${host.split(':')[1] ?? ''}`]) : `http://${host}`],
    ...(spoil === 4 ? [['sec-fetch-dest', chance.pick(['iframe', 'frame', 'embed', 'object'])] as [string, string]] : []),
    ['content-type', type], ['connection', 'close'],
  ];
  for (let n = chance.below(3); n > 0; n--) headers.push(chance.pick<[string, string]>([
    ['range', 'bytes=0-1,5-,-1'], ['range', 'bytes=-99999999999'], ['expect', '100-continue'], ['expect', 'x'], ['transfer-encoding', 'chunked'], ['transfer-encoding', 'gzip, chunked'], ['content-length', '5'], ['content-length', '-1'], ['content-length', '99999999999'],
    ['upgrade', 'websocket'], ['x', 'y'.repeat(20_000)], ['x\u0000', 'y'], ['cookie', 'a=b'], ['if-none-match', '*'], ['accept-encoding', 'br'], [':authority', 'x'], ['content-encoding', 'gzip'], ['te', 'trailers'],
  ]));
  const call = { name: chance.pick(['handover.ceremonies', 'accounts.unlock', 'x', '__proto__']), input: chance.once(2) ? {} : { text: chance.pick(EVIL) } };
  const json = (value: unknown): string => { try { return JSON.stringify(value) ?? ''; } catch { return ''; } };
  const body: string | Uint8Array = chance.pick<() => string | Uint8Array>([
    () => '', () => json(call), () => json(spoilt(call, chance)), () => json(call).slice(0, -3), () => `${'['.repeat(5000)}`, () => `{"name":"x","input":${'{"a":'.repeat(100)}1${'}'.repeat(100)}}`, () => chance.bytes(chance.below(300)), () => '{"name":"x","input":{},"__proto__":{}}', () => 'x'.repeat(100_000), () => '\ufeff{}', () => '"\\ud800"',
  ])();
  const chunked = chance.once(6), size = Buffer.byteLength(body);
  if (chunked) headers.push(['transfer-encoding', 'chunked']);
  else if (method !== 'GET' || chance.once(4)) headers.push(['content-length', String(chance.once(8) ? size + chance.pick([-1, 1, 1000]) : size)]);
  if (chance.once(10)) headers.reverse();
  const line = chance.once(25) ? chance.pick(['', 'GET', 'GET /', 'GET / HTTP/9.9', 'GET / HTTP/1.0', '\u0016\u0003\u0001', 'PRI * HTTP/2.0']) : `${method} ${path} HTTP/1.1`, newline = chance.once(20) ? '\n' : '\r\n';
  const head = `${line}${newline}${headers.map(([name, value]) => `${name}: ${value}`).join(newline)}${newline}${newline}`;
  const whole = Buffer.concat([Buffer.from(head, 'latin1'), ...(chunked ? [Buffer.from(`${chance.pick([size.toString(16), 'ffffffffff', '-1', 'zz', `${size.toString(16)};ext=1`])}\r\n`), Buffer.from(body), Buffer.from(`\r\n${chance.pick(['0\r\n\r\n', '0\r\nX: y\r\n\r\n', ''])}`)] : [Buffer.from(body)])]);
  const cut = chance.once(10) ? whole.subarray(0, chance.below(whole.length)) : whole, step = Math.max(1, Math.ceil(cut.length / (chance.once(5) ? 12 : 2)));
  return { pieces: Array.from({ length: Math.ceil(cut.length / step) }, (_, n) => cut.subarray(n * step, (n + 1) * step)), outside: outsider, told: head.slice(0, 300) };
}

export const fuzzLoopback: Fuzz = async ({ seed: wanted, count }) => {
  const chance = chanceOf(wanted), faults: string[] = [];
  let touched = 0, accepted = 0, inputs = 0;
  const bugs: unknown[] = [], files = new Map<string, Uint8Array<ArrayBuffer>>();
  const engine: EngineHost = {
    call(name, input) { touched += 1; return Promise.resolve(ok({ name, input: typeof input })); },
    put(bytes) { touched += 1; const handle = String(files.size).padStart(32, '0'); if (files.size < 5) files.set(handle, new Uint8Array(bytes)); return Promise.resolve(ok(handle)); },
    take(handle) { touched += 1; const bytes = files.get(handle); files.delete(handle); return Promise.resolve(bytes ? ok(bytes) : refuse('app.UNKNOWN_FILE')); },
    openDemonstration() { touched += 1; return Promise.resolve(ok(true)); },
    place() { touched += 1; return Promise.resolve(ok('0'.repeat(32))); },
    keystoreKeep() { touched += 1; return Promise.resolve(refuse('app.NO_SESSION')); }, keystoreForget() { touched += 1; return Promise.resolve(ok({})); }, keystoreOpen() { touched += 1; return Promise.resolve(refuse('app.NO_SESSION')); },
    close: () => Promise.resolve(),
  };
  const assets = readAssets('["index.html", "assets/index-12345678.js"]');
  const host = await startLoopback({ engine, page: (path) => serveAsset(assets, path, 'n', (file) => new TextEncoder().encode(file)), onBug: (error) => { bugs.push(error); } });
  const { origin, cookie, rpc } = await enter(host.url), { host: name, port } = new URL(origin);
  const send = async (one: Sent): Promise<{ readonly heard: string; readonly told: (what: string) => void }> => {
    const number = inputs += 1;
    return { heard: await raw(Number(port), one.pieces), told: (what) => void faults.push(`seed ${chance.seed}, request ${number}, ${JSON.stringify(one.told)}: ${what}`) };
  };
  function judge({ outside }: Sent, { heard, told }: Awaited<ReturnType<typeof send>>): void {
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(heard)?.[1] ?? 0);
    if (heard !== '' && status === 0) told(`no HTTP: ${JSON.stringify(heard.slice(0, 80))}`);
    if (outside && status >= 200 && status < 400) told(`came in: ${status}`);
    if (status === 500) told('a bug in answering');
    if (status >= 200 && status < 300) accepted += 1;
    if (/etc\/passwd|root:x:0/.test(heard)) told('a path was followed');
    if (status === 200 && !/\r\nx-content-type-options: nosniff\r\n/i.test(heard)) told('an answer without its guards');
  }
  while (inputs < count && faults.length < 10) {
    // as many at a time as the host takes, for most of the time is spent on waiting for silence; who touched the engine is told by all of them being from outside, or all from inside
    const batch = Array.from({ length: Math.min(AT_A_TIME, count - inputs) }, () => sent(chance, name, cookie));
    for (const group of [batch.filter(({ outside }) => outside), batch.filter(({ outside }) => !outside)]) {
      const before = touched, answers = await Promise.all(group.map(send));
      group.forEach((one, n) => { const answer = answers[n]; if (answer) judge(one, answer); });
      const found = group[0]?.outside && touched !== before ? 'reached the engine from outside' : bugs.length > 0 ? `bug: ${bugs.splice(0).map(String).join(' | ')}` : null;
      if (found !== null) faults.push(`seed ${chance.seed}, one of the ${group.length} requests before ${inputs + 1}: ${found}: ${JSON.stringify(group.map(({ told }) => told.slice(0, 120)))}`);
    }
    const alive = await rpc('x').catch((error: unknown) => ({ status: 0, text: String(error) })), page = await ask(origin, '/', { headers: { cookie } }).catch(() => ({ status: 0 }));
    if (alive.status !== 200 || page.status !== 200) faults.push(`seed ${chance.seed}, after request ${inputs}: answers no more: ${alive.status} ${alive.text}, ${page.status}`);
  }
  await host.close();
  return { seed: chance.seed, inputs, accepted, faults };
};
