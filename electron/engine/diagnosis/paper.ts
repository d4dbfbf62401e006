import { may } from '#shared/domain/accounts.ts';
import type { DiagnosisAnswer, DiagnosisDomain } from '#shared/domain/casePapers.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { civilDate, shortDate } from '#shared/domain/common/dates.ts';
import { centimes, roughly } from '#shared/domain/common/money.ts';
import { withoutHealth, type Answers } from '#shared/domain/diagnosis.ts';
import type { Sex } from '#shared/domain/handover.ts';
import { HEALTH, type Question } from '#shared/domain/questionnaire.ts';
import { saidInBoth, typedInBoth } from '#shared/i18n/both.ts';
import { present } from '#shared/lib/assert.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import type { CaseFiles } from '../caseFiles.ts';
import type { CasePaperSource, FileTelling } from '../casePaperSources.ts';
import { diagnosesOf, questionnaireOf } from './repository.ts';

/* What the diagnosis sheet says: levels with the anchors of the questionnaire they were judged by, and every answer. */
const NOTHING: Bilingual = { ar: '', fr: '' };
/** The questions whose options say what the person is: on a paper about somebody the words agree with them (domain.md §4), `(ة)` and `(e)` are for forms. */
const OF_THE_PERSON: ReadonlySet<string> = new Set(['familyStatus', 'workStatus']);
/** Those whose options name the person's husband or wife. */
const OF_THE_SPOUSE: ReadonlySet<string> = new Set(['livesWith']);
/** A number that may have so many is an amount, which is written by thousands; a year is none. */
const AMOUNT = 10_000;
const agreed = ({ ar, fr }: Bilingual, sex: Sex): Bilingual => (sex === 'F'
  ? { ar: ar.replaceAll('(ة)', 'ة'), fr: fr.replaceAll(/f\(ve\)/g, 've').replaceAll('(e)', 'e') }
  : { ar: ar.replaceAll('(ة)', ''), fr: fr.replaceAll('(ve)', '').replaceAll('(e)', '') });
function valueOf({ code: asked, kind, options, bounds }: Question, value: string | number | boolean, sex: Sex): Bilingual {
  if (kind === 'choice') {
    const chosen = options.find(({ code }) => code === value)?.text ?? typedInBoth(String(value));
    return OF_THE_PERSON.has(asked) ? agreed(chosen, sex) : OF_THE_SPOUSE.has(asked) ? agreed(chosen, sex === 'F' ? 'M' : 'F') : chosen;
  }
  if (typeof value === 'boolean') return saidInBoth(value ? 'caseSheet.yes' : 'caseSheet.no');
  if (typeof value === 'number' && (bounds?.most ?? 0) >= AMOUNT) return { ar: roughly(centimes(value * 100), 'ar'), fr: roughly(centimes(value * 100), 'fr') };
  const day = kind === 'date' ? civilDate(String(value)) : null;
  return typedInBoth(day === null ? String(value) : shortDate(day));
}
function answerOf(question: Question, answers: Answers, sex: Sex): DiagnosisAnswer {
  const found = answers[question.code], { text } = question;
  if (!found) return { question: text, state: 'unasked', answer: NOTHING, source: null, date: null };
  return found.state === 'answered' ? { question: text, state: 'answered', answer: valueOf(question, found.value, sex), source: found.source, date: found.on } : { question: text, state: found.state, answer: NOTHING, source: null, date: found.on };
}

export const diagnosisSource = (files: CaseFiles, telling: FileTelling): CasePaperSource<'diagnosis'> => (store, user, personId, subjectId) => {
  const file = files.read(store, user, personId);
  if (!file.ok) return file;
  const found = diagnosesOf(store, file.value.members).find(({ id }) => subjectId === null || id === subjectId);
  if (!found) return refuse('casePapers.NOTHING_TO_PRINT');
  const questionnaire = present(questionnaireOf(store, found.questionnaire), 'a diagnosis keeps its questions'), seesHealth = may(user.role, 'health.read');
  const { answers, levels, summary } = seesHealth ? found.content : withoutHealth(found.content, questionnaire);
  const domains = questionnaire.domains.filter(({ code }) => seesHealth || code !== HEALTH).map(({ code, title, anchors, questions }): DiagnosisDomain & { readonly code: string } => {
    const judged = levels[code], level = judged === undefined || judged.level === 'unknown' ? null : judged.level;
    return { code, title, level, anchor: level === null ? NOTHING : anchors[level] ?? NOTHING, need: typedInBoth(judged?.note ?? ''), answers: questions.map((question) => answerOf(question, answers, file.value.identity.sex)) };
  });
  const saidIn = (domain: string): Bilingual[] => domains.filter(({ code }) => code === domain).flatMap((one) => one.answers).filter(({ state }) => state === 'answered').map(({ answer }) => answer);
  const urgent = domains.find(({ code }) => code === 'urgent'), isUrgent = urgent?.level !== null && (urgent?.level ?? 0) > 0;
  return ok({
    subjectId: found.id, changedAt: found.updatedAt,
    told: {
      ...telling.whose(store, file.value), date: found.completedOn ?? found.begunOn, number: found.number, questionnaire: found.questionnaire, begunOn: found.begunOn, completedOn: found.completedOn,
      domains: domains.map(({ code: _code, ...domain }) => domain), strengths: saidIn('strengths'), urgent: isUrgent ? [...(urgent?.need.fr ? [urgent.need] : []), ...saidIn('urgent')] : [], summary: typedInBoth(summary),
    },
  });
};
