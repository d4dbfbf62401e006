import { Box } from '@mui/material';
import { createHashRouter, redirect, RouterProvider, useLocation, Outlet, type RouteObject } from 'react-router';
import { useLanguage } from '../components/language.tsx';
import { Progress } from '../components/progress.tsx';
import { Today } from '../features/today/today.tsx';
import { ErrorBoundary } from './errorBoundary.tsx';
import { Shell } from './shell.tsx';

function Opening() {
  const { t } = useLanguage();
  return <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('ui.opening')} /></Box>;
}
/** A broken page leaves the window standing. */
function Page() {
  const { pathname } = useLocation();
  return <ErrorBoundary at={pathname}><Outlet /></ErrorBoundary>;
}
/** Every page but the first is loaded when it is opened. */
const PAGES: RouteObject[] = [
  { path: 'today', Component: Today },
  { path: 'ceremonies', lazy: async () => ({ Component: (await import('../features/handover/ceremonies.tsx')).Ceremonies }) },
  { path: 'ceremonies/import', lazy: async () => ({ Component: (await import('../features/handover/import.tsx')).Import }) },
  { path: 'ceremonies/new', lazy: async () => ({ Component: (await import('../features/handover/ceremonyForm.tsx')).NewCeremony }) },
  { path: 'ceremonies/:id/edit', lazy: async () => ({ Component: (await import('../features/handover/ceremonyForm.tsx')).EditCeremony }) },
  { path: 'ceremonies/:id', lazy: async () => ({ Component: (await import('../features/handover/ceremony.tsx')).CeremonyPage }) },
  { path: 'settings/:section?', lazy: async () => ({ Component: (await import('../features/settings/settings.tsx')).Settings }) },
  { path: 'ceremonies/:id/print', lazy: async () => ({ Component: (await import('../features/papers/printScreen.tsx')).PrintScreen }) },
  { path: 'ceremonies/:id/file', lazy: async () => ({ Component: (await import('../features/handover/fileScreen.tsx')).FileScreen }) },
  { path: 'ceremonies/:id/papers', lazy: async () => ({ Component: (await import('../features/papers/papersScreen.tsx')).PapersScreen }) },
];
/** Before anything is drawn, not by drawing. */
const toToday = () => redirect('/today');
const router = createHashRouter([{
  Component: Page, HydrateFallback: Opening,
  children: [
    // over the whole window, without the frame
    { path: 'ceremonies/:id/day', lazy: async () => ({ Component: (await import('../features/handover/dayScreen.tsx')).DayScreen }) },
    { Component: Shell, children: [{ Component: Page, children: [{ index: true, loader: toToday }, ...PAGES, { path: '*', loader: toToday }] }] },
  ],
}]);

export const Routes = () => <RouterProvider router={router} />;
