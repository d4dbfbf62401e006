import { Box, Button, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { useCommand } from '#renderer/app/hooks/api.ts';
import type { KeptForm } from '#renderer/app/hooks/kept.ts';
import { FieldsOf, Text } from '#renderer/app/hooks/keptFields.tsx';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { Confirm } from '#renderer/components/dialog.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { Notice } from '#renderer/components/notice.tsx';
import { Section } from '#renderer/components/page.tsx';
import { color } from '#renderer/components/theme.ts';
import type { Fault } from '#renderer/components/typed.ts';
import type { QuestionnaireContent } from '#shared/contract/diagnosis.ts';
import type { DomainChanges, Question } from '#shared/domain/questionnaire.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import type { Refusal } from '#shared/lib/result.ts';
import type { Asked, QuestionnaireTexts } from './texts.ts';

const labelOf = (): MessageKey => 'questionnaireForm.f_reason';
interface Props {
  readonly kept: KeptForm<QuestionnaireTexts>; readonly newest: Asked; readonly revision: number; readonly content: QuestionnaireContent; readonly changes: readonly DomainChanges[]; readonly faults: readonly Fault[];
  /** first to be chosen between two windows' changes */ readonly blocked: boolean; readonly onMend: (path: string) => void; readonly onRefused: (refusal: Refusal) => void; readonly onDone: (version: number | null) => void;
}
/** What a new version changes, what is to mend in it, why it is made; then it takes force. */
export function Review({ kept, newest, revision, content, changes, faults, blocked, onMend, onRefused, onDone }: Props) {
  const { t, lang } = useLanguage();
  const { tell } = useLastAction();
  const { run, busy } = useCommand('diagnosis.changeQuestionnaire');
  const [asks, setAsks] = useState<'force' | 'giveUp' | null>(null);
  const version = revision + 1, removed = changes.reduce((sum, one) => sum + one.removed.length, 0), reasonOf = (): string => kept.form.getValues().now.reason.trim();
  const ask = (): void => { if (kept.check(({ reason }) => (reason.trim().length < 3 || reason.trim().length > 300 ? { ok: false, faults: [{ path: 'reason', code: 'papers.REASON_NEEDED' }] } : { ok: true, value: reason })) !== null) setAsks('force'); };
  const force = async (): Promise<void> => {
    if (busy) return;
    const outcome = await run({ version: revision, reason: reasonOf(), content });
    setAsks(null);
    if (!outcome.ok) { onRefused(outcome.refusal); return; }
    await kept.draft.drop();
    tell({ words: t('questionnaireForm.done', { version: outcome.value.version }) });
    onDone(outcome.value.version);
  };
  const giveUp = async (): Promise<void> => { await kept.draft.drop(); tell({ words: t('questionnaireForm.givenUp') }); onDone(null); };
  const title = (code: string): string => newest.content.domains.find((one) => one.code === code)?.title[lang] ?? code;
  const faultsIn = newest.content.domains.flatMap(({ code }) => { const own = faults.filter(({ path }) => path.startsWith(`domains.${code}.`)); return own[0] ? [{ code, count: own.length, first: own[0].path }] : []; });
  return (
    <>
      <Section title={t('questionnaireForm.reviewTitle', { version })}>
        {changes.length === 0 && faultsIn.length === 0 ? <Typography sx={{ py: 1.5 }} color="textSecondary">{t('questionnaireForm.nothing')}</Typography> : changes.map((one) => (
          <Box key={one.domain} sx={{ py: 1, borderBottom: `1px solid ${color.line}` }}>
            <Link component="button" type="button" underline="hover" onClick={() => { onMend(`domains.${one.domain}.`); }} sx={{ font: 'inherit', fontWeight: 600, textAlign: 'start' }}>{title(one.domain)}</Link>
            <Box component="ul" sx={{ m: 0, paddingInlineStart: 2.5 }}>
              <Listed label="questionnaireForm.added" questions={one.added} /><Listed label="questionnaireForm.removed" questions={one.removed} /><Listed label="questionnaireForm.changed" questions={one.changed} />
              {one.moved && <li>{t('questionnaireForm.moved')}</li>}{one.worded && <li>{t('questionnaireForm.worded')}</li>}
            </Box>
          </Box>
        ))}
      </Section>
      {faultsIn.length > 0 && (
        <Notice tone="attention" title={t('questionnaireForm.faultsTitle')}>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', columnGap: 3, flexWrap: 'wrap' }}>{faultsIn.map(({ code, count, first }) => <li key={code}><Link component="button" type="button" onClick={() => { onMend(first); }} sx={{ font: 'inherit' }}>{t('questionnaireForm.faultsIn', { domain: title(code), count })}</Link></li>)}</Box>
        </Notice>
      )}
      <Section title={t('questionnaireForm.force', { version })}>
        <Box sx={{ display: 'grid', gap: 1.5, pt: 1.5 }}>
          <Typography>{t('questionnaireForm.forceWhat', { version, former: revision })}</Typography>
          <FieldsOf kept={kept} label={labelOf}><Text path="reason" hint={t('questionnaireForm.reasonHint')} /></FieldsOf>
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            <Button variant="contained" disabled={busy || blocked || changes.length === 0 || faultsIn.length > 0} onClick={ask}>{t('questionnaireForm.force', { version })}</Button>
            <Button variant="text" onClick={() => { setAsks('giveUp'); }}>{t('questionnaireForm.giveUp')}</Button>
          </Box>
        </Box>
      </Section>
      <Confirm open={asks === 'force'} title={t('questionnaireForm.forceTitle', { version })} act={t('questionnaireForm.force', { version })} busy={busy} onAct={() => { void force(); }} onClose={() => { setAsks(null); }}>
        {t('questionnaireForm.forceSure', { former: revision, domains: changes.length, removed })}
      </Confirm>
      <Confirm open={asks === 'giveUp'} title={t('questionnaireForm.giveUpTitle')} act={t('questionnaireForm.giveUp')} onAct={() => { void giveUp(); }} onClose={() => { setAsks(null); }}>{t('questionnaireForm.giveUpWhat', { former: newest.version })}</Confirm>
    </>
  );
}
function Listed({ label, questions }: { readonly label: MessageKey; readonly questions: readonly Question[] }) {
  const { t, lang } = useLanguage();
  return questions.map(({ code, text }) => <li key={code}><span className="soft">{t(label)}</span> {text[lang]}</li>);
}
