import { createDispatcher } from '#electron/engine/dispatch.ts';
import { caseFiles } from '#electron/engine/beneficiaries/access.ts';
import { glanceHandlers } from '#electron/engine/beneficiaries/glance.ts';
import { wayHandlers } from '#electron/engine/beneficiaries/way.ts';
import { createDiagnosis } from '#electron/engine/diagnosis/service.ts';
import { createFollowUp } from '#electron/engine/followUp/service.ts';
import type { Handlers, User } from '#electron/engine/handlers.ts';
import { createJobs } from '#electron/engine/jobs.ts';
import { plans } from '#electron/engine/lifeProjects/repository.ts';
import { createLifeProjects } from '#electron/engine/lifeProjects/service.ts';
import { createMatching } from '#electron/engine/matching/service.ts';
import { createSearch } from '#electron/engine/search/service.ts';
import { createCurrentSettings } from '#electron/engine/settings/current.ts';
import type { Value } from '#electron/engine/store/sql.ts';
import type { Store } from '#electron/engine/store/store.ts';
import type { Answer, ProcedureName, Sent } from '#shared/contract/index.ts';
import type { Role } from '#shared/domain/accounts.ts';
import { EMPTY_PROFILE, type Profile } from '#shared/domain/beneficiaries.ts';
import { ids as idsOf, type Clock, type Id, type Instant } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import { createTestCentre, temporaryFolder } from './store.ts';

