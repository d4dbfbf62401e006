import { Box, Typography } from '@mui/material';
import { useAnswer } from '#renderer/app/hooks/api.ts';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { Progress } from '#renderer/components/progress.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Day, Ltr } from '#renderer/components/values.tsx';
import type { NeedLevel } from '#shared/domain/questionnaire.ts';

type Judged = NeedLevel | 'unknown' | null;
/** Levels of all diagnoses side by side, the oldest first. Each is a bar from the page's start, with its number and word; the last column says which way the need went. */
export function Compare({ personId, questionnaire }: { readonly personId: string; readonly questionnaire: number }) {
  const { t, lang } = useLanguage();
  const { data, refusal } = useAnswer('diagnosis.compare', { personId }), asked = useAnswer('diagnosis.questionnaire', { version: questionnaire });
  if (!data || !asked.data) return <Box sx={{ p: 3, maxWidth: 480 }}>{refusal ?? asked.refusal ? <RefusalNotice refusal={refusal ?? asked.refusal} /> : <Progress label={t('diagnosisForm.reading')} />}</Box>;
  const title = (domain: string): string => asked.data?.content.domains.find(({ code }) => code === domain)?.title[lang] ?? domain;
  const moved = data.rows.map(({ change }) => change), lower = moved.filter((one) => one !== null && one < 0).length, higher = moved.filter((one) => one !== null && one > 0).length;
  return (
    <Box tabIndex={0} role="region" aria-label={t('diagnosisForm.allCompared')} sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 3, py: 1.5, '&:focus-visible': { outlineOffset: -3 }, [narrow]: { px: 2 } }}>
      <Typography sx={{ mb: 1, fontWeight: 600 }}>{t('diagnosisForm.compareSummary', { lower, higher })}</Typography>
      <Box component="table" sx={{ borderCollapse: 'collapse', width: '100%', '& th, & td': { textAlign: 'start', px: 1.5, py: 0.75, borderBottom: `1px solid ${color.line}`, fontWeight: 400, verticalAlign: 'middle' }, '& thead th': { bgcolor: color.quiet, color: color.ink2, fontSize: '0.875rem', fontWeight: 600, whiteSpace: 'nowrap' }, '& tbody th': { fontWeight: 600 } }}>
        <caption style={{ textAlign: 'start', captionSide: 'top', paddingBottom: 8, color: color.ink2 }}>{t('diagnosisForm.compareHow')}</caption>
        <thead><tr>
          <th scope="col">{t('diagnosisForm.colDomain')}</th>
          {data.diagnoses.map(({ diagnosisId, number, begunOn, completedOn }) => <th key={diagnosisId} scope="col">{t('diagnosisForm.numbered', { number })}<br /><Day date={completedOn ?? begunOn} />{completedOn === null && <> · {t('diagnosisForm.open')}</>}</th>)}
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
    </Box>
  );
}
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
