import { describe, expect, it } from 'vitest';
import { readAssets, serveAsset } from '#electron/policy/assets.ts';
import { contentSecurityPolicy, newNonce, PERMISSIONS_POLICY } from '#electron/policy/csp.ts';

const FILES: Readonly<Record<string, string>> = {
  'index.html': '<meta nonce="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>',
  'assets/index-1a2B3c4D.js': 'run', 'assets/pdf.worker-0_-9aBcD.mjs': 'work', 'assets/index-00000000.css': 'p{}', 'assets/arabic-12345678.woff2': 'font', 'icon.svg': '<svg/>',
};
const assets = readAssets(JSON.stringify(Object.keys(FILES)));
const ask = (path: string, nonce = 'n0nce') => serveAsset(assets, path, nonce, (file) => {
  const text = FILES[file];
  if (text === undefined) throw new Error(`read outside the list: ${file}`);
  return new TextEncoder().encode(text);
});
const bodyOf = (path: string): string => new TextDecoder().decode(ask(path).body);

describe('the policy of content', () => {
  it.each([
    ['default-src', "'none'"], ['script-src', "'self'"], ['style-src', "'self' 'nonce-n0nce'"], ['img-src', "'self' data: blob:"], ['font-src', "'self'"], ['connect-src', "'self'"],
    ['worker-src', "'self'"], ['object-src', "'none'"], ['base-uri', "'none'"], ['form-action', "'none'"], ['frame-ancestors', "'none'"], ['require-trusted-types-for', "'script'"], ['trusted-types', 'idmaj'],
  ])('%s %s', (directive, value) => {
    expect(contentSecurityPolicy('n0nce').split('; ').filter((part) => part.startsWith(`${directive} `))).toEqual([`${directive} ${value}`]);
  });
  it('allows no inline script, no eval, no foreign origin, no wildcard', () => {
    expect(contentSecurityPolicy(newNonce())).not.toMatch(/unsafe|https?:|\*|strict-dynamic/);
  });
  it('has a new nonce of 128 bits each time', () => {
    const nonces = Array.from({ length: 100 }, newNonce);
    expect(new Set(nonces).size).toBe(100);
    for (const nonce of nonces) expect(nonce).toMatch(/^[0-9a-f]{32}$/);
  });
  it('asks the machine for nothing but the full screen and the clipboard to write to', () => {
    expect(PERMISSIONS_POLICY.split(', ').filter((part) => !part.endsWith('=()'))).toEqual(['fullscreen=(self)', 'clipboard-write=(self)']);
  });
});

describe('the fixed map of built files', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'no-store'],
    ['/assets/index-1a2B3c4D.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/pdf.worker-0_-9aBcD.mjs', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/index-00000000.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/arabic-12345678.woff2', 'font/woff2', 'public, max-age=31536000, immutable'],
    ['/icon.svg', 'image/svg+xml', 'no-cache'],
  ])('%s is %s, %s', (path, type, cache) => {
    const { status, headers } = ask(path);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, cache]);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin', 'referrer-policy': 'no-referrer', 'permissions-policy': PERMISSIONS_POLICY });
  });
  it.each(['', '/index.html', '//', '/.', '/assets', '/assets/', '/assets/index-1a2B3c4D.js/', '/assets/../index.html', '/../package.json', '/%2e%2e/package.json', '/assets/%69ndex-1a2B3c4D.js',
    '/assets\\index-1a2B3c4D.js', '/ASSETS/INDEX-1A2B3C4D.JS', '/assets.json', '/assets/index-1a2B3c4D.js\0', '/C:/Windows/win.ini', '/__proto__', '/constructor'])('%j is nothing', (path) => {
    const { status, headers, body } = ask(path);
    expect([status, body.length, headers['cache-control'], headers['x-content-type-options']]).toEqual([404, 0, 'no-store', 'nosniff']);
  });
  it('gives page and policy the nonce of the response', () => {
    const { headers, body } = ask('/', 'abc123');
    expect(new TextDecoder().decode(body)).toBe('<meta nonce="abc123"><style nonce="abc123"></style>');
    expect(headers['content-security-policy']).toBe(contentSecurityPolicy('abc123'));
  });
  it('gives a file as it is, with a policy that allows it nothing but its own parts', () => {
    expect(bodyOf('/assets/index-1a2B3c4D.js')).toBe('run');
    expect(ask('/assets/index-1a2B3c4D.js').headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; /);
  });
  it.each([
    ['{}'], ['[]'], ['["a.js"]'], ['["index.html", "../a.js"]'], ['["index.html", "/etc/passwd.js"]'], ['["index.html", "a/../../b.js"]'], ['["index.html", "a\\\\b.js"]'], ['["index.html", "a.exe"]'], ['["index.html", 3]'], ['["index.html", ""]'],
  ])('takes no list like %s', (text) => {
    expect(() => readAssets(text)).toThrow(/built file/);
  });
});
