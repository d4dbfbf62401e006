import { Box, Button, Select, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useAnswer, useCommand } from '#renderer/app/hooks/api.ts';
import type { FormDraft } from '#renderer/app/hooks/formDraft.ts';
import { useKeptTexts } from '#renderer/app/hooks/kept.ts';
import { KeptHead } from '#renderer/app/hooks/keptHead.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { Field, SelectField, TextField } from '#renderer/components/field.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { color } from '#renderer/components/theme.ts';
import { dateText } from '#renderer/components/typed.ts';
import { Ltr } from '#renderer/components/values.tsx';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { CLOSINGS, isClosed, nextStep, STEPS, type Status } from '#shared/domain/beneficiaries.ts';
import type { Refusal } from '#shared/lib/result.ts';
import type { File } from './fileTexts.ts';

/** A question in a dialog: fields that are kept, what was refused, the deed. */
function Ask({ title, act, busy, refusal, draft, onSubmit, onGiveUp, onClose, wide = false, children }: { readonly title: string; readonly draft: FormDraft; readonly wide?: boolean; readonly act: string; readonly busy: boolean; readonly refusal: Refusal | null; readonly onSubmit: () => void; readonly onGiveUp: () => void; readonly onClose: () => void; readonly children: ReactNode }) {
  const { t } = useLanguage();
  const submit = (event: FormEvent): void => { event.preventDefault(); if (!busy) onSubmit(); };
  if (!draft.ready) return null;
  return (
    <Dialog open wide={wide} title={title} onClose={onClose}>
      <Box component="form" noValidate onSubmit={submit} sx={{ display: 'grid', gap: 2, pt: 1 }}>
        <KeptHead draft={draft} />
        <RefusalNotice refusal={refusal} field={t('beneficiariesForm.statusReason')} />
        {children}
        {/* in sight, however long what is asked is */}<Box sx={{ display: 'flex', gap: 1, position: 'sticky', bottom: 0, py: 1, mb: -1, bgcolor: color.ground, zIndex: 1 }}><Button type="submit" variant="contained" disabled={busy}>{act}</Button><Button variant="outlined" disabled={busy} onClick={onGiveUp}>{t('ui.notNow')}</Button></Box>
      </Box>
    </Dialog>
  );
}

/** On to another step, back, closed, or open again; why, wherever it is not simply the next step. */
export function StatusDialog({ file, onClose }: { readonly file: File; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { run, busy, refusal } = useCommand('beneficiaries.setStatus');
  const { texts: { to, reason }, set, draft, done, giveUp } = useKeptTexts<{ to: Status | ''; reason: string }>(`status/${file.personId}`, { to: '', reason: '' }, onClose);
  const [tried, setTried] = useState(false);
  const needs = to !== '' && nextStep(file.status) !== to, missing = needs && reason.trim() === '';
  const option = (one: Status): ReactNode => one !== file.status && <option key={one} value={one}>{t(`beneficiaries.status_${one}`)}</option>;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (to === '' || missing) return;
    if ((await run({ personId: file.personId, revision: file.revision, to, reason })).ok) await done(t('beneficiariesForm.statusSaved', { status: t(`beneficiaries.status_${to}`) }));
  };
  return (
    <Ask title={t('beneficiariesForm.statusTitle')} act={t('beneficiariesForm.changeStatus')} busy={busy} refusal={refusal} draft={draft} onSubmit={() => { void submit(); }} onGiveUp={giveUp} onClose={onClose}>
      <Field label={t('beneficiariesForm.statusTo')} error={tried && to === '' ? t('beneficiariesForm.chooseOne') : undefined}>
        {({ id, ...tied }) => (
          <Select native fullWidth autoFocus value={to} onChange={(event) => { set('to', event.target.value as Status | ''); }} inputProps={{ id, ...tied }}>
            <option value="">{t('beneficiariesForm.choose')}</option>
            <optgroup label={t('beneficiariesForm.stepsGroup')}>{STEPS.map(option)}</optgroup>
            {!isClosed(file.status) && <optgroup label={t('beneficiariesForm.closingsGroup')}>{CLOSINGS.map(option)}</optgroup>}
          </Select>
        )}
      </Field>
      <TextField label={t('beneficiariesForm.statusReason')} hint={t('beneficiariesForm.statusReasonHint')} optional={!needs} error={tried && missing ? t('beneficiariesForm.reasonNeeded') : undefined} multiline minRows={2} value={reason} onChange={(event) => { set('reason', event.target.value); }} />
    </Ask>
  );
}

