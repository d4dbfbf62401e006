import PrintIcon from '@mui/icons-material/PrintOutlined';
import SaveIcon from '@mui/icons-material/SaveAltOutlined';
import { Box, Button, FormControlLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import type { HeldFile } from '#shared/contract/bridge.ts';
import { LANGS } from '#shared/i18n/index.ts';
import type { Result } from '#shared/lib/result.ts';
import { call } from '../../app/hooks/api.ts';
import { printFiles, saveFiles, takeFile, useFileWork } from '../../app/hooks/files.ts';
import { useLastAction } from '../../app/hooks/lastAction.tsx';
import { useSession } from '../../app/hooks/session.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { Facts, Section } from '../../components/page.tsx';
import { Progress } from '../../components/progress.tsx';
import { Ltr } from '../../components/values.tsx';

const Licences = lazy(async () => ({ default: (await import('./licences.tsx')).Licences }));

/** The application on this computer: its language, its printer, where its data lie, what it is made of. */
export function Application() {
  const { t, lang, choose } = useLanguage();
  const { centre, warnings } = useSession();
  const { tell } = useLastAction();
  const { busy, refusal, work } = useFileWork();
  const [open, setOpen] = useState(false);
  const made = async (): Promise<Result<HeldFile[]>> => {
    const page = await call('papers.testPage', { language: lang, centre: { ar: centre.nameAr, fr: centre.nameFr } });
    const taken = page.ok ? await takeFile(page.value.file) : page;
    return taken.ok ? { ok: true, value: [{ name: `${t('settingsForm.testPageName')}.pdf`, bytes: taken.value }] } : taken;
  };
  const print = async (): Promise<void> => {
    const done = await work(async () => { const files = await made(); return files.ok ? printFiles(files.value, { printer: null, sides: 'one', copies: 1 }) : files; });
    if (done) tell({ words: t('settingsForm.testPageDone') });
  };
  const save = (): void => void work(async () => { const files = await made(); return files.ok ? saveFiles(files.value) : files; });
  return (
    <Box sx={{ px: 3, py: 2, display: 'grid', gap: 3, maxWidth: 760 }}>
      <Section title={t('settingsForm.language')}>
        <Typography color="textSecondary" sx={{ pt: 1 }}>{t('settingsForm.languageHint')}</Typography>
        <RadioGroup aria-label={t('settingsForm.language')} row sx={{ gap: 3 }} value={lang} onChange={(_event, value) => { const next = LANGS.find((one) => one === value); if (next) choose(next); }}>
          <FormControlLabel value="ar" control={<Radio />} label={t('ui.arabic')} />
          <FormControlLabel value="fr" control={<Radio />} label={t('ui.french')} />
        </RadioGroup>
      </Section>
      <Section title={t('settingsForm.printer')}>
        <Typography sx={{ py: 1 }}>{t('settingsForm.printerText')}</Typography>
        {busy ? <Progress label={t('ui.working')} /> : (
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            <Button variant="outlined" startIcon={<PrintIcon />} onClick={() => { void print(); }}>{t('settingsForm.testPage')}</Button>
            <Button variant="text" startIcon={<SaveIcon />} onClick={save}>{t('settingsForm.testPageSave')}</Button>
          </Box>
        )}
        <RefusalNotice refusal={refusal} />
      </Section>
      <Section title={t('settingsForm.dataFolder')}>
        <Box sx={{ display: 'grid', gap: 1, pt: 1 }}>
          {warnings.length === 0 && <Notice tone="good">{t('settingsForm.dataFine')}</Notice>}
          {warnings.map(({ code, params }) => <Notice key={code} tone="attention">{t(code, params)}</Notice>)}
        </Box>
      </Section>
      <Section title={t('settingsForm.about')}>
        <Box sx={{ py: 1 }}><Facts facts={[[t('settingsForm.appVersion'), <Ltr key="version">{import.meta.env.VITE_VERSION}</Ltr>], [t('settingsForm.licence'), t('settingsForm.licenceText')]]} /></Box>
        {open ? <Suspense fallback={<Progress label={t('ui.loading')} />}><Licences /></Suspense> : <Button variant="outlined" size="small" onClick={() => { setOpen(true); }}>{t('settingsForm.showLicences')}</Button>}
      </Section>
    </Box>
  );
}
