import type { z } from 'zod';
import type { Id } from '#shared/lib/ids.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { accounts } from './accounts.ts';
import { audit } from './audit.ts';
import { backups } from './backups.ts';
import { beneficiaries } from './beneficiaries.ts';
import { casePapers } from './casePapers.ts';
import { demonstration } from './demonstration.ts';
import { diagnosis } from './diagnosis.ts';
import { doctor } from './doctor.ts';
import { drafts } from './drafts.ts';
import { exchange } from './exchange.ts';
import { followUp } from './followUp.ts';
import { handover } from './handover.ts';
import { jobs } from './jobs.ts';
import { lifeProjects } from './lifeProjects.ts';
import { matching } from './matching.ts';
import { papers } from './papers.ts';
import { persons } from './persons.ts';
import type { Procedure } from './procedure.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { users } from './users.ts';

/** Every capability of the engine by its name: the one list that hosts and the interface call through. */
export const contract = { ...accounts, ...audit, ...backups, ...beneficiaries, ...casePapers, ...demonstration, ...diagnosis, ...doctor, ...drafts, ...exchange, ...followUp, ...handover, ...jobs, ...lifeProjects, ...matching, ...papers, ...persons, ...search, ...settings, ...users } as const satisfies Record<string, Procedure>;

export type Contract = typeof contract;
/** What a host asks for itself: the interface never does, nor learns what is answered. */
export const HOST_ONLY: readonly string[] = ['accounts.keystoreKeep', 'accounts.keystoreForget', 'accounts.keystoreOpen'] satisfies (keyof Contract)[];
export type ProcedureName = keyof Contract;
export type NamesOf<K extends Procedure['kind']> = { [N in ProcedureName]: Contract[N]['kind'] extends K ? N : never }[ProcedureName];
/** What a caller sends. */
export type Sent<N extends ProcedureName> = z.input<Contract[N]['input']>;
/** What a handler receives, parsed. */
export type Received<N extends ProcedureName> = z.output<Contract[N]['input']>;
/** What a handler answers; for a job, what it answers in the end. */
export type Answer<N extends ProcedureName> = z.output<Contract[N]['output']>;

/** What a call brings back over any host. A refusal carries a catalogue key, never an internal text. */
export type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: Refusal };
export interface Call { readonly name: string; readonly input: unknown; readonly session: string | null }
/** What starting a job answers. */
export interface JobStarted { readonly jobId: Id }
