import { Box, Button, Typography } from '@mui/material';
import { SelectField, TextField } from '#renderer/components/field.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { Rows } from '#renderer/components/rows.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { ANSWER_KINDS, HEALTH_QUESTION, isNeeded, neededOptions } from '#shared/domain/questionnaire.ts';
import { askedAs, MOST, newOption, type QuestionTexts } from './texts.ts';
import { Needed } from './words.tsx';

/** What is wrong at a field, in words; `field`: what it is called. */
export type ErrorAt = (at: string, field: string) => string | undefined;

/** One thing in both languages, side by side: the Arabic first, whatever the language of the page. */
export function TwoTexts({ path, label, value, error, onChange, head }: {
  readonly path: string; readonly label: string; readonly value: Bilingual; readonly error: (side: 'ar' | 'fr') => string | undefined; readonly onChange: (value: Bilingual) => void; /** in a row under heads: whether it bears them */ readonly head?: boolean;
}) {
  const { t } = useLanguage();
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', columnGap: 2, rowGap: 1, alignItems: 'end', [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' } }}>
      {(['ar', 'fr'] as const).map((side) => (
        <TextField key={side} name={`now.${path}.${side}`} label={`${label} ${t(side === 'ar' ? 'ui.inArabic' : 'ui.inFrench')}`} seen={head === undefined ? undefined : head ? t(side === 'ar' ? 'ui.arabic' : 'ui.french') : null} content={side} error={error(side)}
          value={value[side]} onChange={(event) => { onChange({ ...value, [side]: event.target.value }); }} />
      ))}
    </Box>
  );
}

interface Props { readonly path: string; readonly question: QuestionTexts; /** not asked yet by the version in force */ readonly isNew: boolean; readonly error: ErrorAt; readonly onChange: (question: QuestionTexts) => void; readonly onClose: () => void }
/** One question: its words, the manner of its answer, and what belongs to that. A question that is asked already keeps its manner: another one is another question. */
export function QuestionEdit({ path, question, isNew, error, onChange, onClose }: Props) {
  const { t } = useLanguage();
  const { code, kind, text, options, least, most } = question, needed = new Set(neededOptions(code)), label = t('questionnaireForm.f_text');
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <TwoTexts path={`${path}.text`} label={label} value={text} error={(side) => error(`text.${side}`, label)} onChange={(changed) => { onChange({ ...question, text: changed }); }} />
      {isNew ? (
        <Box sx={{ maxWidth: 320 }}><SelectField label={t('questionnaireForm.f_kind')} value={kind} onChange={(value) => { onChange(askedAs(question, value)); }} options={ANSWER_KINDS.map((value) => ({ value, label: t(`questionnaireForm.kind_${value}`) }))} /></Box>
      ) : (
        <Typography variant="body2" color="textSecondary">
          {t(code === HEALTH_QUESTION ? 'questionnaireForm.kindFixed' : 'questionnaireForm.kindKept', { kind: t(`questionnaireForm.kind_${kind}`) })}{isNeeded(code) && <><br /><Needed /></>}
        </Typography>
      )}
      {kind === 'number' && (
        <Box sx={{ display: 'grid', gridTemplateColumns: '160px 160px', columnGap: 2 }}>
          {(['least', 'most'] as const).map((side) => <TextField key={side} name={`now.${path}.${side}`} label={t(`questionnaireForm.f_${side}`)} content="code" inputProps={{ inputMode: 'numeric' }} error={error(side, t(`questionnaireForm.f_${side}`))} value={question[side]} onChange={(event) => { onChange({ ...question, [side]: event.target.value }); }} />)}
        </Box>
      )}
      {kind === 'number' && least !== '' && most !== '' && <Typography variant="body2" color="textSecondary">{t('questionnaireForm.boundsHint')}</Typography>}
      {kind === 'choice' && (
        <Box>
          <Typography variant="h3">{t('questionnaireForm.choices')}</Typography>
          {needed.size > 0 && <Typography variant="body2" color="textSecondary">{t('questionnaireForm.choicesNeeded')}</Typography>}
          <Rows label={t('questionnaireForm.choices')} rows={options} onChange={(next) => { onChange({ ...question, options: next }); }} blank={newOption()} name={(number) => t('questionnaireForm.choice', { number })} add={t('questionnaireForm.addChoice')}
            most={MOST.options} least={2} stays={(option) => needed.has(option.code)} error={error('options', t('questionnaireForm.choices'))}>
            {(option, index, change) => { const words = t('questionnaireForm.choice', { number: index + 1 }); return <TwoTexts path={`${path}.options.${index}.text`} label={words} head={index === 0} value={option.text} error={(side) => error(`options.${index}.text.${side}`, words)} onChange={(changed) => { change({ ...option, text: changed }); }} />; }}
          </Rows>
        </Box>
      )}
      <Box sx={{ borderTop: `1px solid ${color.line}`, pt: 1 }}><Button size="small" variant="outlined" onClick={onClose}>{t('questionnaireForm.close')}</Button></Box>
    </Box>
  );
}
