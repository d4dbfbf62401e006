import { z } from 'zod';
import type { MessageKey } from '#shared/i18n/index.ts';
import { PIN_DIGITS, ROLES } from '#shared/domain/accounts.ts';
import { command, gate, job, query } from './procedure.ts';
import { paperLang } from './papers.ts';
import { fileHandle, id, instant, line, oneLine, optionalLine } from './values.ts';

/** The words that open a centre: any text, bounded so that nobody can make the key derivation chew on a novel. */
export const passphrase = z.string().min(1).max(1024);
const pin = z.string().regex(new RegExp(`^[0-9]{${PIN_DIGITS.fewest},${PIN_DIGITS.most}}$`), { error: 'accounts.PIN_FORM' satisfies MessageKey });
/** A user's name as typed; nothing where a centre has one user. */
export const userName = optionalLine(120);
const centre = z.strictObject({ id, code: z.string(), nameAr: z.string(), nameFr: z.string(), demonstration: z.boolean() });

/** A catalogue key and what fills its places. */
export const said = z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() });
const here = {
  user: z.strictObject({ id, name: z.string(), role: z.enum(ROLES) }), centre,
  /** What the user should know about the place where the data lie, and about the clock; catalogue keys. */
  warnings: z.array(said),
  /** When this user was in before, and how many wrong passphrases were typed here since anybody was. */
  lastSignIn: z.strictObject({ at: instant.nullable(), wrong: z.int() }),
  /** The passphrase is somebody else's choice: it should be changed now. */
  mustChange: z.boolean(),
  /** Whether a number unlocks the screen of this session. */
  pin: z.boolean(),
};
/** What a gate answers that opened a centre. */
export const opened = z.strictObject({ session: z.string(), ...here });
const state = z.discriminatedUnion('state', [
  /** Nothing here yet: a centre can be made. */
  z.strictObject({ state: z.literal('none') }),
  /** A centre whose passphrase was not given yet. `waitSeconds`: until the next passphrase is looked at. */
  z.strictObject({ state: z.literal('locked'), waitSeconds: z.int(), /** Several users: who is it? */ askName: z.boolean() }),
  /** The screen is locked, the session is not over: nothing is shown or done before the number or the passphrase. */
  z.strictObject({ state: z.literal('held'), waitSeconds: z.int(), ...here }),
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
  'accounts.unlock': gate(z.strictObject({ user: userName, passphrase }), opened),
  /** Opens with the words of the recovery sheet alone, and gives a user (the first director where none is named) a new passphrase. */
  'accounts.recover': gate(z.strictObject({ user: userName, recovery: oneLine(400), newPassphrase: passphrase }), opened),
  /** Where the centre stands; nothing personal before it is open. */
  'accounts.state': query('public', z.strictObject({}), state),
  /** Ends the session: running jobs are cancelled and waited for, then the store closes. Locking twice does nothing more. */
  'accounts.lock': query('public', z.strictObject({}), z.strictObject({})),
  /** Locks the screen: what is open stays open and running, and nothing is shown or done before `accounts.resume`. */
  'accounts.hold': query('public', z.strictObject({}), z.strictObject({})),
  /** The same session again: by the number, five tries, or by the passphrase of the one who is in. */
  'accounts.resume': gate(z.union([z.strictObject({ pin }), z.strictObject({ passphrase })]), opened),
  /** The number that unlocks the screen of this session; null for none. It is kept in memory alone. */
  'accounts.setPin': command('signedIn', z.strictObject({ pin: pin.nullable() }), z.strictObject({})),
  'accounts.changePassphrase': job('signedIn', z.strictObject({ passphrase, newPassphrase: passphrase }), z.strictObject({})),
  /** A secret for the operating system's keystore, which opens this user's way in; the former one opens nothing any more. Asked by a host alone (`HOST_ONLY`). */
  'accounts.keystoreKeep': job('signedIn', z.strictObject({}), z.strictObject({ secret: z.string(), user: z.string() })),
  'accounts.keystoreForget': command('signedIn', z.strictObject({}), z.strictObject({})),
  /** Opens by that secret. Asked by a host alone. */
  'accounts.keystoreOpen': gate(z.strictObject({ user: userName, secret: z.string().regex(/^[0-9a-f]{64}$/) }), opened),
  /** A new recovery sheet. The words are told once, and on the sheet. The one before opens too, until somebody saw this one. */
  'accounts.recoverySheet': job('users.manage', z.strictObject({ language: paperLang.default('both') }), z.strictObject({ sheet: id, words: z.array(z.string()), file: fileHandle, fileName: z.string() })),
  /** The words were on a screen, or on paper: sheets made before this one open nothing any more. */
  'accounts.recoverySheetShown': command('users.manage', z.strictObject({ sheet: id }), z.strictObject({})),
};
