import { Box, Button, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useLanguage } from '#renderer/components/language.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Day, Ltr, Name } from '#renderer/components/values.tsx';
import type { Answer } from '#shared/contract/index.ts';
import { daysBetween } from '#shared/domain/ceremonySteps.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { agendaRow, Reached, Under } from './agendaRow.tsx';

type Action = Answer<'followUp.agenda'>['actions']['due']['rows'][number];

/** Actions of plans in force that are due or late; each leads to where it is noted as done. @param lateFrom today, where the rows are overdue */
export function Actions({ rows, more, lateFrom, writes, whose }: { readonly rows: readonly Action[]; readonly more: number; readonly lateFrom: string | null; readonly writes: boolean; readonly whose: 'own' | 'all' }) {
  const { t, lang } = useLanguage();
  return <>
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => {
        const name = inLanguage(row.name, lang), plan = `/beneficiaries/${row.personId}/plan?version=${row.lifeProjectId}`;
        return (
          <Box component="li" key={`${row.lifeProjectId} ${row.key}`} sx={agendaRow(lateFrom !== null)}>
            <Box>{lateFrom === null ? <span className="strong">{t('followUpForm.ofPlan')}</span> : <><Box component="span" sx={{ display: 'block', color: color.amber, fontWeight: 600, lineHeight: 1.4 }}>{t('followUpForm.actionDaysLate', { count: daysBetween(row.deadline, lateFrom) })}</Box><Under><Day date={row.deadline} /></Under></>}</Box>
            <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}><Link component={RouterLink} to={plan} underline="hover" sx={{ fontWeight: 600 }}><Name>{name}</Name></Link><Under><Ltr>{row.fileNumber}</Ltr></Under></Box>
            <Box sx={{ minWidth: 0, overflowWrap: 'anywhere', lineHeight: 1.4 }}><bdi dir="auto">{row.words}</bdi><Under>{t('followUpForm.ownerIs', { owner: t(`caseWords.owner_${row.owner}`) })}</Under></Box>
            <Reached commune={inLanguage(row.commune, lang)} phone={row.phone} companion={whose === 'all' ? row.companion : null} />
            {writes && <Box className="no-print" sx={{ textAlign: 'end', [narrow]: { textAlign: 'start' } }}><Button size="small" variant="outlined" component={RouterLink} aria-label={t('followUpForm.progressOf', { action: row.words, name })} to={`${plan}&action=${encodeURIComponent(row.key)}`}>{t('lifeProjectForm.progress')}</Button></Box>}
          </Box>
        );
      })}
    </Box>
    {more > 0 && <Typography sx={{ pt: 1 }}>{t('followUpForm.moreActions', { count: more })}</Typography>}
  </>;
}
