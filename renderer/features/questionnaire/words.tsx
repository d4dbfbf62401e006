import LockIcon from '@mui/icons-material/LockOutlined';
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useLanguage } from '#renderer/components/language.tsx';
import { narrow } from '#renderer/components/theme.ts';
import { Ltr } from '#renderer/components/values.tsx';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { QuestionTexts } from './texts.ts';

/** One text in both languages, side by side: the Arabic first, whatever the language of the page. */
export function Sides({ number, text, plain = false }: { readonly number?: ReactNode; readonly text: Bilingual; readonly plain?: boolean }) {
  const { t } = useLanguage();
  const first = number === undefined ? '' : '28px';
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: `${first} minmax(0, 1fr) minmax(0, 1fr)`, columnGap: 2, [narrow]: { gridTemplateColumns: `${first} minmax(0, 1fr)` } }}>
      {number !== undefined && <Box sx={{ [narrow]: { gridRow: 'span 2' } }} className="soft"><bdi>{number}</bdi></Box>}
      {(['ar', 'fr'] as const).map((lang) => (
        <Box key={lang} lang={lang} dir={lang === 'ar' ? 'rtl' : 'ltr'} sx={{ overflowWrap: 'anywhere', fontWeight: plain ? 400 : 600 }}>{text[lang] || <span className="faint" style={{ fontWeight: 400 }}>{t('questionnaireForm.unworded')}</span>}</Box>
      ))}
    </Box>
  );
}
/** How a question is answered: its kind, and what belongs to it. */
export function AnswerManner({ question: { kind, options, least, most } }: { readonly question: QuestionTexts }) {
  const { t, lang } = useLanguage();
  const named = options.map(({ text }) => text[lang]).filter((words) => words !== '');
  return (
    <span>
      {t(`questionnaireForm.kind_${kind}`)}
      {kind === 'number' && least !== '' && most !== '' && <>{' · '}<Ltr>{least}</Ltr>{' – '}<Ltr>{most}</Ltr></>}
      {kind === 'choice' && named.length > 0 && <>{' · '}{named.slice(0, SHOWN).join(t('questionnaireForm.comma'))}{named.length > SHOWN && <> {t('questionnaireForm.more', { count: named.length - SHOWN })}</>}</>}
    </span>
  );
}
const SHOWN = 6;
/** Why a question cannot go. */
export function Needed() {
  const { t } = useLanguage();
  return <Box component="span" sx={{ display: 'inline-flex', gap: 0.75, alignItems: 'center' }}><LockIcon aria-hidden sx={{ fontSize: 16 }} />{t('questionnaireForm.needed')}</Box>;
}
