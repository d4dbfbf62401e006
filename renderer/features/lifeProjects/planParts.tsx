import { Box, Button, Link, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { Link as RouterLink } from 'react-router';
import { useAnswer } from '#renderer/app/hooks/api.ts';
import { Choice, Columns, Text, useFields } from '#renderer/app/hooks/keptFields.tsx';
import { KeptRows } from '#renderer/app/hooks/keptRows.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { narrow, useNarrow } from '#renderer/components/theme.ts';
import { createReader } from '#renderer/components/typed.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { calendar, MILESTONES, VISIT_KINDS } from '#shared/domain/followUp.ts';
import { EVIDENCE, LIKELIHOODS, TRACKS } from '#shared/domain/lifeProjects.ts';
import type { Writing } from './planEditor.tsx';
import { labelOf, NEW } from './texts.ts';

/** In a row under heads a label is seen once, over the first row; where columns stack, over each field. */
export function useHeads(index: number): (path: string) => { readonly seen?: string | null } {
  const { t } = useLanguage();
  const isNarrow = useNarrow();
  return (path) => (isNarrow ? {} : { seen: index === 0 ? t(labelOf(path)) : null });
}
/** Fields of one row, by shares of its width. */
export const RowOf = ({ shares, children }: { readonly shares: string; readonly children: ReactNode }) => (
  <Box sx={{ display: 'grid', gridTemplateColumns: shares, alignItems: 'end', columnGap: 1.5, rowGap: 1, [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' } }}>{children}</Box>
);

/** The day that the plan is of, and the diagnosis it rests on. */
export function Dated({ personId, data }: Writing) {
  const { t } = useLanguage();
  const { data: found } = useAnswer('diagnosis.list', { personId });
  const done = (found?.diagnoses ?? []).filter(({ completedOn }) => completedOn !== null);
  const known: [string, string][] = done.map(({ diagnosisId, number, completedOn }) => [diagnosisId, t('lifeProjectForm.diagnosisOf', { number, on: completedOn === null ? '' : shortDate(completedOn as CivilDate) })]);
  // it is there before the list is: a choice shows what it holds only where it has that option
  const options: [string, string][] = [['', t('lifeProjectForm.noDiagnosis')], ...known, ...(data.diagnosisId !== null && !done.some(({ diagnosisId }) => diagnosisId === data.diagnosisId) ? [[data.diagnosisId, t('lifeProjectForm.diagnosisNumbered', { number: data.diagnosisNumber ?? 0 })] as [string, string]] : [])];
  return <>
    <Columns><Text path="dated" content="code" hint={t('ceremonyEdit.dateHint')} /><Choice path="diagnosisId" options={options} /></Columns>
    {found && done.length === 0 && <Notice tone="attention">{t('lifeProjectForm.diagnosisFirst')} <Link component={RouterLink} to={`/beneficiaries/${personId}/diagnosis`}>{t('lifeProjectForm.toDiagnosis')}</Link></Notice>}
    {data.healthHidden && <Typography variant="body2" color="textSecondary">{t('lifeProjectForm.healthHidden')}</Typography>}
  </>;
}
export const Summary = () => <><Text path="summary.strengths" multiline /><Text path="summary.needs" multiline /><Text path="summary.obstacles" multiline /></>;

export function Backgrounds({ path }: { readonly path: 'training' | 'experience' }) {
  const { t } = useLanguage();
  return (
    <KeptRows path={path} blank={NEW.background} first="words" most={20} name={(number) => t(path === 'training' ? 'lifeProjectForm.row_training' : 'lifeProjectForm.row_experience', { number })} add={t(path === 'training' ? 'lifeProjectForm.add_training' : 'lifeProjectForm.add_experience')} none={t('lifeProjectForm.none_background')}>
      {(at, index) => <BackgroundRow at={at} index={index} />}
    </KeptRows>
  );
}
function BackgroundRow({ at, index }: { readonly at: string; readonly index: number }) {
  const { t } = useLanguage();
  const head = useHeads(index);
  return <RowOf shares="minmax(0, 5fr) minmax(0, 2fr) minmax(0, 2fr)"><Text path={`${at}words`} {...head(`${at}words`)} /><Text path={`${at}duration`} {...head(`${at}duration`)} /><Choice path={`${at}evidence`} {...head(`${at}evidence`)} options={EVIDENCE.map((one) => [one, t(`caseWords.evidence_${one}`)])} /></RowOf>;
}
export function Wishes() {
  const { t } = useLanguage();
  return <Text path="wishes" multiline hint={t('lifeProjectForm.wishesHint')} />;
}
export function Track() {
  const { t } = useLanguage();
  return <><Box sx={{ maxWidth: 360 }}><Choice path="track" options={[['', t('lifeProjectForm.chooseTrack')], ...TRACKS.map((one): [string, string] => [one, t(`caseWords.track_${one}`)])]} /></Box><Text path="trackWhy" multiline hint={t('lifeProjectForm.trackWhyHint')} /></>;
}
export function Sourced({ path }: { readonly path: 'market' | 'territory' }) {
  const { t } = useLanguage();
  return <><Text path={`${path}.words`} multiline hint={t(path === 'market' ? 'lifeProjectForm.marketHint' : 'lifeProjectForm.territoryHint')} /><RowOf shares="minmax(0, 2fr) minmax(0, 1fr)"><Text path={`${path}.source`} optional /><Text path={`${path}.dated`} content="code" optional /></RowOf></>;
}
export function Commitments() {
  const { t } = useLanguage();
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', columnGap: 3, rowGap: 2, [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' } }}>
      {(['person', 'centre'] as const).map((side) => (
        <Box key={side}>
          <Typography variant="h3" sx={{ mb: 0.5 }}>{t(`lifeProjectForm.side_${side}`)}</Typography>
          <KeptRows path={`commitments.${side}`} blank={NEW.sentence} first="words" most={20} name={(number) => t('lifeProjectForm.row_commitment', { number })} add={t('lifeProjectForm.add_commitment')} none={t('lifeProjectForm.none_commitment')}>
            {(at) => <Text path={`${at}words`} seen={null} multiline />}
          </KeptRows>
        </Box>
      ))}
    </Box>
  );
}
export function Risks() {
  const { t } = useLanguage();
  return (
    <KeptRows path="risks" blank={NEW.risk} first="words" most={20} name={(number) => t('lifeProjectForm.row_risk', { number })} add={t('lifeProjectForm.add_risk')} none={t('lifeProjectForm.none_risk')}>
      {(at, index) => <RiskRow at={at} index={index} />}
    </KeptRows>
  );
}
function RiskRow({ at, index }: { readonly at: string; readonly index: number }) {
  const { t } = useLanguage();
  const head = useHeads(index);
  return <RowOf shares="minmax(0, 4fr) minmax(0, 2fr) minmax(0, 4fr)"><Text path={`${at}words`} {...head(`${at}words`)} multiline /><Choice path={`${at}likelihood`} {...head(`${at}likelihood`)} options={LIKELIHOODS.map((one) => [one, t(`caseWords.likelihood_${one}`)])} /><Text path={`${at}answer`} {...head(`${at}answer`)} multiline /></RowOf>;
}
/** Visits that both agree on; the usual calendar is one press away. */
export function Visits({ kept: { form, focus } }: Writing) {
  const { t } = useLanguage();
  const { control } = useFields();
  const visits = useWatch({ control, name: 'now.visits' }) as readonly unknown[] | undefined;
  const fill = (): void => {
    const { dated } = form.getValues().now, day = createReader().date('dated', dated);
    if (day === null) { focus('dated'); return; }
    form.setValue('now.visits', calendar(day as CivilDate).map(({ milestone, kind, plannedOn }) => ({ milestone, kind, plannedOn: shortDate(plannedOn) })), { shouldDirty: true });
  };
  return <>
    {(visits ?? []).length === 0 && <Box><Button size="small" variant="outlined" onClick={fill}>{t('lifeProjectForm.usualCalendar')}</Button><Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>{t('lifeProjectForm.usualCalendarWhat')}</Typography></Box>}
    <KeptRows path="visits" blank={NEW.visit} first="plannedOn" most={30} name={(number) => t('lifeProjectForm.row_visit', { number })} add={t('lifeProjectForm.add_visit')}>
      {(at, index) => <VisitRow at={at} index={index} />}
    </KeptRows>
  </>;
}
function VisitRow({ at, index }: { readonly at: string; readonly index: number }) {
  const { t } = useLanguage();
  const head = useHeads(index);
  return <RowOf shares="minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr)">
    <Choice path={`${at}milestone`} {...head(`${at}milestone`)} options={MILESTONES.map((one) => [one, t(`caseWords.milestone_${one}`)])} />
    <Choice path={`${at}kind`} {...head(`${at}kind`)} options={VISIT_KINDS.map((one) => [one, t(`caseWords.visitKind_${one}`)])} />
    <Text path={`${at}plannedOn`} {...head(`${at}plannedOn`)} content="code" />
  </RowOf>;
}
