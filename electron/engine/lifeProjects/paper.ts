import type { LifeProjectContent } from '#shared/contract/lifeProjects.ts';
import { may } from '#shared/domain/accounts.ts';
import type { LifeProjectContent as Paper, PlanAction, PlanNeed, ProjectSheet } from '#shared/domain/casePapers.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { samePartner } from '#shared/domain/consents.ts';
import type { Sex } from '#shared/domain/handover.ts';
import { times } from '#shared/domain/common/money.ts';
import { figuresOf } from '#shared/domain/incomeProject.ts';
import { withoutHealthNeeds } from '#shared/domain/lifeProjects.ts';
import { differencesOf } from '#shared/domain/planDifferences.ts';
import { ownerInBoth, saidInBoth, typedInBoth } from '#shared/i18n/both.ts';
import { isMessageKey, message, type Lang } from '#shared/i18n/index.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import type { CaseFile, CaseFiles } from '../caseFiles.ts';
import type { CasePaperSource, FileTelling, PaperReader, PlanTelling } from '../casePaperSources.ts';
import type { Diagnoses } from '../casework.ts';
import type { Store } from '../store/store.ts';
import { projectsOf, standingOf, type LifeProject } from './repository.ts';

/* What the paper of a life project says, from the version as it is kept. */
const NOTHING: Bilingual = { ar: '', fr: '' };
/** Differences that a version names; the rest is in the versions themselves. */
const MOST_CHANGES = 15;
/** The version in force, else the draft, else the newest. */
const main = (all: readonly LifeProject[]): LifeProject | null => all.find(({ state }) => state === 'signed') ?? all.find(({ state }) => state === 'draft') ?? all[0] ?? null;
/** A number alone is of months: a plan begins with those of the file. */
const lasted = (duration: string): Bilingual => (/^\d+$/.test(duration) ? saidInBoth('beneficiariesForm.months', { count: Number(duration) }) : typedInBoth(duration));
const lines = (text: string): Bilingual[] => text.split('\n').filter((line) => line.trim() !== '').map(typedInBoth);

