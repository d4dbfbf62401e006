import { mkdirSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HeldFile } from '#shared/contract/bridge.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import { engines, start, tempFolder, type FakeEngine } from './started.ts';

const held = (name: string, text = name): HeldFile => ({ name, bytes: new TextEncoder().encode(text) as Uint8Array<ArrayBuffer> });
const dataOf = (engine: FakeEngine | undefined): string => String(Reflect.get(Object(engine?.data), 'folder'));
const asRoot = process.getuid?.() === 0;

describe('choosing a file', () => {
  it('gives its name, size and a handle of the engine; the system’s dialog speaks our language and shows the kind', async () => {
    const { bridge, electron } = await start(), folder = tempFolder(), file = path.join(folder, 'حفل.xlsx');
    writeFileSync(file, 'workbook');
    electron.dialog.opens.push([file]);
    expect(await bridge.open('workbook')).toEqual(ok({ name: 'حفل.xlsx', size: 8, handle: 'handle-0' }));
    expect(Buffer.from(engines[0]?.files.get('handle-0') ?? []).toString()).toBe('workbook');
    expect(electron.dialog.asked).toMatchObject([{ kind: 'open', options: { title: 'Choisir un classeur Excel', properties: ['openFile'], filters: [{ name: 'Classeurs Excel', extensions: ['xlsx'] }] } }]);
    await bridge.setLanguage('ar');
    expect(await bridge.open('scan')).toEqual(ok(null));
    expect(electron.dialog.asked.at(-1)).toMatchObject({ options: { title: 'اختيار نسخة ممسوحة ضوئيا', defaultPath: folder } });
  });
  it('refuses what is too large before reading it, what is no file, what cannot be read: by name, never by path', async () => {
    const { bridge, electron } = await start(), folder = tempFolder();
    const large = path.join(folder, 'large.png');
    writeFileSync(large, '');
    truncateSync(large, 200 * 1_048_576);
    mkdirSync(path.join(folder, 'folder.png'));
    electron.dialog.opens.push([large], [path.join(folder, 'folder.png')], [path.join(folder, 'gone.png')]);
    expect(await bridge.open('picture')).toEqual(refuse('files.FILE_TOO_LARGE', { file: 'large.png', limit: 10 }));
    expect(await bridge.open('picture')).toEqual(refuse('files.NOT_A_FILE', { file: 'folder.png' }));
    expect(await bridge.open('picture')).toEqual(refuse('files.FILE_NOT_READABLE', { file: 'gone.png' }));
    expect(engines[0]?.files.size).toBe(0);
  });
  it('stops a file that is longer than it says, as the files of /proc are', async (context) => {
    if (process.platform !== 'linux') context.skip('only Linux has /proc, whose files say that they are empty');
    const { bridge, electron } = await start();
    electron.dialog.opens.push(['/proc/self/status']);
    const read = await bridge.open('scan');
    expect(read).toMatchObject({ ok: true, value: { name: 'status' } });
    expect(read.ok && read.value && read.value.size).toBeGreaterThan(100);
  });
});

