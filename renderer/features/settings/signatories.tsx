import { Box, Typography } from '@mui/material';
import { SIGNATORY_ROLES, type Signatory } from '#shared/domain/handover.ts';
import { SelectField } from '../../components/field.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Pair } from '../../components/pair.tsx';
import { faultsOf } from '../../components/refusals.ts';
import { Rows } from '../../components/rows.tsx';
import { both, NONE, pick } from './pairs.ts';
import { Section, type Shown, type Spec } from './section.tsx';

interface Values { signatories: Signatory[] }
const MOST = 20;
const BLANK: Signatory = { role: 'centre', name: NONE, capacity: NONE, onBehalfOf: NONE };
const spec: Spec<Values> = {
  key: 'signatories', preview: { paper: 'certificate' },
  read: ({ settings: { signatories } }) => ({ signatories: signatories.map(({ role, name, capacity, onBehalfOf }) => ({ role, name: pick(name), capacity: pick(capacity), onBehalfOf: pick(onBehalfOf) })) }),
  change: (values) => values,
  faults: ({ signatories }) => faultsOf(signatories.flatMap(({ name, capacity, onBehalfOf }, row) => [...both(`signatories.${row}.name`, name, 150), ...both(`signatories.${row}.capacity`, capacity, 150), ...both(`signatories.${row}.onBehalfOf`, onBehalfOf, 250)])),
};
/** Who usually signs. */
export function Signatories({ shown }: { readonly shown: Shown }) {
  const { t } = useLanguage();
  return (
    <Section spec={spec} shown={shown} lead={t('settingsForm.signatoriesLead')}>
      {({ values: { signatories }, set, at, disabled }) => (
        <Box>
          <Typography color="textSecondary" sx={{ mb: 1.5 }}>{t('settingsForm.signatoriesHint')} {signatories.length === 0 && t('settingsForm.noSignatories')}</Typography>
          <Rows label={t('settingsForm.signatories')} titled rows={signatories} blank={BLANK} most={MOST} disabled={disabled} add={t('settingsForm.addSignatory')} name={(n) => t('settingsForm.signatory', { n })} error={at('signatories')} onChange={(rows) => { set({ signatories: rows }); }}>
            {(row, index, change) => {
              const errors = (part: string) => ({ ar: at(`signatories.${index}.${part}.ar`), fr: at(`signatories.${index}.${part}.fr`) });
              return (
                <Box sx={{ display: 'grid', gap: 1.5 }}>
                  <Box sx={{ maxWidth: 320 }}><SelectField label={t('settingsForm.field_role')} value={row.role} disabled={disabled} options={SIGNATORY_ROLES.map((role) => ({ value: role, label: t(`ceremonyForm.code.role.${role}`) }))} onChange={(role) => { change({ ...row, role }); }} /></Box>
                  <Pair label={t('settingsForm.signName')} optional value={row.name} disabled={disabled} onChange={(name) => { change({ ...row, name }); }} error={errors('name')} />
                  <Pair label={t('settingsForm.field_capacity')} optional value={row.capacity} disabled={disabled} onChange={(capacity) => { change({ ...row, capacity }); }} error={errors('capacity')} />
                  <Pair label={t('settingsForm.field_onBehalfOf')} optional value={row.onBehalfOf} disabled={disabled} onChange={(onBehalfOf) => { change({ ...row, onBehalfOf }); }} error={errors('onBehalfOf')} />
                </Box>
              );
            }}
          </Rows>
        </Box>
      )}
    </Section>
  );
}
