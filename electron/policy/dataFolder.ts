import path from 'node:path';

export interface Machine { readonly platform: NodeJS.Platform; readonly env: Readonly<Record<string, string | undefined>>; readonly home: string }

/**
 * Where a computer's centre lives when nobody names a folder: the person's own data folder of the platform, which no system
 * synchronises. Linux: XDG Base Directory Specification (a relative XDG_DATA_HOME is to be ignored); Windows: LOCALAPPDATA, never
 * the roaming one; macOS: Application Support. The demonstration has a folder of its own.
 */
export function dataFolder({ platform, env, home }: Machine, centre: 'centre' | 'demonstration' = 'centre'): string {
  const { join, isAbsolute } = platform === 'win32' ? path.win32 : path.posix;
  const asked = platform === 'win32' ? env['LOCALAPPDATA'] : platform === 'darwin' ? undefined : env['XDG_DATA_HOME'];
  const base = asked && isAbsolute(asked) ? asked
    : platform === 'win32' ? join(home, 'AppData', 'Local') : platform === 'darwin' ? join(home, 'Library', 'Application Support') : join(home, '.local', 'share');
  return join(base, 'Idmaj', centre);
}
/** The demonstration's folder for who began with a centre's: beside it, which of the places above is the demonstration's own. */
export const demonstrationBeside = (folder: string): string => path.join(path.dirname(folder), 'demonstration');
