import { Box, Typography } from '@mui/material';
import { useAnswer } from '#renderer/app/hooks/api.ts';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Section } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { AnswerWords, NeedWords } from './words.tsx';

/** A diagnosis that does not change any more, or that one may only read. */
export function DiagnosisRead({ diagnosisId, questionnaire }: { readonly diagnosisId: string; readonly questionnaire: number }) {
  const { t, lang } = useLanguage();
  const shown = useAnswer('diagnosis.show', { diagnosisId }), asked = useAnswer('diagnosis.questionnaire', { version: questionnaire });
  const { data } = shown, refusal = shown.refusal ?? asked.refusal;
  if (!data || !asked.data) return <Box sx={{ p: 3, maxWidth: 480 }}>{refusal ? <RefusalNotice refusal={refusal} /> : <Progress label={t('diagnosisForm.reading')} />}</Box>;
  const { content, healthHidden } = data;
  return (
    <Box tabIndex={0} role="region" aria-label={t('diagnosisForm.numbered', { number: data.number })} sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 3, py: 1.5, '&:focus-visible': { outlineOffset: -3 }, [narrow]: { px: 2, overflow: 'visible' } }}>
      <Box sx={{ maxWidth: 960, display: 'grid', gap: 2.5 }}>
        {content.summary && <Section title={t('diagnosisForm.f_summary')}><Typography dir="auto" sx={{ py: 1, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', textAlign: 'start' }}>{content.summary}</Typography></Section>}
        {asked.data.content.domains.filter(({ code }) => !(healthHidden && code === 'health')).map(({ code, title, anchors, questions }) => {
          const judged = content.levels[code], level = judged?.level ?? null;
          return (
            <Section key={code} title={title[lang]} aside={<NeedWords level={level} />}>
              {(typeof level === 'number' || judged?.note) && <Typography sx={{ py: 0.75, overflowWrap: 'anywhere' }}>{typeof level === 'number' && <span className="soft">{anchors[level]?.[lang]} </span>}{judged?.note && <bdi dir="auto">{judged.note}</bdi>}</Typography>}
              <Box component="dl" sx={{ m: 0, '& > div': { display: 'grid', gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 6fr)', columnGap: 2, py: 0.5, borderBottom: `1px solid ${color.line}` }, '& dd': { m: 0, overflowWrap: 'anywhere' }, [narrow]: { '& > div': { gridTemplateColumns: 'minmax(0, 1fr)' } } }}>
                {questions.map((question) => <div key={question.code}><dt>{question.text[lang]}</dt><dd><AnswerWords question={question} answer={content.answers[question.code]} /></dd></div>)}
              </Box>
            </Section>
          );
        })}
        {healthHidden && <Typography variant="body2" color="textSecondary">{t('diagnosisForm.healthHidden')}</Typography>}
      </Box>
    </Box>
  );
}
