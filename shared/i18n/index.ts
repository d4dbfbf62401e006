import { IntlMessageFormat } from 'intl-messageformat';
import arAccounts from './ar/accounts.json' with { type: 'json' };
import frAccounts from './fr/accounts.json' with { type: 'json' };
import arAccountsForm from './ar/accountsForm.json' with { type: 'json' };
import frAccountsForm from './fr/accountsForm.json' with { type: 'json' };
import arApp from './ar/app.json' with { type: 'json' };
import frApp from './fr/app.json' with { type: 'json' };
import arAttestation from './ar/attestation.json' with { type: 'json' };
import frAttestation from './fr/attestation.json' with { type: 'json' };
import arAudit from './ar/audit.json' with { type: 'json' };
import frAudit from './fr/audit.json' with { type: 'json' };
import arAuditWords from './ar/auditWords.json' with { type: 'json' };
import frAuditWords from './fr/auditWords.json' with { type: 'json' };
import arBackupSlip from './ar/backupSlip.json' with { type: 'json' };
import frBackupSlip from './fr/backupSlip.json' with { type: 'json' };
import arBackups from './ar/backups.json' with { type: 'json' };
import frBackups from './fr/backups.json' with { type: 'json' };
import arBackupsForm from './ar/backupsForm.json' with { type: 'json' };
import frBackupsForm from './fr/backupsForm.json' with { type: 'json' };
import arBeneficiaries from './ar/beneficiaries.json' with { type: 'json' };
import frBeneficiaries from './fr/beneficiaries.json' with { type: 'json' };
import arBeneficiariesForm from './ar/beneficiariesForm.json' with { type: 'json' };
import frBeneficiariesForm from './fr/beneficiariesForm.json' with { type: 'json' };
import arCasePapers from './ar/casePapers.json' with { type: 'json' };
import frCasePapers from './fr/casePapers.json' with { type: 'json' };
import arCasePapersForm from './ar/casePapersForm.json' with { type: 'json' };
import frCasePapersForm from './fr/casePapersForm.json' with { type: 'json' };
import arCaseSheet from './ar/caseSheet.json' with { type: 'json' };
import frCaseSheet from './fr/caseSheet.json' with { type: 'json' };
import arCaseWords from './ar/caseWords.json' with { type: 'json' };
import frCaseWords from './fr/caseWords.json' with { type: 'json' };
import arCeremonies from './ar/ceremonies.json' with { type: 'json' };
import frCeremonies from './fr/ceremonies.json' with { type: 'json' };
import arCeremony from './ar/ceremony.json' with { type: 'json' };
import frCeremony from './fr/ceremony.json' with { type: 'json' };
import arCeremonyAfter from './ar/ceremonyAfter.json' with { type: 'json' };
import frCeremonyAfter from './fr/ceremonyAfter.json' with { type: 'json' };
import arCeremonyCheck from './ar/ceremonyCheck.json' with { type: 'json' };
import frCeremonyCheck from './fr/ceremonyCheck.json' with { type: 'json' };
import arCeremonyEdit from './ar/ceremonyEdit.json' with { type: 'json' };
import frCeremonyEdit from './fr/ceremonyEdit.json' with { type: 'json' };
import arCeremonyForm from './ar/ceremonyForm.json' with { type: 'json' };
import frCeremonyForm from './fr/ceremonyForm.json' with { type: 'json' };
import arCeremonyList from './ar/ceremonyList.json' with { type: 'json' };
import frCeremonyList from './fr/ceremonyList.json' with { type: 'json' };
import arCeremonyProgramme from './ar/ceremonyProgramme.json' with { type: 'json' };
import frCeremonyProgramme from './fr/ceremonyProgramme.json' with { type: 'json' };
import arCeremonySummary from './ar/ceremonySummary.json' with { type: 'json' };
import frCeremonySummary from './fr/ceremonySummary.json' with { type: 'json' };
import arCli from './ar/cli.json' with { type: 'json' };
import frCli from './fr/cli.json' with { type: 'json' };
import arCommon from './ar/common.json' with { type: 'json' };
import frCommon from './fr/common.json' with { type: 'json' };
import arConsentForm from './ar/consentForm.json' with { type: 'json' };
import frConsentForm from './fr/consentForm.json' with { type: 'json' };
import arDay from './ar/day.json' with { type: 'json' };
import frDay from './fr/day.json' with { type: 'json' };
import arDiagnosis from './ar/diagnosis.json' with { type: 'json' };
import frDiagnosis from './fr/diagnosis.json' with { type: 'json' };
import arDiagnosisForm from './ar/diagnosisForm.json' with { type: 'json' };
import frDiagnosisForm from './fr/diagnosisForm.json' with { type: 'json' };
import arDiagnosisSheet from './ar/diagnosisSheet.json' with { type: 'json' };
import frDiagnosisSheet from './fr/diagnosisSheet.json' with { type: 'json' };
import arDoctor from './ar/doctor.json' with { type: 'json' };
import frDoctor from './fr/doctor.json' with { type: 'json' };
import arExchange from './ar/exchange.json' with { type: 'json' };
import frExchange from './fr/exchange.json' with { type: 'json' };
import arFileForm from './ar/fileForm.json' with { type: 'json' };
import frFileForm from './fr/fileForm.json' with { type: 'json' };
import arFileSummary from './ar/fileSummary.json' with { type: 'json' };
import frFileSummary from './fr/fileSummary.json' with { type: 'json' };
import arFiles from './ar/files.json' with { type: 'json' };
import frFiles from './fr/files.json' with { type: 'json' };
import arFiling from './ar/filing.json' with { type: 'json' };
import frFiling from './fr/filing.json' with { type: 'json' };
import arFollowUp from './ar/followUp.json' with { type: 'json' };
import frFollowUp from './fr/followUp.json' with { type: 'json' };
import arFollowUpForm from './ar/followUpForm.json' with { type: 'json' };
import frFollowUpForm from './fr/followUpForm.json' with { type: 'json' };
import arHandover from './ar/handover.json' with { type: 'json' };
import frHandover from './fr/handover.json' with { type: 'json' };
import arHandoverCertificate from './ar/handoverCertificate.json' with { type: 'json' };
import frHandoverCertificate from './fr/handoverCertificate.json' with { type: 'json' };
import arHandoverReceipt from './ar/handoverReceipt.json' with { type: 'json' };
import frHandoverReceipt from './fr/handoverReceipt.json' with { type: 'json' };
import arHome from './ar/home.json' with { type: 'json' };
import frHome from './fr/home.json' with { type: 'json' };
import arImporting from './ar/importing.json' with { type: 'json' };
import frImporting from './fr/importing.json' with { type: 'json' };
import arItems from './ar/items.json' with { type: 'json' };
import frItems from './fr/items.json' with { type: 'json' };
import arLabels from './ar/labels.json' with { type: 'json' };
import frLabels from './fr/labels.json' with { type: 'json' };
import arLeaflet from './ar/leaflet.json' with { type: 'json' };
import frLeaflet from './fr/leaflet.json' with { type: 'json' };
import arLifeProjectForm from './ar/lifeProjectForm.json' with { type: 'json' };
import frLifeProjectForm from './fr/lifeProjectForm.json' with { type: 'json' };
import arLifeProjectPaper from './ar/lifeProjectPaper.json' with { type: 'json' };
import frLifeProjectPaper from './fr/lifeProjectPaper.json' with { type: 'json' };
import arLifeProjects from './ar/lifeProjects.json' with { type: 'json' };
import frLifeProjects from './fr/lifeProjects.json' with { type: 'json' };
import arMarketForm from './ar/marketForm.json' with { type: 'json' };
import frMarketForm from './fr/marketForm.json' with { type: 'json' };
import arMatching from './ar/matching.json' with { type: 'json' };
import frMatching from './fr/matching.json' with { type: 'json' };
import arPapers from './ar/papers.json' with { type: 'json' };
import frPapers from './fr/papers.json' with { type: 'json' };
import arPdf from './ar/pdf.json' with { type: 'json' };
import frPdf from './fr/pdf.json' with { type: 'json' };
import arPersons from './ar/persons.json' with { type: 'json' };
import frPersons from './fr/persons.json' with { type: 'json' };
import arPicture from './ar/picture.json' with { type: 'json' };
import frPicture from './fr/picture.json' with { type: 'json' };
import arPrinting from './ar/printing.json' with { type: 'json' };
import frPrinting from './fr/printing.json' with { type: 'json' };
import arQuestionnaireForm from './ar/questionnaireForm.json' with { type: 'json' };
import frQuestionnaireForm from './fr/questionnaireForm.json' with { type: 'json' };
import arRecoverySheet from './ar/recoverySheet.json' with { type: 'json' };
import frRecoverySheet from './fr/recoverySheet.json' with { type: 'json' };
import arRows from './ar/rows.json' with { type: 'json' };
import frRows from './fr/rows.json' with { type: 'json' };
import arSendingSlip from './ar/sendingSlip.json' with { type: 'json' };
import frSendingSlip from './fr/sendingSlip.json' with { type: 'json' };
import arSettings from './ar/settings.json' with { type: 'json' };
import frSettings from './fr/settings.json' with { type: 'json' };
import arSettingsForm from './ar/settingsForm.json' with { type: 'json' };
import frSettingsForm from './fr/settingsForm.json' with { type: 'json' };
import arShell from './ar/shell.json' with { type: 'json' };
import frShell from './fr/shell.json' with { type: 'json' };
import arStart from './ar/start.json' with { type: 'json' };
import frStart from './fr/start.json' with { type: 'json' };
import arStore from './ar/store.json' with { type: 'json' };
import frStore from './fr/store.json' with { type: 'json' };
import arTestPage from './ar/testPage.json' with { type: 'json' };
import frTestPage from './fr/testPage.json' with { type: 'json' };
import arTrades from './ar/trades.json' with { type: 'json' };
import frTrades from './fr/trades.json' with { type: 'json' };
import arUi from './ar/ui.json' with { type: 'json' };
import frUi from './fr/ui.json' with { type: 'json' };
import arUsers from './ar/users.json' with { type: 'json' };
import frUsers from './fr/users.json' with { type: 'json' };
import arUsersForm from './ar/usersForm.json' with { type: 'json' };
import frUsersForm from './fr/usersForm.json' with { type: 'json' };
import arVisitSheet from './ar/visitSheet.json' with { type: 'json' };
import frVisitSheet from './fr/visitSheet.json' with { type: 'json' };

