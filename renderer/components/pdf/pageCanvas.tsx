import { Box } from '@mui/material';
import { useEffect, useRef } from 'react';
import { color } from '../theme.ts';
import type { Drawing, OpenPage, OpenPdf } from './engine.ts';
import { pixelRatio, type Box as PageBox, type PageSize } from './layout.ts';

/** Milliseconds that a page must stay near the view before it is drawn: a quick scroll through hundreds draws none of them. */
const PATIENCE = 60;

/** One page as a picture, drawn while it is near the view. The former picture stays, stretched, until the new one is there. */
export function PageCanvas({ pdf, number, box, factor, label, onSize }: { readonly pdf: OpenPdf; readonly number: number; readonly box: PageBox; readonly factor: number; readonly label: string; readonly onSize: (number: number, size: PageSize) => void }) {
  const place = useRef<HTMLDivElement>(null);
  const { width, height } = box;
  useEffect(() => {
    let gone = false, page: OpenPage | undefined, drawing: Drawing | undefined;
    const timer = setTimeout(() => {
      void pdf.page(number).then(async (opened) => {
        page = opened;
        if (gone) return;
        onSize(number, opened.size);
        const canvas = document.createElement('canvas');
        drawing = opened.draw(canvas, factor, pixelRatio({ width, height }, devicePixelRatio));
        if (await drawing.done && !gone && place.current) {
          Object.assign(canvas.style, { width: '100%', height: '100%', display: 'block' });
          const former = place.current.querySelector('canvas');
          place.current.replaceChildren(canvas);
          place.current.dataset['drawn'] = 'true';
          if (former) former.width = 0;
        }
      // a document that is being closed answers no more
      }, () => undefined);
    }, PATIENCE);
    return () => { gone = true; clearTimeout(timer); drawing?.stop(); page?.rest(); };
  }, [pdf, number, factor, width, height, onSize]);
  // a canvas keeps its pixels until it is collected: give them back at once
  useEffect(() => { const at = place.current; return () => { const canvas = at?.querySelector('canvas'); if (canvas) canvas.width = 0; }; }, []);
  return (
    <Box ref={place} role="img" aria-label={label} dir="ltr"
      sx={{ position: 'absolute', bgcolor: color.ground, boxShadow: `0 0 0 1px ${color.line}, 0 2px 6px rgba(22, 33, 28, .18)` }}
      style={{ top: box.top, width, height, insetInlineStart: `max(16px, calc(50% - ${width / 2}px))` }} />
  );
}
