import type { HelperTasks, TaskKind } from './helperTasks.ts';
import type { Watch } from './workerLine.ts';

/** Does long reading somewhere else: in a worker for the product, in place for a test. */
export interface Helper {
  run<K extends TaskKind>(kind: K, order: HelperTasks[K]['order'], watch: Watch): Promise<HelperTasks[K]['answer']>;
  /** Ends it, after what is under way. */
  close(): Promise<void>;
}
