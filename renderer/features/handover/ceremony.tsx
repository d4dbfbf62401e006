import AddIcon from '@mui/icons-material/Add';
import MoreIcon from '@mui/icons-material/MoreVert';
import { Box, Button, IconButton, Menu, MenuItem } from '@mui/material';
import { lazy, Suspense, useCallback, useDeferredValue, useRef, useState } from 'react';
import { Link as RouterLink, useNavigate, useParams, useSearchParams } from 'react-router';
import { useAnswer, useCommand } from '#renderer/app/hooks/api.ts';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { useMay, useSession } from '#renderer/app/hooks/session.tsx';
import { useShortcut } from '#renderer/app/hooks/shortcuts.tsx';
import { Confirm } from '#renderer/components/dialog.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { localDate } from '#renderer/components/localTime.ts';
import { Notice, RefusalNotice } from '#renderer/components/notice.tsx';
import { PageHead } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { Steps } from '#renderer/components/steps.tsx';
import { color, narrow, useShort } from '#renderer/components/theme.ts';
import { Day, Ltr, Name, Time, srOnly } from '#renderer/components/values.tsx';
import { CEREMONY_STEPS, stepOf, type CeremonyStep } from '#shared/domain/ceremonySteps.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { mayLeave } from './afterTexts.ts';
import { CeremonyStrip } from './ceremonyStrip.tsx';
import { useChanges } from './changes.ts';
import type { LineForm as LineFormOf } from './lineForm.tsx';
import { useOthers } from './others.ts';
import { isLong, OwnWarnings, People, PeopleFilter, useFound } from './people.tsx';
import { Panel, PersonPanel } from './personPanel.tsx';
import type { Person } from './personTexts.ts';
import type { Ceremony } from './problems.ts';
import { Validate } from './validate.tsx';

// the forms bring the rules of what may be typed, which a list does not need
const PersonForm = lazy(async () => ({ default: (await import('./personForm.tsx')).PersonForm }));
const AfterForm = lazy(async () => ({ default: (await import('./afterForm.tsx')).AfterForm }));
const WithdrawForm = lazy(async () => ({ default: (await import('./withdrawForm.tsx')).WithdrawForm }));
const ErasePerson = lazy(async () => ({ default: (await import('#renderer/app/hooks/erasePerson.tsx')).ErasePerson }));
const Erased = lazy(async () => ({ default: (await import('#renderer/app/hooks/erasePerson.tsx')).Erased }));
const RestrictedLabel = lazy(async () => ({ default: (await import('./restrictedLabel.tsx')).RestrictedLabel }));
const LineForm = lazy(async () => ({ default: (await import('./lineForm.tsx')).LineForm }));

/** A ceremony: where it stands, what it costs, everybody in it, and what is to be mended. */
export function CeremonyPage() {
  const { t } = useLanguage();
  const { id = '' } = useParams();
  const { data, refusal, again } = useAnswer('handover.ceremony', { ceremonyId: id }, { keep: true });
  // a whole page at once: drawn in slices when it comes, in which keys and clicks still get through
  const come = useDeferredValue(data?.ceremonyId);
  if (data?.ceremonyId === id && come === id) return <Shown key={id} ceremony={data} />;
  return <>
    <PageHead title={t('ceremony.theCeremony')} back={{ to: '/ceremonies', label: t('ceremony.back') }} />
    {refusal ? <Box sx={{ px: 3 }}><RefusalNotice refusal={refusal} action={<Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}><Button variant="outlined" size="small" onClick={again}>{t('ui.again')}</Button><Button variant="outlined" size="small" component={RouterLink} to="/ceremonies">{t('ceremony.back')}</Button></Box>} /></Box> : <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('ceremony.reading')} /></Box>}
  </>;
}

