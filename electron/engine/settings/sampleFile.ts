import { recipientsOf, type CaseContents, type CasePaper, type DiagnosisAnswer, type LifeProjectContent, type PlanAction, type PlanNeed, type ProjectSheet, type VisitContent } from '#shared/domain/casePapers.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { addDays, addMonths, type CivilDate } from '#shared/domain/common/dates.ts';
import { centimes, total, type Centimes } from '#shared/domain/common/money.ts';
import { BASES, PURPOSES, type ConsentAnswer, type Purpose } from '#shared/domain/consents.ts';
import type { CertificateContent, EquipmentLine, PaperHead } from '#shared/domain/handover.ts';
import { SERIES, type CaseKind } from '#shared/domain/papers.ts';
import type { Question, Questionnaire } from '#shared/domain/questionnaire.ts';
import version1 from '#shared/domain/questionnaire/version1.json' with { type: 'json' };
import type { Settings } from '#shared/domain/settings.ts';
import { ownerInBoth, saidInBoth, typedInBoth } from '#shared/i18n/both.ts';

/* The papers of nobody's file: the person of the sample certificate, on a way that fills every part of the five papers. */
const NOTHING: Bilingual = { ar: '', fr: '' };
const QUESTIONS = version1 as Questionnaire;
/** Needs of the domains whose level asks for an answer; of health nothing is known. */
const LEVELS: Readonly<Record<string, 0 | 1 | 2 | 3>> = { family: 0, housing: 1, administrative: 1, education: 0, training: 2, experience: 0, money: 3, wishes: 0, market: 2, motivation: 0, strengths: 0, urgent: 0 };
/** Answers by their questions; the others were not asked. */
const SAID: Readonly<Record<string, string | number | boolean>> = {
  livesWith: 'spouse', dependants: 2, familySupport: 'strong', housing: 'rented', housingStable: true, housingRent: 900, idCard: 'valid', civilStatus: true, socialCover: 'tadamon', bankAccount: true, schooling: 'middle', readsArabic: true, readsFrench: true,
  phoneUse: 'messages', trainingTrade: 'sewing', trainingMonths: 9, trainingCertificate: true, workTrade: 'sewing', workMonths: 36, workStatus: 'selfEmployed', ownTools: false, premises: 'rented', premisesRent: 800, trackWish: 'selfEmployment', firstWish: 'sewing',
  mobility: 'province', customers: 'known', competitors: 3, suppliers: true, confidence: 8, urgentNeed: 'none',
};
const NEEDS = ['training', 'money', 'market'] as const;
const ANSWERS: Readonly<Record<Purpose, ConsentAnswer | null>> = { caseWork: null, sharing: 'given', photo: 'refused', naming: 'withdrawn', statistics: null };
/** Months after the handover at which the centre visits. */
const VISITS = [['M1', 1], ['M3', 3], ['M6', 6], ['M12', 12]] as const;
const INCOME = { income: [600_000], variable: [240_000], fixed: [150_000] } as const, BREAK_EVEN = centimes(250_000);

