import { Box, Button, Typography } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { ROLES, type Role } from '#shared/domain/accounts.ts';
import { ownWords } from '#shared/domain/common/passphrase.ts';
import type { Strength } from '#shared/domain/common/strength.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { useCommand, useJob } from '../../app/hooks/api.ts';
import { useLastAction } from '../../app/hooks/lastAction.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField, TextField } from '../../components/field.tsx';
import { useLanguage } from '../../components/language.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { Progress } from '../../components/progress.tsx';
import { faultsOf, refusalsAt, useFaultFocus } from '../../components/refusals.ts';
import { NewPhrase, NO_PHRASE, phraseFaults, useJudged } from '../../components/newPhrase.tsx';
import type { User } from './users.tsx';

export type Deed = { readonly kind: 'add' } | { readonly kind: 'change'; readonly user: User };

/** An account, made or changed: name, role, a first passphrase. What is refused stands at its field. @param self one's own account: the role is somebody else's to change */
export function UserForm({ deed, self, onClose, onRemove }: { readonly deed: Deed; readonly self: boolean; readonly onClose: () => void; readonly onRemove: (user: User) => void }) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const adding = useJob('users.add', { outlive: true }), renaming = useJob('users.rename', { outlive: true }), resetting = useJob('users.resetPassphrase', { outlive: true }), setting = useCommand('users.setRole');
  const user = deed.kind === 'change' ? deed.user : null;
  const [name, setName] = useState(user?.name ?? '');
  const [role, setRole] = useState<Role>(user?.role ?? 'companion');
  const [phrase, setPhrase] = useState(NO_PHRASE);
  /** A new first passphrase is wanted for an account that is there. */
  const [reset, setReset] = useState(false);
  const { strength, judge } = useJudged(phrase, ownWords([name]));
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { form, focus } = useFaultFocus();
  const busy = adding.busy || renaming.busy || resetting.busy || setting.busy, withPhrase = user === null || reset;
  const faults = (of: Strength | null): readonly Refusal[] => [...faultsOf([{ path: 'name', text: name, most: 120, needed: true }]), ...(withPhrase ? phraseFaults(phrase, of) : [])];
  const isName = refusal?.code === 'users.NAME_TAKEN' || refusal?.code === 'users.UNNAMED';
  const at = refusalsAt([...(tried ? faults(strength) : []), ...(refusal && isName ? [{ code: refusal.code, params: { ...refusal.params, field: 'name' } }] : [])], t, () => t('usersForm.name'));

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setRefusal(null);
    if (faults(await judge()).length > 0) { setTried(true); focus(); return; }
    const steps = user === null ? [() => adding.run({ name, role, passphrase: phrase.phrase })] : [
      ...(name.trim() === user.name ? [] : [() => renaming.run({ id: user.id, name })]),
      ...(role === user.role ? [] : [() => setting.run({ id: user.id, role })]),
      ...(reset ? [() => resetting.run({ id: user.id, passphrase: phrase.phrase })] : []),
    ];
    for (const step of steps) {
      const done = await step();
      if (!done.ok) { setRefusal(done.refusal); focus(); return; }
    }
    tell({ words: t(user ? 'usersForm.changed' : 'usersForm.added', { name: name.trim() }) });
    onClose();
  };
  return (
    <Dialog open title={user ? t('usersForm.changeTitle', { name: user.name }) : t('usersForm.addTitle')} onClose={busy ? () => undefined : onClose}>
      <Box component="form" ref={form} noValidate onSubmit={(event) => { void save(event); }} sx={{ display: 'grid', gap: 2, pt: 1 }}>
        {refusal && !isName && <RefusalNotice refusal={refusal} />}
        <TextField label={t('usersForm.name')} hint={t('usersForm.nameHint')} value={name} error={at('name')} autoFocus onChange={(event) => { setName(event.target.value); setRefusal(null); }} />
        {self ? <Typography color="textSecondary">{t('usersForm.ownRole')}</Typography> : (
          <SelectField label={t('accountsForm.role')} hint={t(`usersForm.may_${role}`)} value={role} options={ROLES.map((value) => ({ value, label: t(`ui.role_${value}`) }))} onChange={setRole} />
        )}
        {withPhrase && <>
          <Typography variant="body2" color="textSecondary">{t('usersForm.firstPhraseLead')}</Typography>
          <NewPhrase label={t('usersForm.firstPhraseLabel')} value={phrase} onChange={(changed) => { setPhrase((now) => ({ ...now, ...changed })); }} at={at} strength={strength} />
        </>}
        {busy ? <Progress label={t('ui.working')} /> : (
          <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
            <Button type="submit" variant="contained">{t(user ? 'ui.save' : 'usersForm.add')}</Button>
            <Button variant="outlined" onClick={onClose}>{t('ui.notNow')}</Button>
            {user && !self && !reset && <Button variant="text" onClick={() => { setReset(true); }}>{t('usersForm.reset')}</Button>}
            {user && !self && <Button variant="text" onClick={() => { onRemove(user); }}>{t('usersForm.remove')}</Button>}
          </Box>
        )}
      </Box>
    </Dialog>
  );
}
