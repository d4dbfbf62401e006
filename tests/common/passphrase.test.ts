import { describe, expect, it } from 'vitest';
import { FEWEST_SIGNS, levelOf, ownWords } from '#shared/domain/common/passphrase.ts';

describe('how good a passphrase is', () => {
  const long = 'x'.repeat(FEWEST_SIGNS);
  it.each([
    ['short, however clever', 'x'.repeat(FEWEST_SIGNS - 1), 30, 'refused'], ['easily guessed, however long', long, 9.9, 'refused'],
    ['days', long, 10, 'weak'], ['up to three years', long, 11.99, 'weak'], ['years', long, 12, 'fair'], ['up to thousands of years', long, 14.9, 'fair'], ['beyond', long, 15, 'good'],
    ['signs are counted as people do', '🌿'.repeat(FEWEST_SIGNS - 1), 30, 'refused'],
  ] as const)('%s', (_, phrase, guesses, level) => { expect(levelOf(phrase, guesses)).toBe(level); });

  it('knows the words of the centre', () => {
    expect(ownWords(['Centre d’Agadir', 'مركز أكادير', 'AGA', 'Centre de Fès'])).toEqual(['centre', 'agadir', 'مركز', 'أكادير', 'aga', 'fès']);
  });
});