/*
 * One catalogue a capability and language; the two languages hold the same keys and placeholders (build/checks/catalogues.ts).
 * Messages are ICU MessageFormat: plural, select for the person's sex. Placeholders take text or numbers.
 */
export type Lang = 'ar' | 'fr';
export const LANGS = ['ar', 'fr'] as const;

const catalogues = {
  ar: { accounts: arAccounts, accountsForm: arAccountsForm, app: arApp, attestation: arAttestation, audit: arAudit, auditWords: arAuditWords, backupSlip: arBackupSlip, backups: arBackups, backupsForm: arBackupsForm, beneficiaries: arBeneficiaries, beneficiariesForm: arBeneficiariesForm, casePapers: arCasePapers, casePapersForm: arCasePapersForm, caseSheet: arCaseSheet, caseWords: arCaseWords, ceremonies: arCeremonies, ceremony: arCeremony, ceremonyAfter: arCeremonyAfter, ceremonyCheck: arCeremonyCheck, ceremonyEdit: arCeremonyEdit, ceremonyForm: arCeremonyForm, ceremonyList: arCeremonyList, ceremonyProgramme: arCeremonyProgramme, ceremonySummary: arCeremonySummary, cli: arCli, common: arCommon, consentForm: arConsentForm, day: arDay, diagnosis: arDiagnosis, diagnosisForm: arDiagnosisForm, diagnosisSheet: arDiagnosisSheet, doctor: arDoctor, exchange: arExchange, fileForm: arFileForm, fileSummary: arFileSummary, files: arFiles, filing: arFiling, followUp: arFollowUp, followUpForm: arFollowUpForm, handover: arHandover, handoverCertificate: arHandoverCertificate, handoverReceipt: arHandoverReceipt, home: arHome, importing: arImporting, items: arItems, labels: arLabels, leaflet: arLeaflet, lifeProjectForm: arLifeProjectForm, lifeProjectPaper: arLifeProjectPaper, lifeProjects: arLifeProjects, marketForm: arMarketForm, matching: arMatching, papers: arPapers, pdf: arPdf, persons: arPersons, picture: arPicture, printing: arPrinting, questionnaireForm: arQuestionnaireForm, recoverySheet: arRecoverySheet, rows: arRows, sendingSlip: arSendingSlip, settings: arSettings, settingsForm: arSettingsForm, shell: arShell, start: arStart, store: arStore, testPage: arTestPage, trades: arTrades, ui: arUi, users: arUsers, usersForm: arUsersForm, visitSheet: arVisitSheet },
  fr: { accounts: frAccounts, accountsForm: frAccountsForm, app: frApp, attestation: frAttestation, audit: frAudit, auditWords: frAuditWords, backupSlip: frBackupSlip, backups: frBackups, backupsForm: frBackupsForm, beneficiaries: frBeneficiaries, beneficiariesForm: frBeneficiariesForm, casePapers: frCasePapers, casePapersForm: frCasePapersForm, caseSheet: frCaseSheet, caseWords: frCaseWords, ceremonies: frCeremonies, ceremony: frCeremony, ceremonyAfter: frCeremonyAfter, ceremonyCheck: frCeremonyCheck, ceremonyEdit: frCeremonyEdit, ceremonyForm: frCeremonyForm, ceremonyList: frCeremonyList, ceremonyProgramme: frCeremonyProgramme, ceremonySummary: frCeremonySummary, cli: frCli, common: frCommon, consentForm: frConsentForm, day: frDay, diagnosis: frDiagnosis, diagnosisForm: frDiagnosisForm, diagnosisSheet: frDiagnosisSheet, doctor: frDoctor, exchange: frExchange, fileForm: frFileForm, fileSummary: frFileSummary, files: frFiles, filing: frFiling, followUp: frFollowUp, followUpForm: frFollowUpForm, handover: frHandover, handoverCertificate: frHandoverCertificate, handoverReceipt: frHandoverReceipt, home: frHome, importing: frImporting, items: frItems, labels: frLabels, leaflet: frLeaflet, lifeProjectForm: frLifeProjectForm, lifeProjectPaper: frLifeProjectPaper, lifeProjects: frLifeProjects, marketForm: frMarketForm, matching: frMatching, papers: frPapers, pdf: frPdf, persons: frPersons, picture: frPicture, printing: frPrinting, questionnaireForm: frQuestionnaireForm, recoverySheet: frRecoverySheet, rows: frRows, sendingSlip: frSendingSlip, settings: frSettings, settingsForm: frSettingsForm, shell: frShell, start: frStart, store: frStore, testPage: frTestPage, trades: frTrades, ui: frUi, users: frUsers, usersForm: frUsersForm, visitSheet: frVisitSheet },
};
type French = typeof catalogues.fr;
export type MessageKey = { [N in keyof French & string]: `${N}.${keyof French[N] & string}` }[keyof French & string];
export type MessageParams = Readonly<Record<string, string | number>>;

