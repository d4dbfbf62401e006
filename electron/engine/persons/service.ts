import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Answer } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { fileNumberKey, maskedCin } from '#shared/domain/common/identity.ts';
import { confirmationOf, confirms, evidenceIsOver, evidenceUntil, tellsOf } from '#shared/domain/persons.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Instant } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { PaperPrinter } from '../documents/paperJobs.ts';
import type { Erasing } from '../erasing.ts';
import type { Files } from '../files.ts';
import type { HandlersOf } from '../handlers.ts';
import { addErasures, erasuresIn, papersDigest, personDigest } from '../store/erasuresFile.ts';
import { membersOf, staysFor } from '../store/joined.ts';
import type { Store } from '../store/store.ts';
import { erasePerson, type EraseParts, type Outcome } from './erase.ts';
import { fileMentionsOf, mentionsOf } from './mentions.ts';
import { caseFileOf, changesOf, filesOf, formsOf, ownPapers, personByFile, personById, personByRecipient, placesOf, sharedPapers, valuesOf, type PersonRow } from './traces.ts';

interface PersonsParts extends EraseParts { readonly clock: Clock; readonly files: Files; readonly printer: Pick<PaperPrinter, 'sheet'> }
type Row = { readonly digest: string; readonly file_digest: string; readonly erased_at: Instant; readonly by: string | null; readonly reason: string; readonly papers: 'keep' | 'erase'; readonly outcome: string };
type Told = Answer<'persons.erase'>;
const told = (row: Row): Told => {
  const { papersDigest: _also, ...outcome } = JSON.parse(row.outcome) as Outcome;
  return { digest: row.digest, fileDigest: row.file_digest, erasedAt: row.erased_at, erasedBy: row.by ?? '', reason: row.reason, papers: row.papers, outcome: { ...outcome, kept: [...outcome.kept] } };
};
const byDigest = ({ sql }: Store, digest: string): Row | undefined => sql.one<Row>`SELECT erasures.*, name AS by FROM erasures LEFT JOIN users ON users.id = erased_by WHERE digest = ${digest}`;
/** Copies made before an update of the database hold what it held then, keys too. */
const OLD_COPY = /^before-\d+-[0-9TZ]+\.db$/;

/** What an erasure leaves to do on the disk: pages of the log, old copies, and the list beside the database. */
function settle(store: Store): void {
  store.sql.all`PRAGMA wal_checkpoint(TRUNCATE)`;
  for (const name of readdirSync(store.dir)) if (OLD_COPY.test(name)) rmSync(path.join(store.dir, name), { force: true });
  addErasures(store.dir, erasuresIn(store));
}

