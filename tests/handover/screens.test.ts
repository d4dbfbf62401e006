import { describe, expect, test } from 'vitest';
import { ceremonyTexts, readCeremony } from '#renderer/features/handover/ceremonyTexts.ts';
import { byCell, inTwo, isCell } from '#renderer/components/cellWay.ts';
import { differences, readAdmitted, readAmended, reasonFault, sumOf, type AfterLine, type AfterTexts } from '#renderer/features/handover/afterTexts.ts';
import { bare, labelKey } from '#renderer/features/handover/labels.ts';
import { clashes, merged } from '#renderer/components/merge.ts';
import { newLine, newPerson, readLine, readNewPerson, readPerson } from '#renderer/features/handover/personTexts.ts';
import { amountText, createReader, dateText } from '#renderer/components/typed.ts';
import { deedOf } from '#renderer/features/today/deeds.ts';
import { unfinished } from '#renderer/features/today/forms.ts';
import { daysBetween, stepOf, type Standing } from '#shared/domain/ceremonySteps.ts';
import { messageText } from '#shared/i18n/index.ts';

describe('what the home page offers of a ceremony', () => {
  const ready: Standing = { status: 'draft', filed: false, date: '2026-03-01', people: 3, blocking: 0, waiting: 3 }, valid: Standing = { ...ready, status: 'validated' };
  test('is what the role may do; who may not looks at it, and is told the same of it', () => {
    const offered = (standing: Standing, today: string) => (['director', 'companion', 'placementOfficer', 'auditor'] as const).map((role) => { const { words, act, to } = deedOf(standing, today, role); return `${words} ${act} ${to}`.trim(); });
    const see = (words: string) => `${words} home.seeAct`;
    expect(offered({ ...ready, people: 0 }, '2026-02-01')).toEqual([...Array.from({ length: 2 }, () => 'home.toFill home.fillAct'), ...Array.from({ length: 2 }, () => see('home.toFill'))]);
    expect(offered({ ...ready, blocking: 2 }, '2026-02-01')[2]).toBe(see('home.mend'));
    expect(offered(ready, '2026-02-01')).toEqual(['home.toValidate home.validateAct', see('home.toValidate'), see('home.toValidate'), see('home.toValidate')]);
    expect(offered(valid, '2026-02-01')).toEqual(['home.printSoon home.printAct /print', 'home.printSoon home.printAct /print', see('home.printSoon'), see('home.printSoon')]);
    expect(offered(valid, '2026-03-01')).toEqual(['home.handOver home.handOverAct /day', 'home.handOver home.handOverAct /day', 'home.handOver home.handOverAct /day', see('home.handOver')]);
    expect(offered({ ...valid, waiting: 0 }, '2026-03-02')).toEqual(['home.fileAway home.fileAct /file', see('home.fileAway'), see('home.fileAway'), see('home.fileAway')]);
  });
});

describe('what is typed', () => {
  test.each([['26/02/2025', '2025-02-26'], ['٢٦/٠٢/٢٠٢٥', '2025-02-26'], ['1er mars 2025', '2025-03-01'], ['فاتح مارس 2025', '2025-03-01'], ['', null]])('the date %s', (typed, date) => {
    const read = createReader();
    expect([read.date('date', typed), read.faults]).toEqual([date, []]);
  });
  test.each([['31/02/2025', 'exchange.IMPOSSIBLE_DATE'], ['26/02/25', 'exchange.SHORT_YEAR'], ['hier', 'exchange.IMPOSSIBLE_DATE']])('the date %s is refused', (typed, code) => {
    const read = createReader();
    expect(read.date('date', typed)).toBeNull();
    expect(read.faults).toEqual([{ path: 'date', code }]);
  });
  test.each([['1.234,50', 123_450], ['1234.5', 123_450], ['١٢٣٤٫٥', 123_450], ['8450', 845_000], ['8 450,00 DH', 845_000]])('the amount %s', (typed, centimes) => {
    expect(createReader().amount('envelope', typed)).toBe(centimes);
  });
  test('an ambiguous amount is not guessed: the fault says how to write it', () => {
    const read = createReader();
    expect(read.amount('envelope', '8.450')).toBeNull();
    expect(read.faults).toEqual([{ path: 'envelope', code: 'exchange.AMBIGUOUS_NUMBER', params: { whole: '8450' } }]);
  });
  test('a birth is a date or a year alone, a time as people write it', () => {
    const read = createReader();
    expect([read.birth('b', '١٩٩٤'), read.birth('b', '11/01/1994'), read.time('t', '10h30'), read.time('t', '25:00')]).toEqual(['1994', '1994-01-11', '10:30', null]);
    expect(read.faults).toEqual([{ path: 't', code: 'exchange.IMPOSSIBLE_TIME' }]);
  });
  test.each([0, 5, 845_050, 100, 99_999_999_999])('the amount %i is shown as it reads back', (centimes) => {
    expect(createReader().amount('x', amountText(centimes))).toBe(centimes);
  });
  test('a stored date is shown as it is typed', () => { expect([dateText('1994-01-11'), dateText('1994'), dateText(null)]).toEqual(['11/01/1994', '1994', '']); });
});

