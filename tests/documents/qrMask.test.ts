import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { QrNode } from '#electron/engine/documents/bidi/internals.ts';
import { installSeam } from '#electron/engine/documents/bidi/seam.ts';

interface Encoder { readonly default: { measure(node: Partial<QrNode>): QrNode } }
const encoder = createRequire(import.meta.url)('pdfmake/js/qrEnc.js') as Encoder;
const modules = (boxes: readonly { x: number; y: number; w: number; h: number }[]): string[] => boxes.flatMap(({ x, y, w, h }) => Array.from({ length: w / h }, (_, i) => `${x + i * h} ${y}`)).sort();

describe('the mask of a QR code', () => {
  it.each(['L', 'M', 'Q', 'H'])('is the one that pdfmake’s encoder finds with eight attempts (%s)', (eccLevel) => {
    const { internals: { DocMeasure } } = installSeam();
    for (let i = 0; i < 60; i++) {
      const node = { qr: `${i % 2 ? 'IDMAJ' : 'إدماج'} PV/AGA/2025/${i} ${(i * 7919 + 11).toString(16).repeat(1 + i % 17)}`, eccLevel, fit: 46 + i };
      const { _canvas: [ground, ...dark] } = encoder.default.measure({ ...node });
      const { _canvas: [place, drawn], _width } = DocMeasure.prototype.measureQr.call({ styleStack: { getProperty: () => null } } as never, { ...node } as QrNode);
      const boxes = (drawn?.path?.operators ?? '').split('\n').map((line) => { const [x = NaN, y = NaN, w = NaN, h = NaN] = line.split(' ').map(Number); return { x, y, w, h }; });
      expect(modules(boxes)).toEqual(modules(dark));
      expect([place?.w, _width, drawn?.path?.count]).toEqual([ground?.w, ground?.w, boxes.length]);
    }
  });
});
