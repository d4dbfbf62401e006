import { accessSync, constants, readFileSync, realpathSync, statfsSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { ok, refuse, type Refusal, type Result } from '#shared/lib/result.ts';
import { codeOf } from './files.ts';

/** What the system says about places, so that a test can pretend to be on another one. Paths given are absolute and exist. */
export interface Probe {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The path with links and mapped drives resolved. */
  realPath(file: string): string;
  /** Linux: the magic number of the file system. */
  fileSystem(file: string): bigint;
  /** Linux: `/proc/self/mountinfo`, empty where there is none. */
  mounts(): string;
}
export const systemProbe: Probe = {
  platform: process.platform,
  env: process.env,
  realPath: (file) => realpathSync.native(file),
  fileSystem: (file) => statfsSync(file, { bigint: true }).type,
  mounts: () => { try { return readFileSync('/proc/self/mountinfo', 'utf8'); } catch { return ''; } },
};

/** Network file systems by their magic number (statfs(2), linux/magic.h): NFS, SMB, CIFS, SMB2, 9p, AFS, AFS of OpenAFS, Ceph, Coda, NCP. */
const NETWORK_MAGIC = new Set([0x6969n, 0x517Bn, 0xFF534D42n, 0xFE534D42n, 0x01021997n, 0x5346414Fn, 0x6B414653n, 0x00C36400n, 0x73757245n, 0x564Cn]);
/** All FUSE file systems share one magic number: only the mount's type tells a disk (fuseblk, exfat) from a network. */
const NETWORK_TYPE = /^(nfs\d?|cifs|smb\d?|9p|afs|ceph|coda|ncpfs|davfs|lustre|glusterfs|fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse|kio-fuse|smbnetfs|curlftpfs|glusterfs|ceph-fuse|s3fs|gcsfuse|google-drive-ocamlfuse|onedriver|jmtpfs))$/;

const SYNCED: readonly (readonly [service: string, segment: RegExp])[] = [
  ['OneDrive', /^onedrive( ?[-–] ?.+| \(.+\))?$/i],
  ['Dropbox', /^dropbox( \(.+\))?$/i],
  ['Google Drive', /^(google ?drive|my drive|mon drive|drivefs)$/i],
  ['iCloud', /^(icloud ?drive|com~apple~clouddocs)$/i],
  ['Nextcloud', /^(nextcloud|owncloud)$/i],
];

/**
 * May a centre's data live in `dir`? A local disk only: SQLite's locks and its write-ahead log are not safe over a network
 * (sqlite.org/wal.html). The folder need not exist: then the nearest one above it is looked at.
 * @returns warnings to show; refused with NETWORK_FOLDER, NOT_A_FOLDER, FOLDER_NOT_WRITABLE.
 */
export function inspectFolder(dir: string, probe: Probe = systemProbe): Result<{ readonly warnings: readonly Refusal[] }> {
  const params = { folder: dir };
  // Before any look at the disk: asking a dead share blocks for a minute
  if (probe.platform === 'win32' && isUnc(dir)) return refuse('store.NETWORK_FOLDER', params);
  try {
    const place = nearest(path.resolve(dir));
    if (!statSync(place).isDirectory()) return refuse('store.NOT_A_FOLDER', params);
    const real = probe.realPath(place);
    if (onNetwork(real, probe)) return refuse('store.NETWORK_FOLDER', params);
    accessSync(place, constants.R_OK | constants.W_OK | constants.X_OK);
    const service = syncedBy([dir, real], probe);
    return ok({ warnings: service === null ? [] : [{ code: 'store.SYNCED_FOLDER', params: { ...params, service } }] });
  } catch {
    // No right to look, or a disk that cannot be written: neither can hold data
    return refuse('store.FOLDER_NOT_WRITABLE', params);
  }
}

const stat = (file: string): Stats | null => {
  try { return statSync(file); } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw error;
  }
};
/** The path itself, or the nearest one above it that exists: perhaps a file. */
function nearest(file: string): string {
  let at = file;
  while (stat(at) === null && path.dirname(at) !== at) at = path.dirname(at);
  return at;
}

/** `\\server\share`, `//server/share`, `\\?\UNC\server\share`; not `\\?\C:\` or `\\.\C:\`, which are local. */
const isUnc = (file: string): boolean => /^[\\/]{2}([?.][\\/]UNC[\\/]|[^\\/?.])/i.test(file);

function onNetwork(real: string, probe: Probe): boolean {
  if (probe.platform === 'win32') return isUnc(real);
  if (probe.platform !== 'linux') return false;
  // SMB's number has its high bit set and comes sign-extended on some machines
  if (NETWORK_MAGIC.has(BigInt.asUintN(32, probe.fileSystem(real)))) return true;
  return NETWORK_TYPE.test(mountType(real, probe.mounts()));
}
/** The type of the mount that holds the path (proc_pid_mountinfo(5)): the longest mount point, the last where two are equal. */
function mountType(real: string, mountinfo: string): string {
  let best = { point: '', type: '' };
  for (const line of mountinfo.split('\n')) {
    const [left = '', right = ''] = line.split(' - ');
    const point = (left.split(' ')[4] ?? '').replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
    const within = point !== '' && (real === point || real.startsWith(point === '/' ? '/' : `${point}/`));
    if (within && point.length >= best.point.length) best = { point, type: right.split(' ')[0] ?? '' };
  }
  return best.type;
}

function syncedBy(places: readonly string[], { env, platform }: Probe): string | null {
  const separator = platform === 'win32' ? /[\\/]/ : /\//;
  for (const [service, segment] of SYNCED) {
    if (places.some((place) => place.split(separator).some((name) => segment.test(name)))) return service;
  }
  if (platform !== 'win32') return null;
  // OneDrive's folder may have any name; Windows tells it in these variables
  const inside = (place: string, root: string): boolean => {
    const way = path.win32.relative(root, place);
    return !path.win32.isAbsolute(way) && way.split('\\')[0] !== '..';
  };
  const roots = [env['OneDrive'], env['OneDriveConsumer'], env['OneDriveCommercial']];
  return roots.some((root) => root && places.some((place) => inside(place, root))) ? 'OneDrive' : null;
}
