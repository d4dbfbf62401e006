import { randomBytes } from 'node:crypto';

/** Stands in the built index.html wherever the nonce of a response goes (vite.config.ts, `html.cspNonce`). */
export const NONCE_MARK = '__CSP_NONCE__';
/** 128 random bits, new with every response that carries a page. */
export const newNonce = (): string => randomBytes(16).toString('hex');

/** The one Trusted Types policy that the interface may make: addresses of its own workers. */
export const TRUSTED_POLICY = 'idmaj';

/**
 * What a page of ours may load and do: its own files, nothing else (W3C CSP Level 3). Styles that Emotion writes at run time
 * carry the nonce; pictures may come from memory (a preview's pages, a logo); a text can never become a script.
 */
export const contentSecurityPolicy = (nonce: string): string => [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'nonce-${nonce}'`,
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  `trusted-types ${TRUSTED_POLICY}`,
].join('; ');

/** What is no page loads nothing; a worker takes this for its own policy, and may load its own parts. */
export const PART_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The hidden page that draws papers for the printer: its script, its worker, the papers themselves, and their pictures in memory. */
export const PRINT_POLICY = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; img-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Everything a page could ask the machine for and we never do; the day's screen fills the display, a code is copied. */
export const PERMISSIONS_POLICY = [
  ...['accelerometer', 'autoplay', 'camera', 'display-capture', 'encrypted-media', 'geolocation', 'gyroscope', 'hid', 'magnetometer', 'microphone', 'midi', 'payment',
    'publickey-credentials-get', 'screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking', 'clipboard-read'].map((name) => `${name}=()`),
  'fullscreen=(self)', 'clipboard-write=(self)',
].join(', ');
