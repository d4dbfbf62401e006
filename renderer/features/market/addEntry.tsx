import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useCommand } from '#renderer/app/hooks/api.ts';
import { useKept } from '#renderer/app/hooks/kept.ts';
import { Both, Choice, Columns, FieldsOf, Text, Tick } from '#renderer/app/hooks/keptFields.tsx';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { useShortcut } from '#renderer/app/hooks/shortcuts.tsx';
import { ChoiceGroup } from '#renderer/components/choice.tsx';
import { Elsewhere } from '#renderer/components/elsewhere.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { localDate } from '#renderer/components/localTime.ts';
import { Notice, RefusalNotice } from '#renderer/components/notice.tsx';
import { narrow } from '#renderer/components/theme.ts';
import { checked, createReader, fieldNamed, type Fault, type Read } from '#renderer/components/typed.ts';
import { Moment } from '#renderer/components/values.tsx';
import type { Sent } from '#shared/contract/index.ts';
import { matching } from '#shared/contract/matching.ts';
import { shortDate } from '#shared/domain/common/dates.ts';
import { CONDITIONS, SUBJECTS, type Condition, type Subject } from '#shared/domain/matching.ts';
import { LEVELS } from '#shared/domain/questionnaire.ts';
import { TRADES, type TradeCode } from '#shared/domain/trades.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import type { Refusal } from '#shared/lib/result.ts';

interface EntryTexts { subject: Subject; province: string; trade: string; level: string; note: { ar: string; fr: string }; source: string; dated: string; conditions: Record<Condition, boolean> }
/** What a convention says has no degrees. */
const COVERED = '4', EXCLUDED = '0';
const asksConditions = ({ subject, level }: Pick<EntryTexts, 'subject' | 'level'>): boolean => subject === 'eligibility' && level === COVERED;
const labelOf = (path: string): MessageKey => `marketForm.f_${path.replaceAll('.', '_')}` as MessageKey;
const fieldOf = (refusal: Refusal): string | null => (refusal.code === 'matching.IN_FUTURE' ? 'dated' : fieldNamed(refusal));
function read(texts: EntryTexts): Read<Sent<'matching.addEntry'>> {
  const reader = createReader(), dated = reader.date('dated', texts.dated);
  const unsaid = texts.subject === 'eligibility' && ![COVERED, EXCLUDED].includes(texts.level);
  const empty: Fault[] = (['trade', 'level', 'dated', 'province'] as const).filter((path) => texts[path].trim() === '' || (path === 'level' && unsaid)).map((path) => ({ path, code: 'app.EMPTY' }));
  return checked(matching['matching.addEntry'].input, { ...texts, trade: texts.trade as TradeCode, level: Number(texts.level), dated: dated ?? '', conditions: asksConditions(texts) ? CONDITIONS.filter((one) => texts.conditions[one]) : [] }, [...reader.faults, ...empty]);
}
/** One more thing that is known of a trade in a province. An older entry of the same stays, and counts no more. */
export function AddEntry({ province, provinces, onLeave }: { readonly province: string; readonly provinces: readonly string[]; readonly onLeave: () => void }) {
  const { t } = useLanguage();
  const { tell } = useLastAction();
  const { run, busy } = useCommand('matching.addEntry');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const kept = useKept<EntryTexts>('market/new', { subject: 'demand', province: province || (provinces.length === 1 ? provinces[0] ?? '' : ''), trade: '', level: '', note: { ar: '', fr: '' }, source: '', dated: shortDate(localDate(new Date())), conditions: { certificate: false, trained: false, worked: false, firstSupport: false } }, 0, fieldOf);
  const [subject, level] = useWatch({ control: kept.form.control, name: ['now.subject', 'now.level'] });
  const { draft } = kept;
  const submit = async (): Promise<void> => {
    if (busy) return;
    setRefusal(null);
    const said = kept.check(read);
    if (!said) return;
    const outcome = await run(said);
    if (outcome.ok) { await draft.drop(); tell({ words: t('marketForm.added') }); onLeave(); } else if (!kept.atField(outcome.refusal)) setRefusal(outcome.refusal);
  };
  const leave = (): void => { void draft.drop().then(onLeave); };
  useShortcut('Ctrl+S', 'ui.save', () => { void submit(); });
  if (!draft.ready) return null;
  return (
    <Box component="form" noValidate ref={kept.box} onSubmit={(event) => { event.preventDefault(); void submit(); }} sx={{ px: 3, py: 2, maxWidth: 880, display: 'grid', gap: 2, '& .MuiInputBase-multiline': { p: 0 }, [narrow]: { px: 2 } }}>
      <Typography variant="h2">{t('marketForm.addTitle')}</Typography>
      {draft.restoredAt && <Notice tone="good"><Say k="ceremonyEdit.restored" with={{ at: <Moment at={draft.restoredAt} /> }} /></Notice>}
      <Elsewhere of={draft} />
      <RefusalNotice refusal={refusal} />
      <FieldsOf kept={kept} label={labelOf}>
        <Columns of={3}><Text path="province" known={provinces} hint={t('marketForm.provinceHint')} autoFocus /><Choice path="trade" options={[['', t('ceremonyEdit.chooseTrade')], ...TRADES.map((one): [string, string] => [one, t(`trades.${one}`)])]} /><Choice path="subject" options={SUBJECTS.map((one) => [one, t(`caseWords.subject_${one}`)])} /></Columns>
        <Columns of={3}>{subject === 'eligibility' ? <Choice path="level" label={t('marketForm.f_covered')} options={[['', t('diagnosisForm.choose')], [COVERED, t('marketForm.covered')], [EXCLUDED, t('marketForm.excluded')]]} /> : <Choice path="level" options={[['', t('diagnosisForm.choose')], ...LEVELS.map((one): [string, string] => [String(one), `${one} · ${t(`marketForm.level_${one}`)}`])]} />}<Text path="source" hint={t('marketForm.sourceHint')} /><Text path="dated" content="code" hint={t('ceremonyEdit.dateHint')} /></Columns>
        {asksConditions({ subject, level }) && <ChoiceGroup title={t('marketForm.conditions')} hint={t('marketForm.conditionsHint')}><Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3 }}>{CONDITIONS.map((one) => <Tick key={one} path={`conditions.${one}`} label={t(`marketForm.condition_${one}`)} />)}</Box></ChoiceGroup>}
        <Columns><Both path="note" multiline /></Columns>
      </FieldsOf>
      {kept.faults.length > 0 && <Notice tone="attention">{t('ceremonyEdit.faults', { count: kept.faults.length })}</Notice>}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}><Button type="submit" variant="contained" disabled={busy}>{t('marketForm.addDo')}</Button><Button variant="outlined" onClick={leave}>{t('ceremonyEdit.cancel')}</Button></Box>
    </Box>
  );
}
