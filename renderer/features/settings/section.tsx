import { Box, Button, Typography } from '@mui/material';
import { useCallback, useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useForm, type DefaultValues, type FieldValues, type Path, type PathValue } from 'react-hook-form';
import type { Answer, Sent } from '#shared/contract/index.ts';
import { canonicalJson } from '#shared/domain/common/canonical.ts';
import { settingsField } from '#shared/i18n/settingsFields.ts';
import type { PaperKind } from '#shared/domain/papers.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { useCommand } from '../../app/hooks/api.ts';
import { useFormDraft } from '../../app/hooks/formDraft.ts';
import { useLastAction } from '../../app/hooks/lastAction.tsx';
import { useMay } from '../../app/hooks/session.tsx';
import { useShortcut } from '../../app/hooks/shortcuts.tsx';
import { Elsewhere } from '../../components/elsewhere.tsx';
import { Say, useLanguage } from '../../components/language.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { Progress } from '../../components/progress.tsx';
import { refusalsAt, useFaultFocus, type At } from '../../components/refusals.ts';
import { color, narrow } from '../../components/theme.ts';
import { Moment } from '../../components/values.tsx';
import { Preview } from './preview.tsx';

export type Shown = Answer<'settings.show'>;
export type Change = Sent<'settings.save'>;
export interface Spec<T extends FieldValues> {
  readonly key: string;
  /** What the form holds, out of what is stored. */
  readonly read: (shown: Shown) => T;
  /** What is to be saved. @param stored what stands there now */
  readonly change: (values: T, stored: T) => Change;
  /** What is wrong as far as it shows here. */
  readonly faults: (values: T) => readonly Refusal[];
  /** The sample paper that shows at first what is changed here, and which text of it. */
  readonly preview: { readonly paper: PaperKind; readonly text?: string };
}
export interface Fields<T> { readonly values: T; readonly set: (changed: Partial<T>) => void; readonly at: At; readonly disabled: boolean }

