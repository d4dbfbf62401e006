import { Box, Button } from '@mui/material';
import { Notice } from './notice.tsx';
import { useLanguage } from './language.tsx';
import { color } from './theme.ts';
import type { Clash } from './merge.ts';

const shown = (value: unknown): string => (Array.isArray(value) ? String(value.length) : typeof value === 'boolean' ? (value ? '✓' : '✗') : String(value ?? ''));

/** Another window changed what is being typed: what differs, side by side, and the two ways on. Nothing typed is lost by either. */
export function Meanwhile({ words, clashes, label, onChoose }: { readonly words: string; readonly clashes: readonly Clash[]; readonly label: (path: string) => string; readonly onChoose: (prefer: 'mine' | 'theirs') => void }) {
  const { t } = useLanguage();
  return (
    <Notice tone="attention" focus title={t('ceremonyEdit.meanwhile')}>
      <Box>{words}</Box>
      {clashes.length === 0 ? <Box sx={{ mt: 0.5 }}>{t('ceremonyEdit.meanwhileNone')}</Box> : <>
        <Box sx={{ mt: 0.5 }}>{t('ceremonyEdit.meanwhileHow')}</Box>
        <Box component="table" sx={{ width: '100%', mt: 1, bgcolor: color.ground, borderCollapse: 'collapse', tableLayout: 'fixed', '& th, & td': { textAlign: 'start', p: 0.75, borderBottom: `1px solid ${color.line}`, fontWeight: 400, verticalAlign: 'top', overflowWrap: 'anywhere' }, '& thead th': { fontWeight: 600, fontSize: '0.875rem', color: color.ink2 } }}>
          <thead><tr><th scope="col">{t('ceremonyEdit.meanwhileField')}</th><th scope="col">{t('ceremonyEdit.meanwhileTheirs')}</th><th scope="col">{t('ceremonyEdit.meanwhileMine')}</th></tr></thead>
          <tbody>
            {clashes.map(({ path, mine, theirs }) => <tr key={path}><th scope="row">{label(path)}</th><td><bdi dir="auto">{shown(theirs) || t('ceremonyEdit.empty')}</bdi></td><td><bdi dir="auto">{shown(mine) || t('ceremonyEdit.empty')}</bdi></td></tr>)}
          </tbody>
        </Box>
      </>}
      <Box sx={{ display: 'flex', gap: 1, mt: 1, flexWrap: 'wrap' }}>
        <Button variant="contained" onClick={() => { onChoose('mine'); }}>{t('ceremonyEdit.keepMine')}</Button>
        {clashes.length > 0 && <Button variant="outlined" onClick={() => { onChoose('theirs'); }}>{t('ceremonyEdit.takeTheirs')}</Button>}
      </Box>
    </Notice>
  );
}
