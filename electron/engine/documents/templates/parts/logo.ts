import type { Content } from '../../definition.ts';
import type { Picture } from '../../picture.ts';

/** A picture as large as it may be inside a box of so many points, its sides in proportion. It stands where `alignment` of the block around it says. */
export function logoOf(picture: Picture, box: readonly [width: number, height: number]): Content {
  return picture.kind === 'svg' ? { svg: picture.svg, fit: box } : { image: picture.dataUrl, fit: box };
}
