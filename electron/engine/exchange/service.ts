import type { Answer } from '#shared/contract/index.ts';
import { likenessOf } from '#shared/domain/doubles.ts';
import { checkAgainstKnown, doubtsAbout, personFinder, takenBy, totals, type CeremonyForm } from '#shared/domain/exchange.ts';
import { message } from '#shared/i18n/index.ts';
import { fileNumberKey } from '#shared/domain/common/identity.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { Clock, Id } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { FileEntries } from '../caseFiles.ts';
import type { Drafts } from '../ceremonyDrafts.ts';
import type { Files } from '../files.ts';
import type { HandlersOf, JobContext } from '../handlers.ts';
import type { FileEntry } from './filesWorkbook.ts';
import { createFindings, problemOf, type Findings } from './problems.ts';

type Problem = Answer<'exchange.importCeremony'>['warnings'][number];
/** Undoes the transaction; what is told is the list of problems. */
const UNDO = refuse('app.CANCELLED');

/** What comes in from outside, and the empty forms that go out. The spreadsheet code is loaded when asked for: most starts need none of it. */
export function createExchange({ files, clock, drafts, entries }: { readonly files: Files; readonly clock: Clock; readonly drafts: Drafts; readonly entries: FileEntries }): HandlersOf<'exchange'> {
  return {
    async 'exchange.ceremonyTemplate'() {
      const { ceremonyTemplate } = await import('./ceremonyTemplate.ts');
      return ok({ file: files.put(ceremonyTemplate()) });
    },

    async 'exchange.beneficiariesTemplate'() {
      const { filesTemplate } = await import('./ceremonyTemplate.ts');
      return ok({ file: files.put(filesTemplate()) });
    },

    async 'exchange.importBeneficiaries'({ file, fileName }, { store: centre, user, job, commit }) {
      const taken = files.take(file);
      if (!taken.ok) return taken;
      const { readFilesForm } = await import('./filesWorkbook.ts');
      const read = readFilesForm(taken.value, clock.now().slice(0, 10) as CivilDate);
      await job.breathe();
      if (job.cancelled()) return refuse('app.CANCELLED');
      if (!read.ok) return ok({ errors: read.errors.map((problem) => (problem.sheet === '' && problem.value === '' ? { ...problem, value: fileName } : problem)), warnings: read.warnings });
      let errors: Problem[] = [], doubts: Problem[] = [];
      const stored = commit(() => {
        const known = entries.known(centre, user, { cins: filled(read.rows.map(({ identity }) => identity.cin)), fileNumbers: filled(read.rows.map(({ identity }) => fileNumberKey(identity.fileNumber))) });
        const found = whose(read.rows, known, entries.namesakes(centre, read.rows.map(({ identity }) => identity.name)));
        errors = found.errors();
        doubts = found.warnings();
        if (errors.length > 0) return UNDO;
        const made = read.rows.map(({ identity, province, trade, profile, openedOn }, i) => entries.enter(centre, { personId: found.persons[i] ?? null, identity, province, trade, profile, openedOn, by: user.id }));
        const byRow = new Map(read.rows.map(({ at }, i) => [rowOf(at.name), made[i] ?? null]));
        return ok({
          files: made.length, known: found.persons.filter((one) => one !== null).length, first: made[0]?.fileNumber ?? '', last: made.at(-1)?.fileNumber ?? '',
          warnings: [...read.warnings, ...doubts].map((problem) => ({ ...problem, file: byRow.get(rowOf(problem)) ?? null })),
        });
      });
      return errors.length > 0 ? ok({ errors, warnings: [...read.warnings, ...doubts] }) : stored;
    },

    async 'exchange.importCeremony'({ file, fileName, replace }, context) {
      const taken = files.take(file);
      if (!taken.ok) return taken;
      const { readCeremonyForm } = await import('./ceremonyWorkbook.ts');
      const read = readCeremonyForm(taken.value, { today: clock.now().slice(0, 10) });
      // a cancel that came in while the workbook was read is heard here, before anything is stored
      await context.job.breathe();
      if (context.job.cancelled()) return refuse('app.CANCELLED');
      // a problem of the whole file names it
      const named = (problem: Problem): Problem => (problem.sheet === '' && problem.value === '' ? { ...problem, value: fileName } : problem);
      if (!read.ok) return ok({ errors: read.errors.map(named), warnings: read.warnings });
      return store(context, read.form, { fileName, replace, warnings: read.warnings });
    },
  };

  /** All in one transaction: a problem found half-way takes back what came before, a replaced draft too. */
  function store({ store: centre, user, about, commit }: JobContext, form: CeremonyForm, { fileName, replace, warnings }: { readonly fileName: string; readonly replace: boolean; readonly warnings: readonly Problem[] }): Result<Answer<'exchange.importCeremony'>> {
    let errors: Problem[] = [];
    const stored = commit((): Result<{ ceremonyId: Id; more: Problem[]; replaced: boolean }> => {
      const same = drafts.same(centre, form);
      if (same && (same.status === 'validated' || !replace)) {
        errors = [sameCeremony(same.status === 'validated' ? 'CEREMONY_VALIDATED' : 'CEREMONY_EXISTS')];
        return UNDO;
      }
      if (same) drafts.remove(centre, same.id, user.id);
      const known = drafts.known(centre, user, form);
      const checked = checkAgainstKnown(form, known);
      if (checked.errors.length > 0) {
        errors = checked.errors.map(problemOf);
        return UNDO;
      }
      const ceremonyId = drafts.insert(centre, form, { known, fileName, by: user.id });
      about(ceremonyId);
      return ok({ ceremonyId, more: checked.warnings.map(problemOf), replaced: same !== null });
    });
    if (errors.length > 0) return ok({ errors, warnings: [...warnings] });
    if (!stored.ok) return stored;
    const { ceremonyId, more, replaced } = stored.value;
    return ok({ ceremonyId, ...totals(form), replaced, warnings: [...warnings, ...more] });
  }
}
const sameCeremony = (code: 'CEREMONY_EXISTS' | 'CEREMONY_VALIDATED'): Problem =>
  ({ sheet: '', cell: '', value: '', code, message: { ar: message('ar', `handover.${code}`), fr: message('fr', `handover.${code}`) } });

