import { Box, Button, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { PIN_DIGITS } from '#shared/domain/accounts.ts';
import { MOST_SIGNS } from '#shared/domain/common/passphrase.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import { useCommand } from '../../app/hooks/api.ts';
import { keystore, useFileWork } from '../../app/hooks/files.ts';
import { useRemembered } from '../../app/hooks/remembered.ts';
import { TextField } from '../../components/field.tsx';
import { Say, useLanguage } from '../../components/language.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { Progress } from '../../components/progress.tsx';
import { color } from '../../components/theme.ts';
import { Ltr } from '../../components/values.tsx';
import { useCountdown } from './countdown.ts';
import { PassphraseField } from '../../components/passphraseField.tsx';
import { Recover } from './recover.tsx';

/** Of electron/demonstration/centre.json: no secret, everything there is invented. */
const DEMONSTRATION = 'demo';
const WRONG: ReadonlySet<MessageKey> = new Set(['store.WRONG_PASSPHRASE', 'accounts.WRONG_PASSPHRASE_WAIT', 'accounts.TOO_MANY_TRIES']);
/** The screen of somebody who is signed in is locked; `pin`: a number was chosen for it. */
export interface HeldScreen { readonly pin: boolean; readonly onSignOut: () => void }

/**
 * The words that open the centre, or the session whose screen was locked. Nothing here tells whose centre it is, or who was in.
 * @param waitSeconds until the next words are looked at @param askName whether there are several users
 */
export function Unlock({ waitSeconds, askName, held }: { readonly waitSeconds: number; readonly askName: boolean; readonly held: HeldScreen | null }) {
  const { t } = useLanguage();
  const unlock = useCommand('accounts.unlock'), resume = useCommand('accounts.resume');
  const [name, setName] = useState('');
  const [phrase, setPhrase] = useState('');
  const [fault, setFault] = useState<{ readonly at: 'name' | 'phrase'; readonly code: MessageKey } | null>(null);
  const [left, wait] = useCountdown(waitSeconds);
  const [byPin, setByPin] = useState(held?.pin ?? false);
  const [recovering, setRecovering] = useState(false);
  const [kind] = useRemembered('centre', ['own', 'demonstration'], 'own');
  const input = useRef<HTMLInputElement>(null), named = useRef<HTMLInputElement>(null);
  const queries = useQueryClient(), computer = useFileWork();
  /** The computer's own account opens the centre. */
  const [kept, setKept] = useState(false);
  const busy = unlock.busy || resume.busy || computer.busy, refusal = unlock.refusal ?? resume.refusal;
  // after five wrong numbers there is none any more
  const pin = byPin && held?.pin === true;

  const again = (): void => { input.current?.focus(); input.current?.select(); };
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy || (left > 0 && !pin)) { again(); return; }
    if (askName && !held && name.trim() === '') { setFault({ at: 'name', code: 'accountsForm.nameNeeded' }); named.current?.focus(); return; }
    const wrong = phrase === '' ? (pin ? 'accountsForm.pinNeeded' : 'accountsForm.phraseNeeded') : phrase.length > MOST_SIGNS ? 'accountsForm.phraseTooLong' : null;
    setFault(wrong && { at: 'phrase', code: wrong });
    if (wrong) { again(); return; }
    const opened = held ? await resume.run(pin ? { pin: phrase } : { passphrase: phrase }) : await unlock.run({ user: name, passphrase: phrase });
    if (opened.ok) return;
    const seconds = opened.refusal.params?.['seconds'];
    if (typeof seconds === 'number') wait(seconds);
    if (pin) setPhrase('');
    if (opened.refusal.code === 'accounts.PIN_SPENT' || opened.refusal.code === 'accounts.NO_PIN') setByPin(false);
    again();
  };
  const byComputer = async (): Promise<void> => { if (await computer.work(() => keystore('open'))) await queries.invalidateQueries(); };
  useEffect(() => { if (!held) void keystore('state').then((found) => { if (found.ok) setKept(found.value === 'on'); }); }, [held]);
  if (recovering) return <Recover onBack={() => { setRecovering(false); }} waitSeconds={left} />;
  // the number in the engine's words would stand still while the seconds pass; and which of the two was wrong is told to nobody
  const words = fault?.at === 'phrase' ? t(fault.code, { most: MOST_SIGNS }) : refusal ? t(WRONG.has(refusal.code) ? (askName && !held ? 'accountsForm.nameOrPhraseWrong' : 'store.WRONG_PASSPHRASE') : refusal.code, refusal.params) : null;
  return (
    <Box component="form" noValidate onSubmit={(event) => { void open(event); }} sx={{ display: 'grid', gap: 2, pt: { xs: 1, md: 5 } }}>
      <Box>
        <Typography variant="h1">{t(held ? 'accountsForm.heldTitle' : 'accountsForm.unlockTitle')}</Typography>
        <Typography color="textSecondary">{t(pin ? 'accountsForm.heldLead' : askName && !held ? 'accountsForm.unlockNamedLead' : 'accountsForm.unlockLead')}</Typography>
      </Box>
      {askName && !held && <TextField label={t('accountsForm.yourName')} value={name} autoFocus autoComplete="username" inputRef={named} error={fault?.at === 'name' && t(fault.code)} onChange={(event) => { setName(event.target.value); setFault(null); }} />}
      {pin ? (
        <TextField key="pin" label={t('accountsForm.pin')} error={words} content="code" type="password" value={phrase} autoFocus inputRef={input} inputProps={{ inputMode: 'numeric', maxLength: PIN_DIGITS.most }} sx={{ maxWidth: 240 }} onChange={(event) => { setPhrase(event.target.value.replace(/[^0-9]/g, '')); setFault(null); }} />
      ) : <PassphraseField key="phrase" label={t('accountsForm.passphrase')} error={words} value={phrase} onChange={setPhrase} purpose="current-password" autoFocus={!askName || held !== null} inputRef={input} />}
      {busy ? <Progress label={t('accountsForm.checking')} /> : (
        <Button type="submit" variant="contained" size="large" aria-disabled={left > 0 && !pin} sx={left > 0 && !pin ? { bgcolor: '#E9EDEB', color: color.ink2, '&:hover': { bgcolor: '#E9EDEB' } } : {}}>{left > 0 && !pin ? t('accountsForm.wait', { seconds: left }) : t(held ? 'accountsForm.resume' : 'accountsForm.open')}</Button>
      )}
      {kind === 'demonstration' && !pin && <Notice tone="good"><Say k="accountsForm.demoUnlock" with={{ phrase: <strong><Ltr>{DEMONSTRATION}</Ltr></strong> }} /></Notice>}
      {held ? (
        <Box sx={{ borderTop: `1px solid ${color.line}`, pt: 2, display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
          {held.pin && <Button variant="outlined" onClick={() => { setByPin(!byPin); setPhrase(''); resume.clear(); }}>{t(pin ? 'accountsForm.byPhrase' : 'accountsForm.byPin')}</Button>}
          <Button variant="text" onClick={held.onSignOut}>{t('accountsForm.otherPerson')}</Button>
        </Box>
      ) : (
        <Box sx={{ borderTop: `1px solid ${color.line}`, pt: 2 }}>
          {kept && <Button variant="outlined" sx={{ mb: 2 }} disabled={busy} onClick={() => { void byComputer(); }}>{t('accountsForm.byComputer')}</Button>}
          <RefusalNotice refusal={computer.refusal} />
          <Typography variant="h2" sx={{ fontSize: '1rem' }}>{t('accountsForm.forgottenTitle')}</Typography>
          <Typography color="textSecondary" sx={{ mb: 1.5 }}>{t('accountsForm.forgotten')}</Typography>
          <Button variant="outlined" onClick={() => { setRecovering(true); }}>{t('accountsForm.bySheet')}</Button>
        </Box>
      )}
    </Box>
  );
}
