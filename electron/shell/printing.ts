import type { BrowserWindow, WebContentsPrintOptions } from 'electron';
import type { Bridge, HeldFile, Printer, PrintOptions } from '#shared/contract/bridge.ts';
import type { Drawn } from '#shared/contract/names.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { Incidents } from './incidents.ts';
import { printFailure } from './printFailure.ts';
import type { OpenPrintWindow, PrintWindow } from './printWindow.ts';
import type { Memory } from './remembered.ts';

export interface Printing {
  printers(window: BrowserWindow): Promise<Result<readonly Printer[]>>;
  print(window: BrowserWindow, files: readonly HeldFile[], options: PrintOptions, onPrinted: (done: number) => void): ReturnType<Bridge['print']>;
}
const DUPLEX = { one: 'simplex', longEdge: 'longEdge', shortEdge: 'shortEdge' } as const satisfies Record<PrintOptions['sides'], WebContentsPrintOptions['duplexMode']>;

export function createPrinting({ openPrintWindow, memory, incidents }: { readonly openPrintWindow: OpenPrintWindow; readonly memory: Memory; readonly incidents: Incidents }): Printing {
  async function printers(window: BrowserWindow): Promise<Printer[]> {
    const found = await window.webContents.getPrintersAsync(), last = memory.get().printing;
    const isThere = found.some(({ name }) => name === last?.printer);
    return found.map(({ name, displayName }) => ({
      name, label: displayName || name,
      // Electron does not tell which one the system prefers
      isDefault: isThere ? name === last?.printer : found.length === 1,
      ...(name === last?.printer ? { sides: last.sides } : {}),
    }));
  }
  /** One file, or several as one, on paper. */
  async function job(page: PrintWindow, files: readonly HeldFile[], options: PrintOptions): Promise<Result<'printed' | 'cancelled'>> {
    const name = files[0]?.name ?? '';
    const drawn = await page.draw(files.map(({ bytes }) => bytes), options.sides !== 'one');
    if (!drawn) return refuse('shell.PRINT_UNREADABLE', { file: name });
    const reason = await page.print(settingsOf(options, drawn));
    if (reason === null) return ok('printed');
    const code = printFailure(reason);
    return code === null ? ok('cancelled') : refuse(code, code === 'shell.PRINTER_GONE' ? { printer: options.printer ?? '' } : code === 'shell.PRINT_FAILED' ? { file: name } : {});
  }
  return {
    printers: async (window) => ok(await printers(window)),
    async print(window, files, options, onPrinted) {
      const { printer } = options, [first] = files;
      if (!first) return ok({ printed: 0 });
      // the system's own dialog knows what else it can print to, a file among it
      if (printer !== null && !(await printers(window)).some(({ name }) => name === printer)) return refuse('shell.PRINTER_GONE', { printer });
      // the system's dialog must not come up once a file: there all of them are one job
      const jobs = printer === null ? [files] : files.map((file) => [file]);
      let page: PrintWindow | null = null, done = 0;
      try {
        page = await openPrintWindow();
        for (const each of jobs) {
          const outcome = await job(page, each, options);
          if (!outcome.ok) return outcome;
          if (outcome.value === 'cancelled') return ok(done === 0 ? null : { printed: done });
          done += each.length;
          onPrinted(done);
        }
      } catch (error) {
        incidents.note('printing', error);
        return error instanceof TypeError ? refuse('shell.PRINT_SETTINGS') : refuse('shell.PRINT_FAILED', { file: first.name });
      } finally { page?.close(); }
      if (printer !== null) memory.set({ printing: { printer, sides: options.sides } });
      return ok({ printed: done });
    },
  };
}
const MICRONS_PER_POINT = 25_400 / 72;
/** A4 in points, both ways; a sheet that differs by less than a millimetre is one. */
const A4 = [595.28, 841.89] as const;
const ONE_MM = 72 / 25.4;
export function settingsOf({ printer, sides, copies }: PrintOptions, { width, height }: Drawn): WebContentsPrintOptions {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const isA4 = Math.abs(short - A4[0]) < ONE_MM && Math.abs(long - A4[1]) < ONE_MM;
  return {
    silent: printer !== null, ...(printer === null ? {} : { deviceName: printer }),
    copies, collate: true, duplexMode: DUPLEX[sides],
    // drawn to the sheet's edge already; a driver that shrank it would move every frame
    margins: { marginType: 'none' }, scaleFactor: 100, printBackground: true, landscape: width > height,
    pageSize: isA4 ? 'A4' : { width: Math.round(short * MICRONS_PER_POINT), height: Math.round(long * MICRONS_PER_POINT) },
  };
}
