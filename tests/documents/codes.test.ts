import { describe, expect, it } from 'vitest';
import { labels } from '#electron/engine/documents/templates/labels.ts';
import { leaflet } from '#electron/engine/documents/templates/leaflet.ts';
import { testPage } from '#electron/engine/documents/templates/testPage.ts';
import { labelsOf, leafletOf } from '#shared/domain/ceremonyPapers.ts';
import type { Mark } from '#shared/domain/papers.ts';
import type { Instant } from '#shared/lib/ids.ts';
import { contact, head } from '#tests/support/ceremonyViews.ts';
import { goodsOf, letterhead, paperView } from '#tests/support/certificateViews.ts';
import { codeAt } from '#tests/support/qr.ts';
import { issuedOf } from './person/check.ts';
import { printed, type Paper } from './printed.ts';

/** The smallest code of a sticker has the largest squares, 21 times 3 points, and more white around it. */
const SMALLEST = 63;
/** What another program reads in each code of the paper, from a picture of 300 dots an inch. */
const codesOf = ({ layout, file }: Paper): (string | null)[] => layout.shapes.filter(({ parts }) => parts > 20).map(shape => codeAt(file, shape, shape.width === SMALLEST ? 11 : 7));

describe('a code can be read from the printed page', () => {
  it('on every sticker, also where a mark lies across', async () => {
    const [one] = goodsOf(1), odd = ['INV-1', 'AGA/INDH/2025/CUISINE/000123456789', 'INV-٢٣/أ', 'X'.repeat(45)].map(inventoryNumber => ({ ...one!, inventoryNumber }));
    for (const marks of [[], ['duplicate']] satisfies Mark[][]) {
      const content = labelsOf(head, [issuedOf({ lines: [...goodsOf(7), ...odd] })]), codes = codesOf(await printed(labels(paperView(content, 'ET/AGA/2025/0001', { marks, copy: 1 }), 'fr'), 'codes-labels.fr'));
      expect(codes.toSorted()).toEqual(content.labels.map(({ qr }) => qr).toSorted());
    }
  });
  it('of every length that a sticker may hold', async () => {
    const [one] = goodsOf(1), lines = Array.from({ length: 49 }, (_, i) => ({ ...one!, inventoryNumber: 'A1-'.repeat(20).slice(0, i + 1) })), content = labelsOf(head, [issuedOf({ lines })]);
    const codes = new Set(codesOf(await printed(labels(paperView(content, 'ET/AGA/2025/0001'), 'fr'), 'codes-lengths.fr')));
    expect(content.labels.filter(({ qr }) => !codes.has(qr))).toEqual([]);
  });
  it('of every length that a reference of a paper may have', async () => {
    for (const centre of ['A', 'AG', 'AGA', 'AGAD', 'AGADI', 'AGADIR', 'AGADIR-MEKNES-2']) {
      const view = paperView(leafletOf(head, issuedOf({ lines: 1 }), contact), `NI/${centre}/2025/0004`);
      expect(codesOf(await printed(leaflet(view, 'fr'), 'codes-references.fr'))).toEqual([view.check?.qr]);
    }
  });
  it('in the foot of a paper', async () => {
    const view = paperView(leafletOf(head, issuedOf({ lines: 2 }), contact), 'NI/AGA/2025/0004');
    for (const lang of ['ar', 'fr', 'both'] as const) expect(codesOf(await printed(leaflet(view, lang), `codes-leaflet.${lang}`))).toEqual([view.check?.qr]);
  });
  it('on the test page, in both sizes', async () => {
    const codes = codesOf(await printed(testPage('both', { centre: letterhead.name }, '2025-02-20T09:00:00.000Z' as Instant), 'codes-test.both'));
    expect(codes).toHaveLength(2);
    expect(codes[0]).toMatch(/^IDMAJ1\/TEST\/2025-02-20\/ABC.*789$/);
    expect(codes[1]).toBe(codes[0]);
  });
});
