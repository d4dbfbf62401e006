import { Box } from '@mui/material';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { latinDigits } from '#shared/domain/common/names.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { TextField } from '../../components/field.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Pair } from '../../components/pair.tsx';
import { faultsOf } from '../../components/refusals.ts';
import { Rows } from '../../components/rows.tsx';
import { narrow } from '../../components/theme.ts';
import { both, NONE, pick } from './pairs.ts';
import { Section, type Shown, type Spec } from './section.tsx';

/** Minutes as typed: a whole number after the beginning, before it where negative, or nothing. */
interface Step { minutes: string; text: Bilingual }
interface Values { programme: Step[] }
const MOST = 30;
/** Any of the signs that people type for «minus», and digits of the East. */
const minutesOf = (typed: string): number | null | undefined => {
  const text = latinDigits(typed).replace(/[\s‎‏]/g, '').replace(/^[−–—‐‑]/, '-').replace(/^(\d+)-$/, '-$1');
  return text === '' ? null : /^-?\d{1,4}$/.test(text) ? Number(text) : undefined;
};
const spec: Spec<Values> = {
  key: 'programme', preview: { paper: 'programme' },
  read: ({ settings: { programme } }) => ({ programme: programme.map(({ minutes, text }) => ({ minutes: minutes === null ? '' : String(minutes), text: pick(text) })) }),
  change: ({ programme }) => ({ programme: programme.map(({ minutes, text }) => ({ minutes: minutesOf(minutes) ?? null, text })) }),
  faults: ({ programme }) => programme.flatMap(({ minutes, text }, row): readonly Refusal[] => {
    const value = minutesOf(minutes);
    const odd = value === undefined || (value !== null && (value < -720 || value > 1439));
    return [...(odd ? [{ code: 'settings.MINUTES_FORM' as const, params: { field: `programme.${row}.minutes` } }] : []), ...faultsOf(both(`programme.${row}.text`, text, 200, true))];
  }),
};
/** The steps of a usual ceremony. */
export function Programme({ shown }: { readonly shown: Shown }) {
  const { t } = useLanguage();
  return (
    <Section spec={spec} shown={shown} lead={t('settingsForm.programmeLead')}>
      {({ values: { programme }, set, at, disabled }) => (
        <Rows label={t('settingsForm.field_programme')} rows={programme} blank={{ minutes: '', text: NONE }} most={MOST} least={1} disabled={disabled} add={t('settingsForm.addStep')} name={(n) => t('settingsForm.step', { n })} error={at('programme')} onChange={(rows) => { set({ programme: rows }); }}>
          {(row, index, change) => (
            <Box sx={{ display: 'grid', gridTemplateColumns: '104px minmax(0, 1fr)', gap: 2, alignItems: 'end', [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', gap: 1 } }}>
              <TextField label={`${t('settingsForm.step', { n: index + 1 })} ${t('settingsForm.minutesOf')}`} seen={index === 0 ? t('settingsForm.minutesOf') : null} content="code" inputMode="numeric" value={row.minutes} disabled={disabled} error={at(`programme.${index}.minutes`)} onChange={(event) => { change({ ...row, minutes: event.target.value }); }} />
              <Pair label={t('settingsForm.step', { n: index + 1 })} row={index} value={row.text} disabled={disabled} onChange={(text) => { change({ ...row, text }); }} error={{ ar: at(`programme.${index}.text.ar`), fr: at(`programme.${index}.text.fr`) }} />
            </Box>
          )}
        </Rows>
      )}
    </Section>
  );
}
