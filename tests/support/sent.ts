import type { ProcedureName } from '#shared/contract/index.ts';
import { aPlan, aSheet } from './caseForms.ts';
import { aCeremony, aFile, aLine, anIdentity, aRecipient } from './forms.ts';

/* An input of every procedure that its contract takes; {} where none is named. What it names exists nowhere. */
const ID = '0192f0c4-0000-7000-8000-000000000001', FILE = 'ab'.repeat(16), REFERENCE = 'PV/AGA/2025/0001';
const ceremonyId = ID, recipientId = ID, lineId = ID, revision = 0, one = { ceremonyId, recipientId, revision };
const personId = ID, file = { personId, revision }, seen = 1, day = '2025-06-02', diagnosis = { diagnosisId: ID, revision: seen }, plan = { lifeProjectId: ID, revision: seen }, visit = { visitId: ID, revision: seen };
export const SENT: Readonly<Partial<Record<ProcedureName, object>>> = {
  'accounts.createCentre': { code: 'AGA', nameAr: 'م', nameFr: 'm', passphrase: 'x' }, 'accounts.unlock': { passphrase: 'x' },
  'accounts.setPin': { pin: '2580' }, 'accounts.recover': { recovery: 'x', newPassphrase: 'x' }, 'accounts.resume': { pin: '2580' }, 'accounts.keystoreOpen': { secret: 'ab'.repeat(32) }, 'accounts.changePassphrase': { passphrase: 'x', newPassphrase: 'y' },
  'users.add': { name: 'x', role: 'companion', passphrase: 'x' }, 'users.rename': { id: ID, name: 'x' }, 'users.setRole': { id: ID, role: 'auditor' }, 'users.remove': { id: ID }, 'users.resetPassphrase': { id: ID, passphrase: 'x' },
  'drafts.save': { key: 'k', content: '{}' }, 'drafts.load': { key: 'k' }, 'drafts.drop': { key: 'k' },
  'exchange.importCeremony': { file: FILE, fileName: 'x' }, 'exchange.importBeneficiaries': { file: FILE, fileName: 'x' },
  'handover.ceremony': { ceremonyId }, 'handover.revision': { ceremonyId }, 'handover.recipient': { ceremonyId, recipientId }, 'handover.restricted': { ceremonyId }, 'handover.setRestricted': { ceremonyId, revision, programmeLabel: 'x' },
  'handover.createCeremony': { ceremony: aCeremony() }, 'handover.changeCeremony': { ceremonyId, revision, ceremony: aCeremony() },
  'handover.addRecipient': { ceremonyId, recipient: aRecipient() }, 'handover.changeRecipient': { ...one, recipient: aRecipient() }, 'handover.removeRecipient': one,
  'handover.replaceRecipient': { ...one, recipient: aRecipient() }, 'handover.moveRecipient': { ...one, position: 1 },
  'handover.addLine': { ceremonyId, recipientId, line: aLine() }, 'handover.changeLine': { ceremonyId, lineId, revision, line: aLine() }, 'handover.removeLine': { ceremonyId, lineId, revision },
  'handover.day': { ceremonyId }, 'handover.mark': { ...one, state: 'handedOver' }, 'handover.unmark': one, 'handover.setPhoto': { ...one, photo: 'yes' }, 'handover.fileAway': { ceremonyId }, 'handover.reopen': { ceremonyId, reason: 'x' },
  'handover.amend': { reference: REFERENCE, revision, recipient: aRecipient(), lines: [aLine()] }, 'handover.withdraw': one, 'handover.admit': { ceremonyId, revision, recipient: aRecipient(), lines: [aLine()] },
  'handover.issue': { ceremonyId }, 'handover.discardDraft': { ceremonyId }, 'handover.print': { ceremonyId, language: 'ar' }, 'handover.printPending': { ceremonyId }, 'handover.reissue': { reference: REFERENCE }, 'handover.correct': { reference: REFERENCE },
  'papers.cancel': { reference: REFERENCE, reason: 'xxx' }, 'papers.sign': { paper: ID }, 'papers.reprint': { reference: REFERENCE, language: 'ar' }, 'papers.testPage': { language: 'ar' }, 'papers.archived': { sha256: 'ab'.repeat(32) },
  'papers.verifyFile': { file: FILE }, 'papers.verifyCode': { code: 'x' }, 'papers.attachScan': { reference: REFERENCE, file: FILE }, 'papers.scan': { scanId: ID }, 'papers.removeScan': { scanId: ID, reason: 'x' },
  'beneficiaries.open': { identity: anIdentity(), ...aFile() }, 'beneficiaries.change': { ...file, identity: anIdentity(), ...aFile() }, 'beneficiaries.show': { personId }, 'beneficiaries.idNumber': { personId },
  'beneficiaries.find': { text: 'x' }, 'beneficiaries.duplicates': { name: { ar: 'م', fr: '' } }, 'beneficiaries.setStatus': { ...file, to: 'diagnosis' }, 'beneficiaries.assign': { ...file, companionId: ID, reason: 'x' },
  'beneficiaries.merge': { ...file, otherId: ID, reason: 'x' }, 'beneficiaries.part': { mergeId: ID }, 'beneficiaries.timeline': { personId }, 'beneficiaries.consent': { personId, purpose: 'photo', answer: 'given', on: '2025-01-01', by: 'person' },
  'beneficiaries.attach': { personId, file: FILE, title: 'x', kind: 'other' }, 'beneficiaries.attachments': { personId }, 'beneficiaries.attachment': { attachmentId: ID }, 'beneficiaries.removeAttachment': { attachmentId: ID, reason: 'x' },
  'casePapers.print': { personId: ID, kind: 'consent', language: 'ar' }, 'casePapers.list': { personId: ID }, 'casePapers.communications': { personId: ID },
  'casePapers.communicate': { personId: ID, kind: 'diagnosis', language: 'ar', partner: 'x', purpose: 'x' }, 'casePapers.uncommunicate': { communicationId: ID, reason: 'x' },
  'persons.erasable': { fileNumber: 'x' }, 'persons.erase': { personId: ID, reason: 'xxx', confirmation: 'x' }, 'persons.erasureCertificate': { digest: 'ab'.repeat(32) },
  'diagnosis.changeQuestionnaire': { version: 1, reason: 'xxx', content: { domains: [] } }, 'diagnosis.begin': { personId, begunOn: day }, 'diagnosis.save': diagnosis, 'diagnosis.complete': { ...diagnosis, completedOn: day }, 'diagnosis.show': { diagnosisId: ID }, 'diagnosis.discard': diagnosis, 'diagnosis.bringBack': { personId, diagnosisId: ID },
  'diagnosis.list': { personId }, 'diagnosis.compare': { personId },
  'lifeProjects.draft': { personId, dated: day }, 'lifeProjects.save': { ...plan, diagnosisId: null, form: aPlan() }, 'lifeProjects.choose': { ...plan, choice: null }, 'lifeProjects.sign': { ...plan, signedOn: day }, 'lifeProjects.progress': { lifeProjectId: ID, key: 'a1', revision: 0, progress: null }, 'lifeProjects.abandon': { ...plan, reason: 'xxx' },
  'lifeProjects.show': { lifeProjectId: ID }, 'lifeProjects.list': { personId }, 'lifeProjects.figures': { incomeProject: aSheet() }, 'lifeProjects.differences': { lifeProjectId: ID },
  'matching.addEntry': { subject: 'demand', province: 'x', trade: 'sewing', level: 3, note: { ar: '', fr: '' }, source: 'x', dated: day }, 'matching.retireEntry': { entryId: ID, reason: 'xxx' }, 'matching.propose': { personId },
  'followUp.proposal': { personId }, 'followUp.plan': { personId, visits: [{ kind: 'field', milestone: 'other', plannedOn: day }] }, 'followUp.agenda': { from: day, to: day, whose: 'own' }, 'followUp.list': { personId }, 'followUp.show': { visitId: ID },
  'followUp.record': { ...visit, doneOn: day, kind: 'field', findings: { activity: 'active', equipment: [], turnover: null, charges: null, jobs: null, obstacles: [] } }, 'followUp.postpone': { ...visit, to: day, reason: 'xxx' }, 'followUp.cancel': { ...visit, reason: 'xxx' },
  'followUp.attempt': { personId, triedOn: day, way: 'phone', outcome: 'unreached' }, 'followUp.attempts': { personId },
  'backups.make': { to: FILE }, 'backups.list': { from: FILE }, 'backups.verify': { source: FILE }, 'backups.slip': { source: FILE }, 'backups.addFolder': { folder: FILE }, 'backups.removeFolder': { id: ID },
  'accounts.recoverySheetShown': { sheet: ID }, 'backups.preview': { source: FILE, passphrase: 'x' }, 'backups.restore': { source: FILE, passphrase: 'x' },
  'jobs.wait': { jobId: ID, seen: 0, waitMs: 0 }, 'jobs.cancel': { jobId: ID }, 'search.find': { text: 'x' }, 'settings.preview': { change: {}, paper: 'certificate', language: 'ar' }, 'settings.logo': { side: 'left' }, 'settings.setLogo': { side: 'left', file: null },
};
