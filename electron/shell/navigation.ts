import type { WebContents } from 'electron';
import { belongsTo, INTERFACE } from '../policy/pages.ts';

/** Keeps a page where it is: no other address, no second window of its own, no page inside a page. Said of every page there is. */
export function guardNavigation(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => { event.preventDefault(); });
  contents.on('will-navigate', (event) => { if (!belongsTo(INTERFACE, event.url)) event.preventDefault(); });
  contents.on('will-redirect', (event) => { if (!belongsTo(INTERFACE, event.url)) event.preventDefault(); });
  // frames within a page: we have none
  contents.on('will-frame-navigate', (event) => { if (!event.isMainFrame || !belongsTo(INTERFACE, event.url)) event.preventDefault(); });
}
