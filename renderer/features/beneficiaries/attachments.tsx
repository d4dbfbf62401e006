import AddIcon from '@mui/icons-material/Add';
import { Box, Button, Typography } from '@mui/material';
import { useEffect, useState, type FormEvent } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { call, useAnswer, useCommand } from '#renderer/app/hooks/api.ts';
import { openFile, saveFiles, takeFile, useFileWork } from '#renderer/app/hooks/files.ts';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { ReasonDialog } from '#renderer/app/hooks/reasonDialog.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { SelectField, TextField } from '#renderer/components/field.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { Notice, RefusalNotice } from '#renderer/components/notice.tsx';
import { Section } from '#renderer/components/page.tsx';
import { PdfView } from '#renderer/components/pdf/pdfView.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { ScannedPicture } from '#renderer/components/scannedPicture.tsx';
import { Table, type Column } from '#renderer/components/table.tsx';
import { narrow } from '#renderer/components/theme.ts';
import { ClippedName, Moment, Name } from '#renderer/components/values.tsx';
import type { ChosenFile } from '#shared/contract/bridge.ts';
import type { Answer } from '#shared/contract/index.ts';
import { ATTACHMENT_KINDS, type AttachmentKind } from '#shared/domain/beneficiaries.ts';
import type { Refusal } from '#shared/lib/result.ts';

type Attachment = Answer<'beneficiaries.attachments'>[number];
const MB = 1_000_000, KB = 1_000;
const fileName = ({ title, format }: Attachment): string => `${title.replace(/[^\p{L}\p{N} ._-]+/gu, '-').slice(0, 80)}.${format === 'jpeg' ? 'jpg' : format}`;

/** The signed sheets and proofs kept in a file: added, looked at, saved, taken away with a reason. */
export function Attachments({ mayWrite }: { readonly mayWrite: boolean }) {
  const { t } = useLanguage();
  const { personId = '' } = useParams();
  const { data, refusal } = useAnswer('beneficiaries.attachments', { personId });
  const { work, busy, refusal: choosing, clear } = useFileWork();
  const [chosen, setChosen] = useState<ChosenFile | null>(null), [looked, setLooked] = useState<Attachment | null>(null);
  // in the address, so that what was begun is found again from the home page
  const [params, setParams] = useSearchParams(), removing = mayWrite && data?.find(({ attachmentId, removed }) => !removed && attachmentId === params.get('remove'));
  const choose = async (): Promise<void> => { clear(); const file = await work(() => openFile('attachment')); if (file) setChosen(file); };
  const size = (bytes: number): string => (bytes >= MB ? t('beneficiariesForm.megabytes', { size: (bytes / MB).toFixed(1).replace('.', ',') }) : t('beneficiariesForm.kilobytes', { size: Math.max(1, Math.round(bytes / KB)) }));
  const columns: Column<Attachment>[] = [
    { key: 'title', head: t('beneficiariesForm.colTitle'), cell: (one) => <ClippedName>{one.title}</ClippedName> },
    { key: 'kind', head: t('beneficiariesForm.colKind'), width: 168, cell: ({ kind }) => t(`beneficiariesForm.kind_${kind}`) },
    { key: 'size', head: t('beneficiariesForm.colSize'), width: 96, figures: true, secondary: true, cell: ({ bytes }) => <bdi>{size(bytes)}</bdi> },
    { key: 'at', head: t('beneficiariesForm.colAttached'), width: 232, secondary: true, cell: ({ attachedAt, attachedBy }) => <><Moment at={attachedAt} /> · <Name>{attachedBy}</Name></> },
    { key: 'deeds', head: t('beneficiariesForm.deeds'), width: 248, cell: (one) => (one.removed ? <span className="faint"><Say k="beneficiariesForm.removed" with={{ date: <Moment at={one.removed.at} />, reason: <Name>{one.removed.reason}</Name> }} /></span> : (
      <Box sx={{ display: 'flex', gap: 1 }}><Button size="small" variant="outlined" onClick={() => { setLooked(one); }}>{t('beneficiariesForm.look')}</Button>{mayWrite && <Button size="small" variant="outlined" onClick={() => { setParams({ remove: one.attachmentId }, { replace: true }); }}>{t('beneficiariesForm.remove')}</Button>}</Box>
    )) },
  ];
  return (
    <Section title={t('beneficiariesForm.attachments')} aside={mayWrite && <Button size="small" variant="outlined" startIcon={<AddIcon />} disabled={busy} onClick={() => { void choose(); }}>{t('beneficiariesForm.attach')}</Button>}>
      <RefusalNotice refusal={refusal ?? choosing} />
      {data?.length === 0 && <Typography color="textSecondary" sx={{ py: 1.5 }}>{t('beneficiariesForm.noAttachments')} {mayWrite && t('beneficiariesForm.attachHint')}</Typography>}
      {data && data.length > 0 && <Table label={t('beneficiariesForm.colTitle')} columns={columns} rows={data} rowKey={({ attachmentId }) => attachmentId} sx={{ mx: -3, flex: 'none', overflow: 'visible', [narrow]: { mx: -2, overflow: 'auto' } }} />}
      {chosen && <Attach personId={personId} file={chosen} onClose={() => { setChosen(null); }} />}
      {looked && <Look attachment={looked} onClose={() => { setLooked(null); }} />}
      {removing && <Remove key={removing.attachmentId} personId={personId} attachment={removing} onClose={() => { setParams({}, { replace: true }); }} />}
    </Section>
  );
}

