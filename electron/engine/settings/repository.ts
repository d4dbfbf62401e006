import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { Role } from '#shared/domain/accounts.ts';
import { restrictedFinder } from '#shared/domain/exchange.ts';
import type { Settings } from '#shared/domain/settings.ts';
import { LANGS, message, type MessageKey } from '#shared/i18n/index.ts';
import { present } from '#shared/lib/assert.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import type { Store } from '../store/store.ts';

/* SQL of the settings' versions and of pictures: rows that never change. */
const said = (key: MessageKey): Bilingual => ({ ar: message('ar', key), fr: message('fr', key) });
const ORIGINALS: readonly MessageKey[] = ['settings.originalBeneficiary', 'settings.originalCommittee', 'accounts.FOUNDATION', 'settings.originalCentre', 'settings.originalRegion'];
/** Steps of a usual ceremony, in minutes after its beginning. */
const PROGRAMME: readonly (readonly [minutes: number, key: MessageKey])[] = [
  [-30, 'settings.stepWelcome'], [0, 'settings.stepRecitation'], [5, 'settings.stepAnthem'], [10, 'settings.stepCentre'], [20, 'settings.stepPartners'],
  [40, 'settings.stepProjects'], [60, 'settings.stepHandover'], [90, 'settings.stepSigning'], [120, 'settings.stepClosing'],
];
interface CentreRow { readonly id: Id; readonly code: string; readonly name_ar: string; readonly name_fr: string; readonly city_ar: string; readonly city_fr: string; readonly letterhead_ar: string; readonly letterhead_fr: string }
const centreRow = ({ sql }: Store): CentreRow => present(sql.one<CentreRow>`SELECT * FROM centre`, 'an open store has its centre');
export const centreId = (store: Store): Id => centreRow(store).id;
export const centreCode = (store: Store): string => centreRow(store).code;

/** What stands where nobody has changed anything. */
export function firstSettings(store: Store): Settings {
  const { name_ar, name_fr, city_ar, city_fr, letterhead_ar, letterhead_fr } = centreRow(store), none = { ar: '', fr: '' };
  return {
    name: { ar: name_ar, fr: name_fr }, city: { ar: city_ar, fr: city_fr }, letterhead: { ar: JSON.parse(letterhead_ar) as string[], fr: JSON.parse(letterhead_fr) as string[] },
    logos: { left: null, right: null }, originals: ORIGINALS.map(said), contact: { phone: '', address: none, hours: none },
    programme: PROGRAMME.map(([minutes, key]) => ({ minutes, text: said(key) })), slipTo: said('settings.slipTo'), cndp: '', wording: {}, giver: { representative: none, capacity: none }, signatories: [],
  };
}

export interface SettingsVersion { readonly version: number; readonly savedAt: Instant; readonly savedBy: { readonly name: string; readonly role: Role }; readonly settings: Settings }
interface Row { readonly version: number; readonly content: string; readonly created_at: Instant; readonly name: string; readonly role: Role }
/** An early version tells less than all: the rest is as it was before anybody changed it. */
const read = (first: Settings, { version, content, created_at, name, role }: Row): SettingsVersion =>
  ({ version, savedAt: created_at, savedBy: { name, role }, settings: { ...first, ...JSON.parse(content) as Partial<Settings> } });

export const currentVersion = (store: Store): SettingsVersion =>
  read(firstSettings(store), present(store.sql.one<Row>`SELECT settings_versions.*, name, role FROM settings_versions JOIN users ON users.id = created_by ORDER BY version DESC LIMIT 1`, 'a centre has settings from its beginning'));
export function settingsVersion(store: Store, version: number): SettingsVersion | null {
  const row = store.sql.one<Row>`SELECT settings_versions.*, name, role FROM settings_versions JOIN users ON users.id = created_by WHERE version = ${version}`;
  return row ? read(firstSettings(store), row) : null;
}
/** The newest `most` versions, the newest first. */
export function settingsVersions(store: Store, most: number): SettingsVersion[] {
  const first = firstSettings(store);
  return store.sql.all<Row>`SELECT settings_versions.*, name, role FROM settings_versions JOIN users ON users.id = created_by ORDER BY version DESC LIMIT ${most}`.map((row) => read(first, row));
}
export const insertVersion = ({ sql }: Store, version: number, settings: Settings, at: Instant, by: Id): void =>
  sql.insert('settings_versions', { version, content: JSON.stringify(settings), created_at: at, created_by: by });

/** The picture as it was given: kept once, whatever names it. */
export const keepPicture = ({ sql }: Store, sha256: string, bytes: Uint8Array): void => {
  sql.run`INSERT INTO pictures (sha256, bytes) VALUES (${sha256}, ${bytes}) ON CONFLICT DO NOTHING`;
};
export const pictureBytes = ({ sql }: Store, sha256: string): Uint8Array | null => sql.one<{ bytes: Buffer }>`SELECT bytes FROM pictures WHERE sha256 = ${sha256}`?.bytes ?? null;
/** The programmes' names of all ceremonies: no text of a paper may hold one. */
const programmeLabels = ({ sql }: Store): string[] => sql.all<{ programme_label: string }>`SELECT DISTINCT programme_label FROM ceremony_restricted`.map((row) => row.programme_label);
/** Finds the programme's name in a text: the names that catalogues know, and the labels of the centre's own ceremonies. */
export const restrictedOf = (store: Store): ((text: string) => boolean) =>
  restrictedFinder([...programmeLabels(store), ...LANGS.flatMap((lang) => [message(lang, 'accounts.restrictedNames'), message(lang, 'ceremonyForm.restrictedNames')].flatMap((names) => names.split('|')))]);
