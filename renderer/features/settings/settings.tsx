import { Box } from '@mui/material';
import { Navigate, useParams } from 'react-router';
import { useAnswer } from '../../app/hooks/api.ts';
import { useLanguage } from '../../components/language.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { Progress } from '../../components/progress.tsx';
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
import { Versions } from './versions.tsx';

const SECTIONS = ['centre', 'letterhead', 'texts', 'signatories', 'originals', 'programme', 'contact', 'numbering', 'versions', 'application'] as const;
type SectionName = (typeof SECTIONS)[number];
const PAGES: Readonly<Record<SectionName, (props: { readonly shown: Shown }) => React.ReactNode>> = {
  centre: Centre, letterhead: Letterhead, texts: Texts, signatories: Signatories, originals: Originals, programme: Programme, contact: Contact, numbering: Numbering, versions: Versions, application: Application,
};
/** How often another window's changes are looked for, ms. */
const LOOK = 5000;

/** Everything that papers carry from the centre, and the application itself: a section an address. */
export function Settings() {
  const { t } = useLanguage();
  const { section } = useParams();
  const { data: shown, refusal } = useAnswer('settings.show', {}, { every: LOOK });
  const name = SECTIONS.find((one) => one === section);
  if (name === undefined) return <Navigate to="/settings/centre" replace />;
  const Page = PAGES[name];
  return (
    <>
      <RefusalNotice refusal={refusal} />
      {shown ? <Page key={name} shown={shown} /> : !refusal && <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('ui.loading')} /></Box>}
    </>
  );
}
