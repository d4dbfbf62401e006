import PreviewIcon from '@mui/icons-material/VisibilityOutlined';
import { Box, Button, ToggleButton, ToggleButtonGroup, useMediaQuery } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { canonicalJson } from '#shared/domain/common/canonical.ts';
import { PAPER_LANGS, type PaperLang } from '#shared/domain/papers.ts';
import { settingsField } from '#shared/i18n/settingsFields.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { useJob } from '../../app/hooks/api.ts';
import { takeFile } from '../../app/hooks/files.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { PdfView } from '../../components/pdf/pdfView.tsx';
import { Progress } from '../../components/progress.tsx';
import { color, narrow } from '../../components/theme.ts';
import type { Change } from './section.tsx';

/** Milliseconds without a key until the paper is made again. */
const PAUSE = 900;
const WORDS = { ar: 'ui.arabic', fr: 'ui.french', both: 'settingsForm.inBoth' } as const;

/** The newest sample paper; the former one stays until it is there, and a change in between stops the making. */
function usePaper(change: Change, version: number, language: PaperLang, on: boolean): { readonly bytes: Uint8Array<ArrayBuffer> | null; readonly busy: boolean; readonly refusal: Refusal | null } {
  const { run, cancel, busy, refusal } = useJob('settings.preview');
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null);
  const wanted = on ? `${canonicalJson(change)} ${version} ${language}` : '';
  const latest = useRef(change);
  latest.current = change;
  const first = useRef(true);
  useEffect(() => {
    if (wanted === '') return undefined;
    let gone = false;
    const timer = setTimeout(() => {
      void run({ change: latest.current, language }).then(async (made) => {
        const taken = made.ok ? await takeFile(made.value.file) : null;
        if (!gone && taken?.ok) setBytes(taken.value);
      });
    }, first.current ? 0 : PAUSE);
    first.current = false;
    return () => { gone = true; clearTimeout(timer); cancel(); };
  }, [wanted, language, run, cancel]);
  return { bytes, busy, refusal };
}

/** A certificate with invented values, as it would be printed with what the form holds now. On narrow pages behind a button. */
export function Preview({ change, version }: { readonly change: Change; readonly version: number }) {
  const { t, lang } = useLanguage();
  const small = useMediaQuery(narrow.replace('@media ', ''));
  const [open, setOpen] = useState(false);
  const [language, setLanguage] = useState<PaperLang>(lang);
  const { bytes, busy, refusal } = usePaper(change, version, language, !small || open);
  const field = refusal?.params?.['field'];
  const words = refusal && t(refusal.code, { ...refusal.params, ...(field === undefined ? {} : { field: settingsField(lang, String(field)) }) });
  const inside = (
    <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: small ? 320 : 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, minHeight: 52, flexWrap: 'wrap' }}>
        <ToggleButtonGroup exclusive size="small" value={language} aria-label={t('settingsForm.previewLang')} onChange={(_event, next: PaperLang | null) => { if (next) setLanguage(next); }}>
          {PAPER_LANGS.map((one) => <ToggleButton key={one} value={one} sx={{ textTransform: 'none', py: 0.25, color: color.ink2, '&.Mui-selected': { bgcolor: color.greenTint, color: color.greenDeep, fontWeight: 600 } }}>{t(WORDS[one])}</ToggleButton>)}
        </ToggleButtonGroup>
      </Box>
      {busy && <Box sx={{ px: 2, pb: 1 }}><Progress label={t('settingsForm.previewWaiting')} /></Box>}
      {words && <Notice tone="attention">{t('settingsForm.previewRefused', { words })}</Notice>}
      <PdfView bytes={bytes} label={t('settingsForm.preview')} waiting={<></>} />
    </Box>
  );
  if (!small) return <Box component="aside" aria-label={t('settingsForm.preview')} sx={{ display: 'flex', minHeight: 0, minWidth: 0, borderInlineStart: `1px solid ${color.line}` }}>{inside}</Box>;
  return (
    <>
      <Box sx={{ px: 2, pb: 1 }}><Button variant="outlined" startIcon={<PreviewIcon />} onClick={() => { setOpen(true); }}>{t('settingsForm.previewOpen')}</Button></Box>
      <Dialog open={open} wide title={t('settingsForm.preview')} onClose={() => { setOpen(false); }} actions={<Button variant="outlined" onClick={() => { setOpen(false); }}>{t('ui.close')}</Button>}>{inside}</Dialog>
    </>
  );
}
