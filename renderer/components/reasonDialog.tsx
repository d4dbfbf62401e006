import { Box, Button, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { Refusal } from '#shared/lib/result.ts';
import { Dialog } from './dialog.tsx';
import { TextField } from './field.tsx';
import { useLanguage } from './language.tsx';
import { RefusalNotice } from './notice.tsx';

interface Asked {
  readonly title: string;
  /** What the deed does, and to what. */
  readonly children: ReactNode;
  /** The field's name, and what is said where there is too little in it. */
  readonly label: string; readonly lacking: string;
  /** Letters: no more can be typed, and fewer are no reason. */
  readonly most: number; readonly least?: number;
  readonly act: string; readonly busy: boolean; readonly refusal: Refusal | null;
  /** Its text, where that is kept while it is typed: what is said of it over the fields, and what is done where the person gives it up. */
  readonly kept?: { readonly typed: string; readonly onType: (typed: string) => void; readonly onGiveUp: () => void; readonly head: ReactNode };
  readonly onAct: (reason: string) => void; readonly onClose: () => void;
}
/** Asks why, before a deed that is kept with its reason. What was typed stays where the deed is refused. */
export function ReasonDialog({ title, children, label, lacking, most, least = 1, act, busy, refusal, kept, onAct, onClose }: Asked) {
  const { t } = useLanguage();
  const [own, setOwn] = useState(''), [tried, setTried] = useState(false);
  const { typed, onType } = kept ?? { typed: own, onType: setOwn };
  const reason = typed.trim(), short = reason.length < least;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!busy && !short) onAct(reason);
  };
  return (
    <Dialog open title={title} onClose={onClose}>
      <Box component="form" noValidate onSubmit={submit} sx={{ display: 'grid', gap: 2, pt: 1 }}>
        {kept?.head}
        <Typography component="div">{children}</Typography>
        <RefusalNotice refusal={refusal} field={label} />
        <TextField autoFocus label={label} error={tried && short ? lacking : undefined} value={typed} onChange={(event) => { onType(event.target.value.slice(0, most)); }} />
        <Box sx={{ display: 'flex', gap: 1 }}><Button type="submit" variant="contained" disabled={busy}>{act}</Button><Button variant="outlined" disabled={busy} onClick={kept?.onGiveUp ?? onClose}>{t('ui.notNow')}</Button></Box>
      </Box>
    </Dialog>
  );
}
