/*
 * Which of the eight masks a QR code has (ISO/IEC 18004, 7.8.3). The encoder that pdfmake brings makes the code anew with each mask, on arrays of
 * arrays. What two masks change is the same in all codes of one size and level: it is found once, and a code is then made once.
 */

/** Rows one after the other, 1 where dark. */
export type Modules = Uint8Array<ArrayBuffer>;
const MASKS = 8;
const RUN = 3, SQUARE = 3, FINDER = 40, DENSITY = 10;

/** The encoder's own score, the lower the better: long runs, squares, what looks like a finder, too much of one tone. @param most where it is seen to come to this or more, that is told and no more is counted */
function penaltyOf(modules: Modules, size: number, most = Infinity): number {
  let dark = 0, squares = 0;
  for (let at = 0; at < size; at++) dark += modules[at] ?? 0;
  for (let row = size; row < modules.length; row += size) {
    let above = modules[row - size] ?? 0, before = modules[row] ?? 0;
    dark += before;
    for (let at = row + 1; at < row + size; at++) {
      const over = modules[at - size] ?? 0, tone = modules[at] ?? 0;
      dark += tone;
      if (above + over + before + tone & 3) { above = over; before = tone; continue; }
      squares++; above = over; before = tone;
    }
  }
  let score = SQUARE * squares + DENSITY * Math.trunc(Math.abs(dark / size / size - 0.5) / 0.05);
  for (let i = 0; i < size && score < most; i++) score += penaltyOfLine(modules, i * size, 1, size) + penaltyOfLine(modules, i, size, size);
  return score;
}
/** Of the runs of a row or column. A finder is runs of 1, 1, 3, 1, 1 from dark to dark, with four light ones on a side. */
function penaltyOfLine(modules: Modules, start: number, step: number, size: number): number {
  let score = 0, tone = 1, run = 0, before = 0, second = 0, third = 0, fourth = 0, fifth = 0, looksLike = 0; // `looksLike`: the unit of a finder that only lacks light after it
  for (let i = 0, at = start; i <= size; i++, at += step) {
    if (i < size && modules[at] === tone) { run++; continue; }
    if (run >= 5) score += RUN + run - 5;
    if (tone === 1) {
      looksLike = 0;
      if (run > 0 && before === run && second === 3 * run && third === run && fourth === run) { if (fifth >= 4 * run) score += FINDER; else looksLike = run; }
    } else if (looksLike > 0 && run >= 4 * looksLike) score += FINDER;
    fifth = fourth; fourth = third; third = second; second = before; before = run;
    tone ^= 1; run = 1;
  }
  return score;
}

export interface Code { readonly modules: Modules; readonly size: number }
/** Chooses the best mask of codes. @returns of a code: `make` is asked for it with one mask, and `level` names its level of correction */
export function createMasking(): (make: (mask: number) => Code, level: string) => Code {
  const changes = new Map<string, readonly Modules[]>();
  return (make, level) => {
    const first = make(0), { size } = first, kind = `${size} ${level}`;
    let known = changes.get(kind);
    if (!known) changes.set(kind, known = Array.from({ length: MASKS }, (_, mask) => changed(first.modules, make(mask).modules, new Uint8Array(size * size))));
    let best = first.modules, spare: Modules = new Uint8Array(size * size), least = Infinity;
    for (const change of known) {
      const penalty = penaltyOf(changed(first.modules, change, spare), size, least);
      if (penalty < least) { least = penalty; [best, spare] = [spare, best === first.modules ? new Uint8Array(size * size) : best]; }
    }
    return { modules: best, size };
  };
}
function changed(modules: Modules, by: Modules, into: Modules): Modules {
  for (let i = 0; i < into.length; i++) into[i] = (modules[i] ?? 0) ^ (by[i] ?? 0);
  return into;
}
