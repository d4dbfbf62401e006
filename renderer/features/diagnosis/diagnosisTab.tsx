import AddIcon from '@mui/icons-material/Add';
import CompareIcon from '@mui/icons-material/CompareArrows';
import AskIcon from '@mui/icons-material/FactCheckOutlined';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useAnswer } from '#renderer/app/hooks/api.ts';
import { useWrites } from '#renderer/app/hooks/fileRights.ts';
import { InlineSelect } from '#renderer/components/filters.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Empty } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { Status } from '#renderer/components/status.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Day, Name } from '#renderer/components/values.tsx';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { Begin } from './begin.tsx';
import { Compare } from './compare.tsx';
import { Discard } from './discard.tsx';
import { DiagnosisEditor } from './editor.tsx';
import { DiagnosisRead } from './read.tsx';
import type { Listed } from './texts.ts';

/** A person's diagnoses: the open one is filled in, earlier ones are read, and all stand side by side. Which one is shown stands in the address. */
export function DiagnosisTab() {
  const { t } = useLanguage();
  const { personId = '' } = useParams();
  const writes = useWrites(personId);
  const [params, setParams] = useSearchParams();
  const { data, refusal, loading, again } = useAnswer('diagnosis.list', { personId });
  const [discards, setDiscards] = useState<Listed | null>(null);
  const diagnoses = data?.diagnoses ?? [], open = diagnoses.find(({ completedOn }) => completedOn === null);
  const compares = params.get('compare') === 'yes' && diagnoses.length > 1, begins = params.get('begin') === 'yes' && writes && !open;
  const shown = diagnoses.find(({ diagnosisId }) => diagnosisId === params.get('diagnosis')) ?? open ?? diagnoses[0];
  const go = (to: Readonly<Record<string, string>>): void => { setParams(to); };
  if (loading) return <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('diagnosisForm.reading')} /></Box>;
  if (refusal) return <Box sx={{ p: 3 }}><RefusalNotice refusal={refusal} action={<Button size="small" variant="outlined" onClick={again}>{t('ui.again')}</Button>} /></Box>;
  if (begins) return <Begin personId={personId} first={diagnoses.length === 0} onBegun={(diagnosisId) => { go({ diagnosis: diagnosisId }); }} onLeave={() => { go({}); }} />;
  if (!shown) return (
    <Empty icon={<AskIcon />} title={t('diagnosisForm.noneTitle')} action={writes && <Button variant="contained" startIcon={<AddIcon />} onClick={() => { go({ begin: 'yes' }); }}>{t('diagnosisForm.begin')}</Button>}>{t(writes ? 'diagnosisForm.none' : 'diagnosisForm.noneRead')}</Empty>
  );
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', [narrow]: { flex: 'none' } }}>
      <Box className="no-print" sx={{ flex: 'none', display: 'flex', alignItems: 'center', columnGap: 2, rowGap: 1, flexWrap: 'wrap', px: 3, py: 1, borderBottom: `1px solid ${color.line}`, [narrow]: { px: 2 } }}>
        {diagnoses.length > 1 && <Which diagnoses={diagnoses} value={compares ? 'compare' : shown.diagnosisId} onChange={(value) => { go(value === 'compare' ? { compare: 'yes' } : { diagnosis: value }); }} />}
        {!compares && <About shown={shown} titled={diagnoses.length === 1} />}
        <Box sx={{ marginInlineStart: 'auto', display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          {diagnoses.length > 1 && !compares && <Button size="small" variant="outlined" startIcon={<CompareIcon />} onClick={() => { go({ compare: 'yes' }); }}>{t('diagnosisForm.compare')}</Button>}
          {writes && !compares && shown.completedOn === null && <Button size="small" variant="text" onClick={() => { setDiscards(shown); }}>{t('diagnosisForm.discard')}</Button>}
          {writes && !open && <Button size="small" variant="outlined" startIcon={<AddIcon />} onClick={() => { go({ begin: 'yes' }); }}>{t('diagnosisForm.beginAgain')}</Button>}
        </Box>
      </Box>
      {compares ? <Compare personId={personId} questionnaire={shown.questionnaire} />
        : shown.completedOn === null && writes ? <DiagnosisEditor key={shown.diagnosisId} diagnosisId={shown.diagnosisId} questionnaire={shown.questionnaire} />
          : <DiagnosisRead key={shown.diagnosisId} diagnosisId={shown.diagnosisId} questionnaire={shown.questionnaire} />}
      {discards && <Discard diagnosis={discards} onLeave={() => { setDiscards(null); }} onDiscarded={() => { setDiscards(null); go({}); }} />}
    </Box>
  );
}

function About({ shown: { number, questionnaire, begunOn, completedOn, completedBy }, titled }: { readonly shown: Listed; readonly titled: boolean }) {
  const { t } = useLanguage();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', columnGap: 2, rowGap: 0.5, flexWrap: 'wrap' }}>
      {titled && <Box component="span" sx={{ fontWeight: 600 }}>{t('diagnosisForm.numbered', { number })}</Box>}
      {completedOn === null ? <Status tone="active">{t('diagnosisForm.open')}</Status> : <Status tone="done">{t('diagnosisForm.completed')}</Status>}
      <Box component="span" sx={{ color: color.ink2 }}>
        {completedOn === null ? <Say k="diagnosisForm.begunOn" with={{ on: <Day date={begunOn} /> }} /> : <Say k="diagnosisForm.completedOnBy" with={{ begun: <Day date={begunOn} />, on: <Day date={completedOn} />, by: <Name>{completedBy ?? ''}</Name> }} />}
        {' · '}{t('diagnosisForm.questionsVersion', { version: questionnaire })}
      </Box>
    </Box>
  );
}
function Which({ diagnoses, value, onChange }: { readonly diagnoses: readonly Listed[]; readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useLanguage();
  return (
    <InlineSelect label={t('diagnosisForm.which')} value={value} onChange={onChange}>
      {diagnoses.map(({ diagnosisId, number, begunOn, completedOn }) => <option key={diagnosisId} value={diagnosisId}>{t(completedOn === null ? 'diagnosisForm.optionOpen' : 'diagnosisForm.optionDone', { number, on: shortDate((completedOn ?? begunOn) as CivilDate) })}</option>)}
      <option value="compare">{t('diagnosisForm.allCompared')}</option>
    </InlineSelect>
  );
}
