import { describe, expect, it } from 'vitest';
import { domainTexts, readDomain, type Domain } from '#renderer/features/diagnosis/texts.ts';
import { NEW, planTexts, problemPath, readPlan, readSheet, sheetTexts, type Content } from '#renderer/features/lifeProjects/texts.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';

const today = '2026-02-01' as CivilDate, both = { ar: 'سؤال', fr: 'Question' };
const domain: Domain = { code: 'family', title: both, anchors: [both, both, both, both, both], questions: [{ code: 'dependants', kind: 'number', text: both, options: [], bounds: { least: 0, most: 30 } }, { code: 'support', kind: 'yesNo', text: both, options: [], bounds: null }] };
const content: Content = {
  dated: today, summary: { strengths: '', needs: '', obstacles: '' }, training: [], experience: [{ words: 'couture', duration: '12', evidence: 'seen' }], wishes: 'أريد', track: 'selfEmployment', trackWhy: 'x', market: { words: '', source: '', dated: null }, territory: { words: '', source: '', dated: today },
  needs: [{ key: 'n1', domain: 'money', level: 3, words: '', state: 'open', owner: 'companion', whyNot: '' }],
  objectives: [{ key: 'o1', words: 'o', actions: [{ key: 'a1', words: 'a', needs: ['n1'], owner: 'person', partner: '', deadline: null, indicator: '', resources: '', state: 'toDo' }] }],
  incomeProject: { title: 't', trade: 'sewing', legalForm: null, site: { address: '', tenure: 'none', note: '' }, permits: [], investments: [{ key: 'i1', words: '', quantity: 2, unitPrice: 450_050 as never }], financing: [], sales: [{ key: 's1', words: '', quantity: 3, unitPrice: 0 as never, unitCost: 0 as never }], fixedCosts: [], rhythm: [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100] },
  commitments: { person: ['p'], centre: [] }, risks: [], visits: [{ milestone: 'M1', kind: 'call', plannedOn: today }], choice: null,
};

describe('a domain as it is typed', () => {
  const stored = { answers: { dependants: { state: 'answered' as const, value: 3, source: 'said' as const, on: today } }, levels: { family: { level: 2 as const, note: 'n' } }, summary: '' };
  it('sends what changed alone, and null for what was taken away', () => {
    const was = domainTexts(domain, stored, today);
    expect(readDomain(domain, was)(was)).toEqual({ ok: true, value: { answers: {}, levels: {} } });
    const dependants = was.answers['dependants'], support = was.answers['support'];
    if (!dependants || !support) throw new Error('no question');
    const now = { ...was, level: 'unknown' as const, answers: { dependants: { ...dependants, value: '' }, support: { ...support, state: 'declined' as const } } };
    expect(readDomain(domain, was)(now)).toEqual({ ok: true, value: { answers: { dependants: null, support: { state: 'declined', on: today } }, levels: { family: { level: 'unknown', note: 'n' } } } });
  });
  it('tells a number out of its bounds and a note without a level at their fields', () => {
    const was = domainTexts(domain, { answers: {}, levels: {}, summary: '' }, today), dependants = was.answers['dependants'];
    if (!dependants) throw new Error('no question');
    const found = readDomain(domain, was)({ ...was, note: 'n', answers: { ...was.answers, dependants: { ...dependants, value: '31' } } });
    expect(found.ok ? [] : found.faults.map(({ path, code }) => [path, code])).toEqual([['answers.dependants.value', 'app.OUT_OF_RANGE'], ['level', 'diagnosisForm.NOTE_WITHOUT_LEVEL']]);
  });
});
describe('a plan as it is typed', () => {
  it('comes back as it was stored', () => {
    const { choice: _, ...form } = content;
    expect(readPlan(planTexts({ content, diagnosisId: null }))).toEqual({ ok: true, value: { diagnosisId: null, form } });
  });
  it('tells faults at the fields of their rows', () => {
    const texts = planTexts({ content, diagnosisId: null });
    const found = readPlan({ ...texts, commitments: { person: [{ words: '' }], centre: [] }, visits: [{ ...NEW.visit(), plannedOn: '' }] });
    expect(found.ok ? [] : found.faults.map(({ path }) => path).toSorted()).toEqual(['commitments.person.0.words', 'visits.0.plannedOn']);
  });
  it('leads a problem to its field', () => {
    const texts = planTexts({ content, diagnosisId: null }), problem = { severity: 'blocking' as const, params: {}, amounts: {}, section: 'objectives' as const };
    expect(problemPath({ ...problem, code: 'lifeProjects.NO_DEADLINE', key: 'a1' }, texts)).toBe('objectives.0.actions.0.deadline');
    expect(problemPath({ ...problem, section: 'needs', code: 'lifeProjects.NEED_UNANSWERED', key: 'n1' }, texts)).toBe('needs.0.whyNot');
    expect(problemPath({ ...problem, section: 'commitments', code: 'lifeProjects.NO_COMMITMENTS', key: null }, texts)).toBeNull();
  });
  it('has no figures while a number cannot be read', () => {
    const sheet = sheetTexts(content.incomeProject);
    expect(readSheet(sheet)?.investments[0]).toMatchObject({ quantity: 2, unitPrice: 450_050 });
    expect(readSheet({ ...sheet, rhythm: sheet.rhythm.with(0, 'x') })).toBeNull();
  });
});
