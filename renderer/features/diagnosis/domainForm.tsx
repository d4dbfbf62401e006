import { Box, Button, Radio, RadioGroup, FormControlLabel, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useWatch, type Control, type FieldValues } from 'react-hook-form';
import { call, useCommand } from '#renderer/app/hooks/api.ts';
import { useInTurn } from '#renderer/app/hooks/inTurn.ts';
import { useKept } from '#renderer/app/hooks/kept.ts';
import { KeptFoot, type Theirs } from '#renderer/app/hooks/keptFoot.tsx';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { useShortcut } from '#renderer/app/hooks/shortcuts.tsx';
import { TextField } from '#renderer/components/field.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { Level } from '#renderer/components/level.tsx';
import { localDate } from '#renderer/components/localTime.ts';
import { clashes } from '#renderer/components/merge.ts';
import { Notice } from '#renderer/components/notice.tsx';
import { Section } from '#renderer/components/page.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Moment } from '#renderer/components/values.tsx';
import { fieldNamed } from '#renderer/components/typed.ts';
import { LEVELS } from '#shared/domain/questionnaire.ts';
import type { Refusal } from '#shared/lib/result.ts';
import type { Leaving } from './editor.tsx';
import { QuestionField } from './questionField.tsx';
import { domainTexts, draftKey, readDomain, type Domain, type DomainTexts, type Shown } from './texts.ts';

const fieldOf = (refusal: Refusal): string | null => fieldNamed(refusal)?.replace(/^levels\.\w+\./, '') ?? null;

