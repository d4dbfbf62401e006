import { Box } from '@mui/material';
import { useCommand } from '#renderer/app/hooks/api.ts';
import { Confirm } from '#renderer/components/dialog.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Ltr } from '#renderer/components/values.tsx';
import type { Ceremony } from './problems.ts';

/** Asks before the certificates are numbered, and says what that means. */
export function Validate({ ceremony: { ceremonyId, revision, ceremony, recipients, problems }, code, open, onClose, onDone }: { readonly ceremony: Ceremony; readonly code: string; readonly open: boolean; readonly onClose: () => void; readonly onDone: (references: readonly string[]) => void }) {
  const { t } = useLanguage();
  const issue = useCommand('handover.issue');
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  const act = async (): Promise<void> => {
    const outcome = await issue.run({ ceremonyId, revision });
    if (outcome.ok) onDone(outcome.value.certificates.map(({ reference }) => reference));
  };
  const close = (): void => { issue.clear(); onClose(); };
  return (
    <Confirm open={open} title={t('ceremony.validateTitle', { count: recipients.length })} act={t('ceremony.validate')} busy={issue.busy} onAct={() => { void act(); }} onClose={close}>
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        <RefusalNotice refusal={issue.refusal} />
        <Box><Say k="ceremony.validateWhat" with={{ count: recipients.length, pattern: <Ltr>{`PV/${code}/${ceremony.date.slice(0, 4)}/…`}</Ltr> }} /></Box>
        {warnings > 0 && <Box>{t('ceremony.validateWarnings', { count: warnings })}</Box>}
      </Box>
    </Confirm>
  );
}
