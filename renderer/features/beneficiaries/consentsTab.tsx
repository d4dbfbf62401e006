import { Box, Button, Typography } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useAnswer, useCommand } from '#renderer/app/hooks/api.ts';
import { useKeptTexts } from '#renderer/app/hooks/kept.ts';
import { KeptHead } from '#renderer/app/hooks/keptHead.tsx';
import { OneOf } from '#renderer/components/choice.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { SelectField, TextField } from '#renderer/components/field.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { localDate } from '#renderer/components/localTime.ts';
import { Notice, RefusalNotice } from '#renderer/components/notice.tsx';
import { Status, type Tone } from '#renderer/components/status.tsx';
import { Table, type Column } from '#renderer/components/table.tsx';
import { narrow } from '#renderer/components/theme.ts';
import { createReader, dateText } from '#renderer/components/typed.ts';
import { Day, Ltr, Name } from '#renderer/components/values.tsx';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { ANSWERED_BY, ANSWERS, BASES, forbids, PURPOSES, samePartner, type ConsentAnswer, type Purpose } from '#shared/domain/consents.ts';
import type { File } from './fileTexts.ts';

type Consent = File['consents'][number];
interface Row { readonly purpose: Purpose; readonly consent: Consent | null }
const TONES: Readonly<Record<ConsentAnswer, Tone>> = { given: 'done', refused: 'warn', withdrawn: 'warn' };

/** What the person agrees to, purpose by purpose: the last answer of each. What is being noted stands in the address. */
export function ConsentsTab() {
  const { t, lang } = useLanguage();
  const { personId = '' } = useParams();
  const { data } = useAnswer('beneficiaries.show', { personId }), { data: attachments } = useAnswer('beneficiaries.attachments', { personId });
  const [params, setParams] = useSearchParams(), asking = PURPOSES.find((one) => one === params.get('note')) ?? null;
  const ask = (purpose: Purpose | null): void => { setParams(purpose === null ? {} : { note: purpose }, { replace: true }); };
  if (!data) return null;
  const rows: Row[] = PURPOSES.flatMap((purpose): Row[] => { const own = data.consents.filter((one) => one.purpose === purpose); return own.length > 0 ? own.map((consent) => ({ purpose, consent })) : [{ purpose, consent: null }]; });
  const paperOf = ({ paper, attachmentId }: Consent) => <>{paper && <Ltr>{paper}</Ltr>}{paper && attachmentId && ' · '}{attachmentId && <Name>{attachments?.find((one) => one.attachmentId === attachmentId)?.title ?? ''}</Name>}</>;
  const columns: Column<Row>[] = [
    { key: 'purpose', head: t('beneficiariesForm.colPurpose'), cell: ({ purpose, consent }) => <><span className="strong">{t(`beneficiariesForm.purpose_${purpose}`)}</span>{consent && (consent.partner || consent.ceremony) && <> · <Name>{consent.partner || (consent.ceremony ? inLanguage(consent.ceremony.title, lang) : '')}</Name></>}</> },
    { key: 'basis', head: t('beneficiariesForm.colBasis'), width: 216, secondary: true, cell: ({ purpose }) => t(`beneficiariesForm.basis_${BASES[purpose]}`) },
    { key: 'answer', head: t('beneficiariesForm.colAnswer'), width: 184, cell: ({ consent }) => (consent ? <Status tone={TONES[consent.answer]}>{t(`beneficiariesForm.answer_${consent.answer}`)}</Status> : <Status tone="todo">{t('beneficiariesForm.answer_none')}</Status>) },
    { key: 'on', head: t('beneficiariesForm.colOn'), width: 120, cell: ({ consent }) => consent && <Day date={consent.on} /> },
    { key: 'by', head: t('beneficiariesForm.colBy'), width: 176, secondary: true, cell: ({ consent }) => consent && <>{t(`beneficiariesForm.by_${consent.by}`)}<Typography variant="body2" color="textSecondary">{paperOf(consent)}</Typography></> },
    ...(data.mayWrite ? [{ key: 'note', head: t('beneficiariesForm.deeds'), width: 204, cell: ({ purpose }: Row) => <Button size="small" variant="outlined" onClick={() => { ask(purpose); }}>{t('beneficiariesForm.note')}</Button> }] : []),
  ];
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 3, py: 2, [narrow]: { px: 2, flex: 'none', overflow: 'visible' } }} tabIndex={-1}>
      <Typography color="textSecondary" sx={{ mb: 1.5, maxWidth: 820 }}>{t('beneficiariesForm.consentsLead')}</Typography>
      <Table label={t('beneficiariesForm.tab_consents')} columns={columns} rows={rows} rowKey={({ purpose, consent }) => consent?.consentId ?? purpose} sx={{ mx: -3, [narrow]: { mx: -2 } }} />
      {data.consents.filter(({ purpose, answer }) => purpose === 'sharing' && forbids(answer)).map((one) => <GoneBefore key={one.consentId} personId={personId} consent={one} />)}
      {asking && data.mayWrite && <NoteConsent key={asking} file={data} purpose={asking} onClose={() => { ask(null); }} />}
    </Box>
  );
}

