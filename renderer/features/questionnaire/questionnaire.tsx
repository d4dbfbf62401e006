import { Box, Button } from '@mui/material';
import { Navigate, useSearchParams } from 'react-router';
import { useAnswer } from '#renderer/app/hooks/api.ts';
import { useMay } from '#renderer/app/hooks/session.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { QuestionnaireEditor } from './editor.tsx';
import { DRAFT } from './texts.ts';
import { VersionRead } from './versionRead.tsx';

/** The questions of the diagnosis in their versions: read, or changed by a new version. What is shown stands in the address. */
export function Questionnaire() {
  const { t } = useLanguage();
  const may = useMay('questionnaire.change');
  const [params, setParams] = useSearchParams();
  const { data: newest, refusal, loading, again } = useAnswer('diagnosis.questionnaire', {}, { enabled: may }), drafts = useAnswer('drafts.list', {}, { enabled: may });
  if (!may) return <Navigate to="/settings" replace />;
  if (loading) return <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('questionnaireForm.reading')} /></Box>;
  if (!newest) return <Box sx={{ p: 3 }}><RefusalNotice refusal={refusal} action={<Button size="small" variant="outlined" onClick={again}>{t('ui.again')}</Button>} /></Box>;
  if (params.get('edit') === 'yes') return <QuestionnaireEditor newest={newest} onPassed={again} onLeave={(version) => { drafts.again(); setParams(version === null ? {} : { version: String(version) }); }} />;
  const version = Number(params.get('version')) || newest.version;
  return (
    <VersionRead key={version} version={version} newest={newest} begun={(drafts.data ?? []).some(({ key }) => key === DRAFT)}
      onChoose={(next) => { setParams({ version: String(next) }); }} onEdit={() => { setParams({ edit: 'yes' }); }} />
  );
}
