import { Box, Button } from '@mui/material';
import { useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import { useJob } from '../../app/hooks/api.ts';
import { saveFiles, takeFile, useFileWork } from '../../app/hooks/files.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { Facts } from '../../components/page.tsx';
import { Progress } from '../../components/progress.tsx';
import { Ltr, Moment } from '../../components/values.tsx';
import type { Backup } from './backups.tsx';

type Verdict = Answer<'backups.verify'>;
/** One backup: opened for real, and its slip. */
export function BackupDeeds({ backup, onClose }: { readonly backup: Backup; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const verify = useJob('backups.verify'), slip = useJob('backups.slip'), saving = useFileWork();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const check = async (): Promise<void> => { setVerdict(null); const answer = await verify.run({ source: backup.source }); if (answer.ok) setVerdict(answer.value); };
  const save = async (): Promise<void> => {
    const made = await slip.run({ source: backup.source });
    if (made.ok) await saving.work(async () => { const bytes = await takeFile(made.value.file); return bytes.ok ? saveFiles([{ name: made.value.fileName, bytes: bytes.value }]) : bytes; });
  };
  const busy = verify.busy || slip.busy || saving.busy;
  return (
    <Dialog open title={<Ltr>{backup.fileName}</Ltr>} onClose={onClose} actions={<>
      <Button variant="contained" disabled={busy} onClick={() => { void check(); }}>{t('backupsForm.verify')}</Button>
      <Button variant="outlined" disabled={busy || backup.verdict !== 'good'} onClick={() => { void save(); }}>{t('backupsForm.slip')}</Button>
      <Button variant="outlined" onClick={onClose}>{t('ui.close')}</Button>
    </>}>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Facts facts={[
          [t('backupsForm.date'), backup.madeAt ? <Moment key="at" at={backup.madeAt} /> : '—'], [t('backupsForm.folder'), <Ltr key="folder">{backup.folder}</Ltr>],
          [t('backupsForm.verdict'), t(`backupsForm.${verdict?.verdict ?? backup.verdict}`)],
        ]} />
        {busy && <Progress label={t('backupsForm.verifying')} share done={verify.done} total={verify.total} onCancel={verify.busy ? verify.cancel : undefined} />}
        {verdict?.verdict === 'good' && <Notice tone="good" focus>{t('backupsForm.verified')}</Notice>}
        {verdict && verdict.verdict !== 'good' && <Notice tone="attention" focus>{t(`backupsForm.${verdict.verdict}`)}</Notice>}
        <RefusalNotice refusal={verify.refusal ?? slip.refusal ?? saving.refusal} />
      </Box>
    </Dialog>
  );
}
