import { z } from 'zod';
import type { MessageKey } from '#shared/i18n/index.ts';
import { ROLES } from '#shared/domain/accounts.ts';
import { gate, query } from './procedure.ts';
import { id, line, optionalLine } from './values.ts';

/** The words that open a centre: any text, bounded so that nobody can make the key derivation chew on a novel. */
const passphrase = z.string().min(1).max(1024);
const centre = z.strictObject({ id, code: z.string(), nameAr: z.string(), nameFr: z.string(), demonstration: z.boolean() });

const said = z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() });
const here = {
  user: z.strictObject({ id, name: z.string(), role: z.enum(ROLES) }), centre,
  /** What the user should know about the place where the data lie, and about the clock; catalogue keys. */
  warnings: z.array(said),
};
const opened = z.strictObject({ session: z.string(), ...here });
const state = z.discriminatedUnion('state', [
  /** Nothing here yet: a centre can be made. */
  z.strictObject({ state: z.literal('none') }),
  /** A centre whose passphrase was not given yet. `waitSeconds`: until the next passphrase is looked at. */
  z.strictObject({ state: z.literal('locked'), waitSeconds: z.int() }),
  z.strictObject({ state: z.literal('open'), ...here }),
  /** Cannot be opened, as far as it shows without a key: the folder or a file gone, damaged, newer, another's, or in use. */
  z.strictObject({ state: z.literal('problem'), refusal: said }),
]);

export const accounts = {
  /** Makes a centre in the data folder, with its first user, the director, and opens it. */
  'accounts.createCentre': gate(z.strictObject({
    code: z.string().regex(/^[A-Z][A-Z0-9]{1,7}$/, { error: 'accounts.CODE_FORM' satisfies MessageKey }),
    nameAr: line(120), nameFr: line(120),
    cityAr: optionalLine(60), cityFr: optionalLine(60),
    authorityAr: optionalLine(120), authorityFr: optionalLine(120),
    userName: optionalLine(120),
    demonstration: z.boolean().default(false),
    passphrase,
  }), opened),
  'accounts.unlock': gate(z.strictObject({ passphrase }), opened),
  /** Where the centre stands; nothing personal before it is open. */
  'accounts.state': query('public', z.strictObject({}), state),
  /** Ends the session: running jobs are cancelled and waited for, then the store closes. Locking twice does nothing more. */
  'accounts.lock': query('public', z.strictObject({}), z.strictObject({})),
};
