import { randomBytes } from 'node:crypto';
import { contentDisposition } from '../../policy/contentDisposition.ts';

/** Saved once, or shown in a tab of its own, whose viewer may ask for it again. */
export type DownloadUse = 'save' | 'show';
export interface Download { readonly bytes: Uint8Array<ArrayBuffer>; readonly headers: Readonly<Record<string, string>> }
export interface Downloads {
  /** Holds a file for a little while; answers its address. */
  add(name: string, use: DownloadUse, bytes: Uint8Array<ArrayBuffer>): string;
  /** The file of an address; null where there is none, or no more. */
  take(address: string): Download | null;
  /** Nobody is in any more, or the screen is locked: what waits leads nowhere. */
  clear(): void;
}
export const DOWNLOAD_BYTES = 256 * 1_048_576;
/** How long an address is good for, ms. */
const LASTS = 5 * 60_000;

/** Files on their way from the interface to the browser's own saving and printing; never more than `DOWNLOAD_BYTES` of them. */
export function createDownloads(now: () => number): Downloads {
  const held = new Map<string, { readonly download: Download; readonly use: DownloadUse; readonly until: number }>();
  const whole = (): number => [...held.values()].reduce((sum, { download }) => sum + download.bytes.length, 0);
  const forgetOld = (room: number): void => {
    for (const [address, { until }] of held) if (until <= now() || whole() + room > DOWNLOAD_BYTES) held.delete(address);
  };
  return {
    add(name, use, bytes) {
      forgetOld(bytes.length);
      const address = `/downloads/${randomBytes(24).toString('hex')}`;
      const shown = use === 'show';
      const headers = {
        'content-type': shown ? 'application/pdf' : 'application/octet-stream',
        'content-disposition': contentDisposition(shown ? 'inline' : 'attachment', name),
      };
      held.set(address, { download: { bytes, headers }, use, until: now() + LASTS });
      return address;
    },
    take(address) {
      forgetOld(0);
      const found = held.get(address);
      if (!found) return null;
      if (found.use === 'save') held.delete(address);
      return found.download;
    },
    clear() { held.clear(); },
  };
}
