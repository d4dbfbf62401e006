import { Box, Button, Link } from '@mui/material';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { call, useAnswer, useCommand } from '#renderer/app/hooks/api.ts';
import { useInTurn } from '#renderer/app/hooks/inTurn.ts';
import { useKept, type KeptForm } from '#renderer/app/hooks/kept.ts';
import { FieldsOf } from '#renderer/app/hooks/keptFields.tsx';
import { KeptFoot, type Theirs } from '#renderer/app/hooks/keptFoot.tsx';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { useShortcut } from '#renderer/app/hooks/shortcuts.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { clashes } from '#renderer/components/merge.ts';
import { Notice, RefusalNotice } from '#renderer/components/notice.tsx';
import { Section } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { Count, Status } from '#renderer/components/status.tsx';
import { color, narrow, useNarrow } from '#renderer/components/theme.ts';
import { Moment } from '#renderer/components/values.tsx';
import { fieldNamed } from '#renderer/components/typed.ts';
import { SECTIONS, type Section as SectionCode } from '#shared/domain/lifeProjects.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { ChooseTrade } from './chooseTrade.tsx';
import { IncomeSheet } from './incomeSheet.tsx';
import { Needs, Objectives } from './planActions.tsx';
import { Backgrounds, Commitments, Dated, Risks, Sourced, Summary, Track, Visits, Wishes } from './planParts.tsx';
import { Signing } from './signing.tsx';
import { labelOf, planTexts, problemPath, readPlan, type PlanTexts, type Problem, type Shown } from './texts.ts';

/** Refusals that speak of one field. */
const SPEAKS_OF: Readonly<Record<string, string>> = { 'lifeProjects.DATED_IN_FUTURE': 'dated', 'lifeProjects.DATED_BEFORE_FILE': 'dated', 'lifeProjects.DIAGNOSIS_OPEN': 'diagnosisId' };
const fieldOf = (refusal: Refusal): string | null => SPEAKS_OF[refusal.code] ?? fieldNamed(refusal)?.replace(/^form\./, '').replace(/^(commitments\.\w+\.\d+)$/, '$1.words') ?? null;
export type Place = SectionCode | 'sign';
const PLACES: readonly Place[] = [...SECTIONS, 'sign'];
const anchor = (place: Place): string => `plan-${place}`;

/** A plan that is being written: one long form beside its table of contents. */
export function PlanEditor({ lifeProjectId, personId }: { readonly lifeProjectId: string; readonly personId: string }) {
  const { t } = useLanguage();
  const { data, refusal } = useAnswer('lifeProjects.show', { lifeProjectId });
  if (!data) return <Box sx={{ p: 3, maxWidth: 480 }}>{refusal ? <RefusalNotice refusal={refusal} /> : <Progress label={t('lifeProjectForm.reading')} />}</Box>;
  return <Form data={data} personId={personId} />;
}

