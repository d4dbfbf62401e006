import { Box, Button, Typography } from '@mui/material';
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useLanguage } from '../language.tsx';
import { Notice } from '../notice.tsx';
import { Progress } from '../progress.tsx';
import { color } from '../theme.ts';
import { srOnly } from '../values.tsx';
import type { Mark, OpenPdf, Unreadable } from './engine.ts';
import { anchorOf, boxesOf, drawn, factorOf, heightOf, pageAt, scrollTo, stepped, GAP, type PageSize, type Zoom } from './layout.ts';
import { PageCanvas } from './pageCanvas.tsx';
import { PdfToolbar } from './toolbar.tsx';

/** Goes to a page, from 1. */
export interface PdfHandle { go(page: number): void }

type State = { readonly pdf: OpenPdf; readonly sizes: readonly PageSize[] } | Unreadable | null;
/** The document of these bytes; null while it opens, or the former one, which shows what was drawn of it. */
function useDocument(bytes: Uint8Array<ArrayBuffer> | null, attempt: number, keeps: boolean): readonly [State, (number: number, size: PageSize) => void] {
  const [state, set] = useState<State>(null);
  useEffect(() => {
    if (!bytes || !keeps) set(null);
    if (!bytes) return undefined;
    let gone = false, stop: (() => void) | undefined;
    void import('./engine.ts').then(async ({ openPdf }) => {
      if (gone) return;
      const opening = openPdf(bytes);
      stop = () => { opening.stop(); };
      const opened = await opening.opened;
      if (gone) return;
      set(typeof opened === 'string' ? opened : { pdf: opened, sizes: Array.from({ length: opened.pages }, () => opened.first) });
    }).catch(() => { if (!gone) set('broken'); });
    return () => { gone = true; stop?.(); };
  }, [bytes, attempt, keeps]);
  // pages are taken to be as large as the first until they are seen
  const onSize = useCallback((number: number, size: PageSize): void => {
    set((now) => {
      const known = now && typeof now !== 'string' ? now.sizes[number - 1] : undefined;
      return !now || typeof now === 'string' || !known || (known.width === size.width && known.height === size.height) ? now : { ...now, sizes: now.sizes.with(number - 1, size) };
    });
  }, []);
  return [state, onSize];
}
/** The inner size of an element, followed; null until it is known. */
function useSize(): readonly [(element: HTMLElement | null) => (() => void) | undefined, PageSize | null] {
  const [size, set] = useState<PageSize | null>(null);
  const follow = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(() => { set({ width: element.clientWidth, height: element.clientHeight }); });
    observer.observe(element);
    return () => { observer.disconnect(); };
  }, []);
  return [follow, size];
}

/**
 * A PDF as it will be printed, page under page. Only pages near the view are drawn, and drawings that are no longer wanted stop. There is no
 * text layer (pdf.js puts Arabic letters into it in the wrong order): a screen reader is told the document, the page, and how to save it.
 * @param bytes null while they are being made; the view then says so
 * @param keeps another making of the same paper: the former one stays, and the place in it, until the new one is there
 * @param label what the document is, in the language of the page
 * @param head what stands under the bar, such as whose paper is in view
 * @param onPage told which page, from 1, is in view
 * @param onMarks told the document's bookmarks when it is open
 */
