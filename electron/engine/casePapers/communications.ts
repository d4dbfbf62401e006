import { restrictedField } from '#shared/domain/ceremonyChecks.ts';
import type { CasePaper } from '#shared/domain/casePapers.ts';
import type { CaseKind } from '#shared/domain/papers.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type No, type Result } from '#shared/lib/result.ts';
import type { CaseFiles } from '../caseFiles.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { HandlersOf, JobContext } from '../handlers.ts';
import type { IssuedPaper, Printed } from '../issuing.ts';
import type { Store } from '../store/store.ts';
import { communicationById, communicationsOf, numberOf, partnerNumbered, unmade } from './communicationRows.ts';

export interface CommunicationParts {
  readonly clock: Clock; readonly ids: Ids; readonly files: CaseFiles; readonly settings: CurrentSettings;
  /** The paper as this partner may see it, issued or as it stands. In a transaction of the caller. */
  readonly forPartner: (context: JobContext, asked: { readonly personId: Id; readonly kind: CaseKind; readonly subjectId: Id | null }, partner: string) => Result<IssuedPaper>;
  readonly printFor: (context: JobContext, paper: IssuedPaper, language: 'ar' | 'fr' | 'both', partner: { readonly name: string; readonly number: number }) => Promise<Result<Printed>>;
}
/** Giving a file's paper to a partner: the point of use of the consent to share it (law 09-08), and the register of what was given. */
export function communicationHandlers({ clock, ids, files, settings, forPartner, printFor }: CommunicationParts): Pick<HandlersOf<'casePapers'>, 'casePapers.communicate' | 'casePapers.uncommunicate' | 'casePapers.communications'> {
  const unsayable = (store: Store, form: object): No | null => {
    const field = restrictedField(form, settings.restricted(store));
    return field === null ? null : refuse('settings.RESTRICTED_LABEL', { field });
  };
  return {
    async 'casePapers.communicate'({ personId, kind, subjectId, language, partner, purpose }, context) {
      const { store, user, about, commit } = context;
      about(personId);
      const given = commit(() => {
        about(personId);
        const file = files.write(store, user, personId);
        if (!file.ok) return file;
        const consent = files.sharing(store, personId, partner);
        if (!consent.ok) return consent;
        const refused = unsayable(store, { partner, purpose });
        if (refused) return refused;
        const { id: consentId, partner: spelt } = consent.value, paper = forPartner(context, { personId, kind, subjectId }, spelt);
        if (!paper.ok) return paper;
        const { personId: owner } = file.value, documentId = paper.value.id, number = numberOf(store, documentId, spelt);
        const before = unmade(store, { documentId, number, language, purpose, consentId });
        if (before !== null) return ok({ paper: paper.value, number, communicationId: before });
        const communicationId = ids.next(), at = clock.now();
        store.sql.insert('communications', { id: communicationId, person_id: owner, document_id: documentId, partner: spelt, partner_number: number, purpose, consent_id: consentId, language, at, by: user.id });
        store.changes.record({ table: 'communications', rowId: communicationId, personId: owner, userId: user.id, before: null, after: { reference: paper.value.reference, partner: spelt, purpose, language } });
        files.touch(store, owner, at, user.id);
        return ok({ paper: paper.value, number, communicationId });
      });
      if (!given.ok) return given;
      const { paper, number, communicationId } = given.value, name = partnerNumbered(store, paper.id, number) ?? partner;
      const printed = await printFor(context, paper, language, { name, number });
      return printed.ok ? ok({ communicationId, reference: paper.reference, papers: printed.value.files, pending: printed.value.pending }) : printed;
    },
    'casePapers.uncommunicate'({ communicationId, reason }, { store, user, about }) {
      about(communicationId);
      const row = communicationById(store, communicationId);
      if (!row) return refuse('casePapers.UNKNOWN_COMMUNICATION');
      const file = files.write(store, user, row.personId);
      if (!file.ok) return file;
      if (row.corrected === 1) return refuse('casePapers.ALREADY_CORRECTED');
      const refused = unsayable(store, { reason });
      if (refused) return refused;
      const at = clock.now(), { personId } = file.value;
      store.sql.insert('communication_corrections', { communication_id: communicationId, reason, at, by: user.id });
      store.changes.record({ table: 'communication_corrections', rowId: communicationId, personId, userId: user.id, before: null, after: { reason } });
      files.touch(store, personId, at, user.id);
      return ok({ communicationId });
    },
    'casePapers.communications'({ personId }, { store, user, about }) {
      about(personId);
      const file = files.read(store, user, personId);
      return file.ok ? ok(communicationsOf(store, file.value.members)) : file;
    },
  };
}
/** For which partner a print of a file's paper is, by the number it bears; by its code alone (`null`) the one that the paper itself was made for. */
export function communicatedTo(store: Store, { id, personId, content }: Pick<IssuedPaper, 'id' | 'personId' | 'content'>, number: number | null): string | null {
  if (personId === null || number === 0) return null;
  return number === null ? (content as Partial<CasePaper> | null)?.forPartner ?? null : partnerNumbered(store, id, number);
}
