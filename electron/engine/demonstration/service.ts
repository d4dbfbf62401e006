import { createClient } from '#shared/contract/client.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { present } from '#shared/lib/assert.ts';
import { ids, type Clock, type Instant } from '#shared/lib/ids.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import type { Engine, EngineParts } from '../engine.ts';
import type { Entering } from '../entering.ts';
import type { HandlersOf } from '../handlers.ts';
import { buildStore, type Building, type createStore } from '../store/open.ts';
import { diskRefusal, orThrow } from '../store/refusals.ts';

export interface DemonstrationParts {
  readonly folder: string | null;
  readonly clock: Clock;
  readonly entering: Pick<Entering, 'current'>;
  /** An engine on the same folder, with another clock and a centre that counts as a whole. */
  readonly engine: (parts: Pick<EngineParts, 'clock' | 'ids' | 'create'>) => Engine;
}
const MORNING = 'T09:00:00.000Z', TICK = 1000;

/** A clock that is turned to a day, and moves on by itself; never past the real one. */
function playedClock(real: Clock): Clock & { turnTo(day: CivilDate): void } {
  let at = 0;
  return {
    now() { at = Math.min(at + TICK, Date.parse(real.now())); return new Date(at).toISOString() as Instant; },
    // two scenes of one morning follow each other
    turnTo(day) { at = Math.max(at, Math.min(Date.parse(`${day}${MORNING}`), Date.parse(real.now()))); },
  };
}
/** The demonstration, made by an engine of its own inside this one: its journal and its files tell of the days on which things happened. */
export function createDemonstration({ folder, clock, entering, engine }: DemonstrationParts): HandlersOf<'demonstration'> {
  return {
    async 'demonstration.make'(_nothing, job) {
      if (entering.current()) return refuse('app.ALREADY_OPEN');
      // nobody else needs what it is made of
      const { playCentre } = await import('../../demonstration/play.ts');
      const dir = present(folder, 'this host makes no centre'), told = playedClock(clock), today = clock.now().slice(0, 10) as CivilDate;
      let building: Building | null = null, session: string | null = null;
      const create: typeof createStore = ({ fill, ...place }) => {
        const built = buildStore(place);
        if (!built.ok) return built;
        building = built.value;
        const { store } = building, filled = store.transaction(() => fill(store));
        return filled.ok ? ok(store) : filled;
      };
      const inner = engine({ clock: told, ids: ids(told), create });
      const end = async (finished: boolean): Promise<void> => {
        const built = building;
        building = null;
        try { await inner.close(); } finally { if (finished) built?.finish(); else built?.drop(); }
      };
      try {
        const made = await playCentre({
          client: createClient((call) => inner.call(call), () => session), enter: (opened) => { session = opened; }, put: (bytes) => inner.files.put(bytes), turnTo: (day) => { told.turnTo(day); }, today,
          progress: (done, total) => { job.progress(done, total); }, async stopped() { await job.breathe(); return job.cancelled(); },
        });
        const counts = made.ok && job.decide();
        await end(counts);
        return counts || !made.ok ? made : refuse('app.CANCELLED');
      } catch (error) {
        await end(false);
        return orThrow(diskRefusal(error, dir), error);
      }
    },
  };
}
