import AddIcon from '@mui/icons-material/PersonAddAltOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import { useAnswer, useCommand, useJob } from '../../app/hooks/api.ts';
import { useLastAction } from '../../app/hooks/lastAction.tsx';
import { useSession } from '../../app/hooks/session.tsx';
import { Confirm } from '../../components/dialog.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { Progress } from '../../components/progress.tsx';
import { Status } from '../../components/status.tsx';
import { Table, type Column } from '../../components/table.tsx';
import { Moment, Name } from '../../components/values.tsx';
import { SheetPanel } from './sheetPanel.tsx';
import { UserForm, type Deed } from './userForm.tsx';

export type User = Answer<'users.list'>['users'][number];

/** Who works with the centre's data: accounts, their roles, and the sheet that stands for a lost passphrase. */
export function Users() {
  const { t } = useLanguage();
  const { user: me } = useSession();
  const { tell } = useLastAction();
  const { data, refusal } = useAnswer('users.list', {});
  const removing = useJob('users.remove', { outlive: true }), role = useCommand('users.setRole');
  const [deed, setDeed] = useState<Deed | null>(null);
  const [leaver, setLeaver] = useState<User | null>(null);
  const remove = async (user: User): Promise<void> => {
    const done = await removing.run({ id: user.id });
    if (done.ok) { setLeaver(null); tell({ words: t('usersForm.removed', { name: user.name }) }); }
  };
  const columns: readonly Column<User>[] = [
    { key: 'name', head: t('usersForm.name'), opens: true, cell: ({ name, id }) => <>{name ? <Name>{name}</Name> : t('usersForm.unnamed')}{id === me.id && ` (${t('usersForm.you')})`}</> },
    { key: 'role', head: t('accountsForm.role'), cell: (user) => t(`ui.role_${user.role}`) },
    { key: 'state', head: t('usersForm.state'), width: 240, cell: ({ active, mustChange }) => <Status tone={!active ? 'todo' : mustChange ? 'warn' : 'done'}>{t(!active ? 'usersForm.closed' : mustChange ? 'usersForm.firstPhrase' : 'usersForm.inUse')}</Status> },
    { key: 'seen', head: t('accountsForm.lastSignIn'), width: 190, secondary: true, cell: ({ lastSignIn }) => (lastSignIn ? <Moment at={lastSignIn} /> : t('usersForm.never')) },
  ];
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 3, py: 2, display: 'grid', gap: 3, alignContent: 'start' }}>
      <RefusalNotice refusal={refusal ?? role.refusal} />
      {!data && !refusal && <Progress label={t('ui.loading')} />}
      {data && <>
        <Section title={t('usersForm.title')} aside={<Button variant="contained" size="small" startIcon={<AddIcon />} onClick={() => { setDeed({ kind: 'add' }); }}>{t('usersForm.add')}</Button>}>
          <Typography color="textSecondary" sx={{ py: 1 }}>{t('usersForm.lead')}</Typography>
          <Table label={t('usersForm.list')} columns={columns} rows={data.users} rowKey={({ id }) => id} onOpen={(user) => { if (user.active) setDeed({ kind: 'change', user }); }} sx={{ mx: -3, flex: 'none' }} />
        </Section>
        <Section title={t('accountsForm.sheetTitle')}>
          <Box sx={{ pt: 1.5, display: 'grid', gap: 2, maxWidth: 760 }}>
            {data.recoverySheetAt === null ? <Notice tone="attention">{t('accountsForm.sheetNone')}</Notice> : <Typography>{t('accountsForm.sheetThere')} <Moment at={data.recoverySheetAt} /></Typography>}
            <Typography color="textSecondary">{t('accountsForm.sheetLead')}</Typography>
            <SheetPanel renew={data.recoverySheetAt !== null} />
          </Box>
        </Section>
      </>}
      {deed && <UserForm key={deed.kind === 'add' ? 'add' : deed.user.id} deed={deed} self={deed.kind === 'change' && deed.user.id === me.id} onClose={() => { setDeed(null); }} onRemove={(user) => { setDeed(null); removing.clear(); setLeaver(user); }} />}
      <Confirm open={leaver !== null} title={t('usersForm.removeTitle', { name: leaver?.name ?? '' })} act={t('usersForm.remove')} busy={removing.busy} onAct={() => { if (leaver) void remove(leaver); }} onClose={() => { setLeaver(null); }}>
        {t('usersForm.removeText')}
        {leaver !== null && leaver.files > 0 && <Notice tone="attention">{t('usersForm.removeFiles', { count: leaver.files })}</Notice>}
        <RefusalNotice refusal={removing.refusal} />
      </Confirm>
    </Box>
  );
}
