import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { TextField } from '../../components/field.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Pair } from '../../components/pair.tsx';
import { faultsOf } from '../../components/refusals.ts';
import { both, pick } from './pairs.ts';
import { Section, type Shown, type Spec } from './section.tsx';

interface Values { contact: { phone: string; address: Bilingual; hours: Bilingual }; cndp: string }
const spec: Spec<Values> = {
  key: 'contact', preview: { paper: 'consent' },
  read: ({ settings: { contact, cndp } }) => ({ contact: { phone: contact.phone, address: pick(contact.address), hours: pick(contact.hours) }, cndp }),
  change: (values) => values,
  faults: ({ contact: { phone, address, hours }, cndp }) => faultsOf([{ path: 'contact.phone', text: phone, most: 60 }, ...both('contact.address', address, 200), ...both('contact.hours', hours, 120), { path: 'cndp', text: cndp, most: 60 }]),
};
/** How a beneficiary reaches the centre. */
export function Contact({ shown }: { readonly shown: Shown }) {
  const { t } = useLanguage();
  return (
    <Section spec={spec} shown={shown} lead={t('settingsForm.contactLead')}>
      {({ values: { contact, cndp }, set, at, disabled }) => {
        const change = (changed: Partial<Values['contact']>): void => { set({ contact: { ...contact, ...changed } }); };
        const errors = (path: string) => ({ ar: at(`${path}.ar`), fr: at(`${path}.fr`) });
        return (
          <>
            <TextField label={t('settingsForm.field_phone')} optional content="code" value={contact.phone} disabled={disabled} error={at('contact.phone')} onChange={(event) => { change({ phone: event.target.value }); }} sx={{ maxWidth: 320 }} />
            <Pair label={t('settingsForm.field_address')} optional value={contact.address} disabled={disabled} onChange={(address) => { change({ address }); }} error={errors('contact.address')} />
            <Pair label={t('settingsForm.field_hours')} optional value={contact.hours} disabled={disabled} onChange={(hours) => { change({ hours }); }} error={errors('contact.hours')} />
            <TextField label={t('settingsForm.field_cndp')} hint={t('settingsForm.cndpHint')} optional content="code" value={cndp} disabled={disabled} error={at('cndp')} onChange={(event) => { set({ cndp: event.target.value }); }} sx={{ maxWidth: 320 }} />
          </>
        );
      }}
    </Section>
  );
}
