import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useShortcut } from '../../app/hooks/shortcuts.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { Progress } from '../../components/progress.tsx';
import { color } from '../../components/theme.ts';
import type { PrintDeeds } from './printDeeds.ts';
import { sheetsOfPaper, trayFor, type Choices } from './printRequest.ts';
import type { Printers } from './printers.ts';
import type { Printed } from './usePrinted.ts';

/** What will go through the printer, and the deeds: make, print, test page. */
export function PrintFoot({ printed, printers, deeds, choices, unasked, empty, persons }: {
  readonly printed: Printed; readonly printers: Printers; readonly deeds: PrintDeeds; readonly choices: Choices;
  readonly unasked: boolean; /** nothing is chosen */ readonly empty: boolean; readonly persons: number;
}) {
  const { t } = useLanguage();
  const { job, made, make } = printed;
  const { work, done, print, save, testPage } = deeds;
  const papers = made?.papers ?? [], sheets = sheetsOfPaper(papers, choices.sides);
  useShortcut('Ctrl+P', 'printing.print', print);
  useShortcut('Ctrl+S', 'printing.save', save);
  const again = <Button size="small" variant="outlined" onClick={make}>{t('ui.again')}</Button>;
  const originals = !made?.late && choices.kinds.every((kind) => kind === 'certificate') ? choices.originals.length * persons : 0;
  return (
    <Box component="footer" sx={{ borderTop: `1px solid ${color.line}`, px: 3, py: 1.25, bgcolor: color.quiet, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1 }}>
      <RefusalNotice refusal={deeds.refusal ?? job.refusal ?? printers.refusal} {...(job.refusal ? { action: again } : {})} />
      {made && made.pending.length > 0 && (
        <Notice tone="attention" title={t('printing.pending', { count: made.pending.length })} action={again}>
          <bdi dir="ltr">{made.pending.slice(0, 12).join(' · ')}{made.pending.length > 12 ? ' …' : ''}</bdi>
        </Notice>
      )}
      {done && <Notice tone="good" focus>{t(`printing.done_${done.what}`, { files: done.files })}</Notice>}
      {job.busy ? <Progress label={t('printing.making')} done={job.done} total={job.total} onCancel={job.cancel} />
        : work ? <Progress label={t(`printing.work_${work.is}`)} {...(work.is === 'testing' ? {} : { done: work.done, total: papers.length })} />
          : (
            <Box aria-live="polite">
              <Typography sx={{ fontWeight: 600 }}>{empty ? t('printing.chooseFirst') : made ? t('printing.sheets', { originals, files: papers.length, sheets, sides: choices.sides }) : t('printing.notMade')}</Typography>
              {made && sheets > 0 && <Typography variant="body2" color="textSecondary">{t('printing.tray', { sheets: trayFor(sheets) })}</Typography>}
              {!made && !empty && !unasked && <Typography variant="body2" color="textSecondary">{t('printing.takesNumbers')}</Typography>}
            </Box>
          )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {made || unasked
          ? <Button variant="contained" startIcon={<PrintIcon />} disabled={!print} onClick={print ?? undefined}>{t('printing.print')}</Button>
          : <Button variant="contained" disabled={empty || job.busy} onClick={make}>{t('printing.make')}</Button>}
        <Button variant="outlined" disabled={work !== null} onClick={testPage}>{t('printing.testPage')}</Button>
      </Box>
    </Box>
  );
}
