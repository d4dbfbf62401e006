import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Box, Button } from '@mui/material';
import { call } from '#renderer/app/hooks/api.ts';
import { saveFiles, takeFile, useFileWork } from '#renderer/app/hooks/files.ts';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';

/** Saves the empty workbook where the person says. */
export function TemplateButton({ variant = 'text' }: { readonly variant?: 'text' | 'outlined' }) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const { busy, refusal, work } = useFileWork();
  const save = async (): Promise<void> => {
    const saved = await work(async () => {
      const made = await call('exchange.ceremonyTemplate', {});
      if (!made.ok) return made;
      const bytes = await takeFile(made.value.file);
      return bytes.ok ? saveFiles([{ name: `${t('ceremonies.templateFile')}.xlsx`, bytes: bytes.value }]) : bytes;
    });
    if (saved) tell({ words: t('importing.saved') });
  };
  return (
    <Box sx={{ display: 'inline-grid', gap: 1 }}>
      <Button variant={variant} startIcon={<DownloadIcon />} disabled={busy} onClick={() => { void save(); }}>{t('ceremonies.template')}</Button>
      <RefusalNotice refusal={refusal} />
    </Box>
  );
}
