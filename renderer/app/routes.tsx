import { Box } from '@mui/material';
import { createHashRouter, Navigate, RouterProvider, useLocation, Outlet, type RouteObject } from 'react-router';
import { useLanguage } from '../components/language.tsx';
import { Progress } from '../components/progress.tsx';
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
/** Every page is loaded when it is first opened. */
const PAGES: RouteObject[] = [
  { path: 'today', lazy: async () => ({ Component: (await import('../features/today/today.tsx')).Today }) },
  { path: 'ceremonies', lazy: async () => ({ Component: (await import('../features/handover/ceremonies.tsx')).Ceremonies }) },
  { path: 'ceremonies/import', lazy: async () => ({ Component: (await import('../features/handover/import.tsx')).Import }) },
  { path: 'ceremonies/new', lazy: async () => ({ Component: (await import('../features/handover/ceremonyForm.tsx')).NewCeremony }) },
  { path: 'ceremonies/:id/edit', lazy: async () => ({ Component: (await import('../features/handover/ceremonyForm.tsx')).EditCeremony }) },
  { path: 'ceremonies/:id', lazy: async () => ({ Component: (await import('../features/handover/ceremony.tsx')).CeremonyPage }) },
  { path: 'settings/backups', lazy: async () => ({ Component: (await import('../features/backups/backups.tsx')).Backups }) },
  { path: 'settings/:section?', lazy: async () => ({ Component: (await import('../features/settings/settings.tsx')).Settings }) },
  { path: 'ceremonies/:id/print', lazy: async () => ({ Component: (await import('../features/papers/printScreen.tsx')).PrintScreen }) },
  { path: 'ceremonies/:id/file', lazy: async () => ({ Component: (await import('../features/handover/fileScreen.tsx')).FileScreen }) },
  { path: 'ceremonies/:id/papers', lazy: async () => ({ Component: (await import('../features/papers/papersScreen.tsx')).PapersScreen }) },
];
const router = createHashRouter([{
  Component: Page, HydrateFallback: Opening,
  children: [
    // over the whole window, without the frame
    { path: 'ceremonies/:id/day', lazy: async () => ({ Component: (await import('../features/handover/dayScreen.tsx')).DayScreen }) },
    { Component: Shell, children: [{ Component: Page, children: [{ index: true, element: <Navigate to="/today" replace /> }, ...PAGES, { path: '*', element: <Navigate to="/today" replace /> }] }] },
  ],
}]);

export const Routes = () => <RouterProvider router={router} />;
