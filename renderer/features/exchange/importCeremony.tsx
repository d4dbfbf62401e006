import { Button } from '@mui/material';
import { useNavigate } from 'react-router';
import { useJob } from '#renderer/app/hooks/api.ts';
import { Confirm } from '#renderer/components/dialog.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { CeremonyDone, type Imported } from './ceremonyDone.tsx';
import { ImportScreen } from './importScreen.tsx';
import { useReading } from './reading.ts';

/** A ceremony's workbook; one that is there as a draft already is replaced if the person says so. */
export function ImportCeremony() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const job = useJob('exchange.importCeremony');
  const reading = useReading<Imported>('ceremony', job, (sent, replace) => job.run({ ...sent, replace }));
  const { source, busy, read, forget } = reading, exists = reading.faulty?.errors.some(({ code }) => code === 'CEREMONY_EXISTS') ?? false;
  return <>
    <ImportScreen of="ceremony" reading={reading} asking={exists} done={(imported) => <CeremonyDone imported={imported} />} onward={({ ceremonyId }) => <Button variant="contained" onClick={() => { void navigate(`/ceremonies/${ceremonyId}`); }}>{t('importing.openCeremony')}</Button>} />
    <Confirm open={exists && !busy} title={t('importing.existsTitle')} act={t('importing.replace')} onAct={() => { if (source) void read(source, true); }} onClose={forget}>{t('importing.exists', { name: source?.name ?? '' })}</Confirm>
  </>;
}
