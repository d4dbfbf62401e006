import { Box, Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { FEWEST_SIGNS } from '#shared/domain/passphrase.ts';
import { TextField } from '../../components/field.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { color } from '../../components/theme.ts';
import type { StepProps } from './centreStep.tsx';
import { wordsOfCentre } from './firstRunState.ts';
import { PassphraseField } from './passphraseField.tsx';
import { prepareStrength, strengthOf, type Strength } from './strength.ts';

/** Milliseconds without a key until a phrase is judged. */
const PAUSE = 150;
/** How good the phrase is; null while nothing is known. */
function useStrength(phrase: string, own: readonly string[], onKnown: (strength: Strength | null) => void): Strength | null {
  const [strength, set] = useState<Strength | null>(null);
  const words = own.join(' ');
  useEffect(() => { prepareStrength(); }, []);
  useEffect(() => {
    let gone = false;
    const know = (known: Strength | null): void => { if (!gone) { set(known); onKnown(known); } };
    if ([...phrase].length < FEWEST_SIGNS) { know(null); return undefined; }
    const timer = setTimeout(() => { void strengthOf(phrase, words.split(' ')).then(know); }, PAUSE);
    return () => { gone = true; clearTimeout(timer); };
  }, [phrase, words, onKnown]);
  return strength;
}
/** The words that open the centre, and what losing them means. */
export function PhraseStep({ setup, onChange, at, onStrength }: StepProps & { readonly onStrength: (strength: Strength | null) => void }) {
  const { t } = useLanguage();
  const { userName, phrase, again, noted } = setup;
  const strength = useStrength(phrase, wordsOfCentre(setup), onStrength);
  const [shown, setShown] = useState(false);
  const short = phrase !== '' && [...phrase].length < FEWEST_SIGNS;
  const bad = short || strength?.level === 'refused' || strength?.level === 'weak';
  const told = short ? t('accountsForm.levelShort', { fewest: FEWEST_SIGNS }) : strength ? `${t(`accountsForm.level_${strength.level}`)} ${strength.level !== 'good' && strength.reason ? t(`accountsForm.reason_${strength.reason}`) : ''}` : phrase === '' ? '' : t('accountsForm.measuring');
  return (
    <Box sx={{ display: 'grid', gap: 2, maxWidth: 640 }}>
      <TextField label={t('accountsForm.userName')} hint={t('accountsForm.userNameHint')} optional value={userName} error={at('userName')} onChange={(event) => { onChange({ userName: event.target.value }); }} />
      <PassphraseField label={t('accountsForm.passphrase')} value={phrase} error={at('phrase')} purpose="new-password" shown={shown} onShow={setShown} onChange={(value) => { onChange({ phrase: value }); }}
        told={told && <Box component="span" sx={{ fontWeight: bad ? 600 : 400, color: bad ? color.amber : strength ? color.greenDeep : color.ink2 }}>{told}</Box>} />
      <PassphraseField label={t('accountsForm.phraseAgain')} value={again} error={at('again')} purpose="new-password" shown={shown} onShow={setShown} onChange={(value) => { onChange({ again: value }); }}
        told={phrase !== '' && phrase === again && <Box component="span" sx={{ color: color.greenDeep }}>{t('accountsForm.phraseSame')}</Box>} />
      <Notice tone="attention" title={t('accountsForm.phraseLossTitle')}>{t('accountsForm.phraseLoss')}</Notice>
      <Box>
        {at('noted') && <Typography id="noted-words" variant="body2" sx={{ color: color.amber, fontWeight: 600 }}>{at('noted')}</Typography>}
        <FormControlLabel label={t('accountsForm.phraseNoted')} control={<Checkbox checked={noted} onChange={(event) => { onChange({ noted: event.target.checked }); }} slotProps={{ input: { 'aria-invalid': at('noted') ? true : undefined, 'aria-describedby': at('noted') ? 'noted-words' : undefined } }} />} />
      </Box>
    </Box>
  );
}