/** Which row of which sheet a cell stands in. */
const rowOf = ({ sheet, cell }: Pick<Problem, 'sheet' | 'cell'>): string => `${sheet} ${cell.replace(/^[A-Z]+/, '')}`;
const filled = (texts: readonly string[]): string[] => [...new Set(texts)].filter((text) => text !== '');
/**
 * Whom each row is, among the persons known: refused where they have a file, or two rows are one person, or the number is another's. A namesake with a
 * file whom nothing in the row tells apart is refused too: else a workbook that is read twice would double whoever has no number, and a file cannot be
 * taken back. A namesake who is likely the same is told, row by row.
 */
function whose(rows: readonly FileEntry[], known: ReturnType<FileEntries['known']>, namesakes: ReturnType<FileEntries['namesakes']>): { readonly persons: (Id | null)[] } & Pick<Findings, 'errors' | 'warnings'> {
  const find = personFinder(known), withFile = new Set(known.filter(({ hasFile }) => hasFile).map(({ id }) => id)), seen = new Map<Id, string>(), findings = createFindings();
  const persons = rows.map(({ identity, at }) => {
    const { person, taken } = find(identity), twin = person && seen.get(person.id);
    if (taken) findings.add({ ...at.fileNumber, ...takenBy(taken) });
    if (twin) findings.add({ ...at.name, code: 'SAME_PERSON', params: { cell: twin } });
    if (person && withFile.has(person.id)) findings.add({ ...at.name, code: 'HAS_FILE' });
    else if (!person && !taken) {
      const like = new Set(namesakes(identity.name).map((one) => likenessOf(identity, one)));
      if (like.has('same')) findings.add({ ...at.name, code: identity.birthDate === null ? 'ROW_HAS_FILE' : 'LIKELY_HAS_FILE' });
      else if (like.has('likely')) findings.add({ ...at.name, code: 'LIKELY_DOUBLE' });
    }
    if (person) seen.set(person.id, at.name.cell);
    for (const doubt of person ? doubtsAbout(identity, person) : []) {
      if (doubt.code === 'KNOWN_ELSEWHERE') findings.add({ ...at.cin, code: doubt.code });
      else if (doubt.code === 'ID_KNOWN_UNDER_OTHER_NAME') findings.add({ ...at.cin, code: doubt.code, params: { name: doubt.known } });
      else findings.add({ ...at.fileNumber, code: doubt.code, params: { known: doubt.known } });
    }
    return person?.id ?? null;
  });
  return { persons, ...findings };
}
