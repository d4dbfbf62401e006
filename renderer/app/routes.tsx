import { Box } from '@mui/material';
import { useEffect } from 'react';
import { createHashRouter, Navigate, redirect, RouterProvider, useLocation, Outlet, type RouteObject } from 'react-router';
import { useLanguage } from '../components/language.tsx';
import { Progress } from '../components/progress.tsx';
import { Today } from '../features/today/today.tsx';
import { ErrorBoundary } from './errorBoundary.tsx';
import { useSession } from './hooks/session.tsx';
import { firstPlace } from './places.tsx';
import { Shell } from './shell.tsx';
import { useShortcutHelp } from './shortcutHelp.tsx';

function Opening() {
  const { t } = useLanguage();
  return <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('ui.opening')} /></Box>;
}
/** The day's page, or, for a role that has nothing there, the first place that it has something in. */
function Start() {
  const { user } = useSession(), first = firstPlace(user.role);
  return first === '/today' ? <Today /> : <Navigate to={first} replace />;
}
/** A broken page leaves the window standing. */
function Page() {
  const { pathname } = useLocation();
  return <ErrorBoundary at={pathname}><Outlet /></ErrorBoundary>;
}
/** A page over the whole window, without the frame: its keys are told here too. */
function Whole() {
  const [help] = useShortcutHelp();
  return <><Outlet />{help}</>;
}
const readCeremonies = async () => ({ Component: (await import('../features/handover/ceremonies.tsx')).Ceremonies });
const readCeremony = async () => ({ Component: (await import('../features/handover/ceremony.tsx')).CeremonyPage });
const readBeneficiaries = async () => ({ Component: (await import('../features/beneficiaries/list.tsx')).Beneficiaries });
const readFile = async () => ({ Component: (await import('./fileFrame.tsx')).FileFrame });
const readOverview = async () => ({ Component: (await import('../features/beneficiaries/overview.tsx')).Overview });
/** Every page but the first is loaded when it is opened. */
const PAGES: RouteObject[] = [
  { path: 'today', Component: Start },
  { path: 'ceremonies', lazy: readCeremonies },
  { path: 'ceremonies/import', lazy: async () => ({ Component: (await import('../features/exchange/importCeremony.tsx')).ImportCeremony }) },
  { path: 'ceremonies/new', lazy: async () => ({ Component: (await import('../features/handover/ceremonyForm.tsx')).NewCeremony }) },
  { path: 'ceremonies/:id/edit', lazy: async () => ({ Component: (await import('../features/handover/ceremonyForm.tsx')).EditCeremony }) },
  { path: 'ceremonies/:id', lazy: readCeremony },
  { path: 'beneficiaries', lazy: readBeneficiaries },
  { path: 'beneficiaries/import', lazy: async () => ({ Component: (await import('../features/exchange/importFiles.tsx')).ImportFiles }) },
  { path: 'beneficiaries/new', lazy: async () => ({ Component: (await import('../features/beneficiaries/fileForm.tsx')).NewFile }) },
  { path: 'beneficiaries/:personId/edit', lazy: async () => ({ Component: (await import('../features/beneficiaries/fileForm.tsx')).EditFile }) },
  {
    path: 'beneficiaries/:personId', lazy: readFile,
    children: [
      { index: true, lazy: readOverview },
      { path: 'diagnosis', lazy: async () => ({ Component: (await import('../features/diagnosis/diagnosisTab.tsx')).DiagnosisTab }) },
      { path: 'plan', lazy: async () => ({ Component: (await import('../features/lifeProjects/lifeProjectTab.tsx')).LifeProjectTab }) },
      { path: 'followUp', lazy: async () => ({ Component: (await import('../features/followUp/followUpTab.tsx')).FollowUpTab }) },
      { path: 'papers', lazy: async () => ({ Component: (await import('./filePapers.tsx')).FilePapers }) },
      { path: 'consents', lazy: async () => ({ Component: (await import('../features/beneficiaries/consentsTab.tsx')).ConsentsTab }) },
    ],
  },
  { path: 'agenda', lazy: async () => ({ Component: (await import('../features/followUp/agenda.tsx')).Agenda }) },
  { path: 'settings/audit', lazy: async () => ({ Component: (await import('../features/audit/audit.tsx')).Audit }) },
  { path: 'settings/backups', lazy: async () => ({ Component: (await import('../features/backups/backups.tsx')).Backups }) },
  {
    path: 'settings', lazy: async () => ({ Component: (await import('./settingsFrame.tsx')).SettingsFrame }),
    children: [
      { path: 'market', lazy: async () => ({ Component: (await import('../features/market/market.tsx')).Market }) },
      { path: 'questionnaire', lazy: async () => ({ Component: (await import('../features/questionnaire/questionnaire.tsx')).Questionnaire }) },
      { path: 'users', lazy: async () => ({ Component: (await import('../features/accounts/users.tsx')).Users }) },
      { path: ':section?', lazy: async () => ({ Component: (await import('../features/settings/settings.tsx')).Settings }) },
    ],
  },
  { path: 'account', lazy: async () => ({ Component: (await import('../features/accounts/account.tsx')).AccountPage }) },
  { path: 'ceremonies/:id/print', lazy: async () => ({ Component: (await import('../features/papers/printScreen.tsx')).PrintScreen }) },
  { path: 'ceremonies/:id/file', lazy: async () => ({ Component: (await import('../features/handover/fileScreen.tsx')).FileScreen }) },
  { path: 'ceremonies/:id/papers', lazy: async () => ({ Component: (await import('../features/papers/papersScreen.tsx')).PapersScreen }) },
];
/** Before anything is drawn, not by drawing. */
const toToday = () => redirect('/today');
const router = createHashRouter([{
  Component: Page, HydrateFallback: Opening,
  children: [
    { Component: Whole, children: [{ path: 'ceremonies/:id/day', lazy: async () => ({ Component: (await import('../features/handover/dayScreen.tsx')).DayScreen }) }] },
    { Component: Shell, children: [{ Component: Page, children: [{ index: true, loader: toToday }, ...PAGES, { path: '*', loader: toToday }] }] },
  ],
}]);

/** What nearly everybody opens next, read ahead while the window rests; how long it waits for that, ms. */
const NEXT: readonly (() => Promise<unknown>)[] = [readCeremonies, readCeremony, readBeneficiaries, readFile, readOverview], FIRST_REST = 1_500;
export function Routes() {
  useEffect(() => {
    let gone = false;
    const readOn = ([first, ...rest]: typeof NEXT): void => { if (first) requestIdleCallback(() => { if (!gone) void first().then(() => { readOn(rest); }, () => undefined); }); };
    const timer = setTimeout(() => { readOn(NEXT); }, FIRST_REST);
    return () => { gone = true; clearTimeout(timer); };
  }, []);
  return <RouterProvider router={router} />;
}
