import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Lang } from '#shared/i18n/index.ts';

/** Where a command speaks: the two streams, the language, and whether only JSON may go to stdout. */
export interface Terminal {
  readonly lang: Lang;
  readonly json: boolean;
  /** Who opens the centre, by `--user`; nobody named where it has one user. */
  readonly user: string;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** A passing line of progress; nothing where nobody watches. */
  readonly progress: (line: string | null) => void;
}
export function createTerminal(lang: Lang, json: boolean, user = ''): Terminal {
  let shown = false;
  return {
    lang, json, user,
    out: (line) => { process.stdout.write(`${line}\n`); },
    err: (line) => { process.stderr.write(`${line}\n`); },
    progress(line) {
      if (!process.stderr.isTTY || (line === null && !shown)) return;
      process.stderr.write(line === null ? '\r\u001b[K' : `\r\u001b[K${line}`);
      shown = line !== null;
    },
  };
}
/** Asks for a line without showing what is typed; null where there is nobody to ask, or the input ends. */
export function askHidden(prompt: string, input: NodeJS.ReadStream = process.stdin): Promise<string | null> {
  if (!input.isTTY) return Promise.resolve(null);
  process.stderr.write(prompt);
  const mute = new Writable({ write: (_chunk, _encoding, done) => { done(); } });
  const asking = createInterface({ input, output: mute, terminal: true });
  return new Promise((resolve) => {
    // closing tells of a close too: what was answered first stands
    const end = (answer: string | null): void => {
      resolve(answer);
      asking.close();
    };
    asking.once('line', end);
    asking.once('SIGINT', () => { end(null); });
    asking.once('close', () => { process.stderr.write('\n'); end(null); });
  });
}
