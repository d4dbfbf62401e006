import ScanIcon from '@mui/icons-material/DocumentScannerOutlined';
import { Box, Button, Link } from '@mui/material';
import { useEffect, useMemo, useRef, useState, type DragEvent } from 'react';
import { Link as RouterLink, useParams } from 'react-router';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { useAnswer } from '../../app/hooks/api.ts';
import { useMay } from '../../app/hooks/session.tsx';
import { useLanguage } from '../../components/language.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { Empty, PageHead } from '../../components/page.tsx';
import { Progress } from '../../components/progress.tsx';
import { Status } from '../../components/status.tsx';
import { Table, type Column } from '../../components/table.tsx';
import { narrow } from '../../components/theme.ts';
import { ClippedName, Ltr, Name } from '../../components/values.tsx';
import { FileClose } from './fileClose.tsx';
import { FileQueue } from './fileQueue.tsx';
import { scansOf, toScan, unscanned, type Day, type Person, type Scan } from './fileRules.ts';
import { ScanPanel, type Looked } from './scanPanel.tsx';
import { useScanQueue } from './useScanQueue.ts';

const LOOK = 5000;
/** After the day: the signed certificates come back as scans, and the ceremony is filed away. */
export function FileScreen() {
  const { t } = useLanguage();
  const { id: ceremonyId = '' } = useParams();
  const day = useAnswer('handover.day', { ceremonyId }, { every: LOOK });
  const scans = useAnswer('papers.scans', { ceremonyId });
  const refusal = day.refusal ?? scans.refusal;
  if (refusal && !(day.data && scans.data)) return <Box sx={{ p: 3 }}><RefusalNotice refusal={refusal} action={<Button size="small" variant="outlined" onClick={() => { day.again(); scans.again(); }}>{t('ui.again')}</Button>} /></Box>;
  if (!day.data || !scans.data) return <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('ui.loading')} /></Box>;
  return <Filing day={day.data} scans={scans.data} />;
}

function Filing({ day, scans }: { readonly day: Day; readonly scans: readonly Scan[] }) {
  const { t, lang, other } = useLanguage();
  const mayAttach = useMay('paper.sign') && day.filed === null, mayFile = useMay('ceremony.file');
  const queue = useScanQueue();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const persons = useMemo(() => toScan(day), [day]), left = unscanned(day).length;
  const references = useMemo(() => new Set(persons.flatMap(({ paper }) => (paper ? [paper.reference] : []))), [persons]);
  // those without a scan first: that is the work
  const rows = useMemo(() => [...persons].sort((a, b) => Number((a.paper?.scans ?? 0) > 0) - Number((b.paper?.scans ?? 0) > 0) || a.order - b.order), [persons]);
  const give = (files: readonly File[]): void => { if (files.length > 0) queue.add(files, references); };
  const dragging = (event: DragEvent, by: 1 | -1 | 0): void => {
    if (!mayAttach || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    depth.current = by === 0 ? 0 : depth.current + by;
    setOver(depth.current > 0);
  };
  const columns: readonly Column<Person>[] = [
    { key: 'order', head: t('day.number'), width: 76, figures: true, cell: ({ order }) => <bdi>{order}</bdi> },
    { key: 'name', head: t('day.name'), cell: ({ name }) => <ClippedName lang={lang}>{name[lang] || name[other]}</ClippedName> },
    { key: 'reference', head: t('filing.paper'), width: 200, secondary: looked !== null, cell: ({ paper }) => paper && <Ltr>{paper.reference}</Ltr> },
    {
      key: 'scan', head: t('filing.signedScan'), width: looked ? 240 : 360, cell: ({ paper }) => {
        const kept = paper ? scansOf(scans, paper.reference) : [];
        return kept.length === 0 ? <Status tone="todo">{t('filing.noScan')}</Status> : (
          <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
            <Status tone="done">{t('filing.hasScans', { count: kept.length })}</Status>
            {kept.map((scan, at) => <Link key={scan.scanId} component="button" type="button" aria-label={t('filing.scanOf', { reference: scan.reference, number: at + 1 })} onClick={() => { setLooked({ scan }); }}>{kept.length === 1 ? t('filing.look') : <bdi>{at + 1}</bdi>}</Link>)}
          </Box>
        );
      },
    },
  ];
  // what was looked at is attached, or left out: nothing waits there any more
  const file = looked && 'file' in looked ? looked.file : null, waits = file === null || queue.items.some((item) => item.file === file);
  useEffect(() => { if (!waits) setLooked(null); }, [waits]);
  const lookedAt = looked && 'scan' in looked ? scans.find(({ scanId }) => scanId === looked.scan.scanId) : null;
  const whose = lookedAt ? persons.find(({ paper }) => paper?.reference === lookedAt.reference) : undefined;
  return (
    <Box onDragEnter={(event) => { dragging(event, 1); }} onDragLeave={(event) => { dragging(event, -1); }} onDragOver={(event) => { if (mayAttach) event.preventDefault(); }}
      onDrop={(event) => { dragging(event, 0); if (mayAttach) { event.preventDefault(); give([...event.dataTransfer.files]); } }}
      sx={{ flex: 1, minHeight: 0, display: 'grid', gridTemplateColumns: looked ? 'minmax(0, 1fr) minmax(0, 460px)' : 'minmax(0, 1fr)', [narrow]: { display: 'block', '& > aside': { height: '90vh' } } }}>
      <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, minWidth: 0, overflow: 'auto' }}>
        <PageHead title={t('filing.title')} back={{ to: `/ceremonies/${day.ceremonyId}`, label: t('printing.back') }} meta={<>{!looked && <><Name>{inLanguage(day.title, lang)}</Name> · </>}<bdi>{t('filing.scannedOf', { done: persons.length - left, total: persons.length })}</bdi></>}>
          {!looked && <Button variant="outlined" component={RouterLink} to={`/ceremonies/${day.ceremonyId}/papers`}>{t('printing.papersTitle')}</Button>}
        </PageHead>
        {mayAttach && persons.length > 0 && <FileQueue queue={queue} brief={looked !== null} over={over} persons={rows} onFiles={give} onLook={(dropped) => { setLooked({ file: dropped }); }} />}
        {persons.length === 0 ? <Box sx={{ flex: 1 }}><Empty icon={<ScanIcon />} title={t('filing.nobody')} action={<Button variant="contained" component={RouterLink} to={`/ceremonies/${day.ceremonyId}/day`}>{t('filing.toDay')}</Button>}>{t('filing.nobodyHelp')}</Empty></Box> : <Table label={t('filing.list')} columns={columns} rows={rows} rowKey={({ recipientId }) => recipientId} selected={whose?.recipientId} sx={{ minHeight: 160 }} />}
        <FileClose day={day} mayFile={mayFile} />
      </Box>
      {looked && <ScanPanel key={'scan' in looked ? looked.scan.scanId : looked.file.name} looked={looked} mayRemove={mayAttach} onClose={() => { setLooked(null); }} onRemoved={() => { setLooked(null); }}
        title={whose ? t('day.numbered', { order: whose.order, name: inLanguage(whose.name, lang) }) : 'file' in looked ? <Name>{looked.file.name}</Name> : <Ltr>{looked.scan.reference}</Ltr>} />}
    </Box>
  );
}
