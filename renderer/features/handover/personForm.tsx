import { Box, Button, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { call, useCommand } from '#renderer/app/hooks/api.ts';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { useShortcut } from '#renderer/app/hooks/shortcuts.tsx';
import { Elsewhere } from '#renderer/components/elsewhere.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { Notice, RefusalNotice } from '#renderer/components/notice.tsx';
import { Moment } from '#renderer/components/values.tsx';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import type { Refusal, Result } from '#shared/lib/result.ts';
import type { Changes } from './changes.ts';
import { FieldsOf } from '#renderer/app/hooks/keptFields.tsx';
import { useKept } from '#renderer/app/hooks/kept.ts';
import { FromFile } from './fromFile.tsx';
import { fieldOf, labelKey, LABELS } from './labels.ts';
import { Meanwhile } from '#renderer/components/meanwhile.tsx';
import { clashes, type Clash } from '#renderer/components/merge.ts';
import { PersonFields } from './personFields.tsx';
import { Panel } from './personPanel.tsx';
import { newPerson, personTexts, readNewPerson, readPerson, type Person, type PersonTexts, type Whole } from './personTexts.ts';
import { problemWords, type Ceremony, type Problem } from './problems.ts';

interface Props {
  readonly ceremony: Ceremony; readonly changes: Changes;
  /** Whom the form changes or replaces; null: somebody new. */
  readonly person: Person | null;
  readonly mode: 'add' | 'edit' | 'replace';
  /** Where the focus goes. */
  readonly field: string | null;
  readonly onDone: (recipientId: string) => void; readonly onLeave: () => void;
}
interface Done { readonly revision: number; readonly warnings: readonly Problem[]; readonly recipientId?: string; readonly replaced?: Whole }
/** A person's details in the panel: somebody new, somebody changed, somebody in another's place. */
export function PersonForm({ ceremony, changes, person, mode, field, onDone, onLeave }: Props) {
  const { t, lang } = useLanguage();
  const { tell } = useLastAction();
  const { ceremonyId } = ceremony;
  const kept = useKept<PersonTexts>(mode === 'add' ? `recipient/${ceremonyId}/new` : `recipient/${ceremonyId}/${person?.recipientId ?? ''}${mode === 'replace' ? '/replace' : ''}`, mode === 'edit' && person ? personTexts(person, person.cinTail ? null : '') : newPerson(), ceremony.revision, fieldOf);
  const add = useCommand('handover.addRecipient'), change = useCommand('handover.changeRecipient'), replace = useCommand('handover.replaceRecipient');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [other, setOther] = useState<{ readonly texts: PersonTexts; readonly revision: number; readonly clashes: readonly Clash[]; readonly words: string } | null>(null);
  const busy = add.busy || change.busy || replace.busy;
  const { draft, focus } = kept;
  useEffect(() => { if (draft.ready) focus(field ?? 'name.ar'); }, [draft.ready, field, focus]);
  // a draft of somebody who is not here any more, or of an emptied form, is never mixed up: the key holds who it is
  const save = async (): Promise<void> => {
    if (busy) return;
    setRefusal(null); setOther(null);
    const { revision } = kept.form.getValues();
    const outcome = await (async (): Promise<Result<Done> | null> => {
      if (mode === 'edit' && person) {
        const recipient = kept.check(readPerson);
        return recipient && change.run({ ceremonyId, revision, recipientId: person.recipientId, recipient });
      }
      const recipient = kept.check(readNewPerson);
      if (!recipient) return null;
      return mode === 'replace' && person ? replace.run({ ceremonyId, revision, recipientId: person.recipientId, recipient }) : add.run({ ceremonyId, recipient, position: null });
    })();
    if (!outcome) return;
    if (!outcome.ok) { await refused(outcome.refusal); return; }
    const { value } = outcome, { recipientId: added, replaced } = value;
    changes.made(value.revision);
    await draft.drop();
    const typed = kept.form.getValues().now.name, name = typed.ar.trim() || typed.fr.trim(), former = person ? inLanguage(person.name, lang) : '';
    const said = t(mode === 'add' ? 'ceremony.added' : mode === 'edit' ? 'ceremony.changed' : 'ceremony.replaced', { name, former });
    const warned = value.warnings.map((one) => problemWords(one, t, lang)).join(' ');
    tell({
      words: warned ? `${said} ${t('ceremony.watch')} ${warned}` : said,
      ...(replaced && person ? { undo: () => changes.putBack(person.recipientId, replaced, value.revision) } : {}),
      ...(added !== undefined ? { undo: () => changes.takeBackPerson(added, value.revision) } : {}),
    });
    onDone(added ?? person?.recipientId ?? '');
  };
  const refused = async (said: Refusal): Promise<void> => {
    if (said.code === 'handover.CHANGED_MEANWHILE' && person) {
      const now = await call('handover.ceremony', { ceremonyId });
      const theirs = now.ok ? now.value.recipients.find(({ recipientId }) => recipientId === person.recipientId) : undefined;
      if (now.ok && theirs) {
        const typed = kept.form.getValues();
        const texts = mode === 'edit' ? { ...personTexts(theirs, typed.was.cin) } : typed.was;
        setOther({ texts, revision: now.value.revision, clashes: mode === 'edit' ? clashes(typed.was, typed.now, texts) : [], words: t(said.code, said.params) });
        return;
      }
    }
    if (!kept.atField(said)) setRefusal(said);
  };
  const leave = (): void => { void draft.drop().then(onLeave); };
  useShortcut('Ctrl+S', 'ui.save', () => { void save(); });
  const title = mode === 'add' ? t('ceremonyEdit.addTitle') : t(mode === 'edit' ? 'ceremonyEdit.personTitle' : 'ceremonyEdit.replaceTitle', { name: person ? inLanguage(person.name, lang) : '' });
  if (!draft.ready) return <Panel label={title} wide>{null}</Panel>;
  return (
    <Panel label={title} wide over={<Elsewhere of={draft} />} foot={<>
      <Button variant="contained" disabled={busy} onClick={() => { void save(); }}>{t(mode === 'add' ? 'ceremonyEdit.addThis' : mode === 'edit' ? 'ceremonyEdit.savePerson' : 'ceremonyEdit.replaceThis')}</Button>
      <Button variant="outlined" onClick={leave}>{t('ceremonyEdit.cancel')}</Button>
    </>}>
      <Box component="form" noValidate ref={kept.box} onSubmit={(event) => { event.preventDefault(); void save(); }} sx={{ px: 2.5, py: 1.5, display: 'grid', gap: 1.5 }}>
        <Typography variant="h2">{title}</Typography>
        {mode === 'replace' && <Typography color="textSecondary">{t('ceremonyEdit.replaceHint')}</Typography>}
        {draft.restoredAt && <Notice tone="good" action={<Button size="small" variant="outlined" onClick={leave}>{t('ceremonyEdit.throwAway')}</Button>}><Say k="ceremonyEdit.restored" with={{ at: <Moment at={draft.restoredAt} /> }} /></Notice>}
        {other && <Meanwhile words={other.words} clashes={other.clashes} label={(path) => t(labelKey('beneficiaries', path))} onChoose={(prefer) => { kept.goOn(other.texts, other.revision, prefer); setOther(null); tell({ words: t('ceremonyEdit.merged') }); }} />}
        <RefusalNotice refusal={refusal} />
        {kept.faults.length > 0 && <Notice tone="attention">{t('ceremonyEdit.faults', { count: kept.faults.length })}</Notice>}
        {mode !== 'edit' && <FromFile kept={kept} ceremony={ceremony} />}
        <FieldsOf kept={kept} label={LABELS.beneficiaries}><PersonFields kept={kept} person={person} ceremonyId={ceremonyId} openCin={field === 'cin'} /></FieldsOf>
        {/* Enter in any field sends the form */}
        <button type="submit" hidden tabIndex={-1} aria-hidden />
      </Box>
    </Panel>
  );
}
