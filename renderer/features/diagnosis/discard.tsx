import { Box } from '@mui/material';
import { call, useCommand } from '#renderer/app/hooks/api.ts';
import { keepForms } from '#renderer/app/hooks/formDraft.ts';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { Confirm } from '#renderer/components/dialog.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { draftKey, type Listed } from './texts.ts';

/** An open diagnosis that was begun by mistake goes; undo puts it back as it was stored. */
export function Discard({ diagnosis: { diagnosisId, number, revision }, onLeave, onDiscarded }: { readonly diagnosis: Listed; readonly onLeave: () => void; readonly onDiscarded: () => void }) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const discard = useCommand('diagnosis.discard'), back = useCommand('diagnosis.bringBack');
  const act = async (): Promise<void> => {
    if (discard.busy) return;
    // what is still on its way to be kept would come back after the rest is gone
    await keepForms();
    const outcome = await discard.run({ diagnosisId, revision });
    if (!outcome.ok) return;
    const { personId } = outcome.value, drafts = await call('drafts.list', {});
    if (drafts.ok) await Promise.all(drafts.value.filter(({ key }) => key.startsWith(draftKey({ personId, diagnosisId }, ''))).map(({ key }) => call('drafts.drop', { key })));
    tell({ words: t('diagnosisForm.discarded', { number }), undo: () => back.run({ personId, diagnosisId }) });
    onDiscarded();
  };
  return (
    <Confirm open title={t('diagnosisForm.discardTitle', { number })} act={t('diagnosisForm.discard')} busy={discard.busy} onAct={() => { void act(); }} onClose={onLeave}>
      <Box sx={{ display: 'grid', gap: 1.5 }}><span>{t('diagnosisForm.discardWhat')}</span><RefusalNotice refusal={discard.refusal} /></Box>
    </Confirm>
  );
}
