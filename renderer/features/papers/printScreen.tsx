import BackIcon from '@mui/icons-material/ArrowBack';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { Link as RouterLink, useParams, useSearchParams } from 'react-router';
import type { Answer } from '#shared/contract/index.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import type { CeremonyKind } from '#shared/domain/papers.ts';
import { useAnswer } from '../../app/hooks/api.ts';
import { useLanguage } from '../../components/language.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { Progress } from '../../components/progress.tsx';
import { color, narrow } from '../../components/theme.ts';
import { mirrors, Name } from '../../components/values.tsx';
import { PendingNotice } from './pendingNotice.tsx';
import { PrintChoices } from './printChoices.tsx';
import { usePrintDeeds } from './printDeeds.ts';
import { usePrinters } from './printers.ts';
import { PrintFoot } from './printFoot.tsx';
import { PrintPreview } from './printPreview.tsx';
import { isHarmless, missingSigns, requestOf, type Choices, type PrintedPaper } from './printRequest.ts';
import { usePrinted } from './usePrinted.ts';

type Ceremony = Answer<'handover.ceremony'>;
/** Papers of a ceremony: choose, look at the very files, print or save. `?person=` prints one person's, `?kind=` begins with that kind. */
export function PrintScreen() {
  const { t } = useLanguage();
  const { id: ceremonyId = '' } = useParams();
  const { data, refusal, again } = useAnswer('handover.ceremony', { ceremonyId });
  const settings = useAnswer('settings.show', {});
  const failed = refusal ?? settings.refusal;
  if (failed) return <Box sx={{ p: 3 }}><RefusalNotice refusal={failed} action={<Button size="small" variant="outlined" onClick={() => { again(); settings.again(); }}>{t('ui.again')}</Button>} /></Box>;
  if (!data || !settings.data) return <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('ui.loading')} /></Box>;
  return <Printing ceremony={data} keepers={settings.data.settings.originals} />;
}

