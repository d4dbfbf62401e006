import { Box, Button, Typography } from '@mui/material';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { MOST_SIGNS } from '#shared/domain/passphrase.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import { useCommand } from '../../app/hooks/api.ts';
import { useRemembered } from '../../app/hooks/remembered.ts';
import { Say, useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { Progress } from '../../components/progress.tsx';
import { color } from '../../components/theme.ts';
import { Ltr } from '../../components/values.tsx';
import { PassphraseField } from './passphraseField.tsx';

/** Of electron/demonstration/centre.json: no secret, everything there is invented. */
const DEMONSTRATION = 'demo';
/** Counts whole seconds down to none. */
function useCountdown(first: number): readonly [left: number, start: (seconds: number) => void] {
  const [until, setUntil] = useState(() => performance.now() + first * 1000);
  const [now, setNow] = useState(() => performance.now());
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  useEffect(() => {
    if (left === 0) return undefined;
    const timer = setInterval(() => { setNow(performance.now()); }, 250);
    return () => { clearInterval(timer); };
  }, [left]);
  return [left, (seconds) => { const at = performance.now(); setNow(at); setUntil(at + seconds * 1000); }];
}

/** The words that open the centre. Nothing here tells whose it is. @param waitSeconds until the next words are looked at */
export function Unlock({ waitSeconds }: { readonly waitSeconds: number }) {
  const { t } = useLanguage();
  const { run, busy, refusal } = useCommand('accounts.unlock');
  const [phrase, setPhrase] = useState('');
  const [fault, setFault] = useState<MessageKey | null>(null);
  const [left, wait] = useCountdown(waitSeconds);
  const [kind] = useRemembered('centre', ['own', 'demonstration'], 'own');
  const input = useRef<HTMLInputElement>(null);

  const again = (): void => { input.current?.focus(); input.current?.select(); };
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || left > 0) { again(); return; }
    const wrong = phrase === '' ? 'accountsForm.phraseNeeded' : phrase.length > MOST_SIGNS ? 'accountsForm.phraseTooLong' : null;
    setFault(wrong);
    if (wrong) { again(); return; }
    const opened = await run({ passphrase: phrase });
    if (opened.ok) return;
    const seconds = opened.refusal.params?.['seconds'];
    if (typeof seconds === 'number') wait(seconds);
    again();
  };
  // the number in the engine's words would stand still while the seconds pass
  const words = fault ? t(fault, { most: MOST_SIGNS }) : refusal ? t(refusal.params?.['seconds'] === undefined ? refusal.code : 'store.WRONG_PASSPHRASE') : null;
  return (
    <Box component="form" noValidate onSubmit={(event) => { void open(event); }} sx={{ display: 'grid', gap: 2, pt: { xs: 1, md: 5 } }}>
      <Box>
        <Typography variant="h1">{t('accountsForm.unlockTitle')}</Typography>
        <Typography color="textSecondary">{t('accountsForm.unlockLead')}</Typography>
      </Box>
      <PassphraseField label={t('accountsForm.passphrase')} error={words} value={phrase} onChange={setPhrase} purpose="current-password" autoFocus inputRef={input} />
      {busy ? <Progress label={t('accountsForm.checking')} /> : (
        <Button type="submit" variant="contained" size="large" aria-disabled={left > 0} sx={left > 0 ? { bgcolor: '#E9EDEB', color: color.ink2, '&:hover': { bgcolor: '#E9EDEB' } } : {}}>{left > 0 ? t('accountsForm.wait', { seconds: left }) : t('accountsForm.open')}</Button>
      )}
      {kind === 'demonstration' && <Notice tone="good"><Say k="accountsForm.demoUnlock" with={{ phrase: <strong><Ltr>{DEMONSTRATION}</Ltr></strong> }} /></Notice>}
      <Box sx={{ borderTop: `1px solid ${color.line}`, pt: 2 }}>
        <Typography variant="h2" sx={{ fontSize: '1rem' }}>{t('accountsForm.forgottenTitle')}</Typography>
        <Typography color="textSecondary">{t('accountsForm.forgotten')}</Typography>
      </Box>
    </Box>
  );
}
