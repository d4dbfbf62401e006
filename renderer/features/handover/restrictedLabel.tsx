import { Box, Button, Typography } from '@mui/material';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { call, useCommand } from '#renderer/app/hooks/api.ts';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextField } from '#renderer/components/field.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Name } from '#renderer/components/values.tsx';
import type { Refusal } from '#shared/lib/result.ts';

/** The programme's label, for those who may see it: on request, written down, and forgotten when the dialog closes. */
export function RestrictedLabel({ ceremonyId, mends, onClose }: { readonly ceremonyId: string; readonly mends: boolean; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const set = useCommand('handover.setRestricted');
  // never through the cache of answers, which would keep it and ask for it again by itself
  const [found, setFound] = useState<{ readonly programmeLabel: string; readonly revision: number } | null>(null);
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const gone = useRef(false);
  useEffect(() => { gone.current = false; return () => { gone.current = true; }; }, []);
  const show = async (): Promise<void> => {
    const answer = await call('handover.restricted', { ceremonyId });
    if (gone.current) return;
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) { setFound(answer.value); setTyped(answer.value.programmeLabel); }
  };
  const hide = (): void => { setFound(null); setTyped(''); };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!found) return;
    const done = await set.run({ ceremonyId, revision: found.revision, programmeLabel: typed });
    if (done.ok) { tell({ words: t('ceremony.restrictedSaved') }); onClose(); }
  };
  return (
    <Dialog open title={t('ceremony.restrictedTitle')} onClose={onClose} actions={<>
      {found && mends && <Button type="submit" form="restricted-label" variant="contained" disabled={set.busy || typed === found.programmeLabel}>{t('ceremony.restrictedSave')}</Button>}
      {found ? <Button variant="outlined" onClick={hide}>{t('ceremony.restrictedHide')}</Button> : <Button variant="contained" onClick={() => { void show(); }}>{t('ceremony.restrictedShow')}</Button>}
      <Button variant="outlined" onClick={onClose}>{t('persons.close')}</Button>
    </>}>
      <Typography sx={{ mb: 2 }}>{t('ceremony.restrictedWhat')}</Typography>
      <RefusalNotice refusal={refusal ?? set.refusal} />
      {found && (mends
        ? <Box component="form" id="restricted-label" onSubmit={(event) => { void save(event); }}><TextField label={t('ceremony.restrictedLabel')} value={typed} onChange={(event) => { setTyped(event.target.value.slice(0, 250)); }} /></Box>
        : <Typography sx={{ fontWeight: 600 }}>{found.programmeLabel ? <Name>{found.programmeLabel}</Name> : t('ceremony.restrictedNone')}</Typography>)}
      {found && <Typography variant="body2" color="textSecondary" role="status" sx={{ mt: 1 }}>{t('ceremony.restrictedShown')}</Typography>}
    </Dialog>
  );
}
