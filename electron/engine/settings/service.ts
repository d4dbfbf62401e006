import { canonicalJson } from '#shared/domain/common/canonical.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { oneLine } from '#shared/domain/common/names.ts';
import { changed, checkWording, editableText, EDITABLE_TEXTS, limitOf, SETTINGS_FIELDS, type EditableText, type Settings, type SettingsChange, type SettingsField } from '#shared/domain/settings.ts';
import { LANGS, messageText, type Lang } from '#shared/i18n/index.ts';
import { readMessage, type MessageShape, type PlaceholderKind } from '#shared/i18n/placeholders.ts';
import { BugError, present } from '#shared/lib/assert.ts';
import type { Clock } from '#shared/lib/ids.ts';
import { ok, refuse, type No, type Result } from '#shared/lib/result.ts';
import { sha256 } from '../../policy/digest.ts';
import type { PaperPrinter } from '../documents/paperJobs.ts';
import { readKeptPicture, readPicture } from '../documents/picture.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { Files } from '../files.ts';
import type { CallContext, HandlersOf } from '../handlers.ts';
import type { Store } from '../store/store.ts';
import { samplePaper } from './sample.ts';
import { centreCode, centreId, currentVersion, firstSettings, insertVersion, keepPicture, pictureBytes, restrictedOf, settingsVersion, settingsVersions } from './repository.ts';

export interface SettingsParts { readonly files: Files; readonly clock: Clock; readonly printer: PaperPrinter; readonly current: CurrentSettings }
/** What papers carry from the centre: shown, changed, and kept version by version. */
export function createSettings({ files, clock, printer, current }: SettingsParts): HandlersOf<'settings'> {
  /** Keeps the next version, with what it changed in the change log; nothing where nothing changed. */
  function keep({ store, user, about }: CallContext, before: Settings, version: number, after: Settings): { readonly version: number; readonly changed: boolean } {
    const fields = changedFields(before, after);
    about(String(fields.length > 0 ? version + 1 : version));
    if (fields.length === 0) return { version, changed: false };
    insertVersion(store, version + 1, after, clock.now(), user.id);
    const values = (number: number, of: Settings) => ({ version: number, ...Object.fromEntries(fields.map((field) => [field, canonicalJson(of[field])])) });
    store.changes.record({ table: 'settings_versions', rowId: centreId(store), personId: null, userId: user.id, before: values(version, before), after: values(version + 1, after) });
    return { version: version + 1, changed: true };
  }
  return {
    'settings.show'({ version }, { store }) {
      const found = version === undefined ? currentVersion(store) : settingsVersion(store, version);
      if (!found) return refuse('settings.UNKNOWN_VERSION', { version: version ?? 0 });
      const { name, city, letterhead, logos, originals, contact, programme, slipTo, cndp, wording, giver, signatories } = found.settings;
      return ok({
        version: found.version, savedAt: found.savedAt, savedBy: found.savedBy, texts: EDITABLE_TEXTS.map(shown),
        settings: {
          name, city, letterhead: { ar: [...letterhead.ar], fr: [...letterhead.fr] }, logos, originals: [...originals], contact: { ...contact },
          programme: [...programme], slipTo, cndp, wording: { ...wording }, giver, signatories: [...signatories],
        },
      });
    },

    'settings.versions'(_input, { store }) {
      // one more than is told: what a version changed is told by the one before it
      const found = settingsVersions(store, MOST_VERSIONS + 1);
      return ok(found.slice(0, MOST_VERSIONS).map(({ version, savedAt, savedBy, settings }, i) => { const before = found[i + 1]; return { version, savedAt, savedBy, changed: before ? changedFields(before.settings, settings) : [] }; }));
    },

    'settings.save'(input, context) {
      const wanted = changedSettings(context.store, input);
      return wanted.ok ? ok(keep(context, wanted.value.before, wanted.value.version, wanted.value.after)) : wanted;
    },

    async 'settings.preview'({ change, paper, text, language }, { store }) {
      const wanted = changedSettings(store, change);
      if (!wanted.ok) return wanted;
      const { after } = wanted.value, { left, right } = after.logos, now = clock.now();
      const sample = samplePaper(paper, after, { code: centreCode(store), today: now.slice(0, 10) as CivilDate, text: text ?? '' });
      const { pdf, pages } = await printer.print(sample({
        reference: null, check: null, marks: ['specimen'], original: null, copy: 0, dated: now, pictures: current.pictures(store, [left, right].filter((name) => name !== null)),
      }, language));
      return ok({ file: files.put(pdf), pages });
    },

    'settings.logo'({ side }, { store }) {
      const digest = currentVersion(store).settings.logos[side];
      if (digest === null) return ok(null);
      const bytes = present(pictureBytes(store, digest), 'a picture is kept before anything names it'), picture = readKeptPicture(bytes);
      if (!picture.ok) throw new BugError(`a kept picture is refused: ${picture.refusal.code}`);
      return ok({ file: files.put(bytes), kind: picture.value.kind });
    },

    'settings.setLogo'({ side, file }, context) {
      const { store } = context, { version, settings } = currentVersion(store);
      const digest = file === null ? ok(null) : keptLogo(store, files.take(file));
      if (!digest.ok) return digest;
      return ok(keep(context, settings, version, { ...settings, logos: { ...settings.logos, [side]: digest.value } }));
    },
  };
}
const MOST_VERSIONS = 300;
const changedFields = (before: Settings, after: Settings): SettingsField[] => SETTINGS_FIELDS.filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field]));
/** The settings as they would be after a change; nothing is stored. */
function changedSettings(store: Store, input: SettingsChange): Result<{ readonly version: number; readonly before: Settings; readonly after: Settings }> {
  const change = cleaned(input), refused = changeFault(change, restrictedOf(store));
  if (refused) return refused;
  const { version, settings: before } = currentVersion(store);
  const after = changed(before, change, firstSettings(store), (key, lang) => { const text = editableText(key); return text ? messageText(lang, text.key) : ''; });
  return ok({ version, before, after });
}
/** A picture that can be printed is kept as it was given. */
function keptLogo(store: Store, taken: Result<Uint8Array>): Result<string> {
  if (!taken.ok) return taken;
  const picture = readPicture(taken.value);
  if (!picture.ok) return picture;
  const digest = sha256(taken.value);
  keepPicture(store, digest, taken.value);
  return ok(digest);
}

