import { useCallback, useState } from 'react';
import { bridge } from '../bridge/index.ts';

/*
 * Small choices of this computer (language, printer, sides), never anything about people: kept outside the encrypted store, because some are needed
 * before it opens. In Electron in the window's own storage; a browser sees a new port at each start, and only its cookies know no port.
 */
const PREFIX = 'idmaj.';
const YEAR_S = 31_536_000;

export function recall(key: string): string | null {
  if (bridge.host === 'electron') return localStorage.getItem(PREFIX + key);
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${PREFIX}${key}=`));
  return found === undefined ? null : decodeURIComponent(found.slice(PREFIX.length + key.length + 1));
}
export function remember(key: string, value: string): void {
  if (bridge.host === 'electron') localStorage.setItem(PREFIX + key, value);
  else document.cookie = `${PREFIX}${key}=${encodeURIComponent(value)}; Max-Age=${YEAR_S}; Path=/; SameSite=Strict`;
}
/** A choice out of a few that the next start finds again. */
export function useRemembered<T extends string>(key: string, allowed: readonly T[], first: T): [T, (value: T) => void] {
  const [value, set] = useState<T>(() => allowed.find((one) => one === recall(key)) ?? first);
  const choose = useCallback((next: T) => { remember(key, next); set(next); }, [key]);
  return [value, choose];
}
