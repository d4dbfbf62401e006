import { Box, Button } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink, Outlet, useParams, useSearchParams } from 'react-router';
import { isClosed, nextStep } from '#shared/domain/beneficiaries.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { Say, useLanguage } from '../components/language.tsx';
import { NavTabs } from '../components/navTabs.tsx';
import { Notice, RefusalNotice } from '../components/notice.tsx';
import { PageHead } from '../components/page.tsx';
import { Progress } from '../components/progress.tsx';
import { Status } from '../components/status.tsx';
import { narrow } from '../components/theme.ts';
import { Day, Ltr, Name } from '../components/values.tsx';
import { StatusDialog } from '../features/beneficiaries/deeds.tsx';
import { Portrait } from '../features/beneficiaries/portrait.tsx';
import { useAnswer, useCommand } from './hooks/api.ts';
import { useLastAction } from './hooks/lastAction.tsx';

/** How often another window's changes are looked for, ms. */
const LOOK = 5000;
/** Parts of a file, each an address. */
const TABS = ['overview', 'diagnosis', 'plan', 'followUp', 'papers', 'consents'] as const;
const pathOf = (tab: (typeof TABS)[number]): string => (tab === 'overview' ? '' : `/${tab}`);

/** The head of a file and its tabs: who, where on the way, what comes next. */
export function FileFrame() {
  const { t, lang } = useLanguage();
  const { personId = '' } = useParams();
  const { data: file, refusal } = useAnswer('beneficiaries.show', { personId }, { every: LOOK });
  const [params, setParams] = useSearchParams();
  const ask = (status: boolean): void => { setParams((now) => { const next = new URLSearchParams(now); if (status) next.set('ask', 'status'); else next.delete('ask'); return next; }, { replace: true }); };
  const step = useCommand('beneficiaries.setStatus'), part = useCommand('beneficiaries.part');
  const { tell } = useLastAction();
  // a file that was erased does not go on standing here, in this window or another
  if (refusal && (!file || refusal.code === 'beneficiaries.UNKNOWN')) return <Box sx={{ p: 3 }}><RefusalNotice refusal={refusal} action={<Button size="small" variant="outlined" component={RouterLink} to="/beneficiaries">{t('beneficiariesForm.back')}</Button>} /></Box>;
  if (!file) return <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('ui.loading')} /></Box>;
  const { identity, status, companion, mayWrite, mayAssign } = file, closed = isClosed(status), next = closed ? null : nextStep(status);
  const goOn = async (): Promise<void> => {
    if (next === null || step.busy) return;
    const done = await step.run({ personId, revision: file.revision, to: next });
    if (done.ok) tell({ words: t('beneficiariesForm.statusSaved', { status: t(`beneficiaries.status_${next}`) }) });
  };
  const other = lang === 'ar' ? identity.name.fr : identity.name.ar;
  const meta: readonly ReactNode[] = [
    other && other !== inLanguage(identity.name, lang) && <Name key="other">{other}</Name>,
    <Ltr key="file">{identity.fileNumber}</Ltr>, identity.cinMasked && <Ltr key="cin">{identity.cinMasked}</Ltr>,
    <Status key="status" tone={closed ? (status === 'inserted' ? 'done' : 'todo') : 'active'}>{t(`beneficiaries.status_${status}`)}</Status>,
    <Say key="since" k="beneficiariesForm.since" with={{ date: <Day date={file.statusSince.slice(0, 10)} /> }} />, t('beneficiariesForm.followedBy', { name: companion.name }),
  ];
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', [narrow]: { flex: 'none' } }}>
      <PageHead below back={{ to: '/beneficiaries', label: t('beneficiariesForm.back') }} mark={<Portrait name={identity.name} photo={file.photo} />} title={<Name>{inLanguage(identity.name, lang)}</Name>}
        meta={meta.filter(Boolean).map((one, i) => <span key={i}>{i > 0 && ' · '}{one}</span>)}>
        {mayWrite && next && <Button variant="contained" disabled={step.busy} onClick={() => { void goOn(); }}>{t('beneficiariesForm.goOn', { step: t(`beneficiaries.status_${next}`) })}</Button>}
        {mayWrite && <Button variant="outlined" onClick={() => { ask(true); }}>{t(closed ? 'beneficiariesForm.reopen' : 'beneficiariesForm.changeStatus')}</Button>}
      </PageHead>
      <NavTabs label={t('beneficiariesForm.tabs')} tabs={TABS.map((tab) => ({ to: `/beneficiaries/${personId}${pathOf(tab)}`, label: t(`beneficiariesForm.tab_${tab}`), end: true }))} />
      <RefusalNotice refusal={step.refusal ?? part.refusal} />
      {closed && <Notice tone="good">{t('beneficiariesForm.closedNotice', { status: t(`beneficiaries.status_${status}`) })}</Notice>}
      {!mayWrite && <Notice tone="good">{t('beneficiariesForm.readOnly')}</Notice>}
      {file.joined.map((one) => (
        <Notice key={one.mergeId} tone="good" action={mayAssign && <Button size="small" variant="outlined" disabled={part.busy} onClick={() => { void part.run({ mergeId: one.mergeId }).then((done) => { if (done.ok) tell({ words: t('beneficiariesForm.parted') }); }); }}>{t('beneficiariesForm.part')}</Button>}>
          <Say k="beneficiariesForm.joinedNotice" with={{ fileNumber: <Ltr>{one.fileNumber}</Ltr>, name: <Name>{inLanguage(one.name, lang)}</Name> }} />
        </Notice>
      ))}
      <Outlet />
      {mayWrite && params.get('ask') === 'status' && <StatusDialog file={file} onClose={() => { ask(false); }} />}
    </Box>
  );
}
