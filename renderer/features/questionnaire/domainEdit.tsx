import { Box, Button, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useLastAction } from '#renderer/app/hooks/lastAction.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { Section } from '#renderer/components/page.tsx';
import { Rows } from '#renderer/components/rows.tsx';
import { color } from '#renderer/components/theme.ts';
import type { Fault } from '#renderer/components/typed.ts';
import { HEALTH, isNeeded, LEVELS } from '#shared/domain/questionnaire.ts';
import { QuestionEdit, TwoTexts, type ErrorAt } from './questionEdit.tsx';
import { MOST, newQuestion, type Domain, type DomainTexts, type QuestionTexts } from './texts.ts';
import { AnswerManner, Needed, Sides } from './words.tsx';

interface Props { readonly domain: Domain; readonly texts: DomainTexts; readonly faults: readonly Fault[]; /** a field that is to have the focus */ readonly wanted: string | null; readonly focus: (path: string) => void; readonly onChange: (texts: DomainTexts) => void }
/** The questions of one domain, one of them open to be changed; and what its levels mean. */
export function DomainEdit({ domain: { code, title, questions: standing }, texts, faults, wanted, focus, onChange }: Props) {
  const { t, lang } = useLanguage();
  const { tell } = useLastAction();
  const { questions, anchors } = texts, path = `domains.${code}`, fixed = code === HEALTH;
  const faultAt = (at: string): Fault | undefined => faults.find((one) => one.path === at);
  const error: ErrorAt = (at, field) => { const fault = faultAt(`${path}.${at}`); return fault && t(fault.code, { ...fault.params, field }); };
  const at = Number(new RegExp(`^${path}\\.questions\\.(\\d+)\\.`).exec(wanted ?? '')?.[1] ?? -1);
  const [open, setOpen] = useState<string | null>(questions[at]?.code ?? null);
  useEffect(() => {
    if (wanted === null || !wanted.startsWith(`${path}.`)) return;
    setOpen(questions[at]?.code ?? null);
    focus(wanted);
  // where one is led to, once
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);
  const put = (next: QuestionTexts[]): void => {
    const added = next.find((one) => !questions.some((other) => other.code === one.code)), gone = questions.findIndex((one) => !next.some((other) => other.code === one.code));
    if (added) setOpen(added.code);
    onChange({ ...texts, questions: next });
    if (gone >= 0) tell({ words: t('questionnaireForm.taken', { number: gone + 1 }), undo: () => { onChange({ ...texts, questions }); return Promise.resolve(); } });
  };
  const faulty = (index: number): boolean => faults.some((one) => one.path.startsWith(`${path}.questions.${index}.`));
  return (
    <>
      <Section title={title[lang]} aside={t('questionnaireForm.count', { count: questions.length })}>
        {fixed && <Typography color="textSecondary" sx={{ pt: 1 }}>{t('questionnaireForm.health')}</Typography>}
        <Rows<QuestionTexts> titled label={t('questionnaireForm.questionsOf', { domain: title[lang] })} rows={questions} onChange={put} blank={newQuestion()} name={(number) => t('questionnaireForm.question', { number })} add={t('questionnaireForm.addQuestion')}
          most={fixed ? 1 : MOST.questions} least={1} stays={(question) => isNeeded(question.code)} error={error('questions', t('questionnaireForm.questionsOf', { domain: title[lang] }))}>
          {(question, index, change) => (open === question.code ? (
            <Box sx={{ borderInlineStart: `3px solid ${color.green}`, paddingInlineStart: 2 }}>
              <QuestionEdit path={`${path}.questions.${index}`} question={question} isNew={!standing.some((one) => one.code === question.code)} error={(where, field) => error(`questions.${index}.${where}`, field)} onChange={change} onClose={() => { setOpen(null); }} />
            </Box>
          ) : (
            <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2, ...(faulty(index) ? { borderInlineStart: `4px solid ${color.amberMark}`, paddingInlineStart: 1.5 } : {}) }}>
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <Sides text={question.text} />
                <Box sx={{ color: color.ink2, fontSize: '0.9375rem', display: 'flex', columnGap: 2, flexWrap: 'wrap' }}><AnswerManner question={question} />{isNeeded(question.code) && <Needed />}</Box>
              </Box>
              <Button size="small" variant="outlined" aria-label={t('questionnaireForm.editOf', { number: index + 1 })} onClick={() => { setOpen(question.code); focus(`${path}.questions.${index}.text.ar`); }}>{t('questionnaireForm.edit')}</Button>
            </Box>
          ))}
        </Rows>
      </Section>
      <Section title={t('questionnaireForm.levels')}>
        <Typography variant="body2" color="textSecondary" sx={{ py: 1 }}>{t('questionnaireForm.levelsHint')}</Typography>
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          {LEVELS.map((level) => {
            const label = t('questionnaireForm.level', { level, words: t(`caseWords.level_${level}`) });
            return <TwoTexts key={level} path={`${path}.anchors.${level}`} label={label} value={anchors[level] ?? { ar: '', fr: '' }} error={(side) => error(`anchors.${level}.${side}`, label)} onChange={(text) => { onChange({ ...texts, anchors: anchors.with(level, text) }); }} />;
          })}
        </Box>
      </Section>
    </>
  );
}
