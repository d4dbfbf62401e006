import { Box, Select } from '@mui/material';
import { useEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import { useSearchParams } from 'react-router';
import { useAnswer } from '#renderer/app/hooks/api.ts';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { color, narrow, useNarrow } from '#renderer/components/theme.ts';
import type { DomainCode } from '#shared/domain/questionnaire.ts';
import { Conclusion } from './conclusion.tsx';
import { DomainForm } from './domainForm.tsx';
import { answeredOf, draftKey, type Domain, type Shown } from './texts.ts';
import { NeedWords } from './words.tsx';

export type Place = DomainCode | 'conclusion';
/** Stores what is typed before another place is opened; false where something is to mend or to choose first. */
export type Leaving = RefObject<() => Promise<boolean>>;

/** An open diagnosis: its domains beside the one at hand. Going on stores what was typed. */
export function DiagnosisEditor({ diagnosisId, questionnaire }: { readonly diagnosisId: string; readonly questionnaire: number }) {
  const { t } = useLanguage();
  const shown = useAnswer('diagnosis.show', { diagnosisId }), asked = useAnswer('diagnosis.questionnaire', { version: questionnaire }), drafts = useAnswer('drafts.list', {});
  const [params, setParams] = useSearchParams();
  const leaving = useRef<() => Promise<boolean>>(() => Promise.resolve(true));
  const came = useRef<DomainCode>(undefined), wanted = params.get('domain'), { again } = drafts;
  // what was kept of a domain is gone once it is stored; that list is asked for anew on the way
  useEffect(() => { again(); // another place alone sets it going
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);
  const { data } = shown, refusal = shown.refusal ?? asked.refusal;
  const domains = useMemo(() => (asked.data?.content.domains ?? []).filter(({ code }) => !(data?.healthHidden && code === 'health')), [asked.data, data?.healthHidden]);
  if (!data || !asked.data) return <Box sx={{ p: 3, maxWidth: 480 }}>{refusal ? <RefusalNotice refusal={refusal} /> : <Progress label={t('diagnosisForm.reading')} />}</Box>;

  // the first that is still open when one comes; storing it leads nobody away from it
  came.current ??= (domains.find(({ code }) => data.content.levels[code] === undefined) ?? domains[0])?.code;
  const at: Place = wanted === 'conclusion' ? 'conclusion' : domains.find(({ code }) => code === wanted)?.code ?? came.current ?? 'conclusion';
  const open = (place: Place): void => { setParams({ diagnosis: diagnosisId, domain: place }); };
  const go = async (place: Place): Promise<void> => { if (place !== at && await leaving.current()) open(place); };
  const domain = domains.find(({ code }) => code === at), next = domains[domains.findIndex(({ code }) => code === at) + 1]?.code ?? 'conclusion';
  const unsent = (drafts.data ?? []).flatMap(({ key }) => domains.filter(({ code }) => key === draftKey(data, code)).map(({ code }) => code));
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', [narrow]: { flex: 'none', display: 'block' } }}>
      <Places domains={domains} data={data} at={at} unsent={unsent} onGo={(place) => { void go(place); }} />
      {domain ? <DomainForm key={domain.code} domain={domain} data={data} leaving={leaving} onNext={() => { open(next); }} last={next === 'conclusion'} />
        : <Conclusion key="conclusion" data={data} domains={domains} leaving={leaving} unsent={unsent} onGo={(place) => { void go(place); }} />}
    </Box>
  );
}

interface PlacesProps { readonly domains: readonly Domain[]; readonly data: Shown; readonly at: Place; readonly unsent: readonly DomainCode[]; readonly onGo: (place: Place) => void }
function Places(props: PlacesProps) {
  const { t, lang } = useLanguage();
  const isNarrow = useNarrow();
  const { domains, data: { content }, at, unsent, onGo } = props;
  if (isNarrow) return (
    <Box sx={{ px: 2, pt: 1.5 }}>
      <Select native fullWidth value={at} inputProps={{ 'aria-label': t('diagnosisForm.domains') }} onChange={(event) => { onGo(event.target.value as Place); }}>
        {domains.map(({ code, title }, i) => <option key={code} value={code}>{`${i + 1}. ${title[lang]} – ${content.levels[code] === undefined ? t('diagnosisForm.notJudged') : content.levels[code].level === 'unknown' ? '?' : content.levels[code].level}`}</option>)}
        <option value="conclusion">{t('diagnosisForm.conclusion')}</option>
      </Select>
    </Box>
  );
  return (
    <Box component="nav" aria-label={t('diagnosisForm.domains')} sx={{ width: 292, flex: 'none', overflow: 'auto', borderInlineEnd: `1px solid ${color.line}`, py: 1 }}>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {domains.map((domain, i) => {
          const { code, title, questions } = domain, answered = answeredOf(domain, content), level = content.levels[code]?.level ?? null;
          return (
            <PlaceLine key={code} here={at === code} onGo={() => { onGo(code); }} title={<><bdi>{i + 1}</bdi>. {title[lang]}</>}>
              <NeedWords level={level} />
              <Box component="span" sx={{ color: unsent.includes(code) && code !== at ? color.amber : color.ink2 }}>{unsent.includes(code) && code !== at ? t('diagnosisForm.unsent') : t('diagnosisForm.answered', { answered, questions: questions.length })}</Box>
            </PlaceLine>
          );
        })}
        <PlaceLine here={at === 'conclusion'} onGo={() => { onGo('conclusion'); }} title={t('diagnosisForm.conclusion')}>
          <span>{t('diagnosisForm.leftToJudge', { count: props.data.missing.length })}</span>
        </PlaceLine>
      </Box>
    </Box>
  );
}
function PlaceLine({ here, onGo, title, children }: { readonly here: boolean; readonly onGo: () => void; readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <li>
      <Box component="button" type="button" aria-current={here ? 'step' : undefined} onClick={onGo} sx={{
        font: 'inherit', color: 'inherit', width: '100%', textAlign: 'start', border: 0, bgcolor: 'transparent', cursor: 'pointer', px: 2, py: 0.75, borderInlineStart: '3px solid transparent', borderBottom: `1px solid ${color.line}`,
        '&:hover': { bgcolor: color.quiet }, '&:focus-visible': { outlineOffset: -3 }, '&[aria-current]': { bgcolor: color.greenTint, borderInlineStartColor: color.green },
      }}>
        <Box component="span" sx={{ display: 'block', fontWeight: 600, lineHeight: 1.4 }}>{title}</Box>
        <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, flexWrap: 'wrap', fontSize: '0.875rem' }}>{children}</Box>
      </Box>
    </li>
  );
}
