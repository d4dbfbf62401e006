import { afterEach, beforeEach, expect, it } from 'vitest';
import { caseFiles } from '#electron/engine/beneficiaries/access.ts';
import { createDrafts } from '#electron/engine/handover/drafts.ts';
import { plans } from '#electron/engine/lifeProjects/repository.ts';
import { erasePerson } from '#electron/engine/persons/erase.ts';
import { fileMentionsOf } from '#electron/engine/persons/mentions.ts';
import { caseFileOf, personById } from '#electron/engine/persons/traces.ts';
import { refresh } from '#electron/engine/search/repository.ts';
import { createSearch } from '#electron/engine/search/service.ts';
import type { Store } from '#electron/engine/store/store.ts';
import { present } from '#shared/lib/assert.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import { AT, createTestCentre, heldClock, newIds, temporaryFolder, value, type TestCentre } from '#tests/support/store.ts';
import { tracesIn } from '#tests/support/traces.ts';

/* A person whose every row of a case file bears the mark; then erased. */
const MARK = 'Zqxane', MARKS = [MARK, 'zqxane'], SHA = 'ab'.repeat(32), OTHER_SHA = 'cd'.repeat(32), KEPT = ['case_files', 'status_changes', 'assignments', 'attachments', 'attachment_bytes', 'consents', 'communications', 'communication_corrections', 'merges', 'diagnoses', 'life_projects', 'action_progress', 'open_actions', 'visits', 'visit_moves', 'contact_attempts'] as const;
let centre: TestCentre, store: Store, folder: ReturnType<typeof temporaryFolder>, personId: Id;
const parts = { drafts: createDrafts({ clock: heldClock, ids: newIds, caseFiles }), finding: createSearch().finding, plans };
const json = (text: string): string => JSON.stringify({ text });
const count = (table: string): number => store.sql.one<{ n: number }>(Object.assign([`SELECT count(*) AS n FROM ${table}`], { raw: [] }) as unknown as TemplateStringsArray)?.n ?? -1;

function person(name: string, number: string): Id {
  const id = newIds.next();
  store.sql.insert('persons', { id, file_number: number, file_number_key: number, name_fr: name, sex: 'F', other_phone: `${MARK} 06`, created_at: AT, updated_at: AT });
  store.changes.record({ table: 'persons', rowId: id, personId: id, userId: centre.userId, before: null, after: { name } });
  return id;
}
/** A row in every table of a case file, and a paper with its print. */
function wholeFile(id: Id): void {
  const { sql } = store, by = centre.userId, kept = { created_at: AT, created_by: by, updated_at: AT, updated_by: by, revision: 1 }, [attachment, diagnosis, plan, visit, paper, consent, communication] = [newIds.next(), newIds.next(), newIds.next(), newIds.next(), newIds.next(), newIds.next(), newIds.next()];
  sql.insert('case_files', { person_id: id, status: 'lifeProject', companion_id: by, opened_on: '2025-01-02', profile: JSON.stringify({ contact: { name: MARK, phone: '06' } }), ...kept });
  sql.insert('status_changes', { id: newIds.next(), person_id: id, from_status: null, to_status: 'intake', reason: MARK, changed_at: AT, changed_by: by });
  sql.insert('assignments', { id: newIds.next(), person_id: id, companion_id: by, reason: MARK, assigned_at: AT, assigned_by: by });
  sql.insert('attachments', { id: attachment, person_id: id, title: MARK, kind: 'other', format: 'pdf', size: 3, sha256: SHA, attached_at: AT, attached_by: by });
  sql.insert('attachment_bytes', { attachment_id: attachment, bytes: Buffer.from(`%PDF ${MARK}`) });
  sql.insert('document_series', { kind: 'PVI', centre_code: 'AGA', year: 2025, last_number: 1 });
  sql.insert('documents', { id: paper, kind: 'PVI', person_id: id, subject_id: plan, centre_code: 'AGA', year: 2025, number: 1, reference: 'PVI/AGA/2025/0001', content: JSON.stringify({ reference: 'PVI/AGA/2025/0001', content: { wishes: `les vœux de ${MARK}`, needs: 'logement' } }), content_sha256: SHA, check_code: 'AAA', status: 'issued', issued_at: AT, issued_by: by });
  sql.insert('archive', { sha256: OTHER_SHA, bytes: Buffer.from(`print of ${MARK}`) });
  sql.insert('renditions', { document_id: paper, language: 'fr', original_number: 0, copy_number: 0, sha256: OTHER_SHA, pages: 1, template_version: '1', printed_at: AT, printed_by: by });
  sql.insert('consents', { id: consent, person_id: id, purpose: 'sharing', partner: MARK, answer: 'given', answered_on: '2025-01-03', answered_by: 'person', paper_id: paper, attachment_id: attachment, note: MARK, noted_at: AT, noted_by: by });
  sql.insert('communications', { id: communication, person_id: id, document_id: paper, partner: MARK, partner_number: 1, purpose: MARK, consent_id: consent, language: 'fr', at: AT, by });
  sql.insert('communication_corrections', { communication_id: communication, reason: MARK, at: AT, by });
  sql.insert('questionnaires', { version: 1, content: '{}', created_at: AT });
  sql.insert('diagnoses', { id: diagnosis, person_id: id, number: 1, questionnaire: 1, begun_on: '2025-01-05', completed_on: '2025-01-06', completed_by: by, answers: json(MARK), ...kept });
  sql.insert('life_projects', { id: plan, person_id: id, version: 1, state: 'superseded', diagnosis_id: diagnosis, content: json(MARK), signed_on: '2025-01-08', signed_by: by, ...kept });
  sql.insert('open_actions', { life_project_id: plan, action_key: 'a1', person_id: id, deadline: '2025-01-20', words: MARK, owner: 'person' });
  sql.insert('life_projects', { id: newIds.next(), person_id: id, version: 2, state: 'signed', diagnosis_id: diagnosis, former_id: plan, reason: MARK, content: json(MARK), signed_on: '2025-01-09', signed_by: by, ...kept });
  sql.insert('action_progress', { id: newIds.next(), life_project_id: plan, action_key: 'a1', state: 'done', as_of: '2025-01-10', note: MARK, updated_at: AT, updated_by: by, revision: 1 });
  sql.insert('visits', { id: visit, person_id: id, kind: 'D15', planned_on: '2025-02-01', state: 'planned', findings: json(MARK), reason: MARK, ...kept });
  sql.insert('visit_moves', { id: newIds.next(), person_id: id, visit_id: visit, from_on: '2025-01-20', to_on: '2025-02-01', reason: MARK, moved_at: AT, moved_by: by });
  sql.insert('contact_attempts', { id: newIds.next(), person_id: id, tried_on: '2025-01-20', way: 'phone', outcome: 'unreached', note: MARK, noted_at: AT, noted_by: by });
}
beforeEach(async () => {
  folder = temporaryFolder();
  centre = await createTestCentre(folder.dir);
  ({ store } = centre);
  personId = person(`${MARK} Wvutsr`, 'D/AGA/2025/0001');
  value(store.transaction(() => { wholeFile(personId); return ok(null); }));
});
afterEach(() => { store.close(); folder.remove(); });
const erase = (id: Id) => value(store.transaction(() => ok(erasePerson(store, parts, present(personById(store, id), 'not erased yet'), { at: AT as Instant, by: centre.userId, reason: 'demande', papers: 'keep' }))));