/** Every line as the house keeps lines: composed, without what is not seen. A wording keeps its spaces, which its language means. */
function cleaned({ wording, ...lines }: SettingsChange): SettingsChange {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return oneLine(value);
    if (Array.isArray(value)) return value.map(clean);
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, clean(inner)])) : value;
  };
  return { ...clean(lines) as SettingsChange, ...(wording !== undefined && { wording: wording?.map(({ key, ...texts }) => ({ key, ...Object.fromEntries(Object.entries(texts).map(([lang, text]) => [lang, text?.normalize('NFC').trim()])) })) ?? null }) };
}
/** Of a line cleaned of what is not seen, nothing may be left, where the contract asks for something. */
const MAY_BE_EMPTY = /^(?:(?:city|contact|giver|signatories)\.|cndp$)/;
function changeFault({ wording, ...lines }: SettingsChange, restricted: (text: string) => boolean): No | null {
  const lineFault = (value: unknown, field: string): No | null => {
    if (typeof value === 'string') return restricted(value) ? refuse('settings.RESTRICTED_LABEL', { field }) : value === '' && !MAY_BE_EMPTY.test(field) ? refuse('settings.EMPTY', { field }) : null;
    if (typeof value !== 'object' || value === null) return null;
    return Object.entries(value).map(([name, inner]) => lineFault(inner, field ? `${field}.${name}` : name)).find((found) => found !== null) ?? null;
  };
  const faulty = lineFault(lines, '');
  if (faulty) return faulty;
  for (const { key, ...texts } of wording ?? []) {
    const text = editableText(key);
    if (!text) return refuse('settings.TEXT_NOT_EDITABLE', { key: key.slice(0, 100) });
    for (const lang of LANGS) {
      const own = texts[lang];
      const refused = own ? checkWording(text, own, originalShape(text, lang), { read: (typed) => readMessage(lang, typed), restricted, field: `text.${key}.${lang}` }) : null;
      if (refused) return refused;
    }
  }
  return null;
}
function originalShape({ key }: EditableText, lang: Lang): MessageShape {
  const read = readMessage(lang, messageText(lang, key));
  if (read.fault !== null) throw new BugError(`the catalogue's ${key} is no message`);
  return read.shape;
}
const KINDS: readonly PlaceholderKind[] = ['choice', 'count', 'date', 'value'];
const shown = (text: EditableText) => ({
  key: text.key, neutral: text.neutral ?? false, limit: limitOf(text), original: { ar: messageText('ar', text.key), fr: messageText('fr', text.key) },
  placeholders: [...originalShape(text, 'fr')].map(([name, { kinds, branches }]) => ({
    name, kind: KINDS.find((kind) => kinds.has(kind)) ?? 'value', branches: [...branches], required: text.required?.includes(name) ?? false,
  })),
});
