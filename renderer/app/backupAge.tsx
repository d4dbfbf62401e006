import BackupIcon from '@mui/icons-material/SaveOutlined';
import { Link } from '@mui/material';
import { NavLink } from 'react-router';
import { useLanguage } from '../components/language.tsx';
import { color } from '../components/theme.ts';
import { useAnswer } from './hooks/api.ts';

/** How often the age is looked at, ms. */
const LOOK = 60_000;
/** How old the newest good backup is, always on the screen; where it is too old, in words that cannot be missed. */
export function BackupAge() {
  const { t } = useLanguage();
  const { data } = useAnswer('backups.state', {}, { every: LOOK });
  if (!data) return null;
  const { newest, warning } = data, words = newest ? t('backupsForm.ageShort', { days: newest.days }) : t('backupsForm.noneShort');
  return (
    <Link component={NavLink} to="/settings/backups" underline="hover" title={warning ? t(warning) : words} sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 1, py: 0.5, borderRadius: 1, fontSize: '0.875rem', lineHeight: 1.3, color: warning ? color.amber : color.ink2, fontWeight: warning ? 600 : 400, ...(warning ? { bgcolor: color.amberTint } : {}), '& svg': { fontSize: 18 } }}>
      <BackupIcon aria-hidden /><span className="label">{words}</span>
    </Link>
  );
}
