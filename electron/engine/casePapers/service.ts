import type { Role } from '#shared/domain/accounts.ts';
import type { CaseContents, CaseFormer, CasePaper } from '#shared/domain/casePapers.ts';
import { canonicalJson } from '#shared/domain/common/canonical.ts';
import { samePartner } from '#shared/domain/consents.ts';
import type { CaseKind, PaperLang } from '#shared/domain/papers.ts';
import { headOf } from '#shared/domain/settings.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id, Ids, Instant } from '#shared/lib/ids.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { CaseFiles } from '../caseFiles.ts';
import type { CasePaperSource, CasePaperSources, PaperReader } from '../casePaperSources.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { HandlersOf, JobContext } from '../handlers.ts';
import type { Batch, IssuedPaper, Papers, Printed } from '../issuing.ts';
import type { Store } from '../store/store.ts';
import { communicationHandlers, type CommunicationParts } from './communications.ts';
import { unprintableText } from './texts.ts';

export interface CasePapersParts {
  readonly clock: Clock; readonly ids: Ids; readonly papers: Papers; readonly settings: CurrentSettings; readonly sources: CasePaperSources; readonly files: CaseFiles;
  readonly pictures: (store: Store, content: unknown) => ReturnType<CurrentSettings['pictures']>;
}
interface Asked { readonly personId: Id; readonly kind: CaseKind; readonly subjectId: Id | null }
/** Of whom, under all the names that were joined. */
interface Made { readonly owner: Id; readonly members: readonly Id[]; readonly subjectId: Id | null; readonly content: CaseContents[CaseKind]; readonly changedAt: Instant }

