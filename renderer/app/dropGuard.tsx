import { Box } from '@mui/material';
import { useEffect, useState } from 'react';
import { useLanguage } from '../components/language.tsx';
import { color } from '../components/theme.ts';
import { useAnswer } from './hooks/api.ts';

/** A link or a text may be dropped where one types; a file nowhere but in a zone of ours. */
const takesText = ({ target, dataTransfer }: DragEvent): boolean => !dataTransfer?.types.includes('Files') && target instanceof Element && target.closest('input, textarea') !== null;

/**
 * What is dropped where no zone takes it would open in the window's place: it is refused, and a line says where files go, until the person
 * goes on. Zones listen below the window and prevent what the browser would do; that tells them here.
 */
export function DropGuard() {
  const { t } = useLanguage();
  const { data: here } = useAnswer('accounts.state', {});
  const [told, setTold] = useState(false);
  useEffect(() => {
    const onDrag = (event: DragEvent): void => {
      if (event.defaultPrevented || takesText(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
      if (event.dataTransfer?.types.includes('Files')) setTold(true);
    };
    const onGoOn = (): void => { setTold(false); };
    for (const name of ['dragover', 'drop'] as const) addEventListener(name, onDrag);
    for (const name of ['pointerdown', 'keydown'] as const) addEventListener(name, onGoOn);
    return () => {
      for (const name of ['dragover', 'drop'] as const) removeEventListener(name, onDrag);
      for (const name of ['pointerdown', 'keydown'] as const) removeEventListener(name, onGoOn);
    };
  }, []);
  return (
    // over dialogs too
    <Box role="status" className="no-print" sx={{ position: 'fixed', insetInline: 0, bottom: 0, zIndex: 'tooltip', pointerEvents: 'none' }}>
      {told && (
        <Box sx={{ px: 3, py: 1.25, bgcolor: color.quiet, borderTop: `1px solid ${color.line}` }}>
          <Box component="span" sx={{ fontWeight: 600 }}>{t('ui.dropNotHere')}</Box>
          {here?.state === 'open' && <> {t('ui.dropWhere', { list: t('ceremonies.importList'), files: t('beneficiariesForm.importFiles'), signed: t('filing.title'), papers: t('beneficiariesForm.tab_papers') })}</>}
        </Box>
      )}
    </Box>
  );
}
