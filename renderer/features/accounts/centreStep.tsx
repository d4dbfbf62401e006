import { Box, Button, Typography } from '@mui/material';
import { latinMeant } from '#shared/domain/common/keyboard.ts';
import { reference } from '#shared/domain/common/references.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { TextField } from '../../components/field.tsx';
import { Say, useLanguage } from '../../components/language.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { Pair } from '../../components/pair.tsx';
import { Progress } from '../../components/progress.tsx';
import type { At } from '../../components/refusals.ts';
import { color, narrow } from '../../components/theme.ts';
import { Ltr } from '../../components/values.tsx';
import { CODE, type Setup } from './firstRunState.ts';

export interface StepProps { readonly setup: Setup; readonly onChange: (changed: Partial<Setup>) => void; readonly at: At }

/** What the centre is called, where it is, and the code of its references. */
export function CentreStep({ setup: { name, code, city }, onChange, at, fixed }: StepProps & { /** The centre is there: its code stays. */ readonly fixed: boolean }) {
  const { t } = useLanguage();
  const meant = latinMeant(code).filter((one) => CODE.test(one)).slice(0, 2);
  const typed = code.trim();
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Pair label={t('accountsForm.name')} hint={t('accountsForm.nameHint')} value={name} onChange={(value) => { onChange({ name: value }); }} error={{ ar: at('name.ar'), fr: at('name.fr') }} />
      <TextField label={t('accountsForm.code')} hint={t('accountsForm.codeHint')} content={meant.length > 0 ? 'any' : 'code'} value={code} disabled={fixed} sx={{ maxWidth: 168, minWidth: 120 }}
        // a code is in capitals: nobody need hold Shift for it
        onChange={(event) => { onChange({ code: event.target.value.toUpperCase() }); }}
        error={meant.length > 0 ? <Say k="ui.layoutArabic" with={{ typed: <bdi>{typed}</bdi>, meant: <Ltr>{meant[0]}</Ltr> }} /> : at('code')}
        beside={<Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          {meant.map((one) => <Button key={one} variant="outlined" onClick={() => { onChange({ code: one }); }}><span><Say k="ui.writeInstead" with={{ meant: <Ltr>{one}</Ltr> }} /></span></Button>)}
          {CODE.test(typed) && <Typography color="textSecondary"><Say k="accountsForm.codeExample" with={{ reference: <Ltr>{reference('PV', typed, new Date().getFullYear(), 1)}</Ltr> }} /></Typography>}
        </Box>} />
      <Pair label={t('accountsForm.city')} hint={t('accountsForm.cityHint')} optional value={city} onChange={(value) => { onChange({ city: value }); }} error={{ ar: at('city.ar'), fr: at('city.fr') }} />
    </Box>
  );
}

/** For who only wants to look. */
export function DemonstrationPanel({ busy, refusal, onOpen }: { readonly busy: boolean; readonly refusal: Refusal | null; readonly onOpen: () => void }) {
  const { t } = useLanguage();
  return (
    <Box component="section" aria-labelledby="demonstration" sx={{ bgcolor: color.quiet, borderRadius: 1, p: 2.5, alignSelf: 'start', display: 'grid', gap: 1, justifyItems: 'start', [narrow]: { order: 2 } }}>
      <Typography id="demonstration" variant="h2">{t('accountsForm.demoTitle')}</Typography>
      <Typography color="textSecondary">{t('accountsForm.demoText')}</Typography>
      {busy ? <Box sx={{ width: '100%' }}><Progress label={t('accountsForm.demoOpening')} /></Box> : <Button variant="outlined" onClick={onOpen} sx={{ mt: 1 }}>{t('accountsForm.demoOpen')}</Button>}
      <RefusalNotice refusal={refusal} />
    </Box>
  );
}
