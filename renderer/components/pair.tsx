import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { TextField } from './field.tsx';
import { useLanguage } from './language.tsx';
import { narrow } from './theme.ts';

/** One value in both languages, side by side: the Arabic first, whatever the language of the page. */
export function Pair({ label, row, hint, value, onChange, error, optional = false, rows = 1, disabled = false }: {
  readonly label: string; /** Its place in a list, from 0: only the first row has heads that are seen. */ readonly row?: number; readonly hint?: ReactNode; readonly value: Bilingual; readonly onChange: (value: Bilingual) => void;
  readonly error?: { readonly ar?: string | undefined; readonly fr?: string | undefined }; readonly optional?: boolean; readonly rows?: number; readonly disabled?: boolean;
}) {
  const { t } = useLanguage();
  const lines = rows > 1 ? { multiline: true, minRows: rows } : {};
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', columnGap: 2, rowGap: 2, alignItems: 'end', [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' } }}>
      {(['ar', 'fr'] as const).map((lang) => (
        <TextField key={lang} label={`${label} ${t(lang === 'ar' ? 'ui.inArabic' : 'ui.inFrench')}`} seen={row === undefined ? undefined : row === 0 ? t(lang === 'ar' ? 'ui.arabic' : 'ui.french') : null} hint={lang === 'ar' ? hint : undefined} error={error?.[lang]} optional={optional} content={lang} disabled={disabled} {...lines}
          value={value[lang]} onChange={(event) => { onChange({ ...value, [lang]: event.target.value }); }} />
      ))}
    </Box>
  );
}
