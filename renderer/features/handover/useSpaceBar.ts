import { useLayoutEffect, useRef } from 'react';

/** Milliseconds that a person must be in view before the space bar acts on them: a bar that bounces hands nothing over to the next one. */
const SETTLED = 400;
/** Whatever takes the space bar itself where it has the focus. */
const TAKERS = ['button', 'a', 'input', 'textarea', 'select', 'summary', '[contenteditable]', '[role="button"]', '[role="dialog"]'].join(',');

/**
 * The space bar does `act`, but only where nothing else would take it: a button reached by Tab is pressed as everywhere. `about` is what it
 * would act on; null turns it off.
 */
export function useSpaceBar(about: string | null, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  // from when they are to be seen
  useLayoutEffect(() => {
    if (about === null) return undefined;
    const since = performance.now();
    const onKey = (event: KeyboardEvent): void => {
      if (event.code !== 'Space' || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (event.target instanceof Element && event.target.closest(TAKERS)) return;
      // it would scroll the page
      event.preventDefault();
      // by when it was pressed: a slow computer hears of it later
      if (!event.repeat && event.timeStamp - since >= SETTLED) latest.current();
    };
    addEventListener('keydown', onKey);
    return () => { removeEventListener('keydown', onKey); };
  }, [about]);
}
