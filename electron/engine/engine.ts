import { isDiscreet } from '#shared/domain/ceremonyPapers.ts';
import type { Call, Reply } from '#shared/contract/index.ts';
import type { Clock, Ids } from '#shared/lib/ids.ts';
import { refuse, type Result } from '#shared/lib/result.ts';
import { createAccounts } from './accounts/service.ts';
import { createAuditTrail } from './audit/service.ts';
import { createBackups } from './backups/service.ts';
import type { CasePaperSources, FileReach } from './casePaperSources.ts';
import { communicatedTo } from './casePapers/communications.ts';
import { caseFactsOf } from './casePapers/facts.ts';
import { caseFiles } from './beneficiaries/access.ts';
import { createFileEntries } from './beneficiaries/entries.ts';
import { summarySource } from './casePapers/summary.ts';
import { consentSource, fileTelling } from './beneficiaries/paper.ts';
import { diagnosisSource } from './diagnosis/paper.ts';
import { visitSource, visitTelling } from './followUp/paper.ts';
import { lifeProjectSource, planTelling } from './lifeProjects/paper.ts';
import { createBeneficiaries } from './beneficiaries/service.ts';
import { createCasePapers } from './casePapers/service.ts';
import { createDemonstration } from './demonstration/service.ts';
import { createDiagnosis } from './diagnosis/service.ts';
import { createDispatcher } from './dispatch.ts';
import { createDoctor } from './doctor/service.ts';
import type { PaperPrinter } from './documents/paperJobs.ts';
import { createForms } from './exchange/forms.ts';
import { createExchange } from './exchange/service.ts';
import { createFiles, type Files } from './files.ts';
import { createFollowUp } from './followUp/service.ts';
import { createDrafts } from './handover/drafts.ts';
import { factsOf, picturesOf } from './handover/facts.ts';
import { createHandover } from './handover/service.ts';
import type { Handlers } from './handlers.ts';
import type { Helper } from './helper.ts';
import { createJobs, GATE } from './jobs.ts';
import { plans } from './lifeProjects/repository.ts';
import { createLifeProjects } from './lifeProjects/service.ts';
import { createMatching } from './matching/service.ts';
import { createPersons } from './persons/service.ts';
import { createPlaces, type Places } from './places.ts';
import { createPapers } from './papers/service.ts';
import { createSearch } from './search/service.ts';
import { createCurrentSettings } from './settings/current.ts';
import { createSettings } from './settings/service.ts';
import { createFormDrafts } from './drafts/service.ts';
import { createUsers } from './users/service.ts';
import type { Work } from './store/keySlots.ts';
import type { createStore } from './store/open.ts';
import type { Store } from './store/store.ts';

