import { Box, Typography } from '@mui/material';
import { Say, useLanguage } from '#renderer/components/language.tsx';
import { Status } from '#renderer/components/status.tsx';
import { color } from '#renderer/components/theme.ts';
import { Day, Ltr } from '#renderer/components/values.tsx';
import type { Answer } from '#shared/contract/index.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';

export type Proposal = Answer<'matching.propose'>;
type Score = Proposal['best'][number];
type GateSeen = Score['gates'][number];
/** Where a person has to read the convention: nothing, or nothing recent, was noted of it. */
const isToRead = ({ gate, state, because }: GateSeen): boolean => gate === 'eligibility' && state === 'unknown' && because.every(({ reason }) => reason === 'noRule' || reason === 'ruleOld');
/** Hundredths of a point: `20,5`. */
const points = (hundredths: number): string => { const rest = hundredths % 100; return `${Math.trunc(hundredths / 100)}${rest === 0 ? '' : `,${String(rest).padStart(2, '0').replace(/0$/, '')}`}`; };
/** One number, or from the least to the most where something is not known: in words in Arabic, where a dash between numbers is read from either side. */
export const Range = ({ low, high }: { readonly low: number; readonly high: number }) => (low === high ? <Ltr>{points(low)}</Ltr> : <Say k="lifeProjectForm.fromTo" with={{ low: <Ltr>{points(low)}</Ltr>, high: <Ltr>{points(high)}</Ltr> }} />);

