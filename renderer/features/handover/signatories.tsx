import AddIcon from '@mui/icons-material/Add';
import DownIcon from '@mui/icons-material/ArrowDownward';
import UpIcon from '@mui/icons-material/ArrowUpward';
import { Box, Button, IconButton, Typography } from '@mui/material';
import { useState, type KeyboardEvent } from 'react';
import { useFieldArray, type Control } from 'react-hook-form';
import { useLanguage } from '#renderer/components/language.tsx';
import { color } from '#renderer/components/theme.ts';
import { SIGNATORY_ROLES } from '#shared/domain/handover.ts';
import { NEW_SIGNATORY, type CeremonyTexts } from './ceremonyTexts.ts';
import { Both, Choice, Columns } from '#renderer/app/hooks/keptFields.tsx';
import type { Kept, KeptForm } from '#renderer/app/hooks/kept.ts';

/** Those who sign, in their order; Alt with an arrow moves the one at hand. */
export function Signatories({ kept: { form, focus } }: { readonly kept: KeptForm<CeremonyTexts> }) {
  const { t } = useLanguage();
  const { fields, append, remove, move } = useFieldArray({ control: form.control as unknown as Control<Kept<CeremonyTexts>>, name: 'now.signatories' });
  const [said, say] = useState('');
  const to = (from: number, at: number): void => {
    if (at < 0 || at >= fields.length) return;
    move(from, at);
    focus(`signatories.${at}.role`);
    say(t('ceremonyEdit.signatory', { number: at + 1 }));
  };
  const keys = (event: KeyboardEvent, at: number): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    to(at, event.key === 'ArrowUp' ? at - 1 : at + 1);
  };
  return (
    <Box>
      <Typography variant="body2" color="textSecondary" sx={{ py: 1 }}>{t(fields.length === 0 ? 'ceremonyEdit.noSignatories' : 'ceremonyEdit.reorderHint')}</Typography>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {fields.map(({ id }, at) => (
          <Box component="li" key={id} onKeyDown={(event) => { keys(event, at); }} sx={{ py: 1.5, borderTop: at > 0 ? `1px solid ${color.line}` : 0 }}>
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, mb: 0.5 }}>
              <Typography variant="h3" sx={{ flex: 1 }}>{t('ceremonyEdit.signatory', { number: at + 1 })}</Typography>
              <IconButton aria-label={t('ceremonyEdit.up', { number: at + 1 })} disabled={at === 0} onClick={() => { to(at, at - 1); }}><UpIcon fontSize="small" /></IconButton>
              <IconButton aria-label={t('ceremonyEdit.down', { number: at + 1 })} disabled={at === fields.length - 1} onClick={() => { to(at, at + 1); }}><DownIcon fontSize="small" /></IconButton>
              <Button size="small" variant="outlined" aria-label={t('ceremonyEdit.removeSignatory', { number: at + 1 })} onClick={() => { remove(at); if (fields.length > 1) focus(`signatories.${Math.min(at, fields.length - 2)}.role`); }}>{t('ui.remove')}</Button>
            </Box>
            <Columns of={3}>
              <Choice path={`signatories.${at}.role`} options={SIGNATORY_ROLES.map((role) => [role, t(`ceremonyForm.code.role.${role}`)])} />
              <Both path={`signatories.${at}.name`} />
            </Columns>
            <Box sx={{ mt: 1.5 }}><Columns of={4}><Both path={`signatories.${at}.capacity`} /><Both path={`signatories.${at}.onBehalfOf`} /></Columns></Box>
          </Box>
        ))}
      </Box>
      <Button variant="outlined" startIcon={<AddIcon />} disabled={fields.length >= 20} onClick={() => { append({ ...NEW_SIGNATORY }, { shouldFocus: false }); focus(`signatories.${fields.length}.role`); }}>{t('ceremonyEdit.addSignatory')}</Button>
      <Box role="status" sx={{ position: 'absolute', clip: 'rect(0 0 0 0)', width: '1px', height: '1px', overflow: 'hidden' }}>{said}</Box>
    </Box>
  );
}