it('takes the whole case file, and what their own papers said; the numbers of those stay', () => {
  value(refresh(store));
  expect(caseFileOf(store, personId)).toEqual({ papers: 1, attachments: 1, diagnoses: 1, lifeProjects: 2, visits: 1 });
  const digest = erase(personId);
  value(refresh(store));
  expect(KEPT.filter((table) => count(table) > 0)).toEqual([]);
  expect(tracesIn(store, MARKS)).toEqual([]);
  expect(store.sql.all`SELECT reference, content, person_id FROM documents`).toEqual([{ reference: 'PVI/AGA/2025/0001', content: '{"content":{},"reference":"PVI/AGA/2025/0001"}', person_id: personId }]);
  expect(store.sql.one`SELECT file_number, name_fr, other_phone FROM persons WHERE id = ${personId}`).toEqual({ file_number: '—', name_fr: 'Personne effacée', other_phone: '' });
  expect(JSON.parse(store.sql.one<{ outcome: string }>`SELECT outcome FROM erasures WHERE digest = ${digest}`?.outcome ?? '')).toMatchObject({ papers: 1, files: 1, kept: [] });
  expect(store.changes.verify().ok).toBe(true);
});
it('is told beforehand of every text of another file that names them, part by part; of their own and of a stranger nothing', () => {
  // the mark of every row is this one's name
  const namesake = person(MARK, 'D/AGA/2025/0009'), told = (...members: Id[]) => fileMentionsOf(store, members).map(({ where, count: n }) => [where, n]);
  expect(told(namesake)).toEqual([['attachment', 1], ['attempt', 1], ['consent', 2], ['diagnosis', 1], ['paper', 3], ['plan', 4], ['profile', 1], ['visit', 3], ['way', 2]]);
  expect(fileMentionsOf(store, [namesake])[0]).toMatchObject({ personId, fileNumber: 'D/AGA/2025/0001', name_fr: `${MARK} Wvutsr` });
  expect([told(personId), told(namesake, personId)]).toEqual([[], []]);
  store.sql.run`UPDATE persons SET name_fr = 'Autre Nom', other_phone = '' WHERE id = ${namesake}`;
  expect(told(namesake)).toEqual([]);
  // spelt otherwise, after the end of a line, deep in a plan
  store.sql.insert('life_projects', { id: newIds.next(), person_id: personId, version: 3, state: 'draft', content: JSON.stringify({ objectives: [{ actions: [{ words: 'Voir\nAUTRE  nom, le frère' }] }] }), created_at: AT, created_by: centre.userId, updated_at: AT, updated_by: centre.userId, revision: 1 });
  expect(told(namesake)).toEqual([['plan', 1]]);
});
it('leaves no row of a person whose file was never printed', () => {
  const other = person('Neuve', 'D/AGA/2025/0002');
  store.sql.insert('case_files', { person_id: other, status: 'intake', companion_id: centre.userId, opened_on: '2025-01-02', profile: '{}', created_at: AT, created_by: centre.userId, updated_at: AT, updated_by: centre.userId, revision: 1 });
  erase(other);
  expect(store.sql.all`SELECT id FROM persons WHERE id = ${other}`).toEqual([]);
  expect(count('case_files')).toBe(1);
});
it('somebody joined to them may go before or after, whichever the list names first', () => {
  const double = person(`${MARK} Double`, 'D/AGA/2025/0003');
  store.sql.insert('merges', { id: newIds.next(), person_id: personId, merged_id: double, reason: MARK, merged_at: AT, merged_by: centre.userId });
  store.sql.run`UPDATE persons SET merged_into = ${personId} WHERE id = ${double}`;
  value(refresh(store));
  erase(personId);
  expect(store.sql.one`SELECT merged_into FROM persons WHERE id = ${double}`).toEqual({ merged_into: null });
  erase(double);
  value(refresh(store));
  expect(tracesIn(store, MARKS)).toEqual([]);
});
