import { Box } from '@mui/material';
import { Navigate, Outlet, useLocation, useParams } from 'react-router';
import { may, type Permission } from '#shared/domain/accounts.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import { Say, useLanguage } from '../components/language.tsx';
import { NavTabs } from '../components/navTabs.tsx';
import { PageHead } from '../components/page.tsx';
import { narrow } from '../components/theme.ts';
import { Ltr, Moment } from '../components/values.tsx';
import { By } from '../features/settings/versions.tsx';
import { useAnswer } from './hooks/api.ts';
import { useSession } from './hooks/session.tsx';
import { START } from './places.tsx';

interface Section { readonly path: string; readonly label: MessageKey; readonly needs: Permission }
const of = (needs: Permission) => (path: string): Section => ({ path, label: `settingsForm.section_${path}` as MessageKey, needs });
/** What papers carry, then who may see what, and what keeps it safe. */
export const SETTINGS_SECTIONS: readonly Section[] = [
  ...['centre', 'letterhead', 'texts', 'signatories', 'originals', 'programme', 'contact', 'numbering', 'versions', 'application'].map(of('settings.read')),
  { path: 'market', label: 'settingsForm.section_market', needs: 'file.read' },
  { path: 'questionnaire', label: 'settingsForm.section_questionnaire', needs: 'questionnaire.change' },
  { path: 'backups', label: 'settingsForm.section_backups', needs: 'backup.make' },
  { path: 'audit', label: 'settingsForm.section_audit', needs: 'audit.read' },
  { path: 'users', label: 'settingsForm.section_users', needs: 'users.manage' },
];
/** The head of all settings: a section an address, those that the person's role may open. */
export function SettingsFrame() {
  const { t } = useLanguage();
  const { user } = useSession();
  const { section } = useParams();
  const sections = SETTINGS_SECTIONS.filter(({ needs }) => may(user.role, needs)), [first] = sections, here = useLocation().pathname.split('/')[2];
  const { data: shown } = useAnswer('settings.show', {}, { enabled: section !== undefined && may(user.role, 'settings.read') });
  // an address without a section, or of one that is not for this role
  if (first && !sections.some(({ path }) => path === here)) return <Navigate to={START[user.role] ?? `/settings/${first.path}`} replace />;
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', [narrow]: { flex: 'none' } }}>
      <PageHead title={t('settingsForm.title')} meta={section !== undefined && shown && <Say k="settingsForm.version" with={{ version: <Ltr>{shown.version}</Ltr>, at: <Moment at={shown.savedAt} />, by: <By user={shown.savedBy} /> }} />} />
      <NavTabs label={t('settingsForm.sections')} tabs={sections.map(({ path, label }) => ({ to: `/settings/${path}`, label: t(label) }))} />
      <Outlet />
    </Box>
  );
}
