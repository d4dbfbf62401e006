import { Box, Checkbox, FormControlLabel, Typography } from '@mui/material';
import type { Strength } from '#shared/domain/common/strength.ts';
import { TextField } from '../../components/field.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { color } from '../../components/theme.ts';
import type { StepProps } from './centreStep.tsx';
import { NewPhrase } from '../../components/newPhrase.tsx';

/** The words that open the centre, and what losing them means. */
export function PhraseStep({ setup, onChange, at, strength }: StepProps & { readonly strength: Strength | null }) {
  const { t } = useLanguage();
  const { userName, phrase, again, noted } = setup;
  return (
    <Box sx={{ display: 'grid', gap: 2, maxWidth: 640 }}>
      <TextField label={t('accountsForm.userName')} hint={t('accountsForm.userNameHint')} value={userName} error={at('userName')} onChange={(event) => { onChange({ userName: event.target.value }); }} />
      <NewPhrase value={{ phrase, again }} onChange={onChange} at={at} strength={strength} />
      <Notice tone="attention" title={t('accountsForm.phraseLossTitle')}>{t('accountsForm.phraseLoss')}</Notice>
      <Box>
        {at('noted') && <Typography id="noted-words" variant="body2" sx={{ color: color.amber, fontWeight: 600 }}>{at('noted')}</Typography>}
        <FormControlLabel label={t('accountsForm.phraseNoted')} control={<Checkbox checked={noted} onChange={(event) => { onChange({ noted: event.target.checked }); }} slotProps={{ input: { 'aria-invalid': at('noted') ? true : undefined, 'aria-describedby': at('noted') ? 'noted-words' : undefined } }} />} />
      </Box>
    </Box>
  );
}
