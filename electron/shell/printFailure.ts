import type { MessageKey } from '#shared/i18n/index.ts';

/**
 * What Electron's English reason for a failed print means: null where the person cancelled, else the sentence to show.
 * (The reasons: docs/api/web-contents.md, `contents.print`; the two about printers: shell/browser/api/electron_api_web_contents.cc.)
 */
export function printFailure(reason: string): MessageKey | null {
  if (/cancel/i.test(reason)) return null;
  if (/no (?:default )?printers?\b/i.test(reason)) return 'shell.NO_PRINTER';
  if (/devicename|printer not found/i.test(reason)) return 'shell.PRINTER_GONE';
  if (/invalid.*settings|pagesize|page size/i.test(reason)) return 'shell.PRINT_SETTINGS';
  return 'shell.PRINT_FAILED';
}
