import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from './source.ts';

const FILE = 'THIRD-PARTY-NOTICES.md';
/** Licences that let the product be given away, with their text, whatever its own licence. */
const FREE: ReadonlySet<string> = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'Unlicense', 'Zlib', 'CC0-1.0', 'Python-2.0', 'BlueOak-1.0.0', 'OFL-1.1']);
/** The lock says nothing of these; read from the LICENSE file inside the package. */
const READ_BY_HAND: Readonly<Record<string, string>> = { 'png-js@1.1.0': 'MIT' };

interface Locked { readonly version: string; readonly license?: string; readonly dev?: boolean; readonly devOptional?: boolean; readonly link?: boolean; readonly name?: string; readonly os?: readonly string[] }
interface Package { readonly name: string; readonly version: string; readonly licence: string; readonly folder: string; readonly oneSystem: boolean }

/** Packages the product is made of: everything in the lock that is not for development alone. */
function production(root: string): Package[] {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
  const found = Object.entries(lock.packages).filter(([folder, entry]) => folder !== '' && !entry.dev && !entry.devOptional).map(([folder, entry]) => {
    const name = entry.name ?? folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return { name, version: entry.version, licence: entry.license ?? READ_BY_HAND[`${name}@${entry.version}`] ?? '', folder, oneSystem: entry.os !== undefined };
  });
  return found.sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}
const isFree = (licence: string): boolean => {
  const alternatives = licence.replace(/[()]/g, '').split(' OR ');
  return licence !== '' && alternatives.some((all) => all.split(' AND ').every((one) => FREE.has(one.trim())));
};
/** The licence files of a package as installed, the fonts' own among them; where it has none, what its manifest declares. */
function texts(root: string, { folder, licence }: Package): string[] {
  const dir = path.join(root, folder);
  if (!existsSync(dir)) return [];
  const files = readdirSync(dir).filter((name) => /^(?:licen[cs]e|copying|notice)(?:[-_.].*)?$/i.test(name)).sort();
  if (files.length > 0) return files.map((name) => readFileSync(path.join(dir, name), 'utf8').replaceAll('\r\n', '\n').replace(/[ \t]+$/gm, '').trim());
  const { author } = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8')) as { author?: string | { name: string } };
  return [`The package carries no licence file. Its manifest declares the licence ${licence}, author ${(typeof author === 'string' ? author : author?.name)?.replace(/ *<.*/, '') ?? 'not named'}.`];
}
const line = (text: string): string => text.split('\n').find((part) => /copyright/i.test(part))?.trim() ?? '';

function compose(root: string, packages: readonly Package[]): string {
  const fonts = packages.filter(({ licence }) => licence.includes('OFL'));
  // equal texts stand once, under the names of all packages that carry them
  const owners = new Map<string, string[]>();
  // a package for one system is not installed on others: its text would make this file differ from machine to machine
  for (const each of packages) if (!each.oneSystem) for (const text of texts(root, each)) owners.set(text, [...owners.get(text) ?? [], `${each.name} ${each.version}`]);
  return [
    '# Third-party notices',
    '',
    'Idmaj is made with the packages and fonts below. Written by `npm run check -- --write`; `npm test` fails when it is out of date.',
    '',
    '## Fonts (SIL Open Font License 1.1)',
    '',
    ...fonts.map((font) => `- ${font.name.replace('@expo-google-fonts/', '')} (${font.name} ${font.version}): ${line(texts(root, font).find((text) => text.includes('SIL')) ?? '')}`),
    '',
    '## Packages',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`),
    '',
    'The packages `node-*` hold the Node program of one system each; their licence stands in the package.',
    '',
    '## Licence texts',
    '',
    ...[...owners].flatMap(([text, names]) => [`### ${names.join(', ')}`, '', '```text', text.replaceAll('```', "'''"), '```', '']),
  ].join('\n');
}

/** Every production package free to give away, and the file of notices up to date. */
export function checkNotices(root: string): Problem[] {
  const packages = production(root);
  const problems = packages.filter(({ licence }) => !isFree(licence)).map(({ name, version, licence }) => `package-lock.json:1 ${name} ${version}: licence ${licence || 'not named'} is not on the list of build/checks/notices.ts`);
  for (const each of packages) {
    if (each.licence.includes('OFL') && !texts(root, each).some((text) => text.includes('SIL OPEN FONT LICENSE') || text.includes('SIL Open Font License'))) problems.push(`${each.folder}:1 the font ${each.name} comes without its licence`);
  }
  const written = existsSync(path.join(root, FILE)) ? readFileSync(path.join(root, FILE), 'utf8').replaceAll('\r\n', '\n') : '';
  if (written !== compose(root, packages)) problems.push(`${FILE}:1 is out of date: npm run check -- --write`);
  return problems;
}
export const writeNotices = (root: string): void => writeFileSync(path.join(root, FILE), compose(root, production(root)));