/** A «no» takes nothing back: what had gone to the partner before it, so that somebody asks for it or tells them. */
function GoneBefore({ personId, consent: { partner, answer, on } }: { readonly personId: string; readonly consent: Consent }) {
  const { t } = useLanguage();
  const { data } = useAnswer('casePapers.communications', { personId });
  const gone = (data ?? []).filter((one) => !one.corrected && samePartner(one.partner, partner));
  if (gone.length === 0) return null;
  return (
    <Box sx={{ mt: 2, maxWidth: 820 }}>
      <Notice tone="attention" title={<Say k={answer === 'withdrawn' ? 'casePapersForm.goneWithdrawn' : 'casePapersForm.goneRefused'} with={{ partner: <Name>{partner}</Name>, on: <Day date={on} /> }} />}>
        {t('casePapersForm.goneWhat', { count: gone.length })}
        <Box component="ul" sx={{ m: 0, paddingInlineStart: 3 }}>{gone.map((one) => <li key={one.communicationId}>{t(`casePapersForm.kind_${one.kind}`)} · <Ltr>{one.reference}</Ltr> · <Day date={one.at.slice(0, 10)} /></li>)}</Box>
      </Notice>
    </Box>
  );
}
interface ConsentTexts { answer: ConsentAnswer | ''; by: (typeof ANSWERED_BY)[number]; on: string; partner: string; paper: string; attachmentId: string; note: string }
function NoteConsent({ file, purpose, onClose }: { readonly file: File; readonly purpose: Purpose; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { run, busy, refusal } = useCommand('beneficiaries.consent');
  const { data: attachments } = useAnswer('beneficiaries.attachments', { personId: file.personId }), { data: papers } = useAnswer('casePapers.list', { personId: file.personId });
  // nobody said yes before they were asked: no answer is chosen beforehand
  const { texts: { answer, by, on, partner, paper, attachmentId, note }, set, draft, done, giveUp } = useKeptTexts<ConsentTexts>(`consent/${file.personId}/${purpose}`, { answer: '', by: file.profile.contact?.guardian ? 'guardian' : 'person', on: dateText(localDate(new Date())), partner: '', paper: '', attachmentId: '', note: '' }, onClose);
  const [tried, setTried] = useState(false);
  const reader = createReader(), day = reader.date('on', on), [fault] = reader.faults;
  const dateError = tried ? fault ? t(fault.code) : day === null ? t('app.NOT_A_DATE') : undefined : undefined, needsPartner = purpose === 'sharing' && partner.trim() === '';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || answer === '' || day === null || needsPartner) return;
    if ((await run({ personId: file.personId, purpose, answer, on: day, by, partner, note, paper: paper || null, attachmentId: attachmentId || null })).ok) await done(t('beneficiariesForm.consentNoted'));
  };
  if (!draft.ready) return null;
  return (
    <Dialog open title={`${t('beneficiariesForm.noteTitle')} – ${t(`beneficiariesForm.purpose_${purpose}`)}`} onClose={onClose}>
      <Box component="form" noValidate onSubmit={(event) => { void submit(event); }} sx={{ display: 'grid', gap: 2, pt: 1 }}>
        <KeptHead draft={draft} />
        <RefusalNotice refusal={refusal} />
        {purpose === 'sharing' && <TextField autoFocus label={t('beneficiariesForm.partner')} hint={t('beneficiariesForm.partnerHint')} error={tried && needsPartner ? t('beneficiaries.PARTNER_NEEDED') : undefined} value={partner} onChange={(event) => { set('partner', event.target.value.slice(0, 120)); }} />}
        <OneOf inline titled label={t('beneficiariesForm.colAnswer')} value={answer} onChange={(value) => { set('answer', value); }} error={tried && answer === '' ? t('beneficiariesForm.answerNeeded') : undefined} options={ANSWERS.map((value) => ({ value, label: t(`beneficiariesForm.answer_${value}`) }))} />
        <OneOf inline titled label={t('beneficiariesForm.colBy')} value={by} onChange={(value) => { set('by', value); }} options={ANSWERED_BY.map((value) => ({ value, label: t(`beneficiariesForm.by_${value}`) }))} />
        <TextField content="code" label={t('beneficiariesForm.answeredOn')} error={dateError} value={on} onChange={(event) => { set('on', event.target.value.slice(0, 30)); }} />
        <SelectField label={t('beneficiariesForm.consentForm')} value={paper} onChange={(value) => { set('paper', value); }} options={[{ value: '', label: t('beneficiariesForm.noPaper') }, ...(papers ?? []).filter(({ kind, status }) => kind === 'consent' && status === 'issued').map(({ reference }) => ({ value: reference, label: reference }))]} />
        <SelectField label={t('beneficiariesForm.signedPaper')} value={attachmentId} onChange={(value) => { set('attachmentId', value); }} options={[{ value: '', label: t('beneficiariesForm.noPaper') }, ...(attachments ?? []).filter(({ removed }) => !removed).map((one) => ({ value: one.attachmentId, label: one.title }))]} />
        <TextField label={t('beneficiariesForm.colNote')} optional value={note} onChange={(event) => { set('note', event.target.value.slice(0, 300)); }} />
        <Box sx={{ display: 'flex', gap: 1 }}><Button type="submit" variant="contained" disabled={busy}>{t('beneficiariesForm.note')}</Button><Button variant="outlined" disabled={busy} onClick={giveUp}>{t('ui.notNow')}</Button></Box>
      </Box>
    </Dialog>
  );
}
