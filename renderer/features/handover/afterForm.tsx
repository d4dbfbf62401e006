import { Box, Button, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { call, useCommand } from '#renderer/app/hooks/api.ts';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { useShortcut } from '#renderer/app/hooks/shortcuts.tsx';
import { Elsewhere } from '#renderer/components/elsewhere.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { Notice, RefusalNotice } from '#renderer/components/notice.tsx';
import { Moment } from '#renderer/components/values.tsx';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import type { Refusal, Result } from '#shared/lib/result.ts';
import { AfterLines } from './afterLines.tsx';
import { AfterReview } from './afterReview.tsx';
import { afterTexts, newAfter, readAdmitted, readAmended, reasonFault, wayOf, type AfterTexts } from './afterTexts.ts';
import type { Changes } from './changes.ts';
import { FieldsOf, Text } from '#renderer/app/hooks/keptFields.tsx';
import { useKept, type KeptForm } from '#renderer/app/hooks/kept.ts';
import { FromFile } from './fromFile.tsx';
import { fieldOf, labelKey, LABELS } from './labels.ts';
import { Meanwhile } from '#renderer/components/meanwhile.tsx';
import { clashes, type Clash } from '#renderer/components/merge.ts';
import { PersonFields } from './personFields.tsx';
import { Panel } from './personPanel.tsx';
import type { Person, PersonTexts } from './personTexts.ts';
import { problemWords, type Ceremony, type Problem } from './problems.ts';

/** `mend`: a person's certificate made anew; `successor`: another in their place; `newcomer`: one more at the end. */
export type AfterMode = 'mend' | 'successor' | 'newcomer';
interface Done { readonly reference: string; readonly revision: number; readonly warnings: readonly Problem[]; readonly recipientId?: string; readonly former?: string }
/** A change of a validated ceremony: the form as in a draft, then what changes, before and after, then the new certificate. */
export function AfterForm({ ceremony, changes, person, mode, onDone, onLeave }: {
  readonly ceremony: Ceremony; readonly changes: Changes; readonly person: Person | null; readonly mode: AfterMode; readonly onDone: (recipientId: string) => void; readonly onLeave: () => void;
}) {
  const { t, lang } = useLanguage();
  const { tell } = useLastAction();
  const { ceremonyId } = ceremony;
  const kept = useKept<AfterTexts>(`after/${ceremonyId}/${person?.recipientId ?? 'new'}/${mode}`, mode === 'mend' && person ? afterTexts(person) : newAfter(person), ceremony.revision, fieldOf);
  const amend = useCommand('handover.amend'), admit = useCommand('handover.admit');
  const [reviewing, setReviewing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [other, setOther] = useState<{ readonly texts: AfterTexts; readonly revision: number; readonly clashes: readonly Clash[]; readonly words: string } | null>(null);
  const busy = amend.busy || admit.busy, { draft, focus } = kept;
  useEffect(() => { if (draft.ready) focus('name.ar'); }, [draft.ready, focus]);

  const former = person ? inLanguage(person.name, lang) : '', paper = person?.paper ?? null, reference = paper?.reference ?? '';
  const way = mode === 'mend' ? (person && wayOf(person)) ?? 'replace' : mode;
  const cancelled = paper?.status === 'cancelled', needsReason = mode !== 'newcomer' && way !== 'replace' && !cancelled;
  const read = mode === 'mend' ? readAmended : readAdmitted;

  const review = (): void => { setRefusal(null); setOther(null); if (kept.check<unknown>(read)) setReviewing(true); };
  const confirm = async (): Promise<void> => {
    if (busy) return;
    setRefusal(null); setOther(null);
    const { revision, now: { reason } } = kept.form.getValues();
    if (needsReason && !kept.check(() => { const faults = reasonFault(reason); return faults.length === 0 ? { ok: true, value: true } : { ok: false, faults }; })) return;
    const outcome = await (async (): Promise<Result<Done> | null> => {
      if (mode === 'mend') {
        const said = kept.check(readAmended);
        return said && amend.run({ reference, revision, ...said, reason: needsReason ? said.reason : '' });
      }
      const said = kept.check(readAdmitted);
      return said && admit.run({ ceremonyId, revision, ...said, replaces: person?.recipientId ?? null, reason: needsReason ? said.reason : '' });
    })();
    if (!outcome) { setReviewing(false); return; }
    if (!outcome.ok) { await refused(outcome.refusal); return; }
    const { value } = outcome, typed = kept.form.getValues().now, name = typed.name.ar.trim() || typed.name.fr.trim();
    changes.made(value.revision);
    await draft.drop();
    const words = t(`ceremonyAfter.done_${mode}`, { name, former: mode === 'mend' ? reference : former, reference: value.reference, sex: typed.sex }), warned = value.warnings.map((one) => problemWords(one, t, lang)).join(' ');
    tell({ words: warned ? `${words} ${t('ceremony.watch')} ${warned}` : words });
    onDone(value.recipientId ?? person?.recipientId ?? '');
  };
  const refused = async (said: Refusal): Promise<void> => {
    if (said.code === 'handover.CHANGED_MEANWHILE' && person) {
      const now = await call('handover.ceremony', { ceremonyId });
      const theirs = now.ok ? now.value.recipients.find(({ recipientId }) => recipientId === person.recipientId) : undefined;
      if (now.ok && theirs) {
        const typed = kept.form.getValues(), texts: AfterTexts = mode === 'mend' ? { ...afterTexts(theirs), cin: typed.was.cin, reason: typed.was.reason } : typed.was;
        setOther({ texts, revision: now.value.revision, clashes: mode === 'mend' ? clashes(typed.was, typed.now, texts) : [], words: t(said.code, said.params) });
        return;
      }
    }
    // a field that is to be mended is in the form
    if (!said.code.startsWith('handover.SERIAL') && kept.atField(said)) setReviewing(false);
    else setRefusal(said);
  };
  const leave = (): void => { void draft.drop().then(onLeave); };
  const submit = (): void => { if (reviewing) void confirm(); else review(); };
  useShortcut('Ctrl+S', 'ui.save', submit);
  const title = t(`ceremonyAfter.title_${mode}`, { name: former });
  if (!draft.ready) return <Panel label={title} wide>{null}</Panel>;
  const { now, was } = kept.form.getValues();
  return (
    <Panel label={title} wide over={<Elsewhere of={draft} />} foot={reviewing ? <>
      <Button variant="contained" disabled={busy} onClick={() => { void confirm(); }} sx={{ whiteSpace: 'normal' }}>{t(`ceremonyAfter.confirm_${way}`, { reference })}</Button>
      <Button variant="outlined" disabled={busy} onClick={() => { setReviewing(false); focus('name.ar'); }}>{t('ceremonyAfter.back')}</Button>
    </> : <>
      <Button variant="contained" onClick={review}>{t(mode === 'mend' ? 'ceremonyAfter.review' : 'ceremonyAfter.reviewNew')}</Button>
      <Button variant="outlined" onClick={leave}>{t('ceremonyEdit.cancel')}</Button>
    </>}>
      <Box component="form" noValidate ref={kept.box} onSubmit={(event) => { event.preventDefault(); submit(); }} sx={{ px: 2.5, py: 1.5, display: 'grid', gap: 1.5 }}>
        <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>{title}</Typography>
        <Typography color="textSecondary">{t(`ceremonyAfter.what_${way}`, { reference, name: former, cancelled: cancelled ? 'yes' : 'no', sex: person?.sex ?? 'M' })}</Typography>
        {draft.restoredAt && <Notice tone="good" action={<Button size="small" variant="outlined" onClick={leave}>{t('ceremonyEdit.throwAway')}</Button>}><Say k="ceremonyEdit.restored" with={{ at: <Moment at={draft.restoredAt} /> }} /></Notice>}
        {other && <Meanwhile words={other.words} clashes={other.clashes} label={(path) => t(labelKey('beneficiaries', path))} onChoose={(prefer) => { kept.goOn(other.texts, other.revision, prefer); setOther(null); setReviewing(false); tell({ words: t('ceremonyEdit.merged') }); }} />}
        <RefusalNotice refusal={refusal} />
        {kept.faults.length > 0 && <Notice tone="attention">{t('ceremonyEdit.faults', { count: kept.faults.length })}</Notice>}
        {mode !== 'mend' && !reviewing && <FromFile kept={kept as unknown as KeptForm<PersonTexts>} ceremony={ceremony} />}
        <FieldsOf kept={kept} label={LABELS.beneficiaries}>
          {reviewing ? <>
            <AfterReview was={mode === 'mend' ? was : null} now={now} />
            {needsReason && <Text path="reason" label={t(mode === 'mend' ? 'printing.reason' : 'ceremonyAfter.keptReason')} hint={t(mode === 'mend' ? 'printing.reasonHint' : 'ceremonyAfter.keptReasonHint')} />}
          </> : <>
            <PersonFields kept={kept as unknown as KeptForm<PersonTexts>} person={mode === 'mend' ? person : null} ceremonyId={ceremonyId} openCin={false} />
            <AfterLines kept={kept} />
          </>}
        </FieldsOf>
        {/* Enter in any field sends the form */}
        <button type="submit" hidden tabIndex={-1} aria-hidden />
      </Box>
    </Panel>
  );
}
