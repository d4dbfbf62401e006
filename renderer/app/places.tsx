import CeremonyIcon from '@mui/icons-material/EventAvailableOutlined';
import PeopleIcon from '@mui/icons-material/PeopleOutlined';
import SettingsIcon from '@mui/icons-material/SettingsOutlined';
import TodayIcon from '@mui/icons-material/TodayOutlined';
import type { ReactElement } from 'react';
import { may, type Permission, type Role } from '#shared/domain/accounts.ts';
import type { MessageKey } from '#shared/i18n/index.ts';

export interface Place { readonly path: string; readonly label: MessageKey; readonly icon: ReactElement; readonly needs: readonly Permission[] }
/** The places that have something in them; of design.md's seven the others come with their content. */
export const PLACES: readonly Place[] = [
  { path: '/today', label: 'ui.today', icon: <TodayIcon />, needs: ['ceremony.read'] },
  { path: '/beneficiaries', label: 'ui.beneficiaries', icon: <PeopleIcon />, needs: ['file.read'] },
  { path: '/ceremonies', label: 'ui.ceremonies', icon: <CeremonyIcon />, needs: ['ceremony.read'] },
  { path: '/settings', label: 'ui.settings', icon: <SettingsIcon />, needs: ['settings.read', 'users.manage', 'market.change'] },
];
/** What a role finds in the settings first: an administrator has no papers, and an account to begin with. */
export const START: Readonly<Partial<Record<Role, string>>> = { administrator: '/settings/users' };
export const placesOf = (role: Role): readonly Place[] => PLACES.filter(({ needs }) => needs.some((right) => may(role, right)));
export const firstPlace = (role: Role): string => START[role] ?? placesOf(role)[0]?.path ?? '/account';
