import type { Giver, PaperHead, Signatory } from '#shared/domain/handover.ts';
import type { Contact, ProgrammeStep } from '#shared/domain/ceremonyPapers.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { PRISON_WORDS } from '#shared/domain/common/lexicon.ts';
import type { Wording } from '#shared/domain/common/wording.ts';
import type { Lang, MessageKey } from '#shared/i18n/index.ts';
import type { Choice, MessageRead, MessageShape } from '#shared/i18n/placeholders.ts';
import { refuse, type No } from '#shared/lib/result.ts';

/* What papers carry from the centre (domain.md §4, "Common"): every change makes a new version, and a paper says which one it was made by. */
export interface Settings {
  readonly name: Bilingual;
  /** For «حرر بمدينة …» / «Fait à …». */
  readonly city: Bilingual;
  /** Lines of the head, from the Kingdom down to the centre. */
  readonly letterhead: { readonly ar: readonly string[]; readonly fr: readonly string[] };
  /** SHA-256 of the pictures of the head. */
  readonly logos: { readonly left: string | null; readonly right: string | null };
  /** Who keeps each signed original, the first one first. */
  readonly originals: readonly Bilingual[];
  /** Whom a beneficiary may call. */
  readonly contact: Contact;
  readonly programme: readonly ProgrammeStep[];
  /** To whom a sending slip goes. */
  readonly slipTo: Bilingual;
  /** The number of the CNDP's prior authorisation (law 09-08, art. 21), for notices and consent forms; empty where there is none yet. */
  readonly cndp: string;
  readonly wording: Wording;
  /** Who hands over for the centre, and who usually signs: what a ceremony made by hand begins with. */
  readonly giver: Omit<Giver, 'entity'>;
  readonly signatories: readonly Signatory[];
}
export const SETTINGS_FIELDS = ['name', 'city', 'letterhead', 'logos', 'originals', 'contact', 'programme', 'slipTo', 'cndp', 'wording', 'giver', 'signatories'] as const satisfies readonly (keyof Settings)[];
export type SettingsField = (typeof SETTINGS_FIELDS)[number];
export type Side = keyof Settings['logos'];

/** What every paper carries from settings of this version. @param code of the centre */
export const headOf = ({ version, settings: { name, city, letterhead, logos, wording } }: { readonly version: number; readonly settings: Settings }, code: string): PaperHead =>
  ({ letterhead: { code, name, city, lines: letterhead, logos }, wording, settingsVersion: version });

/** Signs of a text unless its row says another bound. */
const MOST_SIGNS = 4000;
const TITLE = 200;
/** A text of a paper that a centre may replace. */
export interface EditableText {
  readonly key: MessageKey;
  /** Whether no word of prison may stand in it: on what a person shows to others. */
  readonly neutral?: true;
  /** Placeholders that it must print whatever the case: without them the paper would not be worth what it says. */
  readonly required?: readonly string[];
  /** Placeholders that it must print in every case in which the original does. */
  readonly kept?: readonly string[];
  readonly most?: number;
}
export const EDITABLE_TEXTS: readonly EditableText[] = [
  { key: 'handoverCertificate.title', most: TITLE },
  { key: 'handoverCertificate.intro' },
  { key: 'handoverCertificate.closed', required: ['amount', 'words'] },
  { key: 'handoverCertificate.transferLead', most: TITLE },
  { key: 'handoverCertificate.transfer' },
  { key: 'handoverCertificate.declarationLead', most: TITLE },
  { key: 'handoverCertificate.declaration', kept: ['until'] },
  { key: 'handoverCertificate.readingLead', most: TITLE },
  { key: 'handoverCertificate.reading' },
  { key: 'handoverCertificate.done', required: ['date', 'originals'] },
  { key: 'handoverCertificate.former' },
  { key: 'ceremonySummary.title', most: TITLE },
  { key: 'ceremonySummary.intro' },
  { key: 'ceremonySummary.closed', required: ['amount', 'words'] },
  { key: 'ceremonySummary.done', required: ['date', 'originals'] },
  { key: 'ceremonyList.title', most: TITLE },
  { key: 'ceremonyList.titlePublic', neutral: true, most: TITLE },
  { key: 'ceremonyProgramme.programmeTitle', neutral: true, most: TITLE },
  { key: 'ceremonyProgramme.welcome', neutral: true },
  { key: 'ceremonyProgramme.attendanceTitle', neutral: true, most: TITLE },
  { key: 'leaflet.title', neutral: true, most: TITLE },
  { key: 'leaflet.mineText', neutral: true, most: 300 },
  { key: 'leaflet.mayNotAfter', neutral: true, most: 300 },
  { key: 'handoverReceipt.title', most: TITLE },
  { key: 'handoverReceipt.intro' },
  { key: 'handoverReceipt.closed', required: ['amount', 'words'] },
  { key: 'handoverReceipt.discharge' },
  { key: 'handoverReceipt.readingLead', most: TITLE },
  { key: 'handoverReceipt.reading' },
  { key: 'handoverReceipt.done', required: ['date'] },
  { key: 'attestation.title', neutral: true, most: TITLE },
  { key: 'attestation.titleLoan', neutral: true, most: TITLE },
  { key: 'attestation.intro', neutral: true },
  { key: 'attestation.basis', neutral: true },
  { key: 'attestation.purpose', neutral: true },
  { key: 'attestation.done', neutral: true, required: ['date'] },
  { key: 'sendingSlip.title', most: TITLE },
  { key: 'sendingSlip.courtesy', most: TITLE },
  { key: 'sendingSlip.body' },
];
export const limitOf = ({ most = MOST_SIGNS }: EditableText): number => most;
export const editableText = (key: string): EditableText | undefined => EDITABLE_TEXTS.find((text) => text.key === key);

