import { Box, Button, Typography } from '@mui/material';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { typedWords } from '#shared/domain/common/passphrase.ts';
import type { Strength } from '#shared/domain/common/strength.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { useCommand } from '../../app/hooks/api.ts';
import { TextField } from '../../components/field.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { Progress } from '../../components/progress.tsx';
import { refusalsAt, useFaultFocus } from '../../components/refusals.ts';
import { useCountdown } from './countdown.ts';
import { NewPhrase, NO_PHRASE, phraseFaults, useJudged } from '../../components/newPhrase.tsx';

/** Where the engine's refusals are mended. */
const FIELD: Readonly<Record<string, string>> = { 'accounts.WRONG_RECOVERY': 'recovery', 'accounts.WRONG_RECOVERY_WAIT': 'recovery', 'accounts.TOO_MANY_TRIES': 'recovery', 'accounts.NO_SUCH_USER': 'user' };
const MOST_WORDS = 400;

/** The twelve words of the recovery sheet, and the new passphrase they give. */
export function Recover({ onBack, waitSeconds }: { readonly onBack: () => void; readonly waitSeconds: number }) {
  const { t } = useLanguage();
  const { run, busy } = useCommand('accounts.recover');
  const [recovery, setRecovery] = useState('');
  const [user, setUser] = useState('');
  const [phrase, setPhrase] = useState(NO_PHRASE);
  const { strength, judge } = useJudged(phrase, []);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [left, wait] = useCountdown(waitSeconds);
  const { form, focus } = useFaultFocus(), head = useRef<HTMLHeadingElement>(null);
  useEffect(() => { head.current?.focus(); }, []);

  const faults = (of: Strength | null): readonly Refusal[] => [
    ...(recovery.trim() === '' ? [{ code: 'accountsForm.wordsNeeded', params: { field: 'recovery' } } as const] : recovery.length > MOST_WORDS ? [{ code: 'app.TEXT_TOO_LONG', params: { field: 'recovery' } } as const] : []),
    ...(user.length > 120 ? [{ code: 'app.TEXT_TOO_LONG', params: { field: 'user' } } as const] : []), ...phraseFaults(phrase, of),
  ];
  const placed = refusal && { code: refusal.code, params: { ...refusal.params, field: FIELD[refusal.code] ?? '' } };
  const loose = placed && placed.params.field === '' ? refusal : null;
  const names: Readonly<Record<string, string>> = { recovery: t('accountsForm.words'), user: t('accountsForm.recoverName') };
  const at = refusalsAt([...(tried ? faults(strength) : []), ...(placed && !loose ? [placed] : [])], t, (path) => names[path] ?? path);
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || left > 0) return;
    if (faults(await judge()).length > 0) { setTried(true); focus(); return; }
    const opened = await run({ recovery: typedWords(recovery), user: user.trim(), newPassphrase: phrase.phrase });
    if (opened.ok) return;
    const seconds = opened.refusal.params?.['seconds'];
    if (typeof seconds === 'number') wait(seconds);
    setRefusal(opened.refusal);
    focus();
  };
  return (
    <Box component="form" ref={form} noValidate onSubmit={(event) => { void open(event); }} sx={{ display: 'grid', gap: 2, pt: { xs: 1, md: 3 } }}>
      <Box>
        <Typography ref={head} tabIndex={-1} variant="h1" sx={{ outline: 'none' }}>{t('accountsForm.recoverTitle')}</Typography>
        <Typography color="textSecondary">{t('accountsForm.recoverLead')}</Typography>
      </Box>
      {loose && <Notice tone="attention" focus>{t(loose.code, loose.params)}</Notice>}
      <TextField label={t('accountsForm.words')} hint={t('accountsForm.wordsHint')} error={at('recovery')} content="code" multiline minRows={3} value={recovery} inputProps={{ autoCapitalize: 'off' }} onChange={(event) => { setRecovery(event.target.value); setRefusal(null); }} />
      <TextField label={t('accountsForm.recoverName')} hint={t('accountsForm.recoverNameHint')} optional error={at('user')} value={user} onChange={(event) => { setUser(event.target.value); setRefusal(null); }} />
      <NewPhrase label={t('accountsForm.newPhrase')} value={phrase} onChange={(changed) => { setPhrase((now) => ({ ...now, ...changed })); }} at={at} strength={strength} />
      {busy ? <Progress label={t('accountsForm.recovering')} /> : (
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
          <Button type="submit" variant="contained" aria-disabled={left > 0}>{left > 0 ? t('accountsForm.wait', { seconds: left }) : t('accountsForm.recoverAct')}</Button>
          <Button variant="outlined" onClick={onBack}>{t('ui.previous')}</Button>
        </Box>
      )}
    </Box>
  );
}
