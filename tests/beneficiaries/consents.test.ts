import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerFor, decideConsent, decideSharing, standing, type Consent } from '#shared/domain/consents.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { Id } from '#shared/lib/ids.ts';
import { given } from '#tests/support/engine.ts';
import { aCeremony, aFile, aLine, aRecipient } from '#tests/support/forms.ts';
import { codeOf, testCentre, type Centre } from './support.ts';

const DAY = '2025-02-20' as CivilDate, EVENT = 'event' as Id;
const said = (more: Partial<Consent>): Consent => ({ purpose: 'photo', partner: '', ceremonyId: null, answer: 'given', on: DAY, ...more });

describe('answers', () => {
  it.each([
    ['nobody was asked', [], null], ['in general', [said({})], 'given'], ['the ceremony’s own before the general one', [said({}), said({ ceremonyId: EVENT, answer: 'refused' })], 'refused'],
    ['a general «yes» lifts no «no» to the ceremony', [said({ ceremonyId: EVENT, answer: 'refused' }), said({})], 'refused'], ['a general «no» that came later takes back', [said({ ceremonyId: EVENT }), said({ answer: 'withdrawn' })], 'withdrawn'],
    ['a «yes» to the ceremony after a general «no»', [said({ answer: 'refused' }), said({ ceremonyId: EVENT })], 'given'], ['another purpose', [said({ purpose: 'naming', answer: 'refused' })], null], ['another ceremony', [said({ ceremonyId: 'other' as Id, answer: 'refused' })], null],
  ])('at a ceremony: %s', (_case, consents, answer) => { expect(answerFor(consents, { purpose: 'photo', ceremonyId: EVENT })?.answer ?? null).toBe(answer); });
  it('stand one a scope, the last', () => {
    const list = [said({}), said({ purpose: 'sharing', partner: 'ANAPEC' }), said({ answer: 'withdrawn' }), said({ purpose: 'caseWork' })];
    expect(standing(list)).toEqual([list[3], list[1], list[2]]);
  });
  it.each([
    ['beneficiaries.PARTNER_NEEDED', said({ purpose: 'sharing' }), null], ['beneficiaries.NO_PARTNER_HERE', said({ partner: 'x' }), null], ['beneficiaries.NO_CEREMONY_HERE', said({ purpose: 'caseWork', ceremonyId: EVENT }), null],
    ['beneficiaries.CONSENT_IN_FUTURE', said({ on: '2025-02-21' as CivilDate }), null], ['beneficiaries.NOTHING_TO_WITHDRAW', said({ answer: 'withdrawn' }), null], ['beneficiaries.NOTHING_TO_WITHDRAW', said({ answer: 'withdrawn' }), said({ answer: 'refused' })],
    [null, said({ answer: 'withdrawn' }), said({})],
  ])('%s', (code, consent, last) => { expect(decideConsent(consent, last, DAY)?.refusal.code ?? null).toBe(code); });
});

describe('a paper for a partner', () => {
  const share = (partner: string, answer: Consent['answer'] = 'given'): Consent => said({ purpose: 'sharing', partner, answer });
  it.each([
    ['nobody was asked', [], 'OFPPT', 'casePapers.PARTNER_NOT_ASKED'], ['another partner', [share('ANAPEC')], 'OFPPT', 'casePapers.PARTNER_NOT_ASKED'], ['another purpose', [said({ partner: 'OFPPT' })], 'OFPPT', 'casePapers.PARTNER_NOT_ASKED'],
    ['refused', [share('OFPPT', 'refused')], 'OFPPT', 'casePapers.PARTNER_FORBIDDEN'], ['given', [share('OFPPT')], 'OFPPT', null], ['another spelling', [share('OFPPT')], ' ofppt ', null], ['words parted otherwise', [share('مكتب التكوين المهني وإنعاش الشغل')], 'مكتب التكوين المهني و إنعاش الشغل', 'casePapers.PARTNER_NOT_ASKED'],
    ['another alef', [share('إنعاش')], 'انعاش', null], ['withdrawn under another spelling', [share('OFPPT'), share('Ofppt', 'withdrawn')], 'OFPPT', 'casePapers.PARTNER_FORBIDDEN'], ['given again', [share('OFPPT', 'refused'), share('ofppt')], 'OFPPT', null], ['of signs alone, still told apart', [share('***')], '+++', 'casePapers.PARTNER_NOT_ASKED'],
  ])('%s', (_case, consents, partner, code) => { const decided = decideSharing(consents, partner); expect(decided.ok ? null : decided.refusal.code).toBe(code); });
  it('answers the «yes» it rests on, and names the partner and the day of a «no»', () => {
    const yes = share('OFPPT');
    expect(decideSharing([share('ofppt', 'refused'), yes], 'ofppt')).toEqual({ ok: true, value: yes });
    expect(decideSharing([yes, share('ofppt', 'withdrawn')], 'OFPPT')).toEqual({ ok: false, refusal: { code: 'casePapers.PARTNER_FORBIDDEN', params: { partner: 'ofppt', answer: 'withdrawn', on: '20/02/2025' } } });
    expect(standing([yes, share('ofppt', 'withdrawn')])).toHaveLength(1);
  });
});

