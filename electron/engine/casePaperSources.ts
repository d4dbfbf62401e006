import type { CasePerson, CaseTold, ConsentLine, FileSummaryContent } from '#shared/domain/casePapers.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { CaseKind } from '#shared/domain/papers.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import type { No, Result } from '#shared/lib/result.ts';
import type { CaseFile } from './caseFiles.ts';
import type { User } from './handlers.ts';
import type { Store } from './store/store.ts';

/* What the capabilities of the case file tell the papers of it; `engine.ts` puts them together. */
/** What a paper of a kind says: of which diagnosis, plan or visit (null for a paper of the whole file), and when that last changed. */
export interface Told<K extends CaseKind> { readonly subjectId: Id | null; readonly changedAt: Instant; readonly told: CaseTold<K> }
/** Who asks for a paper; `partner`: for whom outside the centre, who is told nothing of others. */
export type PaperReader = User & { readonly partner?: string };
/** @param subjectId null: the newest; refuses a person whose file the user may not see, and a subject of somebody else's */
export type CasePaperSource<K extends CaseKind> = (store: Store, reader: PaperReader, personId: Id, subjectId: Id | null) => Result<Told<K>>;
export type CasePaperSources = { readonly [K in CaseKind]: CasePaperSource<K> };
/** Whether a user may see a person's file: why not, or null. */
export type FileReach = (store: Store, user: User, personId: Id) => No | null;

/** Of the file itself, what all its papers begin with. */
export interface FileTelling {
  whose(store: Store, file: CaseFile): { readonly person: CasePerson; readonly companion: Bilingual };
  family(file: CaseFile): Bilingual;
  schooling(file: CaseFile): Bilingual;
  /** Each purpose with the answer that stands, or none; for a partner the answer about them, and no other. */
  consents(store: Store, file: CaseFile, partner?: string): ConsentLine[];
  /** Where the file stands, since when, and how it came there. */
  way(store: Store, file: CaseFile): Pick<FileSummaryContent, 'status' | 'statusSince' | 'path'>;
}
/** Of life projects, what other papers say. */
export interface PlanTelling {
  /** The plan in force, else the draft. */
  progress(store: Store, file: CaseFile, today: CivilDate): FileSummaryContent['plan'];
  /** What the person's project is called. */
  title(store: Store, file: CaseFile): Bilingual;
}
export interface VisitTelling { lines(store: Store, file: CaseFile): FileSummaryContent['visits'][number][] }
