import { Box, Button, Typography } from '@mui/material';
import { useDeferredValue, useEffect, useState } from 'react';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { call, useAnswer, useCommand } from '#renderer/app/hooks/api.ts';
import { useKept } from '#renderer/app/hooks/kept.ts';
import { FieldsOf } from '#renderer/app/hooks/keptFields.tsx';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { useShortcut } from '#renderer/app/hooks/shortcuts.tsx';
import { Elsewhere } from '#renderer/components/elsewhere.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { Meanwhile } from '#renderer/components/meanwhile.tsx';
import { clashes, type Clash } from '#renderer/components/merge.ts';
import { Notice, RefusalNotice } from '#renderer/components/notice.tsx';
import { PageHead } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Ltr, Moment, Name } from '#renderer/components/values.tsx';
import type { Answer } from '#shared/contract/index.ts';
import { EMPTY_PROFILE } from '#shared/domain/beneficiaries.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import type { Refusal, Result } from '#shared/lib/result.ts';
import { FileFields } from './fileFields.tsx';
import { fieldOf, fileTexts, likelyAsked, newFile, readFile, type File, type FileTexts } from './fileTexts.ts';
import { labelOf } from './labels.ts';

/** A file for somebody new. */
export const NewFile = () => <FileForm file={null} start={newFile()} revision={0} />;
/** The details of a file, said anew. */
export function EditFile() {
  const { t } = useLanguage();
  const { personId = '' } = useParams();
  const { data, refusal } = useAnswer('beneficiaries.show', { personId });
  // what the form was filled with stays, whatever the file becomes meanwhile
  const [start, setStart] = useState<File | null>(null);
  useEffect(() => { if (data) setStart((now) => (now?.personId === data.personId ? now : data)); }, [data]);
  if (refusal) return <Box sx={{ p: 3 }}><RefusalNotice refusal={refusal} /></Box>;
  if (!start) return <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('ui.loading')} /></Box>;
  return <FileForm key={start.personId} file={start} start={fileTexts(start, start.identity.cinMasked === '' ? '' : null)} revision={start.revision} />;
}

function FileForm({ file, start, revision }: { readonly file: File | null; readonly start: FileTexts; readonly revision: number }) {
  const { t, lang } = useLanguage();
  const navigate = useNavigate();
  const { tell } = useLastAction();
  const kept = useKept<FileTexts>(file ? `file/${file.personId}` : 'file/new', start, revision, fieldOf);
  const open = useCommand('beneficiaries.open'), change = useCommand('beneficiaries.change');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [other, setOther] = useState<{ readonly texts: FileTexts; readonly revision: number; readonly clashes: readonly Clash[]; readonly words: string } | null>(null);
  const { draft, focus } = kept, busy = open.busy || change.busy;
  useEffect(() => { if (draft.ready) focus('name.ar'); }, [draft.ready, focus]);

  const save = async (): Promise<void> => {
    if (busy) return;
    setRefusal(null); setOther(null);
    const typed = kept.form.getValues(), read = kept.check(readFile);
    if (!read) return;
    const { openedOn, ...form } = read;
    if (file) {
      const changed = await change.run({ personId: file.personId, revision: typed.revision, ...form });
      if (changed.ok) await done(file.personId, t('beneficiariesForm.saved'), changed.value.warnings); else await refused(changed.refusal);
    } else await opened(await open.run({ openedOn, ...form }));
  };
  const opened = async (outcome: Result<Answer<'beneficiaries.open'>>): Promise<void> => {
    if (outcome.ok) await done(outcome.value.personId, t('beneficiariesForm.opened', { fileNumber: outcome.value.fileNumber }), outcome.value.warnings); else await refused(outcome.refusal);
  };
  const done = async (personId: string, words: string, warnings: Answer<'beneficiaries.change'>['warnings']): Promise<void> => {
    await draft.drop();
    const warned = warnings.map(({ code }) => t(`beneficiaries.${code}`)).join(' ');
    tell({ words: warned ? `${words} ${t('beneficiariesForm.watch')} ${warned}` : words, travels: true });
    void navigate(`/beneficiaries/${personId}`, { replace: true }); // back does not lead to a form that is done with
  };
  const refused = async (said: Refusal): Promise<void> => {
    if (said.code === 'beneficiaries.CHANGED_MEANWHILE' && file) {
      const now = await call('beneficiaries.show', { personId: file.personId });
      if (now.ok) {
        const typed = kept.form.getValues(), texts = fileTexts(now.value, typed.was.cin);
        setOther({ texts, revision: now.value.revision, clashes: clashes(typed.was, typed.now, texts), words: t(said.code, said.params) });
        return;
      }
    }
    if (!kept.atField(said)) setRefusal(said);
  };
  const leave = (): void => { void draft.drop().then(() => { void navigate(file ? `/beneficiaries/${file.personId}` : '/beneficiaries'); }); };
  useShortcut('Ctrl+S', 'ui.save', () => { void save(); }, { evenInFields: true });
  const title = file ? t('beneficiariesForm.editTitle', { name: inLanguage(file.identity.name, lang) }) : t('beneficiariesForm.newTitle');
  return <>
    <PageHead title={title} back={{ to: file ? `/beneficiaries/${file.personId}` : '/beneficiaries', label: t('beneficiariesForm.cancel') }} />
    {draft.ready && (
      <Box component="form" noValidate ref={kept.box} onSubmit={(event) => { event.preventDefault(); void save(); }} sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', [narrow]: { flex: 'none' } }}>
        <Box tabIndex={-1} sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 3, pb: 3, [narrow]: { px: 2, overflow: 'visible' } }}>
          <Box sx={{ display: 'grid', gap: 2, maxWidth: 960 }}>
            {draft.restoredAt && <Notice tone="good" action={<Button size="small" variant="outlined" onClick={leave}>{t('ceremonyEdit.throwAway')}</Button>}><Say k="ceremonyEdit.restored" with={{ at: <Moment at={draft.restoredAt} /> }} /></Notice>}
            {other && <Meanwhile words={other.words} clashes={other.clashes} label={(path) => t(labelOf(path))} onChoose={(prefer) => { kept.goOn(other.texts, other.revision, prefer); setOther(null); tell({ words: t('ceremonyEdit.merged') }); }} />}
            <RefusalNotice refusal={refusal} />
            {kept.faults.length > 0 && <Notice tone="attention">{t('ceremonyEdit.faults', { count: kept.faults.length })}</Notice>}
            <Likely kept={kept} except={file?.personId ?? null} onKnown={file ? null : (personId) => { void open.run({ personId, identity: null, profile: { ...EMPTY_PROFILE, trainings: [], experiences: [], languages: [] } }).then(opened); }} />
            <FieldsOf kept={kept} label={labelOf}><FileFields kept={kept} file={file} /></FieldsOf>
          </Box>
        </Box>
        <Elsewhere of={draft} />
        <Box sx={{ flex: 'none', display: 'flex', gap: 1.5, px: 3, py: 1, borderTop: `1px solid ${color.line}`, bgcolor: color.ground, [narrow]: { px: 2, position: 'sticky', bottom: 0, zIndex: 1 } }}>
          {busy ? <Box sx={{ flex: 1 }}><Progress label={t('ui.working')} /></Box> : <>
            <Button type="submit" variant="contained">{t(file ? 'beneficiariesForm.saveFile' : 'beneficiariesForm.open')}</Button>
            <Button variant="outlined" onClick={leave}>{t('beneficiariesForm.cancel')}</Button>
          </>}
        </Box>
      </Box>
    )}
  </>;
}

