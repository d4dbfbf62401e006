import { Box, Checkbox, FormControlLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { useId, type ReactNode } from 'react';
import { color } from './theme.ts';

/** A titled group of ticks or of one choice out of a few, under a hairline. */
export function ChoiceGroup({ title, hint, children }: { readonly title: ReactNode; readonly hint?: ReactNode; readonly children: ReactNode }) {
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0, borderTop: `1px solid ${color.line}`, pt: 0.75, mt: 0.75 }}>
      <Typography component="legend" variant="h3" sx={{ p: 0, float: 'inline-start', width: '100%' }}>{title}</Typography>
      <Box sx={{ clear: 'both' }}>{hint && <Typography variant="body2" color="textSecondary">{hint}</Typography>}{children}</Box>
    </Box>
  );
}
/** One tick, with a number at the end of its line where there is one. */
export function Tick({ label, count, checked, onChange, disabled = false }: { readonly label: ReactNode; readonly count?: number; readonly checked: boolean; readonly onChange: (checked: boolean) => void; readonly disabled?: boolean }) {
  return (
    <FormControlLabel disabled={disabled} sx={{ display: 'flex', '& .MuiFormControlLabel-label': { flex: 1, minWidth: 0, display: 'flex', justifyContent: 'space-between', gap: 1 } }}
      control={<Checkbox size="small" checked={checked} onChange={(event) => { onChange(event.target.checked); }} />}
      label={<><span>{label}</span>{count !== undefined && <Box component="bdi" sx={{ color: color.ink2 }}>{count}</Box>}</>} />
  );
}
/** One out of a few, all in sight. `titled`: what is asked is seen above it, as over a field; `error`: what is wrong with the choice, in words above it. */
export function OneOf<T extends string>({ label, value, options, onChange, error, inline = false, titled = false }: { readonly label: string; readonly value: T | ''; readonly error?: string | undefined; readonly options: readonly { readonly value: T; readonly label: ReactNode }[]; readonly onChange: (value: T) => void; readonly inline?: boolean; readonly titled?: boolean }) {
  const name = useId();
  return (
    <RadioGroup aria-label={label} aria-describedby={error ? `${name}-words` : undefined} name={name} value={value} row={inline} onChange={(event) => { onChange(event.target.value as T); }}
      sx={error ? { borderInlineStart: `4px solid ${color.amberMark}`, paddingInlineStart: 1.5 } : {}}>
      {titled && <Typography aria-hidden variant="h3" sx={{ width: '100%' }}>{label}</Typography>}
      {error && <Typography id={`${name}-words`} variant="body2" sx={{ width: '100%', color: color.amber, fontWeight: 600 }}>{error}</Typography>}
      {options.map((option) => <FormControlLabel key={option.value} value={option.value} control={<Radio size="small" />} label={option.label} sx={{ alignItems: 'flex-start', ...(inline ? { marginInlineEnd: 2 } : {}), '& .MuiFormControlLabel-label': { lineHeight: 1.5, pt: '4px' } }} />)}
    </RadioGroup>
  );
}
