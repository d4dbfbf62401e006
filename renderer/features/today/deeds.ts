import { may, type Permission, type Role } from '#shared/domain/accounts.ts';
import { stepOf, type CeremonyStep, type Standing } from '#shared/domain/ceremonySteps.ts';
import type { MessageKey } from '#shared/i18n/index.ts';

/* What a ceremony waits for, and what of it is offered to whom. */
export interface Deed { readonly tone: 'todo' | 'block' | 'active' | 'wait' | 'done'; readonly words: MessageKey; readonly count: number; readonly act: MessageKey; /** under the ceremony's address */ readonly to: '' | '/print' | '/day' | '/file' }
const NEEDS: Readonly<Record<CeremonyStep, Permission>> = { prepare: 'ceremony.prepare', check: 'ceremony.prepare', validate: 'ceremony.validate', print: 'paper.print', handOver: 'ceremony.day', fileAway: 'ceremony.file' };

/** By the step that the ceremony is at; who may not do it looks at the ceremony. */
export function deedOf(standing: Standing, today: string, role: Role): Deed {
  const step = stepOf(standing, today) ?? 'fileAway', deed = DEEDS[step](standing);
  return may(role, NEEDS[step]) ? deed : { ...deed, act: 'home.seeAct', to: '' };
}
const DEEDS: Readonly<Record<CeremonyStep, (standing: Standing) => Deed>> = {
  prepare: () => ({ tone: 'todo', words: 'home.toFill', count: 0, act: 'home.fillAct', to: '' }),
  check: ({ blocking }) => ({ tone: 'block', words: 'home.mend', count: blocking, act: 'home.mendAct', to: '' }),
  validate: () => ({ tone: 'active', words: 'home.toValidate', count: 0, act: 'home.validateAct', to: '' }),
  print: () => ({ tone: 'active', words: 'home.printSoon', count: 0, act: 'home.printAct', to: '/print' }),
  handOver: ({ waiting }) => ({ tone: 'wait', words: 'home.handOver', count: waiting, act: 'home.handOverAct', to: '/day' }),
  fileAway: () => ({ tone: 'done', words: 'home.fileAway', count: 0, act: 'home.fileAct', to: '/file' }),
};
