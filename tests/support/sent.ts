import type { ProcedureName } from '#shared/contract/index.ts';
import { aCeremony, aLine, aRecipient } from './forms.ts';

/* An input of every procedure that its contract takes; {} where none is named. What it names exists nowhere. */
const ID = '0192f0c4-0000-7000-8000-000000000001', FILE = 'ab'.repeat(16), REFERENCE = 'PV/AGA/2025/0001';
const ceremonyId = ID, recipientId = ID, lineId = ID, revision = 0, one = { ceremonyId, recipientId, revision };
export const SENT: Readonly<Partial<Record<ProcedureName, object>>> = {
  'accounts.createCentre': { code: 'AGA', nameAr: 'م', nameFr: 'm', passphrase: 'x' }, 'accounts.unlock': { passphrase: 'x' },
  'accounts.setPin': { pin: '2580' }, 'accounts.recover': { recovery: 'x', newPassphrase: 'x' }, 'accounts.resume': { pin: '2580' }, 'accounts.keystoreOpen': { secret: 'ab'.repeat(32) }, 'accounts.changePassphrase': { passphrase: 'x', newPassphrase: 'y' },
  'users.add': { name: 'x', role: 'companion', passphrase: 'x' }, 'users.rename': { id: ID, name: 'x' }, 'users.setRole': { id: ID, role: 'auditor' }, 'users.remove': { id: ID }, 'users.resetPassphrase': { id: ID, passphrase: 'x' },
  'drafts.save': { key: 'k', content: '{}' }, 'drafts.load': { key: 'k' }, 'drafts.drop': { key: 'k' },
  'exchange.importCeremony': { file: FILE, fileName: 'x' },
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
  'persons.erasable': { fileNumber: 'x' }, 'persons.erase': { personId: ID, reason: 'xxx', confirmation: 'x' }, 'persons.erasureCertificate': { digest: 'ab'.repeat(32) },
  'backups.make': { to: FILE }, 'backups.list': { from: FILE }, 'backups.verify': { source: FILE }, 'backups.slip': { source: FILE }, 'backups.addFolder': { folder: FILE }, 'backups.removeFolder': { id: ID },
  'accounts.recoverySheetShown': { sheet: ID }, 'backups.preview': { source: FILE, passphrase: 'x' }, 'backups.restore': { source: FILE, passphrase: 'x' },
  'jobs.wait': { jobId: ID, seen: 0, waitMs: 0 }, 'jobs.cancel': { jobId: ID }, 'search.find': { text: 'x' }, 'settings.preview': { change: {}, paper: 'certificate', language: 'ar' }, 'settings.logo': { side: 'left' }, 'settings.setLogo': { side: 'left', file: null },
};