interface Asked { readonly code: string; readonly today: CivilDate; readonly lines: readonly EquipmentLine[]; readonly recipient: CertificateContent['recipient'] }
/** What each paper of a sample file says, under a centre's head and settings. */
export function sampleFile(head: PaperHead, { cndp, contact }: Settings, { code, today, lines, recipient }: Asked): { readonly [K in CaseKind]: () => CaseContents[K] } {
  const { fileNumber, cin, name, sex, birthDate, birthPlace, phone, address, commune, reads, projectTitle: title } = recipient;
  const partner = saidInBoth('settings.samplePartner'), companion = saidInBoth('settings.sampleCompanion'), strengths = [saidInBoth('settings.sampleStrength')], trade = saidInBoth('trades.sewing');
  const paper: CasePaper = { ...head, person: { fileNumber, cin, name, sex, birthDate, birthPlace, phone, address, commune, reads }, companion, date: today, former: null };
  const opened = addMonths(today, -5), diagnosed = addMonths(today, -4), signed = addMonths(today, -3), handed = addMonths(today, -1);
  const family = saidInBoth('caseSheet.marital_married', { sex }), schooling = saidInBoth('caseSheet.schooling_middle');
  const consents = PURPOSES.map((purpose) => ({
    purpose: saidInBoth(`caseSheet.purpose_${purpose}`), basis: BASES[purpose], detail: purpose === 'sharing' ? partner : NOTHING, answer: ANSWERS[purpose], answeredOn: ANSWERS[purpose] && opened, answeredBy: ANSWERS[purpose] && 'person',
  } as const));
  const answered = (question: Question): DiagnosisAnswer => {
    const answer = answerTo(question);
    return answer === null ? { question: question.text, state: 'unasked', answer: NOTHING, source: null, date: null } : { question: question.text, state: 'answered', answer, source: 'said', date: diagnosed };
  };
  const domains = QUESTIONS.domains.map(({ code: domain, title: called, anchors, questions }) => {
    const level = LEVELS[domain] ?? null;
    return { title: called, level, anchor: level === null ? NOTHING : anchors[level] ?? NOTHING, need: NOTHING, answers: questions.map(answered) };
  });
  const needs = NEEDS.map((domain, i): PlanNeed => ({ domain: saidInBoth(`caseWords.domain_${domain}`), level: LEVELS[domain] ?? null, need: saidInBoth(`settings.sampleNeed_${domain}`), response: saidInBoth('caseSheet.actionRefs', { count: 1, list: String(i + 1) }) }));
  const actions = NEEDS.map((domain, i): PlanAction => ({
    objective: saidInBoth(`settings.sampleObjective_${domain}`), action: saidInBoth(`settings.sampleAction_${domain}`), resources: NOTHING, responsible: ownerInBoth(domain === 'money' ? 'companion' : 'person', sex), partner: domain === 'training' ? partner : NOTHING,
    deadline: addMonths(today, i), indicator: saidInBoth(`settings.sampleIndicator_${domain}`), status: saidInBoth(`caseWords.actionState_${domain === 'money' ? 'done' : domain === 'training' ? 'underWay' : 'toDo'}`),
  }));
  const background: LifeProjectContent['background'] = [{ what: trade, where: saidInBoth('caseWords.section_training'), duration: saidInBoth('beneficiariesForm.months', { count: 9 }), proof: saidInBoth('caseWords.evidence_seen') }];
  const plan = { version: 1, signedOn: signed, track: 'selfEmployment' } as const, project = projectOf(title, trade, lines);
  const visitKind = saidInBoth('caseWords.visitKind_field'), activity = saidInBoth('caseWords.activity_active'), visits = VISITS.map(([milestone, months]) => ({ milestone: saidInBoth(`caseWords.milestone_${milestone}`), date: addMonths(handed, months) }));
  const [made, next] = visits.map(({ milestone, date }) => ({ kind: { ar: `${visitKind.ar} (${milestone.ar})`, fr: `${visitKind.fr} (${milestone.fr})` }, date })) as [Seen, Seen, ...Seen[]];
  const equipment = lines.map((line, i): VisitContent['equipment'][number] => ({ designation: line.designation, serial: line.serial, inventoryNumber: line.inventoryNumber, sighting: i === 0 ? 'seen' : 'notLookedAt', note: NOTHING }));
  const numbered = (kind: CaseKind): string => `${SERIES[kind]}/${code}/${today.slice(0, 4)}/0000`;
  return {
    consent: () => ({ ...paper, date: opened, cndp, contact, purposes: consents, recipients: recipientsOf(consents), guardian: NOTHING }),
    diagnosis: () => ({ ...paper, date: diagnosed, number: 1, questionnaire: 1, begunOn: addDays(diagnosed, -7), completedOn: diagnosed, domains, strengths, urgent: [], summary: saidInBoth('settings.sampleSummary') }),
    lifeProject: () => ({
      ...paper, ...plan, date: signed, family, schooling, consents, diagnosedOn: diagnosed, strengths, obstacles: needs.map(({ need }) => need), needs, background, wishes: saidInBoth('settings.sampleWishes'), why: saidInBoth('settings.sampleWhy'),
      fit: [{ finding: saidInBoth('settings.sampleFinding'), source: saidInBoth('settings.sampleSource'), date: diagnosed }], actions, project,
      commitments: { centre: [saidInBoth('settings.sampleCommitment_centre')], person: [saidInBoth('settings.sampleCommitment_person')] },
      risks: [{ risk: saidInBoth('settings.sampleRisk'), chance: saidInBoth('caseWords.likelihood_medium'), response: saidInBoth('settings.sampleAction_market') }],
      visits: visits.map(({ milestone, date }) => ({ label: milestone, date })), revisions: [{ version: 1, date: signed, reason: saidInBoth('lifeProjectPaper.firstVersion'), changes: [] }],
    }),
    visit: () => ({
      ...paper, kind: made.kind, plannedOn: made.date, doneOn: today, projectTitle: title, trade, activity, equipment, turnover: centimes(480_000), charges: centimes(290_000), jobs: 1,
      obstacles: [{ obstacle: saidInBoth('caseWords.obstacle_sales'), action: saidInBoth('settings.sampleAction_market'), owner: ownerInBoth('person', sex), date: addMonths(today, 1) }], view: saidInBoth('settings.sampleView'), next,
    }),
    fileSummary: () => ({
      ...paper, openedOn: opened, status: saidInBoth('beneficiaries.status_followUp'), statusSince: handed, family, schooling, trade, projectTitle: title,
      path: ([['diagnosis', opened], ['lifeProject', signed], ['followUp', handed]] as const).map(([status, on]) => ({ status: saidInBoth(`beneficiaries.status_${status}`), on, reason: NOTHING })),
      diagnosedOn: diagnosed, strengths, needs, plan: { ...plan, actions: actions.length, done: 1, overdue: 0 },
      visits: [{ kind: made.kind, plannedOn: made.date, doneOn: today, finding: activity }, { kind: next.kind, plannedOn: next.date, doneOn: null, finding: NOTHING }], consents,
      papers: ([['consent', opened], ['diagnosis', diagnosed], ['lifeProject', signed]] as const).map(([kind, date]) => ({ reference: numbered(kind), title: saidInBoth(`papers.kind_${kind}`), date, state: saidInBoth('caseSheet.paper_signed') })),
    }),
  };
}
interface Seen { readonly kind: Bilingual; readonly date: CivilDate }
/** What she said to a question; null: it was not asked. */
function answerTo({ code, options }: Question): Bilingual | null {
  const said = SAID[code];
  if (typeof said === 'boolean') return saidInBoth(said ? 'caseSheet.yes' : 'caseSheet.no');
  if (typeof said === 'number') return typedInBoth(String(said));
  return options.find((option) => option.code === said)?.text ?? null;
}
function projectOf(title: Bilingual, trade: Bilingual, lines: readonly EquipmentLine[]): ProjectSheet {
  const row = (key: 'sales' | 'cloth' | 'rent', [amount]: readonly [number]) => [{ label: saidInBoth(`settings.sampleMoney_${key}`), amount: centimes(amount) }];
  const investment = lines.map(({ designation, quantity, unitPrice }) => ({ label: designation, amount: centimes(quantity * unitPrice) }));
  return {
    title, trade, site: saidInBoth('caseWords.tenure_rented'), permits: saidInBoth('caseWords.permitState_granted'), investment,
    financing: [{ label: saidInBoth('settings.sampleFunder'), amount: total(investment.map(({ amount }): Centimes => amount)) }], income: row('sales', INCOME.income), variable: row('cloth', INCOME.variable), fixed: row('rent', INCOME.fixed), breakEven: BREAK_EVEN,
  };
}
