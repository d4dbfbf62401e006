import { describe, expect, it } from 'vitest';
import { decideCancel, decideCorrect, decideReissue, decideSign, isPerPerson, kindOfSeries, PAPER_KINDS, SERIES, sheetsOf, type PaperState } from '#shared/domain/papers.ts';
import { message } from '#shared/i18n/index.ts';
import { seeded } from '#tests/support/store.ts';

const code = (refused: ReturnType<typeof decideCancel>): string => (refused === null ? 'yes' : refused.refusal.code.slice('papers.'.length));
const state = (more: Partial<PaperState> = {}): PaperState => ({ reference: 'PV/AGA/2025/0001', status: 'issued', signed: false, heir: null, ...more });

describe('the life of a paper', () => {
  it.each<[string, Partial<PaperState>, cancel: string, reissue: string, correct: string, sign: string]>([
    ['issued', {}, 'yes', 'NOT_CANCELLED', 'yes', 'yes'],
    ['signed', { signed: true }, 'SIGNED', 'NOT_CANCELLED', 'yes', 'ALREADY_SIGNED'],
    ['cancelled', { status: 'cancelled' }, 'ALREADY_CANCELLED', 'yes', 'CANCELLED', 'CANCELLED'],
    ['cancelled and replaced', { status: 'cancelled', heir: 'PV/AGA/2025/0025' }, 'ALREADY_CANCELLED', 'HAS_HEIR', 'CANCELLED', 'CANCELLED'],
    ['signed and corrected', { signed: true, heir: 'PV/AGA/2025/0025' }, 'SIGNED', 'NOT_CANCELLED', 'HAS_HEIR', 'ALREADY_SIGNED'],
  ])('%s', (_, more, cancel, reissue, correct, sign) => {
    const one = state(more);
    expect([code(decideCancel(one)), code(decideReissue(one)), code(decideCorrect(one)), code(decideSign(one))]).toEqual([cancel, reissue, correct, sign]);
  });
  it('whatever happens in whatever order, a number is never both signed and cancelled, and has one heir at most (seeded)', () => {
    const chance = seeded();
    for (let run = 0; run < 300; run++) {
      let now = state(), heirs = 0;
      for (let step = 0; step < 12; step++) {
        const what = chance.below(4), refused = [decideCancel, decideReissue, decideCorrect, decideSign][what]?.(now);
        if (refused !== null) continue;
        if (what === 1 || what === 2) heirs++;
        now = state({ status: what === 0 ? 'cancelled' : now.status, signed: now.signed || what >= 2, heir: what === 1 || what === 2 ? 'x' : now.heir });
        expect(now.signed && now.status === 'cancelled', `seed ${chance.seed}`).toBe(false);
        expect(heirs, `seed ${chance.seed}`).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('kinds', () => {
  it('have series of their own that lead back to them', () => {
    expect(new Set(Object.values(SERIES)).size).toBe(PAPER_KINDS.length);
    for (const kind of PAPER_KINDS) expect(kindOfSeries(SERIES[kind])).toBe(kind);
    expect(kindOfSeries('XX')).toBeNull();
    expect(PAPER_KINDS.filter(isPerPerson)).toEqual(['certificate', 'leaflet', 'receipt', 'attestation', 'consent', 'diagnosis', 'lifeProject', 'visit', 'fileSummary']);
  });
});

describe('the order of a set', () => {
  it('keeps a person’s originals together, or a recipient’s', () => {
    const names = (sheets: ReturnType<typeof sheetsOf>): string => sheets.map(({ paper, original }) => `${paper}${original}`).join(' ');
    expect(names(sheetsOf(3, [1, 2], 'person'))).toBe('01 02 11 12 21 22');
    expect(names(sheetsOf(3, [1, 2], 'recipient'))).toBe('01 11 21 02 12 22');
    expect(names(sheetsOf(2, [2, 4], 'person'))).toBe('02 04 12 14');
    expect(names(sheetsOf(3, [], 'recipient'))).toBe('00 10 20');
    expect(sheetsOf(0, [1, 2, 3, 4], 'person')).toEqual([]);
  });
  it('holds each sheet once, in either order (seeded)', () => {
    const chance = seeded();
    for (let run = 0; run < 100; run++) {
      const papers = chance.below(40), originals = Array.from({ length: chance.below(8) }, (_, i) => i + 1), key = ({ paper, original }: { paper: number; original: number }): string => `${paper}/${original}`;
      const person = sheetsOf(papers, originals, 'person').map(key), recipient = sheetsOf(papers, originals, 'recipient').map(key);
      expect(new Set(person).size, `seed ${chance.seed}`).toBe(papers * Math.max(1, originals.length));
      expect(person.toSorted(), `seed ${chance.seed}`).toEqual(recipient.toSorted());
    }
  });
});

describe('what is said of a known file of several papers', () => {
  it.each([['ar', 'ملف معروف ولم يتغير: مستند واحد، A.'], ['fr', 'Fichier connu et inchangé : 1 papier, A.']] as const)('names the one paper once (%s)', (lang, words) => {
    expect(message(lang, 'cli.KNOWN_SET', { papers: 1, first: 'A', last: 'A' }).replaceAll('\u00a0', ' ')).toBe(words);
    for (const papers of [2, 3, 11, 100]) expect(message(lang, 'cli.KNOWN_SET', { papers, first: 'A', last: 'B' })).toMatch(/A.*B/);
  });
});
