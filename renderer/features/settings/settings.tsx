import { Box, Link } from '@mui/material';
import { Navigate, NavLink, useParams } from 'react-router';
import { useAnswer } from '../../app/hooks/api.ts';
import { useMay } from '../../app/hooks/session.tsx';
import { Say, useLanguage } from '../../components/language.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { PageHead } from '../../components/page.tsx';
import { Progress } from '../../components/progress.tsx';
import { color, narrow } from '../../components/theme.ts';
import { Ltr, Moment } from '../../components/values.tsx';
import { Application } from './application.tsx';
import { Centre } from './centre.tsx';
import { Contact } from './contact.tsx';
import { Letterhead } from './letterhead.tsx';
import { Numbering } from './numbering.tsx';
import { Originals } from './originals.tsx';
import { Programme } from './programme.tsx';
import type { Shown } from './section.tsx';
import { Signatories } from './signatories.tsx';
import { Texts } from './texts.tsx';

const SECTIONS = ['centre', 'letterhead', 'texts', 'signatories', 'originals', 'programme', 'contact', 'numbering', 'application'] as const;
type SectionName = (typeof SECTIONS)[number];
const PAGES: Readonly<Record<SectionName, (props: { readonly shown: Shown }) => React.ReactNode>> = {
  centre: Centre, letterhead: Letterhead, texts: Texts, signatories: Signatories, originals: Originals, programme: Programme, contact: Contact, numbering: Numbering, application: Application,
};
/** How often another window's changes are looked for, ms. */
const LOOK = 5000;

/** Everything that papers carry from the centre, and the application itself: a section an address. */
export function Settings() {
  const { t } = useLanguage();
  const { section } = useParams();
  const watches = useMay('audit.read');
  const { data: shown, refusal } = useAnswer('settings.show', {}, { every: LOOK });
  const name = SECTIONS.find((one) => one === section);
  if (name === undefined) return <Navigate to="/settings/centre" replace />;
  const Page = PAGES[name];
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', [narrow]: { flex: 'none' } }}>
      <PageHead title={t('settingsForm.title')} meta={shown && <Say k="settingsForm.version" with={{ version: <Ltr>{shown.version}</Ltr>, at: <Moment at={shown.savedAt} /> }} />} />
      <Box component="nav" aria-label={t('settingsForm.sections')} sx={{ flex: 'none', borderBottom: `1px solid ${color.line}`, px: 2, [narrow]: { px: 1 } }}>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap' }}>
          {SECTIONS.map((one) => <Tab key={one} to={`/settings/${one}`}>{t(`settingsForm.section_${one}`)}</Tab>)}
          {watches && <Tab to="/settings/audit">{t('settingsForm.section_audit')}</Tab>}
        </Box>
      </Box>
      <RefusalNotice refusal={refusal} />
      {shown ? <Page key={name} shown={shown} /> : !refusal && <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('ui.loading')} /></Box>}
    </Box>
  );
}

const Tab = ({ to, children }: { readonly to: string; readonly children: string }) => (
  <li><Link component={NavLink} to={to} underline="none" sx={{ display: 'block', px: 1.5, py: 0.75, minHeight: 40, color: color.ink2, borderBottom: '3px solid transparent', '&:hover': { bgcolor: color.quiet }, '&:focus-visible': { outlineOffset: -3 }, '&[aria-current]': { color: color.greenDeep, fontWeight: 600, borderColor: color.green } }}>{children}</Link></li>
);
