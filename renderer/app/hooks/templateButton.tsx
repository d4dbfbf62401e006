import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Box, Button } from '@mui/material';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { call } from './api.ts';
import { saveFiles, takeFile, useFileWork } from './files.ts';
import { useLastAction } from './lastAction.tsx';

const TEMPLATES = {
  ceremony: { procedure: 'exchange.ceremonyTemplate', name: 'importing.templateCeremony' },
  files: { procedure: 'exchange.beneficiariesTemplate', name: 'importing.templateFiles' },
} as const;

/** Saves the empty workbook of a ceremony, or of case files, where the person says. */
export function TemplateButton({ of, variant = 'text' }: { readonly of: keyof typeof TEMPLATES; readonly variant?: 'text' | 'outlined' }) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const { busy, refusal, work } = useFileWork();
  const save = async (): Promise<void> => {
    const saved = await work(async () => {
      const made = await call(TEMPLATES[of].procedure, {});
      if (!made.ok) return made;
      const bytes = await takeFile(made.value.file);
      return bytes.ok ? saveFiles([{ name: `${t(TEMPLATES[of].name)}.xlsx`, bytes: bytes.value }]) : bytes;
    });
    if (saved) tell({ words: t('importing.saved') });
  };
  return (
    <Box sx={{ display: 'inline-grid', gap: 1 }}>
      <Button variant={variant} startIcon={<DownloadIcon />} aria-disabled={busy} onClick={() => { if (!busy) void save(); }}>{t('importing.template')}</Button>
      <RefusalNotice refusal={refusal} />
    </Box>
  );
}
