import type { Sent } from '#shared/contract/index.ts';

/* What a person types into a life project, as a screen sends it. */
type Form = Sent<'lifeProjects.save'>['form'];
export type IncomeSheetForm = NonNullable<Form['incomeProject']>;
/** A sheet whose financing covers its investment: 12 000 DH. */
export const aSheet = (more: Partial<IncomeSheetForm> = {}): IncomeSheetForm => ({
  title: 'Atelier de couture', trade: 'sewing', legalForm: 'auto-entrepreneur', site: { address: 'Agadir', tenure: 'rented', note: '' }, permits: [{ key: 'p1', words: 'Patente', state: 'granted' }],
  investments: [{ key: 'i1', words: 'Machine', quantity: 2, unitPrice: 600_000 }], financing: [{ key: 'f1', source: 'foundation', words: '', amount: 1_000_000, state: 'promised' }, { key: 'f2', source: 'ownCash', words: '', amount: 200_000, state: 'received' }],
  sales: [{ key: 's1', words: 'Robe', quantity: 40, unitPrice: 20_000, unitCost: 8_000 }], fixedCosts: [{ key: 'c1', words: 'Loyer', amount: 150_000 }], rhythm: [50, 60, 80, 100, 100, 100, 100, 100, 100, 100, 100, 100], ...more,
});
/** A plan that can be signed as soon as its diagnosis is there. */
export const aPlan = (more: Partial<Form> = {}): Form => ({
  dated: '2025-06-02', summary: { strengths: 'Habile', needs: '', obstacles: '' }, training: [{ words: 'Couture', duration: '9', evidence: 'seen' }], experience: [], wishes: 'Je veux mon atelier', track: 'selfEmployment', trackWhy: 'Elle sait coudre',
  market: { words: 'Demande de confection', source: 'ANAPEC', dated: '2025-03-01' }, territory: { words: '', source: '', dated: null },
  needs: [{ key: 'n1', domain: 'money', level: 3, words: 'Un local', state: 'open', owner: 'companion', whyNot: '' }],
  objectives: [{ key: 'o1', words: 'Ouvrir l’atelier', actions: [{ key: 'a1', words: 'Louer le local', needs: ['n1'], owner: 'person', partner: '', deadline: '2025-07-15', indicator: 'Bail signé', resources: '', state: 'toDo' }] }],
  incomeProject: aSheet(), commitments: { person: ['Accueillir les visites'], centre: ['Accompagner'] }, risks: [{ words: 'Peu de clients', likelihood: 'medium', answer: 'Démarchage' }],
  visits: [{ milestone: 'D15', kind: 'field', plannedOn: '2025-06-17' }], ...more,
});
