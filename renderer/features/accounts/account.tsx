import { Box, Button, Typography } from '@mui/material';
import { useEffect, useState, type FormEvent } from 'react';
import type { KeystoreState } from '#shared/contract/bridge.ts';
import { PIN_DIGITS } from '#shared/domain/accounts.ts';
import { ownWords } from '#shared/domain/common/passphrase.ts';
import type { Strength } from '#shared/domain/common/strength.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { useCommand, useJob } from '../../app/hooks/api.ts';
import { keystore, useFileWork } from '../../app/hooks/files.ts';
import { IDLE_MINUTES, useIdleMinutes } from '../../app/hooks/idle.ts';
import { useLastAction } from '../../app/hooks/lastAction.tsx';
import { useSession } from '../../app/hooks/session.tsx';
import { SelectField, TextField } from '../../components/field.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { Facts, PageHead, Section } from '../../components/page.tsx';
import { Progress } from '../../components/progress.tsx';
import { refusalsAt, useFaultFocus } from '../../components/refusals.ts';
import { Moment, Name } from '../../components/values.tsx';
import { NewPhrase, NO_PHRASE, phraseFaults, useJudged } from '../../components/newPhrase.tsx';
import { PassphraseField } from '../../components/passphraseField.tsx';

/** One's own passphrase: the one that holds, and the new one twice. @param first the passphrase was somebody else's choice: nothing else comes before */
export function ChangePhrase({ first = false, onDone }: { readonly first?: boolean; readonly onDone?: () => void }) {
  const { t } = useLanguage();
  const { user, centre } = useSession();
  const { run, busy } = useJob('accounts.changePassphrase', { outlive: true });
  const [current, setCurrent] = useState('');
  const [phrase, setPhrase] = useState(NO_PHRASE);
  const { strength, judge } = useJudged(phrase, ownWords([user.name, centre.nameAr, centre.nameFr, centre.code]));
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { form, focus } = useFaultFocus();
  const faults = (of: Strength | null): readonly Refusal[] => [...(current === '' ? [{ code: 'accountsForm.phraseNeeded', params: { field: 'current' } } as const] : []), ...phraseFaults(phrase, of)];
  const field = refusal?.code === 'accounts.SAME_PASSPHRASE' ? 'phrase' : 'current';
  const at = refusalsAt([...(tried ? faults(strength) : []), ...(refusal ? [{ code: refusal.code, params: { ...refusal.params, field } }] : [])], t, (path) => path);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setRefusal(null);
    if (faults(await judge()).length > 0) { setTried(true); focus(); return; }
    const done = await run({ passphrase: current, newPassphrase: phrase.phrase });
    if (!done.ok) { setRefusal(done.refusal); focus(); return; }
    setCurrent(''); setPhrase(NO_PHRASE); setTried(false);
    onDone?.();
  };
  return (
    <Box component="form" ref={form} noValidate onSubmit={(event) => { void save(event); }} sx={{ display: 'grid', gap: 1.5, pt: 1.5, maxWidth: 560 }}>
      <PassphraseField label={t(first ? 'accountsForm.givenPhrase' : 'accountsForm.currentPhrase')} value={current} error={at('current')} purpose="current-password" autoFocus={first} onChange={(value) => { setCurrent(value); setRefusal(null); }} />
      <NewPhrase label={t('accountsForm.newPhrase')} value={phrase} onChange={(changed) => { setPhrase((now) => ({ ...now, ...changed })); setRefusal(null); }} at={at} strength={strength} />
      {busy ? <Progress label={t('accountsForm.changing')} /> : <Box><Button type="submit" variant={first ? 'contained' : 'outlined'}>{t('accountsForm.changePhrase')}</Button></Box>}
    </Box>
  );
}

/** The number that unlocks the screen for the rest of this session. */
function Pin() {
  const { t } = useLanguage();
  const { pin } = useSession();
  const { tell } = useLastAction();
  const { run, busy, refusal, clear } = useCommand('accounts.setPin');
  const [digits, setDigits] = useState('');
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const done = await run({ pin: digits });
    if (done.ok) { setDigits(''); tell({ words: t('accountsForm.pinSet') }); }
  };
  return (
    <Box component="form" noValidate onSubmit={(event) => { void save(event); }} sx={{ display: 'grid', gap: 1.5, pt: 1.5, maxWidth: 560 }}>
      <Typography color="textSecondary">{t(pin ? 'accountsForm.pinThere' : 'accountsForm.pinLead', { fewest: PIN_DIGITS.fewest, most: PIN_DIGITS.most })}</Typography>
      <TextField label={t('accountsForm.pin')} error={refusal && t(refusal.code, refusal.params)} content="code" type="password" value={digits} inputProps={{ inputMode: 'numeric', maxLength: PIN_DIGITS.most }} sx={{ maxWidth: 240 }} onChange={(event) => { setDigits(event.target.value.replace(/[^0-9]/g, '')); clear(); }} />
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        <Button type="submit" variant="outlined">{t(pin ? 'accountsForm.pinChange' : 'accountsForm.pinChoose')}</Button>
        {pin && <Button variant="text" onClick={() => { void run({ pin: null }); }}>{t('accountsForm.pinForget')}</Button>}
      </Box>
    </Box>
  );
}

