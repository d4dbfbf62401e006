import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inspectFolder, systemProbe, type Probe } from '#electron/engine/store/folder.ts';
import { unwrapDataKey } from '#electron/engine/store/keySlots.ts';
import { openStore } from '#electron/engine/store/open.ts';
import type { Result } from '#shared/lib/result.ts';
import { codeOfRefusal, heldClock as clock, temporaryFolder, value } from '#tests/support/store.ts';

let dir = '';
let remove = (): void => undefined;
beforeEach(() => { ({ dir, remove } = temporaryFolder()); });
afterEach(() => remove());

const EXT4 = 0xEF53n;
const FUSE = 0x65735546n;
const local: Probe = { platform: 'linux', env: {}, realPath: (file) => file, fileSystem: () => EXT4, mounts: () => '' };
const warned = (result: Result<{ warnings: readonly { code: string; params?: object }[] }>): unknown => value(result).warnings.map(({ code, params }) => [code, params]);

describe('this machine', () => {
  test('has a disk of its own, which the real look-ups accept', () => {
    expect(systemProbe.fileSystem(dir)).toBeGreaterThan(0n);
    if (process.platform === 'linux') expect(systemProbe.mounts()).toContain(' / ');
    expect(warned(inspectFolder(dir))).toEqual([]);
  });
  test('accepts a folder still to be made, and refuses a file in its place', () => {
    expect(warned(inspectFolder(path.join(dir, 'a', 'b', 'c')))).toEqual([]);
    writeFileSync(path.join(dir, 'file'), '');
    expect(codeOfRefusal(inspectFolder(path.join(dir, 'file')))).toBe('store.NOT_A_FOLDER');
    expect(codeOfRefusal(inspectFolder(path.join(dir, 'file', 'below', 'it')))).toBe('store.NOT_A_FOLDER');
  });
  test('sees through a link into a synchronised folder', () => {
    mkdirSync(path.join(dir, 'Dropbox'));
    symlinkSync(path.join(dir, 'Dropbox'), path.join(dir, 'work'));
    expect(warned(inspectFolder(path.join(dir, 'work')))).toEqual([['store.SYNCED_FOLDER', { folder: path.join(dir, 'work'), service: 'Dropbox' }]]);
  });
});

describe('a network share on Linux', () => {
  const onType = (type: bigint): string => codeOfRefusal(inspectFolder(dir, { ...local, fileSystem: () => type }));
  test.each([['NFS', 0x6969n], ['SMB', 0x517Bn], ['CIFS', 0xFF534D42n], ['CIFS, sign-extended', -0xACB2BEn], ['SMB2', 0xFE534D42n], ['9p', 0x01021997n], ['AFS', 0x5346414Fn], ['Ceph', 0x00C36400n]])
  ('%s is refused', (_name, type) => { expect(onType(type)).toBe('store.NETWORK_FOLDER'); });
  test.each([['ext4', EXT4], ['btrfs', 0x9123683En], ['xfs', 0x58465342n], ['tmpfs', 0x01021994n], ['overlay', 0x794C7630n]])
  ('%s is accepted', (_name, type) => { expect(onType(type)).toBe('accepted'); });

  const mounts = [
    '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    '40 22 0:50 / /mnt/un\\040dossier rw,nosuid - fuse.sshfs user@host:/ rw,user_id=0',
    '41 22 8:17 / /mnt/usb rw - fuseblk /dev/sdb1 rw',
    '42 41 0:51 / /mnt/usb/share rw master:3 - fuse.rclone remote: rw',
    '43 22 0:52 / /mnt/over rw - fuse.sshfs x: rw',
    '44 22 8:33 / /mnt/over rw - ext4 /dev/sdc1 rw',
    '',
  ].join('\n');
  test.each([
    ['/mnt/un dossier/centre', 'store.NETWORK_FOLDER'], ['/mnt/un dossier', 'store.NETWORK_FOLDER'], ['/mnt/usb/share/x', 'store.NETWORK_FOLDER'],
    ['/mnt/usb', 'accepted'], ['/mnt/usb/shared', 'accepted'], ['/mnt/over/x', 'accepted'], ['/home', 'accepted'],
  ])('by the mounts, %s: %s', (real, expected) => {
    expect(codeOfRefusal(inspectFolder(dir, { ...local, realPath: () => real, fileSystem: () => FUSE, mounts: () => mounts }))).toBe(expected);
  });
  test('stops an opening and a passphrase before anything is read', async () => {
    const probe: Probe = { ...local, fileSystem: () => 0x6969n };
    expect(codeOfRefusal(openStore({ dir, dataKey: Buffer.alloc(32), clock, probe }))).toBe('store.NETWORK_FOLDER');
    expect(codeOfRefusal(await unwrapDataKey(dir, 'x', probe))).toBe('store.NETWORK_FOLDER');
  });
});

describe('on Windows', () => {
  const onWindows = (given: string, real = given, env: Probe['env'] = {}): Result<{ warnings: readonly { code: string }[] }> =>
    inspectFolder(given, { ...local, platform: 'win32', env, realPath: () => real });
  test.each(['\\\\server\\share', '//server/share/x', '\\\\?\\UNC\\server\\share', '\\\\.\\UNC\\server\\share'])
  ('%s is refused', (share) => { expect(codeOfRefusal(onWindows(share))).toBe('store.NETWORK_FOLDER'); });
  test('a drive letter that stands for a share is refused', () => {
    expect(codeOfRefusal(onWindows(dir, '\\\\server\\share\\centre'))).toBe('store.NETWORK_FOLDER');
    expect(codeOfRefusal(onWindows(dir, 'C:\\centre'))).toBe('accepted');
    expect(codeOfRefusal(onWindows(dir, '\\\\?\\C:\\centre'))).toBe('accepted');
  });
  test('a folder that OneDrive moved elsewhere is known by the environment', () => {
    const env = { OneDriveCommercial: 'D:\\Entreprise' };
    expect(value(onWindows(dir, 'd:\\entreprise\\centre', env)).warnings).toHaveLength(1);
    expect(value(onWindows(dir, 'D:\\Entreprise', env)).warnings).toHaveLength(1);
    expect(value(onWindows(dir, 'D:\\Entreprise2', env)).warnings).toEqual([]);
    expect(value(onWindows(dir, 'C:\\Entreprise', env)).warnings).toEqual([]);
  });
});

describe('a synchronised folder is warned about', () => {
  const service = (real: string): unknown => value(inspectFolder(dir, { ...local, realPath: () => real })).warnings[0]?.params?.['service'];
  test.each([
    ['/home/x/OneDrive/centre', 'OneDrive'], ['/home/x/OneDrive - Ministère/c', 'OneDrive'], ['/home/x/Dropbox', 'Dropbox'], ['/home/x/Dropbox (Perso)/c', 'Dropbox'],
    ['/home/x/Google Drive/c', 'Google Drive'], ['/home/x/Mon Drive/c', 'Google Drive'], ['/Users/x/Library/Mobile Documents/com~apple~CloudDocs/c', 'iCloud'],
    ['/home/x/iCloudDrive/c', 'iCloud'], ['/home/x/Nextcloud/c', 'Nextcloud'],
    ['/home/x/Dropboxes/c', undefined], ['/home/x/mes documents/centre', undefined],
  ])('%s: %s', (real, expected) => { expect(service(real)).toBe(expected); });
});
