import { expect, it } from 'vitest';
import { OTHER, readCommunication } from '#renderer/features/papers/communicationTexts.ts';

const texts = { partner: 'OFPPT', other: 'Autre', purpose: 'formation', language: 'fr' } as const;
it.each([
  ['of the list', {}, 'OFPPT', []], ['typed', { partner: OTHER }, 'Autre', []], ['none chosen', { partner: '' }, '', ['partner']], ['none typed', { partner: OTHER, other: ' ' }, ' ', ['other']],
  ['no purpose', { purpose: '' }, 'OFPPT', ['purpose']], ['too long', { purpose: 'x'.repeat(301) }, 'OFPPT', ['purpose']],
])('a partner %s', (_what, more, partner, faults) => {
  const read = readCommunication({ ...texts, ...more });
  expect([read.value.partner, read.faults.map(({ path }) => path)]).toEqual([partner, faults]);
});
