import { addPart, openDocument } from '../compose.ts';
import { installSeam } from '../bidi/seam.ts';
import { fontFiles } from '../fonts.ts';
import type { Content, DocumentDefinition } from '../definition.ts';
import type { Picture } from '#shared/domain/papers.ts';

/** Whether the printer draws the picture without an error or a warning; the page goes nowhere. */
export function draws(picture: Picture): boolean {
  let quiet = true;
  const options = { warningCallback: () => { quiet = false; } }; // svg-to-pdfkit's way to say that it left something out
  const content = (picture.kind === 'svg' ? { svg: picture.svg, fit: [200, 200], options } : { image: picture.dataUrl, fit: [200, 200] }) as Content;
  const definition: DocumentDefinition = { content, info: { title: '', creationDate: new Date(0) }, language: 'fr' };
  const { internals } = installSeam(), document = openDocument(internals, fontFiles(), definition);
  try {
    addPart(internals, document, definition, definition.language);
  } catch {
    return false; // what the file holds is no bug of ours, and its text is in no message
  }
  return quiet;
}
