import type { Client } from '#shared/contract/client.ts';
import type { Id } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Facts } from './facts.ts';

/* What acts are made of: what a person knows, and how they choose. */
/** What a person knows of their centre: what it holds, and the secrets they were given. Changed by what was acknowledged alone. */
export interface Known { facts: Facts; readonly ways: Map<string, string>; words: string | null; /** A sheet whose words were told, and of which nobody said yet that they were seen. */ unseen: { readonly sheet: Id; readonly words: string } | null; /** The backups that were acknowledged, by file. */ readonly backups: Map<string, Kept> }
/** A backup that was acknowledged, and what its centre knew then. */
export interface Kept { readonly sha256: string; readonly facts: Facts; readonly ways: ReadonlyMap<string, string>; readonly words: string | null }
export interface World {
  readonly client: Client;
  readonly known: Known;
  /** Who is signed in. */
  readonly me: string;
  readonly put: (bytes: Uint8Array) => Promise<string>;
  /** A file in the folder of the backups, or the folder itself, as the engine takes it. */
  readonly onStick: (file?: string) => Promise<string>;
  below(limit: number): number;
  /** A number that was not used before. */
  fresh(): number;
  readonly revision: (ceremonyId: string) => number;
  /** How often a row of a case file was changed. */
  readonly changes: (table: 'case_files' | 'diagnoses' | 'life_projects' | 'visits', id: string) => number;
  readonly userId: (name: string) => Id;
}
export interface Act {
  readonly name: string;
  /** It puts other data in the place of these: not the count of what was done tells whether it was, but whose journal is there. */
  readonly replaces?: true;
  run(): Promise<Result<unknown>>;
  /** What is known once it is done; `answer` is null where it was done and the answer never came. */
  done(known: Known, answer: unknown): void;
}
export type Make = (world: World) => Act | null;

export const idsOf = (facts: Facts, kind: string, says: (text: string) => boolean = () => true): string[] =>
  [...facts].filter(([what, text]) => what.startsWith(`${kind}:`) && says(text)).map(([what]) => what.slice(kind.length + 1));
export function pick<T>({ below }: World, of: readonly T[]): T | null { return of[below(of.length)] ?? null; }
/** The longest reservation a test can afford is a job that is awaited; nothing is known of what has no `done`. */
export const nothing = (): void => undefined;
/** Puts a thing into what is known where the answer told its number; where it did not, the database's own is taken over (kills.ts). */
export const learn = (known: Known, kind: string, id: unknown, text: string): void => { if (typeof id === 'string') known.facts.set(`${kind}:${id}`, text); };
export const of = (answer: unknown, field: string): unknown => (typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>)[field] : undefined);
