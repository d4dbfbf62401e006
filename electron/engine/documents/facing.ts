import type { Inline, Table, Text } from './definition.ts';

/**
 * The two languages of a paper side by side, Arabic on the right: each pair stands in one row as high as its longer side.
 * @param gap points between the columns, @param rowGap points under each pair
 */
export function facing(pairs: readonly (readonly [arabic: Inline, french: Inline])[], { gap = 16, rowGap = 6, style = {} }: { gap?: number; rowGap?: number; style?: Omit<Text, 'text'> } = {}): Table {
  return {
    direction: 'rtl',
    table: { widths: ['*', '*'], body: pairs.map(([arabic, french]) => [{ ...style, text: arabic, direction: 'rtl' }, { ...style, text: french, direction: 'ltr' }]) },
    layout: { hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: column => (column ? gap / 2 : 0), paddingRight: column => (column ? 0 : gap / 2), paddingTop: () => 0, paddingBottom: () => rowGap },
  };
}
