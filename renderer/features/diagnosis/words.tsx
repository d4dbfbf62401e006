import { Box } from '@mui/material';
import { Level } from '#renderer/components/level.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { Day } from '#renderer/components/values.tsx';
import type { NeedLevel } from '#shared/domain/questionnaire.ts';
import type { Question, Shown } from './texts.ts';

/** A need level as squares, number and word; «?» where it is not known, other words where nobody judged yet. */
export function NeedWords({ level }: { readonly level: NeedLevel | 'unknown' | null }) {
  const { t } = useLanguage();
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, whiteSpace: 'nowrap' }}>
      {level !== null && <Level level={level === 'unknown' ? null : level} />}
      <span>{level === null ? t('diagnosisForm.notJudged') : <><bdi>{level === 'unknown' ? '?' : level}</bdi> · {t(`caseWords.level_${level}`)}</>}</span>
    </Box>
  );
}

/** What was answered; in other words where nobody asked, or it is not to be told. */
export function SaidWords({ question, answer }: { readonly question: Question; readonly answer: Shown['content']['answers'][string] | null | undefined }) {
  const { t, lang } = useLanguage();
  if (!answer) return <span className="faint">{t('diagnosisForm.notAsked')}</span>;
  if (answer.state !== 'answered') return <span>{t(`caseWords.answer_${answer.state}`)}</span>;
  const { value } = answer;
  return <span className="strong">{typeof value === 'boolean' ? t(value ? 'ui.yes' : 'ui.no') : question.kind === 'date' ? <Day date={String(value)} /> : question.kind === 'choice' ? question.options.find(({ code }) => code === value)?.text[lang] ?? String(value) : <bdi dir="auto">{value}</bdi>}</span>;
}
/** An answer in words, with how and when it is known. */
export function AnswerWords({ question, answer }: { readonly question: Question; readonly answer: Shown['content']['answers'][string] | undefined }) {
  const { t } = useLanguage(), said = <SaidWords question={question} answer={answer} />;
  if (!answer) return said;
  return <>{said} <span className="soft">{answer.state === 'answered' && <>· {t(`caseWords.source_${answer.source}`)} </>}· <Day date={answer.on} /></span></>;
}
