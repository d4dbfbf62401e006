import type { CivilDate } from '#shared/domain/common/dates.ts';
import { tellsOf, type FileMention, type Mention } from '#shared/domain/persons.ts';
import type { Id } from '#shared/lib/ids.ts';
import { staysFor } from '../store/joined.ts';
import type { Store } from '../store/store.ts';
import { IDENTITY, personById, textsIn, valuesOf } from './traces.ts';

/* Free texts that name a person and that erasing them leaves as they are: told before, so that somebody can correct what can still be corrected. */
const namesOf = (store: Store, members: readonly Id[]): string[] => members.flatMap((id) => valuesOf(store, id, IDENTITY));
export interface MentionIn { readonly where: Mention; readonly ceremonyId: Id; readonly title_ar: string; readonly title_fr: string; readonly date: CivilDate; readonly status: 'draft' | 'validated'; readonly count: number }
/**
 * Free texts of ceremonies that name the person (with whoever was joined to them) or give one of their numbers, but for those that go with the person. A place of birth or an
 * address is not looked for: a town stands in many texts.
 */
export function mentionsOf(store: Store, members: readonly Id[]): MentionIn[] {
  const tells = tellsOf(namesOf(store, members)), found = new Map<string, MentionIn>();
  const texts = store.sql.all<Omit<MentionIn, 'count'> & { text: string }>`WITH own AS (SELECT id FROM recipients WHERE person_id IN (SELECT value FROM json_each(${JSON.stringify(members)}))), texts (place, ceremony_id, text) AS (
      SELECT 'title', id, title_ar || ' | ' || title_fr FROM ceremonies
      UNION ALL SELECT 'place', id, place_ar || ' | ' || place_fr FROM ceremonies
      UNION ALL SELECT 'convention', id, convention_number || ' | ' || convention_parties_ar || ' | ' || convention_parties_fr FROM ceremonies
      UNION ALL SELECT 'giver', id, giver_entity_ar || ' | ' || giver_entity_fr || ' | ' || giver_representative_ar || ' | ' || giver_representative_fr || ' | ' || giver_capacity_ar || ' | ' || giver_capacity_fr FROM ceremonies
      UNION ALL SELECT 'source', id, source_name FROM ceremonies
      UNION ALL SELECT 'programme', ceremony_id, programme_label FROM ceremony_restricted
      UNION ALL SELECT 'signatory', ceremony_id, name_ar || ' | ' || name_fr || ' | ' || capacity_ar || ' | ' || capacity_fr || ' | ' || on_behalf_of_ar || ' | ' || on_behalf_of_fr FROM ceremony_signatories
      UNION ALL SELECT 'line', ceremony_id, designation_ar || ' | ' || designation_fr || ' | ' || brand_model || ' | ' || purchase_reference || ' | ' || funder_ar || ' | ' || funder_fr
        FROM handover_lines JOIN units ON units.id = unit_id JOIN recipients ON recipients.id = recipient_id JOIN ceremonies ON ceremonies.id = ceremony_id WHERE status = 'validated' OR recipient_id NOT IN own
      UNION ALL SELECT 'reader', ceremony_id, reader_ar || ' | ' || reader_fr || ' | ' || project_title_ar || ' | ' || project_title_fr FROM recipients WHERE id NOT IN own
      UNION ALL SELECT 'note', ceremony_id, note FROM day_marks JOIN recipients ON recipients.id = recipient_id WHERE recipient_id NOT IN own
      UNION ALL SELECT 'filing', ceremony_id, reason FROM filings
      UNION ALL SELECT 'cancel', ceremony_id, cancel_reason FROM documents WHERE cancel_reason IS NOT NULL AND (recipient_id IS NULL OR recipient_id NOT IN own)
      UNION ALL SELECT 'scan', ceremony_id, remove_reason FROM scans JOIN documents ON documents.id = document_id WHERE recipient_id IS NULL OR recipient_id NOT IN own
    ) SELECT place AS "where", ceremony_id AS ceremonyId, title_ar, title_fr, date, status, text FROM texts JOIN ceremonies ON ceremonies.id = ceremony_id ORDER BY date DESC, ceremony_id`;
  for (const { text, ...at } of texts) if (tells(text)) {
    const key = `${at.ceremonyId} ${at.where}`;
    found.set(key, { ...at, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()];
}

export interface MentionInFile { readonly where: FileMention; readonly personId: Id; readonly fileNumber: string; readonly name_ar: string; readonly name_fr: string; readonly count: number }
/**
 * The same in the case files of others: a brother in a plan, a neighbour in a visit. What was printed of them is not read: a paper says what its plan
 * or visit says. Every text of the centre's files is looked at: names are compared however they are spelt, which no index does.
 */
export function fileMentionsOf(store: Store, members: readonly Id[]): MentionInFile[] {
  const tells = tellsOf(namesOf(store, members)), found = new Map<string, MentionInFile>();
  const texts = store.sql.all<{ where: FileMention; person_id: Id; text: string }>`WITH texts (place, person_id, text) AS (
      SELECT 'profile', person_id, profile FROM case_files
      UNION ALL SELECT 'way', person_id, json_array(reason) FROM status_changes WHERE reason <> ''
      UNION ALL SELECT 'way', person_id, json_array(reason) FROM assignments WHERE reason <> ''
      UNION ALL SELECT 'way', person_id, json_array(reason) FROM merges WHERE reason <> ''
      UNION ALL SELECT 'consent', person_id, json_array(partner, note) FROM consents WHERE partner <> '' OR note <> ''
      UNION ALL SELECT 'attachment', person_id, json_array(title, removal_reason) FROM attachments
      UNION ALL SELECT 'diagnosis', person_id, answers FROM diagnoses
      UNION ALL SELECT 'plan', person_id, json_array(reason, json(content)) FROM life_projects
      UNION ALL SELECT 'plan', person_id, json_array(note) FROM action_progress JOIN life_projects ON life_projects.id = life_project_id WHERE note <> ''
      UNION ALL SELECT 'visit', person_id, json_array(reason, json(findings)) FROM visits
      UNION ALL SELECT 'visit', person_id, json_array(reason) FROM visit_moves
      UNION ALL SELECT 'attempt', person_id, json_array(note) FROM contact_attempts WHERE note <> ''
      UNION ALL SELECT 'paper', communications.person_id, json_array(partner, purpose, reason) FROM communications LEFT JOIN communication_corrections ON communication_id = communications.id
      UNION ALL SELECT 'paper', person_id, json_array(cancel_reason) FROM documents WHERE person_id IS NOT NULL AND cancel_reason IS NOT NULL
      UNION ALL SELECT 'paper', person_id, json_array(remove_reason) FROM scans JOIN documents ON documents.id = document_id WHERE person_id IS NOT NULL AND remove_reason <> ''
    ) SELECT place AS "where", person_id, text FROM texts WHERE person_id NOT IN (SELECT value FROM json_each(${JSON.stringify(members)}))`;
  for (const { where, person_id: id, text } of texts) {
    const count = textsIn(JSON.parse(text)).filter(tells).length;
    if (count === 0) continue;
    const personId = staysFor(store, id), person = personById(store, personId), key = `${person?.file_number ?? ''} ${personId} ${where}`;
    found.set(key, { where, personId, fileNumber: person?.file_number ?? '', name_ar: person?.name_ar ?? '', name_fr: person?.name_fr ?? '', count: (found.get(key)?.count ?? 0) + count });
  }
  return [...found.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, mention]) => mention);
}
