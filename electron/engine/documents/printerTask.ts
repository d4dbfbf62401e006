import type { PaperJob, PrintedPaper, SetJob, SheetJob } from './paperJobs.ts';

/** What the engine asks of a printer's thread. */
export type PrinterTask =
  | { readonly kind: 'paper'; readonly job: PaperJob }
  | { readonly kind: 'sheet'; readonly job: SheetJob }
  | { readonly kind: 'set'; readonly set: SetJob }
  /** What has time before its first paper: that one takes ten times as long as the next. */
  | { readonly kind: 'warm' };
/** Null for a set that was cancelled, and for no paper at all. */
export type PrinterAnswer = PrintedPaper | null;