const PLACES = ['person', 'form', 'line', 'field'] as const;
const selectedRow = (): HTMLElement | null => document.querySelector('[role=region] tr.selected [data-opens]');
function Shown({ ceremony }: { readonly ceremony: Ceremony }) {
  const { t, lang } = useLanguage();
  const navigate = useNavigate();
  const { tell } = useLastAction();
  const { centre } = useSession();
  const { ceremonyId, ceremony: facts, recipients, problems, status } = ceremony;
  const draft = status === 'draft', mends = useMay('ceremony.prepare') && draft, mayValidate = useMay('ceremony.validate'), validates = mayValidate && draft, prints = useMay('paper.print'), sees = useMay('restricted.read'), erases = useMay('person.erase');
  // after validation each change is a paper; what is filed away is reopened first
  const amends = mayValidate && !draft, admits = amends && ceremony.filed === null;
  const [params, setParams] = useSearchParams();
  const [person, form, line, field] = PLACES.map((name) => params.get(name));
  const [text, setText] = useState('');
  const [asking, setAsking] = useState<'validate' | 'discard' | null>(null);
  const [own, setOwn] = useState(false);
  const [more, setMore] = useState(false);
  const [restricted, setRestricted] = useState(false), [erasing, setErasing] = useState<Pick<Person, 'recipientId' | 'name'> | null>(null), [erased, setErased] = useState<string | null>(null);
  const moreButton = useRef<HTMLButtonElement>(null);
  const found = useFound(recipients, text);
  const shownIds = useRef<readonly string[]>([]);
  const changes = useChanges(ceremony);
  const others = useOthers(ceremony, changes);
  const discard = useCommand('handover.discardDraft');
  const chosen = recipients.find(({ recipientId }) => recipientId === person);
  // a form that the ceremony's state no longer allows is none, whatever the address says
  const open = (form === 'add' && mends) || (form === 'newcomer' && admits) || Boolean(person);
  const blocking = problems.filter(({ severity }) => severity === 'blocking').length;
  const title = inLanguage(facts.title, lang);

  const go = useCallback((query: Readonly<Record<string, string>>): void => {
    setParams((now) => { const next = new URLSearchParams(now); for (const name of PLACES) next.delete(name); for (const [name, value] of Object.entries(query)) next.set(name, value); return next; }, { replace: true });
  }, [setParams]);
  /** Out of a form back to the person: the focus is on their row, from which arrows walk on, or where the list gave way on the panel. */
  const see = (recipientId: string | null): void => {
    go(recipientId ? { person: recipientId } : {});
    setTimeout(() => { const row = selectedRow(); (row?.checkVisibility() ? row : document.querySelector<HTMLElement>('[data-panel]'))?.focus(); });
  };
  const close = (): void => {
    // out of a form back to the person, out of the person back to their row in the list
    if ((form || line) && person) { see(person); return; }
    const row = selectedRow();
    go({});
    setTimeout(() => { (row?.isConnected ? row : document.querySelector<HTMLElement>('[role=region] [data-opens]'))?.focus(); });
  };
  /** Out of the ceremony, with a way back that stands under the page; the focus goes to whoever stands there now. */
  const takeOut = async (one: Person): Promise<boolean> => {
    const place = shownIds.current.indexOf(one.recipientId);
    if (!await changes.remove(one)) return false;
    go({});
    setTimeout(() => { const rows = [...document.querySelectorAll<HTMLElement>('[role=region] [data-opens]')]; (rows[place] ?? rows.at(-1))?.focus(); });
    return true;
  };
  const walk = (by: number): void => {
    const ids = shownIds.current, at = ids.indexOf(person ?? ''), next = ids[at + by];
    if (next) go({ person: next });
  };
  const seeing = open && !form && !line, afterwards = { busy: changes.busy, subject: person ?? '' };
  useShortcut('ArrowDown', 'ceremony.nextPerson', seeing ? () => { walk(1); } : null);
  useShortcut('ArrowUp', 'ceremony.previous', seeing ? () => { walk(-1); } : null);
  useShortcut('Alt+ArrowDown', 'ceremony.moveDown', seeing && mends && chosen && chosen.position < recipients.length ? () => { void changes.move(chosen, chosen.position + 1); } : null, afterwards);
  useShortcut('Alt+ArrowUp', 'ceremony.moveUp', seeing && mends && chosen && chosen.position > 1 ? () => { void changes.move(chosen, chosen.position - 1); } : null, afterwards);
  useShortcut('Delete', 'ceremony.removeKey', seeing && mends && chosen ? () => { void takeOut(chosen); } : null, afterwards);
  useShortcut('Escape', 'ceremony.close', open ? close : null, { evenInFields: true });

  const steps = useSteps(ceremony, { toProblems: () => { go({}); document.getElementById('problems')?.scrollIntoView({ block: 'start' }); }, toValidate: validates && blocking === 0 ? () => { setAsking('validate'); } : null });
  const isShort = useShort(), about = <>{draft && <OwnWarnings ceremony={ceremony} open={own} onOpen={() => { setOwn(!own); }} />}<Where ceremony={ceremony} /></>;
  return <>
    <PageHead below title={<span title={title}><Name>{title}</Name></span>} back={{ to: '/ceremonies', label: t('ceremony.back') }} meta={isShort ? undefined : about}>
      {mends && <>
        <Button variant="outlined" startIcon={<AddIcon />} onClick={() => { go({ form: 'add' }); }}>{t('ceremony.addPerson')}</Button>
      </>}
      {validates && <Button variant="contained" aria-disabled={blocking > 0 || recipients.length === 0} aria-describedby={blocking > 0 ? 'problems' : undefined} onClick={() => { if (blocking === 0 && recipients.length > 0) setAsking('validate'); else document.getElementById('problems')?.scrollIntoView({ block: 'start' }); }} sx={{ '&[aria-disabled=true]': { bgcolor: '#E9EDEB', color: color.ink3, border: `1px solid ${color.edge}`, cursor: 'not-allowed' } }}>{t('ceremony.validate')}</Button>}
      {validates && blocking > 0 && recipients.length === 0 && <span id="problems" style={srOnly}>{t('ceremony.mendFirst', { count: blocking })}</span>}
      {!draft && prints && <Button variant={steps.main === 'print' ? 'contained' : 'outlined'} component={RouterLink} to={`/ceremonies/${ceremonyId}/print`}>{t('ceremony.printPapers')}</Button>}
      {!draft && <Button variant={steps.main === 'day' ? 'contained' : 'outlined'} component={RouterLink} to={`/ceremonies/${ceremonyId}/day`}>{t('ceremony.openDay')}</Button>}
      {!draft && <Button variant={steps.main === 'file' ? 'contained' : 'outlined'} component={RouterLink} to={`/ceremonies/${ceremonyId}/file`}>{t('ceremony.openFile')}</Button>}
      {(mends || admits || sees) && <>
        <IconButton ref={moreButton} aria-label={t('ceremony.more')} title={t('ceremony.more')} aria-haspopup="menu" aria-expanded={more} onClick={() => { setMore(true); }} sx={{ border: `1px solid ${color.edge}` }}><MoreIcon /></IconButton>
        <Menu open={more} anchorEl={moreButton.current} onClose={() => { setMore(false); }}>
          {admits && <MenuItem onClick={() => { setMore(false); go({ form: 'newcomer' }); }}>{t('ceremonyAfter.newcomer')}</MenuItem>}
          {mends && <MenuItem component={RouterLink} to={`/ceremonies/${ceremonyId}/edit`}>{t('ceremony.editCeremony')}</MenuItem>}
          {sees && <MenuItem onClick={() => { setMore(false); setRestricted(true); }}>{t('ceremony.restricted')}</MenuItem>}
          {mends && <MenuItem onClick={() => { setMore(false); setAsking('discard'); }}>{t('ceremony.discard')}</MenuItem>}
        </Menu>
      </>}
    </PageHead>
    <CeremonyStrip ceremony={ceremony} steps={steps.line} at={steps.at} about={about} filter={<PeopleFilter text={text} onText={setText} found={found.length} count={recipients.length} />} />
    {others && <Notice tone="attention" action={<Button size="small" variant="outlined" onClick={others.heard}>{t('ui.understood')}</Button>}><Say k="ceremony.changedBy" with={{ by: others.by ? 'user' : 'window', who: others.by, time: <Ltr>{others.time}</Ltr> }} /></Notice>}
    <RefusalNotice refusal={changes.refusal ?? discard.refusal} />
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', [narrow]: { minHeight: 320, ...(open ? { '& > :not(section)': { display: 'none !important' } } : {}) } }}>
      <People own={own} long={isLong(text)} ceremony={ceremony} chosen={open ? person ?? '' : undefined} shownIds={shownIds} onGo={go} mends={mends} found={found} onAll={() => { setText(''); }} />
      <Suspense fallback={<Panel label={t('ui.loading')}><Box sx={{ p: 2.5 }}><Progress label={t('ui.loading')} /></Box></Panel>}>{form === 'add' && mends ? <PersonForm key="add" ceremony={ceremony} changes={changes} person={null} mode="add" field={field ?? null} onDone={(recipientId) => { go({ person: recipientId, line: 'new' }); }} onLeave={() => { go({}); }} />
        : form === 'newcomer' && admits ? <AfterForm key="newcomer" ceremony={ceremony} changes={changes} person={null} mode="newcomer" onDone={see} onLeave={() => { go({}); }} />
        : person && !chosen ? <Panel label={t('ceremony.panel', { name: '' })}><Box sx={{ p: 2.5 }}><Notice tone="attention" action={<Button size="small" variant="outlined" onClick={() => { go({}); }}>{t('ceremony.close')}</Button>}>{t('ceremony.unknownPerson')}</Notice></Box></Panel>
        : chosen && mends && (form === 'edit' || form === 'replace') ? <PersonForm key={`${form}${chosen.recipientId}`} ceremony={ceremony} changes={changes} person={chosen} mode={form} field={field ?? null} onDone={see} onLeave={() => { see(chosen.recipientId); }} />
        : chosen && mends && line ? <LineEditor key={`${chosen.recipientId}${line}`} ceremony={ceremony} person={chosen} line={line} field={field ?? null} changes={changes} onGo={go} onLeave={() => { see(chosen.recipientId); }} />
        : chosen && form === 'mend' && amends && chosen.paper ? <AfterForm key={`mend${chosen.recipientId}`} ceremony={ceremony} changes={changes} person={chosen} mode="mend" onDone={see} onLeave={() => { see(chosen.recipientId); }} />
        : chosen && form === 'successor' && admits && mayLeave(chosen) ? <AfterForm key={`successor${chosen.recipientId}`} ceremony={ceremony} changes={changes} person={chosen} mode="successor" onDone={see} onLeave={() => { see(chosen.recipientId); }} />
        : chosen && form === 'withdraw' && admits && mayLeave(chosen) ? <WithdrawForm key={`withdraw${chosen.recipientId}`} ceremony={ceremony} person={chosen} changes={changes} onLeave={() => { see(chosen.recipientId); }} />
        : chosen && <PersonPanel key={chosen.recipientId} ceremony={ceremony} person={chosen} mends={mends} amends={amends} admits={admits} changes={{ ...changes, remove: takeOut }} onGo={go} onErase={erases ? () => { setErasing(chosen); } : null} onClose={close} />}</Suspense>
    </Box>
    <Suspense fallback={null}>{erasing && <ErasePerson of={{ recipientId: erasing.recipientId }} name={erasing.name} onClose={() => { setErasing(null); }} onErased={(digest) => { changes.made(ceremony.revision + 1); setErasing(null); setErased(digest); }} />}
    {erased !== null && <Erased digest={erased} onClose={() => { setErased(null); go({}); }} />}
    {restricted && <RestrictedLabel ceremonyId={ceremonyId} mends={mends} onClose={() => { setRestricted(false); }} />}</Suspense>
    <Validate ceremony={ceremony} code={centre.code} open={asking === 'validate'} onClose={() => { setAsking(null); }} onDone={(references) => {
      setAsking(null);
      changes.made(Number.MAX_SAFE_INTEGER); // nothing moves on any more
      tell({ words: `${t('ceremony.validated', { count: references.length, first: references[0] ?? '', last: references.at(-1) ?? '' })} ${t('ceremony.validatedNext')}` });
    }} />
    <Confirm open={asking === 'discard'} title={t('ceremony.discardTitle', { title })} act={t('ceremony.discard')} busy={discard.busy} onClose={() => { setAsking(null); }} onAct={() => {
      void discard.run({ ceremonyId }).then(async (outcome) => { setAsking(null); if (outcome.ok) { tell({ words: t('ceremony.discarded', { title }), travels: true }); await navigate('/ceremonies'); } });
    }}>{t('ceremony.discardWhat', { people: recipients.length })}</Confirm>
  </>;
}

