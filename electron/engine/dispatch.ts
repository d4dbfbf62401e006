import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { contract, type Call, type ProcedureName, type Received, type Reply } from '#shared/contract/index.ts';
import { SECRETS, type Procedure } from '#shared/contract/procedure.ts';
import { may } from '#shared/domain/accounts.ts';
import type { MessageKey, MessageParams } from '#shared/i18n/index.ts';
import { BugError } from '#shared/lib/assert.ts';
import type { Clock } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { CallContext, Handlers, JobContext, User } from './handlers.ts';
import { GATE, type JobControl, type Jobs } from './jobs.ts';
import { oversized } from './oversized.ts';
import type { Store } from './store/store.ts';

export interface Sessions {
  /** The user of an open session and the store behind it. */
  find(session: string | null): { readonly user: User; readonly store: Store; /** The screen is locked: nothing but the gates answers. */ readonly held: boolean } | null;
}
export interface Dispatcher { call(call: Call): Promise<Reply> }

interface Parts {
  readonly handlers: Handlers;
  readonly sessions: Sessions;
  readonly jobs: Jobs;
  readonly clock: Clock;
  /** Told of a bug, with the number shown to the user; never of anything a user typed. */
  readonly onBug: (incident: string, error: unknown) => void;
}
type AnyHandler = (input: unknown, context?: CallContext | JobContext | JobControl) => Result<unknown> | Promise<Result<unknown>>;

/**
 * The one way into the engine: name → size → session → permission → parse → handler (one transaction with its audit row,
 * for a command) → parse of the answer. Every refusal is a named value; a throw is a bug, which rolls all back.
 */