/** Branches that a value takes though the original text leaves them to `other`. */
const ALSO: Readonly<Record<string, readonly string[]>> = { sex: ['M'], transfer: ['ownership'], relation: ['replaces'] };
/* Signs that are not seen and change the order of what is; the joiners that Arabic and Tifinagh use are none of them. */
const UNSEEN = /[\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufffc\ufffe\uffff]/u;
const TAG = /<\/?\p{L}/u;
/** `{sex}, {date}`, to read in a sentence. */
const listed = (names: Iterable<string>): string => [...names].map((name) => `{${name}}`).join(', ') || '—';
/** `{hasCity, select, yes{… {city} …} other{}}`: how a value stands that is not always there. */
const guarded = (way: readonly Choice[], inner: string): string => way.reduceRight((text, { name, branch }) => `{${name}, select, ${branch}{…${text}…} other{}}`, inner);

/**
 * Whether a centre's own text may stand in place of a catalogue's: why not, or null. An accepted text says something in every case, never throws
 * when it is printed, and leaves no hole.
 * @param original the catalogue's text in the same language; @param read reads a text as a message; @param restricted finds the programme's name; @param field what to call it
 */
export function checkWording(editable: EditableText, text: string, original: MessageShape, { read, restricted, field }: {
  readonly read: (text: string) => MessageRead; readonly restricted: (text: string) => boolean; readonly field: string;
}): No | null {
  const { neutral } = editable, limit = limitOf(editable);
  if ([...text].length > limit) return refuse('settings.TEXT_TOO_LONG', { field, limit });
  if (/[\p{Cc}\u2028\u2029]/u.test(text)) return refuse('settings.TEXT_NOT_ONE_PARAGRAPH', { field });
  if (UNSEEN.test(text)) return refuse('settings.TEXT_UNSEEN_SIGN', { field });
  if (TAG.test(text)) return refuse('settings.TEXT_TAG', { field });
  const own = read(text);
  if (own.fault !== null) return refuse(own.fault === 'noOther' ? 'settings.TEXT_NO_OTHER' : 'settings.TEXT_MALFORMED', { field, known: listed(original.keys()) });
  const fault = placeholderFault(own.shape, original, editable, field);
  if (fault) return fault;
  if (own.sayings === null) return refuse('settings.TEXT_TOO_MANY_CASES', { field });
  if (own.sayings.some((saying) => /[{}]/.test(saying))) return refuse('settings.TEXT_BRACE', { field });
  if (!own.sayings.every((saying) => /[\p{L}\p{N}\ufffc]/u.test(saying))) return refuse('settings.TEXT_SAYS_NOTHING', { field });
  if (own.sayings.some(restricted)) return refuse('settings.RESTRICTED_LABEL', { field });
  const prison = neutral && own.sayings.map((saying) => PRISON_WORDS.exec(saying)?.[0]).find((word) => word !== undefined);
  return prison ? refuse('settings.PRISON_WORD', { field, word: prison }) : null;
}
function placeholderFault(own: MessageShape, original: MessageShape, { required = [], kept = [] }: EditableText, field: string): No | null {
  for (const [name, { kinds, branches, ways }] of own) {
    const known = original.get(name);
    if (!known) return refuse('settings.PLACEHOLDER_UNKNOWN', { field, name: `{${name}}`, known: listed(original.keys()) });
    const counts = known.kinds.has('count');
    if ([...kinds].some((kind) => !known.kinds.has(kind) && !(counts && kind === 'value'))) return refuse('settings.PLACEHOLDER_KIND', { field, name: `{${name}}` });
    if (kinds.has('choice')) {
      const allowed = new Set([...known.branches, ...(ALSO[name] ?? [])]), odd = [...branches].find((branch) => !allowed.has(branch));
      if (odd !== undefined) return refuse('settings.BRANCH_UNKNOWN', { field, name: `{${name}}`, branch: odd, known: [...allowed].join(', ') });
    }
    const isThere = (way: readonly Choice[]): boolean => known.ways.some((needed) => needed.every((one) => way.some(({ name: by, branch }) => by === one.name && branch === one.branch)));
    if (!counts && !ways.every(isThere)) return refuse('settings.PLACEHOLDER_UNGUARDED', { field, name: `{${name}}`, pattern: guarded(known.ways[0] ?? [], `{${name}}`) });
  }
  const missing = required.find((name) => !own.get(name)?.ways.some((way) => way.length === 0));
  if (missing !== undefined) return refuse('settings.PLACEHOLDER_MISSING', { field, name: `{${missing}}` });
  // a case of the original is covered where its branch, or an `other` that stands for it, leads to the value
  const leads = (way: readonly Choice[], needed: readonly Choice[]): boolean => way.every(({ name, branch }) =>
    needed.some((one) => one.name === name && (one.branch === branch || (branch === 'other' && !own.get(name)?.branches.has(one.branch)))));
  for (const name of kept) {
    const lost = original.get(name)?.ways.find((needed) => !own.get(name)?.ways.some((way) => leads(way, needed)));
    if (lost) return refuse('settings.PLACEHOLDER_LOST', { field, name: `{${name}}`, pattern: guarded(lost, `{${name}}`) });
  }
  return null;
}