/** A content as this reader may know it: without `health.read` nothing of health, for a partner no other partner by name where a name has a place of its own. */
function readable(whole: LifeProjectContent, { role, partner }: PaperReader): LifeProjectContent {
  const content = may(role, 'health.read') ? whole : withoutHealthNeeds(whole), { objectives, incomeProject } = content;
  if (partner === undefined) return content;
  const theirs = (name: string): string => (samePartner(name, partner) ? name : '');
  return {
    ...content, objectives: objectives.map((one) => ({ ...one, actions: one.actions.map((action) => ({ ...action, partner: theirs(action.partner) })) })),
    incomeProject: incomeProject && { ...incomeProject, financing: incomeProject.financing.map((row) => (row.source === 'partner' ? { ...row, words: theirs(row.words) } : row)) },
  };
}
function actionsOf({ objectives }: LifeProjectContent, sex: Sex): PlanAction[] {
  return objectives.flatMap(({ words, actions }) => actions.map((one): PlanAction => ({
    objective: typedInBoth(words), action: typedInBoth(one.words), resources: typedInBoth(one.resources), responsible: ownerInBoth(one.owner, sex), partner: typedInBoth(one.partner), deadline: one.deadline,
    indicator: typedInBoth(one.indicator), status: saidInBoth(`caseWords.actionState_${one.state}`),
  })));
}
/** `1، 2 و4` / `1, 2 et 4`. */
const listed = (numbers: readonly number[], lang: Lang): string => [numbers.slice(0, -1).join(lang === 'ar' ? '، ' : ', '), ...numbers.slice(-1)].filter((part) => part !== '').join(lang === 'ar' ? ' و' : ' et ');
/** Each need with the numbers of the actions that answer it, or why none does. */
function needsOf({ needs, objectives }: LifeProjectContent): PlanNeed[] {
  const actions = objectives.flatMap((objective) => objective.actions);
  return needs.map(({ key, domain, level, words, whyNot }) => {
    const numbers = actions.flatMap((action, i) => (action.needs.includes(key) && action.state !== 'dropped' ? [i + 1] : []));
    return { domain: saidInBoth(`caseWords.domain_${domain}`), level, need: typedInBoth(words), response: numbers.length === 0 ? typedInBoth(whyNot) : saidInBoth('caseSheet.actionRefs', (lang) => ({ count: numbers.length, list: listed(numbers, lang) })) };
  });
}
function projectOf({ incomeProject }: LifeProjectContent): ProjectSheet | null {
  if (incomeProject === null) return null;
  const { title, trade, site, permits, investments, financing, sales, fixedCosts } = incomeProject;
  const counted = (words: string, quantity: number): Bilingual => (quantity === 1 ? typedInBoth(words) : saidInBoth('lifeProjectPaper.quantity', { words, count: quantity }));
  const permitsIn = (lang: 'ar' | 'fr'): string => permits.map(({ words, state }) => message(lang, 'lifeProjectPaper.permitValue', { words, state: message(lang, `caseWords.permitState_${state}`) })).join(lang === 'ar' ? '؛ ' : ' ; ');
  return {
    title: typedInBoth(title), trade: trade === null ? NOTHING : saidInBoth(`trades.${trade}`), permits: { ar: permitsIn('ar'), fr: permitsIn('fr') },
    site: saidInBoth('lifeProjectPaper.siteValue', (lang) => ({ address: site.address, hasAddress: site.address === '' ? 'no' : 'yes', tenure: message(lang, `caseWords.tenure_${site.tenure}`), hasNote: site.note === '' ? 'no' : 'yes', note: site.note })),
    investment: investments.map(({ words, quantity, unitPrice }) => ({ label: counted(words, quantity), amount: times(unitPrice, quantity) })),
    financing: financing.map(({ source, words, amount }) => ({ label: words === '' ? saidInBoth(`caseWords.funder_${source}`) : { ar: `${message('ar', `caseWords.funder_${source}`)} – ${words}`, fr: `${message('fr', `caseWords.funder_${source}`)} – ${words}` }, amount })),
    income: sales.map(({ words, quantity, unitPrice }) => ({ label: counted(words, quantity), amount: times(unitPrice, quantity) })),
    variable: sales.filter(({ unitCost }) => unitCost > 0).map(({ words, quantity, unitCost }) => ({ label: counted(words, quantity), amount: times(unitCost, quantity) })),
    fixed: fixedCosts.map(({ words, amount }) => ({ label: typedInBoth(words), amount })), breakEven: figuresOf(incomeProject).breakEven,
  };
}
/** How eligibility under the convention stood when the trade was chosen, and why; null where the proposal of that time does not tell. */
function eligibilityOf({ proposal, trade }: NonNullable<LifeProjectContent['choice']>): Bilingual | null {
  const gate = proposal.best.find((one) => one.trade === trade)?.gates.find((one) => one.gate === 'eligibility');
  return gate && gate.because.length > 0 ? saidInBoth('lifeProjectPaper.eligibility', (lang) => ({
    state: message(lang, `caseWords.gateState_${gate.state}`), because: gate.because.map(({ reason, state }) => message(lang, `caseWords.eligibility_${reason}`, { state })).join(message(lang, 'lifeProjectForm.comma')),
    hasRule: gate.rule ? 'yes' : 'no', rule: gate.rule ? message(lang, 'caseWords.eligibilityRule', { source: gate.rule.source, dated: shortDate(gate.rule.dated as CivilDate) }) : '',
  })) : null;
}
/** Why the track, then which trade somebody chose on the proposal, why, and whether the convention allows it. */
function whyOf({ trackWhy, choice }: LifeProjectContent): Bilingual {
  if (choice === null) return typedInBoth(trackWhy);
  const chosen = saidInBoth('lifeProjectPaper.chosen', (lang) => ({ trade: message(lang, `trades.${choice.trade}`), by: choice.chosenBy, date: shortDate(choice.chosenOn as CivilDate), why: choice.why }));
  const allowed = eligibilityOf(choice);
  return { ar: [trackWhy, chosen.ar, allowed?.ar].filter(Boolean).join('\n'), fr: [trackWhy, chosen.fr, allowed?.fr].filter(Boolean).join('\n') };
}
/** What a row is called; a visit has no name but its milestone. */
function named(section: string, name: string, lang: Lang): string {
  const key = `caseWords.milestone_${name}`;
  return section === 'visits' && isMessageKey(key) ? message(lang, key) : name;
}
function revisionsOf(all: readonly LifeProject[], own: LifeProject): Paper['revisions'] {
  const kept = all.filter((one) => one.id === own.id || (one.version < own.version && one.signedOn !== null)).toSorted((a, b) => a.version - b.version);
  return kept.map(({ version, signedOn, content, reason, formerId }) => {
    const former = all.find(({ id }) => id === formerId);
    // a section, or a named row of it, is told once, by the last of its differences
    const changed = former === undefined ? [] : differencesOf(former.content, content).map(({ section, name, kind }) => [`${section} ${name}`, saidInBoth('lifeProjectPaper.change', (lang) => ({
      section: message(lang, `caseWords.section_${section}`), hasName: name === '' ? 'no' : 'yes', name: named(section, name, lang), kind: message(lang, `caseWords.difference_${kind}`),
    }))] as const), changes = [...new Map(changed).values()];
    return { version, date: signedOn ?? content.dated, reason: reason === '' ? saidInBoth('lifeProjectPaper.firstVersion') : typedInBoth(reason), changes: changes.slice(0, MOST_CHANGES) };
  });
}

