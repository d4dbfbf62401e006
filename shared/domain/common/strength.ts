import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { levelOf, type Level } from './passphrase.ts';

/** Why a phrase is easier to guess than it looks; null where nothing special is known. */
export type Reason = 'keys' | 'repeats' | 'sequence' | 'date' | 'common' | 'own' | null;
export interface Strength { readonly level: Level; readonly reason: Reason }

/** Signs that are looked at: the work grows faster than the length. */
const LOOKED_AT = 96;
const REASONS: Readonly<Record<string, Reason>> = {
  straightRow: 'keys', keyPattern: 'keys', simpleRepeat: 'repeats', extendedRepeat: 'repeats', sequences: 'sequence', recentYears: 'date', dates: 'date',
  topTen: 'common', topHundred: 'common', common: 'common', similarToCommon: 'common', wordByItself: 'common', namesByThemselves: 'common', commonNames: 'common', pwned: 'common', userInputs: 'own',
};

let loading: Promise<ZxcvbnFactory> | null = null;
/** The estimator and its list of common passwords: half a megabyte, asked for when somebody is about to choose. */
function estimator(): Promise<ZxcvbnFactory> {
  loading ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(([{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }]) =>
    new ZxcvbnFactory({ dictionary, graphs: { azerty: adjacencyGraphs.azerty, qwerty: adjacencyGraphs.qwerty, keypad: adjacencyGraphs.keypad } }));
  return loading;
}
export const prepareStrength = (): void => void estimator();

/** @param own words that somebody who knows the centre would try */
export async function strengthOf(phrase: string, own: readonly string[]): Promise<Strength> {
  const { guessesLog10, feedback: { warning } } = (await estimator()).check(phrase.slice(0, LOOKED_AT), [...own]);
  return { level: levelOf(phrase, guessesLog10), reason: REASONS[warning ?? ''] ?? null };
}
