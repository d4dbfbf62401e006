import { Box, Typography } from '@mui/material';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { Status } from '#renderer/components/status.tsx';
import { color } from '#renderer/components/theme.ts';
import { Ltr, Money } from '#renderer/components/values.tsx';
import type { Figures } from './texts.ts';

/** Hundredths of a percent, as both languages write them: `42,50`. */
const rate = (hundredths: number): string => { const whole = Math.abs(hundredths), rest = String(whole % 100).padStart(2, '0'); return `${hundredths < 0 ? '−' : ''}${Math.trunc(whole / 100)}${rest === '00' ? '' : `,${rest}`}`; };
/** What an income project comes to: whether it is financed, what a usual month leaves, where it breaks even and why, and its months. */
export function FiguresWords({ figures }: { readonly figures: Figures }) {
  const { t } = useLanguage();
  const { investment, financing, gap, income, variable, fixed, margin, result, marginRate, breakEven, breakEvenShare, months, year } = figures;
  const sum = (value: number) => <Money value={value} unit />;
  return (
    <Box sx={{ display: 'grid', gap: 1.25 }}>
      <Typography variant="h3">{t('lifeProjectForm.figures')}</Typography>
      <Box>
        <Say k="lifeProjectForm.financed" with={{ investment: sum(investment), financing: sum(financing) }} />{' '}
        {gap === 0 ? <Status tone="done">{t('lifeProjectForm.gapNone')}</Status> : <Status tone="block"><Say k={gap < 0 ? 'lifeProjectForm.gapMissing' : 'lifeProjectForm.gapOver'} with={{ gap: sum(Math.abs(gap)) }} /></Status>}
      </Box>
      <Box>
        <Say k="lifeProjectForm.monthSum" with={{ income: sum(income), variable: sum(variable), fixed: sum(fixed) }} />{' '}
        <Box component="span" className="strong" sx={result < 0 ? { color: color.amber } : {}}><Say k={result < 0 ? 'lifeProjectForm.monthLoss' : 'lifeProjectForm.monthLeft'} with={{ result: sum(Math.abs(result)) }} /></Box>
      </Box>
      <Box>
        {breakEven === null || marginRate === null ? t(income === 0 ? 'lifeProjectForm.breakEvenNoSales' : 'lifeProjectForm.breakEvenNone') : <>
          <Say k="lifeProjectForm.breakEven" with={{ breakEven: <span className="strong">{sum(breakEven)}</span>, share: <Ltr>{`${breakEvenShare ?? 0} %`}</Ltr> }} />{' '}
          <span className="soft"><Say k="lifeProjectForm.breakEvenHow" with={{ fixed: sum(fixed), rate: <Ltr>{`${rate(marginRate)} %`}</Ltr>, margin: sum(margin), income: sum(income) }} /></span>
        </>}
      </Box>
      <Box sx={{ overflowX: 'auto' }}>
        <Box component="table" sx={{ borderCollapse: 'collapse', fontSize: '0.875rem', '& th, & td': { px: 1.5, py: 0.25, borderBottom: `1px solid ${color.line}`, fontWeight: 400 }, '& th:not(.figures)': { textAlign: 'start' }, '& thead th': { color: color.ink2, fontWeight: 600 } }}>
          <thead><tr><th scope="col">{t('lifeProjectForm.colMonth')}</th>{(['income', 'variable', 'fixed', 'result'] as const).map((one) => <th key={one} scope="col" className="figures">{t(`lifeProjectForm.col_${one}`)}</th>)}</tr></thead>
          <tbody>
            {months.map((month) => <tr key={month.month}><th scope="row"><bdi>{month.month}</bdi></th><td className="figures"><Money value={month.income} /></td><td className="figures"><Money value={month.variable} /></td><td className="figures"><Money value={month.fixed} /></td><td className="figures strong" style={month.result < 0 ? { color: color.amber } : undefined}><Money value={month.result} /></td></tr>)}
            <tr><th scope="row" className="strong">{t('lifeProjectForm.year')}</th><td className="figures strong"><Money value={year.income} /></td><td className="figures strong"><Money value={year.variable} /></td><td className="figures strong"><Money value={year.fixed} /></td><td className="figures strong"><Money value={year.result} /></td></tr>
          </tbody>
        </Box>
      </Box>
    </Box>
  );
}
