import type { Answer, Received } from '#shared/contract/index.ts';
import { isClosed } from '#shared/domain/beneficiaries.ts';
import { recipientsOf, type CasePerson, type ConsentLine, type DiagnosisAnswer, type DiagnosisDomain, type PlanNeed, type ProjectSheet } from '#shared/domain/casePapers.ts';
import { actionStateWord, activityWord, domainWord, evidenceWord, likelihoodWord, milestoneWord, obstacleWord, ownerWord, permitStateWord, sectionWord, visitKindWord, visitStateWord } from '#shared/domain/caseWords.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { centimes } from '#shared/domain/common/money.ts';
import { hasArabic } from '#shared/domain/common/names.ts';
import { BASES } from '#shared/domain/consents.ts';
import { ACTED_ON } from '#shared/domain/diagnosis.ts';
import { kindOfSeries } from '#shared/domain/papers.ts';
import type { DomainCode, Question } from '#shared/domain/questionnaire.ts';
import { message, type MessageKey, type MessageParams } from '#shared/i18n/index.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { CaseFile, CaseFiles } from '../caseFiles.ts';
import type { CasePaperSources } from '../casePaperSources.ts';
import type { User } from '../handlers.ts';
import type { Store } from '../store/store.ts';

/** What the parts of a case file answer to a reader, as its screens see it: rights and what is hidden from whom are decided there. */
export type AskedOf = 'beneficiaries.show' | 'beneficiaries.timeline' | 'diagnosis.list' | 'diagnosis.show' | 'diagnosis.questionnaire' | 'lifeProjects.list' | 'lifeProjects.show' | 'lifeProjects.differences' | 'followUp.list' | 'followUp.show';
export type Ask = <N extends AskedOf>(name: N, input: Received<N>) => Result<Answer<N>>;
type Shown = Answer<'beneficiaries.show'>;
const PIECE = 200;

