import { Box, Button, Typography } from '@mui/material';
import type { Ref } from 'react';
import { Link as RouterLink } from 'react-router';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { useLanguage } from '../../components/language.tsx';
import { Status } from '../../components/status.tsx';
import { color, narrow } from '../../components/theme.ts';
import { Name } from '../../components/values.tsx';
import { TONES } from './dayList.tsx';
import type { Day, Person } from './dayRules.ts';

const STATES = ['handedOver', 'reserved', 'absent', 'refused'] as const;
/** Everybody was called: how it went, who went without, and what comes next. */
export function DayEnd({ day, headRef, mayFile, onOpen, onList }: { readonly day: Day; readonly headRef: Ref<HTMLHeadingElement>; readonly mayFile: boolean; readonly onOpen: (person: Person) => void; readonly onList: () => void }) {
  const { t, lang } = useLanguage();
  const without = day.recipients.filter((person) => person.day.state === 'absent' || person.day.state === 'refused' || person.day.state === 'reserved');
  return (
    <Box component="main" id="main" sx={{ px: 4, pt: 5, minHeight: 0, overflow: 'auto', display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 440px', columnGap: 6, alignContent: 'start', [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', px: 2, pt: 2, rowGap: 2 } }}>
      <Box>
        <Typography ref={headRef} tabIndex={-1} component="h2" sx={{ fontSize: '3rem', fontWeight: 700, lineHeight: 1.4, '&:focus, &:focus-visible': { outline: 'none' }, [narrow]: { fontSize: '1.75rem' } }}>{t('day.allCalled')}</Typography>
        <Box component="dl" sx={{ mt: 2, mb: 4, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 3, rowGap: 1, alignItems: 'baseline', fontSize: '1.5rem', '& dt': { fontWeight: 700, fontSize: '2.25rem', lineHeight: 1.3, minWidth: 64 }, '& dd': { m: 0 } }}>
          {STATES.map((state) => [<dt key={`${state} `}><bdi>{day.counts[state]}</bdi></dt>, <dd key={state}>{t(`day.count_${state}`, { count: day.counts[state] })}</dd>])}
        </Box>
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
          {mayFile && <Button variant="contained" size="large" component={RouterLink} to={`/ceremonies/${day.ceremonyId}/file`}>{t('day.toFile')}</Button>}
          <Button variant="outlined" size="large" onClick={onList}>{t('day.list')}</Button>
          <Button variant="outlined" size="large" component={RouterLink} to={`/ceremonies/${day.ceremonyId}`}>{t('day.toCeremony')}</Button>
        </Box>
      </Box>
      {without.length > 0 && (
        <Box component="section" aria-label={t('day.toFollow')}>
          <Typography variant="h2" component="h3" sx={{ borderBottom: `1px solid ${color.ink}`, minHeight: 40 }}>{t('day.toFollow')}</Typography>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {without.map((person) => (
              <Box component="li" key={person.recipientId} sx={{ py: 1, borderBottom: `1px solid ${color.line}` }}>
                <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
                  <Button variant="text" onClick={() => { onOpen(person); }} sx={{ justifyContent: 'flex-start', textAlign: 'start', whiteSpace: 'normal', flex: 1, px: 0, minWidth: 0 }}><bdi>{person.order}</bdi>&nbsp;–&nbsp;<Name lang={lang}>{inLanguage(person.name, lang)}</Name></Button>
                  <Status tone={TONES[person.day.state]}>{t(`day.is_${person.day.state}`, { sex: person.sex })}</Status>
                </Box>
                {person.day.note && <Typography color="textSecondary" sx={{ overflowWrap: 'anywhere' }}><Name>{person.day.note}</Name></Typography>}
              </Box>
            ))}
          </Box>
        </Box>
      )}
    </Box>
  );
}
