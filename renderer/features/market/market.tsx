import AddIcon from '@mui/icons-material/Add';
import MarketIcon from '@mui/icons-material/InsightsOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAnswer, useCommand } from '#renderer/app/hooks/api.ts';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { useMay } from '#renderer/app/hooks/session.tsx';
import { Tick } from '#renderer/components/choice.tsx';
import { Confirm } from '#renderer/components/dialog.tsx';
import { SelectField, TextField } from '#renderer/components/field.tsx';
import { Level } from '#renderer/components/level.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Empty } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { Status } from '#renderer/components/status.tsx';
import { Table, type Column } from '#renderer/components/table.tsx';
import { narrow } from '#renderer/components/theme.ts';
import { Day, Ltr, Name } from '#renderer/components/values.tsx';
import type { Answer } from '#shared/contract/index.ts';
import { AddEntry } from './addEntry.tsx';

export type Entry = Answer<'matching.entries'>['entries'][number];
/** What the centre knows of its provinces, trade by trade: dated, with its source; the newest counts in the advice. */
export function Market() {
  const { t } = useLanguage();
  const changes = useMay('market.change');
  const [params, setParams] = useSearchParams();
  const province = params.get('province') ?? '', retired = params.get('retired') === 'yes', adds = params.get('add') === 'yes' && changes;
  const all = useAnswer('matching.entries', { retired: true }), { data, refusal, loading, again } = useAnswer('matching.entries', { retired, ...(province ? { province } : {}) }, { keep: true });
  const [gone, setGone] = useState<Entry | null>(null);
  const set = (name: string, value: string | null): void => { setParams((now) => { const next = new URLSearchParams(now); if (value === null) next.delete(name); else next.set(name, value); return next; }, { replace: true }); };
  const provinces = useMemo(() => [...new Set((all.data?.entries ?? []).map((one) => one.province))].toSorted((one, other) => one.localeCompare(other)), [all.data]);
  const columns = useColumns(changes ? setGone : null);
  if (adds) return <AddEntry province={province} provinces={provinces} onLeave={() => { set('add', null); }} />;
  const entries = data?.entries ?? [], none = all.data !== undefined && all.data.entries.length === 0;
  const add = changes && <Button variant={none ? 'contained' : 'outlined'} startIcon={<AddIcon />} onClick={() => { set('add', 'yes'); }}>{t('marketForm.add')}</Button>;
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <RefusalNotice refusal={refusal} action={<Button size="small" variant="outlined" onClick={again}>{t('ui.again')}</Button>} />
      {loading && <Box sx={{ p: 3, maxWidth: 480 }}><Progress label={t('marketForm.reading')} /></Box>}
      {none ? <Empty icon={<MarketIcon />} title={t('marketForm.noneTitle')} action={add}>{t('marketForm.none')}</Empty> : data && <>
        <Box sx={{ px: 3, py: 1.5, display: 'flex', columnGap: 3, rowGap: 1, flexWrap: 'wrap', alignItems: 'flex-end', [narrow]: { px: 2 } }}>
          <Box sx={{ width: 240 }}><SelectField label={t('marketForm.f_province')} value={province} onChange={(value) => { set('province', value || null); }} options={[{ value: '', label: t('marketForm.allProvinces') }, ...provinces.map((value) => ({ value, label: value }))]} /></Box>
          <Tick label={t('marketForm.showRetired')} checked={retired} onChange={(on) => { set('retired', on ? 'yes' : null); }} />
          <Box sx={{ marginInlineStart: 'auto' }}>{add}</Box>
          <Typography variant="body2" color="textSecondary" sx={{ flex: '1 0 100%' }}>{t('marketForm.rule')}</Typography>
        </Box>
        {entries.length === 0 ? <Typography sx={{ px: 3 }} color="textSecondary">{t('marketForm.noneHere')}</Typography> : <Table label={t('marketForm.title')} columns={columns} rows={entries} rowKey={({ entryId }) => entryId} />}
      </>}
      {gone && <Retire entry={gone} onLeave={() => { setGone(null); }} />}
    </Box>
  );
}
function useColumns(onRetire: ((entry: Entry) => void) | null): readonly Column<Entry>[] {
  const { t, lang } = useLanguage();
  return useMemo((): readonly Column<Entry>[] => [
    { key: 'trade', head: t('marketForm.f_trade'), width: 252, cell: ({ trade, subject, isco }) => <><span className="strong">{t(`trades.${trade}`)}</span><br /><span className="soft">{t(`caseWords.subject_${subject}`)} · <Ltr>{isco}</Ltr></span></> },
    { key: 'level', head: t('marketForm.f_level'), width: 184, cell: ({ subject, level, conditions }) => (subject === 'eligibility' ? <>{t(level === 0 ? 'marketForm.excluded' : 'marketForm.covered')}{conditions.length > 0 && <><br /><span className="soft" style={{ whiteSpace: 'normal' }}>{conditions.map((one) => t(`marketForm.condition_${one}`)).join(t('lifeProjectForm.comma'))}</span></>}</> : <><Level level={level} /> <bdi>{level}</bdi> · {t(`marketForm.level_${level as 0}`)}</>) },
    { key: 'province', head: t('marketForm.colProvince'), width: 136, secondary: true, cell: ({ province }) => <bdi dir="auto">{province}</bdi> },
    { key: 'source', head: t('marketForm.f_source'), cell: ({ source, note }) => <span title={note[lang] || undefined}><bdi dir="auto">{source}</bdi></span> },
    { key: 'dated', head: t('marketForm.colDated'), width: 124, cell: ({ dated }) => <Day date={dated} /> },
    { key: 'state', head: t('marketForm.colState'), width: 132, secondary: true, cell: ({ inForce, retired }) => (retired ? <Status tone="todo">{t('marketForm.retired')}</Status> : inForce ? <Status tone="done">{t('marketForm.counts')}</Status> : <Status tone="wait">{t('marketForm.older')}</Status>) },
    ...(onRetire ? [{ key: 'deeds', head: t('beneficiariesForm.deeds'), width: 104, cell: (entry: Entry) => (entry.retired ? null : <Button size="small" variant="text" aria-label={t('marketForm.retireOf', { trade: t(`trades.${entry.trade}`) })} onClick={() => { onRetire(entry); }}>{t('marketForm.retire')}</Button>) }] : []),
  ], [t, lang, onRetire]);
}
function Retire({ entry: { entryId, trade, subject, province, dated }, onLeave }: { readonly entry: Entry; readonly onLeave: () => void }) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const { run, busy, refusal } = useCommand('matching.retireEntry');
  const [reason, setReason] = useState(''), [asked, setAsked] = useState(false), faulty = reason.trim().length < 3 || reason.trim().length > 300;
  const act = async (): Promise<void> => {
    setAsked(true);
    if (faulty || busy) return;
    const outcome = await run({ entryId, reason: reason.trim() });
    if (outcome.ok) { tell({ words: t('marketForm.retiredDone') }); onLeave(); }
  };
  return (
    <Confirm open title={t('marketForm.retireTitle', { trade: t(`trades.${trade}`) })} act={t('marketForm.retire')} busy={busy} onAct={() => { void act(); }} onClose={onLeave}>
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        <span>{t(`caseWords.subject_${subject}`)} · <Name>{province}</Name> · <Day date={dated} /></span><span>{t('marketForm.retireWhat')}</span><RefusalNotice refusal={refusal} field={t('marketForm.f_reason')} /><TextField label={t('marketForm.f_reason')} error={asked && faulty ? t('papers.REASON_NEEDED') : undefined} value={reason} onChange={(event) => { setReason(event.target.value); }} /></Box>
    </Confirm>
  );
}
