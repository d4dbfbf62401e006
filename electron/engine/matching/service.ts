import { restrictedField } from '#shared/domain/ceremonyChecks.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { CRITERIA, ISCO, match, WEIGHTS } from '#shared/domain/matching.ts';
import type { Clock, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type No } from '#shared/lib/result.ts';
import type { CaseFiles } from '../caseFiles.ts';
import type { Advice, Diagnoses, Plans } from '../casework.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Store } from '../store/store.ts';
import { inputsOf } from './inputs.ts';
import { entries, entryById, equippedOn, insertEntry, retireEntry, standingEntries, type Entry } from './repository.ts';

export interface MatchingParts { readonly clock: Clock; readonly ids: Ids; readonly files: CaseFiles; readonly settings: CurrentSettings; readonly diagnoses: Diagnoses; readonly plans: Plans }
const kindOf = ({ subject, province, trade }: Entry): string => JSON.stringify([subject, province, trade]);

/** Advice on trades, and the entries on provinces that it rests on. */
export function createMatching({ clock, ids, files, settings, diagnoses, plans }: MatchingParts): { readonly handlers: HandlersOf<'matching'>; readonly advice: Advice } {
  const today = (): CivilDate => clock.now().slice(0, 10) as CivilDate;
  /** A source is printed with the advice, where the programme's name must not stand (domain.md §5). */
  const labelled = (store: Store, typed: object): No | null => { const field = restrictedField(typed, settings.restricted(store)); return field === null ? null : refuse('settings.RESTRICTED_LABEL', { field }); };
  const advice: Advice = {
    propose(store, { personId, members, profile, province }) {
      const consent = files.consent(store, personId, { purpose: 'caseWork' }), on = today(), before = equippedOn(store, members);
      const inputs = inputsOf({ profile, diagnosis: diagnoses.latest(store, members, 'any')?.content ?? null, sheet: plans.draftSheet(store, members), consent: consent === null ? 'unknown' : consent.answer === 'given' ? 'open' : 'shut', equippedOn: before });
      const { best, others, sensitivity } = match(inputs, standingEntries(store, province), WEIGHTS, on);
      return {
        weightsVersion: WEIGHTS.version, weights: CRITERIA.map((criterion) => ({ criterion, weight: WEIGHTS.of[criterion] })), on, province, equippedOn: before,
        best: best.map((score) => ({ ...score, lines: score.lines.map((line) => ({ ...line, params: { ...line.params } })), gates: score.gates.map((gate) => ({ ...gate, because: [...gate.because] })), raises: [...score.raises] })),
        others: others.map((other) => ({ ...other, shut: [...other.shut], because: [...other.because] })), sensitivity: { ...sensitivity, movedBy: [...sensitivity.movedBy] },
      };
    },
  };
  const handlers: HandlersOf<'matching'> = {
    'matching.entries'({ province, retired }, { store }) {
      const seen = new Set<string>();
      const all = entries(store, province ?? null).map((entry) => {
        const inForce = entry.retired === null && !seen.has(kindOf(entry));
        if (inForce) seen.add(kindOf(entry));
        return { ...entry, inForce };
      });
      return ok({ entries: retired ? all : all.filter((entry) => entry.retired === null) });
    },

    'matching.addEntry'(entry, { store, user, about }) {
      const refused = entry.dated > today() ? refuse('matching.IN_FUTURE') : entry.conditions.length > 0 && (entry.subject !== 'eligibility' || entry.level === 0) ? refuse('matching.CONDITIONS_ELSEWHERE') : labelled(store, entry);
      if (refused) return refused;
      const entryId = ids.next(), isco = ISCO[entry.trade];
      insertEntry(store, { entryId, isco, ...entry }, clock.now(), user.id);
      const { note, conditions, ...values } = entry;
      store.changes.record({ table: 'market_entries', rowId: entryId, personId: null, userId: user.id, before: null, after: { ...values, conditions: JSON.stringify(conditions), note_ar: note.ar, note_fr: note.fr } });
      about(entryId);
      return ok({ entryId });
    },

    'matching.retireEntry'({ entryId, reason }, { store, user, about }) {
      const found = entryById(store, entryId), at = clock.now();
      if (!found) return refuse('matching.UNKNOWN_ENTRY');
      const refused = found.retired_at !== null ? refuse('matching.RETIRED') : labelled(store, { reason });
      if (refused) return refused;
      retireEntry(store, entryId, at, user.id);
      store.changes.record({ table: 'market_entries', rowId: entryId, personId: null, userId: user.id, before: { retired_at: null }, after: { retired_at: at, reason } });
      about(entryId);
      return ok({ entryId });
    },

    'matching.propose'({ personId }, { store, user, about }) {
      const file = files.read(store, user, personId);
      if (!file.ok) return file;
      about(file.value.personId);
      return ok(advice.propose(store, file.value));
    },
  };
  return { handlers, advice };
}
