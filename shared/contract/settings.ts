import { z } from 'zod';
import { ROLES } from '#shared/domain/accounts.ts';
import { PAPER_KINDS } from '#shared/domain/papers.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import { SETTINGS_FIELDS } from '#shared/domain/settings.ts';
import { signatoriesForm } from './handoverForms.ts';
import { signatoryShown } from './handoverShown.ts';
import { paperLang } from './papers.ts';
import { command, job, query } from './procedure.ts';
import { bilingual, fileHandle, instant, line, oneLine, sha256 } from './values.ts';

const LETTERHEAD = { error: 'settings.LETTERHEAD_FORM' satisfies MessageKey }, ORIGINALS = { error: 'settings.ORIGINALS_FORM' satisfies MessageKey };
const PROGRAMME = { error: 'settings.PROGRAMME_FORM' satisfies MessageKey }, MINUTES = { error: 'settings.MINUTES_FORM' satisfies MessageKey };
const NAMED = { error: 'settings.BOTH_LANGUAGES' satisfies MessageKey };

/** One value in both languages, of which a change may name one alone. */
const either = <T extends z.ZodType>(value: T) => z.strictObject({ ar: value.optional(), fr: value.optional() });
const both = (max: number) => z.strictObject({ ar: line(max), fr: line(max) }, NAMED);
const headLines = z.array(line(120), LETTERHEAD).min(1, LETTERHEAD).max(8, LETTERHEAD);
/** Minutes after the ceremony's beginning, before it where negative; null where no time is announced. */
const minutes = z.int(MINUTES).min(-720, MINUTES).max(1439, MINUTES).nullable();

const contact = z.strictObject({ phone: z.string(), address: bilingual, hours: bilingual });
const settingsShown = z.strictObject({
  name: bilingual, city: bilingual, letterhead: z.strictObject({ ar: z.array(z.string()), fr: z.array(z.string()) }),
  logos: z.strictObject({ left: sha256.nullable(), right: sha256.nullable() }), originals: z.array(bilingual), contact,
  programme: z.array(z.strictObject({ minutes: z.int().nullable(), text: bilingual })), slipTo: bilingual, cndp: z.string(), wording: z.record(z.string(), bilingual),
  giver: z.strictObject({ representative: bilingual, capacity: bilingual }), signatories: z.array(signatoryShown),
});
/** Who saved; the name may be empty, the role never. */
const savedBy = z.strictObject({ name: z.string(), role: z.enum(ROLES) });
/** A change makes the next version; what changes nothing leaves the version as it is. */
const saved = z.strictObject({ version: z.int(), changed: z.boolean() });

/** A field left out stays as it is; null brings back the first value; an empty wording brings back the catalogue's text. */
const change = z.strictObject({
  name: either(line(120)).nullable().optional(), city: either(oneLine(60)).nullable().optional(),
  letterhead: z.strictObject({ ar: headLines.optional(), fr: headLines.optional() }).nullable().optional(),
  originals: z.array(both(120), ORIGINALS).min(1, ORIGINALS).max(10, ORIGINALS).nullable().optional(),
  contact: z.strictObject({ phone: oneLine(60).optional(), address: either(oneLine(200)).optional(), hours: either(oneLine(120)).optional() }).nullable().optional(),
  programme: z.array(z.strictObject({ minutes, text: both(200) }), PROGRAMME).min(1, PROGRAMME).max(30, PROGRAMME).nullable().optional(),
  slipTo: either(line(200)).nullable().optional(),
  cndp: oneLine(60).nullable().optional(),
  wording: z.array(z.strictObject({ key: z.string().max(100), ar: z.string().optional(), fr: z.string().optional() })).max(200).nullable().optional(),
  /** Who hands over for the centre, and who usually signs: what a ceremony made by hand begins with. */
  giver: z.strictObject({ representative: either(oneLine(150)).optional(), capacity: either(oneLine(150)).optional() }).nullable().optional(),
  signatories: signatoriesForm.nullable().optional(),
});

export const settings = {
  /** What papers carry from the centre, now or in an older version, and the texts it may word otherwise. */
  'settings.show': query('settings.read', z.strictObject({ version: z.int().positive().optional() }), z.strictObject({
    version: z.int(), savedAt: instant, savedBy, settings: settingsShown,
    texts: z.array(z.strictObject({
      key: z.string(), neutral: z.boolean(), limit: z.int(), original: bilingual,
      placeholders: z.array(z.strictObject({ name: z.string(), kind: z.enum(['value', 'count', 'choice', 'date']), branches: z.array(z.string()), required: z.boolean() })),
    })),
  })),
  /** The newest versions first: when and by whom each was saved, and what it changed; nothing of the first one. */
  'settings.versions': query('settings.read', z.strictObject({}), z.array(z.strictObject({ version: z.int(), savedAt: instant, savedBy, changed: z.array(z.enum(SETTINGS_FIELDS)) }))),
  'settings.save': command('settings.change', change, saved),
  /** A sample paper of a kind, marked SPECIMEN, under settings that are not saved: what `settings.save` would be given. `text`: a text of it to be seen, which stands on it in some case alone. */
  'settings.preview': job('settings.read', z.strictObject({ change, paper: z.enum(PAPER_KINDS), text: z.string().max(100).optional(), language: paperLang }), z.strictObject({ file: fileHandle, pages: z.int() })),
  /** The picture of one side of the head, as it was given; null where there is none. */
  'settings.logo': query('settings.read', z.strictObject({ side: z.enum(['left', 'right']) }), z.strictObject({ file: fileHandle, kind: z.enum(['png', 'jpeg', 'svg']) }).nullable()),
  /** A picture of the head: left or right of it; null takes it away. */
  'settings.setLogo': command('settings.change', z.strictObject({ side: z.enum(['left', 'right']), file: fileHandle.nullable() }), saved),
};
