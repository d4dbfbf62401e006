import { describe, expect, it } from 'vitest';
import { createFiles } from '#electron/engine/files.ts';

const of = (size: number): Uint8Array => new Uint8Array(size).fill(size);

describe('files by handle', () => {
  it('are taken once', () => {
    const files = createFiles(), handle = files.put(of(3));
    expect(files.take(handle)).toEqual({ ok: true, value: of(3) });
    expect(files.take(handle)).toEqual({ ok: false, refusal: { code: 'app.UNKNOWN_FILE' } });
  });
  it('nobody takes make room for the newest, the oldest first; the newest is always held', () => {
    const files = createFiles(10), [a, b, c] = [files.put(of(4)), files.put(of(5)), files.put(of(6))];
    expect([a, b, c].map((handle) => files.take(handle).ok)).toEqual([false, false, true]);
    const [d, e] = [files.put(of(4)), files.put(of(5))];
    expect([d, e].map((handle) => files.take(handle).ok)).toEqual([true, true]);
    const large = files.put(of(50)), next = files.put(of(1));
    expect([files.take(large).ok, files.take(next).ok]).toEqual([false, true]);
  });
});