/** Latin digits in both languages, as Moroccan papers use them. */
export const localeOf = (lang: Lang): string => (lang === 'ar' ? 'ar-MA-u-nu-latn' : 'fr-MA');

const compiled = new Map<string, IntlMessageFormat>();
function formatterOf(id: string, lang: Lang, text: () => string): IntlMessageFormat {
  let found = compiled.get(id);
  if (!found) compiled.set(id, found = new IntlMessageFormat(text(), localeOf(lang), undefined, { ignoreTag: true }));
  return found;
}
/** The text of a catalogue as it stands there, in ICU MessageFormat. */
export function messageText(lang: Lang, key: MessageKey): string {
  const dot = key.indexOf('.');
  const area = catalogues[lang][key.slice(0, dot) as keyof French] as Readonly<Record<string, string>>;
  return area[key.slice(dot + 1)] ?? key;
}
const formatter = (lang: Lang, key: MessageKey): IntlMessageFormat => formatterOf(`${lang}:${key}`, lang, () => messageText(lang, key));
/** The sentence in the language. Values go in as they are: the caller isolates what a person typed. */
export const message = (lang: Lang, key: MessageKey, params?: MessageParams): string => String(formatter(lang, key).format(params));

/** The sentence in pieces, where a placeholder may be a styled piece of a document instead of text. */
export const messageParts = <T extends object>(lang: Lang, key: MessageKey, params: PartParams<T>): (string | T)[] => partsOf(formatter(lang, key), params);
type PartParams<T> = Readonly<Record<string, string | number | T>>;
function partsOf<T extends object>(format: IntlMessageFormat, params: PartParams<T>): (string | T)[] {
  const out = format.format<T>(params as never);
  return Array.isArray(out) ? out : [out as string | T];
}

/** The sentences of one paper in one language: the centre's own texts where it has some, else the catalogues'. */
export interface Words {
  readonly lang: Lang;
  say(key: MessageKey, params?: MessageParams): string;
  parts<T extends object>(key: MessageKey, params: PartParams<T>): (string | T)[];
}
/** @param own the centre's texts by key, in ICU MessageFormat, checked when they were saved */
export function wordsOf(own: Readonly<Record<string, Readonly<Record<Lang, string>>>>, lang: Lang): Words {
  const format = (key: MessageKey): IntlMessageFormat => {
    const text = own[key]?.[lang];
    return text ? formatterOf(`${lang}=${text}`, lang, () => text) : formatter(lang, key);
  };
  return { lang, say: (key, params) => String(format(key).format(params)), parts: (key, params) => partsOf(format(key), params) };
}
