import accounts from './fr/accounts.json' with { type: 'json' };
import accountsForm from './fr/accountsForm.json' with { type: 'json' };
import app from './fr/app.json' with { type: 'json' };
import attestation from './fr/attestation.json' with { type: 'json' };
import audit from './fr/audit.json' with { type: 'json' };
import auditWords from './fr/auditWords.json' with { type: 'json' };
import backupSlip from './fr/backupSlip.json' with { type: 'json' };
import backups from './fr/backups.json' with { type: 'json' };
import backupsForm from './fr/backupsForm.json' with { type: 'json' };
import beneficiaries from './fr/beneficiaries.json' with { type: 'json' };
import beneficiariesForm from './fr/beneficiariesForm.json' with { type: 'json' };
import casePapers from './fr/casePapers.json' with { type: 'json' };
import casePapersForm from './fr/casePapersForm.json' with { type: 'json' };
import caseSheet from './fr/caseSheet.json' with { type: 'json' };
import caseWords from './fr/caseWords.json' with { type: 'json' };
import ceremonies from './fr/ceremonies.json' with { type: 'json' };
import ceremony from './fr/ceremony.json' with { type: 'json' };
import ceremonyAfter from './fr/ceremonyAfter.json' with { type: 'json' };
import ceremonyCheck from './fr/ceremonyCheck.json' with { type: 'json' };
import ceremonyEdit from './fr/ceremonyEdit.json' with { type: 'json' };
import ceremonyForm from './fr/ceremonyForm.json' with { type: 'json' };
import ceremonyList from './fr/ceremonyList.json' with { type: 'json' };
import ceremonyProgramme from './fr/ceremonyProgramme.json' with { type: 'json' };
import ceremonySummary from './fr/ceremonySummary.json' with { type: 'json' };
import cli from './fr/cli.json' with { type: 'json' };
import common from './fr/common.json' with { type: 'json' };
import consentForm from './fr/consentForm.json' with { type: 'json' };
import day from './fr/day.json' with { type: 'json' };
import diagnosis from './fr/diagnosis.json' with { type: 'json' };
import diagnosisForm from './fr/diagnosisForm.json' with { type: 'json' };
import diagnosisSheet from './fr/diagnosisSheet.json' with { type: 'json' };
import doctor from './fr/doctor.json' with { type: 'json' };
import exchange from './fr/exchange.json' with { type: 'json' };
import fileForm from './fr/fileForm.json' with { type: 'json' };
import fileSummary from './fr/fileSummary.json' with { type: 'json' };
import files from './fr/files.json' with { type: 'json' };
import filing from './fr/filing.json' with { type: 'json' };
import followUp from './fr/followUp.json' with { type: 'json' };
import followUpForm from './fr/followUpForm.json' with { type: 'json' };
import handover from './fr/handover.json' with { type: 'json' };
import handoverCertificate from './fr/handoverCertificate.json' with { type: 'json' };
import handoverReceipt from './fr/handoverReceipt.json' with { type: 'json' };
import home from './fr/home.json' with { type: 'json' };
import importing from './fr/importing.json' with { type: 'json' };
import items from './fr/items.json' with { type: 'json' };
import labels from './fr/labels.json' with { type: 'json' };
import leaflet from './fr/leaflet.json' with { type: 'json' };
import lifeProjectForm from './fr/lifeProjectForm.json' with { type: 'json' };
import lifeProjectPaper from './fr/lifeProjectPaper.json' with { type: 'json' };
import lifeProjects from './fr/lifeProjects.json' with { type: 'json' };
import marketForm from './fr/marketForm.json' with { type: 'json' };
import matching from './fr/matching.json' with { type: 'json' };
import papers from './fr/papers.json' with { type: 'json' };
import pdf from './fr/pdf.json' with { type: 'json' };
import persons from './fr/persons.json' with { type: 'json' };
import picture from './fr/picture.json' with { type: 'json' };
import printing from './fr/printing.json' with { type: 'json' };
import questionnaireForm from './fr/questionnaireForm.json' with { type: 'json' };
import recoverySheet from './fr/recoverySheet.json' with { type: 'json' };
import rows from './fr/rows.json' with { type: 'json' };
import sendingSlip from './fr/sendingSlip.json' with { type: 'json' };
import settings from './fr/settings.json' with { type: 'json' };
import settingsForm from './fr/settingsForm.json' with { type: 'json' };
import shell from './fr/shell.json' with { type: 'json' };
import start from './fr/start.json' with { type: 'json' };
import store from './fr/store.json' with { type: 'json' };
import testPage from './fr/testPage.json' with { type: 'json' };
import trades from './fr/trades.json' with { type: 'json' };
import ui from './fr/ui.json' with { type: 'json' };
import users from './fr/users.json' with { type: 'json' };
import usersForm from './fr/usersForm.json' with { type: 'json' };
import visitSheet from './fr/visitSheet.json' with { type: 'json' };

/** French: a catalogue a capability, by its name. */
export const fr = {
  accounts, accountsForm, app, attestation, audit, auditWords, backupSlip, backups, backupsForm, beneficiaries, beneficiariesForm, casePapers,
  casePapersForm, caseSheet, caseWords, ceremonies, ceremony, ceremonyAfter, ceremonyCheck, ceremonyEdit, ceremonyForm, ceremonyList,
  ceremonyProgramme, ceremonySummary, cli, common, consentForm, day, diagnosis, diagnosisForm, diagnosisSheet, doctor, exchange, fileForm, fileSummary,
  files, filing, followUp, followUpForm, handover, handoverCertificate, handoverReceipt, home, importing, items, labels, leaflet, lifeProjectForm,
  lifeProjectPaper, lifeProjects, marketForm, matching, papers, pdf, persons, picture, printing, questionnaireForm, recoverySheet, rows, sendingSlip,
  settings, settingsForm, shell, start, store, testPage, trades, ui, users, usersForm, visitSheet,
};
