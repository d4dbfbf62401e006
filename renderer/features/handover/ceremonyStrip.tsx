import OpenIcon from '@mui/icons-material/ExpandMore';
import { Box, Button } from '@mui/material';
import { useId, useState, type ReactNode } from 'react';
import { useLanguage } from '#renderer/components/language.tsx';
import { color, narrow, useShort } from '#renderer/components/theme.ts';
import { Money } from '#renderer/components/values.tsx';
import type { Ceremony } from './problems.ts';
import { Totals } from './totals.tsx';

/**
 * What stands between a ceremony's head and its people: the steps, the filter, the totals. On a low screen one line tells where the
 * ceremony is and what it costs, and opens the rest.
 */
export function CeremonyStrip({ ceremony, steps, at, filter, about }: { readonly ceremony: Ceremony; readonly steps: ReactNode; /** the step one is at, in words */ readonly at: string; readonly filter: ReactNode; /** day, place and warnings, which the head has no room for there */ readonly about: ReactNode }) {
  const { t } = useLanguage();
  const isShort = useShort();
  const [open, setOpen] = useState(false);
  const id = useId();
  if (!isShort) return <>
    <Box className="no-print" sx={{ display: 'flex', alignItems: 'center', gap: 3, px: 3, pb: 1, flex: 'none', [narrow]: { px: 2, flexWrap: 'wrap', gap: 1 } }}>
      <Box sx={{ flex: 1, minWidth: 0, [narrow]: { flex: '1 0 100%' } }}>{steps}</Box>
      {filter}
    </Box>
    <Totals ceremony={ceremony} />
  </>;
  const { totalCentimes, remainderCentimes: left } = ceremony.totals;
  return (
    <Box sx={{ flex: 'none', borderBottom: `1px solid ${color.line}`, bgcolor: color.quiet }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, py: 0.25, '& .MuiOutlinedInput-root': { minHeight: 32, width: 190 }, '& .MuiOutlinedInput-root input': { py: 0.25 } }}>
        <Button variant="text" size="small" aria-expanded={open} aria-controls={id} onClick={() => { setOpen(!open); }} startIcon={<OpenIcon sx={open ? { transform: 'rotate(180deg)' } : {}} />} sx={{ flex: 1, minWidth: 0, justifyContent: 'flex-start', color: color.ink, fontWeight: 400, px: 0.5, '& > .words': { overflow: 'hidden', textOverflow: 'ellipsis' } }}>
          <span className="words">
            <b>{at}</b> · {t('ceremony.sum')} <Money value={totalCentimes} />
            {left !== null && <> · <Box component="span" sx={left < 0 ? { color: color.amber, fontWeight: 600 } : {}}>{t(left < 0 ? 'ceremony.excess' : 'ceremony.remainder')} <Money value={Math.abs(left)} /></Box></>}
          </span>
        </Button>
        {filter}
      </Box>
      <Box id={id} hidden={!open} sx={{ bgcolor: color.ground }}>
        {open && <>
          <Box sx={{ px: 2, py: 0.5, color: color.ink2 }}>{about}</Box>
          <Box sx={{ px: 2, pb: 0.75 }}>{steps}</Box>
          <Totals whole ceremony={ceremony} />
        </>}
      </Box>
    </Box>
  );
}
