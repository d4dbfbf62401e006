import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, civilDate, clock, dateParts, longDate, shortDate, weekday, type CivilDate } from '#shared/domain/common/dates.ts';

const at = (text: string): CivilDate => civilDate(text) ?? expect.fail(`${text} is a date`);
const anyDate = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

describe('a civil date', () => {
  it.each(['2025-02-26', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is one', (text) => { expect(civilDate(text)).toBe(text); });
  it.each(['2025-02-29', '1900-02-29', '2025-04-31', '2025-13-01', '2025-00-10', '2025-01-00', '0000-01-01', '2025-1-1', '26/02/2025', '2025-02-26T00:00', ' 2025-02-26', '', '٢٠٢٥-٠٢-٢٦'])('%j is none', (text) => {
    expect(civilDate(text)).toBeNull();
  });
  it('is one for every day of the calendar', () => {
    fc.assert(fc.property(anyDate, (text) => {
      expect(civilDate(text)).toBe(text);
      const { year, month, day } = dateParts(at(text));
      expect([year, month, day]).toEqual(text.split('-').map(Number));
    }));
  });
});

describe('a date in words', () => {
  it.each([
    ['2025-02-26', '26/02/2025', 'الأربعاء', '26 فبراير 2025', 'mercredi', '26 février 2025'],
    ['2025-03-01', '01/03/2025', 'السبت', 'فاتح مارس 2025', 'samedi', '1er mars 2025'],
    ['2024-08-31', '31/08/2024', 'السبت', '31 غشت 2024', 'samedi', '31 août 2024'],
    ['2023-05-21', '21/05/2023', 'الأحد', '21 ماي 2023', 'dimanche', '21 mai 2023'],
    ['2027-12-02', '02/12/2027', 'الخميس', '2 دجنبر 2027', 'jeudi', '2 décembre 2027'],
  ])('%s', (text, short, arDay, ar, frDay, fr) => {
    const date = at(text);
    expect(shortDate(date)).toBe(short);
    expect([weekday(date, 'ar'), longDate(date, 'ar')]).toEqual([arDay, ar.replaceAll(' ', '\u00a0')]);
    expect([weekday(date, 'fr'), longDate(date, 'fr')]).toEqual([frDay, fr.replaceAll(' ', '\u00a0')]);
  });
  it('has Morocco’s months', () => {
    const names = Array.from({ length: 12 }, (_, i) => longDate(at(`2025-${String(i + 1).padStart(2, '0')}-15`), 'ar').split('\u00a0')[1]);
    expect(names.join(' ')).toBe('يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر');
  });
});

describe('a time', () => {
  it.each([['10:30', '10:30', '10 h 30'], ['09:05', '09:05', '9 h 05'], ['14:00', '14:00', '14 h'], ['00:00', '00:00', '0 h']])('%s', (time, ar, fr) => {
    expect(clock(time, 'ar')).toBe(ar);
    expect(clock(time, 'fr')).toBe(fr.replaceAll(' ', '\u00a0'));
  });
});

describe('months later', () => {
  it.each([
    ['2025-02-26', 36, '2028-02-26'], ['2025-01-31', 1, '2025-02-28'], ['2024-01-31', 1, '2024-02-29'], ['2024-02-29', 12, '2025-02-28'], ['2025-12-31', 2, '2026-02-28'],
    ['2025-02-26', 0, '2025-02-26'], ['2025-03-31', -1, '2025-02-28'],
  ])('%s and %i months', (date, months, reached) => { expect(addMonths(at(date), months)).toBe(reached); });
  it('keep the day, or take the month’s last', () => {
    fc.assert(fc.property(anyDate, fc.integer({ min: 0, max: 600 }), (text, months) => {
      const from = dateParts(at(text));
      fc.pre(from.year < 9900);
      const reached = at(addMonths(at(text), months)), to = dateParts(reached);
      expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
      const lastDay = new Date(`${reached.slice(0, 7)}-01T00:00:00Z`);
      lastDay.setUTCMonth(lastDay.getUTCMonth() + 1, 0);
      expect(to.day).toBe(Math.min(from.day, lastDay.getUTCDate()));
    }));
  });
  it('stay in the calendar', () => {
    expect(() => addMonths(at('9999-12-31'), 1)).toThrow('years 1 to 9999');
    expect(() => addMonths(at('2025-01-01'), 0.5)).toThrow('years 1 to 9999');
  });
});
