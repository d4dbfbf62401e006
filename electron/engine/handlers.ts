import type { Answer, Contract, NamesOf, ProcedureName, Received } from '#shared/contract/index.ts';
import type { Role } from '#shared/domain/accounts.ts';
import type { Id } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import type { JobControl } from './jobs.ts';
import type { Store } from './store/store.ts';

export interface User { readonly id: Id; readonly name: string; readonly role: Role }

/** Who is calling, and on what. `subject` names what the call is about, for its audit row. */
export interface CallContext {
  readonly user: User;
  readonly store: Store;
  /** The id or reference the audit row will carry. */
  about(subject: string): void;
  /** Says that a query's answer goes on from one that was written down: it leaves no row of its own. */
  continuing(): void;
}
export interface JobContext extends CallContext {
  readonly job: JobControl;
  /** Runs a change in one transaction with the job's audit row. What `about` names must be named inside. */
  readonly commit: <T>(work: () => Result<T>) => Result<T>;
}
/** A gate has no session yet; it opens the store and says for whom. */
export type Handler<N extends ProcedureName> =
  Contract[N]['kind'] extends 'gate' ? (input: Received<N>) => Promise<Result<Answer<N>>>
  : Contract[N] extends { readonly kind: 'job'; readonly access: 'public' } ? (input: Received<N>, job: JobControl) => Promise<Result<Answer<N>>>
  : Contract[N]['kind'] extends 'job' ? (input: Received<N>, context: JobContext) => Promise<Result<Answer<N>>>
  : Contract[N]['access'] extends 'public' ? (input: Received<N>) => Result<Answer<N>> | Promise<Result<Answer<N>>>
  : (input: Received<N>, context: CallContext) => Result<Answer<N>>;

/** A capability's handlers: each name that starts with it. The `jobs.` procedures are the dispatcher's own. */
export type HandlersOf<Area extends string> = { readonly [N in Extract<ProcedureName, `${Area}.${string}`>]: Handler<N> };
export type Handlers = { readonly [N in Exclude<ProcedureName, NamesOf<'query'> & `jobs.${string}`>]: Handler<N> };
