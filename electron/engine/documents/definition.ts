/*
 * What a template hands to the printer: a strict subset of pdfmake's document definition, plus `direction`.
 * Text is logical (as typed); a value that a person typed is wrapped by `iso()` or `ltr()` before it enters a sentence.
 * Lengths are points (1/72 inch); a margin of four is left, top, right, bottom as on paper, whatever the direction;
 * one of `start` and `end` follows the block's own direction.
 */
import type { FontFamily } from './fonts.ts';

/** The base direction of a paragraph, and the side a table, a list or columns start from. `auto`: of the first strong letter. Inherited. */
export type Direction = 'rtl' | 'ltr' | 'auto';
export type Alignment = 'left' | 'right' | 'center' | 'justify';
export type PageMargins = number | readonly [horizontal: number, vertical: number] | readonly [left: number, top: number, right: number, bottom: number];
/** `start` is the right of a right-to-left block; a side not named is 0. */
export interface LogicalMargin { readonly start?: number; readonly end?: number; readonly top?: number; readonly bottom?: number }
export type Margin = PageMargins | LogicalMargin;
export type Decoration = 'underline' | 'lineThrough' | 'overline';

export interface TextStyle {
  readonly font?: FontFamily;
  /** Families tried in turn for a character that `font` lacks; the default is every other family of the product. */
  readonly fontFallback?: readonly FontFamily[];
  readonly fontSize?: number;
  readonly bold?: boolean;
  readonly alignment?: Alignment;
  readonly direction?: Direction;
  readonly color?: string;
  readonly background?: string;
  readonly decoration?: Decoration | readonly Decoration[];
  readonly decorationColor?: string;
  readonly decorationStyle?: 'dashed' | 'dotted' | 'double' | 'wavy';
  readonly decorationThickness?: number;
  readonly lineHeight?: number;
  /** Ignored for Arabic letters: it would tear them apart. */
  readonly characterSpacing?: number;
  readonly fontFeatures?: readonly string[];
  readonly opacity?: number;
  readonly sup?: boolean;
  readonly sub?: boolean;
  /** One line: shrinks to half its size at most rather than leave its place, then is cut. */
  readonly noWrap?: boolean;
  readonly leadingIndent?: number;
  readonly preserveLeadingSpaces?: boolean;
  readonly preserveTrailingSpaces?: boolean;
  readonly link?: string;
}

/** Properties that any block may carry. */
export interface Block extends TextStyle {
  readonly style?: string | readonly string[];
  readonly margin?: Margin;
  readonly pageBreak?: 'before' | 'after';
  /** Kept on one page; if it is higher than a page it breaks after all. */
  readonly unbreakable?: boolean;
  readonly absolutePosition?: { readonly x: number; readonly y: number };
  readonly relativePosition?: { readonly x: number; readonly y: number };
  /** Width of a block that stands in `columns`. */
  readonly width?: number | string;
}
/** Properties of a block that stands in a table cell. */
export interface Cell {
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly fillColor?: string;
  readonly fillOpacity?: number;
  /** Rules on the left, top, right, bottom of the cell in a left-to-right table; left and right change places in a right-to-left one. */
  readonly border?: readonly [boolean, boolean, boolean, boolean];
  readonly borderColor?: readonly [string, string, string, string];
  readonly verticalAlignment?: 'top' | 'middle' | 'bottom';
}

export interface Span extends TextStyle { readonly text: Inline; readonly style?: string | readonly string[] }
export type Inline = string | number | Span | readonly Inline[];
export interface Text extends Block, Cell { readonly text: Inline }
export interface Stack extends Block, Cell { readonly stack: readonly Content[] }
export interface Columns extends Block, Cell { readonly columns: readonly Content[]; readonly columnGap?: number }
export interface UnorderedList extends Block, Cell { readonly ul: readonly Content[]; readonly type?: 'square' | 'circle' | 'disc' | 'none'; readonly markerColor?: string }
export interface OrderedList extends Block, Cell {
  readonly ol: readonly Content[];
  readonly type?: 'decimal' | 'lower-alpha' | 'upper-alpha' | 'lower-roman' | 'upper-roman' | 'none';
  readonly start?: number; readonly reversed?: boolean; readonly separator?: string | readonly [string, string]; readonly markerColor?: string;
}
export interface Table extends Block, Cell { readonly table: TableBody; readonly layout?: TableLayout | 'noBorders' | 'headerLineOnly' | 'lightHorizontalLines' }
/** Pictures, drawings and QR codes stand on the left of their place unless `alignment` says otherwise, in either direction. */
export interface Image extends Block, Cell { readonly image: `data:image/${string}`; readonly height?: number; readonly fit?: readonly [number, number] }
/** The letters inside an SVG are not shaped by the product: draw paths only. */
export interface Svg extends Block, Cell { readonly svg: string; readonly height?: number; readonly fit?: readonly [number, number] }
/** pdfmake spoils a code whose capitals and digits fill its version to less than four bits: a text that may be of any length says a `version`, 1 to 40, that has room for one sign more. */
export interface Qr extends Block, Cell { readonly qr: string; readonly fit?: number; readonly version?: number; readonly foreground?: string; readonly eccLevel?: 'L' | 'M' | 'Q' | 'H' }
export interface Drawing extends Block, Cell { readonly canvas: readonly Vector[] }
export type Content = string | number | Text | Stack | Columns | UnorderedList | OrderedList | Table | Image | Svg | Qr | Drawing | readonly Content[];

