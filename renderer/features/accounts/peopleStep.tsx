import { Box, Typography } from '@mui/material';
import { SIGNATORY_ROLES } from '#shared/domain/handover.ts';
import { SelectField } from '../../components/field.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Pair } from '../../components/pair.tsx';
import { Rows } from '../../components/rows.tsx';
import type { StepProps } from './centreStep.tsx';
import { NONE, NO_SIGNATORY } from './firstRunState.ts';

/** Bounds of shared/contract (handoverForms.ts, settings.ts). */
const MOST_SIGNATORIES = 20, MOST_ORIGINALS = 10;

/** Who signs, and who keeps an original. */
export function PeopleStep({ setup: { signatories, originals }, onChange, at }: StepProps) {
  const { t } = useLanguage();
  const both = (path: string) => ({ ar: at(`${path}.ar`), fr: at(`${path}.fr`) });
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      <Box component="section" aria-labelledby="signatories">
        <Typography id="signatories" variant="h2">{t('settingsForm.signatories')}</Typography>
        <Typography color="textSecondary" sx={{ mb: 1.5 }}>{t('settingsForm.signatoriesHint')} {signatories.length === 0 && t('settingsForm.noSignatories')}</Typography>
        <Rows label={t('settingsForm.signatories')} titled rows={signatories} blank={NO_SIGNATORY} most={MOST_SIGNATORIES} add={t('settingsForm.addSignatory')} name={(n) => t('settingsForm.signatory', { n })} error={at('signatories')} onChange={(rows) => { onChange({ signatories: rows }); }}>
          {(row, index, change) => (
            <Box sx={{ display: 'grid', gap: 1.5 }}>
              <Box sx={{ maxWidth: 320 }}><SelectField label={t('settingsForm.field_role')} value={row.role} options={SIGNATORY_ROLES.map((role) => ({ value: role, label: t(`ceremonyForm.code.role.${role}`) }))} onChange={(role) => { change({ ...row, role }); }} /></Box>
              <Pair label={t('settingsForm.signName')} optional value={row.name} onChange={(name) => { change({ ...row, name }); }} error={both(`signatories.${index}.name`)} />
              <Pair label={t('settingsForm.field_capacity')} optional value={row.capacity} onChange={(capacity) => { change({ ...row, capacity }); }} error={both(`signatories.${index}.capacity`)} />
              <Pair label={t('settingsForm.field_onBehalfOf')} optional value={row.onBehalfOf} onChange={(onBehalfOf) => { change({ ...row, onBehalfOf }); }} error={both(`signatories.${index}.onBehalfOf`)} />
            </Box>
          )}
        </Rows>
      </Box>
      <Box component="section" aria-labelledby="originals">
        <Typography id="originals" variant="h2">{t('settingsForm.originals')}</Typography>
        <Typography color="textSecondary" sx={{ mb: 1.5 }}>{t('settingsForm.originalsHint')}</Typography>
        <Rows label={t('settingsForm.originals')} rows={originals} blank={NONE} most={MOST_ORIGINALS} least={1} add={t('settingsForm.addOriginal')} name={(n) => t('settingsForm.original', { n })} error={at('originals')} onChange={(rows) => { onChange({ originals: rows }); }}>
          {(row, index, change) => <Pair label={t('settingsForm.original', { n: index + 1 })} row={index} value={row} onChange={change} error={both(`originals.${index}`)} />}
        </Rows>
      </Box>
    </Box>
  );
}
