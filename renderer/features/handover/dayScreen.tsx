import EventIcon from '@mui/icons-material/EventAvailableOutlined';
import DoneIcon from '@mui/icons-material/CheckCircle';
import UndoIcon from '@mui/icons-material/Undo';
import { Box, Button, Typography } from '@mui/material';
import { useCallback, useEffect, useMemo, useRef, useState, type MouseEvent } from 'react';
import { Link as RouterLink, useNavigate, useParams, useSearchParams } from 'react-router';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { useAnswer } from '../../app/hooks/api.ts';
import { useMay } from '../../app/hooks/session.tsx';
import { useShortcut } from '../../app/hooks/shortcuts.tsx';
import { useLanguage } from '../../components/language.tsx';
import { localTime } from '../../components/localTime.ts';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { Empty } from '../../components/page.tsx';
import { Progress } from '../../components/progress.tsx';
import { color, narrow } from '../../components/theme.ts';
import { Kbd, mirrors, srOnly, Time } from '../../components/values.tsx';
import { DayActions, DayReserve } from './dayActions.tsx';
import { DayEnd } from './dayEnd.tsx';
import { DayHead } from './dayHead.tsx';
import { DayList } from './dayList.tsx';
import { DayPerson } from './dayPerson.tsx';
import { mainDeed, namesakes, neighbour, nextWaiting, type Day, type DayState, type Person } from './dayRules.ts';
import { useDayDeeds } from './useDayDeeds.ts';
import { useSpaceBar } from './useSpaceBar.ts';

/** Milliseconds between two looks at what other windows did. */
const LOOK = 3000;
/** The day of a ceremony, over the whole window: one person at a time. */
export function DayScreen() {
  const { t } = useLanguage();
  const { id: ceremonyId = '' } = useParams();
  const { data, refusal, again } = useAnswer('handover.day', { ceremonyId }, { every: LOOK });
  const back = <Button variant="contained" component={RouterLink} to={`/ceremonies/${ceremonyId}`}>{t('day.toCeremony')}</Button>;
  if (!data && refusal) return <Box component="main" sx={{ p: 4, display: 'grid', gap: 2, justifyItems: 'start' }}><RefusalNotice refusal={refusal} action={<Button size="small" variant="outlined" onClick={again}>{t('ui.again')}</Button>} />{back}</Box>;
  if (!data) return <Box component="main" sx={{ p: 4, maxWidth: 480 }}><Progress label={t('ui.loading')} /></Box>;
  if (data.recipients.every(({ paper }) => paper === null)) return <Box component="main"><h1 style={srOnly}>{t('day.title')}</h1><Empty icon={<EventIcon />} title={t('day.notYet')} action={back}>{t('day.notYetHelp')}</Empty></Box>;
  // a poll that fails says so, and keeps what is known
  return <TheDay key={ceremonyId} day={data} lost={refusal !== null} />;
}

