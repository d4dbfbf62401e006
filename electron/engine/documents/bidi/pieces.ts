import { EMPTY_RUN, type GlyphRun, type Joins, type SharedFont } from '../sharedFont.ts';
import type { ResolvedStyle } from './styles.ts';

/** One shaped text of one direction, font and style: what pdfmake calls an inline. Lengths in points. */
export interface Piece {
  /** as drawn, in logical order: brackets at odd levels are already mirrored, controls are gone */
  text: string;
  /** as typed, for extraction */
  logical: string;
  readonly font: SharedFont;
  readonly family: string;
  run: GlyphRun;
  joins: Joins;
  /** embedding level (UAX #9); odd is right to left */
  level: number;
  readonly baseLevel: 0 | 1;
  /** an ActualText says what a viewer cannot know: the logical form of a mirrored or solitary neutral */
  readonly spoken: boolean;
  endsInSpace: boolean;
  /** may be cut from the next piece at the end of a line; pdfmake's inverted name */
  noNewLine?: boolean;
  lineEnd?: boolean;
  x: number; width: number; height: number; fontSize: number;
  leadingCut: number; trailingCut: number; leadingIndent: number; justifyShift?: number;
  readonly alignment: 'left' | 'right' | 'center' | 'justify';
  readonly fontFeatures: readonly string[] | null; readonly characterSpacing: number; readonly color: string; readonly opacity: number; readonly background: string | null;
  readonly decoration: ResolvedStyle['decoration']; readonly decorationColor: string | null; readonly decorationStyle: string | null; readonly decorationThickness: number | null;
  readonly link: string | null; readonly noWrap: boolean; readonly sup: boolean; readonly sub: boolean;
}

export const isRtl = (piece: { readonly level: number }): boolean => (piece.level & 1) === 1;
type Measured = Pick<Piece, 'level' | 'fontFeatures' | 'fontSize' | 'characterSpacing' | 'font'>;

export const runWidth = (run: GlyphRun, piece: Pick<Piece, 'fontSize' | 'characterSpacing'>): number => run.width * piece.fontSize / 1000 + piece.characterSpacing * run.gids.length;
export const shapeLike = (piece: Measured, text: string, joins: Joins): GlyphRun => (text ? piece.font.shape(text, isRtl(piece), joins, piece.fontFeatures) : EMPTY_RUN);
export const widthOf = (piece: Measured, text: string): number => runWidth(shapeLike(piece, text, 0), piece);

/** Gives a piece another text: what a cut or a trim leaves of it. */
export function setText(piece: Piece, text: string, joins: Joins): void {
  piece.text = text; piece.joins = joins;
  piece.run = shapeLike(piece, text, joins);
  piece.width = runWidth(piece.run, piece);
}
