import { z } from 'zod';
import { ROLES } from '#shared/domain/accounts.ts';
import { passphrase } from './accounts.ts';
import { command, job, query } from './procedure.ts';
import { id, instant, line } from './values.ts';

const role = z.enum(ROLES);
const user = z.strictObject({ id, name: z.string(), role, active: z.boolean(), createdAt: instant, lastSignIn: instant.nullable(), /** Chosen by somebody else, and not changed yet. */ mustChange: z.boolean(), /** open case files that they accompany; a director hands them over */ files: z.int() });
const nothing = z.strictObject({});

/* The people who work with a centre's data. */
export const users = {
  /** Everybody who ever had an account, those in use first; and whether a recovery sheet is there. */
  'users.list': query('users.manage', nothing, z.strictObject({ users: z.array(user), recoverySheetAt: instant.nullable() }), true),
  /** A new account with a first passphrase, to be changed by its owner. */
  'users.add': job('users.manage', z.strictObject({ name: line(120), role, passphrase }), z.strictObject({ id })),
  'users.rename': job('users.manage', z.strictObject({ id, name: line(120) }), nothing),
  'users.setRole': command('users.manage', z.strictObject({ id, role }), nothing),
  /** Closes an account: its passphrase opens nothing from now on. What the person did stays told. */
  'users.remove': job('users.manage', z.strictObject({ id }), nothing),
  /** A new first passphrase, for one who forgot theirs. */
  'users.resetPassphrase': job('users.manage', z.strictObject({ id, passphrase }), nothing),
};