/** Each line's form is a form of its own; a new one after the other begins afresh. */
function LineEditor({ onGo, line, ...rest }: Omit<Parameters<typeof LineFormOf>[0], 'lineId' | 'onNext'> & { readonly line: string; readonly onGo: (query: Readonly<Record<string, string>>) => void }) {
  const [fresh, setFresh] = useState(0);
  const { recipientId } = rest.person;
  return <LineForm key={fresh} {...rest} lineId={line === 'new' ? null : line} onNext={(next) => { setFresh(fresh + 1); onGo({ person: recipientId, line: next ?? 'new' }); }} />;
}
function Where({ ceremony: { ceremony: { date, time, place } } }: { readonly ceremony: Ceremony }) {
  const { lang } = useLanguage();
  return <><Day date={date} long />{time && <Say k="ceremony.atTime" with={{ time: <Time time={time} /> }} />} · <span title={inLanguage(place, lang)}><Name>{inLanguage(place, lang)}</Name></span></>;
}
function useSteps({ ceremonyId, ceremony, recipients, problems, status, counts, filed }: Ceremony, { toProblems, toValidate }: { readonly toProblems: () => void; readonly toValidate: (() => void) | null }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const mends = useMay('ceremony.prepare'), prints = useMay('paper.print');
  const draft = status === 'draft';
  const step = stepOf({ status, filed: filed !== null, date: ceremony.date, people: recipients.length, blocking: problems.filter(({ severity }) => severity === 'blocking').length, waiting: counts.waiting }, localDate(new Date()));
  const to = (page: string) => (): void => { void navigate(`/ceremonies/${ceremonyId}/${page}`); };
  const open: Record<CeremonyStep, (() => void) | null> = { prepare: draft && mends ? to('edit') : null, check: draft ? toProblems : null, validate: toValidate, print: prints ? to('print') : null, handOver: draft ? null : to('day'), fileAway: draft ? null : to('file') };
  return {
    /** what is done next; papers may be printed until somebody has received something */
    main: step === 'fileAway' ? 'file' : step === 'handOver' && counts.waiting < recipients.length ? 'day' : 'print',
    at: t(`ceremony.step_${step ?? 'done'}`),
    line: <Steps label={t('ceremony.steps')} current={step === null ? CEREMONY_STEPS.length : CEREMONY_STEPS.indexOf(step)} steps={CEREMONY_STEPS.map((key) => ({ key, label: t(`ceremony.step_${key}`), onOpen: open[key] ?? undefined }))} />,
  };
}
