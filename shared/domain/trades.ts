/** The trades of the field (glossary rows 63–86). Their names, and other words people type for them, stand in the catalogues `trades` and `ceremonyForm`. */
export const TRADES = [
  'sewing', 'printing', 'cooking', 'mechanics', 'catering', 'hairdressing', 'pastry', 'grocery', 'upholstery', 'carpentry', 'metalwork',
  'plumbing', 'electricity', 'painting', 'building', 'phoneRepair', 'maintenance', 'farming', 'beekeeping', 'crafts', 'commerce', 'digital',
  'goodsTransport', 'carWash',
] as const;
export type TradeCode = (typeof TRADES)[number];
