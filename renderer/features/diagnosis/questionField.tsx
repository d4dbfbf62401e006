import { Box, Checkbox, FormControlLabel, OutlinedInput, Radio, RadioGroup, Select, Typography } from '@mui/material';
import { useId } from 'react';
import { useWatch } from 'react-hook-form';
import { useLanguage } from '#renderer/components/language.tsx';
import { color } from '#renderer/components/theme.ts';
import { srOnly } from '#renderer/components/values.tsx';
import { SOURCES } from '#shared/domain/diagnosis.ts';
import type { FieldTools } from './domainForm.tsx';
import { isAnswered, type AnswerTexts, type Question } from './texts.ts';

/** One question: the answer in the manner of its kind, or that the person would rather not, or that it is not known; then how and when it is known. */
export function QuestionField({ number, question, control, set, error }: { readonly number: number; readonly question: Question } & FieldTools) {
  const { t, lang } = useLanguage();
  const id = useId();
  const { code, kind, text, options, bounds } = question, at = `answers.${code}`;
  const texts = useWatch({ control, name: `now.${at}` }) as AnswerTexts;
  const words = text[lang], valueFault = error(`${at}.value`, words), dateFault = error(`${at}.on`, t('diagnosisForm.part_on'));
  const off = texts.state !== '', tied = { 'aria-labelledby': `${id}q`, 'aria-describedby': valueFault || bounds ? `${id}w` : undefined, 'aria-invalid': valueFault ? true : undefined } as const;
  const name = `now.${at}.value`, say = (value: string): void => { set(`${at}.value`, value); };
  return (
    <Box component="li" sx={{ py: 1.25, borderBottom: `1px solid ${color.line}`, ...(valueFault || dateFault ? { borderInlineStart: `4px solid ${color.amberMark}`, paddingInlineStart: 1.5 } : {}) }}>
      <Typography id={`${id}q`} variant="h3"><bdi>{number}</bdi>. {words}</Typography>
      {(valueFault || bounds) && <Box id={`${id}w`}>
        {bounds && <Typography variant="body2" color="textSecondary">{t('diagnosisForm.bounds', { least: bounds.least, most: bounds.most })}</Typography>}
        {valueFault && <Typography variant="body2" sx={{ color: color.amber, fontWeight: 600 }}>{valueFault}</Typography>}
      </Box>}
      <Box sx={{ display: 'flex', columnGap: 3, rowGap: 0.5, flexWrap: 'wrap', alignItems: 'center', mt: 0.5 }}>
        <Box sx={{ flex: kind === 'text' ? '1 1 360px' : '0 1 auto', minWidth: 0 }}>
          {kind === 'yesNo' ? (
            <RadioGroup row name={name} value={off ? '' : texts.value} {...tied} onChange={(event) => { say(event.target.value); if (off) set(`${at}.state`, ''); }}>
              {(['yes', 'no'] as const).map((one) => <FormControlLabel key={one} value={one} control={<Radio size="small" />} label={t(`ui.${one}`)} sx={{ marginInlineEnd: 2 }} />)}
            </RadioGroup>
          ) : kind === 'choice' ? (
            <Select native name={name} value={off ? '' : texts.value} disabled={off} onChange={(event) => { say(event.target.value); }} inputProps={tied} sx={{ minWidth: 240, maxWidth: '100%' }}>
              <option value="">{t('diagnosisForm.choose')}</option>{options.map((option) => <option key={option.code} value={option.code}>{option.text[lang]}</option>)}
            </Select>
          ) : kind === 'text' ? (
            <OutlinedInput fullWidth multiline maxRows={8} name={name} value={texts.value} disabled={off} onChange={(event) => { say(event.target.value); }} inputProps={{ ...tied, dir: 'auto', spellCheck: false }} />
          ) : (
            <OutlinedInput name={name} value={texts.value} disabled={off} autoComplete="off" onChange={(event) => { say(event.target.value); }} inputProps={{ ...tied, dir: 'ltr', inputMode: kind === 'number' ? 'numeric' : 'text' }} {...(kind === 'date' ? { placeholder: t('diagnosisForm.dateShape') } : {})} sx={{ width: 160, '& input': { textAlign: 'left' } }} />
          )}
        </Box>
        <Box role="group" aria-labelledby={`${id}q`} sx={{ display: 'flex', flexWrap: 'wrap' }}>
          {(['declined', 'unknown'] as const).map((one) => (
            <FormControlLabel key={one} sx={{ marginInlineEnd: 2 }} control={<Checkbox size="small" checked={texts.state === one} onChange={(event) => { set(`${at}.state`, event.target.checked ? one : ''); }} />} label={t(`caseWords.answer_${one}`)} />
          ))}
        </Box>
      </Box>
      {isAnswered(texts) && (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', mt: 0.5, color: color.ink2, fontSize: '0.875rem', '& .MuiInputBase-root': { minHeight: 32, fontSize: '0.875rem' } }}>
          {texts.state === '' && <>
            <label htmlFor={`${id}s`}>{t('diagnosisForm.part_source')}</label>
            <Select native name={`now.${at}.source`} value={texts.source} onChange={(event) => { set(`${at}.source`, event.target.value); }} inputProps={{ id: `${id}s` }}>{SOURCES.map((one) => <option key={one} value={one}>{t(`caseWords.source_${one}`)}</option>)}</Select>
          </>}
          <label htmlFor={`${id}d`}>{t('diagnosisForm.part_on')}<span style={srOnly}> {words}</span></label>
          <OutlinedInput name={`now.${at}.on`} value={texts.on} autoComplete="off" onChange={(event) => { set(`${at}.on`, event.target.value); }} inputProps={{ id: `${id}d`, dir: 'ltr', 'aria-invalid': dateFault ? true : undefined }} sx={{ width: 120, '& input': { textAlign: 'left' } }} />
          {dateFault && <Box component="span" sx={{ color: color.amber, fontWeight: 600 }}>{dateFault}</Box>}
        </Box>
      )}
    </Box>
  );
}
