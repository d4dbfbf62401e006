import { useCallback, useRef, useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import type { Refusal, Result } from '#shared/lib/result.ts';
import { useCommand } from '../../app/hooks/api.ts';
import { useInTurn } from '../../app/hooks/inTurn.ts';
import type { Day, DayState, Person } from './dayRules.ts';

type Marked = Exclude<DayState, 'waiting'>;
/** A deed of this window, which can be taken back. */
export interface Deed { readonly person: Person; readonly state: Marked; readonly at: Date }
export interface DayDeeds {
  /** A mark is set or taken back: whoever is in view is done with. An answer about pictures keeps nobody waiting. */
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  readonly clear: () => void;
  readonly last: Deed | null;
  /** True where it was done. */
  readonly mark: (person: Person, state: Marked, note?: string) => Promise<boolean>;
  /** Takes a person back to the state before. */
  readonly unmark: (person: Person) => Promise<boolean>;
  readonly setPhoto: (person: Person, photo: Person['day']['photo']) => Promise<boolean>;
}
type Changed = Answer<'handover.mark'>;
/** What can be done to one person on the day, one deed after the other; what another window did meanwhile is refused in words, never overwritten. */
export function useDayDeeds({ ceremonyId, revision }: Day): DayDeeds {
  const { run: runMark } = useCommand('handover.mark'), { run: runUnmark } = useCommand('handover.unmark'), { run: runPhoto } = useCommand('handover.setPhoto');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [deeds, setDeeds] = useState<readonly Deed[]>([]);
  // the answer of a deed knows more than the last poll
  const known = useRef(revision);
  known.current = Math.max(known.current, revision);
  const marking = useRef(false), inTurn = useInTurn();
  const during = useCallback((deed: (revision: number) => Promise<Result<Changed>>): Promise<boolean> => inTurn(async () => {
    const outcome = await deed(known.current);
    setRefusal(outcome.ok ? null : outcome.refusal);
    if (outcome.ok) known.current = Math.max(known.current, outcome.value.revision);
    return outcome.ok;
  }), [inTurn]);
  /** No second mark before the first is kept: it would be about the same person. */
  const alone = useCallback(async (deed: (revision: number) => Promise<Result<Changed>>): Promise<boolean> => {
    if (marking.current) return false;
    marking.current = true;
    setBusy(true);
    const done = await during(deed);
    marking.current = false;
    setBusy(false);
    return done;
  }, [during]);
  const mark = useCallback(async (person: Person, state: Marked, note = '') => {
    const done = await alone((seen) => runMark({ ceremonyId, recipientId: person.recipientId, revision: seen, state, note }));
    if (done) setDeeds((all) => [...all, { person, state, at: new Date() }]);
    return done;
  }, [ceremonyId, alone, runMark]);
  const unmark = useCallback(async (person: Person) => {
    const done = await alone((seen) => runUnmark({ ceremonyId, recipientId: person.recipientId, revision: seen }));
    if (done) setDeeds((all) => all.filter((_deed, at) => at !== all.findLastIndex((deed) => deed.person.recipientId === person.recipientId)));
    return done;
  }, [ceremonyId, alone, runUnmark]);
  const setPhoto = useCallback((person: Person, photo: Person['day']['photo']) => during((seen) => runPhoto({ ceremonyId, recipientId: person.recipientId, revision: seen, photo })), [ceremonyId, during, runPhoto]);
  const clear = useCallback(() => { setRefusal(null); }, []);
  return { busy, refusal, clear, last: deeds.at(-1) ?? null, mark, unmark, setPhoto };
}
