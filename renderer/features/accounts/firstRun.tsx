import { Box, Button, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react';
import { settingsField } from '#shared/i18n/settingsFields.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { openDemonstration, useFileWork } from '../../app/hooks/files.ts';
import { useLanguage } from '../../components/language.tsx';
import { useJudged } from '../../components/newPhrase.tsx';
import { Notice } from '../../components/notice.tsx';
import { Progress } from '../../components/progress.tsx';
import { focusFault, isAbout, refusalsAt } from '../../components/refusals.ts';
import { Steps } from '../../components/steps.tsx';
import { narrow } from '../../components/theme.ts';
import { CentreStep, DemonstrationPanel } from './centreStep.tsx';
import { faultsIn, freshSetup, stepOf, STEPS, wordsOfCentre, type Setup, type StepName } from './firstRunState.ts';
import { HeadStep } from './headStep.tsx';
import { makeCentre, type Work } from './makeCentre.ts';
import { PeopleStep } from './peopleStep.tsx';
import { PhraseStep } from './phraseStep.tsx';
import { ReviewStep } from './reviewStep.tsx';
import { SheetStep } from './sheetStep.tsx';

const LABELS = { centre: 'accountsForm.stepCentre', head: 'accountsForm.stepHead', people: 'accountsForm.stepPeople', phrase: 'accountsForm.stepPhrase', review: 'accountsForm.stepReview' } as const;
const TITLES = { centre: ['accountsForm.centreTitle', 'accountsForm.centreLead'], head: ['accountsForm.headTitle', 'accountsForm.headLead'], people: ['accountsForm.peopleTitle', 'accountsForm.peopleLead'], phrase: ['accountsForm.phraseTitle', 'accountsForm.phraseLead'], review: ['accountsForm.reviewTitle', 'accountsForm.reviewLead'] } as const;

/**
 * A centre, made in steps; or the demonstration. Nothing is made before the last step; what is refused leads back to the step in which it is mended.
 * @param onBusy told while the centre is half made: the window must stay here
 */
export function FirstRun({ onBusy }: { readonly onBusy: (busy: boolean) => void }) {
  const { t, lang } = useLanguage();
  const queries = useQueryClient();
  const [setup, setSetup] = useState(freshSetup);
  const [step, setStep] = useState<StepName>('centre');
  const [reached, setReached] = useState(0);
  /** What the engine refused, until what it was about is changed. */
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  /** A step that was left too early says what is wrong while it is mended. */
  const [tried, setTried] = useState(false);
  const { strength, judge } = useJudged(setup, wordsOfCentre(setup));
  const [work, setWork] = useState<Work | null>(null);
  const [created, setCreated] = useState(false);
  /** The last thing before the centre opens: the sheet that stands for a lost passphrase. */
  const [sheet, setSheet] = useState<'none' | 'wanted' | 'made'>('none');
  const demonstration = useFileWork();
  const form = useRef<HTMLFormElement>(null), head = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false), refused = useRef(false);
  const at = refusalsAt([...(tried ? faultsIn(step, setup, strength) : []), ...refusals], t, (path) => settingsField(lang, path));
  const here = STEPS.indexOf(step);

  const change = useCallback((changed: Partial<Setup>): void => {
    setSetup((now) => ({ ...now, ...changed }));
    setRefusals((all) => all.filter((refusal) => !isAbout(refusal, Object.keys(changed).map((key) => (key === 'logos' ? 'logo' : key)))));
  }, []);
  const go = (to: StepName): void => { setRefusals([]); setTried(false); moved.current = true; setStep(to); setReached((far) => Math.max(far, STEPS.indexOf(to))); };
  // a page reached by a button begins at its head; one that was refused at what is wrong
  useEffect(() => {
    if (refused.current) { refused.current = false; moved.current = false; if (!focusFault(form.current)) head.current?.focus(); }
    else if (moved.current) { moved.current = false; head.current?.focus(); scrollTo(0, 0); }
  });
  useEffect(() => {
    if (setup.phrase === '' && setup.name.ar === '' && setup.name.fr === '') return undefined;
    const ask = (event: BeforeUnloadEvent): void => { event.preventDefault(); };
    addEventListener('beforeunload', ask);
    return () => { removeEventListener('beforeunload', ask); };
  }, [setup]);

  const refuse = (to: StepName, all: readonly Refusal[]): void => { refused.current = true; setRefusals(all); setTried(all.length === 0); setStep(to); };
  const next = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (work) return;
    const upTo = step === 'review' ? STEPS : [step];
    const judged = await judge();
    for (const one of upTo) {
      const faults = created && one === 'phrase' ? [] : faultsIn(one, setup, judged);
      if (faults.length > 0) { refuse(one, []); return; }
    }
    setRefusals([]);
    if (step !== 'review') { go(created && STEPS[here + 1] === 'phrase' ? 'review' : STEPS[here + 1] ?? 'review'); return; }
    setWork('centre');
    onBusy(true);
    const made = await makeCentre(setup, created, setWork);
    setWork(null);
    setCreated(made.created);
    if (made.refusal) { onBusy(made.created); refuse(stepOf(made.refusal), [made.refusal]); return; }
    setSetup(freshSetup());
    setSheet('wanted');
  };
  const enter = async (): Promise<void> => { await queries.invalidateQueries(); onBusy(false); };
  const demo = async (): Promise<void> => { if (await demonstration.work(openDemonstration)) await queries.invalidateQueries(); };
  if (sheet !== 'none') return <SheetStep made={sheet === 'made'} onMade={() => { setSheet('made'); }} onDone={() => { void enter(); }} />;
  const [title, lead] = TITLES[step];
  const loose = refusals.filter((refusal) => stepOf(refusal) === 'review');
  return (
    <>
      <Steps label={t('accountsForm.steps')} current={here} steps={STEPS.map((one, at_) => ({ key: one, label: t(LABELS[one]), onOpen: at_ <= reached && at_ !== here && !work && !(created && one === 'phrase') ? () => { go(one); } : undefined }))} />
      <Box sx={{ display: 'grid', gridTemplateColumns: step === 'centre' ? 'minmax(0, 1fr) 304px' : 'minmax(0, 1fr)', columnGap: 7, rowGap: 3, mt: 3, [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' } }}>
        <Box component="form" ref={form} noValidate onSubmit={(event) => { void next(event); }} aria-labelledby="step-title" sx={{ minWidth: 0 }}>
          <Typography id="step-title" ref={head} tabIndex={-1} variant="h1" sx={{ outline: 'none' }}>{t(title)}</Typography>
          <Typography color="textSecondary" sx={{ mb: 2 }}>{t(lead)}</Typography>
          {created && <Box sx={{ mb: 2 }}><Notice tone="good">{t('accountsForm.createdNotFinished')}</Notice></Box>}
          {loose.map((refusal) => <Box key={refusal.code} sx={{ mb: 2 }}><Notice tone="attention" focus>{t(refusal.code, refusal.params)}</Notice></Box>)}
          <Box component="fieldset" disabled={work !== null} sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
            {step === 'centre' && <CentreStep setup={setup} onChange={change} at={at} fixed={created} />}
            {step === 'head' && <HeadStep setup={setup} onChange={change} at={at} />}
            {step === 'people' && <PeopleStep setup={setup} onChange={change} at={at} />}
            {step === 'phrase' && <PhraseStep setup={setup} onChange={change} at={at} strength={strength} />}
            {step === 'review' && <ReviewStep setup={setup} fixed={created} onOpen={go} />}
          </Box>
          <Box sx={{ mt: 3, pb: 3 }}>
            {work ? <Progress label={t(`accountsForm.work_${work}`)} /> : (
              <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
                <Button type="submit" variant="contained" sx={{ minWidth: 160 }}>{t(step !== 'review' ? 'ui.next' : created ? 'accountsForm.finish' : 'accountsForm.create')}</Button>
                {here > 0 && <Button variant="outlined" onClick={() => { go(created && STEPS[here - 1] === 'phrase' ? 'people' : STEPS[here - 1] ?? 'centre'); }}>{t('ui.previous')}</Button>}
              </Box>
            )}
          </Box>
        </Box>
        {step === 'centre' && !created && <DemonstrationPanel busy={demonstration.busy} refusal={demonstration.refusal} onOpen={() => { void demo(); }} />}
      </Box>
    </>
  );
}
