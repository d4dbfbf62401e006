import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Problem } from './source.ts';

const FILE = 'electron-builder.yml';
/** Inner modules of electron-builder, whose version is pinned: its schema is checked nowhere else without building. */
const CONFIG = 'app-builder-lib/out/util/config/config.js', UTIL = 'builder-util';

interface Config { readonly files?: readonly (string | { readonly filter?: readonly string[] })[]; readonly publish?: unknown; readonly npmRebuild?: unknown; readonly win?: { readonly files?: unknown }; readonly linux?: { readonly files?: unknown } }
interface Inner {
  getConfig(folder: string, file: string, options: null): Promise<Config>;
  validateConfiguration(config: Config, logger: unknown): Promise<void>;
}
interface Manifest { readonly dependencies?: Readonly<Record<string, string>>; readonly optionalDependencies?: Readonly<Record<string, string>> }

/** The first parts of the names of all packages that these need, from the lock: `@swc` for all of a scope. */
function needed(lock: Readonly<Record<string, Manifest>>, names: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const find = (from: string, name: string): string | null => {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
      const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
      if (place in lock) return place;
      if (at === '') return null;
    }
  };
  const go = (place: string | null): void => {
    if (place === null || seen.has(place)) return;
    seen.add(place);
    const { dependencies, optionalDependencies } = lock[place] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) go(find(place, name));
  };
  for (const name of names) go(find('', name));
  return new Set([...seen].map((place) => place.split('/')[1] ?? ''));
}

/** The installers' configuration: valid to electron-builder itself, and packing just the packages that the bundle leaves outside, with what they need. */
export async function checkPacking(root: string): Promise<Problem[]> {
  if (!existsSync(path.join(root, FILE))) return [];
  const need = createRequire(path.join(root, 'node_modules', 'electron-builder', 'package.json'));
  const { getConfig, validateConfiguration } = need(CONFIG) as Inner, { DebugLogger, log } = need(UTIL) as { DebugLogger: new (on: boolean) => unknown; log: { stream: { write(text: string): void } } };
  log.stream = { write: () => undefined };
  let config: Config;
  try {
    config = await getConfig(root, FILE, null);
    await validateConfiguration(config, new DebugLogger(false));
  } catch (error) { return [`${FILE}:1 ${error instanceof Error ? error.message.split('\n').slice(0, 6).join(' ') : String(error)}`]; }

  const problems: Problem[] = [];
  if (config.publish !== null) problems.push(`${FILE}:1 publish: nothing is ever sent anywhere, write null`);
  if (config.npmRebuild !== false) problems.push(`${FILE}:1 npmRebuild: the binary comes inside its package, write false`);
  if (config.win?.files || config.linux?.files) problems.push(`${FILE}:1 files of one platform: electron-builder packs everything beside them, write them in the common list`);
  const outside = /const outside = \[([^\]]*)\]/.exec(readFileSync(path.join(root, 'vite.config.ts'), 'utf8'))?.[1];
  const packed = (config.files ?? []).flatMap((entry) => (typeof entry === 'string' ? [entry] : entry.filter ?? [])).map((entry) => /^!node_modules\/!\(([^)]*)\)\/\*\*$/.exec(entry)?.[1]).find((list) => list !== undefined)?.split('|');
  if (outside === undefined) return [...problems, 'vite.config.ts:1 build/checks/packing.ts finds no list `outside` there'];
  if (!packed) return [...problems, `${FILE}:1 files: no list of packed packages`];
  const { dependencies = {} } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Manifest> };
  // fonts are read by their place in the package (electron/engine/documents/fonts.ts)
  const fonts = Object.keys(dependencies).filter((name) => name.startsWith('@expo-google-fonts/'));
  const wanted = needed(packages, [...[...outside.matchAll(/'([^']+)'/g)].map(([, name = '']) => name).filter((name) => name !== 'electron'), ...fonts]);
  for (const name of wanted) if (!packed.includes(name)) problems.push(`${FILE}:1 files: ${name} is needed outside the bundle and not packed`);
  for (const name of packed) if (!wanted.has(name)) problems.push(`${FILE}:1 files: ${name} is packed, but nothing outside the bundle needs it`);
  return problems;
}
