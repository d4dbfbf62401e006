import RestoreIcon from '@mui/icons-material/RestoreOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useRef } from 'react';
import { LANGS, type Lang } from '#shared/i18n/index.ts';
import { TextField } from '../../components/field.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import type { At } from '../../components/refusals.ts';
import { color } from '../../components/theme.ts';
import { Ltr, srOnly } from '../../components/values.tsx';
import { Sayings } from './sayings.tsx';
import { paperOf, partOf, type TextShown } from './textNames.ts';

const VALUES = ['weekday', 'date', 'time', 'place', 'occasion', 'number', 'conventionDate', 'parties', 'sex', 'amount', 'words', 'transfer', 'disposal', 'until', 'months', 'language', 'reader', 'city', 'originals', 'several', 'relation', 'reference', 'reason', 'centre', 'name'] as const;
type Named = (typeof VALUES)[number];
/** What a value is, in words: `hasCity` asks whether `city` is known. */
const meaningOf = (name: string): Named | 'has' | 'other' => VALUES.find((one) => one === name) ?? (/^has[A-Z]/.test(name) ? 'has' : 'other');

/** One text in both languages, beside the catalogue's, and the values that it may hold. */
export function TextEditor({ text, value, at, disabled, onChange }: { readonly text: TextShown; readonly value: Readonly<Record<Lang, string>>; readonly at: At; readonly disabled: boolean; readonly onChange: (changed: Partial<Record<Lang, string>>) => void }) {
  const { t, lang: page } = useLanguage();
  const inputs = useRef<Record<Lang, HTMLTextAreaElement | null>>({ ar: null, fr: null });
  /** Where the cursor stood last. */
  const last = useRef<Lang>(page);
  const insert = (name: string): void => {
    const lang = last.current, input = inputs.current[lang];
    if (!input) return;
    const { selectionStart: from, selectionEnd: to } = input, put = `{${name}}`;
    onChange({ [lang]: value[lang].slice(0, from) + put + value[lang].slice(to) });
    requestAnimationFrame(() => { input.focus(); input.setSelectionRange(from + put.length, from + put.length); });
  };
  return (
    <Box sx={{ display: 'grid', gap: 2.5, alignContent: 'start', minWidth: 0 }}>
      <Box>
        <Typography variant="h2">{t(partOf(text.key))}</Typography>
        <Typography color="textSecondary">{t(paperOf(text.key))}</Typography>
      </Box>
      {text.neutral && <Notice tone="good">{t('settingsForm.neutralText')}</Notice>}
      {LANGS.map((lang) => {
        const own = value[lang] !== text.original[lang], signs = [...value[lang]].length;
        return (
          <Box key={lang}>
            <TextField label={t(lang === 'ar' ? 'settingsForm.textAr' : 'settingsForm.textFr')} error={at(`text.${text.key}.${lang}`)} content={lang} multiline minRows={2} maxRows={12} value={value[lang]} disabled={disabled}
              inputRef={(input: HTMLTextAreaElement | null) => { inputs.current[lang] = input; }} onFocus={() => { last.current = lang; }} onChange={(event) => { onChange({ [lang]: event.target.value }); }}
              // a text is one paragraph
              onKeyDown={(event) => { if (event.key === 'Enter') event.preventDefault(); }} sx={{ py: 0.5, px: 0, '& textarea': { px: 1.5, lineHeight: 1.7 } }} />
            <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1, minHeight: 36, color: color.ink2, fontSize: '0.875rem' }}>
              <Box component="span" sx={{ flex: 1, color: signs > text.limit ? color.amber : 'inherit' }}>{t('settingsForm.signsLeft', { count: signs, limit: text.limit })}</Box>
              {own && !disabled && <Button variant="text" size="small" startIcon={<RestoreIcon />} onClick={() => { onChange({ [lang]: text.original[lang] }); }}>{t('settingsForm.restoreText')}<span style={srOnly}> ({t(lang === 'ar' ? 'ui.inArabic' : 'ui.inFrench')})</span></Button>}
            </Box>
            {/[{}]/.test(value[lang]) && <Sayings lang={lang} text={value[lang]} />}
            {own && (
              <Box sx={{ mt: 1, bgcolor: color.quiet, borderRadius: 1, px: 1.5, py: 1 }}>
                <Typography variant="body2" sx={{ fontWeight: 600 }}>{t('settingsForm.textOriginal')}</Typography>
                <Typography variant="body2" dir={lang === 'ar' ? 'rtl' : 'ltr'} lang={lang} sx={{ overflowWrap: 'anywhere' }}>{text.original[lang]}</Typography>
              </Box>
            )}
          </Box>
        );
      })}
      <Box component="section" aria-labelledby="values">
        <Typography id="values" variant="h2">{t('settingsForm.values')}</Typography>
        <Typography color="textSecondary" sx={{ mb: 1 }}>{t(text.placeholders.length > 0 ? 'settingsForm.valuesHint' : 'settingsForm.noValues')}</Typography>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}>
          {text.placeholders.map(({ name, kind, branches, required }) => (
            <Box component="li" key={name} sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5, flexWrap: 'wrap' }}>
              {kind === 'choice' || disabled ? <Ltr>{`{${name}}`}</Ltr> : <Button variant="outlined" size="small" onClick={() => { insert(name); }} aria-label={t('settingsForm.insert', { name })} sx={{ fontWeight: 400 }}><Ltr>{`{${name}}`}</Ltr></Button>}
              <span>{t(`settingsForm.value_${meaningOf(name)}`)}</span>
              {required && <Box component="span" sx={{ color: color.amber, fontWeight: 600, fontSize: '0.875rem' }}>{t('settingsForm.required')}</Box>}
              {kind === 'choice' && <Box component="span" sx={{ color: color.ink2, fontSize: '0.875rem' }}>{meaningOf(name) === 'has' ? t('settingsForm.whenTrue') : <Choices branches={branches} />}</Box>}
            </Box>
          ))}
        </Box>
      </Box>
    </Box>
  );
}
function Choices({ branches }: { readonly branches: readonly string[] }) {
  const { t } = useLanguage();
  return <>{t('settingsForm.choices', { branches: branches.join(', ') })}</>;
}