function TheDay({ day, lost }: { readonly day: Day; readonly lost: boolean }) {
  const { t, lang } = useLanguage();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const { recipients } = day;
  const mayMark = useMay('ceremony.day') && day.filed === null, mayFile = useMay('ceremony.file');
  const deeds = useDayDeeds(day);
  const [view, setView] = useState<'person' | 'list'>('person');
  const [reserving, setReserving] = useState(false);
  // whoever is in the address; without one, the first who waited when the page came, or a mark would change who is in view; nobody: the end
  const [first] = useState(() => nextWaiting(recipients, null)?.recipientId), asked = search.get('person');
  const person = recipients.find(({ recipientId }) => recipientId === (asked ?? first)) ?? (asked === 'end' ? null : nextWaiting(recipients, null));
  const personId = person?.recipientId;
  const head = useRef<HTMLHeadingElement>(null), field = useRef<HTMLInputElement>(null), root = useRef<HTMLDivElement>(null);

  const show = useCallback((next: Person | null): void => {
    setReserving(false);
    setView('person');
    setSearch({ person: next?.recipientId ?? 'end' }, { replace: true });
  }, [setSearch]);
  const onward = (): void => { show(nextWaiting(recipients, personId ?? null)); };
  const mark = async (state: Exclude<DayState, 'waiting'>, note?: string): Promise<boolean> => {
    if (!person || !mayMark || !await deeds.mark(person, state, note)) return false;
    onward();
    return true;
  };
  const takeBack = (of: Person): void => { void deeds.unmark(of).then((done) => { if (done) show(of); }); };
  const main = (): void => { if (!person) return; if (mainDeed(person) === 'goOn' || !mayMark) onward(); else void mark('handedOver'); };

  // after a deed the focus is on the person: the space bar then belongs to them, and the screen reader says who it is
  useEffect(() => { if (view === 'person' && !reserving) head.current?.focus({ preventScroll: true }); else if (view === 'list') field.current?.focus(); }, [personId, view, reserving]);
  /** A button that was clicked or touched does not keep the focus, or the next space bar would press it again. */
  const release = ({ detail }: MouseEvent): void => {
    if (detail === 0) return;
    requestAnimationFrame(() => { if (document.activeElement instanceof HTMLButtonElement && root.current?.contains(document.activeElement)) head.current?.focus({ preventScroll: true }); });
  };
  const inView = view === 'person' && !reserving && person !== null;
  useSpaceBar(inView && !deeds.busy ? `${personId} ${person.day.state}` : null, main);
  const open = inView && mayMark && !deeds.busy;
  const waits = open && mainDeed(person) === 'handOver';
  useShortcut('R', 'day.withReserve', open && person.day.state === 'waiting' ? () => { setReserving(true); } : null);
  useShortcut('A', 'day.keyAbsent', waits && person.day.state !== 'absent' ? () => void mark('absent') : null);
  useShortcut('F', 'day.keyRefused', waits && person.day.state !== 'refused' ? () => void mark('refused') : null);
  useShortcut('L', 'day.list', () => { setReserving(false); setView(view === 'list' ? 'person' : 'list'); });
  useShortcut('Ctrl+F', 'day.find', () => { setReserving(false); setView('list'); field.current?.focus(); });
  const step = (direction: 1 | -1) => (inView ? () => { show(neighbour(recipients, person.recipientId, direction)); } : null);
  useShortcut(lang === 'ar' ? 'ArrowLeft' : 'ArrowRight', 'day.next', step(1));
  useShortcut(lang === 'ar' ? 'ArrowRight' : 'ArrowLeft', 'day.previous', step(-1));
  const { last } = deeds;
  // what is under way is taken back once it is done; where it is refused, nothing is
  useShortcut('Ctrl+Z', 'ui.undo', (last || deeds.busy) && mayMark && !reserving ? () => { if (last) takeBack(last.person); } : null, { busy: deeds.busy, subject: deeds.refusal?.code ?? '' });
  useShortcut('Escape', 'day.leave', () => {
    if (view === 'list') setView('person');
    else if (!document.fullscreenElement) void navigate(`/ceremonies/${day.ceremonyId}`);
  }, { evenInFields: view === 'list' });

  const after = person ? nextWaiting(recipients, person.recipientId) : null;
  const same = useMemo(() => (person ? namesakes(recipients, person) : []), [recipients, person]);
  const titled = ({ order, name }: Person): string => t('day.numbered', { order, name: inLanguage(name, lang) });
  return (
    <Box ref={root} onClick={release} sx={{ height: '100vh', display: 'grid', gridTemplateRows: 'repeat(3, auto) minmax(0, 1fr) repeat(2, auto)', gridTemplateColumns: 'minmax(0, 1fr)', [narrow]: { height: 'auto', minHeight: '100vh' } }}>
      <DayHead day={day} current={view === 'person' ? personId : undefined} listOpen={view === 'list'} onList={() => { setReserving(false); setView(view === 'list' ? 'person' : 'list'); }} />
      <Box>
        {lost && <Notice tone="attention">{t('day.lost')}</Notice>}
        {day.filed && <Notice tone="attention" action={mayFile && <Button size="small" variant="outlined" component={RouterLink} to={`/ceremonies/${day.ceremonyId}/file`}>{t('day.toReopen')}</Button>}>{t('day.isFiled')}</Notice>}
        <RefusalNotice refusal={deeds.refusal} action={<Button size="small" variant="outlined" onClick={() => { deeds.clear(); head.current?.focus(); }}>{t('ui.understood')}</Button>} />
      </Box>
      {view === 'list' ? <DayList recipients={recipients} current={personId} onOpen={show} fieldRef={field} />
        : person ? <DayPerson person={person} namesakes={same} headRef={head} mayMark={mayMark} busy={deeds.busy} onPhoto={(photo) => void deeds.setPhoto(person, photo)} />
          : <DayEnd day={day} headRef={head} mayFile={mayFile} onOpen={show} onList={() => { setView('list'); }} />}
      {view === 'person' && person && mayMark ? (reserving
        ? <DayReserve key={person.recipientId} person={person} busy={deeds.busy} onDone={(note) => mark('reserved', note)} onClose={() => { setReserving(false); }} />
        : <DayActions person={person} busy={deeds.busy} onMain={main} onReserve={() => { setReserving(true); }} onAbsent={() => void mark('absent')} onRefused={() => void mark('refused')} onUndo={() => { takeBack(person); }} />) : <Box />}
      <Box component="footer" sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 4, minHeight: 60, bgcolor: color.quiet, borderTop: `1px solid ${color.line}`, [narrow]: { flexWrap: 'wrap', px: 2, py: 0.5 } }}>
        <Box role="status" sx={{ display: 'flex', alignItems: 'center', gap: 2, minWidth: 0, flexWrap: 'wrap' }}>
          {last && <><DoneIcon sx={{ color: color.green }} /><Typography sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>{t('day.didLast', { who: titled(last.person), what: t(`day.is_${last.state}`, { sex: last.person.sex }) })} <Time time={localTime(last.at)} /></Typography></>}
          <span style={srOnly}>{person && view === 'person' ? titled(person) : ''}</span>
        </Box>
        {last && mayMark && <Button variant="outlined" disabled={deeds.busy} startIcon={<UndoIcon sx={mirrors} />} onClick={() => { takeBack(last.person); }}>{t('ui.undo')} <Box component="span" sx={{ marginInlineStart: 1 }}><Kbd>Ctrl Z</Kbd></Box></Button>}
        <Box sx={{ flex: 1 }} />
        {view === 'person' && (after ? <Button variant="text" sx={{ fontWeight: 400, color: color.ink2, whiteSpace: 'normal', textAlign: 'end' }} onClick={() => { show(after); }}>{t('day.following', { who: titled(after) })}</Button>
          : person && <Button variant="text" onClick={() => { show(null); }}>{t('day.toEnd')}</Button>)}
      </Box>
    </Box>
  );
}
