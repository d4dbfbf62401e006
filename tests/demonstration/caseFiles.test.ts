import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillCaseFiles, inventedFiles, type FileMaker } from '#electron/demonstration/caseFiles.ts';
import { STATUSES } from '#shared/domain/beneficiaries.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { Client } from '#shared/contract/client.ts';
import { ok } from '#shared/lib/result.ts';
import { casework, type Casework } from '#tests/support/casework.ts';
import { given } from '#tests/support/engine.ts';

/* The demonstration's files, made through the contract; files themselves by rows, as this test has no use for their own capability. */
const TODAY = '2025-06-02' as CivilDate;
let centre: Casework;
let made = 0;
const client = { call: (name: never, input: never) => centre.call('director', name, input) } as unknown as Pick<Client, 'call'>;
const maker: FileMaker = {
  open({ identity, province, openedOn, profile }) {
    made += 1;
    return Promise.resolve(ok({ personId: centre.file(`D${made}`, { who: 'director', status: 'intake', openedOn, province, profile, person: { name_ar: identity.name.ar, name_fr: identity.name.fr, sex: identity.sex } }) }));
  },
  consent: () => Promise.resolve(ok(null)),
  move(personId, to) { centre.store.sql.run`UPDATE case_files SET status = ${to} WHERE person_id = ${personId}`; return Promise.resolve(ok(null)); },
};
beforeAll(async () => { centre = await casework(); });
afterAll(() => { centre.remove(); });

it('are forty or more: two or more at every status, a third women, nobody twice', () => {
  const files = inventedFiles(TODAY);
  expect(files.length).toBeGreaterThanOrEqual(40);
  for (const status of STATUSES) expect(files.filter((file) => file.status === status).length, status).toBeGreaterThanOrEqual(2);
  expect(files.filter(({ identity }) => identity.sex === 'F').length * 3).toBeGreaterThanOrEqual(files.length);
  for (const of of [(file: (typeof files)[number]) => file.identity.name.ar, (file: (typeof files)[number]) => file.identity.cin]) expect(new Set(files.map(of)).size).toBe(files.length);
  expect(files.every(({ identity }) => /^\d{4}-\d\d-\d\d$/.test(identity.birthDate))).toBe(true);
});
describe('once they are made', () => {
  it('hold diagnoses, plans and visits that read true', async () => {
    // one of every status
    const files = inventedFiles(TODAY).filter(({ place }) => place >= STATUSES.length && place < 2 * STATUSES.length);
    expect(given(await fillCaseFiles(client, maker, TODAY, files))).toBe(STATUSES.length);
    const { sql } = centre.store, counted = (rows: readonly { readonly state: string; readonly n: number }[]): Record<string, number> => Object.fromEntries(rows.map(({ state, n }) => [state, n]));
    expect(counted(sql.all`SELECT CASE WHEN completed_on IS NULL THEN 'open' ELSE 'completed' END AS state, count(*) AS n FROM diagnoses GROUP BY 1`)).toEqual({ open: 2, completed: 12 });
    expect(counted(sql.all`SELECT state, count(*) AS n FROM life_projects GROUP BY state`)).toEqual({ draft: 1, signed: 10 });
    expect(Object.keys(counted(sql.all`SELECT state, count(*) AS n FROM visits GROUP BY state`)).sort()).toEqual(['done', 'planned']);
    const { due, overdue } = given(await centre.call('director', 'followUp.agenda', { from: TODAY, to: '2025-12-31', whose: 'all' }));
    expect(due.rows.length).toBeGreaterThan(0);
    expect(overdue.rows.length).toBeGreaterThan(0);
  });
});
