import { Box, Button } from '@mui/material';
import type { ReactNode } from 'react';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { LANGS, type MessageKey } from '#shared/i18n/index.ts';
import { useLanguage } from '../../components/language.tsx';
import { Facts, Section } from '../../components/page.tsx';
import { Ltr, Name, srOnly } from '../../components/values.tsx';
import { linesOf, signersOf, type Setup, type StepName } from './firstRunState.ts';

/** Everything typed but the passphrase, and the way back to each step. */
export function ReviewStep({ setup, onOpen, fixed }: { readonly setup: Setup; readonly onOpen: (step: StepName) => void; readonly fixed: boolean }) {
  const { t, lang } = useLanguage();
  const nothing = t('accountsForm.noneGiven');
  const names = (values: readonly string[], of?: 'ar' | 'fr'): ReactNode => (values.some(Boolean) ? values.filter(Boolean).map((value, at) => <div key={at}><Name {...(of ? { lang: of } : {})}>{value}</Name></div>) : nothing);
  const group = (step: StepName, title: MessageKey, facts: readonly (readonly [string, ReactNode])[], closed = false) => (
    <Section title={t(title)} aside={!closed && <Button variant="text" size="small" onClick={() => { onOpen(step); }}>{t('accountsForm.change')}<span style={srOnly}> ({t(title)})</span></Button>}>
      <Box sx={{ py: 1 }}><Facts facts={facts} /></Box>
    </Section>
  );
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {group('centre', 'accountsForm.stepCentre', [
        [t('accountsForm.name'), names([setup.name.ar, setup.name.fr])], [t('accountsForm.code'), <Ltr key="code">{setup.code}</Ltr>], [t('accountsForm.city'), names([setup.city.ar, setup.city.fr])],
      ])}
      {group('head', 'accountsForm.stepHead', [
        ...LANGS.map((of) => [t(of === 'ar' ? 'accountsForm.linesAr' : 'accountsForm.linesFr'), names(linesOf(setup, of), of)] as const),
        [t('accountsForm.logos'), names([setup.logos.right?.name ?? '', setup.logos.left?.name ?? ''])],
      ])}
      {group('people', 'accountsForm.stepPeople', [
        [t('settingsForm.signatories'), names(signersOf(setup).map(({ role, name, capacity }) => inLanguage(name, lang) || inLanguage(capacity, lang) || t(`ceremonyForm.code.role.${role}`)))],
        [t('settingsForm.originals'), names(setup.originals.map((keeper) => inLanguage(keeper, lang)))],
      ])}
      {group('phrase', 'accountsForm.stepPhrase', [[t('accountsForm.userName'), names([setup.userName])], [t('accountsForm.passphrase'), t('accountsForm.phraseChosen')]], fixed)}
    </Box>
  );
}
