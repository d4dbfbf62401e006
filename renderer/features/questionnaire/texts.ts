import { checked, createReader, fieldNamed, type Fault, type Read } from '#renderer/components/typed.ts';
import { questionnaireContent, type QuestionnaireContent } from '#shared/contract/diagnosis.ts';
import type { Answer } from '#shared/contract/index.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { AnswerKind, DomainCode, Question } from '#shared/domain/questionnaire.ts';
import type { Refusal } from '#shared/lib/result.ts';

export type Asked = Answer<'diagnosis.questionnaire'>;
export type Version = Asked['versions'][number];
export type Domain = QuestionnaireContent['domains'][number];
/** A question as it is typed. */
export interface QuestionTexts { code: string; kind: AnswerKind; text: Bilingual; options: { code: string; text: Bilingual }[]; least: string; most: string }
export interface DomainTexts { anchors: Bilingual[]; questions: QuestionTexts[] }
/** A new version as it is typed: the domains that were touched, the others being those of the version in force. */
export interface QuestionnaireTexts { domains: Partial<Record<DomainCode, DomainTexts>>; reason: string }

export const DRAFT = 'questionnaire/new';
export const EMPTY: QuestionnaireTexts = { domains: {}, reason: '' };
export const NONE: Bilingual = { ar: '', fr: '' };
/** As many as the contract takes. */
export const MOST = { questions: 40, options: 60 } as const;
/** A name that no other question or choice of any version has; nobody sees it. */
export const newCode = (): string => `k${crypto.randomUUID().replaceAll('-', '').slice(0, 15)}`;
export const newQuestion = (): QuestionTexts => ({ code: newCode(), kind: 'choice', text: NONE, options: [newOption(), newOption()], least: '', most: '' });
export const newOption = (): QuestionTexts['options'][number] => ({ code: newCode(), text: NONE });
/** The same question, asked in another manner. */
export const askedAs = (question: QuestionTexts, kind: AnswerKind): QuestionTexts => ({ ...question, kind, options: kind === 'choice' ? [newOption(), newOption()] : [], least: '', most: '' });

export const questionTexts = ({ code, kind, text, options, bounds }: Domain['questions'][number]): QuestionTexts =>
  ({ code, kind, text, options: [...options], least: bounds ? String(bounds.least) : '', most: bounds ? String(bounds.most) : '' });
export const domainTexts = ({ anchors, questions }: Domain): DomainTexts => ({ anchors: [...anchors], questions: questions.map(questionTexts) });

/** One domain as the contract takes it, with what is to mend, by paths as its fields are named. */
export function readDomain(standing: Domain, texts: DomainTexts): Read<Domain> {
  const reader = createReader(), faults: Fault[] = [];
  const questions = texts.questions.map(({ code, kind, text, options, least, most }, i): Question => {
    const at = `questions.${i}`;
    if (kind === 'choice' && options.length < 2) faults.push({ path: `${at}.options`, code: 'questionnaireForm.TWO_CHOICES' });
    if (kind !== 'number') return { code, kind, text, options, bounds: null };
    const low = reader.whole(`${at}.least`, least), high = reader.whole(`${at}.most`, most);
    for (const [name, typed] of [['least', least], ['most', most]] as const) if (typed.trim() === '') faults.push({ path: `${at}.${name}`, code: 'app.EMPTY' });
    if (low !== null && high !== null && low > high) faults.push({ path: `${at}.most`, code: 'questionnaireForm.WRONG_WAY' });
    return { code, kind, text, options, bounds: { least: low ?? 0, most: high ?? 0 } };
  });
  const found = checked(questionnaireContent.shape.domains.element, { ...standing, anchors: texts.anchors, questions: questions as Domain['questions'] }, [...faults, ...reader.faults]);
  if (found.ok) return found;
  // fields of a number are named without what the contract puts them in; the first fault is the first that is met on the page
  return { ok: false, faults: found.faults.map((fault) => ({ ...fault, path: fault.path.replace('.bounds.', '.') })).toSorted((one, other) => placeOf(one) - placeOf(other)) };
}
const FIELDS = ['text', 'least', 'most', 'options'];
function placeOf({ path }: Fault): number {
  const [list, at = 0, field = ''] = path.split('.');
  return list === 'questions' ? Number(at) * FIELDS.length + FIELDS.indexOf(field) : Number.MAX_SAFE_INTEGER;
}
/** All of a new version, and the faults of each domain by the names of its fields. */
export function readAll(standing: QuestionnaireContent, { domains }: QuestionnaireTexts): { readonly content: QuestionnaireContent; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const content = standing.domains.map((domain) => {
    const texts = domains[domain.code];
    if (!texts) return domain;
    const read = readDomain(domain, texts);
    if (read.ok) return read.value;
    faults.push(...read.faults.map((fault) => ({ ...fault, path: `domains.${domain.code}.${fault.path}` })));
    return domain;
  });
  return { content: { domains: content }, faults };
}
/** The field that a refusal of the whole speaks of; null where it speaks of none. */
export const fieldOf = (refusal: Refusal): string | null => (refusal.code === 'papers.REASON_NEEDED' ? 'reason' : fieldNamed(refusal));
/** A path in the contract's content as the form names it: domains by their codes. */
export const formPath = (content: QuestionnaireContent, path: string): string => path.replace(/^content\./, '').replace(/^domains\.(\d+)\./, (_all, at: string) => `domains.${content.domains[Number(at)]?.code ?? at}.`).replace('.bounds.', '.');
