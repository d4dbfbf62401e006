import type { PaperJob, PrintedPaper, SetJob, SheetJob } from './paperJobs.ts';

/* What passes between the engine and the printer's thread. `stop`: one Int32, 1 when a set is no longer wanted. */
export type PrinterTask =
  | { readonly kind: 'paper'; readonly job: PaperJob }
  | { readonly kind: 'sheet'; readonly job: SheetJob }
  | { readonly kind: 'set'; readonly set: SetJob; readonly stop: SharedArrayBuffer };
export type PrinterAnswer = { readonly seq: number; readonly printed: PrintedPaper | null } | { readonly seq: number; readonly done: number } | { readonly seq: number; readonly error: Error };
/** Given to a printer's thread that has time before its first paper. */
export const WARM = 'warm';
