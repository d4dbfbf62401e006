import type { CaseFile } from '../caseFiles.ts';
import type { KnownDiagnosis } from '../casework.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { needsOf } from '#shared/domain/diagnosis.ts';
import { TRACKS } from '#shared/domain/lifeProjects.ts';
import type { LifeProjectContent } from '#shared/contract/lifeProjects.ts';

/* What a new plan begins with: what is known already, so that nobody types it twice. All of it can be changed. */
const TEXT_MOST = { summary: 2000, wishes: 4000, words: 200, need: 500 } as const;
const texts = (diagnosis: KnownDiagnosis, codes: readonly string[]): string => codes.flatMap((code) => {
  const answer = diagnosis.content.answers[code];
  return answer?.state === 'answered' && typeof answer.value === 'string' ? [answer.value] : [];
}).join('\n');
const strengthsIn = ({ questionnaire }: KnownDiagnosis): string[] => questionnaire.domains.filter(({ code }) => code === 'strengths').flatMap(({ questions }) => questions.filter(({ kind }) => kind === 'text').map(({ code }) => code));
const duration = (months: number | null): string => (months === null ? '' : String(months));

/** The first plan of a file, from its profile and the completed diagnosis. */
export function firstForm({ profile }: Pick<CaseFile, 'profile'>, diagnosis: KnownDiagnosis | null, dated: CivilDate): LifeProjectContent {
  const wish = diagnosis?.content.answers['trackWish'], track = wish?.state === 'answered' ? TRACKS.find((one) => one === wish.value) ?? null : null;
  return {
    dated, summary: { strengths: (diagnosis ? texts(diagnosis, strengthsIn(diagnosis)) : '').slice(0, TEXT_MOST.summary), needs: '', obstacles: (diagnosis ? texts(diagnosis, ['hindrance']) : '').slice(0, TEXT_MOST.summary) },
    training: profile.trainings.map(({ title, months, seen }) => ({ words: title.slice(0, TEXT_MOST.words), duration: duration(months), evidence: seen ? 'seen' : 'said' })),
    experience: profile.experiences.slice(0, 20).map(({ title, months, seen }) => ({ words: title.slice(0, TEXT_MOST.words), duration: duration(months), evidence: seen ? 'seen' : 'said' })),
    wishes: ((diagnosis ? texts(diagnosis, ['wishWords']) : '') || profile.wishes).slice(0, TEXT_MOST.wishes), track, trackWhy: '', market: { words: '', source: '', dated: null }, territory: { words: '', source: '', dated: null },
    needs: needsOf(diagnosis?.content.levels ?? {}).map(({ domain, level, note }, i) => ({ key: `n${i + 1}`, domain, level, words: note.slice(0, TEXT_MOST.need), state: 'open', owner: 'companion', whyNot: '' })),
    objectives: [], incomeProject: null, commitments: { person: [], centre: [] }, risks: [], visits: [], choice: null,
  };
}
/** The next version begins as the one in force, its actions as they stand by now: what is to be done by a day that has passed gets a new day, visits that have passed are left out. */
export const nextForm = (content: LifeProjectContent, dated: CivilDate): LifeProjectContent => ({
  ...content, dated, visits: content.visits.filter(({ plannedOn }) => plannedOn >= dated),
  objectives: content.objectives.map((objective) => ({
    ...objective, actions: objective.actions.map((action) => ({ ...action, deadline: action.deadline !== null && action.deadline < dated && action.state !== 'done' && action.state !== 'dropped' ? null : action.deadline })),
  })),
});
