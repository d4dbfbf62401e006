import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { Centimes } from '#shared/domain/common/money.ts';
import { latinDigits, oneLine } from '#shared/domain/common/names.ts';
import { dateOfSerial, readAmount, readDate, readTime, readWhole, readYear } from '#shared/domain/common/numbers.ts';
import { unprintedSign } from '#shared/domain/common/signs.ts';
import type { Finding } from '#shared/domain/exchange.ts';
import { TRADES, type TradeCode } from '#shared/domain/trades.ts';
import { present } from '#shared/lib/assert.ts';
import { COLUMNS, type CodeList, type Column, type Kind, type SheetKey } from './ceremonyColumns.ts';
import { address, typed, type Locate, type Place } from './ceremonySheets.ts';
import type { Findings } from './problems.ts';
import { CODES, codeLabels, columnLabel, tradeLabel, type CodeOf, type Words } from './words.ts';
import type { RawValue } from './workbook.ts';

/** What reading any cell needs. */
export interface Context {
  readonly words: Words;
  readonly findings: Findings;
  readonly system1904: boolean;
  /** Does a text hold the programme's name? */
  readonly restricted: (text: string) => boolean;
}
export type Where = Pick<Finding, 'sheet' | 'cell' | 'value'>;

/**
 * The values of one row (or of the sheet `ceremony`) by column key. Each reading adds what it finds wrong; what could not be read
 * comes back empty, and the form is then not handed out. Read each column once.
 */
export interface Cells {
  where(key: string): Where;
  isEmpty(key: string): boolean;
  text(key: string): string;
  both(stem: string): Bilingual;
  pair(key: string): Bilingual;
  date(key: string): CivilDate | null;
  /** `YYYY-MM-DD` or `YYYY`. */
  birth(key: string): string | null;
  time(key: string): string | null;
  amount(key: string, negative: 'NEGATIVE_PRICE' | 'NEGATIVE_AMOUNT'): Centimes | null;
  whole(key: string): number | null;
  code<L extends CodeList>(key: string, list: L): CodeOf<L> | null;
  codes<L extends CodeList>(key: string, list: L): CodeOf<L>[];
  trade(key: string): TradeCode | null;
}
type Fault = Omit<Finding, keyof Where>;

const byKey = (columns: readonly Column[]): ReadonlyMap<string, Column> => new Map(columns.map((column) => [column.key, column]));
const COLUMN: Readonly<Record<SheetKey, ReadonlyMap<string, Column>>> = {
  ceremony: byKey(COLUMNS.ceremony), beneficiaries: byKey(COLUMNS.beneficiaries), equipment: byKey(COLUMNS.equipment), signatories: byKey(COLUMNS.signatories), files: byKey(COLUMNS.files),
  trainings: byKey(COLUMNS.trainings), experiences: byKey(COLUMNS.experiences),
};