describe('at the centre', () => {
  let centre: Centre, ceremonyId = '' as Id, recipientId = '' as Id, personId = '' as Id;
  const call: Centre['at']['client']['call'] = (name, input) => centre.at.client.call(name, input);
  beforeAll(async () => {
    centre = await testCentre();
    ({ ceremonyId } = given(await call('handover.createCeremony', { ceremony: aCeremony() })));
    ({ recipientId } = given(await call('handover.addRecipient', { ceremonyId, recipient: aRecipient(), lines: [aLine()] })));
    personId = given(await call('beneficiaries.find', { text: 'JA100001' }))[0]?.personId ?? personId;
    given(await call('beneficiaries.open', { personId, ...aFile() }));
  });
  afterAll(async () => { expect(centre.at.bugs).toEqual([]); await centre.at.remove(); });
  const photo = async (answer: 'yes' | 'no' | 'unknown') => call('handover.setPhoto', { ceremonyId, recipientId, revision: given(await call('handover.revision', { ceremonyId })).revision, photo: answer });
  const shown = async () => given(await call('handover.day', { ceremonyId })).recipients[0]?.day.photo;
  const note = (answer: 'given' | 'refused' | 'withdrawn', more: object = {}) => call('beneficiaries.consent', { personId, purpose: 'photo', answer, on: '2025-02-19', by: 'person', ...more });

  it('a «no» in the file is heard on the day, by name, before and after the photo was agreed to', async () => {
    given(await photo('yes'));
    given(await note('refused'));
    expect(await shown()).toBe('no');
    // nobody asks again what the file says
    given(await photo('unknown'));
    expect(await shown()).toBe('no');
    const [beside] = given(await call('handover.ceremony', { ceremonyId })).recipients;
    expect(beside, 'beside the list, with the way to the file').toMatchObject({ day: { photo: 'no' }, caseFile: personId });
    expect(await photo('yes')).toEqual({ ok: false, refusal: { code: 'beneficiaries.FORBIDDEN_photo', params: { name: 'فاطمة أولى', answer: 'refused', on: '19/02/2025' } } });
    given(await photo('no'));
    given(await note('given', { ceremonyId, by: 'guardian', note: 'père présent' }));
    given(await photo('yes'));
    expect(await shown()).toBe('yes');
    expect(await centre.show(personId)).toMatchObject({ consents: [{ purpose: 'photo', answer: 'refused', ceremony: null }, { purpose: 'photo', answer: 'given', by: 'guardian', ceremony: { title: { fr: 'Cérémonie d’essai' } } }], unasked: ['caseWork', 'sharing', 'naming', 'statistics'] });
    given(await note('withdrawn', { ceremonyId }));
    expect(codeOf(await photo('yes'))).toBe('beneficiaries.FORBIDDEN_photo');
  });
  it('who does not want to be named in public is told of on the day', async () => {
    const unnamed = async () => given(await call('handover.day', { ceremonyId })).recipients[0]?.unnamed;
    const name = (answer: 'given' | 'refused' | 'withdrawn', more: object = {}) => call('beneficiaries.consent', { personId, purpose: 'naming', answer, on: '2025-02-19', by: 'person', ...more });
    expect(await unnamed()).toBe(false);
    given(await name('refused'));
    expect(await unnamed()).toBe(true);
    given(await name('given', { ceremonyId }));
    expect(await unnamed()).toBe(false);
    given(await name('withdrawn', { ceremonyId }));
    expect(await unnamed()).toBe(true);
  });
  it('rests on a paper or attachment of that very person', async () => {
    const { references } = given(await call('handover.issue', { ceremonyId })).certificates.reduce<{ references: string[] }>((all, { reference }) => ({ references: [...all.references, reference] }), { references: [] });
    expect(given(await note('given', { paper: references[0] })).consent.paper).toBe(references[0]);
    const other = await centre.open({ cin: 'JN1' });
    expect(codeOf(await call('beneficiaries.consent', { personId: other.personId, purpose: 'caseWork', answer: 'given', on: '2025-02-19', by: 'person', paper: references[0] ?? '' }))).toBe('beneficiaries.OTHERS_PAPER');
    expect(codeOf(await call('beneficiaries.consent', { personId: other.personId, purpose: 'photo', ceremonyId, answer: 'given', on: '2025-02-19', by: 'person' }))).toBe('beneficiaries.UNKNOWN_CEREMONY');
    expect(codeOf(await note('given', { attachmentId: ceremonyId }))).toBe('beneficiaries.UNKNOWN_ATTACHMENT');
  });
  it('a closed file hears a «no» alone', async () => {
    const { personId: other, revision } = await centre.open({ cin: 'JN2' });
    given(await call('beneficiaries.consent', { personId: other, purpose: 'statistics', answer: 'given', on: '2025-02-19', by: 'person' }));
    given(await call('beneficiaries.setStatus', { personId: other, revision, to: 'cancelled', reason: 'x' }));
    expect(codeOf(await call('beneficiaries.consent', { personId: other, purpose: 'caseWork', answer: 'given', on: '2025-02-19', by: 'person' }))).toBe('beneficiaries.CLOSED');
    given(await call('beneficiaries.consent', { personId: other, purpose: 'statistics', answer: 'withdrawn', on: '2025-02-20', by: 'person' }));
  });
});
