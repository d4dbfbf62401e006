import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** A Chromium on this machine: IDMAJ_CHROMIUM, then Playwright's own, then the system's. Null when there is none. */
export function chromiumPath(): string | null {
  const asked = process.env['IDMAJ_CHROMIUM'];
  const places = [...(asked ? [asked] : []), chromium.executablePath(), '/usr/bin/chromium', '/usr/bin/chromium-browser'];
  return places.find(place => place !== '' && existsSync(place)) ?? null;
}
