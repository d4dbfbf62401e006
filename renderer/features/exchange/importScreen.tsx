import UploadIcon from '@mui/icons-material/FileUploadOutlined';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useRef, type ReactNode } from 'react';
import { useMay } from '#renderer/app/hooks/session.tsx';
import { TemplateButton } from '#renderer/app/hooks/templateButton.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { PageHead } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { FILE_LIMITS } from '#shared/contract/bridge.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import { sourceOf, useDrop } from './dropZone.ts';
import { ImportProblems } from './problems.tsx';
import type { Brought, Reading } from './reading.ts';

/** What differs between a ceremony's workbook and one of case files. */
const WORDS = {
  ceremony: { right: 'ceremony.prepare', title: 'importing.title', back: '/ceremonies', backLabel: 'importing.back', rules: ['importing.rule1', 'importing.rule2', 'importing.rule3'] },
  files: { right: 'file.write', title: 'importing.filesTitle', back: '/beneficiaries', backLabel: 'beneficiariesForm.back', rules: ['importing.filesRule1', 'importing.filesRule2', 'importing.filesRule3'] },
} as const;
interface ImportScreenProps<T extends Brought> {
  readonly of: keyof typeof WORDS;
  readonly reading: Reading<T>;
  /** The person is asked something first: what was found is not shown. */
  readonly asking?: boolean;
  /** What to show of what came in, and the way on from there. */
  readonly done: (imported: T) => ReactNode;
  readonly onward: (imported: T) => ReactNode;
}

/** A workbook read in whole or not at all, chosen or dropped anywhere on the page; what is wrong in it stands cell by cell. */
export function ImportScreen<T extends Brought>({ of, reading, asking = false, done, onward }: ImportScreenProps<T>) {
  const { t, lang } = useLanguage();
  const { right, title, back, backLabel } = WORDS[of], may = useMay(right);
  const input = useRef<HTMLInputElement>(null);
  const { source, busy, imported, said } = reading, faulty = asking ? null : reading.faulty;
  // what is wrong with the file as such has no cell to go to
  const whole = faulty?.errors.every(({ sheet, cell }) => sheet === '' && cell === '') ?? false;
  const listed = !whole && (faulty !== null || (imported?.warnings.length ?? 0) > 0);
  const over = useDrop((dropped) => {
    if (busy || !may) return;
    if ('source' in dropped) void reading.read(dropped.source);
    else reading.say(dropped.fault === 'several' ? { code: 'importing.several', params: { count: dropped.count } } : { code: 'importing.notAFile' });
  });
  const choose = (): void => { input.current?.click(); };
  const head = { title: t(title), back: { to: back, label: t(backLabel) } };
  if (!may) return <><PageHead {...head} /><Box sx={{ px: 3 }}><Notice tone="attention" focus>{t('app.NOT_ALLOWED')}</Notice></Box></>;
  return <>
    <PageHead {...head} meta={source && !busy && <bdi dir="auto">{source.name}</bdi>}>
      {!busy && listed && <Button variant="text" startIcon={<PrintIcon />} onClick={() => { print(); }}>{t('importing.print')}</Button>}
      {!busy && faulty && <>
        <Button variant="outlined" onClick={choose}>{t('importing.other')}</Button>
        <Button variant="contained" onClick={reading.again}>{t('importing.again')}</Button>
      </>}
      {!busy && imported && <>
        <Button variant="outlined" onClick={choose}>{t('importing.importAnother')}</Button>
        {onward(imported)}
      </>}
    </PageHead>
    <input ref={input} type="file" accept=".xlsx" hidden data-testid="workbook" onChange={({ target }) => { const [file] = target.files ?? []; target.value = ''; if (file) void reading.read(sourceOf(file)); }} />
    {said && <Box sx={{ px: 3, pb: 2 }}><Notice key={said.code} tone="attention" focus action={source && <Button size="small" variant="outlined" onClick={reading.again}>{t('importing.again')}</Button>}>{t(said.code, said.params)}</Notice></Box>}
    {busy && source && <Box sx={{ px: 3, py: 2, maxWidth: 720 }}><Progress label={t('importing.working', { name: source.name })} done={reading.done} total={reading.total} onCancel={reading.stop} /></Box>}
    {!busy && faulty && whole && <Box sx={{ px: 3, pb: 2 }}><Notice tone="attention" focus title={t('importing.nothingAtAll')}>{faulty.errors.map(({ code, message }) => <Box key={code}>{message[lang]}</Box>)}</Notice></Box>}
    {!busy && faulty && !whole && <ImportProblems faulty={faulty} />}
    {!busy && imported && done(imported)}
    {!busy && !faulty && !imported && <Begin of={of} onChoose={choose} />}
    {over && !busy && (
      <Box sx={{ position: 'fixed', inset: 8, zIndex: 5, border: `3px dashed ${color.green}`, borderRadius: 2, bgcolor: 'rgba(230, 241, 235, 0.92)', display: 'grid', placeItems: 'center', pointerEvents: 'none' }}>
        <Typography variant="h1" component="p">{t('importing.dropNow')}</Typography>
      </Box>
    )}
  </>;
}

function Begin({ of, onChoose }: { readonly of: keyof typeof WORDS; readonly onChoose: () => void }) {
  const { t } = useLanguage(), rules: readonly MessageKey[] = WORDS[of].rules;
  return (
    <Box sx={{ px: 3, pb: 3, display: 'grid', gap: 3, maxWidth: 880, [narrow]: { px: 2 } }}>
      <Box sx={{ border: `2px dashed ${color.edge}`, borderRadius: 2, p: 5, display: 'grid', justifyItems: 'center', gap: 1.5, textAlign: 'center', [narrow]: { p: 2 } }}>
        <Box aria-hidden sx={{ width: 72, height: 72, borderRadius: 2, bgcolor: color.greenTint, color: color.green, display: 'grid', placeItems: 'center' }}><UploadIcon sx={{ fontSize: 36 }} /></Box>
        <Typography variant="h2">{t('importing.dropTitle')}</Typography>
        <Typography color="textSecondary" sx={{ maxWidth: 520 }}>{t('importing.drop', { limit: FILE_LIMITS.workbook })}</Typography>
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', justifyContent: 'center' }}><Button variant="contained" onClick={onChoose}>{t('importing.choose')}</Button><TemplateButton of={of} variant="outlined" /></Box>
      </Box>
      <Box component="ul" sx={{ m: 0, paddingInlineStart: 3, color: color.ink2 }}>{rules.map((rule) => <li key={rule}>{t(rule)}</li>)}</Box>
    </Box>
  );
}
