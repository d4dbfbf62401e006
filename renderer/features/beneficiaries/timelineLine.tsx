import { Box, Link } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { color } from '#renderer/components/theme.ts';
import { Day, Ltr, Moment, Name } from '#renderer/components/values.tsx';
import type { TimelineEvent } from '#shared/contract/beneficiaryTimeline.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import type { MessageKey } from '#shared/i18n/index.ts';

/** One thing that happened: when, what, by whom. */
export function TimelineLine({ event }: { readonly event: TimelineEvent }) {
  const { t, lang } = useLanguage();
  const f = (key: string): MessageKey => `beneficiariesForm.${key}` as MessageKey;
  const status = (one: string): string => t(`beneficiaries.status_${one}` as MessageKey);
  const told = (): { readonly what: ReactNode; readonly why?: string; readonly to?: string } => {
    switch (event.kind) {
      case 'status': return { what: event.from === null ? t('beneficiariesForm.event_opened', { to: status(event.to) }) : t('beneficiariesForm.event_status', { from: status(event.from), to: status(event.to) }), why: event.reason };
      case 'companion': return { what: t('beneficiariesForm.event_companion', { name: event.companion }), why: event.reason };
      case 'consent': return { what: <>{t('beneficiariesForm.event_consent', { purpose: t(`beneficiariesForm.purpose_${event.purpose}`), answer: t(`beneficiariesForm.answer_${event.answer}`) })}{(event.partner || event.ceremony) && <> · <Name>{event.partner || (event.ceremony ? inLanguage(event.ceremony, lang) : '')}</Name></>}</>, to: 'consents' };
      case 'diagnosis': return { what: t(event.completed ? 'beneficiariesForm.event_diagnosisDone' : 'beneficiariesForm.event_diagnosisBegun', { number: event.number }), to: 'diagnosis' };
      case 'lifeProject': return { what: t('beneficiariesForm.event_lifeProject', { version: event.version, state: t(f(`projectState_${event.state}`)) }), why: event.reason, to: 'plan' };
      case 'progress': return { what: t('beneficiariesForm.event_progress', { state: t(`caseWords.actionState_${event.state}`), action: event.action }), why: event.note, to: 'plan' };
      case 'visit': return { what: t(event.state === 'done' ? 'beneficiariesForm.event_visitDone' : 'beneficiariesForm.event_visitCancelled'), why: event.reason, to: 'followUp' };
      case 'attempt': return { what: t(event.reached ? 'beneficiariesForm.event_attemptReached' : 'beneficiariesForm.event_attemptMissed'), why: event.note, to: 'followUp' };
      case 'paper': return { what: <Say k={event.cancelled ? 'beneficiariesForm.event_paperCancelled' : 'beneficiariesForm.event_paper'} with={{ reference: <Ltr>{event.reference}</Ltr> }} />, to: 'papers' };
      case 'communication': return { what: <><Say k={event.corrected ? 'beneficiariesForm.event_communicationCorrected' : 'beneficiariesForm.event_communication'} with={{ reference: <Ltr>{event.reference}</Ltr> }} /> · <Name>{event.partner}</Name></>, why: event.purpose, to: 'papers' };
      case 'attachment': return { what: t(event.removed ? 'beneficiariesForm.event_attachmentRemoved' : 'beneficiariesForm.event_attachment', { title: event.title }), to: 'papers' };
      case 'ceremony': return { what: t('beneficiariesForm.event_ceremony', { title: inLanguage(event.title, lang) }), to: `/ceremonies/${event.ceremonyId}?person=${event.recipientId}` };
      case 'merge': return { what: <Say k={event.undone ? 'beneficiariesForm.event_parted' : 'beneficiariesForm.event_merge'} with={{ fileNumber: <Ltr>{event.fileNumber}</Ltr> }} />, why: event.reason };
    }
  };
  const { what, why, to } = told();
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: '152px minmax(0, 1fr)', columnGap: 2, borderBottom: `1px solid ${color.line}`, py: 0.75 }}>
      <Box sx={{ color: color.ink2 }}>{event.at.length > 10 ? <Moment at={event.at} /> : <Day date={event.at} />}</Box>
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {to === undefined ? what : <Link component={RouterLink} to={to} color="inherit" underline="hover">{what}</Link>}
        {(why || event.by) && <Box sx={{ color: color.ink2, fontSize: '0.875rem' }}>{why && <bdi dir="auto">{why}</bdi>}{why && event.by && ' · '}{event.by && t('beneficiariesForm.by', { name: event.by })}</Box>}
      </Box>
    </Box>
  );
}
