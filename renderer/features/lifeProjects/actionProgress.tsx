import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useCommand } from '#renderer/app/hooks/api.ts';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { ChoiceGroup, OneOf } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextField } from '#renderer/components/field.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { localDate } from '#renderer/components/localTime.ts';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Status, type Tone } from '#renderer/components/status.tsx';
import { createReader } from '#renderer/components/typed.ts';
import { Day, Name } from '#renderer/components/values.tsx';
import { shortDate } from '#shared/domain/common/dates.ts';
import { ACTION_STATES, type ActionState } from '#shared/domain/lifeProjects.ts';
import type { Content, Shown } from './texts.ts';

type Action = Content['objectives'][number]['actions'][number];
type Standing = Shown['progress'][number];
const TONE: Record<ActionState, Tone> = { toDo: 'todo', underWay: 'active', done: 'done', dropped: 'todo' };
/** Signs of a note, at most. */
const MOST = 300;

/** How an action stands: as it was signed, or as somebody noted it since; with `notes`, one says here how it stands now. Which one is asked about stands in the address: the agenda leads there. */
export function ActionStands({ data: { lifeProjectId, progress }, action, notes }: { readonly data: Shown; readonly action: Action; readonly notes: boolean }) {
  const { t } = useLanguage();
  const [params, setParams] = useSearchParams();
  const ask = (key: string | null): void => { setParams((now) => { const next = new URLSearchParams(now); if (key === null) next.delete('action'); else next.set('action', key); return next; }, { replace: true }); };
  const standing = progress.find(({ key }) => key === action.key);
  if (!standing) return t(`caseWords.actionState_${action.state}`);
  return (
    <Box sx={{ display: 'grid', gap: 0.5, justifyItems: 'start' }}>
      <span><Status tone={TONE[standing.state]}>{t(`caseWords.actionState_${standing.state}`)}</Status>{standing.on !== null && <> · <Day date={standing.on} /></>}</span>
      {standing.note && <span className="soft"><Name>{standing.note}</Name></span>}
      {notes && <Button className="no-print" size="small" variant="outlined" aria-label={t('lifeProjectForm.progressOf', { action: action.words })} onClick={() => { ask(action.key); }}>{t('lifeProjectForm.progress')}</Button>}
      {notes && params.get('action') === action.key && <ProgressDialog lifeProjectId={lifeProjectId} action={action} standing={standing} onLeave={() => { ask(null); }} />}
    </Box>
  );
}
function ProgressDialog({ lifeProjectId, action: { key, words }, standing, onLeave }: { readonly lifeProjectId: string; readonly action: Action; readonly standing: Standing; readonly onLeave: () => void }) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const { run, busy, refusal } = useCommand('lifeProjects.progress');
  // what one comes to say most often is that it was done
  const [state, setState] = useState<ActionState>(standing.state === 'dropped' ? 'dropped' : 'done'), [on, setOn] = useState(() => shortDate(localDate(new Date()))), [note, setNote] = useState(standing.note), [asked, setAsked] = useState(false);
  const read = createReader(), day = read.date('on', on), lacksWhy = state === 'dropped' && note.trim() === '';
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (busy || day === null || lacksWhy) return;
    const outcome = await run({ lifeProjectId, key, revision: standing.revision, progress: { state, on: day, note: note.trim() } });
    if (!outcome.ok) return;
    const { revision } = outcome.value, before = standing.on === null ? null : { state: standing.state, on: standing.on, note: standing.note };
    tell({ words: t('lifeProjectForm.progressNoted', { action: words, state: t(`caseWords.actionState_${state}`) }), undo: () => run({ lifeProjectId, key, revision, progress: before }) });
    onLeave();
  };
  return (
    <Dialog open title={t('lifeProjectForm.f_objectives_actions_state')} onClose={onLeave} actions={<><Button variant="contained" disabled={busy} onClick={() => { void submit(); }}>{t('lifeProjectForm.progressDo')}</Button><Button variant="outlined" onClick={onLeave}>{t('ui.notNow')}</Button></>}>
      <Box component="form" noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }} sx={{ display: 'grid', gap: 1.5 }}>
        <Box className="strong"><Name>{words}</Name></Box>
        <RefusalNotice refusal={refusal} field={t('lifeProjectForm.f_progressNote')} />
        <ChoiceGroup title={t('lifeProjectForm.progressNow')}><OneOf inline label={t('lifeProjectForm.progressNow')} value={state} options={ACTION_STATES.map((one) => ({ value: one, label: t(`caseWords.actionState_${one}`) }))} onChange={setState} /></ChoiceGroup>
        <TextField label={t('lifeProjectForm.f_progressOn')} hint={t('ceremonyEdit.dateHint')} content="code" error={asked && day === null ? t(read.faults[0]?.code ?? 'app.EMPTY', { field: t('lifeProjectForm.f_progressOn') }) : undefined} value={on} onChange={(event) => { setOn(event.target.value); }} />
        <TextField label={t('lifeProjectForm.f_progressNote')} hint={t('lifeProjectForm.progressNoteHint')} optional={state !== 'dropped'} error={asked && lacksWhy ? t('lifeProjectForm.PROGRESS_WHY') : undefined} value={note} onChange={(event) => { setNote(event.target.value.slice(0, MOST)); }} />
        <button type="submit" hidden tabIndex={-1} aria-hidden />
      </Box>
    </Dialog>
  );
}
