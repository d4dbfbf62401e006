import { Box } from '@mui/material';
import { useCallback, useEffect, useRef, useState } from 'react';
import { FEWEST_SIGNS, MOST_SIGNS } from '#shared/domain/common/passphrase.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { useLanguage } from './language.tsx';
import type { At } from './refusals.ts';
import { color } from './theme.ts';
import { PassphraseField } from './passphraseField.tsx';
import { prepareStrength, strengthOf, type Strength } from '#shared/domain/common/strength.ts';

/** Milliseconds without a key until a phrase is judged. */
const PAUSE = 150;
export interface Phrase { readonly phrase: string; readonly again: string }
export interface Judged {
  /** How good the phrase is, a moment after it was typed; null while nothing is known. */
  readonly strength: Strength | null;
  /** The same of what stands there now, for who sends it. Asked again meanwhile it never answers: one deed, however often a button is pressed. */
  readonly judge: () => Promise<Strength | null>;
}
const strengthNow = async (phrase: string, words: string): Promise<Strength | null> => ([...phrase].length < FEWEST_SIGNS ? null : strengthOf(phrase, words.split(' ')));
/** @param own words that somebody who knows the centre would try */
export function useJudged({ phrase }: Phrase, own: readonly string[]): Judged {
  const [strength, set] = useState<Strength | null>(null);
  const words = own.join(' '), judging = useRef(false);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => { void strengthNow(phrase, words).then((known) => { if (!gone) set(known); }); }, PAUSE);
    return () => { gone = true; clearTimeout(timer); };
  }, [phrase, words]);
  const judge = useCallback(async () => {
    if (judging.current) return new Promise<null>(() => undefined);
    judging.current = true;
    try {
      const known = await strengthNow(phrase, words);
      set(known);
      return known;
    } finally { judging.current = false; }
  }, [phrase, words]);
  return { strength, judge };
}
export const NO_PHRASE: Phrase = { phrase: '', again: '' };

/** What is wrong with a new passphrase, as far as it shows here: nothing, too long, too short, too easy, or not twice the same. */
export function phraseFaults({ phrase, again }: Phrase, strength: Strength | null): readonly Refusal[] {
  const fault = (field: string, code: Refusal['code'], params: Refusal['params'] = {}): Refusal => ({ code, params: { ...params, field } });
  const weak = phrase === '' ? [fault('phrase', 'accountsForm.phraseNeeded')] : phrase.length > MOST_SIGNS ? [fault('phrase', 'accountsForm.phraseTooLong', { most: MOST_SIGNS })]
    : [...phrase].length < FEWEST_SIGNS ? [fault('phrase', 'accountsForm.levelShort', { fewest: FEWEST_SIGNS })] : strength?.level === 'refused' ? [fault('phrase', 'accountsForm.level_refused')] : [];
  return [...weak, ...(phrase === again ? [] : [fault('again', 'accountsForm.phraseDiffers')])];
}
/** A new passphrase, typed twice, with a word on how good it is (`useJudged`). */
export function NewPhrase({ value, onChange, at, strength, label, autoFocus = false }: {
  readonly value: Phrase; readonly onChange: (changed: Partial<Phrase>) => void; readonly at: At; readonly strength: Strength | null; readonly label?: string; readonly autoFocus?: boolean;
}) {
  const { t } = useLanguage();
  const { phrase, again } = value;
  useEffect(() => { prepareStrength(); }, []);
  const [shown, setShown] = useState(false);
  const short = phrase !== '' && [...phrase].length < FEWEST_SIGNS;
  const bad = short || strength?.level === 'refused' || strength?.level === 'weak';
  // what is wrong is said once: at the field after an attempt, under it while one types
  const fault = at('phrase');
  const told = short ? t('accountsForm.levelShort', { fewest: FEWEST_SIGNS }) : strength ? `${t(`accountsForm.level_${strength.level}`)} ${strength.level !== 'good' && strength.reason ? t(`accountsForm.reason_${strength.reason}`) : ''}` : phrase === '' ? '' : t('accountsForm.measuring');
  return (
    <>
      <PassphraseField label={label ?? t('accountsForm.passphrase')} value={phrase} error={fault && bad ? told : fault} purpose="new-password" shown={shown} onShow={setShown} autoFocus={autoFocus} onChange={(next) => { onChange({ phrase: next }); }}
        told={!fault && told && <Box component="span" sx={{ fontWeight: bad ? 600 : 400, color: bad ? color.amber : strength ? color.greenDeep : color.ink2 }}>{told}</Box>} />
      <PassphraseField label={t('accountsForm.phraseAgain')} value={again} error={at('again')} purpose="new-password" shown={shown} onShow={setShown} onChange={(next) => { onChange({ again: next }); }}
        told={phrase !== '' && phrase === again && <Box component="span" sx={{ color: color.greenDeep }}>{t('accountsForm.phraseSame')}</Box>} />
    </>
  );
}
