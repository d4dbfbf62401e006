import accounts from './ar/accounts.json' with { type: 'json' };
import accountsForm from './ar/accountsForm.json' with { type: 'json' };
import app from './ar/app.json' with { type: 'json' };
import attestation from './ar/attestation.json' with { type: 'json' };
import audit from './ar/audit.json' with { type: 'json' };
import auditWords from './ar/auditWords.json' with { type: 'json' };
import backupSlip from './ar/backupSlip.json' with { type: 'json' };
import backups from './ar/backups.json' with { type: 'json' };
import backupsForm from './ar/backupsForm.json' with { type: 'json' };
import beneficiaries from './ar/beneficiaries.json' with { type: 'json' };
import beneficiariesForm from './ar/beneficiariesForm.json' with { type: 'json' };
import casePapers from './ar/casePapers.json' with { type: 'json' };
import casePapersForm from './ar/casePapersForm.json' with { type: 'json' };
import caseSheet from './ar/caseSheet.json' with { type: 'json' };
import caseWords from './ar/caseWords.json' with { type: 'json' };
import ceremonies from './ar/ceremonies.json' with { type: 'json' };
import ceremony from './ar/ceremony.json' with { type: 'json' };
import ceremonyAfter from './ar/ceremonyAfter.json' with { type: 'json' };
import ceremonyCheck from './ar/ceremonyCheck.json' with { type: 'json' };
import ceremonyEdit from './ar/ceremonyEdit.json' with { type: 'json' };
import ceremonyForm from './ar/ceremonyForm.json' with { type: 'json' };
import ceremonyList from './ar/ceremonyList.json' with { type: 'json' };
import ceremonyProgramme from './ar/ceremonyProgramme.json' with { type: 'json' };
import ceremonySummary from './ar/ceremonySummary.json' with { type: 'json' };
import cli from './ar/cli.json' with { type: 'json' };
import common from './ar/common.json' with { type: 'json' };
import consentForm from './ar/consentForm.json' with { type: 'json' };
import day from './ar/day.json' with { type: 'json' };
import diagnosis from './ar/diagnosis.json' with { type: 'json' };
import diagnosisForm from './ar/diagnosisForm.json' with { type: 'json' };
import diagnosisSheet from './ar/diagnosisSheet.json' with { type: 'json' };
import doctor from './ar/doctor.json' with { type: 'json' };
import exchange from './ar/exchange.json' with { type: 'json' };
import fileForm from './ar/fileForm.json' with { type: 'json' };
import fileSummary from './ar/fileSummary.json' with { type: 'json' };
import files from './ar/files.json' with { type: 'json' };
import filing from './ar/filing.json' with { type: 'json' };
import followUp from './ar/followUp.json' with { type: 'json' };
import followUpForm from './ar/followUpForm.json' with { type: 'json' };
import handover from './ar/handover.json' with { type: 'json' };
import handoverCertificate from './ar/handoverCertificate.json' with { type: 'json' };
import handoverReceipt from './ar/handoverReceipt.json' with { type: 'json' };
import home from './ar/home.json' with { type: 'json' };
import importing from './ar/importing.json' with { type: 'json' };
import items from './ar/items.json' with { type: 'json' };
import labels from './ar/labels.json' with { type: 'json' };
import leaflet from './ar/leaflet.json' with { type: 'json' };
import lifeProjectForm from './ar/lifeProjectForm.json' with { type: 'json' };
import lifeProjectPaper from './ar/lifeProjectPaper.json' with { type: 'json' };
import lifeProjects from './ar/lifeProjects.json' with { type: 'json' };
import marketForm from './ar/marketForm.json' with { type: 'json' };
import matching from './ar/matching.json' with { type: 'json' };
import papers from './ar/papers.json' with { type: 'json' };
import pdf from './ar/pdf.json' with { type: 'json' };
import persons from './ar/persons.json' with { type: 'json' };
import picture from './ar/picture.json' with { type: 'json' };
import printing from './ar/printing.json' with { type: 'json' };
import questionnaireForm from './ar/questionnaireForm.json' with { type: 'json' };
import recoverySheet from './ar/recoverySheet.json' with { type: 'json' };
import rows from './ar/rows.json' with { type: 'json' };
import sendingSlip from './ar/sendingSlip.json' with { type: 'json' };
import settings from './ar/settings.json' with { type: 'json' };
import settingsForm from './ar/settingsForm.json' with { type: 'json' };
import shell from './ar/shell.json' with { type: 'json' };
import start from './ar/start.json' with { type: 'json' };
import store from './ar/store.json' with { type: 'json' };
import testPage from './ar/testPage.json' with { type: 'json' };
import trades from './ar/trades.json' with { type: 'json' };
import ui from './ar/ui.json' with { type: 'json' };
import users from './ar/users.json' with { type: 'json' };
import usersForm from './ar/usersForm.json' with { type: 'json' };
import visitSheet from './ar/visitSheet.json' with { type: 'json' };

/** Arabic: a catalogue a capability, by its name. */
export const ar = {
  accounts, accountsForm, app, attestation, audit, auditWords, backupSlip, backups, backupsForm, beneficiaries, beneficiariesForm, casePapers,
  casePapersForm, caseSheet, caseWords, ceremonies, ceremony, ceremonyAfter, ceremonyCheck, ceremonyEdit, ceremonyForm, ceremonyList,
  ceremonyProgramme, ceremonySummary, cli, common, consentForm, day, diagnosis, diagnosisForm, diagnosisSheet, doctor, exchange, fileForm, fileSummary,
  files, filing, followUp, followUpForm, handover, handoverCertificate, handoverReceipt, home, importing, items, labels, leaflet, lifeProjectForm,
  lifeProjectPaper, lifeProjects, marketForm, matching, papers, pdf, persons, picture, printing, questionnaireForm, recoverySheet, rows, sendingSlip,
  settings, settingsForm, shell, start, store, testPage, trades, ui, users, usersForm, visitSheet,
};
