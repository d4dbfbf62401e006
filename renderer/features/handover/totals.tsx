import { Box } from '@mui/material';
import { useLanguage } from '#renderer/components/language.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Money } from '#renderer/components/values.tsx';
import type { ReactNode } from 'react';
import type { Ceremony } from './problems.ts';

const MOST_TRADES = 4;
/** What each trade costs of the whole, and the whole against the envelope. */
export function Totals({ ceremony: { totals, ceremony }, whole = false }: { readonly ceremony: Ceremony; /** each trade on a narrow page too */ readonly whole?: boolean }) {
  const { t } = useLanguage();
  const trades = totals.byTrade.toSorted((a, b) => b.totalCentimes - a.totalCentimes);
  const shown = trades.length > MOST_TRADES + 1 ? trades.slice(0, MOST_TRADES) : trades, rest = trades.slice(shown.length);
  const about = ceremony.envelopeApproximate === 'more than' ? 'more' : ceremony.envelopeApproximate ?? 'exact';
  const left = totals.remainderCentimes;
  return (
    <Box component="section" aria-label={t('ceremony.totals')} sx={{ display: 'flex', gap: 2.5, px: 3, py: 1, minHeight: 72, flex: 'none', bgcolor: color.quiet, borderBlock: `1px solid ${color.line}`, [narrow]: { px: 2, minHeight: 0, gap: 2, ...(whole ? { flexWrap: 'wrap', rowGap: 0.5, '& > .figure': { flex: '1 0 120px' } } : { '& .trade': { display: 'none' } }) } }}>
      {shown.map(({ trade, beneficiaries, totalCentimes }) => (
        <Figure key={trade} className="trade" label={<>{t(`trades.${trade}`)} · <bdi>{beneficiaries}</bdi></>} value={totalCentimes} share={totals.totalCentimes > 0 ? totalCentimes / totals.totalCentimes : 0} />
      ))}
      {rest.length > 0 && <Figure className="trade" label={t('ceremony.moreTrades', { count: rest.length })} value={rest.reduce((sum, { totalCentimes }) => sum + totalCentimes, 0)} share={totals.totalCentimes > 0 ? rest.reduce((sum, { totalCentimes }) => sum + totalCentimes, 0) / totals.totalCentimes : 0} />}
      <Box aria-hidden className="trade" sx={{ width: '1px', bgcolor: color.edge, flex: 'none' }} />
      <Figure label={t('ceremony.total', { count: totals.beneficiaries })} value={totals.totalCentimes} strong />
      {totals.envelopeCentimes === null ? <Box sx={{ color: color.ink2, fontSize: '0.875rem', alignSelf: 'center' }}>{t('ceremony.noEnvelope')}</Box> : <>
        <Figure label={t('ceremony.envelope', { about })} value={totals.envelopeCentimes} />
        {left !== null && <Figure label={t(left < 0 ? 'ceremony.excess' : 'ceremony.remainder')} value={Math.abs(left)} strong amber={left < 0} />}
      </>}
    </Box>
  );
}
function Figure({ label, value, share, strong = false, amber = false, className }: { readonly label: ReactNode; readonly value: number; readonly share?: number; readonly strong?: boolean; readonly amber?: boolean; readonly className?: string }) {
  return (
    <Box className={`figure ${className ?? ''}`} sx={{ flex: 1, minWidth: 0, maxWidth: 172 }}>
      <Box sx={{ fontSize: '0.875rem', color: amber ? color.amber : color.ink2, lineHeight: 1.5, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}>{label}</Box>
      <Box sx={{ fontSize: strong ? '1.125rem' : '1rem', fontWeight: strong ? 600 : 400, lineHeight: '27px', color: amber ? color.amber : color.ink }}><Money value={value} /></Box>
      {share !== undefined && <Box aria-hidden sx={{ height: 4, bgcolor: color.line, borderRadius: 1 }}><Box sx={{ height: 4, width: `${(share * 100).toFixed(1)}%`, bgcolor: color.green, borderRadius: 1 }} /></Box>}
    </Box>
  );
}
