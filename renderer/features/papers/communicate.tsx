import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { useJob } from '#renderer/app/hooks/api.ts';
import { useKept } from '#renderer/app/hooks/kept.ts';
import { Choice, FieldsOf, Text } from '#renderer/app/hooks/keptFields.tsx';
import { KeptHead } from '#renderer/app/hooks/keptHead.tsx';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { Notice, RefusalNotice } from '#renderer/components/notice.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { fieldNamed, type Read } from '#renderer/components/typed.ts';
import { PAPER_LANGS, type PaperLang, type SharedKind } from '#shared/domain/papers.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { OTHER, readCommunication, type CommunicationTexts } from './communicationTexts.ts';
import type { PrintedPaper } from './printRequest.ts';

const labelOf = (path: string): MessageKey => `casePapersForm.f_${path}` as MessageKey;
/** Refusals that an answer of the person would lift: noted on the consents' tab. */
const ABOUT_CONSENT: ReadonlySet<MessageKey> = new Set(['casePapers.PARTNER_NOT_ASKED', 'casePapers.PARTNER_FORBIDDEN']);

/**
 * Gives a paper of the file to a partner: to whom, what for, in which language. @param partners those to whom the person agreed
 */
export function Communicate({ personId, kind, partners, language, onMade, onClose }: { readonly personId: string; readonly kind: SharedKind; readonly partners: readonly string[]; readonly language: PaperLang; readonly onMade: (paper: PrintedPaper, partner: string) => void; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const job = useJob('casePapers.communicate');
  const [refusal, setRefusal] = useState<Refusal | null>(null), [pending, setPending] = useState(false);
  const kept = useKept<CommunicationTexts>(`communication/${personId}/${kind}`, { partner: partners.length === 0 ? OTHER : partners.length === 1 ? partners[0] ?? '' : '', other: '', purpose: '', language }, 0, (told) => { const field = fieldNamed(told); return field === 'partner' ? 'other' : field; });
  const { draft, form } = kept, chosen = form.watch('now.partner');
  const submit = async (): Promise<void> => {
    if (job.busy) return;
    setRefusal(null); setPending(false);
    const said = kept.check((texts): Read<ReturnType<typeof readCommunication>['value']> => { const read = readCommunication(texts); return read.faults.length > 0 ? { ok: false, faults: read.faults } : { ok: true, value: read.value }; });
    if (!said) return;
    const done = await job.run({ personId, kind, ...said });
    if (!done.ok) { if (!kept.atField(done.refusal)) setRefusal(done.refusal); return; }
    const [paper] = done.value.papers;
    if (!paper) { setPending(true); return; }
    await draft.drop();
    tell({ words: t('casePapersForm.communicated', { reference: done.value.reference, partner: said.partner }) });
    onMade(paper, said.partner);
  };
  const toConsents = <Button size="small" variant="outlined" component={RouterLink} to={`/beneficiaries/${personId}/consents`}>{t('casePapersForm.toConsents')}</Button>;
  return (
    <Dialog open title={`${t('casePapersForm.communicateTitle')} – ${t(`casePapersForm.kind_${kind}`)}`} onClose={onClose}>
      {!draft.ready ? <Progress label={t('ui.loading')} /> : (
        <Box component="form" noValidate ref={kept.box} onSubmit={(event) => { event.preventDefault(); void submit(); }} sx={{ display: 'grid', gap: 2, pt: 1 }}>
          <Typography color="textSecondary">{t('casePapersForm.communicateWhat')}</Typography>
          <KeptHead draft={draft} />
          {partners.length === 0 && <Notice tone="attention" action={toConsents}>{t('casePapersForm.noPartner')}</Notice>}
          <RefusalNotice refusal={refusal} action={refusal && ABOUT_CONSENT.has(refusal.code) && toConsents} />
          {pending && <Notice tone="attention" focus>{t('casePapersForm.communicatePending')}</Notice>}
          <FieldsOf kept={kept} label={labelOf}>
            {partners.length > 0 && <Choice path="partner" options={[['', t('beneficiariesForm.choose')], ...partners.map((one): [string, string] => [one, one]), [OTHER, t('casePapersForm.otherPartner')]]} />}
            {chosen === OTHER && <Text path="other" autoFocus={partners.length === 0} />}
            <Text path="purpose" hint={t('casePapersForm.purposeHint')} />
            <Choice path="language" options={PAPER_LANGS.map((one): [string, string] => [one, t(`casePapersForm.lang_${one}`)])} />
          </FieldsOf>
          {job.busy ? <Progress label={t('casePapersForm.making')} onCancel={job.cancel} /> : <Box sx={{ display: 'flex', gap: 1 }}><Button type="submit" variant="contained">{t('casePapersForm.communicateDo')}</Button><Button variant="outlined" onClick={() => { void draft.drop().then(onClose); }}>{t('ui.notNow')}</Button></Box>}
        </Box>
      )}
    </Dialog>
  );
}
