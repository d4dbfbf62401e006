import { Box, Button, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useCommand } from '#renderer/app/hooks/api.ts';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { TextField } from '#renderer/components/field.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { reasonFault } from './afterTexts.ts';
import type { Changes } from './changes.ts';
import { Panel } from './personPanel.tsx';
import type { Person } from './personTexts.ts';
import type { Ceremony } from './problems.ts';

/** A person gives up what was meant for them: why, and what that does. */
export function WithdrawForm({ ceremony: { ceremonyId, revision }, person, changes, onLeave }: { readonly ceremony: Ceremony; readonly person: Person; readonly changes: Changes; readonly onLeave: () => void }) {
  const { t, lang } = useLanguage();
  const { tell } = useLastAction();
  const { run, busy, refusal } = useCommand('handover.withdraw');
  const [reason, setReason] = useState(''), [asked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement | HTMLTextAreaElement>(null);
  const name = inLanguage(person.name, lang), title = t('ceremonyAfter.title_withdraw', { name }), faulty = reasonFault(reason).length > 0;
  useEffect(() => { field.current?.focus(); }, []);
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (faulty) { field.current?.focus(); return; }
    if (busy) return;
    const outcome = await run({ ceremonyId, recipientId: person.recipientId, revision, reason });
    if (!outcome.ok) return;
    changes.made(outcome.value.revision);
    tell({ words: t('ceremonyAfter.done_withdraw', { name }) });
    onLeave();
  };
  return (
    <Panel label={title} foot={<>
      <Button variant="contained" disabled={busy} onClick={() => { void submit(); }}>{t('ceremonyAfter.confirm_withdraw')}</Button>
      <Button variant="outlined" disabled={busy} onClick={onLeave}>{t('ui.notNow')}</Button>
    </>}>
      <Box component="form" noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }} sx={{ px: 2.5, py: 1.5, display: 'grid', gap: 1.5 }}>
        <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>{title}</Typography>
        <Typography>{t('ceremonyAfter.what_withdraw', { reference: person.paper?.reference ?? '', name })}</Typography>
        <RefusalNotice refusal={refusal} />
        <TextField inputRef={field} label={t('ceremonyAfter.keptReason')} hint={t('ceremonyAfter.keptReasonHint')} error={(asked || reason.length > 300) && faulty ? t('papers.REASON_NEEDED') : undefined} value={reason} onChange={(event) => { setReason(event.target.value); }} />
      </Box>
    </Panel>
  );
}
