import { Box, Button, Link, Typography } from '@mui/material';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Link as RouterLink, useNavigate, useParams, useSearchParams } from 'react-router';
import { call, useAnswer, usePieces } from '#renderer/app/hooks/api.ts';
import { useSession } from '#renderer/app/hooks/session.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Facts, Section } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { Status } from '#renderer/components/status.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Day, Ltr, Moment, Name } from '#renderer/components/values.tsx';
import { isClosed } from '#shared/domain/beneficiaries.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { AssignDialog, MergeDialog } from './deeds.tsx';
import { deedsOf, type Deed } from './fileDeeds.ts';
import type { File } from './fileTexts.ts';
import { TimelineLine } from './timelineLine.tsx';

const ErasePerson = lazy(async () => ({ default: (await import('#renderer/app/hooks/erasePerson.tsx')).ErasePerson }));

const PIECE = 50;
/** The file in short, and what happened, the newest first. */
export function Overview() {
  const { personId = '' } = useParams();
  const { data, refusal } = useAnswer('beneficiaries.show', { personId });
  if (refusal) return <RefusalNotice refusal={refusal} />;
  return data && (
    <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', display: 'grid', gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 4fr)', alignItems: 'start', columnGap: 4, rowGap: 3, px: 3, py: 2, [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', px: 2, flex: 'none', overflow: 'visible' } }} tabIndex={-1}>
      <Timeline personId={personId} />
      <Box sx={{ display: 'grid', gap: 2.5, [narrow]: { order: -1 } }}><Glance file={data} /><Details file={data} /></Box>
    </Box>
  );
}

function Timeline({ personId }: { readonly personId: string }) {
  const { t } = useLanguage();
  const { pieces, refusal, loading, more } = usePieces('beneficiaries.timeline', { personId, limit: PIECE }, (last) => last.next === null ? null : { cursor: last.next });
  const events = pieces.flatMap((piece) => piece.events), whole = pieces.at(-1)?.next === null;
  return (
    <Section title={t('beneficiariesForm.timeline')}>
      <RefusalNotice refusal={refusal} />
      {loading && <Box sx={{ py: 1.5 }}><Progress label={t('ui.loading')} /></Box>}
      {!loading && events.length === 0 && <Typography color="textSecondary" sx={{ py: 1.5 }}>{t('beneficiariesForm.timelineEmpty')}</Typography>}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>{events.map((event) => <TimelineLine key={`${event.kind} ${event.id} ${event.at}`} event={event} />)}</Box>
      {!whole && events.length > 0 && <Button variant="outlined" sx={{ mt: 1.5 }} onClick={more}>{t('beneficiariesForm.more')}</Button>}
    </Section>
  );
}

const DEED = { assign: 'beneficiariesForm.assign', merge: 'beneficiariesForm.merge', erase: 'persons.erase' } as const;
/** What comes next, and what is late. What is being asked stands in the address, but no address begins an erasure. */
function Glance({ file }: { readonly file: File }) {
  const { t } = useLanguage();
  const { personId, nextVisit, overdue, lateActions, unasked, unanswered, openedOn, updatedAt, updatedBy } = file;
  const [params, setParams] = useSearchParams(), deeds = deedsOf(file, useSession().user.role), asking = deeds.find((one) => one !== 'erase' && one === params.get('ask')), navigate = useNavigate();
  const [erases, setErases] = useState(false);
  const ask = (deed: Deed): void => { setParams({ ask: deed }, { replace: true }); }, close = (): void => { setParams({}, { replace: true }); };
  return (
    <Section title={t('beneficiariesForm.glance')}>
      <Box sx={{ pt: 1 }}>
        <Facts facts={[
          ...overdue.map(({ on }, i): [string, ReactNode] => [i === 0 ? t('beneficiariesForm.overdue') : '\u00a0'.repeat(i), <Status key={on} tone="warn"><Day date={on} /></Status>]),
          ...(lateActions.length > 0 ? [[t('beneficiariesForm.lateActions'), (
            <Box key="late">
              <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{lateActions.map(({ words, on }, i) => <li key={i}><Status tone="warn"><Day date={on} /></Status> <bdi dir="auto">{words}</bdi></li>)}</Box>
              <Link component={RouterLink} to={`/beneficiaries/${personId}/plan?version=${lateActions[0]?.lifeProjectId ?? ''}`}>{t(file.mayWrite ? 'beneficiariesForm.lateActionsHow' : 'beneficiariesForm.lateActionsSee')}</Link>
            </Box>
          )] as [string, ReactNode]] : []),
          [t('beneficiariesForm.nextVisit'), nextVisit ? <Day date={nextVisit.on} /> : t('beneficiariesForm.noVisit')],
          [t('beneficiariesForm.unaskedConsents'), unasked.length === 0 ? t('beneficiariesForm.allAsked') : unasked.map((one) => t(`beneficiariesForm.purpose_${one}`)).join(' · ')],
          ...(unanswered > 0 ? [[t('beneficiariesForm.unanswered'), t('beneficiariesForm.unansweredCount', { count: unanswered })] as [string, ReactNode]] : []),
          [t('beneficiariesForm.openedOn'), <Day key="opened" date={openedOn} />],
          [t('beneficiariesForm.updated'), <span key="updated"><Moment at={updatedAt} /> · <Name>{updatedBy}</Name></span>],
        ]} />
      </Box>
      {deeds.length > 0 && <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, pt: 1.5 }}>
        {deeds.map((deed) => <Button key={deed} size="small" variant="outlined" onClick={() => { if (deed === 'erase') setErases(true); else ask(deed); }}>{t(DEED[deed])}</Button>)}
      </Box>}
      {asking === 'assign' && <AssignDialog file={file} onClose={close} />}
      {asking === 'merge' && <MergeDialog file={file} onClose={close} />}
      {erases && <Suspense fallback={null}><ErasePerson of={{ fileNumber: file.identity.fileNumber }} name={file.identity.name} onClose={() => { setErases(false); }} onErased={(erased) => { void navigate('/beneficiaries', { replace: true, state: { erased } }); }} /></Suspense>}
    </Section>
  );
}

