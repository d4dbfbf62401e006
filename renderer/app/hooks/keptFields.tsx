import { Box, Button, Checkbox, FormControlLabel, Select } from '@mui/material';
import { createContext, use, useId, useMemo, type ReactNode } from 'react';
import { useWatch, type Control, type FieldValues, type Path, type UseFormRegisterReturn, type UseFormReturn } from 'react-hook-form';
import { Field, TextField, type Content } from '#renderer/components/field.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { narrow } from '#renderer/components/theme.ts';
import { latinMeant } from '#shared/domain/common/keyboard.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import { BugError } from '#shared/lib/assert.ts';
import type { KeptForm } from './kept.ts';

/* The fields of a kept form: each is named by its path, and knows from it its label and its fault. */
interface Fields {
  readonly bind: (path: string) => UseFormRegisterReturn;
  readonly error: (path: string) => string | undefined;
  readonly label: (path: string) => string;
  readonly control: Control;
  readonly set: (path: string, value: string) => void;
}
const FieldsContext = createContext<Fields | null>(null);
export function useFields(): Fields {
  const fields = use(FieldsContext);
  if (!fields) throw new BugError('a field stands outside of its form');
  return fields;
}
/** @param label the key of a field's label; a function of one identity */
export function FieldsOf<T extends object>({ kept: { form, faults }, label: keyOf, children }: { readonly kept: KeptForm<T>; readonly label: (path: string) => MessageKey; readonly children: ReactNode }) {
  const { t } = useLanguage();
  const plain = form as unknown as UseFormReturn<FieldValues>;
  const fields = useMemo<Fields>(() => {
    const label = (path: string): string => t(keyOf(path));
    return {
      label, control: plain.control,
      bind: (path) => plain.register(`now.${path}` as Path<FieldValues>),
      set: (path, value) => { plain.setValue(`now.${path}`, value, { shouldDirty: true }); plain.setFocus(`now.${path}`); },
      error(path) {
        const fault = faults.find((one) => one.path === path);
        return fault && t(fault.code, { ...fault.params, field: label(path) });
      },
    };
  }, [plain, faults, keyOf, t]);
  return <FieldsContext value={fields}>{children}</FieldsContext>;
}

interface TextProps { readonly path: string; readonly content?: Content; readonly hint?: ReactNode; readonly label?: ReactNode; /** what is seen in the label's place, in a row under heads */ readonly seen?: ReactNode; readonly optional?: boolean; readonly multiline?: boolean; readonly autoFocus?: boolean; readonly inputMode?: 'decimal' | 'numeric' | 'tel'; /** what has been written here before, offered while one types */ readonly known?: readonly string[] }
export function Text({ path, label, inputMode, known, ...rest }: TextProps) {
  const fields = useFields(), list = useId();
  const { ref, ...bound } = fields.bind(path);
  return <>
    <TextField label={label ?? fields.label(path)} error={fields.error(path)} {...rest} {...bound} inputRef={ref} inputProps={{ ...(inputMode ? { inputMode } : {}), ...(known ? { list } : {}) }} />
    {known && <datalist id={list}>{known.map((one) => <option key={one} value={one} />)}</datalist>}
  </>;
}
/** A code in Latin letters, typed perhaps with the Arabic layout on: what was meant is offered, never put in silently. */
export function CodeText(props: TextProps) {
  const { t } = useLanguage();
  const { control, set } = useFields();
  const typed: unknown = useWatch({ control, name: `now.${props.path}` });
  const meant = typeof typed === 'string' && typed.length <= 40 ? latinMeant(typed).slice(0, 2) : [];
  return (
    <Box sx={{ minWidth: 0 }}>
      <Text content="code" {...props} />
      {meant.length > 0 && (
        <Box role="status" sx={{ mt: 0.5, fontSize: '0.875rem' }}>
          {t('ui.layoutArabic', { typed: String(typed), meant: meant[0] ?? '' })}{' '}
          {meant.map((one) => <Button key={one} size="small" variant="outlined" sx={{ mt: 0.5, marginInlineEnd: 0.5 }} onClick={() => { set(props.path, one); }}>{t('ui.writeInstead', { meant: one })}</Button>)}
        </Box>
      )}
    </Box>
  );
}
/** One thing in both languages, side by side. `needed`: the Arabic must be there. */
export function Both({ path, hint, needed = false, multiline = false, autoFocus = false }: { readonly path: string; readonly hint?: ReactNode; readonly needed?: boolean; readonly multiline?: boolean; readonly autoFocus?: boolean }) {
  return <><Text path={`${path}.ar`} content="ar" hint={hint} optional={!needed} multiline={multiline} autoFocus={autoFocus} /><Text path={`${path}.fr`} content="fr" hint={hint && '\u00a0'} optional multiline={multiline} /></>;
}
export function Choice({ path, options, label, seen, hint, optional = false }: { readonly path: string; readonly options: readonly (readonly [value: string, label: string])[]; readonly label?: ReactNode; readonly seen?: ReactNode; readonly hint?: ReactNode; readonly optional?: boolean }) {
  const fields = useFields();
  const { ref, name, onChange, onBlur } = fields.bind(path);
  return (
    <Field label={label ?? fields.label(path)} seen={seen} error={fields.error(path)} hint={hint} optional={optional}>
      {({ id, ...tied }) => <Select native fullWidth name={name} onChange={onChange} onBlur={onBlur} inputRef={ref} inputProps={{ id, ...tied }}>{options.map(([value, words]) => <option key={value} value={value}>{words}</option>)}</Select>}
    </Field>
  );
}
export function Tick({ path, label }: { readonly path: string; readonly label: ReactNode }) {
  const { control } = useFields();
  const { ref, ...bound } = useFields().bind(path);
  const ticked: unknown = useWatch({ control, name: `now.${path}` });
  return <FormControlLabel label={label} control={<Checkbox checked={ticked === true} {...bound} slotProps={{ input: { ref } }} />} />;
}
/** Fields in columns; one under the other where it is narrow. */
export const Columns = ({ children, of = 2 }: { readonly children: ReactNode; readonly of?: 2 | 3 | 4 }) => (
  <Box sx={{ display: 'grid', gridTemplateColumns: `repeat(${of}, minmax(0, 1fr))`, alignItems: 'end', columnGap: 2, rowGap: 1.5, '& > :has(textarea)': { alignSelf: 'start' }, [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' } }}>{children}</Box>
);
