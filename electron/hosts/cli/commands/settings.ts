import type { Answer, Sent } from '#shared/contract/index.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { present } from '#shared/lib/assert.ts';
import { readUserFile } from '../diskFiles.ts';
import { wrongUsage } from '../failure.ts';
import { say } from '../say.ts';
import { given, withCentre } from '../session.ts';
import type { Terminal } from '../terminal.ts';
import { show, type Command } from './command.ts';

type Change = Sent<'settings.save'>;
type Shown = Answer<'settings.show'>;
const CHANGE_MEGABYTES = 1;
/** The engine measures what is inside. */
const LOGO_MEGABYTES = 20;
const FIELDS = ['name', 'city', 'letterhead', 'originals', 'contact', 'programme', 'slipTo', 'cndp'] as const;
/** Keys as they are typed; not sentences. */
const KEYS = ['name.ar', 'name.fr', 'city.ar', 'city.fr', 'letterhead.ar', 'letterhead.fr', 'originals', 'contact.phone', 'contact.address.ar', 'contact.address.fr', 'contact.hours.ar', 'contact.hours.fr', 'slipTo.ar', 'slipTo.fr', 'cndp', 'text.KEY.ar', 'text.KEY.fr'];

const unknown = (key: string, known: readonly string[]) => wrongUsage('cli.UNKNOWN_SETTING', { key, known: known.join(', ') });
const parts = (value: string): string[] => value.split('|').map((part) => part.trim());
function pairOf(value: string): Bilingual {
  const [ar, fr, more] = value.split(/\s+\/\s+/);
  if (!ar || !fr || more !== undefined) throw wrongUsage('cli.SETTING_PAIR', { value });
  return { ar, fr };
}
/** One key and its value as a change: `contact.address.fr`, `letterhead.ar` (lines apart by |), `originals` (pairs apart by |), `text.KEY.fr`. */
function changeOf(key: string, value: string): Change {
  const [, text, textLang] = /^text\.(.+)\.(ar|fr)$/.exec(key) ?? [];
  if (text !== undefined && textLang !== undefined) return { wording: [{ key: text, [textLang]: value }] };
  if (!KEYS.includes(key)) throw unknown(key, KEYS);
  const [field = '', ...rest] = key.split('.');
  if (field === 'originals') return { originals: parts(value).map(pairOf) };
  return { [field]: rest.reduceRight<unknown>((inner, name) => ({ [name]: inner }), field === 'letterhead' ? parts(value) : value) };
}
function resetOf(key: string): Change {
  if (key === 'text') return { wording: null };
  const [, text, lang] = /^text\.(.+?)(?:\.(ar|fr))?$/.exec(key) ?? [];
  if (text !== undefined) return { wording: [{ key: text, ...(lang === undefined ? { ar: '', fr: '' } : { [lang]: '' }) }] };
  if (!FIELDS.some((field) => field === key)) throw unknown(key, [...FIELDS, 'text', 'text.KEY', 'text.KEY.ar', 'text.KEY.fr']);
  return { [key]: null };
}
function changeIn(file: string): Change {
  const text = new TextDecoder().decode(readUserFile(file, CHANGE_MEGABYTES));
  // what it holds is for the engine to judge: its schema is strict
  try { return JSON.parse(text) as Change; } catch { throw wrongUsage('cli.NOT_JSON', { file }); }
}
async function save(change: Change, folder: string, terminal: Terminal): Promise<0> {
  tell(terminal, await withCentre(folder, terminal, async (engine) => given(await engine.call('settings.save', change))));
  return 0;
}
const tell = (terminal: Terminal, saved: Answer<'settings.save'>): void =>
  show(terminal, saved, () => [say(terminal.lang, saved.changed ? 'cli.SETTINGS_SAVED' : 'cli.SETTINGS_UNCHANGED', { version: saved.version })]);

