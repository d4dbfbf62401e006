import { statfsSync } from 'node:fs';
import path from 'node:path';
import type { Answer } from '#shared/contract/index.ts';
import { ageOf, ageWarning } from '#shared/domain/backups.ts';
import type { MessageKey, MessageParams } from '#shared/i18n/index.ts';
import type { Clock } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { PaperPrinter } from '../documents/paperJobs.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Helper } from '../helper.ts';
import { FILES } from '../store/files.ts';
import { latestOf, MIGRATIONS } from '../store/migrate.ts';
import type { Store } from '../store/store.ts';

type Check = Answer<'doctor.examine'>['checks'][number];
const MEGABYTE = 1_048_576;
/** Room for a copy of the data and some work beside it. */
const LEAST_FREE = 200 * MEGABYTE;
/** How every connection of ours is set (store/connect.ts), as SQLite answers. */
const WANTED: readonly (readonly [name: string, value: string])[] = [
  ['journal_mode', 'wal'], ['synchronous', '2'], ['secure_delete', '1'], ['temp_store', '2'], ['foreign_keys', '1'], ['trusted_schema', '0'], ['cell_size_check', '1'], ['recursive_triggers', '1'],
];

interface Parts { readonly clock: Clock; readonly helper: Helper; readonly printer: Pick<PaperPrinter, 'sheet'>; readonly version: string }
/** One look at everything that must hold. */
export function createDoctor({ clock, helper, printer, version }: Parts): HandlersOf<'doctor'> {
  const line = (check: Check['check'], state: Check['state'], code: MessageKey, params: MessageParams = {}): Check => ({ check, state, said: { code, params: { ...params } } });
  /** What a pragma answers on the store's own connection. */
  const pragma = ({ sql }: Store, name: string): string => {
    switch (name) {
      case 'cipher': return first(sql.one`PRAGMA cipher`);
      case 'journal_mode': return first(sql.one`PRAGMA journal_mode`);
      case 'synchronous': return first(sql.one`PRAGMA synchronous`);
      case 'secure_delete': return first(sql.one`PRAGMA secure_delete`);
      case 'temp_store': return first(sql.one`PRAGMA temp_store`);
      case 'foreign_keys': return first(sql.one`PRAGMA foreign_keys`);
      case 'trusted_schema': return first(sql.one`PRAGMA trusted_schema`);
      case 'cell_size_check': return first(sql.one`PRAGMA cell_size_check`);
      default: return first(sql.one`PRAGMA recursive_triggers`);
    }
  };
  function backups({ sql }: Store): Check {
    const newest = sql.one<{ at: string }>`SELECT at FROM backups_made WHERE outcome = 'done' ORDER BY at DESC LIMIT 1`?.at ?? null, now = clock.now();
    if (newest === null) return line('backups', 'warning', 'doctor.NO_BACKUP');
    return line('backups', ageWarning(newest, now, false) ? 'warning' : 'ok', 'doctor.BACKUP_AGE', { days: ageOf(newest, now).days });
  }
  function space({ dir }: Store, bytes: number): Check {
    const { bavail, bsize } = statfsSync(dir), free = bavail * bsize;
    return line('space', free < Math.max(LEAST_FREE, bytes * 2) ? 'trouble' : 'ok', free < Math.max(LEAST_FREE, bytes * 2) ? 'doctor.LITTLE_SPACE' : 'doctor.SPACE', { free: Math.floor(free / MEGABYTE), used: Math.ceil(bytes / MEGABYTE) });
  }
  async function fonts(): Promise<Check> {
    try {
      const { missing } = await printer.sheet({ sheet: 'testPage', lang: 'both', centre: { ar: '', fr: '' } });
      return missing.length === 0 ? line('fonts', 'ok', 'doctor.FONTS') : line('fonts', 'trouble', 'doctor.FONTS_LACK', { signs: missing.length });
    } catch { return line('fonts', 'trouble', 'doctor.FONTS_BROKEN'); }
  }
  return {
    async 'doctor.examine'(_input, { store, job }) {
      const wrong = WANTED.filter(([name, value]) => pragma(store, name) !== value), cipher = pragma(store, 'cipher');
      const schema = Number(first(store.sql.one`PRAGMA user_version`)), newest = latestOf(MIGRATIONS);
      const examined = await helper.run('examine', { database: path.join(store.dir, FILES.database), dataKey: store.keys.dataKey }, job);
      const chain = (check: 'audit' | 'changes'): Check => {
        if (!examined.ok) return line(check, 'trouble', 'doctor.UNREADABLE');
        const verified = examined.value[check];
        return verified.ok ? line(check, 'ok', `doctor.${check}_OK`, { rows: verified.rows }) : line(check, 'trouble', `doctor.${check}_BROKEN`, { row: verified.brokenSeq });
      };
      return ok({ checks: [
        line('version', schema === newest ? 'ok' : 'trouble', 'doctor.VERSION', { version: version || '—', schema }),
        cipher === 'sqlcipher' ? line('cipher', 'ok', 'doctor.CIPHER') : line('cipher', 'trouble', 'doctor.NO_CIPHER'),
        wrong.length === 0 ? line('settings', 'ok', 'doctor.SETTINGS') : line('settings', 'trouble', 'doctor.SETTINGS_WRONG', { names: wrong.map(([name]) => name).join(', ') }),
        examined.ok && examined.value.sound ? line('integrity', 'ok', 'doctor.SOUND', { megabytes: Math.ceil(examined.value.bytes / MEGABYTE) }) : line('integrity', 'trouble', 'doctor.UNSOUND'),
        chain('audit'), chain('changes'), backups(store), space(store, examined.ok ? examined.value.bytes : 0), await fonts(),
      ] });
    },
  };
}
const first = (row: unknown): string => String(Object.values((row ?? {}) as Record<string, unknown>)[0] ?? '');