/** Who follows the file from now on. */
export function AssignDialog({ file, onClose }: { readonly file: File; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { data } = useAnswer('beneficiaries.choices', {});
  const { run, busy, refusal } = useCommand('beneficiaries.assign');
  const { texts: { to, reason }, set, draft, done, giveUp } = useKeptTexts(`assign/${file.personId}`, { to: '', reason: '' }, onClose);
  const [tried, setTried] = useState(false);
  const others = (data?.companions ?? []).filter(({ id, active }) => active && id !== file.companion.id);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (to === '' || reason.trim() === '') return;
    if ((await run({ personId: file.personId, revision: file.revision, companionId: to, reason })).ok) await done(t('beneficiariesForm.assigned', { name: others.find(({ id }) => id === to)?.name ?? '' }));
  };
  return (
    <Ask title={t('beneficiariesForm.assignTitle')} act={t('beneficiariesForm.assign')} busy={busy} refusal={refusal} draft={draft} onSubmit={() => { void submit(); }} onGiveUp={giveUp} onClose={onClose}>
      <SelectField label={t('beneficiariesForm.assignTo')} error={tried && to === '' ? t('beneficiariesForm.chooseOne') : undefined} value={to} onChange={(value) => { set('to', value); }} options={[{ value: '', label: t('beneficiariesForm.choose') }, ...others.map(({ id, name }) => ({ value: id, label: name }))]} />
      <TextField label={t('beneficiariesForm.assignReason')} error={tried && reason.trim() === '' ? t('beneficiariesForm.reasonNeeded') : undefined} value={reason} onChange={(event) => { set('reason', event.target.value); }} />
    </Ask>
  );
}

/** A duplicate joined to this file, found by its number. */
export function MergeDialog({ file, onClose }: { readonly file: File; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { texts: { number, reason }, set, draft, done, giveUp } = useKeptTexts(`merge/${file.personId}`, { number: '', reason: '' }, onClose);
  const [tried, setTried] = useState(false);
  const asked = number.trim(), other = useAnswer('beneficiaries.show', { fileNumber: asked }, { enabled: asked !== '' });
  const { run, busy, refusal } = useCommand('beneficiaries.merge');
  const found = asked !== '' && other.data && other.data.personId !== file.personId ? other.data : null;
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!found || reason.trim() === '') return;
    if ((await run({ personId: file.personId, revision: file.revision, otherId: found.personId, reason })).ok) await done(t('beneficiariesForm.merged'));
  };
  return (
    <Ask wide={found !== null} title={t('beneficiariesForm.mergeTitle')} act={t('beneficiariesForm.merge')} busy={busy} refusal={refusal} draft={draft} onSubmit={() => { void submit(); }} onGiveUp={giveUp} onClose={onClose}>
      <Typography>{t('beneficiariesForm.mergeWhat')}</Typography>
      <TextField autoFocus content="code" label={t('beneficiariesForm.mergeOther')} error={tried && !found ? t('beneficiaries.UNKNOWN') : undefined} value={number} onChange={(event) => { set('number', event.target.value.slice(0, 40)); }} />
      {found && <Compared file={file} other={found} />}
      <TextField label={t('beneficiariesForm.assignReason')} error={tried && reason.trim() === '' ? t('beneficiariesForm.reasonNeeded') : undefined} value={reason} onChange={(event) => { set('reason', event.target.value); }} />
    </Ask>
  );
}
/** Two files side by side, so that somebody sees whether they are one person's before they are joined. */
function Compared({ file, other }: { readonly file: File; readonly other: File }) {
  const { t, lang } = useLanguage();
  const facts = ({ identity: { name, sex, birthDate, cinMasked, phone, commune }, status, companion }: File): readonly (readonly [head: string, value: string])[] => [
    [t('beneficiariesForm.field_name_ar'), name.ar], [t('beneficiariesForm.field_name_fr'), name.fr], [t('beneficiariesForm.field_sex'), t(`ceremonyForm.code.sex.${sex}`)], [t('beneficiariesForm.field_birthDate'), dateText(birthDate)],
    [t('beneficiariesForm.field_cin'), cinMasked], [t('beneficiariesForm.field_phone'), phone], [t('beneficiariesForm.colCommune'), inLanguage(commune, lang)], [t('beneficiariesForm.colStatus'), t(`beneficiaries.status_${status}`)], [t('beneficiariesForm.colCompanion'), companion.name],
  ];
  const theirs = facts(other);
  return (
    <Box role="status" component="section" aria-label={t('beneficiariesForm.mergeReview')}>
      <Typography color="textSecondary" sx={{ mb: 0.5 }}>{t('beneficiariesForm.mergeReview')}</Typography>
      <Box component="table" sx={{ width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', '& th, & td': { textAlign: 'start', fontWeight: 400, px: 1, py: 0.25, borderBottom: `1px solid ${color.line}`, overflowWrap: 'anywhere' }, '& thead th': { fontWeight: 600, bgcolor: color.quiet } }}>
        <thead><tr><th scope="col">{t('beneficiariesForm.field_fileNumber')}</th><th scope="col"><Ltr>{file.identity.fileNumber}</Ltr></th><th scope="col"><Ltr>{other.identity.fileNumber}</Ltr></th></tr></thead>
        <tbody>{facts(file).map(([head, mine], i) => {
          const its = theirs[i]?.[1] ?? '', differs = mine !== '' && its !== '' && mine !== its;
          return <tr key={head}><th scope="row" className="soft">{head}</th><td><bdi dir="auto">{mine || '–'}</bdi></td><td className={differs ? 'strong' : undefined}><bdi dir="auto">{its || '–'}</bdi>{differs && <span style={{ color: color.amber }}> · {t('beneficiariesForm.differs')}</span>}</td></tr>;
        })}</tbody>
      </Box>
    </Box>
  );
}
