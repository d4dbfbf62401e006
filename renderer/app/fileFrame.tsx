import { Box, Button, Link } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { Link as RouterLink, NavLink, Outlet, useParams } from 'react-router';
import { isClosed, nextStep } from '#shared/domain/beneficiaries.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import { Say, useLanguage } from '../components/language.tsx';
import { Notice, RefusalNotice } from '../components/notice.tsx';
import { PageHead } from '../components/page.tsx';
import { Progress } from '../components/progress.tsx';
import { Status } from '../components/status.tsx';
import { color, narrow } from '../components/theme.ts';
import { Day, Ltr, Name } from '../components/values.tsx';
import { AssignDialog, MergeDialog, StatusDialog } from '../features/beneficiaries/deeds.tsx';
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
  const [asking, setAsking] = useState<'status' | 'assign' | 'merge' | null>(null);
  const step = useCommand('beneficiaries.setStatus'), part = useCommand('beneficiaries.part');
  const { tell } = useLastAction();
  if (refusal && !file) return <Box sx={{ p: 3 }}><RefusalNotice refusal={refusal} action={<Button size="small" variant="outlined" component={RouterLink} to="/beneficiaries">{t('beneficiariesForm.back')}</Button>} /></Box>;
  if (!file) return <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('ui.loading')} /></Box>;
  const { identity, status, companion, mayWrite, mayAssign } = file, closed = isClosed(status), next = closed ? null : nextStep(status);
  const close = (): void => { setAsking(null); };
  const goOn = async (): Promise<void> => {
    if (next === null || step.busy) return;
    const done = await step.run({ personId, revision: file.revision, to: next });
    if (done.ok) tell({ words: t('beneficiariesForm.statusSaved', { status: t(`beneficiaries.status_${next}`) }) });
  };
  const meta: readonly ReactNode[] = [
    <Ltr key="file">{identity.fileNumber}</Ltr>, identity.cinMasked && <Ltr key="cin">{identity.cinMasked}</Ltr>,
    <Status key="status" tone={closed ? (status === 'inserted' ? 'done' : 'todo') : 'active'}>{t(`beneficiaries.status_${status}`)}</Status>,
    <Say key="since" k="beneficiariesForm.since" with={{ date: <Day date={file.statusSince.slice(0, 10)} /> }} />, t('beneficiariesForm.followedBy', { name: companion.name }),
  ];
  const other = lang === 'ar' ? identity.name.fr : identity.name.ar;
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', [narrow]: { flex: 'none' } }}>
      <PageHead below back={{ to: '/beneficiaries', label: t('beneficiariesForm.back') }} title={<><Name>{inLanguage(identity.name, lang)}</Name>{other && other !== inLanguage(identity.name, lang) && <Box component="span" sx={{ color: color.ink2, fontWeight: 400, fontSize: '1.125rem' }}> · <Name>{other}</Name></Box>}</>}
        meta={meta.filter(Boolean).map((one, i) => <span key={i}>{i > 0 && ' · '}{one}</span>)}>
        {mayWrite && next && <Button variant="contained" disabled={step.busy} onClick={() => { void goOn(); }}>{t('beneficiariesForm.goOn', { step: t(`beneficiaries.status_${next}`) })}</Button>}
        {mayWrite && !closed && <Button variant="outlined" component={RouterLink} to={`/beneficiaries/${personId}/edit`}>{t('beneficiariesForm.edit')}</Button>}
        {mayWrite && <Button variant="outlined" onClick={() => { setAsking('status'); }}>{t(closed ? 'beneficiariesForm.reopen' : 'beneficiariesForm.changeStatus')}</Button>}
        {mayAssign && !closed && <Button variant="outlined" onClick={() => { setAsking('assign'); }}>{t('beneficiariesForm.assign')}</Button>}
        {mayAssign && !closed && <Button variant="outlined" onClick={() => { setAsking('merge'); }}>{t('beneficiariesForm.merge')}</Button>}
      </PageHead>
      <Box component="nav" aria-label={t('beneficiariesForm.tabs')} sx={{ flex: 'none', borderBottom: `1px solid ${color.line}`, px: 2, [narrow]: { px: 1 } }}>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap' }}>
          {TABS.map((tab) => (
            <li key={tab}>
              <Link component={NavLink} end to={`/beneficiaries/${personId}${pathOf(tab)}`} underline="none" sx={{ display: 'block', px: 1.5, py: 0.75, minHeight: 40, color: color.ink2, borderBottom: '3px solid transparent', '&:hover': { bgcolor: color.quiet }, '&:focus-visible': { outlineOffset: -3 }, '&[aria-current]': { color: color.greenDeep, fontWeight: 600, borderColor: color.green } }}>{t(`beneficiariesForm.tab_${tab}` satisfies MessageKey)}</Link>
            </li>
          ))}
        </Box>
      </Box>
      <RefusalNotice refusal={step.refusal ?? part.refusal} />
      {closed && <Notice tone="good">{t('beneficiariesForm.closedNotice', { status: t(`beneficiaries.status_${status}`) })}</Notice>}
      {!mayWrite && <Notice tone="good">{t('beneficiariesForm.readOnly')}</Notice>}
      {file.joined.map((one) => (
        <Notice key={one.mergeId} tone="good" action={mayAssign && <Button size="small" variant="outlined" disabled={part.busy} onClick={() => { void part.run({ mergeId: one.mergeId }).then((done) => { if (done.ok) tell({ words: t('beneficiariesForm.parted') }); }); }}>{t('beneficiariesForm.part')}</Button>}>
          <Say k="beneficiariesForm.joinedNotice" with={{ fileNumber: <Ltr>{one.fileNumber}</Ltr>, name: <Name>{inLanguage(one.name, lang)}</Name> }} />
        </Notice>
      ))}
      <Outlet />
      {asking === 'status' && <StatusDialog file={file} onClose={close} />}
      {asking === 'assign' && <AssignDialog file={file} onClose={close} />}
      {asking === 'merge' && <MergeDialog file={file} onClose={close} />}
    </Box>
  );
}
