import type { z } from 'zod';
import type { Permission } from '#shared/domain/accounts.ts';

export type Access = Permission | 'public' | 'signedIn';
/** Fields whose values are secrets, or few enough to be guessed: no digest of them is kept either, for who has it could try words against it. */
export const SECRETS: readonly string[] = ['passphrase', 'newPassphrase', 'pin', 'recovery', 'secret', 'programmeLabel', 'confirmation', 'fileNumber'];

/**
 * What a procedure promises. Objects are strict: an unknown field is refused, never dropped.
 * - `query` reads; `command` changes things, in one transaction with its audit row; `job` is long work with progress and cancel.
 * - `gate` opens or makes a centre, so there is no store or session before it. A `job` that is `public` (`jobAtGate`) runs before
 *   anybody is in, or while somebody else is: it is no session's, and who knows its id follows it and may cancel it.
 * - `audited`: whether a query leaves an audit row. Jobs and gates always do, and commands but for `jotting`: what a person has not
 *   finished typing, kept every few seconds.
 */
export interface Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'query' | 'command' | 'job' | 'gate';
  /** A right of the user's role; `signedIn`: anybody's who is in, for their own account; `public`: asked before anybody is. */
  readonly access: Access;
  readonly audited: boolean;
  readonly input: I;
  readonly output: O;
}
type Shape<K extends Procedure['kind'], A extends Procedure['access'], I extends z.ZodType, O extends z.ZodType> = Procedure<I, O> & { readonly kind: K; readonly access: A };

export const query = <A extends Procedure['access'], I extends z.ZodType, O extends z.ZodType>(access: A, input: I, output: O, audited = false): Shape<'query', A, I, O> =>
  ({ kind: 'query', access, audited, input, output });
export const command = <A extends Exclude<Access, 'public'>, I extends z.ZodType, O extends z.ZodType>(access: A, input: I, output: O): Shape<'command', A, I, O> =>
  ({ kind: 'command', access, audited: true, input, output });
export const jotting = <I extends z.ZodType, O extends z.ZodType>(access: Permission, input: I, output: O): Shape<'command', Permission, I, O> =>
  ({ kind: 'command', access, audited: false, input, output });
export const job = <A extends Exclude<Access, 'public'>, I extends z.ZodType, O extends z.ZodType>(access: A, input: I, output: O): Shape<'job', A, I, O> =>
  ({ kind: 'job', access, audited: true, input, output });
export const jobAtGate = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Shape<'job', 'public', I, O> =>
  ({ kind: 'job', access: 'public', audited: true, input, output });
export const gate = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Shape<'gate', 'public', I, O> =>
  ({ kind: 'gate', access: 'public', audited: true, input, output });
