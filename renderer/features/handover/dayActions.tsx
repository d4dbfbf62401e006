import HandIcon from '@mui/icons-material/Check';
import GoOnIcon from '@mui/icons-material/ArrowForward';
import UndoIcon from '@mui/icons-material/Undo';
import { Box, Button } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useForm } from 'react-hook-form';
import { useFormDraft } from '../../app/hooks/formDraft.ts';
import { Elsewhere } from '../../components/elsewhere.tsx';
import { useLanguage } from '../../components/language.tsx';
import { TextField } from '../../components/field.tsx';
import { color, narrow } from '../../components/theme.ts';
import { Kbd, mirrors } from '../../components/values.tsx';
import { mainDeed, type Person } from './dayRules.ts';

const TALL = { minHeight: 76, [narrow]: { minHeight: 48, px: 2, fontSize: '1rem' } } as const;
/** The key beside a deed's name, on green. */
const OnGreen = ({ children }: { readonly children: string }) => <Box component="span" sx={{ marginInlineStart: 2, fontSize: '0.875rem', fontWeight: 400, border: '1px solid rgba(255, 255, 255, .7)', borderRadius: 0.5, px: 1, [narrow]: { display: 'none' } }}>{children}</Box>;
/** A key under a deed's name; letters are on the same place whatever the layout. */
const Key = ({ children }: { readonly children: string }) => <Box component="span" aria-hidden sx={{ marginInlineStart: 1, fontWeight: 400, [narrow]: { display: 'none' } }}><Kbd>{children}</Kbd></Box>;

/** What can be done to the person in view. The main deed is also the space bar's. */
export function DayActions({ person, busy, onMain, onReserve, onAbsent, onRefused, onUndo }: {
  readonly person: Person; readonly busy: boolean; readonly onMain: () => void; readonly onReserve: () => void; readonly onAbsent: () => void; readonly onRefused: () => void; readonly onUndo: () => void;
}) {
  const { t } = useLanguage();
  const { sex, day: { state } } = person, hands = mainDeed(person) === 'handOver';
  return (
    <Box component="section" aria-label={t('day.actions')} sx={{ display: 'flex', gap: 1.5, px: 4, py: 2, alignItems: 'center', [narrow]: { flexWrap: 'wrap', px: 2, py: 1, gap: 1, position: 'sticky', bottom: 0, bgcolor: color.ground, borderTop: `1px solid ${color.line}` } }}>
      <Button variant="contained" size="large" disabled={busy} startIcon={hands ? <HandIcon sx={{ fontSize: '32px !important' }} /> : <GoOnIcon sx={{ fontSize: '32px !important', ...mirrors }} />} onClick={onMain}
        sx={{ ...TALL, flex: 1, fontSize: '1.5rem', gap: 1 }}>{t(hands ? 'day.handOver' : 'day.goOn')}<OnGreen>{t('day.spaceBar')}</OnGreen></Button>
      {state === 'waiting' && <Button variant="outlined" size="large" disabled={busy} sx={TALL} onClick={onReserve}>{t('day.withReserve')}<Key>R</Key></Button>}
      {state !== 'absent' && hands && <Button variant="outlined" size="large" disabled={busy} sx={TALL} onClick={onAbsent}>{t('day.absent', { sex })}<Key>A</Key></Button>}
      {state !== 'refused' && hands && <Button variant="outlined" size="large" disabled={busy} sx={TALL} onClick={onRefused}>{t('day.refused', { sex })}<Key>F</Key></Button>}
      {state !== 'waiting' && <Button variant="outlined" size="large" disabled={busy} sx={TALL} startIcon={<UndoIcon sx={mirrors} />} onClick={onUndo}>{t('day.takeBack')}</Button>}
    </Box>
  );
}

/** The reserve that a person makes, in words; it is asked for because it is what sets their handover apart. What is typed is kept until it is done. */
export function DayReserve({ person, busy, onDone, onClose }: { readonly person: Person; readonly busy: boolean; readonly onDone: (note: string) => Promise<boolean>; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const form = useForm<{ note: string }>({ defaultValues: { note: '' } });
  const draft = useFormDraft(`day.reserve/${person.recipientId}`, form);
  const field = useRef<HTMLTextAreaElement | HTMLInputElement | null>(null);
  const { register, handleSubmit, formState: { errors } } = form;
  const { ref, ...rest } = register('note', { validate: (note) => note.trim() !== '' || t('handover.RESERVE_NEEDED'), maxLength: { value: 500, message: t('day.noteTooLong', { max: 500 }) } });
  useEffect(() => { field.current?.focus(); }, [draft.ready]);
  const submit = handleSubmit(async ({ note }) => { if (await onDone(note.trim())) await draft.drop(); });
  return (
    <Box component="form" aria-label={t('day.withReserve')} noValidate onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => { if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); onClose(); } else if (event.key === 'Enter' && event.ctrlKey) void submit(); }}
      sx={{ display: 'flex', gap: 1.5, px: 4, py: 2, alignItems: 'flex-end', borderTop: `1px solid ${color.line}`, [narrow]: { flexWrap: 'wrap', px: 2, py: 1 } }}>
      <Box sx={{ flex: 1, minWidth: 260 }}>
        <Elsewhere of={draft} />
        <TextField label={t('day.reserve')} hint={t('day.reserveHint')} error={errors.note?.message} {...rest} readOnly={!draft.ready} inputRef={(element: HTMLInputElement | HTMLTextAreaElement | null) => { ref(element); field.current = element; }} />
      </Box>
      <Button type="submit" variant="contained" size="large" disabled={busy}>{t('day.handOverReserved')}</Button>
      <Button variant="outlined" size="large" disabled={busy} onClick={onClose}>{t('ui.notNow')}</Button>
    </Box>
  );
}