export interface TableBody {
  readonly body: readonly (readonly Content[])[];
  /** `'*'`, `'auto'`, a percentage or points; logical column 1 first. */
  readonly widths?: readonly (number | string)[];
  readonly heights?: number | 'auto' | readonly (number | 'auto')[] | ((row: number) => number | 'auto');
  readonly headerRows?: number;
  readonly keepWithHeaderRows?: number;
  readonly dontBreakRows?: boolean;
}
type PerRule<T> = (index: number, node: unknown) => T;
/** Indices are logical: rule 0 is before logical column 1; `paddingLeft` is the padding at the start side of a cell. */
export interface TableLayout {
  readonly hLineWidth?: PerRule<number>; readonly vLineWidth?: PerRule<number>;
  readonly hLineColor?: string | PerRule<string>; readonly vLineColor?: string | PerRule<string>;
  readonly hLineStyle?: PerRule<{ dash: { length: number; space?: number } } | null>; readonly vLineStyle?: PerRule<{ dash: { length: number; space?: number } } | null>;
  readonly paddingLeft?: PerRule<number>; readonly paddingRight?: PerRule<number>; readonly paddingTop?: PerRule<number>; readonly paddingBottom?: PerRule<number>;
  readonly fillColor?: string | ((row: number, node: unknown, column: number) => string | null);
  readonly fillOpacity?: number;
  readonly defaultBorder?: boolean;
  readonly hLineWhenBroken?: boolean;
}

interface Pen { readonly lineWidth?: number; readonly lineColor?: string; readonly dash?: { readonly length: number; readonly space?: number }; readonly lineCap?: 'butt' | 'round' | 'square'; readonly strokeOpacity?: number }
interface Fill { readonly color?: string; readonly fillOpacity?: number }
export type Vector =
  | ({ readonly type: 'line'; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number } & Pen)
  | ({ readonly type: 'rect'; readonly x: number; readonly y: number; readonly w: number; readonly h: number; readonly r?: number } & Pen & Fill)
  | ({ readonly type: 'ellipse'; readonly x: number; readonly y: number; readonly r1: number; readonly r2: number } & Pen & Fill)
  | ({ readonly type: 'polyline'; readonly points: readonly { readonly x: number; readonly y: number }[]; readonly closePath?: boolean } & Pen & Fill);

export interface PageSize { readonly width: number; readonly height: number }
/** `page` counts from 1. A node higher than the margin it stands in is a bug of the template: printing throws. */
export type PageBand = Content | ((page: number, pages: number, size: PageSize) => Content | null | undefined);
export interface Watermark { readonly text: string; readonly font?: FontFamily; readonly fontSize?: number; readonly color?: string; readonly opacity?: number; readonly bold?: boolean; readonly angle?: number }

/** The information dictionary of the file. */
export interface Info {
  readonly title: string;
  readonly subject?: string;
  readonly author?: string;
  /** Kept as the file's creation date; nothing in the file comes from the clock. */
  readonly creationDate: Date;
  /** The paper that the file claims to be: printable ASCII, so that any tool reads it as plain text under `/Reference`. */
  readonly reference?: string;
}

export interface DocumentDefinition {
  readonly content: Content;
  readonly info: Info;
  /** BCP 47 language of the whole paper, kept in the file's catalogue. */
  readonly language: string;
  /** Inherited by everything; `defaultStyle.direction` says the same. */
  readonly direction?: Direction;
  readonly defaultStyle?: TextStyle;
  readonly styles?: Readonly<Record<string, TextStyle & { readonly margin?: Margin; readonly extends?: string | readonly string[]; readonly fillColor?: string }>>;
  readonly pageSize?: 'A4' | 'A5' | PageSize;
  readonly pageOrientation?: 'portrait' | 'landscape';
  readonly pageMargins?: PageMargins;
  readonly header?: PageBand;
  readonly footer?: PageBand;
  readonly background?: Content | ((page: number, size: PageSize) => Content | null | undefined);
  readonly watermark?: Watermark;
}

/** Several papers as one file. Each part is laid out as if it were printed alone, with page numbers and page count of its own; only its `info` is left out. */
export interface DocumentSet {
  readonly info: Info;
  /** BCP 47 language of the file; the pages of a part in another language say so themselves. */
  readonly language: string;
  /** `bookmark`: the part's entry in the outline of the file, logical text. */
  readonly parts: readonly { readonly definition: DocumentDefinition; readonly bookmark: string }[];
  /** For printing on both sides: a blank page follows every part that has an odd number of pages, the last one too, so that copies may follow each other. */
  readonly freshSheets: boolean;
}
