import { getDocument, PasswordException, PDFWorker, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist';
// Vite's own suffix: the address of the worker as a file of the bundle
// oxlint-disable-next-line import/default
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import type { PageSize } from './layout.ts';

/*
 * The only door to pdf.js, in a chunk of its own. Nothing but its worker is fetched: no fonts, no character maps, no wasm; our own papers
 * embed their fonts. One worker serves all documents of the window.
 */
interface TrustedPolicies { createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string } }
declare global {
  /** Trusted Types (W3C); the types of the DOM do not have it yet. */
  interface Window { readonly trustedTypes?: TrustedPolicies }
}
/** Under our policy a worker's address must come through the one named policy; it lets nothing else through. */
function trusted(url: string): string {
  const policy = window.trustedTypes?.createPolicy('idmaj', { createScriptURL: (wanted) => { if (wanted !== workerUrl) throw new TypeError(wanted); return wanted; } });
  return policy ? policy.createScriptURL(url) : url;
}

let shared: { readonly worker: PDFWorker; readonly broken: Promise<never> } | undefined;
function workerOf(): NonNullable<typeof shared> {
  if (shared) return shared;
  const port = new Worker(trusted(workerUrl), { type: 'module', name: 'pdf' });
  const broken = new Promise<never>((_resolve, reject) => { port.addEventListener('error', () => { shared = undefined; port.terminate(); reject(new TypeError('pdf worker')); }); });
  broken.catch(() => undefined);
  return shared = { worker: PDFWorker.create({ port }), broken };
}

/** Draws into its canvas until it is done or stopped. */
export interface Drawing { readonly done: Promise<boolean>; stop(): void }
export interface OpenPage {
  readonly size: PageSize;
  /** @param factor of paper size; @param ratio device pixels for a CSS pixel. `done` is false where it was stopped. */
  draw(canvas: HTMLCanvasElement, factor: number, ratio: number): Drawing;
  /** Lets go of what the page holds in memory. */
  rest(): void;
}
/** A bookmark of the document: what stands from a page, counted from 1. */
export interface Mark { readonly title: string; readonly page: number }
export interface OpenPdf { readonly pages: number; readonly first: PageSize; readonly marks: readonly Mark[]; page(number: number): Promise<OpenPage>; close(): void }
/** Why a file is not shown. */
export type Unreadable = 'password' | 'broken';

const POINT = 96 / 72;
function openPage(page: PDFPageProxy): OpenPage {
  const { width, height } = page.getViewport({ scale: 1 });
  return {
    size: { width, height },
    draw(canvas, factor, ratio) {
      const viewport = page.getViewport({ scale: factor * POINT * ratio });
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      const task = page.render({ canvas, viewport });
      return { done: task.promise.then(() => true, () => false), stop: () => { task.cancel(); } };
    },
    rest: () => { page.cleanup(); },
  };
}
/** The bookmarks of the first level; one whose place is not found is left out. */
async function marksOf(pdf: PDFDocumentProxy): Promise<readonly Mark[]> {
  const entries = await pdf.getOutline().catch(() => null) as readonly { readonly title: string; readonly dest: unknown }[] | null, marks: Mark[] = [];
  for (const { title, dest } of entries ?? []) {
    const [place] = (typeof dest === 'string' ? await pdf.getDestination(dest) : dest as readonly unknown[] | null) ?? [];
    try {
      const index = typeof place === 'number' ? place : await pdf.getPageIndex(place as Parameters<PDFDocumentProxy['getPageIndex']>[0]);
      marks.push({ title, page: index + 1 });
    } catch { /* leads nowhere */ }
  }
  return marks;
}
/** Opens a file of bytes; they stay the caller's. After `stop` the document answers no more. */
export function openPdf(bytes: Uint8Array<ArrayBuffer>): { readonly opened: Promise<OpenPdf | Unreadable>; stop(): void } {
  const { worker, broken } = workerOf();
  // the worker takes over the memory it is given: a copy
  const task = getDocument({ data: bytes.slice(), worker, useWasm: false, useWorkerFetch: false, useSystemFonts: false, verbosity: 0 });
  const close = (): void => { void task.destroy(); };
  const opened = Promise.race([task.promise, broken]).then(
    async (pdf: PDFDocumentProxy): Promise<OpenPdf> => ({ pages: pdf.numPages, first: openPage(await pdf.getPage(1)).size, marks: await marksOf(pdf), page: async (number) => openPage(await pdf.getPage(number)), close }),
  ).catch((error: unknown): Unreadable => { close(); return error instanceof PasswordException ? 'password' : 'broken'; });
  return { opened, stop: close };
}
