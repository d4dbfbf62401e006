/** What a walk along a chain found: how many rows, or the number of the first one altered or missing. */
export type Verified = { readonly ok: true; readonly rows: number } | { readonly ok: false; readonly brokenSeq: number };
/** Stands before the first row of a chain. */
export const CHAIN_START = '0'.repeat(64);

/** Follows a chain in pages: numbers without a gap, each row citing the one before and matching its own hash. */
export function walk<R extends { readonly seq: number; readonly previous_hash: string; readonly hash: string }>(
  page: (after: number) => R[], hash: (row: R) => string,
): Verified {
  let previous = CHAIN_START;
  let seq = 0;
  for (let rows = page(0); rows.length > 0; rows = page(seq)) {
    for (const row of rows) {
      if (row.seq !== seq + 1 || row.previous_hash !== previous || row.hash !== hash(row)) return { ok: false, brokenSeq: seq + 1 };
      [previous, seq] = [row.hash, row.seq];
    }
  }
  return { ok: true, rows: seq };
}
