import type { CaseContents, CaseFormer, CasePaper } from '#shared/domain/casePapers.ts';
import { canonicalJson } from '#shared/domain/common/canonical.ts';
import type { CaseKind } from '#shared/domain/papers.ts';
import { headOf } from '#shared/domain/settings.ts';
import { message } from '#shared/i18n/index.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id, Instant } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { CaseFiles } from '../caseFiles.ts';
import type { CasePaperSource, CasePaperSources } from '../casePaperSources.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { HandlersOf, JobContext } from '../handlers.ts';
import type { Batch, IssuedPaper, Papers } from '../issuing.ts';
import type { Store } from '../store/store.ts';
import { unprintableText } from './texts.ts';

export interface CasePapersParts {
  readonly clock: Clock; readonly papers: Papers; readonly settings: CurrentSettings; readonly sources: CasePaperSources; readonly files: CaseFiles;
  readonly pictures: (store: Store, content: unknown) => ReturnType<CurrentSettings['pictures']>;
}
interface Asked { readonly personId: Id; readonly kind: CaseKind; readonly subjectId: Id | null }
/** Of whom, under all the names that were joined. */
interface Made { readonly owner: Id; readonly members: readonly Id[]; readonly subjectId: Id | null; readonly content: CaseContents[CaseKind]; readonly changedAt: Instant }

/** Papers of a person's file: what its capabilities tell, under the settings of today, as a draft or numbered and kept. */
export function createCasePapers({ clock, papers, settings, sources, files, pictures }: CasePapersParts): HandlersOf<'casePapers'> {
  const centre = ({ sql }: Store): { code: string; demonstration: number } => present(sql.one<{ code: string; demonstration: number }>`SELECT code, demonstration FROM centre`, 'an open store has its centre');

  const papersOf = (store: Store, members: readonly Id[]): IssuedPaper[] => members.flatMap((id) => papers.ofPerson(store, id)).toSorted((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1));
  /** The paper as it would be printed now. */
  function madeNow({ store, user }: Pick<JobContext, 'store' | 'user'>, { personId, kind, subjectId }: Asked): Result<Made> {
    const file = files.read(store, user, personId);
    if (!file.ok) return file;
    const source = sources[kind] as CasePaperSource<CaseKind>, told = source(store, user, personId, subjectId);
    if (!told.ok) return told;
    const current = settings.of(store), head = headOf(current, centre(store).code), refused = unprintableText(told.value.told, head, settings.restricted(store));
    if (refused) return refused;
    const own = kind === 'consent' ? { cndp: current.settings.cndp, contact: current.settings.contact } : {};
    return ok({ owner: file.value.personId, members: file.value.members, subjectId: told.value.subjectId, changedAt: told.value.changedAt, content: { ...head, ...own, former: null, ...told.value.told } as CaseContents[CaseKind] });
  }
  /** The one that stands where it still tells the same, else a new one that names it. In a transaction of the caller. */
  function issued({ store, user }: JobContext, { kind }: Asked, { owner, members, subjectId, content }: Made): IssuedPaper {
    const last = papersOf(store, members).findLast((one) => one.kind === kind && one.subjectId === subjectId);
    if (last && last.status === 'issued' && facts(last.content) === facts(content)) return last;
    const relation = last?.status === 'cancelled' ? 'replaces' : 'renews', former: CaseFormer | null = last ? { relation, reference: last.reference } : null, at = clock.now();
    return papers.issue(store, {
      kind, of: { personId: owner, subjectId }, content: { ...content, former }, former: last ? { id: last.id, relation } : null, centreCode: centre(store).code, year: Number(at.slice(0, 4)), at, by: user.id,
    });
  }

  return {
    async 'casePapers.print'({ personId, kind, subjectId, language, draft }, context) {
      const { store, about, commit } = context, asked = { personId, kind, subjectId };
      about(personId);
      const title = `${message('ar', `papers.kind_${kind}`)} · ${message('fr', `papers.kind_${kind}`)}`;
      const batch = (of: Batch['papers']): Batch => ({ kind, title, originals: [], papers: of });
      let whose: Id | null = null;
      const batches: Result<Batch> = draft ? drafted() : commit(() => {
        about(personId);
        const made = madeNow(context, asked);
        if (!made.ok) return made;
        whose = made.value.subjectId;
        return ok(batch([issued(context, asked, made.value)]));
      });
      if (!batches.ok) return batches;
      const printed = await papers.print(context, {
        ceremonyId: null, language, batches: [batches.value], sort: 'person', freshSheets: false, merge: false, specimen: centre(store).demonstration === 1, keepers: [], signedOriginals: 0,
        pictures: (content) => pictures(store, content), bookmark: () => title,
      });
      return printed.ok ? ok({ personId, subjectId: whose, papers: printed.value.files, pending: printed.value.pending }) : printed;

      function drafted(): Result<Batch> {
        const made = madeNow(context, asked);
        if (!made.ok) return made;
        whose = made.value.subjectId;
        return ok(batch({ drafts: [made.value.content], dated: made.value.changedAt }));
      }
    },

    'casePapers.communicate': () => Promise.resolve(refuse('casePapers.NOTHING_TO_PRINT')),
    'casePapers.uncommunicate': () => refuse('casePapers.UNKNOWN_COMMUNICATION'),
    'casePapers.communications': () => ok([]),
    'casePapers.find'({ fileNumber }, { store, user }) {
      const found = files.byFileNumber(store, user, fileNumber);
      return found.ok ? ok({ personId: found.value.personId }) : found;
    },
    'casePapers.list'({ personId }, { store, user, about }) {
      about(personId);
      const file = files.read(store, user, personId);
      if (!file.ok) return file;
      const { members } = file.value, more = new Map(store.sql.all<{ id: Id; name: string; scans: number }>`SELECT documents.id, users.name, (SELECT count(*) FROM scans WHERE document_id = documents.id AND removed_at IS NULL) AS scans
        FROM documents JOIN users ON users.id = issued_by WHERE person_id IN (SELECT value FROM json_each(${JSON.stringify(members)}))`.map((row) => [row.id, row]));
      return ok(papersOf(store, members).toReversed().map(({ id, kind, reference, subjectId, status, issuedAt, signedAt, cancelReason, heir }) => ({
        kind: kind as CaseKind, reference, subjectId, status, issuedAt, issuedBy: more.get(id)?.name ?? '', signedAt, cancelReason, replacedBy: heir, scans: more.get(id)?.scans ?? 0,
      })));
    },
  };
}
/** What a paper tells of, without its head and what it stands in for: a new letterhead does not make a new paper. */
function facts(content: unknown): string {
  const { letterhead: _l, wording: _w, settingsVersion: _v, former: _f, ...rest } = content as CasePaper;
  return canonicalJson(rest);
}
