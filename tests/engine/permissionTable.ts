import { ROLES, type Role } from '#shared/domain/accounts.ts';
import type { ProcedureName } from '#shared/contract/index.ts';

/*
 * Who may call what, written down a second time and by hand: a right given to a role by mistake shows here (domain.md §2). What is
 * asked before anybody is in (`public`) is not listed.
 */
const READERS: readonly Role[] = ['companion', 'placementOfficer', 'director', 'regionalCoordinator', 'nationalCoordinator', 'auditor'];
const ROWS: readonly (readonly [roles: readonly Role[], procedures: string])[] = [
  [ROLES, 'accounts.setPin accounts.changePassphrase accounts.keystoreKeep accounts.keystoreForget backups.state'],
  [['companion', 'placementOfficer', 'director', 'administrator'], 'backups.make backups.download backups.list backups.verify backups.slip doctor.examine'],
  [['director', 'administrator'], 'backups.drill backups.addFolder backups.removeFolder'],
  [['director', 'administrator'], 'accounts.recoverySheet accounts.recoverySheetShown users.list users.add users.rename users.setRole users.remove users.resetPassphrase'],
  [READERS, 'handover.ceremony handover.revision handover.day handover.ceremonies papers.verifyFile papers.verifyCode search.find'],
  [['companion', 'director', 'regionalCoordinator', 'nationalCoordinator', 'auditor'], 'settings.show settings.preview settings.logo settings.versions'],
  [['director', 'nationalCoordinator'], 'handover.restricted handover.setRestricted'],
  [['director', 'auditor'], 'audit.list audit.verify audit.head'],
  [['companion', 'placementOfficer', 'director'], 'handover.mark handover.unmark handover.setPhoto drafts.save drafts.load drafts.drop drafts.list'],
  [['companion', 'placementOfficer', 'director', 'auditor'], `diagnosis.questionnaire diagnosis.show diagnosis.list diagnosis.compare lifeProjects.show lifeProjects.list lifeProjects.figures lifeProjects.differences
    matching.entries matching.propose followUp.proposal followUp.agenda followUp.list followUp.show followUp.attempts`],
  [['companion', 'director'], `diagnosis.begin diagnosis.save diagnosis.complete diagnosis.discard diagnosis.bringBack lifeProjects.draft lifeProjects.save lifeProjects.choose lifeProjects.sign lifeProjects.progress lifeProjects.abandon
    followUp.plan followUp.record followUp.postpone followUp.cancel followUp.attempt`],
  [['placementOfficer', 'director'], 'matching.addEntry matching.retireEntry'],
  [['director'], 'diagnosis.changeQuestionnaire'],
  [['companion', 'placementOfficer', 'director', 'auditor'], 'beneficiaries.show beneficiaries.list beneficiaries.choices beneficiaries.find beneficiaries.timeline beneficiaries.attachments beneficiaries.attachment'],
  [['companion', 'director'], 'beneficiaries.open beneficiaries.change beneficiaries.idNumber beneficiaries.duplicates beneficiaries.setStatus beneficiaries.consent beneficiaries.attach beneficiaries.removeAttachment'],
  [['director'], 'beneficiaries.assign beneficiaries.merge beneficiaries.part'],
  [['companion', 'director'], `exchange.importCeremony exchange.importBeneficiaries handover.recipient handover.newCeremony handover.createCeremony
    handover.changeCeremony handover.addRecipient handover.changeRecipient handover.removeRecipient handover.replaceRecipient handover.moveRecipient handover.addLine
    handover.changeLine handover.removeLine handover.discardDraft handover.print handover.printPending papers.sign papers.reprint papers.archive papers.archived papers.attachScan papers.scans
    papers.scan papers.removeScan casePapers.print`],
  [['companion', 'placementOfficer', 'director', 'auditor'], 'casePapers.list casePapers.communications'],
  [['companion', 'director'], 'casePapers.communicate casePapers.uncommunicate'],
  [['director'], 'handover.amend handover.withdraw handover.admit handover.fileAway handover.reopen handover.issue handover.reissue handover.correct papers.cancel settings.save settings.setLogo persons.erasable persons.erase persons.erasures persons.erasureCertificate'],
];
export const ALLOWED: Readonly<Partial<Record<ProcedureName, readonly Role[]>>> =
  Object.fromEntries(ROWS.flatMap(([roles, procedures]) => procedures.split(/\s+/).map((name) => [name, roles])));
