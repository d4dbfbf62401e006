import { Box, Button, Select } from '@mui/material';
import { useMemo, useState, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useSearchParams } from 'react-router';
import { useAnswer } from '#renderer/app/hooks/api.ts';
import { useKept } from '#renderer/app/hooks/kept.ts';
import { KeptFoot } from '#renderer/app/hooks/keptFoot.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { Meanwhile } from '#renderer/components/meanwhile.tsx';
import type { Clash } from '#renderer/components/merge.ts';
import { Notice } from '#renderer/components/notice.tsx';
import { Status } from '#renderer/components/status.tsx';
import { color, narrow, useNarrow } from '#renderer/components/theme.ts';
import type { Fault } from '#renderer/components/typed.ts';
import { Moment } from '#renderer/components/values.tsx';
import { questionnaireChanges, type DomainCode } from '#shared/domain/questionnaire.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { DomainEdit } from './domainEdit.tsx';
import { Review } from './review.tsx';
import { domainTexts, DRAFT, EMPTY, fieldOf, formPath, readAll, type Asked, type DomainTexts, type QuestionnaireTexts } from './texts.ts';

export type Place = DomainCode | 'review';
/** A new version, made from the one in force: its domains one by one, then what it changes. It is kept while it is typed; nothing applies before the end. */
export function QuestionnaireEditor({ newest, onPassed, onLeave }: { readonly newest: Asked; /** another window made a version meanwhile */ readonly onPassed: () => void; /** with the version that was made */ readonly onLeave: (version: number | null) => void }) {
  const { t, lang } = useLanguage();
  const kept = useKept<QuestionnaireTexts>(DRAFT, EMPTY, newest.version, fieldOf);
  const { form, draft } = kept;
  const texts = useWatch({ control: form.control, name: 'now' }) as QuestionnaireTexts, revision = useWatch({ control: form.control, name: 'revision' });
  const [params, setParams] = useSearchParams();
  const [tried, setTried] = useState(false), [refused, setRefused] = useState<Fault | null>(null), [refusal, setRefusal] = useState<Refusal | null>(null), [wanted, setWanted] = useState<string | null>(null);
  const standing = newest.content;
  const read = useMemo(() => readAll(standing, texts), [standing, texts]), changes = useMemo(() => questionnaireChanges(standing, read.content), [standing, read.content]);
  const clashes = useMeanwhile(newest, revision, texts);
  const faults = [...tried ? read.faults : [], ...refused ? [refused] : []], touched = new Set<string>([...changes.map(({ domain }) => domain), ...read.faults.map(({ path }) => path.split('.')[1] ?? '')]);

  const asked = params.get('domain'), at: Place = asked === 'review' ? asked : standing.domains.find(({ code }) => code === asked)?.code ?? 'family';
  const go = (place: Place): void => { setWanted(null); if (place === 'review') setTried(true); setParams({ edit: 'yes', domain: place }); };
  const mend = (path: string): void => { const domain = /^domains\.(\w+)\./.exec(path)?.[1]; if (domain !== undefined) setParams({ edit: 'yes', domain }); setWanted(path); };
  const change = (code: DomainCode, domain: DomainTexts): void => { setRefused(null); setRefusal(null); form.setValue(`now.domains.${code}`, domain, { shouldDirty: true }); };
  /** Another window made a version meanwhile: both changes together, domain by domain. */
  const goOn = (prefer: 'mine' | 'theirs', clashing: readonly Clash[]): void => {
    if (prefer === 'theirs') form.setValue('now.domains', Object.fromEntries(Object.entries(form.getValues().now.domains).filter(([code]) => !clashing.some(({ path }) => path === code))));
    form.setValue('revision', newest.version);
  };
  const refuse = (found: Refusal): void => {
    if (found.code === 'diagnosis.VERSION_PASSED') { onPassed(); return; }
    const field = fieldOf(found), path = field === null ? null : formPath(read.content, field);
    if (path === null || !path.startsWith('domains.')) { if (!kept.atField(found)) setRefusal(found); return; }
    setRefused({ path, code: found.code, ...(found.params ? { params: found.params } : {}) });
    mend(path);
  };
  if (!draft.ready) return null;
  const domain = standing.domains.find(({ code }) => code === at), next = standing.domains[standing.domains.findIndex(({ code }) => code === at) + 1];
  const title = (code: string): string => standing.domains.find((one) => one.code === code)?.title[lang] ?? code;
  return (
    <Box component="form" noValidate ref={kept.box} onSubmit={(event) => { event.preventDefault(); }} sx={{ flex: 1, minHeight: 0, display: 'flex', [narrow]: { flex: 'none', display: 'block' } }}>
      <Places standing={standing.domains} at={at} touched={touched} faulty={new Set(faults.map(({ path }) => path.split('.')[1] ?? ''))} onGo={go} />
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
        <Box key={at} sx={{ flex: 1, minHeight: 0, overflow: 'auto', position: 'relative', px: 3, py: 1.5, [narrow]: { px: 2, overflow: 'visible' } }}>
          <Box sx={{ maxWidth: 1000, display: 'grid', gap: 2 }}>
            {draft.restoredAt && <Notice tone="good"><Say k="questionnaireForm.restored" with={{ at: <Moment at={draft.restoredAt} /> }} /></Notice>}
            {domain ? <DomainEdit key={domain.code} domain={domain} texts={texts.domains[domain.code] ?? domainTexts(domain)} faults={faults} wanted={wanted} focus={kept.focus} onChange={(changed) => { change(domain.code, changed); }} />
              : <Review kept={kept} newest={newest} revision={revision} content={read.content} changes={changes} faults={read.faults} blocked={clashes !== null} onMend={mend} onRefused={refuse} onDone={onLeave} />}
          </Box>
        </Box>
        <KeptFoot kept={kept} other={null} label={title} refusal={refusal} sticky onChosen={() => undefined}>
          {clashes && <Meanwhile words={t('diagnosis.VERSION_PASSED', { version: newest.version })} clashes={clashes} label={title} onChoose={(prefer) => { goOn(prefer, clashes); }} />}
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
            {domain && <>
              {next && <Button variant="outlined" onClick={() => { go(next.code); }}>{t('questionnaireForm.next', { domain: next.title[lang] })}</Button>}
              <Button variant={touched.size > 0 ? 'contained' : 'outlined'} onClick={() => { go('review'); }}>{t('questionnaireForm.toReview')}</Button>
            </>}
            {!domain && <Button variant="outlined" onClick={() => { go('family'); }}>{t('questionnaireForm.backToDomains')}</Button>}
            <Button variant="text" onClick={() => { onLeave(null); }}>{t('questionnaireForm.later')}</Button>
            <Box role="status" sx={{ color: touched.size > 0 ? color.amber : color.ink2 }}>{t('questionnaireForm.changedDomains', { count: touched.size })}</Box>
          </Box>
        </KeptFoot>
      </Box>
    </Box>
  );
}
/** Domains that another window's version changed since this one was begun, and that were changed here too; null where no version was made. */
function useMeanwhile(newest: Asked, revision: number, { domains }: QuestionnaireTexts): readonly Clash[] | null {
  const { t } = useLanguage();
  const moved = newest.version !== revision;
  const { data: base } = useAnswer('diagnosis.questionnaire', { version: revision }, { enabled: moved });
  if (!moved || !base) return null;
  return questionnaireChanges(base.content, newest.content).flatMap(({ domain }) => {
    const mine = domains[domain], theirs = newest.content.domains.find(({ code }) => code === domain);
    return mine && theirs ? [{ path: domain, mine: t('questionnaireForm.count', { count: mine.questions.length }), theirs: t('questionnaireForm.count', { count: theirs.questions.length }) }] : [];
  });
}

