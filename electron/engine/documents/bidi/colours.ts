export const fine = (value: number): number => Math.round(value * 1e4) / 1e4 || 0;

const colours = new Map<string, string>();
/** The operator that sets an opaque colour; null for one that pdfkit must look into. */
export function colourOperator(color: unknown, stroke: boolean): string | null {
  const key = `${String(color)}${stroke ? 'S' : 'f'}`, known = colours.get(key);
  if (known !== undefined) return known;
  const parts = typeof color === 'string' ? /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color) : null;
  if (!parts && color !== 'black') return null;
  const operator = `${(parts?.slice(1) ?? ['0', '0', '0']).map(part => fine(parseInt(part, 16) / 255)).join(' ')} ${stroke ? 'RG' : 'rg'}`;
  colours.set(key, operator);
  return operator;
}
