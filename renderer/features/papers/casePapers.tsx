import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useAnswer, useJob } from '#renderer/app/hooks/api.ts';
import { useMay } from '#renderer/app/hooks/session.tsx';
import { OneOf } from '#renderer/components/choice.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { Notice, RefusalNotice } from '#renderer/components/notice.tsx';
import { Section } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { Status } from '#renderer/components/status.tsx';
import { Table, type Column } from '#renderer/components/table.tsx';
import { narrow } from '#renderer/components/theme.ts';
import { Ltr, Moment } from '#renderer/components/values.tsx';
import type { Answer } from '#shared/contract/index.ts';
import { CASE_KINDS, PAPER_LANGS, SHARED_KINDS, type CaseKind, type PaperLang, type SharedKind } from '#shared/domain/papers.ts';
import { Communicate } from './communicate.tsx';
import { Communications } from './communications.tsx';
import { OnePaper } from './duplicate.tsx';
import type { PrintedPaper } from './printRequest.ts';

type Issued = Answer<'casePapers.list'>[number];
const shared = (kind: string | null): SharedKind | null => SHARED_KINDS.find((one) => one === kind) ?? null;
interface Row { readonly kind: CaseKind; readonly last: Issued | null }

/** The papers of a file: looked at as drafts, issued with a number and kept, given to partners. */
export function CasePapers({ mayWrite }: { /** the file */ readonly mayWrite: boolean }) {
  const { t, lang } = useLanguage();
  const { personId = '' } = useParams();
  const mayPrint = useMay('paper.print');
  const { data, refusal } = useAnswer('casePapers.list', { personId });
  const { data: file } = useAnswer('beneficiaries.show', { personId });
  const job = useJob('casePapers.print');
  // in the address, so that what was begun is found again from the home page
  const [params, setParams] = useSearchParams(), giving = shared(params.get('communicate'));
  const give = (kind: SharedKind | null): void => { setParams(kind === null ? {} : { communicate: kind }, { replace: true }); };
  const [language, setLanguage] = useState<PaperLang>(lang);
  const [made, setMade] = useState<{ readonly paper: PrintedPaper; readonly title: string } | null>(null), [pending, setPending] = useState(false);
  const make = async (kind: CaseKind, draft: boolean): Promise<void> => {
    setPending(false);
    const done = await job.run({ personId, kind, language, draft });
    if (!done.ok) return;
    const [paper] = done.value.papers, name = t(`casePapersForm.kind_${kind}`);
    setPending(done.value.pending.length > 0);
    if (paper) setMade({ paper, title: paper.reference === null ? t('casePapersForm.draftTitle', { kind: name }) : t('casePapersForm.issuedTitle', { kind: name, reference: paper.reference }) });
  };
  const rows = CASE_KINDS.map((kind): Row => ({ kind, last: data?.find((one) => one.kind === kind && !one.outside) ?? null }));
  const columns: Column<Row>[] = [
    { key: 'paper', head: t('casePapersForm.colPaper'), cell: ({ kind }) => <span className="strong">{t(`casePapersForm.kind_${kind}`)}</span> },
    { key: 'last', head: t('casePapersForm.colLast'), width: 336, secondary: true, cell: ({ last }) => (last ? <><Ltr>{last.reference}</Ltr> · <Moment at={last.issuedAt} /></> : <span className="faint">{t('casePapersForm.none')}</span>) },
    { key: 'state', head: t('casePapersForm.colState'), width: 168, secondary: true, cell: ({ last }) => last && (last.replacedBy !== null ? <Say k="casePapersForm.state_replaced" with={{ reference: <Ltr>{last.replacedBy}</Ltr> }} /> : <Status tone={last.status === 'cancelled' ? 'warn' : last.signedAt ? 'done' : 'active'}>{t(`casePapersForm.state_${last.status === 'cancelled' ? 'cancelled' : last.signedAt ? 'signed' : 'issued'}`)}</Status>) },
    ...(mayPrint || mayWrite ? [{ key: 'deeds', head: t('beneficiariesForm.deeds'), width: 320, cell: ({ kind }: Row) => {
      const gives = shared(kind);
      return (
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          {mayPrint && <><Button size="small" variant="outlined" disabled={job.busy} onClick={() => { void make(kind, true); }}>{t('casePapersForm.preview')}</Button><Button size="small" variant="outlined" disabled={job.busy} onClick={() => { void make(kind, false); }}>{t('casePapersForm.issue')}</Button></>}
          {mayWrite && gives && <Button size="small" variant="outlined" disabled={job.busy} onClick={() => { give(gives); }}>{t('casePapersForm.communicate')}</Button>}
        </Box>
      );
    } }] : []),
  ];
  const partners = (file?.consents ?? []).filter(({ purpose, answer }) => purpose === 'sharing' && answer === 'given').map(({ partner }) => partner);
  return <>
    <Section title={t('casePapersForm.title')}>
      {mayPrint && <>
        <Typography color="textSecondary" sx={{ pt: 1, maxWidth: 820 }}>{t('casePapersForm.lead')}</Typography>
        <Box sx={{ py: 1 }}><OneOf inline titled label={t('casePapersForm.language')} value={language} onChange={setLanguage} options={PAPER_LANGS.map((value) => ({ value, label: t(`casePapersForm.lang_${value}`) }))} /></Box>
      </>}
      <RefusalNotice refusal={refusal ?? job.refusal} />
      {pending && <Notice tone="attention">{t('casePapersForm.pending')}</Notice>}
      {job.busy && <Box sx={{ py: 1, maxWidth: 480 }}><Progress label={t('casePapersForm.making')} onCancel={job.cancel} /></Box>}
      <Table label={t('casePapersForm.colPaper')} columns={columns} rows={rows} rowKey={({ kind }) => kind} sx={{ mx: -3, flex: 'none', overflow: 'visible', [narrow]: { mx: -2 } }} />
      {made && <OnePaper paper={made.paper} title={made.title} onClose={() => { setMade(null); }} />}
      {giving && mayWrite && file && <Communicate key={giving} personId={personId} kind={giving} partners={partners} language={language} onClose={() => { give(null); }}
        onMade={(paper, partner) => { give(null); setMade({ paper, title: t('casePapersForm.communicatedTitle', { kind: t(`casePapersForm.kind_${giving}`), partner }) }); }} />}
    </Section>
    <Communications personId={personId} mayWrite={mayWrite} />
  </>;
}
