import { Box, Typography } from '@mui/material';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { useSession } from '../../app/hooks/session.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Facts } from '../../components/page.tsx';
import { Pair } from '../../components/pair.tsx';
import { faultsOf } from '../../components/refusals.ts';
import { Ltr } from '../../components/values.tsx';
import { both, pick } from './pairs.ts';
import { Section, type Shown, type Spec } from './section.tsx';

interface Values { name: Bilingual; city: Bilingual; giver: { representative: Bilingual; capacity: Bilingual }; slipTo: Bilingual }
const spec: Spec<Values> = {
  key: 'centre', preview: { paper: 'certificate' },
  read: ({ settings: { name, city, giver, slipTo } }) => ({ name: pick(name), city: pick(city), giver: { representative: pick(giver.representative), capacity: pick(giver.capacity) }, slipTo: pick(slipTo) }),
  change: (values) => values,
  faults: ({ name, city, giver, slipTo }) => faultsOf([...both('name', name, 120, true), ...both('city', city, 60), ...both('giver.representative', giver.representative, 150), ...both('giver.capacity', giver.capacity, 150), ...both('slipTo', slipTo, 200, true)]),
};
/** Who the centre is. */
export function Centre({ shown }: { readonly shown: Shown }) {
  const { t } = useLanguage();
  const { centre } = useSession();
  return (
    <Section spec={spec} shown={shown} lead={t('settingsForm.centreLead')}>
      {({ values: { name, city, giver, slipTo }, set, at, disabled }) => {
        const errors = (path: string) => ({ ar: at(`${path}.ar`), fr: at(`${path}.fr`) });
        return (
          <>
            <Facts facts={[[t('settingsForm.field_code'), <Ltr key="code">{centre.code}</Ltr>]]} />
            <Pair label={t('settingsForm.field_name')} value={name} disabled={disabled} onChange={(value) => { set({ name: value }); }} error={errors('name')} />
            <Pair label={t('settingsForm.field_city')} optional value={city} disabled={disabled} onChange={(value) => { set({ city: value }); }} error={errors('city')} />
            <Box component="section" aria-labelledby="giver" sx={{ display: 'grid', gap: 2 }}>
              <Box><Typography id="giver" variant="h2">{t('settingsForm.field_giver')}</Typography><Typography color="textSecondary">{t('settingsForm.giverHint')}</Typography></Box>
              <Pair label={t('settingsForm.field_representative')} optional value={giver.representative} disabled={disabled} onChange={(representative) => { set({ giver: { ...giver, representative } }); }} error={errors('giver.representative')} />
              <Pair label={t('settingsForm.field_capacity')} optional value={giver.capacity} disabled={disabled} onChange={(capacity) => { set({ giver: { ...giver, capacity } }); }} error={errors('giver.capacity')} />
            </Box>
            <Pair label={t('settingsForm.field_slipTo')} hint={t('settingsForm.slipHint')} value={slipTo} disabled={disabled} onChange={(value) => { set({ slipTo: value }); }} error={errors('slipTo')} />
          </>
        );
      }}
    </Section>
  );
}
