import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { askHidden } from '#electron/hosts/cli/terminal.ts';

/** A keyboard: a terminal's input, typed into by the test. */
const keyboard = (): PassThrough & NodeJS.ReadStream => Object.assign(new PassThrough(), { isTTY: true, setRawMode() { return this; } }) as unknown as PassThrough & NodeJS.ReadStream;

describe('a hidden question', () => {
  it.each([
    ['a line', 'quatre mots\r', 'quatre mots'], ['Arabic letters', 'كلمة السر\r', 'كلمة السر'], ['a letter taken back', 'demoo\u007f\r', 'demo'],
    ['nothing', '\r', ''], ['Ctrl+C', 'demo\u0003', null], ['Ctrl+D', '\u0004', null],
  ])('takes %s', async (_what, typed, answer) => {
    const shown = vi.spyOn(process.stderr, 'write').mockReturnValue(true), echoed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      const input = keyboard(), asked = askHidden('? ', input);
      input.write(typed);
      expect(await asked).toBe(answer);
      expect(shown.mock.calls.map(([text]) => text).join('')).toBe('? \n');
      expect(echoed).not.toHaveBeenCalled();
    } finally { shown.mockRestore(); echoed.mockRestore(); }
  });
  it('is not asked where nobody can answer', async () => {
    expect(await askHidden('? ', Object.assign(new PassThrough(), { isTTY: false }) as unknown as NodeJS.ReadStream)).toBeNull();
  });
});
