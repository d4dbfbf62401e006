import type { Call, Reply } from '#shared/contract/index.ts';

/* What passes between a host and the engine's worker. Only `call` is the contract; the rest moves files and ends the worker. */
export type ToEngine =
  | { readonly seq: number; readonly kind: 'call'; readonly call: Call }
  | { readonly seq: number; readonly kind: 'put'; readonly bytes: Uint8Array }
  | { readonly seq: number; readonly kind: 'place'; readonly path: string }
  | { readonly seq: number; readonly kind: 'take'; readonly handle: string }
  | { readonly seq: number; readonly kind: 'close' };
export type FromEngine =
  | { readonly seq: number; readonly reply: Reply }
  | { readonly seq: number; readonly handle: string }
  | { readonly seq: number; readonly bytes: Uint8Array<ArrayBuffer> | null }
  | { readonly seq: number; readonly closed: true };
export interface EngineData {
  /** The data folder, or null for what needs none (an empty workbook). */
  readonly folder: string | null;
  /** Start the printer after so many ms (0: at once, beside the key derivation), because papers will be asked for; null: at the first paper. */
  readonly warmPrinter: number | null;
}
