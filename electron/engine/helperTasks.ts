import { checkBackup, readBackup, type CheckOrder, type Checked, type ReadOrder } from './backups/check.ts';
import type { Watch } from './workerLine.ts';
import { listBackups, type Known, type Listed } from './backups/look.ts';
import { makeBackup, type MadeIn, type MakeOrder } from './backups/make.ts';
import { examineDatabase, type Examined, type ExamineOrder } from './doctor/examine.ts';
import type { Result } from '#shared/lib/result.ts';

/** What the helper does: long reading on a connection of its own, so that the engine goes on answering. */
export interface HelperTasks {
  readonly make: { readonly order: MakeOrder; readonly answer: Result<readonly MadeIn[]> };
  readonly list: { readonly order: { readonly folders: readonly string[]; readonly known: Known | null }; readonly answer: readonly { readonly folder: string; readonly listed: Result<readonly Listed[]> }[] };
  readonly check: { readonly order: CheckOrder; readonly answer: Result<Checked> };
  readonly read: { readonly order: ReadOrder; readonly answer: Result<Checked> };
  readonly examine: { readonly order: ExamineOrder; readonly answer: Result<Examined> };
}
export type TaskKind = keyof HelperTasks;
const DOES: { readonly [K in TaskKind]: (order: HelperTasks[K]['order'], watch: Watch) => HelperTasks[K]['answer'] } = {
  make: makeBackup,
  list: ({ folders, known }) => folders.map((folder) => ({ folder, listed: listBackups(folder, known) })),
  check: checkBackup,
  read: readBackup,
  examine: examineDatabase,
};
/** One task and what it is told, as it is sent to the helper's thread. */
export interface HelperTask { readonly kind: TaskKind; readonly order: HelperTasks[TaskKind]['order'] }
export type HelperAnswer = HelperTasks[TaskKind]['answer'];
/** Runs one task here and now. Its steps are bytes. */
export const runTask = <K extends TaskKind>(kind: K, order: HelperTasks[K]['order'], watch: Watch): HelperTasks[K]['answer'] => DOES[kind](order, watch);
