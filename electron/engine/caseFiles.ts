import type { Identity, Profile, Status } from '#shared/domain/beneficiaries.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { ConsentAnswer, Purpose } from '#shared/domain/consents.ts';
import type { KnownPerson } from '#shared/domain/exchange.ts';
import type { TradeCode } from '#shared/domain/trades.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import type { No, Result } from '#shared/lib/result.ts';
import type { User } from './handlers.ts';
import type { Store } from './store/store.ts';

/** A person with their file. */
export interface CaseFile {
  readonly personId: Id;
  /** The person and whoever was joined to them: rows stay with the person they were written for, so what a file shows is of all of these. */
  readonly members: readonly Id[];
  readonly revision: number;
  readonly identity: Identity;
  readonly status: Status;
  readonly companionId: Id;
  readonly openedOn: CivilDate;
  readonly province: string;
  readonly trade: TradeCode | null;
  readonly profile: Profile;
  readonly updatedAt: Instant;
  readonly updatedBy: string;
}
/** Case files, for the capabilities that write in them: who may, and on whose file (brief of beneficiaries/access.ts). */
export interface CaseFiles {
  /**
   * The file, as this user may see it: their own, or any by `file.all`. Refused with `beneficiaries.NOT_YOURS`, or `beneficiaries.UNKNOWN` where
   * there is no file. A person who was joined to another leads to the one who stays.
   */
  read(store: Store, user: User, personId: Id): Result<CaseFile>;
  /** Whose file this user may open for this person: theirs, or of whoever they were joined to; null where there is none, or none of the user's. Cheap: for lists. */
  opens(store: Store, user: User, personId: Id): Id | null;
  /** Whether the person has a file that is not this user's to see: they are told that there is one, and nothing of it. */
  elsewhere(store: Store, user: User, personId: Id): boolean;
  /** The same by file number, as typed; what is not the user's own is as unknown as what is not there. */
  byFileNumber(store: Store, user: User, fileNumber: string): Result<CaseFile>;
  /** The same to write in it: refused too without `file.write` (`app.NOT_ALLOWED`), and of a closed file (`beneficiaries.CLOSED`). */
  write(store: Store, user: User, personId: Id): Result<CaseFile>;
  /** Notes that something of the file was changed now: it comes first in the list. The file's own revision does not move. */
  touch(store: Store, personId: Id, at: Instant, by: Id): void;
  /** The trade that a signed plan rests on becomes the file's where that names none; one that a person wrote there is theirs to change. */
  settleTrade(store: Store, file: CaseFile, trade: TradeCode, at: Instant, by: Id): void;
  /** The answer that stands at a point of use; null where nobody was asked, and for a person without a file. */
  consent(store: Store, personId: Id, use: { readonly purpose: Purpose; readonly partner?: string; readonly ceremonyId?: Id | null }): { readonly answer: ConsentAnswer; readonly on: CivilDate } | null;
  /** Refuses by name what a recorded «no» forbids at the point of use. */
  forbidden(store: Store, personId: Id, use: { readonly purpose: 'photo' | 'naming'; readonly ceremonyId?: Id | null }): No | null;
  /** The «yes» on which a paper may go to this partner, as it was noted; refused by name where there is none. */
  sharing(store: Store, personId: Id, partner: string): Result<{ readonly id: Id; readonly partner: string }>;
}

/** A person whom one of the numbers of an import names. */
export interface KnownForFile extends KnownPerson { readonly hasFile: boolean }
/** Entering many files at once, for the importer. */
export interface FileEntries {
  /** Whoever bears one of these numbers; file numbers by `fileNumberKey`. */
  known(store: Store, user: User, numbers: { readonly cins: readonly string[]; readonly fileNumbers: readonly string[] }): KnownForFile[];
  /** Who has a file under one of these names, in either script, found by name. */
  namesakes(store: Store, names: readonly Bilingual[]): (name: Bilingual) => Identity[];
  /** A file for this person, or for a new one. In the caller's transaction, and after every check. */
  enter(store: Store, entry: { readonly personId: Id | null; readonly identity: Identity; readonly province: string; readonly trade: TradeCode | null; readonly profile: Profile; readonly openedOn: CivilDate; readonly by: Id }): { readonly personId: Id; readonly fileNumber: string };
}
