import { Box, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { Answer } from '#shared/contract/index.ts';
import { useAnswer } from '../../app/hooks/api.ts';
import { useLanguage } from '../../components/language.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { Progress } from '../../components/progress.tsx';
import { Table } from '../../components/table.tsx';
import { color } from '../../components/theme.ts';
import { Ltr, Moment, Name } from '../../components/values.tsx';
import type { Shown } from './section.tsx';

/** A user by name, or by what they are in the centre where no name was given. */
export function By({ user: { name, role } }: { readonly user: Shown['savedBy'] }) {
  const { t } = useLanguage();
  return name ? <Name>{name}</Name> : <>{t(`ui.role_${role}`)}</>;
}
type Version = Answer<'settings.versions'>[number];
/** Where a field of the settings is changed. */
const SECTION_OF = {
  name: 'centre', city: 'centre', giver: 'centre', slipTo: 'centre', letterhead: 'letterhead', logos: 'letterhead', wording: 'texts', signatories: 'signatories', originals: 'originals', programme: 'programme', contact: 'contact', cndp: 'contact',
} as const;

/** Every version that was saved: when, by whom, and in which sections it differs from the one before it. */
export function Versions({ shown }: { readonly shown: Shown }) {
  const { t } = useLanguage();
  // asked again when the settings have another version
  return <List key={shown.version} lead={t('settingsForm.versionsLead')} />;
}
function List({ lead }: { readonly lead: string }) {
  const { t } = useLanguage();
  const { data, refusal } = useAnswer('settings.versions', {});
  const sections = ({ changed }: Version) => [...new Set(changed.map((field) => SECTION_OF[field]))];
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Typography color="textSecondary" sx={{ px: 3, py: 2 }}>{lead}</Typography>
      <RefusalNotice refusal={refusal} />
      {!data && !refusal && <Box sx={{ px: 3, maxWidth: 480 }}><Progress label={t('ui.loading')} /></Box>}
      {data && <Table<Version> label={t('settingsForm.section_versions')} rows={data} rowKey={({ version }) => String(version)} columns={[
        { key: 'version', head: t('settingsForm.versionNumber'), width: 110, cell: ({ version }) => <Ltr>{version}</Ltr> },
        { key: 'at', head: t('settingsForm.versionAt'), width: 210, cell: ({ savedAt }) => <Moment at={savedAt} /> },
        { key: 'by', head: t('settingsForm.versionBy'), width: 280, cell: ({ savedBy }) => <By user={savedBy} /> },
        { key: 'changed', head: t('settingsForm.versionChanged'), secondary: true, cell: (row) => (
          row.changed.length === 0 ? t('settingsForm.versionFirst') : (
            <Box component="span" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
              {sections(row).map((section) => <Link key={section} component={RouterLink} to={`/settings/${section}`} underline="hover" sx={{ color: color.ink }}>{t(`settingsForm.section_${section}`)}</Link>)}
            </Box>
          )
        ) },
      ]} />}
    </Box>
  );
}
