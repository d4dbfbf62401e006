import { useEffect, useRef, useState } from 'react';

/** A workbook that can be read, and read again after it was mended. */
export interface Source { readonly name: string; readonly again: () => Promise<File> }
interface Handle { readonly kind: string; getFile(): Promise<File> }
type Item = DataTransferItem & { getAsFileSystemHandle?: () => Promise<Handle | null> };

export const sourceOf = (file: File): Source => ({ name: file.name, again: () => Promise.resolve(file) });
/** Chromium gives a handle from which the file is read as it is now; elsewhere only the file as it was dropped. */
async function sourceOfItem(item: Item, file: File): Promise<Source> {
  const handle = await item.getAsFileSystemHandle?.().catch(() => null);
  return handle?.kind === 'file' ? { name: file.name, again: () => handle.getFile() } : sourceOf(file);
}
export type Dropped = { readonly source: Source } | { readonly fault: 'several'; readonly count: number } | { readonly fault: 'notAFile' };

/** Files dropped anywhere on the window; answers whether one hangs over it now. */
export function useDrop(onDrop: (dropped: Dropped) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(() => {
    const carries = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent): void => { event.preventDefault(); if (carries(event)) setOver(true); };
    const onLeave = (event: DragEvent): void => { if (event.relatedTarget === null) setOver(false); };
    const onDropped = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      const item = [...event.dataTransfer?.items ?? []].find(({ kind }) => kind === 'file'), files = [...event.dataTransfer?.files ?? []];
      const [file] = files;
      if (files.length > 1) { latest.current({ fault: 'several', count: files.length }); return; }
      // a folder comes as an item whose entry is a directory
      if (!file || item?.webkitGetAsEntry()?.isDirectory) { latest.current({ fault: 'notAFile' }); return; }
      void (item ? sourceOfItem(item, file) : Promise.resolve(sourceOf(file))).then((source) => { latest.current({ source }); });
    };
    // not on the window, where whatever no zone took is refused (app/dropGuard.tsx)
    document.addEventListener('dragover', onOver); document.addEventListener('dragleave', onLeave); document.addEventListener('drop', onDropped);
    return () => { document.removeEventListener('dragover', onOver); document.removeEventListener('dragleave', onLeave); document.removeEventListener('drop', onDropped); };
  }, []);
  return over;
}