/** A proposal as it was made: the best trades with what each line brings, what would raise them, and how far the order depends on the weights. */
export function ProposalWords({ proposal: { best, equippedOn, others, on, province, sensitivity, weights } }: { readonly proposal: Proposal }) {
  const { t } = useLanguage();
  const names = (codes: readonly Proposal['sensitivity']['movedBy'][number][]): string => codes.map((one) => t(`caseWords.criterion_${one}`)).join(t('lifeProjectForm.comma'));
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="body2" color="textSecondary"><Say k={province ? 'lifeProjectForm.proposedOn' : 'lifeProjectForm.proposedOnNoProvince'} with={{ on: <Day date={on} />, province: <bdi dir="auto">{province}</bdi> }} /> {t('lifeProjectForm.proposalRule', { total: weights.reduce((sum, { weight }) => sum + weight, 0) })}</Typography>
      {(equippedOn !== null || best.some(({ gates }) => gates.some(isToRead))) && <Typography variant="body2">{best.some(({ gates }) => gates.some(isToRead)) && t('lifeProjectForm.eligibilityCheck')}{equippedOn && <> <Say k="lifeProjectForm.equippedBefore" with={{ on: <Day date={equippedOn} /> }} /></>}</Typography>}
      {best.length === 0 && <Typography>{t('lifeProjectForm.noBest')}</Typography>}
      {best.map((score, i) => <ScoreTable key={score.trade} score={score} place={i + 1} />)}
      <Typography>{sensitivity.steady ? t('lifeProjectForm.steady', { percent: sensitivity.percent }) : sensitivity.movedBy.length > 0 ? t('lifeProjectForm.movedBy', { percent: sensitivity.percent, criteria: names(sensitivity.movedBy) }) : t('lifeProjectForm.movedTogether', { percent: sensitivity.percent })}</Typography>
      <Box component="details" sx={{ '& summary': { cursor: 'pointer', minHeight: 32, color: color.green } }}>
        <summary>{t('lifeProjectForm.others', { count: others.length })}</summary>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))', columnGap: 3 }}>
          {others.map(({ trade, low, high, shut, because }) => <Box component="li" key={trade} sx={{ display: 'flex', gap: 1, justifyContent: 'space-between', borderBottom: `1px solid ${color.line}`, py: 0.5 }}><span>{t(`trades.${trade}`)}</span>{shut.length > 0 ? <span className="soft">{t('lifeProjectForm.shutBy', { gates: [...shut.filter((gate) => gate !== 'eligibility' || because.length === 0).map((gate) => t(`caseWords.gate_${gate}`)), ...because.map((reason) => t(`caseWords.eligibility_${reason}`, { state: 'shut' }))].join(t('lifeProjectForm.comma')) })}</span> : <Range low={low} high={high} />}</Box>)}
        </Box>
      </Box>
    </Box>
  );
}
function ScoreTable({ score: { trade, isco, low, high, lines, gates, raises }, place }: { readonly score: Score; readonly place: number }) {
  const { t } = useLanguage();
  const most = lines.reduce((sum, { weight }) => sum + weight, 0);
  const reading = ({ evidence, params }: Score['lines'][number]): string => t(`caseWords.reading_${evidence}`, { ...params, ...(typeof params['dated'] === 'string' ? { dated: shortDate(params['dated'] as CivilDate) } : {}) });
  return (
    <Box sx={{ border: `1px solid ${color.line}`, p: 1.5, display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', columnGap: 2, rowGap: 0.5, flexWrap: 'wrap', alignItems: 'baseline' }}>
        <Typography variant="h3"><bdi>{place}</bdi>. {t(`trades.${trade}`)}</Typography>
        <span className="strong"><Say k="lifeProjectForm.points" with={{ points: <Range low={low} high={high} />, most: <Ltr>{most}</Ltr> }} /></span>
        <span className="soft">{t('lifeProjectForm.isco')} <Ltr>{isco}</Ltr></span>
      </Box>
      <Scale low={low} high={high} most={most * 100} />
      <Box component="table" sx={{ borderCollapse: 'collapse', width: '100%', fontSize: '0.875rem', '& th, & td': { px: 1, py: 0.375, borderBottom: `1px solid ${color.line}`, fontWeight: 400, verticalAlign: 'top' }, '& :is(th, td):not(.figures)': { textAlign: 'start' }, '& thead th': { fontWeight: 600, color: color.ink2 } }}>
        <thead><tr><th scope="col">{t('lifeProjectForm.colCriterion')}</th><th scope="col">{t('lifeProjectForm.colEvidence')}</th><th scope="col" className="figures">{t('lifeProjectForm.colPoints')}</th><th scope="col" className="figures">{t('lifeProjectForm.colWeight')}</th></tr></thead>
        <tbody>{lines.map((line) => <tr key={line.criterion}><th scope="row">{t(`caseWords.criterion_${line.criterion}`)}</th><td style={{ overflowWrap: 'anywhere' }}>{reading(line)}</td><td className="figures strong"><Range low={line.low} high={line.high} /></td><td className="figures"><bdi>{line.weight}</bdi></td></tr>)}</tbody>
      </Box>
      <Box sx={{ display: 'flex', columnGap: 2, rowGap: 0.5, flexWrap: 'wrap' }}>
        {gates.map(({ gate, state }) => <Status key={gate} tone={state === 'open' ? 'done' : state === 'shut' ? 'block' : 'todo'}>{t('lifeProjectForm.gate', { gate: t(`caseWords.gate_${gate}`), state: t(`caseWords.gateState_${state}`) })}</Status>)}
      </Box>
      {gates.filter(({ because }) => because.length > 0).map((gate) => <Why key={gate.gate} gate={gate} />)}
      {raises.length > 0 && <Box><span className="soft">{t('lifeProjectForm.raises')}</span> {raises.slice(0, 3).map(({ criterion, way, gain }, i) => <span key={`${criterion}${way}`}>{i > 0 && t('lifeProjectForm.semicolon')}{t('lifeProjectForm.raise', { criterion: t(`caseWords.criterion_${criterion}`), way: t(`caseWords.raise_${way}`) })} <Ltr>{`(+${points(gain)})`}</Ltr></span>)}</Box>}
    </Box>
  );
}
/** Why a gate stands as it does, condition by condition, and what that rests on. */
function Why({ gate: { gate, because, rule } }: { readonly gate: GateSeen }) {
  const { t } = useLanguage();
  return (
    <Box sx={{ overflowWrap: 'anywhere' }}>
      <span className="soft">{t('lifeProjectForm.gate', { gate: t(`caseWords.gate_${gate}`), state: '' })}</span>
      {because.map(({ reason, state }, i) => <span key={reason}>{i > 0 && t('lifeProjectForm.semicolon')}<span className={state === 'open' ? undefined : 'strong'}>{t(`caseWords.eligibility_${reason}`, { state })}</span></span>)}
      {rule && <span className="soft"> · <Say k="caseWords.eligibilityRule" with={{ source: <bdi dir="auto">{rule.source}</bdi>, dated: <Day date={rule.dated} /> }} /></span>}
    </Box>
  );
}
/** From nothing to everything, in the direction of reading: what is sure, and what may be. */
function Scale({ low, high, most }: { readonly low: number; readonly high: number; readonly most: number }) {
  const share = (value: number): string => `${most === 0 ? 0 : (value * 100) / most}%`;
  return (
    <Box aria-hidden sx={{ display: 'flex', height: 8, border: `1px solid ${color.edge}` }}>
      <Box sx={{ width: share(low), bgcolor: color.green }} />
      <Box sx={{ width: share(high - low), backgroundImage: `repeating-linear-gradient(45deg, ${color.greenMid} 0 2px, ${color.ground} 2px 5px)` }} />
    </Box>
  );
}
