import { Box } from '@mui/material';
import { useEffect, useState } from 'react';
import { LANGS } from '#shared/i18n/index.ts';
import { HeadLines } from '../../components/headLines.tsx';
import { useLanguage } from '../../components/language.tsx';
import { PictureField } from '../../components/pictureField.tsx';
import { narrow } from '../../components/theme.ts';
import type { StepProps } from './centreStep.tsx';
import { linesOf } from './firstRunState.ts';

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
      {LANGS.map((lang) => <HeadLines key={lang} lang={lang} lines={linesOf(setup, lang)} at={at} onChange={(lines) => { onChange({ letterhead: { ...setup.letterhead, [lang]: lines } }); }} />)}
      {(['right', 'left'] as const).map((side) => (
        <Logo key={side} label={t(side === 'right' ? 'accountsForm.logoRight' : 'accountsForm.logoLeft')} hint={t('accountsForm.logoHint')} file={setup.logos[side]} error={at(`logo.${side}`)} onChange={(file) => { onChange({ logos: { ...setup.logos, [side]: file } }); }} />
      ))}
    </Box>
  );
}
