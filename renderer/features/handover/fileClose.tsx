import { Box, Button, Typography } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { Link as RouterLink } from 'react-router';
import { useCommand } from '../../app/hooks/api.ts';
import { useLastAction } from '../../app/hooks/lastAction.tsx';
import { TextField } from '../../components/field.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { color, narrow } from '../../components/theme.ts';
import { Moment, Name } from '../../components/values.tsx';
import { unscanned, type Day } from './fileRules.ts';

const BAR = { borderTop: `1px solid ${color.line}`, bgcolor: color.quiet, px: 3, py: 1.5, display: 'grid', gap: 1, flex: 'none', [narrow]: { px: 2 } } as const;
const LINE = { display: 'flex', gap: 1.5, alignItems: 'flex-end', flexWrap: 'wrap' } as const;

/** The end of a ceremony, and its reopening: both keep their reason. */
export function FileClose({ day, mayFile }: { readonly day: Day; readonly mayFile: boolean }) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const closing = useCommand('handover.fileAway'), opening = useCommand('handover.reopen');
  // each its own: what is typed to reopen stays, though the closing was told of first
  const [reasons, setReasons] = useState({ close: '', reopen: '' }), [wanting, setWanting] = useState(false);
  const { ceremonyId, filed, counts } = day, deed = filed ? 'reopen' : 'close', reason = reasons[deed], setReason = (typed: string): void => { setReasons((all) => ({ ...all, [deed]: typed })); };
  const missing = unscanned(day).length, waiting = counts.waiting;
  const needed = filed !== null || missing > 0;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (needed && reason.trim() === '') { setWanting(true); return; }
    const done = filed ? await opening.run({ ceremonyId, reason }) : await closing.run({ ceremonyId, reason: missing > 0 ? reason : '' });
    if (!done.ok) return;
    setReason('');
    setWanting(false);
    tell({ words: t(filed ? 'filing.reopened' : 'filing.filedNow') });
  };
  const field = (
    <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
      <TextField label={t(filed ? 'filing.reopenReason' : 'filing.closeReason')} hint={t(filed ? 'filing.reopenHint' : 'filing.closeHint')} error={wanting && reason.trim() === '' ? t('filing.reasonNeeded') : reason.length > 500 ? t('day.noteTooLong', { max: 500 }) : undefined} value={reason} onChange={(event) => { setReason(event.target.value); }} />
    </Box>
  );
  return (
    <Box component="form" noValidate aria-label={t('filing.title')} onSubmit={(event) => void submit(event)} sx={BAR}>
      <RefusalNotice refusal={closing.refusal ?? opening.refusal} />
      {filed && <Notice tone="good" title={t('filing.isFiled')}><Moment at={filed.at} />{filed.by && <> · <Name>{filed.by}</Name></>}{filed.reason && <Box>{t('filing.because')} <Name>{filed.reason}</Name></Box>}</Notice>}
      {!filed && (waiting > 0
        ? <Notice tone="attention" title={t('filing.stillWaiting', { count: waiting })} action={<Button size="small" variant="outlined" component={RouterLink} to={`/ceremonies/${ceremonyId}/day`}>{t('filing.toDay')}</Button>}>{t('filing.stillWaitingHelp')}</Notice>
        : <Typography sx={{ fontWeight: 600 }}>{t('filing.missing', { count: missing })}</Typography>)}
      {mayFile && (filed || waiting === 0) && (
        <Box sx={LINE}>
          {needed && field}
          <Button type="submit" variant={filed ? 'outlined' : 'contained'} disabled={closing.busy || opening.busy || reason.length > 500}>{t(filed ? 'filing.reopen' : missing > 0 ? 'filing.closeWithout' : 'filing.close')}</Button>
        </Box>
      )}
    </Box>
  );
}