describe('the forms', () => {
  const shown: Parameters<typeof ceremonyTexts>[0] = {
    title: { ar: 'حفل', fr: '' }, date: '2026-04-15', time: '10:30', place: { ar: 'أكادير', fr: '' }, convention: { number: '12/2024', date: null, parties: { ar: '', fr: '' } }, conventionTotal: null,
    conventionTotalApproximate: null, envelope: 85_000_000, envelopeApproximate: 'about', giver: { entity: { ar: 'المركز', fr: '' }, representative: { ar: '', fr: '' }, capacity: { ar: '', fr: '' } }, originals: 2, noDisposalMonths: 0, transfer: 'ownership', signatories: [],
  };
  test('a ceremony comes back from its form as it went in', () => { expect(readCeremony(ceremonyTexts(shown))).toEqual({ ok: true, value: shown }); });
  test('each fault of a ceremony stands at its field, once', () => {
    const read = readCeremony({ ...ceremonyTexts(shown), title: { ar: ' ', fr: 'x'.repeat(10_000) }, date: '', originals: '2,5', convention: { number: '', date: '99/99/2025', parties: { ar: '', fr: '' } } });
    expect(read.ok ? [] : read.faults.map(({ path, code }) => `${path} ${code}`).toSorted()).toEqual(['convention.date exchange.IMPOSSIBLE_DATE', 'convention.number app.EMPTY', 'date app.EMPTY', 'originals exchange.NOT_WHOLE', 'title.ar app.EMPTY', 'title.fr app.TEXT_TOO_LONG']);
  });
  test('a person whose number was not asked for is changed without it', () => {
    const typed = { ...newPerson(), fileNumber: 'A-1', name: { ar: 'نادية', fr: '' }, sex: 'F' as const, trade: 'sewing' as const };
    const kept = readPerson({ ...typed, cin: null }), changed = readPerson({ ...typed, cin: '' });
    expect(kept.ok && 'cin' in kept.value).toBe(false);
    expect(changed.ok && changed.value.cin).toBe('');
    const empty = readNewPerson(newPerson());
    expect(empty.ok ? [] : empty.faults.map(({ path }) => path).toSorted()).toEqual(['name.ar', 'sex', 'trade']);
  });
  test('a line asks for what a certificate needs', () => {
    const empty = readLine({ ...newLine(), quantity: '' });
    expect(empty.ok ? [] : empty.faults.map(({ path, code }) => `${path} ${code}`).toSorted()).toEqual(['designation.ar app.EMPTY', 'quantity app.EMPTY', 'unitPrice app.EMPTY']);
    expect(readLine({ ...newLine(), designation: { ar: 'آلة', fr: '' }, quantity: '٢', unitPrice: '1.234,50' })).toMatchObject({ ok: true, value: { quantity: 2, unitPrice: 123_450 } });
  });
  test('every field of every form has its label in both languages', () => {
    const paths = (value: object, under = ''): string[] => Object.entries(value).flatMap(([name, inner]) => (typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? paths(inner as object, `${under}${name}.`) : [`${under}${name}`]));
    const keys = [...paths(ceremonyTexts(shown)).map((path) => labelKey('ceremony', path)), ...paths(newPerson()).map((path) => labelKey('beneficiaries', path)), ...paths(newLine()).map((path) => labelKey('equipment', path)), ...['role', 'name.ar', 'capacity.fr', 'onBehalfOf.ar'].map((path) => labelKey('ceremony', `signatories.0.${path}`))];
    expect(keys.filter((key) => messageText('ar', key) === key || messageText('fr', key) === key)).toEqual([]);
  });
  test('what a check calls a field has a label too', () => {
    const fields = [['ceremony', 'giver.representative'], ['ceremony', 'signatories'], ['ceremony', 'signatories.3.capacity'], ['ceremony', 'date'], ['ceremony', 'envelope'], ['beneficiaries', 'readingLanguage'], ['beneficiaries', 'birthDate'], ['beneficiaries', 'name.ar'], ['equipment', 'funder'], ['equipment', 'designation'], ['equipment', 'inventoryNumber'], ['equipment', 'unit']] as const;
    expect(fields.map(([record, field]) => labelKey(record, field)).filter((key) => messageText('ar', key) === key || messageText('fr', key) === key)).toEqual([]);
  });
  test('the engine’s names of fields lose their record', () => { expect(['recipient.name.ar', 'ceremony.date', 'line.serial', 'lines.3.serial', 'date'].map(bare)).toEqual(['name.ar', 'date', 'serial', 'serial', 'date']); });
});