/** What the parts of the form share. */
export interface Writing {
  readonly kept: KeptForm<PlanTexts>; readonly data: Shown; readonly personId: string; readonly busy: boolean;
  /** Stores what is typed; the revision then, null where something is to mend or to choose first. */
  readonly store: () => Promise<number | null>;
  /** To the field of a problem, or to its section. */
  readonly mend: (problem: Problem) => void;
}
function Form({ data, personId }: { readonly data: Shown; readonly personId: string }) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const { lifeProjectId } = data;
  const kept = useKept<PlanTexts>(`lifeProject/${data.personId}/${lifeProjectId}`, useMemo(() => planTexts(data), [data]), data.revision, fieldOf);
  const save = useCommand('lifeProjects.save');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [other, setOther] = useState<Theirs<PlanTexts> | null>(null);
  const { draft, form, focus } = kept;

  const inTurn = useInTurn();
  const store = (): Promise<number | null> => inTurn(async () => {
    setRefusal(null); setOther(null);
    const { was, now, revision } = structuredClone(form.getValues());
    if (JSON.stringify(was) === JSON.stringify(now)) { await draft.drop(); return revision; }
    const read = kept.check(readPlan);
    if (!read) return null;
    const outcome = await save.run({ lifeProjectId, revision, ...read });
    if (outcome.ok) { await kept.stored(outcome.value.revision, now); return outcome.value.revision; }
    if (outcome.refusal.code === 'app.CHANGED_MEANWHILE') {
      const there = await call('lifeProjects.show', { lifeProjectId });
      if (there.ok && there.value.state === 'draft') {
        const texts = planTexts(there.value);
        setOther({ texts, revision: there.value.revision, clashes: clashes(was, now, texts), words: t(outcome.refusal.code, outcome.refusal.params) });
        return null;
      }
    }
    if (!kept.atField(outcome.refusal)) setRefusal(outcome.refusal);
    return null;
  });
  const submit = async (): Promise<void> => { if (await store() !== null) tell({ words: t('lifeProjectForm.saved') }); };
  const throwAway = async (): Promise<void> => { const texts = planTexts(data); form.reset({ now: texts, was: texts, revision: data.revision }); await draft.drop(); };
  const goTo = useCallback((place: Place): void => {
    const section = document.getElementById(anchor(place));
    section?.scrollIntoView({ block: 'start' });
    section?.querySelector<HTMLElement>(':is(input,textarea,select,button):not([type=hidden])')?.focus({ preventScroll: true });
  }, []);
  const mend = (problem: Problem): void => { const path = problemPath(problem, form.getValues().now); if (path === null) goTo(problem.section); else focus(path); };
  useShortcut('Ctrl+S', 'ui.save', draft.ready ? () => { void submit(); } : null);
  if (!draft.ready) return null;
  const writing: Writing = { kept, data, personId, busy: save.busy, store, mend }, blocking = data.problems.filter(({ severity }) => severity === 'blocking').length;
  return (
    <Box component="form" noValidate ref={kept.box} onSubmit={(event) => { event.preventDefault(); void submit(); }} sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', [narrow]: { display: 'block' } }}>
        <Contents problems={data.problems} onGo={goTo} />
        <Box sx={{ flex: 1, minWidth: 0, overflow: 'auto', position: 'relative', px: 3, pb: 4, '& .MuiInputBase-multiline': { p: 0 }, [narrow]: { px: 2, overflow: 'visible' } }}>
          <Box sx={{ maxWidth: 900, display: 'grid', gap: 3, pt: 1.5 }}>
            {draft.restoredAt && <Notice tone="good" action={<Button size="small" variant="outlined" onClick={() => { void throwAway(); }}>{t('ceremonyEdit.throwAway')}</Button>}><Say k="ceremonyEdit.restored" with={{ at: <Moment at={draft.restoredAt} /> }} /></Notice>}
            <FieldsOf kept={kept} label={labelOf}>
              {PLACES.map((place) => (
                <Box key={place} id={anchor(place)} sx={{ scrollMarginTop: 8 }}>
                  <Section title={place === 'sign' ? t('lifeProjectForm.signTitle') : t(`caseWords.section_${place}`)} aside={place === 'sign' ? null : <Mark problems={data.problems} section={place} />}>
                    <Box sx={{ display: 'grid', gap: 1.5, pt: 1.5 }}><Part place={place} writing={writing} /></Box>
                  </Section>
                </Box>
              ))}
            </FieldsOf>
          </Box>
        </Box>
      </Box>
      <KeptFoot kept={kept} other={other} onChosen={() => { setOther(null); }} label={(path) => t(labelOf(path))} refusal={refusal} sticky>
        <Box sx={{ display: 'flex', columnGap: 2, rowGap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          <Button type="submit" variant="contained" disabled={save.busy}>{t('lifeProjectForm.save')}</Button>
          {blocking > 0 ? <Status tone="block">{t('lifeProjectForm.blocking', { count: blocking })}</Status> : <Status tone="done">{t('lifeProjectForm.readyToSign')}</Status>}
          <Button size="small" variant="text" onClick={() => { goTo('sign'); }}>{t(blocking > 0 ? 'lifeProjectForm.seeProblems' : 'lifeProjectForm.toSigning')}</Button>
          <Unsaved form={kept} />
        </Box>
      </KeptFoot>
    </Box>
  );
}
function Part({ place, writing }: { readonly place: Place; readonly writing: Writing }) {
  switch (place) {
    case 'dated': return <Dated {...writing} />;
    case 'summary': return <Summary />;
    case 'training': case 'experience': return <Backgrounds path={place} />;
    case 'wishes': return <Wishes />;
    case 'track': return <Track />;
    case 'choice': return <ChooseTrade {...writing} />;
    case 'market': case 'territory': return <Sourced path={place} />;
    case 'needs': return <Needs {...writing} />;
    case 'objectives': return <Objectives />;
    case 'incomeProject': return <IncomeSheet />;
    case 'commitments': return <Commitments />;
    case 'risks': return <Risks />;
    case 'visits': return <Visits {...writing} />;
    case 'sign': return <Signing {...writing} />;
  }
}
/** What stands unsaved, told where one saves. */
function Unsaved({ form: { form } }: { readonly form: KeptForm<PlanTexts> }) {
  const { t } = useLanguage();
  const [changed, set] = useState(false);
  useEffect(() => {
    const look = (): void => { const { was, now } = form.getValues(); set(JSON.stringify(was) !== JSON.stringify(now)); };
    look();
    const watching = form.watch(look);
    return () => { watching.unsubscribe(); };
  }, [form]);
  return <Box role="status" sx={{ color: color.ink2, fontSize: '0.875rem' }}>{changed && t('lifeProjectForm.unsaved')}</Box>;
}
function Mark({ problems, section }: { readonly problems: readonly Problem[]; readonly section: SectionCode }) {
  const { t } = useLanguage();
  const own = problems.filter((problem) => problem.section === section), blocking = own.filter(({ severity }) => severity === 'blocking').length;
  return own.length === 0 ? null : blocking > 0 ? <Status tone="block">{t('lifeProjectForm.toMend', { count: blocking })}</Status> : <Status tone="warn">{t('lifeProjectForm.toLookAt', { count: own.length })}</Status>;
}
function Contents({ problems, onGo }: { readonly problems: readonly Problem[]; readonly onGo: (place: Place) => void }) {
  const { t } = useLanguage();
  const isNarrow = useNarrow();
  if (isNarrow) return null;
  return (
    <Box component="nav" aria-label={t('lifeProjectForm.contents')} sx={{ width: 244, flex: 'none', overflow: 'auto', borderInlineEnd: `1px solid ${color.line}`, py: 1 }}>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {PLACES.map((place) => {
          const own = place === 'sign' ? [] : problems.filter(({ section }) => section === place), blocking = own.filter(({ severity }) => severity === 'blocking').length;
          return (
            <Box component="li" key={place} sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 36, px: 2 }}>
              <Link component="button" type="button" underline="hover" onClick={() => { onGo(place); }} sx={{ font: 'inherit', textAlign: 'start', flex: 1, color: color.ink, lineHeight: 1.35, py: 0.5 }}>{place === 'sign' ? t('lifeProjectForm.signTitle') : t(`caseWords.section_${place}`)}</Link>
              {own.length > 0 && <span title={blocking > 0 ? t('lifeProjectForm.toMend', { count: blocking }) : t('lifeProjectForm.toLookAt', { count: own.length })}><Count n={blocking || own.length} amber={blocking > 0} /></span>}
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
