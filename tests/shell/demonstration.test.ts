import { expect, it } from 'vitest';
import { engines, start } from './started.ts';

it.each([[false, ['accounts.unlock']], [true, []]])('--demo opens the demonstration before the window; packaged (%s) it says nothing', async (isPackaged, called) => {
  const argv = process.argv;
  process.argv = [...argv, '--demo'];
  try {
    const { window } = await start((double) => { double.app.isPackaged = isPackaged; });
    expect(window).toBeDefined();
    expect(engines[0]?.calls.map(({ name }) => name)).toEqual(called);
    for (const call of engines[0]?.calls ?? []) expect(call).toMatchObject({ input: { passphrase: 'demo' }, session: null });
  } finally { process.argv = argv; }
});