/* A centre with people of every kind who work on files, and the four capabilities of that work on its real store. */
const PEOPLE = { director: 'director', companion: 'companion', other: 'companion', officer: 'placementOfficer', auditor: 'auditor' } as const satisfies Record<string, Role>;
export type Who = keyof typeof PEOPLE;
export interface Casework {
  readonly store: Store;
  readonly userId: Readonly<Record<Who, Id>>;
  /** Moves the clock to a day, at noon. */
  today(day: string): void;
  call<N extends ProcedureName>(who: Who, name: N, input: Sent<N>): Promise<Result<Answer<N>>>;
  /** A person with a file; by default the companion's, opened on the first day of 2025. */
  file(fileNumber: string, more?: { readonly who?: Who; readonly status?: string; readonly openedOn?: string; readonly province?: string; readonly profile?: Partial<Profile>; readonly person?: Readonly<Record<string, string>> }): Id;
  /** A validated ceremony in which the person got a sewing machine, or was absent; answers the machine. */
  handedOver(personId: Id, of: { readonly serial: string; readonly date?: string; readonly state?: string }): Id;
  remove(): void;
}
export async function casework(): Promise<Casework> {
  const folder = temporaryFolder();
  let day = '2025-06-02';
  let tick = 0;
  const clock: Clock = { now: () => new Date(Date.parse(`${day}T12:00:00.000Z`) + 1000 * (tick += 1)).toISOString() as Instant };
  const ids = idsOf(clock), { store } = await createTestCentre(folder.dir, { clock });
  const userId = Object.fromEntries(Object.entries(PEOPLE).map(([who, role]) => {
    const id = ids.next();
    store.sql.insert('users', { id, name: who, role, active: true, created_at: clock.now() });
    return [who, id];
  })) as Record<Who, Id>;
  const bugs: unknown[] = [], settings = createCurrentSettings();
  const { handlers: diagnosis, diagnoses } = createDiagnosis({ clock, ids, files: caseFiles, settings }), matching = createMatching({ clock, ids, files: caseFiles, settings, diagnoses, plans });
  const { handlers: followUp, contacts } = createFollowUp({ clock, ids, files: caseFiles, settings, plans });
  const handlers = { ...diagnosis, ...matching.handlers, ...createLifeProjects({ clock, ids, files: caseFiles, settings, diagnoses, advice: matching.advice }), ...followUp, ...glanceHandlers({ clock, plans, contacts }), ...wayHandlers({ clock, ids, finding: createSearch().finding, settings, plans, contacts }) } as unknown as Handlers;
  const dispatcher = createDispatcher({
    handlers, jobs: createJobs(ids), clock, onBug: (_incident, error) => { bugs.push(error); },
    sessions: { find: (who) => (who !== null && who in PEOPLE ? { user: { id: userId[who as Who], name: who, role: PEOPLE[who as Who] } satisfies User, store, held: false } : null) },
  });
  return {
    store, userId,
    today(next) { day = next; },
    async call(who, name, input) {
      const reply = await dispatcher.call({ name, input, session: who });
      if (bugs.length > 0) throw bugs[0];
      return reply as Result<Answer<typeof name>>;
    },
    file(fileNumber, { who = 'companion', status = 'followUp', openedOn = '2025-01-01', province = 'Agadir', profile = {}, person = {} } = {}) {
      const id = ids.next(), at = clock.now();
      store.sql.insert('persons', { id, file_number: fileNumber, file_number_key: fileNumber, name_ar: `شخص ${fileNumber}`, name_fr: `Personne ${fileNumber}`, sex: 'F', created_at: at, updated_at: at, ...person });
      store.sql.insert('case_files', {
        person_id: id, status, companion_id: userId[who], opened_on: openedOn, province, profile: JSON.stringify({ ...EMPTY_PROFILE, ...profile }), created_at: at, created_by: userId[who], updated_at: at, updated_by: userId[who], revision: 1,
      });
      return id;
    },
    handedOver(personId, { serial, date = '2025-02-26', state = 'handedOver' }) {
    const { sql } = store, [ceremonyId, recipientId, unitId] = [ids.next(), ids.next(), ids.next()], by = userId.director, at = '2025-02-26T10:00:00.000Z';
    sql.insert('ceremonies', {
      id: ceremonyId, title_ar: `حفل ${serial}`, title_key: serial, date, place_ar: 'أكادير', convention_number: serial, convention_key: serial, giver_entity_ar: 'المركز', originals: 4, no_disposal_months: 36, transfer: 'ownership', status: 'draft',
      created_at: at, created_by: by, updated_at: at, updated_by: by,
    });
    sql.insert('recipients', { id: recipientId, ceremony_id: ceremonyId, person_id: personId, position: 1, name_ar: 'شخص', sex: 'F', trade: 'sewing', reads_ar: true, reads_fr: true });
    sql.insert('units', { id: unitId, designation_ar: 'آلة خياطة', designation_fr: 'Machine', serial, serial_key: serial, quantity: 1, created_at: at });
    sql.insert('handover_lines', { id: ids.next(), recipient_id: recipientId, unit_id: unitId, position: 1, unit_price: 100 });
    sql.run`UPDATE ceremonies SET status = 'validated', validated_at = ${at}, validated_by = ${by} WHERE id = ${ceremonyId}`;
    sql.run`INSERT INTO day_marks (recipient_id, undoing, state, marked_at, marked_by) VALUES (${recipientId}, 0, ${state}, ${at}, ${by})`;
    return unitId;
    },
    remove() { store.close(); folder.remove(); },
  };
}
/** How SQLite goes about every question that `look` asks: one text a question. */
export function queryPlans({ sql, ...store }: Store, look: (store: Store) => void): string[] {
  const told: string[] = [];
  const explained = (text: TemplateStringsArray, values: readonly Value[]): void => {
    const question = Object.assign([`EXPLAIN QUERY PLAN ${text[0] ?? ''}`, ...text.slice(1)], { raw: [] as string[] });
    told.push(sql.all<{ detail: string }>(question, ...values).map(({ detail }) => detail).join('\n'));
  };
  look({
    ...store,
    sql: {
      ...sql,
      one: <Row>(text: TemplateStringsArray, ...values: Value[]) => { explained(text, values); return sql.one<Row>(text, ...values); },
      all: <Row>(text: TemplateStringsArray, ...values: Value[]) => { explained(text, values); return sql.all<Row>(text, ...values); },
    },
  });
  return told;
}
