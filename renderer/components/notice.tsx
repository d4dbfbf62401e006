import DoneIcon from '@mui/icons-material/CheckCircle';
import WarnIcon from '@mui/icons-material/WarningAmberRounded';
import { Box, Typography } from '@mui/material';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Refusal } from '#shared/lib/result.ts';
import { useLanguage } from './language.tsx';
import { color } from './theme.ts';

/**
 * What the person must know, standing until it is no longer true: never a message that vanishes. A grave one takes the focus when it
 * appears, so that neither keyboard nor screen reader misses it.
 */
export function Notice({ tone, title, children, action, focus = false }: { readonly tone: 'attention' | 'good'; readonly title?: ReactNode; readonly children?: ReactNode; readonly action?: ReactNode; readonly focus?: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { if (focus) box.current?.focus(); }, [focus]);
  const grave = tone === 'attention';
  return (
    <Box ref={box} role={grave ? 'alert' : 'status'} tabIndex={-1} sx={{ display: 'flex', gap: 1.5, alignItems: 'flex-start', px: 2, py: 1.25, bgcolor: grave ? color.amberTint : color.greenTint, borderInlineStart: `4px solid ${grave ? color.amberMark : color.green}`, '& > svg': { mt: '2px', color: grave ? color.amber : color.green } }}>
      {grave ? <WarnIcon /> : <DoneIcon />}
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {title && <Typography sx={{ fontWeight: 600, color: grave ? color.amber : color.greenDeep }}>{title}</Typography>}
        {children && <Typography component="div">{children}</Typography>}
      </Box>
      {action}
    </Box>
  );
}
/** A refusal in its own words: what is wrong, where, how to mend it. @param field what the one text of the form is called, where a refusal names a field */
export function RefusalNotice({ refusal, action, field }: { readonly refusal: Refusal | null; readonly action?: ReactNode; readonly field?: string }) {
  const { t } = useLanguage();
  return refusal && <Notice tone="attention" focus action={action}>{t(refusal.code, field !== undefined && refusal.params?.['field'] !== undefined ? { ...refusal.params, field } : refusal.params)}</Notice>;
}