/** All that the form says, what was not said left out. */
function Details({ file }: { readonly file: File }) {
  const { t, lang } = useLanguage();
  const { identity, profile, province, trade } = file;
  const facts: [string, ReactNode][] = [];
  const fact = (name: string, value: ReactNode): void => { if (value !== '' && value !== null) facts.push([name, value]); };
  const text = (value: string): ReactNode => (value === '' ? '' : <Name>{value}</Name>);
  fact(t('beneficiariesForm.field_cin'), identity.cinMasked && <Cin file={file} />);
  fact(t('beneficiariesForm.field_birthDate'), identity.birthDate && (identity.birthDate.length === 4 ? <Ltr>{identity.birthDate}</Ltr> : <Day date={identity.birthDate} />));
  fact(t('beneficiariesForm.birthPlace'), text(inLanguage(identity.birthPlace, lang)));
  for (const phone of [identity.phone, identity.otherPhone]) fact(t(phone === identity.phone ? 'beneficiariesForm.field_phone' : 'beneficiariesForm.field_otherPhone'), phone && <Ltr>{phone}</Ltr>);
  fact(t('beneficiariesForm.address'), parted([inLanguage(identity.address, lang), inLanguage(identity.commune, lang), province]));
  fact(t('beneficiariesForm.field_trade'), trade && t(`trades.${trade}`));
  fact(t('beneficiariesForm.household'), [profile.maritalStatus && t(`caseSheet.marital_${profile.maritalStatus}`, { sex: identity.sex }), profile.children !== null && t('beneficiariesForm.childrenCount', { count: profile.children }), profile.dependants !== null && t('beneficiariesForm.dependantsCount', { count: profile.dependants })].filter(Boolean).join(' · '));
  fact(t('beneficiariesForm.schooling'), [profile.schooling && t(`beneficiariesForm.schooling_${profile.schooling}`), ...profile.languages.map((one) => t(`beneficiariesForm.language_${one}`))].filter(Boolean).join(' · '));
  fact(t('beneficiariesForm.trainings'), rows(profile.trainings.map(({ title, certificate, months, year, seen }) => [title, certificate, months !== null && t('beneficiariesForm.months', { count: months }), year, seen && t('beneficiariesForm.seen')])));
  fact(t('beneficiariesForm.experiences'), rows(profile.experiences.map(({ title, place, months, seen }) => [title, place, months !== null && t('beneficiariesForm.months', { count: months }), seen && t('beneficiariesForm.seen')])));
  fact(t('beneficiariesForm.section_guardian'), profile.contact && <><Name>{[profile.contact.name, profile.contact.relation].filter(Boolean).join(' · ')}</Name> {profile.contact.phone && <Ltr>{profile.contact.phone}</Ltr>}</>);
  fact(t('beneficiariesForm.release'), profile.releasedOn && <Day date={profile.releasedOn} />);
  fact(t('beneficiariesForm.wishes'), text(profile.wishes));
  return <Section title={t('beneficiariesForm.identity')} aside={file.mayWrite && !isClosed(file.status) && <Button size="small" variant="outlined" component={RouterLink} to={`/beneficiaries/${file.personId}/edit`}>{t('beneficiariesForm.edit')}</Button>}><Box sx={{ pt: 1 }}><Facts facts={facts} /></Box></Section>;
}
type Part = string | number | false | null;
/** Each part runs in its own direction, and all stand in the page's: a title in Arabic does not turn «12 mois» about. */
function parted(parts: readonly Part[]): ReactNode {
  const said = parts.filter((part) => part !== '' && part !== false && part !== null);
  return said.length === 0 ? '' : said.map((part, at) => <span key={at}>{at > 0 && ' · '}<bdi dir="auto">{part}</bdi></span>);
}
const rows = (list: readonly (readonly Part[])[]): ReactNode => (list.length === 0 ? '' : (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{list.map((parts, i) => <li key={i}>{parted(parts)}</li>)}</Box>
));
/** The ID number, masked until somebody asks; that is written down. */
function Cin({ file: { personId, identity, mayWrite } }: { readonly file: File }) {
  const { t } = useLanguage();
  const [shown, setShown] = useState<string | null>(null), [refusal, setRefusal] = useState<Refusal | null>(null);
  const show = async (): Promise<void> => { const found = await call('beneficiaries.idNumber', { personId }); if (found.ok) setShown(found.value.cin); else setRefusal(found.refusal); };
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <Ltr>{shown ?? identity.cinMasked}</Ltr>
      {shown === null ? mayWrite && <Button size="small" variant="outlined" onClick={() => { void show(); }}>{t('beneficiariesForm.showCin')}</Button> : <Typography component="span" role="status" variant="body2" sx={{ color: color.ink2 }}>{t('beneficiariesForm.cinShown')}</Typography>}
      <RefusalNotice refusal={refusal} />
    </Box>
  );
}
