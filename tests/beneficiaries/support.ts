import type { Answer, Sent } from '#shared/contract/index.ts';
import type { Id } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import { given, PASSPHRASE, testEngine, type TestEngine } from '#tests/support/engine.ts';
import { aFile, anIdentity, type FileForm, type IdentityForm } from '#tests/support/forms.ts';

/** A centre with its director and two companions; `as` signs somebody in. */
export interface Centre {
  readonly at: TestEngine;
  as(name: 'Directrice' | 'Amal' | 'Badr' | 'Auditrice'): Promise<void>;
  readonly ids: { readonly amal: Id; readonly badr: Id };
  open(identity?: Partial<IdentityForm>, file?: Partial<FileForm>, more?: Partial<Sent<'beneficiaries.open'>>): Promise<Answer<'beneficiaries.open'>>;
  show(personId: Id): Promise<Answer<'beneficiaries.show'>>;
}
export const codeOf = (result: Result<unknown>): string => (result.ok ? 'done' : result.refusal.code);
export async function testCentre(): Promise<Centre> {
  const at = testEngine();
  await at.create({ userName: 'Directrice' });
  for (const [name, role] of [['Amal', 'companion'], ['Badr', 'companion'], ['Auditrice', 'auditor']] as const) given(await at.client.run('users.add', { name, role, passphrase: PASSPHRASE }));
  const { users } = given(await at.client.call('users.list', {})), idOf = (name: string): Id => users.find((one) => one.name === name)?.id ?? ('' as Id);
  return {
    at, ids: { amal: idOf('Amal'), badr: idOf('Badr') },
    async as(name) {
      given(await at.client.call('accounts.lock', {}));
      at.session = given(await at.client.call('accounts.unlock', { user: name, passphrase: PASSPHRASE })).session;
    },
    open: async (identity, file, more) => given(await at.client.call('beneficiaries.open', { identity: anIdentity(identity), ...aFile(file), ...more })),
    show: async (personId) => given(await at.client.call('beneficiaries.show', { personId })),
  };
}
