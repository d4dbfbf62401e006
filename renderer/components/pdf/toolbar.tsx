import NextIcon from '@mui/icons-material/ChevronRight';
import PreviousIcon from '@mui/icons-material/ChevronLeft';
import SaveIcon from '@mui/icons-material/SaveAltOutlined';
import ZoomInIcon from '@mui/icons-material/ZoomIn';
import ZoomOutIcon from '@mui/icons-material/ZoomOut';
import { Box, Button, IconButton, OutlinedInput, Select } from '@mui/material';
import { useEffect, useState } from 'react';
import { latinDigits } from '#shared/domain/common/names.ts';
import { useLanguage } from '../language.tsx';
import { color, narrow } from '../theme.ts';
import { mirrors } from '../values.tsx';
import { ZOOM_STEPS, type Zoom } from './layout.ts';

/** Page, zoom and what the screen adds. It turns with the language; the page it speaks of never does. */
export function PdfToolbar({ label, page, pages, zoom, factor, onPage, onZoom, onStep, onSave }: {
  readonly label: string; /** from 1 */ readonly page: number; readonly pages: number; readonly zoom: Zoom; readonly factor: number;
  readonly onPage: (page: number) => void; readonly onZoom: (zoom: Zoom) => void; readonly onStep: (direction: 1 | -1) => void; readonly onSave?: (() => void) | undefined;
}) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => { setTyped(null); }, [page]);
  const go = (): void => {
    const wanted = Number(latinDigits(typed ?? ''));
    setTyped(null);
    if (Number.isInteger(wanted) && wanted >= 1) onPage(Math.min(pages, wanted));
  };
  const shown = typeof zoom === 'number' ? String(zoom) : zoom, steps: readonly number[] = ZOOM_STEPS;
  const percent = (value: number): string => t('pdf.percent', { value: Math.round(value * 100) });
  const empty = pages === 0;
  return (
    <Box role="toolbar" aria-label={t('pdf.toolbar', { label })} sx={{ display: 'flex', alignItems: 'center', gap: 0.5, px: 2, minHeight: 56, flex: 'none', borderBottom: `1px solid ${color.line}`, bgcolor: color.ground, [narrow]: { flexWrap: 'wrap', py: 0.5 } }}>
      <IconButton aria-label={t('pdf.previousPage')} title={t('pdf.previousPage')} disabled={page <= 1} onClick={() => { onPage(page - 1); }}><PreviousIcon sx={mirrors} /></IconButton>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75, whiteSpace: 'nowrap' }}>
        <OutlinedInput value={typed ?? String(empty ? '' : page)} disabled={empty} onChange={(event) => { setTyped(event.target.value.slice(0, 6)); }} onBlur={() => { if (typed !== null) go(); }} onFocus={(event) => { event.target.select(); }}
          onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); go(); } else if (event.key === 'Escape') setTyped(null); }}
          inputProps={{ 'aria-label': t('pdf.pageNumber'), inputMode: 'numeric', dir: 'ltr' }} sx={{ width: 56, minHeight: 32, '& input': { px: 0.5, py: 0.25, textAlign: 'center' } }} />
        {!empty && <span>{t('pdf.ofPages', { pages })}</span>}
      </Box>
      <IconButton aria-label={t('pdf.nextPage')} title={t('pdf.nextPage')} disabled={page >= pages} onClick={() => { onPage(page + 1); }}><NextIcon sx={mirrors} /></IconButton>
      <Box sx={{ flex: 1 }} />
      <IconButton aria-label={t('pdf.zoomOut')} title={t('pdf.zoomOut')} disabled={empty || factor <= 0.5} onClick={() => { onStep(-1); }}><ZoomOutIcon /></IconButton>
      <Select native value={shown} disabled={empty} onChange={(event) => { const { value } = event.target; onZoom(value === 'width' || value === 'page' ? value : Number(value)); }} inputProps={{ 'aria-label': t('pdf.zoom') }} sx={{ minHeight: 32, '& select': { py: '3px !important', minWidth: 92 } }}>
        <option value="width">{t('pdf.fitWidth')}</option>
        <option value="page">{t('pdf.fitPage')}</option>
        {typeof zoom === 'number' && !steps.includes(zoom) && <option value={shown}>{percent(zoom)}</option>}
        {ZOOM_STEPS.map((step) => <option key={step} value={String(step)}>{percent(step)}</option>)}
      </Select>
      <IconButton aria-label={t('pdf.zoomIn')} title={t('pdf.zoomIn')} disabled={empty || factor >= 4} onClick={() => { onStep(1); }}><ZoomInIcon /></IconButton>
      {onSave && <Button variant="text" startIcon={<SaveIcon />} onClick={onSave}>{t('pdf.save')}</Button>}
    </Box>
  );
}
