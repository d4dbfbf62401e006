import PictureIcon from '@mui/icons-material/ImageOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useRef, useState, type ReactNode } from 'react';
import { useLanguage } from './language.tsx';
import { color, ring } from './theme.ts';
import { srOnly } from './values.tsx';

/** A picture chosen or dropped. `source`: the address of what is shown; null where there is none. */
export function PictureField({ label, hint, error, source, onPick, onRemove, busy = false, disabled = false }: {
  readonly label: string; readonly hint?: ReactNode; readonly error?: ReactNode; readonly source: string | null; readonly onPick: (file: File) => void; readonly onRemove: () => void; readonly busy?: boolean; readonly disabled?: boolean;
}) {
  const { t } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [broken, setBroken] = useState<string | null>(null);
  const off = busy || disabled, wrong = error || (source !== null && broken === source && t('rows.notShown'));
  return (
    <Box role="group" aria-label={label} sx={{ minWidth: 0, ...(wrong ? { borderInlineStart: `4px solid ${color.amberMark}`, paddingInlineStart: 1.5 } : {}) }}>
      <Typography variant="h3">{label}</Typography>
      {hint && <Typography variant="body2" color="textSecondary">{hint}</Typography>}
      {wrong && <Typography variant="body2" role="alert" sx={{ color: color.amber, fontWeight: 600 }}>{wrong}</Typography>}
      <Box onDragOver={(event) => { if (!off) { event.preventDefault(); setOver(true); } }} onDragLeave={() => { setOver(false); }}
        onDrop={(event) => { event.preventDefault(); setOver(false); const file = event.dataTransfer.files[0]; if (file && !off) onPick(file); }}
        sx={{ mt: 0.5, display: 'flex', alignItems: 'center', gap: 2, p: 1.5, borderRadius: 1, border: `1px dashed ${color.edge}`, minHeight: 104, ...(over ? ring : {}) }}>
        <Box sx={{ width: 80, height: 80, flex: 'none', display: 'grid', placeItems: 'center', bgcolor: source ? color.ground : color.quiet, color: color.ink3, borderRadius: 1 }}>
          {source ? <img src={source} alt={label} onError={() => { setBroken(source); }} style={{ maxWidth: 80, maxHeight: 80, objectFit: 'contain' }} /> : <PictureIcon aria-hidden />}
        </Box>
        <Box sx={{ display: 'grid', gap: 0.5, justifyItems: 'start', minWidth: 0 }}>
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            <Button variant="outlined" size="small" disabled={off} data-fault={wrong ? '' : undefined} onClick={() => input.current?.click()}>{t(source ? 'rows.otherPicture' : 'rows.choosePicture')}<span style={srOnly}> ({label})</span></Button>
            {source && <Button variant="text" size="small" disabled={off} onClick={onRemove}>{t('ui.remove')}<span style={srOnly}> ({label})</span></Button>}
          </Box>
          <Typography variant="body2" color="textSecondary">{t('rows.orDrop')}</Typography>
        </Box>
        <input ref={input} type="file" accept=".png,.jpg,.jpeg,.svg" hidden tabIndex={-1} onChange={(event) => { const file = event.target.files?.[0]; event.target.value = ''; if (file) onPick(file); }} />
      </Box>
    </Box>
  );
}
