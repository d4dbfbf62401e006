import { Box } from '@mui/material';
import { useLanguage } from '#renderer/components/language.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { Facts } from '#renderer/components/page.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Money } from '#renderer/components/values.tsx';
import type { Answer } from '#shared/contract/index.ts';
import { ProblemTable } from './problems.tsx';

export type Imported = Extract<Answer<'exchange.importCeremony'>, { ceremonyId: unknown }>;
/** What came in, and what to look at again. */
export function CeremonyDone({ imported: { beneficiaries, lines, totalCentimes, envelopeCentimes, remainderCentimes, replaced, warnings } }: { readonly imported: Imported }) {
  const { t } = useLanguage();
  return <>
    <Box sx={{ px: 3, pb: 2, display: 'grid', gap: 2, [narrow]: { px: 2 } }}>
      <Notice tone="good" focus title={t('importing.doneTitle', { people: beneficiaries, lines })}>{replaced && t('importing.doneReplaced')}</Notice>
      <Facts facts={[
        [t('importing.doneTotal'), <Money key="total" value={totalCentimes} unit />],
        ...(envelopeCentimes === null ? [] : [[t('importing.doneEnvelope'), <Money key="envelope" value={envelopeCentimes} unit />] as const]),
        ...(remainderCentimes === null ? [] : [[t('importing.doneRemainder'), <Box key="rest" component="span" sx={remainderCentimes < 0 ? { color: color.amber, fontWeight: 600 } : { fontWeight: 600 }}><Money value={remainderCentimes} unit /></Box>] as const]),
      ]} />
      {warnings.length > 0 && <Box component="h2" sx={{ m: 0, mt: 1, fontSize: '1.125rem', fontWeight: 600 }}>{t('importing.doneWarnings', { count: warnings.length })}</Box>}
    </Box>
    {warnings.length > 0 && <ProblemTable errors={[]} warnings={warnings} />}
  </>;
}
