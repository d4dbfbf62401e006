import type { Bridge } from '#shared/contract/bridge.ts';
import { browserBridge } from './browser.ts';

declare global {
  interface Window { readonly bridge?: Bridge }
}
/** What Electron's preload put on the window; in an ordinary browser its twin over HTTP. */
export const bridge: Bridge = window.bridge ?? browserBridge();