const NOTHING: Bilingual = { ar: '', fr: '' };
/** What a person typed, in whichever script. */
const said = (text: string): Bilingual => (text === '' ? NOTHING : hasArabic(text) ? { ar: text, fr: '' } : { ar: '', fr: text });
const lines = (text: string): Bilingual[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map(said);
const words = (key: MessageKey, params?: MessageParams): Bilingual => ({ ar: message('ar', key, params), fr: message('fr', key, params) });
/** Parts of one value, in each language those that say something there. */
const joined = (parts: readonly Bilingual[], by = ' · '): Bilingual => { const of = (lang: 'ar' | 'fr'): string => parts.map((part) => part[lang] || part[lang === 'ar' ? 'fr' : 'ar']).filter((part) => part !== '').join(by); return { ar: of('ar'), fr: of('fr') }; };
const day = (at: string): CivilDate => at.slice(0, 10) as CivilDate;
const civil = (date: string): CivilDate => date as CivilDate;
const maybe = (date: string | null): CivilDate | null => date as CivilDate | null;

/** @param asking how one reader asks; @returns what each paper says, from what that reader may see */
export function casePaperTellings({ files, asking }: { readonly files: CaseFiles; readonly asking: (store: Store, user: User) => Ask }): CasePaperSources {
  /** The file itself and how it shows, for the papers that begin with them. */
  const opened = (store: Store, user: User, personId: Id): Result<{ readonly ask: Ask; readonly file: CaseFile; readonly shown: Shown; readonly base: { readonly person: CasePerson; readonly companion: Bilingual } }> => {
    const ask = asking(store, user), file = files.read(store, user, personId);
    if (!file.ok) return file;
    const shown = ask('beneficiaries.show', { personId });
    return shown.ok ? ok({ ask, file: file.value, shown: shown.value, base: { person: personOf(file.value), companion: said(shown.value.companion.name) } }) : shown;
  };
  return {
    consent(store, user, personId) {
      const found = opened(store, user, personId);
      if (!found.ok) return found;
      const { shown, base } = found.value, purposes = consentsOf(shown, true), contact = shown.profile.contact;
      const answered = shown.consents.map(({ on }) => on).toSorted().at(-1);
      return ok({ subjectId: null, changedAt: shown.updatedAt as Instant, told: { ...base, date: civil(answered ?? day(shown.updatedAt)), purposes, recipients: recipientsOf(purposes), guardian: contact?.guardian ? said(contact.name) : NOTHING } });
    },
    diagnosis(store, user, personId, subjectId) {
      const found = opened(store, user, personId);
      if (!found.ok) return found;
      const { ask, base } = found.value, id = subjectId ?? newest(ask('diagnosis.list', { personId }), ({ diagnoses }) => diagnoses[0]?.diagnosisId);
      if (id === null) return refuse('casePapers.NOTHING_TO_PRINT');
      const one = ask('diagnosis.show', { diagnosisId: id });
      if (!one.ok) return one;
      if (one.value.personId !== found.value.file.personId && !found.value.file.members.includes(one.value.personId)) return refuse('casePapers.NOTHING_TO_PRINT');
      const { content, healthHidden, number, questionnaire, begunOn, completedOn, updatedAt } = one.value, asked = ask('diagnosis.questionnaire', { version: questionnaire });
      if (!asked.ok) return asked;
      const domains = asked.value.content.domains.filter(({ code }) => !(healthHidden && code === 'health'));
      const told = domains.map((domain) => ({ code: domain.code, ...domainOf(domain, content) }));
      return ok({ subjectId: id, changedAt: updatedAt as Instant, told: {
        ...base, date: civil(completedOn ?? begunOn), number, questionnaire, begunOn: civil(begunOn), completedOn: maybe(completedOn), domains: told.map(({ code: _code, ...domain }) => domain),
        strengths: pointsOf(told, 'strengths'), urgent: pointsOf(told, 'urgent'), summary: said(content.summary),
      } });
    },
    lifeProject(store, user, personId, subjectId) {
      const found = opened(store, user, personId);
      if (!found.ok) return found;
      const { ask, base, shown } = found.value, all = ask('lifeProjects.list', { personId });
      if (!all.ok) return all;
      const { lifeProjects, draft, inForce } = all.value, id = subjectId ?? draft ?? inForce ?? lifeProjects[0]?.lifeProjectId ?? null;
      if (id === null || !lifeProjects.some(({ lifeProjectId }) => lifeProjectId === id)) return refuse('casePapers.NOTHING_TO_PRINT');
      const plan = ask('lifeProjects.show', { lifeProjectId: id });
      if (!plan.ok) return plan;
      const { content, version, signedOn, diagnosisId, former, updatedAt } = plan.value;
      const diagnoses = ask('diagnosis.list', { personId }), rests = diagnoses.ok ? diagnoses.value.diagnoses.find((one) => one.diagnosisId === diagnosisId) : undefined;
      const changed = former === null ? null : ask('lifeProjects.differences', { lifeProjectId: id });
      const changes = changed?.ok ? changed.value.differences.map(({ section, name }) => joined([words(sectionWord(section)), said(name)], ' – ')) : [];
      const actions = content.objectives.flatMap((objective) => objective.actions.map((action) => ({ ...action, objective: objective.words })));
      return ok({ subjectId: id, changedAt: updatedAt as Instant, told: {
        ...base, date: civil(content.dated), version, signedOn: maybe(signedOn), family: familyOf(shown), schooling: schoolingOf(shown), consents: consentsOf(shown, false), diagnosedOn: maybe(rests?.completedOn ?? null),
        strengths: lines(content.summary.strengths), obstacles: lines(content.summary.obstacles),
        needs: content.needs.map((need): PlanNeed => { const answers = actions.filter((action) => action.needs.includes(need.key)).map((action) => action.words); return { domain: words(domainWord(need.domain)), level: need.level, need: said(need.words), response: said(answers.length > 0 ? answers.join(' · ') : need.whyNot) }; }),
        background: [...content.training, ...content.experience].map((one) => ({ what: said(one.words), where: NOTHING, duration: said(one.duration), proof: words(evidenceWord(one.evidence)) })),
        wishes: said(content.wishes), track: content.track, why: joined([said(content.trackWhy), said(content.choice?.why ?? '')]),
        fit: [content.market, content.territory].filter((one) => one.words !== '').map((one) => ({ finding: said(one.words), source: said(one.source), date: maybe(one.dated) })),
        actions: actions.map((action) => ({ objective: said(action.objective), action: said(action.words), resources: said(action.resources), responsible: words(ownerWord(action.owner)), partner: said(action.partner), deadline: maybe(action.deadline), indicator: said(action.indicator), status: words(actionStateWord(action.state)) })),
        project: sheetOf(content.incomeProject, plan.value.figures),
        commitments: { centre: content.commitments.centre.map(said), person: content.commitments.person.map(said) },
        risks: content.risks.map((risk) => ({ risk: said(risk.words), chance: words(likelihoodWord(risk.likelihood)), response: said(risk.answer) })),
        visits: content.visits.map(({ milestone, plannedOn }) => ({ label: words(milestoneWord(milestone)), date: civil(plannedOn) })),
        revisions: lifeProjects.filter((one) => one.version <= version && (one.state !== 'abandoned' || one.lifeProjectId === id)).toSorted((a, b) => a.version - b.version)
          .map((one) => ({ version: one.version, date: civil(one.signedOn ?? day(one.createdAt)), reason: said(one.reason), changes: one.lifeProjectId === id ? changes : [] })),
      } });
    },
    visit(store, user, personId, subjectId) {
      const found = opened(store, user, personId);
      if (!found.ok) return found;
      const { ask, base, shown } = found.value, all = ask('followUp.list', { personId });
      if (!all.ok) return all;
      const { visits } = all.value, last = visits.find(({ state }) => state === 'done'), planned = visits.findLast(({ state }) => state === 'planned'), id = subjectId ?? last?.visitId ?? planned?.visitId ?? null;
      if (id === null || !visits.some(({ visitId }) => visitId === id)) return refuse('casePapers.NOTHING_TO_PRINT');
      const one = ask('followUp.show', { visitId: id });
      if (!one.ok) return one;
      const { kind, milestone, plannedOn, doneOn, findings, units, updatedAt } = one.value, plan = planOf(ask, personId);
      const next = visits.filter((visit) => visit.state === 'planned' && visit.visitId !== id && visit.plannedOn > plannedOn).toSorted((a, b) => a.plannedOn.localeCompare(b.plannedOn))[0];
      return ok({ subjectId: id, changedAt: updatedAt as Instant, told: {
        ...base, date: civil(doneOn ?? plannedOn), kind: joined([words(milestoneWord(milestone)), words(visitKindWord(kind))]), plannedOn: civil(plannedOn), doneOn: maybe(doneOn),
        projectTitle: said(plan?.content.incomeProject?.title ?? ''), trade: shown.trade ? words(`trades.${shown.trade}`) : NOTHING, activity: findings ? joined([words(activityWord(findings.activity)), said(findings.activityNote)]) : NOTHING,
        equipment: units.map((unit) => { const seen = findings?.equipment.find(({ unitId }) => unitId === unit.unitId); return { designation: unit.designation, serial: unit.serial, inventoryNumber: unit.inventoryNumber, sighting: seen?.state ?? null, note: said(seen?.note ?? '') }; }),
        turnover: findings?.turnover ?? null, charges: findings?.charges ?? null, jobs: findings?.jobs ?? null,
        obstacles: (findings?.obstacles ?? []).map((obstacle) => ({ obstacle: joined([words(obstacleWord(obstacle.domain)), said(obstacle.words)]), action: said(obstacle.action), owner: words(ownerWord(obstacle.owner)), date: maybe(obstacle.deadline) })),
        view: said(findings?.ownView ?? ''), next: next ? { kind: words(visitKindWord(next.kind)), date: civil(next.plannedOn) } : null,
      } });
    },
    fileSummary(store, user, personId) {
      const found = opened(store, user, personId);
      if (!found.ok) return found;
      const { ask, base, shown } = found.value, events = ask('beneficiaries.timeline', { personId, cursor: null, limit: PIECE }), visits = ask('followUp.list', { personId }), diagnoses = ask('diagnosis.list', { personId });
      const plan = planOf(ask, personId), last = diagnoses.ok ? diagnoses.value.diagnoses.find(({ completedOn }) => completedOn !== null) : undefined, diagnosed = last ? ask('diagnosis.show', { diagnosisId: last.diagnosisId }) : null;
      const told = events.ok ? events.value.events : [], actions = plan?.content.objectives.flatMap((objective) => objective.actions) ?? [];
      const status = (one: Shown['status']): Bilingual => words(`beneficiaries.status_${one}`);
      return ok({ subjectId: null, changedAt: shown.updatedAt as Instant, told: {
        ...base, date: day(shown.updatedAt), openedOn: civil(shown.openedOn), status: status(shown.status), statusSince: day(shown.statusSince), family: familyOf(shown), schooling: schoolingOf(shown),
        trade: shown.trade ? words(`trades.${shown.trade}`) : NOTHING, projectTitle: said(plan?.content.incomeProject?.title ?? ''),
        path: told.flatMap((event) => (event.kind === 'status' ? [{ status: status(event.to), on: day(event.at), reason: said(event.reason) }] : [])).toReversed(),
        diagnosedOn: maybe(last?.completedOn ?? null), strengths: plan ? lines(plan.content.summary.strengths) : [],
        needs: diagnosed?.ok ? diagnosed.value.needs.filter(({ level }) => level >= ACTED_ON).map(({ domain, level, note }) => ({ domain: words(domainWord(domain)), level, need: said(note), response: said(plan?.content.needs.find((need) => need.domain === domain)?.whyNot ?? '') })) : [],
        plan: plan && { version: plan.version, signedOn: maybe(plan.signedOn), track: plan.content.track, actions: actions.length, done: actions.filter(({ state }) => state === 'done').length, overdue: isClosed(shown.status) ? 0 : actions.filter(({ state, deadline }) => (state === 'toDo' || state === 'underWay') && deadline !== null && deadline < day(shown.updatedAt)).length },
        visits: visits.ok ? visits.value.visits.map((visit) => ({ kind: joined([words(milestoneWord(visit.milestone)), words(visitKindWord(visit.kind))]), plannedOn: civil(visit.plannedOn), doneOn: maybe(visit.doneOn), finding: visit.findings ? words(activityWord(visit.findings.activity)) : words(visitStateWord(visit.state)) })) : [],
        consents: consentsOf(shown, false),
        papers: told.flatMap((event) => { const kind = event.kind === 'paper' ? kindOfSeries(event.series) : null; return event.kind === 'paper' ? [{ reference: event.reference, title: kind ? words(`papers.kind_${kind}`) : NOTHING, date: day(event.at), state: event.cancelled ? words('beneficiaries.status_cancelled') : NOTHING }] : []; }),
      } });
    },
  };
}

const newest = <A>(answer: Result<A>, of: (value: A) => Id | undefined): Id | null => (answer.ok ? of(answer.value) ?? null : null);
/** The plan in force, else the draft. */
function planOf(ask: Ask, personId: Id): Answer<'lifeProjects.show'> | null {
  const all = ask('lifeProjects.list', { personId }), id = all.ok ? all.value.inForce ?? all.value.draft : null, plan = id === null ? null : ask('lifeProjects.show', { lifeProjectId: id });
  return plan?.ok ? plan.value : null;
}
const personOf = ({ identity: { fileNumber, cin, name, sex, birthDate, birthPlace, phone, address, commune }, profile: { reads } }: CaseFile): CasePerson =>
  ({ fileNumber, cin, name, sex, birthDate, birthPlace, phone, address, commune, reads: { ar: reads.ar ?? true, fr: reads.fr ?? true } });
/** @param unasked purposes that nobody was asked about stand there too, as boxes to tick by hand */
function consentsOf({ consents, unasked }: Shown, withUnasked: boolean): ConsentLine[] {
  const told = consents.map((one): ConsentLine => ({ purpose: words(`beneficiariesForm.purpose_${one.purpose}`), basis: BASES[one.purpose], detail: one.ceremony?.title ?? said(one.partner), answer: one.answer, answeredOn: civil(one.on), answeredBy: one.by }));
  return withUnasked ? [...told, ...unasked.map((purpose): ConsentLine => ({ purpose: words(`beneficiariesForm.purpose_${purpose}`), basis: BASES[purpose], detail: NOTHING, answer: null, answeredOn: null, answeredBy: null }))] : told;
}
const familyOf = ({ profile: { maritalStatus, children, dependants } }: Shown): Bilingual => joined([
  ...(maritalStatus ? [words(`beneficiariesForm.marital_${maritalStatus}`)] : []), ...(children === null ? [] : [words('beneficiariesForm.childrenCount', { count: children })]), ...(dependants === null ? [] : [words('beneficiariesForm.dependantsCount', { count: dependants })]),
]);
const schoolingOf = ({ profile: { schooling, languages } }: Shown): Bilingual => joined([...(schooling ? [words(`beneficiariesForm.schooling_${schooling}`)] : []), ...languages.map((one) => words(`beneficiariesForm.language_${one}`))]);

type Content = Answer<'diagnosis.show'>['content'];
type Domain = Answer<'diagnosis.questionnaire'>['content']['domains'][number];
function domainOf({ code, title, anchors, questions }: Domain, { answers, levels }: Content): DiagnosisDomain {
  const judged = levels[code], level = judged === undefined || judged.level === 'unknown' ? null : judged.level;
  return { title, level, anchor: (level === null ? undefined : anchors[level]) ?? NOTHING, need: said(judged?.note ?? ''), answers: questions.map((question) => answerOf(question, answers[question.code])) };
}
function answerOf(question: Question, answer: Content['answers'][string] | undefined): DiagnosisAnswer {
  if (!answer) return { question: question.text, state: 'unasked', answer: NOTHING, source: null, date: null };
  if (answer.state !== 'answered') return { question: question.text, state: answer.state, answer: NOTHING, source: null, date: civil(answer.on) };
  return { question: question.text, state: 'answered', answer: valueOf(question, answer.value), source: answer.source, date: civil(answer.on) };
}
function valueOf({ kind, options }: Question, value: string | number | boolean): Bilingual {
  if (typeof value === 'boolean') return words(value ? 'beneficiariesForm.yes' : 'beneficiariesForm.no');
  if (kind === 'choice') return options.find(({ code }) => code === value)?.text ?? NOTHING;
  const text = kind === 'date' ? shortDate(civil(String(value))) : String(value);
  return kind === 'text' ? said(text) : { ar: text, fr: text };
}
/** What a domain names: a «yes» by its question, anything else by what was answered. */
function pointsOf(domains: readonly (DiagnosisDomain & { readonly code: DomainCode })[], code: DomainCode): Bilingual[] {
  const yes = words('beneficiariesForm.yes'), no = words('beneficiariesForm.no');
  return domains.filter((domain) => domain.code === code).flatMap(({ answers }) => answers.filter(({ state, answer }) => state === 'answered' && answer.fr !== no.fr).map(({ question, answer }) => (answer.fr === yes.fr ? question : answer)));
}
function sheetOf(project: Answer<'lifeProjects.show'>['content']['incomeProject'], figures: Answer<'lifeProjects.show'>['figures']): ProjectSheet | null {
  if (!project) return null;
  const rows = <T>(list: readonly T[], label: (row: T) => string, amount: (row: T) => number): ProjectSheet['income'] => list.map((row) => ({ label: said(label(row)), amount: centimes(amount(row)) })).filter((row) => row.amount > 0 || row.label !== NOTHING);
  return {
    title: said(project.title), trade: project.trade ? words(`trades.${project.trade}`) : NOTHING, site: joined([said(project.site.address), said(project.site.note)]), permits: joined(project.permits.map((permit) => joined([said(permit.words), words(permitStateWord(permit.state))], ' : '))),
    investment: rows(project.investments, (row) => row.words, (row) => row.quantity * row.unitPrice), financing: rows(project.financing, (row) => row.words, (row) => row.amount),
    income: rows(project.sales, (row) => row.words, (row) => row.quantity * row.unitPrice), variable: rows(project.sales, (row) => row.words, (row) => row.quantity * row.unitCost).filter((row) => row.amount > 0), fixed: rows(project.fixedCosts, (row) => row.words, (row) => row.amount),
    breakEven: figures === null || figures.breakEven === null ? null : centimes(figures.breakEven),
  };
}
