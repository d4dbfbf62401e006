import { inLanguage, isEmpty, type Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { fileNumberKey, isUsualCin, isUsualPhone } from '#shared/domain/common/identity.ts';
import { centimes, type Centimes } from '#shared/domain/common/money.ts';
import { foldName, hasArabic } from '#shared/domain/common/names.ts';
import { MAX_CENTIMES } from '#shared/domain/common/numbers.ts';
import { unprintedSign } from '#shared/domain/common/signs.ts';
import { serialKey, typedTotal, type KnownDoubt } from '#shared/domain/exchange.ts';
import { signatoriesOf, type Ceremony, type EquipmentLine, type Recipient, type Signatory } from '#shared/domain/handover.ts';
import type { Id } from '#shared/lib/ids.ts';

/*
 * What is wrong, or worth knowing, in a ceremony before it is validated, whether it came from a workbook or was typed by hand. The
 * importer tells the same by cells (electron/engine/exchange); here each problem names its record and field.
 */
export const BLOCKING = ['NO_EQUIPMENT', 'TOTAL_TOO_LARGE', 'NO_IDENTIFIER', 'DUPLICATE_ID', 'DUPLICATE_FILE_NUMBER', 'DUPLICATE_SERIAL', 'IMPOSSIBLE_BIRTH_DATE', 'RESTRICTED_LABEL'] as const;
export const WARNINGS = [
  'OVER_ENVELOPE', 'NO_SIGNATORIES', 'SIGNATORY_WITHOUT_CAPACITY', 'REGION_DOES_NOT_FUND', 'NO_GIVER_REPRESENTATIVE', 'UNUSUAL_DATE', 'DATE_PASSED', 'NO_CIN', 'NO_LATIN_NAME', 'NAME_NOT_ARABIC',
  'UNUSUAL_ID', 'UNUSUAL_PHONE', 'UNUSUAL_AGE', 'SAME_NAME', 'HOMONYM', 'UNUSUAL_SIGN', 'NO_READING_LANGUAGE', 'NO_DESIGNATION_FR', 'NO_FUNDER', 'SERIAL_WITH_QUANTITY', 'DUPLICATE_INVENTORY',
  'ID_KNOWN_UNDER_OTHER_NAME', 'FILE_NUMBER_DIFFERS', 'KNOWN_ELSEWHERE',
] as const;
export type CheckCode = (typeof BLOCKING)[number] | (typeof WARNINGS)[number];
export interface Problem {
  readonly severity: 'blocking' | 'warning';
  readonly code: `ceremonyCheck.${CheckCode}` | 'handover.NO_RECIPIENTS';
  readonly params: Readonly<Record<string, string | number>>;
  /** Those of the params that have a form in each language: names. */
  readonly texts: Readonly<Record<string, Bilingual>>;
  /** Written as each language writes them, they fill the sentence too. */
  readonly amounts: Readonly<Record<string, Centimes>>;
  readonly recipientId: Id | null; readonly lineId: Id | null;
  /** A path in the form of the ceremony, recipient or line. */
  readonly field: string | null;
}
export interface CheckedLine { readonly lineId: Id; readonly line: EquipmentLine }
export interface CheckedRecipient { readonly recipientId: Id; readonly recipient: Recipient; readonly lines: readonly CheckedLine[] }
export interface Checked { readonly ceremony: Ceremony; readonly signatories: readonly Signatory[]; readonly recipients: readonly CheckedRecipient[] }
/** `today`: a civil date; `restricted`: does a text hold the programme's name? */
export interface CheckedAt { readonly today: string; readonly restricted: (text: string) => boolean }

const ADULT = 15, OLDEST = 110;
/** A birth date against the ceremony's; a year alone compares as its first day. */
export function birthFault(birthDate: string | null, ceremony: CivilDate): 'IMPOSSIBLE_BIRTH_DATE' | 'UNUSUAL_AGE' | null {
  if (birthDate === null) return null;
  const age = Number(ceremony.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return birthDate > ceremony || age > OLDEST ? 'IMPOSSIBLE_BIRTH_DATE' : age < ADULT ? 'UNUSUAL_AGE' : null;
}
/** The Foundation was founded in 2002; no handover is planned years ahead. */
const FIRST_YEAR = 2002, YEARS_AHEAD = 2;
export const isUnusualDate = (date: string, today: string | undefined): boolean =>
  Number(date.slice(0, 4)) < FIRST_YEAR || (today !== undefined && Number(date.slice(0, 4)) > Number(today.slice(0, 4)) + YEARS_AHEAD);
type Doubt<C extends CheckCode> = readonly (readonly [code: C, field: string])[];
const when = <C extends CheckCode>(...doubts: readonly (readonly [met: boolean, code: C, field: string])[]): Doubt<C> => doubts.filter(([met]) => met).map(([, code, field]) => [code, field]);
export const personDoubts = ({ cin, phone, name }: Pick<Recipient, 'cin' | 'phone' | 'name'>): Doubt<'UNUSUAL_ID' | 'UNUSUAL_PHONE' | 'NO_LATIN_NAME' | 'NAME_NOT_ARABIC'> => when(
  [cin !== '' && !isUsualCin(cin), 'UNUSUAL_ID', 'cin'], [phone !== '' && !isUsualPhone(phone), 'UNUSUAL_PHONE', 'phone'],
  [name.fr === '', 'NO_LATIN_NAME', 'name.fr'], [name.ar !== '' && !hasArabic(name.ar), 'NAME_NOT_ARABIC', 'name.ar']);
export const lineDoubts = ({ designation, serial, quantity }: EquipmentLine): Doubt<'NO_DESIGNATION_FR' | 'SERIAL_WITH_QUANTITY'> => when(
  [designation.fr === '', 'NO_DESIGNATION_FR', 'designation.fr'], [serial !== '' && quantity > 1, 'SERIAL_WITH_QUANTITY', 'serial']);
/** Nobody could tell on whose behalf they sign. */
export const lacksCapacity = ({ role, capacity, onBehalfOf }: Signatory): boolean => role !== 'witness' && isEmpty(capacity) && isEmpty(onBehalfOf);
/** The Region is among the signatories, and signs nothing (see `signatoriesOf`). */
export const regionDoesNotFund = (signatories: readonly Signatory[], goods: readonly EquipmentLine[]): boolean =>
  signatories.some(({ role }) => role === 'region') && !signatoriesOf(signatories, goods).some(({ role }) => role === 'region');
export function sameNameKey({ name, birthDate }: Pick<Recipient, 'name' | 'birthDate'>): string {
  const folded = foldName(name.ar) || foldName(name.fr);
  return folded === '' || birthDate === null ? '' : `${folded} ${birthDate}`;
}
export const inventoryKey = ({ inventoryNumber }: EquipmentLine): string => foldName(inventoryNumber);
/** Every later row of a key that stands twice, with the first one. Empty keys do not count. */
export function twice<T>(rows: readonly T[], keyOf: (row: T) => string): { readonly row: T; readonly first: T; readonly key: string }[] {
  const firsts = new Map<string, T>();
  return rows.flatMap((row) => {
    const key = keyOf(row), first = firsts.get(key);
    if (key !== '' && first === undefined) firsts.set(key, row);
    return key === '' || first === undefined ? [] : [{ row, first, key }];
  });
}

/** Every text of a form with its path. */
function eachText(value: object, visit: (path: string, text: string) => void, under = ''): void {
  for (const [name, inner] of Object.entries(value) as [string, unknown][]) {
    if (typeof inner === 'string') { if (inner !== '') visit(under + name, inner); } else if (typeof inner === 'object' && inner !== null) eachText(inner, visit, `${under}${name}.`);
  }
}
interface Place { readonly recipientId?: Id; readonly lineId?: Id; readonly field?: string }
const blocking: readonly string[] = BLOCKING;
type Said = Readonly<Record<string, string | number | Bilingual>>;
export function problem(code: CheckCode, { recipientId, lineId, field }: Place, said: Said = {}, amounts: Problem['amounts'] = {}): Problem {
  const texts = Object.fromEntries(Object.entries(said).flatMap(([name, value]) => (typeof value === 'object' ? [[name, value] as const] : [])));
  const params = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, typeof value === 'object' ? inLanguage(value, 'ar') : value]));
  return { severity: blocking.includes(code) ? 'blocking' : 'warning', code: `ceremonyCheck.${code}`, params, texts, amounts, recipientId: recipientId ?? null, lineId: lineId ?? null, field: field ?? null };
}

