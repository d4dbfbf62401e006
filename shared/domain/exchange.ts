import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { fileNumberKey } from '#shared/domain/common/identity.ts';
import type { Centimes } from '#shared/domain/common/money.ts';
import { foldName } from '#shared/domain/common/names.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import type { Ceremony, EquipmentLine, Recipient, Signatory } from '#shared/domain/handover.ts';
import type { Id } from '#shared/lib/ids.ts';

/** A beneficiary of the workbook, the lines handed to them, and where each stands (`cells`, like `F12`), so that a later refusal can name it. */
export interface FormBeneficiary {
  readonly recipient: Recipient;
  readonly lines: readonly EquipmentLine[];
  readonly cells: { readonly fileNumber: string; readonly cin: string; readonly name: string; /** the serial's cell, line by line */ readonly serials: readonly string[] };
}
/** A whole, faultless ceremony workbook. `programmeLabel` is restricted (domain.md §5): never printed, never listed. */
export interface CeremonyForm {
  readonly ceremony: Ceremony;
  readonly programmeLabel: string;
  readonly beneficiaries: readonly FormBeneficiary[];
  readonly signatories: readonly Signatory[];
  /** The sheets' names as they stand in the workbook. */
  readonly sheets: { readonly beneficiaries: string; readonly equipment: string };
}

export const FORM_ERRORS = [
  'NOT_A_WORKBOOK', 'CEREMONY_WORKBOOK', 'TOO_LARGE', 'TOO_MANY_PARTS', 'TOO_MANY_CELLS', 'TOO_MANY_ROWS', 'TOO_MANY_ERRORS',
  'MISSING_SHEET', 'DUPLICATE_SHEET', 'MISSING_COLUMN', 'DUPLICATE_COLUMN', 'MISSING_VALUE', 'TEXT_TOO_LONG',
  'FORMULA_ERROR', 'FORMULA_NOT_CALCULATED', 'DATE_NOT_TEXT', 'UNKNOWN_CODE', 'UNKNOWN_TRADE', 'OUT_OF_RANGE',
  'IMPOSSIBLE_DATE', 'SHORT_YEAR', 'IMPOSSIBLE_BIRTH_DATE', 'IMPOSSIBLE_TIME',
  'NOT_A_NUMBER', 'AMBIGUOUS_NUMBER', 'TOO_MANY_DECIMALS', 'NUMBER_TOO_LARGE', 'NOT_WHOLE',
  'QUANTITY_NOT_POSITIVE', 'QUANTITY_NOT_WHOLE', 'NEGATIVE_PRICE', 'NEGATIVE_AMOUNT', 'TOTAL_TOO_LARGE',
  'NO_IDENTIFIER', 'NO_BENEFICIARIES', 'UNKNOWN_BENEFICIARY', 'IDENTIFIERS_DISAGREE',
  'DUPLICATE_ID', 'DUPLICATE_FILE_NUMBER', 'DUPLICATE_SERIAL', 'FILE_NUMBER_TAKEN', 'SAME_PERSON', 'FILE_NUMBER_ELSEWHERE', 'SERIAL_HELD', 'RESTRICTED_LABEL', 'NO_NAME', 'HAS_FILE', 'LIKELY_HAS_FILE', 'ROW_HAS_FILE', 'SAME_ROW', 'DATE_IN_FUTURE',
  'UNKNOWN_NAME', 'NAME_NOT_UNIQUE', 'NAME_DISAGREES', 'RELEASED_LATER', 'TRAINING_IN_FUTURE', 'TOO_MANY_OF_PERSON',
] as const;
export const FORM_WARNINGS = [
  'NO_EQUIPMENT', 'NO_SIGNATORIES', 'UNUSUAL_ID', 'UNUSUAL_PHONE', 'UNUSUAL_AGE', 'UNUSUAL_DATE', 'DUPLICATE_INVENTORY', 'OVER_ENVELOPE',
  'NO_LATIN_NAME', 'NAME_NOT_ARABIC', 'SAME_NAME', 'LIKELY_DOUBLE', 'LIKELY_TWICE', 'UNUSUAL_SIGN', 'NO_DESIGNATION_FR', 'NO_FUNDER', 'SERIAL_WITH_QUANTITY', 'SIGNATORY_WITHOUT_CAPACITY', 'REGION_DOES_NOT_FUND', 'UNKNOWN_COLUMN', 'DEFAULT_USED', 'READING_NOT_SAID',
  'ID_KNOWN_UNDER_OTHER_NAME', 'FILE_NUMBER_DIFFERS', 'KNOWN_ELSEWHERE', 'NO_CONTACT_NAME', 'MORE_WARNINGS',
] as const;
export type FindingCode = (typeof FORM_ERRORS)[number] | (typeof FORM_WARNINGS)[number];

/** Something wrong, or worth knowing, in a workbook: `exchange.<code>` is its sentence, `params` fill it. */
export interface Finding {
  readonly sheet: string;
  /** Like `F12`; empty for a whole sheet or file. */
  readonly cell: string;
  /** What was typed. */
  readonly value: string;
  readonly code: FindingCode;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Amounts for its sentence, written as each language writes them. */
  readonly amounts?: Readonly<Record<string, Centimes>>;
  /** Placeholders that are words of the catalogues themselves: a column's name, the values accepted. */
  readonly words?: Readonly<Record<string, readonly MessageKey[]>>;
}

