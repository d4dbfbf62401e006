import { Box, Button, Typography } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { call } from '#renderer/app/hooks/api.ts';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextField } from '#renderer/components/field.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { Notice, RefusalNotice } from '#renderer/components/notice.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { Ltr } from '#renderer/components/values.tsx';
import type { Answer } from '#shared/contract/index.ts';
import { latinDigits } from '#shared/domain/common/names.ts';
import type { Result } from '#shared/lib/result.ts';

/** Whether the journal is whole; with what a slip tells, also whether its end is. */
export function Verify({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  const [seq, setSeq] = useState(''), [hash, setHash] = useState('');
  const [busy, setBusy] = useState(false), [half, setHalf] = useState(false);
  const [outcome, setOutcome] = useState<Result<Answer<'audit.verify'>> | null>(null);
  const number = latinDigits(seq).replace(/\s/g, ''), print = hash.replace(/\s/g, '').toLowerCase();
  const verify = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const told = number !== '' || print !== '', wrong = told && (!/^[1-9]\d{0,14}$/.test(number) || print === '');
    setHalf(wrong);
    setOutcome(null);
    if (wrong) return;
    setBusy(true);
    setOutcome(await call('audit.verify', { head: told ? { seq: Number(number), hash: print } : null }));
    setBusy(false);
  };
  return (
    <Dialog open title={t('audit.verifyTitle')} onClose={onClose} actions={<>
      <Button type="submit" form="verify-journal" variant="contained" disabled={busy}>{t('audit.verifyNow')}</Button>
      <Button variant="outlined" onClick={onClose}>{t('audit.close')}</Button>
    </>}>
      <Typography sx={{ mb: 2 }}>{t('audit.verifyWhat')}</Typography>
      <Box component="form" id="verify-journal" onSubmit={(event) => { void verify(event); }} sx={{ display: 'grid', gridTemplateColumns: '1fr 2fr', gap: 2, mb: 2, alignItems: 'end' }}>
        <TextField label={t('audit.slipSeq')} optional content="code" value={seq} error={half && t('audit.slipBoth')} onChange={(event) => { setSeq(event.target.value.slice(0, 20)); }} />
        <TextField label={t('audit.slipHash')} optional content="code" value={hash} onChange={(event) => { setHash(event.target.value.slice(0, 100)); }} />
      </Box>
      {busy && <Progress label={t('audit.verifying')} />}
      {outcome && !outcome.ok && <RefusalNotice refusal={outcome.refusal} />}
      {outcome?.ok && <Verdict found={outcome.value} told={number} />}
    </Dialog>
  );
}
function Verdict({ found, told }: { readonly found: Answer<'audit.verify'>; readonly told: string }) {
  const { t } = useLanguage();
  if (found.verdict === 'cut') return <Notice tone="attention" focus>{t('audit.cut', { seq: String(found.seq), rows: String(found.rows) })}</Notice>;
  if (found.verdict === 'broken') return <Notice tone="attention" focus>{t(`audit.broken_${found.chain}`, { seq: String(found.seq) })}</Notice>;
  return (
    <Notice tone={found.lostAt === null ? 'good' : 'attention'} title={t('audit.whole', { rows: found.rows, changes: found.changes })} focus>
      {found.lostAt !== null && <Typography>{t('audit.lost', { seq: String(found.lostAt) })}</Typography>}
      {told !== '' && <Typography>{t('audit.slipFound', { seq: told })}</Typography>}
      <Say k="audit.wholeHead" with={{ seq: <Ltr>{found.head.seq}</Ltr>, hash: <bdi dir="ltr" style={{ overflowWrap: 'anywhere' }}>{found.head.hash}</bdi> }} />
    </Notice>
  );
}
