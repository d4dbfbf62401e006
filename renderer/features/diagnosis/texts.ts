import { checked, createReader, dateText, type Fault, type Read } from '#renderer/components/typed.ts';
import { diagnosis } from '#shared/contract/diagnosis.ts';
import type { Answer, Sent } from '#shared/contract/index.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import type { Source } from '#shared/domain/diagnosis.ts';
import { LEVELS, type DomainCode } from '#shared/domain/questionnaire.ts';

export type Shown = Answer<'diagnosis.show'>;
export type Listed = Answer<'diagnosis.list'>['diagnoses'][number];
export type Domain = Answer<'diagnosis.questionnaire'>['content']['domains'][number];
export type Question = Domain['questions'][number];
export type LevelText = '' | '0' | '1' | '2' | '3' | '4' | 'unknown';
/** An answer as it is typed; without `state`, the value tells whether there is one. */
export interface AnswerTexts { state: '' | 'declined' | 'unknown'; value: string; source: Source; on: string }
/** One domain as it is typed. */
export interface DomainTexts { level: LevelText; note: string; answers: Record<string, AnswerTexts> }
type Saved = Pick<Sent<'diagnosis.save'>, 'answers' | 'levels'>;
const SAVED = diagnosis['diagnosis.save'].input.pick({ answers: true, levels: true });

export const domainTexts = ({ code, questions }: Domain, { answers, levels }: Shown['content'], today: CivilDate): DomainTexts => ({
  level: levels[code] === undefined ? '' : `${levels[code].level}`, note: levels[code]?.note ?? '',
  answers: Object.fromEntries(questions.map((question): [string, AnswerTexts] => {
    const found = answers[question.code];
    if (!found) return [question.code, { state: '', value: '', source: 'said', on: shortDate(today) }];
    return [question.code, { state: found.state === 'answered' ? '' : found.state, value: found.state === 'answered' ? valueText(question, found.value) : '', source: found.state === 'answered' ? found.source : 'said', on: dateText(found.on) }];
  })),
});
const valueText = ({ kind }: Question, value: string | number | boolean): string => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : kind === 'date' ? dateText(String(value)) : String(value));
/** Whether somebody said anything to it. */
export const isAnswered = ({ state, value }: AnswerTexts): boolean => state !== '' || value.trim() !== '';

/** What changed of a domain, as the contract takes it: what stands as it stood is not sent. */
export const readDomain = (domain: Domain, was: DomainTexts) => (now: DomainTexts): Read<Saved> => {
  const faults: Fault[] = [], answers: NonNullable<Saved['answers']> = {};
  for (const question of domain.questions) {
    const texts = now.answers[question.code], former = was.answers[question.code];
    if (!texts || JSON.stringify(texts) === JSON.stringify(former)) continue;
    if (!isAnswered(texts)) { if (former && isAnswered(former)) answers[question.code] = null; continue; }
    const read = createReader(), at = `answers.${question.code}`, on = read.date(`${at}.on`, texts.on);
    if (on === null && read.faults.length === 0) faults.push({ path: `${at}.on`, code: 'app.EMPTY' });
    if (texts.state !== '') answers[question.code] = { state: texts.state, on: on ?? '' };
    else {
      const value = valueOf(question, texts.value, `${at}.value`, read);
      if (value !== null) answers[question.code] = { state: 'answered', value, source: texts.source, on: on ?? '' };
    }
    faults.push(...read.faults);
  }
  const level = LEVELS.find((one) => String(one) === now.level) ?? (now.level === 'unknown' ? now.level : null);
  if (level === null && now.note.trim() !== '') faults.push({ path: 'level', code: 'diagnosisForm.NOTE_WITHOUT_LEVEL' });
  const moved = now.level !== was.level || now.note !== was.note, levels: Saved['levels'] = moved ? { [domain.code]: level === null ? null : { level, note: now.note } } : {};
  const found = checked(SAVED, { answers, levels }, faults);
  // the form calls a level and its note by themselves
  return found.ok ? found : { ok: false, faults: found.faults.map((fault) => ({ ...fault, path: fault.path.replace(/^levels\.\w+\./, '') })) };
};
function valueOf({ kind, bounds }: Question, text: string, path: string, read: ReturnType<typeof createReader>): string | number | boolean | null {
  switch (kind) {
    case 'yesNo': return text === 'yes';
    case 'date': return read.date(path, text);
    case 'number': {
      const value = read.whole(path, text);
      if (value !== null && bounds && (value < bounds.least || value > bounds.most)) { read.faults.push({ path, code: 'app.OUT_OF_RANGE' }); return null; }
      return value;
    }
    case 'choice': case 'text': return text;
  }
}

/** How many questions of a domain somebody answered, be it with «rather not». */
export const answeredOf = ({ questions }: Domain, { answers }: Shown['content']): number => questions.filter(({ code }) => answers[code] !== undefined).length;
/** The person stands in it, as in every key of a file's forms: an erasure finds by it what was typed. */
export const draftKey = ({ personId, diagnosisId }: { readonly personId: string; readonly diagnosisId: string }, /** '': what all of them begin with */ domain: DomainCode | 'conclusion' | ''): string => `diagnosis/${personId}/${diagnosisId}/${domain}`;