/** A finding with its sentence in both languages, as the contract hands it out. */
export type FormProblem = Omit<Finding, 'params' | 'amounts' | 'words'> & { readonly message: Bilingual };

const text = (value: Bilingual): string => foldName(value.ar) || foldName(value.fr);
/** Two workbooks are of the same ceremony when title, date and convention match, however they were typed. */
export const ceremonyKey = ({ ceremony }: Pick<CeremonyForm, 'ceremony'>): { readonly titleKey: string; readonly date: CivilDate; readonly conventionKey: string } =>
  ({ titleKey: text(ceremony.title), date: ceremony.date, conventionKey: foldName(ceremony.convention.number) });
/** Serial numbers compare by letters and digits alone; empty where there is none. */
export const serialKey = (serial: string): string => foldName(serial).replace(/ /g, '').toUpperCase();

// a line's bounds allow sums beyond exact numbers; they are far above the amount that is refused (TOTAL_TOO_LARGE)
/** Not `totalOf` of a certificate: what is typed may be beyond exact sums, and is then refused by its size. */
const lineTotal = ({ quantity, unitPrice }: EquipmentLine): number => quantity * unitPrice;
export const typedTotal = (lines: readonly EquipmentLine[]): Centimes => lines.reduce((sum, line) => sum + lineTotal(line), 0) as Centimes;
export interface FormTotals {
  readonly beneficiaries: number;
  readonly lines: number;
  readonly totalCentimes: Centimes;
  readonly envelopeCentimes: Centimes | null;
  /** Negative when the lines cost more than the envelope. */
  readonly remainderCentimes: Centimes | null;
}
/** Counts and sums of a form: the total is the sum of the lines, never a share of the envelope (domain.md §1). */
export function totals({ ceremony: { envelope }, beneficiaries }: Pick<CeremonyForm, 'ceremony' | 'beneficiaries'>): FormTotals {
  const lines = beneficiaries.flatMap((beneficiary) => beneficiary.lines);
  const total = typedTotal(lines);
  return {
    beneficiaries: beneficiaries.length, lines: lines.length, totalCentimes: total, envelopeCentimes: envelope,
    remainderCentimes: envelope === null ? null : envelope - total as Centimes,
  };
}

export interface KnownPerson {
  readonly id: Id; readonly cin: string; readonly fileNumber: string; readonly name: Bilingual;
  /** Their file is somebody else's: whoever asks is told that there is one, and nothing of it. */
  readonly elsewhere: boolean;
}
/** What the store knows that concerns a form: the persons who bear one of its ID or file numbers, and its serials that another handover holds. */
export interface Known {
  readonly persons: readonly KnownPerson[];
  /** The title of the ceremony that holds each serial, by `serialKey`. */
  readonly serialsHeld: ReadonlyMap<string, Bilingual>;
}
/** What to ask the store before `checkAgainstKnown`: ID numbers, file numbers by `fileNumberKey`, serials by `serialKey`. */
export interface KnownQuery { readonly cins: readonly string[]; readonly fileNumbers: readonly string[]; readonly serials: readonly string[] }
const filled = (texts: readonly string[]): string[] => [...new Set(texts)].filter((value) => value !== '');
export const knownQuery = ({ beneficiaries }: Pick<CeremonyForm, 'beneficiaries'>): KnownQuery => ({
  cins: filled(beneficiaries.map(({ recipient }) => recipient.cin)),
  fileNumbers: filled(beneficiaries.map(({ recipient }) => fileNumberKey(recipient.fileNumber))),
  serials: filled(beneficiaries.flatMap(({ lines }) => lines.map(({ serial }) => serialKey(serial)))),
});

/** A name as it compares: whatever the spaces, accents or seats of hamza. */
export const joined = (name: string): string => foldName(name).replace(/ /g, '');
/** The same name in either alphabet. */
const sameName = (one: Bilingual, other: Bilingual): boolean =>
  (['ar', 'fr'] as const).some((lang) => joined(one[lang]) !== '' && joined(one[lang]) === joined(other[lang]));
/** The Arabic name stands on the deed: where both know it, it decides. */
const sameOnPaper = (one: Bilingual, other: Bilingual): boolean => (one.ar !== '' && other.ar !== '' ? joined(one.ar) === joined(other.ar) : sameName(one, other));
const indexBy = (persons: readonly KnownPerson[], key: (person: KnownPerson) => string): Map<string, KnownPerson> =>
  new Map(persons.filter((person) => key(person) !== '').map((person) => [key(person), person]));

