import { Box, Button, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { call, useCommand } from '#renderer/app/hooks/api.ts';
import { useInTurn } from '#renderer/app/hooks/inTurn.ts';
import { useKept } from '#renderer/app/hooks/kept.ts';
import { FieldsOf, Text } from '#renderer/app/hooks/keptFields.tsx';
import { KeptFoot, type Theirs } from '#renderer/app/hooks/keptFoot.tsx';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { useShortcut } from '#renderer/app/hooks/shortcuts.tsx';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { localDate } from '#renderer/components/localTime.ts';
import { clashes } from '#renderer/components/merge.ts';
import { Notice } from '#renderer/components/notice.tsx';
import { Section } from '#renderer/components/page.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { createReader, fieldNamed, type Read } from '#renderer/components/typed.ts';
import { Moment } from '#renderer/components/values.tsx';
import { shortDate } from '#shared/domain/common/dates.ts';
import type { DomainCode } from '#shared/domain/questionnaire.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import type { Refusal } from '#shared/lib/result.ts';
import type { Leaving, Place } from './editor.tsx';
import { draftKey, type Domain, type Shown } from './texts.ts';
import { NeedWords } from './words.tsx';

interface EndTexts { summary: string; completedOn: string }
const labelOf = (path: string): MessageKey => `diagnosisForm.f_${path}` as MessageKey;
const DAY: Readonly<Record<string, string>> = { 'diagnosis.IN_FUTURE': 'completedOn', 'diagnosis.BEFORE_BEGUN': 'completedOn' };

/** What the domains come to: the needs, a summary, what is missing by name, and the end of it. */
export function Conclusion({ data, domains, leaving, unsent, onGo }: { readonly data: Shown; readonly domains: readonly Domain[]; readonly leaving: Leaving; readonly unsent: readonly DomainCode[]; readonly onGo: (place: Place) => void }) {
  const { t, lang } = useLanguage();
  const { tell } = useLastAction();
  const { diagnosisId, needs } = data;
  const kept = useKept<EndTexts>(draftKey(data, 'conclusion'), { summary: data.content.summary, completedOn: shortDate(localDate(new Date())) }, data.revision, (refusal) => DAY[refusal.code] ?? fieldNamed(refusal));
  const save = useCommand('diagnosis.save'), complete = useCommand('diagnosis.complete');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [other, setOther] = useState<Theirs<EndTexts> | null>(null);
  const { draft, form } = kept, busy = save.busy || complete.busy;
  const name = (code: DomainCode): string => domains.find((one) => one.code === code)?.title[lang] ?? t(`caseWords.domain_${code}`);
  const missing = data.missing.filter((code) => domains.some((one) => one.code === code));

  const inTurn = useInTurn();
  const storeNow = async (again = true): Promise<number | null> => {
    setRefusal(null); setOther(null);
    const { was, now, revision } = structuredClone(form.getValues());
    if (was.summary === now.summary) { await draft.drop(); return revision; }
    const outcome = await save.run({ diagnosisId, revision, summary: now.summary });
    if (outcome.ok) { await kept.stored(outcome.value.revision, now); return outcome.value.revision; }
    if (outcome.refusal.code === 'app.CHANGED_MEANWHILE') {
      const there = await call('diagnosis.show', { diagnosisId });
      if (there.ok && there.value.completedOn === null) {
        const texts = { ...was, summary: there.value.content.summary }, found = clashes(was, now, texts);
        if (found.length === 0 && again) { kept.goOn(texts, there.value.revision, 'mine'); return storeNow(false); }
        setOther({ texts, revision: there.value.revision, clashes: found, words: t(outcome.refusal.code, outcome.refusal.params) });
        return null;
      }
    }
    if (!kept.atField(outcome.refusal)) setRefusal(outcome.refusal);
    return null;
  };
  const store = (): Promise<number | null> => inTurn(() => storeNow());
  // a form that is not there yet holds nobody
  leaving.current = async () => !draft.ready || await store() !== null;
  const finish = async (): Promise<void> => {
    if (busy) return;
    const on = kept.check(({ completedOn }): Read<string> => {
      const read = createReader(), day = read.date('completedOn', completedOn);
      return day === null ? { ok: false, faults: read.faults.length > 0 ? read.faults : [{ path: 'completedOn', code: 'app.EMPTY' }] } : { ok: true, value: day };
    });
    if (on === null) return;
    const stored = await store();
    if (stored === null) return;
    // what this page shows is read anew whenever the window comes to the front: the newer of both was seen
    const outcome = await complete.run({ diagnosisId, revision: Math.max(stored, data.revision), completedOn: on });
    if (outcome.ok) { await draft.drop(); tell({ words: t('diagnosisForm.done') }); return; }
    if (!kept.atField(outcome.refusal)) setRefusal(outcome.refusal);
  };
  useShortcut('Ctrl+S', 'ui.save', draft.ready ? () => { void store().then((revision) => { if (revision !== null) tell({ words: t('diagnosisForm.summarySaved') }); }); } : null);
  if (!draft.ready) return null;
  return (
    <Box component="form" noValidate ref={kept.box} onSubmit={(event) => { event.preventDefault(); void finish(); }} sx={{ flex: 1, minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', position: 'relative', px: 3, py: 1.5, '& .MuiInputBase-multiline': { p: 0 }, [narrow]: { px: 2, overflow: 'visible' } }}>
        <Box sx={{ maxWidth: 880, display: 'grid', gap: 2.5 }}>
          {draft.restoredAt && <Notice tone="good"><Say k="ceremonyEdit.restored" with={{ at: <Moment at={draft.restoredAt} /> }} /></Notice>}
          <Section title={t('diagnosisForm.needs')}>
            {needs.length === 0 ? <Typography sx={{ py: 1 }} color="textSecondary">{t('diagnosisForm.noNeeds')}</Typography> : (
              <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
                {needs.map(({ domain, level, note }) => (
                  <Box component="li" key={domain} sx={{ py: 0.75, borderBottom: `1px solid ${color.line}`, display: 'flex', columnGap: 2, flexWrap: 'wrap' }}>
                    <Box sx={{ flex: '0 0 208px' }}><Link component="button" type="button" underline="hover" onClick={() => { onGo(domain); }} sx={{ font: 'inherit', fontWeight: 600, textAlign: 'start' }}>{name(domain)}</Link></Box>
                    <Box sx={{ flex: '0 0 176px' }}><NeedWords level={level} /></Box>
                    <Box dir="auto" sx={{ flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere', textAlign: 'start' }}>{note}</Box>
                  </Box>
                ))}
              </Box>
            )}
          </Section>
          <FieldsOf kept={kept} label={labelOf}>
            <Text path="summary" multiline hint={t('diagnosisForm.summaryHint')} optional />
            <Section title={t('diagnosisForm.finish')}>
              <Box sx={{ display: 'grid', gap: 1.5, pt: 1.5 }}>
                {missing.length > 0 ? (
                  <Notice tone="attention" title={t('diagnosisForm.leftToJudge', { count: missing.length })}>
                    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', columnGap: 2, flexWrap: 'wrap' }}>{missing.map((code) => <li key={code}><Link component="button" type="button" onClick={() => { onGo(code); }} sx={{ font: 'inherit' }}>{name(code)}</Link></li>)}</Box>
                    {t('diagnosisForm.missingHow')}
                  </Notice>
                ) : <Typography>{t('diagnosisForm.finishWhat')}</Typography>}
                {unsent.length > 0 && <Notice tone="attention" title={t('diagnosisForm.unsentTitle')}><Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', columnGap: 2, flexWrap: 'wrap' }}>{unsent.map((code) => <li key={code}><Link component="button" type="button" onClick={() => { onGo(code); }} sx={{ font: 'inherit' }}>{name(code)}</Link></li>)}</Box></Notice>}
                <Box sx={{ maxWidth: 240 }}><Text path="completedOn" content="code" hint={t('ceremonyEdit.dateHint')} /></Box>
              </Box>
            </Section>
          </FieldsOf>
        </Box>
      </Box>
      <KeptFoot kept={kept} other={other} onChosen={() => { setOther(null); }} label={(path) => t(labelOf(path))} refusal={refusal}>
        <Box><Button type="submit" variant="contained" disabled={busy || missing.length > 0 || unsent.length > 0}>{t('diagnosisForm.complete')}</Button></Box>
      </KeptFoot>
    </Box>
  );
}
