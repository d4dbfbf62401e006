import { Box, Button, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextField } from '#renderer/components/field.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import type { Refusal, Result } from '#shared/lib/result.ts';
import { useKeptTexts } from './kept.ts';
import { KeptHead } from './keptHead.tsx';

interface Asked {
  /** Under which key the reason is kept while it is typed. */
  readonly keep: string;
  readonly title: string;
  /** What the deed does, and to what. */
  readonly children: ReactNode;
  /** The field's name, and what is said where there is too little in it. */
  readonly label: string; readonly lacking: string;
  /** Letters: no more can be typed, and fewer are no reason. */
  readonly most: number; readonly least?: number;
  readonly act: string; readonly busy: boolean; readonly refusal: Refusal | null;
  readonly onAct: (reason: string) => Promise<Result<unknown>>;
  /** What is said once it is done. */
  readonly told: string;
  readonly onClose: () => void;
}
/** Asks why, before a deed that is kept with its reason. What was typed stays where the deed is refused, the screen locked or the window closed. */
export function ReasonDialog({ keep, title, children, label, lacking, most, least = 1, act, busy, refusal, onAct, told, onClose }: Asked) {
  const { t } = useLanguage();
  const { texts, set, draft, done, giveUp } = useKeptTexts(keep, { reason: '' }, onClose);
  const [tried, setTried] = useState(false);
  const reason = texts.reason.trim(), short = reason.length < least;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!busy && !short && (await onAct(reason)).ok) await done(told);
  };
  if (!draft.ready) return null;
  return (
    <Dialog open title={title} onClose={onClose}>
      <Box component="form" noValidate onSubmit={(event) => { void submit(event); }} sx={{ display: 'grid', gap: 2, pt: 1 }}>
        <KeptHead draft={draft} />
        <Typography component="div">{children}</Typography>
        <RefusalNotice refusal={refusal} field={label} />
        <TextField autoFocus label={label} error={tried && short ? lacking : undefined} value={texts.reason} onChange={(event) => { set('reason', event.target.value.slice(0, most)); }} />
        <Box sx={{ display: 'flex', gap: 1 }}><Button type="submit" variant="contained" disabled={busy}>{act}</Button><Button variant="outlined" disabled={busy} onClick={giveUp}>{t('ui.notNow')}</Button></Box>
      </Box>
    </Dialog>
  );
}