/** Everything, each line as `settings set` takes it. */
function linesOf({ version, settings, texts }: Shown, { lang }: Terminal): string[] {
  const line = (key: string, value: string): string => say(lang, 'cli.SETTING', { key, value: value || '—' });
  const both = (key: string, { ar, fr }: Bilingual): string[] => [line(`${key}.ar`, ar), line(`${key}.fr`, fr)];
  const { name, city, letterhead, originals, contact, programme, slipTo, cndp, logos, wording } = settings;
  return [
    say(lang, 'cli.SETTINGS_VERSION', { version }),
    ...both('name', name), ...both('city', city), ...both('letterhead', { ar: letterhead.ar.join(' | '), fr: letterhead.fr.join(' | ') }),
    line('logo.left', logos.left ?? ''), line('logo.right', logos.right ?? ''),
    line('originals', originals.map(({ ar, fr }) => `${ar} / ${fr}`).join(' | ')),
    line('contact.phone', contact.phone), ...both('contact.address', contact.address), ...both('contact.hours', contact.hours), ...both('slipTo', slipTo), line('cndp', cndp),
    ...programme.map(({ minutes, text }) => line(`programme ${minutes ?? '—'}`, `${text.ar} / ${text.fr}`)),
    ...Object.entries(wording).flatMap(([key, text]) => both(`text.${key}`, text)),
    say(lang, 'cli.SETTINGS_TEXTS', { keys: texts.map(({ key }) => key).join(', ') }),
  ];
}
export const settings: Command = {
  spec: { usage: 'idmaj settings --data DIR [--json]', words: ['settings'], values: ['data'], flags: ['json'], positionals: [], required: ['data'] },
  help: 'cli.HELP_SETTINGS',
  async run({ values }, terminal) {
    const shown = await withCentre(present(values['data'], '--data'), terminal, async (engine) => given(await engine.call('settings.show', {})));
    show(terminal, shown, () => linesOf(shown, terminal));
    return 0;
  },
};
export const settingsSet: Command = {
  spec: { usage: 'idmaj settings set (KEY VALUE | --file CHANGE.json) --data DIR [--json]', words: ['settings', 'set'], values: ['data', 'file'], flags: ['json'], positionals: ['[KEY]', '[VALUE]'], required: ['data'] },
  help: 'cli.HELP_SETTINGS_SET',
  async run({ positionals: [key, value], values }, terminal) {
    const file = values['file'];
    if (file === undefined ? key === undefined || value === undefined : key !== undefined) throw wrongUsage('cli.SETTING_KEY_OR_FILE');
    return save(file === undefined ? changeOf(key ?? '', value ?? '') : changeIn(file), present(values['data'], '--data'), terminal);
  },
};
export const settingsReset: Command = {
  spec: { usage: 'idmaj settings reset KEY --data DIR [--json]', words: ['settings', 'reset'], values: ['data'], flags: ['json'], positionals: ['KEY'], required: ['data'] },
  help: 'cli.HELP_SETTINGS_RESET',
  run: ({ positionals: [key = ''], values }, terminal) => save(resetOf(key), present(values['data'], '--data'), terminal),
};
export const settingsLogo: Command = {
  spec: { usage: 'idmaj settings logo left|right FILE|none --data DIR [--json]', words: ['settings', 'logo'], values: ['data'], flags: ['json'], positionals: ['left|right', 'FILE|none'], required: ['data'] },
  help: 'cli.HELP_SETTINGS_LOGO',
  async run({ positionals: [side = '', file = ''], values }, terminal) {
    if (side !== 'left' && side !== 'right') throw wrongUsage('cli.BAD_CHOICE', { value: side, option: 'logo', choices: 'left, right' });
    const bytes = file === 'none' ? null : readUserFile(file, LOGO_MEGABYTES);
    tell(terminal, await withCentre(present(values['data'], '--data'), terminal, async (engine) =>
      given(await engine.call('settings.setLogo', { side, file: bytes && given(await engine.put(bytes)) }))));
    return 0;
  },
};
export const settingsText: Command = {
  spec: { usage: 'idmaj settings text KEY --data DIR [--json]', words: ['settings', 'text'], values: ['data'], flags: ['json'], positionals: ['KEY'], required: ['data'] },
  help: 'cli.HELP_SETTINGS_TEXT',
  async run({ positionals: [key = ''], values }, terminal) {
    const shown = await withCentre(present(values['data'], '--data'), terminal, async (engine) => given(await engine.call('settings.show', {})));
    const text = shown.texts.find((one) => one.key === key), { lang } = terminal;
    if (!text) throw unknown(key, shown.texts.map((one) => one.key));
    const own = shown.settings.wording[key] ?? { ar: '', fr: '' };
    show(terminal, { ...text, own }, () => [
      ...(['ar', 'fr'] as const).flatMap((one) => [
        ...(own[one] ? [say(lang, 'cli.TEXT_OWN', { key: `text.${key}.${one}`, text: own[one] })] : []),
        say(lang, 'cli.TEXT_ORIGINAL', { key: `text.${key}.${one}`, text: text.original[one] }),
      ]),
      ...text.placeholders.map(({ name, kind, branches, required }) => say(lang, 'cli.TEXT_PLACEHOLDER', {
        name: kind === 'choice' ? `{${name}, select, ${branches.map((branch) => `${branch}{…}`).join(' ')}}` : kind === 'count' ? `{${name}, plural, …}` : `{${name}}`, required: required ? 'yes' : 'no',
      })),
    ]);
    return 0;
  },
};
