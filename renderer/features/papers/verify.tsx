import { Box, Button } from '@mui/material';
import { useRef, useState, type DragEvent, type FormEvent } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { amount, type Centimes } from '#shared/domain/common/money.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { call } from '../../app/hooks/api.ts';
import { putFile, useFileWork } from '../../app/hooks/files.ts';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/field.tsx';
import { useLanguage, type Language } from '../../components/language.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { Progress } from '../../components/progress.tsx';
import { color } from '../../components/theme.ts';
import { srOnly } from '../../components/values.tsx';

type Verdict = Answer<'papers.verifyFile'>;
/** Whether what was shown is a paper of this centre that still stands. */
const isGood = (verdict: Verdict): boolean => (verdict.verdict === 'known' && verdict.status === 'issued' && verdict.replacedBy === null) || (verdict.verdict === 'set' && verdict.papers.every(({ status }) => status === 'issued'));
function sentence(verdict: Verdict, { t, lang }: Language, byFile: boolean): string {
  switch (verdict.verdict) {
    case 'altered': return t('cli.ALTERED', { reference: verdict.reference });
    case 'draft': return t('cli.IS_DRAFT');
    case 'unknown': return t('cli.UNKNOWN_PAPER');
    case 'set': {
      const cancelled = verdict.papers.filter(({ status }) => status === 'cancelled').map(({ reference }) => reference);
      return cancelled.length > 0 ? t('cli.SET_WITH_CANCELLED', { references: cancelled.join(', ') }) : t('cli.KNOWN_SET', { papers: verdict.papers.length, first: verdict.papers[0]?.reference ?? '', last: verdict.papers.at(-1)?.reference ?? '' });
    }
    case 'known': {
      const { reference, replacedBy, recipient, issuedAt, ceremonyDate, paperDate, totalCentimes, copy, partner } = verdict, heir = { hasHeir: replacedBy === null ? 'no' : 'yes', heir: replacedBy ?? '', hasPartner: partner === null ? 'no' : 'yes', partner: partner ?? '' };
      if (verdict.status === 'cancelled') return t('cli.CANCELLED_PAPER', { reference, ...heir });
      return t(byFile ? 'cli.KNOWN' : 'cli.KNOWN_CODE', {
        reference, hasName: recipient === null ? 'no' : 'yes', name: recipient === null ? '' : inLanguage(recipient, lang), of: ceremonyDate === null ? 'file' : 'ceremony', date: shortDate((ceremonyDate ?? paperDate ?? issuedAt.slice(0, 10)) as CivilDate),
        hasTotal: totalCentimes === null ? 'no' : 'yes', total: totalCentimes === null ? '' : amount(totalCentimes as Centimes, lang), isCopy: copy > 0 ? 'yes' : 'no', copy, ...heir,
      });
    }
  }
}

/** Is this paper ours, and unchanged? By its PDF, or by the code at its foot. */
export function Verify({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const language = useLanguage(), { t } = language;
  const { busy, refusal, clear, work } = useFileWork();
  const [outcome, setOutcome] = useState<{ readonly verdict: Verdict; readonly byFile: boolean; readonly name: string } | null>(null);
  const [code, setCode] = useState(''), [over, setOver] = useState(false);
  const [local, setLocal] = useState<Refusal | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const byFile = async (files: readonly File[]): Promise<void> => {
    const [file] = files;
    setOutcome(null);
    setLocal(files.length > 1 ? { code: 'printing.oneFile' } : null);
    if (!file || files.length > 1) return;
    const verdict = await work(async () => { const handed = await putFile('paper', file); return handed.ok ? call('papers.verifyFile', { file: handed.value.handle }) : handed; });
    if (verdict) setOutcome({ verdict, byFile: true, name: file.name });
  };
  const byCode = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setOutcome(null);
    setLocal(null);
    const verdict = await work(() => call('papers.verifyCode', { code: code.slice(0, 40) }));
    if (verdict) setOutcome({ verdict, byFile: false, name: code });
  };
  const dragged = (event: DragEvent, is: boolean): void => { event.preventDefault(); setOver(is); };
  const close = (): void => { setOutcome(null); setCode(''); setLocal(null); clear(); onClose(); };
  return (
    <Dialog open={open} title={t('printing.verify')} onClose={close} actions={<Button variant="outlined" onClick={close}>{t('ui.close')}</Button>}>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Box onDragOver={(event) => { dragged(event, true); }} onDragLeave={(event) => { dragged(event, false); }} onDrop={(event) => { dragged(event, false); void byFile([...event.dataTransfer.files]); }}
          sx={{ p: 2, borderRadius: 1, border: `2px dashed ${over ? color.green : color.edge}`, bgcolor: over ? color.greenTint : color.ground, display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
          <Box sx={{ flex: 1, minWidth: 180 }}>{t('printing.verifyDrop')}</Box>
          <Button variant="outlined" onClick={() => input.current?.click()}>{t('printing.chooseFile')}</Button>
          <input ref={input} type="file" accept=".pdf" aria-label={t('printing.chooseFile')} tabIndex={-1} style={srOnly} onChange={(event) => { void byFile([...event.target.files ?? []]); event.target.value = ''; }} />
        </Box>
        <Box component="form" noValidate onSubmit={(event) => void byCode(event)}>
          <TextField content="code" label={t('printing.verifyCode')} hint={t('printing.verifyCodeHint')} value={code} onChange={(event) => { setCode(event.target.value); }} beside={<Button type="submit" variant="outlined" disabled={busy || code.trim() === ''}>{t('printing.verifyNow')}</Button>} />
        </Box>
        {busy && <Progress label={t('ui.working')} />}
        <RefusalNotice refusal={local ?? refusal} />
        {outcome && <Notice tone={isGood(outcome.verdict) ? 'good' : 'attention'} focus title={<bdi>{outcome.name}</bdi>}>{sentence(outcome.verdict, language, outcome.byFile)}</Notice>}
      </Box>
    </Dialog>
  );
}
