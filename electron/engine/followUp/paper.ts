import { may } from '#shared/domain/accounts.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { ownerInBoth, saidInBoth, typedInBoth } from '#shared/i18n/both.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import type { CaseFiles } from '../caseFiles.ts';
import type { CasePaperSource, FileTelling, PlanTelling, VisitTelling } from '../casePaperSources.ts';
import { unitsOf, visitsOf, type Visit } from './repository.ts';

/* What the sheet of a visit says: what was found, or what there is to look at. */
const NOTHING: Bilingual = { ar: '', fr: '' };
/** `Visite de terrain (M3)`. */
function kindOf({ kind, content: { milestone } }: Visit): Bilingual {
  const [name, when] = [saidInBoth(`caseWords.visitKind_${kind}`), saidInBoth(`caseWords.milestone_${milestone}`)];
  return milestone === 'other' ? name : { ar: `${name.ar} (${when.ar})`, fr: `${name.fr} (${when.fr})` };
}
const withNote = (said: Bilingual, note: string): Bilingual => (note === '' ? said : { ar: `${said.ar} – ${note}`, fr: `${said.fr} – ${note}` });
/** The last one made; where none was, the next one planned. */
function main(visits: readonly Visit[]): Visit | undefined {
  const made = visits.filter(({ state }) => state === 'done').toSorted((a, b) => ((a.doneOn ?? '') < (b.doneOn ?? '') ? 1 : -1));
  return made[0] ?? visits.findLast(({ state }) => state === 'planned');
}

export const visitTelling: VisitTelling = {
  lines: (store, { members }) => visitsOf(store, members).filter(({ state }) => state !== 'cancelled').toReversed().map((visit) => ({
    kind: kindOf(visit), plannedOn: visit.plannedOn, doneOn: visit.doneOn, finding: visit.content.findings === null ? NOTHING : withNote(saidInBoth(`caseWords.activity_${visit.content.findings.activity}`), visit.content.findings.activityNote),
  })),
};
export const visitSource = (files: CaseFiles, telling: FileTelling, plans: PlanTelling): CasePaperSource<'visit'> => (store, user, personId, subjectId) => {
  const file = files.read(store, user, personId);
  if (!file.ok) return file;
  const { members, trade } = file.value, all = visitsOf(store, members), found = subjectId === null ? main(all) : all.find(({ id }) => id === subjectId);
  if (!found) return refuse('casePapers.NOTHING_TO_PRINT');
  const { findings } = found.content, seen = new Map(findings?.equipment.map((one) => [one.unitId, one])), next = all.findLast(({ state, id, plannedOn }) => state === 'planned' && id !== found.id && plannedOn >= found.plannedOn);
  const obstacles = (findings?.obstacles ?? []).filter(({ domain }) => domain !== 'health' || may(user.role, 'health.read'));
  return ok({
    subjectId: found.id, changedAt: found.updatedAt,
    told: {
      ...telling.whose(store, file.value), date: found.doneOn ?? found.plannedOn, kind: kindOf(found), plannedOn: found.plannedOn, doneOn: found.doneOn, projectTitle: plans.title(store, file.value), trade: trade === null ? NOTHING : saidInBoth(`trades.${trade}`),
      activity: findings === null ? NOTHING : withNote(saidInBoth(`caseWords.activity_${findings.activity}`), findings.activityNote),
      equipment: unitsOf(store, members).map(({ unitId, designation, serial, inventoryNumber }) => { const one = seen.get(unitId); return { designation, serial, inventoryNumber, sighting: one?.state ?? null, note: typedInBoth(one?.note ?? '') }; }),
      turnover: findings?.turnover ?? null, charges: findings?.charges ?? null, jobs: findings?.jobs ?? null,
      obstacles: obstacles.map(({ domain, words, action, owner, deadline }) => ({ obstacle: withNote(saidInBoth(`caseWords.obstacle_${domain}`), words), action: typedInBoth(action), owner: ownerInBoth(owner, file.value.identity.sex), date: deadline })),
      view: typedInBoth(findings?.ownView ?? ''), next: next ? { kind: kindOf(next), date: next.plannedOn } : null,
    },
  });
};
