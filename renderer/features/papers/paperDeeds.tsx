import { Box, Button, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { ChosenFile } from '#shared/contract/bridge.ts';
import { PAPER_LANGS, type PaperLang } from '#shared/domain/papers.ts';
import { useCommand, useJob } from '../../app/hooks/api.ts';
import { openFile, useFileWork } from '../../app/hooks/files.ts';
import { useLastAction } from '../../app/hooks/lastAction.tsx';
import { SelectField, TextField } from '../../components/field.tsx';
import { useLanguage } from '../../components/language.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { Progress } from '../../components/progress.tsx';
import { Ltr } from '../../components/values.tsx';
import type { Deed, Paper, Print } from './paperRules.ts';
import type { PrintedPaper } from './printRequest.ts';

const MOST = 300, LEAST = 3;
interface DeedProps { readonly paper: Paper; readonly onClose: () => void }
/** One deed's form: what will happen in a sentence, what is asked for, and the deed by its name. */
function DeedForm({ what, onSubmit, busy, act, onClose, children }: { readonly what: string; readonly onSubmit: () => void; readonly busy: boolean; readonly act: string; readonly onClose: () => void; readonly children?: ReactNode }) {
  const { t } = useLanguage();
  return (
    <Box component="form" noValidate onSubmit={(event: FormEvent) => { event.preventDefault(); onSubmit(); }} onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); onClose(); } }} sx={{ display: 'grid', gap: 1.5 }}>
      <Typography>{what}</Typography>
      {children}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}><Button type="submit" variant="contained" disabled={busy}>{act}</Button><Button variant="outlined" disabled={busy} onClick={onClose}>{t('ui.notNow')}</Button></Box>
      {busy && <Progress label={t('ui.working')} />}
    </Box>
  );
}
/** The reason that is printed on the paper that stands in for this one. */
function Reason({ value, wanting, needed, onChange }: { readonly value: string; readonly wanting: boolean; readonly needed: boolean; readonly onChange: (value: string) => void }) {
  const { t } = useLanguage();
  const bad = value.length > MOST || (wanting && (needed || value !== '') && value.trim().length < LEAST);
  return <TextField autoFocus label={t('printing.reason')} optional={!needed} hint={t('printing.reasonHint')} error={bad ? t('papers.REASON_NEEDED') : undefined} value={value} onChange={(event) => { onChange(event.target.value); }} />;
}
/** The person's row, mended in a workbook; without it the paper says the same again. */
function Workbook({ file, onFile }: { readonly file: ChosenFile | null; readonly onFile: (file: ChosenFile | null) => void }) {
  const { t } = useLanguage();
  const { busy, refusal, work } = useFileWork();
  return (
    <Box>
      <Typography variant="h3">{t('printing.mended')}</Typography>
      <Typography variant="body2" color="textSecondary">{t('printing.mendedHint')}</Typography>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: 0.5, flexWrap: 'wrap' }}>
        <Button size="small" variant="outlined" disabled={busy} onClick={() => { void work(() => openFile('workbook')).then((chosen) => { if (chosen) onFile(chosen); }); }}>{t('printing.chooseWorkbook')}</Button>
        {file && <><Ltr>{file.name}</Ltr><Button size="small" variant="text" onClick={() => { onFile(null); }}>{t('ui.remove')}</Button></>}
      </Box>
      <RefusalNotice refusal={refusal} />
    </Box>
  );
}