/** Reads the cells of a sheet called `sheetName`, each found by `locate`. */
export function cellsOf(key: SheetKey, sheetName: string, locate: Locate, { words, findings, system1904, restricted }: Context): Cells {
  const kindOf = <K extends Kind['is']>(name: string, is: K): Extract<Kind, { is: K }> => {
    const { kind } = present(COLUMN[key].get(name), name);
    return present(kind.is === is ? kind as Extract<Kind, { is: K }> : null, name);
  };
  const at = (place: Place | null): Where => ({ sheet: sheetName, cell: place ? address(place.row, place.column) : '', value: typed(place?.raw ?? null, system1904) });
  const blank = (raw: RawValue): boolean => raw.kind === 'text' && oneLine(raw.text) === '';

  /** The value where there is one to read; else its error, or that it is missing, is noted. */
  function valueOf(name: string): { place: Place; raw: RawValue } | null {
    const place = locate(name);
    if (!place) return null;
    const { raw } = place;
    if (raw && !blank(raw)) {
      if (raw.kind !== 'error' && raw.kind !== 'uncalculated') return { place, raw };
      findings.add({ ...at(place), code: raw.kind === 'error' ? 'FORMULA_ERROR' : 'FORMULA_NOT_CALCULATED' });
    } else if (COLUMN[key].get(name)?.required) {
      findings.add({ ...at(place), code: 'MISSING_VALUE', words: { column: [columnLabel(key, name)] } });
    }
    return null;
  }
  const refuse = (place: Place, fault: Fault): null => { findings.add({ ...at(place), ...fault }); return null; };

  /** A text as printed: one clean line, within its length, without the programme's name. */
  function line(name: string, max: number, mayNameProgramme = false): string {
    const found = valueOf(name);
    if (!found) return '';
    const { place, raw } = found;
    if (raw.kind === 'number' && raw.dated) { refuse(place, { code: 'DATE_NOT_TEXT' }); return ''; }
    const clean = oneLine(typed(raw));
    if (clean.length > max) refuse(place, { code: 'TEXT_TOO_LONG', params: { limit: max } });
    else if (!mayNameProgramme && restricted(clean)) refuse(place, { code: 'RESTRICTED_LABEL' });
    else {
      const sign = unprintedSign(clean);
      if (sign !== null) findings.add({ ...at(place), code: 'UNUSUAL_SIGN', params: { sign } });
    }
    return clean;
  }
  function text(name: string): string {
    const { max, none, restricted: mayNameProgramme } = kindOf(name, 'text');
    const value = line(name, max, mayNameProgramme);
    return none && words.none(value) ? '' : value;
  }
  function dateOf(place: Place, raw: RawValue): CivilDate | null {
    if (raw.kind === 'number') return (raw.dated ? dateOfSerial(raw.number, system1904) : null) ?? refuse(place, { code: 'IMPOSSIBLE_DATE' });
    const date = readDate(typed(raw), words.months, words.first);
    return date.ok ? date.value : refuse(place, { code: date.fault });
  }
  const unknown = (place: Place, name: string, list: CodeList): null => refuse(place, { code: 'UNKNOWN_CODE', words: { column: [columnLabel(key, name)], choices: codeLabels(list) } });
  function meaning<L extends CodeList>(said: string, list: L): CodeOf<L> | null {
    const meant = words.code[list](said), codes: readonly string[] = CODES[list];
    return meant !== null && codes.includes(meant) ? meant as CodeOf<L> : null;
  }
  const numberOf = (raw: RawValue): string | number => (raw.kind === 'number' ? raw.number : typed(raw));
  /** What an ambiguous number reads as in thousands: 8.450 → 8450. */
  const wholeOf = (raw: RawValue): string => latinDigits(typed(raw)).replace(/\D/g, '');

  return {
    where: (name) => at(locate(name)),
    isEmpty: (name) => { const raw = locate(name)?.raw ?? null; return raw === null || blank(raw); },
    text,
    both: (stem) => ({ ar: text(`${stem}_ar`), fr: text(`${stem}_fr`) }),
    pair(name) {
      const value = line(name, kindOf(name, 'pair').max);
      return (words.none(value) ? null : words.pair(value)) ?? { ar: '', fr: '' };
    },
    date(name) {
      kindOf(name, 'date');
      const found = valueOf(name);
      return found ? dateOf(found.place, found.raw) : null;
    },
    birth(name) {
      kindOf(name, 'birth');
      const found = valueOf(name);
      if (!found) return null;
      const { place, raw } = found;
      const year = raw.kind === 'number' && raw.dated ? null : readYear(numberOf(raw));
      return year ?? dateOf(place, raw);
    },
    time(name) {
      kindOf(name, 'time');
      const found = valueOf(name);
      if (!found) return null;
      const { place, raw } = found;
      // 10 as a bare number is no part of a day
      const readable = raw.kind !== 'number' || raw.dated || raw.number < 1;
      return (readable ? readTime(numberOf(raw)) : null) ?? refuse(place, { code: 'IMPOSSIBLE_TIME' });
    },
    amount(name, negative) {
      kindOf(name, 'amount');
      const found = valueOf(name);
      if (!found) return null;
      const { place, raw } = found;
      if (raw.kind === 'number' && raw.dated) return refuse(place, { code: 'NOT_A_NUMBER' });
      const amount = readAmount(numberOf(raw));
      if (!amount.ok) return refuse(place, { code: amount.fault, ...(amount.fault === 'AMBIGUOUS_NUMBER' ? { params: { whole: wholeOf(raw) } } : {}) });
      return amount.value < 0 ? refuse(place, { code: negative }) : amount.value;
    },
    whole(name) {
      const { min, max, fraction = 'NOT_WHOLE', below } = kindOf(name, 'whole');
      const found = valueOf(name);
      if (!found) return null;
      const { place, raw } = found;
      if (raw.kind === 'number' && raw.dated) return refuse(place, { code: 'NOT_A_NUMBER' });
      const number = readWhole(numberOf(raw));
      if (!number.ok) {
        const code = number.fault === 'NOT_WHOLE' ? fraction : number.fault;
        return refuse(place, { code, ...(code === 'AMBIGUOUS_NUMBER' ? { params: { whole: wholeOf(raw) } } : {}) });
      }
      if (number.value < min && below) return refuse(place, { code: below });
      return number.value < min || number.value > max ? refuse(place, { code: 'OUT_OF_RANGE', params: { min, max } }) : number.value;
    },
    code<L extends CodeList>(name: string, list: L): CodeOf<L> | null {
      kindOf(name, 'code');
      const found = valueOf(name);
      if (!found) return null;
      const { place, raw } = found;
      return meaning(raw.kind === 'truth' && list === 'yesNo' ? (raw.truth ? 'yes' : 'no') : typed(raw), list) ?? unknown(place, name, list);
    },
    codes<L extends CodeList>(name: string, list: L): CodeOf<L>[] {
      kindOf(name, 'codes');
      const found = valueOf(name);
      if (!found) return [];
      const whole = meaning(typed(found.raw), list), parts = typed(found.raw).split(/[,،;؛/+&|\r\n]/).filter((part) => oneLine(part) !== '');
      const meant = whole ? [whole] : parts.map((part) => meaning(part, list));
      if (meant.includes(null)) unknown(found.place, name, list);
      return [...new Set(meant.filter((code) => code !== null))];
    },
    trade(name) {
      kindOf(name, 'trade');
      const found = valueOf(name);
      return found && (words.trade(typed(found.raw)) ?? refuse(found.place, { code: 'UNKNOWN_TRADE', words: { choices: TRADES.map(tradeLabel) } }));
    },
  };
}
