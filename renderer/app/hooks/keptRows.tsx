import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/Close';
import DownIcon from '@mui/icons-material/KeyboardArrowDown';
import UpIcon from '@mui/icons-material/KeyboardArrowUp';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { useRef, type ReactNode } from 'react';
import { useFieldArray, type FieldArray, type FieldValues } from 'react-hook-form';
import { useLanguage } from '#renderer/components/language.tsx';
import { color } from '#renderer/components/theme.ts';
import { useFields } from './keptFields.tsx';

/**
 * Rows of a kept form that are added, taken away and moved. `children` draws the fields of one row, whose paths begin with `at`.
 * @param name what a row is called, `Line 2`
 * @param titled as a heading over each row, for rows of several lines
 * @param first the field of a new row that has the focus
 */
export function KeptRows({ path, blank, first, name, add, none, most, titled = false, children }: {
  readonly path: string; readonly blank: () => object; readonly first: string; readonly name: (number: number) => string; readonly add: string; readonly none?: ReactNode; readonly most: number; readonly titled?: boolean;
  readonly children: (at: string, index: number) => ReactNode;
}) {
  const { t } = useLanguage();
  const { control, error } = useFields();
  const { fields, append, remove, move } = useFieldArray<FieldValues>({ control, name: `now.${path}` });
  const adder = useRef<HTMLButtonElement>(null), list = useRef<HTMLOListElement>(null);
  const fault = error(path);
  const to = (from: number, at: number): void => {
    move(from, at);
    setTimeout(() => { list.current?.children[at]?.querySelector<HTMLElement>(`[data-move="${from < at ? 1 : -1}"]:not(:disabled), [data-move]:not(:disabled)`)?.focus(); });
  };
  const button = (index: number, key: 'rows.up' | 'rows.down' | 'rows.remove', icon: ReactNode, act: () => void, off = false, step = 0) => (
    <IconButton size="small" aria-label={t(key, { name: name(index + 1) })} title={t(key, { name: name(index + 1) })} disabled={off} onClick={act} {...(step === 0 ? {} : { 'data-move': step })} sx={{ width: 28, height: titled ? 32 : 40 }}>{icon}</IconButton>
  );
  return (
    <Box>
      {fault && <Typography variant="body2" role="alert" sx={{ color: color.amber, fontWeight: 600, mb: 1 }}>{fault}</Typography>}
      {fields.length === 0 && none && <Typography variant="body2" color="textSecondary" sx={{ py: 0.5 }}>{none}</Typography>}
      <Box component="ol" ref={list} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: titled ? 2 : 1 }}>
        {fields.map(({ id }, index) => (
          <Box component="li" key={id} sx={{ display: 'flex', alignItems: 'flex-end', flexWrap: titled ? 'wrap' : 'nowrap', gap: 0.5, minWidth: 0, ...(titled ? { borderTop: index > 0 ? `1px solid ${color.line}` : 0, pt: index > 0 ? 1 : 0 } : {}) }}>
            {titled ? <Typography variant="h3" sx={{ flex: 1, alignSelf: 'center' }}>{name(index + 1)}</Typography> : <Box sx={{ flex: 1, minWidth: 0 }}>{children(`${path}.${index}.`, index)}</Box>}
            <Box sx={{ display: 'flex', flex: 'none' }}>
              {titled && button(index, 'rows.up', <UpIcon fontSize="small" />, () => { to(index, index - 1); }, index === 0, -1)}
              {titled && button(index, 'rows.down', <DownIcon fontSize="small" />, () => { to(index, index + 1); }, index === fields.length - 1, 1)}
              {button(index, 'rows.remove', <RemoveIcon fontSize="small" />, () => { remove(index); adder.current?.focus(); })}
            </Box>
            {titled && <Box sx={{ flex: '1 0 100%', minWidth: 0 }}>{children(`${path}.${index}.`, index)}</Box>}
          </Box>
        ))}
      </Box>
      {fields.length < most && <Button ref={adder} size="small" variant="text" startIcon={<AddIcon />} onClick={() => { append(blank() as FieldArray<FieldValues>, { focusName: `now.${path}.${fields.length}.${first}` }); }} sx={{ mt: 0.5, marginInlineStart: -1.25 }}>{add}</Button>}
    </Box>
  );
}
