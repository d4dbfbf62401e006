import FullIcon from '@mui/icons-material/Fullscreen';
import LeaveFullIcon from '@mui/icons-material/FullscreenExit';
import { Box, Button, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { useLanguage } from '../../components/language.tsx';
import { localTime } from '../../components/localTime.ts';
import { color, narrow } from '../../components/theme.ts';
import { Kbd, Name, Time } from '../../components/values.tsx';
import { isMarked, type Day, type Person } from './dayRules.ts';

/** `HH:MM` now, followed. */
function useClock(): string {
  const now = (): string => localTime(new Date());
  const [time, set] = useState(now);
  useEffect(() => { const timer = setInterval(() => { set(now()); }, 5000); return () => { clearInterval(timer); }; }, []);
  return time;
}
/** Whether the window fills the display, and the way there and back; null where the host does not allow it. */
function useFullScreen(): { readonly on: boolean; readonly turn: () => void } | null {
  const [on, set] = useState(() => document.fullscreenElement !== null);
  useEffect(() => {
    const told = (): void => { set(document.fullscreenElement !== null); };
    document.addEventListener('fullscreenchange', told);
    return () => { document.removeEventListener('fullscreenchange', told); };
  }, []);
  return document.fullscreenEnabled ? { on, turn: () => void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined) } : null;
}
const FILL = { handedOver: color.green, reserved: color.green, absent: color.amberMark, refused: color.amberMark, waiting: color.line } as const;

/** How far the day is: one piece a person, in their order. */
function Strip({ recipients, current }: { readonly recipients: readonly Person[]; readonly current: string | undefined }) {
  const { t } = useLanguage();
  const done = recipients.filter(isMarked).length;
  return (
    <section aria-label={t('day.progress')}>
      <Box role="progressbar" aria-label={t('day.progress')} aria-valuemin={0} aria-valuemax={recipients.length} aria-valuenow={done} aria-valuetext={t('day.calledOf', { done, total: recipients.length })} sx={{ display: 'flex', gap: recipients.length > 120 ? 0 : recipients.length > 60 ? '1px' : '3px', px: 4, [narrow]: { px: 2 } }}>
        {recipients.map(({ recipientId, day: { state } }) => (
          <Box key={recipientId} sx={{ flex: 1, height: 8, borderRadius: recipients.length > 60 ? 0 : '2px', bgcolor: FILL[state], ...(recipientId === current ? { outline: `2px solid ${color.greenDeep}`, outlineOffset: '1px', zIndex: 1 } : {}) }} />
        ))}
      </Box>
    </section>
  );
}

/** Where one is, the time, how far it is, the ways out. */
export function DayHead({ day, current, listOpen, onList }: { readonly day: Day; readonly current: string | undefined; readonly listOpen: boolean; readonly onList: () => void }) {
  const { t, lang } = useLanguage();
  const time = useClock(), full = useFullScreen();
  const { handedOver, reserved } = day.counts;
  return (
    <>
      <Box component="header" sx={{ display: 'flex', alignItems: 'center', gap: 1.5, px: 4, minHeight: 60, [narrow]: { flexWrap: 'wrap', px: 2, py: 0.5, gap: 1 } }}>
        <Typography variant="h2" component="h1" sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', [narrow]: { whiteSpace: 'normal' } }}><Name>{inLanguage(day.title, lang)}</Name></Typography>
        <Typography color="textSecondary" sx={{ whiteSpace: 'nowrap' }}><Time time={time} /></Typography>
        <Box sx={{ flex: 1 }} />
        <Typography variant="h2" component="p" sx={{ whiteSpace: 'nowrap' }}>{t('day.handedOf', { done: handedOver + reserved, total: day.recipients.length })}</Typography>
        <Button variant="outlined" onClick={onList} aria-pressed={listOpen}>{t(listOpen ? 'day.onePerson' : 'day.list')} <Box component="span" className="wide" sx={{ marginInlineStart: 1, fontWeight: 400, [narrow]: { display: 'none' } }}><Kbd>L</Kbd></Box></Button>
        <Button variant="text" component={RouterLink} to={`/ceremonies/${day.ceremonyId}/print?kind=attendance`}>{t('day.paperList')}</Button>
        {full && <Button variant="text" startIcon={full.on ? <LeaveFullIcon /> : <FullIcon />} onClick={full.turn}>{t(full.on ? 'day.leaveFull' : 'day.full')}</Button>}
        <Button variant="text" component={RouterLink} to={`/ceremonies/${day.ceremonyId}`}>{t('day.leave')} <Box component="span" sx={{ marginInlineStart: 1, [narrow]: { display: 'none' } }}><Kbd>Esc</Kbd></Box></Button>
      </Box>
      <Strip recipients={day.recipients} current={current} />
    </>
  );
}