/** One section: its form, what is typed kept until it is saved, refusals at their fields, the sample paper beside it. */
export function Section<T extends FieldValues>({ spec, shown, lead, children }: { readonly spec: Spec<T>; readonly shown: Shown; readonly lead: string; readonly children: (fields: Fields<T>) => ReactNode }) {
  const { t, lang } = useLanguage();
  const may = useMay('settings.change');
  const { tell } = useLastAction();
  const { run, busy } = useCommand('settings.save');
  const now = spec.read(shown);
  /** What stood there when the form was filled. */
  const [stored, setStored] = useState(now);
  const form = useForm<T>({ defaultValues: stored as DefaultValues<T> });
  const draft = useFormDraft(may ? `settings/${spec.key}` : null, form);
  const values = form.watch();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [tried, setTried] = useState(false);
  const { form: box, focus } = useFaultFocus();
  const same = (one: T, other: T): boolean => canonicalJson(one) === canonicalJson(other);
  const dirty = !same(values, stored), moved = !same(now, stored);

  const fill = useCallback((to: T): void => { setStored(to); form.reset(to); setRefusal(null); setTried(false); }, [form]);
  // what another window saved comes in by itself where nothing was typed over it
  useEffect(() => {
    if (!moved || dirty || !draft.ready || busy) return;
    fill(now);
    // filling is no typing: nothing of it waits to be finished
    void draft.drop();
  });
  const wasDirty = useRef(false);
  useEffect(() => {
    if (wasDirty.current && !dirty) void draft.drop();
    wasDirty.current = dirty;
  }, [dirty, draft]);

  const set = (changed: Partial<T>): void => {
    for (const [name, value] of Object.entries(changed)) form.setValue(name as Path<T>, value as PathValue<T, Path<T>>);
    setRefusal(null);
  };
  const save = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    if (busy || !may || !dirty) return;
    if (spec.faults(values).length > 0) { setTried(true); focus(); return; }
    const before = stored, saved = await run(spec.change(values, stored));
    if (!saved.ok) { setRefusal(saved.refusal); focus(); return; }
    await draft.drop();
    tell({ words: t(saved.value.changed ? 'settingsForm.savedNow' : 'settingsForm.unchanged', { version: saved.value.version }), ...(saved.value.changed ? { undo: () => run(spec.change(before, values)) } : {}) });
    // the engine keeps lines clean: what it kept comes with the next look, and this is no other window's change
    setStored(values);
    setTried(false);
  };
  const discard = async (): Promise<void> => { fill(now); await draft.drop(); tell({ words: t('settingsForm.discarded') }); };
  useShortcut('Ctrl+S', 'ui.save', may ? () => { void save(); } : null, { evenInFields: true });

  const local = tried ? spec.faults(values) : [];
  const at = refusalsAt([...local, ...(refusal ? [refusal] : [])], t, (path) => settingsField(lang, path));
  const field = String(refusal?.params?.['field'] ?? '');
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 452px', [narrow]: { display: 'block', flex: 'none' } }}>
      <Box component="form" ref={box} noValidate onSubmit={(event) => { void save(event); }} sx={{ display: 'flex', flexDirection: 'column', minWidth: 0, minHeight: 0 }}>
        <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 3, py: 2, [narrow]: { px: 2, overflow: 'visible' } }} tabIndex={-1}>
          <Box sx={{ display: 'grid', gap: 2.5, maxWidth: 920 }}>
            <Typography color="textSecondary">{lead}</Typography>
            {!may && <Notice tone="good">{t('settingsForm.readOnly')}</Notice>}
            {dirty && draft.restoredAt && <Notice tone="good"><Say k="settingsForm.restored" with={{ at: <Moment at={draft.restoredAt} /> }} /></Notice>}
            {dirty && moved && !busy && (
              <Notice tone="attention" title={t('settingsForm.theirsTitle')}>
                {t('settingsForm.theirs')}
                <Box sx={{ display: 'flex', gap: 1, mt: 1, flexWrap: 'wrap' }}>
                  <Button size="small" variant="outlined" onClick={() => { setStored(now); }}>{t('settingsForm.keepMine')}</Button>
                  <Button size="small" variant="outlined" onClick={() => { void discard(); }}>{t('settingsForm.takeTheirs')}</Button>
                </Box>
              </Notice>
            )}
            {refusal && at(field) !== undefined && !box.current?.querySelector('[aria-invalid=true], [data-fault]') && <RefusalNotice refusal={{ code: refusal.code, params: { ...refusal.params, ...(field ? { field: settingsField(lang, field) } : {}) } }} />}
            {/* what was typed before comes a moment later: a key before it would land in the middle of it */}
            {children({ values, set, at, disabled: !may || busy || !draft.ready })}
          </Box>
        </Box>
        <Elsewhere of={draft} />
        {may && (
          <Box sx={{ flex: 'none', display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1.5, px: 3, py: 1, minHeight: 56, borderTop: `1px solid ${color.line}`, bgcolor: color.ground, [narrow]: { px: 2, position: 'sticky', bottom: 0, zIndex: 1 } }}>
            {busy ? <Box sx={{ flex: 1 }}><Progress label={t('ui.working')} /></Box> : <>
              <Button type="submit" variant="contained" aria-disabled={!dirty} sx={dirty ? {} : { bgcolor: '#E9EDEB', color: color.ink3, '&:hover': { bgcolor: '#E9EDEB' } }}>{t('ui.save')}</Button>
              {dirty && <Button variant="outlined" onClick={() => { void discard(); }}>{t('settingsForm.discard')}</Button>}
              <Typography role="status" sx={{ color: dirty ? color.amber : color.ink2 }}>{t(dirty ? 'settingsForm.unsaved' : 'settingsForm.saved')}</Typography>
            </>}
          </Box>
        )}
      </Box>
      <Preview change={spec.change(values, stored)} version={shown.version} first={spec.preview} />
    </Box>
  );
}
