import { Box, Typography } from '@mui/material';
import { useEffect, useState, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useAnswer } from '#renderer/app/hooks/api.ts';
import { Choice, Columns, Text, Tick, useFields } from '#renderer/app/hooks/keptFields.tsx';
import { KeptRows } from '#renderer/app/hooks/keptRows.tsx';
import { useLanguage } from '#renderer/components/language.tsx';
import { RefusalNotice } from '#renderer/components/notice.tsx';
import { color, narrow } from '#renderer/components/theme.ts';
import { Ltr, Money } from '#renderer/components/values.tsx';
import { readAmount, readWhole } from '#shared/domain/common/numbers.ts';
import { LEGAL_FORMS } from '#shared/domain/handover.ts';
import { FUNDERS, FUNDING_STATES, PERMIT_STATES, TENURES } from '#shared/domain/lifeProjects.ts';
import { TRADES } from '#shared/domain/trades.ts';
import { FiguresWords } from './figures.tsx';
import { RowOf, useHeads } from './planParts.tsx';
import { NEW, readSheet, sheetTexts, type SheetTexts } from './texts.ts';

const PAUSE = 300;
/** Stands for a sheet that cannot be read; nothing is asked about it. */
const EMPTY = readSheet(sheetTexts(null)) as NonNullable<ReturnType<typeof readSheet>>;
/** The sheet of the income-generating project; what it comes to stands beneath it while it is typed. */
export function IncomeSheet() {
  const { t } = useLanguage();
  const { control } = useFields();
  const earns = useWatch({ control, name: 'now.earns' }) as boolean | undefined;
  return <>
    <Tick path="earns" label={t('lifeProjectForm.earns')} />
    {earns ? <Sheet /> : <Typography variant="body2" color="textSecondary">{t('lifeProjectForm.earnsNot')}</Typography>}
  </>;
}
function Sheet() {
  const { t } = useLanguage();
  const at = 'incomeProject';
  return <>
    <Text path={`${at}.title`} />
    <Columns>
      <Choice path={`${at}.trade`} options={[['', t('ceremonyEdit.chooseTrade')], ...TRADES.map((one): [string, string] => [one, t(`trades.${one}`)])]} />
      <Choice path={`${at}.legalForm`} options={[['', t('lifeProjectForm.notChosen')], ...LEGAL_FORMS.map((one): [string, string] => [one, t(`ceremonyForm.code.legalForm.${one}`)])]} optional />
    </Columns>
    <RowOf shares="minmax(0, 3fr) minmax(0, 2fr) minmax(0, 3fr)"><Text path={`${at}.site.address`} optional /><Choice path={`${at}.site.tenure`} options={TENURES.map((one) => [one, t(`caseWords.tenure_${one}`)])} /><Text path={`${at}.site.note`} optional /></RowOf>
    <Part title={t('lifeProjectForm.permits')}>
      <KeptRows path={`${at}.permits`} blank={NEW.permit} first="words" most={20} name={(number) => t('lifeProjectForm.row_permit', { number })} add={t('lifeProjectForm.add_permit')} none={t('lifeProjectForm.none_permit')}>{(row, i) => <Permit at={row} index={i} />}</KeptRows>
    </Part>
    <Part title={t('lifeProjectForm.investments')}>
      <KeptRows path={`${at}.investments`} blank={NEW.investment} first="words" most={100} name={(number) => t('lifeProjectForm.row_line', { number })} add={t('lifeProjectForm.add_investment')}>{(row, i) => <Investment at={row} index={i} />}</KeptRows>
    </Part>
    <Part title={t('lifeProjectForm.financing')}>
      <KeptRows path={`${at}.financing`} blank={NEW.financing} first="source" most={20} name={(number) => t('lifeProjectForm.row_line', { number })} add={t('lifeProjectForm.add_financing')}>{(row, i) => <Financing at={row} index={i} />}</KeptRows>
    </Part>
    <Part title={t('lifeProjectForm.sales')} hint={t('lifeProjectForm.usualMonth')}>
      <KeptRows path={`${at}.sales`} blank={NEW.sale} first="words" most={50} name={(number) => t('lifeProjectForm.row_line', { number })} add={t('lifeProjectForm.add_sale')}>{(row, i) => <Sale at={row} index={i} />}</KeptRows>
    </Part>
    <Part title={t('lifeProjectForm.fixedCosts')} hint={t('lifeProjectForm.usualMonth')}>
      <KeptRows path={`${at}.fixedCosts`} blank={NEW.cost} first="words" most={50} name={(number) => t('lifeProjectForm.row_line', { number })} add={t('lifeProjectForm.add_cost')}>{(row, i) => <Cost at={row} index={i} />}</KeptRows>
    </Part>
    <Part title={t('lifeProjectForm.rhythm')} hint={t('lifeProjectForm.rhythmHint')}>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(104px, 1fr))', gap: 1 }}>
        {Array.from({ length: 12 }, (_, i) => <Text key={i} path={`${at}.rhythm.${i}`} label={t('lifeProjectForm.month', { month: i + 1 })} content="code" inputMode="numeric" />)}
      </Box>
    </Part>
    <Live />
  </>;
}
const Part = ({ title, hint, children }: { readonly title: string; readonly hint?: string; readonly children: ReactNode }) => (
  <Box sx={{ borderTop: `1px solid ${color.line}`, pt: 1 }}><Typography variant="h3">{title}</Typography>{hint && <Typography variant="body2" color="textSecondary">{hint}</Typography>}<Box sx={{ mt: 0.5 }}>{children}</Box></Box>
);
interface RowProps { readonly at: string; readonly index: number }
function Permit({ at, index }: RowProps) {
  const { t } = useLanguage();
  const head = useHeads(index);
  return <RowOf shares="minmax(0, 3fr) minmax(0, 1fr)"><Text path={`${at}words`} {...head(`${at}words`)} /><Choice path={`${at}state`} {...head(`${at}state`)} options={PERMIT_STATES.map((one) => [one, t(`caseWords.permitState_${one}`)])} /></RowOf>;
}
function Investment({ at, index }: RowProps) {
  const head = useHeads(index);
  return <RowOf shares="minmax(0, 5fr) 88px 136px 136px"><Text path={`${at}words`} {...head(`${at}words`)} /><Text path={`${at}quantity`} {...head(`${at}quantity`)} content="code" inputMode="numeric" /><Text path={`${at}unitPrice`} {...head(`${at}unitPrice`)} content="code" inputMode="decimal" /><Product at={at} of="unitPrice" /></RowOf>;
}
function Financing({ at, index }: RowProps) {
  const { t } = useLanguage();
  const head = useHeads(index);
  return <RowOf shares="minmax(0, 4fr) minmax(0, 4fr) 136px minmax(0, 2fr)">
    <Choice path={`${at}source`} {...head(`${at}source`)} options={FUNDERS.map((one) => [one, t(`caseWords.funder_${one}`)])} /><Text path={`${at}words`} {...head(`${at}words`)} /><Text path={`${at}amount`} {...head(`${at}amount`)} content="code" inputMode="decimal" />
    <Choice path={`${at}state`} {...head(`${at}state`)} options={FUNDING_STATES.map((one) => [one, t(`caseWords.fundingState_${one}`)])} />
  </RowOf>;
}
function Sale({ at, index }: RowProps) {
  const head = useHeads(index);
  return <RowOf shares="minmax(0, 5fr) 88px 120px 120px 136px"><Text path={`${at}words`} {...head(`${at}words`)} /><Text path={`${at}quantity`} {...head(`${at}quantity`)} content="code" inputMode="numeric" /><Text path={`${at}unitPrice`} {...head(`${at}unitPrice`)} content="code" inputMode="decimal" /><Text path={`${at}unitCost`} {...head(`${at}unitCost`)} content="code" inputMode="decimal" /><Product at={at} of="unitPrice" /></RowOf>;
}
function Cost({ at, index }: RowProps) {
  const head = useHeads(index);
  return <RowOf shares="minmax(0, 3fr) 160px"><Text path={`${at}words`} {...head(`${at}words`)} /><Text path={`${at}amount`} {...head(`${at}amount`)} content="code" inputMode="decimal" /></RowOf>;
}
/** Quantity by price, while both are typed. */
function Product({ at, of }: { readonly at: string; readonly of: string }) {
  const { t } = useLanguage();
  const { control } = useFields();
  const [quantity, price]: unknown[] = useWatch({ control, name: [`now.${at}quantity`, `now.${at}${of}`] });
  const many = readWhole(String(quantity ?? '')), each = readAmount(String(price ?? '')), sum = many.ok && each.ok ? many.value * each.value : null;
  return <Box className="figures" sx={{ lineHeight: '40px' }}>{sum !== null && Number.isSafeInteger(sum) ? <><span className="soft">{t('lifeProjectForm.makes')} </span><Money value={sum} /></> : <Ltr>–</Ltr>}</Box>;
}
/** What the sheet comes to, a moment after the last key. */
function Live() {
  const { t } = useLanguage();
  const { control } = useFields();
  const texts = useWatch({ control, name: 'now.incomeProject' }) as SheetTexts;
  const [sheet, setSheet] = useState(() => readSheet(texts));
  useEffect(() => {
    const timer = setTimeout(() => { setSheet((now) => readSheet(texts) ?? now); }, PAUSE);
    return () => { clearTimeout(timer); };
  }, [texts]);
  const { data, refusal } = useAnswer('lifeProjects.figures', { incomeProject: sheet ?? EMPTY }, { enabled: sheet !== null, keep: true });
  return (
    <Box role="status" aria-label={t('lifeProjectForm.figures')} sx={{ bgcolor: color.quiet, px: 2, py: 1.5, [narrow]: { px: 1.5 } }}>
      <RefusalNotice refusal={refusal} />
      {data ? <FiguresWords figures={data} /> : !refusal && <Typography color="textSecondary">{t('lifeProjectForm.figuresWait')}</Typography>}
    </Box>
  );
}