/** All problems of a draft: the ceremony's own first, then person by person, each with what blocks first. */
export function problemsOf({ ceremony, signatories, recipients }: Checked, at: CheckedAt): Problem[] {
  const own = [...ofCeremony(ceremony, signatories, recipients, at.today), ...ofTexts({ ...ceremony, signatories }, {}, at.restricted)];
  const shared = betweenRecipients(recipients);
  const each = recipients.flatMap((one) => inOrder([...ofRecipient(one, ceremony.date, at.restricted), ...(shared.get(one.recipientId) ?? [])]));
  const none: Problem[] = recipients.length === 0 ? [{ severity: 'blocking', code: 'handover.NO_RECIPIENTS', params: {}, texts: {}, amounts: {}, recipientId: null, lineId: null, field: null }] : [];
  return [...none, ...inOrder(own), ...each];
}
const inOrder = (problems: readonly Problem[]): Problem[] => problems.toSorted((one, other) => Number(other.severity === 'blocking') - Number(one.severity === 'blocking'));

function ofCeremony({ date, envelope, giver }: Ceremony, signatories: readonly Signatory[], recipients: readonly CheckedRecipient[], today: string): Problem[] {
  const found: Problem[] = [], goods = recipients.flatMap(({ lines }) => lines.map(({ line }) => line)), total = typedTotal(goods);
  // a sum beyond exact numbers is one person's TOTAL_TOO_LARGE
  if (envelope !== null && total > envelope && Number.isSafeInteger(total)) found.push(problem('OVER_ENVELOPE', { field: 'envelope' }, {}, { total, excess: centimes(total - envelope) }));
  if (isUnusualDate(date, today)) found.push(problem('UNUSUAL_DATE', { field: 'date' }));
  else if (date < today) found.push(problem('DATE_PASSED', { field: 'date' }));
  if (isEmpty(giver.representative)) found.push(problem('NO_GIVER_REPRESENTATIVE', { field: 'giver.representative' }));
  if (signatories.length === 0) found.push(problem('NO_SIGNATORIES', { field: 'signatories' }));
  signatories.forEach((signatory, i) => { if (lacksCapacity(signatory)) found.push(problem('SIGNATORY_WITHOUT_CAPACITY', { field: `signatories.${i}.capacity` }, { order: i + 1 })); });
  if (goods.length > 0 && regionDoesNotFund(signatories, goods)) found.push(problem('REGION_DOES_NOT_FUND', { field: 'signatories' }));
  return found;
}
function ofTexts(form: object, place: Place, restricted: (text: string) => boolean): Problem[] {
  const found: Problem[] = [];
  eachText(form, (field, text) => {
    const sign = unprintedSign(text);
    if (restricted(text)) found.push(problem('RESTRICTED_LABEL', { ...place, field }));
    else if (sign !== null) found.push(problem('UNUSUAL_SIGN', { ...place, field }, { sign }));
  });
  return found;
}
function ofRecipient({ recipientId, recipient, lines }: CheckedRecipient, date: CivilDate, restricted: (text: string) => boolean): Problem[] {
  const { cin, fileNumber, birthDate, reads, readingLanguage, name } = recipient, found: Problem[] = [];
  const add = (code: CheckCode, field: string | null = null, said: Said = { name }): void => { found.push(problem(code, field === null ? { recipientId } : { recipientId, field }, said)); };
  if (lines.length === 0) add('NO_EQUIPMENT');
  if (typedTotal(lines.map(({ line }) => line)) > MAX_CENTIMES) add('TOTAL_TOO_LARGE');
  if (cin === '') add(fileNumber === '' ? 'NO_IDENTIFIER' : 'NO_CIN', 'cin');
  const birth = birthFault(birthDate, date);
  if (birth) add(birth, 'birthDate');
  for (const [code, field] of personDoubts(recipient)) add(code, field);
  if ((!reads.ar || !reads.fr) && isEmpty(readingLanguage)) add('NO_READING_LANGUAGE', 'readingLanguage');
  found.push(...ofTexts(recipient, { recipientId }, restricted));
  for (const { lineId, line } of lines) {
    const at = { recipientId, lineId }, { designation } = line;
    for (const [code, field] of lineDoubts(line)) found.push(problem(code, { ...at, field }, code === 'SERIAL_WITH_QUANTITY' ? { designation, quantity: line.quantity } : { designation }));
    if (isEmpty(line.funder)) found.push(problem('NO_FUNDER', { ...at, field: 'funder' }, { designation }));
    found.push(...ofTexts(line, at, restricted));
  }
  return found;
}
/** What two persons' rows say together, under the later one. */
function betweenRecipients(recipients: readonly CheckedRecipient[]): ReadonlyMap<Id, Problem[]> {
  const found = new Map<Id, Problem[]>();
  const add = (one: Problem, recipientId: Id): void => { found.set(recipientId, [...(found.get(recipientId) ?? []), one]); };
  const persons = (code: CheckCode, field: string, keyOf: (recipient: Recipient) => string): void => {
    for (const { row, first } of twice(recipients, ({ recipient }) => keyOf(recipient))) add(problem(code, { recipientId: row.recipientId, field }, { name: row.recipient.name, other: first.recipient.name }), row.recipientId);
  };
  persons('DUPLICATE_ID', 'cin', ({ cin }) => cin);
  persons('DUPLICATE_FILE_NUMBER', 'fileNumber', ({ fileNumber }) => fileNumberKey(fileNumber));
  persons('SAME_NAME', 'name.ar', sameNameKey);
  const same = new Set(twice(recipients, ({ recipient }) => sameNameKey(recipient)).map(({ row }) => row.recipientId));
  persons('HOMONYM', 'name.ar', (recipient) => foldName(recipient.name.ar));
  for (const [recipientId, problems] of found) if (same.has(recipientId)) found.set(recipientId, problems.filter(({ code }) => code !== 'ceremonyCheck.HOMONYM'));
  const lines = recipients.flatMap(({ recipientId, recipient, lines: own }) => own.map((one) => ({ ...one, recipientId, recipient })));
  for (const { row, first } of twice(lines, ({ line }) => serialKey(line.serial))) add(problem('DUPLICATE_SERIAL', { recipientId: row.recipientId, lineId: row.lineId, field: 'serial' }, { serial: row.line.serial, other: first.recipient.name }), row.recipientId);
  for (const { row, first } of twice(lines, ({ line }) => inventoryKey(line))) add(problem('DUPLICATE_INVENTORY', { recipientId: row.recipientId, lineId: row.lineId, field: 'inventoryNumber' }, { inventory: row.line.inventoryNumber, other: first.recipient.name }), row.recipientId);
  return found;
}
export const knownProblem = (recipientId: Id, name: Bilingual, { code, known }: KnownDoubt): Problem =>
  problem(code, { recipientId, field: code === 'FILE_NUMBER_DIFFERS' ? 'fileNumber' : 'cin' }, code === 'KNOWN_ELSEWHERE' ? { name } : { name, known });
/** The first text of a form that holds the programme's name, by its path. */
export function restrictedField(form: object, restricted: (text: string) => boolean): string | null {
  let first: string | null = null;
  eachText(form, (field, text) => { if (first === null && restricted(text)) first = field; });
  return first;
}