/** Milliseconds without a key until likely duplicates are looked for. */
const PAUSE = 500;
type Hits = Answer<'beneficiaries.duplicates'>['hits'];
/** Who may be the same person, while somebody types: suggestions, nothing more. */
function Likely({ kept: { form }, except, onKnown }: { readonly kept: ReturnType<typeof useKept<FileTexts>>; readonly except: string | null; /** opens a file for somebody who has none */ readonly onKnown: ((personId: string) => void) | null }) {
  const { t } = useLanguage();
  const asked = useDeferredValue(JSON.stringify(likelyAsked(form.watch('now' as never) as unknown as FileTexts)));
  const [hits, setHits] = useState<Hits>([]);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      const by = JSON.parse(asked) as ReturnType<typeof likelyAsked>;
      if (by === null) { setHits([]); return; }
      void call('beneficiaries.duplicates', { ...by, except }).then((found) => { if (!gone) setHits(found.ok ? found.value.hits : []); });
    }, PAUSE);
    return () => { gone = true; clearTimeout(timer); };
  }, [asked, except]);
  if (hits.length === 0) return null;
  return (
    <Notice tone="attention" title={t('beneficiariesForm.likely')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}>
        {hits.map((hit, i) => (
          <Box component="li" key={hit.person?.personId ?? i} sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
            {hit.person ? <>
              <Typography component="span"><Name lang="ar">{hit.person.name.ar}</Name> <Name lang="fr">{hit.person.name.fr}</Name> · <Ltr>{hit.person.fileNumber}</Ltr> · {t(`beneficiariesForm.why_${hit.why}`)} · {t(hit.person.status === null ? 'beneficiariesForm.noFileYet' : `beneficiaries.status_${hit.person.status}`)}</Typography>
              <Open person={hit.person} onKnown={onKnown} />
            </> : <Typography component="span">{t('beneficiariesForm.askOf', { name: hit.ask ?? '' })}</Typography>}
          </Box>
        ))}
      </Box>
    </Notice>
  );
}
function Open({ person: { personId, status }, onKnown }: { readonly person: NonNullable<Hits[number]['person']>; readonly onKnown: ((personId: string) => void) | null }) {
  const { t } = useLanguage();
  if (status !== null) return <Button size="small" variant="outlined" component={RouterLink} to={`/beneficiaries/${personId}`}>{t('beneficiariesForm.openIt')}</Button>;
  return onKnown && <Button size="small" variant="outlined" onClick={() => { onKnown(personId); }}>{t('beneficiariesForm.useIt')}</Button>;
}
