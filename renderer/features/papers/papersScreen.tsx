import PapersIcon from '@mui/icons-material/DescriptionOutlined';
import { Box, Button, OutlinedInput } from '@mui/material';
import { useDeferredValue, useMemo, useState } from 'react';
import { Link as RouterLink, useParams, useSearchParams } from 'react-router';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { useAnswer, useCommand } from '../../app/hooks/api.ts';
import { useLastAction } from '../../app/hooks/lastAction.tsx';
import { useMay } from '../../app/hooks/session.tsx';
import { Confirm } from '../../components/dialog.tsx';
import { useLanguage } from '../../components/language.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { Empty, PageHead } from '../../components/page.tsx';
import { Progress } from '../../components/progress.tsx';
import { Table, type Column } from '../../components/table.tsx';
import { frame, narrow } from '../../components/theme.ts';
import { ClippedName, Ltr, Moment, Name } from '../../components/values.tsx';
import { PaperPanel } from './paperPanel.tsx';
import { PaperStatus } from './paperStatus.tsx';
import { holdersBy, printsOf, stateOf, type Ceremony, type Holder, type Print } from './paperRules.ts';
import { Verify } from './verify.tsx';

/** The numbered papers of a ceremony, one person a row; `?person=` opens one. */
export function PapersScreen() {
  const { t } = useLanguage();
  const { id: ceremonyId = '' } = useParams();
  const mayPrint = useMay('paper.print');
  const ceremony = useAnswer('handover.ceremony', { ceremonyId }), settings = useAnswer('settings.show', {});
  const archive = useAnswer('papers.archive', { ceremonyId }, { enabled: mayPrint });
  const refusal = ceremony.refusal ?? settings.refusal ?? archive.refusal;
  if (refusal && !ceremony.data) return <Box sx={{ p: 3 }}><RefusalNotice refusal={refusal} action={<Button size="small" variant="outlined" onClick={() => { ceremony.again(); settings.again(); archive.again(); }}>{t('ui.again')}</Button>} /></Box>;
  if (!ceremony.data || !settings.data || (mayPrint && !archive.data)) return <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('ui.loading')} /></Box>;
  return <Papers ceremony={ceremony.data} keepers={settings.data.settings.originals} prints={archive.data?.entries ?? NONE} />;
}
const NONE: readonly Print[] = [];

