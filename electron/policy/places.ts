import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** Whether a place lies in a folder, or is it; both as `realPlace` gives them. */
export const isWithin = (folder: string, place: string): boolean => {
  const way = path.relative(folder, place);
  return way === '' || (way.split(path.sep)[0] !== '..' && !path.isAbsolute(way));
};
/** Where a path leads when links are followed; of what does not exist yet, by its nearest folder that does. */
export function realPlace(place: string): string {
  const at = path.resolve(place);
  if (existsSync(at) || path.dirname(at) === at) return existsSync(at) ? realpathSync(at) : at;
  return path.join(realPlace(path.dirname(at)), path.basename(at));
}

/** What Windows takes for a device, whatever its ending; and signs that no system takes in every file system. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
// eslint-disable-next-line no-control-regex -- control signs are what is looked for
const UNSAFE = /[<>:"/\\|?*\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const LONGEST = 120;
/** What is longer is no ending, but for that of our own backups. */
const LONGEST_ENDING = 10, BACKUP = '.idmaj-backup';
/** A file's name that every system takes and that leads nowhere else; its ending is kept where it has one. */
export function plainName(name: string): string {
  const clean = name.replace(UNSAFE, '-').replace(/^[\s.]+|[\s.]+$/g, '');
  const ending = clean.endsWith(BACKUP) ? BACKUP : path.extname(clean).slice(0, LONGEST_ENDING);
  const stem = clean.slice(0, clean.length - path.extname(clean).length).slice(0, LONGEST - ending.length);
  const plain = `${stem}${ending}`;
  return plain === '' || DEVICE.test(plain) ? `_${plain}` : plain;
}
