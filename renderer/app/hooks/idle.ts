import { useEffect } from 'react';
import { call, isWorking } from './api.ts';
import { useRemembered } from './remembered.ts';

/** Minutes without a key or a hand on the mouse after which the screen locks itself; a choice of this computer. */
export const IDLE_MINUTES = ['2', '5', '10', '20', '30'] as const;
export const useIdleMinutes = () => useRemembered('idleMinutes', IDLE_MINUTES, '10');

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
/** How often it is looked at, ms. */
const LOOK = 5_000;
/** How often the host is told that a window is there, ms: where none is, it locks by itself (electron/hosts/engineHost.ts). */
const BEAT = 60_000;

/** Calls `onIdle` once nobody has touched the window for the minutes chosen, long work aside; null watches nothing. */
export function useIdle(onIdle: (() => void) | null): void {
  const [minutes] = useIdleMinutes();
  useEffect(() => {
    if (!onIdle) return undefined;
    // by the clock on the wall: a computer that slept was not touched either
    let touched = Date.now(), told = touched;
    const touch = (): void => { touched = Date.now(); };
    const timer = setInterval(() => {
      if (Date.now() - told >= BEAT) { told = Date.now(); void call('accounts.state', {}); }
      if (isWorking()) touch();
      else if (Date.now() - touched > Number(minutes) * 60_000) onIdle();
    }, LOOK);
    for (const sign of SIGNS) addEventListener(sign, touch, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) removeEventListener(sign, touch, { capture: true });
    };
  }, [onIdle, minutes]);
}