function Papers({ ceremony, keepers, prints }: { readonly ceremony: Ceremony; readonly keepers: readonly { readonly ar: string; readonly fr: string }[]; readonly prints: readonly Print[] }) {
  const { t, lang, other } = useLanguage();
  const { tell } = useLastAction();
  const [search, setSearch] = useSearchParams();
  const [typed, setTyped] = useState(''), asked = useDeferredValue(typed);
  const [verifying, setVerifying] = useState(false), [signing, setSigning] = useState(false);
  const sign = useCommand('papers.sign');
  const maySign = useMay('paper.sign'), mayVerify = useMay('paper.verify');
  const { recipients, ceremonyId } = ceremony;
  const rows = useMemo(() => holdersBy(recipients, asked), [recipients, asked]);
  const chosen = recipients.find(({ recipientId }) => recipientId === search.get('person'));
  const open = (holder: Holder | null): void => { setSearch(holder ? { person: holder.recipientId } : {}, { replace: true }); };
  const unsigned = recipients.filter(({ paper }) => stateOf(paper) === 'issued').length;
  const last = useMemo(() => new Map(recipients.flatMap(({ recipientId, paper }) => { const of = paper ? printsOf(prints, paper.reference) : [], at = of.at(-1)?.printedAt; return at ? [[recipientId, { at, count: of.length }] as const] : []; })), [recipients, prints]);
  const columns: readonly Column<Holder>[] = [
    { key: 'order', head: t('day.number'), width: 76, figures: true, cell: ({ position }) => <bdi>{position}</bdi> },
    { key: 'name', head: t('day.name'), opens: true, cell: ({ name }) => <ClippedName lang={lang}>{name[lang] || name[other]}</ClippedName> },
    { key: 'reference', head: t('filing.paper'), width: 190, secondary: true, cell: ({ paper }) => paper && <Ltr>{paper.reference}</Ltr> },
    { key: 'state', head: t('printing.state'), width: 170, cell: ({ paper }) => <PaperStatus paper={paper} /> },
    ...(chosen ? [] : [
      { key: 'printed', head: t('printing.lastPrint'), width: 190, secondary: true, cell: ({ recipientId }: Holder) => { const print = last.get(recipientId); return print ? <Moment at={print.at} /> : t('printing.notPrinted'); } },
      { key: 'prints', head: t('printing.printsHead'), width: 120, figures: true, secondary: true, cell: ({ recipientId }: Holder) => <bdi>{last.get(recipientId)?.count ?? 0}</bdi> },
    ]),
  ];
  const signAll = async (): Promise<void> => {
    const done = await sign.run({ paper: ceremonyId });
    setSigning(false);
    if (done.ok) tell({ words: t('printing.signedMany', { count: done.value.references.length }) });
  };
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'grid', gridTemplateColumns: chosen ? `minmax(0, 1fr) ${frame.drawer}px` : 'minmax(0, 1fr)', [narrow]: { display: 'block' } }}>
      <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, minWidth: 0 }}>
        <PageHead title={t('printing.papersTitle')} back={{ to: `/ceremonies/${ceremonyId}`, label: t('printing.back') }} meta={chosen ? undefined : <Name>{inLanguage(ceremony.ceremony.title, lang)}</Name>}>
          {maySign && unsigned > 0 && !chosen && <Button variant="outlined" onClick={() => { setSigning(true); }}>{t('printing.signAll')}</Button>}
          {mayVerify && <Button variant="outlined" onClick={() => { setVerifying(true); }}>{t('printing.verify')}</Button>}
        </PageHead>
        <Box sx={{ px: 3 }}><RefusalNotice refusal={sign.refusal} /></Box>
        {ceremony.status === 'draft' ? <Empty icon={<PapersIcon />} title={t('printing.noPapers')} action={<Button variant="contained" component={RouterLink} to={`/ceremonies/${ceremonyId}`}>{t('day.toCeremony')}</Button>}>{t('printing.noPapersHelp')}</Empty> : (
          <>
            <Box role="search" aria-label={t('printing.findHint')} sx={{ px: 3, pb: 1.5, display: 'flex', gap: 2, alignItems: 'center', [narrow]: { px: 2 } }}>
              <OutlinedInput value={typed} onChange={(event) => { setTyped(event.target.value); }} placeholder={t('printing.findHint')} autoComplete="off" inputProps={{ 'aria-label': t('printing.findHint'), dir: 'auto', spellCheck: false }} sx={{ flex: '0 1 420px', '& input': { textAlign: 'start' } }} />
              <span role="status">{t('day.countFound', { count: rows.length })}</span>
            </Box>
            <Table label={t('printing.papersTitle')} columns={columns} rows={rows} rowKey={({ recipientId }) => recipientId} selected={chosen?.recipientId} onOpen={open} />
          </>
        )}
      </Box>
      {chosen && ceremony.status === 'validated' && <PaperPanel holder={chosen} prints={prints} keepers={keepers.map((keeper) => inLanguage(keeper, lang))} ceremonyId={ceremonyId} onClose={() => { open(null); }} />}
      <Verify open={verifying} onClose={() => { setVerifying(false); }} />
      <Confirm open={signing} title={t('printing.signAllTitle', { count: unsigned })} act={t('printing.signAllDo')} busy={sign.busy} onAct={() => void signAll()} onClose={() => { setSigning(false); }}>{t('printing.signAllWhat')}</Confirm>
    </Box>
  );
}