interface PlacesProps { readonly standing: Asked['content']['domains']; readonly at: Place; readonly touched: ReadonlySet<string>; readonly faulty: ReadonlySet<string>; readonly onGo: (place: Place) => void }
function Places({ standing, at, touched, faulty, onGo }: PlacesProps) {
  const { t, lang } = useLanguage();
  if (useNarrow()) return (
    <Box sx={{ px: 2, pt: 1.5 }}>
      <Select native fullWidth value={at} inputProps={{ 'aria-label': t('questionnaireForm.domains') }} onChange={(event) => { onGo(event.target.value as Place); }}>
        {standing.map(({ code, title }, i) => <option key={code} value={code}>{`${i + 1}. ${title[lang]}${touched.has(code) ? ` – ${t('questionnaireForm.touched')}` : ''}`}</option>)}
        <option value="review">{t('questionnaireForm.review')}</option>
      </Select>
    </Box>
  );
  return (
    <Box component="nav" aria-label={t('questionnaireForm.domains')} sx={{ width: 268, flex: 'none', overflow: 'auto', borderInlineEnd: `1px solid ${color.line}`, py: 1 }}>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {standing.map(({ code, title }, i) => (
          <PlaceLine key={code} here={at === code} onGo={() => { onGo(code); }} title={<><bdi>{i + 1}</bdi>. {title[lang]}</>}>
            {faulty.has(code) ? <Status tone="warn">{t('questionnaireForm.toMend')}</Status> : touched.has(code) && <span className="soft">{t('questionnaireForm.touched')}</span>}
          </PlaceLine>
        ))}
        <PlaceLine here={at === 'review'} onGo={() => { onGo('review'); }} title={t('questionnaireForm.review')} />
      </Box>
    </Box>
  );
}
function PlaceLine({ here, onGo, title, children }: { readonly here: boolean; readonly onGo: () => void; readonly title: ReactNode; readonly children?: ReactNode }) {
  return (
    <li>
      <Box component="button" type="button" aria-current={here ? 'step' : undefined} onClick={onGo} sx={{
        font: 'inherit', color: 'inherit', width: '100%', textAlign: 'start', border: 0, bgcolor: 'transparent', cursor: 'pointer', px: 2, py: 0.25, minHeight: 35, borderInlineStart: '3px solid transparent', borderBottom: `1px solid ${color.line}`,
        display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 1, '&:hover': { bgcolor: color.quiet }, '&:focus-visible': { outlineOffset: -3 }, '&[aria-current]': { bgcolor: color.greenTint, borderInlineStartColor: color.green },
      }}>
        <Box component="span" sx={{ fontWeight: 600, lineHeight: 1.4 }}>{title}</Box>
        <Box component="span" sx={{ fontSize: '0.875rem', flex: 'none' }}>{children}</Box>
      </Box>
    </li>
  );
}
