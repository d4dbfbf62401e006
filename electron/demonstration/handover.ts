import type { Client } from '#shared/contract/client.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { given, type Scene } from './file.ts';
import type { Person } from './people.ts';
import words from './words.json' with { type: 'json' };

/* The ceremony of some years ago at which people of the files were handed their equipment: validated, held, signed and filed away. */
const { past } = words, NOBODY = { ar: '', fr: '' };

/** @param people those who were there, in the order they were called */
export function pastCeremony({ call }: Pick<Client, 'call'>, people: readonly Person[], on: CivilDate): Scene[] {
  if (people.length === 0) return [];
  return [{ on, async play() {
    const { ceremonyId } = given(await call('handover.createCeremony', { ceremony: {
      title: past.title, date: on, time: '10:00', place: past.place, convention: { number: past.convention, date: null, parties: past.parties }, conventionTotal: null, conventionTotalApproximate: null, envelope: null, envelopeApproximate: null,
      giver: { entity: past.giver, representative: past.director, capacity: past.capacity }, originals: 4, noDisposalMonths: 36, transfer: 'ownership',
      signatories: [{ role: 'centre', name: past.director, capacity: past.capacity, onBehalfOf: NOBODY }, { role: 'committee', name: past.committee, capacity: past.committeeCapacity, onBehalfOf: NOBODY }],
    } }));
    for (const { place, identity: { otherPhone: _other, ...identity }, kind, profile: { reads } } of people) {
      const [found] = given(await call('beneficiaries.find', { text: identity.cin, limit: 1 })), lines = kind.items.map(([designation, quantity, unitPrice], n) => ({
        designation: designation as typeof NOBODY, brandModel: '', serial: quantity === 1 ? `SPEC-${place}-${n + 1}` : '', inventoryNumber: '', unit: past.unit, quantity: quantity as number, unitPrice: unitPrice as number, condition: 'new' as const, purchaseReference: past.purchase, funder: past.funder,
      }));
      given(await call('handover.addRecipient', { ceremonyId, lines, recipient: {
        ...identity, fileNumber: found?.fileNumber ?? '', trade: kind.trade, projectTitle: kind.title, legalForm: null, reads: { ar: reads.ar ?? true, fr: reads.fr ?? true }, readingLanguage: reads.ar === false ? past.reading : NOBODY, reader: reads.ar === false ? past.director : NOBODY,
      } }));
    }
    given(await call('handover.issue', { ceremonyId }));
    const day = given(await call('handover.day', { ceremonyId }));
    let { revision } = day;
    for (const { recipientId } of day.recipients) ({ revision } = given(await call('handover.mark', { ceremonyId, recipientId, revision, state: 'handedOver', note: '' })));
    for (const { paper } of given(await call('handover.ceremony', { ceremonyId })).recipients) if (paper) given(await call('papers.sign', { paper: paper.reference }));
    given(await call('handover.fileAway', { ceremonyId, reason: past.filed }));
  } }];
}
