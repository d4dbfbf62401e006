import { birthFault, inventoryKey, sameNameKey, twice } from '#shared/domain/ceremonyChecks.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { fileNumberKey } from '#shared/domain/common/identity.ts';
import { centimes } from '#shared/domain/common/money.ts';
import { MAX_CENTIMES } from '#shared/domain/common/numbers.ts';
import { serialKey, typedTotal, totals, type CeremonyForm, type FindingCode } from '#shared/domain/exchange.ts';
import type { Recipient } from '#shared/domain/handover.ts';
import type { Where } from './ceremonyCells.ts';
import type { BeneficiaryRow, LineRow } from './ceremonyRows.ts';
import type { Findings } from './problems.ts';

/* What one row alone cannot tell: things said twice, whose equipment it is, sums. */
const NOWHERE: Where = { sheet: '', cell: '', value: '' };

/** Notes every later place of a key that stands twice, naming the first. @returns the keys that stand twice */
export function noteTwice<T>(rows: readonly T[], keyOf: (row: T) => string, whereOf: (row: T) => Where, code: FindingCode, findings: Findings): Set<string> {
  const found = twice(rows, keyOf);
  for (const { row, first } of found) findings.add({ ...whereOf(row), code, params: { cell: whereOf(first).cell } });
  return new Set(found.map(({ key }) => key));
}

/** @returns the recipients whose identifiers another bears too: what their lines say is not held against them */
export function checkBeneficiaries(rows: readonly BeneficiaryRow[], ceremony: CivilDate | null, findings: Findings): ReadonlySet<Recipient> {
  for (const { recipient, at } of rows) {
    if (recipient.fileNumber === '' && recipient.cin === '') findings.add({ ...(at.fileNumber.cell === '' ? at.cin : at.fileNumber), code: 'NO_IDENTIFIER' });
    const fault = ceremony ? birthFault(recipient.birthDate, ceremony) : null;
    if (fault) findings.add({ ...at.birth, code: fault });
  }
  // homonyms happen: told, not refused
  noteTwice(rows, ({ recipient }) => sameNameKey(recipient), ({ at }) => at.name, 'SAME_NAME', findings);
  const cins = noteTwice(rows, ({ recipient }) => recipient.cin, ({ at }) => at.cin, 'DUPLICATE_ID', findings);
  const files = noteTwice(rows, ({ recipient }) => fileNumberKey(recipient.fileNumber), ({ at }) => at.fileNumber, 'DUPLICATE_FILE_NUMBER', findings);
  return new Set(rows.map(({ recipient }) => recipient).filter(({ cin, fileNumber }) => cins.has(cin) || files.has(fileNumberKey(fileNumber))));
}

type Numbers = Pick<Recipient, 'fileNumber' | 'cin'>;
type Fault = 'NO_IDENTIFIER' | 'UNKNOWN_BENEFICIARY' | 'IDENTIFIERS_DISAGREE';
/** Which row of persons a file number or CIN means; they must not contradict each other, but where a person is doubtful. */
export function ownerFinder<T extends Numbers>(persons: readonly T[], doubtful: ReadonlySet<T>): (said: Numbers) => number | Fault {
  const byFile = new Map(persons.map(({ fileNumber }, index) => [fileNumberKey(fileNumber), index])), byCin = new Map(persons.map(({ cin }, index) => [cin, index]));
  return ({ fileNumber, cin }) => {
    if (fileNumber === '' && cin === '') return 'NO_IDENTIFIER';
    const file = fileNumber === '' ? undefined : byFile.get(fileNumberKey(fileNumber)), card = cin === '' ? undefined : byCin.get(cin);
    const index = file ?? card, person = index === undefined ? undefined : persons[index];
    if (index === undefined || !person) return 'UNKNOWN_BENEFICIARY';
    const otherCin = cin !== '' && person.cin !== '' && cin !== person.cin;
    const otherFile = fileNumber !== '' && person.fileNumber !== '' && fileNumberKey(fileNumber) !== fileNumberKey(person.fileNumber);
    // the card is another's, who has one, while this one has none
    const another = card !== undefined && card !== index && person.cin === '';
    return (otherCin || otherFile || another) && !doubtful.has(person) ? 'IDENTIFIERS_DISAGREE' : index;
  };
}
/** Where to look when it is not clear whose a row is. */
export const ownerCell = ({ fileNumber, cin }: Numbers, at: { readonly fileNumber: Where; readonly cin: Where }): Where => (fileNumber === '' && (cin !== '' || at.fileNumber.cell === '') ? at.cin : at.fileNumber);

/** Gives each line to its beneficiary, by file number or CIN, which must not contradict each other. @returns the lines of each beneficiary, in the order of the rows */
export function checkLines(beneficiaries: readonly BeneficiaryRow[], lines: readonly LineRow[], doubtful: ReadonlySet<Recipient>, findings: Findings): LineRow[][] {
  const owned = beneficiaries.map((): LineRow[] => []);
  const find = ownerFinder(beneficiaries.map(({ recipient }) => recipient), doubtful);
  for (const row of lines) {
    const found = find(row);
    if (typeof found === 'number') owned[found]?.push(row);
    else findings.add({ ...ownerCell(row, row.at), code: found, ...(found === 'IDENTIFIERS_DISAGREE' ? { params: { file: row.fileNumber, cin: row.cin } } : {}) });
  }
  noteTwice(lines, ({ line }) => serialKey(line.serial), ({ at }) => at.serial, 'DUPLICATE_SERIAL', findings);
  noteTwice(lines, ({ line }) => inventoryKey(line), ({ at }) => at.inventory, 'DUPLICATE_INVENTORY', findings);
  return owned;
}

export function checkTotals(form: CeremonyForm, rows: readonly BeneficiaryRow[], envelope: Where, findings: Findings): void {
  form.beneficiaries.forEach(({ lines }, index) => {
    const where = rows[index]?.at.name ?? NOWHERE;
    if (lines.length === 0) findings.add({ ...where, code: 'NO_EQUIPMENT' });
    if (typedTotal(lines) > MAX_CENTIMES) findings.add({ ...where, code: 'TOTAL_TOO_LARGE' });
  });
  const { totalCentimes, remainderCentimes } = totals(form);
  if (remainderCentimes !== null && remainderCentimes < 0) {
    findings.add({ ...envelope, code: 'OVER_ENVELOPE', amounts: { total: totalCentimes, excess: centimes(-remainderCentimes) } });
  }
}
