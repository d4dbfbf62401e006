import type { Watch } from './backups/bytes.ts';
import type { HelperTasks, TaskKind } from './helperTasks.ts';

/** Does long reading somewhere else: in a worker for the product, in place for a test. */
export interface Helper {
  run<K extends TaskKind>(kind: K, order: HelperTasks[K]['order'], watch: Watch): Promise<HelperTasks[K]['answer']>;
  /** Ends it, after what is under way. */
  close(): Promise<void>;
}
/* What passes between the engine and the helper's thread. `stop`: one Int32, 1 when the work is no longer wanted. */
export interface HelperOrder { readonly seq: number; readonly kind: TaskKind; readonly order: HelperTasks[TaskKind]['order']; readonly stop: SharedArrayBuffer }
export type HelperAnswer =
  | { readonly seq: number; readonly done: number; readonly total: number }
  | { readonly seq: number; readonly answer: HelperTasks[TaskKind]['answer'] }
  | { readonly seq: number; readonly error: Error };
