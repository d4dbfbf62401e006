import CeremonyIcon from '@mui/icons-material/EventAvailableOutlined';
import SettingsIcon from '@mui/icons-material/SettingsOutlined';
import TodayIcon from '@mui/icons-material/TodayOutlined';
import type { ReactElement } from 'react';
import type { Permission } from '#shared/domain/accounts.ts';
import type { MessageKey } from '#shared/i18n/index.ts';

export interface Place { readonly path: string; readonly label: MessageKey; readonly icon: ReactElement; readonly needs: Permission }
/** The places that have something in them; of design.md's seven the others come with their content. */
export const PLACES: readonly Place[] = [
  { path: '/today', label: 'ui.today', icon: <TodayIcon />, needs: 'ceremony.read' },
  { path: '/ceremonies', label: 'ui.ceremonies', icon: <CeremonyIcon />, needs: 'ceremony.read' },
  { path: '/settings', label: 'ui.settings', icon: <SettingsIcon />, needs: 'settings.read' },
];
