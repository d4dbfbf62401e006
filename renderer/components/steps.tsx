import CheckIcon from '@mui/icons-material/Check';
import { Box, Link } from '@mui/material';
import { useLanguage } from './language.tsx';
import { color, narrow } from './theme.ts';
import { srOnly } from './values.tsx';

export interface Step { readonly key: string; readonly label: string; readonly onOpen?: (() => void) | undefined }
/** The line of time, which runs with the reading direction. `current`: the step one is at; those before it are done. On narrow pages only that one has words. */
export function Steps({ label, steps, current }: { readonly label: string; readonly steps: readonly Step[]; readonly current: number }) {
  const { t } = useLanguage();
  return (
    <Box component="ol" aria-label={label} sx={{ display: 'flex', listStyle: 'none', m: 0, p: 0, alignItems: 'center', [narrow]: { '& .words': srOnly, '& [aria-current] .words': { position: 'static', width: 'auto', height: 'auto', clip: 'auto' } } }}>
      {steps.map((step, at) => {
        const done = at < current, now = at === current;
        return (
          <Box component="li" key={step.key} aria-current={now ? 'step' : undefined} sx={{ display: 'flex', alignItems: 'center', gap: 1, flex: at < steps.length - 1 ? 1 : 'none', whiteSpace: 'nowrap', color: now ? color.greenDeep : color.ink2, fontWeight: now ? 600 : 400 }}>
            <Box aria-hidden sx={{ width: 26, height: 26, borderRadius: '50%', display: 'grid', placeItems: 'center', fontSize: '0.875rem', fontWeight: 600, flex: 'none', border: `2px solid ${done || now ? color.green : color.edge}`, bgcolor: now ? color.green : color.ground, color: now ? color.ground : done ? color.green : color.ink2 }}>
              {done ? <CheckIcon sx={{ fontSize: 18 }} /> : at + 1}
            </Box>
            <span className="words">
              {step.onOpen ? <Link component="button" type="button" onClick={step.onOpen} underline="hover" sx={{ color: 'inherit', font: 'inherit' }}>{step.label}</Link> : step.label}
              {done && <span style={srOnly}> {t('ui.stepDone')}</span>}
            </span>
            {at < steps.length - 1 && <Box aria-hidden sx={{ flex: 1, minWidth: 12, height: 2, marginInlineEnd: 1, bgcolor: done ? color.green : color.line }} />}
          </Box>
        );
      })}
    </Box>
  );
}
