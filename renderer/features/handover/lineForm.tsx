import { Box, Button, Typography } from '@mui/material';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { call, useCommand } from '#renderer/app/hooks/api.ts';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { useShortcut } from '#renderer/app/hooks/shortcuts.tsx';
import { Elsewhere } from '#renderer/components/elsewhere.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { Notice, RefusalNotice } from '#renderer/components/notice.tsx';
import { Kbd, Moment, Name } from '#renderer/components/values.tsx';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import type { Refusal, Result } from '#shared/lib/result.ts';
import type { Changes } from './changes.ts';
import { FieldsOf } from '#renderer/app/hooks/keptFields.tsx';
import { useKept } from '#renderer/app/hooks/kept.ts';
import { fieldOf, labelKey, LABELS } from './labels.ts';
import { LineFields } from './lineFields.tsx';
import { Meanwhile } from '#renderer/components/meanwhile.tsx';
import { clashes, type Clash } from '#renderer/components/merge.ts';
import { Panel } from './personPanel.tsx';
import { lineTexts, newLine, readLine, type LineTexts, type Person } from './personTexts.ts';
import type { Ceremony } from './problems.ts';

/** One line of a person's equipment. Enter stores it and goes on to the next, or to a new one at the end. */
export function LineForm({ ceremony, person, lineId, field, changes, onNext, onLeave }: {
  readonly ceremony: Ceremony; readonly person: Person; readonly changes: Changes; /** null: a new one */ readonly lineId: string | null; readonly field: string | null;
  /** to the line with this id; null: a new one */
  readonly onNext: (lineId: string | null) => void; readonly onLeave: () => void;
}) {
  const { t, lang } = useLanguage();
  const { tell } = useLastAction();
  const { ceremonyId } = ceremony, { recipientId, lines } = person;
  const at = lines.findIndex((line) => line.lineId === lineId), line = lines[at];
  const like = lines.at(-1) ?? ceremony.recipients.flatMap((one) => one.lines).at(-1);
  const kept = useKept<LineTexts>(`line/${ceremonyId}/${recipientId}/${lineId ?? 'new'}`, line ? lineTexts(line) : newLine(like), ceremony.revision, fieldOf);
  const add = useCommand('handover.addLine'), change = useCommand('handover.changeLine');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [other, setOther] = useState<{ readonly texts: LineTexts; readonly revision: number; readonly clashes: readonly Clash[]; readonly words: string } | null>(null);
  const busy = add.busy || change.busy;
  const { draft, focus } = kept;
  useEffect(() => { if (draft.ready) focus(field ?? 'designation.ar'); }, [draft.ready, field, focus]);

  const save = async (next: boolean): Promise<void> => {
    if (busy) return;
    setRefusal(null); setOther(null);
    const typed = kept.check(readLine);
    if (!typed) return;
    const outcome: Result<{ readonly revision: number; readonly lineId?: string }> = lineId === null ? await add.run({ ceremonyId, recipientId, line: typed, position: null }) : await change.run({ ceremonyId, revision: kept.form.getValues().revision, lineId, line: typed });
    if (!outcome.ok) {
      if (outcome.refusal.code === 'handover.CHANGED_MEANWHILE') {
        const now = await call('handover.ceremony', { ceremonyId });
        const theirs = now.ok ? now.value.recipients.flatMap((one) => one.lines).find((one) => one.lineId === lineId) : undefined;
        if (now.ok && theirs) {
          const texts = lineTexts(theirs), mine = kept.form.getValues();
          setOther({ texts, revision: now.value.revision, clashes: clashes(mine.was, mine.now, texts), words: t(outcome.refusal.code, outcome.refusal.params) });
          return;
        }
      }
      if (!kept.atField(outcome.refusal)) setRefusal(outcome.refusal);
      return;
    }
    const { revision } = outcome.value;
    changes.made(revision);
    await draft.drop();
    const designation = inLanguage({ ar: typed.designation.ar.trim(), fr: typed.designation.fr.trim() }, lang);
    const added = outcome.value.lineId;
    if (added !== undefined) {
      tell({ words: t('ceremony.lineAdded', { designation }), undo: () => changes.takeBackLine(added, revision) });
    } else tell({ words: t('ceremony.lineChanged', { designation }) });
    if (!next) onLeave(); else onNext(lines[at + 1] && lineId !== null ? lines[at + 1]?.lineId ?? null : null);
  };
  const leave = (): void => { void draft.drop().then(onLeave); };
  const remove = async (): Promise<void> => { if (line && await changes.removeLine(line)) { await draft.drop(); onLeave(); } };
  // Enter in a field, not on a button, which does its own deed
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || (event.target as HTMLElement).tagName === 'BUTTON') return;
    event.preventDefault();
    void save(true);
  };
  useShortcut('Ctrl+S', 'ui.save', () => { void save(false); });
  const title = line ? t('ceremonyEdit.lineTitle', { number: at + 1, count: lines.length }) : t('ceremonyEdit.newLine');
  if (!draft.ready) return <Panel label={title} wide>{null}</Panel>;
  return (
    <Panel label={title} wide over={<Elsewhere of={draft} />} foot={<>
      <Button variant="contained" disabled={busy} onClick={() => { void save(true); }}>{t('ceremonyEdit.saveNext')}</Button>
      <Button variant="outlined" disabled={busy} onClick={() => { void save(false); }}>{t('ceremonyEdit.saveLine')}</Button>
      <Button variant="outlined" onClick={leave}>{t('ceremonyEdit.cancel')}</Button>
      {line && <Button variant="text" disabled={changes.busy} onClick={() => { void remove(); }}>{t('ceremonyEdit.removeLine')}</Button>}
    </>}>
      <Box component="form" noValidate ref={kept.box} onKeyDown={enter} onSubmit={(event) => { event.preventDefault(); }} sx={{ px: 2.5, py: 1.5, display: 'grid', gap: 1.5 }}>
        <Box>
          <Typography variant="h2">{title}</Typography>
          <Typography color="textSecondary"><Say k="ceremonyEdit.lineOf" with={{ name: <Name>{inLanguage(person.name, lang)}</Name> }} /></Typography>
          <Typography variant="body2" color="textSecondary"><Say k="ceremonyEdit.lineKeys" with={{ enter: <Kbd>Enter</Kbd>, escape: <Kbd>Esc</Kbd> }} /></Typography>
        </Box>
        {draft.restoredAt && <Notice tone="good" action={<Button size="small" variant="outlined" onClick={leave}>{t('ceremonyEdit.throwAway')}</Button>}><Say k="ceremonyEdit.restored" with={{ at: <Moment at={draft.restoredAt} /> }} /></Notice>}
        {other && <Meanwhile words={other.words} clashes={other.clashes} label={(path) => t(labelKey('equipment', path))} onChoose={(prefer) => { kept.goOn(other.texts, other.revision, prefer); setOther(null); tell({ words: t('ceremonyEdit.merged') }); }} />}
        <RefusalNotice refusal={refusal} />
        {kept.faults.length > 0 && <Notice tone="attention">{t('ceremonyEdit.faults', { count: kept.faults.length })}</Notice>}
        <FieldsOf kept={kept} label={LABELS.equipment}><LineFields /></FieldsOf>
      </Box>
    </Panel>
  );
}
