import type { Answer } from '#shared/contract/index.ts';
import { checkAgainstKnown, totals, type CeremonyForm } from '#shared/domain/exchange.ts';
import { message } from '#shared/i18n/index.ts';
import type { Clock, Id } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { Drafts } from '../ceremonyDrafts.ts';
import type { Files } from '../files.ts';
import type { HandlersOf, JobContext } from '../handlers.ts';
import { problemOf } from './problems.ts';

type Problem = Answer<'exchange.importCeremony'>['warnings'][number];
/** Undoes the transaction; what is told is the list of problems. */
const UNDO = refuse('app.CANCELLED');

/** What comes in from outside, and the empty forms that go out. The spreadsheet code is loaded when asked for: most starts need none of it. */
export function createExchange({ files, clock, drafts }: { readonly files: Files; readonly clock: Clock; readonly drafts: Drafts }): HandlersOf<'exchange'> {
  return {
    async 'exchange.ceremonyTemplate'() {
      const { ceremonyTemplate } = await import('./ceremonyTemplate.ts');
      return ok({ file: files.put(ceremonyTemplate()) });
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
      const known = drafts.known(centre, form);
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
