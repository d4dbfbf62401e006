import { LANGUAGES, MARITAL_STATUSES, SCHOOLINGS } from '#shared/domain/beneficiaries.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { FIRST, MONTH_NAMES } from '#shared/domain/common/lexicon.ts';
import { foldName, hasArabic } from '#shared/domain/common/names.ts';
import { TRADES, type TradeCode } from '#shared/domain/trades.ts';
import { APPROXIMATIONS, CONDITIONS, LEGAL_FORMS, SEXES, SIGNATORY_ROLES, TRANSFERS } from '#shared/domain/handover.ts';
import { LANGS, message, type MessageKey } from '#shared/i18n/index.ts';
import { CODE_LISTS, COLUMNS, FILE_SHEETS, SHEETS, type CodeList, type SheetKey } from './ceremonyColumns.ts';

/* The words a person may type for a sheet, a column, a code, a trade, a unit or a funder, in either language; all from the catalogues. */
export const CODES = {
  sex: SEXES, legalForm: LEGAL_FORMS, condition: CONDITIONS, transfer: TRANSFERS, yesNo: ['yes', 'no'], approximation: APPROXIMATIONS, role: SIGNATORY_ROLES, maritalStatus: MARITAL_STATUSES, schooling: SCHOOLINGS, language: LANGUAGES,
} as const satisfies Record<CodeList, readonly string[]>;
export type CodeOf<L extends CodeList> = (typeof CODES)[L][number];

const UNITS = ['unit', 'piece', 'device', 'set', 'lot', 'pair', 'box', 'carton', 'bag', 'roll', 'metre', 'squareMetre', 'kilogram', 'litre', 'kit'] as const;
/** Those who fund equipment, and the twelve regions by ISO 3166-2:MA. */
const INSTITUTIONS = [
  'indh', 'fm6', 'ofppt', 'anapec', 'entraide', 'ads',
  'region01', 'region02', 'region03', 'region04', 'region05', 'region06', 'region07', 'region08', 'region09', 'region10', 'region11', 'region12',
] as const;

const OWNER: ReadonlySet<string> = new Set(['file_number', 'cin']);
const SHARED = new Set(COLUMNS.beneficiaries.map(({ key }) => key));
export function columnLabel(sheet: SheetKey, column: string): MessageKey {
  if (sheet === 'files') return (SHARED.has(column) ? `ceremonyForm.column.beneficiaries.${column}` : `fileForm.column.${column}`) as MessageKey;
  if (sheet !== 'trainings' && sheet !== 'experiences') return `ceremonyForm.column.${sheet}.${column}` as MessageKey;
  return (OWNER.has(column) ? `ceremonyForm.column.equipment.${column}` : column === 'name' ? 'fileForm.column.name' : `fileForm.${sheet}.${column}`) as MessageKey;
}
/** Lists of the workbook of case files alone. */
const OF_FILES: ReadonlySet<CodeList> = new Set(['maritalStatus', 'schooling', 'language']);
export const codeLabel = (list: CodeList, code: string): MessageKey => (list === 'language' ? `beneficiariesForm.language_${code}` : OF_FILES.has(list) ? `fileForm.code.${list}.${code}` : `ceremonyForm.code.${list}.${code}`) as MessageKey;
const codeWords = (list: CodeList, code: string): MessageKey => (OF_FILES.has(list) ? `fileForm.words.${list}.${code}` : `ceremonyForm.words.${list}.${code}`) as MessageKey;
export const codeLabels = (list: CodeList): MessageKey[] => CODES[list].map((code) => codeLabel(list, code));
export const tradeLabel = (trade: TradeCode): MessageKey => `trades.${trade}`;
/** Both languages of a label in one cell: «الكمية / Quantité». */
export const bothLabels = (key: MessageKey): string => LANGS.map((lang) => message(lang, key)).join(' / ');

const wordsOf = (key: MessageKey): string[] => LANGS.flatMap((lang) => message(lang, key).split('|'));
const bilingual = (key: MessageKey): Bilingual => ({ ar: message('ar', key), fr: message('fr', key) });
export type Lookup<T> = (typed: string) => T | null;

/** Finds what a typed text means: one of the words, or several of them that mean the same, as in «الخياطة / Couture». */
function lookup<T>(entries: readonly (readonly [meaning: T, words: readonly string[]])[]): Lookup<T> {
  const known = new Map<string, T>();
  for (const [meaning, words] of entries) for (const word of words) known.set(foldName(word), meaning);
  return (typed) => {
    const whole = known.get(foldName(typed));
    if (whole !== undefined) return whole;
    const found = new Set(typed.split(/[/|\r\n]/).filter((part) => foldName(part) !== '').map((part) => known.get(foldName(part))));
    return found.size === 1 ? [...found][0] ?? null : null;
  };
}
/** As `lookup`, remembering texts: thousands of rows hold the same few words. */
function remembering<T>(find: Lookup<T>): Lookup<T> {
  const seen = new Map<string, T | null>();
  return (typed) => {
    let found = seen.get(typed);
    if (found === undefined) seen.set(typed, found = find(typed));
    return found;
  };
}
const codeLookup = (list: CodeList): Lookup<string> => lookup(CODES[list].map((code) =>
  [code, [code, ...wordsOf(codeLabel(list, code)), ...wordsOf(codeWords(list, code))]]));

