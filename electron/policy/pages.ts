/* Decisions about addresses and what a page may ask for: pure, so that hostile spellings are a table of a test. */

/** Electron's interface lives at this address, and the pages sent to a printer at the other; no other page exists. */
export const SCHEME = 'app';
export const INTERFACE = 'app://bundle';
export const PRINT = 'app://print';

/** Whether an address belongs to one of our origins. A blob belongs to the page that made it. */
export function belongsTo(origin: string, address: string): boolean {
  const own = address.startsWith('blob:') ? address.slice('blob:'.length) : address;
  // URL knows no origin of a scheme that is not the web's own, so its parts are compared
  try {
    const { protocol, host, username, password } = new URL(own);
    return `${protocol}//${host}` === origin && username === '' && password === '';
  } catch { return false; }
}
/** What a page may load: its own origin, pictures written out in full, and the tools of development where there are any. */
export const mayLoad = (origin: string, address: string, developing: boolean): boolean =>
  belongsTo(origin, address) || /^data:(?:image|font)\//.test(address) || (developing && address.startsWith('devtools:'));

/** The day's screen fills the display; a code is copied by a button. Nothing else is ever granted. */
const GRANTED: ReadonlySet<string> = new Set(['fullscreen', 'clipboard-sanitized-write']);
export const mayUse = (permission: string, origin: string): boolean => GRANTED.has(permission) && belongsTo(INTERFACE, origin);
