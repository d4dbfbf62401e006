import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- Vite answers with the built file's address
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { DRAW, type Drawn, type DrawOrder } from '#shared/contract/names.ts';

/*
 * The hidden page that the shell prints from: every page of a paper as a picture at 300 dpi on a sheet of its size.
 * It has no bridge, and reaches nothing but the papers it is told of.
 */
GlobalWorkerOptions.workerSrc = workerAddress;
const PIXELS_PER_POINT = 300 / 72;
/** So much is left off at the lower edge, where no printer prints: a driver whose A4 is a hair shorter than ours must not add an empty page to each. */
const SPARE = 2;

let addresses: string[] = [];

async function draw({ paths, sheets }: DrawOrder): Promise<Drawn | null> {
  for (const address of addresses) URL.revokeObjectURL(address);
  addresses = [];
  document.body.replaceChildren();
  const canvas = document.createElement('canvas');
  let sheet: { readonly width: number; readonly height: number } | null = null;
  for (const path of paths) {
    const paper = await open(path);
    if (!paper) return null;
    // both sides of the former paper's last sheet are its own
    if (sheets && document.body.children.length % 2 === 1) document.body.append(box());
    for (let number = 1; number <= paper.numPages; number += 1) {
      const page = await paper.getPage(number), upright = page.getViewport({ scale: 1 });
      sheet ??= { width: upright.width, height: upright.height };
      // a sheet lies one way through the whole job: a page that lies the other way is turned
      const turned = (upright.width > upright.height) !== (sheet.width > sheet.height);
      const viewport = page.getViewport({ scale: PIXELS_PER_POINT, rotation: (page.rotate + (turned ? 90 : 0)) % 360 });
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      // `print`: drawn without waiting for frames of a screen, of which a hidden window has none
      await page.render({ canvas, viewport, intent: 'print' }).promise;
      document.body.append(box(await pictureOf(canvas)));
      page.cleanup();
    }
    await paper.loadingTask.destroy();
  }
  canvas.width = canvas.height = 0;
  if (sheet) setSheet(sheet.width, sheet.height);
  return { pages: document.body.children.length, width: sheet?.width ?? 0, height: sheet?.height ?? 0 };
}
/** The paper at a path, or null where it is none that can be read. */
async function open(path: string): Promise<PDFDocumentProxy | null> {
  const data = new Uint8Array(await (await fetch(path)).arrayBuffer());
  try { return await getDocument({ data, useWorkerFetch: false, useSystemFonts: false }).promise; } catch { return null; }
}
/** Without loss: a blurred edge spoils a QR code and small Arabic letters alike. */
async function pictureOf(canvas: HTMLCanvasElement): Promise<HTMLImageElement> {
  const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/png'); });
  if (!blob) throw new Error('the page could not be drawn');
  const address = URL.createObjectURL(blob), picture = new Image();
  addresses.push(address);
  picture.src = address;
  await picture.decode();
  return picture;
}
function box(...inside: readonly HTMLImageElement[]): HTMLDivElement {
  const made = document.createElement('div');
  made.append(...inside);
  return made;
}
/** @param width points */
function setSheet(width: number, height: number): void {
  const style = new CSSStyleSheet();
  style.replaceSync(`
    @page { size: ${width}pt ${height}pt; margin: 0 }
    body { margin: 0 }
    div { width: ${width}pt; height: ${height - SPARE}pt; overflow: hidden; break-after: page }
    div:last-child { break-after: auto }
    img { display: block; width: ${width}pt; height: ${height}pt }`);
  document.adoptedStyleSheets = [style];
}
Object.assign(window, { [DRAW]: draw });