export function PdfView({ bytes, keeps = false, label, waiting, head, foot, firstZoom = 'width', onSave, onPage, onMarks, handle }: {
  readonly bytes: Uint8Array<ArrayBuffer> | null; readonly keeps?: boolean; readonly label: string; readonly waiting?: ReactNode; readonly head?: ReactNode; readonly foot?: ReactNode;
  readonly firstZoom?: Zoom; readonly onSave?: (() => void) | undefined; readonly onPage?: (page: number) => void; readonly onMarks?: (marks: readonly Mark[]) => void; readonly handle?: Ref<PdfHandle>;
}) {
  const { t } = useLanguage();
  const [attempt, setAttempt] = useState(0);
  const [state, onSize] = useDocument(bytes, attempt, keeps);
  const [zoom, setZoom] = useState<Zoom>(firstZoom);
  const [followSize, view] = useSize();
  const [scrolled, setScrolled] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const opened = state && typeof state !== 'string' ? state : null;
  const pages = opened?.sizes.length ?? 0;
  const first = opened?.sizes[0];
  const factor = first && view ? factorOf(zoom, first, view) : 1;
  const boxes = useMemo(() => (opened ? boxesOf(opened.sizes, factor) : []), [opened, factor]);
  const page = pages === 0 ? 0 : pageAt(boxes, scrolled, view?.height ?? 0) + 1;

  // what was at the top of the view stays there when pages change their size
  const former = useRef(boxes);
  useLayoutEffect(() => {
    const at = scroller.current;
    if (at && former.current.length === boxes.length && former.current !== boxes && boxes.length > 0) at.scrollTop = scrollTo(boxes, anchorOf(former.current, at.scrollTop));
    former.current = boxes;
  }, [boxes]);
  const pdf = opened?.pdf;
  useEffect(() => { if (keeps) return; if (scroller.current) scroller.current.scrollTop = 0; setScrolled(0); }, [pdf, keeps]);
  useEffect(() => { if (page > 0) onPage?.(page); }, [page, onPage]);
  useEffect(() => { onMarks?.(pdf?.marks ?? []); }, [pdf, onMarks]);

  const go = useCallback((wanted: number): void => {
    const box = boxes[Math.min(Math.max(1, wanted), boxes.length) - 1];
    if (box && scroller.current) scroller.current.scrollTop = box.top - GAP;
  }, [boxes]);
  useImperativeHandle(handle, () => ({ go }), [go]);
  const step = (direction: 1 | -1): void => { setZoom(stepped(factor, direction)); };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const inField = /^(?:INPUT|SELECT)$/.test((event.target as HTMLElement).tagName);
    const act = ((): (() => void) | null => {
      if (event.altKey || event.metaKey) return null;
      if (event.ctrlKey) {
        // the signs move from layout to layout: what is typed, else the key's place
        if (event.key === '+' || event.code === 'NumpadAdd' || event.code === 'Equal') return () => { step(1); };
        if (event.key === '-' || event.code === 'NumpadSubtract' || event.code === 'Minus') return () => { step(-1); };
        return event.code === 'Digit0' || event.code === 'Numpad0' ? () => { setZoom('width'); } : null;
      }
      if (inField || event.shiftKey) return null;
      switch (event.code) {
        case 'PageDown': return () => { go(page + 1); };
        case 'PageUp': return () => { go(page - 1); };
        case 'Home': return () => { go(1); };
        case 'End': return () => { go(pages); };
        default: return null;
      }
    })();
    if (act) { event.preventDefault(); event.stopPropagation(); act(); }
  };
  const place = useCallback((element: HTMLDivElement | null) => { scroller.current = element; return followSize(element); }, [followSize]);
  const near = boxes.length > 0 && view ? drawn(boxes, scrolled, view.height) : { from: 0, to: -1 };
  const widest = boxes.reduce((most, { width }) => Math.max(most, width), 0);
  return (
    <Box component="section" aria-label={label} onKeyDown={onKeyDown} sx={{ flex: 1, display: 'flex', flexDirection: 'column', minWidth: 0, minHeight: 0 }}>
      <PdfToolbar label={label} page={page} pages={pages} zoom={zoom} factor={factor} onPage={go} onZoom={setZoom} onStep={step} onSave={onSave} />
      {head}
      <Box ref={place} tabIndex={0} role="region" aria-label={t('pdf.pagesOf', { label })} data-pdf={opened ? 'open' : ''} onScroll={(event) => { setScrolled(event.currentTarget.scrollTop); }}
        sx={{ flex: 1, minHeight: 200, overflow: 'auto', scrollbarGutter: 'stable', bgcolor: '#E4EAE7', position: 'relative', '&:focus-visible': { outlineOffset: -3 } }}>
        {opened?.sizes && (
          <Box sx={{ position: 'relative' }} style={{ height: heightOf(boxes), minWidth: widest + 2 * GAP }}>
            {boxes.slice(near.from, near.to + 1).map((box, at) => {
              const number = near.from + at + 1;
              return <PageCanvas key={number} pdf={opened.pdf} number={number} box={box} factor={factor} onSize={onSize} label={t('pdf.pageLabel', { label, page: number, pages })} />;
            })}
          </Box>
        )}
        {state === null && <Box sx={{ p: 3, maxWidth: 520 }}>{bytes || waiting === undefined ? <Progress label={t('pdf.opening')} /> : waiting}</Box>}
        {typeof state === 'string' && (
          <Box sx={{ p: 3, maxWidth: 640 }}>
            <Notice tone="attention" title={t('pdf.notShown')} action={state === 'broken' && <Button size="small" variant="outlined" onClick={() => { setAttempt((count) => count + 1); }}>{t('ui.again')}</Button>}>{t(state === 'password' ? 'pdf.hasPassword' : 'pdf.isBroken')}</Notice>
          </Box>
        )}
      </Box>
      <span role="status" style={srOnly}>{pages > 0 ? t('pdf.pageLabel', { label, page, pages }) : ''}</span>
      {foot && <Typography component="div" variant="body2" sx={{ display: 'flex', alignItems: 'center', gap: 1.5, px: 2, minHeight: 36, flex: 'none', borderTop: `1px solid ${color.line}`, color: color.ink2 }}>{foot}</Typography>}
    </Box>
  );
}
