import { Box, Button, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useState, type ReactNode } from 'react';
import type { Path, PathValue } from 'react-hook-form';
import { call, useAnswer } from '#renderer/app/hooks/api.ts';
import type { Kept, KeptForm } from '#renderer/app/hooks/kept.ts';
import { Both, Choice, CodeText, Columns, Text, Tick, useFields } from '#renderer/app/hooks/keptFields.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Section } from '#renderer/components/page.tsx';
import { Rows } from '#renderer/components/rows.tsx';
import { Ltr } from '#renderer/components/values.tsx';
import { LANGUAGES, MARITAL_STATUSES, MOST_EXPERIENCES, MOST_TRAININGS, SCHOOLINGS } from '#shared/domain/beneficiaries.ts';
import { SEXES } from '#shared/domain/handover.ts';
import { TRADES } from '#shared/domain/trades.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { NEW_EXPERIENCE, NEW_TRAINING, type File, type FileTexts } from './fileTexts.ts';

type Form = KeptForm<FileTexts>;
const MOST = { trainings: MOST_TRAININGS, experiences: MOST_EXPERIENCES } as const;

/** All fields of a file, in the order of a first interview. @param file null for a new one */
export function FileFields({ kept, file }: { readonly kept: Form; readonly file: File | null }) {
  const { t } = useLanguage();
  // advice looks for the market's data under the same name
  const { data: market } = useAnswer('matching.entries', {}), provinces = [...new Set((market?.entries ?? []).map(({ province }) => province))];
  const none: [string, string] = ['', t('beneficiariesForm.notSaid')];
  const codes = (list: readonly string[], stem: string): [string, string][] => list.map((one) => [one, t(`beneficiariesForm.${stem}_${one}` as MessageKey)]);
  const trades: [string, string][] = [none, ...TRADES.map((one): [string, string] => [one, t(`trades.${one}`)])];
  return <>
    <Part k="section_identity">
      <Columns><Both path="name" needed /></Columns>
      <Columns><Choice path="sex" options={[['', '—'], ...SEXES.map((one): [string, string] => [one, t(`ceremonyForm.code.sex.${one}`)])]} /><Text path="birthDate" content="code" hint={t('ceremonyEdit.birthHint')} optional /></Columns>
      <Columns><Cin kept={kept} file={file} /><CodeText path="fileNumber" optional hint={file ? '\u00a0' : t('beneficiariesForm.fileNumberHint')} /></Columns>
      <Columns><Both path="birthPlace" /></Columns>
    </Part>
    {!file && <Part k="section_intake"><Columns><Text path="openedOn" content="code" hint={t('beneficiariesForm.todayHint')} optional /><Choice path="trade" options={trades} hint={'\u00a0'} optional /></Columns></Part>}
    <Part k="section_contact">
      <Columns><Text path="phone" content="code" inputMode="tel" optional /><Text path="otherPhone" content="code" inputMode="tel" optional /></Columns>
      <Columns><Both path="address" /></Columns>
      <Columns><Both path="commune" /></Columns>
      <Columns><Text path="province" known={provinces} optional />{file ? <Choice path="trade" options={trades} optional /> : <span />}</Columns>
    </Part>
    <Part k="section_guardian">
      <Columns of={3}><Text path="contact.name" optional /><Text path="contact.relation" optional /><Text path="contact.phone" content="code" inputMode="tel" optional /></Columns>
      <Tick path="contact.guardian" label={t('beneficiariesForm.field_contact_guardian')} />
    </Part>
    <Part k="section_household"><Columns of={3}><Choice path="maritalStatus" options={[none, ...codes(MARITAL_STATUSES, 'marital')]} optional /><Text path="children" content="code" inputMode="numeric" optional /><Text path="dependants" content="code" inputMode="numeric" optional /></Columns></Part>
    <Part k="section_skills">
      <Columns of={3}><Choice path="schooling" options={[none, ...codes(SCHOOLINGS, 'schooling')]} optional />{(['ar', 'fr'] as const).map((lang) => <Choice key={lang} path={`reads.${lang}`} options={[['', t('beneficiariesForm.unknownReads')], ['yes', t('beneficiariesForm.yes')], ['no', t('beneficiariesForm.no')]]} />)}</Columns>
      <Languages kept={kept} />
    </Part>
    <Part k="section_trainings"><List kept={kept} list="trainings" blank={NEW_TRAINING} name="training" add="addTraining">{(i) => <>
      <Columns><Text path={`trainings.${i}.title`} /><Text path={`trainings.${i}.certificate`} optional /></Columns>
      <Columns of={3}><Text path={`trainings.${i}.months`} content="code" inputMode="numeric" optional /><Text path={`trainings.${i}.year`} content="code" inputMode="numeric" optional /><Tick path={`trainings.${i}.seen`} label={t('beneficiariesForm.field_seen')} /></Columns>
    </>}</List></Part>
    <Part k="section_experiences"><List kept={kept} list="experiences" blank={NEW_EXPERIENCE} name="experience" add="addExperience">{(i) => <>
      <Columns><Text path={`experiences.${i}.title`} /><Choice path={`experiences.${i}.trade`} options={trades} optional /></Columns>
      <Columns of={3}><Text path={`experiences.${i}.months`} content="code" inputMode="numeric" optional /><Text path={`experiences.${i}.place`} optional /><Tick path={`experiences.${i}.seen`} label={t('beneficiariesForm.field_seen')} /></Columns>
    </>}</List></Part>
    <Part k="wishes"><Text path="wishes" multiline optional /></Part>
    <Part k="release"><Columns><Text path="releasedOn" content="code" hint={t('beneficiariesForm.releasedHint')} optional /><Text path="releaseNote" hint={'\u00a0'} optional /></Columns></Part>
  </>;
}
function Part({ k, children }: { readonly k: string; readonly children: ReactNode }) {
  const { t } = useLanguage();
  return <Section title={t(`beneficiariesForm.${k}` as MessageKey)}><Box sx={{ pt: 1.5, display: 'grid', gap: 1.5 }}>{children}</Box></Section>;
}
/** Rows of the form; what one holds is drawn by its place. */
function List<K extends 'trainings' | 'experiences'>({ kept: { form }, list, blank, name, add, children }: { readonly kept: Form; readonly list: K; readonly blank: FileTexts[K][number]; readonly name: string; readonly add: string; readonly children: (index: number) => ReactNode }) {
  const { t } = useLanguage();
  const path = `now.${list}` as Path<Kept<FileTexts>>, rows = form.watch(path) as unknown as FileTexts[K][number][];
  return (
    <Rows label={t(`beneficiariesForm.section_${list}`)} rows={rows} blank={blank} most={MOST[list]} titled name={(number) => t(`beneficiariesForm.${name}` as MessageKey, { number })} add={t(`beneficiariesForm.${add}` as MessageKey)}
      onChange={(changed) => { form.setValue(path, changed as PathValue<Kept<FileTexts>, typeof path>, { shouldDirty: true }); }}>
      {(_row, index) => <Box sx={{ display: 'grid', gap: 1.5 }}>{children(index)}</Box>}
    </Rows>
  );
}
function Languages({ kept: { form } }: { readonly kept: Form }) {
  const { t } = useLanguage();
  const path = 'now.languages' as Path<Kept<FileTexts>>, chosen = form.watch(path) as unknown as FileTexts['languages'];
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
      <Typography component="legend" variant="h3" sx={{ p: 0 }}>{t('beneficiariesForm.field_languages')}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
        {LANGUAGES.map((one) => <FormControlLabel key={one} label={t(`beneficiariesForm.language_${one}`)} control={<Checkbox checked={chosen.includes(one)} onChange={(_event, on) => { form.setValue(path, (on ? [...chosen, one] : chosen.filter((other) => other !== one)) as PathValue<Kept<FileTexts>, typeof path>, { shouldDirty: true }); }} />} />)}
      </Box>
    </Box>
  );
}
/** The ID number: masked where it is known, until somebody asks to change it; that is written down. */
function Cin({ kept: { form, focus }, file }: { readonly kept: Form; readonly file: File | null }) {
  const { t } = useLanguage();
  const { label } = useFields();
  const hidden = form.watch('now.cin' as never) === null;
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const show = async (): Promise<void> => {
    if (!file) return;
    const found = await call('beneficiaries.idNumber', { personId: file.personId });
    if (!found.ok) { setRefusal(found.refusal); return; }
    const { cin } = found.value;
    form.setValue('was.cin' as never, cin as never); form.setValue('now.cin' as never, cin as never);
    focus('cin');
  };
  if (!hidden) return <CodeText path="cin" optional hint={'\u00a0'} />;
  return (
    <Box>
      <Typography variant="h3">{label('cin')}</Typography>
      <Typography variant="body2" color="textSecondary">{t('ceremonyEdit.cinRecorded')}</Typography>
      <Box sx={{ minHeight: 40, mt: 0.5, display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}><Ltr>{file?.identity.cinMasked}</Ltr><Button size="small" variant="outlined" onClick={() => { void show(); }}>{t('ceremonyEdit.cinChange')}</Button></Box>
      <RefusalNotice refusal={refusal} />
    </Box>
  );
}
