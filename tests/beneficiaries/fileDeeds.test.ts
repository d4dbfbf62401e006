import { expect, it } from 'vitest';
import { deedsOf } from '#renderer/features/beneficiaries/fileDeeds.ts';
import { may, ROLES } from '#shared/domain/accounts.ts';

it.each(ROLES)('%s is offered what the engine would let them do with a file, and erasing for the director alone, last', (role) => {
  const mayAssign = may(role, 'file.assign'), erase = role === 'director' ? ['erase'] : [];
  expect(deedsOf({ mayAssign, status: 'followUp' }, role)).toEqual([...(mayAssign ? ['assign', 'merge'] : []), ...erase]);
  // a closed file moves no more, but its person may ask to be erased
  expect(deedsOf({ mayAssign, status: 'inserted' }, role)).toEqual(erase);
});
