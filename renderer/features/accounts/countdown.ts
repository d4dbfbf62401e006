import { useEffect, useState } from 'react';

/** Counts whole seconds down to none. */
export function useCountdown(first: number): readonly [left: number, start: (seconds: number) => void] {
  const [until, setUntil] = useState(() => performance.now() + first * 1000);
  const [now, setNow] = useState(() => performance.now());
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  useEffect(() => {
    if (left === 0) return undefined;
    const timer = setInterval(() => { setNow(performance.now()); }, 250);
    return () => { clearInterval(timer); };
  }, [left]);
  return [left, (seconds) => { const at = performance.now(); setNow(at); setUntil(at + seconds * 1000); }];
}
