import { checked, createReader, dateText, fieldNamed, type Read } from '#renderer/components/typed.ts';
import { fileForm, identityForm } from '#shared/contract/beneficiaryForms.ts';
import type { Answer, Sent } from '#shared/contract/index.ts';
import type { LANGUAGES, MARITAL_STATUSES, SCHOOLINGS } from '#shared/domain/beneficiaries.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { Sex } from '#shared/domain/handover.ts';
import type { TradeCode } from '#shared/domain/trades.ts';
import type { Refusal } from '#shared/lib/result.ts';

export type File = Answer<'beneficiaries.show'>;
type Form = Pick<Sent<'beneficiaries.change'>, 'identity' | 'province' | 'trade' | 'profile'>;
export interface TrainingTexts { title: string; certificate: string; months: string; year: string; seen: boolean }
export interface ExperienceTexts { title: string; trade: '' | TradeCode; months: string; place: string; seen: boolean }
type Said = '' | 'yes' | 'no';
/** A file's form as it is typed; `cin` is null while the number is kept and was not asked to be seen. */
export interface FileTexts {
  name: Bilingual; fileNumber: string; cin: string | null; sex: '' | Sex; birthDate: string; birthPlace: Bilingual; phone: string; otherPhone: string; address: Bilingual; commune: Bilingual; province: string; trade: '' | TradeCode;
  /** of a new file alone */
  openedOn: string;
  maritalStatus: '' | (typeof MARITAL_STATUSES)[number]; children: string; dependants: string; schooling: '' | (typeof SCHOOLINGS)[number]; languages: (typeof LANGUAGES)[number][];
  reads: { ar: Said; fr: Said }; trainings: TrainingTexts[]; experiences: ExperienceTexts[];
  contact: { name: string; relation: string; phone: string; guardian: boolean }; releasedOn: string; releaseNote: string; wishes: string;
}
const none = (): Bilingual => ({ ar: '', fr: '' });
export const newFile = (): FileTexts => ({
  name: none(), fileNumber: '', cin: '', sex: '', birthDate: '', birthPlace: none(), phone: '', otherPhone: '', address: none(), commune: none(), province: '', trade: '', openedOn: '',
  maritalStatus: '', children: '', dependants: '', schooling: '', languages: [], reads: { ar: '', fr: '' }, trainings: [], experiences: [], contact: { name: '', relation: '', phone: '', guardian: false }, releasedOn: '', releaseNote: '', wishes: '',
});
export const NEW_TRAINING: TrainingTexts = { title: '', certificate: '', months: '', year: '', seen: false };
export const NEW_EXPERIENCE: ExperienceTexts = { title: '', trade: '', months: '', place: '', seen: false };
const count = (n: number | null): string => (n === null ? '' : String(n));
const said = (flag: boolean | null): Said => (flag === null ? '' : flag ? 'yes' : 'no');
const meant = (text: Said): boolean | null => (text === '' ? null : text === 'yes');

export const fileTexts = ({ identity: { cinMasked: _masked, ...identity }, province, trade, profile }: File, cin: string | null): FileTexts => ({
  ...identity, cin, birthDate: dateText(identity.birthDate), province, trade: trade ?? '', openedOn: '',
  maritalStatus: profile.maritalStatus ?? '', children: count(profile.children), dependants: count(profile.dependants), schooling: profile.schooling ?? '', languages: [...profile.languages], reads: { ar: said(profile.reads.ar), fr: said(profile.reads.fr) },
  trainings: profile.trainings.map((one) => ({ ...one, months: count(one.months), year: count(one.year) })), experiences: profile.experiences.map((one) => ({ ...one, trade: one.trade ?? '', months: count(one.months) })),
  contact: profile.contact ?? newFile().contact, releasedOn: dateText(profile.releasedOn), releaseNote: profile.releaseNote, wishes: profile.wishes,
});