/** Erasing persons, for the director; and the same again in a backup that was restored. */
export function createPersons({ clock, files, printer, ...parts }: PersonsParts): { readonly handlers: HandlersOf<'persons'>; readonly erasing: Erasing } {
  function preview(store: Store, person: PersonRow): Answer<'persons.erasable'> {
    const members = membersOf(store, person.id), places = members.flatMap((id) => placesOf(store, id)), today = clock.now().slice(0, 10) as CivilDate, values = members.flatMap((id) => valuesOf(store, id));
    const kept = members.flatMap((id) => caseFileOf(store, id) ?? []), sum = (of: (one: (typeof kept)[number]) => number): number => kept.reduce((all, one) => all + of(one), 0);
    const title = (place: (typeof places)[number]) => ({ ceremonyId: place.ceremonyId, title: { ar: place.title_ar, fr: place.title_fr }, date: place.date });
    return {
      personId: person.id, name: { ar: person.name_ar, fr: person.name_fr }, fileNumber: person.file_number, cinMasked: maskedCin(person.cin), confirmBy: person.file_number === '' ? 'cin' : 'fileNumber',
      drafts: places.filter(({ status }) => status === 'draft').map(title),
      validated: places.filter(({ status }) => status === 'validated').map((place) => {
        const own = ownPapers(store, place.recipientId);
        return { ...title(place), papers: own.length, files: filesOf(store, own).length, shared: sharedPapers(store, place.ceremonyId).length, until: evidenceUntil(place.date), over: evidenceIsOver(place.date, today) };
      }),
      file: kept.length === 0 ? null : { papers: sum(({ papers }) => papers), attachments: sum(({ attachments }) => attachments), diagnoses: sum(({ diagnoses }) => diagnoses), lifeProjects: sum(({ lifeProjects }) => lifeProjects), visits: sum(({ visits }) => visits) },
      forms: formsOf(store, { ids: [...members, ...places.map(({ recipientId }) => recipientId)], values }).length, changes: members.reduce((all, id) => all + changesOf(store, id), 0),
      mentions: mentionsOf(store, members).map(({ title_ar, title_fr, ...one }) => ({ ...one, title: { ar: title_ar, fr: title_fr } })),
      fileMentions: fileMentionsOf(store, members).map(({ name_ar, name_fr, ...one }) => ({ ...one, name: { ar: name_ar, fr: name_fr } })),
    };
  }
  return {
    erasing: {
      replay(store, erased) {
        const { databaseId } = store.keys, list = new Map(erased.map(({ at, digest }) => [digest, at]));
        const persons = store.sql.all<PersonRow>`SELECT * FROM persons WHERE erased_at IS NULL`.flatMap((person) => { const at = list.get(personDigest(databaseId, person.id)); return at === undefined ? [] : [{ person, at }]; });
        const done = store.transaction(() => {
          for (const { person, at } of persons) erasePerson(store, parts, person, { at, by: null, reason: '', papers: list.has(papersDigest(databaseId, person.id)) ? 'erase' : 'keep' });
          return ok({ erased: persons.length });
        });
        if (done.ok) { settle(store); addErasures(store.dir, erased); }
        return done;
      },
      catchUp(store) { try { addErasures(store.dir, erasuresIn(store)); } catch (error) { if (!store.refusalOf(error)) throw error; } },
    },
    handlers: {
      'persons.erasable'(by, { store, about }) {
        const named = 'recipientId' in by ? personByRecipient(store, by.recipientId) : personByFile(store, fileNumberKey(by.fileNumber)), person = named && personById(store, staysFor(store, named.id));
        if (!person) return refuse('persons.UNKNOWN');
        about(person.id);
        return ok(preview(store, person));
      },
      async 'persons.erase'({ personId, reason, papers, confirmation }, { store, user, about, commit }) {
        const done = commit((): Result<string> => {
          about(personId);
          const person = personById(store, staysFor(store, personId));
          if (!person) return refuse('persons.UNKNOWN');
          if (!confirms(confirmation, confirmationOf({ fileNumber: person.file_number, cin: person.cin }))) return refuse('persons.NOT_CONFIRMED');
          // who was joined to them is the same person: all go, the one who stays last
          const members = membersOf(store, person.id).flatMap((id) => personById(store, id) ?? []);
          // the reason outlives the file, and so may not tell whose it was
          if (tellsOf(members.flatMap(({ id }) => valuesOf(store, id)))(reason)) return refuse('persons.REASON_TELLS');
          return ok(members.toReversed().map((one) => erasePerson(store, parts, one, { at: clock.now(), by: user.id, reason, papers })).at(-1) ?? '');
        });
        if (!done.ok) return done;
        settle(store);
        return Promise.resolve(ok(told(present(byDigest(store, done.value), 'the erasure was just noted'))));
      },
      'persons.erasures': (_input, { store }) => ok({ erasures: store.sql.all<Row>`SELECT erasures.*, name AS by FROM erasures LEFT JOIN users ON users.id = erased_by ORDER BY erased_at DESC, digest`.map(told) }),
      async 'persons.erasureCertificate'({ digest }, { store, about }) {
        about(digest);
        const row = byDigest(store, digest);
        if (!row) return refuse('persons.UNKNOWN_ERASURE');
        const centre = present(store.sql.one<{ code: string; ar: string; fr: string }>`SELECT code, name_ar AS ar, name_fr AS fr FROM centre`, 'an open store has its centre');
        const { pdf } = await printer.sheet({ sheet: 'erasureCertificate', of: { centre: { ar: centre.ar, fr: centre.fr }, code: centre.code, ...told(row), printedAt: clock.now() } });
        return ok({ file: files.put(pdf), fileName: `idmaj-${centre.code}-erasure-${digest.slice(0, 8)}.pdf` });
      },
    },
  };
}
