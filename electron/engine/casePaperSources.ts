import type { CaseTold } from '#shared/domain/casePapers.ts';
import type { CaseKind } from '#shared/domain/papers.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import type { No, Result } from '#shared/lib/result.ts';
import type { User } from './handlers.ts';
import type { Store } from './store/store.ts';

/* What the capabilities of the case file tell the papers of it; `engine.ts` puts them together. */
/** @template K the paper: what it says of which diagnosis, plan or visit (null for a paper of the whole file), and when that last changed */
export interface Told<K extends CaseKind> { readonly subjectId: Id | null; readonly changedAt: Instant; readonly told: CaseTold<K> }
/** @param subjectId null: the newest; refuses a person whose file the user may not see, and a subject of somebody else's */
export type CasePaperSource<K extends CaseKind> = (store: Store, user: User, personId: Id, subjectId: Id | null) => Result<Told<K>>;
export type CasePaperSources = { readonly [K in CaseKind]: CasePaperSource<K> };
/** Whether a user may see a person's file: why not, or null. */
export type FileReach = (store: Store, user: User, personId: Id) => No | null;
