import { BrowserWindow, session, type WebContentsPrintOptions } from 'electron';
import { randomBytes } from 'node:crypto';
import { DRAW, type Drawn, type DrawOrder } from '#shared/contract/names.ts';
import { GUARDS, type Served } from '../policy/assets.ts';
import { PRINT_POLICY } from '../policy/csp.ts';
import { PRINT } from '../policy/pages.ts';
import { serve } from './protocol.ts';
import { shutSession } from './session.ts';

/*
 * Papers are printed from a hidden page of our own, which draws each page of the PDF with pdf.js at 300 dpi and gives the
 * pictures to Chromium's own printing. Why not Chromium's PDF viewer: it is an extension inside a frame, `print` on its window
 * prints the frame around the paper or an empty sheet depending on the version, it cannot be told apart whether the paper has
 * arrived, and it needs plugins and a page that loads extensions. Pictures look alike on every printer, whatever its driver
 * makes of embedded Arabic fonts; 300 dpi is what office lasers print text at, and a QR code at that size reads well.
 */
const PAGE = '/print/print.html';
/** Nothing without `persist:` in front is ever written to the disk. */
const PARTITION = 'idmaj-print';

export interface PrintWindow {
  /** Draws files one after the other; with `sheets`, each begins on a new sheet of paper. Null where a file is no PDF. */
  draw(files: readonly Uint8Array<ArrayBuffer>[], sheets: boolean): Promise<Drawn | null>;
  /** Null: printed, or Electron's reason. */
  print(options: WebContentsPrintOptions): Promise<string | null>;
  close(): void;
}
export type OpenPrintWindow = () => Promise<PrintWindow>;

/**
 * Prepares the print window's session; answers how to open one.
 * @param files the built interface's answer to a path
 */
export function createPrintWindows(files: (path: string) => Served): OpenPrintWindow {
  const papers = new Map<string, Uint8Array<ArrayBuffer>>();
  let ready: Promise<void> | null = null;
  async function prepare(): Promise<void> {
    const own = session.fromPartition(PARTITION, { cache: false });
    serve(own, PRINT, (path) => {
      const paper = papers.get(path);
      if (!paper) return path === PAGE ? withPolicy(files(path)) : files(path);
      // once: an address that was used leads nowhere
      papers.delete(path);
      return { status: 200, headers: { ...GUARDS, 'content-type': 'application/pdf', 'cache-control': 'no-store' }, body: paper };
    });
    await shutSession(own, PRINT, false);
  }
  return async () => {
    await (ready ??= prepare());
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        partition: PARTITION, sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false, plugins: false,
        spellcheck: false, devTools: false, disableDialogs: true,
        // nobody ever sees it, and it must draw all the same
        backgroundThrottling: false,
      },
    });
    const { webContents } = window;
    /** Ends what waits for the page where the page has ended. */
    const gone = new Promise<never>((_resolve, reject) => {
      webContents.once('render-process-gone', () => { reject(new Error('the page of the printer is gone')); });
      window.once('closed', () => { reject(new Error('the window of the printer is gone')); });
    });
    gone.catch(() => undefined);
    await Promise.race([window.loadURL(`${PRINT}${PAGE}`), gone]);
    return {
      async draw(bytes, sheets) {
        const paths = bytes.map((paper) => {
          const path = `/paper/${randomBytes(16).toString('hex')}`;
          papers.set(path, paper);
          return path;
        });
        try {
          // the only code ever run in a page from outside: a constant name, and text made by JSON
          const drawn: unknown = await Promise.race([webContents.executeJavaScript(`${DRAW}(${JSON.stringify({ paths, sheets } satisfies DrawOrder)})`), gone]);
          return drawn as Drawn | null;
        } finally { for (const path of paths) papers.delete(path); }
      },
      print: (options) => Promise.race([new Promise<string | null>((resolve) => {
        webContents.print(options, (success, reason) => { resolve(success ? null : reason); });
      }), gone]),
      close() { if (!window.isDestroyed()) window.destroy(); },
    };
  };
}
const withPolicy = (page: Served): Served => ({ ...page, headers: { ...page.headers, 'content-security-policy': PRINT_POLICY, 'cache-control': 'no-store' } });
