import { amountText, checked, createReader, dateText, type Read, type Reader } from '#renderer/components/typed.ts';
import type { Answer, Sent } from '#shared/contract/index.ts';
import { incomeProject, lifeProjectForm } from '#shared/contract/lifeProjects.ts';
import { LEVELS } from '#shared/domain/questionnaire.ts';

export type Shown = Answer<'lifeProjects.show'>;
export type Listed = Answer<'lifeProjects.list'>['lifeProjects'][number];
export type Content = Shown['content'];
export type Problem = Shown['problems'][number];
export type Figures = NonNullable<Shown['figures']>;
type Form = Sent<'lifeProjects.save'>['form'];
type Sheet = NonNullable<Content['incomeProject']>;
type Row<K extends keyof Content> = Content[K] extends readonly (infer R)[] ? R : never;
type SheetRow<K extends keyof Sheet> = Sheet[K] extends readonly (infer R)[] ? R : never;
type Typed<R, K extends keyof R> = Omit<R, K> & Record<K, string>;

export interface Background { words: string; duration: string; evidence: Row<'training'>['evidence'] }
export type NeedTexts = Typed<Row<'needs'>, 'level'>;
export type ActionTexts = Typed<Row<'objectives'>['actions'][number], 'deadline'>;
export interface ObjectiveTexts { key: string; words: string; actions: ActionTexts[] }
export interface SheetTexts {
  title: string; trade: string; legalForm: string; site: Sheet['site']; permits: SheetRow<'permits'>[];
  investments: Typed<SheetRow<'investments'>, 'quantity' | 'unitPrice'>[]; financing: Typed<SheetRow<'financing'>, 'amount'>[];
  sales: Typed<SheetRow<'sales'>, 'quantity' | 'unitPrice' | 'unitCost'>[]; fixedCosts: Typed<SheetRow<'fixedCosts'>, 'amount'>[]; rhythm: string[];
}
/** A plan as it is typed. What it rests on stands in the form too: both are stored together. */
export interface PlanTexts {
  diagnosisId: string; dated: string; summary: Content['summary']; training: Background[]; experience: Background[]; wishes: string; track: string; trackWhy: string;
  market: Typed<Content['market'], 'dated'>; territory: Typed<Content['territory'], 'dated'>; needs: NeedTexts[]; objectives: ObjectiveTexts[];
  /** whether the way holds an income project */ earns: boolean; incomeProject: SheetTexts;
  commitments: { person: { words: string }[]; centre: { words: string }[] }; risks: Row<'risks'>[]; visits: Typed<Row<'visits'>, 'plannedOn'>[];
}

/** A name for a new row that no other row has. */
export const newKey = (): string => `k${crypto.randomUUID().replaceAll('-', '').slice(0, 15)}`;
export const NEW = {
  background: (): Background => ({ words: '', duration: '', evidence: 'said' }),
  need: (): NeedTexts => ({ key: newKey(), domain: 'family', level: '2', words: '', state: 'open', owner: 'companion', whyNot: '' }),
  action: (): ActionTexts => ({ key: newKey(), words: '', needs: [], owner: 'person', partner: '', deadline: '', indicator: '', resources: '', state: 'toDo' }),
  objective: (): ObjectiveTexts => ({ key: newKey(), words: '', actions: [NEW.action()] }),
  permit: (): SheetTexts['permits'][number] => ({ key: newKey(), words: '', state: 'toAsk' }),
  investment: (): SheetTexts['investments'][number] => ({ key: newKey(), words: '', quantity: '1', unitPrice: '' }),
  financing: (): SheetTexts['financing'][number] => ({ key: newKey(), source: 'foundation', words: '', amount: '', state: 'expected' }),
  sale: (): SheetTexts['sales'][number] => ({ key: newKey(), words: '', quantity: '1', unitPrice: '', unitCost: '' }),
  cost: (): SheetTexts['fixedCosts'][number] => ({ key: newKey(), words: '', amount: '' }),
  sentence: (): { words: string } => ({ words: '' }),
  risk: (): PlanTexts['risks'][number] => ({ words: '', likelihood: 'unknown', answer: '' }),
  visit: (): PlanTexts['visits'][number] => ({ milestone: 'other', kind: 'field', plannedOn: '' }),
} as const;
const EMPTY_SHEET: SheetTexts = { title: '', trade: '', legalForm: '', site: { address: '', tenure: 'none', note: '' }, permits: [], investments: [], financing: [], sales: [], fixedCosts: [], rhythm: Array.from({ length: 12 }, () => '100') };
/** An amount of nothing and one that is not known yet look the same: an empty field. */
const money = (value: number): string => (value === 0 ? '' : amountText(value));

