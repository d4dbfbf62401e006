import { Box, Button, Typography } from '@mui/material';
import { useEffect, useState, type ReactNode } from 'react';
import { ChoiceGroup, OneOf } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextField } from '#renderer/components/field.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { Notice, RefusalNotice } from '#renderer/components/notice.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import type { Answer, Sent } from '#shared/contract/index.ts';
import { inLanguage, type Bilingual } from '#shared/domain/common/bilingual.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { call, useJob } from './api.ts';
import { saveFiles, takeFile, useFileWork } from './files.ts';

type Preview = Answer<'persons.erasable'>;
type Papers = 'keep' | 'erase';
/** Erasing a person for good: what goes, what stays and why, a reason, and their number typed. Who asked shows `Erased` after it. */
export function ErasePerson({ of, name, onErased, onClose }: { readonly of: Sent<'persons.erasable'>; readonly name: Bilingual; readonly onErased: (digest: string) => void; readonly onClose: () => void }) {
  const { t, lang } = useLanguage();
  const erase = useJob('persons.erase', { outlive: true });
  const [found, setFound] = useState<Preview | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [papers, setPapers] = useState<Papers>('keep'), [reason, setReason] = useState(''), [typed, setTyped] = useState('');
  const [asked] = useState(of);
  useEffect(() => {
    let gone = false;
    // looked at once, and written down once: not through the cache of answers, which asks again by itself
    void call('persons.erasable', asked).then((answer) => { if (gone) return; if (answer.ok) setFound(answer.value); else setRefusal(answer.refusal); });
    return () => { gone = true; };
  }, [asked]);
  const act = async (): Promise<void> => {
    if (!found) return;
    const done = await erase.run({ personId: found.personId, reason, papers, confirmation: typed });
    if (done.ok) onErased(done.value.digest);
  };
  const asksPapers = found?.validated.some(({ over }) => !over) ?? false;
  return (
    <Dialog open wide title={t('persons.title', { name: inLanguage(name, lang) })} onClose={erase.busy ? () => undefined : onClose} actions={<>
      <Button variant="contained" disabled={!found || erase.busy || reason.trim().length < 3 || typed.trim() === ''} onClick={() => { void act(); }}>{t('persons.act')}</Button>
      <Button variant="outlined" disabled={erase.busy} onClick={onClose}>{t('ui.notNow')}</Button>
    </>}>
      <RefusalNotice refusal={refusal ?? erase.refusal} />
      {!found && !refusal && <Progress label={t('persons.reading')} />}
      {found && <>
        <What found={found} papers={papers} />
        {asksPapers && <ChoiceGroup title={t('persons.papers')} hint={papers === 'erase' && t('persons.papersWarn')}>
          <OneOf label={t('persons.papers')} value={papers} onChange={setPapers} options={[{ value: 'keep', label: t('persons.papers_keep') }, { value: 'erase', label: t('persons.papers_erase') }]} />
        </ChoiceGroup>}
        <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
          <TextField label={t('persons.reason')} hint={t('persons.reasonHint')} value={reason} onChange={(event) => { setReason(event.target.value.slice(0, 300)); }} />
          <TextField label={t(`persons.confirm_${found.confirmBy}`, { number: found.confirmBy === 'cin' ? found.cinMasked : found.fileNumber })} content="code" value={typed} onChange={(event) => { setTyped(event.target.value.slice(0, 60)); }} />
        </Box>
        {erase.busy && <Box sx={{ mt: 2 }}><Progress label={t('persons.erasing')} /></Box>}
      </>}
    </Dialog>
  );
}
function What({ found, papers }: { readonly found: Preview; readonly papers: Papers }) {
  const { t, lang } = useLanguage();
  const of = ({ title, date }: { readonly title: Bilingual; readonly date: string }) => ({ title: inLanguage(title, lang), date: shortDate(date as CivilDate) });
  const until = (date: string): string => shortDate(date as CivilDate);
  const goes = [
    t('persons.goesFile'), ...(found.file ? [t('persons.goesCase', found.file)] : []), ...(found.changes > 0 ? [t('persons.goesChanges', { count: found.changes })] : []), ...(found.forms > 0 ? [t('persons.goesForms', { count: found.forms })] : []),
    ...found.drafts.map((one) => t('persons.goesDraft', of(one))), ...found.validated.filter(({ over }) => over || papers === 'erase').map((one) => t('persons.goesPapers', { ...of(one), papers: one.papers, files: one.files })),
  ];
  const open = found.validated.filter(({ over }) => !over);
  const stays = [
    ...(papers === 'keep' ? open : []).map((one) => t('persons.staysOwn', { ...of(one), papers: one.papers, until: until(one.until) })),
    ...open.filter(({ shared }) => shared > 0).map((one) => t('persons.staysShared', { ...of(one), count: one.shared, until: until(one.until) })),
  ];
  const mentions = [
    ...found.mentions.map((one) => t('persons.mention', { ...of(one), status: one.status, where: t(`persons.mention_${one.where}`), count: one.count })),
    ...found.fileMentions.map((one) => t('persons.fileMention', { name: inLanguage(one.name, lang), fileNumber: one.fileNumber, where: t(`persons.fileMention_${one.where}`), count: one.count })),
  ];
  return <>
    <List title={t('persons.goes')} lines={goes} />
    <List title={t('persons.stays')} lines={[...stays, t('persons.staysBackups')]} />
    {mentions.length > 0 && <List title={t('persons.mentions')} lead={t('persons.mentionsLead')} lines={mentions} />}
  </>;
}
const List = ({ title, lead, lines }: { readonly title: ReactNode; readonly lead?: ReactNode; readonly lines: readonly string[] }) => <>
  <Typography variant="h3" sx={{ mt: 1.5 }}>{title}</Typography>
  {lead && <Typography>{lead}</Typography>}
  <Box component="ul" sx={{ m: 0, mt: 0.5, paddingInlineStart: '22px' }}>{lines.map((line) => <Typography component="li" key={line}>{line}</Typography>)}</Box>
</>;
/** A person was erased: the certificate of it, which names nobody, while it is at hand. */
export function Erased({ digest, onClose }: { readonly digest: string; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const certificate = useJob('persons.erasureCertificate');
  const { busy, refusal, work } = useFileWork();
  const save = async (): Promise<void> => {
    const made = await certificate.run({ digest });
    if (made.ok) await work(async () => { const taken = await takeFile(made.value.file); return taken.ok ? saveFiles([{ name: made.value.fileName, bytes: taken.value }]) : taken; });
  };
  return (
    <Dialog open title={t('persons.doneTitle')} onClose={onClose} actions={<>
      <Button variant="contained" disabled={busy || certificate.busy} onClick={() => { void save(); }}>{t('persons.saveCertificate')}</Button>
      <Button variant="outlined" onClick={onClose}>{t('persons.close')}</Button>
    </>}>
      <Box sx={{ pt: 1 }}>
        <Notice tone="good" title={t('persons.done')} focus>{t('persons.doneWhat')}</Notice>
        <RefusalNotice refusal={certificate.refusal ?? refusal} />
      </Box>
    </Dialog>
  );
}
