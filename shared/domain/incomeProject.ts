import { centimes, times, total, type Centimes } from '#shared/domain/common/money.ts';
import { MAX_CENTIMES } from '#shared/domain/common/numbers.ts';

/*
 * What the sheet of an income-generating project comes to (domain.md §4 B). All amounts are integer centimes; exact wherever they are sums or
 * products, and rounded in three places that say so.
 */
export interface IncomeSheet {
  readonly investments: readonly { readonly quantity: number; readonly unitPrice: Centimes }[];
  readonly financing: readonly { readonly amount: Centimes }[];
  readonly sales: readonly { readonly quantity: number; readonly unitPrice: Centimes; readonly unitCost: Centimes }[];
  readonly fixedCosts: readonly { readonly amount: Centimes }[];
  /** Sales of months 1 … 12 in percent of a usual month. */
  readonly rhythm: readonly number[];
}
export interface Flow { readonly income: Centimes; readonly variable: Centimes; readonly fixed: Centimes; readonly result: Centimes }
export interface IncomeFigures extends Flow {
  readonly investment: Centimes; readonly financing: Centimes; readonly gap: Centimes; readonly margin: Centimes; readonly marginRate: number | null;
  readonly breakEven: Centimes | null; readonly breakEvenShare: number | null;
  readonly months: readonly (Flow & { readonly month: number })[]; readonly year: Flow;
}
const up = (over: bigint, under: bigint): number => Number((over + under - 1n) / under);
const halfUp = (over: bigint, under: bigint): number => Number((2n * over + under) / (2n * under));

/**
 * Break-even: fixed costs ÷ margin rate, where the margin rate is (income − variable costs) ÷ income of a usual month. It is computed as one
 * fraction, fixed × income ÷ margin, from the unrounded parts, and rounded up to the centime: one centime less would not cover the costs.
 * Beyond the largest amount there are words for it is out of reach, as where no margin is left. The rate itself is shown in hundredths of a percent, half up; a month's income and variable costs by its rhythm, to the centime, half up.
 */
export function figuresOf({ investments, financing, sales, fixedCosts, rhythm }: IncomeSheet): IncomeFigures {
  const investment = total(investments.map(({ quantity, unitPrice }) => times(unitPrice, quantity))), financed = total(financing.map(({ amount }) => amount));
  const income = total(sales.map(({ quantity, unitPrice }) => times(unitPrice, quantity))), variable = total(sales.map(({ quantity, unitCost }) => times(unitCost, quantity)));
  const fixed = total(fixedCosts.map(({ amount }) => amount)), margin = centimes(income - variable);
  const flow = (percent: number): Flow => {
    const part = (value: Centimes): Centimes => centimes(halfUp(BigInt(value) * BigInt(percent), 100n));
    const [in_, out] = [part(income), part(variable)];
    return { income: in_, variable: out, fixed, result: centimes(in_ - out - fixed) };
  };
  const months = rhythm.map((percent, i) => ({ month: i + 1, ...flow(percent) }));
  const reached = margin > 0 ? up(BigInt(fixed) * BigInt(income), BigInt(margin)) : Infinity, breakEven = reached <= MAX_CENTIMES ? centimes(reached) : null;
  return {
    investment, financing: financed, gap: centimes(financed - investment), income, variable, fixed, margin, result: centimes(margin - fixed),
    marginRate: income > 0 ? Math.sign(margin) * halfUp(BigInt(Math.abs(margin)) * 10_000n, BigInt(income)) : null,
    breakEven, breakEvenShare: breakEven === null ? null : up(BigInt(fixed) * 100n, BigInt(margin)),
    months, year: { income: total(months.map((one) => one.income)), variable: total(months.map((one) => one.variable)), fixed: total(months.map((one) => one.fixed)), result: total(months.map((one) => one.result)) },
  };
}
/** The largest sum of the sheet, which no amount may pass; plain numbers, so that it can be looked at before any sum is made. */
export const largestSum = ({ investments, financing, sales, fixedCosts }: IncomeSheet): number => Math.max(
  investments.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0), financing.reduce((sum, { amount }) => sum + amount, 0), fixedCosts.reduce((sum, { amount }) => sum + amount, 0),
  sales.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0), sales.reduce((sum, { quantity, unitCost }) => sum + quantity * unitCost, 0));