function firstChoices({ status, ceremony }: Ceremony, kind: CeremonyKind | null, lang: 'ar' | 'fr'): Choices {
  return {
    kinds: [kind ?? 'certificate'], language: lang, sort: 'person', sides: 'two', files: 'merged',
    // a draft is read over: one text of each is enough
    originals: status === 'draft' ? [] : Array.from({ length: ceremony.originals }, (_, at) => at + 1),
  };
}
/** The first of the texts with a missing sign; of the others how many they are. */
const SIGNS_TOLD = 10;
function Printing({ ceremony, keepers }: { readonly ceremony: Ceremony; readonly keepers: Answer<'settings.show'>['settings']['originals'] }) {
  const { t, lang } = useLanguage();
  const [search, setSearch] = useSearchParams();
  const { ceremonyId, status, recipients } = ceremony;
  const person = recipients.find(({ recipientId }) => recipientId === search.get('person'));
  const kind = (['certificate', 'attestation', 'leaflet', 'receipt', 'summary', 'list', 'listPublic', 'programme', 'attendance', 'slip', 'labels'] as const).find((one) => one === search.get('kind')) ?? null;
  const [choices, setChoices] = useState<Choices>(() => firstChoices(ceremony, kind, lang));
  const printers = usePrinters();
  const personId = person?.recipientId ?? null;
  const request = useMemo(() => requestOf(choices, ceremonyId, personId === null ? null : [personId]), [choices, ceremonyId, personId]);
  const empty = (request.kinds ?? []).length === 0 || recipients.length === 0;
  const unasked = isHarmless(status, request.kinds ?? []);
  const printed = usePrinted(empty ? null : request, unasked);
  const deeds = usePrintDeeds(printed, printers, choices);
  const names = useMemo(() => new Map(recipients.flatMap(({ paper, name, position }) => (paper ? [[paper.reference, `${position} – ${inLanguage(name, lang)}`] as const] : []))), [recipients, lang]);
  const named = ({ kind: of, reference, name }: PrintedPaper): string => {
    const words = t(`papers.kind_${of}`), original = /\.original-(\d+)\./.exec(name)?.[1], draft = /^DRAFT(?:-\w+)?-(\d{4})/.exec(name)?.[1];
    const whose = (reference ? names.get(reference) : undefined) ?? (draft ? recipients[Number(draft) - 1]?.name[lang] : undefined) ?? (reference?.startsWith('SET/') ? undefined : reference);
    return [words, whose, original && t('printing.originalNumber', { number: original })].filter(Boolean).join(' · ');
  };
  const missing = missingSigns(printed.made?.papers ?? []);
  const keepersHere = Array.from({ length: ceremony.ceremony.originals }, (_, at) => keepers[at] ?? { ar: '', fr: '' });
  const { job } = printed;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '348px minmax(0, 1fr)', flex: 1, minHeight: 0, [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', display: 'block', '& > section': { height: '80vh', borderTop: `1px solid ${color.line}` } } }}>
      <Box sx={{ borderInlineEnd: `1px solid ${color.line}`, display: 'flex', flexDirection: 'column', minHeight: 0, minWidth: 0 }}>
        <Box role="region" aria-label={t('printing.choices')} tabIndex={0} sx={{ flex: 1, overflow: 'auto', px: 3, pb: 1, '&:focus-visible': { outlineOffset: -3 } }}>
          <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 56, gap: 1 }}>
            <IconButton component={RouterLink} to={`/ceremonies/${ceremonyId}`} aria-label={t('printing.back')} title={t('printing.back')} sx={{ marginInlineStart: -1.25 }}><BackIcon sx={mirrors} /></IconButton>
            <Typography component="h1" variant="h2" tabIndex={-1} sx={{ flex: 1 }}>{t('printing.title')}</Typography>
            {status === 'validated' && <Button size="small" variant="text" component={RouterLink} to={`/ceremonies/${ceremonyId}/papers`}>{t('printing.papersTitle')}</Button>}
          </Box>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 1, overflowWrap: 'anywhere' }}><Name>{inLanguage(ceremony.ceremony.title, lang)}</Name></Typography>
          {status === 'draft' && <Box sx={{ mb: 1 }}><Notice tone="attention"><Typography variant="body2">{t('printing.isDraft')}</Typography></Notice></Box>}
          {person && (
            <Box sx={{ mb: 1 }}><Notice tone="good" action={<Button size="small" variant="outlined" onClick={() => { setSearch({}, { replace: true }); }}>{t('printing.everybody')}</Button>}>{t('printing.onlyPerson', { name: inLanguage(person.name, lang) })}</Notice></Box>
          )}
          {missing.length > 0 && (
            <Box sx={{ mb: 1 }}>
              <Notice tone="attention" title={t('printing.missing', { count: new Set(missing.map(({ character }) => character)).size })}>
                <Box component="ul" sx={{ m: 0, paddingInlineStart: 2.5 }}>
                  {missing.slice(0, SIGNS_TOLD).map(({ character, text }) => <li key={`${character} ${text}`}>{t('printing.missingSign', { character, text })}</li>)}
                  {missing.length > SIGNS_TOLD && <li>{t('printing.moreSigns', { count: missing.length - SIGNS_TOLD })}</li>}
                </Box>
              </Notice>
            </Box>
          )}
          {status === 'validated' && <PendingNotice ceremonyId={ceremonyId} printed={printed} />}
          <PrintChoices choices={choices} onChange={setChoices} persons={person ? 1 : recipients.length} onePerson={Boolean(person)} keepers={keepersHere} printers={printers} />
        </Box>
        <PrintFoot printed={printed} printers={printers} deeds={deeds} choices={choices} unasked={unasked} empty={empty} persons={person ? 1 : recipients.length} />
      </Box>
      <PrintPreview printed={printed} named={named} onSave={deeds.save}
        waiting={<Typography color="textSecondary">{t(empty ? 'printing.chooseFirst' : job.busy || unasked ? 'printing.making' : 'printing.makeToSee')}</Typography>} />
    </Box>
  );
}
