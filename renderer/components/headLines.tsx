import { Typography } from '@mui/material';
import type { Lang, MessageKey } from '#shared/i18n/index.ts';
import { TextField } from './field.tsx';
import { useLanguage } from './language.tsx';
import type { At } from './refusals.ts';
import { Rows } from './rows.tsx';

/** The most that the letterhead holds (shared/contract/settings.ts). */
const MOST = 8;
/** The lines of a letterhead in one language, under their heading. */
export function HeadLines({ lang, lines, at, disabled = false, onChange }: { readonly lang: Lang; readonly lines: readonly string[]; readonly at: At; readonly disabled?: boolean; readonly onChange: (lines: string[]) => void }) {
  const { t } = useLanguage();
  const label: MessageKey = lang === 'ar' ? 'accountsForm.linesAr' : 'accountsForm.linesFr';
  return (
    <section aria-label={t(label)}>
      <Typography variant="h2" sx={{ mb: 1 }}>{t(label)}</Typography>
      <Rows label={t(label)} rows={lines} blank="" most={MOST} least={1} disabled={disabled} add={t('accountsForm.addLine')} name={(n) => t('accountsForm.line', { n })} error={at(`letterhead.${lang}`)} onChange={onChange}>
        {(line, index, change) => <TextField label={t('accountsForm.line', { n: index + 1 })} seen={null} content={lang} value={line} disabled={disabled} error={at(`letterhead.${lang}.${index}`)} onChange={(event) => { change(event.target.value); }} />}
      </Rows>
    </section>
  );
}
