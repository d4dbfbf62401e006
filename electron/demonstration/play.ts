import type { Client } from '#shared/contract/client.ts';
import { addDays, type CivilDate } from '#shared/domain/common/dates.ts';
import type { Id } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import { BugError } from '#shared/lib/assert.ts';
import centre from './centre.json' with { type: 'json' };
import { given, Refused, scenesOf, type Scene } from './file.ts';
import { pastCeremony } from './handover.ts';
import { inventedPeople, pastCeremonyOn, type Kind } from './people.ts';
import settings from './settings.json' with { type: 'json' };
import trades from './trades.json' with { type: 'json' };
import words from './words.json' with { type: 'json' };
import { ceremonyWorkbook } from './workbook.ts';

/* The demonstration centre's years, played through the contract: the same commands that people would give, in the order of their days. */
export interface Stage {
  readonly client: Client;
  /** Sets the session of every later call. */
  enter(session: string): void;
  put(bytes: Uint8Array): string;
  /** From now on it is the morning of that day; with `today`, this very moment. */
  turnTo(day: CivilDate): void;
  readonly today: CivilDate;
  progress(done: number, total: number): void;
  /** Whether somebody wants it stopped; asked between two scenes. */
  stopped(): Promise<boolean>;
}
const PROVINCES = [words.communes.AG.province, words.communes.IN.province];

/** What the centre knows of its provinces. */
async function market(client: Client, dated: CivilDate, subjects: readonly ('demand' | 'territory' | 'eligibility')[]): Promise<void> {
  for (const [n, { trade }] of (Object.values(trades) as Kind[]).entries()) for (const province of PROVINCES) for (const subject of subjects) {
    given(await client.call('matching.addEntry', { subject, province, trade, level: subject === 'eligibility' ? 4 : subject === 'demand' ? 2 + n % 3 : 3 - n % 2, note: words.entry[subject], source: words.entry.source.ar, dated, conditions: subject === 'eligibility' ? (['trained', 'firstSupport'] as const).slice(n % 2) : [] }));
  }
}
/** Makes the centre, its files and, on the last day, its ceremony; leaves it open. The first refusal ends it. */
export async function playCentre({ client, enter, put, turnTo, today, progress, stopped }: Stage): Promise<Result<{ readonly centreId: Id; readonly ceremonyId: Id }>> {
  const printing: Promise<Result<unknown>>[] = [], people = inventedPeople(today), past = pastCeremonyOn(today), files = people.map((person) => scenesOf(client, person, today, printing)), first = files.flat().map(({ on }) => on).sort()[0] ?? today, opening = addDays(first, -40);
  let centreId = '' as Id, ceremonyId = '' as Id;
  const scenes: Scene[] = [
    { on: opening, async play() {
      const opened = given(await client.call('accounts.createCentre', { ...centre, demonstration: true }));
      centreId = opened.centre.id;
      enter(opened.session);
      given(await client.call('settings.save', { contact: settings.contact }));
      given(await client.call('settings.setLogo', { side: 'right', file: put(Buffer.from(settings.logo)) }));
      await market(client, opening, ['demand', 'territory', 'eligibility']);
    } },
    ...files.flat(),
    ...(past === null ? [] : pastCeremony(client, people.filter(({ handedOver }) => handedOver), past)),
    { on: addDays(today, -45), play: () => market(client, addDays(today, -45), ['demand', 'eligibility']) },
    { on: today, async play() {
      const imported = given(await client.run('exchange.importCeremony', { file: put(ceremonyWorkbook()), fileName: 'ceremony-agadir.xlsx' }));
      if ('errors' in imported) throw new BugError(`the demonstration's workbook: ${imported.errors.map(({ code }) => code).join(' ')}`);
      ({ ceremonyId } = imported);
      for (const printed of printing) given(await printed);
    } },
  ].sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  try {
    for (const [done, { on, play }] of scenes.entries()) {
      turnTo(on);
      await play();
      progress(done + 1, scenes.length);
      if (await stopped()) return refuse('app.CANCELLED');
    }
    return ok({ centreId, ceremonyId });
  } catch (error) {
    if (error instanceof Refused) return error.result;
    throw error;
  }
}
