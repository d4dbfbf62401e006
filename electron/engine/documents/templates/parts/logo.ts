import type { Picture } from '#shared/domain/papers.ts';
import type { Content } from '../../definition.ts';

/** A picture inside a box, its ratio kept. @param box width and height in points */
export function logoOf(picture: Picture, box: readonly [width: number, height: number]): Content {
  return picture.kind === 'svg' ? { svg: picture.svg, fit: box, alignment: 'center' } : { image: picture.dataUrl, fit: box, alignment: 'center' };
}
