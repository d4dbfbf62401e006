import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { PaperLang } from '#shared/domain/papers.ts';
import type { PaperJob, PrintedPaper, SetJob } from './paperJobs.ts';
import type { BackupSlip } from './templates/backupSlip.ts';
import type { ErasureCertificate } from './templates/erasureCertificate.ts';
import type { RecoverySheet } from './templates/recoverySheet.ts';

/* What passes between the engine and the printer's thread. `stop`: one Int32, 1 when a set is no longer wanted. */
export type PrinterTask =
  | { readonly kind: 'paper'; readonly job: PaperJob }
  | { readonly kind: 'set'; readonly set: SetJob; readonly stop: SharedArrayBuffer }
  | { readonly kind: 'testPage'; readonly lang: PaperLang; readonly centre: Bilingual }
  | { readonly kind: 'recoverySheet'; readonly lang: PaperLang; readonly sheet: RecoverySheet }
  | { readonly kind: 'erasureCertificate'; readonly certificate: ErasureCertificate }
  | { readonly kind: 'backupSlip'; readonly lang: PaperLang; readonly slip: BackupSlip };
export type PrinterAnswer = { readonly seq: number; readonly printed: PrintedPaper | null } | { readonly seq: number; readonly done: number } | { readonly seq: number; readonly error: Error };
/** Given to a printer's thread that has time before its first paper. */
export const WARM = 'warm';
