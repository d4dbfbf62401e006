import { describe, expect, it } from 'vitest';
import { PAPER_LANGS, type Mark } from '#shared/domain/papers.ts';
import { pair, viewOf } from '#tests/support/certificateViews.ts';
import { paper, squashed } from './certificate/paper.ts';

/* Head and foot hold whatever the settings let a person write: a paper that cannot be printed because a recipient's name is long would wait for ever. */
/** Most printers leave a little more than 4 mm white. */
const WHITE = 12, HEIGHT = 841.89;
const foundation = pair('مؤسسة محمد السادس لإعادة إدماج السجناء', 'Fondation Mohammed VI pour la réinsertion des détenus');
/** As long as settings allow, in the widest letters. */
const longest = pair('ش'.repeat(120), 'W'.repeat(120)), words = pair('قسم العمل الاجتماعي '.repeat(6).slice(0, 120).trim(), 'Division de l’action sociale '.repeat(5).slice(0, 120).trim());

describe.each(PAPER_LANGS)('head and foot of an original (%s)', (lang) => {
  it.each([['the foundation', foundation], ['many words', words], ['the widest letters', longest]])('name its recipient: %s', async (_, recipient) => {
    for (const original of [null, { number: 3, of: 4, recipient }]) for (const marks of [[], ['specimen', 'duplicate', 'cancelled']] satisfies Mark[][]) for (const title of [null, longest]) {
      const { layout, pages } = await paper(viewOf({ lines: 4, who: 'nonReader', original, marks, copy: 12, letterhead: { name: longest }, ...(title && { wording: { 'handoverCertificate.title': title } }) }), lang, 'bands');
      for (let page = 1; page <= pages; page++) {
        const foot = layout.lines.filter(line => line.page === page && line.y > HEIGHT - 60), lowest = Math.max(...foot.map(({ y, height }) => y + height * 0.85));
        const shown = [...layout.lines.filter(line => line.pieces.some(({ text }) => text.trim() !== '')).map(({ y, pieces, page: on }) => ({ y: y + 0.3 * Math.min(...pieces.map(({ fontSize }) => fontSize)), on })), ...layout.shapes.map(({ y, page: on }) => ({ y, on }))].filter(({ on }) => on === page);
        expect(Math.min(...shown.map(({ y }) => y)), `the head of page ${page}, ${marks.join('+')}`).toBeGreaterThan(WHITE - 1);
        expect(lowest, `the foot of page ${page}, ${marks.join('+')}, ${title?.fr ?? ''}`).toBeLessThan(HEIGHT - WHITE);
      }
    }
  });
  it('name the foundation whole, in each language', async () => {
    const { drawn } = await paper(viewOf({ lines: 1, original: { number: 3, of: 4, recipient: foundation } }), lang, 'bands-whole');
    const found = [`النظير 3 من 4 – ${foundation.ar}`, `Original 3 sur 4 – ${foundation.fr}`].map(said => drawn().includes(squashed(said)));
    expect(found).toEqual([lang !== 'fr', lang !== 'ar']);
  });
});
