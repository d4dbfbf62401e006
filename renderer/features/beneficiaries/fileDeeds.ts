import { may, type Role } from '#shared/domain/accounts.ts';
import { isClosed } from '#shared/domain/beneficiaries.ts';
import type { File } from './fileTexts.ts';

export type Deed = 'assign' | 'merge' | 'erase';
/** What a role is offered to do with a file as a whole, the gravest last. A closed file is reopened first, but its person may ask to be erased at any time. */
export const deedsOf = ({ mayAssign, status }: Pick<File, 'mayAssign' | 'status'>, role: Role): readonly Deed[] => [...(mayAssign && !isClosed(status) ? ['assign', 'merge'] as const : []), ...(may(role, 'person.erase') ? ['erase'] as const : [])];