describe('saving', () => {
  it('one file where the person says, whole, without a trace of its making', async () => {
    const { bridge, electron } = await start(), folder = tempFolder(), file = path.join(folder, 'mine.pdf');
    electron.dialog.saves.push(file, null);
    expect(await bridge.save([held('PV/AGA:2025.pdf', 'paper')])).toEqual(ok({ saved: 1 }));
    expect(readFileSync(file, 'utf8')).toBe('paper');
    expect(readdirSync(folder)).toEqual(['mine.pdf']);
    expect(electron.dialog.asked).toMatchObject([{ kind: 'save', options: { defaultPath: expect.stringMatching(/PV-AGA-2025\.pdf$/), filters: [{ extensions: ['pdf'] }], properties: ['showOverwriteConfirmation', 'createDirectory'] } }]);
    expect(await bridge.save([held('a.pdf')])).toEqual(ok(null));
    expect(await bridge.save([])).toEqual(ok({ saved: 0 }));
  });
  it('several into a folder, each under a name of its own that every system takes', async () => {
    const { bridge, electron } = await start(), folder = tempFolder();
    electron.dialog.opens.push([folder]);
    const names = ['../../escape.pdf', 'CON.pdf', 'a.pdf', 'A.pdf', 'a\u202Efdp.exe', 'x'.repeat(300) + '.pdf', '...', 'نهاية.pdf'];
    expect(await bridge.save(names.map((name) => held(name)))).toEqual(ok({ saved: 8 }));
    expect(readdirSync(folder).sort()).toEqual(['_CON.pdf', 'A (2).pdf', 'a-fdp.exe', 'a.pdf', '-..-escape.pdf', `${'x'.repeat(116)}.pdf`, '_', 'نهاية.pdf'].sort());
    electron.dialog.opens.push(null);
    expect(await bridge.save([held('a'), held('b')])).toEqual(ok(null));
  });
  it('replaces nothing without being told', async () => {
    const { bridge, electron } = await start(), folder = tempFolder();
    writeFileSync(path.join(folder, 'a.pdf'), 'old');
    electron.dialog.opens.push([folder], [folder]);
    electron.dialog.boxes.push(0, 1);
    const files = [held('a.pdf', 'new'), held('b.pdf', 'new')];
    expect(await bridge.save(files)).toEqual(ok(null));
    expect(readdirSync(folder)).toEqual(['a.pdf']);
    expect(readFileSync(path.join(folder, 'a.pdf'), 'utf8')).toBe('old');
    expect(await bridge.save(files)).toEqual(ok({ saved: 2 }));
    expect(readFileSync(path.join(folder, 'a.pdf'), 'utf8')).toBe('new');
    expect(electron.dialog.asked.find(({ kind }) => kind === 'box')).toMatchObject({ options: { message: expect.stringContaining('a.pdf'), buttons: ['Annuler', 'Remplacer'], defaultId: 0, cancelId: 0 } });
  });
  it('nothing into the centre’s own folder', async () => {
    const { bridge, electron } = await start(), data = dataOf(engines[0]);
    mkdirSync(path.join(data, 'deep'), { recursive: true });
    electron.dialog.saves.push(path.join(data, 'a.pdf'));
    electron.dialog.opens.push([path.join(data, 'deep')]);
    expect(await bridge.save([held('a.pdf')])).toEqual(refuse('shell.IN_DATA'));
    expect(await bridge.save([held('a.pdf'), held('b.pdf')])).toEqual(refuse('shell.IN_DATA'));
  });
  it('says what cannot be written, by name', async () => {
    const { bridge, electron } = await start(), folder = tempFolder();
    mkdirSync(path.join(folder, 'a.pdf', 'full'), { recursive: true });
    electron.dialog.saves.push(path.join(folder, 'a.pdf'), path.join(folder, 'gone', 'b.pdf'));
    expect(await bridge.save([held('a.pdf')])).toEqual(refuse('files.IS_A_FOLDER', { file: 'a.pdf' }));
    expect(await bridge.save([held('b.pdf')])).toEqual(refuse('files.NO_SUCH_FOLDER', { file: 'b.pdf' }));
    expect(readdirSync(folder)).toEqual(['a.pdf']);
  });
  it('a folder without the right to write', async (context) => {
    if (asRoot || process.platform === 'win32') context.skip('rights of folders do not hold for root, nor on Windows');
    const { bridge, electron } = await start(), folder = tempFolder();
    mkdirSync(path.join(folder, 'shut'), { mode: 0o500 });
    electron.dialog.saves.push(path.join(folder, 'shut', 'a.pdf'));
    expect(await bridge.save([held('a.pdf')])).toEqual(refuse('files.NO_WRITE_RIGHT', { file: 'a.pdf' }));
  });
});

describe('places that the engine is shown', () => {
  it('a folder for backups: by its name and a handle; nothing where none is chosen', async () => {
    const { bridge, electron } = await start(), folder = tempFolder();
    electron.dialog.opens.push([folder]);
    expect(await bridge.chooseFolder()).toEqual(ok({ name: path.basename(folder), handle: `place ${folder}` }));
    expect(await bridge.chooseFolder()).toEqual(ok(null));
    expect(electron.dialog.asked).toMatchObject([{ options: { title: 'Choisir le dossier des sauvegardes', properties: ['openDirectory', 'createDirectory'] } }, {}]);
  });
  it('a backup, however large: shown, never read', async () => {
    const { bridge, electron } = await start(), file = path.join(tempFolder(), 'a.idmaj-backup');
    writeFileSync(file, '');
    truncateSync(file, 3_000 * 1_048_576);
    electron.dialog.opens.push([file]);
    expect(await bridge.open('backup')).toEqual(ok({ name: 'a.idmaj-backup', size: 3_000 * 1_048_576, handle: `place ${file}` }));
    expect(engines[0]?.files.size).toBe(0);
  });
});
