import { Box, Button, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { call } from '#renderer/app/hooks/api.ts';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { color } from '#renderer/components/theme.ts';
import { Ltr } from '#renderer/components/values.tsx';
import { LEGAL_FORMS, SEXES } from '#shared/domain/handover.ts';
import { TRADES } from '#shared/domain/trades.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { Both, Choice, CodeText, Columns, Text, Tick } from '#renderer/app/hooks/keptFields.tsx';
import type { KeptForm } from '#renderer/app/hooks/kept.ts';
import type { Person, PersonTexts } from './personTexts.ts';

/** The fields of a person's details, in any form of which they are part. */
export function PersonFields({ kept, person, ceremonyId, openCin }: { readonly kept: Pick<KeptForm<PersonTexts>, 'form' | 'focus'>; readonly person: Person | null; readonly ceremonyId: string; readonly openCin: boolean }) {
  const { t } = useLanguage();
  const none: [string, string] = ['', t('ceremonyEdit.notSaid')];
  const head = { borderBottom: `1px solid ${color.ink}`, mt: 1 } as const;
  return <>
    <Columns><Both path="name" needed /></Columns>
    <Columns><Cin kept={kept} person={person} ceremonyId={ceremonyId} openAtOnce={openCin} /><CodeText path="fileNumber" optional hint={t('ceremonyEdit.identifierHint')} /></Columns>
    <Columns><Choice path="sex" options={[['', '—'], ...SEXES.map((one): [string, string] => [one, t(`ceremonyForm.code.sex.${one}`)])]} /><Choice path="trade" options={[['', t('ceremonyEdit.chooseTrade')], ...TRADES.map((one): [string, string] => [one, t(`trades.${one}`)])]} /></Columns>
    <Columns><Text path="birthDate" content="code" hint={t('ceremonyEdit.birthHint')} optional /><Text path="phone" content="code" inputMode="tel" optional hint={'\u00a0'} /></Columns>
    <Columns><Both path="birthPlace" /></Columns>
    <Typography variant="h3" sx={head}>{t('ceremonyEdit.contact')}</Typography>
    <Columns><Both path="address" /><Both path="commune" /></Columns>
    <Typography variant="h3" sx={head}>{t('ceremonyEdit.project')}</Typography>
    <Columns><Both path="projectTitle" /><Choice path="legalForm" optional options={[none, ...LEGAL_FORMS.map((one): [string, string] => [one, t(`ceremonyForm.code.legalForm.${one}`)])]} /></Columns>
    <Typography variant="h3" sx={head}>{t('ceremonyEdit.reads')}</Typography>
    <Box sx={{ display: 'flex', gap: 2 }}><Tick path="reads.ar" label={t('ceremonyForm.column.beneficiaries.reads_ar')} /><Tick path="reads.fr" label={t('ceremonyForm.column.beneficiaries.reads_fr')} /></Box>
    <Columns><Both path="readingLanguage" hint={t('ceremonyEdit.readerHint')} /><Both path="reader" /></Columns>
  </>;
}
/** The ID number: masked where it is known, until somebody asks to change it; that is written down. */
function Cin({ kept, person, ceremonyId, openAtOnce }: { readonly kept: Pick<KeptForm<PersonTexts>, 'form' | 'focus'>; readonly person: Person | null; readonly ceremonyId: string; readonly openAtOnce: boolean }) {
  const { t } = useLanguage();
  const { form, focus } = kept;
  const hidden = form.watch('now.cin' as never) === null;
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const show = async (): Promise<void> => {
    if (!person) return;
    const found = await call('handover.recipient', { ceremonyId, recipientId: person.recipientId });
    if (!found.ok) { setRefusal(found.refusal); return; }
    const { cin } = found.value.recipient;
    form.setValue('was.cin' as never, cin as never); form.setValue('now.cin' as never, cin as never);
    focus('cin');
  };
  useEffect(() => { if (openAtOnce && hidden) void show(); // once
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  if (!hidden) return <CodeText path="cin" optional hint={'\u00a0'} />;
  return (
    <Box>
      <Typography variant="h3">{t('ceremonyForm.column.beneficiaries.cin')}</Typography>
      <Typography variant="body2" color="textSecondary">{t('ceremonyEdit.cinRecorded')}</Typography>
      <Box sx={{ minHeight: 40, mt: 0.5, display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}><Ltr>{person?.cinMasked}</Ltr><Button size="small" variant="outlined" onClick={() => { void show(); }}>{t('ceremonyEdit.cinChange')}</Button></Box>
      <RefusalNotice refusal={refusal} />
    </Box>
  );
}
