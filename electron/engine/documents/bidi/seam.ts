import bidiFactory from 'bidi-js';
import { patchFonts } from '../fontCache.ts';
import { patchBodies } from './bodies.ts';
import { patchPictures, patchQr, patchStates, patchVectors, patchWatermark } from './drawing.ts';
import { loadInternals, type Internals, type PdfDocument } from './internals.ts';
import { patchLines } from './lines.ts';
import { patchNodes } from './nodes.ts';
import { patchOrder } from './order.ts';
import { patchParagraphs } from './paragraphs.ts';
import type { Missing } from './split.ts';
import { patchStructures } from './structures.ts';
import { patchTall } from './tall.ts';
import { patchWriting } from './writing.ts';

export interface Seam {
  /** the patched classes */
  readonly internals: Internals;
  /** the characters that no font had, in the order met, once a paragraph */
  missingOf(document: PdfDocument): readonly Missing[];
}

/** Kept on the patched class itself: a second copy of this module finds the first one's work. */
const INSTALLED = Symbol.for('idmaj.documents.seam');

/**
 * Teaches pdfmake to write right to left: logical text in, UAX #9 visual lines out. pdfmake offers no hook for it, so methods of its
 * classes are replaced, once a process.
 * @throws BugError when pdfmake, pdfkit or fontkit is not the version whose methods these are
 */
export function installSeam(): Seam {
  const internals = loadInternals(), marked = internals.LayoutBuilder as { [INSTALLED]?: Seam };
  return marked[INSTALLED] ??= install(internals);
}

function install(internals: Internals): Seam {
  const missing = new WeakMap<PdfDocument, Missing[]>();
  patchFonts(internals);
  patchParagraphs(internals, bidiFactory(), missing);
  patchLines(internals);
  patchOrder(internals);
  patchWriting(internals);
  patchStates(internals);
  patchVectors(internals);
  patchQr(internals);
  patchPictures(internals);
  patchWatermark(internals);
  patchStructures(internals);
  patchNodes(internals);
  patchTall(internals);
  patchBodies(internals);
  return { internals, missingOf: document => [...new Map((missing.get(document) ?? []).map(one => [`${one.codePoint} ${one.text}`, one])).values()] };
}
