import UploadIcon from '@mui/icons-material/FileUploadOutlined';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useJob } from '#renderer/app/hooks/api.ts';
import { putFile } from '#renderer/app/hooks/files.ts';
import { Confirm } from '#renderer/components/dialog.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHead } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { FILE_LIMITS, MEGABYTE } from '#shared/contract/bridge.ts';
import type { Answer } from '#shared/contract/index.ts';
import type { MessageKey, MessageParams } from '#shared/i18n/index.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { sourceOf, useDrop, type Source } from './dropZone.tsx';
import { ImportDone } from './importDone.tsx';
import { ImportProblems } from './importProblems.tsx';
import { TemplateButton } from './templateButton.tsx';

type Outcome = Answer<'exchange.importCeremony'>;
type Imported = Extract<Outcome, { ceremonyId: unknown }>;
type Faulty = Extract<Outcome, { errors: unknown }>;
const MOST_NAME = 255;

/** A ceremony's workbook read in whole or not at all; what is wrong in it stands cell by cell. */
export function Import() {
  const { t, lang } = useLanguage();
  const navigate = useNavigate();
  const job = useJob('exchange.importCeremony');
  const [source, setSource] = useState<Source | null>(null);
  const [faulty, setFaulty] = useState<Faulty | null>(null);
  const [imported, setImported] = useState<Imported | null>(null);
  const [exists, setExists] = useState(false);
  const [said, setSaid] = useState<{ readonly code: MessageKey; readonly params?: MessageParams } | null>(null);
  const [handing, setHanding] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const busy = handing || job.busy;
  // what is wrong with the file as such has no cell to go to
  const whole = faulty?.errors.filter(({ sheet, cell }) => sheet === '' && cell === '') ?? [];

  const read = async (from: Source, replace = false): Promise<void> => {
    setSource(from); setSaid(null); setImported(null); setExists(false); setHanding(true);
    const handed = await hand(from);
    setHanding(false);
    if (!handed.ok) { setFaulty(null); setSaid(handed.refusal); return; }
    const outcome = await job.run({ file: handed.value, fileName: from.name.slice(-MOST_NAME), replace });
    setFaulty(null);
    if (outcome.ok) {
      if (!('errors' in outcome.value)) setImported(outcome.value);
      else if (outcome.value.errors.some(({ code }) => code === 'CEREMONY_EXISTS')) setExists(true);
      else setFaulty(outcome.value);
    } else { job.clear(); setSaid(outcome.refusal.code === 'app.CANCELLED' ? { code: 'importing.stopped' } : outcome.refusal); }
  };
  const over = useDrop((dropped) => {
    if (busy) return;
    if ('source' in dropped) void read(dropped.source);
    else setSaid(dropped.fault === 'several' ? { code: 'importing.several', params: { count: dropped.count } } : { code: 'importing.notAFile' });
  });
  const choose = (): void => { input.current?.click(); };
  const again = (): void => { if (source) void read(source); };
  return <>
    <PageHead title={t('importing.title')} back={{ to: '/ceremonies', label: t('importing.back') }} meta={source && !busy && <bdi dir="auto">{source.name}</bdi>}>
      {!busy && faulty && <>
        <Button variant="text" startIcon={<PrintIcon />} onClick={() => { print(); }}>{t('importing.print')}</Button>
        <Button variant="outlined" onClick={choose}>{t('importing.other')}</Button>
        <Button variant="contained" onClick={again}>{t('importing.again')}</Button>
      </>}
    </PageHead>
    <input ref={input} type="file" accept=".xlsx" hidden data-testid="workbook" onChange={({ target }) => { const [file] = target.files ?? []; target.value = ''; if (file) void read(sourceOf(file)); }} />
    {said && <Box sx={{ px: 3, pb: 2 }}><Notice key={said.code} tone="attention" focus action={source && <Button size="small" variant="outlined" onClick={again}>{t('importing.again')}</Button>}>{t(said.code, said.params)}</Notice></Box>}
    {busy && source && <Box sx={{ px: 3, py: 2, maxWidth: 720 }}><Progress label={t('importing.working', { name: source.name })} done={job.done} total={job.total} onCancel={job.busy ? job.cancel : undefined} /></Box>}
    {!busy && faulty && whole.length > 0 && <Box sx={{ px: 3, pb: 2 }}><Notice tone="attention" focus title={t('importing.nothingAtAll')}>{whole.map(({ code, message }) => <Box key={code}>{message[lang]}</Box>)}</Notice></Box>}
    {!busy && faulty && whole.length === 0 && <ImportProblems faulty={faulty} />}
    {!busy && imported && <ImportDone imported={imported} onAnother={choose} onOpen={() => { void navigate(`/ceremonies/${imported.ceremonyId}`); }} />}
    {!busy && !faulty && !imported && <Begin onChoose={choose} />}
    <Confirm open={exists && !busy} title={t('importing.existsTitle')} act={t('importing.replace')} onAct={() => { if (source) void read(source, true); }} onClose={() => { setExists(false); }}>{t('importing.exists', { name: source?.name ?? '' })}</Confirm>
    {over && !busy && (
      <Box sx={{ position: 'fixed', inset: 8, zIndex: 5, border: `3px dashed ${color.green}`, borderRadius: 2, bgcolor: 'rgba(230, 241, 235, 0.92)', display: 'grid', placeItems: 'center', pointerEvents: 'none' }}>
        <Typography variant="h1" component="p">{t('importing.dropNow')}</Typography>
      </Box>
    )}
  </>;
}

/** The file as it is now, in the engine's hands. */
async function hand(source: Source): Promise<{ ok: true; value: string } | { ok: false; refusal: Refusal }> {
  let file: File;
  try {
    file = await source.again();
    // a file that changed since it was chosen cannot be read any more: found out before it is sent
    if (file.size <= FILE_LIMITS.workbook * MEGABYTE) await file.slice(0, 1).arrayBuffer();
  } catch { return { ok: false, refusal: { code: 'importing.cannotReread' } }; }
  const put = await putFile('workbook', file);
  return put.ok ? { ok: true, value: put.value.handle } : put;
}

function Begin({ onChoose }: { readonly onChoose: () => void }) {
  const { t } = useLanguage();
  return (
    <Box sx={{ px: 3, pb: 3, display: 'grid', gap: 3, maxWidth: 880, [narrow]: { px: 2 } }}>
      <Box sx={{ border: `2px dashed ${color.edge}`, borderRadius: 2, p: 5, display: 'grid', justifyItems: 'center', gap: 1.5, textAlign: 'center', [narrow]: { p: 2 } }}>
        <Box aria-hidden sx={{ width: 72, height: 72, borderRadius: 2, bgcolor: color.greenTint, color: color.green, display: 'grid', placeItems: 'center' }}><UploadIcon sx={{ fontSize: 36 }} /></Box>
        <Typography variant="h2">{t('importing.dropTitle')}</Typography>
        <Typography color="textSecondary" sx={{ maxWidth: 520 }}>{t('importing.drop', { limit: FILE_LIMITS.workbook })}</Typography>
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', justifyContent: 'center' }}><Button variant="contained" onClick={onChoose}>{t('importing.choose')}</Button><TemplateButton variant="outlined" /></Box>
      </Box>
      <Box component="ul" sx={{ m: 0, paddingInlineStart: 3, color: color.ink2 }}>
        <li>{t('importing.rule1')}</li><li>{t('importing.rule2')}</li><li>{t('importing.rule3')}</li>
      </Box>
    </Box>
  );
}
