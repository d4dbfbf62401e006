import { Box, Button, Typography } from '@mui/material';
import { useCallback, useEffect, useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import { useAnswer, useCommand, useJob } from '../../app/hooks/api.ts';
import { chooseFolder, host, saveFiles, takeFile, useFileWork } from '../../app/hooks/files.ts';
import { useLastAction } from '../../app/hooks/lastAction.tsx';
import { useMay } from '../../app/hooks/session.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { PageHead, Section } from '../../components/page.tsx';
import { Progress } from '../../components/progress.tsx';
import { Status } from '../../components/status.tsx';
import { Table, type Column } from '../../components/table.tsx';
import { narrow } from '../../components/theme.ts';
import { Ltr, Moment } from '../../components/values.tsx';
import { BackupDeeds } from './deeds.tsx';
import { Restore } from './restore.tsx';

type Listed = Answer<'backups.list'>;
export type Backup = Listed['backups'][number];
const MEGABYTE = 1_048_576;

/** Copies of the centre's data, made elsewhere: how old the newest is, making one, where they go, and what lies there. */
export function Backups() {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const mayChoose = useMay('backup.restore');
  const state = useAnswer('backups.state', {});
  const making = useJob('backups.make', { outlive: true }), downloading = useJob('backups.download'), list = useJob('backups.list');
  const add = useCommand('backups.addFolder'), remove = useCommand('backups.removeFolder'), choosing = useFileWork();
  const [found, setFound] = useState<Listed | null>(null);
  const [open, setOpen] = useState<Backup | null>(null);
  const [restoring, setRestoring] = useState(false);
  const { run: runList } = list;
  const look = useCallback(async (): Promise<void> => { const answer = await runList({}); if (answer.ok) setFound(answer.value); }, [runList]);
  useEffect(() => { void look(); }, [look]);

  const folder = async (): Promise<string | null> => (await choosing.work(chooseFolder))?.handle ?? null;
  const make = async (to: string | null): Promise<void> => {
    const made = await making.run({ to });
    if (!made.ok) return;
    tell({ words: t('backupsForm.made', { file: made.value.made.map(({ fileName }) => fileName).join(' · ') }) });
    await look();
  };
  const download = async (): Promise<void> => {
    const made = await downloading.run({});
    if (!made.ok) return;
    const done = await choosing.work(async () => { const bytes = await takeFile(made.value.file); return bytes.ok ? saveFiles([{ name: made.value.fileName, bytes: bytes.value }]) : bytes; });
    if (done) tell({ words: t('backupsForm.made', { file: made.value.fileName }) });
  };
  const addFolder = async (): Promise<void> => { const chosen = await folder(); if (chosen && (await add.run({ folder: chosen })).ok) await look(); };
  const busy = making.busy || downloading.busy || choosing.busy, chosen = (found?.folders ?? []).filter((one) => one.chosen);
  const columns: readonly Column<Backup>[] = [
    { key: 'date', head: t('backupsForm.date'), width: 190, opens: true, cell: ({ madeAt, fileName }) => (madeAt ? <Moment at={madeAt} /> : <Ltr>{fileName}</Ltr>) },
    { key: 'verdict', head: t('backupsForm.verdict'), width: 190, cell: ({ verdict }) => <Status tone={verdict === 'good' ? 'done' : 'warn'}>{t(`backupsForm.${verdict}`)}</Status> },
    { key: 'size', head: t('backupsForm.size'), width: 120, figures: true, cell: ({ size }) => (size / MEGABYTE).toFixed(1).replace('.', ',') },
    { key: 'file', head: t('backupsForm.file'), secondary: true, cell: ({ fileName }) => <Ltr>{fileName}</Ltr> },
  ];
  const { newest, warning, failure } = state.data ?? { newest: null, warning: null, failure: null };
  const back = (): void => { setRestoring(false); void look(); };
  if (restoring) return <Box sx={{ px: 3, py: 2, maxWidth: 760 }}><Restore onDone={back} onBack={back} /></Box>;
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', [narrow]: { flex: 'none' } }}>
      <PageHead title={t('backupsForm.title')} back={{ to: '/settings', label: t('ui.settings') }} />
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 3, py: 2, display: 'grid', gap: 3, alignContent: 'start', maxWidth: 1100 }}>
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          <Typography color="textSecondary">{t('backupsForm.lead')}</Typography>
          {warning && <Notice tone="attention">{t(warning)}</Notice>}
          {newest && !warning && <Notice tone="good">{t('backupsForm.age', { days: newest.days })}</Notice>}
          {failure && <Notice tone="attention" title={t('backupsForm.failed')}>{t(failure.code as MessageKey, failure.params)}</Notice>}
          <RefusalNotice refusal={state.refusal ?? making.refusal ?? downloading.refusal ?? choosing.refusal ?? add.refusal ?? remove.refusal} />
          {busy ? <Progress label={t('backupsForm.making')} share {...(making.busy ? { done: making.done, total: making.total } : { done: downloading.done, total: downloading.total })} onCancel={making.busy ? making.cancel : downloading.busy ? downloading.cancel : undefined} /> : (
            <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
              {chosen.length > 0 && <Button variant="contained" onClick={() => { void make(null); }}>{t('backupsForm.now')}</Button>}
              {host === 'electron'
                ? <Button variant={chosen.length > 0 ? 'outlined' : 'contained'} onClick={() => { void folder().then((to) => (to ? make(to) : undefined)); }}>{t('backupsForm.to')}</Button>
                : <Button variant={chosen.length > 0 ? 'outlined' : 'contained'} onClick={() => { void download(); }}>{t('backupsForm.download')}</Button>}
            </Box>
          )}
        </Box>
        <Section title={t('backupsForm.folders')} aside={host === 'electron' && mayChoose && <Button size="small" variant="outlined" disabled={busy} onClick={() => { void addFolder(); }}>{t('backupsForm.addFolder')}</Button>}>
          <Typography color="textSecondary" sx={{ py: 1 }}>{t('backupsForm.foldersLead')}</Typography>
          {found && chosen.length === 0 && <Typography>{t('backupsForm.noFolder')}</Typography>}
          {host === 'browser' && mayChoose && <Typography color="textSecondary">{t('backupsForm.browser')}</Typography>}
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
            {chosen.map(({ folder: at, id, refusal }) => (
              <Box component="li" key={at} sx={{ display: 'grid', gap: 0.5 }}>
                <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
                  <Ltr>{at}</Ltr>
                  {id && mayChoose && <Button size="small" variant="text" aria-label={t('backupsForm.removeFolder', { folder: at })} onClick={() => { void remove.run({ id }).then(look); }}>{t('backupsForm.stop')}</Button>}
                </Box>
                {refusal && <Notice tone="attention">{t(refusal.code as MessageKey, refusal.params)}</Notice>}
              </Box>
            ))}
          </Box>
        </Section>
        <Section title={t('backupsForm.list')} aside={<Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          {mayChoose && <Button size="small" variant="text" disabled={busy} onClick={() => { setRestoring(true); }}>{t('backupsForm.restore')}</Button>}
          <Button size="small" variant="outlined" disabled={list.busy} onClick={() => { void look(); }}>{t('backupsForm.look')}</Button>
        </Box>}>
          <RefusalNotice refusal={list.refusal} />
          {list.busy && !found && <Progress label={t('backupsForm.looking')} />}
          {found && (found.backups.length === 0 ? <Typography sx={{ py: 1.5 }}>{t('backupsForm.empty')}</Typography>
            : <Table label={t('backupsForm.list')} columns={columns} rows={found.backups} rowKey={({ source }) => source} onOpen={setOpen} sx={{ mx: -3, flex: 'none' }} />)}
        </Section>
      </Box>
      {open && <BackupDeeds key={open.source} backup={open} onClose={() => { setOpen(null); }} />}
    </Box>
  );
}