/** Papers of a person's file: what its capabilities tell, under the settings of today, as a draft or numbered and kept. */
export function createCasePapers({ clock, ids, papers, settings, sources, files, pictures }: CasePapersParts): HandlersOf<'casePapers'> {
  const centre = ({ sql }: Store): { code: string; demonstration: number } => present(sql.one<{ code: string; demonstration: number }>`SELECT code, demonstration FROM centre`, 'an open store has its centre');

  const papersOf = (store: Store, members: readonly Id[]): IssuedPaper[] => members.flatMap((id) => papers.ofPerson(store, id)).toSorted((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1));
  /** The paper as it would be printed now. @param partner for whom outside the centre: it tells nothing of health, nor of others */
  function madeNow({ store, user }: Pick<JobContext, 'store' | 'user'>, { personId, kind, subjectId }: Asked, partner?: string): Result<Made> {
    const file = files.read(store, user, personId);
    if (!file.ok) return file;
    const source = sources[kind] as CasePaperSource<CaseKind>, tell = (reader: PaperReader) => source(store, reader, personId, subjectId), whole = tell(user), told = partner === undefined ? whole : tell({ ...user, role: WITHOUT_HEALTH, partner });
    if (!whole.ok) return whole;
    if (!told.ok) return told;
    // what is the same for the centre and for any partner is one paper
    const withoutHealth = told.value.told.forPartner === undefined && canonicalJson(told.value.told) !== canonicalJson(whole.value.told) ? { withoutHealth: true } as const : {};
    const current = settings.of(store), head = headOf(current, centre(store).code), refused = unprintableText(told.value.told, head, settings.restricted(store));
    if (refused) return refused;
    const own = kind === 'consent' ? { cndp: current.settings.cndp, contact: current.settings.contact } : {};
    return ok({ owner: file.value.personId, members: file.value.members, subjectId: told.value.subjectId, changedAt: told.value.changedAt, content: { ...head, ...own, ...withoutHealth, former: null, ...told.value.told } as CaseContents[CaseKind] });
  }
  /** The one that stands where it still tells the same, else a new one that names it. In a transaction of the caller. */
  function issued({ store, user }: JobContext, { kind }: Asked, { owner, members, subjectId, content }: Made): IssuedPaper {
    const last = papersOf(store, members).findLast((one) => one.kind === kind && one.subjectId === subjectId && sameLine(lineOf(one), content));
    if (last && last.status === 'issued' && facts(last.content) === facts(content)) return last;
    const relation = last?.status === 'cancelled' ? 'replaces' : 'renews', former: CaseFormer | null = last ? { relation, reference: last.reference } : null, at = clock.now();
    return papers.issue(store, {
      kind, of: { personId: owner, subjectId }, content: { ...content, former }, former: last ? { id: last.id, relation } : null, centreCode: centre(store).code, year: Number(at.slice(0, 4)), at, by: user.id,
    });
  }

  const batchOf = (kind: CaseKind, of: Batch['papers'], originals: readonly number[] = []): Batch => ({ kind, originals, papers: of });
  const printOne = (context: JobContext, language: PaperLang, batch: Batch, partner?: string): Promise<Result<Printed>> => papers.print(context, {
    ceremonyId: null, language, batches: [batch], sort: 'person', freshSheets: false, merge: false, specimen: centre(context.store).demonstration === 1, keepers: [], signedOriginals: 0,
    pictures: (content) => pictures(context.store, content), bookmark: () => '', ...(partner === undefined ? {} : { partner }),
  });
  const printFor: CommunicationParts['printFor'] = (context, paper, language, { name, number }) => printOne(context, language, batchOf(paper.kind as CaseKind, [paper], [number]), name);

  return {
    async 'casePapers.print'({ personId, kind, subjectId, language, draft }, context) {
      const { about, commit } = context, asked = { personId, kind, subjectId };
      about(personId);
      const batch = (of: Batch['papers']): Batch => batchOf(kind, of);
      let whose: Id | null = null;
      const batches: Result<Batch> = draft ? drafted() : commit(() => {
        about(personId);
        const made = madeNow(context, asked);
        if (!made.ok) return made;
        whose = made.value.subjectId;
        return ok(batch([issued(context, asked, made.value)]));
      });
      if (!batches.ok) return batches;
      const printed = await printOne(context, language, batches.value);
      return printed.ok ? ok({ personId, subjectId: whose, papers: printed.value.files, pending: printed.value.pending }) : printed;

      function drafted(): Result<Batch> {
        const made = madeNow(context, asked);
        if (!made.ok) return made;
        whose = made.value.subjectId;
        return ok(batch({ drafts: [made.value.content], dated: made.value.changedAt }));
      }
    },

    ...communicationHandlers({
      clock, ids, files, settings, printFor,
      forPartner(context, asked, partner) {
        const made = madeNow(context, asked, partner);
        return made.ok ? ok(issued(context, asked, made.value)) : made;
      },
    }),
    'casePapers.list'({ personId }, { store, user, about }) {
      about(personId);
      const file = files.read(store, user, personId);
      if (!file.ok) return file;
      const { members } = file.value, more = new Map(store.sql.all<{ id: Id; name: string; scans: number }>`SELECT documents.id, users.name, (SELECT count(*) FROM scans WHERE document_id = documents.id AND removed_at IS NULL) AS scans
        FROM documents JOIN users ON users.id = issued_by WHERE person_id IN (SELECT value FROM json_each(${JSON.stringify(members)}))`.map((row) => [row.id, row]));
      return ok(papersOf(store, members).toReversed().map(({ id, content, kind, reference, subjectId, status, issuedAt, signedAt, cancelReason, heir }) => ({
        kind: kind as CaseKind, reference, subjectId, outside: !sameLine(lineOf({ content }), {}), status, issuedAt, issuedBy: more.get(id)?.name ?? '', signedAt, cancelReason, replacedBy: heir, scans: more.get(id)?.scans ?? 0,
      })));
    },
  };
}
/** Reads every file, and nothing of health: as it reads is what leaves the centre. */
const WITHOUT_HEALTH: Role = 'placementOfficer';
/** The centre's own papers, those without health, and those of each partner do not renew each other. */
type Line = Pick<CasePaper, 'withoutHealth' | 'forPartner'>;
/** Of a paper whose person was erased nothing is left to tell. */
const lineOf = ({ content }: Pick<IssuedPaper, 'content'>): Line => (content ?? {}) as Line;
const sameLine = (one: Line, other: Line): boolean => one.withoutHealth === other.withoutHealth && samePartner(one.forPartner ?? '', other.forPartner ?? '');
/** What a paper tells of, without its head and what it stands in for: a new letterhead does not make a new paper. */
function facts(content: unknown): string {
  const { letterhead: _l, wording: _w, settingsVersion: _v, former: _f, ...rest } = content as CasePaper;
  return canonicalJson(rest);
}