describe('two changes of one thing', () => {
  const was = { a: '1', b: { ar: 'x', fr: 'y' }, list: [1] }, mine = { a: '2', b: { ar: 'x', fr: 'mine' }, list: [1] }, theirs = { a: '3', b: { ar: 'theirs', fr: 'y' }, list: [1, 2] };
  test('what both changed clashes; the rest joins', () => {
    expect(clashes(was, mine, theirs)).toEqual([{ path: 'a', mine: '2', theirs: '3' }]);
    expect(merged(was, mine, theirs, 'mine')).toEqual({ a: '2', b: { ar: 'theirs', fr: 'mine' }, list: [1, 2] });
    expect(merged(was, mine, theirs, 'theirs')).toEqual({ a: '3', b: { ar: 'theirs', fr: 'mine' }, list: [1, 2] });
  });
  test('the same change twice is none', () => { expect(clashes(was, { ...was, a: '9' }, { ...was, a: '9' })).toEqual([]); });
});

describe('cells and sentences', () => {
  test('the order of a workbook', () => { expect([{ cell: 'AA2' }, { cell: 'B10' }, { cell: 'B2' }, { cell: '' }, { cell: 'A10' }].toSorted(byCell).map(({ cell }) => cell)).toEqual(['', 'B2', 'AA2', 'A10', 'B10']); });
  test.each([['D18', true], ['AB1', true], ['', false], ['18', false]])('%s', (cell, is) => { expect(isCell(cell)).toBe(is); });
  test('what is wrong, then how to mend; a stop inside a value divides nothing', () => {
    expect(inTwo('Fautif. Corrigez. Puis.')).toEqual(['Fautif.', 'Corrigez. Puis.']);
    expect(inTwo('\u2068M. Untel\u2069 manque. Ajoutez-le.')).toEqual(['\u2068M. Untel\u2069 manque.', 'Ajoutez-le.']);
    expect(inTwo('999.999,99 درهم')).toEqual(['999.999,99 درهم', '']);
  });
});

