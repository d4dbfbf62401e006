import PreviewIcon from '@mui/icons-material/VisibilityOutlined';
import { Box, Button, LinearProgress, Select, ToggleButton, ToggleButtonGroup, Typography, useMediaQuery } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { canonicalJson } from '#shared/domain/common/canonical.ts';
import { CASE_KINDS, CEREMONY_KINDS, PAPER_LANGS, type PaperKind, type PaperLang } from '#shared/domain/papers.ts';
import { settingsField } from '#shared/i18n/settingsFields.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { useJob } from '../../app/hooks/api.ts';
import { takeFile } from '../../app/hooks/files.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { PdfView } from '../../components/pdf/pdfView.tsx';
import { color, narrow } from '../../components/theme.ts';
import type { Change } from './section.tsx';

/** Milliseconds without a key until the paper is made again. */
const PAUSE = 900;
/** What may be looked at: the papers of a ceremony, and those of a person's file. */
const PAPERS = [['settingsForm.previewCeremony', CEREMONY_KINDS], ['settingsForm.previewFile', CASE_KINDS]] as const;
const WORDS = { ar: 'ui.arabic', fr: 'ui.french', both: 'printing.both' } as const;

interface Sample { readonly paper: PaperKind; readonly text?: string | undefined; readonly language: PaperLang }
/** The newest sample paper; the former one stays until it is there, and a change in between stops the making. */
function usePaper(change: Change, version: number, sample: Sample, on: boolean): { readonly bytes: Uint8Array<ArrayBuffer> | null; readonly busy: boolean; readonly refusal: Refusal | null } {
  const { run, cancel, busy, refusal } = useJob('settings.preview');
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null);
  const asked = canonicalJson({ ...sample, text: sample.text ?? null }), wanted = on ? `${canonicalJson(change)} ${version} ${asked}` : '';
  const latest = useRef({ change, sample }), former = useRef('');
  latest.current = { change, sample };
  useEffect(() => {
    if (wanted === '') return undefined;
    let gone = false;
    // what is typed waits for the end of the word; another paper is asked for at once
    const timer = setTimeout(() => {
      const { change: now, sample: { text, ...rest } } = latest.current;
      void run({ change: now, ...rest, ...(text === undefined ? {} : { text }) }).then(async (made) => {
        const taken = made.ok ? await takeFile(made.value.file) : null;
        if (!gone && taken?.ok) setBytes(taken.value);
      });
    }, former.current === asked ? PAUSE : 0);
    former.current = asked;
    return () => { gone = true; clearTimeout(timer); cancel(); };
  }, [wanted, asked, run, cancel]);
  return { bytes, busy, refusal };
}

/** A paper with invented values, as it would be printed with what the form holds now. On narrow pages behind a button. */
export function Preview({ change, version, first }: { readonly change: Change; readonly version: number; readonly first: { readonly paper: PaperKind; readonly text?: string } }) {
  const { t, lang } = useLanguage();
  const small = useMediaQuery(narrow.replace('@media ', ''));
  const [open, setOpen] = useState(false);
  const [language, setLanguage] = useState<PaperLang>(lang);
  const [paper, setPaper] = useState(first.paper);
  // another text is of another paper
  useEffect(() => { setPaper(first.paper); }, [first.paper, first.text]);
  const { bytes, busy, refusal } = usePaper(change, version, { paper, text: first.text, language }, !small || open);
  const field = refusal?.params?.['field'];
  const words = refusal && t(refusal.code, { ...refusal.params, ...(field === undefined ? {} : { field: settingsField(lang, String(field)) }) });
  const inside = (
    <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minWidth: 0, minHeight: small ? 320 : 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 1.5, py: 1, flexWrap: 'wrap' }}>
        <Select native value={paper} onChange={(event) => { setPaper(event.target.value as PaperKind); }} inputProps={{ 'aria-label': t('settingsForm.previewPaper') }} sx={{ flex: 1, minWidth: 150, fontSize: '0.875rem', '& select': { py: '5px !important', paddingInlineStart: 1, textOverflow: 'ellipsis' } }}>
          {PAPERS.map(([of, kinds]) => <optgroup key={of} label={t(of)}>{kinds.map((kind) => <option key={kind} value={kind}>{t(`papers.kind_${kind}`)}</option>)}</optgroup>)}
        </Select>
        <ToggleButtonGroup exclusive size="small" value={language} aria-label={t('settingsForm.previewLang')} onChange={(_event, next: PaperLang | null) => { if (next) setLanguage(next); }}>
          {PAPER_LANGS.map((one) => <ToggleButton key={one} value={one} sx={{ textTransform: 'none', py: 0.25, px: 0.75, color: color.ink2, '&.Mui-selected': { bgcolor: color.greenTint, color: color.greenDeep, fontWeight: 600 } }}>{t(WORDS[one])}</ToggleButton>)}
        </ToggleButtonGroup>
      </Box>
      {/* its place is kept, so that nothing moves under the eye */}
      <Box sx={{ height: 4, flex: 'none' }}>{busy && <LinearProgress aria-label={t('settingsForm.previewWaiting')} sx={{ height: 4 }} />}</Box>
      <PdfView bytes={bytes} keeps label={t('settingsForm.preview')} waiting={<Typography color="textSecondary">{t('settingsForm.previewWaiting')}</Typography>} />
      {words && <Notice tone="attention">{t('settingsForm.previewRefused', { words })}</Notice>}
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