function Attach({ personId, file, onClose }: { readonly personId: string; readonly file: ChosenFile; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const { run, busy, refusal } = useCommand('beneficiaries.attach');
  const [title, setTitle] = useState(file.name.replace(/\.[^.]+$/, '').slice(0, 150)), [kind, setKind] = useState<AttachmentKind>('other'), [active, setActive] = useState(false), [tried, setTried] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || title.trim() === '') return;
    const done = await run({ personId, file: file.handle, title, kind });
    if (!done.ok) return;
    tell({ words: t('beneficiariesForm.attachedNow') });
    if (done.value.active) setActive(true); else onClose();
  };
  return (
    <Dialog open title={t('beneficiariesForm.attachTitle')} onClose={onClose}>
      {active ? <Notice tone="attention" focus action={<Button size="small" variant="outlined" onClick={onClose}>{t('ui.close')}</Button>}>{t('beneficiariesForm.activeNotice')}</Notice> : (
        <Box component="form" noValidate onSubmit={(event) => { void submit(event); }} sx={{ display: 'grid', gap: 2, pt: 1 }}>
          <RefusalNotice refusal={refusal} />
          <Typography><Name>{file.name}</Name></Typography>
          <TextField autoFocus label={t('beneficiariesForm.attachName')} error={tried && title.trim() === '' ? t('app.EMPTY') : undefined} value={title} onChange={(event) => { setTitle(event.target.value.slice(0, 150)); }} />
          <SelectField label={t('beneficiariesForm.attachKind')} value={kind} onChange={setKind} options={ATTACHMENT_KINDS.map((value) => ({ value, label: t(`beneficiariesForm.kind_${value}`) }))} />
          {busy ? <Progress label={t('ui.working')} /> : <Box sx={{ display: 'flex', gap: 1 }}><Button type="submit" variant="contained">{t('beneficiariesForm.attach')}</Button><Button variant="outlined" onClick={onClose}>{t('ui.notNow')}</Button></Box>}
        </Box>
      )}
    </Dialog>
  );
}
interface Seen { readonly bytes: Uint8Array<ArrayBuffer>; readonly active: boolean }
/** The attachment itself, unless it holds something that acts by itself: that is only ever saved. */
function Look({ attachment, onClose }: { readonly attachment: Attachment; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const [seen, setSeen] = useState<Seen | null>(null), [refusal, setRefusal] = useState<Refusal | null>(null);
  const { attachmentId } = attachment;
  useEffect(() => {
    let gone = false;
    void (async () => {
      const found = await call('beneficiaries.attachment', { attachmentId });
      const taken = found.ok ? await takeFile(found.value.file) : found;
      if (gone) return;
      if (taken.ok && found.ok) setSeen({ bytes: taken.value, active: found.value.active }); else if (!taken.ok) setRefusal(taken.refusal);
    })();
    return () => { gone = true; };
  }, [attachmentId]);
  const save = (): void => { if (seen) void saveFiles([{ name: fileName(attachment), bytes: seen.bytes }]); };
  return (
    <Dialog open wide title={<Name>{attachment.title}</Name>} onClose={onClose} actions={<><Button variant="outlined" disabled={!seen} onClick={save}>{t('beneficiariesForm.saveIt')}</Button><Button variant="contained" onClick={onClose}>{t('ui.close')}</Button></>}>
      <RefusalNotice refusal={refusal} />
      {!seen && !refusal && <Progress label={t('ui.loading')} />}
      {seen?.active && <Notice tone="attention">{t('beneficiariesForm.activeNotice')}</Notice>}
      {seen && !seen.active && <Box sx={{ height: '62vh', display: 'flex', flexDirection: 'column' }}>{attachment.format === 'pdf' ? <PdfView bytes={seen.bytes} label={attachment.title} /> : <ScannedPicture bytes={seen.bytes} label={attachment.title} />}</Box>}
    </Dialog>
  );
}
function Remove({ personId, attachment: { attachmentId, title }, onClose }: { readonly personId: string; readonly attachment: Attachment; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { run, busy, refusal } = useCommand('beneficiaries.removeAttachment');
  return (
    <ReasonDialog keep={`removeAttachment/${personId}/${attachmentId}`} title={t('beneficiariesForm.removeTitle', { title })} label={t('beneficiariesForm.assignReason')} lacking={t('beneficiariesForm.reasonNeeded')} most={500} act={t('beneficiariesForm.remove')} busy={busy} refusal={refusal} onAct={(reason) => run({ attachmentId, reason })} told={t('beneficiariesForm.removedNow')} onClose={onClose}>
      {t('beneficiariesForm.removeWhat')}
    </ReasonDialog>
  );
}