export interface EngineParts {
  /** The data folder, or null for an engine that only serves what needs none. */
  readonly folder: string | null;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly printer: PaperPrinter;
  readonly helper: Helper;
  /** The product's, for `doctor`; empty where it is not known. */
  readonly version?: string;
  /** Told of a bug, with the number shown to the user. */
  readonly onBug: (incident: string, error: unknown) => void;
  /** The work of deriving a passphrase's key; only a test asks for less than the product's own. */
  readonly keyWork?: Work;
  /** What the papers of files tell; a test gives its own. */
  readonly casePaperSources?: CasePaperSources;
  /** How a new centre's data come to be; the demonstration's are made as a whole. */
  readonly create?: typeof createStore;
}
export interface Engine {
  readonly call: (call: Call) => Promise<Reply>;
  readonly files: Files;
  /** Gives a file to a host: nothing while the screen is locked, as for every other question. */
  take(handle: string): Result<Uint8Array>;
  readonly places: Places;
  /** To be called now and then: what is due without anybody asking. */
  tick(): Promise<void>;
  close(): Promise<void>;
}
/** Everything the product knows and does, put together by plain factories; one engine a data folder. */
export function createEngine({ folder, clock, ids, printer, helper, onBug, version = '', casePaperSources, ...options }: EngineParts): Engine {
  const files = createFiles(), places = createPlaces();
  const drafts = createDrafts({ clock, ids, caseFiles });
  const settings = createCurrentSettings(), search = createSearch();
  const persons = createPersons({ clock, files, printer, drafts, finding: search.finding, plans });
  const jobs = createJobs(ids), accounts = createAccounts({ folder, clock, ids, jobs, printer, files, erasing: persons.erasing, beforeClosing: (centre) => backups.automatic('closing', centre), beforeMigrating: (dataKey, from) => { backups.beforeMigrating(dataKey, from); }, ...options });
  const backups = createBackups({ folder, clock, ids, helper, files, places, printer, entering: accounts.entering, replayErasures: persons.erasing.replay, onBug: (error) => { onBug('BACKUP', error); } });
  const unprintable = (store: Store, reason: string): boolean => settings.restricted(store)(reason) || !isDiscreet(reason);
  const fileReach: FileReach = (store, user, personId) => { const file = caseFiles.read(store, user, personId); return file.ok ? null : file; };
  const pictures = picturesOf(settings), papers = createPapers({
    files, clock, ids, printer, pictures, unprintable, reach: fileReach, partnerOf: communicatedTo, sharing: caseFiles.sharing, factsOf: (store, paper) => (paper.personId === null ? factsOf(store, paper) : caseFactsOf(paper)), onFailure: (error) => { onBug('PRINTER', error); },
  });
  const { handlers: diagnosis, diagnoses } = createDiagnosis({ clock, ids, files: caseFiles, settings }), matching = createMatching({ clock, ids, files: caseFiles, settings, diagnoses, plans });
  const { handlers: followUp, contacts } = createFollowUp({ clock, ids, files: caseFiles, settings, plans });
  const ofFile = { consent: consentSource(caseFiles), diagnosis: diagnosisSource(caseFiles, fileTelling), lifeProject: lifeProjectSource(caseFiles, fileTelling, diagnoses), visit: visitSource(caseFiles, fileTelling, planTelling) };
  const sources: CasePaperSources = casePaperSources ?? { ...ofFile, fileSummary: summarySource({ clock, files: caseFiles, papers: papers.papers, telling: fileTelling, plans: planTelling, visits: visitTelling, sources: ofFile }) };
  const handlers: Handlers = {
    ...accounts.handlers,
    ...backups.handlers,
    ...createDemonstration({ folder, clock, entering: accounts.entering, engine: (inner) => createEngine({ folder, printer: lent(printer), helper: lent(helper), onBug, ...options, ...inner }) }),
    ...diagnosis,
    ...createDoctor({ clock, helper, printer, version }),
    ...createExchange({ files, clock, drafts, entries: createFileEntries({ clock, ids }) }),
    ...followUp,
    ...createLifeProjects({ clock, ids, files: caseFiles, settings, diagnoses, advice: matching.advice }),
    ...matching.handlers,
    ...createBeneficiaries({ clock, ids, files, finding: search.finding, settings, plans, contacts }),
    ...createHandover({ files, clock, ids, papers: papers.papers, drafts, forms: createForms(clock), settings, finding: search.finding, caseFiles, unprintable }),
    ...papers.handlers,
    ...createCasePapers({ clock, ids, papers: papers.papers, settings, sources, files: caseFiles, pictures }),
    ...search.handlers,
    ...persons.handlers,
    ...createAuditTrail({ clock }),
    ...createFormDrafts({ clock }),
    ...createUsers({ clock, ids, ...(options.keyWork ? { work: options.keyWork } : {}) }),
    ...createSettings({ files, clock, printer, current: settings }),
  };
  const { call } = createDispatcher({ handlers, sessions: accounts, jobs, clock, onBug });
  return {
    call,
    files,
    take: (handle) => (accounts.entering.current()?.held === true ? refuse('app.HELD') : files.take(handle)),
    places,
    async tick() {
      const centre = accounts.entering.current();
      if (centre) await backups.automatic('daily', centre);
    },
    async close() {
      await jobs.settle(GATE);
      await accounts.close();
      await backups.close();
      await helper.close();
      await printer.close();
    },
  };
}
/** A thread that another engine may use and not end. */
const lent = <T extends { close(): Promise<void> }>(thread: T): T => ({ ...thread, close: () => Promise.resolve() });
