import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { SIDES } from '#shared/contract/bridge.ts';
import { LANGS } from '#shared/i18n/index.ts';
import { writeWhole } from '../policy/wholeFile.ts';

const place = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive(), maximized: z.boolean(), zoom: z.number().min(-4).max(6) });
const remembered = z.object({
  lang: z.enum(LANGS).nullable().catch(null),
  window: place.nullable().catch(null),
  /** The printer chosen last, by name, and its sides. */
  printing: z.object({ printer: z.string().max(400), sides: z.enum(SIDES) }).nullable().catch(null),
});
/** What the shell keeps of this PC between two starts; nothing of any person's file. */
export type Remembered = z.output<typeof remembered>;
export interface Memory {
  get(): Remembered;
  /** Keeps a part; where the disk takes nothing it is kept until the end of this run. */
  set(part: Partial<Remembered>): void;
}
const NOTHING: Remembered = { lang: null, window: null, printing: null };

/** @param file JSON; whatever is wrong in it is forgotten, the rest kept */
export function createMemory(file: string): Memory {
  let now = NOTHING;
  try { now = remembered.catch(NOTHING).parse(JSON.parse(readFileSync(file, 'utf8'))); } catch { /* a first start, or a file nobody can read: nothing remembered */ }
  return {
    get: () => now,
    set(part) {
      now = { ...now, ...part };
      writeWhole(file, `${JSON.stringify(now)}\n`);
    },
  };
}