export function createDispatcher({ handlers, sessions, jobs, clock, onBug }: Parts): Dispatcher {
  const bug = (error: unknown): Result<never> => {
    const incident = randomBytes(4).toString('hex').toUpperCase();
    onBug(incident, error);
    return refuse('app.INTERNAL', { incident });
  };
  /** A full or failing disk is a refusal too, wherever it shows; anything else that throws is a bug. */
  const guarded = async (store: Store | null, work: () => Result<unknown> | Promise<Result<unknown>>): Promise<Result<unknown>> => {
    try { return await work(); } catch (error) { return store?.refusalOf(error) ?? bug(error); }
  };

  function audit(store: Store, user: User, name: string, subject: string, input: unknown, outcome: Result<unknown>): void {
    store.audit.append({
      at: clock.now(), userId: user.id, procedure: name, outcome: outcome.ok ? 'done' : outcome.refusal.code, subject,
      detail: { input: asSaid(withoutSecrets(input)), ...(outcome.ok ? {} : { params: outcome.refusal.params ?? {} }) },
    });
  }
  /**
   * The audit row of what changed nothing, in a transaction of its own. Answers the outcome, or, where something would be shown
   * that could not be written down, why it is not shown.
   */
  function auditApart(store: Store, user: User, name: string, subject: string, input: unknown, outcome: Result<unknown>): Result<unknown> {
    const noted = store.transaction(() => { audit(store, user, name, subject, input, outcome); return ok(null); });
    return outcome.ok && !noted.ok ? noted : outcome;
  }

  interface Opened { readonly name: ProcedureName; readonly procedure: Procedure; readonly handler: AnyHandler; readonly input: unknown; readonly session: string; readonly user: User; readonly store: Store }

  async function run({ name, procedure, handler, input, session, user, store }: Opened): Promise<Result<unknown>> {
    let subject = '', continues = false;
    const context: CallContext = { user, store, about: (what) => { subject = what; }, continuing: () => { continues = true; } };
    /** What is changed and its audit row: both or neither. */
    const change = <T>(work: () => Result<T>): Result<T> => store.transaction(() => {
      const made = work();
      if (made instanceof Promise) throw new BugError(`${name} awaits inside its transaction`);
      if (made.ok && procedure.audited) audit(store, user, name, subject, input, made);
      return made;
    });
    if (procedure.kind === 'job') {
      return ok({ jobId: jobs.start(session, (control) => guarded(store, async () => {
        let audited = false;
        const commit: JobContext['commit'] = (work) => {
          const changed = change(work);
          audited ||= changed.ok;
          return changed;
        };
        const outcome = checkAnswer(procedure, await guarded(store, () => handler(input, { ...context, job: control, commit })));
        return audited ? outcome : auditApart(store, user, name, subject, input, outcome);
      })) });
    }
    if (procedure.kind === 'command') {
      const outcome = change(() => checkAnswer(procedure, handler(input, context) as Result<unknown>));
      return outcome.ok || !procedure.audited ? outcome : auditApart(store, user, name, subject, input, outcome);
    }
    const outcome = checkAnswer(procedure, await handler(input, context));
    return procedure.audited && !(continues && outcome.ok) ? auditApart(store, user, name, subject, input, outcome) : outcome;
  }

  function checkAnswer(procedure: Procedure, outcome: Result<unknown>): Result<unknown> {
    if (!outcome.ok) return outcome;
    const parsed = procedure.output.safeParse(outcome.value);
    return parsed.success ? ok(parsed.data) : bug(new BugError(`answer outside the contract: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`));
  }

  async function answer({ name, input, session }: Call): Promise<Result<unknown>> {
    if (typeof name !== 'string' || !Object.hasOwn(contract, name)) return refuse('app.UNKNOWN_PROCEDURE', { name: String(name).slice(0, 80) });
    const known = name as ProcedureName;
    const procedure: Procedure = contract[known];
    const large = oversized(input);
    if (large !== null) return refuse('app.INPUT_TOO_LARGE', { field: large });

    const open = sessions.find(session);
    const isPublic = procedure.access === 'public';
    if (!isPublic && !open) return refuse('app.NO_SESSION');
    if (!isPublic && open?.held) return refuse('app.HELD');
    if (open && procedure.access !== 'public' && procedure.access !== 'signedIn' && !may(open.user.role, procedure.access)) {
      const refused = refuse('app.NOT_ALLOWED');
      auditApart(open.store, open.user, name, '', {}, refused);
      return refused;
    }
    const parsed = procedure.input.safeParse(input);
    if (!parsed.success) {
      const refused = refuse(...explain(parsed.error));
      if (open && procedure.audited && procedure.kind !== 'gate') auditApart(open.store, open.user, name, '', {}, refused);
      return refused;
    }
    if (known === 'jobs.wait' || known === 'jobs.cancel') {
      const wanted = parsed.data as Received<'jobs.wait'>, owner = jobs.isAtGate(wanted.jobId) ? GATE : session;
      if (owner === null || (owner !== GATE && !open)) return refuse('app.NO_SESSION');
      return known === 'jobs.wait' ? jobs.wait(owner, wanted.jobId, wanted.seen, wanted.waitMs, () => owner !== GATE && sessions.find(session)?.held === true) : jobs.cancel(owner, wanted.jobId);
    }
    const gone = isPublic ? null : open?.store.gone();
    if (gone) return gone;
    const handler = handlers[known] as unknown as AnyHandler;
    if (isPublic) {
      const answered = async (job?: JobControl): Promise<Result<unknown>> => checkAnswer(procedure, await guarded(open?.store ?? null, () => handler(parsed.data, job)));
      return procedure.kind === 'job' ? ok({ jobId: jobs.start(GATE, answered) }) : answered();
    }
    return guarded(open?.store ?? null, () => open && session !== null ? run({ name: known, procedure, handler, input: parsed.data, session, ...open }) : handler(parsed.data));
  }
  return {
    async call(call) {
      const outcome = await guarded(null, () => answer(call));
      return outcome.ok ? { ok: true, value: outcome.value } : { ok: false, refusal: outcome.refusal };
    },
  };
}

/** What was asked, but for what nobody should be able to try words against. */
const withoutSecrets = (input: unknown): object => (typeof input === 'object' && input !== null ? Object.fromEntries(Object.entries(input).filter(([name]) => !SECRETS.includes(name))) : {});

/** As JSON says it: a member that is undefined is one left out. */
const asSaid = (value: object): object => JSON.parse(JSON.stringify(value)) as object;

/** A schema that knows better words than «not accepted» gives their catalogue key as its message. */
const WORDS = /^[a-z]\w*\.[A-Z_]+$/;
/** Which field is wrong. zod's own words stay inside: they are English, and may quote the value. */
function explain(error: z.ZodError): [MessageKey, MessageParams] {
  const issue = error.issues[0];
  const most = issue?.code === 'too_big' ? { most: Number(issue.maximum) } : {};
  const field = (...more: string[]): MessageParams => ({ ...most, field: ([...(issue?.path ?? []), ...more].join('.') || '—').slice(0, 80) });
  if (issue?.code === 'unrecognized_keys') return ['app.UNKNOWN_FIELD', field(issue.keys[0] ?? '')];
  return [issue && WORDS.test(issue.message) ? issue.message as MessageKey : 'app.INVALID_INPUT', field()];
}