/** One domain: its questions, then the need level by the words of its anchors. It is stored as a whole when one goes on. */
export function DomainForm({ domain, data, leaving, last, onNext }: { readonly domain: Domain; readonly data: Shown; readonly leaving: Leaving; readonly last: boolean; readonly onNext: () => void }) {
  const { t, lang } = useLanguage();
  const { tell } = useLastAction();
  const { diagnosisId } = data;
  const kept = useKept<DomainTexts>(draftKey(data, domain.code), domainTexts(domain, data.content, localDate(new Date())), data.revision, fieldOf);
  const save = useCommand('diagnosis.save');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [other, setOther] = useState<Theirs<DomainTexts> | null>(null);
  const { draft, focus, form } = kept, first = domain.questions[0]?.code ?? '';
  useEffect(() => { if (draft.ready) focus(`answers.${first}`); }, [draft.ready, first, focus]);

  const inTurn = useInTurn();
  const storeNow = async (again = true): Promise<boolean> => {
    setRefusal(null); setOther(null);
    const { was, now, revision } = structuredClone(form.getValues());
    if (JSON.stringify(was) === JSON.stringify(now)) { await draft.drop(); return true; }
    const read = kept.check(readDomain(domain, was));
    if (!read) return false;
    const outcome = await save.run({ diagnosisId, revision, ...read });
    if (outcome.ok) { await kept.stored(outcome.value.revision, now); return true; }
    if (outcome.refusal.code === 'app.CHANGED_MEANWHILE') {
      const there = await call('diagnosis.show', { diagnosisId });
      if (there.ok && there.value.completedOn === null) {
        const texts = domainTexts(domain, there.value.content, localDate(new Date())), found = clashes(was, now, texts);
        // another domain was filled in elsewhere: nothing to choose
        if (found.length === 0 && again) { kept.goOn(texts, there.value.revision, 'mine'); return storeNow(false); }
        setOther({ texts, revision: there.value.revision, clashes: found, words: t(outcome.refusal.code, outcome.refusal.params) });
        return false;
      }
    }
    if (!kept.atField(outcome.refusal)) setRefusal(outcome.refusal);
    return false;
  };
  const store = (): Promise<boolean> => inTurn(() => storeNow());
  // a form that is not there yet holds nobody
  leaving.current = async () => !draft.ready || store();
  const submit = async (): Promise<void> => { if (await store()) { tell({ words: t('diagnosisForm.domainSaved', { domain: domain.title[lang] }) }); onNext(); } };
  useShortcut('Ctrl+S', 'ui.save', draft.ready ? () => { void store().then((ok) => { if (ok) tell({ words: t('diagnosisForm.domainSaved', { domain: domain.title[lang] }) }); }); } : null);
  const throwAway = async (): Promise<void> => { const { was } = form.getValues(); form.reset({ now: was, was, revision: data.revision }); await draft.drop(); };
  if (!draft.ready) return null;
  const control = form.control as unknown as Control<FieldValues>, put = form.setValue as unknown as (path: string, value: string, options: { shouldDirty: boolean }) => void;
  const set = (path: string, value: string): void => { put(`now.${path}`, value, { shouldDirty: true }); };
  const error = (path: string, field: string): string | undefined => { const fault = kept.faults.find((one) => one.path === path); return fault && t(fault.code, { ...fault.params, field }); };
  const label = (path: string): string => {
    const [, code, part] = /^answers\.(\w+)\.(\w+)$/.exec(path) ?? [], question = domain.questions.find((one) => one.code === code);
    return question ? `${question.text[lang]} ${part === 'value' ? '' : t(`diagnosisForm.part_${part}` as 'diagnosisForm.part_on')}` : t(path === 'note' ? 'diagnosisForm.f_note' : 'diagnosisForm.f_level');
  };
  return (
    <Box component="form" noValidate ref={kept.box} onSubmit={(event) => { event.preventDefault(); void submit(); }} sx={{ flex: 1, minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', position: 'relative', px: 3, py: 1.5, '& .MuiInputBase-multiline': { p: 0 }, [narrow]: { px: 2, overflow: 'visible' } }}>
        <Box sx={{ maxWidth: 880, display: 'grid', gap: 2.5 }}>
          {draft.restoredAt && <Notice tone="good" action={<Button size="small" variant="outlined" onClick={() => { void throwAway(); }}>{t('ceremonyEdit.throwAway')}</Button>}><Say k="ceremonyEdit.restored" with={{ at: <Moment at={draft.restoredAt} /> }} /></Notice>}
          <Section title={domain.title[lang]}>
            <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {domain.questions.map((question, i) => <QuestionField key={question.code} number={i + 1} question={question} control={control} set={set} error={error} />)}
            </Box>
          </Section>
          <Section title={t('diagnosisForm.f_level')}>
            <NeedLevels domain={domain} control={control} set={set} error={error} />
          </Section>
        </Box>
      </Box>
      <KeptFoot kept={kept} other={other} onChosen={() => { setOther(null); }} label={label} refusal={refusal}>
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          <Button type="submit" variant="contained" disabled={save.busy}>{t(last ? 'diagnosisForm.saveLast' : 'diagnosisForm.saveNext')}</Button>
        </Box>
      </KeptFoot>
    </Box>
  );
}

export interface FieldTools { readonly control: Control<FieldValues>; readonly set: (path: string, value: string) => void; readonly error: (path: string, field: string) => string | undefined }
/** 0 to 4 by what each means here, and «?»: not known is another thing than none. */
function NeedLevels({ domain: { anchors }, control, set, error }: { readonly domain: Domain } & FieldTools) {
  const { t, lang } = useLanguage();
  const [level, note] = useWatch({ control, name: ['now.level', 'now.note'] }) as [string, string];
  const fault = error('level', t('diagnosisForm.f_level'));
  return (
    <Box sx={{ display: 'grid', gap: 1.5, pt: 1 }}>
      <Typography variant="body2" color="textSecondary">{t('diagnosisForm.levelHint')}</Typography>
      {fault && <Typography variant="body2" role="alert" sx={{ color: color.amber, fontWeight: 600 }}>{fault}</Typography>}
      <RadioGroup aria-label={t('diagnosisForm.f_level')} name="now.level" value={level} onChange={(event) => { set('level', event.target.value); }}>
        {[...LEVELS, 'unknown' as const].map((one) => (
          <FormControlLabel key={one} value={String(one)} control={<Radio size="small" />} sx={{ alignItems: 'flex-start', py: 0.25, '& .MuiFormControlLabel-label': { pt: '3px', display: 'flex', gap: 1.5, alignItems: 'baseline', flexWrap: 'wrap', lineHeight: 1.5 } }}
            label={<>
              <Box component="span" sx={{ minWidth: 212, fontWeight: 600, display: 'inline-flex', gap: 1, alignItems: 'center' }}><Level level={one === 'unknown' ? null : one} /><span><bdi>{one === 'unknown' ? '?' : one}</bdi> · {t(`caseWords.level_${one}`)}</span></Box>
              <span>{one === 'unknown' ? t('diagnosisForm.unknownMeans') : anchors[one]?.[lang]}</span>
            </>} />
        ))}
      </RadioGroup>
      <TextField label={t('diagnosisForm.f_note')} hint={t('diagnosisForm.noteHint')} optional multiline minRows={2} error={error('note', t('diagnosisForm.f_note'))} name="now.note" value={note} onChange={(event) => { set('note', event.target.value); }} />
    </Box>
  );
}
