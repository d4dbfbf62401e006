import { Box, Typography } from '@mui/material';
import { useAnswer } from '#renderer/app/hooks/api.ts';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Section } from '#renderer/components/page.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { Status } from '#renderer/components/status.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Day, Ltr } from '#renderer/components/values.tsx';
import type { Answer } from '#shared/contract/index.ts';
import type { NeedLevel } from '#shared/domain/questionnaire.ts';
import { SaidWords } from './words.tsx';

const TABLE = { borderCollapse: 'collapse', width: '100%', '& th, & td': { textAlign: 'start', px: 1.5, py: 0.75, borderBottom: `1px solid ${color.line}`, fontWeight: 400, verticalAlign: 'middle' }, '& thead th': { bgcolor: color.quiet, color: color.ink2, fontSize: '0.875rem', fontWeight: 600, whiteSpace: 'nowrap' }, '& tbody th': { fontWeight: 600 } } as const;
type Judged = NeedLevel | 'unknown' | null;
/** All diagnoses side by side, the oldest first: levels, strengths, answers that changed. Each is a bar from the page's start, with its number and word; the last column says which way the need went. */
export function Compare({ personId, questionnaire }: { readonly personId: string; readonly questionnaire: number }) {
  const { t, lang } = useLanguage();
  const { data, refusal } = useAnswer('diagnosis.compare', { personId }), asked = useAnswer('diagnosis.questionnaire', { version: questionnaire });
  if (!data || !asked.data) return <Box sx={{ p: 3, maxWidth: 480 }}>{refusal ?? asked.refusal ? <RefusalNotice refusal={refusal ?? asked.refusal} /> : <Progress label={t('diagnosisForm.reading')} />}</Box>;
  const title = (domain: string): string => asked.data?.content.domains.find(({ code }) => code === domain)?.title[lang] ?? domain;
  const moved = data.rows.map(({ change }) => change), lower = moved.filter((one) => one !== null && one < 0).length, higher = moved.filter((one) => one !== null && one > 0).length;
  return (
    <Box tabIndex={0} role="region" aria-label={t('diagnosisForm.allCompared')} sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 3, py: 1.5, '&:focus-visible': { outlineOffset: -3 }, [narrow]: { px: 2 } }}>
      <Typography sx={{ mb: 1, fontWeight: 600 }}>{t('diagnosisForm.compareSummary', { lower, higher })}</Typography>
      <Box component="table" sx={TABLE}>
        <caption style={{ textAlign: 'start', captionSide: 'top', paddingBottom: 8, color: color.ink2 }}>{t('diagnosisForm.compareHow')}</caption>
        <thead><tr>
          <th scope="col">{t('diagnosisForm.colDomain')}</th>
          <Heads diagnoses={data.diagnoses} />
          <th scope="col">{t('diagnosisForm.colChange')}</th>
        </tr></thead>
        <tbody>
          {data.rows.map(({ domain, levels, change }) => (
            <tr key={domain}>
              <th scope="row">{title(domain)}</th>
              {levels.map((level, i) => <td key={data.diagnoses[i]?.diagnosisId ?? i} style={{ minWidth: 132, width: `${60 / levels.length}%` }}><Bar level={level} /></td>)}
              <td>{change === null ? <span className="faint">{t('diagnosisForm.change_none')}</span> : <span className={change === 0 ? 'soft' : 'strong'} style={change > 0 ? { color: color.amber } : undefined}><Ltr>{change > 0 ? `+${change}` : change < 0 ? `−${-change}` : '0'}</Ltr> · {t(change === 0 ? 'diagnosisForm.change_same' : change < 0 ? 'diagnosisForm.change_lower' : 'diagnosisForm.change_higher')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </Box>
      <Strengths moved={data.strengths} />
      <Changed data={data} title={title} />
    </Box>
  );
}
const SECTION = { mt: 3 } as const;
/** What the person brings, as it was written down: what came, what is not told any more, what stays. */
function Strengths({ moved }: { readonly moved: Answer<'diagnosis.compare'>['strengths'] }) {
  const { t } = useLanguage();
  const lists = moved ? (['gained', 'lost', 'kept'] as const).filter((way) => moved[way].length > 0) : [];
  return (
    <Section title={t('diagnosisForm.strengths')} aside={moved && t('diagnosisForm.fromTo', { from: moved.from, to: moved.to })} sx={SECTION}>
      {!moved && <Typography color="textSecondary" sx={{ py: 1 }}>{t('diagnosisForm.strengthsNone')}</Typography>}
      {moved && moved.gained.length + moved.lost.length === 0 && <Typography color="textSecondary" sx={{ pt: 1 }}>{t('diagnosisForm.strengthsSame')}</Typography>}
      <Box sx={{ display: 'grid', gridTemplateColumns: `repeat(${lists.length || 1}, minmax(0, 1fr))`, columnGap: 3, rowGap: 1, py: 1, [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' } }}>
        {moved && lists.map((way) => (
          <Box key={way}>
            <Status tone={way === 'gained' ? 'done' : way === 'lost' ? 'warn' : 'todo'}>{t(`diagnosisForm.strengths_${way}`)}</Status>
            <Box component="ul" sx={{ m: 0, mt: 0.5, paddingInlineStart: '22px' }}>{moved[way].map((line, i) => <Box component="li" key={i} sx={{ overflowWrap: 'anywhere' }}><bdi dir="auto">{line}</bdi></Box>)}</Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
/** Questions that were answered otherwise, with each answer in the column of its diagnosis. */
function Changed({ data: { answers, diagnoses }, title }: { readonly data: Answer<'diagnosis.compare'>; readonly title: (domain: string) => string }) {
  const { t, lang } = useLanguage();
  return (
    <Section title={t('diagnosisForm.changedAnswers')} sx={SECTION}>
      {answers.length === 0 ? <Typography color="textSecondary" sx={{ py: 1 }}>{t('diagnosisForm.changedNone')}</Typography> : (
        <Box component="table" sx={TABLE}>
          <thead><tr><th scope="col">{t('diagnosisForm.colQuestion')}</th><Heads diagnoses={diagnoses} /></tr></thead>
          <tbody>{answers.map(({ domain, question, answers: cells }) => (
            <tr key={question.code}>
              <th scope="row">{question.text[lang]}<Box component="span" sx={{ display: 'block', color: color.ink2, fontSize: '0.875rem', fontWeight: 400 }}>{title(domain)}</Box></th>
              {cells.map((answer, i) => <td key={diagnoses[i]?.diagnosisId ?? i} style={{ width: `${60 / cells.length}%`, overflowWrap: 'anywhere' }}><SaidWords question={question} answer={answer} /></td>)}
            </tr>
          ))}</tbody>
        </Box>
      )}
    </Section>
  );
}
const Heads = ({ diagnoses }: Pick<Answer<'diagnosis.compare'>, 'diagnoses'>) => {
  const { t } = useLanguage();
  return diagnoses.map(({ diagnosisId, number, begunOn, completedOn }) => <th key={diagnosisId} scope="col">{t('diagnosisForm.numbered', { number })}<br /><Day date={completedOn ?? begunOn} />{completedOn === null && <> · {t('diagnosisForm.open')}</>}</th>);
};
function Bar({ level }: { readonly level: Judged }) {
  const { t } = useLanguage();
  if (level === null) return <span className="faint">{t('diagnosisForm.notJudged')}</span>;
  return (
    <Box>
      <Box aria-hidden sx={{ height: 10, border: `1px ${level === 'unknown' ? 'dashed' : 'solid'} ${color.edge}`, bgcolor: color.ground }}>{level !== 'unknown' && <Box sx={{ height: '100%', width: `${level * 25}%`, bgcolor: color.green }} />}</Box>
      <Box component="span" sx={{ fontSize: '0.875rem' }}><bdi>{level === 'unknown' ? '?' : level}</bdi> · {t(`caseWords.level_${level}`)}</Box>
    </Box>
  );
}