/** The computer's own account as a way in; nothing where the system keeps no secrets. */
function Keystore() {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const { busy, refusal, work } = useFileWork();
  const [state, setState] = useState<KeystoreState>('unavailable');
  useEffect(() => { void keystore('state').then((found) => { if (found.ok) setState(found.value); }); }, []);
  if (state === 'unavailable') return null;
  const turn = async (): Promise<void> => {
    const next = await work(() => keystore(state === 'on' ? 'forget' : 'keep'));
    if (next) { setState(next); tell({ words: t(next === 'on' ? 'accountsForm.keystoreOn' : 'accountsForm.keystoreOff') }); }
  };
  return (
    <Section title={t('accountsForm.keystoreTitle')}>
      <Box sx={{ display: 'grid', gap: 1.5, pt: 1.5, maxWidth: 560, justifyItems: 'start' }}>
        <Typography color="textSecondary">{t(state === 'on' ? 'accountsForm.keystoreThere' : 'accountsForm.keystoreLead')}</Typography>
        <RefusalNotice refusal={refusal} />
        {busy ? <Progress label={t('ui.working')} /> : <Button variant="outlined" onClick={() => { void turn(); }}>{t(state === 'on' ? 'accountsForm.keystoreForget' : 'accountsForm.keystoreKeep')}</Button>}
      </Box>
    </Section>
  );
}

/** Who is signed in: what they are called here, their passphrase, the lock of their screen. */
export function AccountPage() {
  const { t } = useLanguage();
  const { user, lastSignIn, signOut } = useSession();
  const { tell } = useLastAction();
  const [minutes, setMinutes] = useIdleMinutes();
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
      <PageHead title={t('accountsForm.accountTitle')}><Button variant="outlined" onClick={signOut}>{t('accountsForm.signOut')}</Button></PageHead>
      <Box sx={{ px: 3, pb: 4, display: 'grid', gap: 3, maxWidth: 760 }}>
        <Section title={t('accountsForm.whoTitle')}>
          <Box sx={{ py: 1 }}>
            <Facts facts={[
              [t('accountsForm.yourName'), user.name ? <Name key="n">{user.name}</Name> : t('ui.none')], [t('accountsForm.role'), t(`ui.role_${user.role}`)],
              [t('accountsForm.lastSignIn'), lastSignIn.at ? <Moment key="l" at={lastSignIn.at} /> : t('accountsForm.firstTime')],
            ]} />
          </Box>
        </Section>
        <Section title={t('accountsForm.passphrase')}><ChangePhrase onDone={() => { tell({ words: t('accountsForm.phraseChanged') }); }} /></Section>
        <Section title={t('accountsForm.pin')}><Pin /></Section>
        <Keystore />
        <Section title={t('accountsForm.idleTitle')}>
          <Box sx={{ pt: 1.5, maxWidth: 320 }}>
            <SelectField label={t('accountsForm.idle')} hint={t('accountsForm.idleHint')} value={minutes} options={IDLE_MINUTES.map((value) => ({ value, label: t('accountsForm.minutes', { minutes: Number(value) }) }))} onChange={setMinutes} />
          </Box>
        </Section>
      </Box>
    </Box>
  );
}

/** Before anything else: a passphrase that nobody but its owner knows. */
export function FirstChange() {
  const { t } = useLanguage();
  const { user, signOut } = useSession();
  return (
    <Box sx={{ display: 'grid', gap: 2, pt: { xs: 1, md: 3 } }}>
      <Typography variant="h1">{t('accountsForm.firstChangeTitle')}</Typography>
      <Notice tone="attention">{t('accountsForm.firstChangeLead', { name: user.name })}</Notice>
      <ChangePhrase first />
      <Box><Button variant="text" onClick={signOut}>{t('accountsForm.signOut')}</Button></Box>
    </Box>
  );
}
