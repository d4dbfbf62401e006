import { z } from 'zod';
import type { MessageKey } from '#shared/i18n/index.ts';
import { ROLES } from '#shared/domain/accounts.ts';
import { gate } from './procedure.ts';
import { id, line, optionalLine } from './values.ts';

/** The words that open a centre: any text, bounded so that nobody can make the key derivation chew on a novel. */
const passphrase = z.string().min(1).max(1024);
const centre = z.strictObject({ id, code: z.string(), nameAr: z.string(), nameFr: z.string(), demonstration: z.boolean() });

const opened = z.strictObject({
  session: z.string(),
  user: z.strictObject({ id, name: z.string(), role: z.enum(ROLES) }),
  centre,
  /** What the user should know about the place where the data lie; catalogue keys. */
  warnings: z.array(z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() })),
});

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
};
