import { Box, Button } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useJob } from '#renderer/app/hooks/api.ts';
import { useLanguage } from '#renderer/components/language.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { Facts } from '#renderer/components/page.tsx';
import { narrow } from '#renderer/components/theme.ts';
import { Ltr } from '#renderer/components/values.tsx';
import type { Answer } from '#shared/contract/index.ts';
import { ImportScreen } from './importScreen.tsx';
import { ProblemTable } from './problems.tsx';
import { useReading } from './reading.ts';

type Imported = Extract<Answer<'exchange.importBeneficiaries'>, { files: unknown }>;

/** A workbook of case files: a file for each of its rows, of whoever imports it. */
export function ImportFiles() {
  const { t } = useLanguage();
  const job = useJob('exchange.importBeneficiaries');
  const reading = useReading<Imported>('files', job, (sent) => job.run(sent));
  return <ImportScreen of="files" reading={reading} done={(imported) => <FilesDone imported={imported} />} onward={() => <Button component={RouterLink} to="/beneficiaries" variant="contained">{t('importing.filesSee')}</Button>} />;
}

/** How many files there are now, and those of them that are worth looking at again. */
function FilesDone({ imported: { files, known, first, last, warnings } }: { readonly imported: Imported }) {
  const { t } = useLanguage();
  return <>
    <Box sx={{ px: 3, pb: 2, display: 'grid', gap: 2, [narrow]: { px: 2 } }}>
      <Notice tone="good" focus title={t('importing.filesDone', { count: files })}>{t('importing.filesYours')}</Notice>
      <Facts facts={[
        [t('importing.filesFirst'), <Ltr key="first">{first}</Ltr>],
        ...(files > 1 ? [[t('importing.filesLast'), <Ltr key="last">{last}</Ltr>] as const] : []),
        ...(known > 0 ? [[t('importing.filesKnown'), <bdi key="known">{known}</bdi>] as const] : []),
      ]} />
      {warnings.length > 0 && <Box component="h2" sx={{ m: 0, mt: 1, fontSize: '1.125rem', fontWeight: 600 }}>{t('importing.doneWarnings', { count: warnings.length })}</Box>}
    </Box>
    {warnings.length > 0 && <ProblemTable errors={[]} warnings={warnings} />}
  </>;
}