export const sheetTexts = (sheet: Sheet | null): SheetTexts => (sheet === null ? EMPTY_SHEET : {
  title: sheet.title, trade: sheet.trade ?? '', legalForm: sheet.legalForm ?? '', site: sheet.site, permits: [...sheet.permits],
  investments: sheet.investments.map((row) => ({ ...row, quantity: String(row.quantity), unitPrice: money(row.unitPrice) })), financing: sheet.financing.map((row) => ({ ...row, amount: money(row.amount) })),
  sales: sheet.sales.map((row) => ({ ...row, quantity: String(row.quantity), unitPrice: money(row.unitPrice), unitCost: money(row.unitCost) })), fixedCosts: sheet.fixedCosts.map((row) => ({ ...row, amount: money(row.amount) })),
  rhythm: sheet.rhythm.map(String),
});
export const planTexts = ({ content, diagnosisId }: Pick<Shown, 'content' | 'diagnosisId'>): PlanTexts => ({
  diagnosisId: diagnosisId ?? '', dated: dateText(content.dated), summary: content.summary, training: [...content.training], experience: [...content.experience], wishes: content.wishes, track: content.track ?? '', trackWhy: content.trackWhy,
  market: { ...content.market, dated: dateText(content.market.dated) }, territory: { ...content.territory, dated: dateText(content.territory.dated) },
  needs: content.needs.map((need) => ({ ...need, level: String(need.level) })),
  objectives: content.objectives.map((objective) => ({ ...objective, actions: objective.actions.map((action) => ({ ...action, deadline: dateText(action.deadline) })) })),
  earns: content.incomeProject !== null, incomeProject: sheetTexts(content.incomeProject),
  commitments: { person: content.commitments.person.map((words) => ({ words })), centre: content.commitments.centre.map((words) => ({ words })) },
  risks: [...content.risks], visits: content.visits.map((visit) => ({ ...visit, plannedOn: dateText(visit.plannedOn) })),
});