export const planTelling: PlanTelling = {
  progress(store, { members }, today) {
    const plan = main(projectsOf(store, members));
    if (plan === null) return null;
    const actions = standingOf(store, plan.id, plan.content).objectives.flatMap((one) => one.actions).filter(({ state }) => state !== 'dropped');
    return { version: plan.version, signedOn: plan.signedOn, track: plan.content.track, actions: actions.length, done: actions.filter(({ state }) => state === 'done').length, overdue: actions.filter(({ state, deadline }) => state !== 'done' && deadline !== null && deadline < today).length };
  },
  title: (store, { members }) => typedInBoth(main(projectsOf(store, members))?.content.incomeProject?.title ?? ''),
};
export const lifeProjectSource = (files: CaseFiles, telling: FileTelling, diagnoses: Diagnoses): CasePaperSource<'lifeProject'> => (store, reader, personId, subjectId) => {
  const file = files.read(store, reader, personId);
  if (!file.ok) return file;
  const all = projectsOf(store, file.value.members).map((one) => ({ ...one, content: readable(one.content, reader) })), found = subjectId === null ? main(all) : all.find(({ id }) => id === subjectId) ?? null;
  if (!found) return refuse('casePapers.NOTHING_TO_PRINT');
  return ok({ subjectId: found.id, changedAt: found.updatedAt, told: { ...telling.whose(store, file.value), ...toldOf(store, file.value, { found, all, telling, diagnoses, partner: reader.partner }) } });
};
interface Telling { readonly found: LifeProject; readonly all: readonly LifeProject[]; readonly telling: FileTelling; readonly diagnoses: Diagnoses; readonly partner: string | undefined }
function toldOf(store: Store, file: CaseFile, { found, all, telling, diagnoses, partner }: Telling) {
  const { content } = found, { summary, training, experience, wishes, track, market, territory, commitments, risks, visits } = content;
  const background = (rows: typeof training, section: 'training' | 'experience') => rows.map(({ words, duration, evidence }) => ({ what: typedInBoth(words), where: saidInBoth(`caseWords.section_${section}`), duration: lasted(duration), proof: saidInBoth(`caseWords.evidence_${evidence}`) }));
  const diagnosis = found.diagnosisId === null ? null : diagnoses.find(store, found.diagnosisId);
  return {
    date: found.signedOn ?? content.dated, version: found.version, signedOn: found.signedOn, family: telling.family(file), schooling: telling.schooling(file), consents: telling.consents(store, file, partner), ...(partner !== undefined && { forPartner: partner }), diagnosedOn: diagnosis?.completedOn ?? null,
    strengths: lines(summary.strengths), obstacles: lines(summary.obstacles), needs: needsOf(content), background: [...background(training, 'training'), ...background(experience, 'experience')],
    wishes: typedInBoth(wishes), track, why: whyOf(content), fit: [market, territory].filter(({ words }) => words !== '').map(({ words, source, dated }) => ({ finding: typedInBoth(words), source: typedInBoth(source), date: dated })),
    actions: actionsOf(content, file.identity.sex), project: projectOf(content), commitments: { centre: commitments.centre.map(typedInBoth), person: commitments.person.map(typedInBoth) },
    risks: risks.map(({ words, likelihood, answer }) => ({ risk: typedInBoth(words), chance: saidInBoth(`caseWords.likelihood_${likelihood}`), response: typedInBoth(answer) })),
    visits: visits.map(({ milestone, plannedOn }) => ({ label: saidInBoth(`caseWords.milestone_${milestone}`), date: plannedOn })), revisions: revisionsOf(all, found),
  };
}