function Sign({ paper: { reference }, onClose }: DeedProps) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const { run, busy, refusal } = useCommand('papers.sign');
  return <><RefusalNotice refusal={refusal} /><DeedForm what={t('printing.signWhat', { reference })} act={t('printing.do_sign')} busy={busy} onClose={onClose} onSubmit={() => void run({ paper: reference }).then((done) => { if (done.ok) { tell({ words: t('printing.signed', { reference }) }); onClose(); } })} /></>;
}
function Cancel({ paper: { reference }, onClose }: DeedProps) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const { run, busy, refusal } = useCommand('papers.cancel');
  const [reason, setReason] = useState(''), [wanting, setWanting] = useState(false);
  const submit = (): void => {
    setWanting(true);
    if (reason.trim().length < LEAST || reason.length > MOST) return;
    void run({ reference, reason }).then((done) => { if (done.ok) { tell({ words: t('printing.cancelled', { reference }) }); onClose(); } });
  };
  return <><RefusalNotice refusal={refusal} /><DeedForm what={t('printing.cancelWhat', { reference })} act={t('printing.do_cancel')} busy={busy} onClose={onClose} onSubmit={submit}><Reason needed value={reason} wanting={wanting} onChange={setReason} /></DeedForm></>;
}
/** Both make a new paper in place of this one: of a cancelled one, or beside a signed one. */
function StandIn({ paper: { reference }, onClose, by }: DeedProps & { readonly by: 'reissue' | 'correct' }) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const reissue = useJob('handover.reissue'), correct = useJob('handover.correct');
  const job = by === 'reissue' ? reissue : correct;
  const [reason, setReason] = useState(''), [wanting, setWanting] = useState(false), [file, setFile] = useState<ChosenFile | null>(null);
  const submit = (): void => {
    setWanting(true);
    if (by === 'correct' && reason !== '' && (reason.trim().length < LEAST || reason.length > MOST)) return;
    const handle = file?.handle ?? null;
    // a handle is good for one try
    setFile(null);
    void (by === 'reissue' ? reissue.run({ reference, file: handle }) : correct.run({ reference, reason, file: handle })).then((done) => { if (done.ok) { tell({ words: t('printing.stoodIn', { reference: done.value.reference, former: reference }) }); onClose(); } });
  };
  return (
    <><RefusalNotice refusal={job.refusal} />
      <DeedForm what={t(`printing.${by}What`, { reference })} act={t(`printing.do_${by}`)} busy={job.busy} onClose={onClose} onSubmit={submit}>
        {by === 'correct' && <Reason needed={false} value={reason} wanting={wanting} onChange={setReason} />}
        <Workbook file={file} onFile={setFile} />
      </DeedForm></>
  );
}
function Reprint({ paper: { reference }, prints, keepers, onClose, onMade }: DeedProps & { readonly prints: readonly Print[]; readonly keepers: readonly string[]; readonly onMade: (paper: PrintedPaper, copy: number) => void }) {
  const { t } = useLanguage();
  const job = useJob('papers.reprint');
  const printed = prints.filter(({ copy }) => copy === 0);
  const [language, setLanguage] = useState<PaperLang>(printed.at(-1)?.language ?? 'ar');
  const originals = [...new Set(printed.filter((print) => print.language === language).map(({ original }) => original))].sort((a, b) => a - b);
  const [asked, setOriginal] = useState<string | null>(null);
  const original = asked !== null && originals.includes(Number(asked)) ? Number(asked) : originals[0] ?? 0;
  const languages = PAPER_LANGS.filter((one) => printed.some((print) => print.language === one));
  const name = (number: number): string => (number === 0 ? t('printing.unnamed') : `${t('printing.originalNumber', { number })}${keepers[number - 1] ? ` – ${keepers[number - 1]}` : ''}`);
  if (printed.length === 0) return <DeedForm what={t('papers.NEVER_PRINTED', { reference })} act={t('ui.understood')} busy={false} onClose={onClose} onSubmit={onClose} />;
  return (
    <><RefusalNotice refusal={job.refusal} />
      <DeedForm what={t('printing.reprintWhat', { reference })} act={t('printing.do_reprint')} busy={job.busy} onClose={onClose}
        onSubmit={() => void job.run({ reference, language, original }).then((done) => { if (done.ok) onMade(done.value.paper, done.value.copy); })}>
        <SelectField label={t('printing.language')} value={language} onChange={setLanguage} options={languages.map((value) => ({ value, label: t(value === 'ar' ? 'ui.arabic' : value === 'fr' ? 'ui.french' : 'printing.both') }))} />
        <SelectField label={t('printing.which')} value={String(original)} onChange={setOriginal} options={originals.map((number) => ({ value: String(number), label: name(number) }))} />
      </DeedForm></>
  );
}
/** The form of the chosen deed. */
export function PaperDeed({ deed, ...props }: DeedProps & { readonly deed: Deed; readonly prints: readonly Print[]; readonly keepers: readonly string[]; readonly onMade: (paper: PrintedPaper, copy: number) => void }) {
  switch (deed) {
    case 'sign': return <Sign {...props} />;
    case 'cancel': return <Cancel {...props} />;
    case 'reissue': case 'correct': return <StandIn {...props} by={deed} />;
    case 'reprint': return <Reprint {...props} />;
  }
}
