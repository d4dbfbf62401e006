export const TRADES = ['sewing', 'printing', 'cooking', 'mechanics'] as const;
export type TradeCode = (typeof TRADES)[number];