type Identity = Pick<Recipient, 'cin' | 'fileNumber' | 'name'>;
/** Whom a recipient is, among the persons known: by ID number, else, where no ID number contradicts it, by file number under the same name. */
export function personFinder(persons: readonly KnownPerson[]): (recipient: Identity) => { readonly person: KnownPerson | null; /** another person bears this file number */ readonly taken: KnownPerson | null } {
  const byCin = indexBy(persons, ({ cin }) => cin), byFile = indexBy(persons, ({ fileNumber }) => fileNumberKey(fileNumber));
  return ({ cin, fileNumber, name }) => {
    const person = (cin !== '' && byCin.get(cin)) || null;
    const holder = (fileNumber !== '' && byFile.get(fileNumberKey(fileNumber))) || null;
    if (!holder || holder.id === person?.id) return { person, taken: null };
    const another = person !== null || (cin !== '' && holder.cin !== '') || !sameName(name, holder.name);
    return another ? { person, taken: holder } : { person: holder, taken: null };
  };
}

/** A person known under another name on paper, or another file number: told, never refused. */
export type KnownDoubt = { readonly code: 'ID_KNOWN_UNDER_OTHER_NAME' | 'FILE_NUMBER_DIFFERS' | 'KNOWN_ELSEWHERE'; readonly known: string };
export function doubtsAbout({ fileNumber, name }: Identity, person: KnownPerson): KnownDoubt[] {
  const differs = fileNumber !== '' && person.fileNumber !== '' && fileNumberKey(person.fileNumber) !== fileNumberKey(fileNumber);
  if (person.elsewhere) return differs || !sameOnPaper(person.name, name) ? [{ code: 'KNOWN_ELSEWHERE', known: '' }] : [];
  return [
    ...(differs ? [{ code: 'FILE_NUMBER_DIFFERS', known: person.fileNumber } as const] : []),
    ...(sameOnPaper(person.name, name) ? [] : [{ code: 'ID_KNOWN_UNDER_OTHER_NAME', known: person.name.ar || person.name.fr } as const]),
  ];
}

/** Whose file number it is. */
export const takenBy = ({ elsewhere, name }: KnownPerson): Pick<Finding, 'code' | 'params'> => (elsewhere ? { code: 'FILE_NUMBER_ELSEWHERE' } : { code: 'FILE_NUMBER_TAKEN', params: { name: name.ar || name.fr } });

/**
 * A form against what the store knows. Errors: a file number that another person holds, one person on two rows (by ID number on one, by
 * file number on the other), a serial number held elsewhere (a unit has one holder at a time, domain.md §3). Warnings: an ID known under another name, or with another file number.
 */
export function checkAgainstKnown(form: CeremonyForm, { persons, serialsHeld }: Known): { errors: Finding[]; warnings: Finding[] } {
  const errors: Finding[] = [], warnings: Finding[] = [];
  const find = personFinder(persons);
  const rows = new Map<Id, string>();
  for (const { recipient, lines, cells } of form.beneficiaries) {
    const { person, taken } = find(recipient);
    const at = { sheet: form.sheets.beneficiaries };
    const twin = person && rows.get(person.id);
    if (twin) errors.push({ ...at, cell: cells.name, value: recipient.name.ar, code: 'SAME_PERSON', params: { cell: twin } });
    if (person) rows.set(person.id, cells.name);
    if (taken) errors.push({ ...at, cell: cells.fileNumber, value: recipient.fileNumber, ...takenBy(taken) });
    for (const { code, known } of person ? doubtsAbout(recipient, person) : []) {
      if (code === 'KNOWN_ELSEWHERE') warnings.push({ ...at, cell: cells.cin, value: recipient.cin, code });
      else if (code === 'ID_KNOWN_UNDER_OTHER_NAME') warnings.push({ ...at, cell: cells.cin, value: recipient.cin, code, params: { name: known } });
      else if (!taken) warnings.push({ ...at, cell: cells.fileNumber, value: recipient.fileNumber, code, params: { known } });
    }
    lines.forEach(({ serial }, index) => {
      const holder = serialKey(serial) === '' ? undefined : serialsHeld.get(serialKey(serial));
      if (holder) errors.push({ sheet: form.sheets.equipment, cell: cells.serials[index] ?? '', value: serial, code: 'SERIAL_HELD', params: { title: holder.ar || holder.fr } });
    });
  }
  return { errors, warnings };
}

/** Looks for the programme's name in a text that would be printed; it tells the conviction (domain.md §5). @param labels the programme's names */
export function restrictedFinder(labels: readonly string[]): (text: string) => boolean {
  // a label's years vary («… 2017-2025»); the words before them are what must not show
  const cores = [...new Set(labels.map((label) => foldName(label).replace(/ ?\b\d+\b/g, '').trim()).filter((core) => core.length >= 4))];
  if (cores.length === 0) return () => false;
  // Arabic joins a preposition, a conjunction and the article to the word
  const any = new RegExp(`(?:^| )[وفبلك]{0,2}(?:ال|ل)?(?:${cores.join('|')})(?: |$)`, 'u');
  const seen = new Map<string, boolean>();
  return (value) => {
    let found = seen.get(value);
    // a hyphen or a point inside a word hides nothing
    if (found === undefined) seen.set(value, found = any.test(foldName(value)) || any.test(foldName(value.replace(/(?<=\p{L})[\p{Pd}._·•*]+(?=\p{L})/gu, ''))));
    return found;
  };
}
