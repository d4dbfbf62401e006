import PrintIcon from '@mui/icons-material/PrintOutlined';
import SaveIcon from '@mui/icons-material/SaveAltOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import type { HeldFile } from '#shared/contract/bridge.ts';
import type { Answer } from '#shared/contract/index.ts';
import { useCommand, useJob } from '../../app/hooks/api.ts';
import { printFiles, saveFiles, takeFile, useFileWork } from '../../app/hooks/files.ts';
import { useLanguage } from '../../components/language.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { Progress } from '../../components/progress.tsx';
import { color } from '../../components/theme.ts';

interface Sheet extends Pick<Answer<'accounts.recoverySheet'>, 'sheet' | 'words'> { readonly file: HeldFile }

/** Makes the recovery sheet and shows it once: its words, and the page to print. @param onMade told once the sheet is there */
export function SheetPanel({ onMade, renew = false }: { readonly onMade?: () => void; readonly renew?: boolean }) {
  const { t } = useLanguage();
  const job = useJob('accounts.recoverySheet'), { run: tellShown, refusal: untold } = useCommand('accounts.recoverySheetShown'), files = useFileWork();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [out, setOut] = useState<'printed' | 'saved' | null>(null);
  const make = async (): Promise<void> => {
    const made = await job.run({});
    if (!made.ok) return;
    const taken = await files.work(() => takeFile(made.value.file));
    if (taken === null) return;
    setSheet({ sheet: made.value.sheet, words: made.value.words, file: { name: made.value.fileName, bytes: taken } });
    onMade?.();
  };
  // the words are on the screen now: only then the former sheet is worth nothing
  useEffect(() => { if (sheet) void tellShown({ sheet: sheet.sheet }); }, [sheet, tellShown]);
  const print = async (file: HeldFile): Promise<void> => { if (await files.work(() => printFiles([file], { printer: null, sides: 'one', copies: 1 }))) setOut('printed'); };
  const save = async (file: HeldFile): Promise<void> => { if (await files.work(() => saveFiles([file]))) setOut('saved'); };
  if (job.busy || (files.busy && !sheet)) return <Progress label={t('accountsForm.sheetMaking')} />;
  if (!sheet) {
    return (
      <Box sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
        <RefusalNotice refusal={job.refusal ?? files.refusal} />
        <Button variant={renew ? 'outlined' : 'contained'} onClick={() => { void make(); }}>{t(renew ? 'accountsForm.sheetRenew' : 'accountsForm.sheetMake')}</Button>
      </Box>
    );
  }
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box component="ol" dir="ltr" aria-label={t('accountsForm.words')} sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gridAutoFlow: 'column', gridTemplateRows: 'repeat(4, auto)', gridTemplateColumns: 'repeat(3, minmax(0, 1fr))', border: `1px solid ${color.edge}`, maxWidth: 640 }}>
        {sheet.words.map((word, at) => (
          <Box component="li" key={at} sx={{ display: 'flex', gap: 1.5, px: 1.5, py: 0.75, border: `1px solid ${color.line}`, fontSize: '1.125rem' }}><Box component="span" sx={{ color: color.ink2, minWidth: 20 }}>{at + 1}</Box>{word}</Box>
        ))}
      </Box>
      <RefusalNotice refusal={untold ?? files.refusal} />
      {out && <Notice tone="good">{t(out === 'printed' ? 'accountsForm.sheetPrinted' : 'accountsForm.sheetSaved')}</Notice>}
      {files.busy ? <Progress label={t('ui.working')} /> : (
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
          <Button variant="contained" startIcon={<PrintIcon />} onClick={() => { void print(sheet.file); }}>{t('accountsForm.sheetPrint')}</Button>
          <Button variant="outlined" startIcon={<SaveIcon />} onClick={() => { void save(sheet.file); }}>{t('accountsForm.sheetSave')}</Button>
        </Box>
      )}
      <Typography variant="body2" color="textSecondary">{t('accountsForm.sheetOnce')}</Typography>
    </Box>
  );
}