function sheetOf(texts: SheetTexts, read: Reader, at = 'incomeProject.'): NonNullable<Form['incomeProject']> {
  const amount = (path: string, typed: string): number => read.amount(at + path, typed) ?? 0, whole = (path: string, typed: string): number => read.whole(at + path, typed) ?? Number.NaN;
  return {
    ...texts, trade: (texts.trade || null) as Sheet['trade'], legalForm: (texts.legalForm || null) as Sheet['legalForm'],
    investments: texts.investments.map((row, i) => ({ ...row, quantity: whole(`investments.${i}.quantity`, row.quantity), unitPrice: amount(`investments.${i}.unitPrice`, row.unitPrice) })),
    financing: texts.financing.map((row, i) => ({ ...row, amount: amount(`financing.${i}.amount`, row.amount) })),
    sales: texts.sales.map((row, i) => ({ ...row, quantity: whole(`sales.${i}.quantity`, row.quantity), unitPrice: amount(`sales.${i}.unitPrice`, row.unitPrice), unitCost: amount(`sales.${i}.unitCost`, row.unitCost) })),
    fixedCosts: texts.fixedCosts.map((row, i) => ({ ...row, amount: amount(`fixedCosts.${i}.amount`, row.amount) })),
    rhythm: texts.rhythm.map((typed, i) => whole(`rhythm.${i}`, typed)),
  };
}
/** The sheet alone, for its figures; null while something in it cannot be read. */
export function readSheet(texts: SheetTexts): NonNullable<Form['incomeProject']> | null {
  const read = createReader(), sheet = sheetOf(texts, read, '');
  return read.faults.length === 0 && incomeProject.safeParse(sheet).success ? sheet : null;
}
export function readPlan(texts: PlanTexts): Read<{ readonly diagnosisId: string | null; readonly form: Form }> {
  const read = createReader(), date = (path: string, typed: string): string | null => read.date(path, typed);
  const form: Form = {
    dated: date('dated', texts.dated) ?? '', summary: texts.summary, training: texts.training, experience: texts.experience, wishes: texts.wishes, track: (texts.track || null) as Form['track'], trackWhy: texts.trackWhy,
    market: { ...texts.market, dated: date('market.dated', texts.market.dated) }, territory: { ...texts.territory, dated: date('territory.dated', texts.territory.dated) },
    needs: texts.needs.map((need) => ({ ...need, level: LEVELS.find((level) => String(level) === need.level) ?? 0 })),
    objectives: texts.objectives.map((objective, i) => ({ ...objective, actions: objective.actions.map((action, j) => ({ ...action, deadline: date(`objectives.${i}.actions.${j}.deadline`, action.deadline) })) })),
    incomeProject: texts.earns ? sheetOf(texts.incomeProject, read) : null,
    commitments: { person: texts.commitments.person.map(({ words }) => words), centre: texts.commitments.centre.map(({ words }) => words) },
    risks: texts.risks, visits: texts.visits.map((visit, i) => ({ ...visit, plannedOn: date(`visits.${i}.plannedOn`, visit.plannedOn) ?? '' })),
  };
  const empty = [...(texts.dated.trim() === '' ? ['dated'] : []), ...texts.visits.flatMap(({ plannedOn }, i) => (plannedOn.trim() === '' ? [`visits.${i}.plannedOn`] : []))];
  const found = checked(lifeProjectForm, form, [...read.faults, ...empty.map((path) => ({ path, code: 'app.EMPTY' as const }))]);
  if (found.ok) return { ok: true, value: { diagnosisId: texts.diagnosisId || null, form } };
  return { ok: false, faults: found.faults.map((fault) => ({ ...fault, path: fieldPath(fault.path) })) };
}
/** A sentence of a list is a row of one field in the form. */
const fieldPath = (path: string): string => path.replace(/^(commitments\.\w+\.\d+)$/, '$1.words');

/** The field in which a problem is to be mended; null where its section is the place. */
export function problemPath({ section, key, code }: Problem, { needs, objectives, incomeProject: sheet }: PlanTexts): string | null {
  if (key !== null) {
    const need = needs.findIndex((one) => one.key === key), objective = objectives.findIndex((one) => one.key === key), permit = sheet.permits.findIndex((one) => one.key === key);
    if (need >= 0) return `needs.${need}.whyNot`;
    if (objective >= 0) return `objectives.${objective}.words`;
    if (permit >= 0) return `incomeProject.permits.${permit}.state`;
    for (const [i, { actions }] of objectives.entries()) {
      const j = actions.findIndex((one) => one.key === key);
      if (j >= 0) return `objectives.${i}.actions.${j}.${code === 'lifeProjects.NO_DEADLINE' ? 'deadline' : code === 'lifeProjects.NO_INDICATOR' ? 'indicator' : 'words'}`;
    }
  }
  return { 'lifeProjects.NO_DIAGNOSIS': 'diagnosisId', 'lifeProjects.NO_WISHES': 'wishes', 'lifeProjects.NO_TRACK': 'track', 'lifeProjects.NO_TRACK_WHY': 'trackWhy' }[code] ?? (section === 'dated' ? 'dated' : null);
}
/** What a field is called, by its path without the numbers of rows. */
export const labelOf = (path: string) => `lifeProjectForm.f_${path.replaceAll(/\.\d+(?=\.|$)/g, '').replaceAll('.', '_')}` as 'lifeProjectForm.f_dated';