describe('where a ceremony stands', () => {
  const at: Standing = { status: 'validated', filed: false, date: '2026-04-15', people: 3, blocking: 0, waiting: 3 };
  test.each([
    ['prepare', { status: 'draft', people: 0, waiting: 0 }, '2026-04-01'], ['check', { status: 'draft', blocking: 2 }, '2026-04-01'], ['validate', { status: 'draft' }, '2026-04-01'], ['print', {}, '2026-04-14'],
    ['handOver', {}, '2026-04-15'], ['handOver', { waiting: 2 }, '2026-04-01'], ['fileAway', { waiting: 0 }, '2026-04-16'], [null, { waiting: 0, filed: true }, '2026-04-16'],
  ] as const)('%s', (step, more, today) => { expect(stepOf({ ...at, ...more }, today)).toBe(step); });
  test('days between', () => { expect([daysBetween('2026-03-28', '2026-03-30'), daysBetween('2026-01-01', '2025-12-31')]).toEqual([2, -1]); });
});
test.each([['ceremony/new', '/ceremonies/new'], ['ceremony/c1', '/ceremonies/c1/edit'], ['recipient/c1/new', '/ceremonies/c1?form=add'], ['recipient/c1/r1', '/ceremonies/c1?person=r1&form=edit'], ['recipient/c1/r1/replace', '/ceremonies/c1?person=r1&form=replace'], ['line/c1/r1/new', '/ceremonies/c1?person=r1&line=new'], ['after/c1/r1/successor', '/ceremonies/c1?person=r1&form=successor'], ['after/c1/new/newcomer', '/ceremonies/c1?form=newcomer'], ['recipient/c1/r1~0a-1b', '/ceremonies/c1?person=r1&form=edit'], ['file/new', '/beneficiaries/new'], ['file/p1', '/beneficiaries/p1/edit'], ['diagnosis/p1/d1/money', '/beneficiaries/p1/diagnosis?diagnosis=d1&domain=money'], ['lifeProject/p1/new', '/beneficiaries/p1/plan?begin=yes'], ['lifeProject/p1/l1', '/beneficiaries/p1/plan?version=l1'], ['visit/p1/v1', '/beneficiaries/p1/followUp?visit=v1&form=record'], ['communication/p1/fileSummary', '/beneficiaries/p1/papers?communicate=fileSummary'], ['consent/p1/photo', '/beneficiaries/p1/consents?note=photo'], ['status/p1', '/beneficiaries/p1?ask=status'], ['assign/p1', '/beneficiaries/p1?ask=assign'], ['merge/p1', '/beneficiaries/p1?ask=merge'], ['attempt/p1', '/beneficiaries/p1/followUp?attempt=yes'], ['postpone/p1/v1', '/beneficiaries/p1/followUp?visit=v1&form=postpone'], ['cancelVisit/p1/v1', '/beneficiaries/p1/followUp?visit=v1&form=cancel'], ['removeAttachment/p1/a1', '/beneficiaries/p1/papers?remove=a1'], ['mistake/p1/m1', '/beneficiaries/p1/papers?mistake=m1'], ['elsewhere', null]])('the unfinished form %s goes on at %s', (key, to) => { expect(unfinished(key).to).toBe(to); });

describe('what changes after validation', () => {
  const line = (lineId: string, more: Partial<AfterLine> = {}): AfterLine => ({ ...newLine(), designation: { ar: 'آلة', fr: '' }, unitPrice: '100', lineId, ...more });
  const start = (): AfterTexts => ({ ...newPerson(), name: { ar: 'نادية', fr: 'Nadia' }, sex: 'F', trade: 'sewing', fileNumber: 'A-1', lines: [line('a'), line('b')], reason: '' });
  test('is told field by field, and line by line, whatever the places', () => {
    const was = start(), now: AfterTexts = { ...start(), phone: '0612345678', name: { ar: 'نادية ', fr: 'Nadya' }, lines: [line('b', { quantity: '2' }), line('', { designation: { ar: 'مكواة', fr: '' } })], reason: 'x' };
    expect(differences(was, now)).toMatchObject([
      { kind: 'person', path: 'name.fr', was: 'Nadia', now: 'Nadya' }, { kind: 'person', path: 'phone', was: '', now: '0612345678' },
      { kind: 'line', number: 1, path: 'quantity', was: '1', now: '2' }, { kind: 'added', line: { designation: { ar: 'مكواة' } } }, { kind: 'removed', line: { unitPrice: '100' } },
    ]);
    expect(differences(was, start())).toEqual([]);
    expect([sumOf(was.lines), sumOf(now.lines), sumOf([line('a', { unitPrice: 'x' })])]).toEqual([20_000, 30_000, null]);
  });
  test('is read with each fault at its field, those of lines too', () => {
    const read = readAdmitted({ ...start(), sex: '', lines: [line('a', { quantity: '2,5' })] });
    expect(read.ok ? [] : read.faults.map(({ path }) => path).toSorted()).toEqual(['lines.0.quantity', 'sex']);
    const none = readAmended({ ...start(), cin: null, lines: [] }), good = readAmended({ ...start(), cin: null });
    expect(none.ok ? [] : none.faults).toMatchObject([{ path: 'lines', code: 'handover.NOTHING_TO_HAND_OVER' }]);
    expect(good.ok && [good.value.lines.length, 'cin' in good.value.recipient, 'lines' in good.value.recipient]).toEqual([2, false, false]);
    expect(labelKey('beneficiaries', 'lines.0.unit.ar')).toBe('ceremonyEdit.unitAr');
    expect([reasonFault('ab').length, reasonFault('abc').length, reasonFault('x'.repeat(10_000)).length]).toEqual([1, 0, 1]);
  });
});
