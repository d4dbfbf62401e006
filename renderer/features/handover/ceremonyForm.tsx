import { Box, Button } from '@mui/material';
import { useEffect, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { call, useAnswer, useCommand } from '#renderer/app/hooks/api.ts';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { useShortcut } from '#renderer/app/hooks/shortcuts.tsx';
import { Elsewhere } from '#renderer/components/elsewhere.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { Notice, RefusalNotice } from '#renderer/components/notice.tsx';
import { PageHead, Section } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Moment, Name } from '#renderer/components/values.tsx';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { APPROXIMATIONS, TRANSFERS } from '#shared/domain/handover.ts';
import type { Id } from '#shared/lib/ids.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { ceremonyTexts, readCeremony, type CeremonyTexts } from './ceremonyTexts.ts';
import { Both, Choice, Columns, FieldsOf, Text } from '#renderer/app/hooks/keptFields.tsx';
import { useKept, type KeptForm } from '#renderer/app/hooks/kept.ts';
import { fieldOf, labelKey, LABELS } from './labels.ts';
import { Meanwhile } from '#renderer/components/meanwhile.tsx';
import { clashes, type Clash } from '#renderer/components/merge.ts';
import { Signatories } from './signatories.tsx';

/** A ceremony written by hand. What the form begins with comes from the settings. */
export function NewCeremony() {
  const { t } = useLanguage();
  const { data, refusal } = useAnswer('handover.newCeremony', {});
  const [start, setStart] = useState<CeremonyTexts | null>(null);
  useEffect(() => { if (data) setStart((now) => now ?? ceremonyTexts(data.ceremony)); }, [data]);
  return <>
    <PageHead title={t('ceremonyEdit.newTitle')} back={{ to: '/ceremonies', label: t('ceremony.back') }} />
    <RefusalNotice refusal={refusal} />
    {start ? <Form key="new" start={start} revision={0} ceremonyId={null} /> : !refusal && <Waiting />}
  </>;
}
export function EditCeremony() {
  const { t, lang } = useLanguage();
  const { id = '' } = useParams();
  const { data, refusal } = useAnswer('handover.ceremony', { ceremonyId: id });
  const [start, setStart] = useState<{ readonly texts: CeremonyTexts; readonly revision: number } | null>(null);
  useEffect(() => { if (data) setStart((now) => now ?? { texts: ceremonyTexts(data.ceremony), revision: data.revision }); }, [data]);
  return <>
    <PageHead title={t('ceremonyEdit.editTitle')} back={{ to: `/ceremonies/${id}`, label: t('ceremonyEdit.back') }} meta={data && <Name>{inLanguage(data.ceremony.title, lang)}</Name>} />
    <RefusalNotice refusal={refusal} />
    {data?.status === 'validated' ? <Box sx={{ p: 3 }}><Notice tone="attention">{t('ceremonyEdit.frozen')}</Notice></Box>
      : start ? <Form key={id} start={start.texts} revision={start.revision} ceremonyId={id as Id} /> : !refusal && <Waiting />}
  </>;
}
function Waiting() {
  const { t } = useLanguage();
  return <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('ceremonyEdit.reading')} /></Box>;
}

