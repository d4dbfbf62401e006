import { Box, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { LANGS, type MessageKey } from '#shared/i18n/index.ts';
import { TextField } from '../../components/field.tsx';
import { useLanguage } from '../../components/language.tsx';
import { PictureField } from '../../components/pictureField.tsx';
import { Rows } from '../../components/rows.tsx';
import { narrow } from '../../components/theme.ts';
import type { StepProps } from './centreStep.tsx';
import { linesOf } from './firstRunState.ts';

/** The most that the letterhead holds (shared/contract/settings.ts). */
const MOST_LINES = 8;

/** An address by which the page shows a file in its memory. */
function useAddress(file: File | null): string | null {
  const [address, set] = useState<string | null>(null);
  useEffect(() => {
    if (!file) { set(null); return undefined; }
    const made = URL.createObjectURL(file);
    set(made);
    return () => { URL.revokeObjectURL(made); };
  }, [file]);
  return address;
}
function Logo({ label, hint, file, error, onChange }: { readonly label: string; readonly hint: string; readonly file: File | null; readonly error: string | undefined; readonly onChange: (file: File | null) => void }) {
  const address = useAddress(file);
  return <PictureField label={label} hint={hint} error={error} source={address} onPick={onChange} onRemove={() => { onChange(null); }} />;
}
/** What stands at the head of every paper. */
export function HeadStep({ setup, onChange, at }: StepProps) {
  const { t } = useLanguage();
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: 3, [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' } }}>
      {LANGS.map((lang) => {
        const label: MessageKey = lang === 'ar' ? 'accountsForm.linesAr' : 'accountsForm.linesFr';
        return (
          <Box key={lang}>
            <Typography variant="h2" sx={{ mb: 1 }}>{t(label)}</Typography>
            <Rows label={t(label)} rows={linesOf(setup, lang)} blank="" most={MOST_LINES} least={1} add={t('accountsForm.addLine')} name={(n) => t('accountsForm.line', { n })} error={at(`letterhead.${lang}`)}
              onChange={(lines) => { onChange({ letterhead: { ...setup.letterhead, [lang]: lines } }); }}>
              {(line, index, change) => <TextField label={t('accountsForm.line', { n: index + 1 })} seen={null} content={lang} value={line} error={at(`letterhead.${lang}.${index}`)} onChange={(event) => { change(event.target.value); }} />}
            </Rows>
          </Box>
        );
      })}
      {(['right', 'left'] as const).map((side) => (
        <Logo key={side} label={t(side === 'right' ? 'accountsForm.logoRight' : 'accountsForm.logoLeft')} hint={t('accountsForm.logoHint')} file={setup.logos[side]} error={at(`logo.${side}`)} onChange={(file) => { onChange({ logos: { ...setup.logos, [side]: file } }); }} />
      ))}
    </Box>
  );
}
