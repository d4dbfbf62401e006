import { Box, Typography } from '@mui/material';
import { reference } from '#shared/domain/common/references.ts';
import { PAPER_KINDS, SERIES } from '#shared/domain/papers.ts';
import { useSession } from '../../app/hooks/session.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Facts, Section } from '../../components/page.tsx';
import { Ltr } from '../../components/values.tsx';

/** How references are formed: the law of the house, told and not set. */
export function Numbering() {
  const { t } = useLanguage();
  const { centre: { code } } = useSession();
  const year = new Date().getFullYear();
  return (
    <Box sx={{ px: 3, py: 2, display: 'grid', gap: 2.5, maxWidth: 760 }}>
      <Typography color="textSecondary">{t('settingsForm.numberingLead')}</Typography>
      <Section title={t('settingsForm.numberingParts')}>
        <Typography sx={{ fontSize: '1.5rem', fontWeight: 600, py: 1 }}><Ltr>{reference('PV', code, year, 1)}</Ltr></Typography>
        <Box sx={{ '& dt': { fontWeight: 600 } }}>
          <Facts facts={[['PV', t('settingsForm.partKind')], [code, t('settingsForm.partCode')], [String(year), t('settingsForm.partYear')], ['0001', t('settingsForm.partNumber')]]} />
        </Box>
      </Section>
      <Section title={t('settingsForm.numberingRules')}>
        <Box component="ul" sx={{ my: 1, paddingInlineStart: 3 }}>{(['settingsForm.numberingRule1', 'settingsForm.numberingRule2', 'settingsForm.numberingRule3'] as const).map((key) => <li key={key}>{t(key)}</li>)}</Box>
      </Section>
      <Section title={t('settingsForm.numberingKinds')}>
        <Box component="table" sx={{ borderCollapse: 'collapse', my: 1, '& td, & th': { textAlign: 'start', paddingInlineEnd: 4, py: 0.5 } }}>
          <thead><tr><th>{t('settingsForm.paperKind')}</th><th>{t('settingsForm.example')}</th></tr></thead>
          <tbody>{PAPER_KINDS.map((kind) => <tr key={kind}><td>{t(`papers.kind_${kind}`)}</td><td><Ltr>{reference(SERIES[kind], code, year, 1)}</Ltr></td></tr>)}</tbody>
        </Box>
      </Section>
    </Box>
  );
}