type Named = Lookup<Bilingual>;
const institutionLookup = (): Named => lookup(INSTITUTIONS.map((name) =>
  [bilingual(`ceremonyForm.institution.${name}`), [...wordsOf(`ceremonyForm.institution.${name}`), ...wordsOf(`ceremonyForm.institutionWords.${name}`)]]));
const unitLookup = (): Named => lookup(UNITS.map((unit) => [bilingual(`ceremonyForm.unit.${unit}`), wordsOf(`ceremonyForm.unit.${unit}`)]));

/**
 * One value in two languages: «وحدة / unité», or a known name in one language, completed in the other; several may be listed with
 * + , ; & or a slash.
 */
function pairOf(typed: string, known: Named): Bilingual {
  const parts = typed.split('/').map((part) => part.trim()).filter((part) => part !== '');
  const arabic = parts.filter(hasArabic), latin = parts.filter((part) => !hasArabic(part));
  if (arabic.length > 0 && latin.length > 0) return { ar: arabic.join(' / '), fr: latin.join(' / ') };
  const named = typed.split(/[+,،;؛&/]/).map((part) => known(part));
  const [lang, other] = arabic.length > 0 ? ['ar', 'fr'] as const : ['fr', 'ar'] as const;
  const translated = named.every((name) => name !== null) ? named.map((name) => name[other]).join(other === 'ar' ? '، ' : ', ') : '';
  return { ar: '', fr: '', [lang]: typed, [other]: translated };
}

export interface Words {
  readonly sheet: Lookup<(typeof SHEETS)[number]>;
  /** The same in a workbook of case files. */
  readonly fileSheet: Lookup<(typeof FILE_SHEETS)[number]>;
  readonly column: Readonly<Record<SheetKey, Lookup<string>>>;
  readonly code: Readonly<Record<CodeList, Lookup<string>>>;
  readonly trade: Lookup<TradeCode>;
  readonly pair: Lookup<Bilingual>;
  /** A funder or partner known by name. */
  readonly institution: Named;
  /** «néant», «N/A», «-»: nothing there. */
  readonly none: (typed: string) => boolean;
  /** The head of the column of keys, in the sheet `ceremony`. */
  readonly keyHeader: Lookup<true>;
  /** Folded month → 1…12. */
  readonly months: ReadonlyMap<string, number>;
  readonly first: ReadonlySet<string>;
  readonly restrictedNames: readonly string[];
}
const sheetWords = (sheet: (typeof SHEETS)[number]): string[] => [...wordsOf(`ceremonyForm.sheet.${sheet}`), ...wordsOf(`ceremonyForm.sheetWords.${sheet}`)];
function catalogueWords(): Words {
  const columns = (sheet: SheetKey) => lookup(COLUMNS[sheet].map(({ key }) => [key, [key, ...wordsOf(columnLabel(sheet, key))]]));
  const institution = institutionLookup(), units = unitLookup();
  // a text of signs alone, «-», folds to nothing
  const none = new Set(['', ...wordsOf('ceremonyForm.noneWords').map(foldName)]), longestNone = 25;
  const months = Array.from({ length: 12 }, (_, index) =>
    [...LANGS.map((lang) => MONTH_NAMES[lang][index] ?? ''), ...wordsOf(`ceremonyForm.monthWords.${index + 1}` as MessageKey)].map((word) => [foldName(word), index + 1] as const)).flat();
  return {
    sheet: lookup(SHEETS.map((sheet) => [sheet, [sheet, ...sheetWords(sheet)]])),
    fileSheet: lookup(FILE_SHEETS.map((sheet) => [sheet, sheet === 'files' ? ['beneficiaries', ...sheetWords('beneficiaries')] : [sheet, ...wordsOf(`fileForm.sheet.${sheet}`), ...wordsOf(`fileForm.sheetWords.${sheet}`)]])),
    column: { ceremony: columns('ceremony'), beneficiaries: columns('beneficiaries'), equipment: columns('equipment'), signatories: columns('signatories'), files: columns('files'), trainings: columns('trainings'), experiences: columns('experiences') },
    code: {
      sex: codeLookup('sex'), legalForm: codeLookup('legalForm'), condition: codeLookup('condition'), transfer: codeLookup('transfer'),
      yesNo: codeLookup('yesNo'), approximation: codeLookup('approximation'), role: codeLookup('role'), maritalStatus: codeLookup('maritalStatus'), schooling: codeLookup('schooling'), language: codeLookup('language'),
    },
    trade: lookup(TRADES.map((trade) => [trade, [trade, ...wordsOf(tradeLabel(trade)), ...wordsOf(`ceremonyForm.tradeWords.${trade}`)]])),
    pair: (typed) => pairOf(typed, (part) => units(part) ?? institution(part)),
    institution,
    none: (typed) => typed.length <= longestNone && none.has(foldName(typed)),
    keyHeader: lookup([[true, [...wordsOf('ceremonyForm.keyHeader'), ...wordsOf('ceremonyForm.keyWords')]]]),
    months: new Map(months),
    first: new Set(LANGS.map((lang) => foldName(FIRST[lang]))),
    restrictedNames: wordsOf('ceremonyForm.restrictedNames'),
  };
}
let told: Words | null = null;
/** The catalogues are folded once; what a workbook's own texts mean is remembered for that workbook alone. */
export function ceremonyWords(): Words {
  const words = told ??= catalogueWords();
  return {
    ...words, trade: remembering(words.trade), pair: remembering(words.pair),
    code: Object.fromEntries(CODE_LISTS.map((list) => [list, remembering(words.code[list])])) as Record<CodeList, Lookup<string>>,
  };
}