type Maybe<T> = { readonly [K in keyof T]?: T[K] | undefined };
/** What to change: a field left out stays, null brings back what stood there before anybody changed it, an empty wording brings back the catalogue's. */
export interface SettingsChange {
  readonly name?: Maybe<Bilingual> | null | undefined;
  readonly city?: Maybe<Bilingual> | null | undefined;
  readonly letterhead?: Maybe<Settings['letterhead']> | null | undefined;
  readonly originals?: readonly Bilingual[] | null | undefined;
  readonly contact?: { readonly phone?: string | undefined; readonly address?: Maybe<Bilingual> | undefined; readonly hours?: Maybe<Bilingual> | undefined } | null | undefined;
  readonly programme?: readonly ProgrammeStep[] | null | undefined;
  readonly slipTo?: Maybe<Bilingual> | null | undefined;
  readonly cndp?: string | null | undefined;
  readonly wording?: readonly ({ readonly key: string } & Maybe<Bilingual>)[] | null | undefined;
  readonly giver?: { readonly representative?: Maybe<Bilingual> | undefined; readonly capacity?: Maybe<Bilingual> | undefined } | null | undefined;
  readonly signatories?: readonly Signatory[] | null | undefined;
}
/** @param first what stands where nobody changed anything; @param original a catalogue's text, which as a text of one's own is none */
export function changed(settings: Settings, change: SettingsChange, first: Settings, original: (key: string, lang: Lang) => string): Settings {
  const both = (value: Bilingual, to: Maybe<Bilingual> | undefined): Bilingual => ({ ar: to?.ar ?? value.ar, fr: to?.fr ?? value.fr });
  const pair = (field: 'name' | 'city' | 'slipTo'): Bilingual => (change[field] === null ? first[field] : both(settings[field], change[field]));
  const { letterhead, contact, giver } = change;
  const wording: Record<string, Bilingual> = change.wording === null ? {} : { ...settings.wording };
  for (const { key, ...texts } of change.wording ?? []) {
    const { ar, fr } = both(wording[key] ?? { ar: '', fr: '' }, texts);
    const own = { ar: ar === original(key, 'ar') ? '' : ar, fr: fr === original(key, 'fr') ? '' : fr };
    if (own.ar || own.fr) wording[key] = own;
    else Reflect.deleteProperty(wording, key);
  }
  return {
    name: pair('name'), city: pair('city'), slipTo: pair('slipTo'), cndp: change.cndp === null ? first.cndp : change.cndp ?? settings.cndp, logos: settings.logos, wording,
    letterhead: letterhead === null ? first.letterhead : { ar: letterhead?.ar ?? settings.letterhead.ar, fr: letterhead?.fr ?? settings.letterhead.fr },
    originals: change.originals === null ? first.originals : change.originals ?? settings.originals,
    programme: change.programme === null ? first.programme : change.programme ?? settings.programme,
    contact: contact === null ? first.contact
      : { phone: contact?.phone ?? settings.contact.phone, address: both(settings.contact.address, contact?.address), hours: both(settings.contact.hours, contact?.hours) },
    giver: giver === null ? first.giver : { representative: both(settings.giver.representative, giver?.representative), capacity: both(settings.giver.capacity, giver?.capacity) },
    signatories: change.signatories === null ? first.signatories : change.signatories ?? settings.signatories,
  };
}
