import { Box, OutlinedInput, Select, Typography } from '@mui/material';
import type { OutlinedInputProps } from '@mui/material';
import { useId, type ReactNode, type Ref } from 'react';
import { useLanguage } from './language.tsx';
import { color } from './theme.ts';
import { srOnly } from './values.tsx';

/** What ties a control to its label and its words. */
export interface Tied { readonly id: string; readonly 'aria-describedby': string | undefined; readonly 'aria-invalid': boolean | undefined }

/** Label above, hint under it, words of error where the eye already is, then the control. */
export function Field({ label, seen, hint, error, optional = false, children }: { readonly label: ReactNode; /** What is seen in the label's place, where that stands in a row under heads: nothing, or the column's head. */ readonly seen?: ReactNode; readonly hint?: ReactNode; readonly error?: ReactNode; readonly optional?: boolean; readonly children: (tied: Tied) => ReactNode }) {
  const { t } = useLanguage();
  const id = useId();
  return (
    <Box sx={{ minWidth: 0, ...(error ? { borderInlineStart: `4px solid ${color.amberMark}`, paddingInlineStart: 1.5 } : {}) }}>
      {seen && <Typography aria-hidden variant="h3">{seen}</Typography>}
      <Typography component="label" htmlFor={id} variant="h3" sx={seen === undefined ? { display: 'block' } : srOnly}>
        {label}{optional && <Box component="span" sx={{ fontWeight: 400, color: color.ink2 }}> {t('ui.optional')}</Box>}
      </Typography>
      {(hint || error) && (
        <Box id={`${id}-words`}>
          {hint && <Typography variant="body2" color="textSecondary">{hint}</Typography>}
          {error && <Typography variant="body2" sx={{ color: color.amber, fontWeight: 600 }}>{error}</Typography>}
        </Box>
      )}
      <Box sx={{ mt: seen === null ? 0 : 0.5 }}>{children({ id, 'aria-describedby': hint || error ? `${id}-words` : undefined, 'aria-invalid': error ? true : undefined })}</Box>
    </Box>
  );
}

/** Which way a control's content runs: a name in Arabic, one in Latin letters, a code, or whatever is typed. */
export type Content = 'ar' | 'fr' | 'code' | 'any';
const DIRECTION = { ar: { dir: 'rtl', lang: 'ar' }, fr: { dir: 'ltr', lang: 'fr' }, code: { dir: 'ltr' }, any: { dir: 'auto' } } as const;

type TextFieldProps = {
  readonly label: ReactNode; readonly seen?: ReactNode; readonly hint?: ReactNode; readonly error?: ReactNode; readonly optional?: boolean; readonly content?: Content;
  readonly beside?: ReactNode; readonly inputRef?: Ref<HTMLInputElement | HTMLTextAreaElement>;
} & Omit<OutlinedInputProps, 'label' | 'error' | 'content' | 'inputRef'>;
/** A line of text (or several, `multiline`) with its label. A code stands at the page's start side although it runs from left to right. */
export function TextField({ label, seen, hint, error, optional = false, content = 'any', beside, inputRef, ...input }: TextFieldProps) {
  return (
    <Field label={label} seen={seen} hint={hint} error={error} optional={optional}>
      {(tied) => (
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
          <OutlinedInput fullWidth autoComplete="off" {...input} {...(inputRef ? { inputRef } : {})} error={Boolean(error)} inputProps={{ spellCheck: false, ...input.inputProps, ...tied, ...DIRECTION[content] }}
            sx={[content === 'code' ? { '& input': { textAlign: 'left' } } : {}, ...(Array.isArray(input.sx) ? input.sx : [input.sx ?? {}])]} />
          {beside}
        </Box>
      )}
    </Field>
  );
}

/** One of a few. */
export function SelectField<T extends string>({ label, hint, error, value, options, onChange, disabled = false }: {
  readonly label: ReactNode; readonly hint?: ReactNode; readonly error?: ReactNode; readonly value: T; readonly disabled?: boolean;
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[]; readonly onChange: (value: T) => void;
}) {
  return (
    <Field label={label} hint={hint} error={error}>
      {({ id, ...tied }) => (
        <Select native fullWidth value={value} disabled={disabled} onChange={(event) => onChange(event.target.value as T)} inputProps={{ id, ...tied }}>
          {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
        </Select>
      )}
    </Field>
  );
}
