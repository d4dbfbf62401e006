import AddIcon from '@mui/icons-material/Add';
import PlanIcon from '@mui/icons-material/RouteOutlined';
import { Box, Button } from '@mui/material';
import { useParams, useSearchParams } from 'react-router';
import { useAnswer } from '#renderer/app/hooks/api.ts';
import { useWrites } from '#renderer/app/hooks/fileRights.ts';
import { InlineSelect } from '#renderer/components/filters.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Empty } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { Status, type Tone } from '#renderer/components/status.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Day, Name } from '#renderer/components/values.tsx';
import type { ProjectState } from '#shared/domain/lifeProjects.ts';
import { Differences } from './differences.tsx';
import { PlanEditor } from './planEditor.tsx';
import { PlanRead } from './planRead.tsx';
import { PlanStart } from './planStart.tsx';
import type { Listed } from './texts.ts';

const TONE: Record<ProjectState, Tone> = { draft: 'active', signed: 'done', superseded: 'todo', abandoned: 'todo' };
/** A person's life project: the draft is written, the one in force and earlier ones are read. Which version is shown stands in the address. */
export function LifeProjectTab() {
  const { t } = useLanguage();
  const { personId = '' } = useParams();
  const writes = useWrites(personId);
  const [params, setParams] = useSearchParams();
  const { data, refusal, loading, again } = useAnswer('lifeProjects.list', { personId });
  const go = (to: Readonly<Record<string, string>>): void => { setParams(to); };
  if (loading) return <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('lifeProjectForm.reading')} /></Box>;
  if (!data) return <Box sx={{ p: 3 }}><RefusalNotice refusal={refusal} action={<Button size="small" variant="outlined" onClick={again}>{t('ui.again')}</Button>} /></Box>;
  const { lifeProjects: all, draft, inForce } = data, starts = params.get('begin') === 'yes' && writes && draft === null;
  const shown = all.find(({ lifeProjectId }) => lifeProjectId === params.get('version')) ?? all.find(({ lifeProjectId }) => lifeProjectId === (draft ?? inForce)) ?? all[0];
  if (starts) return <PlanStart personId={personId} renews={all.find(({ lifeProjectId }) => lifeProjectId === inForce)?.version ?? null} onBegun={(lifeProjectId) => { go({ version: lifeProjectId }); }} onLeave={() => { go({}); }} />;
  if (!shown) return (
    <Empty icon={<PlanIcon />} title={t('lifeProjectForm.noneTitle')} action={writes && <Button variant="contained" startIcon={<AddIcon />} onClick={() => { go({ begin: 'yes' }); }}>{t('lifeProjectForm.begin')}</Button>}>{t(writes ? 'lifeProjectForm.none' : 'lifeProjectForm.noneRead')}</Empty>
  );
  const differs = params.get('view') === 'differences', { lifeProjectId, former, state } = shown;
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', [narrow]: { flex: 'none' } }}>
      <Box className="no-print" sx={{ flex: 'none', display: 'flex', alignItems: 'center', columnGap: 2, rowGap: 1, flexWrap: 'wrap', px: 3, py: 1, borderBottom: `1px solid ${color.line}`, [narrow]: { px: 2 } }}>
        <Which all={all} value={lifeProjectId} onChange={(version) => { go({ version }); }} />
        <Status tone={TONE[state]}>{t(`caseWords.projectState_${state}`)}</Status>
        <Box component="span" sx={{ color: color.ink2 }}>{shown.signedOn !== null ? <Say k="lifeProjectForm.signedOnBy" with={{ on: <Day date={shown.signedOn} />, by: <Name>{shown.signedBy ?? ''}</Name> }} /> : <Say k="lifeProjectForm.writtenBy" with={{ by: <Name>{shown.updatedBy}</Name> }} />}</Box>
        <Box sx={{ marginInlineStart: 'auto', display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          {differs ? <Button size="small" variant="outlined" onClick={() => { go({ version: lifeProjectId }); }}>{t('lifeProjectForm.backToPlan')}</Button>
            : former !== null && <Button size="small" variant="outlined" onClick={() => { go({ version: lifeProjectId, view: 'differences' }); }}>{t('lifeProjectForm.showDifferences')}</Button>}
          {writes && draft === null && <Button size="small" variant="outlined" startIcon={<AddIcon />} onClick={() => { go({ begin: 'yes' }); }}>{t(inForce === null ? 'lifeProjectForm.begin' : 'lifeProjectForm.renew')}</Button>}
        </Box>
        {shown.reason && <Box sx={{ flex: '1 0 100%', overflowWrap: 'anywhere' }}><Say k={state === 'abandoned' ? 'lifeProjectForm.abandonedWhy' : 'lifeProjectForm.versionWhy'} with={{ reason: <bdi dir="auto">{shown.reason}</bdi> }} /></Box>}
      </Box>
      {differs ? <Differences lifeProjectId={lifeProjectId} /> : state === 'draft' && writes ? <PlanEditor key={lifeProjectId} lifeProjectId={lifeProjectId} personId={personId} /> : <PlanRead key={lifeProjectId} lifeProjectId={lifeProjectId} notes={writes && lifeProjectId === inForce} />}
    </Box>
  );
}
function Which({ all, value, onChange }: { readonly all: readonly Listed[]; readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useLanguage();
  return (
    <InlineSelect label={t('lifeProjectForm.version')} value={value} onChange={onChange}>
      {all.map(({ lifeProjectId, version, state }) => <option key={lifeProjectId} value={lifeProjectId}>{`${version} – ${t(`caseWords.projectState_${state}`)}`}</option>)}
    </InlineSelect>
  );
}