/** What is typed, as the contract takes it, and the day of the intake: null is today. */
export function readFile(texts: FileTexts): Read<Form & { readonly openedOn: string | null }> {
  const read = createReader(), { contact } = texts;
  const identity = {
    name: texts.name, fileNumber: texts.fileNumber, ...(texts.cin === null ? {} : { cin: texts.cin }), sex: texts.sex as Sex, birthDate: read.birth('birthDate', texts.birthDate), birthPlace: texts.birthPlace, phone: texts.phone, otherPhone: texts.otherPhone, address: texts.address, commune: texts.commune,
  };
  const profile = {
    maritalStatus: texts.maritalStatus || null, children: read.whole('children', texts.children), dependants: read.whole('dependants', texts.dependants), schooling: texts.schooling || null, languages: texts.languages, reads: { ar: meant(texts.reads.ar), fr: meant(texts.reads.fr) },
    trainings: texts.trainings.map((one, i) => ({ ...one, months: read.whole(`trainings.${i}.months`, one.months), year: read.whole(`trainings.${i}.year`, one.year) })),
    experiences: texts.experiences.map((one, i) => ({ ...one, trade: one.trade || null, months: read.whole(`experiences.${i}.months`, one.months) })),
    contact: contact.name.trim() === '' && contact.relation.trim() === '' && contact.phone.trim() === '' && !contact.guardian ? null : contact, releasedOn: read.date('releasedOn', texts.releasedOn), releaseNote: texts.releaseNote, wishes: texts.wishes,
  };
  const openedOn = read.date('openedOn', texts.openedOn), value = { identity, province: texts.province, trade: texts.trade || null, profile };
  const inIdentity = checked(identityForm, identity, read.faults), inFile = checked(fileForm, { province: value.province, trade: value.trade, profile }, []);
  const told = new Set(read.faults.map(({ path }) => path)), rest = (inFile.ok ? [] : inFile.faults).map((fault) => ({ ...fault, path: bare(fault.path) })).filter(({ path }) => !told.has(path));
  const named = `${texts.name.ar}${texts.name.fr}`.trim() !== '';
  const faults = [...(named ? [] : [{ path: 'name.ar', code: 'beneficiaries.NO_NAME' } as const]), ...(texts.sex === '' ? [{ path: 'sex', code: 'app.EMPTY' } as const] : []), ...(inIdentity.ok ? [] : inIdentity.faults.filter(({ path }) => path !== 'sex')), ...rest];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { ...value, openedOn } };
}

/** A field as the form calls it, by what the engine calls it: `identity.name.ar`, `profile.trainings.0.year`. */
const bare = (field: string): string => field.replace(/^(?:identity|profile)\./, '');
const SPEAKS_OF: Readonly<Record<string, string>> = {
  'beneficiaries.NO_NAME': 'name.ar', 'beneficiaries.OPENED_IN_FUTURE': 'openedOn', 'beneficiaries.BIRTH_IN_FUTURE': 'birthDate', 'beneficiaries.IMPOSSIBLE_BIRTH_DATE': 'birthDate', 'beneficiaries.RELEASED_LATER': 'releaseNote', 'beneficiaries.FILE_NUMBER_TAKEN': 'fileNumber',
};
export function fieldOf(refusal: Refusal): string | null {
  const named = fieldNamed(refusal);
  return SPEAKS_OF[refusal.code] ?? (named === null ? null : bare(named));
}

/** What likely duplicates are looked for by while somebody types; null where that is too little. A date not yet typed to its end is none. */
export function likelyAsked({ name, cin, birthDate }: Pick<FileTexts, 'name' | 'cin' | 'birthDate'>): Omit<Sent<'beneficiaries.duplicates'>, 'except'> | null {
  if (name.ar.trim().length < 3 && name.fr.trim().length < 3 && (cin ?? '').trim().length < 3) return null;
  return { name: { ar: name.ar.slice(0, 120), fr: name.fr.slice(0, 120) }, cin: (cin ?? '').slice(0, 20), birthDate: createReader().birth('birthDate', birthDate) };
}