function Form({ start, revision, ceremonyId }: { readonly start: CeremonyTexts; readonly revision: number; readonly ceremonyId: Id | null }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { tell } = useLastAction();
  const [params] = useSearchParams();
  const kept = useKept(ceremonyId === null ? 'ceremony/new' : `ceremony/${ceremonyId}`, start, revision, fieldOf);
  const create = useCommand('handover.createCeremony'), change = useCommand('handover.changeCeremony');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [other, setOther] = useState<{ readonly texts: CeremonyTexts; readonly revision: number; readonly clashes: readonly Clash[]; readonly words: string } | null>(null);
  const busy = create.busy || change.busy;
  const field = params.get('field'), { focus, draft } = kept;
  useEffect(() => { if (draft.ready && field) focus(field); }, [draft.ready, field, focus]);

  const save = async (): Promise<void> => {
    if (busy) return;
    setRefusal(null); setOther(null);
    const ceremony = kept.check(readCeremony);
    if (!ceremony) return;
    const outcome = ceremonyId === null ? await create.run({ ceremony }) : await change.run({ ceremonyId, revision: kept.form.getValues().revision, ceremony });
    if (outcome.ok) {
      await draft.drop();
      tell({ words: t(ceremonyId === null ? 'ceremonyEdit.created' : 'ceremonyEdit.savedCeremony'), travels: true });
      await navigate(`/ceremonies/${'ceremonyId' in outcome.value ? outcome.value.ceremonyId : ceremonyId ?? ''}`, { replace: true }); // back does not lead to a form that is done with
      return;
    }
    if (outcome.refusal.code === 'handover.CHANGED_MEANWHILE' && ceremonyId !== null) {
      const now = await call('handover.ceremony', { ceremonyId });
      if (now.ok) {
        const texts = ceremonyTexts(now.value.ceremony), typed = kept.form.getValues();
        setOther({ texts, revision: now.value.revision, clashes: clashes(typed.was, typed.now, texts), words: t(outcome.refusal.code, outcome.refusal.params) });
        return;
      }
    }
    if (!kept.atField(outcome.refusal)) setRefusal(outcome.refusal);
  };
  const leave = async (): Promise<void> => { await draft.drop(); await navigate(ceremonyId === null ? '/ceremonies' : `/ceremonies/${ceremonyId}`); };
  useShortcut('Ctrl+S', 'ui.save', () => { void save(); });
  if (!draft.ready) return <Waiting />;
  return (
    <Box component="form" noValidate ref={kept.box} onSubmit={(event) => { event.preventDefault(); void save(); }} sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 }}>
      <Box sx={{ flex: 1, overflow: 'auto', px: 3, pb: 3, [narrow]: { px: 2 } }}>
        <Box sx={{ maxWidth: 1080, display: 'grid', gap: 2.5 }}>
          {draft.restoredAt && <Notice tone="good" action={<Button size="small" variant="outlined" onClick={() => { void leave(); }}>{t('ceremonyEdit.throwAway')}</Button>}><Say k="ceremonyEdit.restored" with={{ at: <Moment at={draft.restoredAt} /> }} /></Notice>}
          <FieldsOf kept={kept} label={LABELS.ceremony}><CeremonyFields kept={kept} /></FieldsOf>
        </Box>
      </Box>
      <Box sx={{ borderTop: `1px solid ${color.line}`, px: 3, py: 1.5, display: 'grid', gap: 1, bgcolor: color.ground, flex: 'none', maxHeight: '60%', overflow: 'auto', [narrow]: { px: 2, py: 1 } }}>
        <Elsewhere of={draft} />
        {other && <Meanwhile words={other.words} clashes={other.clashes} label={(path) => t(labelKey('ceremony', path))} onChoose={(prefer) => { kept.goOn(other.texts, other.revision, prefer); setOther(null); tell({ words: t('ceremonyEdit.merged') }); }} />}
        <RefusalNotice refusal={refusal} />
        {kept.faults.length > 0 && <Notice tone="attention">{t('ceremonyEdit.faults', { count: kept.faults.length })}</Notice>}
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          <Button type="submit" variant="contained" disabled={busy}>{t(ceremonyId === null ? 'ceremonyEdit.create' : 'ceremonyEdit.save')}</Button>
          <Button variant="outlined" onClick={() => { void leave(); }}>{t('ceremonyEdit.cancel')}</Button>
        </Box>
      </Box>
    </Box>
  );
}

function CeremonyFields({ kept }: { readonly kept: KeptForm<CeremonyTexts> }) {
  const { t } = useLanguage();
  const about: [string, string][] = [['', t('ceremonyEdit.exact')], ...APPROXIMATIONS.map((one): [string, string] => [one, t(`ceremonyForm.code.approximation.${one}`)])];
  const body = { display: 'grid', gap: 1.5, pt: 1.5 } as const;
  return <>
    <Section title={t('ceremonyEdit.what')}><Box sx={body}>
      <Columns><Both path="title" needed autoFocus /><Both path="place" needed /></Columns>
      <Columns of={4}><Text path="date" content="code" hint={t('ceremonyEdit.dateHint')} /><Text path="time" content="code" hint={t('ceremonyEdit.timeHint')} optional /></Columns>
    </Box></Section>
    <Section title={t('ceremonyEdit.convention')}><Box sx={body}>
      <Columns of={4}><Text path="convention.number" /><Text path="convention.date" content="code" optional /></Columns>
      <Columns><Both path="convention.parties" multiline /></Columns>
    </Box></Section>
    <Section title={t('ceremonyEdit.money')}><Box sx={body}>
      <Columns of={4}>
        <Text path="envelope" content="code" hint={t('ceremonyEdit.amountHint')} inputMode="decimal" optional /><Choice path="envelopeApproximate" options={about} />
        <Text path="conventionTotal" content="code" hint={t('ceremonyEdit.amountHint')} inputMode="decimal" optional /><Choice path="conventionTotalApproximate" options={about} />
      </Columns>
    </Box></Section>
    <Section title={t('ceremonyEdit.giver')}><Box sx={body}>
      <Columns><Both path="giver.entity" needed /></Columns>
      <Columns of={4}><Both path="giver.representative" /><Both path="giver.capacity" /></Columns>
    </Box></Section>
    <Section title={t('ceremonyEdit.signatories')}><Signatories kept={kept} /></Section>
    <Section title={t('ceremonyEdit.originals')}><Box sx={body}>
      <Columns of={4}>
        <Text path="originals" content="code" inputMode="numeric" /><Choice path="transfer" options={TRANSFERS.map((one) => [one, t(`ceremonyForm.code.transfer.${one}`)])} />
        <Text path="noDisposalMonths" content="code" hint={t('ceremonyEdit.monthsHint')} inputMode="numeric" />
      </Columns>
    </Box></Section>
  </>;
}
