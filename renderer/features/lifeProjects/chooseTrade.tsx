import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useAnswer, useCommand } from '#renderer/app/hooks/api.ts';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { SelectField, TextField } from '#renderer/components/field.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { color } from '#renderer/components/theme.ts';
import { Day, Name } from '#renderer/components/values.tsx';
import { TRADES, type TradeCode } from '#shared/domain/trades.ts';
import type { Writing } from './planEditor.tsx';
import { ProposalWords } from './proposal.tsx';

/** A trade chosen by a person on a proposal, and why: the machine advises, and decides nothing. */
export function ChooseTrade({ data: { lifeProjectId, content: { choice } }, kept: { form }, personId, busy, store }: Writing) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const [asked, setAsked] = useState(false), [trade, setTrade] = useState<TradeCode | ''>(''), [why, setWhy] = useState(''), [faulty, setFaulty] = useState(false);
  const { data, refusal, loading } = useAnswer('matching.propose', { personId }, { enabled: asked });
  const choose = useCommand('lifeProjects.choose');
  // the proposal is made of what is stored
  const ask = async (): Promise<void> => { if (await store() !== null) setAsked(true); };
  const set = async (chosen: { readonly trade: TradeCode; readonly why: string } | null): Promise<void> => {
    const revision = await store();
    if (revision === null || choose.busy) return;
    const outcome = await choose.run({ lifeProjectId, revision, choice: chosen });
    if (!outcome.ok) return;
    form.setValue('revision', outcome.value.revision);
    setAsked(false); setTrade(''); setWhy(''); setFaulty(false);
    tell({ words: chosen ? t('lifeProjectForm.chosen', { trade: t(`trades.${chosen.trade}`) }) : t('lifeProjectForm.choiceTakenBack') });
  };
  const submit = (): void => {
    const missing = trade === '' || why.trim() === '';
    setFaulty(missing);
    if (trade !== '' && !missing) void set({ trade, why: why.trim() });
  };
  return <>
    {choice && (
      <Box sx={{ display: 'grid', gap: 0.5 }}>
        <Box><span className="strong">{t(`trades.${choice.trade}`)}</span> <span className="soft">· <Say k="lifeProjectForm.chosenOnBy" with={{ on: <Day date={choice.chosenOn} />, by: <Name>{choice.chosenBy}</Name> }} /></span></Box>
        <Box dir="auto" sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', textAlign: 'start' }}>{choice.why}</Box>
        <Box component="details" sx={{ '& summary': { cursor: 'pointer', minHeight: 32, color: color.green } }}><summary>{t('lifeProjectForm.proposalThen')}</summary><ProposalWords proposal={choice.proposal} /></Box>
      </Box>
    )}
    {!asked && <>
      {!choice && <Typography color="textSecondary">{t('lifeProjectForm.choiceWhat')}</Typography>}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button size="small" variant="outlined" onClick={() => { void ask(); }}>{t(choice ? 'lifeProjectForm.proposeAgain' : 'lifeProjectForm.propose')}</Button>
        {choice && <Button size="small" variant="text" disabled={busy || choose.busy} onClick={() => { void set(null); }}>{t('lifeProjectForm.takeBack')}</Button>}
      </Box>
    </>}
    {asked && <>
      {loading && <Progress label={t('lifeProjectForm.proposing')} />}
      <RefusalNotice refusal={refusal} />
      {data && <>
        <ProposalWords proposal={data} />
        <Box sx={{ borderTop: `1px solid ${color.line}`, pt: 1.5, display: 'grid', gap: 1.5 }}>
          <Typography>{t('lifeProjectForm.youChoose')}</Typography>
          <Box sx={{ maxWidth: 360 }}><SelectField label={t('lifeProjectForm.f_choiceTrade')} value={trade} error={faulty && trade === '' ? t('lifeProjectForm.TRADE_NEEDED') : undefined} onChange={setTrade} options={[{ value: '', label: t('ceremonyEdit.chooseTrade') }, ...[...data.best.map((one) => one.trade), ...TRADES.filter((one) => !data.best.some((best) => best.trade === one))].map((one) => ({ value: one, label: t(`trades.${one}`) }))]} /></Box>
          <TextField label={t('lifeProjectForm.f_choiceWhy')} hint={t('lifeProjectForm.choiceWhyHint')} multiline minRows={2} value={why} error={faulty && why.trim() === '' ? t('lifeProjectForm.WHY_NEEDED') : undefined} onChange={(event) => { setWhy(event.target.value.slice(0, 1000)); }} />
          <RefusalNotice refusal={choose.refusal} field={t('lifeProjectForm.f_choiceWhy')} />
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}><Button variant="outlined" disabled={busy || choose.busy} onClick={submit}>{t('lifeProjectForm.choose')}</Button><Button variant="text" onClick={() => { setAsked(false); choose.clear(); }}>{t('ui.notNow')}</Button></Box>
        </Box>
      </>}
    </>}
  </>;
}
